"""What the window's frame holds: the actions, the navigation, the screens, and the status bar with the keys that work.

It knows no screen: which there are and how they are made is handed in once the store is open (`furnish`). What tells of
the record is made then too, so that Home as it was left is shown before anything of the record is loaded.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.ui.action_book import ActionBook
from clerk_app.ui.actions import ACTIONS, ActionId
from clerk_app.ui.going_on import going_on
from clerk_app.ui.navigation_pane import NavigationPane
from clerk_app.ui.place import WITHOUT_NAVIGATION, Place, ScreenName
from clerk_app.ui.popup_host import Pane
from clerk_app.ui.screen import Desk, Screen, ScreenFactory
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.timers import QtTimers
from clerk_app.ui.ui_state import UiState
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.window_commands import WORK_UNDER_A_POPUP, WindowCommands

if TYPE_CHECKING:
    from clerk_app.domain.identity import Id
    from clerk_app.ui.main_window import MainWindow
    from clerk_app.ui.problems import Problem
    from clerk_app.ui.views.home.first_sight import FirstSight
    from clerk_app.ui.window_backups import WindowBackups
    from clerk_app.ui.window_undo import WindowUndo


class WindowContents(QObject):
    """All that is inside the frame of the one window."""

    def __init__(self, window: MainWindow, theme: Theme, state: UiState) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._state = state
        self._desk: Desk | None = None
        self._factories: Mapping[ScreenName, ScreenFactory] = {}
        self._screens: dict[ScreenName, Screen] = {}
        self._places: dict[ScreenName, Place] = {}
        self._shown_place: Place | None = None
        self._boards: tuple[tuple[Id, str], ...] | None = None
        self._sight: FirstSight | None = None
        self.book = ActionBook(theme, window)
        self._commands = WindowCommands(window, theme, state)
        self.navigation = NavigationPane(theme)
        self.stack = QStackedWidget()
        self.hints = KeyHintBar(theme)
        self._steps_to_show = QtTimers(self)(self._show_steps)
        self._fill_menus()
        self._lay_out()
        self._connect()
        self.fold()
        self._show_what_works()

    # Filling the frame

    def show_first_sight(self, sight: FirstSight, screens: Collection[ScreenName]) -> None:
        """Show Home as it was left, until the store is open and its screen takes the body over."""
        self._sight = sight
        self.navigation.set_screens(screens)
        self.navigation.set_boards(((sight.kept.board_id, sight.kept.page.board),), sight.kept.board_id)
        self.navigation.set_screen(ScreenName.HOME)
        self.navigation.screen_asked.connect(sight.ask_for_screen)
        self.stack.addWidget(sight.body)
        self.stack.setCurrentWidget(sight.body)
        self._show_title()
        self.hints.set_hints(sight.hints())
        sight.take_focus()

    def end_first_sight(self) -> None:
        """Show nothing again: what was kept may not be so, or another screen comes first."""
        if self._sight is None:
            return
        self.navigation.screen_asked.disconnect(self._sight.ask_for_screen)
        if self._sight.body.parentWidget() is self.stack:
            self.stack.removeWidget(self._sight.body)
            self._sight.body.deleteLater()
        self._sight = None

    def furnish(self, desk: Desk, screens: Mapping[ScreenName, ScreenFactory]) -> None:
        """The screens there are, now that the store is open."""
        self._desk = desk
        self._factories = dict(screens)
        self._commands.furnish(desk, self._factories)
        self._undo.furnish(desk)
        self._undo.changed.connect(self._show_what_works)
        self._undo.failed.connect(self._tell)
        self._column.addWidget(self._undo.part)
        self.backups.furnish(desk)
        self.backups.changed.connect(self._show_what_works)
        self._column.addWidget(self.backups.bar)
        self._boards = None
        desk.hub.kind_changed.connect(self._forget_boards)
        desk.navigation.moved.connect(self.show_place)
        desk.popups.opened.connect(self._popup_changed)
        desk.popups.closed.connect(self._popup_changed)
        desk.popups.lend(self._of_the_window)
        desk.popups.set_window(self._whole_screen)
        self.navigation.set_screens(self._factories)
        self._show_what_works()

    @cached_property
    def backups(self) -> WindowBackups:
        """What the window tells of backups and of damage, made once the store is open."""
        from clerk_app.ui.window_backups import WindowBackups  # noqa: PLC0415 -- it is about the record

        return WindowBackups(self._theme, self.navigation, self)

    @cached_property
    def _undo(self) -> WindowUndo:
        from clerk_app.ui.window_undo import WindowUndo  # noqa: PLC0415 -- it is about the record

        return WindowUndo(self._theme, self)

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
            with going_on():
                before.leave()
        self._desk.popups.set_pane(self._whole_screen)
        try:
            screen = self._screen(place.screen, self._desk)
            screen.visit(place)
        except Exception:
            self._stay(before, self._desk)
            raise
        self._places[place.screen] = self._shown_place = place
        screen.set_full_screen(self._window.isFullScreen())
        self.stack.setCurrentWidget(screen)
        self._state.remember_place(place)
        self._show_navigation(place)
        self._show_what_works()
        self._show_hints()
        self._show_title()
        screen.take_focus()

    def _stay(self, before: Screen | None, desk: Desk) -> None:
        """What was asked for could not be shown: the screen before goes on, and the window is where it was."""
        if before is not None and self._shown_place is not None:
            before.stay()
            desk.navigation.stay_at(self._shown_place)

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

    def fold(self) -> None:
        """Fit the navigation to the width of the window."""
        self.navigation.fold(self._theme.metrics.effective_width(self._window.width()))

    # Building

    def _fill_menus(self) -> None:
        for menu in self._window.menus.values():
            menu.aboutToShow.connect(self.book.show_icons)
        for spec in ACTIONS:
            action = self.book.action(spec.id)
            self._window.addAction(action)
            if spec.menu is not None:
                menu = self._window.menus[spec.menu]
                if spec.separator:
                    menu.addSeparator()
                menu.addAction(action)

    def _lay_out(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.stack, 1)
        nest(row, self._column, 1)
        self._window.setCentralWidget(body)
        self._window.statusBar().addWidget(self.hints, 1)
        self.navigation.set_screens(())

    def _connect(self) -> None:
        self.navigation.screen_asked.connect(self._commands.go_to_screen)
        self.navigation.board_asked.connect(self._commands.go_to_board)
        self.navigation.new_board_asked.connect(self._commands.ask_new_board)
        self._commands.filled_screen.connect(self._fill_screen)
        self._theme.changed.connect(self.fold)

    # Showing

    def _screen(self, name: ScreenName, desk: Desk) -> Screen:
        if name not in self._screens:
            screen = self._factories[name](desk, self.stack)
            screen.title_changed.connect(self._show_title)
            screen.commands_changed.connect(self._show_what_works)
            screen.hints_changed.connect(self._show_hints)
            screen.steps_changed.connect(self._show_steps_soon)
            self._screens[name] = screen
            self.stack.addWidget(screen)
        return self._screens[name]

    def _would_lose_words(self, place: Place) -> bool:
        """Whether the screen is asked for another meeting or board while it holds words that are not on the disk."""
        screen, shown = self._screens.get(place.screen), self._places.get(place.screen)
        if self._desk is None or screen is None or shown is None:
            return False
        is_same_board = place.meeting_id is not None or place.board_id in (None, shown.board_id)
        if place.meeting_id in (None, shown.meeting_id) and is_same_board:
            return False
        if screen is self.screen_shown:
            screen.leave()
        self._desk.lane.drain()
        return screen.refuses_to_close()

    def _show_navigation(self, place: Place) -> None:
        self.navigation.setVisible(place.screen not in WITHOUT_NAVIGATION)
        self.navigation.set_screen(place.screen)
        if self._desk is not None and not self.navigation.isHidden():
            boards = self._boards_of(self._desk)
            self.navigation.set_boards(boards, place.board_id, may_add=self._commands.can_make_boards)

    def _boards_of(self, desk: Desk) -> tuple[tuple[Id, str], ...]:
        """The boards by name, read anew after one changed; records that another window writes tell of no change."""
        if self._boards is None or desk.read_only:
            from clerk_app.domain.names import latest_name  # noqa: PLC0415 -- as above

            self._boards = tuple((board.id, latest_name(board.names)) for board in desk.queries.boards())
        return self._boards

    def _forget_boards(self, kind: str) -> None:
        if kind == "boards":
            self._boards = None

    def _show_title(self) -> None:
        shown = self.screen_shown or self._sight
        title = shown.title() if shown is not None else ""
        self._window.setWindowTitle(self.tr("{0} – Clerk").format(title) if title else self.tr("Clerk"))

    def _show_steps_soon(self) -> None:
        """Once the key that made a step is shown: the menus are opened no sooner."""
        self._steps_to_show.start(0)

    def _show_steps(self) -> None:
        """Say beside Undo and Redo what they would do."""
        undo, redo = self.screen_shown.undo_words() if self.screen_shown is not None else ("", "")
        own = self.screen_shown.commands() if self.screen_shown is not None else {}
        if ActionId.UNDO not in own and self._desk is not None:
            undo = self._undo.words
        self.book.say_step(ActionId.UNDO, undo)
        self.book.say_step(ActionId.REDO, redo)

    def _show_what_works(self) -> None:
        commands = {**self._commands.commands()}
        if self._desk is not None:
            self._undo.show_beside(self.screen_shown)
            commands.update(self.backups.commands())
            if self._undo.can_undo:
                commands[ActionId.UNDO] = self._take_back
        self._show_steps()
        if self.screen_shown is not None:
            commands.update(self.screen_shown.commands())
        for name, menu in self._window.menus.items():
            menu.menuAction().setVisible(any(spec.menu is name and spec.id in commands for spec in ACTIONS))
        if self._desk is None or self._desk.popups.current is None:
            self.book.set_commands(commands)
            return
        awake = {name: command for name, command in commands.items() if name in WORK_UNDER_A_POPUP}
        self.book.set_commands(awake, asleep=commands)

    def _take_back(self) -> None:
        """What a screen has of its own goes first, though it may not have told of it yet: a letter just typed."""
        own = self.screen_shown.commands().get(ActionId.UNDO) if self.screen_shown is not None else None
        (own or self._undo.undo)()

    def _tell(self, problem: Problem) -> None:
        if self.screen_shown is not None:
            self.screen_shown.tell(problem)

    def _popup_changed(self) -> None:
        self._show_what_works()
        self._show_hints()

    def _show_hints(self) -> None:
        """The keys of the screen; those of a pop-up stand in it, and the screen's mean nothing while it is open."""
        if self._desk is not None and self._desk.popups.current is not None:
            self.hints.set_hints((), (Hint(("Esc",), self.tr("close")),))
        elif self.screen_shown is not None:
            hints = self.screen_shown.hints()
            self.hints.set_hints(hints.left, hints.right, hints.lead)

    def _fill_screen(self, full: bool) -> None:
        if self.screen_shown is not None:
            self.screen_shown.set_full_screen(full)

    def _whole_screen(self) -> Pane:
        return Pane(self.stack, (self.stack.width() - self._theme.metrics.popup_width) // 2, self._theme.metrics.px(48))

    def _of_the_window(self) -> Mapping[str, object]:
        """What pop-ups may know of the window: how to carry out a command, and which work now."""
        return {"run": self.book.run, "works": self.book.works_now()}
