"""A Word template that a board keeps: its papers are written in it without being asked for."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from clerk_app import bootstrap
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.style_file import StyleFile, StyleFileRole, content_of
from clerk_app.services.acts import SaveSetup
from clerk_app.services.choices import FileFormat
from clerk_app.services.trouble import Trouble, TroubleCode
from tests.documents.docx.board_files import LETTERHEAD
from tests.documents.ooxml import part, value, w
from tests.documents.word_check import faults
from tests.terminal import done

MADE_AT = datetime(2025, 3, 18, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that holds the samples."""
    file = tmp_path / "records.clerk"
    done("sample", "--store", file)
    return file


def written(store: Path, data: bytes, style: str = "") -> bytes:
    """The Word file of the minutes of a board that keeps this template."""
    with bootstrap.closing(bootstrap.open_existing(store)) as app:
        (board,) = [one for one in app.queries.where(Board) if one.names[0].name == "Corporate Parenting Board"]
        meeting = app.queries.where(Meeting, board_id=board.id)[0]
        file = StyleFile(
            id=Id("9" * 32), board_id=board.id, role=StyleFileRole.TEMPLATE, name="letterhead.dotx",
            content=content_of(data),
        )  # fmt: skip
        app.execute(SaveSetup(put=(file,)))
        return bootstrap.exporting(app.queries).file(meeting.id, FileFormat.DOCX, MADE_AT, style)


def margin(data: bytes) -> str:
    (margins,) = part(data, "word/document.xml").iter(w("pgMar"))
    return value(margins, "left")


def test_minutes_are_written_in_the_template_that_the_board_keeps(store: Path) -> None:
    data = written(store, LETTERHEAD)
    assert margin(data) == "1701"
    assert faults(data, in_template=True) == []


def test_a_style_that_is_asked_for_takes_the_place_of_the_template(store: Path) -> None:
    assert margin(written(store, LETTERHEAD, "item-table")) == "1247"


def test_a_template_that_is_broken_is_told_of_by_its_name(store: Path) -> None:
    with pytest.raises(Trouble) as caught:
        written(store, LETTERHEAD[:-40])
    assert caught.value.code is TroubleCode.TEMPLATE_NOT_READ
    assert caught.value.values["path"] == "letterhead.dotx"
