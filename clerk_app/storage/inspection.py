"""What kind of file lies at a path, found out without changing it: a store of ours, its version, or something else."""

import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from clerk_app.domain.identity import Id
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.engine import open_to_read
from clerk_app.storage.errors import store_troubles
from clerk_app.storage.mapping import hash_of
from clerk_app.storage.places import is_at_rest
from clerk_app.storage.tables import APPLICATION_ID, SCHEMA_VERSION, schema_version, store_info

_SIGN_OF_A_STORE = f"CREATE TABLE {store_info.name} (".encode()
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Inspected:
    """A store of ours: its id and the version of its schema, which is this program's or an earlier one."""

    store_id: Id
    version: int

    @property
    def is_current(self) -> bool:
        """True if the store needs no migration."""
        return self.version == SCHEMA_VERSION


def inspect(path: Path) -> Inspected:
    """What the file at the path is, its bytes left as they are.

    Raises Trouble `store_missing` (no file), `may_not_read`, `store_not_ours`, `store_damaged` or `store_newer` (with
    `version`).
    """
    check_can_be_read(path)
    with store_troubles(path):
        try:
            with closing(open_to_read(path, at_rest=is_at_rest(path))) as connection:
                return inspect_connection(connection, path)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB and not _was_a_store(path):
                raise _not_ours(path) from error
            if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
                raise _damaged(path) from error  # we ask for nothing that a whole store of ours does not have
            raise


def inspect_connection(connection: sqlite3.Connection, path: Path) -> Inspected:
    """What the open file is; raises Trouble as `inspect` does."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise _not_ours(path)
    parts = connection.execute("SELECT type, name FROM sqlite_schema").fetchall()
    if any(kind not in ("table", "index") for kind, _ in parts):
        raise _not_ours(path)  # we make no triggers and no views: somebody else's code would run in them
    tables = {name for kind, name in parts if kind == "table"}
    if not {schema_version.name, store_info.name} <= tables:
        raise _damaged(path)
    version = _version(connection, path)
    if version > SCHEMA_VERSION:
        raise Trouble(TroubleCode.STORE_NEWER, path=str(path), version=version)
    return Inspected(_store_id(connection, path), version)


def check_can_be_read(path: Path) -> None:
    """Raises Trouble `store_missing` or `may_not_read` where no file can be read there."""
    try:
        mode = path.stat().st_mode
    except PermissionError as error:
        raise Trouble(TroubleCode.MAY_NOT_READ, path=str(path)) from error
    except OSError as error:
        raise Trouble(TroubleCode.STORE_MISSING, path=str(path)) from error
    if not stat.S_ISREG(mode):
        raise Trouble(TroubleCode.STORE_MISSING, path=str(path))
    if not os.access(path, os.R_OK):
        raise Trouble(TroubleCode.MAY_NOT_READ, path=str(path))


def schema_hash(connection: sqlite3.Connection) -> str:
    """What the statements that made the tables and indexes of a store hash to."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
    return hash_of("sqlite_schema", (list(row) for row in rows))


def _version(connection: sqlite3.Connection, path: Path) -> int:
    row = connection.execute(f"SELECT version_num FROM {schema_version.name}").fetchone()
    if row is None or not str(row[0]).isdecimal():
        raise _damaged(path)
    return int(row[0])


def _store_id(connection: sqlite3.Connection, path: Path) -> Id:
    row = connection.execute(f"SELECT store_id, created_at, schema_hash, row_hash FROM {store_info.name}").fetchone()
    if row is None or hash_of(store_info.name, row[:-1]) != row[-1] or schema_hash(connection) != row[2]:
        raise _damaged(path)
    return Id(str(row[0]))


def _was_a_store(path: Path) -> bool:
    """True if a file whose header cannot be read holds what only a store holds."""
    with path.open("rb") as file:
        end = b""
        while piece := file.read(_PIECE):
            if _SIGN_OF_A_STORE in end + piece:
                return True
            end = piece[-len(_SIGN_OF_A_STORE) :]
    return False


def _not_ours(path: Path) -> Trouble:
    return Trouble(TroubleCode.STORE_NOT_OURS, path=str(path))


def _damaged(path: Path) -> Trouble:
    return Trouble(TroubleCode.STORE_DAMAGED, path=str(path))
