"""How far something has come, as a thin line; the words for it stand beside it and are written by the screen.

line = ProgressLine(theme, "Roll call")
line.set_progress(8, 14, "8 of 14 marked")
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from clerk_app.ui.theme.painting import draw_box
from clerk_app.ui.theme.theme import Theme


class ProgressLine(QProgressBar):
    """A line that fills from the left; past its end it stays full."""

    def __init__(self, theme: Theme, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = "mark"
        self.setTextVisible(False)
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_progress(self, done: int, of: int, spoken: str) -> None:
        """Show this much; `spoken` says the same in words for assistants. Nothing of nothing is an empty line."""
        self.setRange(0, max(of, 1))
        self.setValue(min(max(done, 0), self.maximum()))
        self.setAccessibleDescription(spoken)

    def set_colour(self, colour: str) -> None:
        """Fill with the colour at another path of the tokens, such as "danger.bar"."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(80), self._theme.metrics.px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(24), self._theme.metrics.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = self._theme.tokens, self._theme.metrics
        painter = QPainter(self)
        radius = self.height() / 2
        draw_box(
            painter,
            self.rect(),
            fill=QColor(tokens.hover),
            border=QColor(tokens.line),
            width=metrics.border,
            radius=radius,
        )
        length = round(self.width() * self.value() / self.maximum())
        if length:
            filled = self._from_the_start(max(length, self.height()))
            draw_box(painter, filled, fill=self._theme.colour(self._colour), radius=radius)

    def _from_the_start(self, length: int) -> QRect:
        left = self.width() - length if self.isRightToLeft() else 0
        return QRect(left, 0, length, self.height())
