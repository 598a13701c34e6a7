"""Agenda templates; what boards have to do with each other; numbers through the year; business that comes back."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"

_STATEMENTS = Path(__file__).with_suffix(".sql")
_ADDED: dict[str, tuple[object, ...]] = {
    "boards": ("each_meeting", None, "", "[]"),
    "meetings": (1,),
    "agenda_items": (None, None, ""),
}
"""The tables that have more columns than before, and what these hold in the rows there are."""


def upgrade() -> None:
    # References to a table that is made anew go on naming it.
    op.execute("PRAGMA legacy_alter_table=ON")
    connection = op.get_bind()
    for table in _ADDED:
        for (index,) in connection.exec_driver_sql(
            f"SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"
        ).all():
            op.execute(f"DROP INDEX {index}")
        op.execute(f"ALTER TABLE {table} RENAME TO earlier_{table}")
    for statement in _STATEMENTS.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement)
    for table, added in _ADDED.items():
        for row in connection.exec_driver_sql(f"SELECT * FROM earlier_{table}").all():
            cells = (*row[:-1], *added)
            places = ", ".join("?" * (len(cells) + 1))
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({places})", (*cells, _hash_of(table, cells)))
        op.execute(f"DROP TABLE earlier_{table}")
    op.execute("PRAGMA legacy_alter_table=OFF")


def _hash_of(table: str, cells: Sequence[object]) -> str:
    text = json.dumps([table, *cells], ensure_ascii=False, separators=(",", ":"), default=repr)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
