"""The next meeting as it is announced: "28th March at 15:30 to 17:30, Town Hall"; whatever is not said stays open."""

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
    end: time | None = None
    venue: str = ""


_WEEKDAY = rf"(?:{WEEKDAY},?\s+)?"
_WRITTEN = re.compile(
    rf"{_WEEKDAY}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?{MONTH}\b(?:\s*,?\s+(?P<year>\d{{4}}))?(?!\w)",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:/(?P<year>\d{{4}}|\d\d))?(?!\w)", re.IGNORECASE
)
_TIME = r"\d{1,2}[:.]?\d{2}(?:\s?hrs)?"
_CLEAR = r"(?:\d{1,2}:\d{2}(?:\s?hrs)?|\d{1,2}[:.]?\d{2}\s?hrs)"
"""A time that can be nothing else, as a house number or a year could."""
_LED = r"(?<!\S)(?:(?:at|from)\s+)"
_TO = r"\s*(?:[-–—]|\bto\b|\buntil\b)\s*"
_STRETCH = re.compile(
    rf"(?:{_LED}(?={_TIME})|(?<!\S)(?={_CLEAR}|{_TIME}{_TO}{_CLEAR}))(?P<start>{_TIME}){_TO}(?P<end>{_TIME})(?!\w)",
    re.IGNORECASE,
)
_CLEAR_TIME = re.compile(rf"(?<!\S)(?:(?:at|from)\s+)?(?P<start>{_CLEAR})(?!\w)", re.IGNORECASE)
_AFTER_FIGURES = re.compile(r"(?<=\d),")
_OPEN = re.compile(r"(?:tbc|to be confirmed)(?!\w)", re.IGNORECASE)


def read_next_meeting(typed: str) -> SpokenMeeting | None:
    """What was typed of a next meeting, the day first; None where its words begin with no date.

    Nothing typed, or "to be confirmed", is a meeting of which no day is known yet. The day comes before the month.
    """
    said = _timed(_AFTER_FIGURES.sub(" ,", typed))
    words = said.words.strip()
    if not words:
        return SpokenMeeting(on=PartialDate(), start=said.start, end=said.end)
    for pattern in (_WRITTEN, _FIGURES, _OPEN):
        found = pattern.match(words)
        if found is not None:
            on = _date(found) if pattern is not _OPEN else PartialDate()
            venue = words[found.end() :].strip(" ,;.").removeprefix("at ").removeprefix("in ")
            return SpokenMeeting(on=on, start=said.start, end=said.end, venue=venue)
    return None


@dataclass(frozen=True, slots=True)
class _Timed:
    """The words without the times, and these as far as they were said."""

    words: str
    start: time | None
    end: time | None = None


def _timed(words: str) -> _Timed:
    """A stretch of time wherever it stands, "1000hrs - 1230hrs", else a time by itself or behind "at"."""
    for found in _STRETCH.finditer(words):
        start, end = (timed(f"at {found[part]}").at for part in ("start", "end"))
        if start is not None and end is not None and start < end:
            return _Timed(_without(words, found), start, end)
    for found in _CLEAR_TIME.finditer(words):
        start = timed(f"at {found['start']}").at
        if start is not None:
            return _Timed(_without(words, found), start)
    said = timed(words)
    return _Timed(said.words, said.at)


def _without(words: str, found: re.Match[str]) -> str:
    return f"{words[: found.start()].rstrip()} {words[found.end() :].lstrip()}"


def _date(found: re.Match[str]) -> PartialDate:
    day, year = found["day"], found["year"]
    return PartialDate(
        day=int(day) if day else None,
        month=month_number(found),
        year=(int(year) + (2000 if len(year) == 2 else 0)) if year else None,
    )
