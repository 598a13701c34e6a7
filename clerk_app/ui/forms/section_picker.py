"""The sections of a screen: a list at the left, or one line where there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from clerk_app.ui.forms.lines import FormChoice
from clerk_app.ui.forms.values import Option
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.rows import RowDelegate


class SectionList(QListWidget):
    """The sections below each other; Enter goes into the one that is shown."""

    entered_section = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entered_section.emit()
        else:
            super().keyPressEvent(event)


class SectionPicker(QWidget):
    """Chooses one of a few sections."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme, name: str, options: Sequence[Option]) -> None:
        super().__init__()
        self._theme = theme
        self.list = SectionList()
        self.choice = FormChoice()
        self._options = options
        for option in options:
            item = QListWidgetItem(option.words)
            self.list.addItem(item)
            self.choice.addItem(option.words, option.value)
        for part in (self.list, self.choice):
            part.setAccessibleName(name)
        self.list.setItemDelegate(RowDelegate(theme, parent=self.list))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setProperty("surface", "window")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.choice)
        self.choice.hide()
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._choose)
        self.choice.activated.connect(self._choose)
        self.list.entered_section.connect(self.entered)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def current(self) -> str:
        """The key of the section that is chosen."""
        return self._options[self.list.currentRow()].value

    def go_to(self, key: str) -> None:
        """Choose a section."""
        place = next((n for n, option in enumerate(self._options) if option.value == key), 0)
        self.list.setCurrentRow(place)

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is room for one line only."""
        if narrow != self.choice.isHidden():
            return
        had_focus = self.list.hasFocus() or self.choice.hasFocus()
        self.list.setVisible(not narrow)
        self.choice.setVisible(narrow)
        if had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the focus on the sections."""
        (self.list if self.choice.isHidden() else self.choice).setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.tokens.window))

    def _choose(self, row: int) -> None:
        if row < 0:
            return
        self.choice.setCurrentIndex(row)
        if self.list.currentRow() != row:
            self.list.setCurrentRow(row)
            return
        self.chosen.emit(self._options[row].value)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(metrics.px(10), metrics.px(8), metrics.px(10), metrics.px(8))
        self.list.scheduleDelayedItemsLayout()
