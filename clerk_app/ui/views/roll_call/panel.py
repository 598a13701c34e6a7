"""Beside the roll: the clock, the quorum as it builds, who is missing, how far the roll is, and the start."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.presenting.quorum import QuorumWords
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.roll_call.values import AgencyLine, RollClock, RollProgress
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.card import Separator
from clerk_app.ui.widgets.chip import Chip
from clerk_app.ui.widgets.clock import ClockLabel
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.kinds import ICON_OF_KIND
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.progress import ProgressLine
from clerk_app.ui.widgets.scrolling import scrolling
from clerk_app.ui.widgets.status_card import StatusCard
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

WIDTH = 360
SIDES = 14
"""The margins at the left and right of its foot."""


class QuorumPanel(QWidget):
    """The right side of the roll call; what it cannot show at once scrolls, its buttons never do."""

    rest_asked = Signal()
    start_asked = Signal()

    def __init__(self, theme: Theme, start_keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.card = StatusCard(theme)
        self.rule = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.rest_button = ActionButton(theme, "", keys="Shift+P")
        self.start_button = ActionButton(theme, "", keys=start_keys, kind=ButtonKind.PRIMARY)
        self.progress = ProgressLine(theme, self.tr("Roll call"))
        self._head = _ClockBar(theme)
        self._agencies = QVBoxLayout()
        self._lines: list[_AgencyRow] = []
        self._marked = TextLabel(theme, "", TextStyle.STRONG)
        self._to_go = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._foot_note = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._short = Chip(theme, "")
        self.status = QWidget()
        self._is_compact = False
        self.rest_button.clicked.connect(self.rest_asked)
        self.start_button.clicked.connect(self.start_asked)
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def show_clock(self, clock: RollClock, saved: str) -> None:
        """The time, and when the last mark was on the disk (empty: none yet)."""
        self._head.show_clock(clock, saved)

    def show_quorum(self, words: QuorumWords, agencies: Sequence[AgencyLine], chair: AgencyLine, rule: str) -> None:
        """The quorum as it builds, and whom it counts."""
        self.card.set_status(words.kind, words.word, words.count, words.reason, icon=words.icon)
        short = say("live.quorum.short", word=words.word, count=words.count) if words.count else words.word
        self._short.set_state(short, words.kind, words.icon or ICON_OF_KIND[words.kind])
        self._short.setAccessibleDescription(words.reason)
        self.rule.setText(rule)
        self.rule.setVisible(bool(rule))
        wanted = [*agencies, chair]
        while len(self._lines) < len(wanted):
            self._lines.append(_AgencyRow(self._theme))
            self._agencies.addWidget(self._lines[-1])
        for number, row in enumerate(self._lines):
            row.setVisible(number < len(wanted))
            if number < len(wanted):
                row.show_line(wanted[number], after_a_line=bool(agencies) and number == len(agencies))

    def show_progress(self, progress: RollProgress, *, started: bool, can_mark: bool) -> None:
        """How many are marked, and what the buttons would do."""
        self._marked.setText(progress.words)
        self._to_go.setText(progress.to_go)
        self.progress.set_progress(progress.marked, progress.of, progress.words)
        self.rest_button.setText(progress.rest)
        self.rest_button.setVisible(bool(progress.rest) and can_mark)
        self.start_button.setText(say("roll_call.back" if started else "roll_call.start"))
        self.start_button.setEnabled(can_mark or started)
        self._fit_buttons()
        note = say("roll_call.goes_on" if started else "roll_call.may_start")
        self._foot_note.setText(note if can_mark else "")

    def set_compact(self, compact: bool) -> None:
        """Whether it lies under the list and keeps only the quorum's word, the progress and the buttons."""
        self._is_compact = compact
        self._head.setVisible(not compact)
        self._scroll.setVisible(not compact)
        self._short.setVisible(compact)
        self._foot_note.setVisible(not compact)
        self._to_go.setVisible(not compact)
        direction = QBoxLayout.Direction.LeftToRight if compact else QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(direction)
        self._fit()

    def set_low(self, low: bool) -> None:
        """Whether only its buttons have room: `status` is then for somebody else to show."""
        self.progress.setVisible(not low)
        if not low and self.status.parentWidget() is not self:
            self._foot.insertWidget(0, self.status)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.window))
        line = self._theme.metrics.border
        across = (self.width(), line) if self._is_compact else (line, self.height())
        painter.fillRect(0, 0, *across, QColor(self._theme.tokens.line))

    def _lay_out(self) -> None:
        content = QWidget()
        self._body = QVBoxLayout(content)
        self._body.addWidget(self.card)
        nest(self._body, self._agencies)
        self._separator = Separator(self._theme)
        self._body.addWidget(self._separator)
        self._body.addWidget(self.rule)
        self._body.addStretch(1)
        scroll = scrolling(content)
        words = QHBoxLayout(self.status)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self._marked, 1)
        words.addWidget(self._short)
        words.addWidget(self._to_go)
        self._to_go.setWordWrap(False)
        self._scroll = scroll
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.status)
        self._foot.addWidget(self.progress)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._buttons.addWidget(self.rest_button)
        self._buttons.addWidget(self.start_button)
        nest(self._foot, self._buttons)
        self._foot.addWidget(self._foot_note)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(scroll, 1)
        nest(column, self._foot)
        column.setContentsMargins(1, 0, 0, 0)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        if self._is_compact:
            self.setMinimumWidth(0)
            self.setMaximumWidth(NO_LIMIT)
        else:
            self.setFixedWidth(metrics.px(WIDTH))
        sides = metrics.px(SIDES)
        self._body.setContentsMargins(sides, metrics.px(12), sides, metrics.px(8))
        self._body.setSpacing(metrics.px(12))
        self._agencies.setSpacing(0)
        self._foot.setContentsMargins(sides, metrics.px(8), sides, metrics.px(8 if self._is_compact else 14))
        self._foot.setSpacing(metrics.px(6 if self._is_compact else 10))
        self._buttons.setSpacing(metrics.gap_s)
        self._fit_buttons()
        self.update()

    def _fit_buttons(self) -> None:
        """Side by side they do without their keys where there is no room for these; the status bar names them too."""
        buttons = [button for button in (self.rest_button, self.start_button) if not button.isHidden()]
        for button in buttons:
            button.set_shows_keys(True)
        wanted = sum(button.sizeHint().width() for button in buttons) + self._buttons.spacing()
        room = self.width() - 2 * self._theme.metrics.px(SIDES)
        for button in buttons:
            button.set_shows_keys(not self._is_compact or wanted <= room)


