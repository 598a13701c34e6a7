"""The record of changes and the kept wordings as rows and back."""

import json
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, select

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity, kind_named, kind_of
from clerk_app.domain.minutes import Block
from clerk_app.plain.values import canonical_json, restored, to_plain
from clerk_app.services.outcome import Change
from clerk_app.services.ports import JournalEntry, Revision
from clerk_app.services.trouble import Trouble
from clerk_app.storage.field_rules import Cell, Row, read_datetime, say_instant
from clerk_app.storage.mapping import hash_of
from clerk_app.storage.rows import damaged
from clerk_app.storage.tables import ROW_HASH, journal, removals, revisions

E = TypeVar("E", bound=Entity)

_UNREADABLE = (ValueError, TypeError, KeyError, BrokenRule)
# Built once: putting a statement together takes longer than running it.
_REMOVED_LAST = (
    select(journal)
    .join(removals, removals.c.journal_seq == journal.c.seq)
    .where(removals.c.kind == bindparam("kind"), removals.c.entity_id == bindparam("entity"))
    .order_by(journal.c.seq.desc())
    .limit(1)
)


def removed_last(connection: Connection, kind: type[E], entity_id: Id, path: Path) -> E | None:
    """The entity as it was before an act removed it last; None if none ever did. Raises Trouble `store_damaged`."""
    row = connection.execute(_REMOVED_LAST, {"kind": kind_of(kind).name, "entity": entity_id}).fetchone()
    if row is None:
        return None
    changes = journal_entry(row, path).changes
    return next((c.before for c in changes if c.id == entity_id and isinstance(c.before, kind)), None)


def journal_row(entry: JournalEntry) -> dict[str, Cell]:
    """The cells of a journal row but its number, which the table gives."""
    cells: dict[str, Cell] = {
        "id": entry.id,
        "recorded_at": say_instant(entry.recorded_at),
        "act": entry.act,
        "meeting_id": entry.meeting_id,
        "changes": canonical_json([_plain_change(change) for change in entry.changes]),
    }
    return {**cells, ROW_HASH: hash_of(journal.name, cells.values())}


def journal_entry(row: Row, path: Path) -> JournalEntry:
    """The entry of a row of the whole table; raises Trouble `store_damaged`."""
    _seq, entry_id, recorded_at, act, meeting_id, changes, _hash = row
    if not is_whole_journal_row(row):
        raise damaged(path, journal.name, str(entry_id))
    try:
        return JournalEntry(
            id=Id(entry_id),
            recorded_at=read_datetime(recorded_at),
            act=act,
            meeting_id=meeting_id,
            changes=tuple(_change(plain) for plain in json.loads(changes)),
        )
    except _UNREADABLE as error:
        raise damaged(path, journal.name, str(entry_id)) from error


def is_whole_journal_row(row: Row) -> bool:
    """True if the row is as it was written."""
    kept: object = row[-1]
    return hash_of(journal.name, row[1:-1]) == kept


def revision_row(kept: Revision) -> dict[str, Cell]:
    """The cells of a kept wording."""
    cells: dict[str, Cell] = {
        "block_id": kept.block.id,
        "seq": kept.seq,
        "recorded_at": say_instant(kept.recorded_at),
        "wording": canonical_json(to_plain(kept.block)),
    }
    return {**cells, ROW_HASH: hash_of(revisions.name, cells.values())}


def revision(row: Row, path: Path) -> Revision:
    """The kept wording of a row; raises Trouble `store_damaged`."""
    block_id, seq, recorded_at, wording, _hash = row
    if not is_whole_revision_row(row):
        raise _damaged_revision(path, block_id, seq)
    try:
        return Revision(block=restored(Block, json.loads(wording)), recorded_at=read_datetime(recorded_at), seq=seq)
    except _UNREADABLE as error:
        raise _damaged_revision(path, block_id, seq) from error


def is_whole_revision_row(row: Row) -> bool:
    """True if the row is as it was written."""
    kept: object = row[-1]
    return hash_of(revisions.name, row[:-1]) == kept


def _damaged_revision(path: Path, block_id: object, seq: object) -> Trouble:
    return damaged(path, revisions.name, f"{block_id} {seq}")


def _plain_change(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "id": change.id,
        "before": None if change.before is None else to_plain(change.before),
        "after": None if change.after is None else to_plain(change.after),
    }


def _change(plain: dict[str, Any]) -> Change:
    kind = kind_named(plain["kind"]).type
    return Change(plain["kind"], Id(plain["id"]), _entity(kind, plain["before"]), _entity(kind, plain["after"]))


def _entity(kind: type[Entity], plain: dict[str, Any] | None) -> Entity | None:
    return None if plain is None else restored(kind, plain)
