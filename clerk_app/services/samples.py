"""Sample boards enter a store by acts: their files are imported, and what a file cannot hold is done."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from clerk_app.domain.agenda import ForwardPlanEntry
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, DecisionResult
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting, MinutesState
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.services.acts import Act, AdvanceMinutes
from clerk_app.services.importing import plan_import
from clerk_app.services.ports import Ids, Queries
from clerk_app.services.reading import meeting_record

E = TypeVar("E", bound=Entity)
_LAST_DAY_OF_ALL_MONTHS = 28


def sample_acts(entities: Sequence[Entity], queries: Queries, ids: Ids, today: date) -> tuple[Act, ...]:
    """The acts that put a sample into the store, in order; what is there already stays as it is.

    Its meeting that has not started takes place today, so that it can be tried. Minutes that a decision of it approves
    are approved by an act of their own, which seals them: a file made by hand could not.
    """
    imported = plan_import(brought_up_to(entities, today), queries, ids)
    meetings = {entity.id: entity for entity in imported.entities if isinstance(entity, Meeting)}
    approvals = [
        _approval(decision, meetings)
        for decision in imported.entities
        if isinstance(decision, Decision) and decision.result is DecisionResult.CARRIED
    ]
    return imported, *(act for act in approvals if act is not None)


def brought_up_to(entities: Sequence[Entity], today: date) -> tuple[Entity, ...]:
    """The entities with every meeting that has not started, and is past, moved to today together with its events.

    What a board plans is moved on by as many months as its latest meeting lies back, so that it is still to come.
    """
    begun = {e.meeting_id for e in entities if isinstance(e, Event) and e.kind is EventKind.STARTED}
    moved = {
        meeting.id: today - meeting.date
        for meeting in entities
        if isinstance(meeting, Meeting) and meeting.id not in begun and meeting.date < today
    }
    latest: dict[Id, date] = {}
    for meeting in entities:
        if isinstance(meeting, Meeting):
            latest[meeting.board_id] = max(meeting.date, latest.get(meeting.board_id, meeting.date))
    months = {board_id: max(_months(today) - _months(day), 0) for board_id, day in latest.items()}
    return tuple(_planned_anew(_moved(entity, moved), months) for entity in entities)


def sample_record(entities: Sequence[Entity], board: Board) -> MeetingRecord:
    """The longest minutes of a sample as if they were those of the board: under its names, in its formats and style.

    Nothing of it is in any store. Raises ValueError for a sample without minutes.
    """
    reader = _Sample(tuple(_called_like(one, board) for one in entities))
    meetings = {one.id: one.meeting_id for one in entities if isinstance(one, Minute)}
    lengths = Counter(meetings[one.minute_id] for one in entities if isinstance(one, Block))
    record = meeting_record(reader, lengths.most_common(1)[0][0]) if lengths else None
    if record is None:
        raise ValueError("a sample without minutes")
    return replace(record, board=replace(record.board, id=board.id))  # by its id its logo is found


@dataclass(frozen=True, slots=True)
class _Sample:
    """A sample as a reader."""

    entities: tuple[Entity, ...]

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        return next((one for one in self.entities if isinstance(one, kind) and one.id == entity_id), None)

    def where(self, kind: type[E], **fields: object) -> tuple[E, ...]:
        asked = fields.items()
        of_kind = (one for one in self.entities if isinstance(one, kind))
        return tuple(one for one in of_kind if all(getattr(one, name) == value for name, value in asked))


def _called_like(entity: Entity, board: Board) -> Entity:
    """The board of a sample with the names, formats and style of another; its decisions keep their words."""
    if not isinstance(entity, Board):
        return entity
    return replace(
        entity,
        names=board.names,
        legal_name=board.legal_name,
        cover_title=board.cover_title,
        running_title=board.running_title,
        chair_title=board.chair_title,
        naming=board.naming,
        formats=board.formats,
        language=board.language,
        house_style=board.house_style,
        own_style=board.own_style,
    )


def _planned_anew(entity: Entity, months: Mapping[Id, int]) -> Entity:
    due = entity.due if isinstance(entity, ForwardPlanEntry) else None
    if not isinstance(entity, ForwardPlanEntry) or due is None or due.year is None or due.month is None:
        return entity
    year, month = divmod(due.year * 12 + due.month - 1 + months.get(entity.board_id, 0), 12)
    day = min(due.day, _LAST_DAY_OF_ALL_MONTHS) if due.day is not None else None
    return replace(entity, due=replace(due, day=day, month=month + 1, year=year))


def _months(day: date) -> int:
    return day.year * 12 + day.month


def _moved(entity: Entity, moved: dict[Id, timedelta]) -> Entity:
    match entity:
        case Meeting(id=meeting_id, date=day) if meeting_id in moved:
            return replace(entity, date=day + moved[meeting_id])
        case Event(meeting_id=meeting_id, at=at, recorded_at=recorded_at) if meeting_id in moved:
            return replace(entity, at=at + moved[meeting_id], recorded_at=recorded_at + moved[meeting_id])
        case _:
            return entity


def _approval(decision: Decision, meetings: Mapping[Id, Meeting]) -> AdvanceMinutes | None:
    earlier = meetings.get(decision.approves_meeting_id) if decision.approves_meeting_id is not None else None
    later = meetings.get(decision.meeting_id)
    if earlier is None or later is None or earlier.state is not MinutesState.CIRCULATED:
        return None
    return AdvanceMinutes(meeting_id=earlier.id, state=MinutesState.APPROVED, on=later.date, approved_in=later.id)