class _ClockBar(QWidget):
    """Clock, start and saved state in the height of the top bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._clock = ClockLabel(theme)
        self._state = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._planned = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._tick = IconLabel(theme, "check", size=16)
        self._saved = TextLabel(theme)
        for label in (self._state, self._planned, self._saved):
            label.setWordWrap(False)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch(1)
        lines.addWidget(self._state)
        lines.addWidget(self._planned)
        lines.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._clock)
        nest(self._row, lines)
        self._row.addStretch(1)
        self._row.addWidget(self._tick)
        self._row.addWidget(self._saved)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self._fit()

    def show_clock(self, clock: RollClock, saved: str) -> None:
        """Show the time and what is saved."""
        self._clock.set_time(clock.time)
        self._state.setText(clock.state)
        self._planned.setText(clock.planned)
        self._saved.setText(saved)
        self._tick.setVisible(bool(saved))

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self._theme.metrics.border
        colour = QColor(self._theme.tokens.line)
        QPainter(self).fillRect(0, self.height() - line, self.width(), line, colour)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.setMinimumHeight(metrics.top_bar_height)
        self._row.setContentsMargins(metrics.px(14), 0, metrics.px(14), 0)
        self._row.setSpacing(metrics.px(8))


class _AgencyRow(QWidget):
    """A tick or a dash, a name, and how many are here: beside the name, or below it where both are long."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = IconLabel(theme, "minus", "text2")
        self._name = TextLabel(theme)
        self._aside = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._has_line = False
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addWidget(self._name, 1)
        self._words.addWidget(self._aside)
        nest(self._row, self._words, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def show_line(self, line: AgencyLine, *, after_a_line: bool) -> None:
        """Show another agency."""
        self._icon.set_icon("check" if line.is_here else "minus", "ok.text" if line.is_here else "text2")
        self._name.setText(line.name)
        self._name.set_style(TextStyle.STRONG if line.is_here else TextStyle.BODY)
        self._aside.setText(line.aside)
        self._has_line = after_a_line
        self.setAccessibleName(f"{line.name}, {line.aside}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._has_line:
            line = self._theme.metrics.border
            QPainter(self).fillRect(0, 0, self.width(), line, QColor(self._theme.tokens.line))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.setMinimumHeight(metrics.px(30))
        self._row.setContentsMargins(0, metrics.px(5), 0, metrics.px(5))
        self._row.setSpacing(metrics.px(10))
        taken = sum(label.fontMetrics().horizontalAdvance(label.text()) for label in (self._name, self._aside))
        stands_below = taken + self._icon.sizeHint().width() + 2 * metrics.px(10) > self.width()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._words.setDirection(down if stands_below else across)
        self._words.setSpacing(0 if stands_below else metrics.px(10))
        self._aside.setWordWrap(stands_below)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self._aside.setAlignment((left if stands_below else right) | Qt.AlignmentFlag.AlignVCenter)
        self.update()
