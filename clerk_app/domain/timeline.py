"""The timeline: timed events from which attendance, the chair, and the sittings of each minute are computed.

An event is never overwritten: a correction is a new event that supersedes the old one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id


class EventKind(StrEnum):
    """What happened.

    CHAIR_WENT_ON and CHAIR_STOPPED: without a quorum, where the rule leaves it to the chair, they ruled so.
    COUNT_CALLED: somebody called for the number to be counted. JOINED and LEFT_OFFICE: they became a member at that
    minute, or ceased to be one. SUSPENDED and REINSTATED: from then on they may not act as a member, or may again.
    """

    STARTED = "started"
    ADJOURNED = "adjourned"
    RESUMED = "resumed"
    ENDED = "ended"
    MOVED = "moved"
    TIMER_PAUSED = "timer_paused"
    TIMER_STARTED = "timer_started"
    ARRIVED = "arrived"
    LEFT = "left"
    STEPPED_OUT = "stepped_out"
    RETURNED = "returned"
    APOLOGIES = "apologies"
    EXPECTED = "expected"
    ABSENT = "absent"
    CLEARED = "cleared"
    TOOK_CHAIR = "took_chair"
    CHAIR_WENT_ON = "chair_went_on"
    CHAIR_STOPPED = "chair_stopped"
    COUNT_CALLED = "count_called"
    JOINED = "joined"
    LEFT_OFFICE = "left_office"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"


class Exclusion(StrEnum):
    """Whether the chair agreed that somebody be out of the room for a confidential matter (requirement 2.17)."""

    AGREED = "agreed"
    NOT_AGREED = "not_agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened at a minute of the meeting's day.

    `at` is local wall time to the minute without a zone, `fold` tells the second passing of an hour that clocks repeat;
    the meeting has the zone. `seq` orders events of one minute. `recorded_at` is UTC. `minute_id` and `after_block_id`
    say where in the text it was recorded and stay when its time is corrected. `attendee_id` is who it is about;
    `minute_id` of MOVED is the minute the meeting moved to. A superseding CLEARED takes the old event back
    where it is about nobody, and takes away the mark of whom it is about. `declaration_id` of STEPPED_OUT is the
    interest for which they stepped out. `exclusion` of STEPPED_OUT, or of ABSENT for somebody who was not let in, says
    that they were excluded for a confidential matter; that of `minute_id`.
    """

    id: Id
    meeting_id: Id
    at: datetime
    seq: int
    recorded_at: datetime
    kind: EventKind
    fold: int = 0
    attendee_id: Id | None = None
    minute_id: Id | None = None
    after_block_id: Id | None = None
    remote: bool = False
    supersedes: Id | None = None
    note: str = ""
    declaration_id: Id | None = None
    exclusion: Exclusion | None = None


@lru_cache(maxsize=4096)
def instant(at: datetime, fold: int, zone: str) -> datetime:
    """The UTC instant of a local wall time."""
    return at.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def wall_time(moment: datetime, zone: str) -> tuple[datetime, int]:
    """The local wall time of an instant, to the minute and without a zone, and its fold: an event's `at` and `fold`."""
    local = moment.astimezone(ZoneInfo(zone))
    return local.replace(second=0, microsecond=0, tzinfo=None, fold=0), local.fold


def in_order(events: Iterable[Event], zone: str) -> tuple[Event, ...]:
    """The events that stand, by time and, within a minute, by `seq`.

    Superseded events are left out, and so is what only takes one back: a superseding CLEARED about nobody.
    """
    known = tuple(events)
    superseded = {event.supersedes for event in known if event.supersedes is not None}
    standing = (event for event in known if event.id not in superseded and not _takes_back(event))
    return tuple(sorted(standing, key=lambda event: _place(event, zone)))


def _place(event: Event, zone: str) -> tuple[datetime, int]:
    return instant(event.at, event.fold, zone), event.seq


def _takes_back(event: Event) -> bool:
    return event.kind is EventKind.CLEARED and event.supersedes is not None and event.attendee_id is None


class Presence(StrEnum):
    """How somebody stands to the room at an instant."""

    NOT_MARKED = "not_marked"
    PRESENT = "present"
    REMOTE = "remote"
    APOLOGIES = "apologies"
    EXPECTED = "expected"
    ABSENT = "absent"
    LEFT = "left"
    STEPPED_OUT = "stepped_out"


