"""Who is in the room to take an item, or the chair, when those who would are not."""

from collections.abc import Sequence
from dataclasses import dataclass

from clerk_app.domain.agenda import Lead
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import SeatRole


@dataclass(frozen=True, slots=True)
class LeadHere:
    """A lead of an item, who that is at the meeting (None: nobody of it), and who of theirs is in the room.

    `by` is the lead or their substitute, None where neither is here; somebody whom the meeting does not know as one of
    its own is taken to be here (`is_away` False), for the clerk knows better than the list.
    """

    lead: Lead
    attendee: Attendee | None = None
    by: Attendee | None = None
    is_away: bool = False


def leads_here(record: MeetingRecord, leads: Sequence[Lead]) -> tuple[LeadHere, ...]:
    """How each lead stands to the room now. Until anybody is marked as present, nobody is away."""
    standings = record.standings()
    is_called = any(standing.is_here for standing in standings.values())
    return tuple(_lead_here(record, lead, is_called=is_called) for lead in leads)


def _lead_here(record: MeetingRecord, lead: Lead, *, is_called: bool) -> LeadHere:
    attendee = _attendee_of(record, lead)
    if attendee is None:
        return LeadHere(lead, is_away=is_called and lead.party is not None)
    standings = record.standings()
    if standings[attendee.id].is_here or not is_called:
        return LeadHere(lead, attendee, by=attendee)
    sent = (one for one in record.attendees if one.substitute_for == attendee.id and standings[one.id].is_here)
    return LeadHere(lead, attendee, by=next(sent, None), is_away=True)


def _attendee_of(record: MeetingRecord, lead: Lead) -> Attendee | None:
    known = (one for one in record.attendees if lead.party is not None and one.who == lead.party)
    words = lead.words.casefold()
    called = (one for one in record.attendees if record.party_name(one.who).casefold() == words)
    return next(known, None) or next(called, None)


def people_here(record: MeetingRecord) -> tuple[Attendee, ...]:
    """Everybody in the room but whoever writes: who sits on the board first, each in the order of the attendance."""
    standings = record.standings()
    here = [one for one in record.attendees if standings[one.id].is_here and one.capacity is not Capacity.CLERK]
    return tuple(sorted(here, key=lambda one: (not one.sits, one.position)))


def is_deputy(record: MeetingRecord, attendee: Attendee) -> bool:
    """Whether somebody holds the seat of a deputy of the chair."""
    seat = record.seat_of(attendee)
    return attendee.capacity is Capacity.MEMBER and seat is not None and SeatRole.VICE_CHAIR in seat.roles


def who_may_preside(record: MeetingRecord) -> tuple[Attendee, ...]:
    """Who could take the chair now, whoever is in it left out: its deputies first, in the order of their seats."""
    chair = record.chair()
    able = [one for one in people_here(record) if one.sits and (chair is None or one.id != chair.id)]
    return tuple(sorted(able, key=lambda one: not is_deputy(record, one)))
