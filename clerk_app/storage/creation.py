"""A new store: made aside, whole, and only then put in its place."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, create_engine, insert

from clerk_app.services.ports import Clock, Ids
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.engine import has_log, raw
from clerk_app.storage.errors import store_troubles
from clerk_app.storage.field_rules import say_instant
from clerk_app.storage.inspection import schema_hash
from clerk_app.storage.mapping import hash_of
from clerk_app.storage.places import followed, is_taken
from clerk_app.storage.safe_file import OWNER_ONLY, replacing
from clerk_app.storage.tables import (
    APPLICATION_ID,
    ROW_HASH,
    SCHEMA_VERSION,
    metadata,
    revision_name,
    schema_version,
    store_info,
)


def create_store(path: Path, *, ids: Ids, clock: Clock) -> None:
    """An empty store at a path where nothing is yet, readable by its owner alone.

    Raises FileExistsError where something is, and Trouble (`store_left_its_log`, `disk_full`, `no_permission`,
    `target_missing` ...) where no file can be made; then nothing is left there.
    """
    if is_taken(path):
        raise FileExistsError(path)
    path = followed(path)
    if has_log(path):
        # SQLite would play what was written to the store that is gone into the new one, and leave a ruin of both.
        raise Trouble(TroubleCode.STORE_LEFT_ITS_LOG, path=str(path))
    with replacing(path, mode=OWNER_ONLY) as beside, new_store(beside, ids.new(), say_instant(clock.now())):
        pass


@contextmanager
def new_store(file: Path, store_id: str, created_at: str) -> Iterator[Connection]:
    """Makes an empty file into a store; what is put in by the connection meanwhile is committed on leaving.

    Nothing is flushed: the finished file is, as a whole, by whoever gives it its name.
    """
    with store_troubles(file):
        engine = create_engine("sqlite+pysqlite://", creator=lambda: _new_file(file))
        with engine.connect() as connection:
            raw(connection).execute("BEGIN")
            metadata.create_all(connection, checkfirst=False)
            connection.execute(insert(store_info), _info(store_id, created_at, schema_hash(raw(connection))))
            connection.execute(insert(schema_version), {"version_num": revision_name(SCHEMA_VERSION)})
            yield connection
            raw(connection).execute("COMMIT")
            raw(connection).execute("PRAGMA journal_mode=WAL")
        engine.dispose()


def free_place(path: Path) -> Path:
    """A place beside a path where nothing is yet, called like it with a number behind."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(place for place in names if not is_taken(place) and not has_log(place))


def _info(store_id: str, created_at: str, schema: str) -> dict[str, str]:
    cells = {"store_id": store_id, "created_at": created_at, "schema_hash": schema}
    return {**cells, ROW_HASH: hash_of(store_info.name, cells.values())}


def _new_file(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    return connection
