"""What each letter of the roll stands for, over the list; where it is narrow, the keys at the right give way."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.key_cap import KeyCap
from clerk_app.ui.widgets.letter_box import LetterBox
from clerk_app.ui.widgets.text import TextLabel


class Legend(QWidget):
    """A row of letter boxes with their words, and of keys with theirs."""

    def __init__(
        self,
        theme: Theme,
        letters: tuple[tuple[str, str], ...],
        keys: tuple[tuple[str, str], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._pairs: list[QHBoxLayout] = []
        self._letters = _Part(theme, [(LetterBox(theme, letter, word), word) for letter, word in letters])
        self._keys = _Part(theme, [(KeyCap(theme, key), word) for key, word in keys], TextStyle.CAPTION)
        self._row.addWidget(self._letters)
        self._row.addStretch(1)
        self._row.addWidget(self._keys)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self._theme.metrics.border
        colour = QColor(self._theme.tokens.line)
        QPainter(self).fillRect(0, self.height() - line, self.width(), line, colour)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        margins = 2 * self._theme.metrics.px(26)
        wanted = self._letters.sizeHint().width() + self._keys.sizeHint().width() + margins
        self._keys.setVisible(wanted <= self.width())

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.setMinimumHeight(metrics.px(46))
        self._row.setContentsMargins(metrics.px(26), 0, metrics.px(26), 0)
        self._give_way()


class _Part(QWidget):
    """Signs, each with its word."""

    def __init__(self, theme: Theme, pairs: list[tuple[QWidget, str]], style: TextStyle = TextStyle.BODY) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for number, (sign, word) in enumerate(pairs):
            if number:
                self._row.addSpacing(theme.metrics.px(10))
            label = TextLabel(theme, word, style, "text" if style is TextStyle.BODY else "text2")
            label.setWordWrap(False)
            self._row.addWidget(sign)
            self._row.addWidget(label)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._row.setSpacing(self._theme.metrics.px(7))
