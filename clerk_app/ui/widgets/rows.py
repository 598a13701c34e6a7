"""How a row of a list is painted: selected, pointed at, with the focus, and the lines of text in it.

A delegate derives from `RowDelegate` and paints only what is in the row::

    class AgendaDelegate(RowDelegate):
        def paint_content(self, painter, room, index, state): ...

The view needs `view.setMouseTracking(True)` to show the row under the pointer. A selected row is soft with a mark at
its left, never the highlight of selected text; the row with the focus gets a ring when its list has the focus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import NO_COLOUR, draw_box, draw_line_of_text
from clerk_app.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_HOVERED = QStyle.StateFlag.State_MouseOver.value


@dataclass(frozen=True)
class RowState:
    """What is true of a row while it is painted."""

    selected: bool = False
    focused: bool = False
    hovered: bool = False

    @classmethod
    def of(cls, option: QStyleOptionViewItem) -> RowState:
        """The state that a view hands to its delegate."""
        state = option.state.value  # numbers, since a row is painted often and flags of Python are slow
        return cls(selected=bool(state & _SELECTED), focused=bool(state & _FOCUSED), hovered=bool(state & _HOVERED))


def paint_row(painter: QPainter, rect: QRect, state: RowState, theme: Theme, *, separator: bool = False) -> None:
    """The surface of a row: soft and marked when selected, with a ring inside it when it has the focus."""
    tokens, metrics = theme.tokens, theme.metrics
    radius = metrics.radius_chip
    if state.selected:
        # One surface for everything leaves no soft fill to see: a border says it instead.
        edge = QColor(tokens.mark) if tokens.accent_soft == tokens.base else NO_COLOUR
        draw_box(painter, rect, fill=QColor(tokens.accent_soft), border=edge, width=metrics.border, radius=radius)
    elif state.hovered:
        # The border of a hovered row is thin and of the words' colour, that of a selected one of the mark's.
        edge = QColor(tokens.control) if tokens.hover == tokens.base else NO_COLOUR
        draw_box(painter, rect, fill=QColor(tokens.hover), border=edge, width=metrics.border, radius=radius)
    if separator:
        line = QRect(rect.left(), rect.bottom() - metrics.border + 1, rect.width(), metrics.border)
        painter.fillRect(line, QColor(tokens.line))
    if state.focused:
        draw_box(painter, rect, border=QColor(tokens.focus), width=metrics.focus, radius=radius)
    elif state.selected:
        mark = QRect(rect.left(), rect.top(), metrics.mark, rect.height())
        draw_box(painter, mark, fill=QColor(tokens.mark), radius=metrics.mark / 2)


@dataclass(frozen=True)
class Piece:
    """Some words of a line in one weight; bold for what matches, or for a name."""

    text: str
    bold: bool = False


def paint_pieces(painter: QPainter, room: QRect, pieces: Sequence[Piece], theme: Theme, colour: str = "text") -> int:
    """One line of words in two weights, cut with an ellipsis at the end of the room; gives back its width."""
    x = room.left()
    for piece in pieces:
        rest = QRect(x, room.top(), room.right() - x + 1, room.height())
        font = theme.font(TextStyle.STRONG if piece.bold else TextStyle.BODY)
        wanted = QFontMetrics(font).horizontalAdvance(piece.text)
        x += draw_line_of_text(painter, rest, piece.text, font, theme.colour(colour))
        if wanted > rest.width():
            break
    return x - room.left()


class RowDelegate(QStyledItemDelegate):
    """Rows of the design: paints the surface, then asks for the content; as it stands it shows the item's text."""

    def __init__(self, theme: Theme, *, separators: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._separators = separators

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = RowState.of(option)
        painter.save()
        paint_row(painter, option.rect, state, self.theme, separator=self._separators)
        inset = self.theme.metrics.px(10)
        self.paint_content(painter, option.rect.adjusted(inset, 0, -inset, 0), index, state)
        painter.restore()

    def paint_content(self, painter: QPainter, room: QRect, index: Index, state: RowState) -> None:
        """Paint what is in the row, in a room without the mark and the ring."""
        style = TextStyle.STRONG if state.selected else TextStyle.BODY
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        draw_line_of_text(painter, room, words, self.theme.font(style), self.theme.colour("text"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = QFontMetrics(self.theme.font(TextStyle.STRONG))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        width = words.horizontalAdvance(text) + 2 * self.theme.metrics.px(10)
        return QSize(width, max(self.theme.metrics.row_height, words.height()))
