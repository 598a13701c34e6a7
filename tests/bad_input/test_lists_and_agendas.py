"""Lists and agendas from elsewhere, at a terminal: what is wrong is said with the way on, and nothing is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app import bootstrap
from clerk_app.domain.people import Person
from tests.bad_input.commands import Commands, as_nobody
from tests.bad_input.lists import AGENDAS, LISTS, Bad, hidden_and_merged
from tests.storage.processes import can_be_nobody

BOARD = "Corporate Parenting Board"
MEETING = f"{BOARD}, 2025-03-17"
CANNOT = "clerk-app: This cannot be taken over"
SAFE = "What is safe. Your records. Nothing was taken over."


def written(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("bad", LISTS.values(), ids=LISTS)
def test_a_list_that_cannot_be_read_says_why_and_what_to_do(
    store: Path, tmp_path: Path, clerk: Commands, bad: Bad
) -> None:
    before = store.read_bytes()
    file = written(tmp_path, bad.name, bad.data())
    said = clerk.refused("import", file, "--board", BOARD, "--doubts", "take", "--store", store)
    assert said == [CANNOT, bad.text, SAFE, f"What you can do. {bad.do}"]
    assert store.read_bytes() == before


@pytest.mark.parametrize("bad", AGENDAS.values(), ids=AGENDAS)
def test_an_agenda_that_cannot_be_read_says_why_and_what_to_do(
    store: Path, tmp_path: Path, clerk: Commands, bad: Bad
) -> None:
    before = store.read_bytes()
    file = written(tmp_path, bad.name, bad.data())
    said = clerk.refused("import", file, "--meeting", MEETING, "--doubts", "take", "--store", store)
    assert said == [CANNOT, bad.text, SAFE, f"What you can do. {bad.do}"]
    assert store.read_bytes() == before


def test_a_list_that_is_gone_is_missing_and_a_folder_is_none(store: Path, tmp_path: Path, clerk: Commands) -> None:
    said = clerk.refused("import", tmp_path / "gone.csv", "--board", BOARD, "--store", store)
    assert said == [
        "clerk-app: The file or its folder is not there",
        "“gone.csv” was not found: it or its folder was moved, or is on a drive that is not connected.",
        "What is safe. Your records. Nothing was changed.",
        "What you can do. Choose another file or folder, or connect the drive and try again.",
    ]
    assert clerk("import", tmp_path, "--board", BOARD, "--store", store).code == 1


@pytest.mark.skipif(not can_be_nobody(), reason="takes another user of this computer")
def test_a_list_that_may_not_be_read_is_not_called_damaged(open_to_all: Path) -> None:
    file = written(open_to_all.parent, "members.csv", b"Seat,Name\nHarbour,Jo Lee\n")
    file.chmod(0o600)
    said = as_nobody("import", file, "--board", BOARD, "--store", open_to_all)
    assert (said.code, said.out) == (1, "")
    assert said.lines[0] == "clerk-app: Clerk may not read that file"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_names_with_accents_are_read_however_they_are_written(
    store: Path, tmp_path: Path, clerk: Commands, encoding: str
) -> None:
    file = written(tmp_path, "members.csv", "Seat,Name\nHarbour,Zoë Façade\n".encode(encoding))
    said = clerk.done("import", file, "--board", BOARD, "--store", store)
    assert ("how its letters are written" in said) is (encoding == "cp1252")
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        assert "Zoë Façade" in {person.names[0].name for person in app.queries.where(Person)}


def test_words_that_a_spreadsheet_would_run_are_kept_as_words(store: Path, tmp_path: Path, clerk: Commands) -> None:
    names = ("=cmd|' /C calc'!A0", "+Jo Lee", "-Sam Poe", "@Ann Day", '=HYPERLINK("x")')
    rows = "".join(f'Harbour {number},"{name.replace(chr(34), chr(34) * 2)}"\n' for number, name in enumerate(names))
    clerk.done("import", written(tmp_path, "members.csv", f"Seat,Name\n{rows}".encode()), "--board", BOARD,
               "--store", store)  # fmt: skip
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        assert set(names) <= {person.names[0].name for person in app.queries.where(Person)}


def test_hidden_rows_joined_cells_formulas_and_errors_are_doubts(store: Path, tmp_path: Path, clerk: Commands) -> None:
    before = store.read_bytes()
    said = clerk("import", written(tmp_path, "members.xlsx", hidden_and_merged()), "--board", BOARD, "--store", store)
    assert said.code == 1
    assert said.err.startswith("clerk-app: 3 rows are doubtful, so nothing was changed.")
    for doubt in (
        "Cell C3 is joined with the one above, which says “Port”.",
        "Cell B4 holds a formula, and the file does not say what it shows.",
        "This row is hidden in the file.",
        "Cell C5 shows an error (#REF!); nothing is taken from it.",
    ):
        assert f"      {doubt}" in said.out.splitlines()
    assert store.read_bytes() == before


def test_a_row_that_is_there_twice_is_taken_once(store: Path, tmp_path: Path, clerk: Commands) -> None:
    file = written(tmp_path, "members.csv", b"Seat,Name\nHarbour,Jo Lee\nharbour,JO LEE\n")
    said = clerk.done("import", file, "--board", BOARD, "--store", store)
    assert "Said before, and left out: 1\n  line 3: Harbour – JO LEE" in said
    assert "1 member was taken over" in said


def test_a_seat_that_two_would_hold_at_once_is_left_as_it_is(store: Path, tmp_path: Path, clerk: Commands) -> None:
    first = written(tmp_path, "first.csv", b"Seat,Name,From\nHarbour,Jo Lee,1 May 2030\n")
    clerk.done("import", first, "--board", BOARD, "--store", store)
    before = store.read_bytes()
    second = written(tmp_path, "second.csv", b"Seat,Name,From\nHarbour,Sam Poe,1 April 2030\n")
    said = clerk("import", second, "--board", BOARD, "--store", store)
    assert "      The seat is held by Jo Lee for some of that time." in said.out.splitlines()
    assert said.code == 1
    taken = clerk.done("import", second, "--board", BOARD, "--doubts", "take", "--store", store)
    assert "Left out, as they are doubtful: line 2." in taken
    assert store.read_bytes() == before


def test_of_two_boards_of_one_name_none_is_guessed(
    store: Path, tmp_path: Path, everything: Path, clerk: Commands
) -> None:
    clerk.done("import", everything, "--existing", "copy", "--store", store)
    before = store.read_bytes()
    file = written(tmp_path, "members.csv", b"Seat,Name\nHarbour,Jo Lee\n")
    first, second, *boards = clerk.refused("import", file, "--board", BOARD, "--store", store)
    assert first == f"clerk-app: There is more than one board “{BOARD}”. Name it by its id."
    assert second == "The boards here are:"
    assert len(boards) == 2
    assert store.read_bytes() == before
    clerk.done("import", file, "--board", boards[0].split()[0], "--store", store)


def test_records_that_are_open_in_a_window_take_no_list(store: Path, tmp_path: Path, clerk: Commands) -> None:
    file = written(tmp_path, "members.csv", b"Seat,Name\nHarbour,Jo Lee\n")
    with bootstrap.closing(bootstrap.open_existing(store)):
        title, *_ = clerk.refused("import", file, "--board", BOARD, "--store", store)
    assert title == "clerk-app: Clerk is already open in another window"


def test_records_that_are_not_there_are_not_made_for_a_list(tmp_path: Path, clerk: Commands) -> None:
    file = written(tmp_path, "members.csv", b"Seat,Name\nHarbour,Jo Lee\n")
    title, *_ = clerk.refused("import", file, "--board", BOARD, "--store", tmp_path / "none.clerk")
    assert title == "clerk-app: There are no records there"
    assert not (tmp_path / "none.clerk").exists()
