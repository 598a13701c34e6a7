"""Keys in a minute of the live screen and in a bare editor that holds the same, in turns, in a process of its own.

`python -m tests.benchmarks.live_keys STORE PLACE ROUNDS` types in the minute at that place, which is one of LENGTHS,
and prints what each figure was in each round.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from clerk_app.domain.minutes import BlockKind
from clerk_app.ui.quick_start import quick_start
from tests.benchmarks.keys import Editor, Key, Times, letters, press, words
from tests.benchmarks.live_process import Figures, tell
from tests.benchmarks.live_window import BareEditor, LiveWindow, WatchedEditor, bare_editor, stand_in
from tests.benchmarks.long_meeting import LENGTHS, blocks, minute_id, place_of

KEYS, BORDERS, SPECIAL_KEYS = 240, 30, 60
SPECIAL = (BlockKind.LIST_ENTRY, BlockKind.ACTION, BlockKind.TABLE)


def main(store: Path, place: int, rounds: int) -> None:
    """Type, and print the figures."""
    quick_start()
    window = LiveWindow(store)
    window.show(minute_id(place))
    bare = bare_editor(blocks(place, LENGTHS[place]), window)
    measure = _Measuring(window, bare, LENGTHS[place])
    measure.one_round()
    tell([measure.one_round() for _ in range(rounds)])


class _Measuring:
    """Types in both editors, each kind of keys in turns."""

    def __init__(self, window: LiveWindow, bare: BareEditor, length: int) -> None:
        self._window, self._bare, self._length = window, bare, length

    def one_round(self) -> tuple[Figures, Figures]:
        """The figures of both, ours first."""
        ours: Figures = {}
        bare: Figures = {}
        for name, typing in self._kinds().items():
            for editor, figures in ((self._bare, bare), (self._window.editor, ours)):
                figures |= {f"{name}-{part}": value for part, value in typing(editor).figures().items()}
                if isinstance(editor, WatchedEditor):
                    self._window.settle()
        return ours, bare

    def _kinds(self) -> dict[str, Callable[[Editor], Times]]:
        kinds: dict[str, Callable[[Editor], Times]] = {"typing": self._words, "enter": _enters, "backspace": _joins}
        return kinds | {f"in-{kind}": _Inside(place_of(kind, self._length)) for kind in SPECIAL}

    def _words(self, editor: Editor) -> Times:
        stand_in(editor, place_of(BlockKind.PARAGRAPH, self._length))
        return _taken_back(editor, list(words(KEYS)))


class _Inside:
    """Types letters inside the block at a place, before its last character."""

    def __init__(self, place: int) -> None:
        self._place = place

    def __call__(self, editor: Editor) -> Times:
        stand_in(editor, self._place)
        editor.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
        return _taken_back(editor, list(letters(SPECIAL_KEYS)))


def _taken_back(editor: Editor, keys: Sequence[Key]) -> Times:
    """Press these keys, and delete what they typed: the next round finds everything where it was."""
    start = editor.textCursor().position()
    times = press(editor, keys)
    typed = editor.textCursor()
    typed.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
    typed.removeSelectedText()
    return times


def _enters(editor: Editor) -> Times:
    """Enter behind words, each time where a paragraph ended before."""

    def take_back() -> None:
        if editor.textCursor().atBlockStart():
            editor.textCursor().deletePreviousChar()
        editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)

    stand_in(editor, 0)
    times = press(editor, [Qt.Key.Key_Return] * BORDERS, take_back)
    take_back()
    return times


def _joins(editor: Editor) -> Times:
    """Backspace at the beginning of a paragraph with words."""

    def part() -> None:
        editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
        editor.moveCursor(QTextCursor.MoveOperation.PreviousWord)
        press(editor, [Qt.Key.Key_Return])

    stand_in(editor, 0)
    return press(editor, [Qt.Key.Key_Backspace] * BORDERS, part)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
