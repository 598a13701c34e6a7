"""What migrations share: tables with more columns than before are made anew, and their rows carried over."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256

from alembic import op


def make_anew(statements: str, added: Mapping[str, Sequence[object]]) -> None:
    """The tables in `added` as `statements` make them: old rows keep their cells and get these at the end.

    `statements` is the text of a file, one statement after the other, and may make tables that are new. What a row must
    hash to is worked out again.
    """
    # References to a table that is made anew go on naming it.
    op.execute("PRAGMA legacy_alter_table=ON")
    connection = op.get_bind()
    for table in added:
        for (index,) in connection.exec_driver_sql(
            f"SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"
        ).all():
            op.execute(f"DROP INDEX {index}")
        op.execute(f"ALTER TABLE {table} RENAME TO earlier_{table}")
    for statement in statements.split(";\n"):
        if statement.strip():
            op.execute(statement)
    for table, more in added.items():
        for row in connection.exec_driver_sql(f"SELECT * FROM earlier_{table}").all():
            cells = (*row[:-1], *more)
            places = ", ".join("?" * (len(cells) + 1))
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({places})", (*cells, _hash_of(table, cells)))
        op.execute(f"DROP TABLE earlier_{table}")
    op.execute("PRAGMA legacy_alter_table=OFF")


def _hash_of(table: str, cells: Sequence[object]) -> str:
    """The hash as these versions keep it; a later one may keep another."""
    text = json.dumps([table, *cells], ensure_ascii=False, separators=(",", ":"), default=repr)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
