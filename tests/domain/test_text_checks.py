"""What is worth a second look in the words of minutes."""

import pytest

from clerk_app.domain.text_checks import WrongWeekday, is_long, repeated_words, wrong_weekdays


@pytest.mark.parametrize(("count", "long"), [(250, False), (251, True)])
def test_a_paragraph_is_long_from_the_word_after_the_two_hundred_and_fiftieth(count: int, long: bool) -> None:
    assert is_long("ferry " * count) is long


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The the ferry came to to port.", ("The", "to")),
        ("He said that that was so, and had had enough.", ()),
        ("Section 4 4 and A a.", ()),
        ("The ferry, ferry or not.", ()),
    ],
)
def test_a_word_that_stands_twice_in_a_row_is_found_unless_it_may(text: str, found: tuple[str, ...]) -> None:
    assert repeated_words(text) == found
