"""The window for the room: what it paints, in which colours, and that it takes nothing from the clerk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.ui.room_display.view import RoomDisplay
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.theme.tokens import CONTRAST, DARK, LIGHT
from tests.ui.pictures import picture, shows
from tests.ui.room_display.sample_values import VALUES
from tests.ui.walking import too_small, unnamed, walk


class _Counting(RoomDisplay):
    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        super().paintEvent(event)


@pytest.fixture
def display(theme: Theme, qtbot: QtBot) -> _Counting:
    display = _Counting(theme)
    qtbot.addWidget(display)
    display.resize(683, 384)
    display.show_values(VALUES)
    display.show()
    QApplication.processEvents()
    return display


def test_it_paints_words_icons_and_the_bar_in_the_colours_of_their_meaning(display: _Counting) -> None:
    image = picture(display)
    for colour in (LIGHT.base, LIGHT.text, LIGHT.vote.bar, LIGHT.ok.text, LIGHT.line):
        assert shows(image, colour), colour


def test_it_is_light_whatever_the_clerk_looks_at_and_dark_where_that_is_wanted(
    display: _Counting, theme: Theme
) -> None:
    theme.set_scheme("dark")
    assert display.tokens == LIGHT
    display.set_dark(True)
    assert display.tokens == DARK
    assert picture(display).pixelColor(2, 2).name().upper() == DARK.base


@pytest.mark.parametrize("dark", [False, True])
def test_high_contrast_is_followed(dark: bool, display: _Counting, theme: Theme) -> None:
    display.set_dark(dark)
    theme.set_scheme("contrast")
    assert display.tokens == CONTRAST
    assert picture(display).pixelColor(2, 2).name().upper() == CONTRAST.base


def test_blank_it_is_one_colour_and_says_nothing(display: _Counting) -> None:
    display.set_blank(True)
    image = picture(display)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) == 1
    assert display.pieces() == ()
    assert (display.accessibleName(), display.accessibleDescription()) == ("Room display, blank", "")
    display.set_blank(False)
    assert display.accessibleDescription().splitlines() == list(VALUES.words)


def test_values_that_are_shown_already_are_not_painted_again(display: _Counting) -> None:
    before = display.paints
    display.show_values(replace(VALUES))
    QApplication.processEvents()
    assert display.paints == before
    display.show_values(replace(VALUES, clock="10:53"))
    QApplication.processEvents()
    assert display.paints == before + 1


def test_assistants_find_its_name_and_its_words_and_nothing_to_act_on(display: _Counting) -> None:
    assert (unnamed(display), too_small(display)) == ([], [])
    (found,) = walk(display)
    assert found.name == "Room display"
    assert display.accessibleDescription().splitlines() == list(VALUES.words)


def test_it_is_made_never_to_take_the_keys(display: _Counting) -> None:
    assert display.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert display.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert display.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert display.isWindow()
    assert display.parent() is None


def test_the_program_does_not_wait_for_it(display: _Counting) -> None:
    assert not display.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_its_close_button_tells(display: _Counting, qtbot: QtBot) -> None:
    with qtbot.waitSignal(display.closed):
        display.close()


def test_it_fills_a_screen_and_becomes_an_ordinary_window_again(display: _Counting) -> None:
    screen = QApplication.primaryScreen()
    display.fill(screen)
    assert display.isFullScreen()
    assert display.geometry() == screen.geometry()
    assert display.place() == ""
    display.stand_on(screen)
    assert not display.isFullScreen()
    assert screen.availableGeometry().contains(display.geometry())
    assert display.windowFlags() & Qt.WindowType.WindowTitleHint


def test_an_ordinary_window_stands_where_it_stood_before(display: _Counting, theme: Theme, qtbot: QtBot) -> None:
    display.setGeometry(40, 50, 500, 300)
    again = RoomDisplay(theme)
    qtbot.addWidget(again)
    again.stand_on(QApplication.primaryScreen(), display.place())
    assert again.geometry() == display.geometry()
