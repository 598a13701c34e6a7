import os
import platform
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from clerk_app.domain.minutes import Block
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.lock import Holder, StoreLock, lock_path, locked_by_another, read_holder
from clerk_app.storage.store import Mode, open_store
from tests.fakes import SetClock
from tests.storage.processes import ask, start
from tests.storage.samples import BOARD, NOON, block, minutes, put


def test_a_second_process_cannot_write_and_learns_who_does(path: Path) -> None:
    with start("hold", path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Trouble) as trouble:
            open_store(path, clock=SetClock())
        holder.communicate()
    assert trouble.value.code is TroubleCode.STORE_LOCKED
    said = trouble.value.values
    assert (said["host"], said["here"], said["pid"]) == (platform.node(), True, holder.pid)
    assert datetime.fromisoformat(str(said["since"])) == SetClock().now()


def test_a_second_process_can_read_meanwhile(path: Path) -> None:
    opened = open_store(path, clock=SetClock())
    put(opened, *minutes(4))
    assert ask("look", path) == ["store_locked", "read: 4"]
    opened.close()
    assert ask("look", path) == ["write: 4", "read: 4"]


def test_the_lock_of_a_process_that_was_killed_is_no_obstacle(path: Path) -> None:
    with start("hold", path) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    opened = open_store(path, clock=SetClock())
    assert read_holder(path).pid == os.getpid()
    opened.close()


def test_a_second_opening_in_the_same_process_is_refused_too(path: Path) -> None:
    opened = open_store(path, clock=SetClock())
    with pytest.raises(Trouble) as trouble:
        open_store(path, clock=SetClock())
    assert trouble.value.code is TroubleCode.STORE_LOCKED
    opened.close()


def test_an_opening_that_fails_lets_go_of_the_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clerk_app.storage.engine._FULL", 3)
    with pytest.raises(RuntimeError):
        open_store(path, clock=SetClock())
    monkeypatch.undo()
    assert ask("look", path) == ["write: 0", "read: 0"]


def test_of_many_processes_that_race_only_one_gets_the_lock(path: Path) -> None:
    racers = [start("race", path) for _ in range(4)]
    said = [said_first(racer) for racer in racers]
    assert sorted(said) == ["held", *["store_locked"] * 3]
    for racer in racers:
        racer.communicate()


def said_first(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def test_who_holds_a_lock_that_says_nothing_is_not_known(tmp_path: Path) -> None:
    store = tmp_path / "minutes.clerk"
    assert read_holder(store) == Holder()
    lock_path(store).write_bytes(b"\0not json")
    assert read_holder(store) == Holder()
    lock_path(store).write_bytes(b'\0{"host": "desk"}')
    assert read_holder(store) == Holder()


def test_a_lock_of_another_computer_is_not_taken_for_one_of_this(tmp_path: Path) -> None:
    store = tmp_path / "minutes.clerk"
    lock_path(store).write_bytes(b'\0{"host": "another desk", "pid": 1, "since": ""}')
    said = locked_by_another(store, TroubleCode.STORE_LOCKED).values
    assert (said["host"], said["here"]) == ("another desk", False)


def test_a_shorter_holder_leaves_nothing_of_a_longer_one(tmp_path: Path) -> None:
    store = tmp_path / "minutes.clerk"
    lock_path(store).write_bytes(b"\0" + b"x" * 500)
    lock = StoreLock(store, NOON)
    assert read_holder(store) == Holder(platform.node(), os.getpid(), NOON.isoformat())
    lock.release()


def test_a_reader_does_not_take_the_lock(path: Path) -> None:
    reader = open_store(path, clock=SetClock(), mode=Mode.READ)
    writer = open_store(path, clock=SetClock())
    put(writer, *minutes(2))
    assert len(reader.queries.where(Block)) == 2
    writer.close()
    reader.close()


unlinks = pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be deleted there")


@unlinks
def test_a_lock_that_was_deleted_is_taken_again_by_the_next_commit(path: Path) -> None:
    opened = open_store(path, clock=SetClock())
    lock_path(path).unlink()
    put(opened, *minutes(2))
    assert read_holder(path).pid == os.getpid()
    assert ask("look", path) == ["store_locked", "read: 2"]
    put(opened, block(0, "more"))
    opened.close()
    assert ask("look", path) == ["write: 2", "read: 2"]


@unlinks
@pytest.mark.parametrize("took", ["deleted", "replaced"])
def test_a_commit_while_another_process_has_taken_the_lock_is_not_a_save_and_changes_nothing(
    path: Path, took: str
) -> None:
    opened = open_store(path, clock=SetClock())
    put(opened, *minutes(2))
    if took == "deleted":
        lock_path(path).unlink()
    else:
        path.with_name("other").touch()
        path.with_name("other").replace(lock_path(path))
    with start("hold", path) as holder:
        assert said_first(holder) == "held"
        for _ in range(2):
            with pytest.raises(Trouble) as trouble:
                put(opened, block(0, "not to be written"))
            assert trouble.value.code is TroubleCode.STORE_TAKEN
            assert trouble.value.values["pid"] == holder.pid
        holder.communicate()
    assert "not to be written" not in {found.text.plain for found in opened.queries.where(Block)}
    put(opened, block(0, "written"))
    assert "written" in {found.text.plain for found in opened.queries.where(Block)}
    opened.close()


@unlinks
def test_what_another_process_wrote_meanwhile_is_not_written_over_even_once_it_has_gone(path: Path) -> None:
    opened = open_store(path, clock=SetClock())
    put(opened, *minutes(2))
    lock_path(path).unlink()
    assert ask("change", path) == ["changed"]
    for _ in range(2):
        with pytest.raises(Trouble) as trouble:
            put(opened, block(0, "over it"))
        assert trouble.value.code is TroubleCode.STORE_TAKEN
    assert ask("look", path) == ["write: 2", "read: 2"]
    opened.close()


@unlinks
def test_a_store_that_is_gone_with_its_lock_is_called_gone(path: Path) -> None:
    opened = open_store(path, clock=SetClock())
    put(opened, BOARD)
    for file in path.parent.iterdir():
        file.unlink()
    with pytest.raises(Trouble) as trouble:
        put(opened, *minutes(1))
    assert trouble.value.code is TroubleCode.STORE_GONE
    assert not lock_path(path).exists()
    opened.close()


@unlinks
def test_a_commit_looks_at_the_lock_no_more_than_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_store(path, clock=SetClock())
    put(opened, *minutes(2))
    looked: list[str] = []
    look = os.stat

    def watched(target: Any, *places: Any, **named: Any) -> os.stat_result:
        looked.append(os.fspath(target))
        return look(target, *places, **named)

    monkeypatch.setattr(os, "stat", watched)
    put(opened, block(0, "more"))
    monkeypatch.undo()
    assert looked.count(str(lock_path(path))) == 1
    opened.close()
