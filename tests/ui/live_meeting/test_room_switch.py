"""F5 and Shift+F5: the room display comes and goes beside the live meeting, and the clerk types on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app.domain.agenda import Exemption
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import MarkAttendance, SetExempt
from clerk_app.ui.actions import ActionId
from clerk_app.ui.room_display.view import RoomDisplay
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.room_switch import RESTED_AFTER_MS, RoomSwitch
from clerk_app.ui.widgets.button import ActionButton
from tests.ui.fake_timers import FakeTimers
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import MEETING

CCG = "Clinical Commissioning Group representative"


@pytest.fixture
def switch(live: Live) -> RoomSwitch:
    return live.screen.asked.room_display


@pytest.fixture
def timers() -> FakeTimers:
    return FakeTimers()


@pytest.fixture
def watched(live: Live, timers: FakeTimers) -> Iterator[RoomSwitch]:
    """A switch of its own whose hands rest when the test says so, turned on."""
    switch = RoomSwitch(live.desk, live.room, timers=timers)
    switch.turn()
    _let_the_desktop_answer(live)
    yield switch
    switch.close()


def _display(switch: RoomSwitch) -> RoomDisplay:
    assert switch.display is not None
    return switch.display


def _text(switch: RoomSwitch) -> str:
    block = _display(switch).values.block
    return block.text if block is not None else ""


def _let_the_desktop_answer(live: Live) -> None:
    """Offscreen, every window that is shown gets the keys; the clerk's has them back."""
    QApplication.processEvents()
    live.qtbot.waitUntil(live.window.isActiveWindow)


class _Painted(QObject):
    """Counts how often a widget paints itself."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


# On, off and blank


def test_f5_shows_the_meeting_to_the_room_and_takes_it_away(live: Live, switch: RoomSwitch) -> None:
    live.press("F5")
    display = _display(switch)
    assert display.isVisible()
    assert display.values.title == "Children and Young People’s Plan: first draft"
    assert display.values.block is not None
    live.press("F5")
    assert switch.display is None
    assert not display.isVisible()


def test_the_button_is_pressed_while_it_is_on(live: Live, switch: RoomSwitch) -> None:
    button = live.room.right.commands.room_button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (button.isChecked(), _display(switch).isVisible()) == (True, True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (button.isChecked(), switch.display) == (False, None)
    live.press("F5", live.room.editor)
    assert button.isChecked()


def test_where_the_attendance_is_folded_the_button_stands_over_the_text(live: Live) -> None:
    over_text, over_list = live.room.pane.top.room_button, live.room.right.commands.room_button
    assert (over_text.isVisible(), over_list.isVisible()) == (False, True)
    live.window.resize(1024, 600)
    QApplication.processEvents()
    assert (over_text.isVisible(), over_list.isVisible()) == (True, False)
    assert over_text.accessibleName() == "Room display"


def test_shift_f5_blanks_it_and_the_clerks_window_says_so(live: Live, switch: RoomSwitch) -> None:
    live.press("F5")
    live.press("Shift+F5")
    assert _display(switch).is_blank
    assert _display(switch).isVisible()
    assert live.bar(BarPlace.ROOM_BLANK) == "The room display is blank."
    assert live.room.right.commands.room_button.accessibleName() == "Room display, blank"
    live.press("Shift+F5")
    assert not _display(switch).is_blank
    assert live.bar(BarPlace.ROOM_BLANK) == ""
    assert live.room.right.commands.room_button.accessibleName() == "Room display"


def test_the_bar_has_a_button_that_shows_the_meeting_again(live: Live, switch: RoomSwitch) -> None:
    live.press("F5")
    live.press("Shift+F5")
    bar = live.room.pane.bar(BarPlace.ROOM_BLANK)
    assert bar is not None
    (button,) = bar.findChildren(ActionButton)
    button.click()
    assert not _display(switch).is_blank
    assert live.focus() is live.room.editor


def test_a_display_that_is_off_comes_on_blank_to_be_set_up_unseen(live: Live, switch: RoomSwitch) -> None:
    live.press("Shift+F5")
    assert _display(switch).is_blank
    live.press("F5")
    assert switch.display is None
    assert live.bar(BarPlace.ROOM_BLANK) == ""


def test_blank_it_is_kept_in_step_so_that_nothing_old_is_shown_again(live: Live, switch: RoomSwitch) -> None:
    live.press("F5")
    live.press("Shift+F5")
    live.desk.lane.submit(SetExempt(minute_id=live.meeting.minutes[4], exempt=Exemption(reason="commercial")))
    live.settle()
    live.press("Shift+F5")
    assert (_display(switch).values.title, _display(switch).values.block) == ("Private item", None)


def test_it_can_be_blanked_while_a_pop_up_is_open(live: Live, switch: RoomSwitch) -> None:
    live.press("F5")
    live.press("Ctrl+J")
    popup = live.desk.popups.current
    assert popup is not None
    live.press("Shift+F5")
    assert _display(switch).is_blank
    assert live.desk.popups.current is popup


def test_its_own_close_button_is_f5_off(live: Live, switch: RoomSwitch) -> None:
    live.press("F5")
    _display(switch).close()
    assert switch.display is None
    assert not live.room.right.commands.room_button.isChecked()
    live.press("F5")
    assert _display(switch).isVisible()


def test_it_goes_with_the_main_window(live: Live, switch: RoomSwitch) -> None:
    live.press("F5")
    display = _display(switch)
    live.window.close()
    assert not display.isVisible()
    assert switch.display is None


def test_it_goes_with_the_screen_of_the_meeting(live: Live, switch: RoomSwitch) -> None:
    live.press("F5")
    display = _display(switch)
    live.screen.hide()
    assert not display.isVisible()


def test_it_is_listed_in_the_menu_with_its_keys(live: Live) -> None:
    assert {ActionId.ROOM_DISPLAY, ActionId.BLANK_ROOM, ActionId.ROOM_COLOURS} <= live.window.book.works_now()


def test_dark_or_light_is_remembered(live: Live, switch: RoomSwitch) -> None:
    live.press("F5")
    assert _display(switch).tokens.scheme == "light"
    live.window.book.run(ActionId.ROOM_COLOURS)
    assert _display(switch).tokens.scheme == "dark"
    live.press("F5")
    live.press("F5")
    assert _display(switch).tokens.scheme == "dark"
    live.window.book.run(ActionId.ROOM_COLOURS)
    assert _display(switch).tokens.scheme == "light"


# The keys stay where they were


def test_the_clerk_types_on_in_the_same_place(live: Live, switch: RoomSwitch) -> None:
    caret = live.room.editor.textCursor().position()
    for keys in ("F5", "Shift+F5", "Shift+F5", "F5", "Shift+F5", "F5"):
        live.press(keys, live.room.editor)
        _let_the_desktop_answer(live)
        assert live.focus() is live.room.editor
    assert live.room.editor.textCursor().position() == caret
    live.press("F5")
    _let_the_desktop_answer(live)
    live.type(" this be looked at")
    assert live.texts(4)[-1].endswith("asked that this be looked at")


# Screens


class _Projector:
    """Another screen while it is plugged in, which here is drawn on the clerk's own."""

    plugged_in = True

    def __call__(self, widget: QWidget) -> QScreen | None:
        return widget.screen() if self.plugged_in else None


