"""One writer at a time: a lock beside the store that says who holds it and that a crash lets go of."""

import json
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from clerk_app.services.trouble import Trouble, TroubleCode
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
        self._lock = FileLock(lock_path(store), timeout=0, mode=OWNER_ONLY, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout as error:
            holder = read_holder(store)
            raise Trouble(
                TroubleCode.STORE_LOCKED, path=str(store), host=holder.host, pid=holder.pid, since=holder.since
            ) from error
        _write_holder(lock_path(store), Holder(platform.node(), os.getpid(), now.isoformat()))

    def release(self) -> None:
        """Lets others write; the file stays, since removing it could split those who wait for it."""
        self._lock.release()


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
