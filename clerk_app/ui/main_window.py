"""The window's frame: menu bar, navigation, the screens, and the status bar with the keys that work now.

It knows no screen: which there are and how they are made is handed in once the store is open (`furnish`). Until then it
shows its frame, so that the first paint waits for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from clerk_app.ui.action_book import ActionBook
from clerk_app.ui.actions import ACTIONS, MENU_TEXTS, translated
from clerk_app.ui.navigation_pane import NavigationPane
from clerk_app.ui.place import WITHOUT_NAVIGATION, Place, ScreenName
from clerk_app.ui.popup_host import Pane
from clerk_app.ui.screen import Desk, Screen, ScreenFactory
from clerk_app.ui.theme.theme import SchemeChoice, Theme
from clerk_app.ui.ui_state import UiState
from clerk_app.ui.widgets.key_hints import KeyHintBar
from clerk_app.ui.window_commands import WORK_UNDER_A_POPUP, WindowCommands

if TYPE_CHECKING:
    from clerk_app.domain.names import DatedName

SMALLEST = QSize(1024, 600)
FIRST_SIZE = QSize(1366, 690)


class MainWindow(QMainWindow):
    """The one window of the program."""

    painted = Signal()
    """The frame is on the screen for the first time."""
    closing = Signal()
    """The window is about to close; whoever holds something hands it over now."""

    def __init__(self, theme: Theme, state: UiState) -> None:
        super().__init__()
        self._theme = theme
        self._state = state
        self._desk: Desk | None = None
        self._factories: Mapping[ScreenName, ScreenFactory] = {}
        self._screens: dict[ScreenName, Screen] = {}
        self._places: dict[ScreenName, Place] = {}
        self._has_painted = False
        self._may_close = True
        self.book = ActionBook(theme, self)
        self._commands = WindowCommands(self, theme, state)
        self.navigation = NavigationPane(theme)
        self.stack = QStackedWidget()
        self.hints = KeyHintBar(theme)
        self._build_menus()
        self._lay_out()
        self._connect()
        self._restore()
        self._show_what_works()

    # Filling the frame

    def furnish(self, desk: Desk, screens: Mapping[ScreenName, ScreenFactory]) -> None:
        """The screens there are, now that the store is open."""
        self._desk = desk
        self._factories = dict(screens)
        self._commands.furnish(desk, has_home=ScreenName.HOME in self._factories)
        self.book.show_icons()
        desk.navigation.moved.connect(self.show_place)
        desk.popups.opened.connect(self._show_what_works)
        desk.popups.closed.connect(self._show_what_works)
        desk.popups.lend(self._of_the_window)
        self.navigation.set_screens(self._factories)
        self._show_what_works()

    @property
    def screen_shown(self) -> Screen | None:
        """The screen that is shown now, or None before the first."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def show_place(self, place: Place) -> None:
        """Show the screen of this place; nothing happens where there is no such screen."""
        if self._desk is None or place.screen not in self._factories:
            return
        if self._would_lose_words(place):
            self._desk.navigation.go(self._places[place.screen])
            return
        before = self.screen_shown
        self._desk.popups.close()
        if before is not None:
            before.leave()
        screen = self._screen(place.screen, self._desk)
        self._places[place.screen] = place
        self._desk.popups.set_pane(self._whole_screen)
        screen.visit(place)
        self.stack.setCurrentWidget(screen)
        self._state.remember_place(place)
        self._show_navigation(place)
        self._show_what_works()
        self._show_hints()
        self._show_title()
        screen.take_focus()

    def shows_what_is_not_saved(self) -> bool:
        """Whether a screen holds something typed that is not on the disk; that screen, shown or not, is then shown."""
        for name, screen in self._screens.items():
            if not screen.refuses_to_close():
                continue
            if screen is not self.screen_shown and self._desk is not None:
                self._desk.navigation.go(self._places[name])
                screen.refuses_to_close()
            return True
        return False

    def refuse_to_close(self, refuse: bool) -> None:
        """Whether closing is put off, since something typed is not on the disk."""
        self._may_close = not refuse

    # Qt's side

    def sizeHint(self) -> QSize:
        return FIRST_SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.screen_shown is not None:
            self.screen_shown.leave()
        self.closing.emit()
        if not self._may_close:
            event.ignore()
            return
        self._state.remember("window.geometry", bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        event.accept()

    # Building

    def _build_menus(self) -> None:
        bar = self.menuBar()
        bar.setNativeMenuBar(True)
        self._menus = {menu: bar.addMenu(translated(text)) for menu, text in MENU_TEXTS.items()}
        for spec in ACTIONS:
            action = self.book.action(spec.id)
            self.addAction(action)
            if spec.menu is not None:
                if spec.separator:
                    self._menus[spec.menu].addSeparator()
                self._menus[spec.menu].addAction(action)

    def _lay_out(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self.stack, 1)
        self.setCentralWidget(body)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.hints, 1)
        self.statusBar().setContentsMargins(0, 0, 0, 0)
        self.navigation.set_screens(())
        self.setWindowTitle(self.tr("Clerk"))
        self.setMinimumSize(SMALLEST)

    def _connect(self) -> None:
        self.navigation.screen_asked.connect(self._commands.go_to_screen)
        self.navigation.board_asked.connect(self._commands.go_to_board)
        self._commands.filled_screen.connect(self._fill_screen)
        self._theme.changed.connect(self._fold)

    def _restore(self) -> None:
        self._theme.set_text_size(self._state.number("window.text_size", 100))
        remembered = self._state.text("window.colours")
        for choice in get_args(SchemeChoice):
            if choice == remembered:
                self._theme.set_scheme(choice)
        geometry = self._state.text("window.geometry")
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii")))
        else:
            self.resize(FIRST_SIZE)

    # Showing

    def _screen(self, name: ScreenName, desk: Desk) -> Screen:
        if name not in self._screens:
            screen = self._factories[name](desk, self.stack)
            screen.title_changed.connect(self._show_title)
            screen.commands_changed.connect(self._show_what_works)
            screen.hints_changed.connect(self._show_hints)
            self._screens[name] = screen
            self.stack.addWidget(screen)
        return self._screens[name]

    def _would_lose_words(self, place: Place) -> bool:
        """Whether the screen is asked for another meeting while it holds words of one that are not on the disk."""
        screen, shown = self._screens.get(place.screen), self._places.get(place.screen)
        if self._desk is None or screen is None or shown is None or place.meeting_id in (None, shown.meeting_id):
            return False
        if screen is self.screen_shown:
            screen.leave()
        self._desk.lane.drain()
        return screen.refuses_to_close()

    def _show_navigation(self, place: Place) -> None:
        self.navigation.setVisible(place.screen not in WITHOUT_NAVIGATION)
        self.navigation.set_screen(place.screen)
        if self._desk is not None and self.navigation.isVisibleTo(self):
            boards = [(board.id, _latest(board.names)) for board in self._desk.queries.boards()]
            self.navigation.set_boards(boards, place.board_id)

    def _show_title(self) -> None:
        screen = self.screen_shown
        title = screen.title() if screen is not None else ""
        self.setWindowTitle(self.tr("{0} – Clerk").format(title) if title else self.tr("Clerk"))

    def _show_what_works(self) -> None:
        commands = {**self._commands.commands()}
        if self.screen_shown is not None:
            commands.update(self.screen_shown.commands())
        for name, menu in self._menus.items():
            menu.menuAction().setVisible(any(spec.menu is name and spec.id in commands for spec in ACTIONS))
        if self._desk is None or self._desk.popups.current is None:
            self.book.set_commands(commands)
            return
        awake = {name: command for name, command in commands.items() if name in WORK_UNDER_A_POPUP}
        self.book.set_commands(awake, asleep=commands)

    def _show_hints(self) -> None:
        hints = self.screen_shown.hints() if self.screen_shown is not None else None
        if hints is not None:
            self.hints.set_hints(hints.left, hints.right, hints.lead)

    def _fold(self) -> None:
        self.navigation.fold(self._theme.metrics.effective_width(self.width()))

    def _fill_screen(self, full: bool) -> None:
        if self.screen_shown is not None:
            self.screen_shown.set_full_screen(full)

    def _whole_screen(self) -> Pane:
        return Pane(self.stack, (self.stack.width() - self._theme.metrics.popup_width) // 2, self._theme.metrics.px(48))

    def _of_the_window(self) -> Mapping[str, object]:
        """What pop-ups may know of the window: how to carry out a command, and which work now."""
        return {"run": self.book.run, "works": self.book.works_now()}


def _latest(names: tuple[DatedName, ...]) -> str:
    return names[-1].name if names else ""
