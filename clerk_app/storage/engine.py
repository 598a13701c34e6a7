"""Connections to the store: one that writes and checkpoints, and some that can only read.

SQLite before 3.51.3 can damage a file when two connections write or checkpoint at once, so a store has a single writing
connection, held by the process that has its lock; reading connections are opened read-only and never checkpoint.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, QueuePool, create_engine

from clerk_app.storage.errors import store_troubles
from clerk_app.storage.places import exists, is_filled

_PATIENCE = 5.0
"""Seconds to wait for another connection, before the trouble is `store_busy`."""

_FULL = 2
_SPARE_LOG = 16 << 20
_READERS = 4

_lenient_text = partial(str, encoding="utf-8", errors="replace")
"""Bytes that are no text any more must be readable, so that the row's hash can tell which row they are in."""


def writing_engine(path: Path, *, with_log: bool) -> Engine:
    """An engine for the one connection that writes; `with_log`: write-ahead, else a rollback journal."""
    return create_engine("sqlite+pysqlite://", creator=lambda: _open_to_write(path, with_log), poolclass=NullPool)


def reading_engine(path: Path, *, at_rest: bool = False) -> Engine:
    """An engine whose connections can only read; they may be used from any thread, each by one at a time."""
    return create_engine(
        "sqlite+pysqlite://",
        creator=lambda: open_to_read(path, at_rest=at_rest),
        poolclass=QueuePool,
        pool_size=_READERS,
        max_overflow=_READERS,
        pool_use_lifo=True,  # the one that has read last knows most of what is asked for next
    )


def open_to_read(path: Path, *, at_rest: bool = False) -> sqlite3.Connection:
    """A connection that cannot write.

    `at_rest` promises that nobody writes while it is open and that no log lies beside the store: then nothing is made
    in its folder, and a folder that may not be written in will do. Without it SQLite wants its log's index there.
    """
    connection = _connect(path, "ro&immutable=1" if at_rest else "ro", one_thread=False)
    connection.execute("PRAGMA query_only=ON")
    return connection


def has_journal(path: Path) -> bool:
    """True if a rollback journal lies beside the store, which only a writing connection can play back."""
    return exists(_beside(path, "-journal"))


def has_log(path: Path) -> bool:
    """True if a log or journal with something in it lies beside the place of a store, whether or not that is there."""
    return any(is_filled(_beside(path, ending)) for ending in ("-wal", "-journal"))


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")


def recover(path: Path) -> None:
    """Plays back a rollback journal that a crash left, so that the store can be read again. The caller has the lock."""
    if has_journal(path):
        with closing(_connect(path, "rw", one_thread=True)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()


def become_one_file(path: Path) -> None:
    """Plays the log or journal into the store and leaves none beside it. The caller has the lock.

    Raises Trouble `store_busy` where another connection is open, and `store_damaged`.
    """
    with store_troubles(path), closing(_connect(path, "rw", one_thread=True)) as connection:
        # Of all modes only the log can be shared, so SQLite leaves it for the last connection alone.
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()


def raw(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, by which transactions are begun and ended."""
    driver: object = connection.connection.dbapi_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError(type(driver))
    return driver


def data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection commits, never by what this one does."""
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    return int(version)


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """A connection that sees one state of the store throughout; raises what goes wrong as Trouble."""
    with store_troubles(path), engine.connect() as connection:
        raw(connection).execute("BEGIN")
        try:
            yield connection
        finally:
            raw(connection).rollback()


def _open_to_write(path: Path, with_log: bool) -> sqlite3.Connection:
    connection = _connect(path, "rw", one_thread=True)
    try:
        _prepare_to_write(connection, with_log)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare_to_write(connection: sqlite3.Connection, with_log: bool) -> None:
    # Where the drive cannot keep a log, SQLite stays with the rollback journal, which is as safe with full syncing.
    connection.execute(f"PRAGMA journal_mode={'wal' if with_log else 'delete'}")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute(f"PRAGMA journal_size_limit={_SPARE_LOG}")
    promised = {"synchronous": _FULL, "foreign_keys": 1, "secure_delete": 1}
    kept = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in promised}
    if kept != promised:
        raise RuntimeError(f"the database keeps {kept}")


def _connect(path: Path, mode: str, *, one_thread: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=one_thread,
    )
    connection.text_factory = _lenient_text
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    return connection
