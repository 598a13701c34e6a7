"""A key from the press to the paint in the structured editor, beside a bare QTextEdit that holds the same minute.

Run: `python -m tests.benchmarks.bench_typing [blocks ...]`. Both editors live in one process and take turns, a stretch
of keys each; of every round the median and the 99th percentile are compared.
"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import quantiles
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind
from clerk_app.domain.richtext import typed
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.minutes_editor import MinutesEditor
from clerk_app.ui.minutes_editor.minutes_pane import Typing
from clerk_app.ui.minutes_editor.undo_stack import MeetingUndo
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from tests.benchmarks.report import TRIES, VOID, Measured, told
from tests.fakes import CountingIds

SIZES = (10, 200, 1000)
GOAL = 1.6
ROUNDS = 5
KEYS = 240
KEYS_IN_PARAGRAPH = 60
WORDS = "The board noted that the roof of the hall had been mended and thanked all who had helped. "
NOW = datetime(2022, 1, 24, 15, 30)
KINDS = (BlockKind.PARAGRAPH,) * 6 + (BlockKind.ACTION, BlockKind.DECISION, BlockKind.PARAGRAPH, BlockKind.PRIVATE_NOTE)
KEYS_BETWEEN_SAVINGS = 6
"""At five keys a second and more, this is how many the autosave gathers."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The milliseconds of the keys of one stretch of typing."""

    keys: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median key."""
        return quantiles(self.keys, n=100)[49]

    @property
    def worst(self) -> float:
        """The 99th percentile."""
        return quantiles(self.keys, n=100)[98]


class _BareEditor(QTextEdit):
    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += 1


class _StructuredEditor(MinutesEditor):
    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += 1


Editor = _BareEditor | _StructuredEditor


def run(sizes: Sequence[int] = SIZES) -> tuple[Measured, ...]:
    """The median and the worst key for minutes of each size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance()
    theme = Theme(application if isinstance(application, QApplication) else QApplication([]))
    return tuple(found for size in sizes for found in _compared(size, theme))


def _compared(size: int, theme: Theme) -> tuple[Measured, Measured]:
    blocks = _minute(size)
    bare, structured = _bare(blocks, theme), _structured(blocks, theme)
    for editor in (bare, structured):
        _type(editor, _nothing, KEYS // 4)
    measured = _in_turns(size, bare, structured)
    for _ in range(TRIES - 1):
        if all(one.spread <= VOID for one in measured):
            break
        measured = _in_turns(size, bare, structured)
    for editor in (bare, structured):
        editor.close()
    return measured


def _in_turns(size: int, bare: _BareEditor, structured: _StructuredEditor) -> tuple[Measured, Measured]:
    pairs = [(_type(bare, _nothing, KEYS), _type(structured, _save(structured), KEYS)) for _ in range(ROUNDS)]
    middle, worst = (
        Measured(
            f"typing_{name}_{size}",
            tuple(getattr(own, part) for _, own in pairs),
            tuple(getattr(other, part) for other, _ in pairs),
            GOAL,
        )
        for name, part in (("p50", "middle"), ("p99", "worst"))
    )
    return middle, worst


def _minute(size: int) -> tuple[Block, ...]:
    words = (WORDS * 3).strip()
    return tuple(
        Block(
            id=Id(f"{place + 1:032x}"),
            minute_id=Id("f" * 32),
            position=place * POSITION_GAP,
            kind=KINDS[place % len(KINDS)],
            text=typed(words[: 90 + 37 * (place % 5)]),
            at=NOW,
        )
        for place in range(size)
    )


def _bare(blocks: Sequence[Block], theme: Theme) -> _BareEditor:
    editor = _BareEditor()
    editor.setFont(theme.font(TextStyle.WRITING))
    editor.setPlainText("\n".join(block.text.plain for block in blocks))
    _show(editor, len(blocks))
    return editor


def _structured(blocks: Sequence[Block], theme: Theme) -> _StructuredEditor:
    undo = MeetingUndo()
    editor = _StructuredEditor(theme, Typing(now=_now), undo)
    undo.setParent(editor)
    text = MinuteText(Id("f" * 32), CountingIds(1_000_000), _now)
    text.load(blocks)
    editor.show_text(text, "4")
    _show(editor, len(blocks))
    return editor


def _show(editor: Editor, count: int) -> None:
    editor.resize(744, 552)
    editor.show()
    QTest.qWaitForWindowExposed(editor)
    editor.setFocus()
    cursor = QTextCursor(editor.document().findBlockByNumber(count // 2 // len(KINDS) * len(KINDS)))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    QApplication.processEvents()


def _type(editor: Editor, save: Callable[[], None], count: int) -> Stretch:
    """Types so many keys; each counts until its paint is done, and every sixth with the saving that follows it."""
    keys: list[float] = []
    for number in range(count):
        painted, begun = editor.painted, perf_counter()
        if number % KEYS_IN_PARAGRAPH == KEYS_IN_PARAGRAPH - 1:
            QTest.keyClick(editor, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(editor, WORDS[number % len(WORDS)])
        while editor.painted == painted and perf_counter() - begun < 0.25:
            QApplication.processEvents()
        if number % KEYS_BETWEEN_SAVINGS == 0:
            save()
        keys.append((perf_counter() - begun) * 1000)
        QApplication.processEvents()
    return Stretch(tuple(keys))


def _save(editor: _StructuredEditor) -> Callable[[], None]:
    def save() -> None:
        editor.text.take_changes()

    return save


def _nothing() -> None:
    """A bare editor saves nothing."""


def _now() -> datetime:
    return NOW


if __name__ == "__main__":
    sys.exit(told(run([int(size) for size in sys.argv[1:]] or SIZES)))
