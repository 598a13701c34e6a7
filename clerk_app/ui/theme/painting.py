"""Small helps for painting by hand: a painter that is left as it was, boxes whose border lies inside, lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

K = TypeVar("K")
V = TypeVar("V")

NO_COLOUR = QColor(0, 0, 0, 0)


@contextmanager
def steady(painter: QPainter) -> Iterator[QPainter]:
    """The painter with smooth edges; pen, brush and font are put back at the end."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.restore()


def draw_box(
    painter: QPainter,
    rect: QRect,
    *,
    fill: QColor = NO_COLOUR,
    border: QColor = NO_COLOUR,
    width: float = 1,
    radius: float = 0,
    line: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """A rounded box whose border lies wholly inside `rect`."""
    half = width / 2
    with steady(painter):
        painter.setPen(QPen(border, width, line) if border.alpha() else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        inset = half if border.alpha() else 0
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def draw_pixmap(painter: QPainter, pixmap: QPixmap, room: QRect) -> None:
    """A pixmap in the middle of a room."""
    size = pixmap.deviceIndependentSize().toSize()
    left = room.left() + (room.width() - size.width()) // 2
    top = room.top() + (room.height() - size.height()) // 2
    painter.drawPixmap(QPoint(left, top), pixmap)


def draw_line_of_text(
    painter: QPainter,
    room: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """One line, cut with an ellipsis where it does not fit; gives back the pixels it took.

    Names are `cut` in the middle where several may begin alike.
    """
    return LineWriter(font).draw(painter, room, text, colour, alignment, cut)


class LineWriter:
    """Writes lines in one font, and measures each but once: the rows of a list often say the same.

    A theme keeps one for each style: `theme.writer(TextStyle.BODY).draw(painter, room, "10:00", colour)`.
    """

    MOST_KEPT = 1000

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics = QFontMetrics(font)
        self.height = self._metrics.height()
        self._ascent = self._metrics.ascent()
        self._widths: dict[str, int] = {}
        self._labels: dict[str, int] = {}
        self._fitted: dict[tuple[str, int, Qt.TextElideMode], tuple[str, int]] = {}

    def width(self, text: str) -> int:
        """How wide a text is that is not cut."""
        known = self._widths.get(text)
        return known if known is not None else self._kept(self._widths, text, self._metrics.horizontalAdvance(text))

    def label_width(self, label: str) -> int:
        """How wide the text of a button is, in which an ampersand marks a letter."""
        known = self._labels.get(label)
        if known is not None:
            return known
        return self._kept(self._labels, label, self._metrics.size(Qt.TextFlag.TextShowMnemonic.value, label).width())

    def draw(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        colour: QColor,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> int:
        """One line as `draw_line_of_text` draws it; gives back the pixels it took."""
        shown, width = self._fit(text, room.width(), cut)
        left = room.left()
        if alignment is Qt.AlignmentFlag.AlignRight:
            left += room.width() - width
        elif alignment is Qt.AlignmentFlag.AlignHCenter:
            left += (room.width() - width) // 2
        painter.setFont(self._font)
        painter.setPen(colour)
        # Drawn at a point, since to be laid out in the room it would be measured all over again.
        painter.drawText(left, room.top() + (room.height() - self.height) // 2 + self._ascent, shown)
        return width

    def _fit(self, text: str, room: int, cut: Qt.TextElideMode) -> tuple[str, int]:
        """What is shown of a text in a room so wide, and how wide that is."""
        whole = text.replace("\n", " ")
        width = self.width(whole)
        if width <= room:
            return whole, width
        known = self._fitted.get((whole, room, cut))
        if known is not None:
            return known
        shown = self._metrics.elidedText(whole, cut, room)
        return self._kept(self._fitted, (whole, room, cut), (shown, self._metrics.horizontalAdvance(shown)))

    def _kept(self, known: dict[K, V], key: K, value: V) -> V:
        if len(known) >= self.MOST_KEPT:
            known.clear()
        known[key] = value
        return value
