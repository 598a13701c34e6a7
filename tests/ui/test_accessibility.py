"""Every screen and every pop-up of the window: each control has a name, is large enough, and is reached with Tab."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app import bootstrap
from clerk_app.ui.actions import ActionId
from clerk_app.ui.furniture import furniture
from clerk_app.ui.place import ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.theme.theme import Theme
from tests.ui.running import CLOCK, Running, running
from tests.ui.walking import out_of_reach, too_small, unnamed

DAY = date(2026, 3, 2)
SIZES = (100, 200)

ASKED_BY: dict[PopupName, tuple[ScreenName, ActionId]] = {
    PopupName.COMMANDS: (ScreenName.LIVE, ActionId.COMMANDS),
    PopupName.KEYS: (ScreenName.LIVE, ActionId.KEYS),
    PopupName.NEW_MEETING: (ScreenName.HOME, ActionId.NEW_MEETING),
    PopupName.NEW_ACTION: (ScreenName.LIVE, ActionId.ADD_ACTION),
    PopupName.EXPORT: (ScreenName.LIVE, ActionId.EXPORT),
    PopupName.ARRIVED_OR_LEFT: (ScreenName.LIVE, ActionId.ARRIVED_OR_LEFT),
    PopupName.JUMP: (ScreenName.LIVE, ActionId.JUMP),
    PopupName.EDIT_ITEM: (ScreenName.LIVE, ActionId.EDIT_ITEM),
    PopupName.KEEP_VERSION: (ScreenName.LIVE, ActionId.KEEP_VERSION),
    PopupName.VOTE: (ScreenName.LIVE, ActionId.ADD_VOTE),
    PopupName.PICK: (ScreenName.LIVE, ActionId.TAKE_TOGETHER),
    PopupName.NEXT_MEETING: (ScreenName.LIVE, ActionId.NEXT_MEETING),
}
"""How each pop-up is asked for."""


@pytest.fixture(scope="module")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample boards, to be copied."""
    path = tmp_path_factory.mktemp("samples") / "sample.clerk"
    with bootstrap.closing(bootstrap.open_or_create(path, CLOCK)) as app:
        bootstrap.load_samples(app, DAY)
    return path


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, sample_store: Path, tmp_path: Path) -> Iterator[Running]:
    """The program on a store of its own with the samples."""
    with running(Path(shutil.copy(sample_store, tmp_path / "records.clerk")), theme, qtbot) as started:
        yield started


def _ask(running: Running, popup: PopupName) -> None:
    """Open a pop-up as its command does."""
    screen, action = ASKED_BY[popup]
    running.go(screen)
    if popup is PopupName.NEW_ACTION:  # asked for in the middle of a sentence
        running.hands.write("The board asked")
    running.window.book.run(action)
    running.hands.settle()
    assert running.program.popups.current is not None, f"{action} opens {popup}"


def _walk(running: Running) -> None:
    assert unnamed(running.window) == []
    assert too_small(running.window) == []
    # While a pop-up is open, what it covers waits; Esc leads out of it.
    assert out_of_reach(running.program.popups.current or running.window) == []


def _screens() -> list[ScreenName]:
    return list(furniture().screens)


def _popups() -> list[PopupName]:
    return list(furniture().popups)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", _screens())
def test_every_control_of_a_screen_is_named_large_enough_and_reached(
    window: Running, theme: Theme, screen: ScreenName, size: int
) -> None:
    theme.set_text_size(size)
    window.go(screen)
    _walk(window)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("popup", _popups())
def test_every_control_of_a_pop_up_is_named_large_enough_and_reached(
    window: Running, theme: Theme, popup: PopupName, size: int
) -> None:
    theme.set_text_size(size)
    _ask(window, popup)
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
