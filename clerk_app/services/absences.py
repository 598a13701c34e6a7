"""Who of a board has been away too often, read from its meetings."""

from datetime import date

from clerk_app.domain.absences import MeetingHeld, Missed, too_often_away, year_of
from clerk_app.domain.board import Board
from clerk_app.domain.meeting import Attendee, Meeting
from clerk_app.domain.seats import Member, Seat
from clerk_app.domain.timeline import Event
from clerk_app.services.ports import Reader


def away_too_often(reader: Reader, board: Board, today: date) -> tuple[Missed, ...]:
    """The holders of today who have missed more meetings of a year than the board's rule allows for."""
    rule = board.membership.absences if board.membership is not None else None
    if rule is None:
        return ()
    past = [meeting for meeting in reader.where(Meeting, board_id=board.id) if meeting.date <= today]
    held: list[MeetingHeld] = []
    since: date | None = None
    for meeting in sorted(past, key=lambda one: one.date, reverse=True):
        if since is not None and meeting.date < since:
            break
        one = _held(reader, meeting)
        if one.was_held:
            since = since or year_of(meeting.date, rule.year, board.year_starts)
            held.append(one)
    seats = reader.where(Seat, board_id=board.id)
    terms = [term for seat in seats for term in reader.where(Member, seat_id=seat.id)]
    return too_often_away(rule, terms, held, today, board.year_starts)


def _held(reader: Reader, meeting: Meeting) -> MeetingHeld:
    attendees = reader.where(Attendee, meeting_id=meeting.id)
    return MeetingHeld(meeting, attendees, reader.where(Event, meeting_id=meeting.id))
