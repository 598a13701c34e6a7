"""The ways to a new board, and to the screens on which boards are set up, in the running window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clerk_app.domain.board import Board
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import ScreenName
from clerk_app.ui.popup_host import AskingPopup
from clerk_app.ui.views.new_board.view import NewBoard
from tests.ui.running import Running


def _popup(window: Running) -> AskingPopup | None:
    return window.program.popups.current


def test_the_file_menu_leads_to_a_new_board_and_on_to_its_members(window: Running) -> None:
    window.window.book.run(ActionId.NEW_BOARD)
    window.hands.settle()
    window.hands.write("Harbour Board")
    window.hands.press("Return")
    window.reach(ScreenName.MEMBERS)
    assert _popup(window) is None
    board = window.queries.entity(Board, window.place.board_id) if window.place.board_id is not None else None
    assert board is not None
    assert board.names[0].name == "Harbour Board"
    assert "Harbour Board" in window.window.windowTitle()


@pytest.mark.qt_log_ignore("This plugin does not support")  # raising and grabbing, as a list does that opens
def test_the_foot_of_the_board_picker_leads_to_a_new_board_and_changes_no_board(window: Running) -> None:
    picker = window.window.contents.navigation.boards
    shown, place = picker.currentText(), window.place
    assert picker.itemText(picker.count() - 1) == "New board…"
    picker.setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Down)
    QTest.keyClick(picker.view(), Qt.Key.Key_End)
    QTest.keyClick(picker.view(), Qt.Key.Key_Return)
    window.hands.settle()
    assert isinstance(_popup(window), NewBoard)
    assert picker.currentText() == shown
    window.program.popups.close()
    assert window.place == place


def test_what_the_navigation_leads_to_are_commands(window: Running) -> None:
    for action, screen in (
        (ActionId.MEETINGS, ScreenName.MEETINGS),
        (ActionId.MEMBERS, ScreenName.MEMBERS),
        (ActionId.RULES, ScreenName.RULES),
    ):
        window.window.book.run(action)
        window.reach(screen)
        assert window.place.board_id is not None
