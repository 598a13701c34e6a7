from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.progress import ProgressLine
from tests.ui.pictures import picture


@pytest.fixture
def line(qtbot: QtBot, theme: Theme) -> ProgressLine:
    line = ProgressLine(theme, "Roll call")
    qtbot.addWidget(line)
    line.resize(200, 6)
    return line


def filled_pixels(line: ProgressLine, colour: str) -> int:
    image = picture(line)
    return sum(image.pixelColor(x, image.height() // 2).name().upper() == colour for x in range(image.width()))


@pytest.mark.parametrize(("done", "of", "pixels"), [(0, 14, 0), (7, 14, 100), (14, 14, 200), (20, 14, 200), (0, 0, 0)])
def test_the_line_is_filled_as_far_as_things_have_come(
    line: ProgressLine, theme: Theme, done: int, of: int, pixels: int
) -> None:
    line.set_progress(done, of, "said")
    assert filled_pixels(line, theme.tokens.mark) == pytest.approx(pixels, abs=2)


def test_the_same_is_said_in_words(line: ProgressLine) -> None:
    line.set_progress(8, 14, "8 of 14 marked")
    assert line.accessibleName() == "Roll call"
    assert line.accessibleDescription() == "8 of 14 marked"
    assert (line.value(), line.maximum()) == (8, 14)


def test_the_line_can_warn(line: ProgressLine, theme: Theme) -> None:
    line.set_progress(7, 14, "said")
    line.set_colour("danger.bar")
    theme.set_scheme("dark")
    assert filled_pixels(line, theme.tokens.danger.bar) == pytest.approx(100, abs=2)
