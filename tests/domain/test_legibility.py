"""What of a style cannot be read or printed is doubted, and nothing that can."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.domain.house_style import SHIPPED_STYLES, USUAL, HouseStyle
from clerk_app.domain.legibility import StyleDoubt, contrast, style_doubts
from clerk_app.domain.page_look import Look, Sheet, TableLook, TypeLook
from clerk_app.plain.house_styles import shipped_style

WHITE = TableLook(header_fill="FFFFFF")


def _of(look: Look) -> tuple[StyleDoubt, ...]:
    return style_doubts(replace(USUAL, look=look))


@pytest.mark.parametrize("key", SHIPPED_STYLES)
def test_no_style_of_the_program_is_doubted(key: str) -> None:
    assert style_doubts(shipped_style(key)) == ()


@pytest.mark.parametrize(
    ("colour", "ground", "found"),
    [("000000", "FFFFFF", 21.0), ("FFFFFF", "FFFFFF", 1.0), ("777777", "FFFFFF", 4.48), ("FFFFFF", "777777", 4.48)],
)
def test_contrast_is_as_the_guidelines_reckon_it(colour: str, ground: str, found: float) -> None:
    assert contrast(colour, ground) == pytest.approx(found, abs=0.005)


@pytest.mark.parametrize(
    ("name", "below", "above"),
    [
        ("text_colour", Look(text_colour="777777"), Look(text_colour="767676")),
        ("heading_colour", Look(heading_colour="777777", table=WHITE), Look(heading_colour="767676", table=WHITE)),
        ("link_colour", Look(link_colour="777777"), Look(link_colour="767676")),
    ],
)
def test_a_colour_just_below_the_least_contrast_is_doubted_and_one_just_above_it_is_not(
    name: str, below: Look, above: Look
) -> None:
    assert _of(below) == (StyleDoubt(path=("look", name), code="pale", tenths=44),)  # 4.48 to 1
    assert _of(above) == ()  # 4.54 to 1


def test_headings_of_tables_are_held_against_what_is_behind_them() -> None:
    found = _of(Look(table=TableLook(header_fill="17324A")))
    assert found == (StyleDoubt(path=("look", "table", "header_fill"), code="pale_on_fill", tenths=10),)


def test_a_pale_heading_is_doubted_once() -> None:
    assert [one.code for one in _of(Look(heading_colour="FFFFFF"))] == ["pale"]


def test_type_below_eight_points_is_doubted_in_the_text_and_in_what_is_smaller_than_it() -> None:
    eight, small = TypeLook(size=80), TypeLook(size=79)
    assert _of(Look(text=small)) == (StyleDoubt(path=("look", "text", "size"), code="small", tenths=79),)
    assert _of(Look(text=eight)) == (StyleDoubt(path=("look", "table_smaller"), code="small_in_tables", tenths=70),)
    assert _of(Look(text=TypeLook(size=90))) == ()
    assert _of(Look(text=eight, table_smaller=0)) == ()
    assert _of(Look(running_size=79)) == (StyleDoubt(path=("look", "running_size"), code="small", tenths=79),)
    headings = (TypeLook(), small, TypeLook())
    assert [one.path for one in _of(Look(headings=headings))] == [("look", "headings", "1", "size")]


def test_lines_that_nearly_touch_are_doubted() -> None:
    path = ("look", "title", "leading")
    assert _of(Look(title=TypeLook(size=100, leading=109))) == (StyleDoubt(path=path, code="close_lines", tenths=109),)
    assert _of(Look(title=TypeLook(size=100, leading=110))) == ()


def test_what_a_printer_leaves_white_and_a_header_that_runs_into_the_text_are_doubted() -> None:
    assert [one.path[-1] for one in _of(Look(sheet=Sheet(left=49, right=50)))] == ["left"]
    assert [(one.path[-1], one.code, one.tenths) for one in _of(Look(sheet=Sheet(top=169)))] == [
        ("header_from_edge", "header_from_edge_in_text", 169)
    ]
    assert _of(Look(sheet=Sheet(top=170))) == ()
    assert [one.code for one in _of(Look(sheet=Sheet(bottom=100)))] == ["footer_from_edge_in_text"]


def test_nothing_is_doubted_of_the_usual_style() -> None:
    assert style_doubts(HouseStyle()) == ()
