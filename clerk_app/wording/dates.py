"""Dates and times in words: on screen always one way, in documents as the board writes them."""

from dataclasses import replace
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


def plain_day(day: date) -> str:
    """A day whose year is plain: "30 October"."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def day_of_year(day: date, today: date) -> str:
    """A day as one says it on another: without the year where that is this year's."""
    return plain_day(day) if day.year == today.year else day_and_month(day)


def month_name(day: date) -> str:
    """The day's month: "October"."""
    return _MONTHS[day.month - 1]


def weekday_name(day: date) -> str:
    """The day's weekday: "Saturday"."""
    return _WEEKDAYS[day.weekday()]


def clock_time(at: time) -> str:
    """A time on screen: "09:05"."""
    return f"{at:%H:%M}"


def clock_range(start: time, end: time | None) -> str:
    """A stretch of time in lists on screen: "10:20 – 10:45"; the start alone where no end is known."""
    return clock_time(start) if end is None else f"{clock_time(start)} – {clock_time(end)}"


def spoken_range(start: time, end: time | None) -> str:
    """A stretch of time in sentences: "10:20 to 10:45"; the start alone where no end is known."""
    return clock_time(start) if end is None else say("dates.range", start=clock_time(start), end=clock_time(end))


def paper_date(day: date, style: DateStyle) -> str:
    """A date as the board's documents write it."""
    weekday = say("dates.weekdays").split(", ")[day.weekday()]
    places = {"day": day.day, "ordinal": ordinal(day.day), "month": _paper_month(day.month), "weekday": weekday}
    return say(f"dates.on_paper.{style}", year=day.year, **places)


def _paper_month(month: int) -> str:
    """The name of a month in the language of the paper."""
    return say("dates.months").split(", ")[month - 1]


def paper_time(at: time, style: TimeStyle) -> str:
    """A time as the board's documents write it: 15:30, 1530hrs or 3.30pm (whole hours: 3pm, 12 noon, midnight)."""
    match style:
        case TimeStyle.COLON:
            return f"{at:%H:%M}"
        case TimeStyle.HOURS:
            return f"{at:%H%M}hrs"
        case TimeStyle.TWELVE:
            if at.minute == 0 and at.hour % 12 == 0:
                return say("dates.noon" if at.hour else "dates.midnight")
            half = "am" if at.hour < 12 else "pm"
            minutes = f".{at.minute:02}" if at.minute else ""
            return f"{at.hour % 12 or 12}{minutes}{half}"


def paper_time_range(start: time, end: time | None, formats: Formats) -> str:
    """From start to end as the board's documents write it; the start alone where no end is known."""
    first = paper_time(start, formats.time)
    return first if end is None else f"{first}{formats.time_range_joint}{paper_time(end, formats.time)}"


def partial_date(spoken: PartialDate, style: DateStyle) -> str:
    """A date as far as it is known ("March 2026"); an inferred year is left out, no month reads "to be confirmed"."""
    if spoken.month is None:
        return say("dates.to_be_confirmed")
    year = f" {spoken.year}" if spoken.year is not None and not spoken.year_inferred else ""
    if spoken.day is None:
        return f"{_paper_month(spoken.month)}{year}"
    whole = spoken.as_date()
    if whole is not None and not spoken.year_inferred:
        return paper_date(whole, style)
    day = ordinal(spoken.day) if style is DateStyle.ORDINAL else str(spoken.day)
    return say("dates.on_paper.day", day=day, month=_paper_month(spoken.month)) + year


def planned_day(spoken: PartialDate, style: DateStyle, *, says_year: bool) -> str:
    """The day of a planned meeting as documents write it, with the weekday where they do, without year if asked."""
    whole = spoken.as_date()
    if whole is None:
        return partial_date(spoken if says_year else replace(spoken, year=None), style)
    return paper_date(whole, style) if says_year else paper_date(whole, style).removesuffix(f" {whole.year}")
