"""The application: the frame first, then the store in its lane, then the screen where somebody was or begins.

The command line calls `run` with what it knows how to make: the store, the clock, the safe writer. The window itself
knows none of them by name. What is needed only after the first paint is imported then.
"""

# ruff: noqa: PLC0415 -- as said above

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication

from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.background.garbage import Sweeper
from clerk_app.ui.background.jobs import Jobs, Reporter, warm_up
from clerk_app.ui.background.write_lane import OpenStore, StoreOpener, WriteLane
from clerk_app.ui.change_hub import ChangeHub
from clerk_app.ui.going_on import going_on
from clerk_app.ui.main_window import MainWindow
from clerk_app.ui.place import ScreenName
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.ui_state import SafeWriter, UiState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerk_app.services.ports import Clock
    from clerk_app.services.salvaging import Salvaged
    from clerk_app.ui.background.backup_keeper import BackupKeeper
    from clerk_app.ui.background.backups import Backups
    from clerk_app.ui.files import Files
    from clerk_app.ui.home_keeper import HomeKeeper, KeptHomeFile
    from clerk_app.ui.popup_host import PopupFactory, PopupHost, PopupName
    from clerk_app.ui.presenting.calendar import HolidaysOf
    from clerk_app.ui.problems import Problem, Way
    from clerk_app.ui.screen import Desk, Navigation, ScreenFactory
    from clerk_app.ui.views.home.first_sight import FirstSight
    from clerk_app.ui.views.home.kept import KeptHome
    from clerk_app.ui.words import Words

LOG = logging.getLogger(__name__)
WARM_UP_AFTER_MS = 2000
"""How long after the first screen heavy libraries are imported, so that they do not hold up what fills it."""
RecordsChooser = Callable[["QWidget", Path | None], Path | None]
"""Asks for the file of other records or, given a place that is free, where to begin new ones; None for none chosen."""
FIRST_STYLE = ("-style", "Fusion")
"""What the frame is painted in, until the theme has its own style; set as a style object, it would load more of Qt."""
Asker = Callable[[Theme, "Problem", "tuple[Way, ...]", MainWindow], "Way"]

_CAN_BE_READ = frozenset({TroubleCode.STORE_LOCKED, TroubleCode.STORE_READ_ONLY})
_WILL_NOT_PASS = frozenset(
    {
        TroubleCode.STORE_NOT_OURS,
        TroubleCode.STORE_NEWER,
        TroubleCode.STORE_DAMAGED,
        TroubleCode.MIGRATION_FAILED,
    }
)
"""What trying again does not help against."""


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """The screens and pop-ups there are."""

    screens: Mapping[ScreenName, ScreenFactory] = field(default_factory=dict)
    popups: Mapping[PopupName, PopupFactory] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Launch:
    """What the window is started with.

    `open_read_only` opens the store where another window holds it. `state_file` is where the window remembers the
    place, `look_file` where it remembers text size, colours and its own size, `kept_home` where it keeps Home as it was
    left, to show it before the store is open; None remembers nothing. `heavy_modules`
    are imported in the background soon after the first screen. `furniture` is asked for after the first paint, so that
    no screen is imported before it. `elsewhere` is how to start on another store. `new_place` gives a free place for
    new records, where nobody named the store that was to be opened.

    `backups` are those of this store, and `going_back` is how to start on it with one of them in its place. Such a
    start has `as_before`, which opens the store as it is where that fails, and `replaced`, which gives the file that
    keeps what was there once the store is open (None where nothing was). `damaged_log` gives the file that keeps what
    could not be read of what was typed last, once the store is open. `salvaging` is how to start on what is whole of
    this store, in its place; such a start has `salvaged`, which gives how much that was. `find_damage` looks through
    the structure of the open store, and gives what is wrong with it.
    """

    open_store: StoreOpener
    clock: Clock
    furniture: Callable[[], Furniture]
    open_read_only: StoreOpener | None = None
    state_file: Path | None = None
    look_file: Path | None = None
    kept_home: KeptHomeFile | None = None
    safe_write: SafeWriter | None = None
    heavy_modules: tuple[str, ...] = ()
    files: Files | None = None
    holidays_of: HolidaysOf | None = None
    words: Words | None = None
    elsewhere: Callable[[Path], Launch] | None = None
    new_place: Callable[[], Path] | None = None
    backups: Backups | None = None
    going_back: Callable[[Path], Launch] | None = None
    as_before: StoreOpener | None = None
    replaced: Callable[[], Path | None] | None = None
    damaged_log: Callable[[], Path | None] | None = None
    salvaging: Callable[[], Launch] | None = None
    salvaged: Callable[[], Salvaged | None] | None = None
    find_damage: Callable[[], tuple[str, ...]] | None = None


