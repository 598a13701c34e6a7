"""Words replaced in all minutes of a very long meeting while the window goes on, in a process of its own.

`python -m tests.benchmarks.live_replacing STORE ROUNDS` replaces a word that stands in every block, waits until all is
saved, and prints how long the window was held up in each round, beside a bare window with the same heartbeat.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from clerk_app.ui.quick_start import quick_start
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.keys import rest
from tests.benchmarks.live_process import Turn, tell
from tests.benchmarks.live_window import LiveWindow, wait_until
from tests.benchmarks.long_meeting import minute_id

WORDS = ("board", "panel")
EVERYWHERE = 1
SECONDS_OF_BARE = 2


def main(store: Path, rounds: int) -> None:
    """Replace one word by the other and back, and print the figures."""
    quick_start()
    window = LiveWindow(store)
    window.show(minute_id(1))
    tell([_round(window, number) for number in range(rounds)])


def _round(window: LiveWindow, number: int) -> Turn:
    heart = Heartbeat()
    rest(SECONDS_OF_BARE * 1000)
    heart.stop()
    idle = heart.figures()
    old, new = WORDS if number % 2 == 0 else WORDS[::-1]
    screen = window.program.window.screen_shown
    assert isinstance(screen, LiveScreen)
    window.room.panes.middle.find_bar.show_replacing("")
    bar = window.room.panes.middle.find_bar
    bar.field.setText(old)
    bar.replacement.setText(new)
    bar.scope.setCurrentIndex(EVERYWHERE)
    QApplication.processEvents()
    heart = Heartbeat()
    bar.replace_all_button.click()
    wait_until(lambda: not screen.asked.finding.is_replacing)
    wait_until(lambda: window.program.lane.is_idle)
    heart.stop()
    return heart.figures(), idle


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
