"""The key sheet's pop-up (Ctrl+/)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clerk_app.ui.actions import ACTIONS, GROUP_TEXTS, LOOK_AT_ITEM, KeyGroup, spec_of
from clerk_app.ui.menus import translated
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.key_sheet.presenter import KeyGroupRows, KeyRow, filtered, typing_group
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.card import Separator
from clerk_app.ui.widgets.key_cap import KeyCap
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

WIDTH = 1158
_FIND_WIDTH = 250
_COLUMNS = ((0, 1), (2, 5), (3, 4, 6))
_IN_ONE_COLUMN = 560
_IN_TWO_COLUMNS = 1000


class KeySheet(AskingPopup):
    """Every key of the table, by what it is for."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("keys.title"))
        self.groups = all_groups()
        self.field = QLineEdit()
        self.nothing = TextLabel(desk.theme, "", colour="text2")
        self.close_button = ActionButton(desk.theme, say("keys.close").capitalize(), keys="Esc", compact=True)
        self._sheet = QWidget()
        self._columns = QHBoxLayout(self._sheet)
        self._shown = ""
        self._arranged: list[list[str]] = []
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.close_button.clicked.connect(self.close_popup)
        desk.theme.changed.connect(self._fit)
        self._fit()

    def card_width(self) -> int:
        return self._theme.metrics.px(WIDTH)

    def card_left(self, width: int) -> int:
        return (self.width() - width) // 2

    def put(self, question: Question) -> None:
        self.field.setText(question.text)
        self._search(question.text)

    def first_field(self) -> QWidget:
        return self.field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and pages in the line scroll the sheet, which cannot have the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self.field:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            step = steps.get(Qt.Key(event.key()))
            bar = self._scroll_bar()
            if step is not None and bar is not None:
                bar.setValue(bar.value() + step * self._theme.metrics.row_height)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._arranged and self._arranged != self._arrangement():
            self._fill()

    def scrolled(self) -> int:
        """How far the sheet is scrolled, in pixels."""
        bar = self._scroll_bar()
        return bar.value() if bar is not None else 0

    def _scroll_bar(self) -> QScrollBar | None:
        area = self.card.findChild(QScrollArea)
        return area.verticalScrollBar() if area is not None else None

    def shown_rows(self) -> list[KeyRow]:
        """The keys shown now."""
        return [row for group in filtered(self.groups, self._shown) for row in group.rows]

    def _lay_out(self) -> None:
        self.set_title(say("keys.title"), icon="keyboard")
        self.field.setAccessibleName(say("keys.find"))
        self.field.setPlaceholderText(say("keys.find"))
        self._columns.setContentsMargins(0, 0, 0, 0)
        self.add_to_head(self.field, self.close_button)
        self.body.addWidget(self._sheet)
        self.body.addWidget(self.nothing)
        self.foot.addWidget(TextLabel(self._theme, say("keys.note"), TextStyle.CAPTION, "text2"), 1)
        self.let_foot_go()

    def _fit(self) -> None:
        self.field.setMinimumWidth(self._theme.metrics.px(_FIND_WIDTH))
        self._fill()

    def _search(self, text: str) -> None:
        self._shown = text
        self._fill()

    def _fill(self) -> None:
        """The sheet anew: as many columns as there is room for."""
        self.body.removeWidget(self._sheet)
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = QWidget()
        self._columns = QHBoxLayout(self._sheet)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(self._theme.metrics.px(34))
        groups = filtered(self.groups, self._shown)
        self._arranged = self._arrangement()
        for titles in self._arranged:
            column = QVBoxLayout()
            column.setSpacing(0)
            for group in groups:
                if group.title in titles:
                    column.addWidget(_GroupBox(self._theme, group))
            column.addStretch(1)
            nest(self._columns, column, 1)
        self.body.insertWidget(0, self._sheet)
        self._sheet.setVisible(bool(groups))
        self.nothing.setVisible(not groups)
        self.nothing.setText(say("keys.nothing", text=self._shown.strip()))
        self.fit_content()

    def _arrangement(self) -> list[list[str]]:
        titles = [group.title for group in self.groups]
        effective = self._theme.metrics.effective_width(self._host.width())
        if effective < _IN_ONE_COLUMN:
            return [titles]
        if effective < _IN_TWO_COLUMNS:
            return [titles[:3], titles[3:]]
        return [[titles[number] for number in column] for column in _COLUMNS]


class _GroupBox(QWidget):
    """A heading, a hairline, and its keys."""

    def __init__(self, theme: Theme, group: KeyGroupRows) -> None:
        super().__init__()
        metrics = theme.metrics
        self.setAccessibleName(group.title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, metrics.gap_m)
        column.setSpacing(metrics.px(5))
        column.addWidget(TextLabel(theme, group.title, TextStyle.STRONG))
        column.addWidget(Separator(theme))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(metrics.px(4))
        grid.setHorizontalSpacing(metrics.px(12))
        for number, row in enumerate(group.rows):
            words = TextLabel(theme, row.words)
            words.setAccessibleName(f"{row.keys}: {row.words}")
            cap = QHBoxLayout()
            cap.addWidget(KeyCap(theme, row.keys))
            cap.addStretch(1)
            nest(grid, cap, number, 0)
            grid.addWidget(words, number, 1)
        grid.setColumnMinimumWidth(0, metrics.px(104))
        grid.setColumnStretch(1, 1)
        nest(column, grid)


def all_groups() -> tuple[KeyGroupRows, ...]:
    """Every key of the table under its heading, and the signs that mean something while typing."""
    extra = {
        KeyGroup.MOVE: (KeyRow(_look_keys(), say("keys.look_at")),),
        KeyGroup.PEOPLE: (
            KeyRow("P R S A E L N", say("keys.letters")),
            KeyRow("Shift+P", say("keys.rest")),
        ),
    }
    groups = [typing_group()]
    for group in KeyGroup:
        rows = tuple(
            KeyRow(spec.key_text, translated(spec.words) if spec.words else spec.title)
            for spec in ACTIONS
            if spec.group is group and spec.key_text
        )
        groups.append(KeyGroupRows(translated(GROUP_TEXTS[group]), (*rows, *extra.get(group, ()))))
    return tuple(groups)


def _look_keys() -> str:
    first, last = (spec_of(LOOK_AT_ITEM[number]).key_text for number in (0, -1))
    return f"{first} … {last[-1:]}"
