"""The list of who is here, worked with one key each; the keys are only told, the screen decides what they record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from clerk_app.domain.identity import Id
from clerk_app.ui.delegates.attendance import AttendanceDelegate
from clerk_app.ui.models.attendance import AttendanceModel
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.values import AttendanceRow

LETTERS = "PRSALENTCIG"
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class AttendanceList(QTreeView):
    """A tree of headings, agencies and people."""

    letter_pressed = Signal(str, str)
    """A letter of the list ("" for Backspace), and the id of the attendee in the row; G comes without one."""
    focus_changed = Signal()
    """The list got or lost the focus, or another row has it: other keys work now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folded: set[str] = set()
        self._model = AttendanceModel(self)
        self.setModel(self._model)
        self.setItemDelegate(AttendanceDelegate(theme, self))
        self.setAccessibleName(self.tr("Attendance"))
        self.setProperty("surface", "window")
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(self._toggle_heading)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def attendance(self) -> AttendanceModel:
        """The model, as what it is."""
        return self._model

    def show_rows(self, rows: Sequence[AttendanceRow]) -> None:
        """Show these rows; the row with the focus keeps it, and what was folded stays folded."""
        here = self._model.row_at(self.currentIndex())
        if self._model.set_rows(rows):
            self._open(rows)
            if here is not None:
                self.setCurrentIndex(self._model.index_of(here.key))

    def go_to(self, attendee_id: Id) -> None:
        """Put the row of somebody under the focus."""
        self.setCurrentIndex(self._model.index_of(attendee_id))

    def attendee_here(self) -> Id | None:
        """Who is in the row with the focus; None in a heading."""
        return self._model.attendee_at(self.currentIndex())

    def name_here(self) -> str:
        """The name in the row with the focus."""
        row = self._model.row_at(self.currentIndex())
        return row.name if row is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if event.modifiers() in _PLAIN and event.key() == Qt.Key.Key_Backspace:
            self._tell("")
        elif event.modifiers() in (*_PLAIN, Qt.KeyboardModifier.ShiftModifier) and letter and letter in LETTERS:
            self._tell(letter)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._toggle_heading(self.currentIndex())
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
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (*_PLAIN, Qt.KeyboardModifier.ShiftModifier)
            if plain and event.text() and event.text().upper() in LETTERS:
                event.accept()
                return True
        return super().event(event)

    def _tell(self, letter: str) -> None:
        attendee = self.attendee_here()
        if attendee is not None or letter == "G":
            self.letter_pressed.emit(letter, attendee or "")

    def _open(self, rows: Sequence[AttendanceRow]) -> None:
        for place, row in enumerate(rows):
            index = self._model.index(place, 0)
            known = row.key in self._folded or f"open {row.key}" in self._folded
            folded = row.key in self._folded if known else row.opens_folded
            self.setExpanded(index, not folded)
            for inner in range(self._model.rowCount(index)):
                self.expand(self._model.index(inner, 0, index))

    def _toggle_heading(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is None or not row.is_heading:
            return
        folds = self.isExpanded(index)
        self._folded -= {row.key, f"open {row.key}"}
        self._folded.add(row.key if folds else f"open {row.key}")
        self.setExpanded(index, not folds)

    def _go_to_first_person(self) -> None:
        index = self._model.index(0, 0)
        while index.isValid() and self._model.attendee_at(index) is None:
            index = self.indexBelow(index)
        if index.isValid():
            self.setCurrentIndex(index)
