"""The pop-up with the map of all boards, walked with the arrow keys. The answer is the id of the board to go to."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QTreeView, QWidget

from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_line_of_text
from clerk_app.ui.views.board_map.model import ROW_ROLE, BoardMapModel
from clerk_app.ui.views.board_map.values import MapRow, map_rows
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.row_teller import RowTeller
from clerk_app.ui.widgets.rows import Index, RowDelegate, RowState
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

MOST_ROWS, FEWEST_ROWS = 12, 3
ROUND_THE_TREE = 150
"""Effective height of what stands above and below the tree, so that only the tree scrolls."""


class BoardMapPopup(AskingPopup):
    """Boards, below each what ties it to others and what is part of it; all is open at first."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("board_map.title"))
        self._desk, self._pane = desk, pane
        self.model = BoardMapModel(self)
        self.tree = QTreeView()
        self.tree.setModel(self.model)
        self.tree.setAccessibleName(say("board_map.title"))
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setMouseTracking(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setProperty("on_card", True)
        self.tree.setItemDelegate(_MapDelegate(desk.theme, parent=self.tree))
        RowTeller(self.tree)
        self.watch(self.tree)
        self.set_title(say("board_map.title"), icon="users")
        self.body.addWidget(TextLabel(desk.theme, say("board_map.text"), colour="text2"))
        self.body.addWidget(self.tree)
        hints = KeyHintBar(desk.theme, margin=0)
        ways = Hint(("←", "→"), say("board_map.close_and_open"))
        hints.set_hints((Hint(("Enter",), say("board_map.go")), ways), (Hint(("Esc",), self.tr("close")),))
        self.foot.addWidget(hints, 1)
        self.let_foot_go()
        self.tree.doubleClicked.connect(self._go)
        self.tree.expanded.connect(self._fit)
        self.tree.collapsed.connect(self._fit)
        self.entered.connect(self._go)
        desk.theme.changed.connect(self._fit)

    def put(self, question: Question) -> None:
        rows = map_rows(self._desk.queries.boards())
        self.model.set_rows(rows)
        self.tree.expandAll()
        here = question.place.board_id if question.place is not None else None
        at = (number for number, row in enumerate(rows) if row.board_id == here and not row.is_tie)
        if rows:
            self.tree.setCurrentIndex(self.model.index_of(next(at, 0)))
        self._fit()

    def first_field(self) -> QWidget:
        return self.tree

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _go(self) -> None:
        """Go to the board of the row; a body that is minuted elsewhere has no place here."""
        row = self.model.row_at(self.tree.currentIndex())
        if row is not None and row.board_id is not None:
            self.answer(row.board_id)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.tree.setIndentation(metrics.px(22))
        self.tree.scheduleDelayedItemsLayout()
        height = max(self.tree.sizeHintForRow(0), metrics.row_height)
        room = (self._pane.height() - metrics.px(ROUND_THE_TREE)) // height
        rows = max(min(self._shown(QModelIndex()), MOST_ROWS, room), FEWEST_ROWS)
        self.tree.setFixedHeight(rows * height + metrics.px(4))
        self.fit_content()

    def _shown(self, above: QModelIndex) -> int:
        """How many rows can be seen below a row that is open."""
        below = [self.model.index(row, 0, above) for row in range(self.model.rowCount(above))]
        return sum(1 + (self._shown(index) if self.tree.isExpanded(index) else 0) for index in below)


class _MapDelegate(RowDelegate):
    """A board stands out; what ties it to others is quiet."""

    def paint_content(self, painter: QPainter, room: QRect, index: Index, state: RowState) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, MapRow):
            style, colour = (TextStyle.BODY, "text2") if row.is_tie else (TextStyle.STRONG, "text")
            draw_line_of_text(painter, room, row.words, self.theme.font(style), self.theme.colour(colour))
