"""When a meeting without a quorum may be held again: by the rule, by working days, and by what is due before it."""

from datetime import date

import pytest

from clerk_app.domain.board import DeadlineRule
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.rules.quorum import Consequence, Follows
from clerk_app.domain.second_meetings import earliest_second, second_day

FRIDAY = date(2020, 10, 2)
HOLIDAY = frozenset({date(2020, 10, 5)})
NOTICE = DeadlineRule(title="Notice", days=5, count=DayCount.CLEAR_WORKING)


@pytest.mark.parametrize(
    ("days", "count", "day"),
    [
        (14, DayCount.CALENDAR, date(2020, 10, 16)),
        (None, DayCount.CALENDAR, date(2020, 10, 9)),
        (3, DayCount.WORKING, date(2020, 10, 8)),
    ],
)
def test_a_meeting_at_the_same_time_is_held_as_much_later_as_the_rule_says(
    days: int | None, count: DayCount, day: date
) -> None:
    """The first working day after Friday is Tuesday, since the Monday is a holiday."""
    again = Follows(consequence=Consequence.SAME_TIME_LATER, days=days, count=count)
    assert second_day(again, FRIDAY, HOLIDAY) == day
    assert earliest_second((again,), (NOTICE,), FRIDAY, FRIDAY, HOLIDAY) == day


def test_a_meeting_that_is_called_anew_needs_all_that_is_due_before_it() -> None:
    """Five whole working days lie between Friday and Monday week, the holiday not being one: 6, 7, 8, 9 and 12."""
    anew = (Follows(consequence=Consequence.MAY_ADJOURN), Follows(consequence=Consequence.NEW_MEETING))
    assert earliest_second(anew, (NOTICE,), FRIDAY, FRIDAY, HOLIDAY) == date(2020, 10, 13)
    assert earliest_second(anew, (), FRIDAY, FRIDAY, HOLIDAY) == date(2020, 10, 3)
    assert earliest_second(anew, (), FRIDAY, date(2020, 10, 20), HOLIDAY) == date(2020, 10, 20)
    late = (Follows(consequence=Consequence.DATE_FIXED_BY_CHAIR, days=21),)
    assert earliest_second(late, (NOTICE,), FRIDAY, FRIDAY, HOLIDAY) == date(2020, 10, 23)


def test_where_the_rule_has_no_second_meeting_there_is_no_day() -> None:
    assert earliest_second((Follows(consequence=Consequence.NEXT_AGENDA),), (NOTICE,), FRIDAY, FRIDAY, HOLIDAY) is None
