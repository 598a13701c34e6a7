"""The commands that the window itself answers to, whatever screen it shows."""

from __future__ import annotations

from collections.abc import Iterable

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
        self._screens: frozenset[ScreenName] = frozenset()

    def furnish(self, desk: Desk, screens: Iterable[ScreenName]) -> None:
        """The store is open: there are places to go to and pop-ups to ask."""
        self._desk = desk
        self._screens = frozenset(screens)

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
        ways = {
            ActionId.HOME: (ScreenName.HOME, self._go_home),
            ActionId.MEETINGS: (ScreenName.MEETINGS, self._go_to_meetings),
            ActionId.MEMBERS: (ScreenName.MEMBERS, self._go_to_members),
            ActionId.REGISTERS: (ScreenName.REGISTERS, self._go_to_registers),
            ActionId.RULES: (ScreenName.RULES, self._go_to_rules),
            ActionId.FORWARD_PLAN: (ScreenName.RULES, self._go_to_plan),
            ActionId.IN_WRITING: (ScreenName.IN_WRITING, self._go_to_in_writing),
        }
        commands.update({action: go for action, (screen, go) in ways.items() if screen in self._screens})
        if self.can_make_boards:
            commands[ActionId.NEW_BOARD] = self.ask_new_board
        if self._knows(PopupName.BOARD_MAP):
            commands[ActionId.BOARD_MAP] = self._ask_map
        if self._knows(PopupName.COMMANDS):
            commands[ActionId.COMMANDS] = self._ask_commands
        if self._knows(PopupName.KEYS):
            commands[ActionId.KEYS] = self._ask_keys
            commands[ActionId.HELP] = self._ask_keys
        return commands

    # Ways to other places

    def go_to_screen(self, name: str, section: str = "") -> None:
        """Show a screen for the board that is chosen."""
        if self._desk is not None:
            place = self._desk.navigation.place
            board_id = place.board_id if place is not None else None
            self._desk.navigation.go(Place(screen=ScreenName(name), board_id=board_id, section=section))

    def go_to_board(self, board_id: str) -> None:
        """Show another board on the screen that is shown."""
        if self._desk is not None:
            shown = self._desk.navigation.place
            self._desk.navigation.go(Place(screen=shown.screen if shown else ScreenName.HOME, board_id=Id(board_id)))

    def _go_home(self) -> None:
        self.go_to_screen(ScreenName.HOME)

    def _go_to_meetings(self) -> None:
        self.go_to_screen(ScreenName.MEETINGS)

    def _go_to_members(self) -> None:
        self.go_to_screen(ScreenName.MEMBERS)

    def _go_to_registers(self) -> None:
        self.go_to_screen(ScreenName.REGISTERS)

    def _go_to_rules(self) -> None:
        self.go_to_screen(ScreenName.RULES)

    def _go_to_plan(self) -> None:
        self.go_to_screen(ScreenName.RULES, "plan")

    def _go_to_in_writing(self) -> None:
        self.go_to_screen(ScreenName.IN_WRITING)

    # Boards

    @property
    def can_make_boards(self) -> bool:
        """Whether a new board can be asked for."""
        return self._knows(PopupName.NEW_BOARD) and self._desk is not None and not self._desk.read_only

    def ask_new_board(self) -> None:
        """Ask for the name of a new board, and go on with its members."""
        if self._desk is not None and self.can_make_boards:
            question = Question(name=PopupName.NEW_BOARD, place=self._desk.navigation.place)
            self._desk.popups.ask(question, self._board_made)

    def _board_made(self, board_id: object) -> None:
        if self._desk is not None and isinstance(board_id, str):
            self._desk.navigation.go(Place(screen=ScreenName.MEMBERS, board_id=Id(board_id)))

    def _ask_map(self) -> None:
        if self._desk is not None:
            question = Question(name=PopupName.BOARD_MAP, place=self._desk.navigation.place)
            self._desk.popups.ask(question, self._chosen_on_map)

    def _chosen_on_map(self, board_id: object) -> None:
        """Show the board where it can be seen whole: a meeting of another one is no place of it."""
        if self._desk is not None and isinstance(board_id, str):
            self._desk.navigation.go(Place(screen=ScreenName.HOME, board_id=Id(board_id)))

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