IN_THE_ROOM = frozenset({Presence.PRESENT, Presence.REMOTE})

_AWAY = {
    EventKind.LEFT: Presence.LEFT,
    EventKind.STEPPED_OUT: Presence.STEPPED_OUT,
    EventKind.APOLOGIES: Presence.APOLOGIES,
    EventKind.EXPECTED: Presence.EXPECTED,
    EventKind.ABSENT: Presence.ABSENT,
    EventKind.CLEARED: Presence.NOT_MARKED,
}


ABOUT_PRESENCE = frozenset({EventKind.ARRIVED, EventKind.RETURNED, *_AWAY})
"""The events that say of somebody whether they are in the room."""


ABOUT_OFFICE = frozenset({EventKind.JOINED, EventKind.LEFT_OFFICE, EventKind.SUSPENDED, EventKind.REINSTATED})
"""The events by which somebody becomes a member, ceases to be one, or may no longer or again act as one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An attendee's presence and the event that brought it about (None: nothing recorded yet)."""

    presence: Presence = Presence.NOT_MARKED
    event: Event | None = None

    @property
    def is_here(self) -> bool:
        """True while in the room, in person or remotely."""
        return self.presence in IN_THE_ROOM


UNMARKED = Standing()


def standings(ordered: Iterable[Event]) -> dict[Id, Standing]:
    """How each attendee stands after these events (as `in_order` gives them); who is not named is not marked."""
    result: dict[Id, Standing] = {}
    for event in ordered:
        if event.attendee_id is None or event.kind not in ABOUT_PRESENCE:
            continue
        result[event.attendee_id] = standing_after(event)
    return result


def standing_after(event: Event) -> Standing:
    """How whom the event is about stands after it."""
    presence = _presence_after(event)
    return UNMARKED if presence is Presence.NOT_MARKED else Standing(presence, event)


def _presence_after(event: Event) -> Presence:
    if event.kind in (EventKind.ARRIVED, EventKind.RETURNED):
        return Presence.REMOTE if event.remote else Presence.PRESENT
    return _AWAY.get(event.kind, Presence.NOT_MARKED)


def until(ordered: Sequence[Event], moment: datetime, zone: str) -> tuple[Event, ...]:
    """The events up to and including a UTC instant."""
    return tuple(event for event in ordered if instant(event.at, event.fold, zone) <= moment)


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch of time that somebody spent in the room; `left` is None while they are there."""

    arrived: Event
    left: Event | None = None


def stays(ordered: Iterable[Event]) -> dict[Id, tuple[Stay, ...]]:
    """Everybody who was in the room at some time, with their stays in order.

    A mark of apologies, expected or absent right after an arrival says that the arrival was a slip of the finger; a
    mark taken away (CLEARED) takes away all that went before.
    """
    found: dict[Id, list[Stay]] = {}
    for event in ordered:
        if event.attendee_id is not None and event.kind in ABOUT_PRESENCE:
            _note_stay(found.setdefault(event.attendee_id, []), event)
    return {who: tuple(spells) for who, spells in found.items() if spells}


def _note_stay(spells: list[Stay], event: Event) -> None:
    is_in = bool(spells) and spells[-1].left is None
    match event.kind:
        case EventKind.ARRIVED | EventKind.RETURNED if not is_in:
            spells.append(Stay(event))
        case EventKind.LEFT | EventKind.STEPPED_OUT if is_in:
            spells[-1] = Stay(spells[-1].arrived, event)
        case EventKind.APOLOGIES | EventKind.EXPECTED | EventKind.ABSENT if is_in:
            spells.pop()
        case EventKind.CLEARED:
            spells.clear()
        case _:
            return


def attended(ordered: Iterable[Event]) -> frozenset[Id]:
    """Everybody who was in the room at some time."""
    return frozenset(stays(ordered))


def acting_chair(ordered: Iterable[Event]) -> Id | None:
    """Who took the chair last; None where nobody did, so that the holder of the chair's seat presides."""
    takers = [event.attendee_id for event in ordered if event.kind is EventKind.TOOK_CHAIR]
    return takers[-1] if takers else None


