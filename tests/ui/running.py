"""The program as the command line starts it, on a real store, with hands on its keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from clerk_app.bootstrap import Opened
from clerk_app.cli.gui import launch_on
from clerk_app.domain.meeting import Meeting
from clerk_app.services.backups import Backup
from clerk_app.services.ports import Queries
from clerk_app.storage.backup_series import back_up_in_turn, backups_of, is_newer
from clerk_app.storage.conflict_copies import conflict_copies
from clerk_app.ui.app import Program
from clerk_app.ui.background.backups import Backups
from clerk_app.ui.background.write_lane import OpenStore
from clerk_app.ui.hands import Hands
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.theme.theme import Theme
from tests.fakes import SetClock

CLOCK = SetClock(datetime(2026, 3, 2, 10, 5, tzinfo=UTC))


class Running:
    """The running program, and the keys to it."""

    def __init__(self, program: Program) -> None:
        self.program, self.window = program, program.window
        self.hands = Hands(program.window, self._is_settled)
        self._store: OpenStore | None = None
        program.lane.opened.connect(self._opened)
        program.show()
        self.hands.take_up()
        self.hands.wait_until(self._is_filled, "the first screen is shown")
        self.hands.settle()

    @property
    def store_path(self) -> Path:
        """The file of the store."""
        assert isinstance(self._store, Opened)
        return self._store.store.path

    @property
    def queries(self) -> Queries:
        """What is committed."""
        assert self._store is not None
        return self._store.app.queries

    @property
    def place(self) -> Place:
        """Where the window is."""
        place = self.program.navigation.place
        assert place is not None
        return place

    def go(self, screen: ScreenName) -> None:
        """Show a screen of the latest meeting."""
        meeting = max(self.queries.where(Meeting), key=_day)
        self.program.navigation.go(Place(screen=screen, board_id=meeting.board_id, meeting_id=meeting.id))
        self.hands.settle()

    def reach(self, screen: ScreenName) -> None:
        """Wait until the window shows this screen."""
        self.hands.wait_until(lambda: self.place.screen is screen, f"{screen} is shown")
        self.hands.settle()

    def _opened(self, store: OpenStore) -> None:
        self._store = store

    def _is_filled(self) -> bool:
        return self.window.screen_shown is not None

    def _is_settled(self) -> bool:
        backups = self.program.backups
        program = self.program
        idle = program.lane.is_idle and program.jobs.is_idle and program.page_jobs.is_idle
        return idle and (backups is None or backups.is_idle)


@contextmanager
def running(store: Path, theme: Theme, qtbot: QtBot, heavy_modules: tuple[str, ...] = ()) -> Iterator[Running]:
    """The program on this store, shown and ready; it ends with the block, and keeps nothing for the next start."""
    launch = replace(
        launch_on(store, CLOCK, store.with_name("look.json")),
        heavy_modules=heavy_modules,
        backups=backups_made_here(store),
        kept_home=None,
    )
    program = Program(launch, theme)
    qtbot.addWidget(program.window)
    yield Running(program)
    program.window.close()
    program.close()


def backups_made_here(store: Path) -> Backups:
    """As the program makes them, but for the process of its own, which would start for each test."""

    def make(now: datetime, go_on: Callable[[], None]) -> Backup:
        go_on()
        return back_up_in_turn(store, now)

    return Backups(
        there=partial(backups_of, store),
        make=make,
        is_newer=partial(is_newer, store),
        copies_beside=partial(conflict_copies, store),
    )


def _day(meeting: Meeting) -> date:
    return meeting.date
