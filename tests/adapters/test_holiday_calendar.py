"""The public holidays of each calendar, checked against days that are known."""

import subprocess
import sys
from datetime import date

import pytest

from clerk_app.adapters.holiday_calendar import (
    CALENDARS,
    WRITTEN_YEARS,
    UnknownCalendarError,
    as_written,
    public_holidays,
)
from clerk_app.resource_files import resource


@pytest.mark.parametrize("code", CALENDARS)
def test_every_calendar_knows_christmas(code: str) -> None:
    assert date(2024, 12, 25) in public_holidays(code, [2024])


@pytest.mark.parametrize(
    ("code", "day", "is_holiday"),
    [
        ("JE", date(2022, 5, 9), True),
        ("GG", date(2022, 5, 9), True),
        ("GB-ENG", date(2022, 5, 9), False),
        ("IM", date(2022, 7, 5), True),
        ("GB-SCT", date(2024, 1, 2), True),
        ("GB-WLS", date(2024, 1, 2), False),
        ("GB-SCT", date(2024, 4, 1), False),
        ("GB-ENG", date(2024, 4, 1), True),
        ("GB-NIR", date(2024, 3, 18), True),
        ("GB-ENG", date(2020, 12, 28), True),
        ("IE", date(2024, 2, 5), True),
    ],
)
def test_calendars_differ_where_the_countries_do(code: str, day: date, is_holiday: bool) -> None:
    assert (day in public_holidays(code, [day.year])) is is_holiday


def test_several_years_are_put_together_and_none_is_empty() -> None:
    both = public_holidays("JE", range(2021, 2023))
    assert {day.year for day in both} == {2021, 2022}
    assert public_holidays("JE", []) == frozenset()


def test_an_unknown_calendar_is_refused() -> None:
    with pytest.raises(UnknownCalendarError):
        public_holidays("GB", [2022])


@pytest.mark.parametrize(("year", "is_loaded"), [(2026, "False"), (WRITTEN_YEARS.stop, "True")])
def test_the_library_is_loaded_only_for_years_that_are_not_written_down(year: int, is_loaded: str) -> None:
    script = (
        "import sys; from clerk_app.adapters.holiday_calendar import public_holidays as asked;"
        f"assert asked('JE', [{year}]); print('holidays' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == is_loaded


def test_what_is_written_down_is_what_the_library_says() -> None:
    assert resource("holidays", "public-holidays.json").read_text(encoding="utf-8") == as_written()
