"""The list of a roll, worked with one letter each, in three columns: name, organisation and state."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from clerk_app.domain.identity import Id
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_line_of_text
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.roll_call.model import ROW_ROLE, RollModel
from clerk_app.ui.views.roll_call.values import RollRow
from clerk_app.ui.widgets.letter_box import draw_letter_box
from clerk_app.ui.widgets.letter_list import LetterList
from clerk_app.ui.widgets.rows import Index, RowDelegate, RowState, paint_row

LETTERS = "PRSAELNTCGVW"
_ORGANISATION_SHARE = 0.21
_STATE_SHARE = 0.27
_STATE_AT_LEAST = 200
_NAME_AT_LEAST = 180
"""The second and third columns, as shares of the row; the third holds "Apologies, sent 28 September" at any width.

The second gives way where a name would have less room than this: a mark goes by whose row it is."""


class RollList(LetterList):
    """Headings and people, each person with their letter, organisation and state."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, LETTERS, parent)
        self._theme = theme
        self._asked: Id | None = None
        self.roll = RollModel(self)
        self.setModel(self.roll)
        self.setItemDelegate(_RollDelegate(theme, self))
        self.setAccessibleName(self.tr("Roll call"))
        self.setItemsExpandable(False)
        self.roll.modelReset.connect(self.expandAll)

    def attendee_at(self, index: Index) -> Id | None:
        row = self.roll.row_at(index)
        return row.attendee_id if row is not None else None

    def go_to(self, attendee_id: Id | None) -> None:
        """Put somebody's row under the focus and in view, with the row after it."""
        index = self.roll.index_of(attendee_id)
        if index.isValid():
            self.setCurrentIndex(index)
            below = self.indexBelow(index)
            if below.isValid():
                self.scrollTo(below)
            self.scrollTo(index)

    def room_for_field(self, attendee_id: Id) -> QRect:
        """Room for a field over a row's state, in the list's viewport: its words keep clear until `end_field`."""
        self._asked = attendee_id
        self.viewport().update()
        index = self.roll.index_of(attendee_id)
        row, room = self.roll.row_at(index), self.visualRect(index)
        return self.rooms(room, row)[2] if row is not None else _columns(room, self._theme)[2]

    def end_field(self) -> None:
        """The field is gone, so the name in its row may have the room."""
        self._asked = None
        self.viewport().update()

    def rooms(self, rect: QRect, row: RollRow) -> tuple[QRect, QRect, QRect]:
        """The room for the name, the organisation and the state in a row."""
        return _rooms(rect, row, self._theme, has_field=row.attendee_id == self._asked)


