"""The one window: first its frame, then what is in it.

The frame alone (title, menus, colours and size) is painted before anything inside it is even imported: most of what a
window of Python costs is the first touch of Qt's classes. The contents are made when somebody first asks for them,
which is after that paint.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget

from clerk_app.ui.going_on import going_on
from clerk_app.ui.menus import FIRST_MENUS, MENU_TEXTS, translated
from clerk_app.ui.theme.theme import SchemeChoice, Theme
from clerk_app.ui.ui_state import UiState

if TYPE_CHECKING:
    from clerk_app.ui.action_book import ActionBook
    from clerk_app.ui.navigation_pane import NavigationPane
    from clerk_app.ui.place import Place, ScreenName
    from clerk_app.ui.screen import Desk, Screen, ScreenFactory
    from clerk_app.ui.widgets.key_hints import KeyHintBar
    from clerk_app.ui.window_contents import WindowContents

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
        self._contents: WindowContents | None = None
        self._has_painted = False
        self._may_close = True
        self._build_frame()
        self._restore()

    # What is in the frame

    @property
    def contents(self) -> WindowContents:
        """What the frame holds, made when it is first asked for."""
        if self._contents is None:
            from clerk_app.ui.window_contents import WindowContents  # noqa: PLC0415 -- the frame is painted before

            self._contents = WindowContents(self, self._theme, self._state)
        return self._contents

    @property
    def book(self) -> ActionBook:
        """The actions."""
        return self.contents.book

    @property
    def navigation(self) -> NavigationPane:
        """The pane at the left of every screen between meetings."""
        return self.contents.navigation

    @property
    def stack(self) -> QStackedWidget:
        """The screens."""
        return self.contents.stack

    @property
    def hints(self) -> KeyHintBar:
        """The keys that work now, in the status bar."""
        return self.contents.hints

    @property
    def screen_shown(self) -> Screen | None:
        """The screen that is shown now, or None before the first."""
        return self._contents.screen_shown if self._contents is not None else None

    def fill(self) -> None:
        """Make what the frame holds, now that the frame itself is painted."""
        _ = self.contents

    def furnish(self, desk: Desk, screens: Mapping[ScreenName, ScreenFactory]) -> None:
        """The screens there are, now that the store is open."""
        self.contents.furnish(desk, screens)

    def show_place(self, place: Place) -> None:
        """Show the screen of this place; nothing happens where there is no such screen."""
        self.contents.show_place(place)

    # Closing

    def shows_what_is_not_saved(self) -> bool:
        """Whether a screen holds something typed that is not on the disk; that screen, shown or not, is then shown."""
        return self._contents is not None and self._contents.shows_what_is_not_saved()

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
        if self._contents is not None:
            self._contents.fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # until nothing more can go wrong with what was typed
        if not self._may_close_now():
            if self.screen_shown is not None:
                self.screen_shown.stay()
            return
        self._state.remember("window.geometry", bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        event.accept()

    def _may_close_now(self) -> bool:
        """Hands over all that is not saved yet; False where it could not be, or is not on the disk."""
        if not self._is_handed_over():
            return False
        self.closing.emit()
        return self._may_close

    def _is_handed_over(self) -> bool:
        """Whether the screen could hand over what is not saved yet, on leaving it or, where that fails, without."""
        if self.screen_shown is None:
            return True
        for way in (self.screen_shown.leave, self.screen_shown.hand_over):
            with going_on():
                way()
                return True
        return False

    # Building

    def _build_frame(self) -> None:
        self.setWindowTitle(self.tr("Clerk"))
        self.setMinimumSize(SMALLEST)
        bar = self.menuBar()
        bar.setNativeMenuBar(True)
        # Made here rather than by the bar: what Qt itself makes, PySide 6.11 may take for something that is gone.
        self.menus = {name: QMenu(translated(text), self) for name, text in MENU_TEXTS.items()}
        for name, menu in self.menus.items():
            bar.addMenu(menu)
            menu.menuAction().setVisible(name in FIRST_MENUS)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(0, 0, 0, 0)

    def _restore(self) -> None:
        self._theme.set_text_size(self._state.number("window.text_size", 100))
        remembered = self._state.text("window.colours")
        for choice in get_args(SchemeChoice):
            if choice == remembered:
                self._theme.set_scheme(choice)
        geometry = QByteArray.fromBase64(self._state.text("window.geometry").encode())
        if not self.restoreGeometry(geometry):
            self.resize(FIRST_SIZE)
