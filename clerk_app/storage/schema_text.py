"""The schema as SQL text. `python -m clerk_app.storage.schema_text` prints it; it is kept as `db/schema.sql`."""

import sys
from collections.abc import Iterator

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from clerk_app.storage.tables import metadata


def schema_text() -> str:
    """Every statement that makes the current schema, in an order in which they can be run."""
    return "\n".join(f"{_tidy(statement)};\n" for statement in _statements())


def _statements() -> Iterator[str]:
    dialect = sqlite.dialect()
    for table in metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect))


def _tidy(statement: str) -> str:
    return "\n".join(line.rstrip().replace("\t", "    ") for line in statement.strip().splitlines())


if __name__ == "__main__":
    sys.stdout.write(schema_text())
