"""One item of the agenda as a row to type in: its number, title, who leads, time planned, and when it begins."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QStyle, QStyleOptionFrame, QStylePainter, QWidget

from clerk_app.domain.identity import Id
from clerk_app.ui.move_keys import move_of
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.agenda.values import AgendaLine, Column, Typed
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.ui.widgets.undo_key import is_undo
from clerk_app.ui.widgets.wrong_field import is_wrong, mark_wrong
from clerk_app.wording.catalogue import say

NUMBER_WIDTH, TIME_WIDTH, BEGINS_WIDTH = 46, 150, 58
SUB_ITEM_INDENT = 26
_TEXT_MARGIN = 2
"""What Qt keeps free on both sides of the text of a line."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WALKS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.MouseFocusReason)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Cell(QLineEdit):
    """One line of an item; the keys that lead beyond it are told."""

    entered = Signal()
    stepped = Signal(int)
    """To the row above (-1) or below (1)."""
    erased = Signal()
    """Backspace where nothing stands."""
    move_asked = Signal(str)
    """One of the MOVES."""
    pasted = Signal(list)
    """Several lines of text, which no line holds."""
    reached = Signal()
    left = Signal()

    def __init__(self, *, is_prose: bool) -> None:
        super().__init__()
        self._is_prose = is_prose
        self.setProperty("cell", True)
        self.textChanged.connect(self._show_whole)

    def event(self, event: QEvent) -> bool:
        # The window's undo goes back over all that was done on this screen; the line's own knows only its letters.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            event.ignore()
            return
        move = move_of(event)
        is_plain = event.modifiers() in _PLAIN
        if move is not None:
            self.move_asked.emit(move)
        elif is_plain and event.key() in ENTER:
            self.entered.emit()
        elif is_plain and event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Backspace and not self.text() and not self.isReadOnly():
            self.erased.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._is_prose:
            self.end(False)  # what is written on is not written over
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in _WALKS:
            self.setCursorPosition(0)  # the beginning of a long text is seen
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or self._fits:
            super().paintEvent(event)
            return
        painter, room = QStylePainter(self), self._room
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, self._option)
        told = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().text().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)

    @Slot()
    def paste(self) -> None:
        """Put in what was copied; several lines are told where this is prose, for each may be an item of its own."""
        lines = pasted_lines(QGuiApplication.clipboard().text())
        if self._is_prose and len(lines) > 1 and not self.isReadOnly():
            self.pasted.emit(lines)
        else:
            super().paste()

    def show_text(self, text: str) -> None:
        """Fill the line, which is no typing; the beginning of a long text is seen."""
        if text != self.text():
            self.blockSignals(True)
            self.setText(text)
            self.setCursorPosition(0)
            self.blockSignals(False)
            self._show_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_whole()

    @property
    def _option(self) -> QStyleOptionFrame:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return option

    @property
    def _room(self) -> QRect:
        """Where the text stands."""
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, self._option, self)
        return room.adjusted(_TEXT_MARGIN, 0, -_TEXT_MARGIN, 0)

    @property
    def _fits(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) <= self._room.width()

    def _show_whole(self) -> None:
        self.setToolTip("" if self._fits else self.text())


