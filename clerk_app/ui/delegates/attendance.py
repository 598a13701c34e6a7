"""A row of the attendance: a heading, an agency, or somebody with their letter, and at the edge whether they count."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyleOptionViewItem

from clerk_app.ui.models.attendance import ROW_ROLE
from clerk_app.ui.presenting.attendance_rows import AttendanceRow, Counts
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_line_of_text, draw_pixmap
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.letter_box import draw_letter_box
from clerk_app.ui.widgets.rows import Index, RowDelegate, RowState, paint_row

_LEFT = 7
_RIGHT = 14
_RIGHT_OF_BAR = 2
_RIGHT_OF_SURFACE = 6
_EDGE = 16
_BOX = 28
_INDENT = 12


class AttendanceDelegate(RowDelegate):
    """Paints the rows of the attendance at their own indent; the tree itself has none."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent=parent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, AttendanceRow):
            return
        painter.save()
        state = RowState.of(option)
        shown = RowState(selected=state.focused, focused=state.focused, hovered=state.hovered)
        right = self._right(option)
        beside = max(right - self.theme.metrics.px(_RIGHT_OF_SURFACE), 0)
        paint_row(painter, option.rect.adjusted(0, 0, -beside, 0), shown, self.theme)
        room = option.rect.adjusted(0, 0, -right, 0)
        if row.is_heading:
            self._paint_heading(painter, room, row, folded=not _is_open(option))
        else:
            self._paint_person(painter, room, row, depth=_depth(index))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = QFontMetrics(self.theme.font(TextStyle.ATTENDANCE))
        row = index.data(ROW_ROLE)
        more = self._line_of_who() if isinstance(row, AttendanceRow) and row.who else 0
        return QSize(0, max(self.theme.metrics.attendance_row_height, words.height()) + more)

    def _line_of_who(self) -> int:
        return QFontMetrics(self.theme.font(TextStyle.CAPTION)).height()

    def _right(self, option: QStyleOptionViewItem) -> int:
        """The space at the right of a row: the scroll bar, where there is one, stands in it."""
        view = option.widget
        has_bar = isinstance(view, QAbstractScrollArea) and view.verticalScrollBar().isVisible()
        return self.theme.metrics.px(_RIGHT_OF_BAR if has_bar else _RIGHT)

    def _paint_heading(self, painter: QPainter, rect: QRect, row: AttendanceRow, *, folded: bool) -> None:
        metrics = self.theme.metrics
        room = rect.adjusted(metrics.px(_LEFT), 0, 0, 0)
        if folded:
            side = metrics.px(14)
            chevron = self.theme.pixmap("chevron-right", "text2", 14, painter.device().devicePixelRatioF())
            draw_pixmap(painter, chevron, QRect(room.left(), room.top(), side, room.height()))
            room.setLeft(room.left() + metrics.px(18))
        strong = self.theme.font(TextStyle.CAPTION_STRONG)
        used = self._paint_aside(painter, room, row.aside, even_figures=False)
        draw_line_of_text(painter, room.adjusted(0, 0, -used, 0), row.name, strong, self.theme.colour("text2"))

    def _paint_person(self, painter: QPainter, rect: QRect, row: AttendanceRow, *, depth: int) -> None:
        metrics = self.theme.metrics
        room = rect.adjusted(metrics.px(_LEFT + _INDENT * max(depth - 1, 0)), 0, 0, 0)
        if row.who:
            height = self._line_of_who()
            below = QRect(room.left(), room.bottom() - height - metrics.px(1), room.width(), height)
            below.setLeft(below.left() + metrics.px(_BOX))
            draw_line_of_text(painter, below, row.who, self.theme.font(TextStyle.CAPTION), self.theme.colour("text2"))
            room.setBottom(below.top())
        is_agency = row.attendee_id is None
        if is_agency:
            room.adjust(metrics.px(2), 0, 0, 0)
        else:
            box = QRect(room.left(), room.top(), metrics.letter_box, room.height())
            draw_letter_box(painter, box, row.letter, self.theme)
            room.setLeft(room.left() + metrics.px(_BOX))
        self._paint_counts(painter, room, row.counts)
        if row.aside or row.counts is not Counts.NOTHING:
            room.setRight(room.right() - metrics.px(_EDGE) - metrics.px(10))
        used = self._paint_aside(painter, room, row.aside, even_figures=True)
        style = TextStyle.ATTENDANCE_STRONG if is_agency else TextStyle.ATTENDANCE
        colour = self.theme.colour("text2" if row.faded else "text")
        self._paint_name(painter, room.adjusted(0, 0, -used, 0), row.name, self.theme.font(style), colour)

    def _paint_name(self, painter: QPainter, room: QRect, name: str, font: QFont, colour: QColor) -> None:
        middle = Qt.TextElideMode.ElideMiddle  # posts of one service differ at the end
        draw_line_of_text(painter, room, name, font, colour, cut=middle)

    def _paint_aside(self, painter: QPainter, room: QRect, aside: str, *, even_figures: bool) -> int:
        if not aside:
            return 0
        font = self.theme.font(TextStyle.CAPTION, even_figures=even_figures)
        right = Qt.AlignmentFlag.AlignRight
        used = draw_line_of_text(painter, room, aside, font, self.theme.colour("text2"), right)
        return used + self.theme.metrics.px(6)

    def _paint_counts(self, painter: QPainter, rect: QRect, counts: Counts) -> None:
        if counts is Counts.NOTHING:
            return
        side = self.theme.metrics.px(_EDGE)
        name, colour = ("check", "ok.text") if counts is Counts.YES else ("x", "danger.text")
        sign = self.theme.pixmap(name, colour, 16, painter.device().devicePixelRatioF())
        draw_pixmap(painter, sign, QRect(rect.right() + 1 - side, rect.top(), side, rect.height()))


