"""One writer at a time: a lock beside the store that says who holds it and that a crash lets go of.

Where a file that is open can be deleted, its lock goes on holding a file that nobody finds any more, and a second
process can lock a new one; so whoever holds the lock looks before every commit whether it still stands.
"""

import json
import os
import platform
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.places import file_at
from clerk_app.storage.safe_file import OWNER_ONLY

_LOCKED_BYTE = 1
"""Windows lets nobody read the byte that is locked, so what the file says begins after it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the store open for writing: machine, process and since when; empty and 0 where the file does not say."""

    host: str = ""
    pid: int = 0
    since: str = ""


class StoreLock:
    """The lock of one store, held from being made until it is let go or the process ends."""

    def __init__(self, store: Path, now: datetime) -> None:
        """Takes the lock; raises Trouble `store_locked` with host, pid and since while another process has it."""
        self._path = lock_path(store)
        self._holder = Holder(platform.node(), os.getpid(), now.isoformat())
        self._lock = FileLock(self._path, timeout=0, mode=OWNER_ONLY, thread_local=False)
        self._file = (0, 0)
        if not self._try():
            raise locked_by_another(store, TroubleCode.STORE_LOCKED)
        self._say_who()

    @property
    def stands(self) -> bool:
        """True while the file that is locked is the one that others find; one that was deleted keeps nobody out."""
        return file_at(self._path) == self._file

    def take_again(self, is_untouched: Callable[[], bool]) -> bool:
        """Locks the file that others find now; False where another process has it, or has changed the store since.

        `is_untouched` is asked once nobody else can begin to write.
        """
        self._lock.release()
        if not self._try():
            return False
        if not is_untouched():
            self.release()
            return False
        self._say_who()
        return True

    def release(self) -> None:
        """Lets others write; the file stays, since removing it could split those who wait for it."""
        self._lock.release()
        self._file = (0, 0)

    def _try(self) -> bool:
        try:
            self._lock.acquire()
        except Timeout:
            return False
        self._file = file_at(self._path)
        return True

    def _say_who(self) -> None:
        _write_holder(self._path, self._holder)


def locked_by_another(store: Path, code: TroubleCode) -> Trouble:
    """The trouble with who said last that they hold the lock; `here` is true of this computer."""
    holder = read_holder(store)
    here = holder.host == platform.node()
    return Trouble(code, path=str(store), host=holder.host, here=here, pid=holder.pid, since=holder.since)


def lock_path(store: Path) -> Path:
    """Where the lock of a store lies."""
    return store.with_name(f"{store.name}.lock")


def read_holder(store: Path) -> Holder:
    """Who said last that they hold the lock."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        said = json.loads(lock_path(store).read_bytes()[_LOCKED_BYTE:])
        return Holder(str(said["host"]), int(said["pid"]), str(said["since"]))
    return Holder()


def _write_holder(path: Path, holder: Holder) -> None:
    said = json.dumps({"host": holder.host, "pid": holder.pid, "since": holder.since}).encode()
    with suppress(OSError), path.open("r+b") as file:  # the lock holds whether or not it can say whose it is
        file.seek(_LOCKED_BYTE)
        file.write(said)
        file.truncate()
