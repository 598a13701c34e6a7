"""The computer slept during the meeting: what the timer counted meanwhile can be kept or left out.

Sleep is told by clocks that nobody sets, so neither a clock that is put right nor another zone is taken for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.timeline import wall_time
from clerk_app.services.acts import LeaveOut
from clerk_app.services.outcome import Outcome
from clerk_app.ui.screen import Desk
from clerk_app.ui.steady_clock import Steady
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say

LONG = 60.0
"""Seconds of sleep from which it is worth a word: the timer counts whole minutes."""


@dataclass(frozen=True, slots=True)
class Sleep:
    """A stretch that the computer slept through: the last instant before it and the first after it."""

    since: datetime
    until: datetime

    @property
    def minutes(self) -> int:
        """How many minutes the timer counted meanwhile: it goes by the minutes of the clock."""
        return (_minute(self.until) - _minute(self.since)) // timedelta(minutes=1)


class SleepWatch:
    """Told the time again and again, it knows when the computer slept between two tellings."""

    def __init__(self) -> None:
        self._last: tuple[datetime, Steady] | None = None

    def look(self, now: datetime, steady: Steady) -> Sleep | None:
        """The sleep since the last look; None where there was none that the timer counted."""
        last, self._last = self._last, (now, steady)
        if last is None or steady.asleep_since(last[1]) < LONG:
            return None
        sleep = Sleep(last[0], now)
        return sleep if sleep.minutes > 0 else None


class SleptBar(QObject):
    """The bar that asks about a sleep, and what its buttons do; nothing is asked while the timer stands still."""

    failed = Signal(object)
    """The error that kept the time from being left out; it is asked about again."""

    def __init__(self, desk: Desk, room: LiveRoom) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        self._watch = SleepWatch()
        self._sleeps: tuple[Sleep, ...] = ()
        room.ticked.connect(self._look)
        self._look()

    def _look(self) -> None:
        sleep = self._watch.look(self._desk.clock.now(), self._desk.steady())
        if sleep is not None and self._timer_runs():
            self._ask_about((*self._sleeps, sleep))

    def _timer_runs(self) -> bool:
        course = self._room.presenter.course
        stands_still = course.minute_id is None or course.adjourned or course.paused
        return self._room.is_editable and not stands_still

    def _ask_about(self, sleeps: tuple[Sleep, ...]) -> None:
        self._sleeps = sleeps
        until = wall_time(sleeps[-1].until, self._room.record_for_saving().meeting.time_zone)[0]
        title = say("live.slept.title", time=f"{until:%H:%M}")
        text = say("live.slept.text", count=sum(sleep.minutes for sleep in sleeps))
        bar = MessageBar(self._desk.theme, "info", title, text, icon="clock", slim=True)
        bar.add_button(say("live.slept.keep")).clicked.connect(self._keep)
        bar.add_button(say("live.slept.leave_out")).clicked.connect(self._leave_out)
        self._room.pane.show_bar(BarPlace.SLEPT, bar)
        announce(bar, bar.accessibleName())

    def _keep(self) -> None:
        self._sleeps = ()
        self._room.pane.take_bar(BarPlace.SLEPT)

    def _leave_out(self) -> None:
        act = LeaveOut(
            meeting_id=self._room.meeting_id,
            spans=tuple((sleep.since, sleep.until) for sleep in self._sleeps),
            minute_id=self._room.presenter.headed_for,
        )
        answer = _Answer(self, self._sleeps)
        self._keep()
        self._desk.lane.submit(act, answer.left_out, answer.not_left_out)

    def ask_again(self, sleeps: tuple[Sleep, ...], error: Exception) -> None:
        """These could not be left out; called by the answer."""
        self._ask_about((*sleeps, *self._sleeps))
        self.failed.emit(error)


class _Answer:
    """Knows which sleeps the lane answers about."""

    def __init__(self, bar: SleptBar, sleeps: tuple[Sleep, ...]) -> None:
        self._bar, self._sleeps = bar, sleeps

    def left_out(self, outcome: Outcome) -> None:
        """They are left out."""

    def not_left_out(self, error: Exception) -> None:
        self._bar.ask_again(self._sleeps, error)


def minutes_left_out(act: LeaveOut) -> int:
    """How many minutes an act takes from the timer."""
    return sum(Sleep(since, until).minutes for since, until in act.spans)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
