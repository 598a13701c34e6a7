"""A row of the agenda as it is looked at: what it says is painted, and nothing in it is a widget of its own."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.domain.identity import Id
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.agenda.cell import direction_of, draw_words
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
from clerk_app.wording.catalogue import say

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)
_ON_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter)


class PaintedRow(QWidget):
    """Number, title, who leads, time and begin of an item, and below them its note and its fault."""

    def __init__(self, theme: Theme, item_id: Id, *, is_new: bool, columns: Columns, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.item_id = item_id
        self.is_new = is_new
        self.parent_id: Id | None = None
        self._theme = theme
        self._columns = columns
        self._line = AgendaLine(item_id=item_id, number="", typed=Typed())
        # It may be higher than its hint, which knows no width, where what stands below the lines is wrapped.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

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

    def fit(self) -> None:
        """Take the lengths that depend on text size, columns and what is shown."""
        self.updateGeometry()
        self.update()

    # Qt's side

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(NO_LIMIT))

    def hasHeightForWidth(self) -> bool:
        return bool(self.note or self.fault)

    def heightForWidth(self, width: int) -> int:
        room = words_width(self._theme.metrics, width, self._indent)
        below = self._height_of(self.note, room) + self._height_of(self.fault, room)
        return height_of(self._theme.metrics, self._columns, self._line_height, below)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, places = QPainter(self), self._theme, self._places
        border = theme.metrics.border
        painter.fillRect(0, self.height() - border, self.width(), border, QColor(theme.tokens.line))
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font(TextStyle.STRONG, even_figures=True))
        _paint(painter, places.number, self.number)
        painter.setFont(theme.font(TextStyle.CAPTION, even_figures=True))
        _paint(painter, places.begins, self.begins)
        painter.setFont(theme.font(TextStyle.CAPTION))
        room = places.below
        note = QRect(room.left(), room.top(), room.width(), self._height_of(self.note, room.width()))
        _paint(painter, note, self.note, _WRAPPED)
        painter.setPen(theme.colour("warning.text"))
        below_note = note.top() + note.height()
        fault = QRect(room.left(), below_note, room.width(), self._height_of(self.fault, room.width()))
        _paint(painter, fault, self.fault, _WRAPPED)
        self._paint_lines(painter, places)

    # For what is made of it

    def _paint_lines(self, painter: QPainter, places: Places) -> None:
        """The words that can be typed, as they stand in lines without the focus."""
        for column, room in places.cells.items():
            painter.setFont(self._struck(self.font()) if column is Column.TITLE else self.font())
            is_hint = self.is_new and column is Column.TITLE
            painter.setPen(self._theme.colour("text3" if is_hint else "text"))
            words = say("agenda.add") if is_hint else self._line.typed.of(column)
            if words:
                draw_words(painter, inside(room, self._theme.metrics), words)

    def _struck(self, font: QFont) -> QFont:
        """The font, through which a line is drawn where the item is not taken."""
        if font.strikeOut() != self._line.is_off:
            font = QFont(font)
            font.setStrikeOut(self._line.is_off)
        return font

    @property
    def _places(self) -> Places:
        room = Room(self.width(), self.height(), self._indent, self._line_height, self.layoutDirection())
        return places_in(room, self._theme.metrics, self._columns)

    @property
    def _indent(self) -> int:
        return self._theme.metrics.px(SUB_ITEM_INDENT) if self.is_sub else 0

    @property
    def _line_height(self) -> int:
        return line_height(self._theme.metrics, self.fontMetrics().height())

    def _height_of(self, words: str, width: int) -> int:
        if not words:
            return 0
        metrics = QFontMetrics(self._theme.font(TextStyle.CAPTION))
        wrapped = int(Qt.TextFlag.TextWordWrap)
        return metrics.boundingRect(0, 0, max(width, 0), NO_LIMIT, wrapped, words).height()


def _paint(painter: QPainter, room: QRect, words: str, how: int = _ON_ONE_LINE) -> None:
    """Words from the side that they are read from, whatever the language of the window."""
    if not words:
        return
    direction = direction_of(words)
    is_from_left = direction is Qt.LayoutDirection.LeftToRight
    side = Qt.AlignmentFlag.AlignLeft if is_from_left else Qt.AlignmentFlag.AlignRight
    painter.setLayoutDirection(direction)
    painter.drawText(room, how | int(side | Qt.AlignmentFlag.AlignAbsolute), words)
