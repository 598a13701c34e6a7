"""The bar over the live screen says shorter what has no room, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import MarkAttendance
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.theme.metrics import TEXT_SIZES
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.top_bar import MiddlePart
from clerk_app.ui.widgets.button import ActionButton
from tests.ui.fitting import cut_off
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import MEETING

WINDOWS = ((1024, 600), (1366, 690))


def _show(live: Live, size: tuple[int, int], percent: int) -> MiddlePart:
    live.window.resize(*size)
    live.desk.theme.set_text_size(percent)
    for _ in range(4):  # a layout that changes may ask for another layout of what holds it
        QApplication.processEvents()
    return live.room.pane.top


def _in_every_window(live: Live, windows: Iterable[tuple[int, int]] = WINDOWS) -> Iterator[str]:
    """Shows the same meeting in each size of text and window, and says in which it is shown now."""
    for percent in TEXT_SIZES:
        for size in windows:
            _show(live, size, percent)
            yield f"{size} {percent} %"


def _leave(live: Live, who: str) -> None:
    attendee = live.meeting.attendees[who]
    live.desk.lane.submit(MarkAttendance(meeting_id=MEETING, attendee_id=attendee, kind=EventKind.LEFT))
    live.settle()


def test_nothing_of_a_meeting_under_way_is_cut_off(live: Live) -> None:
    for shown in _in_every_window(live):
        assert cut_off(live.window) == [], shown


def test_nothing_is_cut_off_when_quorum_is_lost_and_saving_has_stopped(live: Live) -> None:
    for who in ("Schools representative", "Clinical Commissioning Group representative"):
        _leave(live, who)
    live.meeting.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    live.type(" more")
    live.settle()
    assert live.room.pane.top.saved.words == "Not saved since 10:48"
    for shown in _in_every_window(live, WINDOWS[:1]):
        assert cut_off(live.window) == [], shown


def test_in_little_height_a_bar_that_tells_of_lost_words_keeps_its_title_and_its_buttons(live: Live) -> None:
    _leave(live, "Schools representative")
    live.meeting.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    live.type(" more")
    live.settle()
    _show(live, WINDOWS[0], 200)
    bar = live.room.pane.bar(BarPlace.NOT_SAVED)
    assert bar is not None
    assert bar.isVisible()
    assert all(button.isVisible() for button in bar.findChildren(ActionButton))
    assert "Keep typing" in bar.accessibleName()


def test_where_there_is_room_everything_is_said_in_full(live: Live) -> None:
    top = _show(live, (1366, 690), 200)
    assert (top.agenda_button.text(), top.quorum_button.text()) == ("Agenda, 4 of 10", "Quorate, 4 of 5")
    assert (top.agenda_button.toolTip(), top.quorum_button.toolTip()) == ("", "")


def test_in_the_smallest_window_buttons_keep_their_numbers_and_their_names(live: Live) -> None:
    top = _show(live, (1024, 600), 200)
    assert (top.agenda_button.text(), top.quorum_button.text()) == ("4 of 10", "4 of 5")
    names = (top.agenda_button.accessibleName(), top.quorum_button.accessibleName())
    assert names == ("Agenda, 4 of 10", "Quorate, 4 of 5")
    assert (top.agenda_button.toolTip(), top.quorum_button.toolTip()) == names
    assert top.saved.words == "Saved 10:48"


@pytest.mark.parametrize("state", ["on", "blank"])
def test_the_room_display_has_its_button_in_every_window(state: str, live: Live) -> None:
    live.press("F5" if state == "on" else "Shift+F5", live.room.editor)
    for shown in _in_every_window(live):
        (button,) = [button for button in live.room.panes.room_buttons() if button.isVisible()]
        assert button.isChecked(), shown
        assert button.accessibleName() == ("Room display" if state == "on" else "Room display, blank"), shown
        assert cut_off(live.window) == [], shown


@pytest.mark.parametrize("width", [260, 300, 360, 500])
def test_over_a_narrow_attendance_keys_go_before_words(width: int, live: Live) -> None:
    live.room.right.commands.button.show()
    live.room.panes.splitter.setSizes([262, 1104 - width, width])
    QApplication.processEvents()
    assert live.room.right.commands.width() == width
    assert cut_off(live.room.right.commands) == []
    assert live.room.right.commands.room_button.text() == ("" if width < 300 else "Room display")


def test_typing_does_not_change_what_the_bar_has_room_for(live: Live) -> None:
    top = _show(live, (1024, 600), 200)
    places = [part.geometry() for part in (top.agenda_button, top.quorum_button, top.lateness, top.saved)]
    live.type(" more")
    QApplication.processEvents()
    assert [part.geometry() for part in (top.agenda_button, top.quorum_button, top.lateness, top.saved)] == places


def test_the_keys_that_work_follow_the_room_there_is(live: Live) -> None:
    _show(live, (1366, 690), 100)
    assert "move the meeting" in live.window.hints.text()
    _show(live, (1024, 600), 200)
    assert "move the meeting" not in live.window.hints.text()


@pytest.mark.parametrize("open_pane", ["open_agenda", "open_attendance"])
@pytest.mark.parametrize("size", WINDOWS, ids=str)
def test_nothing_of_a_pane_that_opens_over_the_text_is_cut_off(
    open_pane: str, size: tuple[int, int], live: Live
) -> None:
    _show(live, size, 200)
    getattr(live.room.panes, open_pane)()
    QApplication.processEvents()
    assert cut_off(live.window) == []
