"""The sample meeting, carried through the window by its keys: what somebody does in two hours, in a few seconds.

Everything goes through the window that everybody uses; only the clock in the room is the script's own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QComboBox

from clerk_app.domain.timeline import EventKind
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.app import Launch, Program
from clerk_app.ui.background.write_lane import OpenStore
from clerk_app.ui.hands import Hands, NothingHappened
from clerk_app.ui.place import ScreenName
from clerk_app.ui.sample_script import BOARD, MEETING, ROLL_CALL, SENTENCES, At, Picture, Press, Step, Write
from clerk_app.ui.theme.theme import Theme

PLANNED_START = time(10)
TIME_ZONE = ZoneInfo("Europe/London")
MOST_TABS = 40
ONE_TICK_S = 1.1
MOST_ANSWERS = 6
"""Enter begins the export, takes a free name for a file that is there already, twice at most, and closes."""
PAPERS = {".docx", ".pdf"}


class RoomClock:
    """The clock in the room on the day of the meeting: it stands where the script puts it."""

    def __init__(self, day: date) -> None:
        self._start = datetime.combine(day, PLANNED_START, TIME_ZONE).astimezone(UTC)
        self._now = self._start

    def now(self) -> datetime:
        """The current instant in UTC, with its zone."""
        return self._now

    def show(self, minute: int) -> None:
        """Show the time this many minutes after the planned start."""
        self._now = self._start + timedelta(minutes=minute)


@dataclass(frozen=True, slots=True)
class Shown:
    """What carrying the meeting through left behind."""

    papers: tuple[Path, ...]
    picture: Path


def carry_through(launch: Launch, clock: RoomClock, folder: Path) -> Shown:
    """Holds the sample meeting in the window that `launch` makes, and leaves its papers and a picture in the folder.

    Raises NothingHappened where the window did not do what its keys ask for.
    """
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["clerk-app"])
    program = Program(launch, Theme(app))
    caught = _Caught()
    sys.excepthook, before = caught, sys.excepthook
    try:
        shown = _Tour(program, clock, folder).go()
    finally:
        sys.excepthook = before
        program.window.close()
        program.close()
    caught.raise_first()
    return shown


class _Caught:
    """What nothing else caught while the window worked: Qt goes on after such an error, the tour must not."""

    def __init__(self) -> None:
        self._errors: list[BaseException] = []

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._errors.append(error)

    def raise_first(self) -> None:
        """Raises the first error that was caught; nothing happens where there was none."""
        if self._errors:
            raise self._errors[0]


class _Tour:
    def __init__(self, program: Program, clock: RoomClock, folder: Path) -> None:
        self._program = program
        self._clock = clock
        self._folder = folder
        self._hands = Hands(program.window, self._is_settled)
        self._picture = folder / "live-meeting.png"
        self._store: OpenStore | None = None
        program.lane.opened.connect(self._note_store)

    def go(self) -> Shown:
        self._program.show()
        self._hands.take_up()
        self._reach(ScreenName.HOME)
        self._choose_board()
        self._hands.press("Return")
        self._reach(ScreenName.ROLL_CALL)
        self._follow(ROLL_CALL)
        self._follow([At(3), Press(("Ctrl+Return",))])
        self._reach(ScreenName.LIVE)
        self._follow(MEETING)
        self._check_kept()
        return Shown(self._export(), self._picture)

    def _note_store(self, store: OpenStore) -> None:
        self._store = store

    def _is_settled(self) -> bool:
        program = self._program
        return program.lane.is_idle and program.jobs.is_idle and program.page_jobs.is_idle

    def _reach(self, screen: ScreenName) -> None:
        self._hands.wait_until(lambda: self._shown() is screen, f"the screen “{screen}” is shown")
        self._hands.settle()

    def _shown(self) -> ScreenName | None:
        place = self._program.navigation.place
        return place.screen if place is not None and self._program.window.screen_shown is not None else None

    def _choose_board(self) -> None:
        """Where another board is shown: go to the board picker with Tab, open it, and choose with the arrows."""
        if BOARD in self._program.window.windowTitle():
            return
        for _ in range(MOST_TABS):
            picker = QApplication.focusWidget()
            if isinstance(picker, QComboBox):
                self._hands.press("Down", "Down" if picker.findText(BOARD) > picker.currentIndex() else "Up", "Return")
                self._hands.wait_until(lambda: BOARD in self._program.window.windowTitle(), "the sample board is shown")
                return
            self._hands.press("Tab")
        raise NothingHappened("the board picker is reached with Tab")

    def _follow(self, steps: Iterable[Step]) -> None:
        for step in steps:
            match step:
                case At(minute=minute):
                    self._clock.show(minute)
                case Press(keys=keys):
                    self._hands.press(*keys)
                case Write(text=text):
                    self._hands.write(text)
                case Picture():
                    self._take_picture()

    def _check_kept(self) -> None:
        """Ask the store for what was typed, as an editor that looks right is not yet a record."""
        place = self._program.navigation.place
        if self._store is None or place is None or place.meeting_id is None:
            raise NothingHappened("a meeting is open")
        record = self._store.app.queries.meeting_record(place.meeting_id)
        if record is None or not any(event.kind is EventKind.ENDED for event in record.events):
            raise NothingHappened("the meeting has ended")
        kept = "\n".join(block.text.plain for block in record.blocks)
        for sentence in SENTENCES:
            if sentence not in kept:
                raise NothingHappened(f"“{sentence}” is in the record")

    def _export(self) -> tuple[Path, ...]:
        """Word and PDF, by the screen that shows the pages; a file that is there already is not replaced."""
        before = set(self._folder.iterdir())
        self._hands.press(spec_of(ActionId.EXPORT).keys_here[0])
        self._reach(ScreenName.EXPORT)
        self._hands.press("Return")
        for _ in range(MOST_ANSWERS):
            if self._program.popups.current is not None:
                self._hands.press("Return")
        made = [path for path in sorted(self._folder.iterdir()) if path not in before and path.suffix in PAPERS]
        if {path.suffix for path in made} != PAPERS:
            raise NothingHappened("Word and PDF are written")
        return tuple(made)

    def _take_picture(self) -> None:
        self._hands.rest(ONE_TICK_S)
        self._hands.settle()
        if not self._program.window.grab().save(str(self._picture)):
            raise NothingHappened(f"the picture is written to {self._picture}")
