"""Keeps one meeting's record in step with the store by fetching only what an outcome names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from clerk_app.domain.agenda import ForwardPlanEntry, ItemQuestion, Paper
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import WrittenProcedure
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity, kind_named
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Category, Member, Seat
from clerk_app.plain.house_styles import style_of
from clerk_app.services.ports import Queries
from clerk_app.ui.change_hub import Changes

_FIELDS = {
    "agenda_items": "items",
    "forward_plan_entries": "plan_entries",
    "item_questions": "questions",
    "events": "all_events",
    "written_procedures": "procedures",
}
_APART = frozenset({"snapshots", "style_files"})
"""What belongs to a meeting or its board and is no part of the record that a screen holds."""
_TEXT_ALONE = frozenset({"blocks"})


def is_text_alone(changes: Changes) -> bool:
    """True where nothing but the words of blocks changed, so that nothing beside the editor shows it."""
    return set(changes) <= _TEXT_ALONE


def refetched(record: MeetingRecord, changes: Changes, queries: Queries) -> MeetingRecord:
    """The record with what the changes name as the store has it now; what belongs to other meetings is left out."""
    for kind, ids in changes.items():
        if kind in _APART:
            continue
        found: dict[Id, Entity] = {entity.id: entity for entity in queries.where_in(kind_named(kind).type, "id", ids)}
        fetched = {entity_id: found.get(entity_id) for entity_id in ids}
        if kind == "blocks":
            record = _with_blocks(record, fetched, by_themselves=is_text_alone(changes))
        else:
            record = _with(record, kind, fetched)
    return record


def _with_blocks(record: MeetingRecord, fetched: dict[Id, Entity | None], *, by_themselves: bool) -> MeetingRecord:
    minutes = {minute.id for minute in record.minutes}
    ours = {i: _in_one_of(minutes, entity) for i, entity in fetched.items()}
    if by_themselves:
        return record.with_blocks(ours)
    # Minutes may have gone before their blocks are fetched, so nothing that was computed from those is taken along.
    kept = (block for block in record.blocks if block.id not in ours)
    new = (block for block in ours.values() if block is not None)
    return replace(record, blocks=tuple(sorted((*kept, *new), key=_position)))


def _with(record: MeetingRecord, kind: str, fetched: dict[Id, Entity | None]) -> MeetingRecord:
    match kind:
        case "boards":
            board = fetched.get(record.board.id)
            return replace(record, board=board, house_style=style_of(board)) if isinstance(board, Board) else record
        case "meetings":
            meeting = fetched.get(record.meeting.id)
            return replace(record, meeting=meeting) if isinstance(meeting, Meeting) else record
        case _:
            name = _FIELDS.get(kind, kind)
            now: Sequence[Entity] = getattr(record, name)
            ours = {i: entity for i, entity in fetched.items() if entity is None or _is_ours(entity, record)}
            # The names of the record's sequences are those of the kinds, which mypy cannot follow through `replace`.
            return replace(record, **{name: _merged(now, ours)})  # type: ignore[arg-type]


def _in_one_of(minutes: set[Id], entity: Entity | None) -> Block | None:
    return entity if isinstance(entity, Block) and entity.minute_id in minutes else None


def _merged(now: Sequence[Entity], fetched: dict[Id, Entity | None]) -> tuple[Entity, ...]:
    known = {entity.id for entity in now}
    kept = [fetched.get(entity.id, entity) for entity in now]
    new = [entity for entity_id, entity in fetched.items() if entity_id not in known]
    merged = [entity for entity in (*kept, *new) if entity is not None]
    return tuple(sorted(merged, key=_position)) if _moved(now, fetched) else tuple(merged)


def _moved(now: Iterable[Entity], fetched: dict[Id, Entity | None]) -> bool:
    before = {entity.id: _position(entity) for entity in now if entity.id in fetched}
    return any(entity is not None and before.get(i) != _position(entity) for i, entity in fetched.items())


def _position(entity: Entity) -> int:
    position = getattr(entity, "position", 0)
    return position if isinstance(position, int) else 0


def _is_ours(entity: Entity, record: MeetingRecord) -> bool:
    match entity:
        case Paper() | ItemQuestion():
            return any(item.id == entity.item_id for item in record.items)
        case Category() | Seat():
            return entity.board_id == record.board.id
        case ForwardPlanEntry():
            return entity.id in record.by_id
        case Member():
            return any(seat.id == entity.seat_id for seat in record.seats)
        case WrittenProcedure():
            settles = entity.settles_id is not None and any(one.id == entity.settles_id for one in record.decisions)
            return settles or record.meeting.id in (entity.started_in, entity.reported_in)
        case _:
            meeting_id = getattr(entity, "meeting_id", record.meeting.id)
            known = entity.id in record.by_id
            return meeting_id == record.meeting.id or known
