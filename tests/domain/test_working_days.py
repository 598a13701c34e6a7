"""Working days are counted from the next day on, without weekends and holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.working_days import (
    add_working_days,
    is_weekend,
    is_working_day,
    working_day_on_or_before,
    working_days_between,
)

FRIDAY = date(2020, 10, 2)
CHRISTMAS = frozenset({date(2020, 12, 25), date(2020, 12, 28)})
DAYS = st.dates(date(2019, 1, 1), date(2024, 12, 31))
HOLIDAYS = st.frozensets(DAYS, max_size=12)


@pytest.mark.parametrize(
    ("day", "weekend", "working"),
    [
        (date(2020, 10, 2), False, True),
        (date(2020, 10, 3), True, False),
        (date(2020, 10, 4), True, False),
        (date(2020, 12, 25), False, False),
        (date(2020, 2, 29), True, False),
    ],
)
def test_weekends_and_holidays_are_no_working_days(day: date, weekend: bool, working: bool) -> None:
    assert (is_weekend(day), is_working_day(day, CHRISTMAS)) == (weekend, working)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2020, 10, 31), date(2020, 10, 30)),
        (date(2020, 11, 1), date(2020, 10, 30)),
        (date(2020, 10, 30), date(2020, 10, 30)),
        (date(2020, 12, 28), date(2020, 12, 24)),
    ],
)
def test_a_day_off_becomes_the_working_day_before(day: date, before: date) -> None:
    assert working_day_on_or_before(day, CHRISTMAS) == before


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (FRIDAY, 1, date(2020, 10, 5)),
        (FRIDAY, 10, date(2020, 10, 16)),
        (date(2020, 10, 3), 1, date(2020, 10, 5)),
        (date(2020, 10, 3), 0, date(2020, 10, 3)),
        (date(2020, 10, 5), -1, FRIDAY),
        (date(2022, 3, 28), -5, date(2022, 3, 21)),
        (date(2020, 12, 24), 1, date(2020, 12, 29)),
    ],
)
def test_working_days_are_added_and_taken_away(start: date, count: int, end: date) -> None:
    assert add_working_days(start, count, CHRISTMAS) == end


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (FRIDAY, date(2020, 10, 30), 20),
        (FRIDAY, date(2020, 10, 9), 5),
        (FRIDAY, FRIDAY, 0),
        (FRIDAY, date(2020, 10, 4), 0),
        (date(2022, 3, 16), date(2022, 3, 21), 3),
        (date(2022, 3, 16), date(2022, 3, 28), 8),
        (date(2022, 3, 16), date(2022, 1, 24), -37),
        (date(2020, 12, 24), date(2020, 12, 29), 1),
    ],
)
def test_working_days_between_two_days(start: date, end: date, count: int) -> None:
    assert working_days_between(start, end, CHRISTMAS) == count


@given(DAYS, st.integers(-30, 30), HOLIDAYS)
def test_counting_gives_back_what_was_added(start: date, count: int, holidays: frozenset[date]) -> None:
    end = add_working_days(start, count, holidays)
    assert count == 0 or is_working_day(end, holidays)
    from_working_day = working_day_on_or_before(start, holidays)
    assert (
        working_days_between(from_working_day, add_working_days(from_working_day, count, holidays), holidays) == count
    )


@given(DAYS, st.integers(0, 60), st.integers(0, 60), HOLIDAYS)
def test_stretches_of_working_days_add_up(start: date, first: int, second: int, holidays: frozenset[date]) -> None:
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second)
    whole = working_days_between(start, end, holidays)
    assert whole == working_days_between(start, middle, holidays) + working_days_between(middle, end, holidays)


@given(DAYS, st.integers(0, 40), HOLIDAYS)
def test_they_are_the_days_on_the_way_that_are_working_days(start: date, away: int, holidays: frozenset[date]) -> None:
    on_the_way = [start + timedelta(days=one) for one in range(1, away + 1)]
    end = start + timedelta(days=away)
    assert working_days_between(start, end, holidays) == sum(is_working_day(day, holidays) for day in on_the_way)
    assert working_days_between(end, start, holidays) == -working_days_between(start, end, holidays)
