"""The four cards of Home, and the one that stands there before the first meeting."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.place import Place
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_box, draw_line_of_text
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.home.rows import ActionLine, DraftLine, ReadinessLine
from clerk_app.ui.views.home.values import Empty, HomePage, NextMeeting
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.card import CardFrame, Separator
from clerk_app.ui.widgets.deadline_line import DeadlineLine
from clerk_app.ui.widgets.filled_rows import Rows
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say


class NextMeetingCard(CardFrame):
    """When the next meeting is, what it waits for, and the way to it; in its place, that there is none."""

    opened = Signal(object)
    """The Place that a button leads to."""
    new_asked = Signal()

    def __init__(self, theme: Theme, new_keys: str) -> None:
        super().__init__(theme, say("home.next_meeting"))
        self._meeting: NextMeeting | None = None
        self.button = ActionButton(theme, "", keys="Enter", kind=ButtonKind.PRIMARY)
        self.empty_button = ActionButton(theme, "", keys=new_keys, kind=ButtonKind.PRIMARY)
        self._planned, self._empty = QWidget(), QWidget()
        self._leaf = _CalendarLeaf(theme)
        self._when = TextLabel(theme, "", TextStyle.TITLE)
        self._times = TextLabel(theme)
        self._empty_title = TextLabel(theme, "", TextStyle.SECTION)
        self._empty_text = TextLabel(theme, "", colour="text2")
        self._empty_icon = IconLabel(theme, "calendar-plus", "text2", 30)
        self._lay_out(theme)
        self.button.clicked.connect(self._open)
        self.empty_button.clicked.connect(self.new_asked)

    def show_page(self, page: HomePage) -> None:
        """Show the next meeting, or that there is none."""
        self._meeting = page.next_meeting
        self._planned.setVisible(page.next_meeting is not None)
        self._empty.setVisible(page.empty is not None)
        if page.next_meeting is not None:
            self._show_meeting(page.next_meeting)
        elif page.empty is not None:
            self._show_empty(page.empty)

    def set_narrow(self, narrow: bool) -> None:
        """Put the button under the day, where there is no room for it at its right."""
        self._head.removeWidget(self.button)
        if narrow:
            self._head.addWidget(self.button, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        else:
            self._head.addWidget(self.button, 0, 2, Qt.AlignmentFlag.AlignTop)

    def set_low(self, low: bool) -> None:
        """Whether there is no height for a picture above the words."""
        self._empty_icon.setVisible(not low)

    @property
    def main_button(self) -> ActionButton:
        """The button with which work begins."""
        return self.button if self._meeting is not None else self.empty_button

    def _show_meeting(self, meeting: NextMeeting) -> None:
        self._leaf.set_day(meeting.weekday, meeting.day, meeting.month)
        self._when.setText(meeting.when)
        self._times.setText(meeting.times)
        self.button.setText(meeting.button)
        self._rows.show_values(meeting.lines)

    def _show_empty(self, empty: Empty) -> None:
        self._empty_title.setText(empty.title)
        self._empty_text.setText(empty.text)
        self.empty_button.setText(empty.button)

    def _lay_out(self, theme: Theme) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.metrics.px(3))
        words.addWidget(TextLabel(theme, say("home.next_meeting"), TextStyle.CAPTION_STRONG, "text2"))
        words.addWidget(self._when)
        words.addWidget(self._times)
        words.addStretch(1)
        head = QGridLayout()
        head.setHorizontalSpacing(theme.metrics.px(18))
        head.setVerticalSpacing(theme.metrics.gap_m)
        head.addWidget(self._leaf, 0, 0, Qt.AlignmentFlag.AlignTop)
        nest(head, words, 0, 1)
        head.setColumnStretch(1, 1)
        self._head = head
        self.set_narrow(False)
        column = QVBoxLayout(self._planned)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        nest(column, head)
        column.addSpacing(theme.metrics.px(14))
        column.addWidget(Separator(theme))
        self.lines: list[ReadinessLine] = []
        self._rows = Rows(column, self._make)
        self.body.addWidget(self._planned)
        self._lay_out_empty(theme)
        self.body.addWidget(self._empty)
        self.body.addStretch(1)

    def _lay_out_empty(self, theme: Theme) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self._empty)
        column.setSpacing(theme.metrics.gap_s)
        column.addWidget(self._empty_icon, 0, middle)
        for label in (self._empty_title, self._empty_text):
            label.setAlignment(middle)
            column.addWidget(label)
        column.addSpacing(theme.metrics.gap_s)
        column.addWidget(self.empty_button, 0, middle)

    def _make(self) -> ReadinessLine:
        line = ReadinessLine(self._theme)
        line.opened.connect(self.opened)
        self.lines.append(line)
        return line

    def _open(self) -> None:
        if self._meeting is not None:
            self.opened.emit(self._meeting.to)


class ListCard(CardFrame):
    """A heading with a remark at its right, rows, and a quiet note below."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._title = TextLabel(theme, name, TextStyle.SECTION)
        self._aside = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._note = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._aside.setWordWrap(False)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._aside)
        self.rows_column = QVBoxLayout()
        self.rows_column.setSpacing(0)
        nest(self.body, head)
        self.body.addWidget(Separator(theme))
        nest(self.body, self.rows_column)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        theme.changed.connect(self._tighten)
        self._tighten()

    def set_words(self, title: str, aside: str, note: str) -> None:
        """Show other words round the rows."""
        self._title.setText(title)
        self._aside.setText(aside)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(title)

    def _tighten(self) -> None:
        self.body.setSpacing(self._theme.metrics.px(4))


