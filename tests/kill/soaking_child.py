"""A long meeting at once: the real window, typed in by the thousand keys, with undo, exports and backups in between.

`python -m tests.kill.soaking_child STORE ROUNDS KEYS` says after each round what the process and the log have grown to.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median
from time import thread_time
from types import FrameType

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clerk_app import bootstrap
from clerk_app.cli.gui import launch_on
from clerk_app.domain.meeting import Meeting
from clerk_app.services.choices import FileFormat
from clerk_app.ui.actions import ActionId
from clerk_app.ui.app import Program
from clerk_app.ui.background.write_lane import OpenStore
from clerk_app.ui.hands import Hands
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from tests.kill.typing_child import WORDS, end_at_once, say
from tests.ui.running import backups_made_here

SEED = 20220124
LETTERS_IN_A_PARAGRAPH = 240
KEYS_BETWEEN_LOOKS = 40
STEPS_BACK = 4
COUNTED_KEYS = 20
"""Of how many keys in a paragraph the work is counted: they come at the same place in each."""


class Work:
    """What keys take: the calls that Python makes for each, counted, so that no other program counts."""

    def __init__(self) -> None:
        self._calls = 0
        self._of_keys: list[int] = []

    @contextmanager
    def of_a_key(self) -> Iterator[None]:
        """A key is pressed in this block."""
        self._calls = 0
        sys.setprofile(self._note)
        try:
            yield
        finally:
            sys.setprofile(None)
            self._of_keys.append(self._calls)

    def taken(self) -> float:
        """How many calls most of the keys took since this was asked last."""
        of_keys, self._of_keys = self._of_keys, []
        return median(of_keys)

    def _note(self, frame: FrameType, event: str, value: object) -> None:
        self._calls += event in ("call", "c_call")


class Soak(QObject):
    """The window, and somebody who never tires."""

    def __init__(self, store: Path) -> None:
        super().__init__()
        self._path, self._random = store, Random(SEED)
        self._opened: list[OpenStore] = []
        self.work = Work()
        self.seconds_for_a_key = 0.0
        launch = launch_on(store, look_file=store.with_name("look.json"))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        # In this process, so that what backups leave in memory is measured too, and none waits for a busy machine.
        launch = replace(launch, backups=backups_made_here(store))
        self.program = Program(launch, Theme(application))
        self.program.lane.opened.connect(self._opened.append)
        self._hands = Hands(self.program.window, self._is_settled)
        self.program.show()
        self._hands.wait_until(lambda: self.program.window.screen_shown is not None, "the first screen is shown")
        self._hands.settle()
        (self._meeting,) = self._store.app.queries.where(Meeting)
        self.program.navigation.go(
            Place(screen=ScreenName.LIVE, board_id=self._meeting.board_id, meeting_id=self._meeting.id)
        )
        self._hands.settle()

    @property
    def _store(self) -> OpenStore:
        return self._opened[0]

    @property
    def room(self) -> LiveRoom:
        """The meeting that is typed in."""
        screen = self.program.window.screen_shown
        assert isinstance(screen, LiveScreen)
        return screen.room

    def go_round(self, keys: int) -> None:
        """Type so many keys, take steps back and forward, write both papers, make a backup, go to the next item."""
        self._type(keys)
        for key in [Qt.Key.Key_Z] * STEPS_BACK + [Qt.Key.Key_Y] * STEPS_BACK:
            QTest.keyClick(self.room.editor, key, Qt.KeyboardModifier.ControlModifier)
        self._hands.settle()
        exporting = bootstrap.exporting(self._store.app.queries)
        for kind in (FileFormat.DOCX, FileFormat.PDF):
            data = exporting.file(self._meeting.id, kind, self._store.app.clock.now())
            bootstrap.write_safely(self._path.with_name(f"minutes.{kind}"), data)
        self.program.window.book.run(ActionId.BACK_UP)
        self._hands.settle()
        self._look_elsewhere()

    def settle(self) -> None:
        """Wait until everything is answered."""
        self._hands.settle()

    def _type(self, keys: int) -> None:
        editor, in_paragraph = self.room.editor, 0
        began = thread_time()
        for pressed in range(keys):
            if in_paragraph >= LETTERS_IN_A_PARAGRAPH:
                QTest.keyClick(editor, Qt.Key.Key_Return)
                in_paragraph = 0
            else:
                with self.work.of_a_key() if 0 < in_paragraph <= COUNTED_KEYS else nullcontext():
                    QTest.keyClicks(editor, self._letter(in_paragraph))
                in_paragraph += 1
            if pressed % KEYS_BETWEEN_LOOKS == 0:
                QApplication.processEvents()
        self.seconds_for_a_key = (thread_time() - began) / keys
        self.room.autosave.flush()
        self._hands.settle()

    def _letter(self, place: int) -> str:
        if place == 0:
            self._word = ""
        if not self._word:
            self._word = f"{self._random.choice(WORDS)} "
        letter, self._word = self._word[0], self._word[1:]
        return letter

    def _look_elsewhere(self) -> None:
        way = Qt.Key.Key_PageUp if self.room.presenter.neighbour(1) is None else Qt.Key.Key_PageDown
        QTest.keyClick(self.room.editor, way, Qt.KeyboardModifier.ControlModifier)
        self._hands.settle()
        QTest.keyClick(self.room.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(self.room.editor, Qt.Key.Key_Return)

    def _is_settled(self) -> bool:
        program = self.program
        return program.lane.is_idle and program.jobs.is_idle and (program.backups is None or program.backups.is_idle)


def resident() -> int:
    """The bytes of memory that this process has."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def main(store: Path, rounds: int, keys: int) -> None:
    """So many rounds; what was said last is how many words there are to be found."""
    sys.excepthook = end_at_once
    application = QApplication([])
    soak = Soak(store)
    log = store.with_name(f"{store.name}-wal")
    for number in range(rounds):
        soak.go_round(keys)
        told = {"resident": resident(), "log": log.stat().st_size}
        say("round", number=number, calls=soak.work.taken(), seconds=soak.seconds_for_a_key, **told)
    assert soak.program.window.close()
    soak.program.close()
    application.processEvents()
    say("ended")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
