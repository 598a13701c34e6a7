"""One item of the agenda as a row: its number, title, who leads, time planned, and when it begins.

A row paints its words. The lines to type in, which say the same at the same places, are made when somebody first comes
to the row by keys or pointer: an agenda has many rows, and most are only looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from clerk_app.domain.identity import Id
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.agenda.cell import Cell, direction_of, draw_words
from clerk_app.ui.views.agenda.places import (
    SUB_ITEM_INDENT,
    Columns,
    Places,
    Room,
    height_of,
    inside,
    line_height,
    places_in,
    words_width,
)
from clerk_app.ui.views.agenda.values import AgendaLine, Column, Typed
from clerk_app.ui.widgets.wrong_field import is_wrong, mark_wrong
from clerk_app.wording.catalogue import say

_SPOKEN = {
    Column.TITLE: "agenda.spoken_title",
    Column.LEAD: "agenda.spoken_lead",
    Column.TIME: "agenda.spoken_time",
}
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)
_ON_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter)


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


class LineRow(QWidget):
    """An item that is on the agenda, or a new one that becomes one with its first letter.

    `saved` is what the store has of it as far as is known, `sent` what was last sent there; `after` is the row below
    which a new one was begun, `parent_id` the item it is below.
    """

    def __init__(
        self,
        theme: Theme,
        item_id: Id,
        signals: RowSignals,
        *,
        is_new: bool,
        columns: Columns = Columns(),  # noqa: B008 -- it is frozen
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._signals = signals
        self.item_id = item_id
        self.is_new = is_new
        self.after: LineRow | None = None
        self.parent_id: Id | None = None
        self.saved = Typed()
        self.sent = Typed()
        self._line = AgendaLine(item_id=item_id, number="", typed=Typed())
        self._cells: dict[Column, Cell] = {}
        self._columns = columns
        self._is_read_only = False
        # It may be higher than its hint, which knows no width, where what stands below the lines is wrapped.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        # By Tab alone: a click goes to the line under it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAcceptDrops(True)
        if is_new:
            self._name()

    # What it shows

    @property
    def number(self) -> str:
        """The number of the item; empty for a new one."""
        return self._line.number

    @property
    def begins(self) -> str:
        """When the item is likely to begin."""
        return self._line.begins

    @property
    def note(self) -> str:
        """What else there is to know of the item."""
        return self._line.note

    @property
    def fault(self) -> str:
        """What does not fit of its time."""
        return self._line.fault

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

    @property
    def is_sub(self) -> bool:
        """Whether it stands in, as a sub-item."""
        return self.parent_id is not None

    def set_parent(self, parent_id: Id | None) -> None:
        """Stand below that item, or (None) be one of the agenda."""
        if parent_id != self.parent_id:
            self.parent_id = parent_id
            self.fit()

    def set_columns(self, columns: Columns) -> None:
        """Stand in these columns."""
        if columns != self._columns:
            self._columns = columns
            self.fit()

    def set_read_only(self) -> None:
        """Show without letting it be changed."""
        self._is_read_only = True
        for cell in self._cells.values():
            cell.setReadOnly(True)

    def fit(self) -> None:
        """Take the lengths that depend on text size, columns and what is shown."""
        self.updateGeometry()
        self._fit_cells()
        self.update()

    # The lines to type in

    @property
    def has_cells(self) -> bool:
        """Whether somebody has been here, so that there are lines to type in."""
        return bool(self._cells)

    @property
    def cells(self) -> Mapping[Column, Cell]:
        """The lines to type in; they are made when they are first asked for."""
        if not self._cells:
            self._make_cells()
        return self._cells

    @property
    def column(self) -> Column:
        """The line that has the focus, or had it last."""
        return next((column for column, cell in self._cells.items() if cell.hasFocus()), Column.TITLE)

    @property
    def stops(self) -> Sequence[QWidget]:
        """Where Tab stops in the row, in order."""
        return tuple(self._cells.values()) or (self,)

    def _make_cells(self) -> None:
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
        places = self._places().cells
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

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(NO_LIMIT))

    def hasHeightForWidth(self) -> bool:
        return bool(self.note or self.fault)

    def heightForWidth(self, width: int) -> int:
        return height_of(self._theme.metrics, self._columns, self._line_height, self._words_height(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_cells()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab reaches the row: its first line has the focus, or from below its last."""
        is_from_below = event.reason() is Qt.FocusReason.BacktabFocusReason
        self.cells[Column.TIME if is_from_below else Column.TITLE].setFocus(event.reason())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._make_cells_once()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # What is dragged goes to a line; from the next step on Qt finds the one that it is over.
        self._make_cells_once()
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger comes without a pointer that would have entered before: the press is for the line under it."""
        self._make_cells_once()
        cell = self.childAt(event.position().toPoint())
        if not isinstance(cell, Cell):
            event.ignore()
            return
        cell.setFocus(Qt.FocusReason.MouseFocusReason)
        at = cell.mapFrom(self, event.position())
        pressed = QMouseEvent(
            event.type(), at, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )
        QApplication.sendEvent(cell, pressed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, places = QPainter(self), self._theme, self._places()
        border = theme.metrics.border
        painter.fillRect(0, self.height() - border, self.width(), border, QColor(theme.tokens.line))
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font(TextStyle.STRONG, even_figures=True))
        self._paint(painter, places.number, self.number)
        painter.setFont(theme.font(TextStyle.CAPTION, even_figures=True))
        self._paint(painter, places.begins, self.begins)
        painter.setFont(theme.font(TextStyle.CAPTION))
        note, fault = self._below_in(places.below)
        self._paint(painter, note, self.note, _WRAPPED)
        painter.setPen(theme.colour("warning.text"))
        self._paint(painter, fault, self.fault, _WRAPPED)
        if not self._cells:
            self._paint_lines(painter, places)

    # Painting and measuring

    def _paint_lines(self, painter: QPainter, places: Places) -> None:
        """What stands in the lines, or will when they are there."""
        for column, room in places.cells.items():
            painter.setFont(self._struck(self.font()) if column is Column.TITLE else self.font())
            is_hint = self.is_new and column is Column.TITLE
            painter.setPen(self._theme.colour("text3" if is_hint else "text"))
            words = say("agenda.add") if is_hint else self._line.typed.of(column)
            draw_words(painter, inside(room, self._theme.metrics), words)

    def _paint(self, painter: QPainter, room: QRect, words: str, how: int = _ON_ONE_LINE) -> None:
        if not words:
            return
        direction = direction_of(words)
        is_from_left = direction is Qt.LayoutDirection.LeftToRight
        side = Qt.AlignmentFlag.AlignLeft if is_from_left else Qt.AlignmentFlag.AlignRight
        painter.setLayoutDirection(direction)
        painter.drawText(room, how | int(side | Qt.AlignmentFlag.AlignAbsolute), words)

    def _struck(self, font: QFont) -> QFont:
        """The font, through which a line is drawn where the item is not taken."""
        if font.strikeOut() != self._line.is_off:
            font = QFont(font)
            font.setStrikeOut(self._line.is_off)
        return font

    def _places(self) -> Places:
        room = Room(self.width(), self.height(), self._indent, self._line_height, self.layoutDirection())
        return places_in(room, self._theme.metrics, self._columns)

    @property
    def _indent(self) -> int:
        return self._theme.metrics.px(SUB_ITEM_INDENT) if self.is_sub else 0

    @property
    def _line_height(self) -> int:
        return line_height(self._theme.metrics, self.fontMetrics().height())

    def _below_in(self, room: QRect) -> tuple[QRect, QRect]:
        """The rooms of note and fault."""
        note = QRect(room.left(), room.top(), room.width(), self._height_of_words(self.note, room.width()))
        top = note.top() + note.height()
        return note, QRect(room.left(), top, room.width(), self._height_of_words(self.fault, room.width()))

    def _words_height(self, width: int) -> int:
        room = words_width(self._theme.metrics, width, self._indent)
        return self._height_of_words(self.note, room) + self._height_of_words(self.fault, room)

    def _height_of_words(self, words: str, width: int) -> int:
        if not words:
            return 0
        metrics = QFontMetrics(self._theme.font(TextStyle.CAPTION))
        return metrics.boundingRect(0, 0, max(width, 0), 2000, int(Qt.TextFlag.TextWordWrap), words).height()

    # Telling

    def _make_cells_once(self) -> None:
        if not self._cells:
            self._make_cells()

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
