"""The parts of the bar over the live screen: clock, item, lateness, saving, room display, the way to every command."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.autosave import SavePhase, SaveState
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.lengths import Length
from clerk_app.ui.views.live_meeting.room_button import RoomButton
from clerk_app.ui.views.live_meeting.values import TopBar
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.clock import ClockLabel
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.progress import ProgressLine
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

Step = tuple[Callable[[Length], None], Length]
"""What shows a part of the bar at some length, and the length to show it at."""


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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._give_way()

    def _give_way(self) -> None:
        """Say as much as there is room for, where that is not always the same."""

    def _shorten(self, *steps: Step) -> None:
        """Take one step after the other until all of it fits."""
        for show, length in steps:
            if self._needed() <= self.width():
                break
            show(length)

    def _needed(self) -> int:
        self.row.invalidate()
        return self.row.minimumSize().width()

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
        nest(self.row, lines, 1)

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
        nest(column, words)
        column.addWidget(self._line)
        column.addStretch(1)
        self._column, self._words = column, words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
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
        self.setMaximumWidth(metrics.px(236))
        self._column.setSpacing(metrics.px(6))
        self._words.setSpacing(metrics.gap_s)


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
        nest(self._row, lines)
        theme.changed.connect(self._fit)
        self._fit()

    def show_bar(self, bar: TopBar, length: Length) -> None:
        """Show it: in two lines, in one, or by its icon alone."""
        words = bar.lateness if length is Length.FULL else bar.short_lateness
        spoken = ". ".join(part for part in (bar.lateness, bar.finish) if part)
        self.setVisible(bool(words))
        self.setToolTip("" if length is Length.FULL else spoken)
        self._icon.set_icon("clock-alert" if bar.is_late else "clock")
        self._icon.setAccessibleName(spoken if length is Length.ICON else "")
        self._late.setText(words)
        self._late.set_style(TextStyle.STRONG if length is Length.FULL else TextStyle.BODY)
        self._late.setVisible(length is not Length.ICON)
        self._finish.setText(bar.finish)
        self._finish.setVisible(bool(bar.finish) and length is Length.FULL)

    def _fit(self) -> None:
        self._row.setSpacing(self._theme.metrics.px(10))


class SavedPart(QWidget):
    """What can be said of the saving: a tick and the time, or that it has stopped."""

    words_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spoken = ""
        self._short = ""
        self._is_short = False
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
        return self._spoken

    def set_short(self, short: bool) -> None:
        """Where room is scarce the tick and the time say it; that saving has stopped is always said in words."""
        self._is_short = short
        self._show_words()

    def show_state(self, state: SaveState, zone: str) -> None:
        """Show a state, its time as local time; that saving has stopped is announced, nothing else is."""
        local = f"{state.since.astimezone(ZoneInfo(zone)):%H:%M}"
        match state.phase:
            case SavePhase.SAVED:
                self._say("check", "text", say("live.saved", time=local), short=local)
            case SavePhase.SAVING:
                self._say("clock", "text2", say("live.saving"), short=local)
            case SavePhase.NOT_SAVED:
                words = say("live.not_saved", time=local)
                if words != self.words:
                    announce(self, words, urgent=True)
                self._say("triangle-alert", "danger.text", words)

    def show_read_only(self) -> None:
        """Say that nothing is saved here, since nothing can be changed."""
        self._say("eye", "text2", self.tr("Read only"))

    @property
    def _widest(self) -> str:
        return self._short if self._is_short or self._short == self._spoken else say("live.saved", time=self._short)

    def _say(self, icon: str, colour: str, words: str, *, short: str = "") -> None:
        self._icon.set_icon(icon, colour)
        self._words.set_colour(colour)
        if (words, short or words) != (self._spoken, self._short):
            self._spoken, self._short = words, short or words
            self._show_words()
            self.words_changed.emit()

    def _show_words(self) -> None:
        self._words.setText(self._short if self._is_short else self._spoken)
        # As wide while saving as when saved, so that nothing beside it moves with every word that is typed.
        self._words.setMinimumWidth(self._words.fontMetrics().horizontalAdvance(self._widest))
        self._words.setAccessibleName(self._spoken)
        self.setToolTip(self._spoken if self._is_short else "")

    def _fit(self) -> None:
        self._row.setSpacing(self._theme.metrics.px(6))
        self._show_words()


class CommandsPart(BarPart):
    """Over the right pane: the room display, and the way to every command; where it is narrow, keys and words go."""

    commands_asked = Signal()

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.button = ActionButton(theme, self.tr("Commands"), keys=keys, icon="search", compact=True)
        self.room_button = RoomButton(theme, "F5", compact=True)
        self.button.clicked.connect(self.commands_asked)
        self.row.addWidget(self.room_button)
        self.row.addStretch(1)
        self.row.addWidget(self.button)
        self._fit()

    def _give_way(self) -> None:
        self._show_commands(Length.FULL)
        self.room_button.set_length(Length.FULL)
        self._shorten(
            (self.room_button.set_length, Length.SHORT),
            (self._show_commands, Length.SHORT),
            (self.room_button.set_length, Length.ICON),
        )

    def _show_commands(self, length: Length) -> None:
        self.button.set_shows_keys(length is Length.FULL)

    def _fit(self) -> None:
        super()._fit()
        side = self._theme.metrics.px(10)
        self.row.setContentsMargins(side, 0, side, 0)
        self.row.setSpacing(self._theme.metrics.gap_s)
        if self.row.count():
            self._give_way()


def _caption(theme: Theme) -> TextLabel:
    label = TextLabel(theme, "", TextStyle.CAPTION, "text2", even_figures=True)
    label.setWordWrap(False)
    return label
