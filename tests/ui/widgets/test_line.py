from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.ui.widgets.line import Line

CTRL = Qt.KeyboardModifier.ControlModifier


def test_filling_a_line_is_no_typing_and_shows_its_beginning(qtbot: QtBot) -> None:
    line = Line()
    qtbot.addWidget(line)
    with qtbot.assertNotEmitted(line.textChanged):
        line.show_text("Head of Partnerships")
    assert (line.text(), line.cursorPosition()) == ("Head of Partnerships", 0)


def test_undo_goes_past_a_line(qtbot: QtBot) -> None:
    line = Line()
    qtbot.addWidget(line)
    line.insert("typed")
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        undo = QKeyEvent(kind, Qt.Key.Key_Z, CTRL)
        QApplication.sendEvent(line, undo)
        assert not undo.isAccepted()
    assert line.text() == "typed"
