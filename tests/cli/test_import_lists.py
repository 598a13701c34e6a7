"""Lists of members and agendas at a terminal: the preview, what stops it, and what becomes of the records."""

from __future__ import annotations

import json
import shutil
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from clerk_app import bootstrap
from clerk_app.cli import main
from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.board import Board
from clerk_app.domain.kinds import Entity
from clerk_app.domain.names import DatedName
from clerk_app.domain.seats import Member, Seat
from clerk_app.services.acts import CreateBoard, CreateMeeting
from tests.importers.files import word_file

BOARD = "Children and Young People's Partnership Board"
MEETING = f"{BOARD}, 2020-07-10"
CLEAR = "Seat,Name,Agency\nProbation,Sam Poe,Police\nSchools representative,,Schools\n"
DOUBTFUL = "Seat,Name,Post,Agency\nProbation,Sam Poe,,Polices\nHousing board,Jo Lee,,Housing\n"
WRITTEN = word_file(
    "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in ("1. Welcome", "2. Parking in the harbour"))
)


class Importing:
    """Imports into a store with the samples."""

    def __init__(self, store: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store, self._folder, self._capsys = store, folder, capsys

    def __call__(self, file: str, data: str | bytes, *options: str) -> tuple[int, str, str]:
        """The exit code, and what is said on both streams, of a file with this name."""
        path = self._folder / file
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        self._capsys.readouterr()
        code = main(["import", str(path), "--store", str(self.store), *options])
        return (code, *self._capsys.readouterr())

    def stored(self, kind: type[Entity]) -> tuple[Any, ...]:
        with bootstrap.closing(bootstrap.open_read_only(self.store)) as app:
            return app.queries.where(kind)

    def titles(self) -> set[str]:
        return {seat.title for seat in self.stored(Seat)}


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("sampled") / "records.clerk"
    assert main(["sample", "--store", str(store)]) == 0
    return store


@pytest.fixture
def importing(sampled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Importing:
    return Importing(Path(shutil.copy(sampled, tmp_path / "records.clerk")), tmp_path, capsys)


def test_a_clear_list_is_taken_over_and_said(importing: Importing) -> None:
    code, out, err = importing("members.csv", CLEAR, "--board", BOARD)
    assert (code, err) == (0, "")
    assert out.splitlines()[:4] == [
        "Added: 1",
        "  line 2: Probation – Sam Poe",
        "      new seat · Agency: Police",
        "Unchanged: 1",
    ]
    assert f"1 member was taken over into {importing.store}." in out
    assert "Probation" in importing.titles()


def test_the_same_list_a_second_time_changes_nothing(importing: Importing) -> None:
    importing("members.csv", CLEAR, "--board", BOARD)
    before = importing.store.read_bytes()
    code, out, _ = importing("members.csv", CLEAR, "--board", BOARD)
    assert code == 0
    assert out.endswith(f"Everything in members.csv is in {importing.store} already. Nothing was changed.\n")
    assert importing.store.read_bytes() == before


def test_a_doubt_about_a_row_that_changes_nothing_stops_nothing(importing: Importing) -> None:
    assert importing("members.csv", "Seat,Name\nChair,Jo Lee\n", "--board", BOARD, "--doubts", "take")[0] == 0
    code, out, err = importing("members.csv", "Seat,Name\nChair,Jo Lee\n", "--board", BOARD)
    assert (code, err) == (0, "")
    assert out.startswith("Unchanged: 1\n")


def test_what_is_changed_is_said_before_and_after(importing: Importing) -> None:
    text = "Seat,Post,From\nSchools representative,Schools representative,1 April 2024\n"
    code, out, _ = importing("members.csv", text, "--board", BOARD)
    assert code == 0
    assert out.startswith("Changed: 1\n  line 2: Schools representative\n      From: nothing → 1 April 2024\n")
    assert date(2024, 4, 1) in {member.since for member in importing.stored(Member)}


def test_doubts_stop_the_import_and_are_listed(importing: Importing) -> None:
    before = importing.store.read_bytes()
    code, out, err = importing("members.csv", DOUBTFUL, "--board", BOARD)
    assert code == 1
    assert out.startswith("Doubtful: 1\n  line 2: Probation – Sam Poe\n")
    assert "      Is “Polices” the agency “Police”?\n" in out
    assert err == (
        "clerk-app: 1 row is doubtful, so nothing was changed. Put the file right, or say what to do with "
        "--doubts take or --doubts leave-out.\n"
    )
    assert importing.store.read_bytes() == before


def test_doubtful_rows_are_taken_where_that_is_said(importing: Importing) -> None:
    code, out, err = importing("members.csv", DOUBTFUL, "--board", BOARD, "--doubts", "take")
    assert (code, err) == (0, "")
    assert "2 members were taken over" in out
    assert {"Probation", "Housing board"} <= importing.titles()


def test_doubtful_rows_are_left_out_where_that_is_said(importing: Importing) -> None:
    code, out, _ = importing("members.csv", DOUBTFUL, "--board", BOARD, "--doubts", "leave-out")
    assert code == 0
    assert "Left out, as they are doubtful: line 2.\n1 member was taken over" in out
    assert "Probation" not in importing.titles()
    assert "Housing board" in importing.titles()


def test_where_all_that_is_new_is_left_out_it_is_not_said_to_be_here(importing: Importing) -> None:
    text = "\n".join(DOUBTFUL.splitlines()[:2])
    code, out, _ = importing("members.csv", text, "--board", BOARD, "--doubts", "leave-out")
    assert (code, out.splitlines()[-2:]) == (
        0,
        ["Left out, as they are doubtful: line 2.", "Nothing else in members.csv is new. Nothing was changed."],
    )


def test_whoever_holds_a_seat_is_followed_where_doubts_are_taken(importing: Importing) -> None:
    text = "Seat,Name,From\nSchools representative,Jo Lee,1 April 2024\n"
    assert importing("members.csv", text, "--board", BOARD)[0] == 1
    assert importing("members.csv", text, "--board", BOARD, "--doubts", "take")[0] == 0
    assert date(2024, 3, 31) in {member.until for member in importing.stored(Member)}


def test_a_dry_run_ends_as_the_import_would_and_changes_nothing(importing: Importing) -> None:
    before = importing.store.read_bytes()
    code, out, _ = importing("members.csv", CLEAR, "--board", BOARD, "--dry-run")
    assert (code, out.splitlines()[-1]) == (0, "Nothing was changed, as --dry-run asks.")
    assert importing("members.csv", DOUBTFUL, "--board", BOARD, "--dry-run")[0] == 1
    assert importing.store.read_bytes() == before


def test_a_dry_run_needs_no_lock_and_an_import_does(importing: Importing) -> None:
    with bootstrap.closing(bootstrap.open_existing(importing.store)):
        assert importing("members.csv", CLEAR, "--board", BOARD, "--dry-run")[0] == 0
        code, out, err = importing("members.csv", CLEAR, "--board", BOARD)
    assert (code, out) == (1, "")
    assert err.startswith("clerk-app: Clerk is already open in another window")


def test_scripts_read_the_preview_as_json(importing: Importing) -> None:
    code, out, _ = importing("members.csv", DOUBTFUL, "--board", BOARD, "--doubts", "leave-out", "--json")
    said = json.loads(out)
    assert (code, said["imported"], out.isascii()) == (0, 1, True)
    assert said["rows"][0] == {
        "line": 2,
        "sheet": "",
        "state": "doubtful",
        "words": "Probation – Sam Poe",
        "says": ["new seat · Agency: Polices"],
        "doubts": ["Is “Polices” the agency “Police”?"],
        "taken": False,
    }
    assert said["rows"][1]["state"] == "added"
    stopped, out, err = importing("more.csv", DOUBTFUL.replace("Probation", "Care"), "--board", BOARD, "--json")
    assert (stopped, json.loads(out)["imported"]) == (1, 0)
    assert "is doubtful" in err


def test_what_is_said_of_the_whole_list_stands_first(importing: Importing) -> None:
    text = "Seat,Name,E-mail\nProbation,Sam Poe,s@example.org\nProbation,Sam Poe,\n,,t@example.org\n"
    _, out, _ = importing("members.csv", text, "--board", BOARD)
    lines = out.splitlines()
    assert lines[0] == "Column C (“E-mail”) is left out: how people are reached is not kept."
    assert "Said before, and left out: 1" in lines
    assert lines[lines.index("Not understood, and left out: 1") + 1] == "  line 4: t@example.org"


def test_which_board_or_meeting_a_file_is_for_has_to_be_said(importing: Importing) -> None:
    for file, data, options, sentence in (
        ("members.csv", CLEAR, (), "members.csv is a list of members. Name the board that it is for with --board."),
        ("agenda.docx", b"", (), "agenda.docx is an agenda. Name the meeting that it is for with --meeting."),
        ("members.csv", CLEAR, ("--board", BOARD, "--meeting", MEETING), "A file is a list of members or an agenda"),
        ("members.csv", CLEAR, ("--board", BOARD, "--existing", "replace"), "--existing is for exported records"),
        ("members.csv", CLEAR, ("--board", "Harbour Board"), "There is no board “Harbour Board”."),
        ("agenda.txt", "1. Welcome\n2. Close\n", ("--meeting", "today"), "There is no meeting “today”."),
    ):
        code, out, err = importing(file, data, *options)
        assert (code, out) == (1, "")
        assert err.startswith(f"clerk-app: {sentence}")


def test_of_two_boards_that_bore_one_name_the_id_is_asked_for(importing: Importing) -> None:
    with bootstrap.closing(bootstrap.open_existing(importing.store)) as app:
        names = (DatedName(BOARD), DatedName("Harbour Board", date(2020, 1, 1)))
        made = app.execute(CreateBoard(board=Board(id=app.ids.new(), names=names))).made
    code, out, err = importing("members.csv", CLEAR, "--board", BOARD)
    assert (code, out) == (1, "")
    assert err.splitlines()[0] == f"clerk-app: There is more than one board “{BOARD}”. Name it by its id."
    assert f"  {made}  Harbour Board" in err.splitlines()
    assert importing("members.csv", CLEAR, "--board", str(made), "--doubts", "take")[0] == 0


def test_of_two_meetings_of_one_day_the_id_is_asked_for_and_they_alone_are_listed(importing: Importing) -> None:
    with bootstrap.closing(bootstrap.open_existing(importing.store)) as app:
        (board,) = (board for board in app.queries.boards() if board.names[0].name == BOARD)
        asked = CreateMeeting(board_id=board.id, date=date(2020, 7, 10), start=time(15), end=time(16))
        made = app.execute(asked).made
    code, out, err = importing("agenda.txt", "1. Welcome\n", "--meeting", MEETING)
    assert (code, out) == (1, "")
    said = err.splitlines()
    assert said[0] == f"clerk-app: There is more than one meeting “{MEETING}”. Name it by its id."
    assert len(said) == 4
    assert any(str(made) in line for line in said[2:])


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("agenda.txt", "1. Welcome\n2. Parking in the harbour\n".encode("utf-16")),
        ("agenda.docx", WRITTEN),
        ("agenda.html", b"<!DOCTYPE html><html><body><p>1. Welcome</p><p>2. Parking in the harbour</p></body></html>"),
    ],
)  # fmt: skip
def test_an_agenda_is_put_behind_the_items_of_a_meeting(importing: Importing, file: str, data: bytes) -> None:
    code, out, err = importing(file, data, "--meeting", MEETING, "--doubts", "take")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "Items: 2"
    assert f"2 items were put on the agenda in {importing.store}." in out
    assert "Parking in the harbour" in {item.title for item in importing.stored(AgendaItem)}


