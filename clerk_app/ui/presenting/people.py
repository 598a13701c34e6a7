"""The people of a meeting as a typed line finds them: who, how they stand, and what else is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Candidate, Match, Nearness
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.people import Organisation, Party, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import UNMARKED, Event, EventKind, Presence, Standing
from clerk_app.wording.catalogue import say

LETTERS = {
    Presence.NOT_MARKED: "",
    Presence.PRESENT: "P",
    Presence.REMOTE: "R",
    Presence.APOLOGIES: "A",
    Presence.EXPECTED: "E",
    Presence.ABSENT: "N",
    Presence.LEFT: "L",
    Presence.STEPPED_OUT: "L",
}
"""The letter in the box before a name."""


@dataclass(frozen=True, slots=True)
class Words:
    """Some words in one weight; bold for what matched."""

    text: str
    bold: bool = False


def letter_of(attendee: Attendee, standing: Standing) -> str:
    """The letter of an attendee: S for a substitute who is here in person."""
    is_substitute = attendee.capacity is Capacity.SUBSTITUTE
    return "S" if is_substitute and standing.presence is Presence.PRESENT else LETTERS[standing.presence]


def candidates(record: MeetingRecord) -> tuple[Candidate, ...]:
    """Everybody who belongs to the meeting, by attendee: who is here first, then members, then the others."""
    standings = record.standings()
    ordered = sorted(record.attendees, key=lambda attendee: attendee.position)
    return tuple(_candidate(record, attendee, standings.get(attendee.id, UNMARKED)) for attendee in ordered)


def pieces(match: Match) -> tuple[Words, ...]:
    """The name in pieces, what matched in bold."""
    name, place = match.candidate.name, 0
    found: list[Words] = []
    for span in match.spans:
        found += [Words(name[place : span.start]), Words(span.of(name), bold=True)]
        place = span.end
    return tuple(words for words in (*found, Words(name[place:])) if words.text)


def organisation_of(record: MeetingRecord, attendee: Attendee) -> str:
    """The agency an attendee's seat speaks for, else the organisation of their post; empty where neither is known."""
    seat = record.seat_of(attendee)
    if seat is not None and seat.agency_id is not None:
        return record.agency_name(seat.agency_id)
    post = record.by_id.get(attendee.who.post_id) if attendee.who.post_id is not None else None
    known = record.by_id.get(post.organisation_id) if isinstance(post, Post) and post.organisation_id else None
    return known.names[-1].name if isinstance(known, Organisation) and known.names else ""


def whereabouts(standing: Standing) -> str:
    """How somebody stands, in few words at the right of a row: "left 10:31", "apologies"; empty while not marked."""
    presence, event = standing.presence, standing.event
    if presence is Presence.NOT_MARKED:
        return ""
    time = f"{event.at:%H:%M}" if event is not None else ""
    is_out_for_interest = presence is Presence.STEPPED_OUT and event is not None and event.declaration_id is not None
    if event is not None and event.exclusion is not None:
        return say("people.whereabouts.excluded", time=time)
    return say(f"people.whereabouts.{'out_for_interest' if is_out_for_interest else presence}", time=time)


def attendee_named(record: MeetingRecord, attendee_id: Id | None) -> Attendee | None:
    """The attendee with that id, or None."""
    return next((attendee for attendee in record.attendees if attendee.id == attendee_id), None)


def came_remotely(record: MeetingRecord, went: Event) -> bool:
    """Whether somebody who went at an event had joined by link."""
    came = (EventKind.ARRIVED, EventKind.RETURNED)
    earlier = record.events[: record.events.index(went)]
    arrivals = [event for event in earlier if event.attendee_id == went.attendee_id and event.kind in came]
    return bool(arrivals) and arrivals[-1].remote


def party_named(record: MeetingRecord, name: str) -> Party | None:
    """Who is called exactly so in the record, or None."""
    wanted = name.casefold()
    parties = [Party(post_id=post.id) for post in record.posts]
    parties += [Party(person_id=person.id) for person in record.people]
    parties += [Party(organisation_id=one.id) for one in record.organisations]
    return next((party for party in parties if record.party_name(party).casefold() == wanted), None)


def abbreviations(record: MeetingRecord, attendee: Attendee) -> tuple[str, ...]:
    """The short forms by which an attendee can be found: of their post, organisation and agency."""
    seat = record.seat_of(attendee)
    ids: Sequence[Id | None] = (
        attendee.who.post_id,
        attendee.who.organisation_id,
        seat.agency_id if seat is not None else None,
    )
    known = [record.by_id.get(one) for one in ids if one is not None]
    shorts = [getattr(entity, "abbreviation", "") for entity in known]
    return tuple(dict.fromkeys(short for short in shorts if short))


def _candidate(record: MeetingRecord, attendee: Attendee, standing: Standing) -> Candidate:
    nearness = Nearness.HERE if standing.is_here else Nearness.MEMBER if attendee.sits else Nearness.OTHER
    return Candidate(
        id=attendee.id,
        name=record.party_name(attendee.who),
        abbreviations=abbreviations(record, attendee),
        nearness=nearness,
    )
