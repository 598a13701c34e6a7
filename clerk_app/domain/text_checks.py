"""What is worth a second look in the words of minutes before they go out; nothing here is a mistake for sure."""

import re
from collections.abc import Iterator, Mapping
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
_FORM = r"(?:[A-Z]{1,3}&[A-Z]{1,3}|[A-Z]{2,6}|[A-Z][a-z][A-Z])"
"""Capitals, with an "&" among them or a small letter between two: "CAMHS", "H&CS", "ToR"."""
_SHORT_FORM = re.compile(rf"(?<![\w/&-]){_FORM}(?=s?(?![\w&-]))")
_EXPLAINED = re.compile(rf"[(“\"']\s*(?:the )?[“\"']?({_FORM})s?[”\"']?\s*[)”\"']|(?<![\w/&-])({_FORM})s?\s*\(")
_KNOWN_TO_ALL = frozenset({
    "UK", "GB", "EU", "UN", "US", "USA", "NHS", "GP", "GPS", "BBC", "PM", "AM", "OK", "ID", "IT", "HR", "PDF", "TBC",
    "TBD", "AOB", "CCTV", "VAT", "MP", "MPS", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII",
})  # fmt: skip
"""Short forms that nobody spells out, and numbers in Roman figures."""
_WORDS_OF_MINUTES = frozenset({
    "NOTED", "AGREED", "ACTION", "VOTE", "NOTE", "WATCH", "DRAFT", "EXEMPT", "THE", "AND", "FOR", "NOT", "ALL", "THAT",
    "NO", "OF", "TO", "IN", "ON", "AT", "BE",
})  # fmt: skip
"""Words in capitals that are meant to be seen, not to be read as letters."""


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


def unexplained(texts: Mapping[str, str], known: frozenset[str] = frozenset()) -> dict[str, str]:
    """Each short form that no text spells out, with the key of the first text that has it.

    A form counts as spelled out where it stands in brackets or before them: "Multi-Agency Safeguarding Hub (MASH)".
    """
    explained = {next(filter(None, one)) for text in texts.values() for one in _EXPLAINED.findall(text)}
    left_out = explained | known | _KNOWN_TO_ALL | _WORDS_OF_MINUTES
    found: dict[str, str] = {}
    for key, text in texts.items():
        if text.isupper():
            continue
        for form in _SHORT_FORM.findall(text):
            if form not in left_out:
                found.setdefault(form, key)
    return found


def _wrong_weekdays(text: str) -> Iterator[WrongWeekday]:
    for found in _DATE.finditer(text):
        try:
            day = date(int(found["year"]), month_number(found), int(found["day"]))
        except ValueError:
            continue
        if day.weekday() != weekday_number(found):
            yield WrongWeekday(found[0], WEEKDAY_NAMES[day.weekday()])
