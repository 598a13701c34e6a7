"""Reads over what is committed, each seeing one state of the store."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    true,
    tuple_,
)

from clerk_app.domain.actions import DONE, Action
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import KINDS, Entity
from clerk_app.domain.meeting import APPROVED, Meeting, PlannedMeeting
from clerk_app.domain.minutes import Block
from clerk_app.domain.names import latest_name
from clerk_app.domain.people import Agency
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Seat
from clerk_app.services.ports import JournalEntry, MeetingLine, Readable, RemovedBlock, Revision
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.checks import damage
from clerk_app.storage.engine import data_version, raw, reading
from clerk_app.storage.field_rules import Row
from clerk_app.storage.history import journal_entry, removed_last, revision
from clerk_app.storage.mapping import KindMapping, mapping_for
from clerk_app.storage.record_query import meeting_record
from clerk_app.storage.rows import entities, in_usual_order, row_of, rows_in, rows_where, usual_place
from clerk_app.storage.tables import OF_KIND, journal, removals, revisions

E = TypeVar("E", bound=Entity)
T = TypeVar("T")

_MEETINGS, _ITEMS, _ACTIONS = OF_KIND["meetings"], OF_KIND["agenda_items"], OF_KIND["actions"]
_MINUTES, _BLOCKS, _PLANNED = OF_KIND["minutes"], OF_KIND["blocks"], OF_KIND["planned_meetings"]
_SEATS, _MEMBERS, _AGENCIES = OF_KIND["seats"], OF_KIND["members"], OF_KIND["agencies"]
_HOLDERS = [column for column in _MEMBERS.c if column.name.startswith("holder_")]
_IS_OPEN = (_ACTIONS.c.withdrawn == 0, _ACTIONS.c.status.not_in(sorted(DONE)))
_LAST_STATE = func.json_extract(_MEETINGS.c.steps, "$[#-1].state")
_IS_NOT_APPROVED = case(
    # What is damaged is read, so that it is told.
    (func.json_valid(_MEETINGS.c.steps) == 1, func.coalesce(_LAST_STATE, "").not_in(sorted(APPROVED))),
    else_=true(),
)
_AT_ONCE = 500
_KEPT = "read whole"
"""What a connection knows: by name, the version of the store and the entities that were in it."""


class SqlQueries:
    """Answers from reading connections; any thread may ask. A damaged row is Trouble `store_damaged` naming it."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self.engine = engine
        self._path = path

    def entity(self, kind: type[E], entity_id: Id) -> E | None:
        with reading(self.engine, self._path) as connection:
            row = row_of(connection, kind, entity_id)
        return entities(mapping_for(kind), (row,), self._path)[0] if row is not None else None

    def where(self, kind: type[E], **fields: object) -> tuple[E, ...]:
        mapping = mapping_for(kind)
        with reading(self.engine, self._path) as connection:
            if mapping.is_read_often and not fields:
                return self._all(connection, mapping)
            rows = rows_where(connection, kind, fields)
        return entities(mapping, rows, self._path)

    def where_in(self, kind: type[E], field: str, values: Iterable[str]) -> tuple[E, ...]:
        wanted = set(values)
        if not wanted:
            return ()
        with reading(self.engine, self._path) as connection:
            rows = list(rows_in(connection, kind, field, wanted))
        return tuple(sorted(entities(mapping_for(kind), rows, self._path), key=usual_place))

    def boards(self) -> tuple[Board, ...]:
        with reading(self.engine, self._path) as connection:
            return _kept(connection, "boards by name", lambda: self._boards(connection))

    def seats_elsewhere(self, board_id: Id, parties: Iterable[Id]) -> tuple[Seat, ...]:
        wanted = {"board": board_id, "parties": json.dumps(sorted(set(parties)))}
        with reading(self.engine, self._path) as connection:
            rows = connection.execute(_seats_elsewhere(), wanted).fetchall()
        return entities(mapping_for(Seat), rows, self._path)

    def agencies_of_no_seat(self) -> tuple[Agency, ...]:
        mapping = mapping_for(Agency)
        spoken_for = select(_SEATS.c.agency_id).where(_SEATS.c.agency_id.is_not(None))
        others = select(*mapping.columns).where(_AGENCIES.c.id.not_in(spoken_for))
        with reading(self.engine, self._path) as connection:
            rows = connection.execute(in_usual_order(others, _AGENCIES)).fetchall()
        return entities(mapping, rows, self._path)

    def meetings(self, board_id: Id, *, after: int = 0, most: int | None = None) -> tuple[MeetingLine, ...]:
        mapping = mapping_for(Meeting)
        lines = _lines() if most is None else _lines().limit(most).offset(after)
        with reading(self.engine, self._path) as connection:
            rows = connection.execute(lines, {"board": board_id}).fetchall()
        meetings = entities(mapping, (row[:-4] for row in rows), self._path)
        return tuple(_line(meeting, *row[-4:]) for meeting, row in zip(meetings, rows, strict=True))

    def meeting_days(self, board_id: Id) -> Mapping[Id, date]:
        with reading(self.engine, self._path) as connection:
            rows = connection.execute(_of_board(_MEETINGS.c.id, _MEETINGS.c.date), {"board": board_id}).fetchall()
        return {Id(meeting_id): date.fromisoformat(day) for meeting_id, day in rows}

    def not_approved(self, board_id: Id) -> tuple[Meeting, ...]:
        mapping = mapping_for(Meeting)
        wanted = _of_board(*mapping.columns).where(_IS_NOT_APPROVED)
        with reading(self.engine, self._path) as connection:
            rows = connection.execute(wanted, {"board": board_id}).fetchall()
        return entities(mapping, rows, self._path)

    def planned_at(self, meeting_ids: Iterable[Id]) -> tuple[PlannedMeeting, ...]:
        with reading(self.engine, self._path) as connection:
            rows = list(rows_in(connection, PlannedMeeting, "meeting_id", meeting_ids))
        planned = entities(mapping_for(PlannedMeeting), rows, self._path)
        return tuple(sorted(planned, key=lambda one: (one.position, one.id)))

    def meeting_record(self, meeting_id: Id) -> MeetingRecord | None:
        with reading(self.engine, self._path) as connection:
            return meeting_record(connection, self._path, meeting_id)

    def open_actions(self, board_id: Id, before: Meeting | None = None) -> tuple[tuple[Action, Block], ...]:
        with reading(self.engine, self._path) as connection:
            action_rows = connection.execute(_open_actions(board_id, before)).fetchall()
            block_rows = connection.execute(_appearances(board_id)).fetchall()
        actions = entities(mapping_for(Action), action_rows, self._path)
        latest = {row[0]: row[1:] for row in block_rows}
        shown = [action for action in actions if action.id in latest]
        blocks = entities(mapping_for(Block), (latest[action.id] for action in shown), self._path)
        return tuple(zip(shown, blocks, strict=True))

    def revisions(self, block_id: Id) -> Readable[Revision]:
        kept = select(revisions).where(revisions.c.block_id == block_id).order_by(revisions.c.seq.desc())
        with reading(self.engine, self._path) as connection:
            rows = connection.execute(kept).fetchall()
        return _readable(rows, self._revision)

    def removed_blocks(self, meeting_id: Id) -> Readable[RemovedBlock]:
        with reading(self.engine, self._path) as connection:
            rows = connection.execute(_removed_blocks(meeting_id)).fetchall()
        read = _readable(rows, self._removed_block)
        in_order = sorted(read.found, key=lambda found: (found[1].block.position, found[1].block.id))
        latest_first = sorted(in_order, key=lambda found: found[0], reverse=True)
        return Readable(tuple(removed for _, removed in latest_first), read.damaged)

    def removed(self, kind: type[E], entity_id: Id) -> E | None:
        with reading(self.engine, self._path) as connection:
            return removed_last(connection, kind, entity_id, self._path)

    def last_revisions(self, meeting_id: Id) -> tuple[Revision, ...]:
        with reading(self.engine, self._path) as connection:
            rows = connection.execute(_last_revisions(meeting_id)).fetchall()
        return tuple(revision(row, self._path) for row in rows)

    def journal_of(self, meeting_id: Id, most: int) -> tuple[JournalEntry, ...]:
        latest = select(journal).where(journal.c.meeting_id == meeting_id).order_by(journal.c.seq.desc()).limit(most)
        with reading(self.engine, self._path) as connection:
            rows = connection.execute(latest).fetchall()
        return tuple(journal_entry(row, self._path) for row in rows)

    def _revision(self, row: Row) -> Revision:
        return revision(row, self._path)

    def _removed_block(self, row: Row) -> tuple[int, RemovedBlock]:
        """The block with the number of the journal row that tells of its going."""
        noted, kept = row[: len(journal.c)], row[len(journal.c) :]
        entry = journal_entry(noted, self._path)
        return noted[0], RemovedBlock(block=revision(kept, self._path).block, removed_at=entry.recorded_at)

    def everything(self) -> Iterator[Entity]:
        with reading(self.engine, self._path) as connection:
            for kind in KINDS:
                mapping = mapping_for(kind.type)
                statement = select(*mapping.columns).order_by(mapping.table.c.id)
                for part in connection.execution_options(yield_per=_AT_ONCE).execute(statement).partitions():
                    yield from entities(mapping, part, self._path)

    def damage(self) -> Sequence[str]:
        with reading(self.engine, self._path) as connection:
            return damage(connection)

    def _all(self, connection: Connection, mapping: KindMapping[E]) -> tuple[E, ...]:
        """All of a kind that is read often."""

        def read() -> tuple[E, ...]:
            return entities(mapping, rows_where(connection, mapping.type, {}), self._path)

        return _kept(connection, mapping.name, read)

    def _boards(self, connection: Connection) -> tuple[Board, ...]:
        boards = self._all(connection, mapping_for(Board))
        return tuple(sorted(boards, key=lambda board: (latest_name(board.names).casefold(), board.id)))


