"""The backups that the program makes by itself: one after another in a folder beside the store, thinned as they age."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from clerk_app.services.backups import Backup, those_that_stay
from clerk_app.storage.backup import back_up
from clerk_app.storage.errors import file_troubles
from clerk_app.storage.places import followed
from clerk_app.storage.safe_file import flush_folder

_STAMP = "%Y-%m-%d %H%M%SZ"
_WRITTEN_STAMP = r"(\d{4}-\d\d-\d\d \d{6}Z)"
_OWNER_ONLY = 0o700
_SURELY_DEAD = 3600
"""Seconds without a write after which what a backup left that was broken off is nobody's."""


def folder_of(store: Path) -> Path:
    """Where the backups of a store lie."""
    store = followed(store)
    return store.with_name(f"{store.stem} backups")


def backups_of(store: Path) -> tuple[Backup, ...]:
    """The backups of a store that are there, the latest first; none where the folder cannot be looked at."""
    store = followed(store)
    found: list[Backup] = []
    with suppress(OSError):
        for path in folder_of(store).iterdir():
            named = _named(store).fullmatch(path.name)
            if named is not None and (taken := _read(named[1])) is not None:
                found.append(Backup(path=path, taken=taken, size=path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.taken, reverse=True))


def is_newer(store: Path, backup: Backup) -> bool:
    """Whether the file of the store was written after the backup was made; True where that cannot be seen.

    A log beside it, in which a window works, is not looked at.
    """
    try:
        return followed(store).stat().st_mtime > backup.path.stat().st_mtime
    except OSError:
        return True


def back_up_in_turn(store: Path, now: datetime) -> Backup:
    """A new backup of the store, which may be in use; older ones that need not stay go once it is whole and checked.

    Raises Trouble as `back_up` does, and then every older backup is still there.
    """
    store, now = followed(store), now.astimezone(UTC).replace(microsecond=0)
    folder = folder_of(store)
    with file_troubles(folder):
        folder.mkdir(mode=_OWNER_ONLY, exist_ok=True)
        flush_folder(folder.parent)  # else a power cut may take the folder with all that is in it
    target = folder / f"{store.stem} {now.strftime(_STAMP)}{store.suffix}"
    back_up(store, target)
    made = Backup(path=target, taken=now, size=target.stat().st_size)
    _thin(store, made)
    return made


def _thin(store: Path, made: Backup) -> None:
    """What cannot be deleted today is deleted another time."""
    there = backups_of(store)
    stay = those_that_stay((backup.taken for backup in there), made.taken)
    for backup in there:
        if backup.taken not in stay:
            with suppress(OSError):
                backup.path.unlink()
    _sweep(store, made)
    with suppress(OSError):
        flush_folder(folder_of(store))


def _sweep(store: Path, made: Backup) -> None:
    """Takes away what backups left that were broken off; each had another name, so none sweeps for another."""
    begun = re.compile(rf"\.{_named(store).pattern}\.[0-9a-f]{{8}}\.part(-journal)?")
    with suppress(OSError):
        now = made.path.stat().st_mtime  # by the drive's own clock
        for left in folder_of(store).iterdir():
            if begun.fullmatch(left.name) and now - left.stat().st_mtime > _SURELY_DEAD:
                left.unlink()


def _named(store: Path) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(store.stem)} {_WRITTEN_STAMP}{re.escape(store.suffix)}")


def _read(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:  # 31 February
        return None
