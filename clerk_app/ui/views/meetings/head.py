"""The top of the screen of meetings: its name, a new meeting, and what can be done with the meeting in the row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

MAKE = "make"
_BUTTONS = {
    MAKE: ("calendar-plus", "Enter", ButtonKind.PRIMARY),
    "agenda": ("list-ordered", "A", ButtonKind.PLAIN),
    "roll_call": ("users", "R", ButtonKind.PLAIN),
    "minutes": ("notebook-pen", "M", ButtonKind.PLAIN),
    "edit": ("pencil", "F2", ButtonKind.PLAIN),
    "delete": ("trash-2", "Del", ButtonKind.PLAIN),
}
"""What is asked for, in this order: its icon, the key of the list that does the same, and what it leads to."""


class MeetingsHead(QWidget):
    """The title with the button for a new meeting; below it, the buttons for the row with the focus."""

    asked = Signal(str)
    """What a button asks for: `make`, or one of the list's own."""
    new_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_narrow = False
        self._shown = (True, True, False)
        self.new_button = ActionButton(
            theme, say("meetings.new"), keys=spec_of(ActionId.NEW_MEETING).key_text, icon="calendar-plus"
        )
        self.buttons = {
            name: ActionButton(theme, say(f"meetings.{name}"), keys=keys, icon=icon, kind=kind, compact=True)
            for name, (icon, keys, kind) in _BUTTONS.items()
        }
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.new_button.clicked.connect(self.new_asked)
        for button in self.buttons.values():
            button.clicked.connect(self._tell)
        theme.changed.connect(self._fit)
        self._fit()

    def set_has_rows(self, has_rows: bool) -> None:
        """Whether there are meetings: then there is room for what can be done with one, though nothing may be."""
        self._tools_part.setVisible(has_rows)

    def offer(self, works: frozenset[str], day: str) -> None:
        """Show the buttons of what works for the meeting of this day."""
        for name, button in self.buttons.items():
            button.setVisible(name in works)
            spoken = say(f"meetings.{name}_spoken") if name in ("edit", "delete") else say(f"meetings.{name}")
            button.setAccessibleName(f"{spoken}: {day}" if day else spoken)
        self._fit_tools()

    def set_narrow(self, narrow: bool) -> None:
        """Whether the buttons do without their keys, and without their icons, or words, as far as there is no room."""
        self._is_narrow = narrow
        self._fit_tools()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tools()

    def _fit_tools(self) -> None:
        """Words are the last to go: what a picture alone stands for has to be learnt."""
        room = self.width() - self._column.contentsMargins().left() - self._column.contentsMargins().right()
        for words, icons in ((True, True), (True, False), (False, True)):
            self._show_tools(words=words or not self._is_narrow, icons=icons or not self._is_narrow)
            seen = [button for button in self.buttons.values() if not button.isHidden()]
            wanted = sum(one.sizeHint().width() for one in seen) + self._tools.spacing() * max(len(seen) - 1, 0)
            if not self._is_narrow or wanted <= room:
                return

    def _show_tools(self, *, words: bool, icons: bool) -> None:
        if self._shown == (words, icons, self._is_narrow):
            return
        self._shown = (words, icons, self._is_narrow)
        for name, button in self.buttons.items():
            said, (icon, key, _) = say(f"meetings.{name}"), _BUTTONS[name]
            is_said = words or name == MAKE
            button.setText(said if is_said else "")
            button.set_icon_name(icon if icons or not is_said else "")
            button.setToolTip(f"{said} ({key})" if self._is_narrow else "")
            button.set_shows_keys(not self._is_narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self._theme.metrics.border
        QPainter(self).fillRect(0, self.height() - line, self.width(), line, QColor(self._theme.tokens.line))

    def _lay_out(self) -> None:
        self._tools_part = QWidget()
        self._tools_part.setMinimumWidth(1)  # it may get narrower than its buttons are now: they give way then
        first, second = QHBoxLayout(), QHBoxLayout(self._tools_part)
        second.setContentsMargins(0, 0, 0, 0)
        first.addWidget(TextLabel(self._theme, say("meetings.heading"), TextStyle.SCREEN_TITLE), 1)
        first.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in self.buttons.values():
            second.addWidget(button)
        second.addStretch(1)
        self._tools = second
        self._column = QVBoxLayout(self)
        nest(self._column, first)
        self._column.addWidget(self._tools_part)
        self._tools_part.hide()

    def _tell(self) -> None:
        pressed = self.sender()
        self.asked.emit(next(name for name, button in self.buttons.items() if button is pressed))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(metrics.px(20), metrics.px(16), metrics.px(20), metrics.px(10))
        self._column.setSpacing(metrics.px(10))
        self._tools.setSpacing(metrics.px(6))
        self._tools_part.setFixedHeight(self.buttons[MAKE].sizeHint().height())
        self._fit_tools()
