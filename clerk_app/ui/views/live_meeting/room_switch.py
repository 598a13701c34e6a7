"""The room display of a meeting: turned on, blanked and off again, and kept in step with the record.

The room sees what is done, not the typing of it: a proposal in the making is shown when the caret has left it, or when
the hands have rested for a moment.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from clerk_app.domain.identity import Id
from clerk_app.settings.options import ROOM_COLOURS
from clerk_app.ui.actions import ActionId
from clerk_app.ui.room_display.view import RoomDisplay
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.timers import QtTimers, Timers
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say

RESTED_AFTER_MS = 2000
PLACE = "window.room_display"
FreeScreen = Callable[[QWidget], QScreen | None]
"""The screen that the window of a widget is not on; None where there is no other."""


def second_screen(widget: QWidget) -> QScreen | None:
    """The first screen that the clerk's window is not on; one that shows the same as the clerk's is no other."""
    own = widget.screen().geometry()
    return next((screen for screen in QGuiApplication.screens() if not screen.geometry().intersects(own)), None)


class RoomSwitch(QObject):
    """Owns the window for the room while there is one."""

    def __init__(
        self, desk: Desk, room: LiveRoom, *, timers: Timers | None = None, free_screen: FreeScreen = second_screen
    ) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        self._free_screen = free_screen
        self._display: RoomDisplay | None = None
        self._unfinished: Id | None = None
        self._resting = (timers or QtTimers(self))(self._rested)
        room.refreshed.connect(self._publish)
        room.words_saved.connect(self._words_saved)
        room.typed.connect(self._typed)
        room.caret_moved.connect(self._caret_moved)
        for button in room.panes.room_buttons():
            button.clicked.connect(self.turn)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            # Once Qt has moved every window off a screen that is going away.
            application.screenAdded.connect(self._screens_changed, Qt.ConnectionType.QueuedConnection)
            application.screenRemoved.connect(self._screens_changed, Qt.ConnectionType.QueuedConnection)

    @property
    def display(self) -> RoomDisplay | None:
        """The window for the room; None while it is off."""
        return self._display

    def commands(self) -> Commands:
        """They work in every meeting, also in one that may only be read."""
        return {
            ActionId.ROOM_DISPLAY: self.turn,
            ActionId.BLANK_ROOM: self.blank,
            ActionId.ROOM_COLOURS: self.change_colours,
        }

    # What is asked for

    def turn(self) -> None:
        """On, or off."""
        if self._display is None:
            self._open(blank=False)
            self._say(say("room.turned_on"))
        else:
            self.close()
            self._say(say("room.turned_off"))

    def blank(self) -> None:
        """Show nothing, or the meeting again; a display that is off comes on blank, to be set up unseen."""
        if self._display is None:
            self._open(blank=True)
        else:
            self._set_blank(self._display, not self._display.is_blank)

    def change_colours(self) -> None:
        """Dark where it was light, and light where it was dark; remembered."""
        self._desk.state.remember(ROOM_COLOURS.key, "light" if self._is_dark else "dark")
        if self._display is not None:
            self._display.set_dark(self._is_dark)

    def close(self) -> None:
        """Off; nothing happens where it is off already."""
        display, self._display = self._display, None
        if display is None:
            return
        self._remember_place(display)
        display.close()
        display.deleteLater()
        self._show_state()

    # The window

    @property
    def _is_dark(self) -> bool:
        return self._desk.state.text(ROOM_COLOURS.key) == "dark"

    def _open(self, *, blank: bool) -> None:
        display = RoomDisplay(self._desk.theme, dark=self._is_dark)
        self._display = display
        display.closed.connect(self.close)
        display.was_activated.connect(self._take_keys_back, Qt.ConnectionType.QueuedConnection)
        self._publish()
        self._set_blank(display, blank)
        self._stand(display)

    def _stand(self, display: RoomDisplay) -> None:
        screen = self._free_screen(self._room)
        if screen is not None:
            display.fill(screen)
        else:
            display.stand_on(self._room.screen(), self._desk.state.text(PLACE))

    def _take_keys_back(self) -> None:
        self._room.window().activateWindow()

    def _remember_place(self, display: RoomDisplay) -> None:
        if place := display.place():
            self._desk.state.remember(PLACE, place)

    def _screens_changed(self) -> None:
        if self._display is not None:
            self._remember_place(self._display)
            self._stand(self._display)

    def _set_blank(self, display: RoomDisplay, blank: bool) -> None:
        was_blank = display.is_blank
        display.set_blank(blank)
        self._show_state()
        if was_blank and not blank:
            self._say(say("room.unblanked"))

    def _show_state(self) -> None:
        """Say in the clerk's window how it stands with the room's."""
        on, blank = self._display is not None, self._display is not None and self._display.is_blank
        for button in self._room.panes.room_buttons():
            button.show_state(on=on, blank=blank)
        if not blank:
            self._room.pane.take_bar(BarPlace.ROOM_BLANK)
        elif self._room.pane.bar(BarPlace.ROOM_BLANK) is None:
            title, text = say("room.blank_bar.title"), say("room.blank_bar.text")
            bar = MessageBar(self._desk.theme, "info", title, text, icon="eye-off", slim=True)
            bar.add_button(say("room.blank_bar.button"), keys="Shift+F5").clicked.connect(self.blank)
            self._room.pane.show_bar(BarPlace.ROOM_BLANK, bar)
            announce(bar, bar.accessibleName())

    def _say(self, sentence: str) -> None:
        announce(self._room, sentence)

    # What it shows

    def _publish(self) -> None:
        if self._display is not None:
            shown = self._display.values.block
            self._display.show_values(self._room.presenter.for_the_room(unfinished=self._unfinished, shown=shown))

    def _words_saved(self, block_ids: object) -> None:
        if block_ids != {self._unfinished}:
            self._publish()

    def _typed(self) -> None:
        # Also while it is off: it may come on in the middle of a sentence.
        self._unfinished = self._room.editor.caret_block_id
        self._resting.start(RESTED_AFTER_MS)

    def _caret_moved(self) -> None:
        if self._unfinished not in (None, self._room.editor.caret_block_id):
            self._rested()

    def _rested(self) -> None:
        self._unfinished = None
        self._resting.stop()
        self._publish()
