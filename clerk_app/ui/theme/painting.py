"""Small helps for painting by hand: a painter that is left as it was, boxes whose border lies inside, lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

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
    metrics = QFontMetrics(font)
    shown = text.replace("\n", " ")
    width = metrics.horizontalAdvance(shown)
    if width > room.width():
        shown = metrics.elidedText(shown, cut, room.width())
        width = metrics.horizontalAdvance(shown)
    spare = room.width() - width
    left = room.left()
    if alignment is Qt.AlignmentFlag.AlignRight:
        left += spare
    elif alignment is Qt.AlignmentFlag.AlignHCenter:
        left += spare // 2
    painter.setFont(font)
    painter.setPen(colour)
    # Drawn at a point, since to be laid out in the room it would be measured all over again.
    painter.drawText(left, room.top() + (room.height() - metrics.height()) // 2 + metrics.ascent(), shown)
    return width
