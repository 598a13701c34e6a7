"""Copies of a store in use: made by SQLite itself, opened again and checked, and only then put in their place."""

import sqlite3
from contextlib import closing
from pathlib import Path

from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.checks import damage
from clerk_app.storage.engine import has_log, open_to_read, reading, reading_engine
from clerk_app.storage.errors import store_troubles
from clerk_app.storage.inspection import inspect
from clerk_app.storage.places import followed, is_at_rest
from clerk_app.storage.safe_file import OWNER_ONLY, replacing


def back_up(store: Path, target: Path) -> None:
    """A verified copy of the store at `target`, with everything committed before; the store may be in use.

    Raises Trouble: `store_damaged` where the copy, and so the store, does not pass the full check; `disk_full`,
    `no_permission`, `target_missing` ... where it cannot be written; `target_is_records` where the target is the store
    itself, or another in use. Then an older file at `target` is still there.
    """
    if followed(target) == followed(store) or has_log(target):
        raise Trouble(TroubleCode.TARGET_IS_RECORDS, path=str(target))
    with replacing(target, mode=OWNER_ONLY) as beside:
        _copy(store, beside)
        _verify(beside, store)


def copy_damaged(store: Path, target: Path) -> None:
    """A copy of a store as it is, damage included, to be made before it is mended. Raises Trouble as `back_up` does."""
    with replacing(target, mode=OWNER_ONLY) as beside:
        _copy(store, beside)


def _copy(store: Path, target: Path) -> None:
    with (
        store_troubles(store),
        closing(open_to_read(store, at_rest=is_at_rest(store))) as source,
        store_troubles(target),
        closing(sqlite3.connect(target, isolation_level=None)) as copy,
    ):
        copy.execute("PRAGMA synchronous=OFF")  # the finished file is flushed as a whole
        source.backup(copy)


def _verify(copy: Path, store: Path) -> None:
    """Raises what is wrong with the copy as trouble of the store, whose fault it is and whose name is known."""
    try:
        check_whole(copy)
    except Trouble as trouble:
        raise Trouble(trouble.code, **{**trouble.values, "path": str(store)}) from trouble


def check_whole(path: Path) -> None:
    """Raises what is wrong with a store as Trouble, after reading every row of it; as `inspect`, or `store_damaged`."""
    inspect(path)
    engine = reading_engine(path, at_rest=is_at_rest(path))
    try:
        with reading(engine, path) as connection:
            facts = damage(connection)
    finally:
        engine.dispose()
    if facts:
        raise Trouble(TroubleCode.STORE_DAMAGED, path=str(path), facts=len(facts), first=facts[0])