@dataclass(frozen=True, slots=True)
class Sitting:
    """A stretch of the meeting spent on one minute; `end` is None while it lasts."""

    minute_id: Id
    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Spell:
    """A sitting as the events that began and ended it; `ended` is None while it lasts."""

    minute_id: Id
    began: Event
    ended: Event | None = None


def spells(ordered: Iterable[Event]) -> tuple[Spell, ...]:
    """The sittings of the minutes in the order they were held, as events.

    An adjournment ends one, resuming begins another; moving on to the minute that the meeting is on changes nothing.
    """
    result: list[Spell] = []
    on_now: Id | None = None
    for event in ordered:
        open_spell = result[-1] if result and result[-1].ended is None else None
        goes_on = event.kind is EventKind.MOVED and open_spell is not None and event.minute_id == on_now
        if goes_on or event.kind not in _SPELL_EVENTS:
            continue
        if event.kind is EventKind.MOVED:
            on_now = event.minute_id
        if open_spell is not None and event.kind is not EventKind.RESUMED:
            result[-1] = Spell(open_spell.minute_id, open_spell.began, event)
            open_spell = None
        begins = event.kind in (EventKind.MOVED, EventKind.RESUMED) and open_spell is None
        if begins and on_now is not None:
            result.append(Spell(on_now, event))
    return tuple(result)


def minute_at(ordered: Iterable[Event]) -> Id | None:
    """The minute that the meeting is on after these events; None before it has moved to one, and after its end."""
    held = spells(ordered)
    return held[-1].minute_id if held and held[-1].ended is None else None


_UNDER_WAY = frozenset({EventKind.MOVED, EventKind.ADJOURNED, EventKind.RESUMED})
_SPELL_EVENTS = _UNDER_WAY | {EventKind.ENDED}


def sittings(ordered: Iterable[Event]) -> tuple[Sitting, ...]:
    """The sittings of the minutes in the order they were held, in local time."""
    return tuple(
        Sitting(spell.minute_id, spell.began.at, spell.ended.at if spell.ended is not None else None)
        for spell in spells(ordered)
    )


def check_follows(event: Event, ordered: Sequence[Event], zone: str) -> None:
    """Refuses an event that cannot have happened after those before it.

    Raises BrokenRule `departure_before_arrival` (leaving or stepping out while not in the room),
    `return_without_leaving`, `end_before_start`, `not_started`, or `end_before_move` where the meeting went on later.
    """
    before = until(ordered, instant(event.at, event.fold, zone), zone)
    begun = [earlier for earlier in before if earlier.kind is EventKind.STARTED]
    match event.kind:
        case EventKind.LEFT | EventKind.STEPPED_OUT:
            standing = standings(before).get(event.attendee_id or Id(""), UNMARKED)
            if not standing.is_here:
                raise BrokenRule("departure_before_arrival", attendee_id=event.attendee_id, at=f"{event.at:%H:%M}")
        case EventKind.RETURNED:
            standing = standings(before).get(event.attendee_id or Id(""), UNMARKED)
            if standing.presence not in (Presence.STEPPED_OUT, Presence.LEFT):
                raise BrokenRule("return_without_leaving", attendee_id=event.attendee_id, at=f"{event.at:%H:%M}")
        case EventKind.ENDED if not begun:
            started = next((e for e in ordered if e.kind is EventKind.STARTED), None)
            if started is None:
                raise BrokenRule("not_started")
            raise BrokenRule("end_before_start", at=f"{event.at:%H:%M}", start=f"{started.at:%H:%M}")
        case EventKind.ENDED:
            went_on = [e for e in ordered if e.kind in _UNDER_WAY and _place(e, zone) > _place(event, zone)]
            if went_on:
                raise BrokenRule("end_before_move", at=f"{event.at:%H:%M}", last=f"{went_on[-1].at:%H:%M}")
        case _:
            return


def is_broken_up(events: Sequence[Event]) -> bool:
    """Whether a meeting has ended, or is adjourned and was not resumed; events that were superseded are left out."""
    superseded = {event.supersedes for event in events}
    kinds = (EventKind.ADJOURNED, EventKind.RESUMED, EventKind.ENDED)
    course = [event for event in events if event.kind in kinds and event.id not in superseded]
    return bool(course) and course[-1].kind is not EventKind.RESUMED
