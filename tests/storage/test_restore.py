"""A backup put in the place of a store: whole or not at all, with what was there kept beside it."""

import errno
import os
import shutil
import signal
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clerk_app.domain.minutes import Block
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage import engine, safe_file
from clerk_app.storage.backup import back_up
from clerk_app.storage.restore import restore
from clerk_app.storage.store import Mode, Store, back_up_store, create_store, open_store
from tests.fakes import CountingIds, SetClock
from tests.storage.processes import start
from tests.storage.samples import block, minutes, put
from tests.storage.test_backup import blocks_in
from tests.storage.test_unit_of_work import spoil

NOON = SetClock(datetime(2026, 3, 2, 12, tzinfo=UTC))


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    """A backup of the store with two paragraphs; the store has a third."""
    put(store, *minutes(2))
    store.back_up(tmp_path / "backup.clerk")
    put(store, block(2))
    return tmp_path / "backup.clerk"


@pytest.fixture
def closed(store: Store, backup: Path) -> Path:
    """That store, which nobody has open."""
    store.close()
    return store.path


def whole(folder: Path) -> dict[str, bytes]:
    """What lies in the folder but for what holds no words: locks, and SQLite's index of a log."""
    return {
        file.name: file.read_bytes()
        for file in folder.iterdir()
        if file.is_file() and not file.name.endswith((".lock", "-shm"))
    }


def refused(backup: Path, store: Path) -> TroubleCode:
    """Why it was not restored; nothing in the folder has changed."""
    before = whole(store.parent)
    with pytest.raises(Trouble) as trouble:
        restore(backup, store, clock=NOON)
    assert whole(store.parent) == before
    return trouble.value.code


def test_the_store_is_what_the_backup_is_and_what_it_was_is_kept_under_day_and_time(closed: Path, backup: Path) -> None:
    kept = restore(backup, closed, clock=NOON)
    stamp = NOON.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    assert kept == closed.with_name(f"minutes.replaced-{stamp}.clerk")
    assert blocks_in(closed) == (block(0), block(1))
    assert blocks_in(kept) == (block(0), block(1), block(2))
    assert [stat.S_IMODE(path.stat().st_mode) for path in (closed, kept)] == [0o600, 0o600]


def test_a_second_restore_at_the_same_moment_keeps_both(closed: Path, backup: Path) -> None:
    first, second = restore(backup, closed, clock=NOON), restore(backup, closed, clock=NOON)
    assert first is not None
    assert second == first.with_name(f"{first.stem}-2.clerk")


def test_a_restored_store_is_written_like_any(closed: Path, backup: Path) -> None:
    restore(backup, closed, clock=NOON)
    opened = open_store(closed, clock=NOON)
    put(opened, block(7))
    opened.close()
    assert blocks_in(closed) == (block(0), block(1), block(7))


def test_where_nothing_is_the_backup_is_put_and_nothing_kept(closed: Path, backup: Path) -> None:
    place = closed.with_name("new.clerk")
    assert restore(backup, place, clock=NOON) is None
    assert blocks_in(place) == (block(0), block(1))


def test_words_that_a_crash_left_in_the_log_are_kept_and_not_played_into_the_backup(
    store: Store, backup: Path, tmp_path: Path
) -> None:
    put(store, block(5, "in the log alone"))
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{store.path}{ending}", crashed)
    kept = restore(backup, crashed / store.path.name, clock=NOON)
    assert kept is not None
    assert block(5, "in the log alone") in blocks_in(kept)
    assert blocks_in(crashed / store.path.name) == (block(0), block(1))


def test_a_damaged_store_is_replaced_and_kept_with_its_log(closed: Path, backup: Path) -> None:
    ruin = bytes(512) + closed.read_bytes()[512:]
    closed.write_bytes(ruin)
    closed.with_name(f"{closed.name}-wal").write_bytes(b"words")
    kept = restore(backup, closed, clock=NOON)
    assert kept is not None
    assert kept.read_bytes() == ruin
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"words"
    assert blocks_in(closed) == (block(0), block(1))


@pytest.mark.parametrize("good", range(4))
def test_a_damaged_store_has_its_log_again_where_the_backup_cannot_be_put_there(
    closed: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, good: int
) -> None:
    closed.write_bytes(bytes(512) + closed.read_bytes()[512:])
    closed.with_name(f"{closed.name}-wal").write_bytes(b"words")
    Flushes(monkeypatch, good)
    assert refused(backup, closed) is TroubleCode.DISK_FULL