class Program(QObject):
    """The running application: window, lane and workers, from the first paint to the last saved word."""

    def __init__(
        self, launch: Launch, theme: Theme, ask: Asker | None = None, choose: RecordsChooser | None = None
    ) -> None:
        super().__init__()
        self._launch = launch
        self._theme = theme
        self._ask = ask
        self._choose = choose
        self.next: Launch | None = None
        self._is_read_only = False
        self._desk: Desk | None = None
        self._sight: FirstSight | None = None
        self.sweeper = Sweeper(self)
        self.sweeper.rest()
        self.jobs = Jobs(self)
        self.page_jobs = Jobs(self)
        self.lane = WriteLane(self)
        self.hub = ChangeHub(self)
        self.state = UiState(launch.state_file, launch.safe_write, self.jobs, self, look_path=launch.look_file)
        self.window = MainWindow(theme, self.state)
        self._warming = QTimer(self)
        self._warming.setSingleShot(True)
        self._warming.setInterval(WARM_UP_AFTER_MS)
        self._warming.timeout.connect(self._warm_up)
        self.lane.committed.connect(self.hub.announce)
        self.lane.opened.connect(self._store_opened)
        self.lane.open_failed.connect(self._store_not_opened)
        self.window.painted.connect(self._open_store)
        self.window.closing.connect(self._window_closing)

    @cached_property
    def popups(self) -> PopupHost:
        """The one place that shows pop-ups."""
        from clerk_app.ui.popup_host import PopupHost

        return PopupHost(self)

    @cached_property
    def navigation(self) -> Navigation:
        """Where the window is now."""
        from clerk_app.ui.screen import Navigation

        return Navigation(self)

    @cached_property
    def backups(self) -> BackupKeeper | None:
        """What sees to it that there is a recent backup; None where the window was started without."""
        from clerk_app.ui.background.backup_keeper import BackupKeeper

        return BackupKeeper(self._launch.backups, self._launch.clock, self) if self._launch.backups else None

    @cached_property
    def _home(self) -> HomeKeeper | None:
        from clerk_app.ui.home_keeper import HomeKeeper

        kept, write = self._launch.kept_home, self._launch.safe_write
        return HomeKeeper(kept, write, self._launch.clock) if kept is not None and write is not None else None

    def show(self) -> None:
        """Show the frame; the store is opened once it is painted."""
        self.window.show()

    def close(self) -> None:
        """Carry out and write down all that waits, and let go of everything."""
        self._warming.stop()
        with going_on():
            self._gather_home()
        self.lane.close()
        if self._home is not None:
            with going_on():
                self._home.write()
        if self.backups is not None:
            self.backups.close()
        self.state.end()
        self.page_jobs.close()
        self.jobs.finish()
        self.sweeper.stop()

    def rescue(self, error: BaseException) -> None:
        """Hand over what the screen holds, and say in plain words that something went wrong: our bug, nobody else's."""
        from clerk_app.ui.problems import Way, problem_of

        LOG.error("unexpected %s", type(error).__name__, exc_info=error)
        screen = self.window.screen_shown
        if screen is None:
            self._ask_and_go_on(error, (Way.QUIT,))
            return
        for step in (screen.hand_over, partial(screen.tell, problem_of(error))):
            try:
                step()
            except Exception as another:  # there is nobody left to tell, and the other step is still to be done
                LOG.error("unexpected %s on top", type(another).__name__, exc_info=another)

    def _open_store(self) -> None:
        kept = self._home.read() if self._home is not None else None
        if kept is None:
            self._start_lane()
        self._theme.dress_up()
        self.window.fill()
        if kept is not None:
            self._show_first_sight(kept)

    def _start_lane(self) -> None:
        self.lane.start(self._launch.open_store)

    def _show_first_sight(self, kept: KeptHome) -> None:
        """Home as it was left; only once it is painted the libraries are loaded that open the store."""
        from clerk_app.ui.views.home.first_sight import FirstSight

        self._sight = FirstSight(self._theme, kept, self)
        self._sight.painted.connect(self._start_lane)
        self.window.contents.show_first_sight(self._sight, frozenset(self._launch.furniture().screens))

    def _end_first_sight(self) -> None:
        if self._sight is not None:
            self.window.contents.end_first_sight()
            self._sight = None

    def _gather_home(self) -> None:
        """What the next start may show at once: Home, unless it will begin in a meeting under way."""
        from clerk_app.ui.first_place import first_place

        desk = self._desk
        if self._home is None or desk is None or desk.read_only:
            return
        place = first_place(desk, frozenset(ScreenName))
        if place.screen is ScreenName.HOME and place.board_id is not None:
            self._home.gather(desk, place.board_id)

    def _store_opened(self, store: OpenStore) -> None:
        from clerk_app.ui.first_place import first_place
        from clerk_app.ui.screen import Desk

        self.state.look_again()
        desk = Desk(
            theme=self._theme,
            clock=self._launch.clock,
            ids=store.app.ids,
            queries=store.app.queries,
            lane=self.lane,
            jobs=self.jobs,
            page_jobs=self.page_jobs,
            hub=self.hub,
            navigation=self.navigation,
            popups=self.popups,
            state=self.state,
            read_only=store.read_only,
            was_interrupted=self.state.was_interrupted and not store.read_only,
            first_sight=self._sight,
            files=self._launch.files,
            holidays_of=self._launch.holidays_of,
            words=self._launch.words,
            open_other=self._open_other if self._launch.elsewhere is not None else None,
            backups=self.backups,
            go_back_to=self._go_back_to if self._launch.going_back is not None else None,
        )
        furniture = self._launch.furniture()
        try:
            place = first_place(desk, frozenset(furniture.screens))
        except Trouble as trouble:
            self._store_not_opened(trouble)
            return
        if place.screen is not ScreenName.HOME:
            self._end_first_sight()
            desk = replace(desk, first_sight=None)
        self._desk = desk
        if not store.read_only:
            self.state.begin()
        self.popups.furnish(desk, furniture.popups)
        self.window.furnish(desk, furniture.screens)
        self.navigation.go(place)
        self._end_first_sight()
        self.sweeper.go_on()
        self._warming.start()
        self._is_read_only = desk.read_only
        if desk.backups is not None:
            self.lane.committed.connect(desk.backups.record_changed)
        self._say_what_was_replaced()
        self._say_what_was_lost()

    def _say_what_was_lost(self) -> None:
        log = self._launch.damaged_log() if self._launch.damaged_log is not None else None
        if log is not None:
            self.window.contents.backups.say_damaged_log(log.name)

    def _say_what_was_replaced(self) -> None:
        replaced = self._launch.replaced() if self._launch.replaced is not None else None
        if replaced is not None:
            salvaged = self._launch.salvaged() if self._launch.salvaged is not None else None
            if salvaged is not None:
                self.window.contents.backups.say_salvaged(salvaged, replaced.name)
            else:
                self.window.contents.backups.say_restored(replaced.name)

    def _warm_up(self) -> None:
        self.jobs.start(warm_up(self._launch.heavy_modules), self._warmed_up)

    def _warmed_up(self, nothing: object) -> None:
        self.sweeper.keep_what_is_there()
        if self.backups is not None:
            self.backups.begin(read_only=self._is_read_only)
        if self._launch.find_damage is not None:
            self.jobs.start(self._look_for_damage, self._tell_of_damage)

    def _look_for_damage(self, reporter: Reporter) -> tuple[str, ...]:
        return self._launch.find_damage() if self._launch.find_damage is not None else ()

    def _tell_of_damage(self, facts: object) -> None:
        if facts:
            may_salvage = self._launch.salvaging is not None and not self._is_read_only
            self.window.contents.backups.say_damaged(self._salvage if may_salvage else None)

    def _salvage(self) -> None:
        if self._launch.salvaging is not None and self.window.close():
            self.next = self._launch.salvaging()

    def _open_other(self, path: Path) -> None:
        if self._launch.elsewhere is not None and self.window.close():
            self.next = self._launch.elsewhere(path)

    def _go_back_to(self, backup: Path) -> None:
        if self._launch.going_back is not None and self.window.close():
            self.next = self._launch.going_back(backup)

    def _go_back_to_the_last(self) -> None:
        backups = self._launch.backups
        there = backups.there() if backups is not None else ()
        if there:
            self._go_back_to(there[0].path)

    def _store_not_opened(self, error: Exception) -> None:
        self._end_first_sight()
        self.sweeper.go_on()
        self._ask_and_go_on(error, _ways_on(error, self._launch))

    def _ask_and_go_on(self, error: BaseException, ways: tuple[Way, ...]) -> None:
        from clerk_app.ui.problems import Way

        way, path = self._asked(error, ways)
        match way:
            case Way.READ_ONLY if self._launch.open_read_only is not None:
                self.lane.start(self._launch.open_read_only)
            case Way.TRY_AGAIN:
                self.lane.start(self._launch.open_store)
            case Way.GO_BACK:
                self._go_back_to_the_last()
            case Way.SALVAGE:
                self._salvage()
            case Way.AS_BEFORE if self._launch.as_before is not None:
                self._launch = replace(self._launch, open_store=self._launch.as_before, as_before=None)
                self.lane.start(self._launch.open_store)
            case _ if path is not None:
                self._open_other(path)
            case _:
                self.window.close()

    def _asked(self, error: BaseException, ways: tuple[Way, ...]) -> tuple[Way, Path | None]:
        """The way that was chosen and, where it leads to other records, theirs; whoever chooses none is asked again."""
        from clerk_app.ui.file_dialogs import choose_records
        from clerk_app.ui.problems import Way, ask_about, problem_of

        ask, choose = self._ask or ask_about, self._choose or choose_records
        while True:
            way = ask(self._theme, problem_of(error), ways, self.window)
            if way not in (Way.OPEN_OTHER, Way.BEGIN_NEW):
                return way, None
            free = self._launch.new_place() if way is Way.BEGIN_NEW and self._launch.new_place is not None else None
            path = choose(self.window, free)
            if path is not None:
                return way, path

    def _window_closing(self) -> None:
        self.window.refuse_to_close(True)
        self.lane.drain()
        self.window.refuse_to_close(self.window.shows_what_is_not_saved())


