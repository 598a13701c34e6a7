"""Minutes of other programs out of Word files, web pages, text files and lists with commas."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from io import StringIO
from types import MappingProxyType

from clerk_app.domain.doubts import doubt
from clerk_app.domain.minutes_list import MinutesDoubt, MinutesList
from clerk_app.importers.guarded import web_text, word_text
from clerk_app.importers.limits import MOST_PARAGRAPHS
from clerk_app.importers.marked_text import without_signs
from clerk_app.importers.minutes_reader import minutes_in
from clerk_app.importers.pieces import Line, Piece, TableRow
from clerk_app.importers.refusal import Refusal, RefusalCode
from clerk_app.importers.text_table import decoded
from clerk_app.importers.word_file import LeftOut, WordText

_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_WEB_PAGE = ("<!doctype html", "<html")
_TAGS = "p|ol|ul|li|br|b|i|em|strong|table|tr|td|th|tbody|thead|div|span|a|h[1-6]|blockquote|u|sup|sub"
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_LEFT_OUT: Mapping[str, MinutesDoubt] = MappingProxyType(
    {
        LeftOut.DELETED: MinutesDoubt.DELETED_TEXT,
        LeftOut.HIDDEN: MinutesDoubt.HIDDEN_TEXT,
        LeftOut.BOX: MinutesDoubt.TEXT_BOX,
        LeftOut.OTHER_FILE: MinutesDoubt.OTHER_FILE,
    }
)


def read_minutes(data: bytes, *, has_commas: bool = False) -> MinutesList:
    """The minutes in a Word file, a web page, or a text file whose cells may hold pieces of HTML; raises Refusal.

    `has_commas`: what parts the cells of a row are commas, not tabs.
    """
    if data.startswith(_OFFICE):
        return _minutes_of(word_text(data, with_looks=True))
    text, is_sure = decoded(data)
    if text.lstrip()[:100].lower().startswith(_WEB_PAGE):
        found = _minutes_of(web_text(text.encode(), with_looks=True))
    else:
        rows = _rows(text, has_commas=has_commas)
        holds_html = _TAG.search(text) is not None or _ENTITY.search(text) is not None
        page = web_text(_page(rows).encode(), with_looks=True) if holds_html else WordText(_pieces(rows), {})
        found = _minutes_of(page)
    return found if is_sure else replace(found, doubts=(doubt(MinutesDoubt.OLD_LETTERS), *found.doubts))


def _minutes_of(text: WordText) -> MinutesList:
    found = minutes_in(text.pieces)
    doubts = [doubt(_LEFT_OUT[kind], count=count) for kind, count in text.left_out.items() if count]
    return replace(found, doubts=(*doubts, *found.doubts))


def _rows(text: str, *, has_commas: bool) -> list[list[str]]:
    """The lines by their cells; one without several is a line of text."""
    if has_commas:
        rows = list(csv.reader(StringIO(text)))
    else:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        rows = [line.split("\t") for line in lines]
    if len(rows) > MOST_PARAGRAPHS:
        raise Refusal(RefusalCode.TOO_MANY_PARAGRAPHS, most=MOST_PARAGRAPHS)
    return rows


def _pieces(rows: list[list[str]]) -> tuple[Piece, ...]:
    table, in_table = 0, False
    pieces: list[Piece] = []
    for number, cells in enumerate(rows, start=1):
        if len(cells) > 1:
            table += not in_table
            in_table = True
            pieces.append(TableRow(number, table, tuple(map(without_signs, cells))))
        else:
            in_table = in_table and not any(cells)
            pieces.append(Line(number, without_signs("".join(cells))))
    return tuple(pieces)


def _page(rows: list[list[str]]) -> str:
    """The rows as a page of HTML, so that the pieces of it in their cells are read as what they are."""
    return f"<html><body>{''.join(_elements(rows))}</body></html>"


def _elements(rows: list[list[str]]) -> Iterator[str]:
    in_table = False
    for cells in rows:
        is_row = len(cells) > 1
        if is_row != in_table and (is_row or any(cells)):
            yield "<table>" if is_row else "</table>"
            in_table = is_row
        if is_row:
            yield f"<tr>{''.join(f'<td>{_only_tags(cell)}</td>' for cell in cells)}</tr>"
        elif any(cells):
            yield f"<div>{_only_tags(''.join(cells))}</div>"
    if in_table:
        yield "</table>"


def _only_tags(text: str) -> str:
    """The text with its tags and entities as they are, and every other sign of HTML as a sign."""
    kept: list[str] = []
    start = 0
    for found in re.finditer(f"{_TAG.pattern}|{_ENTITY.pattern}", without_signs(text), re.IGNORECASE):
        kept += [escape(text[start : found.start()], quote=False), found[0]]
        start = found.end()
    return "".join((*kept, escape(text[start:], quote=False)))
