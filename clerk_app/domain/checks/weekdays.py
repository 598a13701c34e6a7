"""Dates whose day of the week is not that of the calendar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clerk_app.domain.calendar_words import MONTH, WEEKDAY, WEEKDAY_NAMES, month_number, weekday_number
from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft
from clerk_app.domain.checks.finding import Finding

_DATE = re.compile(
    rf"\b{WEEKDAY}(?:,? the)?,? (?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{MONTH},? (?P<year>\d{{4}})\b", re.IGNORECASE
)
_YEAR = re.compile(r"\d{4}\b")


@dataclass(frozen=True, slots=True)
class WrongWeekday:
    """A date with another day of the week than it fell on: the words, and the day it was."""

    words: str
    right: str


def weekdays(draft: Draft) -> Iterator[Finding]:
    """A finding for each date whose day of the week disagrees with it."""
    for block_id, text in draft.texts.items():
        for wrong in wrong_weekdays(text):
            values = {"words": wrong.words, "right": wrong.right}
            yield Finding(check=CheckName.WEEKDAYS, code="wrong_weekday", source=block_id, values=values)


def wrong_weekdays(text: str) -> tuple[WrongWeekday, ...]:
    """The dates whose day of the week is not that of the calendar; only those with a year can be told."""
    return tuple(_wrong_weekdays(text)) if _YEAR.search(text) else ()


def _wrong_weekdays(text: str) -> Iterator[WrongWeekday]:
    for found in _DATE.finditer(text):
        try:
            day = date(int(found["year"]), month_number(found), int(found["day"]))
        except ValueError:
            continue
        if day.weekday() != weekday_number(found):
            yield WrongWeekday(found[0], WEEKDAY_NAMES[day.weekday()])
