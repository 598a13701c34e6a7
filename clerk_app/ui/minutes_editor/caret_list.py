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
_ROW = 36
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
        """Below the words where a few rows have room, else where there is more of it; no row is cut."""
        gap = self._theme_of_list.metrics.gap_xs
        wanted, row = self.sizeHint().height(), self.sizeHintForRow(0)
        over, under = place.words.top() - gap, self._pane.height() - place.bottom - gap
        is_under = under >= min(wanted, _ROWS_BELOW * row) or (wanted > over and under >= over)
        room = under if is_under else over
        height = min(wanted, max(room // row, 1) * row + wanted % row)
        width = min(self._theme_of_list.metrics.px(_WIDTH), place.right - place.left)
        left = max(min(place.words.left(), place.right - width), place.left)
        self.setGeometry(left, place.bottom + gap if is_under else over - height, width, height)
