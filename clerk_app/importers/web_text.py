"""Lines and rows of tables from the HTML that other programs put on the clipboard; none of its markup is kept."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clerk_app.importers.limits import LARGEST_PASTE, MEGABYTE, MOST_COLUMNS, MOST_TAGS
from clerk_app.importers.marked_text import BOLD, ITALIC, LINKED, NOT_BOLD, NOT_ITALIC, linked
from clerk_app.importers.pieces import Line, Piece, TableRow
from clerk_app.importers.refusal import Refusal, RefusalCode
from clerk_app.importers.word_file import in_signs

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_UNSEEN = frozenset({"head", "style", "script", "title", "template", "noscript", "iframe", "object", "svg", "math"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p",
    "pre", "section", "table", "ul",
})  # fmt: skip
_STYLED = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_SIGNS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read_web_text(data: bytes, *, with_looks: bool = False) -> tuple[Piece, ...]:
    """The lines and rows of HTML in UTF-8, with the signs of `marked_text` if looks are wanted; raises Refusal."""
    from lxml import etree  # noqa: PLC0415

    if len(data) > LARGEST_PASTE:
        raise Refusal(RefusalCode.TOO_LARGE, most=LARGEST_PASTE // MEGABYTE)
    if data.count(b"<") > MOST_TAGS:
        raise Refusal(RefusalCode.EXPANDS_TOO_MUCH)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    text = data.decode("utf-8", "replace").replace("\x00", "")
    try:
        root = etree.fromstring(text.encode(), parser) if text.strip() else None
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refusal(RefusalCode.DAMAGED) from error
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        # libxml2 goes on without what lies deeper than 256 elements, and says so only here.
        raise Refusal(RefusalCode.EXPANDS_TOO_MUCH)
    return () if root is None else tuple(_Walk(with_looks=with_looks).pieces(root))


class _Walk:
    """Goes through the tree once, gathering text until something begins or ends a line."""

    def __init__(self, *, with_looks: bool) -> None:
        self._with_looks = with_looks
        self._gathered: list[str] = []
        self._mark = ""  # of an entry, until its first line is there
        self._line = 0
        self._table = 0

    def pieces(self, root: "Element") -> Iterator[Piece]:
        """The lines and rows, blank lines left out."""
        yield from self._inside(root, 0)
        yield from self._end_line(0)

    def _inside(self, element: "Element", heading: int) -> Iterator[Piece]:
        self._gathered.append(_spaced(element, element.text))
        count = _first_of(element)
        for child in element:
            tag = str(child.tag)
            if tag == "table":
                yield from self._end_line(heading)
                yield from self._rows(child)
            elif tag == "br":
                yield from self._end_line(heading)
            elif tag in _BLOCKS:
                yield from self._end_line(heading)
                if tag == "li":
                    count = _number(child.get("value"), count)
                    self._mark = _label(element, count)
                    count += 1
                level = int(tag[1]) if tag[0] == "h" and tag[1:].isdecimal() else heading
                yield from self._inside(child, level)
                yield from self._end_line(level)
                self._mark = "" if tag == "li" else self._mark
            elif tag and tag not in _UNSEEN:
                before, after = self._looks(child)
                self._gathered.append(before)
                yield from self._inside(child, heading)
                self._gathered.append(after)
            self._gathered.append(_spaced(element, child.tail))

    def _looks(self, element: "Element") -> tuple[str, str]:
        """The signs before and behind what stands in an element; none where looks are not wanted."""
        tag = str(element.tag)
        if not self._with_looks:
            return "", ""
        if tag in ("b", "strong"):
            return BOLD, NOT_BOLD
        if tag in ("i", "em"):
            return ITALIC, NOT_ITALIC
        begin, _, end = linked("-", element.get("href", "")).partition(f"{LINKED}-") if tag == "a" else ("", "", "")
        return (f"{begin}{LINKED}", end) if end else ("", "")

    def _rows(self, table: "Element") -> Iterator[TableRow]:
        self._table += 1
        this = self._table
        for row in _below(table, ("tr",)):
            first = self._line + 1
            cells = tuple(self._cell(cell) for cell in _below(row, ("td", "th")))
            if len(cells) > MOST_COLUMNS:
                raise Refusal(RefusalCode.TOO_MANY_COLUMNS, most=MOST_COLUMNS, line=first)
            self._line = max(self._line, first)
            yield TableRow(first, this, cells)

    def _cell(self, cell: "Element") -> str:
        lines = [*self._inside(cell, 0), *self._end_line(0)]
        return "\n".join(line.text if isinstance(line, Line) else "\t".join(line.cells) for line in lines)

    def _end_line(self, heading: int) -> Iterator[Line]:
        text = "".join(self._gathered).strip()
        self._gathered.clear()
        if text:
            self._line += 1
            yield Line(self._line, self._mark + text, heading)
            self._mark = ""


def _below(parent: "Element", tags: tuple[str, ...]) -> Iterator["Element"]:
    """The rows of a table or the cells of a row, through what groups them, but not into other tables."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in ("thead", "tbody", "tfoot", "form"):
            yield from _below(child, tags)


def _spaced(element: "Element", text: str | None) -> str:
    """Text as a browser shows it: the end of a line with what indents the next is a space; other tabs stay."""
    if text is None or element.tag == "pre":
        return text or ""
    first, *others = text.replace("\r", "\n").split("\n")
    if not others:
        return first
    *middle, last = others
    return " ".join((first.rstrip(), *(line.strip() for line in middle), last.lstrip()))


def _label(parent: "Element", count: int) -> str:
    """What a browser shows before an entry of a list."""
    if parent.tag != "ol":
        return "• "
    styled = next((signs for name, signs in _STYLED.items() if name in parent.get("style", "").lower()), "decimal")
    return f"{in_signs(count, _SIGNS.get(str(parent.get('type', '')), styled))}. "


def _first_of(element: "Element") -> int:
    return _number(element.get("start"), 1) if element.tag == "ol" else 1


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and len(text) < 5 and text.isdecimal() and int(text) > 0 else otherwise
