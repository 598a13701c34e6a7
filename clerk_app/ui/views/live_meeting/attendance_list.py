"""The list of who is here beside the minutes: headings that fold, agencies and people, worked with one letter each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clerk_app.domain.identity import Id
from clerk_app.ui.delegates.attendance import AttendanceDelegate
from clerk_app.ui.models.attendance import AttendanceModel
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.values import AttendanceRow
from clerk_app.ui.widgets.letter_list import LetterList
from clerk_app.ui.widgets.rows import Index

LETTERS = "PRSALENTCIG"


class AttendanceList(LetterList):
    """A tree of headings, agencies and people."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, LETTERS, parent)
        self._folded: set[str] = set()
        self._model = AttendanceModel(self)
        self.setModel(self._model)
        self.setItemDelegate(AttendanceDelegate(theme, self))
        self.setAccessibleName(self.tr("Attendance"))
        self.setProperty("surface", "window")
        self.setUniformRowHeights(True)
        self.clicked.connect(self._toggle_heading)

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

    def attendee_at(self, index: Index) -> Id | None:
        return self._model.attendee_at(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._toggle_heading(self.currentIndex())
        else:
            super().keyPressEvent(event)

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
