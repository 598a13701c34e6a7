"""The line of a pop-up that asks: in the type of the minutes, its arrow keys for the list of what is found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme

HEIGHT = 38
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class AskField(QLineEdit):
    """One line to answer in."""

    stepped = Signal(int)
    """To the next row of the list under it (1), or the one before (-1)."""

    def __init__(self, theme: Theme, asked: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.ask(asked)
        theme.changed.connect(self._fit)
        self._fit()

    def ask(self, words: str) -> None:
        """Say what is asked: in the line while it is empty, and to assistants."""
        self.setAccessibleName(words)
        self.setPlaceholderText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setFont(self._theme.font(TextStyle.WRITING))
        self.setMinimumHeight(self._theme.metrics.px(HEIGHT))
