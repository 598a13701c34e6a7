"""What belongs to a meeting, gathered through any reader of the store: a unit of work or the committed queries."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem, ForwardPlanEntry, ItemQuestion, Paper
from clerk_app.domain.board import Board
from clerk_app.domain.board_map import in_other_languages
from clerk_app.domain.decisions import Decision, FinalAnswer, Proposal, Vote, WrittenProcedure
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, StandingInterest
from clerk_app.domain.kinds import Entity, kind_named, kind_of, place_of_kind
from clerk_app.domain.meeting import Attendee, Meeting, PlannedMeeting, Snapshot
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.people import Agency, Group, Organisation, Person, Post
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.register import RegisterEntry
from clerk_app.domain.seats import Category, Member, Seat
from clerk_app.domain.timeline import Event
from clerk_app.plain.house_styles import style_of
from clerk_app.services.ports import Queries, Reader
from clerk_app.services.references import references

E = TypeVar("E", bound=Entity)
M = TypeVar(
    "M",
    AgendaItem,
    Minute,
    Attendee,
    Event,
    Proposal,
    Vote,
    Decision,
    Declaration,
    FinalAnswer,
    PlainLine,
    RegisterEntry,
    PlannedMeeting,
)

OF_A_MEETING: tuple[type[Entity], ...] = (
    AgendaItem, Minute, Attendee, Event, Action, Proposal, Vote, Decision, Declaration, FinalAnswer, PlainLine,
    RegisterEntry, PlannedMeeting, Snapshot,
)  # fmt: skip
"""The kinds that name their meeting; papers and questions belong to it through their item, blocks through
their minute.
"""

_OF_A_BOARD: tuple[type[Entity], ...] = (Category, Seat, StandingInterest)


@dataclass(frozen=True, slots=True)
class CommittedReader:
    """The committed store as a reader."""

    queries: Queries

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        """The entity, or None."""
        return self.queries.entity(kind, entity_id)

    def where(self, kind: type[E], **fields: object) -> tuple[E, ...]:
        """The entities whose fields have these values."""
        return self.queries.where(kind, **fields)


def belongings(reader: Reader, meeting_id: Id) -> tuple[Entity, ...]:
    """The meeting with all that is part of it, in the order of KINDS; empty where there is no such meeting."""
    meeting = reader.get(Meeting, meeting_id)
    if meeting is None:
        return ()
    parts: list[Entity] = [meeting]
    for kind in OF_A_MEETING:
        parts.extend(reader.where(kind, meeting_id=meeting_id))
    for part in tuple(parts):
        if isinstance(part, AgendaItem):
            parts.extend(reader.where(Paper, item_id=part.id))
            parts.extend(reader.where(ItemQuestion, item_id=part.id))
        elif isinstance(part, Minute):
            parts.extend(reader.where(Block, minute_id=part.id))
    return in_kind_order(parts)


def meeting_entities(reader: Reader, meeting_id: Id) -> tuple[Entity, ...]:
    """The meeting with all that is part of it, its board's seats, the written procedures that have to do with it, and
    all that these refer to: it stands alone.
    """
    parts = list(belongings(reader, meeting_id))
    meeting = reader.get(Meeting, meeting_id)
    if meeting is not None:
        parts.extend(_board_parts(reader, meeting.board_id))
        parts.extend(_procedures(reader, meeting_id))
    return in_kind_order(_with_what_they_refer_to(reader, parts))


def meeting_record(reader: Reader, meeting_id: Id) -> MeetingRecord | None:
    """The whole record of one meeting, or None where there is no such meeting."""
    entities = meeting_entities(reader, meeting_id)
    meeting = reader.get(Meeting, meeting_id)
    board = reader.get(Board, meeting.board_id) if meeting is not None else None
    if meeting is None or board is None:
        return None
    items = _own(AgendaItem, entities, meeting_id)
    decisions = _own(Decision, entities, meeting_id)
    procedures = _procedures(reader, meeting_id)
    settling = {*(one.settles_id for one in decisions), *(one.settles_id for one in procedures)}
    settled = settling - {one.id for one in decisions}
    earlier = tuple(one for decision_id in sorted(filter(None, settled)) if (one := reader.get(Decision, decision_id)))
    return MeetingRecord(
        board=board,
        meeting=meeting,
        house_style=style_of(board),
        people=_only(Person, entities),
        organisations=_only(Organisation, entities),
        posts=_only(Post, entities),
        agencies=_only(Agency, entities),
        groups=_only(Group, entities),
        categories=_only(Category, entities),
        seats=_only(Seat, entities),
        members=_only(Member, entities),
        plan_entries=_only(ForwardPlanEntry, entities),
        items=items,
        papers=tuple(paper for paper in _only(Paper, entities) if paper.item_id in {item.id for item in items}),
        questions=tuple(one for one in _only(ItemQuestion, entities) if one.item_id in {item.id for item in items}),
        minutes=_own(Minute, entities, meeting_id),
        attendees=_own(Attendee, entities, meeting_id),
        all_events=_own(Event, entities, meeting_id),
        actions=_only(Action, entities),
        proposals=_own(Proposal, entities, meeting_id),
        votes=_own(Vote, entities, meeting_id),
        decisions=decisions,
        declarations=_own(Declaration, entities, meeting_id),
        blocks=_only(Block, entities),
        plain_lines=_own(PlainLine, entities, meeting_id),
        final_answers=_own(FinalAnswer, entities, meeting_id),
        register_entries=_own(RegisterEntry, entities, meeting_id),
        planned_meetings=_own(PlannedMeeting, entities, meeting_id),
        standing_interests=_only(StandingInterest, entities),
        procedures=procedures,
        earlier_decisions=earlier,
        earlier_meetings=_earlier_meetings(reader, meeting, earlier),
        other_languages=_boards(reader, in_other_languages(board)),
        circulated_to=_boards(reader, board.circulated_boards),
        earlier_items=_continued(reader, items),
    )


def _boards(reader: Reader, board_ids: Iterable[Id]) -> tuple[Board, ...]:
    return tuple(filter(None, (reader.get(Board, one) for one in board_ids)))


def room_record(reader: Reader, meeting: Meeting) -> MeetingRecord | None:
    """Only what the quorum asks for: the board, its seats, who belongs to the meeting, its business and timeline."""
    board = reader.get(Board, meeting.board_id)
    if board is None:
        return None
    seats = reader.where(Seat, board_id=board.id)
    items = reader.where(AgendaItem, meeting_id=meeting.id)
    return MeetingRecord(
        board=board,
        meeting=meeting,
        seats=seats,
        members=tuple(member for seat in seats for member in reader.where(Member, seat_id=seat.id)),
        items=items,
        earlier_items=_continued(reader, items),
        papers=tuple(paper for item in items for paper in reader.where(Paper, item_id=item.id)),
        minutes=reader.where(Minute, meeting_id=meeting.id),
        attendees=reader.where(Attendee, meeting_id=meeting.id),
        all_events=reader.where(Event, meeting_id=meeting.id),
        declarations=reader.where(Declaration, meeting_id=meeting.id),
    )


def _procedures(reader: Reader, meeting_id: Id) -> tuple[WrittenProcedure, ...]:
    """Those that were started in the meeting, reported to it, or settle something that it decided."""
    decisions = reader.where(Decision, meeting_id=meeting_id)
    found = [
        *reader.where(WrittenProcedure, started_in=meeting_id),
        *reader.where(WrittenProcedure, reported_in=meeting_id),
        *(one for decided in decisions for one in reader.where(WrittenProcedure, settles_id=decided.id)),
    ]
    return tuple({one.id: one for one in sorted(found, key=lambda one: one.id)}.values())


def _continued(reader: Reader, items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items of other meetings that these go on with, back to the first of each."""
    found: dict[Id, AgendaItem] = {}
    known = {item.id for item in items}
    waiting = [item.continues for item in items]
    while waiting:
        wanted = waiting.pop()
        earlier = reader.get(AgendaItem, wanted) if wanted is not None and wanted not in known else None
        if earlier is not None:
            known.add(earlier.id)
            found[earlier.id] = earlier
            waiting.append(earlier.continues)
    return tuple(sorted(found.values(), key=lambda one: one.id))


