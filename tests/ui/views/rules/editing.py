"""Hands in the editor of a rule: its phrases, what is wrong in them, and menus opened by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clerk_app.domain.board import Board
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.services.acts import SaveSetup
from clerk_app.ui.forms.lines import FormChoice
from clerk_app.ui.forms.phrase_row import MenuButton, PhraseRow
from clerk_app.ui.forms.rows import OpenerRow, SayingRow
from clerk_app.ui.place import ScreenName
from clerk_app.ui.views.rules.view import RulesScreen
from tests.ui.views.forms import answer, choose, press, settle, show
from tests.ui.views.stage import BOARD, Stage


def opened(stage: Stage, qtbot: QtBot, section: str = "quorum") -> RulesScreen:
    """The screen with a section of it."""
    screen = RulesScreen(stage.desk)
    show(screen, qtbot, ScreenName.RULES)
    screen.sections.go_to(section)
    return screen


def board_of(stage: Stage) -> Board:
    """The board as it is committed."""
    found = stage.store.queries.entity(Board, BOARD)
    assert found is not None
    return found


def quorum_of(stage: Stage) -> QuorumRule:
    """Its quorum rule."""
    rule = board_of(stage).quorum
    assert rule is not None
    return rule


def put(stage: Stage, board: Board) -> None:
    """The board is to be so."""
    stage.execute(SaveSetup(put=(board,)))


def said(screen: RulesScreen, key: str) -> str:
    """A sentence."""
    row = screen.form.row_of(key)
    assert isinstance(row, SayingRow), key
    return row.words


def phrase(screen: RulesScreen, key: str) -> PhraseRow:
    """The line of a part."""
    row = screen.form.row_of(key)
    assert isinstance(row, PhraseRow), key
    return row


def wrong(screen: RulesScreen, key: str) -> str:
    """What is said to be wrong with the answer to a field."""
    return phrase(screen, key).controls[key].target.accessibleDescription()


def note(screen: RulesScreen, key: str) -> str:
    """What a line that opens says of what is below it."""
    row = screen.form.row_of(key)
    assert isinstance(row, OpenerRow), key
    return row.note


def fill(stage: Stage, screen: RulesScreen, key: str, text: str) -> None:
    """Write this in a field in place of what stands there."""
    answer(screen, key, text)
    settle(stage, screen)


def pick(stage: Stage, screen: RulesScreen, key: str, *keys: Qt.Key) -> None:
    """Press keys in a field, or at a button."""
    choose(screen, key, *keys)
    settle(stage, screen)


def add(stage: Stage, screen: RulesScreen, key: str, words: str) -> None:
    """Go down with the arrows to what begins so, among what can be added to several, and take it with Enter."""
    assert screen.form.go_to(key), key
    offered = phrase(screen, key).target(key)
    assert isinstance(offered, FormChoice)
    place = next(row for row in range(offered.count()) if offered.itemText(row).startswith(words))
    press(*(Qt.Key.Key_Down for _ in range(place)), Qt.Key.Key_Return)
    settle(stage, screen)


def do(stage: Stage, screen: RulesScreen, key: str, deed: str) -> None:
    """Open the menu of a part by its key and choose there what is called so, by the arrows and Enter."""
    assert screen.form.go_to(f"{key}/menu"), key
    button = phrase(screen, f"{key}/menu").target(f"{key}/menu")
    assert isinstance(button, MenuButton)
    press(Qt.Key.Key_Space)
    menu = button.offers
    for _ in menu.actions():
        active = menu.activeAction()
        if active.text() == deed:
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction().text() == deed
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle(stage, screen)


def typed_in(screen: RulesScreen, key: str) -> str:
    """What stands in a line of a phrase."""
    target = phrase(screen, key).target(key)
    assert isinstance(target, QLineEdit)
    return target.text()
