"""The deadlines of the meeting that is set up, below its lines: days, and what to know before it is added."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.presenting.deadline_row import DeadlineRow
from clerk_app.ui.presenting.deadlines import Advice
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.deadline_line import DeadlineLine
from clerk_app.ui.widgets.filled_rows import Rows
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say


class MeetingDeadlines(QWidget):
    """A heading, a sentence about all deadlines, and a line for each; hidden where there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._heading = TextLabel(theme, say("new_meeting.deadlines"), TextStyle.STRONG)
        self.words = TextLabel(theme, "", colour="text2")
        self._column = QVBoxLayout(self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._rows: Rows[DeadlineRow] = Rows(self._lines, self._make)
        self._column.addWidget(self._heading)
        self._column.addWidget(self.words)  # above the lines: it stays in sight where the lines have to scroll
        nest(self._column, self._lines)
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
        self._column.activate()  # whoever asks for the height next is not told that of the words before

    def _make(self) -> DeadlineLine:
        line = DeadlineLine(self._theme)
        # Its least height would be that of a narrow line, of which the pop-up is never asked for the height.
        line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return line

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(0, metrics.gap_s, 0, 0)
        self._column.setSpacing(metrics.gap_s)