def test_with_one_screen_it_is_an_ordinary_window_that_stands_where_it_stood(live: Live, switch: RoomSwitch) -> None:
    live.press("F5")
    assert not _display(switch).isFullScreen()
    _display(switch).setGeometry(30, 40, 480, 270)
    live.press("F5")
    live.press("F5")
    assert _display(switch).geometry().topLeft() == QPoint(30, 40)


def test_on_a_second_screen_it_is_full_and_when_that_goes_away_a_window_again(live: Live) -> None:
    projector = _Projector()
    switch = RoomSwitch(live.desk, live.room, free_screen=projector)
    switch.turn()
    screen = live.room.screen()
    assert _display(switch).isFullScreen()
    assert _display(switch).geometry() == screen.geometry()
    projector.plugged_in = False
    _application().screenRemoved.emit(screen)
    QApplication.processEvents()
    assert not _display(switch).isFullScreen()
    assert screen.availableGeometry().contains(_display(switch).geometry())
    projector.plugged_in = True
    _application().screenAdded.emit(screen)
    QApplication.processEvents()
    assert _display(switch).isFullScreen()
    switch.close()


def test_a_window_that_was_moved_stays_there_when_the_screens_change(live: Live, switch: RoomSwitch) -> None:
    live.press("F5")
    placed = QRect(30, 40, 600, 338)
    _display(switch).setGeometry(placed)
    _application().screenAdded.emit(live.room.screen())
    QApplication.processEvents()
    assert _display(switch).geometry() == placed


def test_a_window_is_where_it_was_before_a_screen_came_and_went(live: Live) -> None:
    projector = _Projector()
    projector.plugged_in = False
    switch = RoomSwitch(live.desk, live.room, free_screen=projector)
    switch.turn()
    placed = QRect(30, 40, 600, 338)
    _display(switch).setGeometry(placed)
    for plugged_in in (True, False):
        projector.plugged_in = plugged_in
        _application().screenAdded.emit(live.room.screen())
        QApplication.processEvents()
        assert _display(switch).isFullScreen() is plugged_in
    assert _display(switch).geometry() == placed
    switch.close()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


_TWO_SCREENS = """
from PySide6.QtWidgets import QApplication, QWidget
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.room_switch import second_screen
from clerk_app.ui.room_display.view import RoomDisplay

app = QApplication([])
window, display = QWidget(), RoomDisplay(Theme(app))
window.show()
screen = second_screen(window)
if screen is not None:
    display.fill(screen)
app.processEvents()
print(len(app.screens()), window.screen().name(), screen and (display.screen().name(), display.width()))
"""


