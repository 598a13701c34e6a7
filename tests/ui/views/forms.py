"""Hands in a screen that holds a form: what has the focus, what is typed there, and waiting until it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.ui.actions import ActionId
from clerk_app.ui.forms.rows import FieldRow
from clerk_app.ui.forms.screen import FormScreen
from clerk_app.ui.place import Place, ScreenName
from tests.ui.views.stage import BOARD, Stage

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def show(screen: FormScreen, qtbot: QtBot, name: ScreenName) -> None:
    """Show the screen with the focus where it begins."""
    qtbot.addWidget(screen)
    screen.resize(1100, 640)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.visit(Place(screen=name, board_id=BOARD))
    screen.take_focus()


def focused() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str) -> None:
    """Type where the focus is, over what is chosen there."""
    QTest.keyClicks(focused(), text)


def press(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where the focus is."""
    for key in keys:
        QTest.keyClick(focused(), key, modifiers)


def settle(stage: Stage, screen: FormScreen) -> None:
    """All that was answered is kept, and what follows from it too."""
    screen.keeper.flush()
    while not stage.lane.is_idle:
        stage.done()


def undo(stage: Stage, screen: FormScreen) -> None:
    """Take the last step back."""
    screen.commands()[ActionId.UNDO]()
    settle(stage, screen)


def redo(stage: Stage, screen: FormScreen) -> None:
    """Do it again."""
    screen.commands()[ActionId.REDO]()
    settle(stage, screen)


def field(screen: FormScreen, key: str) -> FieldRow:
    """The row of a field."""
    row = screen.form.row_of(key)
    assert isinstance(row, FieldRow), key
    return row


def shown(screen: FormScreen, key: str) -> str:
    """What stands in a field."""
    target = field(screen, key).first()
    assert isinstance(target, QLineEdit), key
    return target.text()


def wrong(screen: FormScreen, key: str) -> str:
    """What is said to be wrong with the answer to a field."""
    target = field(screen, key).first()
    assert target is not None
    return target.accessibleDescription()


def answer(screen: FormScreen, key: str, text: str) -> None:
    """Go to a field, write this in place of what stands there, and press Enter."""
    assert screen.form.go_to(key), key
    press(Qt.Key.Key_A, modifiers=Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Backspace)
    write(text)
    press(Qt.Key.Key_Return)


def choose(screen: FormScreen, key: str, *keys: Qt.Key) -> None:
    """Go to a field, or a button, and press keys there."""
    assert screen.form.go_to(key), key
    press(*keys)
