"""An agenda row: number, title on up to two lines, planned time, and what it took, "Now", or when it is likely.

Where there is nothing to say of its times the title stands alone.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from clerk_app.domain.forecast import Progress
from clerk_app.ui.models.agenda import ROW_ROLE
from clerk_app.ui.theme.fonts import TextStyle, tabular
from clerk_app.ui.theme.painting import draw_line_of_text, draw_pixmap
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.utf16 import utf16_cut
from clerk_app.ui.views.live_meeting.values import AgendaRow
from clerk_app.ui.widgets.rows import Index, RowDelegate, RowState, paint_row

_NUMBER_RIGHT = 28
_TEXT_LEFT = 36
_RIGHT = 8
_PADDING = 7


class AgendaDelegate(RowDelegate):
    """Paints the rows of the agenda; the current item has the mark, bold type and the word "Now"."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent=parent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, AgendaRow):
            return
        state = RowState.of(option)
        painter.save()
        paint_row(painter, option.rect, state, self.theme)
        self._paint_row(painter, option.rect, row)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        width = option.rect.width() or _view_width(option.widget)
        if not isinstance(row, AgendaRow):
            return QSize(width, self.theme.metrics.row_height)
        title = self._title_font(row)
        lines = title_lines(row.title, title, self._title_width(width))
        below = QFontMetrics(self._caption()).height() if row.slot or row.aside else 0
        height = len(lines) * QFontMetrics(title).height() + below
        return QSize(width, height + 2 * self.theme.metrics.px(_PADDING))

    def _paint_row(self, painter: QPainter, rect: QRect, row: AgendaRow) -> None:
        metrics = self.theme.metrics
        font = self._title_font(row)
        line = QFontMetrics(font).height()
        top = rect.top() + metrics.px(_PADDING)
        colour = self.theme.colour("text2" if row.progress is Progress.DONE else "text")
        number = QRect(rect.left(), top, metrics.px(_NUMBER_RIGHT), line)
        draw_line_of_text(painter, number, row.number, tabular(font), colour, Qt.AlignmentFlag.AlignRight)
        left = rect.left() + metrics.px(_TEXT_LEFT)
        for words in title_lines(row.title, font, self._title_width(rect.width())):
            room = QRect(left, top, rect.right() - left - metrics.px(_RIGHT) + 1, line)
            draw_line_of_text(painter, room, words, font, colour)
            top += line
        below = QRect(left, top, rect.right() - left - metrics.px(_RIGHT) + 1, QFontMetrics(self._caption()).height())
        draw_line_of_text(painter, below, row.slot, self._figures(), self.theme.colour("text2"))
        self._paint_aside(painter, below, row)

    def _paint_aside(self, painter: QPainter, room: QRect, row: AgendaRow) -> None:
        is_now = row.progress is Progress.NOW
        font = self.theme.font(TextStyle.CAPTION_STRONG) if is_now else self._figures()
        colour = QColor(self.theme.tokens.link) if is_now else self.theme.colour("text2")
        right = Qt.AlignmentFlag.AlignRight
        used = draw_line_of_text(painter, room, row.aside, font, colour, right)
        if row.progress is Progress.DONE and row.aside:
            side = self.theme.metrics.px(13)
            tick = self.theme.pixmap("check", "text2", 13, painter.device().devicePixelRatioF())
            left = room.right() + 1 - used - side - self.theme.metrics.px(4)
            draw_pixmap(painter, tick, QRect(left, room.top(), side, room.height()))

    def _title_font(self, row: AgendaRow) -> QFont:
        return self.theme.font(TextStyle.STRONG if row.progress is Progress.NOW else TextStyle.BODY)

    def _title_width(self, width: int) -> int:
        return width - self.theme.metrics.px(_TEXT_LEFT) - self.theme.metrics.px(_RIGHT)

    def _caption(self) -> QFont:
        return self.theme.font(TextStyle.CAPTION)

    def _figures(self) -> QFont:
        return self.theme.font(TextStyle.CAPTION, even_figures=True)


def title_lines(title: str, font: QFont, width: int) -> list[str]:
    """A title on at most two lines of a width; what does not fit stands at the end of the second, to be cut."""
    layout = QTextLayout(title, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(max(width, 1))
    layout.endLayout()
    start = utf16_cut(title, 0, first.textLength())
    rest = title[len(start) :].strip()
    return [start.rstrip(), rest] if rest else [title]


def _view_width(widget: QWidget | None) -> int:
    return widget.width() if widget is not None else 0
