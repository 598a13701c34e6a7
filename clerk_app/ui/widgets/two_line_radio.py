"""A choice among a few below one another, each with a second line that says what it means."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import NO_COLOUR, draw_box, draw_line_of_text
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.radio import RadioButton


class TwoLineRadio(RadioButton):
    """Its name with a key of its own, and the second line below, which assistants read as its description."""

    def __init__(self, theme: Theme, text: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.about = about
        self.setAccessibleDescription(about)
        self.setToolTip(about)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics
        lines = self._theme.writer(TextStyle.STRONG).height + self._theme.writer(TextStyle.CAPTION).height
        width = max(
            self._theme.writer(TextStyle.STRONG).label_width(self.text()),
            self._theme.writer(TextStyle.CAPTION).width(self.about),
        )
        return QSize(self._left() + width + metrics.gap_s, lines + metrics.px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(160), self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, metrics, tokens = QPainter(self), self._theme.metrics, self._theme.tokens
        if self.isChecked():
            # One surface for everything leaves no soft fill to see: a border says it instead.
            edge = QColor(tokens.mark) if tokens.accent_soft == tokens.base else NO_COLOUR
            radius = metrics.radius_control
            draw_box(painter, self.rect(), fill=QColor(tokens.accent_soft), border=edge, radius=radius)
        elif self.underMouse():
            draw_box(painter, self.rect(), fill=QColor(tokens.hover), radius=metrics.radius_control)
        strong, caption = self._theme.writer(TextStyle.STRONG).height, self._theme.writer(TextStyle.CAPTION).height
        option = QStyleOptionButton()
        self.initStyleOption(option)
        side = self.style().pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, option, self)
        top = metrics.px(4)
        option.rect = QRect(metrics.gap_s, top + (strong - side) // 2, side, side)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorRadioButton, option, painter, self)
        room = QRect(self._left(), top, self.width() - self._left() - metrics.gap_xs, strong)
        painter.setFont(self._theme.font(TextStyle.STRONG))
        painter.setPen(self._theme.colour("text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(room, int(flags), self.text())
        below = QRect(room.left(), room.bottom() + 1, room.width(), caption)
        font = self._theme.font(TextStyle.CAPTION)
        draw_line_of_text(painter, below, self.about, font, self._theme.colour("text2"))

    def _left(self) -> int:
        return self._theme.metrics.px(34)
