"""A list under the caret of what the words being typed may mean; the focus stays in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.choice_list import Choice, ChoiceList

_MOST_ROWS = 8
_ROWS_BELOW = 4
"""So many rows are room enough: a list that grows shorter with each letter is not to change its side."""
_ROWS_AT_LEAST = 2
_ROW = 36
_LOW_ROW = 28
_WIDTH = 592
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class CaretPlace:
    """Where a list may open, in pixels of the pane: the words it is about, which may have begun a line above the caret.

    It opens below `bottom` and stays between `left` and `right`, where the column of the text begins and ends.
    """

    words: QRect
    bottom: int
    left: int
    right: int

    @property
    def has_card(self) -> bool:
        """Whether more of a card follows the line: its second line."""
        return self.bottom > self.words.bottom()


class CaretList(ChoiceList):
    """Rows that arrows choose from and Enter or Tab takes; Esc leaves the text as it is."""

    turned = Signal()
    """The list is shown or hidden: other keys work now."""

    def __init__(self, theme: Theme, pane: QWidget, accessible_name: str) -> None:
        super().__init__(theme, accessible_name, most_rows=_MOST_ROWS, row_height=_ROW, parent=pane)
        self._pane = pane
        self._theme_of_list = theme
        self._rows: tuple[Choice, ...] = ()
        self.picked.connect(self.take_clicked)
        self.hide()

    def show_rows(self, rows: Sequence[Choice], place: CaretPlace, current: int | None = 0) -> None:
        """Show these below the words, or above them where there is no room; without any rows the list hides."""
        if tuple(rows) != self._rows or not self.isVisible():
            self._fill(tuple(rows), current)
        if rows:
            self._place(place)

    def least_room(self) -> int:
        """How much there must be below a line for the list to be of use there."""
        row = self._theme_of_list.metrics.px(_LOW_ROW)
        return _ROWS_AT_LEAST * row + 2 * self._theme_of_list.metrics.gap_xs

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is meant for the list while it is shown: arrows, Enter, Esc; chords are the text's own."""
        if not self.isVisible():
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier and event.key() in _ENTER:
            return self.take_with_control()
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.move(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return self.take_on_enter()
            case Qt.Key.Key_Escape:
                self.decline()
            case _:
                return False
        return True

    def takes_tab(self) -> bool:
        """Whether Tab took the row that is chosen, or else the first."""
        return self.isVisible() and self.take(self.current or 0)

    def take(self, row: int) -> bool:
        """Take a row; False where it means nothing, so that the key still does in the text what it always does."""
        raise NotImplementedError

    def take_clicked(self, row: int) -> None:
        """A row was clicked: take it."""
        self.take(row)

    def take_on_enter(self) -> bool:
        """Take the row that is chosen."""
        return self.take(self.current or 0)

    def take_with_control(self) -> bool:
        """What Ctrl+Enter means in the list; False where it means nothing there."""
        return False

    def decline(self) -> None:
        """None of these is meant."""
        self.hide()

    def likeliest(self) -> str:
        """The row that is chosen, else the first: it tells that something is offered."""
        return super().likeliest() or (self._rows[0].spoken if self._rows else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.turned.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.turned.emit()

    def _fill(self, rows: tuple[Choice, ...], current: int | None) -> None:
        self._rows = rows
        self.set_choices(rows, current)
        self.raise_()

    def _place(self, place: CaretPlace) -> None:
        """Below the words where a few rows have room, else where there is more of it; no row is cut.

        Rows are lower where there is so little room that not even two could be seen.
        """
        self.set_row_height(_ROW)
        card, line, over = self._spots(place)
        rooms = (card, line) if place.has_card else (line, over)
        if max(self._rows_in(room) for _, room in rooms) < min(self.count, _ROWS_AT_LEAST):
            self.set_row_height(_LOW_ROW)
        edge, room = self._spot(place)
        height = max(self._rows_in(room), 1) * self._row() + self._borders()
        width = min(self._theme_of_list.metrics.px(_WIDTH), place.right - place.left)
        left = max(min(place.words.left(), place.right - width), place.left)
        self.setGeometry(left, edge - height if edge < place.words.top() else edge, width, height)

    def _spot(self, place: CaretPlace) -> tuple[int, int]:
        """Where the list has its edge next to the words, and how much room there is from there.

        Over a card would be over its label: its second line is covered before that is.
        """
        card, line, over = self._spots(place)
        if self._rows_in(card[1]) >= min(self.count, _ROWS_BELOW):
            return card
        if place.has_card:
            for spot in (card, line):
                if self._rows_in(spot[1]) >= min(self.count, _ROWS_AT_LEAST):
                    return spot
        has_all_over = self._rows_in(over[1]) >= self.count
        return over if has_all_over or over[1] > line[1] else line

    def _spots(self, place: CaretPlace) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]]:
        """Below the card, below the line and over the words: the edge, and the room."""
        gap = self._theme_of_list.metrics.gap_xs
        card, line, over = place.bottom + gap, place.words.bottom() + gap, place.words.top() - gap
        bottom = self._pane.height()
        return (card, bottom - card), (line, bottom - line), (over, over)

    def _rows_in(self, room: int) -> int:
        """How many of the rows a room holds."""
        return min(self.count, max(room - self._borders(), 0) // self._row())

    def _row(self) -> int:
        return max(self.sizeHintForRow(0), 1)

    def _borders(self) -> int:
        return int(self.sizeHint().height() % self._row())
