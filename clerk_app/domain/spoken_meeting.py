"""The next meeting as it is announced: "28th March at 15:30, Town Hall"; whatever is not said stays open."""

import re
from dataclasses import dataclass
from datetime import time

from clerk_app.domain.calendar_words import MONTH, WEEKDAY, month_number
from clerk_app.domain.capture import timed
from clerk_app.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenMeeting:
    """What was said of a next meeting; every part may be missing."""

    on: PartialDate
    start: time | None = None
    venue: str = ""


_WEEKDAY = rf"(?:{WEEKDAY},?\s+)?"
_WRITTEN = re.compile(
    rf"{_WEEKDAY}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?{MONTH}\b(?:\s*,?\s+(?P<year>\d{{4}}))?(?!\w)",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:/(?P<year>\d{{4}}|\d\d))?(?!\w)", re.IGNORECASE
)
_AFTER_FIGURES = re.compile(r"(?<=\d),")
_OPEN = re.compile(r"(?:tbc|to be confirmed)(?!\w)", re.IGNORECASE)


def read_next_meeting(typed: str) -> SpokenMeeting | None:
    """What was typed of a next meeting, the day first; None where its words begin with no date.

    Nothing typed, or "to be confirmed", is a meeting of which no day is known yet. The day comes before the month.
    """
    said = timed(_AFTER_FIGURES.sub(" ,", typed))
    words = said.words.strip()
    if not words:
        return SpokenMeeting(on=PartialDate(), start=said.at)
    for pattern in (_WRITTEN, _FIGURES, _OPEN):
        found = pattern.match(words)
        if found is not None:
            on = _date(found) if pattern is not _OPEN else PartialDate()
            venue = words[found.end() :].strip(" ,;.")
            return SpokenMeeting(on=on, start=said.at, venue=venue.removeprefix("at ").removeprefix("in "))
    return None


def _date(found: re.Match[str]) -> PartialDate:
    day, year = found["day"], found["year"]
    return PartialDate(
        day=int(day) if day else None,
        month=month_number(found),
        year=(int(year) + (2000 if len(year) == 2 else 0)) if year else None,
    )
