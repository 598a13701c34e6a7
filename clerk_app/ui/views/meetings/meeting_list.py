"""The list of meetings: its columns, how a row is painted, and the keys that work in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QStyleOptionViewItem, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.meetings.model import row_of
from clerk_app.ui.views.meetings.values import Column, MeetingRow
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.row_teller import RowTeller
from clerk_app.ui.widgets.rows import Index, RowDelegate, RowState, paint_row
from clerk_app.wording.catalogue import say

NARROW_BELOW = 860
"""Effective width under which a row takes two lines."""
_WIDTHS = {Column.DAY: 228, Column.TIME: 116, Column.ITEMS: 54, Column.ACTIONS: 104, Column.STATE: 200}
"""Effective widths; what is left belongs to the place."""
_SIDE = 20
_GAP = 18
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_RIGHT = frozenset({Column.ITEMS, Column.ACTIONS})
_KEYS = {Qt.Key.Key_A: "agenda", Qt.Key.Key_R: "roll_call", Qt.Key.Key_M: "minutes", Qt.Key.Key_F2: "edit",
         Qt.Key.Key_Delete: "delete"}  # fmt: skip


def columns(room: QRect, theme: Theme) -> Mapping[Column, QRect]:
    """Where each column stands in the room of a row."""
    metrics = theme.metrics
    inner = room.adjusted(metrics.px(_SIDE), 0, -metrics.px(_SIDE), 0)
    gap = metrics.px(_GAP)
    fixed = sum(metrics.px(width) for width in _WIDTHS.values()) + gap * (len(Column) - 1)
    found, left = {}, inner.left()
    for column in Column:
        width = metrics.px(_WIDTHS[column]) if column in _WIDTHS else max(inner.width() - fixed, 0)
        found[column] = QRect(left, inner.top(), width, inner.height())
        left += width + gap
    return found


def is_narrow(width: int, theme: Theme) -> bool:
    """Whether there is no room for columns."""
    return theme.metrics.effective_width(width) < NARROW_BELOW


class ColumnHeads(QWidget):
    """What stands in each column of rows that are as wide as it is told."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows_width = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_rows_width(self, width: int) -> None:
        """How wide the rows are: a scroll bar beside them is none of their room."""
        if width != self._rows_width:
            self._rows_width = width
            self.update()

    @property
    def rooms(self) -> Mapping[Column, QRect]:
        """Where each heading stands."""
        return columns(QRect(0, 0, self._rows_width, self.height()), self._theme)

    def sizeHint(self) -> QSize:
        return QSize(1, self._theme.metrics.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), QColor(tokens.alt))
        line = self._theme.metrics.border
        painter.fillRect(0, self.height() - line, self.width(), line, QColor(tokens.line))
        writer, colour = self._theme.writer(TextStyle.CAPTION_STRONG), self._theme.colour("text2")
        for column, room in self.rooms.items():
            writer.draw(painter, room, say(f"meetings.{column}"), colour, _alignment(column))


