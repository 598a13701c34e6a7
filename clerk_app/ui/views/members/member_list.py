"""The list of the members' screen: categories as headings, seats in two lines, agencies and groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from clerk_app.ui.actions import ActionId
from clerk_app.ui.move_keys import UP_AND_DOWN, move_of
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_line_of_text
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.members.values import MemberRow, Subject
from clerk_app.ui.widgets.choice_list import NO_INDEX
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.row_teller import RowTeller
from clerk_app.ui.widgets.rows import Index, RowDelegate, RowState, paint_row
from clerk_app.wording.catalogue import say

LETTERS = "ACHES"
ROW_ROLE = Qt.ItemDataRole.UserRole
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)
_MOVES = {ActionId.PARAGRAPH_UP: "up", ActionId.PARAGRAPH_DOWN: "down"}
_ASIDE_SHARE = 0.36
_ROW_HEIGHT, _HEADING_HEIGHT = 46, 32


class MemberModel(QAbstractListModel):
    """The rows as they were made."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[MemberRow] = ()

    def set_rows(self, rows: Sequence[MemberRow]) -> None:
        """Show these; where only their words differ, the row with the focus stays where it is."""
        same = [row.subject for row in rows] == [row.subject for row in self.rows]
        if same:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _ if role == ROW_ROLE:
                return row
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and index.row() < len(self.rows) and self.rows[index.row()].subject is None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


class MemberList(QListView):
    """Arrows go from row to row; the form follows."""

    chosen = Signal(object)
    """The Subject of the row that has the focus now."""
    entered = Signal()
    letter = Signal(str)
    erased = Signal()
    moved = Signal(str)
    """Alt+Shift and an arrow: "up" or "down"."""
    focus_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.members = MemberModel(self)
        self.setModel(self.members)
        self.setItemDelegate(_MemberDelegate(theme, self))
        RowTeller(self)
        self.setAccessibleName(say("members.list"))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        theme.changed.connect(self._fit)
        self._fit()
        self.clicked.connect(self._clicked)

    @property
    def here(self) -> Subject | None:
        """What the row with the focus is about."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.subject if isinstance(row, MemberRow) else None

    def show_rows(self, rows: Sequence[MemberRow]) -> None:
        """Show these rows, the focus staying on what it was on."""
        before, place = self.here, self.currentIndex().row()
        self.members.set_rows(rows)
        if self.here is None and not self.go_to(before):
            self._go_near(place)

    def go_to(self, subject: Subject | None) -> bool:
        """Put the row of a subject under the focus; False where there is none."""
        place = next(
            (n for n, row in enumerate(self.members.rows) if subject is not None and row.subject == subject), None
        )
        if place is not None:
            self.setCurrentIndex(self.members.index(place))
        return place is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = move_of(event, UP_AND_DOWN)
        if move is not None:
            self.moved.emit(_MOVES[move])
        elif event.key() in ENTER:
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.erased.emit()
        elif self._is_letter(event):
            self.letter.emit(event.text().upper())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters search nothing here: some of them do something."""

    def event(self, event: QEvent) -> bool:
        # Letters belong to the list while it has the focus, before any shortcut of the window.
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and isinstance(event, QKeyEvent) and self._is_letter(event):
            event.accept()
            return True
        return super().event(event)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view, with the heading right above it."""
        above = index.row() - 1
        if 0 <= above < len(self.members.rows) and self.members.rows[above].is_heading:
            super().scrollTo(self.members.index(above), hint)
        super().scrollTo(index, hint)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]  # PySide's stub also allows persistent indexes
        super().currentChanged(current, previous)
        row = current.data(ROW_ROLE)
        if isinstance(row, MemberRow) and row.subject is not None:
            self.chosen.emit(row.subject)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.here is None:
            self._go_near(0)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.setViewportMargins(metrics.gap_m, metrics.gap_s, metrics.gap_s, metrics.gap_s)
        self.scheduleDelayedItemsLayout()

    def _clicked(self, index: QModelIndex) -> None:
        if self.here is not None:
            self.chosen.emit(self.here)

    def _go_near(self, place: int) -> None:
        rows = self.members.rows
        near = [*range(max(place, 0), len(rows)), *range(min(place, len(rows)) - 1, -1, -1)]
        seats_first = sorted(near, key=lambda n: rows[n].is_heading) if place <= 0 else near
        found = next((n for n in seats_first if rows[n].subject is not None), None)
        if found is not None:
            self.setCurrentIndex(self.members.index(found))

    def _is_letter(self, event: QKeyEvent) -> bool:
        return event.modifiers() in _PLAIN and bool(event.text()) and event.text().upper() in LETTERS


class _MemberDelegate(RowDelegate):
    """Paints a heading over a line, or a row in two lines with a remark at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, metrics = index.data(ROW_ROLE), self.theme.metrics
        if not isinstance(row, MemberRow):
            return
        state = RowState.of(option)
        painter.save()
        paint_row(painter, option.rect, state, self.theme, separator=not state.selected)
        room = option.rect.adjusted(metrics.px(10), metrics.px(5), -metrics.px(10), -metrics.px(5))
        if row.is_heading:
            font = self.theme.font(TextStyle.CAPTION_STRONG)
            line = QFontMetrics(font).height()
            words = QRect(room.left(), option.rect.bottom() - line - metrics.px(4), room.width(), line)
            draw_line_of_text(painter, words, row.words, font, self.theme.colour("text2"))
        else:
            self._paint_lines(painter, room, row, is_current=state.selected)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, metrics = index.data(ROW_ROLE), self.theme.metrics
        if isinstance(row, MemberRow) and row.is_heading:
            return QSize(0, metrics.px(_HEADING_HEIGHT))
        lines = QFontMetrics(self.theme.font(TextStyle.STRONG)).height()
        lines += (
            QFontMetrics(self.theme.font(TextStyle.CAPTION)).height() if isinstance(row, MemberRow) and row.note else 0
        )
        return QSize(0, max(lines + metrics.px(10), metrics.row_height))

    def _paint_lines(self, painter: QPainter, room: QRect, row: MemberRow, *, is_current: bool) -> None:
        strong = self.theme.font(TextStyle.STRONG if is_current else TextStyle.BODY)
        caption = self.theme.font(TextStyle.CAPTION)
        first = QFontMetrics(self.theme.font(TextStyle.STRONG)).height() if row.note else room.height()
        upper = QRect(room.left(), room.top(), room.width(), first)
        wanted = QFontMetrics(caption).horizontalAdvance(row.aside)
        aside = min(wanted + self.theme.metrics.px(2), int(room.width() * _ASIDE_SHARE)) if row.aside else 0
        gap = self.theme.metrics.px(10) if aside else 0
        words = upper.adjusted(0, 0, -aside - gap, 0)
        colour = self.theme.colour("text2" if row.is_quiet else "text")
        draw_line_of_text(painter, words, row.words, strong, colour, cut=Qt.TextElideMode.ElideMiddle)
        right = QRect(upper.right() - aside + 1, upper.top(), aside, upper.height())
        draw_line_of_text(painter, right, row.aside, caption, self.theme.colour("text2"))
        lower = QRect(room.left(), upper.bottom() + 1, room.width(), room.height() - first)
        draw_line_of_text(painter, lower, row.note, caption, self.theme.colour("text2"))
