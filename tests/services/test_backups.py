"""Which backups stay, over years and over clocks that are wrong."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.services.backups import EVERY, Backup, how_often, is_due, latest_of, those_that_stay

NOW = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


def backup(taken: datetime, size: int = 1) -> Backup:
    return Backup(path=Path("there.clerk"), taken=taken, size=size)


def lasts(times: Iterable[datetime], of: Callable[[datetime], object], most: int) -> set[datetime]:
    """What should stay of days, weeks or months, told another way: the greatest of each group."""
    groups: dict[object, list[datetime]] = {}
    for one in times:
        groups.setdefault(of(one), []).append(one)
    return set(sorted((max(group) for group in groups.values()), reverse=True)[:most])


def a_working_week(monday: datetime) -> list[datetime]:
    """A backup each hour of five office days."""
    return [monday + day * DAY + hour * HOUR for day in range(5) for hour in range(8, 18)]


def test_over_three_years_all_of_two_days_then_days_weeks_and_months_stay() -> None:
    first, kept, made = datetime(2023, 1, 2, tzinfo=UTC), set[datetime](), list[datetime]()
    for week in range(3 * 52):
        for moment in a_working_week(first + timedelta(weeks=week)):
            made.append(moment)
            kept = set(those_that_stay({*kept, moment}, moment))
    last = made[-1]
    assert kept >= {one for one in made if last - one <= 2 * DAY}
    assert kept >= lasts(made, lambda one: one.date(), 12)
    assert kept >= lasts(made, lambda one: one.isocalendar()[:2], 10)
    assert kept >= lasts(made, lambda one: (one.year, one.month), 11)
    assert min(kept) < last - timedelta(days=300)
    assert len(kept) <= 21 + 12 + 10 + 12


@given(st.sets(MOMENTS, max_size=40), MOMENTS)
def test_the_latest_always_stays_and_nothing_that_was_not_there(times: set[datetime], now: datetime) -> None:
    kept = those_that_stay({*times, now}, now)
    assert now in kept
    assert kept <= {*times, now}


@given(st.sets(MOMENTS, max_size=40), MOMENTS)
def test_what_stays_once_stays_while_nothing_new_is_made(times: set[datetime], now: datetime) -> None:
    kept = those_that_stay({*times, now}, now)
    assert those_that_stay(kept, now) == kept


@pytest.mark.parametrize(
    "jump",
    [
        -DAY,
        timedelta(days=-400),
        datetime(1970, 1, 1, tzinfo=UTC) - NOW,
        DAY,
        timedelta(days=90),
        timedelta(days=3650),
        HOUR,
        -HOUR,
        timedelta(hours=12),
        timedelta(hours=-12),
        timedelta(days=31),
        timedelta(days=-31),
    ],
)
def test_a_clock_that_was_wrong_for_an_afternoon_costs_no_day_week_or_month(jump: timedelta) -> None:
    before = [NOW - week * 7 * DAY - day * DAY for week in range(60) for day in range(5)]
    kept = set[datetime]()
    for moment in sorted(before):
        kept = set(those_that_stay({*kept, moment}, moment))
    days, weeks, months = (
        lasts(before, of, most)
        for of, most in (
            (datetime.date, 11),
            (lambda one: one.isocalendar()[:2], 9),
            (lambda one: (one.year, one.month), 10),
        )
    )
    for half_hours in range(6):
        wrong = NOW + jump + half_hours * EVERY
        kept = set(those_that_stay({*kept, wrong}, wrong))
    right = NOW + 4 * HOUR
    kept = set(those_that_stay({*kept, right}, right))
    for expected in (days, weeks, months):
        # Where the afternoon falls on a day that had a backup, a later one of that day stands for it.
        missing = {one for one in expected - kept if all(one.date() != other.date() for other in kept)}
        assert missing == set()
    assert right in kept


def test_a_clock_that_was_years_ahead_for_months_takes_no_place_of_the_days_after_it_was_set_right() -> None:
    kept = set[datetime]()
    for day in range(100):
        wrong = NOW + timedelta(days=3650 + day)
        kept = set(those_that_stay({*kept, wrong}, wrong))
    right = [NOW + timedelta(days=day) for day in range(20)]
    for moment in right:
        kept = set(those_that_stay({*kept, moment}, moment))
    assert kept >= set(right[-12:])


def test_one_is_due_at_first_and_then_when_something_changed_and_half_an_hour_passed() -> None:
    assert is_due(None, NOW, changed=False)
    assert not is_due(backup(NOW - EVERY), NOW, changed=False)
    assert not is_due(backup(NOW - EVERY + timedelta(seconds=1)), NOW, changed=True)
    assert is_due(backup(NOW - EVERY), NOW, changed=True)


def test_a_backup_from_the_future_does_not_hold_up_the_next() -> None:
    ahead, before, soon = backup(NOW + timedelta(days=3650)), backup(NOW - DAY), backup(NOW + timedelta(minutes=5))
    assert latest_of((), NOW) is None
    assert latest_of((ahead,), NOW) is None
    assert latest_of((ahead, before), NOW) == before
    assert latest_of((before, soon, ahead), NOW) == soon
    assert not is_due(soon, NOW, changed=True)


def test_large_records_are_backed_up_less_often() -> None:
    assert how_often(1) == how_often(50_000_000) == EVERY
    assert how_often(200_000_000) == 4 * EVERY
