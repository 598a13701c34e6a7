"""Every screen and every pop-up of the window: each control has a name, is large enough, and is reached with Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.actions import ActionId
from clerk_app.ui.furniture import furniture
from clerk_app.ui.place import ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.room_display.view import RoomDisplay
from clerk_app.ui.theme.theme import Theme
from tests.often import in_turn
from tests.ui.popups import ask
from tests.ui.running import Running
from tests.ui.walking import out_of_reach, too_small, unnamed

SIZES = (100, 200)


def _walk(running: Running) -> None:
    assert unnamed(running.window) == []
    assert too_small(running.window) == []
    # While a pop-up is open, what it covers waits; Esc leads out of it.
    assert out_of_reach(running.program.popups.current or running.window) == []


def _screens() -> list[ScreenName]:
    return list(furniture().screens)


def _popups() -> list[PopupName]:
    return list(furniture().popups)


@pytest.fixture
def size() -> int:
    """The text size, where a test has no other."""
    return 100


@pytest.fixture
def theme(theme: Theme, size: int) -> Theme:
    """The theme at that size, before there is a window that would have to follow."""
    theme.set_text_size(size)
    return theme


@pytest.mark.parametrize(("screen", "size"), in_turn(_screens(), SIZES))
def test_every_control_of_a_screen_is_named_large_enough_and_reached(
    window: Running, screen: ScreenName, size: int
) -> None:
    window.go(screen)
    _walk(window)


@pytest.mark.parametrize(("popup", "size"), in_turn(_popups(), SIZES))
def test_every_control_of_a_pop_up_is_named_large_enough_and_reached(
    window: Running, popup: PopupName, size: int
) -> None:
    ask(window, popup)
    _walk(window)


@pytest.mark.parametrize("size", SIZES)
def test_the_room_display_is_named_and_leaves_every_control_of_the_window_in_reach(window: Running, size: int) -> None:
    window.go(ScreenName.LIVE)
    window.window.book.run(ActionId.ROOM_DISPLAY)
    window.hands.settle()
    (display,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, RoomDisplay) and one.isVisible()]
    assert (unnamed(display), too_small(display)) == ([], [])
    assert display.accessibleName() == "Room display"
    assert display.accessibleDescription().splitlines() == list(display.values.words)
    window.window.activateWindow()
    _walk(window)


def test_the_walk_finds_what_is_wrong(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    unnamed_button, small_button, unreachable = QPushButton(), QPushButton("Small"), QPushButton("Far")
    small_button.setFixedSize(23, 40)
    unreachable.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    for button in (unnamed_button, small_button, unreachable):
        column.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    unnamed_button.setFocus()
    assert [one.split()[0] for one in unnamed(window)] == ["Button"]
    assert [one.split(" in ")[0] for one in too_small(window)] == ["Button “Small” 23x40"]
    assert [one.split(" in ")[0] for one in out_of_reach(window)] == ["QPushButton “Far”"]
