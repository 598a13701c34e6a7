"""The picker of the board: its whole name over a few lines, or where there is little room, its sign alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_pixmap
from clerk_app.ui.theme.theme import Theme

SIGN = 16
MOST_LINES = 3
_STEPS = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""A key with one of these is a command, and chooses nothing in the list."""


class BoardPicker(QComboBox):
    """Chooses among the boards."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folded = False
        self._offered: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentIndexChanged.connect(self.updateGeometry)
        theme.changed.connect(self.updateGeometry)

    def offer(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Have these in the list, each a name and what it stands for; as at most visits, they may be there already."""
        if choices != self._offered:
            self._offered = choices
            self.clear()
            for name, meant in choices:
                self.addItem(name, meant)

    def set_folded(self, folded: bool) -> None:
        """Show the sign alone; the names are in the list that opens."""
        self._folded = folded
        self.updateGeometry()
        self.update()

    def lines(self) -> list[str]:
        """The name as it is shown: at most three lines, the last of them shortened where the name is longer."""
        return [] if self._folded else wrapped(self.currentText(), self._metrics(), self._text_rect().width())

    def list_width(self) -> int:
        """The width at which the list that opens shows every name in full."""
        widest = max((self.fontMetrics().horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=0)
        return max(self.width(), widest + self._theme.metrics.px(28))

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.list_width())
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key opens the list, where arrows and letters choose and Enter takes: none changes the screen on its way."""
        letters = event.text() if event.text().isprintable() else ""
        if not event.modifiers() & _COMMANDING and (event.key() in _STEPS or letters.strip()):
            self.showPopup()
            self.view().keyboardSearch(letters)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls what is shown, and changes no board."""
        event.ignore()

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics
        height = max(len(self.lines()), 1) * self._metrics().height() + 2 * metrics.px(8)
        return QSize(metrics.px(SIGN) + 2 * metrics.px(8), max(height, metrics.px(32)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.subControls = QStyle.SubControl.SC_ComboBoxFrame
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        side = self._theme.metrics.px(SIGN)
        sign = self._theme.pixmap("chevrons-up-down", "text", SIGN, self.devicePixelRatioF())
        left = (self.width() - side) // 2 if self._folded else self.width() - side - self._theme.metrics.px(8)
        draw_pixmap(painter, sign, QRect(left, (self.height() - side) // 2, side, side))
        painter.setFont(self._theme.font(TextStyle.STRONG))
        painter.setPen(QColor(self._theme.tokens.text))
        painter.drawText(
            self._text_rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "\n".join(self.lines())
        )

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font(TextStyle.STRONG))

    def _text_rect(self) -> QRect:
        metrics = self._theme.metrics
        return self.rect().adjusted(metrics.px(10), 0, -metrics.px(SIGN + 12), 0)


def wrapped(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The text in lines of this width, at most three; the last is shortened where the rest is too long for it."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) == MOST_LINES or metrics.horizontalAdvance(longer) <= width):
            lines[-1] = longer
        else:
            lines.append(word)
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
