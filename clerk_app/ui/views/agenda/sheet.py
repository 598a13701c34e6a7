"""The rows of the agenda in their order, with a new one at the foot; it keeps nothing and decides nothing.

Of an agenda that is shown for the first time the rows that the window has room for are made before it is painted, the
others right after, or as soon as somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.domain.identity import Id
from clerk_app.services.ports import Ids
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.agenda.line import LineRow, RowSignals
from clerk_app.ui.views.agenda.places import Columns, height_of, line_height
from clerk_app.ui.views.agenda.values import AgendaLine, Column


class AgendaSheet(QWidget):
    """An outline to type in: Enter begins the next item, arrows go from row to row."""

    typed_in = Signal(object)
    """A row in which something was typed."""
    left = Signal(object)
    """A row that lost the focus."""
    reached = Signal(object)
    """A row that got it."""
    pasted = Signal(object, list)
    """Several lines, and the row that they were pasted into."""
    removal_asked = Signal(object)
    move_asked = Signal(object, str)

    def __init__(self, theme: Theme, ids: Ids) -> None:
        super().__init__()
        self._theme = theme
        self._ids = ids
        self._is_read_only = False
        self._columns = Columns()
        self._signals = RowSignals(self)
        self._rows: list[LineRow] = []
        self._unmade: Sequence[AgendaLine] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._connect()
        theme.changed.connect(self._fit)

    # What is shown

    def show_lines(self, lines: Sequence[AgendaLine], *, anew: bool = False) -> None:
        """Show these items in this order; new rows keep their place below the row they were begun at.

        The line being typed in is left alone, unless it is to be shown `anew` since something was taken back.
        """
        in_sight = self._rows_in_sight
        self._unmade = () if self._rows or len(lines) <= in_sight else lines
        self._show_now(lines[:in_sight] if self._unmade else lines, anew=anew)

    @property
    def rows(self) -> Sequence[LineRow]:
        """All rows, from above."""
        self._make_the_rest()
        return self._rows

    @property
    def wrong_row(self) -> LineRow | None:
        """The first row whose time is not understood; None where all are."""
        return next((row for row in self._rows if row.wrong), None)

    @property
    def row_here(self) -> LineRow | None:
        """The row that has the focus; None where it is elsewhere."""
        focused = self.focusWidget()
        return next((row for row in self._rows if focused in (row, *row.stops)), None)

    def holds(self, row: LineRow | None) -> bool:
        """Whether a row is one of these still."""
        return row in self._rows

    def row_of(self, item_id: Id) -> LineRow | None:
        """The row of an item; None where it is not shown."""
        return next((row for row in self.rows if row.item_id == item_id), None)

    def clear(self) -> None:
        """Show nothing."""
        self._unmade = ()
        self.blockSignals(True)
        for row in list(self._rows):
            self._drop(row)
        self.blockSignals(False)

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be typed."""
        return self._is_read_only

    def set_read_only(self, read_only: bool) -> None:
        """Whether nothing can be typed, from the next lines that are shown."""
        self._is_read_only = read_only

    def set_columns(self, columns: Columns) -> None:
        """Have all rows stand in these columns."""
        self._columns = columns
        for row in self._rows:
            row.set_columns(columns)
        self._tell_height()

    # Where one types

    def begin(self) -> None:
        """Put the focus on the first row."""
        if self._rows:
            self.go_to(self._rows[0])

    def go_to(self, row: LineRow, column: Column = Column.TITLE) -> None:
        """Put the focus on a line of a row, as Tab would."""
        row.cells[column].setFocus(Qt.FocusReason.TabFocusReason)

    def begin_below(self, row: LineRow) -> None:
        """Put the focus on a new row after this one and what is below it, on the same level."""
        if row.is_empty or self._is_read_only:
            return
        following = _after_subtree(self.rows, row)
        if following < len(self.rows) and self.rows[following].is_new and self.rows[following].is_empty:
            new = self.rows[following]
        else:
            new = self._made(self._ids.new(), is_new=True)
            self._order([*self.rows[:following], new, *self.rows[following:]])
        new.after = row
        new.set_parent(row.parent_id)
        self.go_to(new)

    def shift_new(self, row: LineRow, *, inwards: bool) -> None:
        """Have a new row stand below the item over it, or beside it."""
        above = [one for one in self.rows[: self.rows.index(row)] if not one.is_sub and not one.is_empty]
        if above:
            row.set_parent(above[-1].item_id if inwards else None)

    def stand_below(self, row: LineRow, item_id: Id) -> None:
        """Have a new row stand below that of an item, as when items were put on the agenda in its place."""
        above = self.row_of(item_id)
        if above is not None and row in self.rows and row.is_new:
            row.after = above
            rows = [other for other in self.rows if other is not row]
            _put_below(rows, row)
            self._order(rows)

    def forget(self, row: LineRow) -> None:
        """Take a new row away; the one at the foot stays, empty."""
        if row.is_new and row is not self.rows[-1]:
            self.leave_row(row)
            self._drop(row)
        elif row.is_new:
            self.shift_new(row, inwards=False)
            self.leave_row(row)

    def leave_row(self, row: LineRow) -> None:
        """Put the focus on the row that takes the place of this one; one that was rubbed out leads to the row before.

        So the same key takes away one item after the other, downwards.
        """
        place = self.rows.index(row)
        is_rubbed_out = not row.typed.title
        above, below = self.rows[:place], self.rows[place + 1 :]
        if above and (is_rubbed_out or not below):
            self.go_to(above[-1])
        else:
            self.go_to(below[0] if below else row)

    def end_with_a_new_row(self) -> None:
        """See to it that an empty row stands at the foot, to begin another item in."""
        self._order(self._with_a_new_row(self.rows))

    # Qt's side

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unmade:
            QTimer.singleShot(0, self, self._make_the_rest)

    # Behind it

    @property
    def _rows_in_sight(self) -> int:
        """How many rows the window would have room for if it held nothing else; how wide it is may not be known yet."""
        metrics = self._theme.metrics
        lowest = height_of(metrics, Columns(), line_height(metrics, self.fontMetrics().height()), 0)
        return self.window().height() // lowest + 1

    def _make_the_rest(self) -> None:
        if self._unmade:
            lines, self._unmade = self._unmade, ()
            self._show_now(lines)

    def _show_now(self, lines: Sequence[AgendaLine], *, anew: bool = False) -> None:
        self.blockSignals(True)  # filling is no typing, and a row that goes is not left by anybody
        known = {row.item_id: row for row in self._rows}
        wanted = {line.item_id for line in lines}
        for row in [row for row in self._rows if not row.is_new and row.item_id not in wanted]:
            if self.focusWidget() in (row, *row.stops):
                self.leave_row(row)
            self._drop(row)
        shown = [known.get(line.item_id) or self._made(line.item_id, is_new=False) for line in lines]
        for row, line in zip(shown, lines, strict=True):
            row.show_line(line, anew=anew)
        for row in self._rows:
            if row.is_new and row.item_id not in wanted:
                _put_below(shown, row)
        self._order(shown if self._unmade else self._with_a_new_row(shown))
        self._tell_height()
        self.blockSignals(False)

    def _made(self, item_id: Id, *, is_new: bool) -> LineRow:
        row = LineRow(self._theme, item_id, self._signals, is_new=is_new, columns=self._columns, parent=self)
        if self.is_read_only:
            row.set_read_only()
        return row

    def _with_a_new_row(self, rows: Sequence[LineRow]) -> Sequence[LineRow]:
        if self.is_read_only or (rows and rows[-1].is_new and rows[-1].is_empty):
            return rows
        return [*rows, self._made(self._ids.new(), is_new=True)]

    def _connect(self) -> None:
        rows = self._signals
        rows.typed_in.connect(self.typed_in)
        rows.left.connect(self.left)
        rows.reached.connect(self.reached)
        rows.entered.connect(self.begin_below)
        rows.stepped.connect(self._step)
        rows.erased.connect(self.removal_asked)
        rows.pasted.connect(self.pasted)
        rows.move_asked.connect(self.move_asked)

    def _drop(self, row: LineRow) -> None:
        for other in self._rows:
            if other.after is row:
                other.after = row.after
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _order(self, rows: Sequence[LineRow]) -> None:
        self._rows = list(rows)
        # Each row that is shown would have all of them laid out again, which takes long where there are many.
        self._column.setEnabled(False)
        for place, row in enumerate(self._rows):
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
                row.show()
        self._column.setEnabled(True)
        self._column.activate()
        for before, after in pairwise(stop for row in self._rows for stop in row.stops):
            QWidget.setTabOrder(before, after)

    def _step(self, row: LineRow, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.go_to(self.rows[place], row.column)

    def _fit(self) -> None:
        for row in self._rows:
            row.fit()
        self._tell_height()

    def _tell_height(self) -> None:
        """Tell the page at once: by itself Qt does so only after it was painted with the rows as high as before."""
        self.updateGeometry()


def _after_subtree(rows: Sequence[LineRow], row: LineRow) -> int:
    """The place after a row and the sub-items below it."""
    place = rows.index(row) + 1
    while place < len(rows) and rows[place].is_sub and not row.is_sub:
        place += 1
    return place


def _put_below(rows: list[LineRow], row: LineRow) -> None:
    place = _after_subtree(rows, row.after) if row.after in rows else len(rows)
    rows.insert(place, row)
