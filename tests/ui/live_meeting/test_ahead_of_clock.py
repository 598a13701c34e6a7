"""A mark made while the computer's clock was ahead is pointed out once the clock has gone back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QPushButton

from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import CorrectEvent, MarkAttendance
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import MEETING

WHO = "Schools representative"
TITLE = "Something is noted at 11:50, and this computer’s clock says 10:50."


def _noted_an_hour_ahead(live: Live) -> None:
    """Somebody left while the clock of the computer was an hour ahead, and the clock is put right."""
    _pass_to(live, "11:50")
    who = live.meeting.attendees[WHO]
    live.desk.lane.submit(MarkAttendance(meeting_id=MEETING, attendee_id=who, kind=EventKind.LEFT))
    assert live.last_event().kind is EventKind.LEFT
    assert live.bar(BarPlace.AHEAD) == ""
    _pass_to(live, "10:50")


def _pass_to(live: Live, time: str) -> None:
    live.meeting.at(time)
    live.room.tick()


def test_a_mark_that_lies_ahead_of_the_clock_is_pointed_out_once_the_clock_has_gone_back(live: Live) -> None:
    focus = live.focus()
    _noted_an_hour_ahead(live)
    bar = live.room.pane.bar(BarPlace.AHEAD)
    assert bar is not None
    assert bar.title == TITLE
    assert bar.text.startswith("The clock was ahead then, or is slow now. Nothing is lost")
    assert live.focus() is focus


def test_whoever_has_read_it_is_not_told_again_with_each_minute(live: Live) -> None:
    _noted_an_hour_ahead(live)
    bar = live.room.pane.bar(BarPlace.AHEAD)
    assert bar is not None
    next(button for button in bar.findChildren(QPushButton) if button.text() == "Close").click()
    _pass_to(live, "10:51")
    assert live.bar(BarPlace.AHEAD) == ""


def test_it_is_no_longer_said_once_the_time_is_corrected(live: Live) -> None:
    _noted_an_hour_ahead(live)
    live.desk.lane.submit(CorrectEvent(event_id=live.last_event().id, at=datetime(2020, 10, 2, 10, 49)))
    live.settle()
    assert live.bar(BarPlace.AHEAD) == ""


def test_it_is_no_longer_said_once_the_clock_has_come_so_far(live: Live) -> None:
    _noted_an_hour_ahead(live)
    _pass_to(live, "11:51")
    assert live.bar(BarPlace.AHEAD) == ""


def test_a_later_time_that_somebody_gave_is_not_taken_for_a_wrong_clock(live: Live) -> None:
    who = live.meeting.attendees[WHO]
    later = datetime(2020, 10, 2, 11, 15)
    live.desk.lane.submit(MarkAttendance(meeting_id=MEETING, attendee_id=who, kind=EventKind.LEFT, at=later))
    assert live.last_event().at == later
    _pass_to(live, "10:55")
    assert live.bar(BarPlace.AHEAD) == ""
