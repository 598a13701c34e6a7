"""Public holidays of the calendars a board can choose, from the `holidays` library."""

from collections.abc import Iterable
from datetime import date
from functools import cache

CALENDARS = ("JE", "GG", "IM", "IE", "GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR")
"""The codes of the calendars, in the order in which they are offered."""


class UnknownCalendarError(KeyError):
    """A code that is none of `CALENDARS`."""


def public_holidays(code: str, years: Iterable[int]) -> frozenset[date]:
    """The public holidays of a calendar in these years; raises UnknownCalendarError for a code that is not offered."""
    if code not in CALENDARS:
        raise UnknownCalendarError(code)
    return frozenset().union(*(_of_year(code, year) for year in years))


@cache
def _of_year(code: str, year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 -- loading it takes longer than opening the window

    country, _, part = code.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year))
