"""The computer slept during the meeting: it is said once, and the minutes that the timer counted can be left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import MoveToMinute, TimeMeeting
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.screen import Desk
from clerk_app.ui.steady_clock import Steady, read_steady
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.slept import Sleep, SleepWatch
from tests.ui.desk import open_desk
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import MEETING, SampleMeeting

TEN = datetime(2020, 10, 2, 10, 0, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class _Computer:
    """A computer that sleeps when it is told to; its clocks go on as those of a real one do."""

    def __init__(self, meeting: SampleMeeting) -> None:
        self._meeting = meeting
        self._passed, self._awake = 5000.0, 4000.0

    def steady(self) -> Steady:
        return Steady(self._passed, self._awake)

    def works(self, time: str) -> None:
        """Goes on working until this time in the room."""
        self._awake += self._pass_until(time)

    def sleeps(self, time: str) -> None:
        """Sleeps until this time in the room."""
        self._pass_until(time)

    def _pass_until(self, time: str) -> float:
        before = self._meeting.clock.now()
        seconds = (self._meeting.at(time) - before).total_seconds()
        self._passed += seconds
        return seconds


@pytest.fixture
def computer(meeting: SampleMeeting) -> _Computer:
    return _Computer(meeting)


@pytest.fixture
def desk(theme: Theme, meeting: SampleMeeting, computer: _Computer, qtbot: QtBot) -> Iterator[Desk]:
    with open_desk(theme, meeting, qtbot) as desk:
        yield replace(desk, steady=computer.steady)


def _button(live: Live, words: str) -> QPushButton:
    bar = live.room.pane.bar(BarPlace.SLEPT)
    assert bar is not None
    return next(button for button in bar.findChildren(QPushButton) if button.text() == words)


def _slept(live: Live, computer: _Computer, until: str) -> None:
    live.room.tick()
    computer.sleeps(until)
    live.room.tick()


def _used(live: Live) -> int | None:
    live.settle()
    return live.room.presenter.course.used


def test_a_sleep_during_the_meeting_is_said_without_taking_the_focus(live: Live, computer: _Computer) -> None:
    focus = live.focus()
    _slept(live, computer, "11:00")
    bar = live.room.pane.bar(BarPlace.SLEPT)
    assert bar is not None
    assert bar.title == "The computer slept until 11:00."
    assert bar.text == "The timer counted 12 minutes meanwhile. Keep them, or leave them out?"
    assert live.focus() is focus


def test_what_was_left_out_is_taken_from_the_timer_and_one_undo_brings_it_back(live: Live, computer: _Computer) -> None:
    before = _used(live)
    assert before is not None
    _slept(live, computer, "11:00")
    assert _used(live) == before + 12
    _button(live, "Leave out").click()
    assert _used(live) == before
    assert not live.room.presenter.course.paused
    assert live.bar(BarPlace.SLEPT) == ""
    live.window.book.action(ActionId.UNDO).trigger()
    assert _used(live) == before + 12
    assert EventKind.TIMER_PAUSED not in live.kinds()


def test_the_timer_goes_on_after_what_was_left_out(live: Live, computer: _Computer) -> None:
    before = _used(live)
    assert before is not None
    _slept(live, computer, "11:00")
    _button(live, "Leave out").click()
    computer.works("11:05")
    live.room.tick()
    assert _used(live) == before + 5


def test_what_is_kept_changes_nothing_and_is_not_asked_about_again(live: Live, computer: _Computer) -> None:
    _slept(live, computer, "11:00")
    kinds = live.kinds()
    _button(live, "Keep").click()
    live.room.tick()
    assert live.kinds() == kinds
    assert live.bar(BarPlace.SLEPT) == ""


def test_a_second_sleep_before_an_answer_is_asked_about_with_the_first_but_not_the_time_between(
    live: Live, computer: _Computer
) -> None:
    before = _used(live)
    assert before is not None
    _slept(live, computer, "11:00")
    computer.works("11:04")
    _slept(live, computer, "11:10")
    bar = live.room.pane.bar(BarPlace.SLEPT)
    assert bar is not None
    assert bar.text.startswith("The timer counted 18 minutes meanwhile.")
    _button(live, "Leave out").click()
    assert _used(live) == before + 4
    live.window.book.action(ActionId.UNDO).trigger()
    assert _used(live) == before + 22


@pytest.mark.parametrize("kind", [EventKind.TIMER_PAUSED, EventKind.ADJOURNED, EventKind.ENDED])
def test_nothing_is_said_while_the_timer_stands_still(live: Live, computer: _Computer, kind: EventKind) -> None:
    live.desk.lane.submit(TimeMeeting(meeting_id=MEETING, kind=kind))
    live.settle()
    _slept(live, computer, "11:00")
    assert live.bar(BarPlace.SLEPT) == ""


def test_nothing_is_said_in_a_window_that_only_reads(live: Live, computer: _Computer) -> None:
    live.room._desk = replace(live.desk, read_only=True)
    _slept(live, computer, "11:00")
    assert live.bar(BarPlace.SLEPT) == ""


def test_what_could_not_be_left_out_is_asked_about_again(live: Live, computer: _Computer) -> None:
    _slept(live, computer, "11:00")
    live.meeting.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    _button(live, "Leave out").click()
    live.settle()
    assert live.bar(BarPlace.PROBLEM) == "That was not recorded. The disk is full."
    assert live.bar(BarPlace.SLEPT) == "The computer slept until 11:00."


def test_an_item_begun_since_keeps_its_own_time(live: Live, computer: _Computer) -> None:
    _slept(live, computer, "11:00")
    live.desk.lane.submit(MoveToMinute(meeting_id=MEETING, minute_id=live.meeting.minutes[5]))
    live.settle()
    computer.works("11:03")
    _button(live, "Leave out").click()
    live.settle()
    live.room.tick()
    assert _used(live) == 3
    assert not live.room.presenter.course.paused


@pytest.mark.parametrize(
    ("minutes", "passed", "awake"),
    [
        pytest.param(20, 1, 1, id="the clock was put forward"),
        pytest.param(-60, 1, 1, id="the clock was put back"),
        pytest.param(-60, 600, 0, id="the clock was put back while the computer slept"),
        pytest.param(0, 20, 0, id="it slept for some seconds"),
        pytest.param(10, 600, 600, id="the window stood still"),
    ],
)
def test_nothing_else_is_taken_for_a_sleep(minutes: int, passed: float, awake: float) -> None:
    watch = SleepWatch()
    assert watch.look(TEN, Steady(100, 50)) is None
    later = TEN + SECOND + timedelta(minutes=minutes)
    assert watch.look(later, Steady(100 + passed, 50 + awake)) is None


def test_a_sleep_is_told_once() -> None:
    watch = SleepWatch()
    watch.look(TEN, Steady(100, 50))
    later = TEN + timedelta(minutes=12)
    assert watch.look(later, Steady(820, 51)) == Sleep(TEN, later)
    assert watch.look(later + SECOND, Steady(821, 52)) is None


def test_where_no_clock_stands_still_in_sleep_a_long_gap_is_one() -> None:
    watch = SleepWatch()
    watch.look(TEN, Steady(100))
    later = TEN + timedelta(minutes=12)
    assert watch.look(later, Steady(820)) == Sleep(TEN, later)


def test_minutes_are_counted_as_the_timer_counts_them() -> None:
    assert Sleep(TEN.replace(second=59), TEN + timedelta(minutes=2, seconds=1)).minutes == 2


def test_the_clocks_of_this_computer_only_go_forward() -> None:
    before, after = read_steady(), read_steady()
    assert after.passed >= before.passed
    assert after.asleep_since(before) < 60
