"""A field that opens over a row of the roll: who sits for somebody, or at what time; Enter takes it, Esc leaves it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.choice_list import Choice, ChoiceList
from clerk_app.ui.widgets.enter_key import ENTER

_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class InPlaceField(QLineEdit):
    """One line over a row, with a list of what it may mean under it."""

    taken = Signal(int)
    """Enter: the number of the chosen row of the list, -1 where none is."""
    typed_taken = Signal()
    """Ctrl+Enter, or Enter without a list: the words as they were typed."""
    left = Signal()
    """Esc, or the focus went elsewhere: nothing is recorded."""

    def __init__(self, theme: Theme, pane: QWidget) -> None:
        super().__init__(pane)
        self._theme = theme
        self._pane = pane
        self.choices = ChoiceList(theme, self.tr("Suggestions"), most_rows=6, parent=pane)
        self.choices.picked.connect(self.taken)
        self.choices.hide()
        self.hide()

    def open_over(self, room: QRect, label: str, text: str, hint: str) -> None:
        """Show it over a room of the pane, with these words chosen so that typing replaces them.

        `label` is what it is called; `hint` stands in it while it is empty, beside the name in whose row it is.
        """
        self.setAccessibleName(label)
        self.setPlaceholderText(hint)
        height = max(self._theme.metrics.field_height, self.sizeHint().height())
        top = room.center().y() - height // 2
        self.setGeometry(room.left(), max(top, 0), room.width(), height)
        self.setText(text)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, choices: Sequence[Choice], current: int | None = 0) -> None:
        """Offer these under the line, or above it where more of them have room there; none hides the list."""
        self.choices.set_choices(choices, current)
        if not choices:
            return
        wanted, gap = self.choices.sizeHint().height(), self._theme.metrics.px(2)
        width = max(self.width(), self._theme.metrics.px(360))
        left = self.geometry().right() + 1 - width
        above, below = self.y() - gap, self._pane.height() - self.geometry().bottom() - gap
        is_below = wanted <= below or below >= above
        height = min(wanted, below if is_below else above)
        top = self.geometry().bottom() + gap if is_below else above - height
        self.choices.setGeometry(max(left, 0), top, width, height)
        self.choices.raise_()

    def close_field(self) -> None:
        """Hide it and its list."""
        self.choices.hide()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER and (ctrl or self.choices.current is None or self.choices.isHidden()):
            self.typed_taken.emit()
        elif event.key() in ENTER:
            self.taken.emit(self.choices.current)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.choices.isHidden():
            self.choices.move(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TAB:
            self.left.emit()
            return True
        # Enter and Esc mean the field while it is open, whatever they mean on the screen.
        overrides = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if overrides and isinstance(event, QKeyEvent) and event.key() in (*ENTER, Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()
