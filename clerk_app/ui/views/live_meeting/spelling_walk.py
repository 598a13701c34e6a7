"""The way through the words of a minute that are not known: each is marked in the text while it is looked at.

The caret stays where it is all the while, so that nothing is lifted out of an action and no paragraph counts as left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QTextEdit, QWidget

from clerk_app.domain.identity import Id
from clerk_app.domain.span import Span
from clerk_app.domain.words import Word
from clerk_app.ui.minutes_editor.block_text import MENTION_PROPERTY
from clerk_app.ui.minutes_editor.minutes_editor import MinutesEditor
from clerk_app.ui.minutes_editor.spot import held_at, select
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.utf16 import utf16_cut, utf16_length
from clerk_app.ui.views.live_meeting.spelling_presenter import (
    Sentence,
    SpellingPresenter,
    shown_sentence,
    uses_curly,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A word that is not known, in its sentence, and what may have been meant."""

    word: Word
    sentence: Sentence
    suggestions: tuple[str, ...]
    number: str
    to_go: int


@dataclass(slots=True)
class _Place:
    """Where a word stands; the cursor keeps to it whatever is changed elsewhere."""

    word: Word
    cursor: QTextCursor


class SpellingWalk:
    """From the caret on to the end of the minute, and round from its beginning to the caret."""

    def __init__(self, theme: Theme, editor: MinutesEditor, presenter: SpellingPresenter) -> None:
        self._theme = theme
        self._editor = editor
        self._presenter = presenter
        self._scrolled = editor.verticalScrollBar().value()
        self._places = _places_from_caret(editor, presenter)
        self._curly = uses_curly([block.text() for block in _blocks(editor)])
        self.changed = False
        """True once a word was changed."""
        self.finding: Finding | None = None
        """The word that is looked at now; None behind the last one."""
        self.go_on()

    @property
    def text_part(self) -> QAbstractScrollArea:
        """Where the words are seen."""
        return self._editor

    @property
    def presenter(self) -> SpellingPresenter:
        """What is known by now."""
        return self._presenter

    def go_on(self) -> None:
        """Look at the next word that still stands where it stood and is not known yet."""
        self._places = [place for place in self._places if self._is_open(place)]
        self.finding = self._found(self._places[0]) if self._places else None
        self._mark()

    def leave(self) -> None:
        """Leave the word as it is."""
        self._presenter.leave()
        self._pass()

    def leave_everywhere(self) -> None:
        """Leave the word as it is wherever it stands."""
        self._presenter.leave_everywhere(self._places[0].word)
        self._pass()

    def add(self) -> Word:
        """Take the word into the clerk's own; gives it."""
        word = self._places[0].word
        self._presenter.add(word)
        self._pass()
        return word

    def change(self, words: str) -> None:
        """Write other words in its place, as one step of undo."""
        cursor = self._places[0].cursor
        self._editor.rewrite_words(cursor.selectionStart(), cursor.selectionEnd(), words)
        self.changed = True
        self._pass()

    def stop(self) -> None:
        """Mark nothing more, and show again what was shown before."""
        self._places = []
        self._mark()
        self._editor.verticalScrollBar().setValue(self._scrolled)

    def look_again(self) -> None:
        """Mark the word in the colours of the theme as it is now."""
        self._mark()

    def lines(self, widget: QWidget) -> QRect:
        """The lines in which the word stands, in the pixels of a widget; empty where none is looked at."""
        if not self._places:
            return QRect()
        rect = self._lines()
        top_left = self._editor.viewport().mapTo(widget, QPoint(self._editor.text_left, rect.top()))
        return QRect(top_left, rect.size()).adjusted(0, 0, self._editor.text_right - self._editor.text_left, 0)

    def _lines(self) -> QRect:
        cursor = self._places[0].cursor
        ends = (_at(cursor, cursor.selectionStart()), _at(cursor, cursor.selectionEnd()))
        first, last = map(self._editor.cursorRect, ends)
        return QRect(0, first.top(), 0, last.bottom() - first.top() + 1)

    def _pass(self) -> None:
        del self._places[0]
        self.go_on()

    def _is_open(self, place: _Place) -> bool:
        return place.cursor.selectedText() == place.word.written and not self._presenter.is_known(place.word.spelt)

    def _found(self, place: _Place) -> Finding:
        block = place.cursor.document().findBlock(place.cursor.selectionStart())
        start = len(utf16_cut(block.text(), 0, place.cursor.selectionStart() - block.position()))
        word = Word(place.word.written, Span(start, start + len(place.word.written)))
        return Finding(
            word=word,
            sentence=shown_sentence(block.text(), word),
            suggestions=self._presenter.suggestions(word, curly=self._curly),
            number=self._editor.number_of(_id_of(block)),
            to_go=len(self._places),
        )

    def _mark(self) -> None:
        if not self._places:
            self._editor.setExtraSelections([])
            return
        marked = QTextEdit.ExtraSelection()
        marked.cursor = self._places[0].cursor
        marked.format = self._look()
        self._editor.setExtraSelections([marked])
        self._show()

    def _look(self) -> QTextCharFormat:
        look, warning = QTextCharFormat(), self._theme.tokens.warning
        look.setBackground(QColor(warning.fill))
        look.setForeground(QColor(warning.text))
        look.setFontUnderline(True)
        return look

    def _show(self) -> None:
        """Scroll the word near the foot of the pane or, so near the beginning that it does not get there, to its top.

        The pop-up then has the most room there can be, above or below it.
        """
        bar, height, edge = self._editor.verticalScrollBar(), self._editor.viewport().height(), self._edge()
        bar.setValue(bar.value() + self._lines().bottom() - height + edge)
        if self._lines().bottom() < height * 3 // 4:
            bar.setValue(bar.value() + self._lines().top() - edge)

    def _edge(self) -> int:
        return self._theme.metrics.gap_s


def _places_from_caret(editor: MinutesEditor, presenter: SpellingPresenter) -> list[_Place]:
    caret = editor.textCursor().selectionStart()
    places = [place for block in _blocks(editor) for place in _places_in(block, presenter)]
    behind = [place for place in places if place.cursor.selectionEnd() >= caret]
    return behind + places[: len(places) - len(behind)]


def _places_in(block: QTextBlock, presenter: SpellingPresenter) -> Iterator[_Place]:
    text = block.text()
    for word in presenter.unknown(text, _mentions(block)):
        cursor = QTextCursor(block)
        start = block.position() + utf16_length(text[: word.span.start])
        select(cursor, start, start + utf16_length(word.written))
        yield _Place(word, cursor)


def _mentions(block: QTextBlock) -> Iterator[Span]:
    """The stretches of a block that name somebody, whom the record calls so."""
    text = block.text()
    for found in block.textFormats():
        if found.format.hasProperty(MENTION_PROPERTY):
            start = len(utf16_cut(text, 0, found.start))
            yield Span(start, start + len(utf16_cut(text, found.start, found.start + found.length)))


def _blocks(editor: MinutesEditor) -> Iterator[QTextBlock]:
    block = editor.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def _at(cursor: QTextCursor, position: int) -> QTextCursor:
    other = QTextCursor(cursor)
    other.setPosition(position)
    return other


def _id_of(block: QTextBlock) -> Id:
    return held_at(QTextCursor(block)).id
