"""Another minute on the live screen, beside the same words set in a bare editor, in a process of its own.

`python -m tests.benchmarks.live_switching STORE PLACE ROUNDS` goes back and forth between the minute at that place and
the one before it, or after the first, and prints what each figure was in each round: as it is shown again, and as it is
shown for the first time.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time

from PySide6.QtWidgets import QApplication

from clerk_app.ui.quick_start import quick_start
from tests.benchmarks.keys import Editor, rest
from tests.benchmarks.live_process import Figures, Turn, tell
from tests.benchmarks.live_window import BareEditor, LiveWindow, bare_editor, plain_words
from tests.benchmarks.long_meeting import LENGTHS, blocks, minute_id

AGAIN, FIRST = "switch", "first"
SWITCHES = 8
REST_MS = 40


def main(store: Path, place: int, rounds: int) -> None:
    """Go back and forth, and print the figures."""
    quick_start()
    beside = place - 1 if place else 1
    window = LiveWindow(store)
    window.show(minute_id(place))
    bare = bare_editor(blocks(place, LENGTHS[place]), window)
    back_and_forth = _BackAndForth(window, bare, (beside, place))
    back_and_forth.one_round()
    tell([back_and_forth.one_round() for _ in range(rounds)])


class _BackAndForth:
    """Shows two minutes in turns; what is timed is the second one."""

    def __init__(self, window: LiveWindow, bare: BareEditor, places: tuple[int, int]) -> None:
        self._window, self._bare = window, bare
        self._texts = [plain_words(blocks(place, LENGTHS[place])) for place in places]
        self._minutes = [minute_id(place) for place in places]

    def one_round(self) -> Turn:
        """The medians of both, ours first; a bare editor knows of no text that was shown before."""
        bare = [self._bare_switch() for _ in range(SWITCHES)]
        self._window.program.window.activateWindow()
        again = [self._switch() for _ in range(SWITCHES)]
        first = [self._switch(first=True) for _ in range(SWITCHES)]
        return _medians(AGAIN, again) | _medians(FIRST, first), _medians(AGAIN, bare) | _medians(FIRST, bare)

    def _bare_switch(self) -> tuple[float, float]:
        self._bare.setPlainText(self._texts[0])
        rest(REST_MS)
        return _timed(self._bare, lambda: self._bare.setPlainText(self._texts[1]))

    def _switch(self, *, first: bool = False) -> tuple[float, float]:
        self._window.room.look_at(self._minutes[0])
        self._window.settle()
        rest(REST_MS)
        if first:
            self._window.room.texts.exchange({self._minutes[1]: None})
        return _timed(self._window.editor, lambda: self._window.room.look_at(self._minutes[1]))


def _timed(editor: Editor, show: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds from when it is asked for to the paint: by the clock, and of this thread's CPU."""
    before, begun, cpu_begun = editor.painted, perf_counter(), thread_time()
    show()
    while editor.painted == before:
        QApplication.processEvents()
    shown, cpu_shown = editor.painted
    return (shown - begun) * 1000, (cpu_shown - cpu_begun) * 1000


def _medians(name: str, switches: list[tuple[float, float]]) -> Figures:
    wall, cpu = zip(*switches, strict=True)
    return {name: median(wall), f"{name}-cpu": median(cpu)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
