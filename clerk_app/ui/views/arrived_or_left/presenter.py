"""Arrived or left without its widgets: who is meant, what Enter would record, and what that would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from clerk_app.domain.capture import Timed, timed
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Match, match_people
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Party, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import (
    ABOUT_OFFICE,
    UNMARKED,
    Event,
    EventKind,
    Exclusion,
    Presence,
    Standing,
    check_follows,
    wall_time,
)
from clerk_app.services.acts import AddAttendee, MarkAttendance, SendSubstitute
from clerk_app.ui.presenting.effect import Effect
from clerk_app.ui.presenting.marks import AWAY_BUT_CAME
from clerk_app.ui.presenting.people import attendee_named, candidates, letter_of, whereabouts
from clerk_app.ui.presenting.quorum import QuorumWords, effect_on_quorum, has_started
from clerk_app.ui.presenting.spot import Spot
from clerk_app.ui.presenting.substitutes import Known, can_send_substitute, match_substitutes, possible_substitutes
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month
from clerk_app.wording.papers import event_sentence, in_sentence
from clerk_app.wording.problems import broken_rule_words
from clerk_app.wording.substitutes import substitute_doubts

_SUPPOSED = Id("0" * 32)
_SUPPOSED_POST = Id("0" * 31 + "1")


class Way(StrEnum):
    """What can be recorded of somebody; OFFICE leads on to what can be recorded of their seat on the board."""

    ARRIVED = "arrived"
    REMOTE = "remote"
    LEFT = "left"
    STEPPED_OUT = "stepped_out"
    EXCLUDED = "excluded"
    SUBSTITUTE = "substitute"
    APOLOGIES = "apologies"
    OFFICE = "office"
    JOINED = "joined"
    LEFT_OFFICE = "left_office"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"


_MAY_BE_EXCLUDED = frozenset({Presence.STEPPED_OUT, Presence.NOT_MARKED, Presence.EXPECTED, Presence.ABSENT})
"""How somebody who is not here may stand who was excluded for a confidential matter."""


def _left_for_interest(standing: Standing) -> bool:
    return standing.event is not None and standing.event.declaration_id is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """How somebody stands, for the right of a row: their letter and the words."""

    letter: str
    words: str


class ArrivedOrLeftPresenter:
    """One meeting's people at one moment; it computes from the record and never writes."""

    def __init__(self, record: MeetingRecord, now: datetime, spot: Spot | None = None) -> None:
        self._record = record
        self._local = wall_time(now, record.meeting.time_zone)[0]
        self._spot = spot if spot is not None and has_started(record) else Spot()
        self._standings = record.standings()
        self._before = record.verdict()

    @property
    def record(self) -> MeetingRecord:
        """The record it speaks of."""
        return self._record

    # Who

    def read(self, text: str) -> Timed:
        """The words, and the time if one was typed."""
        return timed(text)

    def time_words(self, read: Timed) -> str:
        """The time that counts, beside the title."""
        now = f"{self._local:%H:%M}"
        if read.at is None:
            return say("arrived_or_left.now", time=now)
        key = "at" if self._is_on_the_day() else "at_alone"
        return say(f"arrived_or_left.{key}", time=f"{read.at:%H:%M}", now=now)

    def matches(self, words: str, arriving: bool | None = None) -> tuple[Match, ...]:
        """Who is meant: first those of whom it is likely that they come or go now.

        Whoever is expected is waited for, and comes before those who are here and might leave. Of arrivals all who are
        away come first, of departures all who are here.
        """
        found = match_people(words, candidates(self._record))
        return tuple(sorted(found, key=lambda match: self._turn(match.candidate.id, arriving)))

    def _turn(self, attendee_id: Id, arriving: bool | None) -> int:
        standing = self._standing(attendee_id)
        if standing.is_here:
            return 0 if arriving is False else 2 if arriving else 1
        if arriving is False:
            return 1
        return 0 if standing.presence is Presence.EXPECTED else 1 if arriving else 2

    def aside(self, attendee_id: Id) -> Aside:
        """How somebody stands now."""
        attendee = attendee_named(self._record, attendee_id)
        standing = self._standing(attendee_id)
        letter = letter_of(attendee, standing) if attendee is not None else ""
        return Aside(letter=letter, words=whereabouts(standing))

    def name(self, attendee_id: Id) -> str:
        """How a sentence calls somebody."""
        attendee = attendee_named(self._record, attendee_id)
        return in_sentence(self._record, attendee) if attendee is not None else ""

    # What can be recorded

    def ways(self, attendee_id: Id) -> tuple[Way, ...]:
        """What can be recorded of somebody, the likely thing first: who is here leaves, who is away arrives."""
        office = (Way.OFFICE,) if self.ways_of_office(attendee_id) else ()
        return (*self._coming_or_going(attendee_id), *office)

    def ways_of_office(self, attendee_id: Id) -> tuple[Way, ...]:
        """What can be recorded of a member's seat once the meeting has begun; nothing of whoever has none."""
        attendee = attendee_named(self._record, attendee_id)
        if attendee is None or attendee.capacity is not Capacity.MEMBER or attendee.seat_id is None:
            return ()
        if not has_started(self._record):
            return ()
        held = [event.kind for event in self._record.events if event.attendee_id == attendee_id]
        office = next((kind for kind in reversed(held) if kind in ABOUT_OFFICE), None)
        match office:
            case EventKind.LEFT_OFFICE:
                return (Way.JOINED,)
            case EventKind.SUSPENDED:
                return (Way.REINSTATED, Way.LEFT_OFFICE)
            case EventKind.JOINED:
                return (Way.SUSPENDED, Way.LEFT_OFFICE)
        return (Way.SUSPENDED, Way.LEFT_OFFICE, Way.JOINED)

    def _coming_or_going(self, attendee_id: Id) -> tuple[Way, ...]:
        standing = self._standing(attendee_id)
        if standing.is_here:
            other = (Way.REMOTE,) if standing.presence is Presence.PRESENT else (Way.ARRIVED,)
            return (Way.LEFT, Way.STEPPED_OUT, *other, Way.EXCLUDED)
        ways = [Way.ARRIVED, Way.REMOTE]
        if can_send_substitute(self._record, attendee_id):
            ways.append(Way.SUBSTITUTE)
        if standing.presence is not Presence.APOLOGIES:
            ways.append(Way.APOLOGIES)
        if standing.presence in _MAY_BE_EXCLUDED and not _left_for_interest(standing):
            ways.append(Way.EXCLUDED)
        return tuple(ways)

    def chair(self) -> str:
        """What the board calls whoever presides."""
        return self._record.board.chair_title

    def is_agreed(self, attendee_id: Id) -> bool:
        """Whether it is recorded already that the chair agreed that somebody be excluded."""
        event = self._standing(attendee_id).event
        return event is not None and event.exclusion is Exclusion.AGREED

    def moment(self, read: Timed) -> datetime | None:
        """The local time to record, None for now; a time alone is on the day of the meeting."""
        if read.at is None:
            return None
        day = self._local.date() if self._is_on_the_day() else self._record.meeting.date
        return datetime.combine(day, read.at)

    def act(self, attendee_id: Id, way: Way, read: Timed, *, agreed: bool = False) -> MarkAttendance:
        """The act of a way that needs no name; `agreed`: the chair agrees that they be excluded."""
        event = self._supposed(attendee_id, way, read, agreed=agreed)
        return MarkAttendance(
            meeting_id=self._record.meeting.id,
            attendee_id=attendee_id,
            kind=event.kind,
            at=self.moment(read),
            remote=event.remote,
            minute_id=self._spot.minute_id,
            after_block_id=self._spot.block_id,
            exclusion=event.exclusion,
        )

    def effect(self, attendee_id: Id, way: Way, read: Timed, *, agreed: bool = False) -> Effect:
        """What a way would do to the quorum and how the minutes would read."""
        event = self._supposed(attendee_id, way, read, agreed=agreed)
        if event.supersedes is None and (wrong := self._wrong_time(read)):
            return Effect(wrong=wrong)
        others = tuple(one for one in self._events_of(attendee_id) if one.id != event.supersedes)
        try:
            check_follows(event, others, self._record.meeting.time_zone)
        except BrokenRule as broken:
            return Effect(wrong=broken_rule_words(broken.code, broken.values, self._name_of))
        after = self._record.supposing(event)
        told = event_sentence(after, event)
        return Effect(quorum=self._effect_of(after), will_read=told or self._listed(event))

    # Substitutes

    def possible_substitutes(self, attendee_id: Id, others: Sequence[Known]) -> tuple[Known, ...]:
        """Everybody who could sit for somebody."""
        return possible_substitutes(self._record, attendee_id, others)

    def substitutes(self, attendee_id: Id, typed: str, possible: Sequence[Known]) -> tuple[Match, ...]:
        """Who of them is meant."""
        return match_substitutes(self._record, attendee_id, typed, possible)

    def substitute_act(self, attendee_id: Id, name: str, who: Party | None, read: Timed) -> SendSubstitute:
        """Somebody sits for an attendee."""
        return SendSubstitute(
            meeting_id=self._record.meeting.id,
            for_attendee_id=attendee_id,
            name=name,
            who=who,
            at=self.moment(read),
            minute_id=self._spot.minute_id,
            after_block_id=self._spot.block_id,
        )

    def substitute_effect(self, attendee_id: Id, name: str, read: Timed, who: Party | None = None) -> Effect:
        """What a substitute of that name would do, and what is to be said of them."""
        effect = self._newcomer_effect(name, read, Capacity.SUBSTITUTE, attendee_id)
        return replace(effect, doubt=substitute_doubts(self._record, attendee_id, who, name))

    # Guests

    def guest_act(self, name: str) -> AddAttendee:
        """A guest who belongs to the meeting from now on."""
        return AddAttendee(meeting_id=self._record.meeting.id, name=name)

    def guest_arrival(self, attendee_id: Id, read: Timed) -> MarkAttendance:
        """The arrival of the guest that was added."""
        return self.act(attendee_id, Way.ARRIVED, read)

    def guest_effect(self, name: str, read: Timed) -> Effect:
        """What a guest of that name would do."""
        return self._newcomer_effect(name, read, Capacity.GUEST, None)

    # Inside

    def _newcomer_effect(self, name: str, read: Timed, capacity: Capacity, sits_for: Id | None) -> Effect:
        if wrong := self._wrong_time(read):
            return Effect(wrong=wrong)
        post = Post(id=_SUPPOSED_POST, names=(DatedName(name),))
        newcomer = Attendee(
            id=_SUPPOSED,
            meeting_id=self._record.meeting.id,
            position=len(self._record.attendees),
            who=Party(post_id=post.id),
            capacity=capacity,
            substitute_for=sits_for,
        )
        record = replace(self._record, posts=(*self._record.posts, post), attendees=(*self._record.attendees, newcomer))
        event = self._supposed(newcomer.id, Way.ARRIVED, read)
        after = record.supposing(event)
        return Effect(quorum=self._effect_of(after), will_read=event_sentence(after, event))

    def _effect_of(self, after: MeetingRecord) -> QuorumWords:
        return effect_on_quorum(self._before, after.verdict(), after.board.chair_title)

    def _supposed(self, attendee_id: Id, way: Way, read: Timed, *, agreed: bool = False) -> Event:
        """The event as it would be recorded."""
        held = self._absence_told_of(attendee_id) if way is Way.EXCLUDED else None
        at = self.moment(read) or (held.at if held is not None else self._local)
        exclusion = Exclusion.AGREED if agreed else Exclusion.NOT_AGREED
        return Event(
            id=_SUPPOSED,
            meeting_id=self._record.meeting.id,
            at=at,
            seq=max((event.seq for event in self._record.all_events), default=0) + 1,
            recorded_at=datetime.min.replace(tzinfo=UTC),
            kind=self._kind(attendee_id, way),
            attendee_id=attendee_id,
            remote=way is Way.REMOTE,
            supersedes=held.id if held is not None else None,
            exclusion=exclusion if way is Way.EXCLUDED else None,
        )

    def _absence_told_of(self, attendee_id: Id) -> Event | None:
        """The absence that is recorded already, of which more is told; None where somebody goes only now."""
        standing = self._standing(attendee_id)
        return standing.event if standing.presence in (Presence.STEPPED_OUT, Presence.ABSENT) else None

    def _kind(self, attendee_id: Id, way: Way) -> EventKind:
        match way:
            case Way.LEFT:
                return EventKind.LEFT
            case Way.STEPPED_OUT:
                return EventKind.STEPPED_OUT
            case Way.APOLOGIES:
                return EventKind.APOLOGIES
            case Way.JOINED | Way.LEFT_OFFICE | Way.SUSPENDED | Way.REINSTATED:
                return EventKind(way)
            case Way.EXCLUDED:
                standing = self._standing(attendee_id)
                was_here = standing.is_here or standing.presence is Presence.STEPPED_OUT
                return EventKind.STEPPED_OUT if was_here else EventKind.ABSENT
            case _:
                gone = self._standing(attendee_id).presence in AWAY_BUT_CAME
                return EventKind.RETURNED if gone else EventKind.ARRIVED

    def _listed(self, event: Event) -> str:
        if event.kind is not EventKind.APOLOGIES or event.attendee_id is None:
            return ""
        heading = say("arrived_or_left.heading_apologies")
        return say("arrived_or_left.no_line", name=self.name(event.attendee_id), heading=heading)

    def _wrong_time(self, read: Timed) -> str:
        if read.at is not None or self._is_on_the_day():
            return ""
        return say("arrived_or_left.not_today", day=day_and_month(self._record.meeting.date))

    def _is_on_the_day(self) -> bool:
        """True on the meeting's day, and on the day after, since a meeting may go on past midnight."""
        day = self._record.meeting.date
        return day <= self._local.date() <= day + timedelta(days=1)

    def _events_of(self, attendee_id: Id) -> tuple[Event, ...]:
        return tuple(event for event in self._record.events if event.attendee_id == attendee_id)

    def _name_of(self, attendee_id: Id) -> str:
        attendee = attendee_named(self._record, attendee_id)
        return self._record.party_name(attendee.who) if attendee is not None else ""

    def _standing(self, attendee_id: Id) -> Standing:
        return self._standings.get(attendee_id, UNMARKED)
