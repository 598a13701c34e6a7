"""Who decides in the end, and when, as it is typed in one line: "the cabinet, November 2026"."""

import re
from dataclasses import dataclass

from clerk_app.domain.calendar_words import MONTH, WEEKDAY, month_number
from clerk_app.domain.cleaning import clean_line
from clerk_app.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class FinalDecision:
    """Who decides where the board's word is not the last, and when as far as it is known; empty: the board's is."""

    by: str = ""
    on: PartialDate | None = None

    def __bool__(self) -> bool:
        return bool(self.by or self.on)


NO_FINAL_DECISION = FinalDecision()

_DAY = r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
_WRITTEN = rf"(?:{WEEKDAY},?\s+)?{_DAY}{MONTH}(?:,?\s+(?P<year>\d{{4}}))?"
_FIGURES = r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"
_MONTH_IN_FIGURES = r"(?P<day>)(?P<month>\d{1,2})/(?P<year>\d{4})"
_ENDS = tuple(
    re.compile(rf"(?:^|,\s*|\s+)(?:(?:in|on|by|at)\s+)?{when}\s*\.?$", re.IGNORECASE)
    for when in (_WRITTEN, _FIGURES, _MONTH_IN_FIGURES)
)
_BEGINS = re.compile(r"^(?:for\s+decision(?:\s+by\s+|$)|by\s+)", re.IGNORECASE)


def read_final_decision(typed: str) -> FinalDecision:
    """Who decides, and when where the words end with a date; a month may stand alone, a day comes before the month."""
    words = clean_line(typed)
    for pattern in _ENDS:
        found = pattern.search(words)
        on = _date(found) if found is not None else None
        if found is not None and on is not None:
            return FinalDecision(_who(words[: found.start()]), on)
    return FinalDecision(_who(words))


def read_answer(typed: str) -> tuple[PartialDate | None, str]:
    """When the answer came and its words: "4 March 2026; in two steps"; what begins with no date is words alone."""
    first, _, rest = clean_line(typed).partition(";")
    read = read_final_decision(first)
    if read.on is None or read.by:
        return None, clean_line(typed)
    return read.on, rest.strip()


def _who(words: str) -> str:
    return _BEGINS.sub("", words.strip(" ,;.")).strip()


def _date(found: re.Match[str]) -> PartialDate | None:
    """The date that was found; None where it is one that no calendar has."""
    day, year = found["day"], found["year"]
    on = PartialDate(day=int(day) if day else None, month=month_number(found), year=int(year) if year else None)
    if not 1 <= (on.month or 0) <= 12 or (on.day is not None and not 1 <= on.day <= 31):
        return None
    return on if on.day is None or on.year is None or on.as_date() is not None else None
