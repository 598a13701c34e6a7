"""The pages small and below one another, to see where one is and to go elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clerk_app.ui.preview.page_view import PAPER
from clerk_app.ui.preview.paper_keeper import PaperKeeper
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_box, draw_line_of_text
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.rows import Index, RowState
from clerk_app.wording.catalogue import say

SMALL_WIDTH = 92
"""How wide a page is in the list, in pixels at 100 %."""
_NO_INDEX = QModelIndex()


class _PageModel(QAbstractListModel):
    def __init__(self, keeper: PaperKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._count = 0  # what the view knows of, whatever the keeper has by now

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return say("export.preview.page", page=index.row() + 1, pages=self._count)
        return None

    def begin_anew(self) -> None:
        """The keeper has other pages."""
        self.beginResetModel()
        self._count = len(self._keeper.sizes)
        self.endResetModel()


class PageList(QListView):
    """Small pages; the arrows go from one to the next, and the large ones follow."""

    chosen = Signal(int)
    """A page was gone to in the list."""

    def __init__(self, theme: Theme, keeper: PaperKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._keeper = theme, keeper
        self._pages = _PageModel(keeper, self)
        self.setModel(self._pages)
        self.setItemDelegate(_PageDelegate(theme, keeper, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(say("export.preview.pages"))
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._tell)
        self.verticalScrollBar().valueChanged.connect(self.want_small)
        keeper.drawn.connect(self._page_drawn)
        theme.changed.connect(self._fit)
        self._fit()

    def show_paper(self) -> None:
        """The keeper has other pages; which of them is looked at is told by `show_page`."""
        self._pages.begin_anew()
        self.want_small()

    def show_page(self, page: int) -> None:
        """This page is looked at."""
        index = self._pages.index(page, 0)
        if index.isValid() and index.row() != self.currentIndex().row():
            blocked = self.blockSignals(True)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.blockSignals(blocked)
            self.scrollTo(index)
            self.viewport().update()

    def want_small(self) -> None:
        """Have the small pages in sight drawn."""
        if not self.isVisible():
            return
        rows = [
            row
            for row in range(self._pages.rowCount())
            if self.visualRect(self._pages.index(row, 0)).intersects(self.viewport().rect())
        ]
        width = small_width(self._theme, self)
        self._keeper.want([(row, width) for row in rows], kind="small")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._theme.tokens.window))
        painter.end()
        super().paintEvent(event)
        self.want_small()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(152), self._theme.metrics.px(400))

    def _tell(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid() and not self.signalsBlocked():
            self.chosen.emit(now.row())

    def _page_drawn(self, page: int) -> None:
        self.update(self._pages.index(page, 0))

    def _fit(self) -> None:
        self.setFixedWidth(self._theme.metrics.px(152))
        self.scheduleDelayedItemsLayout()


class _PageDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, keeper: PaperKeeper, view: PageList) -> None:
        super().__init__(view)
        self._theme, self._keeper, self._view = theme, keeper, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = RowState.of(option)
        row, metrics = index.row(), self._theme.metrics
        page = self._page_rect(option.rect, row)
        painter.fillRect(page, PAPER)
        picture = self._keeper.picture(row, small_width(self._theme, self._view))
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(page, picture)
        edge = QColor(self._theme.tokens.control if state.hovered else self._theme.tokens.line)
        draw_box(painter, page, border=edge, width=metrics.border)
        if state.selected:
            around = page.adjusted(-metrics.gap_xs, -metrics.gap_xs, metrics.gap_xs, metrics.gap_xs)
            # Thicker with the focus: the list is the one that the arrows move in.
            width = metrics.px(3) if state.focused else metrics.focus
            draw_box(painter, around, border=QColor(self._theme.tokens.focus), width=width)
        self._caption(
            painter, QRect(option.rect.left(), page.bottom(), option.rect.width(), metrics.px(24)), row, state
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = self._theme.metrics
        return QSize(
            metrics.px(152), self._page_rect(QRect(0, 0, metrics.px(152), 1), index.row()).height() + metrics.px(36)
        )

    def _caption(self, painter: QPainter, room: QRect, row: int, state: RowState) -> None:
        style = TextStyle.CAPTION_STRONG if state.selected else TextStyle.CAPTION
        colour = self._theme.colour("text" if state.selected else "text2")
        count = len(self._keeper.sizes)
        words = say("export.preview.of", page=row + 1, pages=count) if state.selected else str(row + 1)
        draw_line_of_text(painter, room, words, self._theme.font(style), colour, Qt.AlignmentFlag.AlignHCenter)

    def _page_rect(self, room: QRect, row: int) -> QRect:
        metrics = self._theme.metrics
        wide, high = self._keeper.sizes[row]
        width = metrics.px(SMALL_WIDTH)
        return QRect(
            room.left() + (room.width() - width) // 2, room.top() + metrics.px(10), width, round(width * high / wide)
        )


def small_width(theme: Theme, view: QWidget) -> int:
    """How wide a page of the list is in pixels of the screen."""
    return round(theme.metrics.px(SMALL_WIDTH) * view.devicePixelRatioF())
