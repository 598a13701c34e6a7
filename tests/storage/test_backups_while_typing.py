"""The backups that the program makes by itself while somebody types: each is whole and lacks nothing acknowledged."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import IO

import pytest

from clerk_app.services.backups import IN_FULL
from clerk_app.storage.backup_process import back_up_beside
from clerk_app.storage.backup_series import back_up_in_turn, backups_of, folder_of
from clerk_app.storage.store import Mode, open_store
from tests.fakes import SetClock
from tests.storage.children import BLOCKS, missing
from tests.storage.processes import start
from tests.storage.samples import minutes, put

BEGAN = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
APART = timedelta(minutes=10)


class Typing:
    """A typist in a process of their own, who is listened to: nobody types on into a pipe that is full."""

    def __init__(self, said: IO[str]) -> None:
        self._said = said
        self.acknowledged = 0
        self._thread = Thread(target=self._listen)
        self._thread.start()

    def wait(self) -> None:
        """Returns once there is nothing more to hear."""
        self._thread.join()

    def _listen(self) -> None:
        for line in self._said:
            self.acknowledged = int(line)


@contextmanager
def typing_in(path: Path) -> Iterator[Typing]:
    """Somebody types into the store until the block is left, and is killed then."""
    store = open_store(path, clock=SetClock())
    put(store, *minutes(BLOCKS))
    store.close()
    with start("tireless_typist", path) as typist:
        assert typist.stdout is not None
        typing = Typing(typist.stdout)
        try:
            yield typing
        finally:
            typist.kill()
            typing.wait()


def missing_in(backup: Path, acknowledged: int, folder: Path) -> list[int]:
    """The acknowledged edits that a backup lacks; fails where it is not whole, by its references and hashes of rows.

    It is looked at elsewhere, as whoever reads a store leaves the beginning of a log beside it.
    """
    store = open_store(Path(shutil.copy(backup, folder)), clock=SetClock(), mode=Mode.READ)
    try:
        assert store.queries.damage() == ()
        return missing(store, acknowledged)
    finally:
        store.close()


def make_backup(number: int, store: Path) -> Path:
    """The next backup: each tenth as the window makes it, in a process of its own, which takes long to start."""
    now = BEGAN + number * APART
    if number % 10 == 0:
        return back_up_beside(store, now, lambda: None).path
    return back_up_in_turn(store, now).path


def back_up_while_typing(path: Path, backups: int, folder: Path) -> None:
    assert backups * APART < IN_FULL
    acknowledged: dict[Path, int] = {}
    typed_meanwhile = 0
    with typing_in(path) as typing:
        for number in range(backups):
            before = typing.acknowledged
            acknowledged[make_backup(number, path)] = before
            typed_meanwhile += typing.acknowledged > before
    assert typed_meanwhile > backups // 4
    assert [backup.path for backup in backups_of(path)] == list(reversed(acknowledged))
    assert sorted(folder_of(path).iterdir()) == sorted(acknowledged)
    folder.mkdir()
    lost = [edit for backup, before in acknowledged.items() for edit in missing_in(backup, before, folder)]
    print(f"{backups} backups among {typing.acknowledged} acknowledged edits: {len(lost)} lost")
    assert lost == []


def test_backups_made_while_somebody_types_are_whole_and_lack_nothing_acknowledged(path: Path, tmp_path: Path) -> None:
    back_up_while_typing(path, 5, tmp_path / "elsewhere")


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_hundred_backups_made_while_somebody_types_are_whole_and_lack_nothing_acknowledged(
    path: Path, tmp_path: Path
) -> None:
    back_up_while_typing(path, 200, tmp_path / "elsewhere")
