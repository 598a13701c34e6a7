"""The line an action is typed into: it grows to three lines, and shows what of it was recognised."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from clerk_app.domain.span import Span
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.utf16 import utf16_cut, utf16_length
from clerk_app.ui.widgets.one_space import OneSpace
from clerk_app.ui.widgets.recognised import recognised

MOST_LINES = 3


class ActionLine(QTextEdit):
    """Plain words on one to three lines; recognised parts are tinted and underlined."""

    tab_pressed = Signal()
    step_pressed = Signal(int)
    """The arrows down (1) and up (-1), while there is a list to move in."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._has_list = False
        self._space = OneSpace(self)
        self._marked: tuple[Sequence[Span], Span | None] = ((), None)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_has_list(self, shown: bool) -> None:
        """Whether arrows and Tab mean a list under the line."""
        self._has_list = shown

    def before_caret(self) -> str:
        """The words up to the caret."""
        return utf16_cut(self.toPlainText(), 0, self.textCursor().position())

    def after_caret(self) -> str:
        """The words behind the caret."""
        return self.toPlainText()[len(self.before_caret()) :]

    def put(self, span: Span, words: str) -> None:
        """Put words in the place of some characters, as one step of undo, the caret behind them."""
        cursor = self.textCursor()
        cursor.setPosition(utf16_length(self.toPlainText()[: span.start]))
        cursor.setPosition(utf16_length(self.toPlainText()[: span.end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self.setTextCursor(cursor)
        self._space.look()

    def mark(self, owners: Sequence[Span], due: Span | None) -> None:
        """Tint and underline owners and the date."""
        self._marked = (owners, due)
        start = QTextCursor(self.document())
        self.setExtraSelections(recognised(start, self.toPlainText(), owners, due, self._theme))

    def restyle(self) -> None:
        """Take font and lengths from the theme as it is now."""
        self.setFont(self._theme.font(TextStyle.WRITING))
        self.mark(*self._marked)
        self.fit()

    def fit(self) -> None:
        """As high as its lines, up to three."""
        line = self.fontMetrics().lineSpacing()
        margins = 2 * int(self.document().documentMargin()) + self._theme.metrics.px(14)
        wanted = int(self.document().size().height()) + self._theme.metrics.px(14)
        self.setFixedHeight(max(min(wanted, MOST_LINES * line + margins), line + margins))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if self._has_list and event.key() in steps:
            self.step_pressed.emit(steps[Qt.Key(event.key())])
            return
        if not self._space.is_typed_by(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab and self._has_list:
            self.tab_pressed.emit()
            return True
        return super().event(event)
