"""How long the window is held up while somebody types and something else is done, in a process of its own.

`python -m tests.benchmarks.live_stalls STORE WHAT` types without a pause, once in a bare editor and once in the live
screen while WHAT is done (`saving`, `libraries`, `backup` or `export`), and prints how both event loops kept time.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.domain.minutes import BlockKind
from clerk_app.services.choices import FileFormat
from clerk_app.ui.background.jobs import Reporter
from clerk_app.ui.quick_start import quick_start
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.keys import Editor, press, words
from tests.benchmarks.live_process import Figures, tell
from tests.benchmarks.live_window import LiveWindow, bare_editor, stand_in
from tests.benchmarks.long_meeting import CLOCK, LENGTHS, MEETING, blocks, minute_id, place_of

PLACE = 1
AT_LEAST, AT_ONCE, AT_MOST = 240, 60, 3000
"""How many keys are typed, in stretches, until what is done is done."""


def main(store: Path, what: str) -> None:
    """Type, and print the figures."""
    quick_start()
    window = LiveWindow(store, with_libraries=what != "libraries")
    window.show(minute_id(PLACE))
    ours = typed(window.editor, begun(what, window))
    bare = bare_editor(blocks(PLACE, LENGTHS[PLACE]), window)
    tell([(ours, typed(bare, always))])


def begun(what: str, window: LiveWindow) -> Callable[[], bool]:
    """Begin it; gives what tells whether it is done."""
    match what:
        case "saving":
            return always
        case "libraries":
            return window.has_libraries
        case "backup":
            backups = window.program.backups
            assert backups is not None
            backups.back_up_now()
        case "export":
            window.program.jobs.start(partial(export, window))
    return window.is_idle


def always() -> bool:
    """It is done."""
    return True


def export(window: LiveWindow, _reporter: Reporter) -> object:
    """The job that writes the minutes of the whole meeting, as the export does it."""
    exporting = bootstrap.exporting(window.queries)
    for form in (FileFormat.DOCX, FileFormat.PDF):
        exporting.file(MEETING, form, CLOCK.now())
    return None


def typed(editor: Editor, is_done: Callable[[], bool]) -> Figures:
    """Type until it is done, and for some time at least."""
    stand_in(editor, place_of(BlockKind.PARAGRAPH, LENGTHS[PLACE]))
    heart, count = Heartbeat(), 0
    while count < AT_LEAST or (not is_done() and count < AT_MOST):
        press(editor, list(words(AT_ONCE)))
        count += AT_ONCE
    heart.stop()
    return heart.figures()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
