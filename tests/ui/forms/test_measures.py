"""Lengths as they are shown and typed."""

from __future__ import annotations

import pytest

from clerk_app.ui.forms.measures import measure_words, stepped, tenths_read


@pytest.mark.parametrize(
    ("tenths", "unit", "words"), [(280, "mm", "28 mm"), (105, "pt", "10.5 pt"), (0, "pt", "0 pt"), (5, "pt", "0.5 pt")]
)
def test_a_length_is_shown_with_its_unit_and_a_tenth_only_where_there_is_one(
    tenths: int, unit: str, words: str
) -> None:
    assert measure_words(tenths, unit) == words
    assert tenths_read(words, unit) == tenths


@pytest.mark.parametrize(
    ("typed", "unit", "tenths"),
    [
        ("12", "pt", 120),
        (" 10,5 ", "pt", 105),
        ("10.55pt", "pt", 106),
        ("1 in", "mm", 254),
        ('1"', "pt", 720),
        ("2.5 cm", "mm", 250),
        ("10 mm", "pt", 283),
        ("72 pt", "mm", 254),
        ("12 points", "pt", 120),
        ("3 Millimetres", "mm", 30),
    ],
)
def test_a_length_is_read_in_whatever_unit_it_is_typed(typed: str, unit: str, tenths: int) -> None:
    assert tenths_read(typed, unit) == tenths


@pytest.mark.parametrize("typed", ["", "wide", "-3", "1.2.3", "3 feet", "9999999", "٣"])
def test_what_is_no_length_is_none(typed: str) -> None:
    assert tenths_read(typed, "mm") is None


@pytest.mark.parametrize(
    ("typed", "unit", "up", "down"),
    [
        ("28 mm", "mm", "29 mm", "27 mm"),
        ("28.5 mm", "mm", "29 mm", "28 mm"),
        ("10.5 pt", "pt", "11 pt", "10 pt"),
        ("10.7 pt", "pt", "11 pt", "10.5 pt"),
        ("0 pt", "pt", "0.5 pt", "0 pt"),
        ("nothing", "mm", "1 mm", "0 mm"),
    ],
)
def test_an_arrow_goes_to_the_next_round_length_and_never_below_nothing(
    typed: str, unit: str, up: str, down: str
) -> None:
    assert stepped(typed, unit, 1) == up
    assert stepped(typed, unit, -1) == down
