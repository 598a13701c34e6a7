"""The pane at the right: quorum, who is here, a line for what a key asks, and the interests of this item."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.ui.presenting.attendance_rows import AttendanceRow
from clerk_app.ui.presenting.quorum import QuorumWords
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.attendance_list import AttendanceList
from clerk_app.ui.views.live_meeting.bar_parts import CommandsPart
from clerk_app.ui.views.live_meeting.values import Interests
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.card import Separator
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.status_card import StatusCard
from clerk_app.ui.widgets.text import TextLabel


class AskLine(QWidget):
    """A question in place: a label, a line to answer in, Enter to take it and Esc to leave it."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = TextLabel(theme, "", TextStyle.CAPTION_STRONG, "text2")
        self.field = QLineEdit()
        self._label.setBuddy(self.field)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._label)
        self._column.addWidget(self.field)
        self.field.returnPressed.connect(self._answer)
        self.field.installEventFilter(self)
        self.hide()

    def ask(self, question: str, text: str = "") -> None:
        """Ask this, with words to begin with, which are selected."""
        self._label.setText(question)
        self.field.setAccessibleName(question)
        self.field.setText(text)
        self.field.selectAll()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.KeyPress:
            self.hide()
            self.left.emit()
            return True
        return False

    def _answer(self) -> None:
        words = self.field.text().strip()
        self.hide()
        if words:
            self.answered.emit(words)
        else:
            self.left.emit()


class RightPane(QWidget):
    """Quorum card, attendance, interests."""

    chair_asked = Signal()
    """Somebody is to be chosen as acting Chair."""

    def __init__(self, theme: Theme, commands_keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.commands = CommandsPart(theme, commands_keys)
        self.card = StatusCard(theme)
        self.choose_chair = ActionButton(
            theme, self.tr("Choose an acting Chair"), kind=ButtonKind.PRIMARY, compact=True
        )
        self._heading = TextLabel(theme, self.tr("Attendance"), TextStyle.STRONG)
        self._summary = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.list = AttendanceList(theme)
        self.ask = AskLine(theme)
        self._interest_title = TextLabel(theme, "", TextStyle.STRONG)
        self._interest_aside = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._interest_text = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._line = Separator(theme)
        self._has_interests = True
        self.choose_chair.clicked.connect(self.chair_asked)
        self.choose_chair.hide()
        self.setProperty("surface", "window")
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def show_quorum(self, card: QuorumWords) -> None:
        """Show the quorum, updated in place."""
        self.card.set_status(card.kind, card.word, card.count, card.reason, icon=card.icon)
        self.choose_chair.setVisible(card.needs_chair)

    def show_attendance(self, rows: Sequence[AttendanceRow], summary: str) -> None:
        """Show who is here."""
        self.list.show_rows(rows)
        self._summary.setText(summary)

    def show_interests(self, interests: Interests) -> None:
        """Show what was declared in this item."""
        self._interest_title.setText(interests.title)
        self._interest_aside.setText(interests.aside)
        self._interest_text.setText(interests.text)

    def set_roomy(self, *, commands: bool, interests: bool) -> None:
        """Whether the bar above and the interests below have room."""
        self.commands.setVisible(commands)
        for widget in (self._line, self._interest_title, self._interest_aside, self._interest_text):
            widget.setVisible(interests)
        self._has_interests = interests
        self._fit()

    def set_chair_word(self, title: str) -> None:
        """How this board calls its chair."""
        self.choose_chair.setText(self.tr("Choose an acting {0}").format(title))

    def _lay_out(self) -> None:
        for label in (self._heading, self._summary, self._interest_title, self._interest_aside):
            label.setWordWrap(False)
        self._upper = QVBoxLayout()
        self._upper.addWidget(self.card)
        self._upper.addWidget(self.choose_chair, 0, Qt.AlignmentFlag.AlignLeft)
        nest(self._upper, _ends(self._heading, self._summary))
        self._middle = QVBoxLayout()
        self._middle.addWidget(self.list, 1)
        self._asking = QVBoxLayout()
        self._asking.addWidget(self.ask)
        nest(self._middle, self._asking)
        self._lower = QVBoxLayout()
        nest(self._lower, _ends(self._interest_title, self._interest_aside))
        self._lower.addWidget(self._interest_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.commands)
        nest(column, self._upper)
        nest(column, self._middle, 1)
        column.addWidget(self._line)
        nest(column, self._lower)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        side = metrics.px(14)
        self._upper.setContentsMargins(side, metrics.px(12), side, metrics.px(4))
        self._upper.setSpacing(metrics.px(10))
        self._middle.setContentsMargins(metrics.px(10), 0, 0, metrics.px(6))
        self._middle.setSpacing(metrics.px(6))
        self._asking.setContentsMargins(metrics.px(4), 0, side, 0)
        ends = (metrics.px(9), metrics.px(10)) if self._has_interests else (0, 0)
        self._lower.setContentsMargins(side, ends[0], side, ends[1])
        # The card says why, so in little room it is the list that gives way.
        self.list.setMinimumHeight(metrics.attendance_row_height)
        self._lower.setSpacing(metrics.px(3))


def _ends(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return row