def _kept(connection: Connection, name: str, read: Callable[[], tuple[E, ...]]) -> tuple[E, ...]:
    """What was read under that name; a connection keeps it for as long as nothing is committed."""
    version = data_version(raw(connection))
    kept: dict[str, tuple[int, tuple[E, ...]]] = connection.info.setdefault(_KEPT, {})
    if name not in kept or kept[name][0] != version:
        kept[name] = version, read()
    return kept[name][1]


def _lines() -> Select[Any]:
    """The board's meetings, latest first, with the numbers at the end of its row that `_line` takes."""
    items = select(func.count()).where(_ITEMS.c.meeting_id == _MEETINGS.c.id).scalar_subquery()
    actions = select(func.count()).where(_ACTIONS.c.meeting_id == _MEETINGS.c.id, *_IS_OPEN).scalar_subquery()
    minutes = select(func.count()).where(_MINUTES.c.meeting_id == _MEETINGS.c.id).scalar_subquery()
    announced = select(func.count()).where(_PLANNED.c.meeting_id == _MEETINGS.c.id).scalar_subquery()
    return _of_board(*mapping_for(Meeting).columns, items, actions, minutes, announced)


def _line(meeting: Meeting, items: int, open_actions: int, minutes: int, announced: int) -> MeetingLine:
    return MeetingLine(
        meeting=meeting,
        items=items,
        open_actions=open_actions,
        has_minutes=bool(minutes),
        has_announced=bool(announced),
    )


