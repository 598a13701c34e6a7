"""Deadlines are counted both ways, and agree with counting the days one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.board import DeadlineRule, HolidayChange
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.deadlines import (
    days_late,
    earliest_for_all,
    earliest_meeting,
    earliest_second_meeting,
    is_lawful,
    last_lawful_day,
    outlook,
    with_changes,
)
from clerk_app.domain.rules.voting import SecondMeeting
from clerk_app.domain.working_days import is_working_day, working_day_on_or_after

DAY = timedelta(days=1)
DAYS = st.dates(date(2019, 12, 1), date(2024, 4, 30))
HOLIDAYS = st.frozensets(DAYS, max_size=40) | st.just(
    frozenset(date(2023, 12, 25) + n * DAY for n in range(8)) | {date(2024, 2, 29), date(2023, 4, 7), date(2023, 4, 10)}
)
BEFORE = st.builds(DeadlineRule, title=st.just("x"), days=st.integers(0, 30), count=st.sampled_from(DayCount))
AFTER = st.builds(
    DeadlineRule,
    title=st.just("x"),
    days=st.integers(0, 30),
    count=st.sampled_from(DayCount),
    after_meeting=st.just(True),
)

# One by one


def working(start: date, end: date, holidays: frozenset[date]) -> int:
    """The working days from the first day on and before the second."""
    return sum(is_working_day(start + n * DAY, holidays) for n in range((end - start).days))


def weeks_between(first: date, second: date, holidays: frozenset[date]) -> int:
    """The weeks with a working day, from a Monday to its Sunday, that lie between those of two days."""
    monday, end = first + (7 - first.weekday()) * DAY, second - second.weekday() * DAY
    mondays = [monday + n * 7 * DAY for n in range(max(0, (end - monday).days) // 7)]
    return sum(any(is_working_day(one + n * DAY, holidays) for n in range(7)) for one in mondays)


def counted_ahead(day: date, meeting: date, count: DayCount, holidays: frozenset[date]) -> int:
    """So many days is what goes out on the day ahead of the meeting; -1: it is not even so by none."""
    office = working_day_on_or_after(day, holidays)
    if day > meeting:
        return -1
    match count:
        case DayCount.CALENDAR:
            return (meeting - day).days
        case DayCount.CLEAR:
            return (meeting - day).days - 1
        case DayCount.WORKING:
            return working(day, meeting, holidays)
        case DayCount.CLEAR_WORKING:
            return working(office + DAY, meeting, holidays) if office < meeting else -1
        case DayCount.WORKING_WEEKS:
            return working(day, meeting, holidays) // 5
        case DayCount.WHOLE_WEEKS:
            return weeks_between(office, meeting, holidays)


@given(BEFORE, DAYS, st.integers(-60, 260), HOLIDAYS)
def test_a_day_is_lawful_as_counting_one_by_one_says(
    rule: DeadlineRule, meeting: date, ahead: int, holidays: frozenset[date]
) -> None:
    day = meeting - ahead * DAY
    by_hand = counted_ahead(day, meeting, rule.count, holidays) >= rule.days
    assert is_lawful(rule, day, meeting, holidays) is by_hand


@given(BEFORE | AFTER, DAYS, HOLIDAYS)
def test_the_last_lawful_day_is_lawful_and_the_next_is_not(
    rule: DeadlineRule, meeting: date, holidays: frozenset[date]
) -> None:
    last = last_lawful_day(rule, meeting, holidays)
    assert is_lawful(rule, last, meeting, holidays)
    assert not is_lawful(rule, last + DAY, meeting, holidays)
    assert last >= meeting if rule.after_meeting else last <= meeting
    if rule.count.is_of_working_days and rule.days:
        assert is_working_day(last, holidays)


@given(BEFORE, DAYS, DAYS, HOLIDAYS)
def test_both_ways_agree(rule: DeadlineRule, day: date, meeting: date, holidays: frozenset[date]) -> None:
    earliest = earliest_meeting(rule, day, holidays)
    assert earliest is not None
    assert is_lawful(rule, day, earliest, holidays)
    assert not is_lawful(rule, day, earliest - DAY, holidays)
    assert is_lawful(rule, day, meeting, holidays) is (meeting >= earliest)


@given(BEFORE | AFTER, DAYS, DAYS, HOLIDAYS)
def test_what_is_late_misses_by_at_least_a_day_and_what_is_lawful_by_none(
    rule: DeadlineRule, day: date, meeting: date, holidays: frozenset[date]
) -> None:
    late = days_late(rule, day, meeting, holidays)
    assert (late == 0) is is_lawful(rule, day, meeting, holidays)
    assert late >= 0
    if late and not rule.count.is_of_working_days:
        assert is_lawful(rule, day - late * DAY, meeting, holidays)


# By hand

FRIDAY = date(2024, 10, 4)
LATE_AUGUST = frozenset({date(2024, 8, 26)})


@pytest.mark.parametrize(
    ("count", "number", "meeting", "last"),
    [
        (DayCount.CALENDAR, 28, FRIDAY, date(2024, 9, 6)),
        (DayCount.CALENDAR, 1, date(2024, 3, 1), date(2024, 2, 29)),
        (DayCount.CALENDAR, 0, FRIDAY, FRIDAY),
        (DayCount.CLEAR, 3, FRIDAY, date(2024, 9, 30)),
        (DayCount.CLEAR, 3, date(2023, 3, 2), date(2023, 2, 26)),
        (DayCount.CLEAR, 5, date(2025, 1, 3), date(2024, 12, 28)),
        (DayCount.CLEAR, 0, FRIDAY, date(2024, 10, 3)),
        (DayCount.WORKING, 5, FRIDAY, date(2024, 9, 27)),
        (DayCount.WORKING, 1, date(2024, 10, 7), FRIDAY),
        (DayCount.WORKING, 1, date(2024, 10, 6), FRIDAY),
        (DayCount.CLEAR_WORKING, 5, FRIDAY, date(2024, 9, 26)),
        (DayCount.CLEAR_WORKING, 1, date(2024, 10, 8), FRIDAY),
        (DayCount.CLEAR_WORKING, 3, date(2024, 8, 29), date(2024, 8, 22)),
        (DayCount.WORKING_WEEKS, 4, FRIDAY, date(2024, 9, 6)),
        (DayCount.WORKING_WEEKS, 4, date(2024, 9, 20), date(2024, 8, 22)),
        (DayCount.WHOLE_WEEKS, 4, FRIDAY, date(2024, 8, 30)),
        (DayCount.WHOLE_WEEKS, 4, date(2024, 9, 26), date(2024, 8, 23)),
        (DayCount.WHOLE_WEEKS, 3, date(2024, 9, 19), date(2024, 8, 23)),
        (DayCount.WHOLE_WEEKS, 1, date(2024, 9, 2), date(2024, 8, 23)),
        (DayCount.WHOLE_WEEKS, 0, FRIDAY, FRIDAY),
    ],
)
def test_the_last_lawful_day_before_a_meeting(count: DayCount, number: int, meeting: date, last: date) -> None:
    assert last_lawful_day(DeadlineRule(title="x", days=number, count=count), meeting, LATE_AUGUST) == last


@pytest.mark.parametrize(
    ("count", "number", "last"),
    [
        (DayCount.CALENDAR, 5, date(2024, 8, 28)),
        (DayCount.CLEAR, 5, date(2024, 8, 28)),
        (DayCount.WORKING, 5, date(2024, 9, 2)),
        (DayCount.WORKING, 0, date(2024, 8, 23)),
        (DayCount.CLEAR_WORKING, 5, date(2024, 9, 2)),
        (DayCount.WORKING_WEEKS, 2, date(2024, 9, 9)),
        (DayCount.WHOLE_WEEKS, 2, date(2024, 9, 6)),
        (DayCount.WHOLE_WEEKS, 0, date(2024, 8, 23)),
    ],
)
def test_the_last_day_after_a_meeting_on_friday_before_the_late_august_holiday(
    count: DayCount, number: int, last: date
) -> None:
    rule = DeadlineRule(title="x", days=number, count=count, after_meeting=True)
    assert last_lawful_day(rule, date(2024, 8, 23), LATE_AUGUST) == last
    assert earliest_meeting(rule, last, LATE_AUGUST) is None


@pytest.mark.parametrize(
    ("count", "number", "day", "earliest"),
    [
        (DayCount.CALENDAR, 28, date(2024, 9, 6), FRIDAY),
        (DayCount.CLEAR, 3, date(2024, 9, 30), FRIDAY),
        (DayCount.WORKING, 5, date(2024, 9, 27), FRIDAY),
        (DayCount.WORKING, 5, date(2024, 9, 30), date(2024, 10, 5)),
        (DayCount.CLEAR_WORKING, 5, date(2024, 9, 26), FRIDAY),
        (DayCount.WORKING_WEEKS, 4, date(2024, 8, 22), date(2024, 9, 20)),
        (DayCount.WHOLE_WEEKS, 4, date(2024, 8, 23), date(2024, 9, 23)),
        (DayCount.WHOLE_WEEKS, 1, date(2024, 8, 24), date(2024, 9, 9)),
    ],
)
def test_the_earliest_meeting_for_what_goes_out_on_a_day(
    count: DayCount, number: int, day: date, earliest: date
) -> None:
    assert earliest_meeting(DeadlineRule(title="x", days=number, count=count), day, LATE_AUGUST) == earliest


@pytest.mark.parametrize(
    ("count", "number", "day", "late"),
    [
        (DayCount.WORKING, 5, date(2024, 9, 27), 0),
        (DayCount.WORKING, 5, date(2024, 9, 28), 1),
        (DayCount.WORKING, 5, date(2024, 9, 30), 1),
        (DayCount.WORKING, 5, FRIDAY, 5),
        (DayCount.CLEAR, 3, date(2024, 10, 2), 2),
        (DayCount.WHOLE_WEEKS, 4, date(2024, 9, 3), 2),
    ],
)
def test_by_how_much_a_day_misses(count: DayCount, number: int, day: date, late: int) -> None:
    assert days_late(DeadlineRule(title="x", days=number, count=count), day, FRIDAY, LATE_AUGUST) == late


def test_a_week_in_which_the_office_is_shut_is_no_whole_week() -> None:
    shut = frozenset(date(2024, 12, 23) + n * DAY for n in range(12))
    rule = DeadlineRule(title="x", days=1, count=DayCount.WHOLE_WEEKS)
    assert last_lawful_day(rule, date(2025, 1, 8), shut) == date(2024, 12, 13)
    assert earliest_meeting(rule, date(2024, 12, 13), shut) == date(2024, 12, 23)
    assert earliest_meeting(rule, date(2024, 12, 16), shut) == date(2025, 1, 13)


def test_the_outlook_of_a_deadline_says_its_day_and_whether_today_is_in_time() -> None:
    rule = DeadlineRule(title="x", days=5)
    met = outlook(rule, FRIDAY, date(2024, 9, 27), LATE_AUGUST)
    assert (met.last_day, met.late, met.can_be_met, met.earliest) == (date(2024, 9, 27), 0, True, FRIDAY)
    missed = outlook(rule, FRIDAY, date(2024, 10, 1), LATE_AUGUST)
    assert (missed.late, missed.can_be_met, missed.earliest) == (2, False, date(2024, 10, 8))


def test_the_earliest_meeting_for_all_is_a_working_day() -> None:
    papers = DeadlineRule(title="Papers", days=5)
    notice = DeadlineRule(title="Notice", days=12, count=DayCount.CALENDAR)
    minutes = DeadlineRule(title="Minutes", days=5, after_meeting=True)
    monday = date(2024, 9, 30)
    assert earliest_for_all((papers, minutes), monday, frozenset()) == date(2024, 10, 7), "Saturday would be lawful"
    assert earliest_for_all((papers, notice), monday, frozenset()) == date(2024, 10, 14), "so would Saturday the 12th"
    assert earliest_for_all((minutes,), monday, frozenset()) is None


@pytest.mark.parametrize(
    ("count", "number", "earliest"),
    [
        (DayCount.CALENDAR, 28, date(2024, 11, 1)),
        (DayCount.CLEAR, 14, date(2024, 10, 19)),
        (DayCount.CLEAR_WORKING, 5, date(2024, 10, 12)),
        (DayCount.CALENDAR, 0, FRIDAY),
    ],
)
def test_a_second_meeting_is_counted_like_a_deadline(count: DayCount, number: int, earliest: date) -> None:
    assert earliest_second_meeting(SecondMeeting(days=number, count=count), FRIDAY, frozenset()) == earliest


def test_the_office_closes_further_days_and_opens_on_holidays_but_never_at_a_weekend() -> None:
    changes = (
        HolidayChange(day=date(2024, 12, 24), name="Office closed"),
        HolidayChange(day=date(2024, 8, 26), is_working=True),
        HolidayChange(day=date(2024, 8, 24), is_working=True),
    )
    holidays = with_changes({date(2024, 8, 26), date(2024, 12, 25)}, changes)
    assert holidays == {date(2024, 12, 24), date(2024, 12, 25)}
    assert not is_working_day(date(2024, 8, 24), holidays)


@pytest.mark.parametrize("count", DayCount)
def test_days_beyond_all_calendars_break_nothing(count: DayCount) -> None:
    rule = DeadlineRule(title="x", days=3660, count=count)
    assert last_lawful_day(rule, date(1, 1, 8), frozenset()) == date.min
    after = DeadlineRule(title="x", days=3660, count=count, after_meeting=True)
    assert last_lawful_day(after, date(9999, 12, 24), frozenset()) == date.max
    assert earliest_meeting(rule, date(9999, 12, 24), frozenset()) == date.max
