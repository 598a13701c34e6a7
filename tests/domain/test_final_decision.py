"""Who decides in the end, read from one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.final_decision import FinalDecision, read_answer, read_final_decision
from clerk_app.domain.partial_date import PartialDate

NOVEMBER = PartialDate(month=11, year=2026)


@pytest.mark.parametrize(
    ("typed", "by", "on"),
    [
        ("the cabinet, November 2026", "the cabinet", NOVEMBER),
        ("the cabinet in November 2026", "the cabinet", NOVEMBER),
        ("by the Cabinet Member for Children, in Nov 2026.", "the Cabinet Member for Children", NOVEMBER),
        ("for decision by the cabinet, 11/2026", "the cabinet", NOVEMBER),
        ("the council on 3 March 2027", "the council", PartialDate(day=3, month=3, year=2027)),
        ("the council, Wednesday 3rd of March 2027", "the council", PartialDate(day=3, month=3, year=2027)),
        ("the council 3/3/2027", "the council", PartialDate(day=3, month=3, year=2027)),
        ("the council, 3 March", "the council", PartialDate(day=3, month=3)),
        ("the council, March", "the council", PartialDate(month=3)),
        ("for decision in March 2027", "", PartialDate(month=3, year=2027)),
        ("March 2027", "", PartialDate(month=3, year=2027)),
        ("the council", "the council", None),
        ("the council, 31 February 2027", "the council, 31 February 2027", None),
        ("the council, 14/2027", "the council, 14/2027", None),
        ("the March committee", "the March committee", None),
        ("the committee of 1945", "the committee of 1945", None),
        ("", "", None),
        ("  ", "", None),
    ],
)
def test_who_and_when_are_told_apart(typed: str, by: str, on: PartialDate | None) -> None:
    assert read_final_decision(typed) == FinalDecision(by, on)


def test_nobody_and_no_day_is_no_final_decision() -> None:
    assert not FinalDecision()
    assert FinalDecision("the council")
    assert FinalDecision("", NOVEMBER)


@given(typed=st.text(max_size=60))
def test_any_line_is_read(typed: str) -> None:
    found = read_final_decision(typed)
    assert "\n" not in found.by
    assert found.by == found.by.strip()


@pytest.mark.parametrize(
    ("typed", "on", "words"),
    [
        ("4 March 2026; in two steps", PartialDate(day=4, month=3, year=2026), "in two steps"),
        ("March 2026", PartialDate(month=3, year=2026), ""),
        ("in two steps; from May", None, "in two steps; from May"),
        ("", None, ""),
    ],
)
def test_of_an_answer_the_day_and_the_words_are_told_apart(typed: str, on: PartialDate | None, words: str) -> None:
    assert read_answer(typed) == (on, words)
