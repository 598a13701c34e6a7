"""What a text document says, read alike from Word and OpenDocument: paragraphs, headings, lists, tables, anchors."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from tests.documents.ooxml import Counter, Element, part, style_of, text_of, value, w

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_DEEPEST_HEADING = 9
_BULLET_OF_SYMBOL = "\uf0b7"
"""The bullet of the font Symbol."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its text, the level of heading it is (0: none), and whether it is counted or marked."""

    text: str
    heading: int = 0
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the texts of each row's cells, and how many rows are repeated on each page."""

    rows: tuple[tuple[str, ...], ...]
    headers: int


@dataclass(frozen=True, slots=True)
class Said:
    """A whole document; `anchors` are the texts between the two ends of each bookmark."""

    lines: tuple[Line, ...]
    tables: tuple[Grid, ...]
    anchors: dict[str, str]


def said_in_word(data: bytes) -> Said:
    body = part(data, "word/document.xml")
    counter = Counter(data)
    levels = _heading_levels(part(data, "word/styles.xml"))
    lines = []
    for paragraph in body.iter(w("p")):
        number, text = counter.printed(paragraph), _one_line(text_of(paragraph))
        if text:
            lines.append(Line(text, levels.get(style_of(paragraph), 0), bool(number)))
    anchors = {
        value(start, "name"): _one_line(_between(start, value(start, "id"))) for start in body.iter(w("bookmarkStart"))
    }
    return Said(tuple(lines), tuple(map(_grid_of_word, body.iter(w("tbl")))), anchors)


def numbers_in_word(data: bytes) -> list[tuple[str, str]]:
    """Each paragraph that is counted: the number that is printed and the text."""
    counter = Counter(data)
    printed = ((counter.printed(one), _one_line(text_of(one))) for one in part(data, "word/document.xml").iter(w("p")))
    return [(number.replace(_BULLET_OF_SYMBOL, "•"), text) for number, text in printed if number]


def said_in_open_document(data: bytes) -> Said:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("content.xml"))
    body = root.find(f".//{_in('office', 'text')}")
    assert body is not None
    lines = []
    for paragraph in body.iter(_in("text", "p"), _in("text", "h")):
        text = _one_line(_open_text(paragraph))
        if text:
            level = int(paragraph.get(_in("text", "outline-level"), "0"))
            listed = any(one.tag == _in("text", "list-item") for one in paragraph.iterancestors())
            lines.append(Line(text, level, listed))
    starts = body.iter(_in("text", "bookmark-start"))
    anchors = {one.get(_in("text", "name"), ""): _one_line(_open_between(one)) for one in starts}
    return Said(tuple(lines), tuple(map(_open_grid, body.iter(_in("table", "table")))), anchors)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _heading_levels(styles: Element) -> dict[str, int]:
    """The level of heading of each style, its own or that of the style it is based on."""
    by_id = {value(one, "styleId"): one for one in styles.iter(w("style"))}

    def level(style: str) -> int:
        one = by_id.get(style)
        if one is None:
            return 0
        own = one.find(f"{w('pPr')}/{w('outlineLvl')}")
        if own is None:
            return level(value(one.find(w("basedOn"))))
        return int(value(own)) + 1 if int(value(own)) < _DEEPEST_HEADING else 0

    return {name: level(name) for name in by_id}


def _between(start: Element, place: str) -> str:
    pieces: list[str] = []
    for one in start.itersiblings():
        if one.tag == w("bookmarkEnd") and value(one, "id") == place:
            break
        pieces.append(text_of(one))
    return "".join(pieces)


def _grid_of_word(table: Element) -> Grid:
    rows = table.findall(w("tr"))
    heads = takewhile(lambda row: row.find(f"{w('trPr')}/{w('tblHeader')}") is not None, rows)
    texts = (tuple(_cell_text(cell, w("p")) for cell in row.findall(w("tc"))) for row in rows)
    return Grid(tuple(texts), len(list(heads)))


def _cell_text(cell: Element, paragraph: str) -> str:
    read = text_of if paragraph == w("p") else _open_text
    return _one_line(" ".join(read(one) for one in cell.iter(paragraph)))


def _open_grid(table: Element) -> Grid:
    heads = table.findall(f"{_in('table', 'table-header-rows')}/{_in('table', 'table-row')}")
    rows = list(table.iter(_in("table", "table-row")))
    return Grid(tuple(tuple(_open_row(row)) for row in rows), len(heads))


def _open_row(row: Element) -> Iterator[str]:
    """The texts of the cells as Word has them: one that goes on from above is there, one that is spanned is not."""
    spanned = 0
    for cell in row.iterchildren(_in("table", "table-cell"), _in("table", "covered-table-cell")):
        if spanned and cell.tag == _in("table", "covered-table-cell"):
            spanned -= 1
            continue
        spanned = int(cell.get(_in("table", "number-columns-spanned"), "1")) - 1
        yield _open_cell(cell)


def _open_cell(cell: Element) -> str:
    return _one_line(" ".join(_open_text(one) for one in cell.iter(_in("text", "p"), _in("text", "h"))))


def _open_text(element: Element) -> str:
    """The characters of a paragraph; OpenDocument has elements for spaces after one another, tabs and line breaks."""
    text = element.text or ""
    for child in element:
        if child.tag == _in("text", "s"):
            text += " " * int(child.get(_in("text", "c"), "1"))
        elif child.tag in (_in("text", "tab"), _in("text", "line-break")):
            text += " "
        elif child.tag not in (_in("text", "soft-page-break"), _in("office", "annotation")):
            text += _open_text(child)
        text += child.tail or ""
    return text


def _open_between(start: Element) -> str:
    """The text from the beginning of a bookmark to its end in the same paragraph, whatever spans they stand in."""
    name = start.get(_in("text", "name"))
    paragraph = next(one for one in start.iterancestors() if one.tag in (_in("text", "p"), _in("text", "h")))
    text, inside = "", False
    for moment, one in etree.iterwalk(paragraph, events=("start", "end")):
        if moment == "start" and one is start:
            inside = True
        elif moment == "start" and one.tag == _in("text", "bookmark-end") and one.get(_in("text", "name")) == name:
            break
        elif inside and moment == "start":
            text += one.text or ""
            text += " " * (one.tag in (_in("text", "s"), _in("text", "tab"), _in("text", "line-break")))
        if moment == "end" and inside and one is not paragraph:
            text += one.tail or ""
    return text


def _in(prefix: str, name: str) -> str:
    return f"{{{_NAMES}{prefix}:1.0}}{name}"
