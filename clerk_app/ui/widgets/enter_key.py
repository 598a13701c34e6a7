"""Enter presses the button that has the focus, as Space does; Qt by itself does so in dialogs alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def presses_button(event: QKeyEvent, part: QWidget) -> bool:
    """Whether the key is an Enter for a button of this part of the window, which is then pressed."""
    focused = QApplication.focusWidget()
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    if event.key() in ENTER and plain and isinstance(focused, QAbstractButton) and part.isAncestorOf(focused):
        focused.click()
        return True
    return False
