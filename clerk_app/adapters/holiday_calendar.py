"""Public holidays of the calendars a board can choose, from the `holidays` library.

What the library says of the usual years is written down in `resources/holidays`, since loading the library takes as
long as showing Home; it is asked for every other year. `python -m clerk_app.adapters.holiday_calendar` writes it anew.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from clerk_app.resource_files import resource

CALENDARS = ("JE", "GG", "IM", "IE", "GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR")
"""The codes of the calendars, in the order in which they are offered."""

WRITTEN_YEARS = range(2015, 2041)
_FILE = "public-holidays.json"


class UnknownCalendarError(KeyError):
    """A code that is none of `CALENDARS`."""


def public_holidays(code: str, years: Iterable[int]) -> frozenset[date]:
    """The public holidays of a calendar in these years; raises UnknownCalendarError for a code that is not offered."""
    if code not in CALENDARS:
        raise UnknownCalendarError(code)
    return frozenset().union(*(_of_year(code, year) for year in years))


def computed(code: str, year: int) -> frozenset[date]:
    """The holidays of one year as the library works them out."""
    import holidays  # noqa: PLC0415 -- see above

    country, _, part = code.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year))


def as_written() -> str:
    """The text of the file: for each calendar and year its days, one year to a line."""
    calendars = []
    for code in CALENDARS:
        lines = [f'  "{year}": {json.dumps(_days(code, year))}' for year in WRITTEN_YEARS]
        calendars.append(f'"{code}": {{\n' + ",\n".join(lines) + "\n}")
    return "{\n" + ",\n".join(calendars) + "\n}\n"


def _days(code: str, year: int) -> list[str]:
    return [day.isoformat() for day in sorted(computed(code, year))]


@cache
def _of_year(code: str, year: int) -> frozenset[date]:
    if year not in WRITTEN_YEARS:
        return computed(code, year)
    return frozenset(map(date.fromisoformat, _written()[code][str(year)]))


@cache
def _written() -> Mapping[str, Mapping[str, list[str]]]:
    known: Mapping[str, Mapping[str, list[str]]] = json.loads(_file().read_text(encoding="utf-8"))
    return known


def _file() -> Path:
    return resource("holidays", _FILE)


if __name__ == "__main__":
    _file().write_text(as_written(), encoding="utf-8")