class LineRow(QWidget):
    """An item that is on the agenda, or a new one that becomes one with its first letter.

    `saved` is what the store has of it as far as is known, `sent` what was last sent there; `after` is the row below
    which a new one was begun, `parent_id` the item it is below.
    """

    typed_in = Signal(object)
    left = Signal(object)
    reached = Signal(object)
    entered = Signal(object)
    erased = Signal(object)
    stepped = Signal(object, int)
    pasted = Signal(object, list)
    move_asked = Signal(object, str)
    """Each names the row first."""

    def __init__(self, theme: Theme, item_id: Id, *, is_new: bool) -> None:
        super().__init__()
        self._theme = theme
        self.item_id = item_id
        self.is_new = is_new
        self.after: LineRow | None = None
        self.parent_id: Id | None = None
        self.saved = Typed()
        self.sent = Typed()
        self.number = TextLabel(theme, "", TextStyle.STRONG, "text2", even_figures=True)
        self.begins = TextLabel(theme, "", TextStyle.CAPTION, "text2", even_figures=True)
        self.cells = {column: Cell(is_prose=column is Column.TITLE) for column in Column}
        self.note = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.fault = TextLabel(theme, "", TextStyle.CAPTION, "warning.text")
        self._is_narrow = False
        self._is_off = False
        self._lead_width = 0
        self._lay_out()
        self._connect()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.name_cells()

    @property
    def typed(self) -> Typed:
        """What stands in the lines."""
        title, lead, time = (self.cells[column].text() for column in Column)
        return Typed(title=title, lead=lead, time=time)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in any line."""
        return self.typed == Typed()

    @property
    def column(self) -> Column:
        """The line that has the focus, or had it last."""
        return next((column for column, cell in self.cells.items() if cell.hasFocus()), Column.TITLE)

    def show_line(self, line: AgendaLine, *, anew: bool = False) -> None:
        """Show what the store has of the item; what is typed and not kept yet stays, as does the line with the focus.

        `anew`: the line with the focus follows too, since something was taken back.
        """
        before, self.saved = self.saved, line.typed
        self.is_new = False
        for column, cell in self.cells.items():
            is_kept = cell.text().strip() in (before.of(column), self.sent.of(column), line.typed.of(column))
            if is_kept and not is_wrong(cell) and (anew or not cell.hasFocus()):
                cell.show_text(line.typed.of(column))
        self.number.setText(line.number)
        self.begins.setText(line.begins)
        for label, words in ((self.note, line.note), (self.fault, line.fault)):
            label.setText(words)
            label.setVisible(bool(words))
        self._is_off = line.is_off
        self.set_parent(line.parent_id)
        self.name_cells()

    def put_back(self) -> None:
        """Show again what the store has."""
        for column, cell in self.cells.items():
            cell.show_text(self.saved.of(column))
            mark_wrong(cell, "")

    @property
    def is_sub(self) -> bool:
        """Whether it stands in, as a sub-item."""
        return self.parent_id is not None

    def set_parent(self, parent_id: Id | None) -> None:
        """Stand below that item, or (None) be one of the agenda."""
        self.parent_id = parent_id
        self.fit()

    def set_narrow(self, narrow: bool) -> None:
        """Whether who leads and the time stand below the title."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._place()
            self.fit()

    def set_lead_width(self, width: int) -> None:
        """How wide the line of who leads is where it stands beside the title."""
        if width != self._lead_width:
            self._lead_width = width
            self.fit()

    def set_read_only(self) -> None:
        """Show without letting it be changed."""
        for cell in self.cells.values():
            cell.setReadOnly(True)

    def name_cells(self) -> None:
        """Say to assistants which item each line belongs to."""
        hints = {Column.TITLE: say("agenda.add"), Column.LEAD: say("agenda.lead_hint"), Column.TIME: ""}
        for column, cell in self.cells.items():
            spoken = {Column.TITLE: "title", Column.LEAD: "lead", Column.TIME: "time"}[column]
            new = say("agenda.spoken_new", column=say(f"agenda.{column}"))
            number = self.number.text()
            cell.setAccessibleName(new if self.is_new else say(f"agenda.spoken_{spoken}", number=number))
            if column is Column.TITLE:
                told = (self.note.text(), self.fault.text())
                cell.setAccessibleDescription(". ".join(words for words in told if words))
            cell.setPlaceholderText(hints[column] if self.is_new and column is Column.TITLE else "")

    def fit(self) -> None:
        """Set the lengths that depend on the text size."""
        metrics = self._theme.metrics
        indent = metrics.px(SUB_ITEM_INDENT) if self.is_sub else 0
        self._grid.setContentsMargins(indent, metrics.px(2), 0, metrics.px(3))
        self._grid.setHorizontalSpacing(metrics.px(6))
        self._grid.setVerticalSpacing(0)
        self.number.setFixedWidth(metrics.px(NUMBER_WIDTH))
        self.begins.setFixedWidth(metrics.px(BEGINS_WIDTH))
        self.cells[Column.TIME].setFixedWidth(metrics.px(TIME_WIDTH))
        for label in (self.note, self.fault):
            label.setIndent(metrics.px(10))
        title = self.cells[Column.TITLE]
        font = title.font()
        font.setStrikeOut(self._is_off)
        title.setFont(font)
        lead = self.cells[Column.LEAD]
        lead.setMinimumWidth(0 if self._is_narrow else self._lead_width)
        lead.setMaximumWidth(NO_LIMIT if self._is_narrow else self._lead_width)

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self._theme.metrics.border
        QPainter(self).fillRect(0, self.height() - line, self.width(), line, QColor(self._theme.tokens.line))

    def _lay_out(self) -> None:
        self.number.setWordWrap(False)
        self.begins.setWordWrap(False)
        self.note.hide()
        self.fault.hide()
        self._grid = QGridLayout(self)
        self._place()
        self.fit()

    def _place(self) -> None:
        below = 1 if self._is_narrow else 0
        middle = Qt.AlignmentFlag.AlignVCenter
        for widget in (self.number, *self.cells.values(), self.begins, self.note, self.fault):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.note, below + 1, 1, 1, 4)
        self._grid.addWidget(self.fault, below + 2, 1, 1, 4)
        self._grid.addWidget(self.number, 0, 0, middle)
        self._grid.addWidget(self.cells[Column.TITLE], 0, 1, 1, 3 if self._is_narrow else 1)
        self._grid.addWidget(self.cells[Column.LEAD], below, 1 if self._is_narrow else 2)
        self._grid.addWidget(self.cells[Column.TIME], below, 2 if self._is_narrow else 3)
        self._grid.addWidget(self.begins, below, 3 if self._is_narrow else 4, middle)
        self._grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        for cell in self.cells.values():
            cell.textEdited.connect(self._tell_typed)
            cell.left.connect(self._tell_left)
            cell.reached.connect(self._tell_reached)
            cell.entered.connect(self._tell_entered)
            cell.stepped.connect(self._tell_stepped)
            cell.move_asked.connect(self._tell_move)
        self.cells[Column.TITLE].erased.connect(self._tell_erased)
        self.cells[Column.TITLE].pasted.connect(self._tell_pasted)

    def _tell_typed(self) -> None:
        self.typed_in.emit(self)

    def _tell_left(self) -> None:
        self.left.emit(self)

    def _tell_reached(self) -> None:
        self.reached.emit(self)

    def _tell_entered(self) -> None:
        self.entered.emit(self)

    def _tell_erased(self) -> None:
        self.erased.emit(self)

    def _tell_pasted(self, lines: list[str]) -> None:
        self.pasted.emit(self, lines)

    def _tell_stepped(self, step: int) -> None:
        self.stepped.emit(self, step)

    def _tell_move(self, move: str) -> None:
        self.move_asked.emit(self, move)


def pasted_lines(text: str) -> list[str]:
    """The lines of a text that say something, each without blanks round it."""
    return [words for line in text.splitlines() if (words := " ".join(line.split()))]
