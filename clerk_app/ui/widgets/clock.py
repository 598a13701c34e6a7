"""The clock of the top bar: figures of one width, so that nothing beside it moves."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.text import TextLabel


class ClockLabel(TextLabel):
    """A time of day such as "10:48", written by whoever holds the clock."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", TextStyle.CLOCK, parent=parent)
        self.setWordWrap(False)

    def set_time(self, time: str) -> None:
        """Show this time; nothing is announced, since a clock is read only when asked for."""
        if time != self.text():
            self.setText(time)
