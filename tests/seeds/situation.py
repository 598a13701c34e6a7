"""How a window stands, in one sentence: what tells why a key did not do what was waited for."""

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from clerk_app.ui.app import Program
from clerk_app.ui.minutes_editor.caret_list import CaretList
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen

_LAST_LETTERS = 60


def situation(program: Program) -> str:
    """Where the window is, what has the keys, what is open over it, and what is not on the disk yet."""
    return "; ".join(_parts(program))


def _parts(program: Program) -> Iterator[str]:
    place, asked = program.navigation.place, program.popups.current
    yield f"the window is at {place.screen if place is not None else 'no screen'}"
    yield f"the keys go to {_described(QApplication.focusWidget())} in {_described(QApplication.activeWindow())}"
    yield f"open over it is {_described(asked)}"
    yield f"not answered are {[type(act).__name__ for act in program.lane.under_way]}"
    screen = program.window.screen_shown
    if isinstance(screen, LiveScreen):
        yield from _meeting(screen.room)


def _meeting(room: LiveRoom) -> Iterator[str]:
    presenter = room.presenter
    shown, on, ahead = map(presenter.number, (presenter.shown, presenter.current, presenter.headed_for))
    yield f"item {shown} is shown, the meeting is on {on} and headed for {ahead}"
    yield f"what was typed is {room.autosave.state.phase}"
    yield f"the bars say {[bar.title for one in BarPlace if (bar := room.pane.bar(one)) is not None]}"
    offered = [type(one).__name__ for one in room.editor.findChildren(CaretList) if one.isVisible()]
    yield f"offered under the caret is {offered}"


def _described(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    name = f"{type(widget).__name__} {widget.accessibleName() or widget.windowTitle()!r}"
    if isinstance(widget, QTextEdit):
        before = widget.toPlainText()[: widget.textCursor().position()]
        return f"{name} behind {before[-_LAST_LETTERS:]!r}"
    return name
