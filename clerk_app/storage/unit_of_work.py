"""One transaction over the writing connection."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity, kind_of
from clerk_app.domain.minutes import Block
from clerk_app.services.outcome import Change
from clerk_app.services.ports import JournalEntry, Revision
from clerk_app.storage.engine import raw
from clerk_app.storage.errors import store_troubles
from clerk_app.storage.field_rules import Row
from clerk_app.storage.history import journal_entry, journal_row, removed_last, revision, revision_row
from clerk_app.storage.mapping import DamagedRowError, mapping_for, mapping_of
from clerk_app.storage.rows import entities, row_of, rows_where, write_cells
from clerk_app.storage.salvage import salvaged
from clerk_app.storage.tables import journal, removals, revisions

E = TypeVar("E", bound=Entity)
Key = tuple[str, Id]

# Built once: putting a statement together takes longer than running it.
_KEEP = insert(revisions)
_KEPT = select(revisions).where(revisions.c.block_id == bindparam("block")).order_by(revisions.c.seq.desc()).limit(1)
_LAST_NUMBER = select(func.max(revisions.c.seq)).where(revisions.c.block_id == bindparam("block"))
_NOTE = insert(journal)
_NOTE_REMOVAL = insert(removals)
_NOTED = select(journal).where(journal.c.id == bindparam("entry"))


class SqlUnit:
    """Everything put is committed together, or nothing: a rollback undoes what was not committed."""

    def __init__(
        self,
        connection: Connection,
        path: Path,
        before_commit: Callable[[], None],
        after_commit: Callable[[], None],
    ) -> None:
        """Begins; `before_commit` raises what forbids a commit, `after_commit` what makes it worthless."""
        self._connection = connection
        self._path = path
        self._before_commit = before_commit
        self._after_commit = after_commit
        self._rows: dict[Key, Row | None] = {}
        self._before: dict[Key, Entity | None] = {}
        self._now: dict[Key, Entity | None] = {}
        with store_troubles(path):
            raw(connection).execute("BEGIN IMMEDIATE")

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        with store_troubles(self._path):
            row = self._row(kind, entity_id)
        return entities(mapping_for(kind), (row,), self._path)[0] if row is not None else None

    def where(self, kind: type[E], **fields: object) -> tuple[E, ...]:
        with store_troubles(self._path):
            rows = rows_where(self._connection, kind, fields)
        found = entities(mapping_for(kind), rows, self._path)
        name = kind_of(kind).name
        self._rows.update({(name, entity.id): row for entity, row in zip(found, rows, strict=True)})
        return found

    def put(self, entity: Entity) -> None:
        mapping = mapping_for(type(entity))
        key = (mapping.name, entity.id)
        with store_troubles(self._path):
            old = self._row(type(entity), entity.id)
            new = mapping.row(entity)
            if old is None:
                self._connection.execute(insert(mapping.table), new)
            else:
                names = (column.name for column in mapping.columns)
                changed = {name: new[name] for name, cell in zip(names, old, strict=True) if new[name] != cell}
                if changed:
                    write_cells(self._connection, mapping.table, entity.id, changed)
        self._note(key, old, entity)
        self._rows[key] = tuple(new.values())

    def remove(self, kind: type[Entity], entity_id: Id) -> None:
        mapping = mapping_for(kind)
        key = (mapping.name, entity_id)
        with store_troubles(self._path):
            old = self._row(kind, entity_id)
            if old is None:
                return
            self._connection.execute(delete(mapping.table).where(mapping.table.c.id == entity_id))
        self._note(key, old, None)
        self._rows[key] = None

    def changes(self) -> tuple[Change, ...]:
        return tuple(Change(key[0], key[1], before, self._now[key]) for key, before in self._before.items())

    def revise(self, block: Block, recorded_at: datetime) -> None:
        with store_troubles(self._path):
            seq = (self._connection.execute(_LAST_NUMBER, {"block": block.id}).scalar() or 0) + 1
            kept = Revision(block=block, recorded_at=recorded_at, seq=seq)
            self._connection.execute(_KEEP, revision_row(kept))

    def last_revision(self, block_id: Id) -> Revision | None:
        with store_troubles(self._path):
            row = self._connection.execute(_KEPT, {"block": block_id}).fetchone()
        return revision(row, self._path) if row is not None else None

    def journal(self, entry: JournalEntry) -> None:
        with store_troubles(self._path):
            made = self._connection.execute(_NOTE, journal_row(entry))
            (seq,) = made.inserted_primary_key or (None,)
            removed = [
                {"journal_seq": seq, "kind": change.kind, "entity_id": change.id}
                for change in entry.changes
                if change.after is None and change.before is not None
            ]
            if removed:
                self._connection.execute(_NOTE_REMOVAL, removed)

    def journal_entry(self, journal_id: Id) -> JournalEntry | None:
        with store_troubles(self._path):
            row = self._connection.execute(_NOTED, {"entry": journal_id}).fetchone()
        return journal_entry(row, self._path) if row is not None else None

    def removed(self, kind: type[E], entity_id: Id) -> E | None:
        with store_troubles(self._path):
            return removed_last(self._connection, kind, entity_id, self._path)

    def commit(self) -> None:
        self._before_commit()
        with store_troubles(self._path):
            raw(self._connection).execute("COMMIT")
        self._rows, self._before, self._now = {}, {}, {}
        self._after_commit()

    def end(self) -> None:
        """Undoes what was not committed; the connection is free for the next unit."""
        if raw(self._connection).in_transaction:
            raw(self._connection).rollback()
        self._connection.rollback()

    def _row(self, kind: type[E], entity_id: Id) -> Row | None:
        key = (kind_of(kind).name, entity_id)
        if key not in self._rows:
            self._rows[key] = row_of(self._connection, kind, entity_id)
        return self._rows[key]

    def _note(self, key: Key, old: Row | None, new: Entity | None) -> None:
        if key not in self._before:
            self._before[key] = self._readable(key[0], old)
        self._now[key] = new

    def _readable(self, name: str, row: Row | None) -> Entity | None:
        """The entity that goes; what can be read of a damaged one, so that it can be written over."""
        if row is None:
            return None
        mapping = mapping_of(name)
        try:
            whole: Entity = mapping.entity(row)
        except DamagedRowError:
            return salvaged(self._connection, mapping, row)
        return whole
