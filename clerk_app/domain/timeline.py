"""The timeline: timed events from which attendance, the chair, and the sittings of each minute are computed.

An event is never overwritten: a correction is a new event that supersedes the old one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id


class EventKind(StrEnum):
    """What happened."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened at a minute of the meeting's day.

    `at` is local wall time to the minute without a zone, `fold` tells the second passing of an hour that clocks repeat;
    the meeting has the zone. `seq` orders events of one minute. `recorded_at` is UTC. `minute_id` and `after_block_id`
    say where in the text it was recorded and stay when its time is corrected. `attendee_id` is who it is about;
    `minute_id` of MOVED is the minute the meeting moved to. A superseding CLEARED takes the old event back.
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


def instant(at: datetime, fold: int, zone: str) -> datetime:
    """The UTC instant of a local wall time."""
    return at.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def in_order(events: Iterable[Event], zone: str) -> tuple[Event, ...]:
    """The events that stand (not superseded), by time and, within a minute, by `seq`."""
    known = tuple(events)
    superseded = {event.supersedes for event in known if event.supersedes is not None}
    standing = (event for event in known if event.id not in superseded)
    return tuple(sorted(standing, key=lambda event: (instant(event.at, event.fold, zone), event.seq)))


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
        if event.attendee_id is None or event.kind is EventKind.TOOK_CHAIR:
            continue
        result[event.attendee_id] = Standing(_presence_after(event), event)
    return {who: UNMARKED if standing.presence is Presence.NOT_MARKED else standing for who, standing in result.items()}


def _presence_after(event: Event) -> Presence:
    if event.kind in (EventKind.ARRIVED, EventKind.RETURNED):
        return Presence.REMOTE if event.remote else Presence.PRESENT
    return _AWAY.get(event.kind, Presence.NOT_MARKED)


def until(ordered: Sequence[Event], moment: datetime, zone: str) -> tuple[Event, ...]:
    """The events up to and including a UTC instant."""
    return tuple(event for event in ordered if instant(event.at, event.fold, zone) <= moment)


def attended(ordered: Iterable[Event]) -> frozenset[Id]:
    """Everybody who was in the room at some time."""
    return frozenset(
        event.attendee_id for event in ordered if event.kind is EventKind.ARRIVED and event.attendee_id is not None
    )


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


def sittings(ordered: Iterable[Event]) -> tuple[Sitting, ...]:
    """The sittings of the minutes in the order they were held, in local time.

    An adjournment ends one, resuming begins another.
    """
    result: list[Sitting] = []
    on_now: Id | None = None
    for event in ordered:
        ends = event.kind in (EventKind.MOVED, EventKind.ADJOURNED, EventKind.ENDED)
        if ends and result and result[-1].end is None:
            result[-1] = Sitting(result[-1].minute_id, result[-1].start, event.at)
        if event.kind is EventKind.MOVED:
            on_now = event.minute_id
        if event.kind in (EventKind.MOVED, EventKind.RESUMED) and on_now is not None:
            result.append(Sitting(on_now, event.at))
    return tuple(result)


def check_follows(event: Event, ordered: Sequence[Event], zone: str) -> None:
    """Refuses an event that cannot have happened after those before it.

    Raises BrokenRule `departure_before_arrival` (leaving or stepping out while not in the room),
    `return_without_leaving`, `end_before_start` or `not_started`.
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
        case _:
            return
