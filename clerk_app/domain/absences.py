"""Who has been away from more meetings in a year than a board's rule allows for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clerk_app.domain.board import MonthDay
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity, Meeting
from clerk_app.domain.membership import Absences, AbsenceYear
from clerk_app.domain.seats import Member
from clerk_app.domain.timeline import UNMARKED, Event, EventKind, Presence, attended, in_order, standings

_NEVER_CAME = frozenset({Presence.APOLOGIES, Presence.EXPECTED, Presence.ABSENT})


class MeetingHeld:
    """A meeting that was held, with who belonged to it and its timeline."""

    def __init__(self, meeting: Meeting, attendees: Iterable[Attendee], events: Iterable[Event]) -> None:
        self.meeting = meeting
        self._attendees = tuple(attendees)
        ordered = in_order(events, meeting.time_zone)
        self.was_held = any(event.kind is EventKind.STARTED for event in ordered)
        self._came = attended(ordered)
        self._standings = standings(ordered)

    def was_missed(self, seat_id: Id, *, substitute_counts: bool) -> bool:
        """Whether whoever sat on the seat as its member stayed away.

        Who was not marked at all is not said to have been away. With `substitute_counts` a meeting was not missed to
        which their substitute came.
        """
        own = [one for one in self._attendees if one.seat_id == seat_id and one.capacity is Capacity.MEMBER]
        if not own or any(one.id in self._came for one in own):
            return False
        if substitute_counts and any(one.substitute_for in {a.id for a in own} for one in self._substitutes()):
            return False
        return any(self._standings.get(one.id, UNMARKED).presence in _NEVER_CAME for one in own)

    def _substitutes(self) -> list[Attendee]:
        return [one for one in self._attendees if one.id in self._came and one.substitute_for is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """The meetings that the holder of a seat has missed in a year, the earliest first, and when that year began."""

    seat_id: Id
    since: date
    days: tuple[date, ...]


def too_often_away(
    rule: Absences, terms: Iterable[Member], held: Sequence[MeetingHeld], today: date, year_starts: MonthDay
) -> tuple[Missed, ...]:
    """The holders of today who have missed more meetings than the rule has it, in the year of the last one held.

    `terms` are all terms of the board's seats. Counted is what whoever holds the seat today missed while they held it,
    but for days on which they were suspended.
    """
    past = [one for one in held if one.was_held and one.meeting.date <= today]
    if not past:
        return ()
    last = max(one.meeting.date for one in past)
    since = year_of(last, rule.year, year_starts)
    known = tuple(terms)
    found = []
    for holder in known:
        if not holder.holds_on(today):
            continue
        own = [one for one in known if one.seat_id == holder.seat_id and one.holder == holder.holder]
        days = tuple(sorted(one.meeting.date for one in past if _counts(one, own, since, rule)))
        if len(days) > rule.more_than:
            found.append(Missed(seat_id=holder.seat_id, since=since, days=days))
    return tuple(found)


def year_of(day: date, year: AbsenceYear, year_starts: MonthDay) -> date:
    """The first day of the year, as the rule has it, in which a day is; a rolling one ends with that day."""
    match year:
        case AbsenceYear.CALENDAR:
            return date(day.year, 1, 1)
        case AbsenceYear.ROLLING:
            return _a_year_before(day) + timedelta(days=1)
        case AbsenceYear.BOARD:
            return year_starts.year_of(day)


def _counts(held: MeetingHeld, terms: Iterable[Member], since: date, rule: Absences) -> bool:
    day = held.meeting.date
    term = next((one for one in terms if one.holds_on(day)), None)
    if day < since or term is None or term.is_suspended_on(day):
        return False
    return held.was_missed(term.seat_id, substitute_counts=rule.substitute_counts)


def _a_year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)