class DeadlinesCard(ListCard):
    """What is due around the meetings."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, say("home.deadlines"))
        self._rows = Rows(self.rows_column, partial(DeadlineLine, theme))

    def show_page(self, page: HomePage) -> None:
        """Show the deadlines."""
        self._rows.show_values(page.deadlines)
        self.set_words(say("home.deadlines"), "", page.deadlines_note)


class ActionsCard(ListCard):
    """Overdue actions, or the oldest open ones; a box marks one done."""

    done = Signal(str)
    """The id of the action that was ticked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, say("home.open_actions"))
        self.lines: list[ActionLine] = []
        self._rows = Rows(self.rows_column, self._make)

    def show_page(self, page: HomePage) -> None:
        """Show the actions."""
        self._rows.show_values(page.actions)
        note = page.actions_note if page.actions else say("home.no_actions")
        self.set_words(page.actions_title, page.actions_aside, note)

    def _make(self) -> ActionLine:
        line = ActionLine(self._theme)
        line.done.connect(self.done)
        self.lines.append(line)
        return line


class DraftsCard(ListCard):
    """Minutes that are not approved yet."""

    opened = Signal(object)
    """The Place of the minutes that were chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, say("home.drafts"))
        self.lines: list[DraftLine] = []
        self._rows = Rows(self.rows_column, self._make)

    def show_page(self, page: HomePage) -> None:
        """Show the drafts."""
        self._rows.show_values(page.drafts)
        self.set_words(say("home.drafts"), "", page.drafts_note if page.drafts else say("home.no_drafts"))

    def _make(self) -> DraftLine:
        line = DraftLine(self._theme)
        line.opened.connect(self.opened)
        self.lines.append(line)
        return line


class MembershipCard(ListCard):
    """Vacancies, terms that end, absences, and co-option above its cap."""

    opened = Signal(object)
    """The Place of the members."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, say("membership.title"))
        self._to: Place | None = None
        self.lines: list[ReadinessLine] = []
        self._rows = Rows(self.rows_column, self._make)
        words = say("membership.open_members")
        self.button = ActionButton(theme, words, kind=ButtonKind.QUIET, compact=True, flush=True)
        self.body.insertWidget(self.body.count() - 1, self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._tell)

    def show_page(self, page: HomePage) -> None:
        """Show what is to be known of the members."""
        self._to = page.members
        self._rows.show_values(page.membership)
        self.set_words(say("membership.title"), "", "")

    def _make(self) -> ReadinessLine:
        line = ReadinessLine(self._theme)
        self.lines.append(line)
        return line

    def _tell(self) -> None:
        if self._to is not None:
            self.opened.emit(self._to)


class _CalendarLeaf(QWidget):
    """The day as a leaf of a calendar: weekday on the accent, number, month."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._weekday, self._day, self._month = "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_day(self, weekday: str, day: str, month: str) -> None:
        """Show another day."""
        self._weekday, self._day, self._month = weekday, day, month
        self.setAccessibleName(f"{weekday} {day} {month}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics
        words = QFontMetrics(self._theme.font(TextStyle.CAPTION_STRONG))
        widest = max(words.horizontalAdvance(self._weekday), words.horizontalAdvance(self._month))
        return QSize(max(metrics.px(84), widest + metrics.px(16)), metrics.px(84))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = self._theme.tokens, self._theme.metrics
        painter = QPainter(self)
        radius, line = metrics.radius_card, metrics.border
        border = QColor(tokens.line)
        draw_box(painter, self.rect(), fill=QColor(tokens.base), border=border, width=line, radius=radius)
        top = QRect(0, 0, self.width(), metrics.px(23))
        painter.save()
        painter.setClipRect(top)
        draw_box(painter, self.rect(), fill=QColor(tokens.accent), radius=radius)
        painter.restore()
        middle = Qt.AlignmentFlag.AlignHCenter
        strong, caption = self._theme.font(TextStyle.CAPTION_STRONG), self._theme.font(TextStyle.CAPTION)
        draw_line_of_text(painter, top, self._weekday, strong, QColor(tokens.on_accent), middle)
        foot = QRect(0, self.height() - metrics.px(25), self.width(), metrics.px(20))
        number = QRect(0, top.bottom(), self.width(), foot.top() - top.bottom())
        clock = self._theme.font(TextStyle.CLOCK)
        draw_line_of_text(painter, number, self._day, clock, QColor(tokens.text), middle)
        draw_line_of_text(painter, foot, self._month, caption, QColor(tokens.text2), middle)
