"""Texts and editors for the tests: ids that count, a clock that stands still, and prose of our own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import OF_TWO_PARTS, Block, BlockKind
from clerk_app.ui.minutes_editor.facts import BlockFacts
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.minutes_editor import MinutesEditor
from clerk_app.ui.minutes_editor.minutes_pane import Typing
from clerk_app.ui.minutes_editor.undo_stack import MeetingUndo
from clerk_app.ui.pieces import Pieces
from clerk_app.ui.theme.theme import Theme
from tests.fakes import CountingIds

NOW = datetime(2022, 1, 24, 15, 30)
MINUTE = Id("f" * 32)

TextMaker = Callable[..., MinuteText]
DeskMaker = Callable[..., "Desk"]


@pytest.fixture
def make_text(qtbot: QtBot) -> TextMaker:
    """Makes the text of a minute filled with the blocks given."""

    def make(*blocks: Block) -> MinuteText:
        made = MinuteText(MINUTE, CountingIds(1000), lambda: NOW)
        made.load(blocks)
        return made

    return make


@dataclass
class Desk:
    """An editor with one minute in it, and fingers to type with."""

    editor: MinutesEditor
    text: MinuteText
    undo: MeetingUndo
    more: list[MinuteText] = field(default_factory=list)

    def close(self) -> None:
        """Take the window down as its parent would: PySide 6.11 may crash where a desk is left to the collector."""
        for thing in (self.editor, self.undo):
            if isValid(thing):
                delete(thing)

    def type(self, words: str) -> None:
        """Type characters one by one; "\\n" is Enter. Beyond ASCII they come from an input method."""
        for character in words:
            if character == "\n":
                self.press(Qt.Key.Key_Return)
            elif character.isascii():
                QTest.keyClicks(self.editor, character)
            else:
                self.compose(character)

    def compose(self, words: str) -> None:
        """Commit words as an input method does."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self.editor, event)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key."""
        QTest.keyClick(self.editor, key, modifiers)

    def caret(self, place: int, offset: int = 0) -> None:
        """Put the caret into the block at a place; a negative offset counts from its end."""
        self.editor.setTextCursor(self.cursor(place, offset))

    def select(self, place: int, offset: int, to_place: int, to_offset: int) -> None:
        """Select from one place to another."""
        cursor = self.cursor(place, offset)
        cursor.setPosition(self.cursor(to_place, to_offset).position(), QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)

    def cursor(self, place: int, offset: int = 0) -> QTextCursor:
        """A cursor in the block at a place."""
        block = self.text.document.findBlockByNumber(place)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + (offset if offset >= 0 else block.length() + offset))
        return cursor

    @property
    def words(self) -> list[str]:
        """The characters of each block; what is no paragraph is marked with its kind."""
        pairs = zip(self.text.snapshot(), self.text.facts, strict=True)
        return [_marked(block, facts) for block, facts in pairs]

    @property
    def at(self) -> tuple[int, int]:
        """The block of the caret, and how far into it."""
        cursor = self.editor.textCursor()
        return cursor.blockNumber(), cursor.positionInBlock()


def _marked(block: Block, facts: BlockFacts) -> str:
    words = block.text.plain
    if facts.kind is BlockKind.TABLE:
        return " / ".join(" | ".join(cell.plain for cell in row) for row in block.rows)
    if facts.kind in OF_TWO_PARTS:
        name = "earlier" if facts.kind is BlockKind.EARLIER_ACTION else "answer"
        return f"{name}: {words} > {block.update.plain}"
    if facts.kind is BlockKind.PARAGRAPH and not facts.numbered:
        return f"+ {words}"
    if facts.kind is BlockKind.LIST_ENTRY:
        return f"{'  ' * facts.level}* {words}"
    return words if facts.kind is BlockKind.PARAGRAPH else f"{facts.kind}: {words}"


@pytest.fixture
def make_desk(qtbot: QtBot, theme: Theme, make_text: TextMaker) -> Iterator[DeskMaker]:
    """Makes an editor showing a minute with the blocks given, ready to be typed in."""
    desks: list[Desk] = []

    def make(*blocks: Block, typing: Typing | None = None, pieces: Pieces | None = None) -> Desk:
        undo = MeetingUndo()
        text = make_text(*blocks)
        editor = MinutesEditor(theme, typing or Typing(now=lambda: NOW), undo, pieces=pieces)
        editor.resize(744, 552)
        editor.show_text(text, "4")
        with qtbot.waitExposed(editor):
            editor.show()
        editor.setFocus()
        desks.append(Desk(editor, text, undo))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()
