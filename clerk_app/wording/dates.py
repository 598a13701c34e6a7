"""Dates and times in words: on screen always one way, in documents as the board writes them."""

from datetime import date, time

from clerk_app.domain.board import DateStyle, Formats, TimeStyle
from clerk_app.domain.partial_date import PartialDate
from clerk_app.wording.catalogue import say

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def ordinal(number: int) -> str:
    """A number with its English ending: 1st, 2nd, 3rd, 11th, 24th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def long_date(day: date) -> str:
    """A date on screen: "Friday 30 October 2020"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_and_month(day: date) -> str:
    """A date on screen without weekday: "30 October 2020"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """A date on screen where room is scarce: "Fri 30 Oct"."""
    return f"{_WEEKDAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1][:3]}"


def clock_time(at: time) -> str:
    """A time on screen: "09:05"."""
    return f"{at:%H:%M}"


def paper_date(day: date, style: DateStyle) -> str:
    """A date as the board's documents write it."""
    month = _MONTHS[day.month - 1]
    match style:
        case DateStyle.PLAIN:
            return f"{day.day} {month} {day.year}"
        case DateStyle.ORDINAL:
            return f"{ordinal(day.day)} {month} {day.year}"
        case DateStyle.WEEKDAY:
            return f"{_WEEKDAYS[day.weekday()]} {day.day} {month} {day.year}"


def paper_time(at: time, style: TimeStyle) -> str:
    """A time as the board's documents write it: 15:30, 1530hrs or 3.30pm (whole hours: 3pm)."""
    match style:
        case TimeStyle.COLON:
            return f"{at:%H:%M}"
        case TimeStyle.HOURS:
            return f"{at:%H%M}hrs"
        case TimeStyle.TWELVE:
            half = "am" if at.hour < 12 else "pm"
            minutes = f".{at.minute:02}" if at.minute else ""
            return f"{at.hour % 12 or 12}{minutes}{half}"


def paper_time_range(start: time, end: time | None, formats: Formats) -> str:
    """From start to end as the board's documents write it; the start alone where no end is known."""
    first = paper_time(start, formats.time)
    return first if end is None else f"{first}{formats.time_range_joint}{paper_time(end, formats.time)}"


def partial_date(spoken: PartialDate, style: DateStyle) -> str:
    """A date as far as it is known; an inferred year is left out, and nothing known reads "to be confirmed"."""
    if spoken.day is None or spoken.month is None:
        return say("dates.to_be_confirmed")
    day = ordinal(spoken.day) if style is DateStyle.ORDINAL else str(spoken.day)
    year = f" {spoken.year}" if spoken.year is not None and not spoken.year_inferred else ""
    return f"{day} {_MONTHS[spoken.month - 1]}{year}"
