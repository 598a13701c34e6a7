"""Dates of which only a part is known ("28th March"), and time slots."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date as far as it was said (None: not said); `year_inferred` marks a year that the app worked out."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    year_inferred: bool = False

    def as_date(self) -> date | None:
        """The whole date, or None while a part is missing or the parts make no date."""
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def infer_year(spoken: PartialDate, said_on: date) -> PartialDate:
    """The date with its year worked out: the next such day after it was said.

    Unchanged where it has a year already, no day or no month, or is a day that no calendar has.
    """
    if spoken.year is not None or spoken.day is None or spoken.month is None:
        return spoken
    for year in range(said_on.year, said_on.year + 9):
        guess = PartialDate(day=spoken.day, month=spoken.month, year=year, year_inferred=True)
        whole = guess.as_date()
        if whole is not None and whole > said_on:
            return guess
    return spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A planned stretch of local time within the meeting's day."""

    start: time
    end: time
