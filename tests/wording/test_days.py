"""Days are counted in words that agree, and late is said plainly."""

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.board import DeadlineRule
from clerk_app.domain.day_count import DayCount
from clerk_app.wording.days import days_away, days_left, deadline, deadline_if_possible, time_left, working_days


@pytest.mark.parametrize(
    ("count", "left", "away"),
    [
        (-1645, "more than 6 years late", "More than 6 years ago"),
        (-261, "more than 1 year late", "More than 1 year ago"),
        (-260, "about 12 months late", "About 12 months ago"),
        (-61, "about 3 months late", "About 3 months ago"),
        (-60, "60 working days late", "60 working days ago"),
        (-2, "2 working days late", "2 working days ago"),
        (-1, "1 working day late", "1 working day ago"),
        (0, "today", "Today"),
        (1, "1 working day", "In 1 working day"),
        (8, "8 working days", "In 8 working days"),
        (60, "60 working days", "In 60 working days"),
        (61, "about 3 months", "In about 3 months"),
        (260, "about 12 months", "In about 12 months"),
        (261, "more than 1 year", "In more than 1 year"),
        (1539, "more than 5 years", "In more than 5 years"),
    ],
)
def test_days_left_and_days_away_agree_with_their_number(count: int, left: str, away: str) -> None:
    assert (days_left(count), days_away(count)) == (left, away)


def test_working_days_are_called_so() -> None:
    assert working_days(0) == "0 working days"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (DeadlineRule(title="Papers", days=5), "5 working days before the meeting"),
        (DeadlineRule(title="Minutes", days=1, after_meeting=True), "1 working day after the meeting"),
        (DeadlineRule(title="Notice", days=28, count=DayCount.CALENDAR), "28 days before the meeting"),
        (DeadlineRule(title="Copies", days=0), "on the day of the meeting"),
        (DeadlineRule(title="x", days=3, count=DayCount.CLEAR), "3 clear days before the meeting"),
        (DeadlineRule(title="x", days=1, count=DayCount.CLEAR), "1 clear day before the meeting"),
        (DeadlineRule(title="x", days=0, count=DayCount.CLEAR), "the day before the meeting"),
        (DeadlineRule(title="x", days=5, count=DayCount.CLEAR_WORKING), "5 clear working days before the meeting"),
        (DeadlineRule(title="x", days=0, count=DayCount.CLEAR_WORKING), "the working day before the meeting"),
        (
            DeadlineRule(title="x", days=0, count=DayCount.CLEAR, after_meeting=True),
            "on the day of the meeting",
        ),
        (
            DeadlineRule(title="x", days=4, count=DayCount.WORKING_WEEKS),
            "4 working weeks (20 working days) before the meeting",
        ),
        (
            DeadlineRule(title="x", days=1, count=DayCount.WORKING_WEEKS, after_meeting=True),
            "1 working week (5 working days) after the meeting",
        ),
        (DeadlineRule(title="x", days=4, count=DayCount.WHOLE_WEEKS), "4 whole working weeks before the meeting"),
    ],
)
def test_a_deadline_says_how_far_from_the_meeting_it_falls(rule: DeadlineRule, words: str) -> None:
    assert deadline(rule) == words


def test_no_two_ways_of_counting_are_worded_alike() -> None:
    rules = [
        DeadlineRule(title="x", days=days, count=count, after_meeting=after)
        for count in DayCount
        for days in (1, 2, 5)
        for after in (False, True)
    ]
    assert len({deadline(rule) for rule in rules}) == len(rules)


def test_what_may_be_missed_is_worded_so() -> None:
    soft = DeadlineRule(title="x", days=5, after_meeting=True, soft=True)
    assert deadline_if_possible(soft) == "5 working days after the meeting, if possible"
    assert deadline_if_possible(replace(soft, soft=False)) == "5 working days after the meeting"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 10, 4), "today"),
        (date(2024, 10, 6), "2 days"),
        (date(2024, 10, 7), "3 days"),
        (date(2024, 10, 8), "1 working day"),
    ],
)
def test_what_is_left_is_told_in_days_where_none_is_a_working_day(day: date, words: str) -> None:
    assert time_left(day, date(2024, 10, 4), {date(2024, 10, 7)}) == words
