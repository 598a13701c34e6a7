"""Changes of the house style in the running window, beside the making of the same pages, in a process of its own.

`python -m tests.benchmarks.live_restyling STORE ROUNDS` changes the size of the text and the paper in turns, and prints
what each figure was in each round.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from clerk_app import bootstrap
from clerk_app.ui.forms.values import Answer
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.preview.page_view import PageView
from clerk_app.ui.quick_start import quick_start
from clerk_app.ui.views.rules import style_pages
from clerk_app.ui.views.rules.view import RulesScreen
from tests.benchmarks.keys import rest
from tests.benchmarks.live_process import Turn, tell
from tests.benchmarks.live_window import LiveWindow, wait_until
from tests.benchmarks.long_meeting import BOARD, CLOCK, MEETING

CHANGES = (("text/size", "11 pt"), ("sheet/size", "a5"), ("text/size", "10.5 pt"), ("sheet/size", "a4"))
REST_MS = 40
WHOLE, WINDOW = "first-page", "first-page-window"


class WatchedPages(PageView):
    """The pages, which tell when the first one was painted as it is now, and of which paper it was."""

    painted = (0, 0.0, 0.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paper = self._keeper.paper
        if paper is not None and self._pages and self._keeper.has(0, self._device_width(0)):
            self.painted = paper.number, perf_counter(), thread_time()


class _Restyling:
    """The board's style, with the pages of its meeting beside it."""

    def __init__(self, store: Path) -> None:
        setattr(style_pages, "PageView", WatchedPages)  # noqa: B010 -- the pane makes its pages by this name
        self._window = LiveWindow(store)
        self._window.program.navigation.go(Place(screen=ScreenName.RULES, board_id=BOARD, section="style"))
        screen = self._window.program.window.screen_shown
        assert isinstance(screen, RulesScreen)
        self._screen = screen
        for group in ("type", "page"):
            screen.open_or_close(f"style/group/{group}")
        wait_until(self._is_shown)

    def one_round(self) -> Turn:
        """The medians of both, ours first."""
        ours = [self._change(key, value) for key, value in CHANGES]
        bare = [self._made_alone() for _ in CHANGES]
        return _medians(ours), _medians([(wall, wall) for wall in bare])

    def _change(self, key: str, value: str) -> tuple[float, float]:
        rest(REST_MS)
        before, begun, cpu_begun = self._pages.painted[0], perf_counter(), thread_time()
        self._screen.answer_asked(Answer(key=f"style/look/{key}", value=value))
        while self._pages.painted[0] == before:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        _, shown, cpu_shown = self._pages.painted
        wait_until(self._is_shown)
        return (shown - begun) * 1000, (cpu_shown - cpu_begun) * 1000

    def _made_alone(self) -> float:
        """Milliseconds for the same page without a window."""
        rest(REST_MS)
        width = self._pages._device_width(0)
        begun = perf_counter()
        made = bootstrap.exporting(self._window.queries).pages(MEETING, CLOCK.now())
        pages = bootstrap.open_pages(made.data)
        pages.draw(0, width / pages.sizes[0][0])
        ended = perf_counter()
        pages.close()
        return (ended - begun) * 1000

    @property
    def _pages(self) -> WatchedPages:
        pages = self._screen.pages.pages
        assert isinstance(pages, WatchedPages)
        return pages

    def _is_shown(self) -> bool:
        return self._window.is_idle() and self._window.program.page_jobs.is_idle and self._pages.painted[0] > 0


def main(store: Path, rounds: int) -> None:
    """Change the style again and again, and print the figures."""
    quick_start()
    restyling = _Restyling(store)
    restyling.one_round()
    tell([restyling.one_round() for _ in range(rounds)])


def _medians(changes: Sequence[tuple[float, float]]) -> dict[str, float]:
    wall, cpu = zip(*changes, strict=True)
    return {WHOLE: median(wall), WINDOW: median(cpu)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
