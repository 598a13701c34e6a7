"""Dates whose day of the week is another one."""

import pytest

from clerk_app.domain.checks.weekdays import WrongWeekday, wrong_weekdays


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The next one is on Monday 24 January 2022.", ()),
        ("The next one is on Tuesday 24 January 2022.", (WrongWeekday("Tuesday 24 January 2022", "Monday"),)),
        ("By Fri 3rd of July 2020 and Thu 2 July 2020.", ()),
        ("By Friday, the 2nd of July, 2020.", (WrongWeekday("Friday, the 2nd of July, 2020", "Thursday"),)),
        ("On Monday 31 February 2022.", ()),
        ("On Tuesday 24 January.", ()),
    ],
)
def test_a_day_of_the_week_that_is_not_that_of_its_date_is_found(text: str, found: tuple[WrongWeekday, ...]) -> None:
    assert wrong_weekdays(text) == found
