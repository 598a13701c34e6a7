"""Working days: Monday to Friday, without the public holidays that are handed in."""

from collections.abc import Set
from datetime import date, timedelta

SATURDAY = 5
_WEEKDAYS = 5


def is_weekend(day: date) -> bool:
    """True on Saturday and Sunday."""
    return day.weekday() >= SATURDAY


def is_working_day(day: date, holidays: Set[date]) -> bool:
    """True on a day that is neither of the weekend nor a holiday."""
    return not is_weekend(day) and day not in holidays


def working_day_on_or_before(day: date, holidays: Set[date]) -> date:
    """The day itself if it is a working day, else the last one before it."""
    while not is_working_day(day, holidays):
        day -= timedelta(days=1)
    return day


def working_day_on_or_after(day: date, holidays: Set[date]) -> date:
    """The day itself if it is a working day, else the first one after it."""
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, count: int, holidays: Set[date]) -> date:
    """The working day that is `count` working days after the day (before it where `count` is negative).

    Counting begins on the next day: one working day after a Friday is Monday, and so it is after a Saturday. A count
    of 0 gives the day itself, working day or not.
    """
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day, holidays)
    return day


def working_days_between(start: date, end: date, holidays: Set[date]) -> int:
    """How many working days lie after `start` up to and with `end`; negative where `end` is the earlier day.

    So a thing due tomorrow, a working day, is 1 away, and one due yesterday was due -1 away.
    """
    if end < start:
        return -working_days_between(end, start, holidays)
    weeks, rest = divmod((end - start).days, 7)
    at_the_end = sum(not is_weekend(end - timedelta(days=offset)) for offset in range(rest))
    free = sum(start < day <= end and not is_weekend(day) for day in holidays)
    return weeks * _WEEKDAYS + at_the_end - free
