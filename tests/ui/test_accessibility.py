"""Every screen and every pop-up of the window: each control has a name, is large enough, and is reached with Tab."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk_app import bootstrap
from clerk_app.cli.gui import launch_on
from clerk_app.domain.meeting import Meeting
from clerk_app.ui.actions import ActionId
from clerk_app.ui.app import Program
from clerk_app.ui.background.write_lane import OpenStore
from clerk_app.ui.furniture import furniture
from clerk_app.ui.hands import Hands
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.screen import Place, ScreenName
from clerk_app.ui.theme.theme import Theme
from tests.fakes import SetClock
from tests.ui.walking import out_of_reach, too_small, unnamed

DAY = date(2026, 3, 2)
CLOCK = SetClock(datetime(2026, 3, 2, 10, 5, tzinfo=UTC))
SIZES = (100, 200)

ASKED_BY: dict[PopupName, tuple[ScreenName, ActionId]] = {
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


class Stage:
    """The program over the samples, and the keys to it."""

    def __init__(self, program: Program) -> None:
        self.program, self.window = program, program.window
        self.hands = Hands(program.window, self._is_settled)
        self._store: OpenStore | None = None
        program.lane.opened.connect(self._opened)
        program.show()
        self.hands.take_up()
        self.hands.wait_until(self._is_filled, "the first screen is shown")

    def go(self, screen: ScreenName) -> None:
        """Show a screen of the sample meeting."""
        assert self._store is not None
        meeting = max(self._store.app.queries.where(Meeting), key=lambda one: one.date)
        self.program.navigation.go(Place(screen=screen, board_id=meeting.board_id, meeting_id=meeting.id))
        self.hands.settle()

    def ask(self, popup: PopupName) -> None:
        """Open a pop-up as its command does."""
        screen, action = ASKED_BY[popup]
        self.go(screen)
        self.window.book.run(action)
        self.hands.settle()
        assert self.program.popups.current is not None, f"{action} opens {popup}"

    def _opened(self, store: OpenStore) -> None:
        self._store = store

    def _is_filled(self) -> bool:
        return self.window.screen_shown is not None

    def _is_settled(self) -> bool:
        return self.program.lane.is_idle and self.program.jobs.is_idle


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot, sample_store: Path, tmp_path: Path) -> Iterator[Stage]:
    path = Path(shutil.copy(sample_store, tmp_path / "records.clerk"))
    launch = replace(launch_on(path, CLOCK, tmp_path / "look.json"), heavy_modules=())
    program = Program(launch, theme)
    qtbot.addWidget(program.window)
    yield Stage(program)
    program.window.close()
    program.close()


def _walk(stage: Stage) -> None:
    assert unnamed(stage.window) == []
    assert too_small(stage.window) == []
    # While a pop-up is open, what it covers waits; Esc leads out of it.
    assert out_of_reach(stage.program.popups.current or stage.window) == []


def _screens() -> list[ScreenName]:
    return list(furniture().screens)


def _popups() -> list[PopupName]:
    return list(furniture().popups)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", _screens())
def test_every_control_of_a_screen_is_named_large_enough_and_reached(
    stage: Stage, theme: Theme, screen: ScreenName, size: int
) -> None:
    theme.set_text_size(size)
    stage.go(screen)
    _walk(stage)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("popup", _popups())
def test_every_control_of_a_pop_up_is_named_large_enough_and_reached(
    stage: Stage, theme: Theme, popup: PopupName, size: int
) -> None:
    theme.set_text_size(size)
    stage.ask(popup)
    _walk(stage)


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
