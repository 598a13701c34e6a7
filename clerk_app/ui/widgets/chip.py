"""Chips: a word in a small box.

Chip(theme, "3 working days", "warning")                          a state, to be read
ChipButton(theme, "Public", icon="eye")                           a state that can be changed by pressing it
FilterChip(theme, "Overdue", count=3)                             a filter that is on or off, with a tick when on
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.metrics import SMALLEST_TARGET
from clerk_app.ui.theme.painting import draw_box, draw_line_of_text, draw_pixmap
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.theme.tokens import Meaning
from clerk_app.ui.widgets.kinds import Kind, meaning_of


class Chip(QLabel):
    """A state to be read: a word, always, and an icon where it helps."""

    def __init__(
        self, theme: Theme, text: str, kind: Kind = "neutral", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._kind: Kind = kind
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_state(self, text: str, kind: Kind, icon: str = "") -> None:
        """Show another state."""
        self._kind, self._icon = kind, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._theme, self.text(), bool(self._icon))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        draw_chip(QPainter(self), self.rect(), self.text(), self._kind, self._theme, icon=self._icon, ratio=ratio)


def chip_size(theme: Theme, text: str, with_icon: bool = False) -> QSize:
    """The room that a chip takes, for delegates that paint one."""
    words = QFontMetrics(theme.font(TextStyle.CAPTION_STRONG))
    metrics = theme.metrics
    icon = metrics.px(14) + metrics.px(5) if with_icon else 0
    return QSize(
        words.horizontalAdvance(text) + icon + 2 * metrics.px(8), max(metrics.px(22), words.height() + metrics.px(4))
    )


def draw_chip(
    painter: QPainter, rect: QRect, text: str, kind: Kind, theme: Theme, *, icon: str = "", ratio: float = 1.0
) -> None:
    """Draw a chip in a room of `chip_size`."""
    meaning = meaning_of(theme.tokens, kind)
    metrics = theme.metrics
    border = theme.tokens.line if kind == "neutral" and theme.tokens.scheme != "contrast" else meaning.bar
    draw_box(
        painter,
        rect,
        fill=QColor(meaning.fill),
        border=QColor(border),
        width=metrics.border,
        radius=metrics.radius_chip,
    )
    room = rect.adjusted(metrics.px(8), 0, -metrics.px(8) + 1, 0)
    if icon:
        side = metrics.px(14)
        draw_pixmap(
            painter, theme.pixmap(icon, f"{kind}.text", 14, ratio), QRect(room.left(), rect.top(), side, rect.height())
        )
        room.setLeft(room.left() + side + metrics.px(5))
    draw_line_of_text(painter, room, text, theme.font(TextStyle.CAPTION_STRONG), QColor(meaning.text))


class ChipButton(QToolButton):
    """A chip that is pressed to change what it says; checkable when made so."""

    def __init__(
        self, theme: Theme, text: str, *, icon: str = "", kind: Kind = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: Kind = kind
        self._icon = icon
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_state(self, text: str, kind: Kind, icon: str = "") -> None:
        """Show another state."""
        self._kind, self._icon = kind, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        size = chip_size(self._theme, self.text(), bool(self._icon))
        return size.expandedTo(QSize(SMALLEST_TARGET, max(SMALLEST_TARGET, self._theme.metrics.px(24))))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        kind: Kind = "info" if self.isChecked() else self._kind
        draw_chip(painter, self.rect(), self.text(), kind, self._theme, icon=self._icon, ratio=ratio)
        if self.underMouse() or self.isDown():
            metrics = self._theme.metrics
            tokens = self._theme.tokens
            border = QColor(tokens.edge_under_pointer(meaning_of(tokens, kind).bar))
            draw_box(painter, self.rect(), border=border, width=metrics.border, radius=metrics.radius_chip)


class FilterChip(QPushButton):
    """A filter that is on or off: a tick, a border and a fill when it is on, and how many it would show."""

    def __init__(self, theme: Theme, text: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._word = text
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)
        self.toggled.connect(self._resize)
        theme.changed.connect(self.updateGeometry)

    def set_count(self, count: int | None) -> None:
        """Show how many the filter finds; None shows nothing."""
        self.setText(self._word if count is None else f"{self._word} {count}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics
        words = QFontMetrics(self._font())
        tick = metrics.px(14) + metrics.px(6) if self.isChecked() else 0
        width = words.horizontalAdvance(self.text()) + tick + 2 * metrics.px(11)
        return QSize(max(width, SMALLEST_TARGET), max(metrics.bar_button_height, words.height() + metrics.px(6)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = self._theme.metrics
        meaning = self._meaning()
        draw_box(
            painter,
            self.rect(),
            fill=QColor(meaning.fill),
            border=QColor(self._edge(meaning)),
            width=metrics.border,
            radius=metrics.radius_chip,
        )
        room = self.rect().adjusted(metrics.px(11), 0, -metrics.px(11) + 1, 0)
        if self.isChecked():
            side = metrics.px(14)
            tick = self._theme.pixmap("check", "info.text", 14, self.devicePixelRatioF())
            draw_pixmap(painter, tick, QRect(room.left(), 0, side, self.height()))
            room.setLeft(room.left() + side + metrics.px(6))
        draw_line_of_text(painter, room, self.text(), self._font(), QColor(meaning.text))

    def _edge(self, meaning: Meaning) -> str:
        tokens = self._theme.tokens
        if self.underMouse():
            return tokens.edge_under_pointer(meaning.bar)
        return meaning.bar if self.isChecked() else tokens.line

    def _meaning(self) -> Meaning:
        return self._theme.tokens.info if self.isChecked() else self._theme.tokens.neutral

    def _font(self) -> QFont:
        return self._theme.font(TextStyle.STRONG if self.isChecked() else TextStyle.BODY)

    def _resize(self) -> None:
        self.updateGeometry()
        self.update()
