from __future__ import annotations

import re
from dataclasses import fields

import pytest

from clerk_app.ui.theme.tokens import CONTRAST, DARK, LIGHT, THEMES, ContrastColours, Meaning, Tokens, contrast_tokens

MEANINGS = ["action", "decision", "vote", "interest", "danger", "note"]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(
    ("role", "surface", "light", "dark"),
    [
        ("control", "base", 4.3, 5.1),
        ("control", "window", 3.7, 5.6),
        ("text", "base", 17.3, 14.0),
        ("text", "window", 15.0, 15.3),
        ("text2", "base", 8.5, 9.2),
        ("text2", "window", 7.4, 10.1),
        ("text3", "base", 6.2, 7.0),
        ("text3", "window", 5.4, 7.7),
        ("accent", "base", 8.5, 3.1),
        ("accent", "window", 7.3, 3.4),
        ("on_accent", "accent", 8.5, 5.4),
        ("on_accent", "accent_hover", 11.5, 6.4),
        ("text", "accent_soft", 14.2, 11.1),
        ("link", "base", 8.5, 9.0),
        ("link", "window", 7.3, 9.8),
        ("focus", "base", 8.5, 9.0),
        ("mark", "window", 7.3, 9.8),
        ("action.text", "action.fill", 7.5, 9.1),
        ("decision.text", "decision.fill", 7.7, 8.9),
        ("vote.text", "vote.fill", 8.6, 8.4),
        ("interest.text", "interest.fill", 7.7, 8.2),
        ("danger.text", "danger.fill", 7.3, 8.2),
        ("note.text", "note.fill", 7.8, 8.5),
    ],
)
def test_the_promised_ratio_holds(role: str, surface: str, light: float, dark: float) -> None:
    for tokens, promised in ((LIGHT, light), (DARK, dark)):
        assert contrast(tokens.colour(role), tokens.colour(surface)) == pytest.approx(promised, abs=0.06)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())
@pytest.mark.parametrize("surface", ["window", "base", "alt", "raised", "accent_soft"])
@pytest.mark.parametrize("role", ["text", "text2", "text3", "link"])
def test_words_can_be_read_on_every_surface(tokens: Tokens, role: str, surface: str) -> None:
    assert contrast(tokens.colour(role), tokens.colour(surface)) >= 4.5


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())
@pytest.mark.parametrize("surface", ["window", "base", "raised"])
@pytest.mark.parametrize("role", ["control", "focus", "mark"])
def test_borders_and_the_focus_ring_can_be_seen(tokens: Tokens, role: str, surface: str) -> None:
    assert contrast(tokens.colour(role), tokens.colour(surface)) >= 3


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())
@pytest.mark.parametrize("name", MEANINGS)
def test_bars_of_a_meaning_can_be_seen_on_its_fill_and_on_paper(tokens: Tokens, name: str) -> None:
    meaning: Meaning = getattr(tokens, name)
    assert contrast(meaning.bar, meaning.fill) >= 3
    assert contrast(meaning.bar, tokens.base) >= 3


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())
@pytest.mark.parametrize("name", MEANINGS)
def test_words_of_a_meaning_can_be_read_on_its_fill_and_on_paper(tokens: Tokens, name: str) -> None:
    meaning: Meaning = getattr(tokens, name)
    for surface in (meaning.fill, tokens.base, tokens.window):
        assert contrast(meaning.text, surface) >= 4.5


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())
def test_the_letter_in_a_solid_box_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.base, tokens.decision.bar) >= 4.5


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())
def test_every_colour_is_written_in_full(tokens: Tokens) -> None:
    for field in fields(tokens):
        value = getattr(tokens, field.name)
        colours = [value.text, value.bar, value.fill] if isinstance(value, Meaning) else [value]
        if field.name != "scheme":
            assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in colours)


def test_a_colour_is_found_by_its_path() -> None:
    assert LIGHT.colour("text2") == "#434E5A"
    assert DARK.colour("danger.text") == "#FFA39C"
    assert LIGHT.colour("warning.bar") == LIGHT.action.bar
    assert LIGHT.colour("ok.fill") == LIGHT.decision.fill


@pytest.mark.parametrize("path", ["colour", "scheme", "danger", "danger.words", "nothing", ""])
def test_a_path_without_a_colour_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="no colour"):
        LIGHT.colour(path)


def test_high_contrast_has_one_surface_and_one_border() -> None:
    surfaces = {CONTRAST.window, CONTRAST.base, CONTRAST.alt, CONTRAST.raised, CONTRAST.hover, CONTRAST.accent_soft}
    assert surfaces == {"#000000"}
    assert {CONTRAST.line, CONTRAST.control, CONTRAST.danger.bar, CONTRAST.vote.bar} == {CONTRAST.text}


def test_high_contrast_takes_the_colours_of_the_desktop() -> None:
    desktop = ContrastColours("#FFFFFF", "#000000", "#600000", "#37006E", "#FFFFFF", "#00009F")
    tokens = contrast_tokens(desktop)
    assert (tokens.base, tokens.text, tokens.accent, tokens.link) == ("#FFFFFF", "#000000", "#37006E", "#00009F")