def _of_board(*columns: ColumnElement[Any]) -> Select[Any]:
    """These of each of the board's meetings, latest first."""
    return (
        select(*columns)
        .where(_MEETINGS.c.board_id == bindparam("board"))
        .order_by(_MEETINGS.c.date.desc(), _MEETINGS.c.start.desc(), _MEETINGS.c.id.desc())
    )


def _seats_elsewhere() -> Select[Any]:
    """The seats of boards other than one whose holders at any time, or named substitutes, are among some ids."""
    # One list of any length as one value.
    parties = select(func.json_each(bindparam("parties")).table_valued("value").c.value)
    held = select(_MEMBERS.c.seat_id).where(or_(*(column.in_(parties) for column in _HOLDERS)))
    named = func.json_tree(_SEATS.c.substitutes).table_valued("atom")
    may_sit = case(
        # What is damaged is read, so that it is told.
        (func.json_valid(_SEATS.c.substitutes) == 1, exists(select(named.c.atom).where(named.c.atom.in_(parties)))),
        else_=true(),
    )
    wanted = select(*mapping_for(Seat).columns).where(
        _SEATS.c.board_id != bindparam("board"), or_(_SEATS.c.id.in_(held), may_sit)
    )
    return in_usual_order(wanted, _SEATS)


def _last_revisions(meeting_id: Id) -> Select[Any]:
    """The rows of the wordings kept last of the blocks that the meeting's minutes have now."""
    last = (
        select(revisions.c.block_id, func.max(revisions.c.seq).label("seq"))
        .join(_BLOCKS, _BLOCKS.c.id == revisions.c.block_id)
        .join(_MINUTES, _MINUTES.c.id == _BLOCKS.c.minute_id)
        .where(_MINUTES.c.meeting_id == meeting_id)
        .group_by(revisions.c.block_id)
        .subquery()
    )
    return select(revisions).join(last, and_(last.c.block_id == revisions.c.block_id, last.c.seq == revisions.c.seq))


