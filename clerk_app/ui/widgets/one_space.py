"""One space behind what a list has put into a text: whoever types on, a space first, finds it there already."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextEdit


class OneSpace(QObject):
    """Knows whether the space before the caret is one that is likely to be typed again."""

    def __init__(self, pane: QTextEdit) -> None:
        super().__init__(pane)
        self._pane = pane
        self._is_there = False
        pane.cursorPositionChanged.connect(self._forget)

    def look(self) -> None:
        """Something was just put before the caret: a space that stands there now need not be typed."""
        cursor = self._pane.textCursor()
        self._is_there = self._pane.document().characterAt(cursor.position() - 1) == " "

    def is_typed_by(self, event: QKeyEvent) -> bool:
        """Whether a key types that space once more; it does so but once, and only where the caret has stayed."""
        is_there = self._is_there
        if event.text():
            self._forget()
        return is_there and event.text() == " " and not self._pane.textCursor().hasSelection()

    def _forget(self) -> None:
        self._is_there = False
