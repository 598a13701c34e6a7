"""Days are counted in words that agree, and late is said plainly."""

import pytest

from clerk_app.domain.board import DayCount, DeadlineRule
from clerk_app.wording.days import days_away, days_left, deadline, working_days


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
    ],
)
def test_a_deadline_says_how_far_from_the_meeting_it_falls(rule: DeadlineRule, words: str) -> None:
    assert deadline(rule) == words
