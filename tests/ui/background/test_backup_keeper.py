"""Backups are made while the window is open: when one is due, when somebody asks, and never while it closes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, current_thread

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from clerk_app.services.backups import EVERY, Backup
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.background.backup_keeper import (
    AFTER_FAILURE_MS,
    LOOKS_EVERY_MS,
    BackupKeeper,
    BackupNews,
)
from clerk_app.ui.background.backups import Backups
from tests.ui.fake_timers import FakeTimers

HALF_AN_HOUR = int(EVERY / timedelta(milliseconds=1))


class Shelf:
    """Where backups are put."""

    def __init__(self) -> None:
        self.made: list[Backup] = []
        self.error: Exception | None = None
        self.newer = False
        self.waits: Event | None = None
        self.thread = ""
        self.copies: tuple[Path, ...] = ()

    def there(self) -> tuple[Backup, ...]:
        return tuple(reversed(self.made))

    def make(self, now: datetime, go_on: Callable[[], None]) -> Backup:
        self.thread = current_thread().name
        if self.waits is not None:
            self.waits.set()
            while True:
                go_on()
        if self.error is not None:
            raise self.error
        self.made.append(Backup(path=Path(f"{len(self.made)}.clerk"), taken=now, size=1))
        return self.made[-1]

    def copies_beside(self) -> tuple[Path, ...]:
        return self.copies

    def is_newer(self, backup: Backup) -> bool:
        return self.newer


class Keeping:
    """A keeper, and the time that passes for it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.shelf, self.timers = Shelf(), FakeTimers()
        backups = Backups(
            there=self.shelf.there,
            make=self.shelf.make,
            is_newer=self.shelf.is_newer,
            copies_beside=self.shelf.copies_beside,
        )
        self.keeper = BackupKeeper(backups, self.timers, timers=self.timers)
        self._told = QSignalSpy(self.keeper.told)
        self._qtbot = qtbot

    def begin(self, *, read_only: bool = False) -> None:
        self.keeper.begin(read_only=read_only)
        self._settle()

    def pass_time(self, ms: int) -> None:
        for _ in range(ms // LOOKS_EVERY_MS):
            self.timers.advance(LOOKS_EVERY_MS)
            self._settle()

    def ask(self) -> BackupNews:
        self.keeper.back_up_now()
        self._settle()
        return self.news

    @property
    def news(self) -> BackupNews:
        assert self.keeper.news is not None
        return self.keeper.news

    @property
    def error(self) -> Exception | None:
        return self.news.error

    @property
    def times_told(self) -> int:
        return self._told.count()

    def _settle(self) -> None:
        self._qtbot.waitUntil(lambda: self.keeper.is_idle)


@pytest.fixture
def keeping(qtbot: QtBot) -> Iterator[Keeping]:
    keeping = Keeping(qtbot)
    yield keeping
    keeping.keeper.close()


def test_copies_beside_the_records_are_told_once_where_there_are_any(keeping: Keeping, qtbot: QtBot) -> None:
    found = QSignalSpy(keeping.keeper.copies_found)
    keeping.begin()
    assert found.count() == 0
    keeping.shelf.copies = (Path("records (1).clerk"),)
    keeping.begin()
    assert [found.at(0)[0]] == [keeping.shelf.copies]


def test_the_first_backup_is_made_a_minute_after_the_window_opened_and_in_a_thread_of_its_own(
    keeping: Keeping,
) -> None:
    keeping.begin()
    assert (keeping.shelf.made, keeping.times_told) == ([], 1)
    keeping.pass_time(LOOKS_EVERY_MS)
    assert len(keeping.shelf.made) == 1
    assert keeping.shelf.thread == "long jobs"
    assert keeping.news == BackupNews(there=tuple(keeping.shelf.made), made=keeping.shelf.made[0])


def test_the_next_is_made_half_an_hour_later_if_something_was_committed(keeping: Keeping) -> None:
    keeping.begin()
    keeping.pass_time(LOOKS_EVERY_MS)
    keeping.pass_time(2 * HALF_AN_HOUR)
    assert len(keeping.shelf.made) == 1
    keeping.keeper.record_changed()
    keeping.pass_time(LOOKS_EVERY_MS)
    assert len(keeping.shelf.made) == 2
    keeping.keeper.record_changed()
    keeping.pass_time(HALF_AN_HOUR - LOOKS_EVERY_MS)
    assert len(keeping.shelf.made) == 2
    keeping.pass_time(LOOKS_EVERY_MS)
    assert len(keeping.shelf.made) == 3


def test_what_was_written_after_the_last_backup_by_an_earlier_window_is_backed_up(keeping: Keeping) -> None:
    keeping.shelf.made.append(Backup(path=Path("old.clerk"), taken=keeping.timers.now() - EVERY, size=1))
    keeping.begin()
    assert keeping.news.there == tuple(keeping.shelf.made)
    keeping.pass_time(LOOKS_EVERY_MS)
    assert len(keeping.shelf.made) == 1
    keeping.shelf.newer = True
    keeping.pass_time(LOOKS_EVERY_MS)
    assert len(keeping.shelf.made) == 2


def test_whoever_only_reads_makes_none(keeping: Keeping) -> None:
    keeping.begin(read_only=True)
    keeping.pass_time(3 * LOOKS_EVERY_MS)
    assert keeping.shelf.made == []


def test_one_that_was_asked_for_is_made_at_once(keeping: Keeping) -> None:
    keeping.begin()
    first, second = keeping.ask(), keeping.ask()
    assert (first.was_asked, second.was_asked) == (True, True)
    assert len(second.there) == 2


def test_a_failure_is_told_and_tried_again_after_ten_minutes(keeping: Keeping) -> None:
    keeping.shelf.error = Trouble(TroubleCode.DISK_FULL, path="x")
    keeping.begin()
    keeping.pass_time(LOOKS_EVERY_MS)
    assert keeping.error is keeping.shelf.error
    told = keeping.times_told
    keeping.pass_time(AFTER_FAILURE_MS - LOOKS_EVERY_MS)
    assert keeping.times_told == told
    keeping.shelf.error = None
    keeping.pass_time(LOOKS_EVERY_MS)
    assert keeping.news == BackupNews(there=keeping.shelf.there(), made=keeping.shelf.made[0])


def test_what_was_committed_before_a_failure_is_not_forgotten(keeping: Keeping) -> None:
    keeping.begin()
    keeping.pass_time(LOOKS_EVERY_MS)
    keeping.keeper.record_changed()
    keeping.shelf.error = Trouble(TroubleCode.DISK_FULL, path="x")
    keeping.pass_time(HALF_AN_HOUR)
    keeping.shelf.error = None
    keeping.pass_time(AFTER_FAILURE_MS)
    assert len(keeping.shelf.made) == 2


def test_closing_breaks_a_backup_off_and_says_nothing(keeping: Keeping, qtbot: QtBot) -> None:
    keeping.begin()
    keeping.shelf.waits = Event()
    keeping.keeper.back_up_now()
    assert keeping.shelf.waits.wait(10)
    told = keeping.times_told
    keeping.keeper.close()
    assert (keeping.times_told, keeping.shelf.made) == (told, [])
    assert keeping.keeper.is_idle
