"""What can still be had of a row that a failing disk has changed."""

from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from clerk_app.domain.kinds import Entity
from clerk_app.domain.minutes import Block
from clerk_app.services.trouble import Trouble
from clerk_app.storage.field_rules import Row
from clerk_app.storage.history import revision
from clerk_app.storage.mapping import KindMapping
from clerk_app.storage.tables import revisions

E = TypeVar("E", bound=Entity)


def salvaged(connection: Connection, mapping: KindMapping[E], row: Row) -> E | None:
    """The entity of a damaged row: of a block the wording kept last, if there is one, else as much as can be read."""
    if issubclass(mapping.type, Block):
        wording: Any = _last_wording(connection, str(row[0]))
        if isinstance(wording, mapping.type):
            return wording
    return mapping.readable(row)


def _last_wording(connection: Connection, block_id: str) -> Block | None:
    kept = select(revisions).where(revisions.c.block_id == block_id).order_by(revisions.c.seq.desc())
    for row in connection.execute(kept):
        try:
            return revision(row, Path()).block
        except Trouble:
            continue
    return None
