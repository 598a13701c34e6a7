"""Home from one run of the program to the next: shown before the store is open, gathered anew before it closes.

What takes most of a start is what reads the store. Home's words of today were known when the program ended, and hold
for as long as nobody writes to the store; so they are kept beside it, and shown at once. The screen reads the store as
soon as it is open and shows what it finds, as at every visit.
"""

# ruff: noqa: PLC0415 -- nothing of Home is imported before the first paint
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clerk_app.domain.identity import Id
    from clerk_app.services.ports import Clock
    from clerk_app.ui.screen import Desk
    from clerk_app.ui.ui_state import SafeWriter
    from clerk_app.ui.views.home.kept import DayPage, KeptHome

DAYS = 7
"""For how many days the pages are kept: whoever comes back next week at the latest begins with one."""


@dataclass(frozen=True, kw_only=True)
class KeptHomeFile:
    """Where Home is kept, and what tells the store as it is from any other state of it (empty: nothing can)."""

    path: Path
    mark: Callable[[], str]


class HomeKeeper:
    """Reads what was kept, and keeps it again."""

    def __init__(self, file: KeptHomeFile, write: SafeWriter, clock: Clock) -> None:
        self._file = file
        self._write = write
        self._clock = clock
        self._board_id: Id | None = None
        self._pages: tuple[DayPage, ...] = ()

    def read(self) -> KeptHome | None:
        """The page for now; None where none was kept for this store as it is."""
        from clerk_app.ui.views.home.kept import read_kept

        try:
            return read_kept(self._file.path.read_bytes(), self._file.mark(), self._clock.now())
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def gather(self, desk: Desk, board_id: Id) -> None:
        """Make the pages of the coming days of the board with which the next start begins; the store is still open."""
        self._board_id = board_id
        self._pages = tuple(_pages(desk, board_id))

    def write(self) -> None:
        """Write down what was gathered; the store is closed, so that its mark is that of the next start."""
        from clerk_app.ui.views.home.kept import kept_bytes

        mark = self._file.mark()
        if self._board_id is not None and self._pages and mark:
            self._write(self._file.path, kept_bytes(self._board_id, mark, self._pages))


def _pages(desk: Desk, board_id: Id) -> Iterator[DayPage]:
    from clerk_app.domain.board import Board
    from clerk_app.domain.timeline import instant, wall_time
    from clerk_app.ui.views.home.gathering import Gather
    from clerk_app.ui.views.home.kept import DayPage
    from clerk_app.ui.views.home.presenter import home_page

    board = desk.queries.entity(Board, board_id)
    if board is None:
        return
    now = desk.clock.now()
    today = datetime.combine(wall_time(now, board.time_zone)[0].date(), time())
    midnights = [instant(today + timedelta(days=number), 0, board.time_zone) for number in range(1, DAYS + 1)]
    for since in (now, *midnights[:-1]):
        facts = Gather(desk.queries, board_id, since, desk.holidays_of).facts()
        yield DayPage(since=since, page=home_page(facts) if facts is not None else None)
    yield DayPage(since=midnights[-1], page=None)
