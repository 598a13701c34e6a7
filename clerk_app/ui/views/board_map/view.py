"""The pop-up with the map of all boards, walked with the arrow keys. The answer is the id of the board to go to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from clerk_app.domain.board import Board
from clerk_app.domain.board_map import Branch, board_map
from clerk_app.domain.identity import Id
from clerk_app.domain.names import latest_name
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_line_of_text
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.rows import Index, RowDelegate, RowState
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.board_map import tie_words
from clerk_app.wording.catalogue import say

MOST_ROWS, FEWEST_ROWS = 12, 3
ROUND_THE_TREE = 150
"""Effective height of what stands above and below the tree, so that only the tree scrolls."""
BOARD_ROLE = Qt.ItemDataRole.UserRole + 1
TIE_ROLE = Qt.ItemDataRole.UserRole + 2


class BoardMapPopup(AskingPopup):
    """Boards, below each what ties it to others and what is part of it; all is open at first."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("board_map.title"))
        self._desk, self._pane = desk, pane
        self._rows: list[QTreeWidgetItem] = []
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(say("board_map.title"))
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setMouseTracking(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setProperty("on_card", True)
        self.tree.setItemDelegate(_MapDelegate(desk.theme, parent=self.tree))
        self.watch(self.tree)
        self.set_title(say("board_map.title"), icon="users")
        self.body.addWidget(TextLabel(desk.theme, say("board_map.text"), colour="text2"))
        self.body.addWidget(self.tree)
        hints = KeyHintBar(desk.theme, margin=0)
        ways = Hint(("←", "→"), say("board_map.close_and_open"))
        hints.set_hints((Hint(("Enter",), say("board_map.go")), ways), (Hint(("Esc",), self.tr("close")),))
        self.foot.addWidget(hints, 1)
        self.let_foot_go()
        self.tree.itemActivated.connect(self._go)
        self.tree.itemExpanded.connect(self._fit)
        self.tree.itemCollapsed.connect(self._fit)
        self.entered.connect(self._go)
        desk.theme.changed.connect(self._fit)

    def put(self, question: Question) -> None:
        boards = self._desk.queries.boards()
        self._rows.clear()
        self.tree.clear()
        self._add(board_map(boards), boards, self.tree.invisibleRootItem())
        self.tree.expandAll()
        here = question.place.board_id if question.place is not None else None
        boards_only = [row for row in self._rows if not row.data(0, TIE_ROLE)]
        for row in [*(row for row in boards_only if row.data(0, BOARD_ROLE) == here), *boards_only][:1]:
            self.tree.setCurrentItem(row, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def first_field(self) -> QWidget:
        return self.tree

    def _add(self, branches: Sequence[Branch], boards: Sequence[Board], above: QTreeWidgetItem) -> None:
        for branch in branches:
            name = latest_name(branch.board.names)
            row = self._row(above, name, name, branch.board.id)
            for tie in branch.ties:
                words = tie_words(tie, boards)
                below = self._row(row, words, say("board_map.spoken_tie", board=name, tie=words), tie.board_id)
                below.setData(0, TIE_ROLE, True)
            self._add(branch.parts, boards, row)

    def _row(self, above: QTreeWidgetItem, words: str, spoken: str, board_id: Id | None) -> QTreeWidgetItem:
        row = QTreeWidgetItem(above, [words])
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        row.setData(0, Qt.ItemDataRole.ToolTipRole, words)
        row.setData(0, BOARD_ROLE, board_id)
        self._rows.append(row)
        return row

    def _go(self) -> None:
        """Go to the board of the row; a body that is minuted elsewhere has no place here."""
        row = self.tree.currentItem()
        board_id = row.data(0, BOARD_ROLE) if row is not None else None
        if isinstance(board_id, str) and board_id:
            self.answer(Id(board_id))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.tree.setIndentation(metrics.px(22))
        self.tree.scheduleDelayedItemsLayout()
        shown = [row for row in self._rows if not self.tree.visualItemRect(row).isEmpty()]
        height = self.tree.sizeHintForRow(0) if shown else metrics.row_height
        room = (self._pane.height() - metrics.px(ROUND_THE_TREE)) // height
        rows = max(min(len(shown), MOST_ROWS, room), FEWEST_ROWS)
        self.tree.setFixedHeight(rows * height + metrics.px(4))
        self.fit_content()


class _MapDelegate(RowDelegate):
    """A board stands out; what ties it to others is quiet."""

    def paint_content(self, painter: QPainter, room: QRect, index: Index, state: RowState) -> None:
        is_tie = bool(index.data(TIE_ROLE))
        style, colour = (TextStyle.BODY, "text2") if is_tie else (TextStyle.STRONG, "text")
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        draw_line_of_text(painter, room, words, self.theme.font(style), self.theme.colour(colour))
