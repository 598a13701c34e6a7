"""The commands that the window itself answers to, whatever screen it shows."""

from __future__ import annotations

from PySide6.QtCore import QMetaObject, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from clerk_app.domain.identity import Id
from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.screen import Commands, Desk
from clerk_app.ui.theme.metrics import larger, smaller
from clerk_app.ui.theme.theme import SchemeChoice, Theme
from clerk_app.ui.ui_state import UiState

WORK_UNDER_A_POPUP = frozenset(
    {
        ActionId.CUT,
        ActionId.COPY,
        ActionId.PASTE,
        ActionId.SELECT_ALL,
        ActionId.TEXT_LARGER,
        ActionId.TEXT_SMALLER,
        ActionId.TEXT_NORMAL,
        ActionId.ROOM_DISPLAY,
        ActionId.BLANK_ROOM,
    }
)
"""Keys mean what a pop-up's buttons show, so nothing else may answer to them while one is open.

What the room sees is the exception: it may have to go at once, and no pop-up is touched by it.
"""


class WindowCommands(QObject):
    """Closing, the clipboard, the look, and the ways to other screens and to every command."""

    filled_screen = Signal(bool)
    """The window fills the whole screen from now on, or no longer does."""

    def __init__(self, window: QMainWindow, theme: Theme, state: UiState) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._state = state
        self._desk: Desk | None = None
        self._has_home = False

    def furnish(self, desk: Desk, *, has_home: bool) -> None:
        """The store is open: there are places to go to and pop-ups to ask."""
        self._desk = desk
        self._has_home = has_home

    def commands(self) -> Commands:
        """What works now."""
        commands = {
            ActionId.QUIT: self._quit,
            ActionId.CUT: self._cut,
            ActionId.COPY: self._copy,
            ActionId.PASTE: self._paste,
            ActionId.SELECT_ALL: self._select_all,
            ActionId.TEXT_LARGER: self._larger,
            ActionId.TEXT_SMALLER: self._smaller,
            ActionId.TEXT_NORMAL: self._normal_size,
            ActionId.COLOURS_LIGHT: self._light,
            ActionId.COLOURS_DARK: self._dark,
            ActionId.COLOURS_SYSTEM: self._as_this_computer,
            ActionId.FULL_SCREEN: self._toggle_full_screen,
        }
        if self._has_home:
            commands[ActionId.HOME] = self._go_home
        if self._knows(PopupName.COMMANDS):
            commands[ActionId.COMMANDS] = self._ask_commands
        if self._knows(PopupName.KEYS):
            commands[ActionId.KEYS] = self._ask_keys
            commands[ActionId.HELP] = self._ask_keys
        return commands

    # Ways to other places

    def go_to_screen(self, name: str) -> None:
        """Show a screen for the board that is chosen."""
        if self._desk is not None:
            place = self._desk.navigation.place
            board_id = place.board_id if place is not None else None
            self._desk.navigation.go(Place(screen=ScreenName(name), board_id=board_id))

    def go_to_board(self, board_id: str) -> None:
        """Show another board on the screen that is shown."""
        if self._desk is not None:
            shown = self._desk.navigation.place
            self._desk.navigation.go(Place(screen=shown.screen if shown else ScreenName.HOME, board_id=Id(board_id)))

    def _go_home(self) -> None:
        self.go_to_screen(ScreenName.HOME)

    # The window

    def _quit(self) -> None:
        self._window.close()

    def _toggle_full_screen(self) -> None:
        full = not self._window.isFullScreen()
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.filled_screen.emit(full)

    # The clipboard

    def _cut(self) -> None:
        _tell_focus("cut")

    def _copy(self) -> None:
        _tell_focus("copy")

    def _paste(self) -> None:
        _tell_focus("paste")

    def _select_all(self) -> None:
        _tell_focus("selectAll")

    # The look

    def _larger(self) -> None:
        self._set_text_size(larger(self._theme.text_size))

    def _smaller(self) -> None:
        self._set_text_size(smaller(self._theme.text_size))

    def _normal_size(self) -> None:
        self._set_text_size(100)

    def _set_text_size(self, percent: int) -> None:
        self._theme.set_text_size(percent)
        self._state.remember("window.text_size", percent)

    def _light(self) -> None:
        self._set_colours("light")

    def _dark(self) -> None:
        self._set_colours("dark")

    def _as_this_computer(self) -> None:
        self._set_colours("system")

    def _set_colours(self, choice: SchemeChoice) -> None:
        self._theme.set_scheme(choice)
        self._state.remember("window.colours", choice)

    # Questions

    def _ask_commands(self) -> None:
        self._ask(PopupName.COMMANDS)

    def _ask_keys(self) -> None:
        self._ask(PopupName.KEYS)

    def _ask(self, name: PopupName) -> None:
        if self._desk is not None:
            self._desk.popups.ask(Question(name=name, place=self._desk.navigation.place))

    def _knows(self, name: PopupName) -> bool:
        return self._desk is not None and self._desk.popups.knows(name)


def _tell_focus(slot: str) -> None:
    focused = QApplication.focusWidget()
    if focused is not None and focused.metaObject().indexOfSlot(f"{slot}()") >= 0:
        QMetaObject.invokeMethod(focused, slot)
