"""House styles as files: those of the program are whole, and what is handed on is the same on the other side."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from clerk_app.domain.board import Board
from clerk_app.domain.house_style import SHIPPED_STYLES, USUAL, ActionPlacement, HouseStyle, ItemLayout
from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName
from clerk_app.domain.page_look import Look, Sheet, SheetSize, Typeface, TypeLook
from clerk_app.plain.house_styles import (
    read_style,
    shipped_style,
    shipped_styles,
    style_of,
    style_text,
    with_style,
)
from clerk_app.plain.values import PlainError
from clerk_app.resource_files import resource
from tests.strategies import house_styles

OWN = replace(
    USUAL,
    key="harbour",
    name="Harbour Board",
    items=ItemLayout.TABLE,
    look=Look(sheet=Sheet(size=SheetSize.LETTER, left=300), typeface=Typeface.IBM_PLEX_SERIF),
)
BOARD = Board(id=Id("b" * 32), names=(DatedName("Harbour Board"),))


def test_every_style_of_the_program_lies_in_a_file_of_its_key() -> None:
    files = {path.stem for path in resource("styles").glob("*.json")}
    assert files == set(SHIPPED_STYLES) == set(shipped_styles())
    assert [style.key for style in shipped_styles().values()] == list(SHIPPED_STYLES)


def test_the_usual_style_is_what_a_style_is_that_says_nothing() -> None:
    assert shipped_style("numbered-by-item") == USUAL == HouseStyle()


def test_a_style_that_this_version_does_not_have_is_the_usual_one() -> None:
    assert shipped_style("of a later version") is shipped_style("numbered-by-item")


def test_a_board_goes_by_its_own_style_or_by_one_of_the_program() -> None:
    assert style_of(replace(BOARD, house_style="item-table")).items is ItemLayout.TABLE
    assert style_of(replace(BOARD, own_style=OWN)) is OWN


def test_a_board_that_takes_a_style_goes_back_to_the_one_that_it_was_made_from() -> None:
    made = replace(shipped_style("item-table"), name="Ours")
    assert with_style(BOARD, made) == replace(BOARD, house_style="item-table", own_style=made)
    assert with_style(BOARD, OWN) == replace(BOARD, own_style=OWN)  # made from none that is known here


def test_a_style_that_is_as_the_programs_own_is_not_kept_beside_it() -> None:
    own = replace(BOARD, own_style=OWN)
    assert with_style(own, shipped_style("web-item")) == replace(BOARD, house_style="web-item")


def test_a_style_that_is_handed_on_is_the_same_on_the_other_side() -> None:
    assert read_style(style_text(OWN)) == OWN


@given(house_styles())
def test_any_style_that_is_handed_on_is_the_same_on_the_other_side_field_by_field(style: HouseStyle) -> None:
    assert read_style(style_text(style)) == style


def test_what_a_file_does_not_say_is_as_usual() -> None:
    text = json.dumps({"format": 1, "style": {"key": "short", "actions": "inline"}})
    assert read_style(text) == replace(USUAL, key="short", actions=ActionPlacement.INLINE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"format": 2, "style": {}}',
        '{"format": 1, "style": []}',
        '{"format": 1, "style": {"actions": "nowhere"}}',
        '{"format": 1, "style": {"colour": "red"}}',
        '{"format": 1, "style": {"look": {"text": {"size": 2}}}}',
        '{"format": 1, "style": {"look": {"text": {"size": "12"}}}}',
        '{"format": 1, "style": {"look": {"text": {"size": 120, "leading": 100}}}}',
        '{"format": 1, "style": {"look": {"text_colour": "red"}}}',
        '{"format": 1, "style": {"look": {"headings": []}}}',
        '{"format": 1, "style": {"look": {"sheet": {"left": 1200, "right": 800}}}}',
        '{"format": 1, "style": {"look": {"sheet": {"top": -1}}}}',
    ],
)
def test_what_is_no_style_is_refused(text: str) -> None:
    with pytest.raises(PlainError):
        read_style(text)


def test_headings_may_be_of_any_size_that_can_be_read() -> None:
    look = Look(headings=(TypeLook(size=480, leading=500), TypeLook(size=60, leading=60), TypeLook()))
    assert read_style(style_text(replace(USUAL, look=look))).look == look
