"""A choice among a few below one another, each with words below its name that say what it means."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import NO_COLOUR, draw_box
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.radio import RadioButton

_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class TwoLineRadio(RadioButton):
    """Its name with a key of its own, and a second line below, which assistants read as its description.

    Where that line has no room it goes on in the next.
    """

    def __init__(self, theme: Theme, text: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.about = about
        self.setAccessibleDescription(about)
        self.setToolTip(about)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics
        lines = self._theme.writer(TextStyle.STRONG).height + self._theme.writer(TextStyle.CAPTION).height
        width = max(
            self._theme.writer(TextStyle.STRONG).label_width(self.text()),
            self._theme.writer(TextStyle.CAPTION).width(self.about),
        )
        return QSize(self._left() + width + metrics.gap_s, lines + metrics.px(8))

    def heightForWidth(self, width: int) -> int:
        strong = self._theme.writer(TextStyle.STRONG).height
        return strong + self._about_height(self._room(width)) + self._theme.metrics.px(8)

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
        strong = self._theme.writer(TextStyle.STRONG).height
        option = QStyleOptionButton()
        self.initStyleOption(option)
        side = self.style().pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, option, self)
        top = metrics.px(4)
        option.rect = QRect(metrics.gap_s, top + (strong - side) // 2, side, side)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorRadioButton, option, painter, self)
        room = QRect(self._left(), top, self._room(self.width()), strong)
        painter.setFont(self._theme.font(TextStyle.STRONG))
        painter.setPen(self._theme.colour("text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(room, int(flags), self.text())
        painter.setFont(self._theme.font(TextStyle.CAPTION))
        painter.setPen(self._theme.colour("text2"))
        below = QRect(room.left(), room.bottom() + 1, room.width(), self.height() - room.bottom())
        painter.drawText(below, _WRAPPED, self.about)

    def _room(self, width: int) -> int:
        return max(width - self._left() - self._theme.metrics.gap_xs, 1)

    def _about_height(self, room: int) -> int:
        needed = QFontMetrics(self._theme.font(TextStyle.CAPTION)).boundingRect(0, 0, room, 0, _WRAPPED, self.about)
        return max(needed.height(), self._theme.writer(TextStyle.CAPTION).height)

    def _left(self) -> int:
        return self._theme.metrics.px(34)
