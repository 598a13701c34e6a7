"""What is worth a second look in the words of minutes before they go out; nothing here is a mistake for sure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clerk_app.domain.calendar_words import MONTH, WEEKDAY, WEEKDAY_NAMES, month_number, weekday_number

LONG_PARAGRAPH = 250
"""Words from which a paragraph is better divided."""

_WORD = re.compile(r"\S+")
_DATE = re.compile(
    rf"\b{WEEKDAY}(?:,? the)?,? (?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{MONTH},? (?P<year>\d{{4}})\b", re.IGNORECASE
)
_TWICE = re.compile(r"\b([^\W\d_]{2,})\s+\1\b", re.IGNORECASE)
_MAY_STAND_TWICE = frozenset({"that", "had"})


@dataclass(frozen=True, slots=True)
class WrongWeekday:
    """A date with another day of the week than it fell on: the words, and the day it was."""

    words: str
    right: str


def count_words(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in _WORD.finditer(text))


def is_long(text: str) -> bool:
    """Whether a paragraph has more words than are read at one go."""
    return len(text) > LONG_PARAGRAPH and count_words(text) > LONG_PARAGRAPH


def wrong_weekdays(text: str) -> tuple[WrongWeekday, ...]:
    """The dates whose day of the week is not that of the calendar; only those with a year can be told."""
    return tuple(_wrong_weekdays(text))


def repeated_words(text: str) -> tuple[str, ...]:
    """Words that stand twice in a row, as when half a sentence was typed anew; "that that" may be meant."""
    return tuple(found[1] for found in _TWICE.finditer(text) if found[1].lower() not in _MAY_STAND_TWICE)


def _wrong_weekdays(text: str) -> Iterator[WrongWeekday]:
    for found in _DATE.finditer(text):
        try:
            day = date(int(found["year"]), month_number(found), int(found["day"]))
        except ValueError:
            continue
        if day.weekday() != weekday_number(found):
            yield WrongWeekday(found[0], WEEKDAY_NAMES[day.weekday()])
