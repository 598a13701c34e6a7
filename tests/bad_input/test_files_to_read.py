"""Lists and agendas that cannot be read: what the user reads names the file and says what is safe and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clerk_app.bootstrap import read_agenda, read_members, read_pasted_agenda
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.wording.problems import ProblemWords, trouble_words
from tests.importers.files import word_file


def said(read: Callable[[], object]) -> tuple[TroubleCode, ProblemWords]:
    with pytest.raises(Trouble) as trouble:
        read()
    return trouble.value.code, trouble_words(trouble.value.code, trouble.value.values)


def test_a_list_without_headings_is_named_and_said_to_have_none(tmp_path: Path) -> None:
    file = tmp_path / "members.csv"
    file.write_text("one,two\n3,4\n", encoding="utf-8")
    code, words = said(lambda: read_members(file))
    assert code is TroubleCode.FILE_NOT_READ
    assert words.text == (
        "No row of “members.csv” has the headings of a list of members, such as seat, name and agency."
    )
    assert words.do == "Put headings above the columns, and choose the file again."


def test_a_damaged_agenda_is_named(tmp_path: Path) -> None:
    file = tmp_path / "agenda.docx"
    file.write_bytes(word_file("<w:p/>")[:-30])
    _, words = said(lambda: read_agenda(file))
    assert words.text == "“agenda.docx” is damaged, or was cut short on its way."
    assert words.safe == "Your records. Nothing was taken over."


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device there")
def test_a_device_that_never_ends_is_too_large() -> None:
    with pytest.raises(Trouble) as refused:
        read_members(Path("/dev/zero"))
    assert (refused.value.values["reason"], refused.value.values["most"]) == ("too_large", 32)


def test_a_file_that_is_too_large_is_not_read_at_all(tmp_path: Path) -> None:
    file = tmp_path / "agenda.docx"
    with file.open("wb") as opened:
        opened.truncate(33 * 1024 * 1024)
    _, words = said(lambda: read_agenda(file))
    assert words.text == "“agenda.docx” is larger than 32 MB."


def test_a_file_that_is_not_there_and_one_that_is_a_folder(tmp_path: Path) -> None:
    assert said(lambda: read_members(tmp_path / "none.csv"))[0] is TroubleCode.TARGET_MISSING
    assert said(lambda: read_members(tmp_path))[0] in (TroubleCode.FILE_UNREADABLE, TroubleCode.MAY_NOT_READ)


def test_pasted_text_is_not_called_a_file() -> None:
    _, words = said(lambda: read_pasted_agenda(" \n"))
    assert words.text == "There are no items in the text."


def test_whole_files_are_read_through_the_same_door(tmp_path: Path) -> None:
    members, agenda = tmp_path / "members.csv", tmp_path / "agenda.docx"
    members.write_text("Seat,Name\nHealth,Jo\n", encoding="utf-8")
    agenda.write_bytes(word_file("<w:p><w:r><w:t>1. Welcome</w:t></w:r></w:p>"))
    assert read_members(members).rows[0].seat == "Health"
    assert read_agenda(agenda).items[0].title == "Welcome"
    assert read_pasted_agenda("1. Welcome").items[0].title == "Welcome"
