"""Finding words in the minute that is shown: a slim line over it, with the focus until Esc."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextEdit, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.text import TextLabel


class FindBar(QWidget):
    """A field and what it found; the text itself is searched as it stands in the editor."""

    left = Signal()
    """The focus goes back to the text."""

    def __init__(self, theme: Theme, editor: QTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._editor = editor
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in this minute"))
        self.field.setAccessibleName(self.tr("Find in this minute"))
        self.result = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.result.setWordWrap(False)
        self._next = ActionButton(theme, self.tr("Next"), keys="F3", compact=True)
        self._close = ActionButton(theme, self.tr("Close"), keys="Esc", compact=True)
        self._row = QHBoxLayout(self)
        for widget in (self.field, self.result, self._next, self._close):
            self._row.addWidget(widget, 1 if widget is self.field else 0)
        self.field.textChanged.connect(self._search_anew)
        self.field.returnPressed.connect(self.find_next)
        self._next.clicked.connect(self.find_next)
        self._close.clicked.connect(self.leave)
        theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    def begin(self) -> None:
        """Show it with the selected words, if any, ready to be typed over."""
        selected = self._editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.field.setText(selected)
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Hide it; the caret stays at what was found."""
        self.hide()
        self.left.emit()

    def find_next(self) -> None:
        """Select the next place, from the top again after the last."""
        self._find(QTextDocument.FindFlag(0))

    def find_previous(self) -> None:
        """Select the place before, from the end again after the first."""
        self._find(QTextDocument.FindFlag.FindBackward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _search_anew(self) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._editor.setTextCursor(cursor)
        self.find_next()

    def _find(self, flags: QTextDocument.FindFlag) -> None:
        words = self.field.text()
        if not words:
            self.result.setText("")
            return
        if not self._editor.find(words, flags):
            self._wrap(flags)
            if not self._editor.find(words, flags):
                self.result.setText(self.tr("Not found"))
                announce(self, self.result.text())
                return
        self.result.setText(self.tr("{0} in this minute").format(self._count(words)))

    def _wrap(self, flags: QTextDocument.FindFlag) -> None:
        cursor = self._editor.textCursor()
        backward = flags == QTextDocument.FindFlag.FindBackward
        end, start = QTextCursor.MoveOperation.End, QTextCursor.MoveOperation.Start
        cursor.movePosition(end if backward else start)
        self._editor.setTextCursor(cursor)

    def _count(self, words: str) -> int:
        document, count = self._editor.document(), 0
        found = document.find(words, 0)
        while not found.isNull():
            count += 1
            found = document.find(words, found)
        return count

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._row.setContentsMargins(metrics.px(76), metrics.px(6), metrics.px(24), metrics.px(6))
        self._row.setSpacing(metrics.gap_s)
