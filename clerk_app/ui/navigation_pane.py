"""The navigation between meetings: which board, which screen, and where the records are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QSpacerItem, QToolButton, QVBoxLayout, QWidget

from clerk_app.domain.identity import Id
from clerk_app.ui.board_picker import BoardPicker
from clerk_app.ui.place import ScreenName
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_line_of_text, draw_pixmap
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.enter_key import presses_button
from clerk_app.ui.widgets.rows import RowState, paint_row
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

if TYPE_CHECKING:
    from clerk_app.ui.presenting.backups import Kept

WIDTH = 212
FOLDED_WIDTH = 56
NEW_BOARD = "new"
"""What the picker holds in place of an id for the row that makes a board."""
FOLDS_BELOW = 900
"""Effective window width under which the navigation shows icons alone."""


class NavigationPane(QWidget):
    """The 212 pixels at the left of every screen between meetings."""

    screen_asked = Signal(str)
    """The ScreenName that was chosen."""
    board_asked = Signal(str)
    """The id of the board that was chosen."""
    new_board_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons = QButtonGroup(self)
        self._entries: dict[ScreenName, _Entry] = {}
        self.boards = BoardPicker(theme, self)
        self.boards.setAccessibleName(self.tr("Board"))
        self._kept = TextLabel(theme, say("backups.kept"), TextStyle.CAPTION, "text2", parent=self)
        self._folded = False
        self._current: Id | None = None
        self._lay_out()
        self.boards.activated.connect(self._choose_board)
        self._buttons.buttonClicked.connect(self._choose_screen)
        theme.changed.connect(self._fit)
        self._fit()

    def set_screens(self, screens: Iterable[ScreenName]) -> None:
        """Offer these screens; others are not shown."""
        offered = set(screens)
        for name, entry in self._entries.items():
            entry.setVisible(name in offered)

    def set_boards(self, boards: Sequence[tuple[Id, str]], current: Id | None, *, may_add: bool = False) -> None:
        """Fill the picker, with a way to a new board at its foot; choosing by hand alone is announced."""
        self._current = current
        new = ((self.tr("New board…"), NEW_BOARD),) if may_add and boards else ()
        self.boards.offer((*((name, board_id) for board_id, name in boards), *new))
        self._show_current()
        self._fit()

    def set_screen(self, name: ScreenName) -> None:
        """Mark the screen that is shown; none where it is not one of these."""
        if name in self._entries:
            self._entries[name].setChecked(True)
            return
        self._buttons.setExclusive(False)
        for entry in self._entries.values():
            entry.setChecked(False)
        self._buttons.setExclusive(True)

    def show_kept(self, kept: Kept) -> None:
        """Say at the foot where the records are kept and when the last backup was made."""
        self._kept.setText(kept.words)
        self._kept.set_colour("warning.text" if kept.is_wrong else "text2")

    def fold(self, effective_width: int) -> None:
        """Show icons alone where the window is narrow for its text."""
        self._folded = effective_width < FOLDS_BELOW
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        shown = [entry for entry in self._entries.values() if not entry.isHidden()]
        focused = next((place for place, entry in enumerate(shown) if entry.hasFocus()), None)
        if focused is None or event.key() not in steps:
            if not presses_button(event, self):
                super().keyPressEvent(event)
            return
        shown[(focused + steps[Qt.Key(event.key())]) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.boards)
        self._gap = QSpacerItem(0, 0)
        column.addItem(self._gap)
        for name, icon, text in self._texts():
            entry = _Entry(self._theme, name, icon, text)
            self._entries[name] = entry
            self._buttons.addButton(entry)
            column.addWidget(entry)
        column.addStretch(1)
        column.addWidget(self._kept)
        self._column = column

    def _texts(self) -> tuple[tuple[ScreenName, str, str], ...]:
        return (
            (ScreenName.HOME, "house", self.tr("Home")),
            (ScreenName.MEETINGS, "calendar-days", self.tr("Meetings")),
            (ScreenName.ACTIONS, "list-checks", self.tr("Actions")),
            (ScreenName.REGISTERS, "book-open", self.tr("Registers")),
            (ScreenName.MEMBERS, "users", self.tr("Members")),
            (ScreenName.RULES, "scale", self.tr("Board rules")),
            (ScreenName.DOCUMENTS, "files", self.tr("Documents")),
            (ScreenName.SETTINGS, "settings", self.tr("Settings")),
        )

    def _choose_board(self, row: int) -> None:
        chosen = self.boards.itemData(row)
        if chosen == NEW_BOARD:
            self._show_current()
            self.new_board_asked.emit()
        else:
            self.board_asked.emit(chosen)

    def _show_current(self) -> None:
        self.boards.setCurrentIndex(max(self.boards.findData(self._current), 0) if self.boards.count() else -1)

    def _choose_screen(self, button: QToolButton) -> None:
        if isinstance(button, _Entry):
            self.screen_asked.emit(button.name)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.setFixedWidth(metrics.px(FOLDED_WIDTH if self._folded else WIDTH))
        self._column.setContentsMargins(metrics.px(10), metrics.px(12), metrics.px(10), metrics.px(14))
        self._column.setSpacing(metrics.px(2))
        self._gap.changeSize(0, metrics.gap_s)
        self.boards.setVisible(self.boards.count() > 0)
        self.boards.set_folded(self._folded)
        self._kept.setVisible(not self._folded)
        for entry in self._entries.values():
            entry.set_folded(self._folded)

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self._theme.metrics.border
        QPainter(self).fillRect(self.width() - line, 0, line, self.height(), QColor(self._theme.tokens.line))


class _Entry(QToolButton):
    """One screen in the list: icon and name."""

    def __init__(self, theme: Theme, name: ScreenName, icon: str, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._folded = False
        self.name = name
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_folded(self, folded: bool) -> None:
        """Show the icon alone; the name moves to the tool tip."""
        self._folded = folded
        self.setToolTip(self.text() if folded else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(36), self._theme.metrics.px(34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = self._theme.metrics
        state = RowState(selected=self.isChecked(), hovered=self.underMouse())
        paint_row(painter, self.rect(), state, self._theme)
        colour = "link" if self.isChecked() else "text"
        pixmap = self._theme.pixmap(self._icon, colour, 17, self.devicePixelRatioF())
        room = self.rect().adjusted(metrics.px(10), 0, -metrics.px(10), 0)
        box = room.adjusted(0, 0, metrics.px(17) - room.width(), 0)
        draw_pixmap(painter, pixmap, box)
        if self._folded:
            return
        words = room.adjusted(metrics.px(27), 0, 0, 0)
        style = TextStyle.STRONG if self.isChecked() else TextStyle.BODY
        draw_line_of_text(painter, words, self.text(), self._theme.font(style), self._theme.colour(colour))
