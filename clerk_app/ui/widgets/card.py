"""Cards and hairlines: the paper that a screen puts its parts on.

card = CardFrame(theme)                 a layout of one's own goes inside; `card.body` is ready for use
card.body.addWidget(Separator(theme))
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.theme.painting import draw_box
from clerk_app.ui.theme.theme import Theme


class CardFrame(QFrame):
    """White paper with a hairline round it; as a whole it is a group with the accessible name it is given."""

    def __init__(self, theme: Theme, accessible_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(accessible_name)
        self.body = QVBoxLayout(self)
        theme.changed.connect(self._fit)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = self._theme.tokens, self._theme.metrics
        draw_box(
            QPainter(self),
            self.rect(),
            fill=QColor(tokens.base),
            border=QColor(tokens.line),
            width=metrics.border,
            radius=metrics.radius_card,
        )

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.body.setContentsMargins(metrics.px(20), metrics.gap_l, metrics.px(20), metrics.gap_l)
        self.body.setSpacing(metrics.gap_s)
        self.update()


class Separator(QWidget):
    """A hairline across."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(1, self._theme.metrics.border)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.tokens.line))
