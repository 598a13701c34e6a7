from __future__ import annotations

import re

import pytest

from clerk_app.ui.theme.metrics import TEXT_SIZES, Metrics
from clerk_app.ui.theme.style_sheet import fill_style_sheet, read_template
from clerk_app.ui.theme.tokens import CONTRAST, DARK, LIGHT, THEMES, Tokens


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())
@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_every_place_of_the_template_is_filled(tokens: Tokens, percent: int) -> None:
    filled = fill_style_sheet(read_template(), tokens, Metrics(percent))
    assert "$" not in filled


def test_a_place_that_nothing_fills_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill_style_sheet("QLabel { color: $colour_of_money; }", LIGHT, Metrics())


def test_colours_and_lengths_come_from_the_theme() -> None:
    template = "QLabel { color: $text2; background: $danger_fill; padding: $px6; border: $border; }"
    assert fill_style_sheet(template, DARK, Metrics(200)) == (
        "QLabel { color: #B9C2CB; background: #351D1C; padding: 12px; border: 2px; }"
    )


def test_the_template_writes_down_no_colour_and_no_pixels_of_its_own() -> None:
    rules = re.sub(r"/\*.*?\*/", "", read_template(), flags=re.DOTALL)
    assert re.findall(r":[^;{]*#[0-9A-Fa-f]{3,6}", rules) == []
    assert re.findall(r"\b\d+(?:px|pt|em)\b", rules) == []


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_nothing_shifts_when_a_field_gets_the_focus(percent: int) -> None:
    places = "$field_pad_x $field_pad_x_focus $border $focus_border"
    pad, pad_focused, border, border_focused = (
        int(length.removesuffix("px")) for length in fill_style_sheet(places, LIGHT, Metrics(percent)).split()
    )
    assert pad + border == pad_focused + border_focused


def test_a_selected_row_can_be_told_in_every_theme() -> None:
    for tokens in THEMES.values():
        assert fill_style_sheet("$row_fill", tokens, Metrics()) != tokens.base


def test_what_is_under_the_pointer_can_be_told_in_every_theme() -> None:
    template = "$hover $edge_of_button $edge_of_tool $menu_fill $menu_text"
    light = fill_style_sheet(template, LIGHT, Metrics()).split()
    assert light == [LIGHT.hover, LIGHT.control, "transparent", LIGHT.hover, LIGHT.text]
    contrast = fill_style_sheet(template, CONTRAST, Metrics()).split()
    assert contrast == ["#000000", "#1AEBFF", "#1AEBFF", "#1AEBFF", "#000000"]