class _RollDelegate(RowDelegate):
    """Paints a heading, or somebody in three columns."""

    def __init__(self, theme: Theme, people: RollList) -> None:
        super().__init__(theme, parent=people)
        self._people = people

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        if isinstance(row, RollRow):
            state = RowState.of(option)
            shown = RowState(selected=state.selected, focused=state.focused, hovered=state.hovered)
            paint_row(painter, option.rect, shown, self.theme)
            if not state.selected:
                self._paint_line(painter, option.rect)
            self._paint_person(painter, option.rect, row, is_current=state.selected)
        else:
            self._paint_heading(painter, option.rect, str(index.data() or ""))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(self.theme.font(TextStyle.STRONG)).height()
        height, row = self.theme.metrics.row_height, index.data(ROW_ROLE)
        if not isinstance(row, RollRow):
            height = self.theme.metrics.px(34 if index.row() else 30)
        elif row.who:
            height += self._line_of_who()
        return QSize(0, max(height, line))

    def _line_of_who(self) -> int:
        return QFontMetrics(self.theme.font(TextStyle.CAPTION)).height()

    def _paint_heading(self, painter: QPainter, rect: QRect, name: str) -> None:
        metrics = self.theme.metrics
        room = rect.adjusted(metrics.px(8), 0, -metrics.px(8), -metrics.px(3))
        line = QFontMetrics(self.theme.font(TextStyle.CAPTION_STRONG)).height()
        words = QRect(room.left(), room.bottom() - line - metrics.px(2), room.width(), line)
        font = self.theme.font(TextStyle.CAPTION_STRONG)
        draw_line_of_text(painter, words, name, font, self.theme.colour("text2"))
        self._paint_line(painter, rect)

    def _paint_line(self, painter: QPainter, rect: QRect) -> None:
        inset, line = self.theme.metrics.px(8), self.theme.metrics.border
        width = rect.width() - 2 * inset
        painter.fillRect(rect.left() + inset, rect.bottom() - line + 1, width, line, self.theme.colour("line"))

    def _paint_person(self, painter: QPainter, rect: QRect, row: RollRow, *, is_current: bool) -> None:
        metrics = self.theme.metrics
        if row.who:
            rect, below = self._divided(rect)
            left = self._people.rooms(rect, row)[0].left()
            below.setLeft(left)
            caption = self.theme.font(TextStyle.CAPTION)
            draw_line_of_text(painter, below, row.who, caption, self.theme.colour("text2"))
        name, organisation, state = self._people.rooms(rect, row)
        box = QRect(rect.left() + metrics.px(8), rect.top(), metrics.letter_box, rect.height())
        draw_letter_box(painter, box, row.letter, self.theme)
        strong = self.theme.font(TextStyle.STRONG if is_current else TextStyle.BODY)
        middle = Qt.TextElideMode.ElideMiddle  # posts of one service differ at the end
        draw_line_of_text(painter, name, row.name, strong, self.theme.colour("text"), cut=middle)
        caption = self.theme.font(TextStyle.CAPTION)
        if not organisation.isEmpty():
            draw_line_of_text(painter, organisation, row.organisation, caption, self.theme.colour("text2"))
        colour = self.theme.colour("text" if row.is_marked else "text2")
        draw_line_of_text(painter, state, row.state, self.theme.font(TextStyle.ATTENDANCE), colour)

    def _divided(self, rect: QRect) -> tuple[QRect, QRect]:
        """The room for the row as any other has it, and for the line below it."""
        height, metrics = self._line_of_who(), self.theme.metrics
        upper = rect.adjusted(0, metrics.px(2), 0, -height - metrics.px(2))
        below = QRect(rect.left(), upper.bottom() - metrics.px(4), rect.width() - metrics.px(8), height)
        return upper, below


def _rooms(rect: QRect, row: RollRow, theme: Theme, *, has_field: bool = False) -> tuple[QRect, QRect, QRect]:
    """The room for the name, the organisation and the state of somebody.

    A name that is longer than its column moves the others to the right as far as they stay whole and a field over the
    state, where there is one, can be typed in; the organisation gives way before the name is cut.
    """
    columns = _columns(rect, theme)
    name, _, state = columns
    room = _room_for_name(columns, row.organisation)
    wanted = theme.writer(TextStyle.STRONG).width(row.name)  # as in the row with the focus, so that nothing jumps
    if wanted <= room.width():
        return room, columns[1], state
    gap, end, top, height = theme.metrics.px(12), state.right() + 1, rect.top(), rect.height()
    field = theme.metrics.px(_STATE_AT_LEAST) if has_field else 0
    least = max(field, theme.writer(TextStyle.ATTENDANCE).width(row.state))
    farthest = max(state.left(), end - least)
    second = name.left() + wanted + gap
    called = theme.writer(TextStyle.CAPTION).width(row.organisation)
    if not row.organisation or second + called + gap > farthest:
        called = 0
    third = min(max(state.left(), second + called + (gap if called else 0)), farthest)
    last = min(second, third) - gap
    return (
        QRect(name.left(), top, last - name.left(), height),
        QRect(second, top, called, height),
        QRect(third, top, end - third, height),
    )


def _columns(rect: QRect, theme: Theme) -> tuple[QRect, QRect, QRect]:
    """The room for the name, the organisation and the state of a row."""
    metrics = theme.metrics
    gap = metrics.px(12)
    left, right = rect.left() + metrics.px(40), rect.right() - metrics.px(8)
    third = right - max(int(rect.width() * _STATE_SHARE), metrics.px(_STATE_AT_LEAST))
    second = third - int(rect.width() * _ORGANISATION_SHARE)
    if second - left - gap < metrics.px(_NAME_AT_LEAST):
        second = third
    return (
        QRect(left, rect.top(), second - left - gap, rect.height()),
        QRect(second, rect.top(), max(third - second - gap, 0), rect.height()),
        QRect(third, rect.top(), right - third, rect.height()),
    )


def _room_for_name(columns: tuple[QRect, QRect, QRect], organisation: str) -> QRect:
    """A name also has the room of an organisation that is not there."""
    name, second, _ = columns
    # An empty rectangle still has a place, to which a union would reach over the gap.
    return name if organisation or second.isEmpty() else name.united(second)
