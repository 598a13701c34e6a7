"""Sees to it that there is a recent backup while the window is open; making one holds up neither typing nor exports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerk_app.services.backups import Backup, is_due, latest_of
from clerk_app.ui.background.jobs import JobCancelled, Jobs, Reporter
from clerk_app.ui.timers import QtTimers, Timers

if TYPE_CHECKING:
    from clerk_app.services.ports import Clock
    from clerk_app.ui.background.backups import Backups

LOOKS_EVERY_MS = 60_000
AFTER_FAILURE_MS = 600_000
"""How long a backup that could not be made is left alone: trying copies everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupNews:
    """What is known of the backups now: those that are there, whether one was made just now, and why not if it failed.

    `was_asked`: somebody asked for the backup that this tells of.
    """

    there: tuple[Backup, ...] = ()
    made: Backup | None = None
    error: Exception | None = None
    was_asked: bool = False


class BackupKeeper(QObject):
    """Makes a backup when one is due; what becomes of each look at them is told."""

    told = Signal(object)
    """The BackupNews."""
    copies_found = Signal(object)
    """The paths of copies beside the records, if there are any."""

    def __init__(
        self, backups: Backups, clock: Clock, parent: QObject | None = None, timers: Timers | None = None
    ) -> None:
        super().__init__(parent)
        self._backups = backups
        self._clock = clock
        self._jobs = Jobs(self)
        self._timer = (timers or QtTimers(self))(self._look)
        self._looks = False
        self._changed = False
        self.news: BackupNews | None = None
        """None before anything was looked at."""

    @property
    def is_idle(self) -> bool:
        """True while nothing is looked for or made."""
        return self._jobs.is_idle

    def begin(self, *, read_only: bool) -> None:
        """The store is open: say what is there, and from now on look now and then; whoever only reads makes none."""
        self._looks = not read_only
        self._jobs.start(_Reading(self._backups), self._looked, self._failed)
        self._jobs.start(_LookingBeside(self._backups), self._looked_beside, self._failed)

    def record_changed(self) -> None:
        """Something was committed."""
        self._changed = True

    def back_up_now(self) -> None:
        """Make a backup, due or not."""
        self._start(_Making(self._backups, self._clock.now(), changed=True, was_asked=True))

    def close(self) -> None:
        """Break off what is being made, and look no more."""
        self._looks = False
        self._timer.stop()
        self._jobs.close()

    def _look(self) -> None:
        now = self._clock.now()
        there = self.news.there if self.news is not None else ()
        if is_due(latest_of(there, now), now, changed=True):
            self._start(_Making(self._backups, now, changed=self._changed))
        else:
            self._timer.start(LOOKS_EVERY_MS)

    def _start(self, making: _Making) -> None:
        self._changed = False  # what is committed from here on may not be in it
        self._jobs.start(making, self._looked, self._failed)

    def _looked(self, news: object) -> None:
        if not isinstance(news, BackupNews):
            return
        self.news = news
        if news.error is not None:
            self._changed = True
        if self._looks:
            self._timer.start(LOOKS_EVERY_MS if news.error is None else AFTER_FAILURE_MS)
        self.told.emit(news)

    def _looked_beside(self, copies: object) -> None:
        if copies:
            self.copies_found.emit(copies)

    def _failed(self, error: Exception) -> None:
        """Closing breaks off what is under way, which is no news; whatever else comes here is our mistake."""
        if not isinstance(error, JobCancelled):
            raise error


@dataclass(frozen=True, slots=True)
class _Reading:
    """A job that looks which backups are there."""

    backups: Backups

    def __call__(self, reporter: Reporter) -> object:
        return BackupNews(there=self.backups.there())


@dataclass(frozen=True, slots=True)
class _LookingBeside:
    """A job that looks for copies beside the records."""

    backups: Backups

    def __call__(self, reporter: Reporter) -> object:
        return self.backups.copies_beside()


@dataclass(frozen=True, slots=True)
class _Making:
    """A job that makes a backup: if one is due, or because somebody asked for it."""

    backups: Backups
    now: datetime
    changed: bool
    was_asked: bool = False

    def __call__(self, reporter: Reporter) -> object:
        there = self.backups.there()
        if not (self.was_asked or self._is_due(there)):
            return BackupNews(there=there)
        try:
            made = self.backups.make(self.now, reporter.stop_if_cancelled)
        except JobCancelled:
            raise
        except Exception as error:  # whatever it is, it is told beside the backups that are there
            return BackupNews(there=self.backups.there(), error=error, was_asked=self.was_asked)
        return BackupNews(there=self.backups.there(), made=made, was_asked=self.was_asked)

    def _is_due(self, there: tuple[Backup, ...]) -> bool:
        latest = latest_of(there, self.now)
        return is_due(latest, self.now, changed=self.changed or latest is None or self.backups.is_newer(latest))