@pytest.mark.parametrize(
    ("left", "said"), [(1366, "2 laptop ('projector', 1920)"), (0, "2 laptop None")], ids=["beside", "mirrored"]
)
def test_the_second_screen_is_one_that_shows_what_the_clerks_does_not(
    left: int, said: str, repository: Path, tmp_path: Path
) -> None:
    common = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    laptop = {"name": "laptop", "x": 0, "width": 1366, "height": 768, **common}
    projector = {"name": "projector", "x": left, "width": 1920, "height": 1080, **common}
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [laptop, projector]}), encoding="utf-8")
    settings = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    command = [sys.executable, "-c", _TWO_SCREENS]
    done = subprocess.run(command, cwd=repository, env=settings, capture_output=True, text=True, timeout=100)
    assert (done.stdout, done.stderr) == (f"{said}\n", "")


# When it changes


def test_while_the_clerk_types_a_decision_nothing_is_painted_and_once_when_it_is_done(
    live: Live, watched: RoomSwitch
) -> None:
    live.press("Return")
    QApplication.processEvents()
    painted = _Painted(_display(watched))
    for word in ("/r That the plan", " be looked at", " again"):
        for letter in word:
            live.type(letter)
        live.settle()
        QApplication.processEvents()
    assert painted.count == 0
    live.press("Return")
    live.settle()
    QApplication.processEvents()
    assert painted.count == 1


def test_a_decision_is_shown_when_the_caret_has_left_it(live: Live, watched: RoomSwitch) -> None:
    live.press("Return")
    live.type("/r That the board meet in May.")
    live.settle()
    assert _text(watched) == "That the draft go to scrutiny in January."
    live.press("Return")
    live.settle()
    assert _text(watched) == "That the board meet in May."


def test_a_decision_is_shown_when_the_hands_have_rested(live: Live, watched: RoomSwitch, timers: FakeTimers) -> None:
    before = _text(watched)
    live.press("Return")
    live.type("/r That the board")
    live.settle()
    timers.advance(RESTED_AFTER_MS - 1)
    assert _text(watched) == before
    timers.advance(1)
    assert _text(watched) == "That the board"
    live.type(" meet in May.")
    live.settle()
    assert _text(watched) == "That the board"
    timers.advance(RESTED_AFTER_MS)
    assert _text(watched) == "That the board meet in May."


def test_turned_on_again_it_shows_a_decision_as_soon_as_the_hands_have_rested(
    live: Live, watched: RoomSwitch, timers: FakeTimers
) -> None:
    live.press("Return")
    live.type("/r That the board meet in May.")
    live.settle()
    watched.turn()
    watched.turn()
    assert _text(watched) == "That the draft go to scrutiny in January."
    timers.advance(RESTED_AFTER_MS)
    assert _text(watched) == "That the board meet in May."


def test_turned_on_while_the_clerk_types_it_shows_no_half_a_proposal(live: Live, timers: FakeTimers) -> None:
    switch = RoomSwitch(live.desk, live.room, timers=timers)
    live.press("Return")
    live.type("/r That the board")
    live.settle()
    switch.turn()
    assert _text(switch) == "That the draft go to scrutiny in January."
    timers.advance(RESTED_AFTER_MS)
    assert _text(switch) == "That the board"
    switch.close()


def test_the_minute_is_shown_without_half_a_proposal(live: Live, watched: RoomSwitch) -> None:
    live.press("Return")
    live.type("/r That the")
    live.settle()
    live.meeting.at("10:49")
    live.room.tick()
    assert _display(watched).values.clock == "10:49"
    assert _text(watched) == "That the draft go to scrutiny in January."


def test_the_next_item_and_the_quorum_are_shown_at_once(live: Live, watched: RoomSwitch) -> None:
    live.desk.lane.submit(
        MarkAttendance(meeting_id=MEETING, attendee_id=live.meeting.attendees[CCG], kind=EventKind.LEFT)
    )
    live.settle()
    assert _display(watched).values.count == "3 of 5 agencies represented"
    live.press("Ctrl+Return")
    live.settle()
    assert (_display(watched).values.number, _display(watched).values.block) == ("5", None)


def test_looking_at_another_item_changes_nothing_for_the_room(live: Live, watched: RoomSwitch) -> None:
    before = _display(watched).values
    live.press("Ctrl+7")
    assert _display(watched).values is before


def test_an_exempt_item_goes_from_the_wall_at_once(live: Live, watched: RoomSwitch) -> None:
    live.press("Ctrl+Shift+X")
    live.settle()
    assert (_display(watched).values.title, _display(watched).values.block) == ("Private item", None)


def test_a_second_that_is_no_new_minute_changes_nothing_for_the_room(live: Live, watched: RoomSwitch) -> None:
    before = _display(watched).values
    for _ in range(5):
        live.room.tick()
    assert _display(watched).values is before
