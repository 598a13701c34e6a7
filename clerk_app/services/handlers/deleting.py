"""A meeting or a whole board goes, with all that is part of it."""

from collections.abc import Iterator

from clerk_app.domain.agenda import AgendaItem, AgendaTemplate, ForwardPlanEntry
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, WrittenProcedure
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import StandingInterest
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.names import latest_name
from clerk_app.domain.seats import Category, Member, Seat
from clerk_app.domain.style_file import StyleFile
from clerk_app.services.acts import DeleteBoard, DeleteMeeting
from clerk_app.services.handlers.subjects import NAMED_IN_BLOCKS
from clerk_app.services.reading import belongings
from clerk_app.services.references import is_referred_to
from clerk_app.services.work import Done, Work

_Part = AgendaTemplate | ForwardPlanEntry | StandingInterest | StyleFile | Category
_PARTS: tuple[type[_Part], ...] = (AgendaTemplate, ForwardPlanEntry, StandingInterest, StyleFile, Category)
"""What a board is made of beside its seats and whoever holds them."""


def delete_meeting(act: DeleteMeeting, work: Work) -> Done:
    """The meeting and its parts removed, those that refer to others first.

    Raises BrokenRule `not_found`, or `meeting_is_referred_to` where another meeting reports on its actions or
    decisions, settles one, goes on with its business, was adjourned to or approved in it, or approved it: the record of
    that one would no longer hold together. Likewise `meeting_has_written_procedure`.
    """
    meeting = work.known(Meeting, act.meeting_id)
    other = _meeting_that_refers_to(meeting, work)
    if other is not None:
        raise BrokenRule("meeting_is_referred_to", date=other.date.isoformat())
    procedure = next(_procedures_that_refer_to(meeting, work), None)
    if procedure is not None:
        raise BrokenRule("meeting_has_written_procedure", title=procedure.title)
    _remove(meeting, work)
    return Done(made=meeting.id, meeting_id=meeting.id)


def delete_board(act: DeleteBoard, work: Work) -> Done:
    """The board, its meetings and all that it is made of removed; agencies, posts and people stay.

    Raises BrokenRule `not_found`; `meeting_is_referred_to` where a meeting of another board refers to one of its
    meetings; `in_use` where another board is part of it or has to do with it, or anything else names one of its parts,
    as an import may bring.
    """
    board = work.known(Board, act.board_id)
    meetings = work.uow.where(Meeting, board_id=board.id)
    for meeting in meetings:
        other = _meeting_that_refers_to(meeting, work, within=board.id)
        if other is not None:
            raise BrokenRule("meeting_is_referred_to", date=other.date.isoformat())
    for procedure in work.uow.where(WrittenProcedure, board_id=board.id):
        work.uow.remove(WrittenProcedure, procedure.id)
    for meeting in meetings:
        _remove(meeting, work)
    seats = work.uow.where(Seat, board_id=board.id)
    for seat in seats:
        for member in work.uow.where(Member, seat_id=seat.id):
            work.uow.remove(Member, member.id)
    parts = [part for kind in _PARTS for part in work.uow.where(kind, board_id=board.id)]
    for part in (*seats, *parts, board):
        work.uow.remove(type(part), part.id)
        if is_referred_to(work.uow, kind_of(part).name, part.id):
            raise BrokenRule("in_use", kind=kind_of(Board).name, name=latest_name(board.names))
    return Done(made=board.id)


def _remove(meeting: Meeting, work: Work) -> None:
    for part in reversed(belongings(work.uow, meeting.id)):
        work.uow.remove(kind_of(part).type, part.id)


def _meeting_that_refers_to(meeting: Meeting, work: Work, within: Id | None = None) -> Meeting | None:
    """Another meeting that refers to this one; those of the board `within` go with it and do not count."""
    for other in _meetings_that_refer_to(meeting, work):
        if other is not None and other.id != meeting.id and other.board_id != within:
            return other
    return None


def _meetings_that_refer_to(meeting: Meeting, work: Work) -> Iterator[Meeting | None]:
    yield from work.uow.where(Meeting, approved_in=meeting.id)
    yield from work.uow.where(Meeting, adjourned_from=meeting.id)
    for decided in work.uow.where(Decision, meeting_id=meeting.id):
        for settling in work.uow.where(Decision, settles_id=decided.id):
            yield work.uow.get(Meeting, settling.meeting_id)
    for decision in work.uow.where(Decision, approves_meeting_id=meeting.id):
        yield work.uow.get(Meeting, decision.meeting_id)
    for item in work.uow.where(AgendaItem, meeting_id=meeting.id):
        for later in work.uow.where(AgendaItem, continues=item.id):
            yield work.uow.get(Meeting, later.meeting_id)
    for kind, field in NAMED_IN_BLOCKS.items():
        for subject in work.uow.where(kind, meeting_id=meeting.id):
            for block in work.uow.where(Block, **{field: subject.id}):
                yield _meeting_of(block.minute_id, work)


def _procedures_that_refer_to(meeting: Meeting, work: Work) -> Iterator[WrittenProcedure]:
    yield from work.uow.where(WrittenProcedure, started_in=meeting.id)
    yield from work.uow.where(WrittenProcedure, reported_in=meeting.id)
    for decided in work.uow.where(Decision, meeting_id=meeting.id):
        yield from work.uow.where(WrittenProcedure, settles_id=decided.id)


def _meeting_of(minute_id: Id, work: Work) -> Meeting | None:
    minute = work.uow.get(Minute, minute_id)
    return work.uow.get(Meeting, minute.meeting_id) if minute is not None else None
