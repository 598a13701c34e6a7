"""A real meeting held in a window of this process."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication
from shiboken6 import delete

from clerk_app.cli.gui import launch_on
from clerk_app.ui.app import Program
from clerk_app.ui.theme.theme import Theme
from tests.fakes import SetClock
from tests.seeds.prepared_board import prepare
from tests.seeds.programme import Programme
from tests.seeds.seed_map import Passage
from tests.seeds.typed_meeting import Sitting
from tests.seeds.typist import Typist


@contextmanager
def held_in_window(
    programme: Callable[[Sequence[Passage]], Programme], passages: Sequence[Passage], theme: Theme, folder: Path
) -> Iterator[Sitting]:
    """The whole meeting is typed; the window stays open for the block."""
    known = programme(passages)
    store, clock = folder / "board.clerk", SetClock(known.opened_at)
    prepare(store, known, clock)
    program = Program(launch_on(store, clock, folder / "look.json"), theme)
    keyboard = Typist(program)
    program.show()
    program.window.activateWindow()
    keyboard.wait_until(_is_button_focused, "home has something to begin with")
    sitting = Sitting(keyboard, clock, passages, known, folder)
    sitting.hold()
    yield sitting
    program.window.close()
    program.close()
    delete(program.window)


def _is_button_focused() -> bool:
    return isinstance(QApplication.focusWidget(), QAbstractButton)
