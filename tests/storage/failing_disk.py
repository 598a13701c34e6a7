"""A disk of which one call fails, or each from some call on: those of SQLite and those of Python alike, in turn."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.sqlite_disk import Asked, Call, listening

_RESULTS = {
    Call.OPEN: sqlite3.SQLITE_CANTOPEN,
    Call.DELETE: sqlite3.SQLITE_IOERR_DELETE,
    Call.ACCESS: sqlite3.SQLITE_IOERR_ACCESS,
    Call.READ: sqlite3.SQLITE_IOERR_READ,
    Call.WRITE: sqlite3.SQLITE_IOERR_WRITE,
    Call.TRUNCATE: sqlite3.SQLITE_IOERR_TRUNCATE,
    Call.SYNC: sqlite3.SQLITE_IOERR_FSYNC,
    Call.FILE_SIZE: sqlite3.SQLITE_IOERR_FSTAT,
    Call.LOCK: sqlite3.SQLITE_IOERR_LOCK,
    Call.SHM_MAP: sqlite3.SQLITE_IOERR_SHMMAP,
    Call.SHM_LOCK: sqlite3.SQLITE_IOERR_SHMLOCK,
}
_OF_THE_SYSTEM = ("open", "fsync", "replace", "rename", "unlink", "mkdir", "chmod", "listdir", "scandir")
"""What Python is let fail at; of those that only look, a failure means that nothing is there."""


class FailingDisk:
    """Counts the calls on files in a folder, and lets the n-th fail, or it and all that follow."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._fails_at: int | None = None
        self._for_good = False
        self.calls = 0
        self.failed: list[str] = []

    @contextmanager
    def failing(self, at: int, *, for_good: bool) -> Iterator[None]:
        """The call of this number fails, counted from 0 at the beginning of the block, until its end."""
        self.calls, self.failed, self._fails_at, self._for_good = 0, [], at, for_good
        try:
            yield
        finally:
            self._fails_at = None

    def hear(self, asked: Asked) -> int:
        """A call of SQLite's; its result where it fails."""
        return _RESULTS[asked.call] if self._fails(f"SQLite's {asked.call} of {asked.name}") else 0

    def watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """A call of Python's that fails as the others do."""

        def asked(*values: Any, **named: Any) -> Any:
            if any(self._is_here(value) for value in values[:2]) and self._fails(f"{name} of {values[0]}"):
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return call(*values, **named)

        return asked

    def _is_here(self, value: object) -> bool:
        return isinstance(value, str | Path) and str(value).startswith(self._folder)

    def _fails(self, what: str) -> bool:
        if self._fails_at is None:
            return False
        number, self.calls = self.calls, self.calls + 1
        fails = number >= self._fails_at if self._for_good else number == self._fails_at
        if fails:
            self.failed.append(what)
        return fails


@contextmanager
def failing_disk(folder: Path) -> Iterator[FailingDisk]:
    """The disk that holds a folder; a test that needs it is skipped where SQLite cannot be reached."""
    disk = FailingDisk(folder)
    with listening(folder, disk.hear) as can_hear, pytest.MonkeyPatch.context() as patched:
        if not can_hear:
            pytest.skip("the SQLite inside this Python cannot be reached")
        for name in _OF_THE_SYSTEM:
            patched.setattr(os, name, disk.watched(name, getattr(os, name)))
        yield disk
