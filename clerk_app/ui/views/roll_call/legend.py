"""What each letter of the roll stands for, over the list; where it is narrow, keys and then the last letters go."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.key_cap import KeyCap
from clerk_app.ui.widgets.letter_box import LetterBox
from clerk_app.ui.widgets.text import TextLabel

MARGIN = 26


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
        room = self.width() - 2 * self._theme.metrics.px(MARGIN)
        letters, keys = self._letters.full_width(), self._keys.full_width()
        self._keys.setVisible(letters + keys + self._row.spacing() <= room)
        self._letters.show_within(room)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.setMinimumHeight(metrics.px(46))
        self._row.setContentsMargins(metrics.px(MARGIN), 0, metrics.px(MARGIN), 0)
        self._give_way()


class _Part(QWidget):
    """Signs, each with its word."""

    def __init__(self, theme: Theme, pairs: list[tuple[QWidget, str]], style: TextStyle = TextStyle.BODY) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        colour = "text" if style is TextStyle.BODY else "text2"
        self._pairs = [_Pair(theme, sign, TextLabel(theme, word, style, colour)) for sign, word in pairs]
        for pair in self._pairs:
            self._row.addWidget(pair)
        theme.changed.connect(self._fit)
        self._fit()

    def full_width(self) -> int:
        """How wide it is with all of its signs."""
        return self._width_of(len(self._pairs))

    def show_within(self, room: int) -> None:
        """Show as many signs as there is room for, the first ones first."""
        for number, pair in enumerate(self._pairs, start=1):
            pair.setVisible(self._width_of(number) <= room)

    def _width_of(self, count: int) -> int:
        return sum(pair.width_now() for pair in self._pairs[:count]) + self._row.spacing() * max(count - 1, 0)

    def _fit(self) -> None:
        self._row.setSpacing(self._theme.metrics.px(17))


class _Pair(QWidget):
    """A sign and its word."""

    def __init__(self, theme: Theme, sign: QWidget, word: TextLabel) -> None:
        super().__init__()
        self._theme = theme
        self._sign, self._word = sign, word
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        word.setWordWrap(False)
        self._row.addWidget(sign)
        self._row.addWidget(word)
        theme.changed.connect(self._fit)
        self._fit()

    def width_now(self) -> int:
        """How wide it is in the text size as it is now, whether the window has laid itself out by it or not."""
        return self._sign.sizeHint().width() + self._row.spacing() + self._word.sizeHint().width()

    def _fit(self) -> None:
        self._row.setSpacing(self._theme.metrics.px(7))