class TwoLineDelegate(AttendanceDelegate):
    """Rows whose names take a second line where some of them do not fit in one; all rows are equally high."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.has_two_lines = False

    def is_cut(self, row: AttendanceRow, width: int) -> bool:
        """Whether somebody's name does not fit in one line of a list of this width."""
        writer = self.theme.writer
        aside = writer(TextStyle.CAPTION, even_figures=True).width(row.aside) + self.theme.metrics.px(6)
        taken = self.theme.metrics.px(_LEFT + _BOX + _EDGE + 10 + _RIGHT) + (aside if row.aside else 0)
        return writer(TextStyle.ATTENDANCE).width(row.name) > width - taken

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        more = self.theme.writer(TextStyle.ATTENDANCE).height if self.has_two_lines else 0
        return QSize(size.width(), size.height() + more)

    def _paint_name(self, painter: QPainter, room: QRect, name: str, font: QFont, colour: QColor) -> None:
        metrics = QFontMetrics(font)
        lines = two_lines(name, room.width(), metrics) if self.has_two_lines else (name,)
        line = QRect(room.left(), 0, room.width(), metrics.height())
        line.moveTop(room.top() + (room.height() - len(lines) * line.height()) // 2)
        for words in lines:
            super()._paint_name(painter, line, words, font, colour)
            line.translate(0, line.height())


def two_lines(words: str, width: int, metrics: QFontMetrics) -> tuple[str, ...]:
    """Words in one line where they fit, else parted behind the last word that does; the second may be too long."""
    if metrics.horizontalAdvance(words) <= width:
        return (words,)
    parts = words.split()
    fitting = [n for n in range(1, len(parts)) if metrics.horizontalAdvance(" ".join(parts[:n])) <= width]
    end = fitting[-1] if fitting else 1
    return tuple(filter(None, (" ".join(parts[:end]), " ".join(parts[end:]))))


def _is_open(option: QStyleOptionViewItem) -> bool:
    has_rows = bool(option.state & QStyle.StateFlag.State_Children)
    return bool(option.state & QStyle.StateFlag.State_Open) or not has_rows


def _depth(index: Index) -> int:
    depth, above = 0, index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    return depth
