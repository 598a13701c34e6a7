"""What is said of somebody at a meeting beside their name: as whom they are there where that is not as a member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.ports import Queries
from clerk_app.ui.presenting.elsewhere import Elsewhere, read_elsewhere
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed
from clerk_app.wording.membership import only_for


def elsewhere_of(queries: Queries, record: MeetingRecord) -> Elsewhere:
    """Where those sit besides who belong to a meeting, on its day."""
    parties = (attendee.who for attendee in record.attendees)
    return read_elsewhere(queries, record.board.id, parties, record.meeting.date)


def who_is_who(record: MeetingRecord, elsewhere: Elsewhere | None) -> Mapping[Id, str]:
    """By attendee, what is to be known of them; of most people there is nothing, and they are not there.

    Of an observer it is that they are one, with the tags of their seat ("statutory post"); of anybody which other
    boards they chair, and the business that they were co-opted for.
    """
    said = ((attendee.id, " · ".join(_said(record, attendee, elsewhere))) for attendee in record.attendees)
    return {attendee_id: words for attendee_id, words in said if words}


def _said(record: MeetingRecord, attendee: Attendee, elsewhere: Elsewhere | None) -> Iterator[str]:
    if attendee.capacity is Capacity.OBSERVER:
        yield say("who_is_who.observer")
        seat = record.seat_of(attendee)
        yield from seat.tags if seat is not None else ()
    chaired = elsewhere.boards_chaired_by(attendee.who) if elsewhere is not None else ()
    if chaired:
        yield say("members.chairs", boards=listed(chaired))
    term = record.term_of(attendee)
    if term is not None and term.only_for:
        yield only_for(term)
