"""Days as people here write them in lists: the day before the month, in figures or words, or as ISO 8601 does."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from clerk_app.domain.calendar_words import MONTH, WEEKDAY, month_number

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d|['’]?\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?",
        rf"{_DAY}[/.-](?P<month>\d{{1,2}})[/.-]{_YEAR}",
        rf"(?:{WEEKDAY},? )?{_DAY}[ -]?(?:of )?{MONTH}[., -]{{0,2}}{_YEAR}",
        rf"{MONTH}[ ,.-]{{0,2}}{_YEAR}",
        r"(?P<year>(?:19|20)\d\d)",
    )
)
_LONGEST = 40
_OPEN = frozenset({
    "", "-", "–", "—", "n/a", "na", "none", "present", "current", "ongoing", "to date", "tbc", "to be confirmed",
    "open", "open-ended", "permanent", "ex officio", "ex-officio", "until further notice", "further notice", "date",
})  # fmt: skip
"""Words that leave an end of a term open."""
_BETWEEN = re.compile(
    r"\s*(?:–|—|\b(?:to|until|till)\b|\s-\s|(?<=\d)-(?=\d{1,2}[/.])|(?<=\d{4})-(?=(?:19|20)\d\d$))\s*", re.IGNORECASE
)
_LEAD = re.compile(r"^(?:from|since)\s+", re.IGNORECASE)
_FIRST_OF_LAST_CENTURY = 70
"""The years of two figures from here on were in the last century: no term ends so late, and long ones began then."""


_IN_FIGURES = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})\b")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """What words for a day mean: `day` is None for an open end, and for words that mean no day (`is_day` false).

    `is_whole` is false where only a month or year was written, of which the first day was taken, or the last.
    """

    day: date | None
    is_day: bool = True
    is_whole: bool = True


def written_day(text: str, *, last: bool = False) -> WrittenDay:
    """The day that words mean; of a month or year alone its first day, or its `last`."""
    words = " ".join(text[: _LONGEST + 1].split())
    if words.casefold() in _OPEN:
        return WrittenDay(None)
    found = next((match for form in _FORMS if (match := form.fullmatch(words)) is not None), None)
    if found is None or len(words) > _LONGEST:
        return WrittenDay(None, is_day=False)
    parts = found.groupdict()
    year = int(parts["year"].lstrip("'’"))
    year += (1900 if year >= _FIRST_OF_LAST_CENTURY else 2000) if year < 100 else 0
    month = month_number(found) if "month" in parts else 12 if last else 1
    if not 1 <= month <= 12:
        return WrittenDay(None, is_day=False)
    whole = "day" in parts
    number = int(parts["day"]) if whole else monthrange(year, month)[1] if last else 1
    if not 1 <= number <= monthrange(year, month)[1]:
        return WrittenDay(None, is_day=False)
    return WrittenDay(date(year, month, number), is_whole=whole)


def is_month_first(text: str) -> bool:
    """True if words hold a day in figures that can only be read with the month before it ("04/30/2024")."""
    return any(int(first) <= 12 < int(second) <= 31 for first, _, second in _IN_FIGURES.findall(text))


def is_in_either_order(text: str) -> bool:
    """True if words hold a day in figures that would be another one with the month before it ("04/05/2024")."""
    return any(first != second and max(int(first), int(second)) <= 12 for first, _, second in _IN_FIGURES.findall(text))


def written_term(text: str) -> tuple[str, str]:
    """A term written in one cell ("1 April 2021 – 31 March 2024") as the words of its first day and of its last."""
    words = _LEAD.sub("", " ".join(text[: 3 * _LONGEST].split()))
    if words.casefold() in _OPEN:
        return "", ""
    first, *rest = _BETWEEN.split(words, maxsplit=1)
    return first, rest[0] if rest else ""
