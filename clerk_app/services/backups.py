"""Backups made by the program itself: when one is due, and which of those that are there stay.

Kept are all of two days, then the last of each of 12 days, of 10 weeks and of 12 months. Days, weeks and months are
those in which a backup was made, not those that the clock says have passed: a clock that is set wrong for a while
can neither use up the time of good backups nor be the reason that any of them goes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

IN_FULL = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 12
EVERY = timedelta(minutes=30)
SIZE_WITHOUT_WAIT = 50_000_000
"""Bytes up to which a backup is made every half hour; larger records wait longer in proportion."""
CLOCKS_DIFFER = timedelta(hours=1)
"""How far ahead of now a backup may say it was made without its clock having been wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that is there: its file, when it was made (UTC) and how many bytes it has."""

    path: Path
    taken: datetime
    size: int


def those_that_stay(taken: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which of the backups made at these times (UTC) are kept; the latest always is, as are all of the last two days.

    Times that lie in the future are of a clock that was wrong; they have days, weeks and months of their own.
    """
    times = set(taken)
    ahead = {one for one in times if one - now > CLOCKS_DIFFER}
    kept = {one for one in times - ahead if now - one <= IN_FULL}
    for group in (times - ahead, ahead):
        kept |= set(_last_of_each(group, _day, DAYS))
        kept |= set(_last_of_each(group, _week, WEEKS))
        kept |= set(_last_of_each(group, _month, MONTHS))
    return frozenset(kept)


def latest_of(backups: Iterable[Backup], now: datetime) -> Backup | None:
    """The last backup that was made before now; None where there is none but those of a clock that was wrong."""
    return max((one for one in backups if one.taken - now <= CLOCKS_DIFFER), key=_taken, default=None)


def is_due(latest: Backup | None, now: datetime, *, changed: bool) -> bool:
    """Whether a backup should be made now: something changed since the latest, and that was made a while ago."""
    return latest is None or (changed and now - latest.taken >= how_often(latest.size))


def how_often(size: int) -> timedelta:
    """How much time lies between two backups of records that have so many bytes."""
    return EVERY * max(size / SIZE_WITHOUT_WAIT, 1)


def _last_of_each(times: Iterable[datetime], period: Callable[[datetime], object], most: int) -> Iterator[datetime]:
    seen: set[object] = set()
    for one in sorted(times, reverse=True):
        if period(one) not in seen:
            seen.add(period(one))
            yield one
        if len(seen) == most:
            return


def _taken(backup: Backup) -> datetime:
    return backup.taken


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return moment.year, moment.month
