"""The bar over the live screen, in three parts over the three panes: clock, item and saving, commands."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.autosave import SavePhase, SaveState
from clerk_app.ui.presenting.quorum import QuorumWords
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.status_button import StatusButton
from clerk_app.ui.views.live_meeting.values import TopBar
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.clock import ClockLabel
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.progress import ProgressLine
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say


class BarPart(QWidget):
    """A stretch of the bar: 60 pixels high at least, with a hairline below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.row = QHBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self._theme.metrics.border
        painter = QPainter(self)
        painter.fillRect(0, self.height() - line, self.width(), line, QColor(self._theme.tokens.line))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.setMinimumHeight(metrics.top_bar_height)
        self.row.setContentsMargins(metrics.px(18), 0, metrics.px(18), 0)
        self.row.setSpacing(metrics.px(12))
        self.update()


class ClockPart(BarPart):
    """The time, when the meeting began and when it is to end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._clock = ClockLabel(theme)
        self._started = _caption(theme)
        self._end = _caption(theme)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch(1)
        lines.addWidget(self._started)
        lines.addWidget(self._end)
        lines.addStretch(1)
        self.row.addWidget(self._clock)
        self.row.addLayout(lines, 1)

    def show_bar(self, bar: TopBar) -> None:
        """Show the time."""
        self._clock.set_time(bar.clock)
        self._started.setText(bar.started)
        self._end.setText(bar.planned_end)


class ItemPart(QWidget):
    """Which item the meeting is on, how many of its minutes are used, and a line for it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item = TextLabel(theme, "", TextStyle.STRONG)
        self._minutes = TextLabel(theme, "", TextStyle.BODY, even_figures=True)
        self._line = ProgressLine(theme, self.tr("Minutes of this item"))
        for label in (self._item, self._minutes):
            label.setWordWrap(False)
        words = QHBoxLayout()
        words.addWidget(self._item)
        words.addStretch(1)
        words.addWidget(self._minutes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addLayout(words)
        column.addWidget(self._line)
        column.addStretch(1)
        self._column = column
        theme.changed.connect(self._fit)
        self._fit()

    def show_bar(self, bar: TopBar) -> None:
        """Show the item; hidden while the meeting is on none."""
        self.setVisible(bool(bar.item))
        self._item.setText(bar.item)
        self._minutes.setText(bar.minutes)
        self._line.setVisible(bar.planned > 0)
        self._line.set_progress(bar.used, bar.planned, bar.minutes)
        over = bar.planned > 0 and bar.used > bar.planned
        self._line.set_colour("warning.bar" if over else "mark")

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.setFixedWidth(metrics.px(236))
        self._column.setSpacing(metrics.px(6))


class LatenessPart(QWidget):
    """How the meeting runs, and when it is likely to end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = IconLabel(theme, "clock", size=18)
        self._late = TextLabel(theme, "", TextStyle.STRONG)
        self._finish = _caption(theme)
        self._late.setWordWrap(False)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch(1)
        lines.addWidget(self._late)
        lines.addWidget(self._finish)
        lines.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon)
        self._row.addLayout(lines)
        theme.changed.connect(self._fit)
        self._fit()

    def show_bar(self, bar: TopBar, *, short: bool) -> None:
        """Show it, in one line where room is scarce."""
        words = bar.short_lateness if short else bar.lateness
        self.setVisible(bool(words))
        self._icon.set_icon("clock-alert" if bar.is_late else "clock")
        self._late.setText(words)
        self._late.set_style(TextStyle.BODY if short else TextStyle.STRONG)
        self._finish.setText(bar.finish)
        self._finish.setVisible(bool(bar.finish) and not short)

    def _fit(self) -> None:
        self._row.setSpacing(self._theme.metrics.px(10))


class SavedPart(QWidget):
    """What can be said of the saving: a tick and the time, or that it has stopped."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = IconLabel(theme, "check", size=16)
        self._words = TextLabel(theme, "", TextStyle.BODY, even_figures=True)
        self._words.setWordWrap(False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def words(self) -> str:
        """What is said now."""
        return self._words.text()

    def show_state(self, state: SaveState, zone: str) -> None:
        """Show a state, its time as local time; that saving has stopped is announced, nothing else is."""
        local = f"{state.since.astimezone(ZoneInfo(zone)):%H:%M}"
        match state.phase:
            case SavePhase.SAVED:
                self._say("check", "text", say("live.saved", time=local))
            case SavePhase.SAVING:
                self._say("clock", "text2", say("live.saving"))
            case SavePhase.NOT_SAVED:
                words = say("live.not_saved", time=local)
                if words != self.words:
                    announce(self, words, urgent=True)
                self._say("triangle-alert", "danger.text", words)

    def show_read_only(self) -> None:
        """Say that nothing is saved here, since nothing can be changed."""
        self._say("eye", "text2", self.tr("Read only"))

    def _say(self, icon: str, colour: str, words: str) -> None:
        self._icon.set_icon(icon, colour)
        self._words.set_colour(colour)
        self._words.setText(words)

    def _fit(self) -> None:
        self._row.setSpacing(self._theme.metrics.px(6))


class MiddlePart(BarPart):
    """Over the editor: item, lateness and saving; in narrow windows also the clock and what opens the folded panes."""

    agenda_asked = Signal()
    attendance_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._agenda_folded = False
        super().__init__(theme, parent)
        self.clock = ClockLabel(theme)
        self.agenda_button = ActionButton(theme, "", icon="list-ordered")
        self.quorum_button = StatusButton(theme)
        self.item = ItemPart(theme)
        self.lateness = LatenessPart(theme)
        self.saved = SavedPart(theme)
        self._bar = TopBar(clock="")
        for widget in (self.clock, self.agenda_button, self.quorum_button, self.item, self.lateness):
            self.row.addWidget(widget)
        self.row.addStretch(1)
        self.row.addWidget(self.saved)
        self.agenda_button.clicked.connect(self.agenda_asked)
        self.quorum_button.clicked.connect(self.attendance_asked)
        self.set_folded(agenda=False, attendance=False)

    def show_bar(self, bar: TopBar) -> None:
        """Show how the meeting runs."""
        self._bar = bar
        self.clock.set_time(bar.clock)
        self.agenda_button.setText(bar.agenda_button)
        self.item.show_bar(bar)
        self.item.setVisible(bool(bar.item) and not self._agenda_folded)
        self.lateness.show_bar(bar, short=self._agenda_folded)

    def show_quorum(self, card: QuorumWords) -> None:
        """Show the quorum on its button."""
        self.quorum_button.set_status(card.kind, card.short, card.icon)
        self.quorum_button.setAccessibleDescription(card.reason)

    def set_folded(self, *, agenda: bool, attendance: bool) -> None:
        """Which panes are folded away and need their buttons here."""
        self._agenda_folded = agenda
        self.clock.setVisible(agenda)
        self.agenda_button.setVisible(agenda)
        self.quorum_button.setVisible(attendance)
        self.show_bar(self._bar)
        self._fit()

    def _fit(self) -> None:
        super()._fit()
        metrics = self._theme.metrics
        sides = metrics.px(12 if self._agenda_folded else 24)
        self.row.setContentsMargins(sides, 0, sides, 0)
        self.row.setSpacing(metrics.px(8 if self._agenda_folded else 16))


class CommandsPart(BarPart):
    """Over the right pane: the way to every command."""

    commands_asked = Signal()

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.button = ActionButton(theme, self.tr("Commands"), keys=keys, icon="search")
        self.button.clicked.connect(self.commands_asked)
        self.row.addStretch(1)
        self.row.addWidget(self.button)


def _caption(theme: Theme) -> TextLabel:
    label = TextLabel(theme, "", TextStyle.CAPTION, "text2", even_figures=True)
    label.setWordWrap(False)
    return label
