"""Agendas out of Word files, text files and the clipboard."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from clerk_app.domain.agenda_list import AgendaDoubt, AgendaList
from clerk_app.domain.doubts import doubt
from clerk_app.importers.agenda_reader import agenda_in
from clerk_app.importers.guarded import web_text, word_text
from clerk_app.importers.limits import LARGEST_PASTE, MEGABYTE
from clerk_app.importers.pieces import Line, Piece, TableRow, tidied
from clerk_app.importers.refusal import Refusal, RefusalCode
from clerk_app.importers.text_table import decoded
from clerk_app.importers.word_file import LeftOut, WordText

_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_WEB_PAGE = ("<!doctype html", "<html")
_LEFT_OUT: Mapping[str, AgendaDoubt] = MappingProxyType(
    {
        LeftOut.DELETED: AgendaDoubt.DELETED_TEXT,
        LeftOut.HIDDEN: AgendaDoubt.HIDDEN_TEXT,
        LeftOut.BOX: AgendaDoubt.TEXT_BOX,
        LeftOut.OTHER_FILE: AgendaDoubt.OTHER_FILE,
    }
)


def read_agenda(data: bytes) -> AgendaList:
    """The agenda in a Word file, a web page or a text file; raises Refusal."""
    if data.startswith(_OFFICE):
        return _agenda_of(word_text(data))
    text, is_sure = decoded(data)
    is_page = text.lstrip()[:100].lower().startswith(_WEB_PAGE)
    found = _agenda_of(web_text(text.encode())) if is_page else _agenda_in_text(text)
    return found if is_sure else replace(found, doubts=(doubt(AgendaDoubt.OLD_LETTERS), *found.doubts))


def read_pasted_agenda(text: str, html: str = "") -> AgendaList:
    """The agenda on the clipboard: by its HTML where there is some, which tells tables and lists; raises Refusal."""
    if html.strip():
        return _agenda_of(web_text(html.encode("utf-8", "replace")))
    if len(text) > LARGEST_PASTE:
        raise Refusal(RefusalCode.TOO_LARGE, most=LARGEST_PASTE // MEGABYTE)
    return _agenda_in_text(text)


def _agenda_of(text: WordText) -> AgendaList:
    found = agenda_in(tuple(tidied(text.pieces)))
    doubts = [doubt(_LEFT_OUT[kind], count=count) for kind, count in text.left_out.items() if count]
    return replace(found, doubts=(*doubts, *found.doubts))


def _agenda_in_text(text: str) -> AgendaList:
    return agenda_in(tuple(tidied(_pieces_of(text))))


def _pieces_of(text: str) -> Iterator[Piece]:
    """The lines of a text; those with several tabs are rows of a table, up to the next line without."""
    table, in_table = 0, False
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        cells = line.strip(" ").split("\t")
        if len(cells) > 2 and (in_table or sum(map(bool, cells)) > 1):
            table += not in_table
            in_table = True
            yield TableRow(number, table, tuple(cells))
        else:
            in_table = in_table and not line.strip()
            yield Line(number, line.strip())
