"""How backups are spoken of in the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from clerk_app.services.backups import Backup, latest_of
from clerk_app.services.trouble import Trouble
from clerk_app.ui.background.backup_keeper import BackupNews
from clerk_app.ui.questions import Confirmation, Pick, Picking
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_time, day_of_year, long_date, weekday_name
from clerk_app.wording.problems import trouble_words

_MEGABYTE = 1_000_000
_WITHIN_A_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the foot of the navigation says: the words, and whether something is wrong."""

    words: str
    is_wrong: bool = False


def kept(news: BackupNews | None, now: datetime, zone: tzinfo | None = None) -> Kept:
    """Where the records are kept, and when the last backup of them was made; `zone`: the computer's, unless said."""
    kept_here = say("backups.kept")
    if news is None:
        return Kept(kept_here)
    latest = latest_of(news.there, now)
    when = called(latest, now, zone) if latest is not None else ""
    if news.error is not None:
        said = say("backups.failed" if when else "backups.none_could", when=when, why=_why(news.error))
    else:
        said = say("backups.latest", when=when) if when else say("backups.none")
    return Kept(f"{kept_here}\n{said}", is_wrong=news.error is not None)


def being_made() -> Kept:
    """The same while somebody waits for a backup."""
    return Kept(f"{say('backups.kept')}\n{say('backups.being_made')}")


def called(backup: Backup, now: datetime, zone: tzinfo | None = None) -> str:
    """When a backup was made, as one says it now: "today 17:05", "Tuesday 17:05", "3 March, 17:05"."""
    taken, today = backup.taken.astimezone(zone), now.astimezone(zone).date()
    time, day = clock_time(taken.time()), taken.date()
    if day == today:
        return say("backups.today", time=time)
    if timedelta() < today - day <= _WITHIN_A_WEEK:
        return say("backups.on_weekday", weekday=weekday_name(day), time=time)
    return say("backups.on_day", day=day_of_year(day, today), time=time)


def to_choose_from(news: BackupNews, zone: tzinfo | None = None) -> Picking:
    """The question which backup to go back to; the answer is the Backup."""
    picks = tuple(Pick(_day_and_time(backup, zone), backup, aside=_size(backup)) for backup in news.there)
    return Picking(title=say("backups.choose"), icon="history", ask=say("backups.ask"), picks=picks)


def sure(backup: Backup, zone: tzinfo | None = None) -> Confirmation:
    """The question before the records are what a backup is."""
    return Confirmation(
        title=say("backups.confirm.title", when=_day_and_time(backup, zone)),
        text=say("backups.confirm.text"),
        keep=say("backups.confirm.keep"),
        act=say("backups.confirm.act"),
        icon="history",
    )


def _why(error: Exception) -> str:
    words = trouble_words(error.code, error.values) if isinstance(error, Trouble) else trouble_words("bug", {})
    return words.why


def _day_and_time(backup: Backup, zone: tzinfo | None) -> str:
    taken = backup.taken.astimezone(zone)
    return say("backups.row", day=long_date(taken.date()), time=clock_time(taken.time()))


def _size(backup: Backup) -> str:
    if backup.size < _MEGABYTE:
        return say("backups.less_than_one")
    return say("backups.size", megabytes=f"{backup.size // _MEGABYTE:,}")