def test_doubts_stop_an_agenda_until_it_is_said_what_to_do(importing: Importing) -> None:
    text = "1. Welcome\n2. Parking – Harbour Master\n4. Close\n"
    before = importing.store.read_bytes()
    code, out, err = importing("agenda.txt", text, "--meeting", MEETING)
    assert code == 1
    assert "      “Harbour Master” behind the dash is taken for who leads." in out.splitlines()
    assert "rows are doubtful, so nothing was changed" in err
    assert importing("agenda.txt", text, "--meeting", MEETING, "--dry-run")[0] == 1
    assert importing.store.read_bytes() == before
    code, out, _ = importing("agenda.txt", text, "--meeting", MEETING, "--doubts", "leave-out", "--json")
    assert (code, json.loads(out)["imported"]) == (0, 1)
    titles = {item.title for item in importing.stored(AgendaItem)}
    assert "Welcome" in titles
    assert "Parking" not in titles


def test_an_item_that_cannot_be_taken_does_not_keep_the_others_from_being_shown_and_taken(importing: Importing) -> None:
    text = "1.\n2. Parking 10:30 – 10:15\n"
    code, out, err = importing("agenda.txt", text, "--meeting", MEETING)
    assert (code, out.splitlines()[0]) == (1, "Items: 2")
    assert "      This item has no title." in out.splitlines()
    assert "      It would end at 10:15, no later than it begins at 10:30, so it has no time." in out.splitlines()
    assert "2 rows are doubtful" in err
    code, out, _ = importing("agenda.txt", text, "--meeting", MEETING, "--doubts", "take")
    assert code == 0
    assert out.splitlines()[-2].startswith("Left out")
    assert "1 item was put on the agenda" in out
    assert "Parking" in {item.title for item in importing.stored(AgendaItem)}
