"""The list of a vote: a row for each that votes, with three places to vote at, worked with one letter each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStyle, QStyleOptionViewItem, QWidget

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.ballot import Choice
from clerk_app.ui.presenting.votes.draft import LETTERS
from clerk_app.ui.presenting.votes.rows import VoteRow
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_line_of_text, draw_pixmap, steady
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.key_cap import KeyCap
from clerk_app.ui.widgets.letter_list import LetterList
from clerk_app.ui.widgets.rows import Index, RowDelegate, RowState
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

COLUMN = 92
NARROW_COLUMN = 62
"""Where a list is narrow its names need the room: a place is then a ring alone, under its word and key."""
NARROW_BELOW = 520
"""Effective width of a list under which that is so."""
MOST_ROWS = 7
_ROW = 42
_RING = 16
_DOT = 8
_INDENT = 18
_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_CHOICES = tuple(LETTERS.values())


def is_narrow(theme: Theme, width: int) -> bool:
    """Whether a list of this width has its places closer together."""
    return theme.metrics.effective_width(width) < NARROW_BELOW


def column_width(theme: Theme, width: int) -> int:
    """How wide each of the three places is in a list of this width."""
    return theme.metrics.px(NARROW_COLUMN if is_narrow(theme, width) else COLUMN)


class VoteRowsModel(QAbstractListModel):
    """The rows; changed ones are told of one by one while the same are there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[VoteRow, ...] = ()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return row.spoken
        return row if role == _ROLE else None

    def row_at(self, index: Index) -> VoteRow | None:
        """The row at an index."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def show(self, rows: Sequence[VoteRow]) -> None:
        """Show these."""
        if [row.key for row in rows] == [row.key for row in self.rows]:
            before, self.rows = self.rows, tuple(rows)
            for place, (old, new) in enumerate(zip(before, self.rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()


class VoteRows(LetterList):
    """The rows, one with the focus; F, A and B vote in it and go on, Shift+F votes for everybody."""

    resized = Signal(int)
    """How much of the width is not for the rows."""
    pressed_letter = Signal(str, str)
    """A letter, or "" to take back, in the row of that key."""
    all_for = Signal()
    opened = Signal(str, bool)
    """The people of the row of that key are to be shown, or to be folded."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "".join(LETTERS))
        self._theme = theme
        self._model = VoteRowsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName(say("vote.rows_name"))
        self.setProperty("surface", "raised")
        self.setUniformRowHeights(True)
        self.letter_pressed.connect(self._press)
        theme.changed.connect(self._fit)

    @property
    def rows(self) -> tuple[VoteRow, ...]:
        """The rows that are shown."""
        return self._model.rows

    def show_rows(self, rows: Sequence[VoteRow]) -> None:
        """Show these; where the one with the focus changed, that is read out."""
        here = self._model.row_at(self.currentIndex())
        self._model.show(rows)
        if here is not None:
            self.go_to(here.key)
        now = self._model.row_at(self.currentIndex())
        if here is not None and now is not None and self.hasFocus() and now.spoken != here.spoken:
            announce(self, now.spoken)
        if now is None and rows:
            self.setCurrentIndex(self._model.index(0))
        self._fit()

    def go_to(self, key: str) -> None:
        """Put the row of that key under the focus."""
        place = next((place for place, row in enumerate(self._model.rows) if row.key == key), None)
        if place is not None:
            self.setCurrentIndex(self._model.index(place))

    def attendee_at(self, index: Index) -> Id | None:
        row = self._model.row_at(index)
        return Id(row.key) if row is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._model.row_at(self.currentIndex())
        is_shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if is_shift and event.key() == Qt.Key.Key_F:
            self.all_for.emit()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left) and row is not None and row.opens:
            self.opened.emit(row.key, event.key() == Qt.Key.Key_Right)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the pane records
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = self._model.row_at(self.indexAt(event.position().toPoint()))
        if row is None:
            return
        column = column_width(self._theme, self.width())
        left = self.viewport().width() - len(_CHOICES) * column
        place = int(event.position().x() - left) // column
        if event.position().x() >= left and place < len(_CHOICES):
            self.pressed_letter.emit(list(LETTERS)[place], row.key)
        elif row.opens:
            self.opened.emit(row.key, not row.is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.width() - self.viewport().width())

    def _press(self, letter: str, key: str) -> None:
        self.pressed_letter.emit(letter, key)
        if letter:
            self._go_on()

    def _go_on(self) -> None:
        """The next row; at the last one it stays."""
        place = self.currentIndex().row() + 1
        if 0 < place < self._model.rowCount():
            self.setCurrentIndex(self._model.index(place))

    def _fit(self) -> None:
        rows = min(max(self._model.rowCount(), 1), MOST_ROWS)
        self.setFixedHeight(rows * self._theme.metrics.px(_ROW) + 2 * self.frameWidth())


