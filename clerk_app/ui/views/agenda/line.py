"""One item of the agenda as a row to type in: its number, title, who leads, time planned, and when it begins.

A row paints its words. The lines to type in, which say the same at the same places, are made when somebody first comes
to the row by keys or pointer: an agenda has many rows, and most are only looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QEnterEvent, QFocusEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app.domain.identity import Id
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.agenda.cell import Cell
from clerk_app.ui.views.agenda.painted_row import PaintedRow
from clerk_app.ui.views.agenda.places import Columns, Places
from clerk_app.ui.views.agenda.values import AgendaLine, Column, Typed
from clerk_app.ui.widgets.wrong_field import is_wrong, mark_wrong
from clerk_app.wording.catalogue import say

_SPOKEN = {
    Column.TITLE: "agenda.spoken_title",
    Column.LEAD: "agenda.spoken_lead",
    Column.TIME: "agenda.spoken_time",
}


class RowSignals(QObject):
    """What is done in the rows of an agenda, told for all of them; each names the row first."""

    typed_in = Signal(object)
    left = Signal(object)
    reached = Signal(object)
    entered = Signal(object)
    erased = Signal(object)
    stepped = Signal(object, int)
    pasted = Signal(object, list)
    move_asked = Signal(object, str)


class LineRow(PaintedRow):
    """An item that is on the agenda, or a new one that becomes one with its first letter.

    `saved` is what the store has of it as far as is known, `sent` what was last sent there; `after` is the row below
    which a new one was begun, `parent_id` the item it is below.
    """

    def __init__(
        self, theme: Theme, item_id: Id, signals: RowSignals, *, is_new: bool, columns: Columns, parent: QWidget
    ) -> None:
        super().__init__(theme, item_id, is_new=is_new, columns=columns, parent=parent)
        self._signals = signals
        self.after: LineRow | None = None
        self.saved = Typed()
        self.sent = Typed()
        self._cells: dict[Column, Cell] = {}
        self._is_read_only = False
        # By Tab alone: a click goes to the line under it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAcceptDrops(True)
        if is_new:
            self._name()

    # What it shows

    @property
    def typed(self) -> Typed:
        """What stands in the lines."""
        if not self._cells:
            return self._line.typed
        title, lead, time = (self._cells[column].text() for column in Column)
        return Typed(title=title, lead=lead, time=time)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in any line."""
        return self.typed == Typed()

    @property
    def wrong(self) -> str:
        """Why the time is not understood; empty where it is."""
        return self._cells[Column.TIME].accessibleDescription() if self._cells else ""

    def mark_wrong(self, sentence: str) -> None:
        """Mark the time as not understood for this reason, or (empty) as understood."""
        if sentence or self._cells:
            mark_wrong(self.cells[Column.TIME], sentence)

    def show_line(self, line: AgendaLine, *, anew: bool = False) -> None:
        """Show what the store has of the item; what is typed and not kept yet stays, as does the line with the focus.

        `anew`: the line with the focus follows too, since something was taken back.
        """
        before, self.saved = self.saved, line.typed
        shown, self._line = self._line, line
        was_new, self.is_new = self.is_new, False
        for column, cell in self._cells.items():
            is_kept = cell.text().strip() in (before.of(column), self.sent.of(column), line.typed.of(column))
            if is_kept and not is_wrong(cell) and (anew or not cell.hasFocus()):
                cell.show_text(line.typed.of(column))
        self.set_parent(line.parent_id)
        if was_new or shown != line:
            self._name()
            self.fit()

    def put_back(self) -> None:
        """Show again what the store has."""
        for column, cell in self._cells.items():
            cell.show_text(self.saved.of(column))
            mark_wrong(cell, "")

    def set_read_only(self) -> None:
        """Show without letting it be changed."""
        self._is_read_only = True
        for cell in self._cells.values():
            cell.setReadOnly(True)

    def fit(self) -> None:
        super().fit()
        self._fit_cells()

    # The lines to type in

    @property
    def is_open(self) -> bool:
        """Whether there are lines to type in, since somebody has come here."""
        return bool(self._cells)

    @property
    def cells(self) -> Mapping[Column, Cell]:
        """The lines to type in; they are made when they are first asked for."""
        self.open()
        return self._cells

    @property
    def column(self) -> Column:
        """The line that has the focus, or had it last."""
        return next((column for column, cell in self._cells.items() if cell.hasFocus()), Column.TITLE)

    @property
    def stops(self) -> Sequence[QWidget]:
        """Where Tab stops in the row, in order."""
        return tuple(self._cells.values()) or (self,)

    def open(self) -> None:
        """Make the lines to type in, where that is still to be done."""
        if self._cells:
            return
        self._cells = {column: Cell(is_prose=column is Column.TITLE, parent=self) for column in Column}
        before: QWidget = self
        for column, cell in self._cells.items():
            cell.show_text(self._line.typed.of(column))
            cell.setReadOnly(self._is_read_only)
            QWidget.setTabOrder(before, cell)
            self._connect(cell)
            before = cell
        self._cells[Column.TITLE].erased.connect(self._tell_erased)
        self._cells[Column.TITLE].pasted.connect(self._tell_pasted)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAcceptDrops(False)
        self._fit_cells()
        self._name()
        for cell in self._cells.values():
            cell.show()
        self.update()

    def _fit_cells(self) -> None:
        if not self._cells:
            return
        places = self._places.cells
        for column, cell in self._cells.items():
            cell.setGeometry(places[column])
        title = self._cells[Column.TITLE]
        title.setFont(self._struck(title.font()))

    def _name(self) -> None:
        """Say to assistants what stands here, and which item each line belongs to."""
        line = self._line
        about = ". ".join(words for words in (line.note, line.fault) if words)
        self.setAccessibleName(say("agenda.add") if self.is_new else _spoken(line))
        self.setAccessibleDescription(about)
        for column, cell in self._cells.items():
            new = say("agenda.spoken_new", column=say(f"agenda.{column}"))
            cell.setAccessibleName(new if self.is_new else say(_SPOKEN[column], number=line.number))
        if self._cells:
            title = self._cells[Column.TITLE]
            title.setAccessibleDescription(about)
            title.setPlaceholderText(say("agenda.add") if self.is_new else "")

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_cells()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab has reached the row: its first line gets the focus or, from below, its last."""
        is_from_below = event.reason() is Qt.FocusReason.BacktabFocusReason
        self.cells[Column.TIME if is_from_below else Column.TITLE].setFocus(event.reason())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        # Where the row comes up under the pointer, Qt notes the row as left after this, and a line made now never is.
        QTimer.singleShot(0, self, self.open)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.open()
        event.ignore()  # what is dragged goes to a line: from the next step on Qt finds the one that it is over

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger has no pointer that entered before: its press is for the line that is under it now."""
        self.open()
        cell = self.childAt(event.position().toPoint())
        if not isinstance(cell, Cell):
            event.ignore()
            return
        cell.setFocus(Qt.FocusReason.MouseFocusReason)
        place, on_screen = cell.mapFrom(self, event.position()), event.globalPosition()
        press = QMouseEvent(event.type(), place, on_screen, event.button(), event.buttons(), event.modifiers())
        QApplication.sendEvent(cell, press)

    def _paint_lines(self, painter: QPainter, places: Places) -> None:
        if not self._cells:
            super()._paint_lines(painter, places)

    # Telling

    def _connect(self, cell: Cell) -> None:
        cell.textEdited.connect(self._tell_typed)
        cell.left.connect(self._tell_left)
        cell.reached.connect(self._tell_reached)
        cell.entered.connect(self._tell_entered)
        cell.stepped.connect(self._tell_stepped)
        cell.move_asked.connect(self._tell_move)

    def _tell_typed(self) -> None:
        self._signals.typed_in.emit(self)

    def _tell_left(self) -> None:
        self._signals.left.emit(self)

    def _tell_reached(self) -> None:
        self._signals.reached.emit(self)

    def _tell_entered(self) -> None:
        self._signals.entered.emit(self)

    def _tell_erased(self) -> None:
        self._signals.erased.emit(self)

    def _tell_pasted(self, lines: list[str]) -> None:
        self._signals.pasted.emit(self, lines)

    def _tell_stepped(self, step: int) -> None:
        self._signals.stepped.emit(self, step)

    def _tell_move(self, move: str) -> None:
        self._signals.move_asked.emit(self, move)


def _spoken(line: AgendaLine) -> str:
    """An item as it is said in one breath."""
    begins = say("agenda.spoken_begins", time=line.begins) if line.begins else ""
    title = say("agenda.spoken_item", number=line.number, title=line.typed.title)
    return ", ".join(words for words in (title, line.typed.lead, line.typed.time, begins) if words)
