"""The real window, opened on records that another window may be opening at the same moment.

`python -m tests.kill.racing_child STORE WORDS` opens to read where another was quicker, else commits these words; it
says which, and stays until it is killed.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from clerk_app.cli.gui import launch_on
from clerk_app.domain.meeting import Meeting
from clerk_app.services.acts import Act, AddItem
from clerk_app.services.outcome import Outcome
from clerk_app.services.trouble import Trouble
from clerk_app.ui.app import Program
from clerk_app.ui.background.write_lane import OpenStore
from clerk_app.ui.main_window import MainWindow
from clerk_app.ui.problems import Problem, Way
from clerk_app.ui.theme.theme import Theme
from tests.kill.typing_child import end_at_once, say


class Racer:
    """Somebody who opens a window and reads, if need be."""

    def __init__(self, program: Program, words: str) -> None:
        self._program, self._words = program, words
        program.lane.opened.connect(self._opened)
        program.lane.committed.connect(self._committed)

    def _opened(self, store: OpenStore) -> None:
        (meeting,) = store.app.queries.where(Meeting)
        if store.read_only:
            say("reads")
        else:
            self._program.lane.submit(AddItem(meeting_id=meeting.id, title=self._words), None, self._failed)

    def _committed(self, act: Act, outcome: Outcome) -> None:
        say("wrote")

    def _failed(self, error: Exception) -> None:
        say("failed", code=str(error.code) if isinstance(error, Trouble) else repr(error))


def answer(theme: Theme, problem: Problem, ways: tuple[Way, ...], window: MainWindow) -> Way:
    """Read where that is offered."""
    say("asked", title=problem.words.title)
    return Way.READ_ONLY if Way.READ_ONLY in ways else Way.QUIT


def main(store: Path, words: str) -> None:
    """Opens the window on the store."""
    sys.excepthook = end_at_once
    app = QApplication([])
    program = Program(launch_on(store, look_file=store.with_name(f"{words}.json")), Theme(app), answer)
    _racer = Racer(program, words)
    program.show()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
