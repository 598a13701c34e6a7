"""A store that is newer, damaged, read-only, missing or no store: what is said, and that it stays as it is."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from clerk_app.bootstrap import open_existing
from tests.bad_input.commands import REPOSITORY, Commands, as_nobody, contents
from tests.storage.earlier import make_earlier
from tests.storage.processes import can_be_nobody

needs_nobody = pytest.mark.skipif(not can_be_nobody(), reason="only root can become a user who owns nothing")


def change(store: Path, statement: str) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(statement)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def refused_and_unchanged(clerk: Commands, store: Path, everything: Path) -> list[str]:
    """What every command says alike; nothing in the folder is changed, made or left."""
    before = contents(store.parent)
    commands: tuple[tuple[str | Path, ...], ...] = (
        ("check",), ("sample",), ("import", everything), ("export", "--format", "json", "--output", store.parent / "x"),
        ("boards",), ("meetings", "--json"), ("backup", "--output", store.parent / "x"),
    )  # fmt: skip
    said = [clerk.refused(*command, "--store", store) for command in commands]
    assert said == [said[0]] * len(commands)
    assert contents(store.parent) == before
    return said[0]


def test_a_newer_store_asks_for_a_newer_clerk(store: Path, everything: Path, clerk: Commands) -> None:
    change(store, "UPDATE schema_version SET version_num = '9999'")
    assert refused_and_unchanged(clerk, store, everything) == [
        "clerk-app: These records need a newer Clerk",
        "These records were last used with a newer Clerk.",
        "What is safe. Your records. Nothing was changed.",
        "What you can do. Update Clerk on this computer, or open a backup.",
    ]


def test_records_of_an_earlier_clerk_are_backed_up_but_not_read_before_they_are_brought_up_to_date(
    store: Path, clerk: Commands
) -> None:
    make_earlier(store)
    before = store.read_bytes()
    for command in (("check",), ("meetings",), ("export", "--format", "json", "--output", store.parent / "x")):
        assert clerk.refused(*command, "--store", store) == [
            "clerk-app: These records are from an earlier Clerk",
            "“records.clerk” must be brought up to date before this Clerk can read it.",
            "What is safe. Your records. Nothing was changed.",
            "What you can do. Open them once in Clerk: a copy is made, then they are brought up to date. A backup can "
            "be made before.",
        ]
    clerk.done("backup", "--store", store, "--output", store.parent / "backup.clerk")
    assert store.read_bytes() == before


@pytest.mark.parametrize("harm", ["cut short", "begins with zeros"])
def test_a_damaged_store_is_left_as_it_is_and_a_backup_asked_for(
    store: Path, everything: Path, clerk: Commands, harm: str
) -> None:
    whole = store.read_bytes()
    store.write_bytes(whole[: len(whole) // 3] if harm == "cut short" else bytes(512) + whole[512:])
    assert refused_and_unchanged(clerk, store, everything) == [
        "clerk-app: The records are damaged",
        "Part of “records.clerk” cannot be read, most likely because of the disk.",
        "What is safe. The file was left as it is, and so are any backups.",
        "What you can do. Open the latest backup, if there is one, or make new records of what is whole with the "
        "command salvage. Keep the damaged file.",
    ]


@pytest.mark.parametrize("content", [b"", b"Dear all,\n", bytes(100_000)])
def test_another_kind_of_file_is_never_opened(
    tmp_path: Path, everything: Path, clerk: Commands, content: bytes
) -> None:
    file = tmp_path / "letter.clerk"
    file.write_bytes(content)
    assert refused_and_unchanged(clerk, file, everything) == [
        "clerk-app: This is not a file of Clerk",
        "“letter.clerk” is of another kind, so it was not opened.",
        "What is safe. That file. Nothing was changed in it.",
        "What you can do. Choose another file.",
    ]


def test_records_that_are_not_there_are_said_to_be_missing_and_not_to_be_lost(tmp_path: Path, clerk: Commands) -> None:
    (tmp_path / "folder.clerk").mkdir()
    for name in ("none.clerk", "folder.clerk"):
        assert clerk.refused("check", "--store", tmp_path / name) == [
            "clerk-app: There are no records there",
            f"There is no file “{name}” in {tmp_path}.",
            "What is safe. Nothing was changed.",
            "What you can do. Look whether the name is right and the drive is connected, or choose another file.",
        ]
    assert clerk.refused("check", "--store", tmp_path / ("x" * 300))[0] == "clerk-app: There are no records there"
    assert [file.name for file in tmp_path.iterdir()] == ["folder.clerk"]


def test_new_records_in_a_folder_that_is_not_there_name_the_file(tmp_path: Path, clerk: Commands) -> None:
    title, text, *_ = clerk.refused("sample", "--store", tmp_path / "stick" / "records.clerk")
    assert title == "clerk-app: The file or its folder is not there"
    assert text.startswith("“records.clerk” was not found")


@needs_nobody
class TestAsSomebodyWhoMayNot:
    @pytest.mark.parametrize("place", [0o777, 0o755])
    def test_a_read_only_store_is_read_but_not_changed(self, open_to_all: Path, place: int) -> None:
        open_to_all.parent.chmod(place)
        before = open_to_all.read_bytes()
        assert as_nobody("check", "--store", open_to_all).out == f"{open_to_all} is sound.\n"
        said = as_nobody("sample", "--store", open_to_all)
        assert (said.code, said.lines) == (
            1,
            [
                "clerk-app: The records cannot be changed here",
                "This computer does not allow writing to “records.clerk”.",
                "What is safe. Everything that was saved before.",
                "What you can do. Read here without changing anything, or ask for the right to change the file.",
            ],
        )
        assert open_to_all.read_bytes() == before

    @pytest.mark.parametrize("which", ["file", "folder"])
    def test_a_store_that_may_not_be_read_says_so(self, open_to_all: Path, which: str) -> None:
        (open_to_all if which == "file" else open_to_all.parent).chmod(0o700)
        said = as_nobody("check", "--store", open_to_all)
        assert (said.code, said.lines) == (
            1,
            [
                "clerk-app: Clerk may not read that file",
                f"This computer does not allow reading “records.clerk” in {open_to_all.parent}.",
                "What is safe. That file, and your records. Nothing was changed.",
                "What you can do. Ask for the right to read it, or choose another file.",
            ],
        )

    def test_somebody_without_a_home_is_told_that_no_records_can_be_made_there(self) -> None:
        said = as_nobody("sample")
        assert said.code == 1
        assert said.lines[0] == "clerk-app: Clerk may not write there"
        assert said.lines[1] == (
            "This computer does not allow writing “records.clerk” to /nonexistent/.local/share/clerk."
        )


def killed_with_words_in_the_log(store: Path) -> None:
    """Puts the samples into a new store and ends as a crash would, before the log is played into the file."""
    program = (
        "import os, sys; from datetime import date; from pathlib import Path; from clerk_app import bootstrap;"
        "opened = bootstrap.open_or_create(Path(sys.argv[1]));"
        "bootstrap.load_samples(opened.app, date(2026, 1, 1)); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", program, str(store)], cwd=REPOSITORY, check=True, timeout=60)


def test_new_records_are_never_begun_over_the_log_of_records_that_are_gone(tmp_path: Path, clerk: Commands) -> None:
    store = tmp_path / "records.clerk"
    killed_with_words_in_the_log(store)
    moved = store.rename(tmp_path / "moved.clerk")
    before = contents(tmp_path)
    assert clerk.refused("sample", "--store", store) == [
        "clerk-app: The records have gone, but their last words are here",
        f"“records.clerk” is no longer in {tmp_path}, but a file of its last changes is still beside its place.",
        "What is safe. Those last changes. No new records were begun in their place.",
        "What you can do. Put “records.clerk” back where it was. To begin new records, choose another name.",
    ]
    assert contents(tmp_path) == before

    moved.rename(store)
    opened = open_existing(store)
    assert len(opened.app.queries.boards()) == 5
    assert opened.app.queries.damage() == ()
    opened.close()


def test_the_empty_log_that_a_reader_leaves_hinders_no_new_records(tmp_path: Path, clerk: Commands) -> None:
    (tmp_path / "records.clerk-wal").touch()
    clerk.done("sample", "--store", tmp_path / "records.clerk")
    assert "is sound" in clerk.done("check", "--store", tmp_path / "records.clerk")


def test_a_journal_that_a_crash_left_is_no_reason_to_refuse_reading(store: Path, clerk: Commands) -> None:
    store.with_name("records.clerk-journal").write_bytes(os.urandom(4000))
    assert clerk.done("check", "--store", store) == f"{store} is sound.\n"


def test_a_log_that_is_not_its_own_changes_nothing(store: Path, clerk: Commands) -> None:
    store.with_name("records.clerk-wal").write_bytes(os.urandom(4000))
    assert clerk.done("check", "--store", store) == f"{store} is sound.\n"


def test_a_changed_paragraph_is_named_by_the_check_and_the_rest_can_be_exported(
    store: Path, tmp_path: Path, clerk: Commands
) -> None:
    with closing(sqlite3.connect(store)) as connection:
        block_id, day = connection.execute(
            "SELECT blocks.id, date FROM blocks JOIN minutes ON minutes.id = minute_id"
            " JOIN meetings ON meetings.id = meeting_id ORDER BY blocks.id LIMIT 1"
        ).fetchone()
    change(store, f"UPDATE blocks SET level = 2 WHERE id = '{block_id}'")
    before = store.read_bytes()
    said = clerk("check", "--store", store)
    assert (said.code, said.err) == (3, "")
    assert said.out.splitlines() == [
        f"{store}: Paragraph {block_id} is not as it was written.",
        "What is safe. Everything else in the file. Nothing was changed.",
        "What you can do. Keep this file. Open the latest backup, if there is one, or make new records of what is "
        "whole with the command salvage. What is damaged is shown as far as it can be read.",
    ]
    exports = {}
    for when in ("2025-03-17", "2024-09-09"):
        meeting = f"Corporate Parenting Board, {when}"
        exports[when] = clerk("export", "--format", "pdf", "--meeting", meeting, "--store", store, "--output", tmp_path)
    damaged = exports.pop(day)
    assert damaged.code == 1
    assert damaged.err.startswith("clerk-app: Part of this meeting is damaged")
    assert [export.code for export in exports.values()] == [0]
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert store.read_bytes() == before
