"""Rows that are made once and filled again, so that a refill never takes the focus away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.theme.theme import Theme

V_contra = TypeVar("V_contra", contravariant=True)
V = TypeVar("V")


class Line(QWidget):
    """A row with a hairline below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Set the lengths again that depend on the text size."""

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self.theme.metrics.border
        colour = QColor(self.theme.tokens.line)
        QPainter(self).fillRect(0, self.height() - line, self.width(), line, colour)


class Shows(Protocol[V_contra]):
    """A row that can be filled."""

    def show_value(self, value: V_contra) -> None:
        """Show this."""
        ...

    def setVisible(self, visible: bool) -> None:
        """Whether it is used."""
        ...


class Rows(Generic[V]):
    """As many rows as there are values; those left over are hidden."""

    def __init__(self, column: QVBoxLayout, make: Callable[[], Shows[V]]) -> None:
        self._column = column
        self._make = make
        self.made: list[Shows[V]] = []

    def show_values(self, values: Sequence[V]) -> None:
        """Fill the rows."""
        while len(self.made) < len(values):
            row = self._make()
            self.made.append(row)
            if isinstance(row, QWidget):
                self._column.addWidget(row)
        for number, row in enumerate(self.made):
            row.setVisible(number < len(values))
            if number < len(values):
                row.show_value(values[number])
