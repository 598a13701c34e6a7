"""A line to type in that shows what the store has: undo is the window's, and filling it is no typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit

from clerk_app.ui.widgets.undo_key import passes_undo


class Line(QLineEdit):
    """One line; the keys of undo go past it."""

    def event(self, event: QEvent) -> bool:
        # The window's undo goes back over all that was done on a screen; the line's own knows only its letters.
        return False if passes_undo(event) else super().event(event)

    def show_text(self, text: str) -> None:
        """Fill the line; the beginning of a long text is seen."""
        if text != self.text():
            self.blockSignals(True)
            self.setText(text)
            self.setCursorPosition(0)
            self.blockSignals(False)
