"""Control characters, lone surrogates, emoji, right-to-left text and markup in every text of every kind of thing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TypeVar
from unicodedata import category
from xml.etree import ElementTree

import pytest
from lxml import html
from pypdf import PdfReader

from clerk_app import bootstrap
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, FinalAnswer, FinalOutcome, final_answer_id
from clerk_app.domain.identity import Id, is_id
from clerk_app.domain.kinds import KINDS, Entity
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.register import RegisterEntry, RegisterKind, RegisterNote, register_entry_id
from clerk_app.domain.richtext import RichText, Run, rich
from clerk_app.domain.style_file import StyleFile, StyleFileRole, content_of
from clerk_app.services.acts import ImportEntities
from clerk_app.services.app import App
from clerk_app.services.choices import FileFormat
from clerk_app.services.interchange import export_store
from tests.bad_input.commands import Commands
from tests.documents.pictures import herons
from tests.often import thinned

V = TypeVar("V")

TEXTS = {
    "characters that no file can hold": "\x00a\x01\x0b\x1b[31mb\x85\x9f c \ud800x\udfffy \ufffe\uffff\U0001fffez",
    "emoji and right to left": "👩\u200d👩\u200d👧 🏴\U000e0067\U000e007f \u202eשלום\u2067 مرحبا 12:30\u2069",
    "markup and line ends": "<b>A & B</b> <img src='file:///etc/passwd'/> {x} %s ]]> &#0;\u2028b\u2029c\r\nd\te\x0cf",
    "one long word": "w" * 300,
    "nothing to be seen": "\ufeff\u200b \u00a0",
}
CODES = frozenset({"key", "time_zone", "house_style", "language", "holidays", "sha256", "record", "link", "content"})
"""Texts that nobody types: they name things of the program's own, or are files."""


def spoilt(value: V, text: str, field: str = "") -> V:
    """The value with every text in it replaced."""
    new: object = value
    if isinstance(value, Enum | bool) or value is None or field in CODES:
        return value
    if isinstance(value, str):
        new = value if is_id(value) else text
    elif isinstance(value, RichText):
        new = rich(Run(text, run.marks) for run in value.runs or (Run("x"),))
    elif isinstance(value, tuple):
        new = tuple(spoilt(part, text, field) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        new = replace(value, **{f.name: spoilt(getattr(value, f.name), text, f.name) for f in fields(value)})
    return new  # type: ignore[return-value]  # of the type that went in


@pytest.fixture(scope="module")
def entities(everything: Path) -> tuple[Entity, ...]:
    """A whole record of every kind that the samples hold, each board with a logo, and what only some records have."""
    read = bootstrap.read_interchange(everything.read_bytes())
    logos = [
        StyleFile(
            id=Id(f"{place:032x}"), board_id=board.id, role=StyleFileRole.LOGO, name="x", content=content_of(herons()),
            description="x",
        )
        for place, board in enumerate(one for one in read if isinstance(one, Board))
    ]  # fmt: skip
    decided = next(one for one in read if isinstance(one, Decision))
    answer = FinalAnswer(
        id=final_answer_id(decided.id),
        meeting_id=decided.meeting_id,
        decision_id=decided.id,
        outcome=FinalOutcome.CHANGED,
        words="x",
    )
    block = next(one for one in read if isinstance(one, Block))
    entry = RegisterEntry(
        id=register_entry_id(block.id),
        meeting_id=_meeting_of(block, read),
        block_id=block.id,
        kind=RegisterKind.ISSUE,
        raised_by="x",
        kept_with="x",
        notes=(RegisterNote(on=date(2022, 3, 14), words="x"),),
    )
    whole = (*read, *logos, answer, entry)
    assert len({type(entity) for entity in whole}) >= len(KINDS) - 3
    return whole


def _meeting_of(block: Block, read: Iterable[Entity]) -> Id:
    return next(one.meeting_id for one in read if isinstance(one, Minute) and one.id == block.minute_id)


@contextmanager
def store_holding(entities: tuple[Entity, ...], folder: Path) -> Iterator[App]:
    folder.mkdir(exist_ok=True)
    with bootstrap.closing(bootstrap.open_or_create(folder / "records.clerk")) as app:
        app.execute(ImportEntities(entities=entities))
        yield app


@pytest.mark.parametrize("text", thinned(TEXTS.values(), every=9), ids=TEXTS)
def test_any_text_in_any_field_is_kept_and_goes_to_every_kind_of_file(
    entities: tuple[Entity, ...], text: str, tmp_path: Path
) -> None:
    spoilt_entities = tuple(spoilt(entity, text) for entity in entities)
    with store_holding(spoilt_entities, tmp_path / "one") as app:
        assert app.queries.damage() == ()
        whole = export_store(app.queries)
        exporting = bootstrap.exporting(app.queries)
        board = app.queries.boards()[0]
        meeting = app.queries.meetings(board.id)[0].meeting
        for file_format in FileFormat:
            data = exporting.file(meeting.id, file_format, app.clock.now())
            file = tmp_path / exporting.file_name(meeting.id, file_format)
            bootstrap.write_safely(file, data)
            READERS[file_format](data)
    with store_holding(bootstrap.read_interchange(whole.encode()), tmp_path / "two") as app:
        assert export_store(app.queries) == whole


def _read_word(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                text = "".join(ElementTree.fromstring(archive.read(name)).itertext())
                assert not [letter for letter in text if category(letter) == "Cs"]


def _read_pdf(data: bytes) -> None:
    for page in PdfReader(io.BytesIO(data)).pages:
        page.extract_text()


def _read_text(data: bytes) -> None:
    text = data.decode("utf-8")
    assert not [letter for letter in text if category(letter) in ("Cc", "Cs") and letter != "\n"]


def _read_html(data: bytes) -> None:
    assert html.document_fromstring(data).find(".//script") is None


READERS = {
    FileFormat.DOCX: _read_word,
    FileFormat.PDF: _read_pdf,
    FileFormat.JSON: _read_text,
    FileFormat.HTML: _read_html,
    FileFormat.TXT: _read_text,
}


@pytest.mark.parametrize("text", ["\udcff\udcfe bad", "שלום\u202e", "👩\u200d👧", "a\nb\x1b[31m"])
def test_any_text_may_be_given_on_the_command_line(store: Path, clerk: Commands, text: str) -> None:
    lines = clerk.refused("export", "--format", "pdf", "--store", store, "--meeting", text)
    assert lines[0].startswith("clerk-app: There is no meeting “")
    assert "The meetings here are:" in lines


def test_what_a_pdf_cannot_show_is_said_when_it_is_written(everything: Path, clerk: Commands, tmp_path: Path) -> None:
    text = everything.read_text("utf-8").replace("Corporate Parenting Board", "Corporate Parenting Board 日本日")
    (tmp_path / "renamed.json").write_text(text, "utf-8")
    store = tmp_path / "records.clerk"
    with store_holding(bootstrap.read_interchange(text.encode()), tmp_path):
        pass
    wanted = ("--store", store, "--meeting", "Corporate Parenting Board 日本日, 17 March 2025")
    words = (
        "Clerk’s fonts have no shape for “日” and “本”. The PDF shows an empty box in their place. "
        "Export as Word too, which has fonts of its own."
    )
    assert clerk("export", "--format", "pdf", *wanted, "--output", tmp_path / "a.pdf").err.strip() == words
    assert clerk("export", "--format", "docx", *wanted, "--output", tmp_path / "a.docx").err == ""
