"""Checks of a whole store: SQLite's own, and the hash of every row, which sees what those do not."""

import re
import sqlite3
from collections.abc import Iterator

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from clerk_app.domain.kinds import KINDS
from clerk_app.storage.engine import raw
from clerk_app.storage.history import is_whole_journal_row, is_whole_revision_row
from clerk_app.storage.mapping import hash_of
from clerk_app.storage.tables import journal, revisions

_AT_ONCE = 500
_NOT_THE_FILE = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL)
"""What is the fault of the disk, or of another program."""
_UNREAD = re.compile(r"unable to get the page\. error code=(\d+)")
"""How SQLite's own check tells of what stands in its way; it goes on, as if the page were wrong."""
_MOST_FACTS = 1000
"""A file of which everything is damaged need not be described row by row."""


def quick_damage(connection: Connection) -> tuple[str, ...]:
    """What SQLite finds wrong with the structure of the file, one fact each; quick, but blind to changed text."""
    return tuple(_structure(connection, "quick_check"))


def damage(connection: Connection) -> tuple[str, ...]:
    """Everything that is wrong, one fact each: `structure <what SQLite says>`, `row <table> <id>` for a row that is not
    as it was written, `reference <table> <row number> <table>` for one that names what is not there.
    """
    facts: list[str] = []
    for fact in _all_facts(connection):
        facts.append(fact)
        if len(facts) == _MOST_FACTS:
            break
    return tuple(dict.fromkeys(facts))


def _all_facts(connection: Connection) -> Iterator[str]:
    yield from _structure(connection, "integrity_check")
    for kind in KINDS:
        yield from _rows_of_kind(connection, kind.name)
    yield from _history(connection)
    yield from _references(connection)


def _structure(connection: Connection, check: str) -> Iterator[str]:
    try:
        said = [str(row[0]) for row in raw(connection).execute(f"PRAGMA {check}")]
    except sqlite3.DatabaseError as error:
        said = [_what_is_wrong(error)]
    for unread in filter(None, map(_UNREAD.search, said)):
        _what_is_wrong(_error_of(int(unread[1])))
    yield from (f"structure {line}" for line in said if line != "ok")


def _rows_of_kind(connection: Connection, name: str) -> Iterator[str]:
    """Every row is judged by the columns that it has: a store of an earlier version is checked before it is copied."""
    try:
        if not raw(connection).execute(f"PRAGMA table_info({name})").fetchall():
            return  # a kind that the store's version does not know yet
        for row in connection.execution_options(yield_per=_AT_ONCE).exec_driver_sql(f"SELECT * FROM {name}"):
            if hash_of(name, row[:-1]) != row[-1]:
                yield f"row {name} {row[0]}"
    except DBAPIError as error:
        yield f"structure {name} {_what_is_wrong(error.orig)}"


def _history(connection: Connection) -> Iterator[str]:
    try:
        for row in connection.execution_options(yield_per=_AT_ONCE).execute(select(revisions)):
            if not is_whole_revision_row(row):
                yield f"row {revisions.name} {row.block_id} {row.seq}"
        for row in connection.execution_options(yield_per=_AT_ONCE).execute(select(journal)):
            if not is_whole_journal_row(row):
                yield f"row {journal.name} {row.id}"
    except DBAPIError as error:
        yield f"structure {journal.name} {_what_is_wrong(error.orig)}"


def _references(connection: Connection) -> Iterator[str]:
    try:
        for table, row, target, _place in raw(connection).execute("PRAGMA foreign_key_check"):
            yield f"reference {table} {row} {target}"
    except sqlite3.DatabaseError as error:
        yield f"structure {_what_is_wrong(error)}"


def _error_of(result: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("a page could not be read")
    error.sqlite_errorcode = result
    return error


def _what_is_wrong(error: BaseException | None) -> str:
    """What SQLite says is wrong with the file; raises the error where the file could not be read, which is no damage.

    Raises it where another program was in the way, too.
    """
    result = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if error is not None and result in _NOT_THE_FILE:
        raise error
    return str(error)