def _removed_blocks(meeting_id: Id) -> Select[Any]:
    """The journal row by which each block that is not there now went last, and behind it its wording kept last."""
    went = (
        select(removals.c.entity_id, func.max(removals.c.journal_seq).label("seq"))
        .join(journal, journal.c.seq == removals.c.journal_seq)
        .where(
            journal.c.meeting_id == meeting_id,
            removals.c.kind == _BLOCKS.name,
            removals.c.entity_id.not_in(select(_BLOCKS.c.id)),
        )
        .group_by(removals.c.entity_id)
        .subquery()
    )
    others = revisions.alias()
    last = select(func.max(others.c.seq)).where(others.c.block_id == went.c.entity_id).scalar_subquery()
    return (
        select(journal, revisions)
        .join(went, went.c.seq == journal.c.seq)
        .join(revisions, and_(revisions.c.block_id == went.c.entity_id, revisions.c.seq == last))
    )


def _readable(rows: Sequence[Row], read: Callable[[Row], T]) -> Readable[T]:
    """The rows that can be read, and how many are damaged."""
    found: list[T] = []
    for row in rows:
        try:
            found.append(read(row))
        except Trouble as trouble:
            if trouble.code is not TroubleCode.STORE_DAMAGED:
                raise
    return Readable(tuple(found), len(rows) - len(found))


def _open_actions(board_id: Id, before: Meeting | None) -> Select[Any]:
    """The board's open actions, oldest first."""
    raised_at = (_MEETINGS.c.date, _MEETINGS.c.start, _MEETINGS.c.id)
    statement = (
        select(*mapping_for(Action).columns)
        .join(_MEETINGS, _MEETINGS.c.id == _ACTIONS.c.meeting_id)
        .where(_ACTIONS.c.board_id == board_id, *_IS_OPEN)
        .order_by(*raised_at, _ACTIONS.c.number, _ACTIONS.c.id)
    )
    if before is None:
        return statement
    limit = tuple_(before.date.isoformat(), before.start.isoformat(), before.id)
    return statement.where(tuple_(*raised_at) < limit)


def _appearances(board_id: Id) -> Select[Any]:
    """The blocks in which the board's open actions appear, with the action's id first, the latest appearance last."""
    return (
        select(_BLOCKS.c.action_id, *mapping_for(Block).columns)
        .join(_ACTIONS, _ACTIONS.c.id == _BLOCKS.c.action_id)
        .join(_MINUTES, _MINUTES.c.id == _BLOCKS.c.minute_id)
        .join(_MEETINGS, _MEETINGS.c.id == _MINUTES.c.meeting_id)
        .where(_ACTIONS.c.board_id == board_id, *_IS_OPEN)
        .order_by(_MEETINGS.c.date, _MEETINGS.c.start, _MINUTES.c.position, _BLOCKS.c.position, _BLOCKS.c.id)
    )
