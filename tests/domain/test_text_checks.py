"""What is worth a second look in the words of minutes."""

import pytest

from clerk_app.domain.text_checks import WrongWeekday, is_long, repeated_words, unexplained, wrong_weekdays


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


def test_a_short_form_that_is_nowhere_spelled_out_is_named_with_its_first_place() -> None:
    texts = {
        "a": "The NHS told the UK that HMF was late. LADO spoke.",
        "b": "HMFs are ferries. The Local Authority Designated Officer (LADO) left.",
        "c": "MASH (the hub for safeguarding) met DPOs.",
    }
    assert unexplained(texts) == {"HMF": "a", "DPO": "c"}


def test_forms_with_other_signs_than_capitals_are_named_too_and_names_of_people_are_not() -> None:
    texts = {"a": "The ToR of H&CS and its PIs were read by Ms McLean, DeVito and a PhD student. SPPP, OASIS."}
    assert unexplained(texts) == dict.fromkeys(("ToR", "H&CS", "PI", "PhD", "SPPP", "OASIS"), "a")


def test_what_the_board_knows_and_words_of_minutes_in_capitals_are_no_short_forms() -> None:
    texts = {"a": "AGREED that ICB pays. NOTED.", "b": "ALL IN CAPITALS XQZ"}
    assert unexplained(texts, known=frozenset({"ICB"})) == {}
