"""The seats of a board made up to try a rule: each row with a letter, worked with one letter each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from clerk_app.domain.identity import Id
from clerk_app.ui.delegates.attendance import TwoLineDelegate
from clerk_app.ui.models.attendance import AttendanceModel
from clerk_app.ui.presenting.attendance_rows import AttendanceRow, Counts
from clerk_app.ui.presenting.rules.trial import TrialRow
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.letter_list import LetterList
from clerk_app.ui.widgets.rows import Index

_COUNTS = {True: Counts.YES, False: Counts.NO, None: Counts.NOTHING}
MOST_ROWS = 8
MOST_ROWS_OF_TWO_LINES = 6


class TrialList(LetterList):
    """Seats in the board's order; Space and Enter, and a click on the letter, do the likely thing."""

    toggled = Signal(str)
    """The likely thing was asked for in the row of a seat."""

    def __init__(self, theme: Theme, letters: str, name: str) -> None:
        super().__init__(theme, letters)
        self._theme = theme
        self._model = AttendanceModel(self)
        self.setModel(self._model)
        self._delegate = TwoLineDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setProperty("surface", "window")
        self.setUniformRowHeights(True)
        self.clicked.connect(self._toggle)
        theme.changed.connect(self._fit)

    def show_rows(self, rows: Sequence[TrialRow]) -> None:
        """Show these seats; where the one with the focus changed, that is read out."""
        here = self._model.row_at(self.currentIndex())
        self._model.set_rows([_row(row) for row in rows])
        if here is not None:
            self.setCurrentIndex(self._model.index_of(here.key))
        now = self._model.row_at(self.currentIndex())
        if here is not None and now is not None and self.hasFocus() and now.spoken != here.spoken:
            announce(self, now.spoken)
        self._fit()

    def spoken(self) -> tuple[str, ...]:
        """The rows as assistants read them."""
        rows = (self._model.row_at(self._model.index(place, 0)) for place in range(self._model.rowCount()))
        return tuple(row.spoken for row in rows if row is not None)

    def go_to(self, seat_id: Id) -> None:
        """Put the row of a seat under the focus."""
        self.setCurrentIndex(self._model.index_of(seat_id))

    def attendee_at(self, index: Index) -> Id | None:
        return self._model.attendee_at(index)

    @property
    def has_two_lines(self) -> bool:
        """Whether each row has two lines, since some name would not be whole in one."""
        return self._delegate.has_two_lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_Space):
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: Index) -> None:
        seat_id = self.attendee_at(index)
        if seat_id is not None:
            self.toggled.emit(seat_id)

    def _fit(self) -> None:
        """As high as its rows, up to so many, beyond which it scrolls; names that would be cut take two lines."""
        shown = [self._model.row_at(self._model.index(place, 0)) for place in range(self._model.rowCount())]
        has_two = any(row is not None and self._delegate.is_cut(row, self.width()) for row in shown)
        if has_two != self._delegate.has_two_lines:
            self._delegate.has_two_lines = has_two
            self.scheduleDelayedItemsLayout()
        rows = min(max(self._model.rowCount(), 1), MOST_ROWS_OF_TWO_LINES if has_two else MOST_ROWS)
        height = self.sizeHintForRow(0) if self._model.rowCount() else self._theme.metrics.attendance_row_height
        self.setFixedHeight(rows * height + 2 * self.frameWidth())


def _row(row: TrialRow) -> AttendanceRow:
    return AttendanceRow(
        key=row.seat_id,
        name=row.name,
        attendee_id=row.seat_id,
        letter=row.letter,
        aside=row.aside,
        counts=_COUNTS[row.counts],
        spoken=row.spoken,
    )
