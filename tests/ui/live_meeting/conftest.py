"""The live screen in a window, as somebody at the keys finds it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.ui.main_window import MainWindow
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from tests.ui.desk import open_desk
from tests.ui.live_meeting.live import POPUPS, Live
from tests.ui.sample_meeting import BOARD, MEETING, SampleMeeting, on_item_4


@pytest.fixture
def meeting() -> SampleMeeting:
    """The meeting of the pictures, on item 4 at 10:48."""
    return on_item_4()


@pytest.fixture
def desk(theme: Theme, meeting: SampleMeeting, qtbot: QtBot) -> Iterator[Desk]:
    with open_desk(theme, meeting, qtbot) as desk:
        yield desk


@pytest.fixture
def live(theme: Theme, meeting: SampleMeeting, desk: Desk, qtbot: QtBot) -> Iterator[Live]:
    """The window with the live screen, active, the caret in the text."""
    window = MainWindow(theme, desk.state)
    qtbot.addWidget(window)
    desk.popups.furnish(desk, POPUPS)
    window.furnish(desk, {ScreenName.LIVE: LiveScreen})
    window.resize(1366, 690)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    desk.navigation.go(Place(screen=ScreenName.LIVE, board_id=BOARD, meeting_id=MEETING))
    assert isinstance(window.screen_shown, LiveScreen)
    yield Live(window, window.screen_shown, desk, meeting, qtbot)
    desk.lane.drain()


@pytest.fixture
def room(live: Live) -> LiveRoom:
    """The panes of the meeting."""
    return live.room
