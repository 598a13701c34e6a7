"""When an action is due, read from words after "by" or "due"; words that give no date stay words.

The day comes before the month. A past date offers the next one; a weekend or public holiday becomes the working day
before.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from clerk_app.domain.actions import Due, DueKind
from clerk_app.domain.calendar_words import MONTH, MONTH_NAMES, WEEKDAY, WEEKDAY_NAMES, month_number, weekday_number
from clerk_app.domain.span import Span
from clerk_app.domain.working_days import (
    add_working_days,
    is_weekend,
    is_working_day,
    working_day_on_or_before,
    working_days_between,
)


class Said(StrEnum):
    """What kind of words gave the date."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEKDAY = "weekday"
    DAY = "day"
    END_OF_MONTH = "end_of_month"
    TIME_FROM_NOW = "time_from_now"
    HAPPENING = "happening"
    OFFERED = "offered"


class Moved(StrEnum):
    """Why the date offered is not the day that was said."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What a due phrase may refer to: the day it is said on, the holidays, and the days of happenings that are known.

    `closed` are those of the holidays on which the board's own office is closed. `papers_out` is when
    the papers of the next meeting go out, `minutes_out` when the minutes of this one do.
    """

    today: date
    holidays: Set[date] = frozenset()
    closed: Set[date] = frozenset()
    next_meeting: date | None = None
    papers_out: date | None = None
    minutes_out: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueProposal:
    """One reading of a due phrase.

    `stated` is the day as it was said, before it moved to a working day; `next_one` marks a past day for which the
    next such day is offered. `working_days` are those left until it is due; None where the day is not known yet.
    `span` is the text it was read from, with "by" or "due"; None for an offer that was not typed.
    """

    due: Due
    said: Said
    stated: date | None = None
    moved: Moved | None = None
    next_one: bool = False
    working_days: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DueOffer:
    """What may be meant at the end of a text, and the span it takes the place of.

    `is_said` marks what the words mean as they stand.
    """

    means: DueProposal
    span: Span
    is_said: bool = False


def read_due(text: str, calendar: Calendar) -> DueProposal | None:
    """What the last due phrase of the text means; None where there is none or its words give no date."""
    for lead in reversed(list(_LEAD.finditer(text))):
        for pattern, reading in _READINGS:
            found = pattern.match(text, lead.end())
            day = reading(found, calendar) if found is not None else None
            if found is not None and day is not None:
                return _proposal(day, found, Span(lead.start(), found.end()), calendar)
    return None


def offers(before: str, calendar: Calendar) -> tuple[DueOffer, ...]:
    """What may be meant by the due phrase that a text ends in.

    Words that give a date come first, then the minutes and the next meeting; words only begun give what they may
    become. Empty where the text ends in no due phrase, goes on behind one, or becomes none that is known.
    """
    begun = _last_begun(before)
    if begun is None:
        return ()
    phrase = Span(begun.start, len(before))
    read = read_due(before, calendar)
    if read is None or read.span is None or read.span.start < begun.start:
        letters = _squeezed(before[begun.end :])
        found = _become(letters, calendar) if letters else _usual(calendar)
        return tuple(DueOffer(offer, phrase) for offer in found)
    if read.span.end < len(before):
        return ()
    others = (offer for offer in _usual(calendar) if offer.due.kind is not read.due.kind)
    return (DueOffer(read, phrase, is_said=True), *(DueOffer(offer, phrase) for offer in others))