def test_a_store_in_use_is_not_replaced(store: Store, backup: Path) -> None:
    store.close()
    with start("hold", store.path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert refused(backup, store.path) is TroubleCode.STORE_LOCKED
        holder.kill()
    assert restore(backup, store.path, clock=NOON) is not None


def test_a_store_that_somebody_reads_is_not_replaced_under_their_eyes(
    closed: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_PATIENCE", 0.0)
    reader = open_store(closed, clock=NOON, mode=Mode.READ)
    assert len(reader.queries.where(Block)) == 3
    with pytest.raises(Trouble) as trouble:
        restore(backup, closed, clock=NOON)
    assert trouble.value.code is TroubleCode.STORE_BUSY
    assert len(reader.queries.where(Block)) == 3
    reader.close()
    assert restore(backup, closed, clock=NOON) is not None


def test_a_damaged_backup_is_not_restored(store: Store, closed: Path, backup: Path) -> None:
    copy = open_store(backup, clock=NOON)
    spoil(copy, block(1))
    copy.close()
    assert refused(backup, closed) is TroubleCode.STORE_DAMAGED


@pytest.mark.parametrize("which", ["backup", "store"])
def test_neither_a_newer_backup_nor_a_newer_store_is_touched(closed: Path, backup: Path, which: str) -> None:
    with closing(sqlite3.connect(backup if which == "backup" else closed)) as connection:
        connection.execute("UPDATE schema_version SET version_num = '9999'")
        connection.commit()
    assert refused(backup, closed) is TroubleCode.STORE_NEWER


def test_what_is_no_store_is_neither_restored_nor_replaced(closed: Path, backup: Path, tmp_path: Path) -> None:
    letter, folder = tmp_path / "letter.txt", tmp_path / "folder"
    letter.write_text("Dear all,")
    folder.mkdir()
    assert refused(letter, closed) is TroubleCode.STORE_NOT_OURS
    assert refused(backup, letter) is TroubleCode.STORE_NOT_OURS
    folder.rmdir()
    assert refused(folder, closed) is TroubleCode.STORE_MISSING


def test_a_folder_is_not_replaced(closed: Path, backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "in" / "folder.clerk"
    place.mkdir(parents=True)
    assert refused(backup, place) is TroubleCode.TARGET_NOT_A_FILE


def test_a_store_is_no_backup_of_itself_not_even_by_a_link(closed: Path) -> None:
    assert refused(closed, closed) is TroubleCode.TARGET_IS_RECORDS
    link = closed.with_name("link.clerk")
    link.symlink_to(closed)
    assert refused(link, closed) is TroubleCode.TARGET_IS_RECORDS


def test_a_backup_is_not_put_beside_the_log_of_a_store_that_is_gone(closed: Path, backup: Path) -> None:
    gone = closed.with_name("gone.clerk")
    gone.with_name("gone.clerk-wal").write_bytes(b"words")
    assert refused(backup, gone) is TroubleCode.STORE_LEFT_ITS_LOG


class Flushes:
    """Flushing to a disk that is full from the n-th time on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, good: int) -> None:
        self.left = good
        monkeypatch.setattr(safe_file, "_flush", self)

    def __call__(self, path: Path, flags: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("good", range(3))
def test_what_fails_before_the_backup_is_in_its_place_leaves_everything_as_it_was(
    closed: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, good: int
) -> None:
    engine.become_one_file(closed)
    Flushes(monkeypatch, good)
    assert refused(backup, closed) is TroubleCode.DISK_FULL
    assert blocks_in(closed) == (block(0), block(1), block(2))


def test_what_fails_afterwards_does_not_cost_what_was_there(
    closed: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Flushes(monkeypatch, 3)
    with pytest.raises(Trouble):
        restore(backup, closed, clock=NOON)
    (kept,) = closed.parent.glob("minutes.replaced-*.clerk")
    assert (len(blocks_in(closed)), len(blocks_in(kept))) == (2, 3)


@pytest.mark.skipif(os.name != "posix", reason="a process cannot be forked here")
@pytest.mark.parametrize("calls", range(4))
def test_a_restore_that_is_killed_leaves_the_old_store_or_the_new(
    closed: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, calls: int
) -> None:
    child = os.fork()
    if child == 0:
        left = calls

        def killed(path: Path, flags: int) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        monkeypatch.setattr(safe_file, "_flush", killed)
        try:
            restore(backup, closed, clock=NOON)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert len(blocks_in(closed)) == (2 if calls == 3 else 3)
    assert restore(backup, closed, clock=NOON) is not None


class TestBackUpOfAClosedStore:
    def test_it_is_whole(self, closed: Path, tmp_path: Path) -> None:
        back_up_store(closed, tmp_path / "copy.clerk", clock=NOON)
        assert blocks_in(tmp_path / "copy.clerk") == (block(0), block(1), block(2))

    def test_nothing_is_replaced_unasked(self, closed: Path, backup: Path) -> None:
        before = backup.read_bytes()
        with pytest.raises(Trouble) as trouble:
            back_up_store(closed, backup, clock=NOON)
        assert trouble.value.code is TroubleCode.TARGET_EXISTS
        assert backup.read_bytes() == before

    def test_an_earlier_copy_of_the_same_store_is_replaced_if_that_is_asked(self, closed: Path, backup: Path) -> None:
        back_up_store(closed, backup, clock=NOON, replace=True)
        assert len(blocks_in(backup)) == 3

    def test_other_records_are_never_replaced(self, closed: Path, tmp_path: Path) -> None:
        other = tmp_path / "other.clerk"
        create_store(other, ids=CountingIds(900), clock=NOON)
        before = other.read_bytes()
        with pytest.raises(Trouble) as trouble:
            back_up_store(closed, other, clock=NOON, replace=True)
        assert trouble.value.code is TroubleCode.TARGET_IS_RECORDS
        assert other.read_bytes() == before

    def test_a_copy_that_somebody_works_in_is_not_replaced(self, closed: Path, tmp_path: Path) -> None:
        copy = tmp_path / "copy.clerk"
        back_up(closed, copy)
        with start("hold", copy) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            with pytest.raises(Trouble) as trouble:
                back_up_store(closed, copy, clock=NOON, replace=True)
            holder.kill()
        assert trouble.value.code is TroubleCode.STORE_LOCKED

    @pytest.mark.parametrize("ending", ["-wal", "-journal", "-shm", ".lock"])
    def test_no_copy_takes_the_place_of_what_lies_beside_a_store(self, closed: Path, ending: str) -> None:
        place = closed.with_name(f"{closed.name}{ending}")
        place.unlink(missing_ok=True)
        with pytest.raises(Trouble) as trouble:
            back_up_store(closed, place, clock=NOON)
        assert trouble.value.code is TroubleCode.TARGET_IS_RECORDS
        assert not place.exists()
