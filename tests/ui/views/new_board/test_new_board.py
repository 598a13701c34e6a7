from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.board import Board
from clerk_app.domain.names import DatedName
from clerk_app.services.acts import CreateBoard
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.presenting.new_board import new_board_read
from clerk_app.ui.views.new_board.view import NewBoard
from tests.ui.views.stage import BOARD, Stage, known_id

KNOWN = [Board(id=known_id("b", 1), names=(DatedName("Harbour Board"),))]
ENTER = Qt.Key.Key_Return


@pytest.fixture
def popup(make_stage: Callable[..., Stage], qtbot: QtBot) -> tuple[Stage, NewBoard]:
    """The pop-up over an empty pane."""
    stage = make_stage().with_board()
    stage.cover_shown(QWidget(), (1000, 600), qtbot)
    stage.popups.furnish(stage.desk, {PopupName.NEW_BOARD: NewBoard})
    stage.popups.ask(Question(name=PopupName.NEW_BOARD), stage.answers.append)
    shown = stage.popups.current
    assert isinstance(shown, NewBoard)
    return stage, shown


def test_a_board_needs_a_name_of_its_own_and_a_title_for_its_chair() -> None:
    assert new_board_read("  ", "Chair", BOARD, KNOWN).wrong == (
        "Type the name of the board, as its minutes should print it."
    )
    taken = new_board_read("harbour  BOARD", "Chair", BOARD, KNOWN)
    assert taken.wrong == "There is a board called “harbour BOARD” already."
    without = new_board_read("New Board", " ", BOARD, KNOWN)
    assert (without.is_about_chair, without.act) == (True, None)
    board = Board(
        id=BOARD, names=(DatedName("New Board"),), chair_title="Convener", house_style="numbered-with-decision-words"
    )
    assert new_board_read(" New  Board ", "Convener", BOARD, KNOWN).act == CreateBoard(board=board)


def test_name_and_enter_make_a_board_with_a_chair(popup: tuple[Stage, NewBoard]) -> None:
    stage, shown = popup
    assert shown.name.hasFocus()
    QTest.keyClicks(shown.name, "Harbour Board")
    QTest.keyClick(shown.name, ENTER)
    QTest.keyClick(shown.name, ENTER)
    stage.done()
    (board,) = [one for one in stage.all(Board) if one.id != BOARD]
    assert (board.names[0].name, board.chair_title) == ("Harbour Board", "Chair")
    assert stage.answers == [board.id]


def test_what_is_wrong_is_said_at_its_line_until_it_is_mended(popup: tuple[Stage, NewBoard]) -> None:
    stage, shown = popup
    QTest.keyClick(shown.name, ENTER)
    assert shown.wrong.isVisible()
    assert shown.name.accessibleDescription() == shown.wrong.text()
    QTest.keyClicks(shown.name, "Harbour Board")
    assert not shown.wrong.isVisible()
    shown.chair.clear()
    QTest.keyClick(shown.name, ENTER)
    assert shown.chair.hasFocus()
    assert shown.chair.accessibleDescription() == shown.wrong.text()
    assert stage.acts == []


def test_what_could_not_be_saved_is_said_and_may_be_tried_again(popup: tuple[Stage, NewBoard]) -> None:
    stage, shown = popup
    stage.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    QTest.keyClicks(shown.name, "Harbour Board")
    QTest.keyClick(shown.name, ENTER)
    stage.done()
    assert shown.wrong.isVisible()
    QTest.keyClick(shown.name, ENTER)
    stage.done()
    assert len(stage.answers) == 1
