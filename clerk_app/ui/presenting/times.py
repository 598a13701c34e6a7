"""Dates and times of day as they are typed into a line."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from clerk_app.domain.calendar_words import MONTH, month_number
from clerk_app.domain.capture import timed
from clerk_app.domain.due import Calendar, read_due
from clerk_app.domain.partial_date import PartialDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WITH_YEAR = re.compile(
    r"(?:[a-z]+day,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s./-]+(?:of\s+)?([a-z]{3,9}|\d{1,2})[\s,./-]+(\d{4}|\d{2})",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(rf"(?:in\s+)?{MONTH}\.?(?:,?\s+(?P<year>\d{{4}}))?", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"(?:in\s+)?(\d{4})")
_WEEKDAY = re.compile(r"(?:last\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def read_time(typed: str) -> time | None:
    """The time of day that was typed, "10:45", "10.45", "1045" or "1045hrs"; None for anything else."""
    found = timed(f"at {typed.strip().removeprefix('at ')}")
    return found.at if found.at is not None and not found.words else None


def read_date(typed: str, today: date) -> date | None:
    """The day that was typed: with a year any day, also a past one, else the next such day; None for anything else."""
    words = " ".join(typed.split())
    if found := _ISO.fullmatch(words):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _WITH_YEAR.fullmatch(words):
        month = _month(found[2])
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return _date(year, month, int(found[1])) if month is not None else None
    read = read_due(f"by {words}", Calendar(today=today))
    whole = read is not None and read.span is not None and read.span.end == len(words) + len("by ")
    return read.stated if read is not None and whole else None


def read_past_date(typed: str, today: date) -> date | None:
    """The day that was typed of something that has been: without a year the last such day up to today.

    A day of the week is the last one too; "tomorrow" stays what it is. None for anything else.
    """
    words = " ".join(typed.split())
    day = read_date(words, today)
    if day is None or day <= today or _ISO.fullmatch(words) or _WITH_YEAR.fullmatch(words):
        return day
    if any(sign.isdigit() for sign in words):
        return _date(day.year - 1, day.month, day.day)
    return day - timedelta(days=7) if _WEEKDAY.match(words) else day


def read_when(typed: str, today: date) -> PartialDate | None:
    """The day, month or year that was typed, as far as it goes; a month without a year is the next one, or this one."""
    words = " ".join(typed.split())
    if found := _YEAR_ALONE.fullmatch(words):
        return PartialDate(year=int(found[1])) if int(found[1]) else None
    if found := _MONTH_ALONE.fullmatch(words):
        month = month_number(found)
        if found["year"] is not None:
            return PartialDate(month=month, year=int(found["year"])) if int(found["year"]) else None
        year = today.year + (1 if month < today.month else 0)
        return PartialDate(month=month, year=year, year_inferred=True)
    day = read_date(words, today)
    return PartialDate(day=day.day, month=day.month, year=day.year) if day is not None else None


def _month(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    beginning = words[:3].lower()
    return _MONTHS.index(beginning) + 1 if beginning in _MONTHS else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
