"""A list of people that is worked with one letter each; the letters are only told, the screen decides what they record.

It says nothing of its rows: `attendee_at` does, for each list its own.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from clerk_app.domain.identity import Id
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.row_teller import RowTeller
from clerk_app.ui.widgets.rows import Index

PRESENT = "P"
GUEST = "G"
"""The one letter that is not about the row with the focus."""
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_PLAIN_OR_SHIFT = (*_PLAIN, Qt.KeyboardModifier.ShiftModifier)


class LetterList(QTreeView):
    """Headings and people; with the focus, on somebody always."""

    letter_pressed = Signal(str, str)
    """A letter of the list ("" for Backspace), and the id of the attendee in the row; G comes without one."""
    rest_pressed = Signal()
    """Shift+P: everybody who is not marked is present."""
    focus_changed = Signal()
    """The list got or lost the focus: other keys work now."""

    def __init__(self, theme: Theme, letters: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = letters
        RowTeller(self)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def attendee_at(self, index: Index) -> Id | None:
        """Who is in a row; None in a heading."""
        raise NotImplementedError

    def attendee_here(self) -> Id | None:
        """Who is in the row with the focus; None in a heading."""
        return self.attendee_at(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() in _PLAIN and event.key() == Qt.Key.Key_Backspace:
            self._tell("")
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.text().upper() == PRESENT:
            self.rest_pressed.emit()
        elif self._is_letter(event):
            self._tell(event.text().upper())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters search nothing here: each of them records something."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.attendee_here() is None:
            self._go_to_first_person()
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def event(self, event: QEvent) -> bool:
        # Letters belong to the list while it has the focus, before any shortcut of the window.
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and isinstance(event, QKeyEvent) and self._is_letter(event):
            event.accept()
            return True
        return super().event(event)

    def _is_letter(self, event: QKeyEvent) -> bool:
        letter = event.text().upper()
        return event.modifiers() in _PLAIN_OR_SHIFT and bool(letter) and letter in self._letters

    def _tell(self, letter: str) -> None:
        attendee = self.attendee_here()
        if attendee is not None or letter == GUEST:
            self.letter_pressed.emit(letter, attendee or "")

    def _go_to_first_person(self) -> None:
        index: QModelIndex = self.model().index(0, 0)
        while index.isValid() and self.attendee_at(index) is None:
            index = self.indexBelow(index)
        if index.isValid():
            self.setCurrentIndex(index)
