"""The keys that work now, as the status bar and the foot of a pop-up show them: caps, each with a word.

bar = KeyHintBar(theme)
bar.set_hints([Hint(("/a",), "action")], [Hint(("F6", "Esc"), "back to 4.3", between="or")], lead="Attendance")
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import LineWriter
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.key_cap import cap_colours, cap_size, draw_cap


@dataclass(frozen=True)
class Hint:
    """Keys that do one thing, and the word for it; without keys, the word alone."""

    keys: tuple[str, ...]
    word: str
    between: str = ""

    @property
    def spoken(self) -> str:
        """The hint in one line of text."""
        keys = f" {self.between} ".replace("  ", " ").join(self.keys)
        return f"{keys}: {self.word}" if keys else self.word


class KeyHintBar(QLabel):
    """One line of hints at the left and at the right; when it is narrow, the last ones at the left give way."""

    def __init__(self, theme: Theme, *, margin: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._margin = margin
        self._lead = ""
        self._left: tuple[Hint, ...] = ()
        self._right: tuple[Hint, ...] = ()
        self._widths: dict[Hint, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure_again)

    def set_hints(self, left: Sequence[Hint], right: Sequence[Hint] = (), lead: str = "") -> None:
        """Show these hints; `lead` names the part of the window that they belong to."""
        self._left, self._right, self._lead = tuple(left), tuple(right), lead
        self._widths.clear()
        spoken = "; ".join(hint.spoken for hint in (*self._left, *self._right))
        self.setText(f"{lead}. {spoken}" if lead else spoken)
        self.updateGeometry()
        self.update()

    def shown(self) -> tuple[Hint, ...]:
        """The hints at the left that have room now."""
        room = self._room().width() - self._width_of(self._right) - self._lead_width()
        ends = accumulate(self._width_of_one(hint) for hint in self._left)
        return tuple(hint for hint, end in zip(self._left, ends, strict=True) if end <= room)

    def sizeHint(self) -> QSize:
        margins = 2 * self._theme.metrics.px(self._margin)
        width = self._lead_width() + self._width_of(self._left) + self._width_of(self._right)
        return QSize(width + margins, self._theme.metrics.status_bar_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self._room()
        x = room.left()
        if self._lead:
            self._theme.writer(TextStyle.CAPTION_STRONG).draw(painter, room, self._lead, self._theme.colour("text"))
            x += self._lead_width()
        for hint in self.shown():
            x = self._draw_hint(painter, x, hint)
        x = room.right() + 1 + self._gap() - self._width_of(self._right)
        for hint in self._right:
            x = self._draw_hint(painter, x, hint)

    def _draw_hint(self, painter: QPainter, x: int, hint: Hint) -> int:
        for number, keys in enumerate(hint.keys):
            if number and hint.between:
                x = self._draw_word(painter, x, hint.between) + self._theme.metrics.px(4)
            top = (self.height() - cap_size(self._theme, keys).height()) // 2
            x += draw_cap(painter, QPoint(x, top), keys, self._theme, cap_colours(self._theme))
            x += self._theme.metrics.px(4)
        return self._draw_word(painter, x, hint.word) + self._gap()

    def _draw_word(self, painter: QPainter, x: int, word: str) -> int:
        room = QRect(x, 0, max(self.width() - x, 0), self.height())
        return x + self._words().draw(painter, room, word, self._theme.colour("text2"))

    def _width_of(self, hints: Sequence[Hint]) -> int:
        return sum(self._width_of_one(hint) for hint in hints)

    def _width_of_one(self, hint: Hint) -> int:
        if hint not in self._widths:
            self._widths[hint] = self._measured(hint)
        return self._widths[hint]

    def _measured(self, hint: Hint) -> int:
        words = self._words()
        small = self._theme.metrics.px(4)
        caps = sum(cap_size(self._theme, keys).width() + small for keys in hint.keys)
        joins = max(len(hint.keys) - 1, 0) * (words.width(hint.between) + small) if hint.between else 0
        return caps + joins + words.width(hint.word) + self._gap()

    def _measure_again(self) -> None:
        self._widths.clear()
        self.updateGeometry()

    def _lead_width(self) -> int:
        if not self._lead:
            return 0
        return self._theme.writer(TextStyle.CAPTION_STRONG).width(self._lead) + self._gap()

    def _room(self) -> QRect:
        margin = self._theme.metrics.px(self._margin)
        return self.rect().adjusted(margin, 0, -margin, 0)

    def _gap(self) -> int:
        return self._theme.metrics.px(18)

    def _words(self) -> LineWriter:
        return self._theme.writer(TextStyle.CAPTION)