class _Delegate(RowDelegate):
    """Name and people at the left, the three places at the right."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, separators=True, parent=parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.metrics.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option.state &= ~QStyle.StateFlag.State_Selected  # the row with the focus is told by its ring alone
        super().paint(painter, option, index)

    def paint_content(self, painter: QPainter, room: QRect, index: Index, state: RowState) -> None:
        row = index.data(_ROLE)
        if not isinstance(row, VoteRow):
            return
        list_width = self._width()
        column = column_width(self.theme, list_width)
        first = room.right() + 1 + self.theme.metrics.px(10) - len(_CHOICES) * column
        words = QRect(room.left(), room.top(), first - room.left() - self.theme.metrics.gap_s, room.height())
        self._paint_words(painter, words, row)
        for place, choice in enumerate(_CHOICES):
            at = QRect(first + place * column, room.top(), column, room.height())
            self._paint_place(painter, at, row, choice, alone=is_narrow(self.theme, list_width))

    def _width(self) -> int:
        """How wide the list is, with its scroll bar, as the words over it go by too."""
        view = self.parent()
        return view.width() if isinstance(view, QWidget) else 0

    def _paint_words(self, painter: QPainter, room: QRect, row: VoteRow) -> None:
        metrics = self.theme.metrics
        indent = metrics.px(_INDENT)
        if row.opens:
            name = "chevron-down" if row.is_open else "chevron-right"
            chevron = self.theme.pixmap(name, "text2", 14, painter.device().devicePixelRatioF())
            draw_pixmap(painter, chevron, QRect(room.left(), room.top(), metrics.px(14), room.height()))
        room = room.adjusted(indent * (row.depth + (1 if row.opens else 0)), 0, 0, 0)
        style = TextStyle.BODY if row.depth else TextStyle.STRONG
        name_font, small = self.theme.font(style), self.theme.font(TextStyle.CAPTION)
        second = ", ".join(filter(None, (row.note, row.aside)))
        lines = (row.name, name_font, "text"), (second, small, "warning.text" if row.is_split else "text2")
        wanted = [(words, font, colour, QFontMetrics(font).height()) for words, font, colour in lines if words]
        top = room.top() + (room.height() - sum(height for *_, height in wanted)) // 2
        for words, font, colour, height in wanted:
            line = QRect(room.left(), top, room.width(), height)
            draw_line_of_text(painter, line, words, font, self.theme.colour(colour))
            top += height

    def _paint_place(self, painter: QPainter, room: QRect, row: VoteRow, choice: Choice, *, alone: bool) -> None:
        metrics, tokens = self.theme.metrics, self.theme.tokens
        is_chosen = row.choice is choice
        side = metrics.px(_RING)
        ring = QRect(room.left(), room.top() + (room.height() - side) // 2, side, side)
        with steady(painter):
            painter.setPen(QPen(QColor(tokens.accent if is_chosen else tokens.control), metrics.border * 1.5))
            painter.setBrush(QColor(tokens.raised))
            painter.drawEllipse(ring)
            if is_chosen:
                dot = metrics.px(_DOT)
                inset = (side - dot) / 2
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.accent))
                painter.drawEllipse(ring.toRectF().adjusted(inset, inset, -inset, -inset))
        if is_chosen and not alone:
            word = QRect(ring.right() + metrics.px(6), room.top(), room.width() - side - metrics.px(8), room.height())
            font = self.theme.font(TextStyle.STRONG)
            draw_line_of_text(painter, word, say(f"vote.choice.{choice}"), font, self.theme.colour("text"))


class VoteHead(QWidget):
    """Over the rows: what they are, and the three places with their keys."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = TextLabel(theme, "", TextStyle.CAPTION_STRONG, "text2")
        self._line = QHBoxLayout(self)
        self._line.setSpacing(0)
        self._line.addWidget(self.words, 1)
        self._columns: list[QWidget] = []
        self._places: list[QBoxLayout] = []
        for letter, choice in LETTERS.items():
            self._add_place(letter, choice)
        self._beside = 0
        theme.changed.connect(self._fit)
        self._fit()

    def leave_beside(self, width: int) -> None:
        """Leave as much room at the right as the rows leave there for their scroll bar."""
        if width != self._beside:
            self._beside = width
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _add_place(self, letter: str, choice: Choice) -> None:
        column = QWidget()
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight, column)
        line.setContentsMargins(0, 0, 0, 0)
        label = TextLabel(self._theme, say(f"vote.choice.{choice}"), TextStyle.CAPTION_STRONG, "text2")
        label.setWordWrap(False)
        line.addWidget(label)
        line.addWidget(KeyCap(self._theme, letter), 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self._line.addWidget(column)
        self._columns.append(column)
        self._places.append(line)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._line.setContentsMargins(metrics.px(10), 0, self._beside, 0)
        self.words.setContentsMargins(0, 0, metrics.gap_s, 0)
        stacked = is_narrow(self._theme, self.width())
        directions = QBoxLayout.Direction
        for column, line in zip(self._columns, self._places, strict=True):
            column.setFixedWidth(column_width(self._theme, self.width()))
            line.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
            line.setSpacing(metrics.px(2 if stacked else 6))
