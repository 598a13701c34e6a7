"""The next meetings that were announced at earlier ones and of which none has been made yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import PlannedMeeting
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month, long_date, month_name

PLANS_OF_THE_LAST = 6
"""A next meeting is announced at one of the last meetings; what older ones announced is long past."""


def outstanding(announced: Iterable[PlannedMeeting], days: Mapping[Id, date], today: date) -> list[PlannedMeeting]:
    """What was announced and is still to come, as far as no meeting has been made of it, the soonest first.

    `days` are those of the board's meetings.
    """
    return sorted((one for one in announced if _is_outstanding(one, days, today)), key=expected)


def expected(announced: PlannedMeeting) -> tuple[date, time]:
    """Where it stands among the others: of what is not known, the latest that it could be."""
    on, whole = announced.on, announced.on.as_date()
    if whole is not None:
        return whole, announced.start or time.min
    if on.year is not None and on.month is not None:
        return date(on.year, on.month, 28), time.max
    return date.max, time.max


def announced_day(announced: PlannedMeeting) -> str:
    """The day of a meeting that was announced, as far as it is known."""
    on = announced.on
    whole = on.as_date()
    if whole is not None:
        return long_date(whole)
    if on.month is None:
        return say("meetings.day_open")
    month = month_name(date(2000, on.month, 1))
    if on.day is not None:
        return f"{on.day} {month}"
    year = on.year if on.year is not None else ""
    return say("meetings.month_open", month=month, year=year).replace(" ,", ",")


def typed_day(announced: PlannedMeeting) -> str:
    """The day of a meeting that was announced as somebody would type it; empty while it is not known."""
    whole = announced.on.as_date()
    return day_and_month(whole) if whole is not None else ""


def _is_outstanding(announced: PlannedMeeting, days: Mapping[Id, date], today: date) -> bool:
    on, whole = announced.on, announced.on.as_date()
    if whole is not None:
        return whole >= today and whole not in days.values()
    said_on = days.get(announced.meeting_id)
    following = [day for day in days.values() if said_on is not None and day > said_on]
    if on.month is None or on.year is None:
        return not following
    is_taken = any((day.year, day.month) == (on.year, on.month) for day in following)
    return (on.year, on.month) >= (today.year, today.month) and not is_taken
