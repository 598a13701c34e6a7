import os
import platform
import signal
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from clerk_app.domain.minutes import Block
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.lock import Holder, StoreLock, lock_path, read_holder
from clerk_app.storage.store import Mode, open_store
from tests.fakes import SetClock
from tests.storage.processes import ask, start
from tests.storage.samples import NOON, minutes, put


def test_a_second_process_cannot_write_and_learns_who_does(path: Path) -> None:
    with start("hold", path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Trouble) as trouble:
            open_store(path, clock=SetClock())
        holder.communicate()
    assert trouble.value.code is TroubleCode.STORE_LOCKED
    said = trouble.value.values
    assert (said["host"], said["pid"]) == (platform.node(), holder.pid)
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
