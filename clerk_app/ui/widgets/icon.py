"""An icon as a widget, in a colour of the theme.

Decorative unless it is given a name: then assistants read the name.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from clerk_app.ui.theme.painting import draw_pixmap
from clerk_app.ui.theme.theme import Theme


class IconLabel(QLabel):
    """One icon; `size` is its side at 100 %."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        colour: str = "text",
        size: int = 16,
        *,
        accessible_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name, self._colour, self._size = name, colour, size
        self.setAccessibleName(accessible_name)
        # Qt calls a label a picture only where it holds one, else assistants meet a label without words.
        self.setPixmap(QPixmap(1, 1))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_icon(self, name: str, colour: str = "text") -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.metrics.px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        pixmap = self._theme.pixmap(self._name, self._colour, self._size, self.devicePixelRatioF())
        draw_pixmap(QPainter(self), pixmap, self.rect())
