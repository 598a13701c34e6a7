"""The ways in which rules count the days between a thing and a meeting, and the days that they come to.

What goes out while the office is shut counts, where working days are counted, as going out on the next working day: no
advice of these functions is later than the strictest reading allows.
"""

from collections.abc import Callable, Set
from datetime import date, timedelta
from enum import StrEnum

from clerk_app.domain.working_days import add_working_days, is_working_day, working_day_on_or_after

DAYS_OF_WORKING_WEEK = 5
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class DayCount(StrEnum):
    """What the days of a deadline, or those between two meetings, are.

    CALENDAR, WORKING: the day that the thing is done on counts, that of the meeting does not; notice on Monday of a
    meeting on the Friday is four days ahead.
    CLEAR, CLEAR_WORKING: neither of these two days counts, so that whole days lie between them (R v Herefordshire
    Justices, 1820, followed in R v Swansea City Council, ex parte Elitestone Ltd, 1993): three of them lie between a
    Monday and the Friday. What else is left out differs (section 243 of the Local Government Act 1972 leaves out
    Sundays and holidays, but no Saturdays); working days here are Monday to Friday without public holidays, which is
    never the shorter notice.
    WORKING_WEEKS: five working days each, so that a public holiday makes four weeks a day longer. No law says what a
    working week is; contracts and terms of reference have it as the office's five working days.
    WHOLE_WEEKS: the other usual reading, from a Monday to its Friday: whole weeks lie between that of the thing and
    that of the meeting, a public holiday in them or not; a week without any working day is none.
    """

    CALENDAR = "calendar"
    CLEAR = "clear"
    WORKING = "working"
    CLEAR_WORKING = "clear_working"
    WORKING_WEEKS = "working_weeks"
    WHOLE_WEEKS = "whole_weeks"

    @property
    def is_of_working_days(self) -> bool:
        """Whether weekends and public holidays are left out."""
        return self not in (DayCount.CALENDAR, DayCount.CLEAR)

    @property
    def is_of_weeks(self) -> bool:
        """Whether its number is one of weeks."""
        return self in (DayCount.WORKING_WEEKS, DayCount.WHOLE_WEEKS)


def latest_before(meeting: date, number: int, count: DayCount, holidays: Set[date]) -> date:
    """The last day on which something is still so many days ahead of a meeting; the first of all days at the least."""
    try:
        return _latest_before(meeting, number, count, holidays)
    except OverflowError:
        return date.min


def earliest_after(day: date, number: int, count: DayCount, holidays: Set[date]) -> date:
    """The first day, working day or not, that is so many days ahead of something done on `day`.

    The other way round from `latest_before`: a meeting is lawful on this day and on every later one. It is also the
    first day of a second meeting so many days after a first one.
    """
    try:
        return _earliest_after(day, number, count, holidays)
    except OverflowError:
        return date.max


def last_within(meeting: date, number: int, count: DayCount, holidays: Set[date]) -> date:
    """The last day within so many days after a meeting.

    The day of the meeting never counts. Clear days come to no later day than others here: whether the day after them
    is still within is arguable, and what is advised is safe.
    """
    try:
        if not count.is_of_working_days:
            return meeting + number * _DAY
        if count is DayCount.WHOLE_WEEKS:
            return _end_of_working_week(meeting, number, holidays)
        return add_working_days(meeting, _working_days(number, count), holidays)
    except OverflowError:
        return date.max


def _latest_before(meeting: date, number: int, count: DayCount, holidays: Set[date]) -> date:
    match count:
        case DayCount.CALENDAR:
            return meeting - number * _DAY
        case DayCount.CLEAR:
            return meeting - (number + 1) * _DAY
        case DayCount.CLEAR_WORKING:
            return add_working_days(meeting, -(number + 1), holidays)
        case DayCount.WHOLE_WEEKS:
            return add_working_days(_week_passed(meeting, number, holidays), -1, holidays) if number else meeting
    return add_working_days(meeting, -_working_days(number, count), holidays)


def _earliest_after(day: date, number: int, count: DayCount, holidays: Set[date]) -> date:
    match count:
        case DayCount.CALENDAR:
            return day + number * _DAY
        case DayCount.CLEAR:
            return day + (number + 1) * _DAY
        case DayCount.WHOLE_WEEKS:
            return _week_to_come(working_day_on_or_after(day, holidays), number, holidays) if number else day
    ahead = number + 1 if count is DayCount.CLEAR_WORKING else _working_days(number, count)
    return add_working_days(day - _DAY, ahead, holidays) + _DAY if ahead else day


def _working_days(number: int, count: DayCount) -> int:
    return number * DAYS_OF_WORKING_WEEK if count is DayCount.WORKING_WEEKS else number


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week_passed(meeting: date, number: int, holidays: Set[date]) -> date:
    """The Monday of the week that is so many working weeks before that of the meeting."""
    return _counted(_monday(meeting), number, lambda monday: monday - _WEEK, holidays)


def _week_to_come(day: date, number: int, holidays: Set[date]) -> date:
    """The Monday after so many working weeks that follow the week of the day."""
    return _counted(_monday(day), number, lambda monday: monday + _WEEK, holidays) + _WEEK


def _end_of_working_week(meeting: date, number: int, holidays: Set[date]) -> date:
    """The last working day of the week that is so many working weeks after that of the meeting."""
    if not number:
        return meeting
    monday = _counted(_monday(meeting), number, lambda one: one + _WEEK, holidays)
    return max(day for day in _office_days(monday) if is_working_day(day, holidays))


def _counted(monday: date, number: int, step: Callable[[date], date], holidays: Set[date]) -> date:
    while number:
        monday = step(monday)
        number -= any(is_working_day(day, holidays) for day in _office_days(monday))
    return monday


def _office_days(monday: date) -> list[date]:
    return [monday + offset * _DAY for offset in range(DAYS_OF_WORKING_WEEK)]
