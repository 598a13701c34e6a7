from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont

from clerk_app.ui.theme.fonts import TYPE_SCALE, WRITING_LINE_PERCENT, TextStyle, load_faces, tabular
from clerk_app.ui.theme.theme import Theme


@pytest.mark.parametrize("style", TextStyle)
def test_every_style_is_set_in_the_bundled_family(theme: Theme, style: TextStyle) -> None:
    info = QFontInfo(theme.font(style))
    assert info.family() == "Inter"
    assert info.weight() == (QFont.Weight.DemiBold if TYPE_SCALE[style].semibold else QFont.Weight.Normal)


@pytest.mark.parametrize(
    ("semibold", "italic", "name"),
    [(False, False, "Regular"), (False, True, "Italic"), (True, False, "Semi Bold"), (True, True, "Semi Bold Italic")],
)
def test_the_four_bundled_cuts_are_found(theme: Theme, semibold: bool, italic: bool, name: str) -> None:
    font = theme.font(TextStyle.STRONG if semibold else TextStyle.BODY)
    font.setItalic(italic)
    assert QRawFont.fromFont(font).styleName() == name


def test_nothing_is_smaller_than_a_caption_but_a_key_cap() -> None:
    small = {style for style, size in TYPE_SCALE.items() if size.points < 9}
    assert small == {TextStyle.KEY_CAP}


def test_point_sizes_grow_with_the_text(theme: Theme) -> None:
    theme.set_text_size(150)
    assert theme.font(TextStyle.WRITING).pointSizeF() == 18
    assert theme.font(TextStyle.KEY_CAP).pointSizeF() == 12.75


def test_figures_of_the_clock_are_equally_wide(theme: Theme) -> None:
    clock = QFontMetricsF(theme.font(TextStyle.CLOCK))
    assert clock.horizontalAdvance("11:11") == pytest.approx(clock.horizontalAdvance("00:00"), abs=0.2)
    assert clock.horizontalAdvance("14:47") == pytest.approx(clock.horizontalAdvance("00:00"), abs=0.2)


def test_figures_of_running_text_are_not(theme: Theme) -> None:
    body = theme.font(TextStyle.BODY)
    body.setPointSizeF(40)
    assert QFontMetricsF(body).horizontalAdvance("1") < QFontMetricsF(body).horizontalAdvance("0")
    assert QFontMetricsF(tabular(body)).horizontalAdvance("1") == QFontMetricsF(tabular(body)).horizontalAdvance("0")


def test_the_minutes_are_set_on_lines_of_twenty_four_pixels(theme: Theme) -> None:
    writing = QFontMetricsF(theme.font(TextStyle.WRITING))
    assert writing.height() * WRITING_LINE_PERCENT / 100 == pytest.approx(24, abs=0.5)


def test_welsh_letters_are_there(theme: Theme) -> None:
    raw = QRawFont.fromFont(theme.font(TextStyle.BODY))
    assert all(raw.supportsCharacter(ord(letter)) for letter in "ŵŷâêîôûẁẃïéáí–’“”£€")


@pytest.mark.usefixtures("theme")
def test_a_damaged_installation_is_named() -> None:
    with pytest.raises(RuntimeError, match=r"OFL\.txt cannot be loaded"):
        load_faces(("OFL.txt",))