class MeetingList(QListView):
    """One row for each meeting; headings are passed over."""

    opened = Signal()
    """Enter, or a double click, on a row."""
    asked = Signal(str)
    """A key of the list: agenda, roll_call, minutes, edit or delete."""
    moved = Signal()
    """Another row has the focus."""
    painted = Signal()
    """What it shows is painted."""
    rows_resized = Signal(int)
    """How wide the rows are now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        RowTeller(self)
        self.setAccessibleName(say("meetings.list"))
        self._rows = _MeetingDelegate(theme, self)
        self.setItemDelegate(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        # Each row is asked for its height no more than once, though thousands are laid out.
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self._fit)

    @property
    def row_here(self) -> MeetingRow | None:
        """The row with the focus; None where there is none."""
        return row_of(self.currentIndex())

    def go_to(self, place: int) -> None:
        """Put the focus on the row at a place."""
        self.setCurrentIndex(self.model().index(place, 0))

    def currentChanged(self, current: QModelIndex | Index, previous: QModelIndex | Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() in _PLAIN and event.key() in ENTER:
            self._open()
        elif event.modifiers() in _PLAIN and event.key() in _KEYS:
            self.asked.emit(_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters search nothing here: some of them lead elsewhere."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        # These keys belong to the list while it has the focus, before any shortcut of the window.
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and isinstance(event, QKeyEvent) and event.modifiers() in _PLAIN and event.key() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rows_resized.emit(event.size().width())
        # Rows take the width of the view by themselves; their heights are others where they take two lines.
        if is_narrow(event.oldSize().width(), self._theme) != is_narrow(event.size().width(), self._theme):
            self.scheduleDelayedItemsLayout()

    def _fit(self) -> None:
        self._rows.forget_measures()
        self.scheduleDelayedItemsLayout()

    def _open(self) -> None:
        if self.row_here is not None:
            self.opened.emit()


class _MeetingDelegate(RowDelegate):
    """Paints a meeting in columns, or on two lines; a heading in strong type."""

    def __init__(self, theme: Theme, parent: QAbstractItemView) -> None:
        super().__init__(theme, parent=parent)
        self._view = parent
        self._measures = _Measures(theme, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = row_of(index)
        if row is None:
            return
        painter.save()
        rect, measures = option.rect, self._fitted()
        if row.is_heading:
            self._paint_heading(painter, rect, row)
        else:
            state = RowState.of(option)
            paint_row(painter, rect, state, self.theme, separator=True)
            is_bold = state.selected or row.planned is None
            if measures.is_narrow:
                self._paint_lines(painter, rect, row, is_bold=is_bold)
            else:
                self._paint_columns(painter, rect, row, measures, is_bold=is_bold)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._fitted().row_height)

    def forget_measures(self) -> None:
        """The text has another size, or everything another colour."""
        self._measures = _Measures(self.theme, self._view.viewport().width())

    def _fitted(self) -> _Measures:
        if self._measures.width != self._view.viewport().width():
            self.forget_measures()
        return self._measures

    def _paint_heading(self, painter: QPainter, rect: QRect, row: MeetingRow) -> None:
        metrics, strong = self.theme.metrics, self.theme.writer(TextStyle.STRONG)
        # It stands low in its row, near what it is over.
        bottom = rect.bottom() - metrics.px(5)
        room = QRect(rect.left() + metrics.px(_SIDE), bottom - strong.height, rect.width(), strong.height)
        strong.draw(painter, room, row.words, self.theme.colour("text"))
        line = QRect(rect.left(), rect.bottom() - metrics.border + 1, rect.width(), metrics.border)
        painter.fillRect(line, self.theme.colour("line"))

    def _paint_columns(
        self, painter: QPainter, rect: QRect, row: MeetingRow, measures: _Measures, *, is_bold: bool
    ) -> None:
        top, height = rect.top(), rect.height()
        for column, left, width, alignment in measures.columns:
            words = row.cell(column)
            if words:
                writer = measures.strong if is_bold and column is Column.DAY else measures.body
                colour = measures.colours[_colour(row, column)]
                writer.draw(painter, QRect(left, top, width, height), words, colour, alignment)

    def _paint_lines(self, painter: QPainter, rect: QRect, row: MeetingRow, *, is_bold: bool) -> None:
        metrics = self.theme.metrics
        room = rect.adjusted(metrics.px(_SIDE), metrics.px(7), -metrics.px(_SIDE), -metrics.px(7))
        strong = self.theme.writer(TextStyle.STRONG if is_bold else TextStyle.BODY)
        caption = self.theme.writer(TextStyle.CAPTION)
        first = QRect(room.left(), room.top(), room.width(), strong.height)
        state = self.theme.colour(_colour(row, Column.STATE))
        taken = min(caption.width(row.state) + 1, room.width() // 2)
        beside = QRect(first.right() - taken + 1, first.top(), taken, first.height())
        caption.draw(painter, beside, row.state, state, Qt.AlignmentFlag.AlignRight)
        first.setRight(beside.left() - metrics.px(_GAP))
        strong.draw(painter, first, row.words, self.theme.colour("text"))
        below = QRect(room.left(), first.bottom() + metrics.px(2), room.width(), caption.height)
        figures = self.theme.writer(TextStyle.CAPTION, even_figures=True)
        figures.draw(painter, below, row.below, self.theme.colour("text2"))


class _Measures:
    """What is the same in every row at one width and in one look: a row is painted often, and there are many."""

    def __init__(self, theme: Theme, width: int) -> None:
        metrics, line = theme.metrics, theme.writer(TextStyle.STRONG).height
        self.width = width
        self.is_narrow = is_narrow(width, theme)
        rooms = columns(QRect(0, 0, width, 0), theme).items()
        self.columns = tuple((column, room.left(), room.width(), _alignment(column)) for column, room in rooms)
        self.body = theme.writer(TextStyle.BODY, even_figures=True)
        self.strong = theme.writer(TextStyle.STRONG, even_figures=True)
        self.colours = {path: theme.colour(path) for path in ("text", "text2", "ok.text")}
        two_lines = line + theme.writer(TextStyle.CAPTION).height + metrics.px(16)
        self.row_height = two_lines if self.is_narrow else max(metrics.row_height, line + metrics.px(14))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft


def _colour(row: MeetingRow, column: Column) -> str:
    if column is Column.DAY:
        return "text"
    if column is not Column.STATE:
        return "text2"
    return {"ok": "ok.text", "info": "text", "warning": "warning.text"}.get(row.kind, "text2")
