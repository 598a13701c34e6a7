"""When a board may meet and how often it does: what does not fit a rule is pointed out, and the next day proposed."""

from calendar import monthrange
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from clerk_app.domain.working_days import is_working_day

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_MONTHS_OF_YEAR, _WEEKS_OF_YEAR = 12, 52
_LOOKED_AHEAD = 366
"""So many days are looked through for one that fits."""


class Weekday(StrEnum):
    """A day of the week, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """That of a day."""
        return tuple(cls)[day.weekday()]


class Month(StrEnum):
    """A month of the year."""

    JANUARY = "january"
    FEBRUARY = "february"
    MARCH = "march"
    APRIL = "april"
    MAY = "may"
    JUNE = "june"
    JULY = "july"
    AUGUST = "august"
    SEPTEMBER = "september"
    OCTOBER = "october"
    NOVEMBER = "november"
    DECEMBER = "december"

    @classmethod
    def of(cls, day: date) -> "Month":
        """That of a day."""
        return tuple(cls)[day.month - 1]


class Rhythm(StrEnum):
    """What the number of a frequency, or of a longest time, counts; A_YEAR is so many meetings in the board's year."""

    WEEKS = "weeks"
    MONTHS = "months"
    A_YEAR = "a_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency:
    """How often a board meets: every so many weeks or months, or so often a year."""

    number: int
    rhythm: Rhythm = Rhythm.WEEKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduling:
    """What a board says of the times of its meetings; whatever is empty or None it leaves open.

    A meeting begins not before `not_before` and is over by `not_after`. `weekdays` are those on which it may be, none:
    any. `place` is what kind of place it wants, which nobody can check but whoever reads it. `longest` is the longest
    time between two meetings, in weeks or months. `source` is what the terms of reference say of all this.
    """

    not_before: time | None = None
    not_after: time | None = None
    weekdays: tuple[Weekday, ...] = ()
    months_without: tuple[Month, ...] = ()
    place: str = ""
    frequency: Frequency | None = None
    longest: Frequency | None = None
    source: str = ""

    def allows(self, day: date) -> bool:
        """Whether a meeting may be on that day of the week in that month."""
        is_of_week = not self.weekdays or Weekday.of(day) in self.weekdays
        return is_of_week and Month.of(day) not in self.months_without


