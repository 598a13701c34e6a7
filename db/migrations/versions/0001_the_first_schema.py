"""The first schema: a table for each kind, the record of changes, the kept wordings."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

_STATEMENTS = Path(__file__).with_suffix(".sql")


def upgrade() -> None:
    for statement in _STATEMENTS.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement)
