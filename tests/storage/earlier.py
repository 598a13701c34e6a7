"""Records as an earlier version would have left them, and as earlier versions did."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

from clerk_app.storage.inspection import schema_hash
from clerk_app.storage.mapping import hash_of
from clerk_app.storage.tables import SCHEMA_VERSION, revision_name


def make_earlier(store: Path) -> None:
    """Makes a closed store into one of the version before: it has a table that this version no longer has."""
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE remarks (id VARCHAR(32) NOT NULL, words TEXT, reason TEXT)")
        connection.execute("INSERT INTO remarks SELECT id, venue, date FROM meetings")
        connection.execute("UPDATE schema_version SET version_num = ?", (revision_name(SCHEMA_VERSION - 1),))
        cells = (*connection.execute("SELECT store_id, created_at FROM store_info").fetchone(), schema_hash(connection))
        noted = (cells[-1], hash_of("store_info", cells))
        connection.execute("UPDATE store_info SET schema_hash = ?, row_hash = ?", noted)


def first_version() -> bytes:
    """The file of a store that the first version of the schema was made for, with two boards and their meetings."""
    return of_version(1)


def of_version(version: int) -> bytes:
    """The file of a store that an earlier version of the schema was made for."""
    return gzip.decompress((Path(__file__).parent / "earlier_versions" / f"version-{version}.clerk.gz").read_bytes())
