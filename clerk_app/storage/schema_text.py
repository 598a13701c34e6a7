"""The schema as SQL text. `python -m clerk_app.storage.schema_text` prints it; it is kept as `db/schema.sql`."""

import sys

from sqlalchemy import create_mock_engine
from sqlalchemy.sql.ddl import ExecutableDDLElement

from clerk_app.storage.tables import metadata


def schema_text() -> str:
    """Every statement that makes the current schema, in an order in which they can be run."""
    statements: list[str] = []

    def keep(statement: ExecutableDDLElement, *_values: object, **_options: object) -> None:
        statements.append(str(statement.compile(dialect=engine.dialect)).strip())

    engine = create_mock_engine("sqlite://", keep)
    metadata.create_all(engine, checkfirst=False)
    return "\n".join(f"{_tidy(statement)};\n" for statement in statements)


def _tidy(statement: str) -> str:
    return "\n".join(line.rstrip().replace("\t", "    ") for line in statement.splitlines())


if __name__ == "__main__":
    sys.stdout.write(schema_text())
