"""A line of an item to type in, and its words painted as they stand in it."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QStylePainter, QWidget

from clerk_app.ui.move_keys import move_of
from clerk_app.ui.views.agenda.places import TEXT_MARGIN
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.line import Line

_CARET_ROOM = 2
"""What Qt keeps free for the caret before words that are read from the right."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WALKS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.MouseFocusReason)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Cell(Line):
    """One line of an item; the keys that lead beyond it are told."""

    entered = Signal()
    stepped = Signal(int)
    """To the row above (-1) or below (1)."""
    erased = Signal()
    """Backspace where nothing stands."""
    move_asked = Signal(str)
    """One of the MOVES."""
    pasted = Signal(list)
    """Several lines of text, which no line holds."""
    reached = Signal()
    left = Signal()

    def __init__(self, *, is_prose: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_prose = is_prose
        self.setProperty("cell", True)
        self.textChanged.connect(self._show_whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = move_of(event)
        is_plain = event.modifiers() in _PLAIN
        if move is not None:
            self.move_asked.emit(move)
        elif is_plain and event.key() in ENTER:
            self.entered.emit()
        elif is_plain and event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Backspace and not self.text() and not self.isReadOnly():
            self.erased.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._is_prose:
            self.end(False)  # what is written on is not written over
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in _WALKS:
            self.setCursorPosition(0)  # the beginning of a long text is seen
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or self._fits:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, self._option)
        painter.setPen(self.palette().text().color())
        draw_words(painter, self._contents, self.text())

    @Slot()
    def paste(self) -> None:
        """Put in what was copied; several lines are told where this is prose, for each may be an item of its own."""
        lines = pasted_lines(QGuiApplication.clipboard().text())
        if self._is_prose and len(lines) > 1 and not self.isReadOnly():
            self.pasted.emit(lines)
        else:
            super().paste()

    def show_text(self, text: str) -> None:
        super().show_text(text)
        self._show_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_whole()

    @property
    def _option(self) -> QStyleOptionFrame:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return option

    @property
    def _contents(self) -> QRect:
        """The room inside border and padding."""
        return self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, self._option, self)

    @property
    def _fits(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) <= self._contents.width() - 2 * TEXT_MARGIN

    def _show_whole(self) -> None:
        self.setToolTip("" if self._fits else self.text())


def pasted_lines(text: str) -> list[str]:
    """The lines of a text that say something, each without blanks round it."""
    return [words for line in text.splitlines() if (words := " ".join(line.split()))]


def draw_words(painter: QPainter, contents: QRect, words: str) -> None:
    """Words in the painter's font and colour where Qt has them in a line to type in; cut, they end in an ellipsis."""
    room, metrics = contents.adjusted(TEXT_MARGIN, 0, -TEXT_MARGIN, 0), painter.fontMetrics()
    shown, width = words, metrics.horizontalAdvance(words)
    if width > room.width():
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        width = metrics.horizontalAdvance(shown)
    direction = direction_of(words)
    left = (
        room.left() if direction is Qt.LayoutDirection.LeftToRight else room.left() + room.width() - width - _CARET_ROOM
    )
    painter.setLayoutDirection(direction)
    top = room.top() + (room.height() - metrics.height() + 1) // 2
    # The baseline lies between two pixels, which shows where words are struck through.
    painter.drawText(QPointF(left, top + QFontMetricsF(painter.font()).ascent()), shown)


def direction_of(words: str) -> Qt.LayoutDirection:
    """From which side words are read, whatever the language of the window; as Qt lays out the text of a line."""
    strong = next((kind for kind in map(bidirectional, words) if kind in ("L", "R", "AL")), "L")
    return Qt.LayoutDirection.LeftToRight if strong == "L" else Qt.LayoutDirection.RightToLeft
