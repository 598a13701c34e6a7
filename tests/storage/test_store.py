import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from clerk_app.domain.board import Board
from clerk_app.domain.minutes import Block
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage import store as store_module
from clerk_app.storage.engine import raw
from clerk_app.storage.store import Mode, Store, create_store, open_store
from tests.fakes import CountingIds, SetClock
from tests.storage.processes import ask, can_be_nobody
from tests.storage.samples import BOARD, MINUTE, block, minutes, put

as_nobody = pytest.mark.skipif(not can_be_nobody(), reason="only root can become a user who owns nothing")


def code_of(path: Path, mode: Mode = Mode.WRITE) -> TroubleCode:
    """The trouble of opening; whatever it is, the file stays as it is and nothing is made beside it."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(Trouble) as trouble:
        open_store(path, clock=SetClock(), mode=mode)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside
    return trouble.value.code


def test_a_new_store_is_empty_and_whole(store: Store) -> None:
    assert list(store.queries.everything()) == []
    assert store.queries.damage() == ()
    assert store.quick_damage() == ()
    assert store.store_id == "0" * 31 + "1"
    assert not store.is_read_only


def test_a_store_is_never_made_over_something(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        create_store(path, ids=CountingIds(), clock=SetClock())
    assert path.read_bytes() == before


def test_a_store_in_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        create_store(tmp_path / "away" / "minutes.clerk", ids=CountingIds(), clock=SetClock())
    assert trouble.value.code is TroubleCode.TARGET_MISSING


def test_a_store_that_cannot_be_finished_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clerk_app.storage.creation.revision_name", lambda version: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        create_store(tmp_path / "minutes.clerk", ids=CountingIds(), clock=SetClock())
    assert list(tmp_path.iterdir()) == []


def test_the_log_is_written_ahead_and_every_commit_is_synced_in_full(store: Store) -> None:
    assert store._writer is not None
    connection = raw(store._writer)
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}
    assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted
    assert store.has_log


def test_a_database_that_does_not_keep_its_promises_is_not_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clerk_app.storage.engine._FULL", 3)
    with pytest.raises(RuntimeError, match="synchronous"):
        open_store(path, clock=SetClock())
    monkeypatch.undo()
    open_store(path, clock=SetClock()).close()


def test_only_the_owner_can_read_a_store_and_what_lies_beside_it(store: Store) -> None:
    put(store, BOARD)
    files = [file for file in store.path.parent.iterdir() if file.name.startswith(store.path.name)]
    assert len(files) == 4
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_closed_store_is_one_file_and_its_lock(path: Path) -> None:
    opened = open_store(path, clock=SetClock())
    put(opened, *minutes(50))
    assert opened.queries.where(Block) != ()
    opened.close()
    assert sorted(file.name for file in path.parent.iterdir()) == ["minutes.clerk", "minutes.clerk.lock"]
    again = open_store(path, clock=SetClock())
    assert len(again.queries.where(Block)) == 50
    again.close()


def test_a_store_for_reading_reads_and_refuses_to_write(store: Store) -> None:
    put(store, *minutes(2))
    reader = open_store(store.path, clock=SetClock(), mode=Mode.READ)
    put(store, block(5, "while the reader looks on"))
    assert reader.is_read_only
    assert len(reader.queries.where(Block)) == 3
    with pytest.raises(Trouble) as trouble, reader.units():
        pass
    assert trouble.value.code is TroubleCode.STORE_READ_ONLY
    reader.close()
    put(store, block(6, "after the reader left"))


def test_a_store_that_nobody_writes_can_be_read(path: Path) -> None:
    opened = open_store(path, clock=SetClock())
    put(opened, *minutes(2))
    opened.close()
    reader = open_store(path, clock=SetClock(), mode=Mode.READ)
    assert len(reader.queries.where(Block)) == 2
    reader.close()
    open_store(path, clock=SetClock()).close()


def test_no_file_is_a_store_that_is_missing(tmp_path: Path) -> None:
    for mode in Mode:
        with pytest.raises(Trouble) as trouble:
            open_store(tmp_path / "minutes.clerk", clock=SetClock(), mode=mode)
        assert trouble.value.code is TroubleCode.STORE_MISSING
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", list(Mode))
def test_a_newer_store_is_refused_and_left_as_it_is(path: Path, mode: Mode) -> None:
    change(path, "UPDATE schema_version SET version_num = '0099'")
    with pytest.raises(Trouble) as trouble:
        open_store(path, clock=SetClock(), mode=mode)
    assert trouble.value.values["version"] == 99
    assert code_of(path, mode) is TroubleCode.STORE_NEWER


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("content", [b"", b"x", b"Minutes of the Harbour Board\n" * 400, bytes(range(256)) * 80])
def test_another_kind_of_file_is_not_ours(tmp_path: Path, content: bytes, mode: Mode) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(content)
    assert code_of(file, mode) is TroubleCode.STORE_NOT_OURS


def test_another_programs_database_is_not_ours(tmp_path: Path) -> None:
    file = tmp_path / "bees.db"
    change(file, "CREATE TABLE hive (queen TEXT)")
    assert code_of(file) is TroubleCode.STORE_NOT_OURS


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        open_store(tmp_path, clock=SetClock())
    assert trouble.value.code is TroubleCode.STORE_MISSING


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER gone AFTER INSERT ON blocks BEGIN DELETE FROM blocks; END",
        "CREATE VIEW everyone AS SELECT * FROM people",
    ],
)
def test_a_store_into_which_somebody_put_code_is_not_ours(path: Path, statement: str) -> None:
    change(path, statement)
    assert code_of(path) is TroubleCode.STORE_NOT_OURS


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE blocks",
        "DROP TABLE store_info",
        "DELETE FROM store_info",
        "DELETE FROM schema_version",
        "UPDATE schema_version SET version_num = 'many'",
    ],
)
def test_a_store_that_lacks_a_part_is_damaged(path: Path, statement: str) -> None:
    change(path, statement)
    assert code_of(path) is TroubleCode.STORE_DAMAGED


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_truncated_store_is_damaged(path: Path, share: float, mode: Mode) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert code_of(path, mode) is TroubleCode.STORE_DAMAGED


def test_a_store_whose_beginning_is_gone_is_damaged_and_not_another_kind_of_file(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(bytes(512) + whole[512:])
    assert code_of(path) is TroubleCode.STORE_DAMAGED


@pytest.mark.parametrize("mode", list(Mode))
def test_a_store_whose_schema_is_no_text_any_more_is_damaged(path: Path, mode: Mode) -> None:
    content = path.read_bytes()
    assert b"CREATE TABLE" in content
    path.write_bytes(content.replace(b"CREATE TABLE", b"CREATE T\xf4BLE"))
    assert code_of(path, mode) is TroubleCode.STORE_DAMAGED


def test_a_commit_into_a_folder_that_was_removed_is_not_a_save(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    file = drive / "minutes.clerk"
    create_store(file, ids=CountingIds(), clock=SetClock())
    opened = open_store(file, clock=SetClock())
    put(opened, BOARD)
    shutil.rmtree(drive)
    with pytest.raises(Trouble) as trouble:
        put(opened, *minutes(1))
    assert trouble.value.code is TroubleCode.STORE_GONE
    opened.close()


def test_a_commit_into_a_file_that_another_took_the_place_of_is_not_a_save(store: Store, tmp_path: Path) -> None:
    other = tmp_path / "other.clerk"
    create_store(other, ids=CountingIds(), clock=SetClock())
    other.replace(store.path)
    with pytest.raises(Trouble) as trouble:
        put(store, BOARD)
    assert trouble.value.code is TroubleCode.STORE_GONE


def test_on_a_network_drive_there_is_no_log_but_every_commit_is_synced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "is_on_network", lambda _path: True)
    opened = open_store(path, clock=SetClock())
    assert opened._writer is not None
    connection = raw(opened._writer)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert not opened.has_log
    put(opened, *minutes(3))
    assert len(opened.queries.where(Block)) == 3
    opened.close()
    monkeypatch.undo()
    back = open_store(path, clock=SetClock())
    assert back.has_log
    assert len(back.queries.where(Block)) == 3
    back.close()


def test_a_journal_that_a_crash_left_on_a_network_drive_is_played_back(path: Path) -> None:
    change(path, "PRAGMA journal_mode=DELETE")
    crash = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size=1'); c.execute('BEGIN IMMEDIATE')\n"
        "c.executemany('INSERT INTO people VALUES (?, ?, ?)', ((str(i), 'x' * 900, '') for i in range(500)))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", crash, str(path)], check=False)
    assert path.with_name(f"{path.name}-journal").exists()
    opened = open_store(path, clock=SetClock())
    assert list(opened.queries.everything()) == []
    assert opened.queries.damage() == ()
    opened.close()


def test_a_full_disk_keeps_what_was_acknowledged_and_goes_on_once_there_is_room(store: Store) -> None:
    put(store, *minutes(3))
    assert store._writer is not None
    connection = raw(store._writer)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(Trouble) as trouble:
        put(store, block(0, "x" * 200_000))
    assert trouble.value.code is TroubleCode.DISK_FULL
    assert store.queries.where(Block, minute_id=MINUTE.id) == (block(0), block(1), block(2))
    put(store, block(1, "short"))
    connection.execute(f"PRAGMA max_page_count={pages + 1000}")
    put(store, block(0, "x" * 200_000))
    assert store.queries.where(Block)[:2] == (block(0, "x" * 200_000), block(1, "short"))
    assert store.queries.damage() == ()


@as_nobody
def test_a_store_that_may_not_be_written_can_be_read(open_to_all: Path) -> None:
    file = open_to_all / "minutes.clerk"
    file.chmod(0o444)
    open_to_all.chmod(0o777)
    assert ask("look", file, nobody=True) == ["store_read_only", "read: 3"]


@as_nobody
def test_a_store_in_a_folder_that_may_not_be_written_in_can_be_read(open_to_all: Path) -> None:
    (open_to_all / "minutes.clerk").chmod(0o666)
    open_to_all.chmod(0o555)
    before = sorted(open_to_all.iterdir())
    assert ask("look", open_to_all / "minutes.clerk", nobody=True) == ["store_read_only", "read: 3"]
    assert sorted(open_to_all.iterdir()) == before


@as_nobody
def test_a_store_that_may_not_even_be_read_says_so(open_to_all: Path) -> None:
    (open_to_all / "minutes.clerk").chmod(0o600)
    assert ask("look", open_to_all / "minutes.clerk", nobody=True) == ["may_not_read", "may_not_read"]


def test_the_package_loads_no_database_library_by_itself() -> None:
    check = "import sys, clerk_app.storage; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_a_store_that_is_up_to_date_loads_no_migrations(path: Path) -> None:
    check = (
        "import sys; from pathlib import Path; from clerk_app.storage.store import open_store; "
        "from tests.fakes import SetClock; open_store(Path(sys.argv[1]), clock=SetClock()).close(); "
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", check, str(path)], check=False).returncode == 0


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that anybody can reach, with a store in it that was closed."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        file = folder / "minutes.clerk"
        create_store(file, ids=CountingIds(), clock=SetClock())
        opened = open_store(file, clock=SetClock())
        put(opened, *minutes(3))
        opened.close()
        (folder / "minutes.clerk.lock").unlink()
        file.chmod(0o644)
        yield folder


def change(path: Path, statement: str) -> None:
    """Changes a database behind the program's back, and leaves no log."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def test_a_reader_is_never_the_last_to_leave(store: Store) -> None:
    """The writing connection must be the one that plays the log into the file."""
    put(store, BOARD)
    readers = store.queries
    store.close()
    assert not store.path.with_name(f"{store.path.name}-wal").exists()
    reader = open_store(store.path, clock=SetClock(), mode=Mode.READ)
    assert reader.queries.entity(Board, BOARD.id) == BOARD
    reader.close()
    assert readers.engine.pool.status()
