"""Key caps: a small raised box that names a key.

`KeyCap` is the label; `cap_size` and `draw_cap` are for delegates and buttons that paint one inside themselves. Keys
are given as they are shown ("Ctrl+K"), so translate them with QKeySequence before.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_box, steady
from clerk_app.ui.theme.theme import Theme


@dataclass(frozen=True)
class CapColours:
    """How a cap is drawn: its surface, its border, the darker edge below, and its words."""

    fill: QColor
    border: QColor
    edge: QColor
    text: QColor


def cap_colours(theme: Theme) -> CapColours:
    """A cap on an ordinary surface."""
    tokens = theme.tokens
    return CapColours(QColor(tokens.raised), QColor(tokens.line), QColor(tokens.control), QColor(tokens.text2))


def cap_colours_on_accent(theme: Theme) -> CapColours:
    """A cap inside a primary button."""
    on_accent = QColor(theme.tokens.on_accent)
    faint = QColor(on_accent)
    faint.setAlphaF(0.65)
    return CapColours(QColor(0, 0, 0, 0), faint, faint, on_accent)


def cap_size(theme: Theme, keys: str) -> QSize:
    """The room that a cap with these keys takes."""
    writer = theme.writer(TextStyle.KEY_CAP)
    width = writer.width(keys) + 2 * theme.metrics.px(6)
    height = max(writer.height + theme.metrics.px(2), theme.metrics.px(18))
    return QSize(max(width, height + theme.metrics.px(2)), height)


def draw_cap(painter: QPainter, at: QPoint, keys: str, theme: Theme, colours: CapColours) -> int:
    """Draw a cap with its top left corner at a point; gives back its width."""
    rect = QRect(at, cap_size(theme, keys))
    metrics = theme.metrics
    with steady(painter):
        draw_box(
            painter, rect, fill=colours.fill, border=colours.border, width=metrics.border, radius=metrics.radius_chip
        )
        if colours.edge != colours.border:
            _draw_edge(painter, rect, colours.edge, metrics.border, metrics.radius_chip)
        painter.setFont(theme.font(TextStyle.KEY_CAP))
        painter.setPen(colours.text)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, keys)
    return rect.width()


def _draw_edge(painter: QPainter, rect: QRect, colour: QColor, width: int, radius: int) -> None:
    painter.save()
    painter.setClipRect(rect.adjusted(0, rect.height() - radius, 0, 0))
    draw_box(painter, rect, border=colour, width=width, radius=radius)
    painter.restore()


class KeyCap(QLabel):
    """A label that names one key or chord."""

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return cap_size(self._theme, self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_cap(QPainter(self), QPoint(0, 0), self.text(), self._theme, cap_colours(self._theme))
