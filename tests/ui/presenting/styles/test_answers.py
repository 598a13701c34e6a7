"""Answers to the fields of a style, read into the style or told to be wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.domain.house_style import USUAL, ActionPlacement, HouseStyle
from clerk_app.domain.legibility import StyleDoubt
from clerk_app.domain.page_look import Look, Sheet, Typeface, TypeLook
from clerk_app.ui.forms.values import YES, Answer, Kind
from clerk_app.ui.presenting.styles.answers import StyleRead, doubt_words, field_of, read_into
from clerk_app.ui.presenting.styles.fields import StyleField, style_fields


def _field(way: str) -> StyleField:
    return next(one for one in style_fields(USUAL) if "/".join(one.path) == way)


def _read(way: str, value: str, style: HouseStyle = USUAL) -> StyleRead:
    return read_into(style, _field(way), Answer(key="x", value=value))


def _look(way: str, value: str) -> Look:
    style = _read(way, value).style
    assert style is not None
    return style.look


def test_each_kind_of_field_is_read_as_what_it_is() -> None:
    assert _read("counts", YES).style == replace(USUAL, counts=True)
    assert _read("cover", "").style == replace(USUAL, cover=False)
    assert _read("actions", "inline").style == replace(USUAL, actions=ActionPlacement.INLINE)
    assert _look("look/sheet/left", "3 cm").sheet == Sheet(left=300)
    assert _look("look/typeface", "ibm_plex_serif").typeface is Typeface.IBM_PLEX_SERIF
    assert _look("look/heading_number/suffix", ")").heading_number.suffix == ")"


@pytest.mark.parametrize(("typed", "colour"), [("#a0b1c2", "A0B1C2"), ("A0B1C2", "A0B1C2"), ("#abc", "AABBCC")])
def test_a_colour_is_read_as_it_is_written_anywhere(typed: str, colour: str) -> None:
    assert _look("look/link_colour", typed).link_colour == colour


@pytest.mark.parametrize(
    ("way", "typed", "begins"),
    [
        ("look/sheet/left", "wide", "“wide” is no length. Type one such as 25 mm."),
        ("look/text/size", "", "“” is no length. Type one such as 10.5 pt."),
        ("look/text/size", "5.9", "Type can be 6 to 48 points large."),
        ("look/text/size", "48.1", "Type can be 6 to 48 points large."),
        ("look/text/leading", "10", "Lines closer than their type is high would overlap."),
        ("look/sheet/left", "13 cm", "The margins leave less than 60 millimetres for the text."),
        ("look/cover_drop", "500.1", "“500.1” is more than fits on paper."),
        ("look/link_colour", "blue", "“blue” is no colour."),
    ],
)
def test_what_is_wrong_is_said_with_the_way_on(way: str, typed: str, begins: str) -> None:
    read = _read(way, typed)
    assert read.style is None
    assert read.wrong.startswith(begins)


def test_words_around_a_number_keep_their_blanks_and_are_no_longer_than_a_line_holds() -> None:
    assert _look("look/heading_number/prefix", "Item ").heading_number.prefix == "Item "
    assert _look("look/heading_number/prefix", "§" * 200).heading_number.prefix == "§" * 200
    assert _read("look/heading_number/prefix", "§" * 201).wrong.startswith("That is longer than 200 characters")


def test_larger_type_takes_its_lines_along_where_they_would_overlap() -> None:
    assert _look("look/text/size", "14").text == TypeLook(size=140)
    assert _look("look/text/size", "21").text == TypeLook(size=210, leading=300)


def test_a_field_shows_what_the_style_has_in_the_units_that_people_read() -> None:
    shown = field_of(USUAL, _field("look/text/size"), "style/size")
    assert (shown.kind, shown.value, shown.unit, shown.spoken) == (Kind.MEASURE, "10.5 pt", "pt", "Text: Size")
    heading = field_of(USUAL, _field("look/headings/1/bold"), "style/bold")
    assert (heading.kind, heading.value, heading.spoken) == (Kind.TICK, YES, "Heading of level 2: Bold")


@pytest.mark.parametrize(
    "code",
    ["near_edge", "header_from_edge_in_text", "footer_from_edge_in_text", "small", "small_in_tables", "close_lines",
     "pale", "pale_on_fill"],
)  # fmt: skip
def test_every_doubt_says_a_number_that_people_read(code: str) -> None:
    assert " 4.5 " in f"{doubt_words(StyleDoubt(path=(), code=code, tenths=45))} ".replace("4.5.", "4.5 ")
