"""The map of boards is walked by arrows, says what ties them, and leads to one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.board import Board, Relation, RelationKind
from clerk_app.domain.names import DatedName
from clerk_app.services.acts import SaveSetup
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.views.board_map.view import BoardMapPopup
from tests.ui.views.stage import BOARD, Stage, known_id

DOWN, UP, LEFT, RIGHT = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right
TOP = Board(id=known_id("b", 1), names=(DatedName("Council"),))


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    """A board that is part of another, and went on from one that is minuted elsewhere."""
    stage = make_stage().with_board()
    board = stage.store.queries.entity(Board, BOARD)
    assert board is not None
    relations = (
        Relation(kind=RelationKind.SUCCEEDS, name="Children’s Executive"),
        Relation(kind=RelationKind.REPORTS_TO, board_id=TOP.id),
    )
    stage.execute(SaveSetup(put=(TOP, replace(board, parent_id=TOP.id, relations=relations))))
    return stage


@pytest.fixture
def popup(stage: Stage, qtbot: QtBot) -> BoardMapPopup:
    stage.cover_shown(QWidget(), (1000, 600), qtbot)
    stage.popups.furnish(stage.desk, {PopupName.BOARD_MAP: BoardMapPopup})
    place = Place(screen=ScreenName.HOME, board_id=BOARD)
    stage.popups.ask(Question(name=PopupName.BOARD_MAP, place=place), stage.answers.append)
    shown = stage.popups.current
    assert isinstance(shown, BoardMapPopup)
    return shown


def words(popup: BoardMapPopup) -> str:
    return str(popup.tree.currentIndex().data())


def walk(popup: BoardMapPopup, *keys: Qt.Key) -> list[str]:
    found = []
    for key in keys:
        QTest.keyClick(popup.tree, key)
        found.append(words(popup))
    return found


def test_it_begins_at_the_board_that_is_shown_and_goes_up_and_down_by_arrows(popup: BoardMapPopup) -> None:
    assert popup.tree.hasFocus()
    assert words(popup) == "Children’s Partnership Board"
    assert walk(popup, DOWN, DOWN) == ["goes on from Children’s Executive", "reports to Council"]
    assert walk(popup, UP, UP, UP, UP) == [
        "goes on from Children’s Executive",
        "Children’s Partnership Board",
        "receives reports from Children’s Partnership Board",
        "Council",
    ]


def test_a_board_is_closed_and_opened_and_the_card_follows(popup: BoardMapPopup) -> None:
    whole = popup.tree.height()
    assert walk(popup, LEFT, DOWN) == ["Children’s Partnership Board"] * 2
    assert popup.tree.height() < whole
    walk(popup, RIGHT)
    assert popup.tree.height() == whole


def test_enter_leads_to_the_board_of_the_row_also_from_what_ties_it(stage: Stage, popup: BoardMapPopup) -> None:
    walk(popup, DOWN)
    QTest.keyClick(popup.tree, Qt.Key.Key_Return)
    assert stage.answers == [], "a body that is minuted elsewhere has no place here"
    walk(popup, DOWN)
    QTest.keyClick(popup.tree, Qt.Key.Key_Return)
    assert stage.answers == [TOP.id]
    assert stage.popups.current is None


def test_the_rows_are_a_sound_tree(popup: BoardMapPopup) -> None:
    QAbstractItemModelTester(popup.model, QAbstractItemModelTester.FailureReportingMode.Fatal, popup)


def test_a_tie_is_read_out_with_its_board(popup: BoardMapPopup) -> None:
    walk(popup, DOWN)
    spoken = popup.tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Children’s Partnership Board goes on from Children’s Executive"
