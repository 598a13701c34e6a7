"""Boards and their meetings come into being."""

from dataclasses import replace
from datetime import date, time

from clerk_app.domain.board import Board, Member, Seat, SeatRole
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id, is_id
from clerk_app.domain.meeting import Attendee, Capacity, Meeting, PlannedMeeting
from clerk_app.domain.minutes import POSITION_GAP
from clerk_app.domain.partial_date import PartialDate, infer_year
from clerk_app.services.acts import CreateBoard, CreateMeeting, PlanMeeting
from clerk_app.services.boundary import check_time_zone, name_given
from clerk_app.services.work import Done, Work

_LEAP_YEAR = 2000
_NOT_SITTING = {SeatRole.CLERK: Capacity.CLERK, SeatRole.OBSERVER: Capacity.OBSERVER}
"""Whose seat is no seat on the board, and in which capacity they are at its meetings."""


def create_board(act: CreateBoard, work: Work) -> Done:
    """A board with its settings; it keeps the id it came with, if that is one.

    Raises BrokenRule `name_is_empty`, `unknown_time_zone` or `already_there`.
    """
    board = act.board if is_id(act.board.id) else replace(act.board, id=work.ids.new())
    if work.uow.get(Board, board.id) is not None:
        raise BrokenRule("already_there", kind="boards", id=board.id)
    for dated in board.names:
        name_given(dated.name)
    name_given(board.names[-1].name if board.names else "")
    check_time_zone(board.time_zone)
    work.uow.put(board)
    return Done(made=board.id)


def create_meeting(act: CreateMeeting, work: Work) -> Done:
    """A meeting in the board's time zone, with an attendee for each seat that is held on its day.

    Raises BrokenRule `not_found`, `unknown_time_zone` or `end_before_start`.
    """
    board = work.known(Board, act.board_id)
    check_time_zone(board.time_zone)
    check_end_after_start(act.start, act.end)
    meeting = Meeting(
        id=work.ids.new(),
        board_id=board.id,
        date=act.date,
        start=act.start,
        end=act.end,
        venue=act.venue,
        mode=act.mode,
        time_zone=board.time_zone,
    )
    work.uow.put(meeting)
    _seat_attendees(meeting, work)
    return Done(made=meeting.id, meeting_id=meeting.id)


def plan_meeting(act: PlanMeeting, work: Work) -> Done:
    """A next meeting as announced; a missing year is worked out from the meeting's day.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `end_before_start` or `no_such_date`.
    """
    meeting = work.open_meeting(act.meeting_id)
    check_date_exists(act.on)
    if act.start is not None:
        check_end_after_start(act.start, act.end)
    planned = work.uow.where(PlannedMeeting, meeting_id=meeting.id)
    made = PlannedMeeting(
        id=work.ids.new(),
        board_id=meeting.board_id,
        meeting_id=meeting.id,
        position=planned[-1].position + POSITION_GAP if planned else 0,
        on=infer_year(act.on, meeting.date),
        start=act.start,
        end=act.end,
        venue=act.venue,
    )
    work.uow.put(made)
    return Done(made=made.id, meeting_id=meeting.id)


def check_end_after_start(start: time, end: time | None) -> None:
    """Raises BrokenRule `end_before_start` for an end that is not after the start."""
    if end is not None and end <= start:
        raise BrokenRule("end_before_start", at=f"{end:%H:%M}", start=f"{start:%H:%M}")


def check_date_exists(on: PartialDate) -> None:
    """Raises BrokenRule `no_such_date` for a day that no such month, or year, has."""
    year = _LEAP_YEAR if on.year is None else on.year
    month = 1 if on.month is None else on.month
    day = 1 if on.day is None else on.day
    try:
        date(year, month, day)
    except (ValueError, OverflowError) as error:
        said = "/".join(str(part) for part in (on.day, on.month, on.year) if part is not None)
        raise BrokenRule("no_such_date", said=said) from error


def _seat_attendees(meeting: Meeting, work: Work) -> None:
    position = 0
    for seat in work.uow.where(Seat, board_id=meeting.board_id):
        holder = _holder(work, seat, meeting.date)
        if holder is None:
            continue
        work.uow.put(_attendee(work.ids.new(), meeting, seat, holder, position))
        position += POSITION_GAP


def _holder(work: Work, seat: Seat, day: date) -> Member | None:
    """Who holds the seat on that day; of two terms that overlap, the later."""
    holders = [member for member in work.uow.where(Member, seat_id=seat.id) if member.holds_on(day)]
    return max(holders, key=lambda member: member.since or date.min, default=None)


def _attendee(new_id: Id, meeting: Meeting, seat: Seat, member: Member, position: int) -> Attendee:
    return Attendee(
        id=new_id,
        meeting_id=meeting.id,
        position=position,
        who=member.holder,
        capacity=_capacity(seat, member),
        seat_id=seat.id,
        category_id=seat.category_id,
    )


def _capacity(seat: Seat, member: Member) -> Capacity:
    if member.holder.group_id is not None:
        return Capacity.GROUP
    return next((capacity for role, capacity in _NOT_SITTING.items() if role in seat.roles), Capacity.MEMBER)
