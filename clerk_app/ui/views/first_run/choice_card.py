"""A way to begin, as a button over the full width: icon, name, what it does, and its key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_box, draw_line_of_text, draw_pixmap
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.key_cap import cap_colours, cap_size, draw_cap


class ChoiceCard(QPushButton):
    """One way to begin; the one with the focus is soft, so that Enter is seen to mean it."""

    def __init__(self, theme: Theme, icon: str, title: str, text: str, keys: str = "") -> None:
        super().__init__(title)
        self._theme = theme
        self._icon, self._words, self._keys = icon, text, keys
        self.setAutoDefault(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(part for part in (text, keys) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics
        lines = self._height(TextStyle.SECTION) + self._height(TextStyle.BODY)
        return QSize(metrics.px(420), max(metrics.px(68), lines + metrics.px(24)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(260), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = self._theme.tokens, self._theme.metrics
        painter = QPainter(self)
        lively = self.hasFocus() and self.isEnabled()
        fill = QColor(tokens.accent_soft if lively else tokens.hover if self.underMouse() else tokens.base)
        edge = tokens.edge_under_pointer(tokens.line) if self.underMouse() else tokens.line
        border = QColor(tokens.mark if lively else edge)
        draw_box(painter, self.rect(), fill=fill, border=border, width=metrics.border, radius=metrics.radius_control)
        room = self.rect().adjusted(metrics.px(18), 0, -metrics.px(17), 0)
        side = metrics.px(20)
        pixmap = self._theme.pixmap(self._icon, self._colour("link"), 20, self.devicePixelRatioF())
        draw_pixmap(painter, pixmap, QRect(room.left(), 0, side, self.height()))
        if self._keys:
            size = cap_size(self._theme, self._keys)
            place = QPoint(room.right() - size.width() + 1, (self.height() - size.height()) // 2)
            draw_cap(painter, place, self._keys, self._theme, cap_colours(self._theme))
            room.setRight(place.x() - metrics.px(10))
        room.setLeft(room.left() + side + metrics.px(17))
        self._draw_words(painter, room)

    def _draw_words(self, painter: QPainter, room: QRect) -> None:
        title, text = self._height(TextStyle.SECTION), self._height(TextStyle.BODY)
        top = (self.height() - title - text) // 2
        first = QRect(room.left(), top, room.width(), title)
        second = QRect(room.left(), top + title, room.width(), text)
        colour = self._theme.colour(self._colour("text"))
        draw_line_of_text(painter, first, self.text(), self._theme.font(TextStyle.SECTION), colour)
        quiet = self._theme.colour(self._colour("text2"))
        draw_line_of_text(painter, second, self._words, self._theme.font(TextStyle.BODY), quiet)

    def _colour(self, path: str) -> str:
        return path if self.isEnabled() else "text3"

    def _height(self, style: TextStyle) -> int:
        return QFontMetrics(self._theme.font(style)).height()


class Segment(QPushButton):
    """One of a row of values of which one is chosen, with a tick on the chosen one."""

    def __init__(self, theme: Theme, text: str, value: int) -> None:
        super().__init__(text)
        self._theme = theme
        self.value = value
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics
        words = QFontMetrics(self._theme.font(TextStyle.STRONG))
        width = words.horizontalAdvance(self.text()) + metrics.px(34)
        return QSize(width, max(metrics.px(34), words.height() + metrics.gap_s))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = self._theme.tokens, self._theme.metrics
        painter = QPainter(self)
        chosen = self.isChecked()
        fill = QColor(tokens.accent if chosen else tokens.hover if self.underMouse() else tokens.base)
        border = QColor(tokens.edge_under_pointer(tokens.control) if self.underMouse() else tokens.control)
        draw_box(painter, self.rect(), fill=fill, border=border, width=metrics.border, radius=metrics.radius_chip)
        colour = QColor(tokens.on_accent if chosen else tokens.text)
        font = self._theme.font(TextStyle.STRONG if chosen else TextStyle.BODY)
        room = QRect(self.rect())
        if chosen:
            side = metrics.px(14)
            width = QFontMetrics(font).horizontalAdvance(self.text()) + side + metrics.px(5)
            left = (self.width() - width) // 2
            tick = self._theme.pixmap("check", "on_accent", 14, self.devicePixelRatioF())
            draw_pixmap(painter, tick, QRect(left, 0, side, self.height()))
            room.setLeft(left + side + metrics.px(5))
            draw_line_of_text(painter, room, self.text(), font, colour)
        else:
            draw_line_of_text(painter, room, self.text(), font, colour, Qt.AlignmentFlag.AlignHCenter)
