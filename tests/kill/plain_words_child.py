"""The real window in a process of its own, in which somebody says a meeting in plain words until it is killed.

`python -m tests.kill.plain_words_child STORE SEED` goes from the meeting to its plain words and types there, now of one
minute, now of another. What it says is said as `typing_child` does.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.views.plain_words.view import PlainWordsScreen
from tests.kill.typing_child import SLOWEST_MS, WORDS, Keys, main, say

MOST_WORDS = 8
"""After how many words at most another minute is looked at."""


class PlainHands(Keys):
    """Writes lines in plain words."""

    def arrived(self, place: Place) -> None:
        """From the meeting to its plain words, and there to the first line."""
        if place.screen is ScreenName.LIVE:
            QTimer.singleShot(0, partial(self._write_plain_words, place))
        elif place.screen is ScreenName.PLAIN_WORDS:
            QTimer.singleShot(0, self.begin)

    def _write_plain_words(self, place: Place) -> None:
        there = Place(screen=ScreenName.PLAIN_WORDS, board_id=place.board_id, meeting_id=place.meeting_id)
        self._program.navigation.go(there)

    def begin(self) -> None:
        """To the line of the first minute."""
        QTest.keyClick(self._screen.subjects.list, Qt.Key.Key_Return)
        self._timer.start(0)

    @property
    def _screen(self) -> PlainWordsScreen:
        screen = self._program.window.screen_shown
        assert isinstance(screen, PlainWordsScreen)
        return screen

    def _press(self) -> None:
        next(self._next)()
        self._timer.start(self._random.randint(0, SLOWEST_MS))

    def _keys(self) -> Iterator[Callable[[], None]]:
        while True:
            for _ in range(self._random.randint(1, MOST_WORDS)):
                yield from (partial(self._key, letter) for letter in f"{self._random.choice(WORDS)} ")
            yield self._look_elsewhere

    def _key(self, letter: str) -> None:
        say("key", key=letter, about=self._screen.subjects.current)
        QTest.keyClicks(_line(), letter)

    def _look_elsewhere(self) -> None:
        """To the next minute, from the last one back to the one before, and to the end of what is said of it."""
        screen = self._screen
        before = screen.subjects.current
        for way in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            QTest.keyClick(_line(), way, Qt.KeyboardModifier.ControlModifier)
            if screen.subjects.current != before:
                break
        QTest.keyClick(_line(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)


def _line() -> QPlainTextEdit:
    """What is being written in."""
    line = QApplication.focusWidget()
    assert isinstance(line, QPlainTextEdit)
    return line


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), PlainHands)
