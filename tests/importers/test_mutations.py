"""Whatever bytes and tables come: a refusal or proposals, never another exception."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.domain.agenda_list import AgendaList
from clerk_app.domain.member_list import MemberList
from clerk_app.importers.agenda_file import read_agenda
from clerk_app.importers.agenda_reader import agenda_in
from clerk_app.importers.excel import read_excel
from clerk_app.importers.grid import Cell, CellKind, Merged, Row, Sheet
from clerk_app.importers.guarded import excel_sheets, word_text
from clerk_app.importers.member_columns import _BY_HEADING
from clerk_app.importers.member_table import members_in, read_members
from clerk_app.importers.pieces import Line, TableRow, tidied
from clerk_app.importers.refusal import Refusal
from clerk_app.importers.web_text import read_web_text
from clerk_app.importers.word_file import read_word
from tests.counts import examples
from tests.importers.files import excel_parts, new_document, saved_document, word_file, workbook, zipped
from tests.strategies import HOSTILE

MUTATIONS, SEED = 10_000, 20_220_124

CELLS = st.one_of(
    st.sampled_from(HOSTILE),
    st.sampled_from(
        ("Chair", "Jo Lee", "yes", "1/4/2021", "44287", "April 2021", "vacant", "2", "member", "–", "31/02/2020")
    ),
    st.text(max_size=12),
)
HEADINGS = st.one_of(st.sampled_from(sorted(_BY_HEADING)), CELLS)
LINES = st.one_of(
    CELLS,
    st.sampled_from((
        "1. Welcome (Chair) 10:00 – 10:15", "2 Minutes (Paper 1)", "4A Budget", "4.1.2 Deep", "The Board is asked to:",
        "1) note", "(a) agree", "• look", "Papers:", "10.30", "25:70", "Item 3", "0 Nothing", "999. Last", "2.", "noon",
        "10:00 – 9:00 Backwards", "1. 2. 3.", "Lead: ;/", "(for decision)(for information)", "1 (((", "²", "٣. Arabic",
        "1٣. x", "Ⅷ. Roman", "1.²", "12:٣٠ – 12:45 x", "٣0 mins", "x²5 mins",
    )),
    st.text(alphabet="0123456789.:-–() apmhrsPaperItem\t٣²", max_size=24),
)  # fmt: skip


KINDS = st.sampled_from(CellKind)
ROWS = st.lists(LINES, min_size=1, max_size=5).map(tuple)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A sheet with headings, some of them usual, above cells of any kind."""
    width = draw(st.integers(1, 6))
    rows = [
        Row(
            line,
            tuple(
                Cell(column, draw(HEADINGS if line == 2 else CELLS), draw(KINDS), draw(st.booleans()))
                for column in range(1, width + 1)
                if draw(st.integers(0, 4))
            ),
            draw(st.booleans()),
        )
        for line in range(1, draw(st.integers(2, 7)))
    ]
    corner = st.integers(1, 8)
    merged = draw(st.lists(st.builds(Merged, corner, corner, corner, corner), max_size=2))
    return Sheet(rows=tuple(row for row in rows if row.cells), name=draw(CELLS), merged=tuple(merged))


@settings(max_examples=examples(40, 200), deadline=None)
@given(st.lists(sheets(), max_size=3))
def test_any_table_gives_members_or_a_refusal(made: list[Sheet]) -> None:
    try:
        found = members_in(made)
    except Refusal:
        return
    lines = {row.line for sheet in made for row in sheet.rows}
    assert {row.place.line for row in found.rows} <= lines
    assert all("\n" not in words for row in found.rows for words in (row.seat, row.name, row.agency, row.category))


@settings(max_examples=examples(60, 400), deadline=None)
@given(
    st.lists(
        st.one_of(
            st.builds(Line, st.integers(1, 99), LINES, st.integers(0, 3)),
            st.builds(TableRow, st.integers(1, 99), st.integers(1, 2), ROWS),
        ),
        max_size=12,
    )
)
def test_any_lines_give_an_agenda_or_a_refusal(made: list[Line | TableRow]) -> None:
    try:
        found = agenda_in(tuple(tidied(made)))
    except Refusal:
        return
    for place, item in enumerate(found.items):
        assert item.part_of is None or item.part_of < place
        assert "\xa0" not in item.title