def _ways_on(error: Exception, launch: Launch) -> tuple[Way, ...]:
    """What can be done where the store was not opened; the safe way, which has the focus, is the last."""
    from clerk_app.ui.problems import Way

    code = error.code if isinstance(error, Trouble) else None
    other = (Way.OPEN_OTHER,) if launch.elsewhere is not None else ()
    new = (Way.BEGIN_NEW,) if launch.elsewhere is not None and launch.new_place is not None else ()
    if launch.as_before is not None:
        return (Way.QUIT, *other, Way.AS_BEFORE)
    if code in _CAN_BE_READ and launch.open_read_only is not None:
        return (Way.QUIT, *other, Way.TRY_AGAIN, Way.READ_ONLY)
    if other and code in _WILL_NOT_PASS:
        return (Way.QUIT, *new, *other, *_ways_back(code, launch))
    return (Way.QUIT, *new, *other, Way.TRY_AGAIN)


def _ways_back(code: TroubleCode | None, launch: Launch) -> tuple[Way, ...]:
    from clerk_app.ui.problems import Way

    if code is not TroubleCode.STORE_DAMAGED:
        return ()
    has_backup = launch.going_back is not None and launch.backups is not None and bool(launch.backups.there())
    salvage = (Way.SALVAGE,) if launch.salvaging is not None else ()
    return (*salvage, Way.GO_BACK) if has_backup else salvage


class _ExceptionHook:
    """What Python calls for an error that nothing caught."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._program.rescue(error)


def run(launch: Launch, arguments: list[str] | None = None) -> int:
    """Shows the window, and the next where another store was asked for, until it is closed; gives the exit code."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([*(arguments or sys.argv[:1]), *FIRST_STYLE])
    app.setApplicationName("Clerk")
    app.setApplicationDisplayName("Clerk")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    theme = Theme(app, frame_first=True)
    code = 0
    following: Launch | None = launch
    while following is not None:
        program = Program(following, theme)
        sys.excepthook = _ExceptionHook(program)
        program.show()
        code = app.exec()
        program.close()
        program.window.deleteLater()
        following = program.next
    sys.excepthook = sys.__excepthook__
    return code
