"""Something was noted while the computer's clock was ahead, and the clock has gone back: it is said once.

What the clock said is what is known, so the mark keeps its time and stands last until somebody corrects it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, instant, wall_time
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.past import Teller
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say

LEEWAY = timedelta(minutes=1)
"""A clock that is set by a few seconds is no news."""


def ahead_of(now: datetime, record: MeetingRecord) -> tuple[Event, ...]:
    """The events that stand, in order, whose time is to come and was taken from a clock that was ahead.

    One that somebody gave a later time was recorded in the past, and is none of them.
    """
    zone, latest = record.meeting.time_zone, now + LEEWAY
    return tuple(
        event for event in record.events if event.recorded_at > latest and instant(event.at, event.fold, zone) > now
    )


class AheadBar(QObject):
    """The bar that says so, until it is read, the time is corrected, or the clock has come so far."""

    def __init__(self, desk: Desk, room: LiveRoom) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        self._told: tuple[Id, ...] = ()
        room.refreshed.connect(self._look)
        self._look()

    def _look(self) -> None:
        now, record = self._desk.clock.now(), self._room.record_for_saving()
        events = ahead_of(now, record)
        found = tuple(event.id for event in events)
        if found == self._told:
            return
        is_news = bool(set(found) - set(self._told))
        self._told = found
        if is_news:
            self._tell(events[-1], now, record)
        elif not found:
            self._room.pane.take_bar(BarPlace.AHEAD)

    def _tell(self, last: Event, now: datetime, record: MeetingRecord) -> None:
        zone = record.meeting.time_zone
        teller = Teller(zone=zone, today=wall_time(now, zone)[0].date(), kinds=record.board.decision_kinds)
        title = say("live.ahead.title", time=teller.when(instant(last.at, last.fold, zone)), now=teller.when(now))
        bar = MessageBar(self._desk.theme, "warning", title, say("live.ahead.text"), icon="clock-alert", slim=True)
        bar.add_button(say("live.ahead.close")).clicked.connect(self._close)
        self._room.pane.show_bar(BarPlace.AHEAD, bar)
        announce(bar, bar.accessibleName())

    def _close(self) -> None:
        self._room.pane.take_bar(BarPlace.AHEAD)
