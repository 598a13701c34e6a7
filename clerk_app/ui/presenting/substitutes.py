"""Who may sit for a member: those whom the seat names first, then everybody else the store knows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Candidate, Match, Nearness, match_people
from clerk_app.domain.meeting import Capacity
from clerk_app.domain.names import name_on
from clerk_app.domain.people import Party, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.ports import Queries
from clerk_app.ui.presenting.people import attendee_named

Known = tuple[Party, str]
"""A party and its name."""


def everybody(queries: Queries, day: date) -> tuple[Known, ...]:
    """Every post of the store under its name on a day, by name."""
    posts = [(Party(post_id=post.id), name_on(post.names, day)) for post in queries.where(Post)]
    return tuple(sorted(posts, key=lambda known: known[1].casefold()))


def can_send_substitute(record: MeetingRecord, attendee_id: Id) -> bool:
    """True for somebody who sits on the board themselves."""
    attendee = attendee_named(record, attendee_id)
    return attendee is not None and attendee.capacity is Capacity.MEMBER


def possible_substitutes(record: MeetingRecord, attendee_id: Id, others: Sequence[Known]) -> tuple[Known, ...]:
    """Everybody who could sit for somebody, those whom the seat names first; nobody who belongs to the meeting."""
    own = _named_by_seat(record, attendee_id)
    known = {attendee.who for attendee in record.attendees} | {party for party, _ in own}
    return (*own, *((party, name) for party, name in others if party not in known))


def match_substitutes(
    record: MeetingRecord, attendee_id: Id, typed: str, possible: Sequence[Known]
) -> tuple[Match, ...]:
    """Who of the possible substitutes is meant; while nothing is typed, those whom the seat names.

    The id of a candidate is its place among the possible ones; those whom the seat names are the nearest.
    """
    own = len(_named_by_seat(record, attendee_id))
    wanted = [
        Candidate(id=Id(str(place)), name=name, nearness=Nearness.HERE if place < own else Nearness.OTHER)
        for place, (_, name) in enumerate(possible)
    ]
    return match_people(typed, wanted if typed.strip() else wanted[:own])


def _named_by_seat(record: MeetingRecord, attendee_id: Id) -> tuple[Known, ...]:
    attendee = attendee_named(record, attendee_id)
    seat = record.seat_of(attendee) if attendee is not None else None
    named = [(party, record.party_name(party)) for party in (seat.substitutes if seat is not None else ())]
    return tuple((party, name) for party, name in named if name)
