"""The agenda beside the minutes: choosing an item looks at it, the meeting stays where it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from clerk_app.domain.identity import Id
from clerk_app.ui.delegates.agenda import AgendaDelegate
from clerk_app.ui.minutes_editor.minutes_editor import MinutesEditor
from clerk_app.ui.models.agenda import AgendaModel
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.bar_parts import ClockPart
from clerk_app.ui.views.live_meeting.values import AgendaRow, TopBar
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.row_teller import RowTeller
from clerk_app.ui.widgets.text import TextLabel


class AgendaPane(QWidget):
    """Clock above, list below."""

    minute_asked = Signal(str)
    """The id of the minute that was chosen with Enter or by a click."""

    dropped_on = Signal(str)
    """The id of the minute onto which what is selected in the text was dragged."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = AgendaModel(self)
        self.clock = ClockPart(theme)
        self.view = AgendaList(theme)
        self.view.setModel(self.model)
        self._title = TextLabel(theme, self.tr("Agenda"), TextStyle.CAPTION_STRONG, "text2")
        self._hint = TextLabel(theme, self.tr("{0} to jump").format("Ctrl+J"), TextStyle.CAPTION, "text2")
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self._hint)
        for label in (self._title, self._hint):
            label.setWordWrap(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.clock)
        nest(self._column, self._head)
        self._column.addWidget(self.view, 1)
        self.view.chosen.connect(self._choose)
        self.view.dropped_on.connect(self._drop)
        self.setProperty("surface", "window")
        theme.changed.connect(self._fit)
        self._fit()

    def show_bar(self, bar: TopBar) -> None:
        """Show the time."""
        self.clock.show_bar(bar)

    def show_rows(self, rows: Sequence[AgendaRow], shown: Id | None) -> None:
        """Show the agenda with this minute marked; marking asks for nothing."""
        self.model.set_rows(rows)
        self.mark(shown)

    def mark(self, shown: Id | None) -> None:
        """Mark this minute as the one that is shown."""
        self.view.mark(self.model.row_of(shown))

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if row is not None:
            self.minute_asked.emit(row.minute_id)

    def _drop(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if row is not None:
            self.dropped_on.emit(row.minute_id)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._head.setContentsMargins(metrics.px(18), metrics.px(10), metrics.px(18), metrics.px(6))
        self.view.setContentsMargins(0, 0, 0, 0)


class AgendaList(QListView):
    """The list itself; Up and Down move in it, Enter or a click chooses, and letters search nothing."""

    chosen = Signal(QModelIndex)
    dropped_on = Signal(QModelIndex)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marked = -1
        RowTeller(self)
        self.setItemDelegate(AgendaDelegate(theme, self))
        self.setAccessibleName(self.tr("Agenda"))
        self.setProperty("surface", "window")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(True)
        self.clicked.connect(self.chosen)
        theme.changed.connect(self._fit)
        self._fit()

    def mark(self, row: int) -> None:
        """Mark a row as the one that is shown; a row that is being chosen with the arrows stays until this is left."""
        is_choosing = self.hasFocus() and row == self._marked and self.currentIndex().isValid()
        self._marked = row
        if not is_choosing:
            self._go_to_marked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in ENTER and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._go_to_marked()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._welcome(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._go_to_marked()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say onto which item the text was dropped. To Qt it is a copy, or it would delete what it thinks has moved."""
        index = self._row_under(event)
        self._go_to_marked()
        if index.isValid():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped_on.emit(index)

    def _welcome(self, event: QDropEvent) -> None:
        """Show onto which item the text would go."""
        index = self._row_under(event)
        if not index.isValid():
            event.ignore()
            return
        self.setCurrentIndex(index)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _row_under(self, event: QDropEvent) -> QModelIndex:
        """The row under the pointer, where what is dragged comes from the text of this window."""
        is_text = isinstance(source_of(event), MinutesEditor)
        return self.indexAt(event.position().toPoint()) if is_text else QModelIndex()

    def keyboardSearch(self, search: str) -> None:
        """Letters search nothing; Ctrl+J does."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _go_to_marked(self) -> None:
        if self.currentIndex().row() != self._marked:
            self.setCurrentIndex(self.model().index(self._marked, 0))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.setViewportMargins(metrics.px(8), 0, metrics.px(8), metrics.px(8))
        self.scheduleDelayedItemsLayout()


def source_of(event: QDropEvent) -> QObject | None:
    """The widget of this window that something is dragged from; its viewport is the one that begins a drag."""
    source: QObject | None = event.source()
    return source.parent() if source is not None and not isinstance(source, MinutesEditor) else source