@settings(max_examples=examples(60, 400), deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_list_or_a_refusal(data: bytes) -> None:
    for read in (read_members, read_agenda, read_web_text):
        _read(read, data)


def _read(read: Callable[[bytes], object], data: bytes) -> object:
    """What is read; None for a refusal, which is as good."""
    try:
        return read(data)
    except Refusal:
        return None


def _inside(read: Callable[[bytes], object], whole: bytes, name: str) -> tuple[Callable[[bytes], object], bytes]:
    """A part of a file, and what reads the file with that part changed: past the zip, which tells most changes."""
    with ZipFile(BytesIO(whole)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return lambda data: read(zipped({**parts, name: data})), parts[name]


def _samples() -> dict[str, tuple[Callable[[bytes], object], bytes]]:
    """Whole files by kind, small enough to be changed thousands of times, and what reads them without a process."""
    document = new_document()
    document.add_heading("Agenda", 1)
    document.add_paragraph("Welcome (Chair) 10:00 – 10:15", style="List Number")
    document.add_table(1, 2)
    small = workbook(("Seat", "Name", "From"), ("Health", "Jo", "1/4/2021"))
    sheet = excel_parts('<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Seat</t></is></c></row></sheetData>')
    paragraphs = "<w:p><w:r><w:t>1. Welcome</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    text = 'Seat;Name;From\r\nHealth;Siân;1/4/2021\r\n"Police; x";Sam;\r\n'
    web = "<ol start=2><li>a&nbsp;b<table><tr><td>1<td>Welcome</table></ol><p>c</p>"
    return {
        "Word": (read_word, saved_document(document)),
        "Word by hand": (read_word, word_file(paragraphs)),
        "Excel": (read_excel, small),
        "Excel by hand": (read_excel, zipped(sheet)),
        "Word document": _inside(read_word, saved_document(document), "word/document.xml"),
        "Word numbers": _inside(read_word, saved_document(document), "word/numbering.xml"),
        "Word relations": _inside(read_word, saved_document(document), "word/_rels/document.xml.rels"),
        "Excel sheet": _inside(read_excel, small, "xl/worksheets/sheet1.xml"),
        "Excel styles": _inside(read_excel, small, "xl/styles.xml"),
        "Excel book": _inside(read_excel, small, "xl/workbook.xml"),
        "text": (read_members, text.encode()),
        "UTF-16": (read_members, text.encode("utf-16")),
        "agenda": (read_agenda, "1. A 10:00\r\n2. B\r\n".encode("cp1252")),
        "HTML": (read_web_text, web.encode()),
    }


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some flipped, cut out, doubled or put elsewhere."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(changed)) if changed else 0
        length = chance.choice((1, 1, 2, 4, 40))
        match chance.randrange(5):
            case 0 if changed:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + length]
            case 2:
                changed[place:place] = changed[place : place + length] * chance.randint(1, 3)
            case 3:
                changed[place:place] = chance.choice((b"\x00", b"\xff\xff\xff\xff", b"<", b'"', b"PK\x01\x02", b"&a;"))
            case _:
                del changed[max(place, 1) :]
    return bytes(changed)


@pytest.mark.parametrize("kind", _samples())
def test_a_changed_file_gives_a_list_or_a_refusal(kind: str) -> None:
    _mutate(kind, 40)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("kind", _samples())
def test_ten_thousand_changed_files_give_lists_or_refusals(kind: str) -> None:
    _mutate(kind, MUTATIONS // len(_samples()))


def _mutate(kind: str, times: int) -> None:
    read, whole = _samples()[kind]
    chance = random.Random(f"{SEED} {kind}")
    for _ in range(times):
        _read(read, _mutated(whole, chance))


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_hundred_changed_files_go_through_the_process() -> None:
    """What the process says of a changed file is what is said without it, unless the file is more than it can read."""
    chance = random.Random(SEED)
    samples = _samples()
    for _ in range(50):
        for data, asked in ((samples["Word"][1], word_text), (samples["Excel"][1], excel_sheets)):
            _read(asked, _mutated(data, chance))


def test_the_whole_samples_are_read() -> None:
    found = {kind: _read(read, whole) for kind, (read, whole) in _samples().items()}
    assert all(found.values())
    assert isinstance(found["text"], MemberList)
    assert isinstance(found["agenda"], AgendaList)
