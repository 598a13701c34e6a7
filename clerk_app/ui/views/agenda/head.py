"""The top of the agenda's screen: which meeting it is, what can be done with an item, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.agenda.keeper import Wish
from clerk_app.ui.views.agenda.places import BEGINS_WIDTH, NUMBER_WIDTH, TIME_WIDTH, words_indent
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import ElidedLabel, TextLabel
from clerk_app.wording.catalogue import say

_BUTTONS = (
    (Wish.UP, "chevron-up", ActionId.PARAGRAPH_UP),
    (Wish.DOWN, "chevron-down", ActionId.PARAGRAPH_DOWN),
    (Wish.INWARDS, "chevron-right", ActionId.LEVEL_IN),
    (Wish.OUTWARDS, "chevron-left", ActionId.LEVEL_OUT),
    (Wish.REMOVE, "trash-2", ActionId.REMOVE_ITEM),
)


class AgendaHead(QWidget):
    """Title, meeting and saved mark at the left; the buttons for an item, and Done, at the right."""

    wished = Signal(object)
    """A Wish about the item where somebody is."""
    details_asked = Signal()
    """What the item is for, its papers, and whether it is taken."""
    done = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.details_button = _icon_button(theme, say("agenda.details"), "pencil", ActionId.EDIT_ITEM)
        self._meeting = ElidedLabel(theme, "", TextStyle.CAPTION, "text2")
        self._saved = TextLabel(theme, "", TextStyle.CAPTION, "text2", even_figures=True)
        self._saved.setWordWrap(False)
        self.buttons = {wish: _icon_button(theme, say(f"agenda.{wish}"), icon, keys) for wish, icon, keys in _BUTTONS}
        self.done_button = ActionButton(theme, say("agenda.done"), keys="Esc", kind=ButtonKind.PRIMARY, compact=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._fit)
        self._fit()

    def show_meeting(self, words: str) -> None:
        """Say which meeting it is."""
        self._meeting.setText(words)

    def set_saved(self, words: str) -> None:
        """Say when something was kept last."""
        self._saved.setText(words)

    def set_working(self, offered: bool, on_an_item: bool) -> None:
        """Whether the buttons are offered, and there is an item that they can be about."""
        for button in (self.details_button, *self.buttons.values()):
            button.setVisible(offered)
            button.setEnabled(on_an_item)

    def set_narrow(self, narrow: bool) -> None:
        """Whether the buttons stand below the words."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(direction)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), QColor(tokens.window))
        line = self._theme.metrics.border
        painter.fillRect(0, self.height() - line, self.width(), line, QColor(tokens.line))

    def _lay_out(self) -> None:
        words, first = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        first.addWidget(TextLabel(self._theme, say("agenda.heading"), TextStyle.TITLE), 1)
        first.addWidget(self._saved)
        nest(words, first)
        words.addWidget(self._meeting)
        tools = QHBoxLayout()
        tools.addStretch(1)
        for button in (self.details_button, *self.buttons.values()):
            tools.addWidget(button)
        tools.addSpacing(self._theme.metrics.gap_s)
        tools.addWidget(self.done_button)
        self._tools = tools
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        nest(self._parts, words, 1)
        nest(self._parts, tools)

    def _connect(self) -> None:
        self.done_button.clicked.connect(self.done)
        self.details_button.clicked.connect(self.details_asked)
        for button in self.buttons.values():
            button.clicked.connect(self._tell)

    def _tell(self) -> None:
        pressed = self.sender()
        self.wished.emit(next(wish for wish, button in self.buttons.items() if button is pressed))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.setMinimumHeight(metrics.top_bar_height)
        self._parts.setContentsMargins(metrics.px(26), metrics.px(6), metrics.px(18), metrics.px(7))
        self._parts.setSpacing(metrics.gap_s)
        self._tools.setSpacing(metrics.px(6))


class ColumnHeads(QWidget):
    """What stands in each column."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        keys = ("number", "item", "lead", "time", "begins")
        self._labels = [TextLabel(theme, say(f"agenda.{key}"), TextStyle.CAPTION_STRONG, "text2") for key in keys]
        for place, label in enumerate(self._labels):
            label.setWordWrap(False)
            self._row.addWidget(label, 1 if place == 1 else 0, Qt.AlignmentFlag.AlignBottom)
        theme.changed.connect(self._fit)
        self._fit()

    def set_lead_width(self, width: int) -> None:
        """How wide the column of who leads is."""
        self._labels[2].setFixedWidth(width)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._row.setContentsMargins(0, 0, 0, metrics.px(2))
        self._row.setSpacing(metrics.px(6))
        for place, width in ((0, NUMBER_WIDTH), (3, TIME_WIDTH), (4, BEGINS_WIDTH)):
            self._labels[place].setFixedWidth(metrics.px(width))
        for label in self._labels[1:4]:
            label.setIndent(words_indent(metrics))


def _icon_button(theme: Theme, words: str, icon: str, action: ActionId) -> ActionButton:
    """A button of an icon alone; its words are its name and its tool tip."""
    button = ActionButton(theme, "", icon=icon, compact=True)
    keys = spec_of(action).key_text
    button.setAccessibleName(words)
    button.setAccessibleDescription(keys)
    button.setToolTip(f"{words} ({keys})")
    # By keys the same is done in the row itself; a button that took the focus would take it from there.
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
