"""A store in memory that really stores and rolls back, ids that count, a clock that is set: for services' tests."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import KINDS, Entity, kind_of
from clerk_app.domain.meeting import Meeting, PlannedMeeting
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.people import Agency
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Member, Seat
from clerk_app.services.outcome import Change
from clerk_app.services.ports import JournalEntry, MeetingLine, Readable, RemovedBlock, Revision
from clerk_app.services.reading import meeting_record

E = TypeVar("E", bound=Entity)
Key = tuple[str, Id]


class CountingIds:
    """Ids that count upwards, so that tests can be read and repeated."""

    def __init__(self, start: int = 1) -> None:
        self._next = start

    def new(self) -> Id:
        made = Id(f"{self._next:032x}")
        self._next += 1
        return made

    def copy(self) -> "CountingIds":
        """One that counts on from here."""
        return CountingIds(self._next)


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = datetime(2022, 1, 24, 15, 30, tzinfo=UTC)) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def set(self, now: datetime) -> None:
        self._now = now

    def pass_minutes(self, minutes: int) -> None:
        self._now += timedelta(minutes=minutes)


@dataclass
class Shelf:
    """What is committed."""

    entities: dict[Key, Entity] = field(default_factory=dict)
    revisions: list[Revision] = field(default_factory=list)
    journal: dict[Id, JournalEntry] = field(default_factory=dict)


class MemoryStore:
    """A store in memory: `units` begins units of work, `queries` reads what they committed."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.queries = MemoryQueries(self)
        self.fail_next_commit: Exception | None = None

    @contextmanager
    def units(self) -> Iterator["MemoryUnit"]:
        yield MemoryUnit(self)

    def copy(self) -> "MemoryStore":
        """A store of its own with what is committed in this one."""
        copied, shelf = MemoryStore(), self.shelf
        copied.shelf = Shelf(dict(shelf.entities), list(shelf.revisions), dict(shelf.journal))
        return copied

    def state(self) -> dict[Key, Entity]:
        """Every entity that is committed, for comparisons of before and after."""
        return dict(self.shelf.entities)

    def last_journal_entry(self) -> JournalEntry:
        return list(self.shelf.journal.values())[-1]


