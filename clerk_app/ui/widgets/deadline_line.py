"""A deadline as a row: its day, what is due, and how it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clerk_app.ui.presenting.deadline_row import DeadlineRow
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.chip import Chip
from clerk_app.ui.widgets.filled_rows import Line
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel


class DeadlineLine(Line):
    """A day, what is due, and how many working days are left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._day = TextLabel(theme, "", even_figures=True)
        self._title = TextLabel(theme, "", TextStyle.STRONG)
        self._note = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._left = Chip(theme, "")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._note)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._day)
        nest(self._row, words, 1)
        self._row.addWidget(self._left)
        self._day.setWordWrap(False)
        self.fit()

    def show_value(self, value: DeadlineRow) -> None:
        """Show another deadline."""
        self._day.setText(value.day)
        self._title.setText(value.title)
        self._note.setText(value.note)
        self._left.set_state(value.left, value.kind, "clock-alert" if value.kind == "danger" else "")
        self.setAccessibleName(", ".join((value.day, value.title, value.note, value.left)))

    def fit(self) -> None:
        metrics = self.theme.metrics
        self._row.setContentsMargins(0, metrics.px(5), 0, metrics.px(6))
        self._row.setSpacing(metrics.px(10))
        self._day.setFixedWidth(metrics.px(80))
