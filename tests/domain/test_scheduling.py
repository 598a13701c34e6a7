"""What a board says of its times is pointed out, and the next day by its frequency proposed."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.scheduling import (
    Frequency,
    Misfit,
    Month,
    Proposed,
    Rhythm,
    Scheduling,
    Weekday,
    latest_day,
    misfits,
    next_day,
)
from clerk_app.domain.working_days import is_working_day

TUESDAY = date(2026, 12, 8)  # the second Tuesday of December
LAST = Proposed(day=date(2027, 1, 19), last=TUESDAY)
SIX_WEEKS = Frequency(number=6)
MONTHLY = Frequency(number=1, rhythm=Rhythm.MONTHS)
QUARTERS = Frequency(number=4, rhythm=Rhythm.A_YEAR)
EVENING = Scheduling(not_before=time(15, 30), not_after=time(18))


def on(day: date, others_in_year: int = 0) -> Proposed:
    return replace(LAST, day=day, others_in_year=others_in_year)


def test_a_meeting_begins_and_ends_within_the_hours_that_the_board_says() -> None:
    assert misfits(EVENING, replace(LAST, start=time(15, 30), end=time(18))) == ()
    assert misfits(EVENING, replace(LAST, start=time(15), end=time(18, 30))) == (
        Misfit.STARTS_EARLY,
        Misfit.ENDS_LATE,
    )
    assert misfits(EVENING, replace(LAST, start=time(18, 15))) == (Misfit.ENDS_LATE,)
    assert misfits(EVENING, LAST) == ()  # its times are not known yet


def test_days_of_the_week_and_months_without_a_meeting_are_pointed_out() -> None:
    rule = Scheduling(weekdays=(Weekday.MONDAY, Weekday.TUESDAY), months_without=(Month.AUGUST,))
    assert misfits(rule, on(TUESDAY)) == ()
    assert misfits(rule, on(date(2026, 8, 5))) == (Misfit.WEEKDAY, Misfit.MONTH)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2027, 1, 18), ()),  # the Monday of the sixth week
        (date(2027, 1, 24), ()),  # its Sunday
        (date(2027, 1, 15), (Misfit.SOONER,)),
        (date(2027, 1, 25), (Misfit.LATER,)),
    ],
)
def test_every_six_weeks_is_any_day_of_the_sixth_week(day: date, found: tuple[Misfit, ...]) -> None:
    assert misfits(Scheduling(frequency=SIX_WEEKS), on(day)) == found


def test_every_month_is_any_day_of_the_next_month() -> None:
    rule = Scheduling(frequency=MONTHLY)
    assert misfits(rule, on(date(2027, 1, 1))) == misfits(rule, on(date(2027, 1, 31))) == ()
    assert misfits(rule, on(date(2027, 2, 1))) == (Misfit.LATER,)


def test_so_many_a_year_are_counted_in_the_boards_year() -> None:
    rule = Scheduling(frequency=QUARTERS)
    assert misfits(rule, on(TUESDAY, others_in_year=3)) == ()
    assert misfits(rule, on(TUESDAY, others_in_year=4)) == (Misfit.MORE_IN_YEAR,)


def test_the_longest_time_between_two_meetings_is_kept_to_the_day() -> None:
    rule = Scheduling(longest=Frequency(number=3, rhythm=Rhythm.MONTHS))
    assert latest_day(date(2026, 11, 30), rule.longest) == date(2027, 2, 28)  # type: ignore[arg-type]
    assert misfits(rule, on(date(2027, 3, 8))) == ()
    assert misfits(rule, on(date(2027, 3, 9))) == (Misfit.TOO_LONG,)


def test_the_next_day_is_six_weeks_on_and_the_same_weekday_of_a_month() -> None:
    today = date(2026, 12, 9)
    assert next_day(Scheduling(frequency=SIX_WEEKS), TUESDAY, today, frozenset()) == date(2027, 1, 19)
    assert next_day(Scheduling(frequency=MONTHLY), TUESDAY, today, frozenset()) == date(2027, 1, 12)
    assert next_day(Scheduling(frequency=QUARTERS), TUESDAY, today, frozenset()) == date(2027, 3, 9)
    fifth = date(2026, 12, 29)
    assert next_day(Scheduling(frequency=MONTHLY), fifth, today, frozenset()) == date(2027, 1, 26)


def test_a_day_that_does_not_fit_gives_way_to_the_next_one_that_does() -> None:
    rule = Scheduling(frequency=SIX_WEEKS, weekdays=(Weekday.TUESDAY,))
    holiday = frozenset({date(2027, 1, 19)})
    assert next_day(rule, TUESDAY, date(2026, 12, 9), holiday) == date(2027, 1, 26)
    in_february = replace(rule, months_without=(Month.JANUARY,))
    assert next_day(in_february, TUESDAY, date(2026, 12, 9), frozenset()) == date(2027, 2, 2)


def test_it_comes_sooner_where_later_would_be_longer_than_the_longest_time() -> None:
    rule = Scheduling(frequency=SIX_WEEKS, weekdays=(Weekday.TUESDAY,), longest=SIX_WEEKS)
    assert next_day(rule, TUESDAY, date(2026, 12, 9), frozenset({date(2027, 1, 19)})) == date(2027, 1, 12)


def test_it_is_never_before_today_and_unknown_without_a_frequency_or_a_last_meeting() -> None:
    today = date(2027, 6, 5)  # a Saturday
    assert next_day(Scheduling(frequency=SIX_WEEKS), TUESDAY, today, frozenset()) == date(2027, 6, 7)
    assert next_day(Scheduling(frequency=SIX_WEEKS), None, today, frozenset()) is None
    assert next_day(EVENING, TUESDAY, today, frozenset()) is None


_RULES = st.builds(
    Scheduling,
    weekdays=st.lists(st.sampled_from(tuple(Weekday)[:5]), unique=True).map(tuple),
    months_without=st.lists(st.sampled_from(Month), unique=True, max_size=6).map(tuple),
    frequency=st.builds(Frequency, number=st.integers(1, 60), rhythm=st.sampled_from(Rhythm)),
    longest=st.none() | st.builds(Frequency, number=st.integers(1, 60), rhythm=st.sampled_from(tuple(Rhythm)[:2])),
)
_DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@given(_RULES, _DAYS, st.integers(0, 400), st.frozensets(_DAYS, max_size=8))
def test_a_proposed_day_is_a_working_day_to_come_that_the_board_allows(
    rule: Scheduling, last: date, later: int, holidays: frozenset[date]
) -> None:
    today = last + timedelta(days=later)
    day = next_day(rule, last, today, holidays)
    assert day is not None
    assert day >= today
    assert is_working_day(day, holidays)
    found = misfits(rule, Proposed(day=day, last=last))
    assert Misfit.WEEKDAY not in found
    assert Misfit.MONTH not in found


@given(_RULES, st.dates())
def test_every_day_there_is_can_be_asked_of(rule: Scheduling, day: date) -> None:
    misfits(rule, Proposed(day=day, start=time(9), end=time(10), last=date.max))
    next_day(rule, day, day, frozenset())