class MemoryUnit:
    """One transaction over a copy, which takes the place of the original when it is committed."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self._before = store.shelf.entities
        self._shelf = Shelf(dict(self._before), list(store.shelf.revisions), dict(store.shelf.journal))
        self._touched: dict[Key, None] = {}

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        return _get(self._shelf, kind, entity_id)

    def where(self, kind: type[E], **fields: object) -> tuple[E, ...]:
        return _where(self._shelf, kind, fields)

    def put(self, entity: Entity) -> None:
        key = (kind_of(entity).name, entity.id)
        self._touched[key] = None
        self._shelf.entities[key] = entity

    def remove(self, kind: type[Entity], entity_id: Id) -> None:
        key = (kind_of(kind).name, entity_id)
        if self._shelf.entities.pop(key, None) is not None:
            self._touched[key] = None

    def changes(self) -> tuple[Change, ...]:
        return tuple(
            Change(key[0], key[1], self._before.get(key), self._shelf.entities.get(key)) for key in self._touched
        )

    def revise(self, block: Block, recorded_at: datetime) -> None:
        seq = len(self._shelf.revisions) + 1
        self._shelf.revisions.append(Revision(block=block, recorded_at=recorded_at, seq=seq))

    def last_revision(self, block_id: Id) -> Revision | None:
        return next((kept for kept in reversed(self._shelf.revisions) if kept.block.id == block_id), None)

    def journal(self, entry: JournalEntry) -> None:
        self._shelf.journal[entry.id] = entry

    def journal_entry(self, journal_id: Id) -> JournalEntry | None:
        return self._shelf.journal.get(journal_id)

    def removed(self, kind: type[E], entity_id: Id) -> E | None:
        for entry in reversed(self._shelf.journal.values()):
            for change in entry.changes:
                if change.id == entity_id and change.after is None and isinstance(change.before, kind):
                    return change.before
        return None

    def commit(self) -> None:
        if (trouble := self._store.fail_next_commit) is not None:
            self._store.fail_next_commit = None
            raise trouble
        self._store.shelf = self._shelf
        self._before = dict(self._shelf.entities)
        self._touched = {}


class MemoryQueries:
    """Reads over what is committed."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    @property
    def _shelf(self) -> Shelf:
        return self._store.shelf

    def entity(self, kind: type[E], entity_id: Id) -> E | None:
        return _get(self._shelf, kind, entity_id)

    def where(self, kind: type[E], **fields: object) -> tuple[E, ...]:
        return _where(self._shelf, kind, fields)

    def where_in(self, kind: type[E], field: str, values: Iterable[str]) -> tuple[E, ...]:
        wanted = set(values)
        return tuple(entity for entity in self.where(kind) if getattr(entity, field) in wanted)

    def boards(self) -> tuple[Board, ...]:
        return tuple(sorted(self.where(Board), key=lambda board: board.names[-1].name))

    def seats_elsewhere(self, board_id: Id, parties: Iterable[Id]) -> tuple[Seat, ...]:
        wanted = set(parties)
        held = {member.seat_id for member in self.where(Member) if wanted & member.holder.ids}
        return tuple(
            seat
            for seat in self.where(Seat)
            if seat.board_id != board_id and (seat.id in held or any(wanted & one.ids for one in seat.substitutes))
        )

    def agencies_of_no_seat(self) -> tuple[Agency, ...]:
        spoken_for = {seat.agency_id for seat in self.where(Seat)}
        return tuple(agency for agency in self.where(Agency) if agency.id not in spoken_for)

    def meetings(self, board_id: Id, *, after: int = 0, most: int | None = None) -> tuple[MeetingLine, ...]:
        meetings = sorted(self.where(Meeting, board_id=board_id), key=lambda m: (m.date, m.start), reverse=True)
        asked = meetings if most is None else meetings[after : after + most]
        return tuple(self._line(meeting) for meeting in asked)

    def meeting_days(self, board_id: Id) -> Mapping[Id, date]:
        return {line.meeting.id: line.meeting.date for line in self.meetings(board_id)}

    def not_approved(self, board_id: Id) -> tuple[Meeting, ...]:
        return tuple(line.meeting for line in self.meetings(board_id) if not line.meeting.is_approved)

    def planned_at(self, meeting_ids: Iterable[Id]) -> tuple[PlannedMeeting, ...]:
        wanted = set(meeting_ids)
        return tuple(planned for planned in self.where(PlannedMeeting) if planned.meeting_id in wanted)

    def _line(self, meeting: Meeting) -> MeetingLine:
        kinds = (AgendaItem, Minute, PlannedMeeting)
        items, minutes, announced = (self.where(kind, meeting_id=meeting.id) for kind in kinds)
        return MeetingLine(
            meeting=meeting,
            items=len(items),
            open_actions=0,
            has_minutes=bool(minutes),
            has_announced=bool(announced),
        )

    def meeting_record(self, meeting_id: Id) -> MeetingRecord | None:
        with self._store.units() as unit:
            return meeting_record(unit, meeting_id)

    def open_actions(self, board_id: Id, before: Meeting | None = None) -> tuple[tuple[Action, Block], ...]:
        actions = [action for action in self.where(Action, board_id=board_id) if action.is_open]
        earlier = [action for action in actions if before is None or self._date_of(action.meeting_id) < before.date]
        shown = [(action, self.where(Block, action_id=action.id)) for action in earlier]
        return tuple((action, blocks[-1]) for action, blocks in shown if blocks)

    def revisions(self, block_id: Id) -> Readable[Revision]:
        return Readable(tuple(kept for kept in reversed(self._shelf.revisions) if kept.block.id == block_id))

    def removed_blocks(self, meeting_id: Id) -> Readable[RemovedBlock]:
        there = {block.id for block in self.where(Block)}
        told: set[Id] = set()
        removed: list[RemovedBlock] = []
        for entry in self.journal_of(meeting_id, len(self._shelf.journal)):
            gone = {c.id for c in entry.changes if isinstance(c.before, Block) and c.after is None} - there - told
            told |= gone
            blocks = [kept.found[0].block for one in gone if (kept := self.revisions(one)).found]
            blocks.sort(key=lambda block: (block.position, block.id))
            removed += [RemovedBlock(block=block, removed_at=entry.recorded_at) for block in blocks]
        return Readable(tuple(removed))

    def removed(self, kind: type[E], entity_id: Id) -> E | None:
        with self._store.units() as unit:
            return unit.removed(kind, entity_id)

    def last_revisions(self, meeting_id: Id) -> tuple[Revision, ...]:
        minutes = {minute.id for minute in self.where(Minute, meeting_id=meeting_id)}
        blocks = [block for block in self.where(Block) if block.minute_id in minutes]
        return tuple(kept.found[0] for block in blocks if (kept := self.revisions(block.id)).found)

    def journal_of(self, meeting_id: Id, most: int) -> tuple[JournalEntry, ...]:
        rows = [entry for entry in self._shelf.journal.values() if entry.meeting_id == meeting_id]
        return tuple(reversed(rows[-most:]))

    def everything(self) -> Iterator[Entity]:
        for kind in KINDS:
            yield from sorted(self.where(kind.type), key=lambda entity: entity.id)

    def damage(self) -> Sequence[str]:
        return ()

    def _date_of(self, meeting_id: Id) -> date:
        meeting = self.entity(Meeting, meeting_id)
        assert meeting is not None
        return meeting.date


def _get(shelf: Shelf, kind: type[E], entity_id: Id) -> E | None:
    found = shelf.entities.get((kind_of(kind).name, entity_id))
    return found if isinstance(found, kind) else None


def _where(shelf: Shelf, kind: type[E], fields: dict[str, object]) -> tuple[E, ...]:
    found = [
        entity
        for entity in shelf.entities.values()
        if isinstance(entity, kind) and all(getattr(entity, name) == value for name, value in fields.items())
    ]
    return tuple(sorted(found, key=lambda entity: (getattr(entity, "position", 0), entity.id)))


@dataclass(frozen=True)
class FixedSpelling:
    """A language of a few words in small letters, with what it suggests for others."""

    words: Set[str]
    likely: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_known(self, word: str) -> bool:
        return word.lower() in self.words

    def suggestions(self, word: str, most: int) -> tuple[str, ...]:
        return self.likely.get(word, ())[:most]
