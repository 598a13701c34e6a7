"""The deadlines of the meeting that is set up, below its lines: days, and what to know before it is added."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.ui.presenting.deadlines import Advice, DeadlineRow
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.deadline_line import DeadlineLine
from clerk_app.ui.widgets.filled_rows import Rows
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say


class MeetingDeadlines(QWidget):
    """A heading, a line for each deadline, and a sentence about them all; hidden where there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._heading = TextLabel(theme, say("new_meeting.deadlines"), TextStyle.STRONG)
        self.words = TextLabel(theme, "", colour="text2")
        self._column = QVBoxLayout(self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._rows: Rows[DeadlineRow] = Rows(self._lines, partial(DeadlineLine, theme))
        self._column.addWidget(self._heading)
        nest(self._column, self._lines)
        self._column.addWidget(self.words)
        theme.changed.connect(self._fit)
        self._fit()

    def told(self) -> tuple[str, ...]:
        """What the lines say to assistants."""
        made = [row for row in self._rows.made if isinstance(row, DeadlineLine)]
        return tuple(row.accessibleName() for row in made if not row.isHidden())

    def show_advice(self, advice: Advice) -> None:
        """Show how the deadlines stand now."""
        self._rows.show_values(advice.rows)
        self.words.setText(advice.words)
        self.words.set_colour("danger.text" if advice.is_broken else "text2")
        self.words.setVisible(bool(advice.words))
        self.setVisible(bool(advice.rows or advice.words))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(0, metrics.gap_s, 0, 0)
        self._column.setSpacing(metrics.gap_s)