def working_days_left(due: Due, today: date, holidays: Set[date]) -> int | None:
    """How many working days are left until it is due, negative when it is late; None where no day is known."""
    return working_days_between(today, due.on, holidays) if due.on is not None else None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What words mean before they are fitted to the calendar: a day, or a happening."""

    said: Said
    day: date | None = None
    kind: DueKind = DueKind.DATE
    next_one: bool = False


_Reader = Callable[[re.Match[str], Calendar], _Reading | None]

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_BEGUN = re.compile(r"(?<![\w-])(?:due(?:\s+(?:by|on|at|for))?|by)\s+(?:the\s+)?", re.IGNORECASE)
_LEAD = re.compile(rf"{_BEGUN.pattern}(?=\S)", re.IGNORECASE)
_NEAR = 60
"""The last characters of a text in which a due phrase may be begun: longer than any of them."""
_END = r"(?![\w'’/]|[.:-]\w)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>20\d\d|\d\d)"
_COUNT = rf"(?P<count>\d{{1,3}}|an?|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>working days?|days?|weeks?|months?)(?:['’]? time)?"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", r"\s+") + _END, re.IGNORECASE)


def _today(_: re.Match[str], calendar: Calendar) -> _Reading:
    return _Reading(Said.TODAY, calendar.today)


def _tomorrow(_: re.Match[str], calendar: Calendar) -> _Reading:
    return _Reading(Said.TOMORROW, calendar.today + timedelta(days=1))


def _weekday(found: re.Match[str], calendar: Calendar) -> _Reading:
    """The first such day after today; with "next" that of the week after this one, Monday being its first day."""
    wanted = weekday_number(found)
    today = calendar.today
    if found["next"]:
        monday = today + timedelta(days=7 - today.weekday())
        return _Reading(Said.WEEKDAY, monday + timedelta(days=wanted))
    return _Reading(Said.WEEKDAY, today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1))


def _day(found: re.Match[str], calendar: Calendar) -> _Reading | None:
    number, year = month_number(found), found["year"]
    first = calendar.today.year if year is None else int(year) + (2000 if len(year) == 2 else 0)
    said = _date(first, number, int(found["day"]))
    if year is not None and said is None:
        return None
    if said is not None and said >= calendar.today:
        return _Reading(Said.DAY, said)
    coming = _next_such_day(number, int(found["day"]), calendar.today)
    is_past = said is not None
    return _Reading(Said.DAY, coming, next_one=is_past) if coming is not None else None


def _end_of_month(found: re.Match[str], calendar: Calendar) -> _Reading:
    today, number, year = calendar.today, month_number(found), found["year"]
    if year is not None:
        last = _last_day(int(year) + (2000 if len(year) == 2 else 0), number)
        if last >= today:
            return _Reading(Said.END_OF_MONTH, last)
    this_year = _last_day(today.year, number)
    coming = this_year if this_year >= today else _last_day(today.year + 1, number)
    return _Reading(Said.END_OF_MONTH, coming, next_one=coming != this_year or year is not None)


def _end_of_this_month(found: re.Match[str], calendar: Calendar) -> _Reading:
    first = calendar.today.replace(day=1)
    if found["next"]:
        first = (first + timedelta(days=31)).replace(day=1)
    return _Reading(Said.END_OF_MONTH, _last_day(first.year, first.month))


def _time_from_now(found: re.Match[str], calendar: Calendar) -> _Reading:
    words = found["count"].lower()
    count = int(words) if words.isdigit() else 1 if words in ("a", "an") else _NUMBERS.index(words) + 1
    unit = found["unit"].lower()
    if unit.startswith("working"):
        return _Reading(Said.TIME_FROM_NOW, add_working_days(calendar.today, count, calendar.holidays))
    if unit.startswith("month"):
        return _Reading(Said.TIME_FROM_NOW, _months_later(calendar.today, count))
    days = count * 7 if unit.startswith("week") else count
    return _Reading(Said.TIME_FROM_NOW, calendar.today + timedelta(days=days))


def _next_meeting(_: re.Match[str], __: Calendar) -> _Reading:
    return _Reading(Said.HAPPENING, kind=DueKind.NEXT_MEETING)


def _with_papers(_: re.Match[str], __: Calendar) -> _Reading:
    return _Reading(Said.HAPPENING, kind=DueKind.WITH_PAPERS)


def _with_minutes(_: re.Match[str], __: Calendar) -> _Reading:
    return _Reading(Said.HAPPENING, kind=DueKind.WITH_MINUTES)


_READINGS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_words("today"), _today),
    (_words("tomorrow"), _tomorrow),
    (_words(rf"(?:{WEEKDAY},? )?{_DAY} (?:of )?{MONTH}(?:,? {_YEAR})?"), _day),
    (_words(rf"(?P<next>next )?{WEEKDAY}"), _weekday),
    (_words(rf"{_DAY}/(?P<month>\d{{1,2}})(?:/{_YEAR})?"), _day),
    (_words(rf"end of {MONTH}(?: {_YEAR})?"), _end_of_month),
    (_words(r"end of (?:the |this )?(?P<next>next )?month"), _end_of_this_month),
    (_words(rf"(?:in|within)(?: the next)? {_COUNT} {_UNIT}"), _time_from_now),
    (_words("next meeting"), _next_meeting),
    (_words("with (?:the |its |these )?papers"), _with_papers),
    (_words("with (?:the |its |these )?minutes"), _with_minutes),
)


def _proposal(reading: _Reading, found: re.Match[str], span: Span, calendar: Calendar) -> DueProposal:
    words = found[0]
    if reading.day is None:
        happening = _happening(reading.kind, calendar, reading.said)
        return replace(happening, due=replace(happening.due, words=words), span=span)
    day, moved = _fitted(reading.day, calendar)
    return DueProposal(
        due=Due(kind=DueKind.DATE, on=day, words=words),
        said=reading.said,
        stated=reading.day,
        moved=moved,
        next_one=reading.next_one,
        working_days=working_days_between(calendar.today, day, calendar.holidays),
        span=span,
    )


def _fitted(day: date, calendar: Calendar) -> tuple[date, Moved | None]:
    """The working day on or before the day, unless that has passed already."""
    if is_working_day(day, calendar.holidays):
        return day, None
    before = working_day_on_or_before(day, calendar.holidays)
    if before < calendar.today:
        return day, None
    if is_weekend(day):
        return before, Moved.WEEKEND
    return before, Moved.CLOSED if day in calendar.closed else Moved.HOLIDAY


_HAPPENINGS = ("with the minutes", "next meeting", "with the papers")
_DAY_BEGUN = re.compile(r"(?P<day>\d{1,2}(?:st|nd|rd|th)?)(?: .*)?", re.IGNORECASE)
_COUNT_BEGUN = re.compile(rf"(?P<lead>in|within) (?P<count>\d{{1,3}}|an?|{'|'.join(_NUMBERS)})(?: .*)?", re.IGNORECASE)
_MOST_BECOME = 3


def _last_begun(before: str) -> Span | None:
    """The last "by" or "due" in the end of a text, whatever follows it; None where there is none near enough."""
    return max((Span(*lead.span()) for lead in _BEGUN.finditer(before, max(len(before) - _NEAR, 0))), default=None)


def _usual(calendar: Calendar) -> tuple[DueProposal, ...]:
    kinds = (DueKind.WITH_MINUTES, DueKind.NEXT_MEETING)
    return tuple(_happening(kind, calendar, Said.OFFERED) for kind in kinds)


def _become(letters: str, calendar: Calendar) -> tuple[DueProposal, ...]:
    """What words may become that are begun and mean nothing yet."""
    whole = (phrase for phrase in _phrases(letters, calendar.today) if phrase.casefold().startswith(letters.casefold()))
    read = (read_due(f"by {phrase}", calendar) for phrase in whole)
    found = {(offer.due.kind, offer.due.on): offer for offer in read if offer is not None}
    return tuple(found.values())[:_MOST_BECOME]


def _phrases(letters: str, today: date) -> Iterator[str]:
    """Phrases that may be begun with some letters, the nearest months first."""
    months = (*MONTH_NAMES[today.month - 1 :], *MONTH_NAMES[: today.month - 1])
    if day := _DAY_BEGUN.fullmatch(letters):
        yield from (f"{day['day']} {month}" for month in months)
    elif count := _COUNT_BEGUN.fullmatch(letters):
        one = "" if count["count"].lower() in ("1", "a", "an", "one") else "s"
        yield from (f"{count['lead']} {count['count']} {unit}{one}" for unit in ("week", "working day", "month", "day"))
    else:
        yield from ("today", "tomorrow", *WEEKDAY_NAMES)
        yield from _HAPPENINGS
        yield from (f"next {weekday}" for weekday in WEEKDAY_NAMES)
        yield from ("end of the month", "end of next month", *(f"end of {month}" for month in months))
        yield from ("in 1 week", "in 2 weeks", "in 10 working days")


def _squeezed(letters: str) -> str:
    """The letters with single spaces; one at the end stays, since a word ended there."""
    return re.sub(r"\s+", " ", letters).lstrip()


def _happening(kind: DueKind, calendar: Calendar, said: Said) -> DueProposal:
    days = {
        DueKind.NEXT_MEETING: calendar.next_meeting,
        DueKind.WITH_PAPERS: calendar.papers_out,
        DueKind.WITH_MINUTES: calendar.minutes_out,
    }
    due = Due(kind=kind, on=days[kind])
    return DueProposal(due=due, said=said, working_days=working_days_left(due, calendar.today, calendar.holidays))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next_such_day(month: int, day: int, today: date) -> date | None:
    """The next day with that number and month from today on, within the eight years that leap days can be apart."""
    candidates = (_date(year, month, day) for year in range(today.year, today.year + 9))
    return next((found for found in candidates if found is not None and found >= today), None)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months_later(day: date, count: int) -> date:
    """The same day so many months later, or the last day of a month that is too short for it."""
    years, month = divmod(day.month - 1 + count, 12)
    last = _last_day(day.year + years, month + 1)
    return last.replace(day=min(day.day, last.day))
