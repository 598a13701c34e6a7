"""Puts a backup in the place of a store: checked before anything is touched, and what was there is kept beside it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from clerk_app.services.ports import Clock
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.backup import back_up, check_whole
from clerk_app.storage.creation import free_place
from clerk_app.storage.engine import become_one_file, has_log
from clerk_app.storage.errors import store_troubles
from clerk_app.storage.inspection import inspect
from clerk_app.storage.lock import StoreLock
from clerk_app.storage.places import exists, file_at, followed, is_taken, may_be_written
from clerk_app.storage.safe_file import OWNER_ONLY, flush_folder, replacing

_BESIDE_A_STORE = ("-wal", "-journal", "-shm")


def restore(backup: Path, store: Path, *, clock: Clock, is_damaged: bool = False) -> Path | None:
    """The store is what the backup is, once this returns; the file that keeps what was there, None where nothing was.

    What is known to be damaged is kept as it lies, its log beside it; whether it is is looked for where nobody knows.
    Raises Trouble, and then the store is as it was: `store_missing`, `store_not_ours`, `store_damaged`, `store_newer`
    of the backup, or of the store (which may be damaged, but not newer); `store_locked` and `store_busy` where the
    store is in use; `target_is_records` where both are one; `disk_full`, `store_read_only` and the like.
    """
    backup, store = followed(backup), followed(store)
    if backup == store:
        raise Trouble(TroubleCode.TARGET_IS_RECORDS, path=str(store))
    check_whole(backup)
    if not is_taken(store):
        if has_log(store):
            raise Trouble(TroubleCode.STORE_LEFT_ITS_LOG, path=str(store))
        back_up(backup, store)
        return None
    is_damaged = _is_damaged(store) or is_damaged
    with store_troubles(store):
        lock = StoreLock(store, clock.now())
    try:
        if not is_damaged:
            become_one_file(store)
        return _restore_over(backup, store, clock)
    finally:
        lock.release()


def _restore_over(backup: Path, store: Path, clock: Clock) -> Path:
    stamp = clock.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    place = store.with_name(f"{store.stem}.replaced-{stamp}{store.suffix}")
    kept = free_place(place) if is_taken(place) else place
    with _kept_beside(store, kept):
        back_up(backup, store)
    return kept


def _is_damaged(store: Path) -> bool:
    """Whether what may be replaced is a store no longer: then SQLite is kept from it, which may delete its log."""
    if not store.is_file():
        raise Trouble(TroubleCode.TARGET_NOT_A_FILE, path=str(store))
    if not may_be_written(store):
        raise Trouble(TroubleCode.STORE_READ_ONLY, path=str(store))
    try:
        inspect(store)
    except Trouble as trouble:
        if trouble.code is not TroubleCode.STORE_DAMAGED:
            raise
        return True
    return False


@contextmanager
def _kept_beside(store: Path, kept: Path) -> Iterator[None]:
    """What is there is copied to `kept`, the logs of a damaged store along with it; undone where the body raises.

    A log must be gone before another file takes the store's place, for SQLite would play it into that.
    """
    was, moved = file_at(store), list[tuple[Path, Path]]()
    try:
        with replacing(kept, mode=OWNER_ONLY) as beside:
            shutil.copyfile(store, beside)
        for ending in _BESIDE_A_STORE:
            log = store.with_name(f"{store.name}{ending}")
            if exists(log):
                moved.append((log, log.rename(kept.with_name(f"{kept.name}{ending}"))))
        if moved:
            with store_troubles(store):
                flush_folder(store.parent)  # a power cut must not bring a log back beside the other file
        yield
    except BaseException:
        if file_at(store) == was:  # else the backup has taken its place, and only what came after that failed
            for log, place in moved:
                with suppress(OSError):  # what went wrong first is what is to be told
                    place.rename(log)
            with suppress(OSError):
                kept.unlink(missing_ok=True)
        raise
