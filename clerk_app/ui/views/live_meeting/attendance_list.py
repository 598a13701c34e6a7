"""The list of who is here beside the minutes: headings that fold, agencies and people, worked with one letter each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clerk_app.domain.identity import Id
from clerk_app.ui.delegates.attendance import AttendanceDelegate
from clerk_app.ui.models.attendance import AttendanceModel
from clerk_app.ui.presenting.attendance_rows import AttendanceRow
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.letter_list import LetterList
from clerk_app.ui.widgets.rows import Index

LETTERS = "PRSALENTCIG"
NOWHERE = QModelIndex()


class AttendanceList(LetterList):
    """A tree of headings, agencies and people."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, LETTERS, parent)
        self._unfolded: dict[str, bool] = {}
        self._model = AttendanceModel(self)
        self.setModel(self._model)
        self.setItemDelegate(AttendanceDelegate(theme, self))
        self.setAccessibleName(self.tr("Attendance"))
        self.setProperty("surface", "window")
        self.setUniformRowHeights(True)
        self.clicked.connect(self._toggle_heading)
        self.expanded.connect(self._note_unfolded)
        self.collapsed.connect(self._note_folded)

    @property
    def attendance(self) -> AttendanceModel:
        """The model, as what it is."""
        return self._model

    def show_rows(self, rows: Sequence[AttendanceRow]) -> None:
        """Show these rows; the row with the focus keeps it, and what was folded stays folded."""
        here = self._model.row_at(self.currentIndex())
        self.setUniformRowHeights(not any(row.who for row in _all(rows)))
        if self._model.set_rows(rows):
            self._unfold(rows)
            if here is not None:
                self.setCurrentIndex(self._model.index_of(here.key))

    def go_to(self, attendee_id: Id) -> None:
        """Put the row of somebody under the focus."""
        self.setCurrentIndex(self._model.index_of(attendee_id))

    def attendee_at(self, index: Index) -> Id | None:
        return self._model.attendee_at(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_Space):
            self._toggle_heading(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _unfold(self, rows: Sequence[AttendanceRow], above: QModelIndex = NOWHERE) -> None:
        """Fold and unfold as it was done by hand, and where nothing was done, as each row says."""
        for place, row in enumerate(rows):
            if row.children:
                index = self._model.index(place, 0, above)
                self.setExpanded(index, self._unfolded.get(row.key, not row.opens_folded))
                self._unfold(row.children, index)

    def _toggle_heading(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None and row.is_heading:
            self.setExpanded(index, not self.isExpanded(index))

    def _note_unfolded(self, index: QModelIndex) -> None:
        self._note(index, is_unfolded=True)

    def _note_folded(self, index: QModelIndex) -> None:
        self._note(index, is_unfolded=False)

    def _note(self, index: QModelIndex, *, is_unfolded: bool) -> None:
        row = self._model.row_at(index)
        if row is not None:
            self._unfolded[row.key] = is_unfolded


def _all(rows: Sequence[AttendanceRow]) -> Iterator[AttendanceRow]:
    for row in rows:
        yield row
        yield from _all(row.children)
