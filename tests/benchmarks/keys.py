"""Keys pressed in an editor, each timed from the press until the editor is painted: by the clock, and by GUI's CPU."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter, thread_time

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.live_window import BareEditor, WatchedEditor
from tests.benchmarks.long_meeting import WORDS

KEYS_IN_PARAGRAPH = 60
REST_MS = 6
"""Between two keys, so that what is saved meanwhile is saved and answered among them."""

_PAINTED_WITHIN_S = 0.25

Editor = BareEditor | WatchedEditor
Key = str | Qt.Key


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each key by the clock, and of the GUI thread's CPU; `whole` is its CPU for a key and a rest."""

    wall: tuple[float, ...]
    cpu: tuple[float, ...]
    whole: float

    def figures(self) -> dict[str, float]:
        """Medians and 99th percentiles, by name."""
        return {
            "p50": _percentile(self.wall, 50),
            "p99": _percentile(self.wall, 99),
            "p50-cpu": _percentile(self.cpu, 50),
            "p99-cpu": _percentile(self.cpu, 99),
            "whole-cpu": self.whole,
        }


def words(count: int) -> Iterator[Key]:
    """So many keys of somebody who writes paragraphs."""
    for number in range(count):
        is_last = number % KEYS_IN_PARAGRAPH == KEYS_IN_PARAGRAPH - 1
        yield Qt.Key.Key_Return if is_last else WORDS[number % len(WORDS)]


def letters(count: int) -> Iterator[Key]:
    """So many letters and spaces."""
    return (WORDS[number % len(WORDS)] for number in range(count))


def press(editor: Editor, keys: Sequence[Key], between: Callable[[], None] | None = None) -> Times:
    """Press these keys, with a rest behind each; `between` is done before each, untimed."""
    editor.window().activateWindow()
    editor.setFocus()
    QApplication.processEvents()
    wall: list[float] = []
    cpu: list[float] = []
    spent = thread_time()
    for key in keys:
        if between is not None:
            between()
        painted, begun, cpu_begun = editor.painted, perf_counter(), thread_time()
        QTest.keyClicks(editor, key) if isinstance(key, str) else QTest.keyClick(editor, key)
        while editor.painted == painted and perf_counter() - begun < _PAINTED_WITHIN_S:
            QApplication.processEvents()
        shown, cpu_shown = editor.painted
        cpu.append((cpu_shown - cpu_begun) * 1000)
        wall.append((shown - begun) * 1000)
        rest(REST_MS)
    return Times(tuple(wall), tuple(cpu), (thread_time() - spent) * 1000 / len(wall))


def rest(milliseconds: int) -> None:
    """Press nothing for so long; the window goes on."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _percentile(values: Sequence[float], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1]
