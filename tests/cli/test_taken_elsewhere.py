"""One meeting's record is read into other records, and prints there what it printed here."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clerk_app import bootstrap
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.style_file import StyleFile, StyleFileRole, content_of
from clerk_app.plain.house_styles import shipped_style
from clerk_app.services.acts import SaveSetup
from clerk_app.services.choices import FileFormat
from tests.documents.docx.board_files import LETTERHEAD
from tests.documents.pictures import herons
from tests.terminal import done

MADE_AT = datetime(2025, 3, 18, 9, tzinfo=UTC)


def paper(store: Path, meeting_id: Id, file_format: FileFormat) -> bytes:
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        return bootstrap.exporting(app.queries).file(meeting_id, file_format, MADE_AT)


@pytest.mark.parametrize("file_format", [FileFormat.PDF, FileFormat.DOCX])
def test_a_meeting_prints_the_same_bytes_in_other_records_with_its_logo_template_and_own_style(
    tmp_path: Path, file_format: FileFormat
) -> None:
    here, there, handed_on = tmp_path / "here.clerk", tmp_path / "there.clerk", tmp_path / "meeting.json"
    done("sample", "--store", here)
    with bootstrap.closing(bootstrap.open_existing(here)) as app:
        (board,) = [one for one in app.queries.where(Board) if one.names[0].name == "Corporate Parenting Board"]
        meeting = app.queries.where(Meeting, board_id=board.id)[0]
        logo = StyleFile(
            id=Id("9" * 32), board_id=board.id, role=StyleFileRole.LOGO, name="herons.png",
            content=content_of(herons()), description="Two reeds",
        )  # fmt: skip
        template = StyleFile(
            id=Id("8" * 32), board_id=board.id, role=StyleFileRole.TEMPLATE, name="letterhead.dotx",
            content=content_of(LETTERHEAD),
        )  # fmt: skip
        own = replace(board, own_style=replace(shipped_style("item-table"), name="Ours", cover=True))
        app.execute(SaveSetup(put=(own, logo, template)))
    done("export", "--store", here, "--meeting", meeting.id, "--format", "json", "--output", handed_on)
    done("import", handed_on, "--store", there)
    assert paper(there, meeting.id, file_format) == paper(here, meeting.id, file_format)