def _earlier_meetings(reader: Reader, meeting: Meeting, earlier: Iterable[Decision]) -> tuple[Meeting, ...]:
    """Those of these decisions, and those that were adjourned to this meeting, one after the other."""
    ids: set[Id] = set()
    adjourned: Meeting | None = meeting
    while adjourned is not None and adjourned.adjourned_from is not None and adjourned.adjourned_from not in ids:
        ids.add(adjourned.adjourned_from)
        adjourned = reader.get(Meeting, adjourned.adjourned_from)
    ids.update(one.meeting_id for one in earlier)
    found = (reader.get(Meeting, meeting_id) for meeting_id in sorted(ids))
    return tuple(one for one in found if one is not None)


def in_kind_order(entities: Iterable[E]) -> tuple[E, ...]:
    """The entities in the order of KINDS, and within a kind as they came."""
    return tuple(sorted(entities, key=lambda entity: place_of_kind(kind_of(entity).name)))


def _board_parts(reader: Reader, board_id: Id) -> Iterator[Entity]:
    for kind in _OF_A_BOARD:
        yield from reader.where(kind, board_id=board_id)
    for seat in reader.where(Seat, board_id=board_id):
        yield from reader.where(Member, seat_id=seat.id)


def _with_what_they_refer_to(reader: Reader, parts: Sequence[Entity]) -> list[Entity]:
    known = {(kind_of(part).name, part.id) for part in parts}
    found = list(parts)
    waiting = list(parts)
    while waiting:
        for reference in references(waiting.pop()):
            if (reference.kind, reference.id) in known:
                continue
            known.add((reference.kind, reference.id))
            referred = reader.get(kind_named(reference.kind).type, reference.id)
            if referred is not None:
                found.append(referred)
                waiting.append(referred)
    return found


def _own(kind: type[M], entities: Iterable[Entity], meeting_id: Id) -> tuple[M, ...]:
    """Those of the meeting itself: what it refers to may be of an earlier one."""
    return tuple(entity for entity in _only(kind, entities) if entity.meeting_id == meeting_id)


def _only(kind: type[E], entities: Iterable[Entity]) -> tuple[E, ...]:
    found = [entity for entity in entities if isinstance(entity, kind)]
    return tuple(sorted(found, key=lambda entity: (getattr(entity, "position", 0), entity.id)))