class Misfit(StrEnum):
    """In what a meeting is otherwise than the board says.

    SOONER is no fault: boards call extra meetings for urgent business.
    """

    STARTS_EARLY = "starts_early"
    ENDS_LATE = "ends_late"
    WEEKDAY = "weekday"
    MONTH = "month"
    SOONER = "sooner"
    LATER = "later"
    TOO_LONG = "too_long"
    MORE_IN_YEAR = "more_in_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A meeting as it is to be: its day and times, the board's last one before, and how many its year has beside it.

    What is not known of it is None.
    """

    day: date
    start: time | None = None
    end: time | None = None
    last: date | None = None
    others_in_year: int = 0


def misfits(rule: Scheduling, meeting: Proposed) -> tuple[Misfit, ...]:
    """In what a meeting does not fit what the board says; nothing of what is left open."""
    return tuple(_misfits(rule, meeting))


def latest_day(last: date, longest: Frequency) -> date:
    """The last day for the meeting after one, by the longest time between two."""
    return _stepped(last, longest)


def next_day(rule: Scheduling, last: date | None, today: date, holidays: Set[date]) -> date | None:
    """The next day by the frequency, on a working day that fits; None without a frequency, or where none is in reach.

    Months go from the second Tuesday to the second Tuesday. From a day that does not fit it is the first after it that
    does, unless that is longer than the longest time: then the last before it. It is never before today.
    """
    if rule.frequency is None or last is None:
        return None
    aim = max(_aim(last, rule.frequency), today)
    found = next((day for day in _days(aim, _DAY) if _fits(rule, day, holidays)), None)
    if rule.longest is None or (found is not None and found <= latest_day(last, rule.longest)):
        return found
    sooner = (day for day in _days(aim, -_DAY) if day > last and day >= today and _fits(rule, day, holidays))
    return next((day for day in sooner if day <= latest_day(last, rule.longest)), found)


def _misfits(rule: Scheduling, meeting: Proposed) -> Iterator[Misfit]:
    over_by = meeting.end or meeting.start
    if rule.not_before is not None and meeting.start is not None and meeting.start < rule.not_before:
        yield Misfit.STARTS_EARLY
    if rule.not_after is not None and over_by is not None and over_by > rule.not_after:
        yield Misfit.ENDS_LATE
    if rule.weekdays and Weekday.of(meeting.day) not in rule.weekdays:
        yield Misfit.WEEKDAY
    if Month.of(meeting.day) in rule.months_without:
        yield Misfit.MONTH
    if rule.frequency is not None:
        yield from _by_frequency(rule.frequency, meeting)
    if rule.longest is not None and meeting.last is not None and meeting.day > latest_day(meeting.last, rule.longest):
        yield Misfit.TOO_LONG


def _by_frequency(frequency: Frequency, meeting: Proposed) -> Iterator[Misfit]:
    """Weeks and months are those of the calendar: every six weeks is any day of the sixth week after."""
    if frequency.rhythm is Rhythm.A_YEAR:
        if meeting.others_in_year >= frequency.number:
            yield Misfit.MORE_IN_YEAR
        return
    if meeting.last is None:
        return
    passed = _passed(meeting.last, meeting.day, frequency.rhythm)
    if passed != frequency.number:
        yield Misfit.SOONER if passed < frequency.number else Misfit.LATER


def _passed(last: date, day: date, rhythm: Rhythm) -> int:
    if rhythm is Rhythm.MONTHS:
        return (day.year - last.year) * _MONTHS_OF_YEAR + day.month - last.month
    return (day.toordinal() - day.weekday() - last.toordinal() + last.weekday()) // _WEEK.days


def _aim(last: date, frequency: Frequency) -> date:
    stepped = _stepped(last, frequency)
    return _same_weekday(last, stepped) if _by_months(frequency) else stepped


def _stepped(last: date, frequency: Frequency) -> date:
    """The day that is so much later, the last of its month where that is shorter; the last of all days at the most."""
    months = _by_months(frequency)
    try:
        if not months:
            weeks = frequency.number if frequency.rhythm is Rhythm.WEEKS else _WEEKS_OF_YEAR // frequency.number
            return last + max(weeks, 1) * _WEEK
        year, month = divmod(last.year * _MONTHS_OF_YEAR + last.month - 1 + months, _MONTHS_OF_YEAR)
        return date(year, month + 1, min(last.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return date.max


def _by_months(frequency: Frequency) -> int:
    """How many whole months lie between two meetings; 0 where weeks are counted, as with five a year."""
    if frequency.rhythm is Rhythm.MONTHS:
        return frequency.number
    is_whole = frequency.rhythm is Rhythm.A_YEAR and not _MONTHS_OF_YEAR % frequency.number
    return _MONTHS_OF_YEAR // frequency.number if is_whole else 0


def _same_weekday(last: date, stepped: date) -> date:
    """The day of that month which is the same weekday in the same week of it; its last one where there is no fifth."""
    first = stepped.replace(day=1)
    offset = (last.weekday() - first.weekday()) % _WEEK.days
    day = 1 + offset + (last.day - 1) // _WEEK.days * _WEEK.days
    of_month = monthrange(stepped.year, stepped.month)[1]
    return stepped.replace(day=day if day <= of_month else day - _WEEK.days)


def _days(first: date, step: timedelta) -> Iterator[date]:
    for count in range(_LOOKED_AHEAD):
        try:
            yield first + count * step
        except OverflowError:
            return


def _fits(rule: Scheduling, day: date, holidays: Set[date]) -> bool:
    """A day of the weekend fits where the board names it."""
    is_open = is_working_day(day, holidays) or (bool(rule.weekdays) and day not in holidays)
    return is_open and rule.allows(day)
