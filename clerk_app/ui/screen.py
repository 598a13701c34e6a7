"""What a screen is, where somebody can be in the window, and what every screen is given.

A screen lives in `ui/views/<screen>/`: a view (a `Screen`) and a presenter without Qt. It is made once, at its first
visit, by the factory that `ui/furniture.py` names for it, and shown again at later visits::

    class HomeScreen(Screen):
        def __init__(self, desk: Desk, parent: QWidget | None = None) -> None: ...
        def visit(self, place: Place) -> None:           # fill from desk.queries for this place
        def title(self) -> str:                          # "Home – Corporate Parenting Board"
        def commands(self) -> Commands:                  # what of the actions table works here now, and how
        def hints(self) -> Hints:                        # the keys that work now, for the status bar
        def take_focus(self) -> None:                    # its one starting place

To change the record it submits an act to `desk.lane`; to go elsewhere it calls `desk.navigation.go(Place(...))`; to ask
something over the screen it calls `desk.popups.ask(...)`. Screens never import each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clerk_app.ui.actions import ActionId
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.steady_clock import SteadyClock, read_steady
from clerk_app.ui.widgets.enter_key import presses_button
from clerk_app.ui.widgets.key_hints import Hint

if TYPE_CHECKING:
    from clerk_app.services.ports import Clock, Ids, Queries
    from clerk_app.ui.background.backup_keeper import BackupKeeper
    from clerk_app.ui.background.jobs import Jobs
    from clerk_app.ui.background.write_lane import WriteLane
    from clerk_app.ui.change_hub import ChangeHub
    from clerk_app.ui.files import Files
    from clerk_app.ui.popup_host import PopupHost
    from clerk_app.ui.presenting.calendar import HolidaysOf
    from clerk_app.ui.problems import Problem
    from clerk_app.ui.theme.theme import Theme
    from clerk_app.ui.ui_state import UiState
    from clerk_app.ui.views.home.first_sight import FirstSight
    from clerk_app.ui.words import Words


Commands = Mapping[ActionId, Callable[[], None]]
"""The actions that work now, each with the bound method that carries it out; all others are left out of the menus."""


@dataclass(frozen=True, slots=True)
class Hints:
    """The keys that work now, left and right in the status bar; `lead` names the part of the screen they belong to."""

    left: tuple[Hint, ...] = ()
    right: tuple[Hint, ...] = ()
    lead: str = ""


class Navigation(QObject):
    """Where the window is now, and the way to another place."""

    moved = Signal(object)
    """The Place to show now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trail: list[Place] = []

    @property
    def place(self) -> Place | None:
        """Where the window is; None before anything was shown."""
        return self._trail[-1] if self._trail else None

    def go(self, place: Place) -> None:
        """Show this place."""
        self._trail = [*self._trail[-9:], place]
        self.moved.emit(place)

    def back(self) -> None:
        """Show the place before this one; nothing happens at the first."""
        if len(self._trail) > 1:
            self._trail.pop()
            self.moved.emit(self._trail[-1])

    def before(self, screen: ScreenName) -> Place | None:
        """The last place on another screen than this one; None where there was none."""
        return next((place for place in reversed(self._trail) if place.screen is not screen), None)

    def stay_at(self, place: Place) -> None:
        """The last move led nowhere: the window still shows this place."""
        self._trail.pop()
        if self.place != place:
            self._trail.append(place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every screen and pop-up is given: the way to look, to read, to act, to wait and to go elsewhere.

    `page_jobs` is the worker for the pages that are shown, so that they wait for no long job; None for the same one.
    `was_interrupted`: the run before this one did not come to its end. `files`, `holidays_of`, `words`, `open_other`
    (which closes this store and opens the window on another), `backups` and `go_back_to` (which does so on a backup
    that takes the store's place) are None where the window was started without them. `first_sight` is what the window
    shows of Home since before the store was open; None where nothing was kept.
    """

    theme: Theme
    clock: Clock
    ids: Ids
    queries: Queries
    lane: WriteLane
    jobs: Jobs
    hub: ChangeHub
    navigation: Navigation
    popups: PopupHost
    state: UiState
    page_jobs: Jobs | None = None
    read_only: bool = False
    was_interrupted: bool = False
    first_sight: FirstSight | None = None
    files: Files | None = None
    holidays_of: HolidaysOf | None = None
    words: Words | None = None
    open_other: Callable[[Path], None] | None = None
    backups: BackupKeeper | None = None
    go_back_to: Callable[[Path], None] | None = None
    steady: SteadyClock = read_steady


class Screen(QWidget):
    """One screen of the window."""

    title_changed = Signal()
    commands_changed = Signal()
    """What works now is not what worked before: menus and shortcuts are set anew."""
    hints_changed = Signal()
    steps_changed = Signal()
    """What undo would take back, or redo do again, is something else now."""

    def visit(self, place: Place) -> None:
        """Show this place; called at each visit. Filling changes nothing in the record."""
        raise NotImplementedError

    def hand_over(self) -> None:
        """Hand over what is not saved yet; whatever went wrong, the screen goes on as it is."""

    def leave(self) -> None:
        """The window goes elsewhere or closes: hand over what is not saved yet."""
        self.hand_over()

    def stay(self) -> None:
        """The window did not get elsewhere: go on as before `leave`."""

    def title(self) -> str:
        """What the window's title bar says before the name of the program."""
        return ""

    def commands(self) -> Commands:
        """The actions of the table that work here now."""
        return {}

    def undo_words(self) -> tuple[str, str]:
        """What undo would take back and what redo would do again, empty for nothing."""
        return "", ""

    def hints(self) -> Hints:
        """The keys that work now, for the part of the screen that has the focus."""
        return Hints()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not presses_button(event, self):
            super().keyPressEvent(event)

    def set_full_screen(self, full: bool) -> None:
        """The window fills the whole screen from now on, or no longer does; told at each visit as well."""

    def tell(self, problem: Problem) -> None:
        """Say that something did not work, without taking the focus."""

    def refuses_to_close(self) -> bool:
        """True while something typed could not be saved: the window then stays open, and the screen says why."""
        return False

    def take_focus(self) -> None:
        """Put the focus where work begins on this screen."""
        self.setFocus()


ScreenFactory = Callable[[Desk, QWidget], Screen]
"""Makes a screen as a child of the window."""
