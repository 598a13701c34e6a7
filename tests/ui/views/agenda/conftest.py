"""The agenda's screen, shown, and a meeting without items."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.services.acts import CreateMeeting
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.views.agenda.view import AgendaScreen
from clerk_app.ui.views.item_details.view import ItemDetailsPopup
from clerk_app.ui.views.live_meeting.pick_popup import PickPopup
from tests.ui.views.agenda.typing import Opener
from tests.ui.views.stage import BOARD, Stage


@pytest.fixture
def open_agenda(qtbot: QtBot) -> Opener:
    """Shows the screen with the focus where it begins."""

    def opened(stage: Stage) -> AgendaScreen:
        screen = AgendaScreen(stage.desk)
        qtbot.addWidget(screen)
        screen.resize(1100, 640)
        stage.cover(screen)
        popups = {PopupName.ITEM_DETAILS: ItemDetailsPopup, PopupName.PICK: PickPopup}
        stage.popups.furnish(stage.desk, popups)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.visit(Place(screen=ScreenName.AGENDA, board_id=BOARD, meeting_id=stage.meeting))
        screen.take_focus()
        return screen

    return opened


@pytest.fixture
def blank(make_stage: Callable[..., Stage]) -> Stage:
    """A meeting without an agenda."""
    stage = make_stage().with_board()
    stage.meeting = stage.made(CreateMeeting(board_id=BOARD, date=date(2024, 10, 4), start=time(10), end=time(11)))
    return stage
