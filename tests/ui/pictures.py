"""What can be seen in a widget's picture, for tests of painting."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget


def picture(widget: QWidget) -> QImage:
    """The widget as it paints itself now."""
    return widget.grab().toImage()


def shows(image: QImage, colour: str, tolerance: int = 24) -> bool:
    """Whether some pixel has the colour, or nearly: the edge of a circle never has it in full."""
    wanted = QColor(colour)
    return any(
        _difference(image.pixelColor(x, y), wanted) <= tolerance
        for x in range(image.width())
        for y in range(image.height())
    )


def _difference(one: QColor, other: QColor) -> int:
    return max(
        abs(one.red() - other.red()),
        abs(one.green() - other.green()),
        abs(one.blue() - other.blue()),
    )
