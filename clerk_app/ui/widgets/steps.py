"""Where something stands on its way: a row of steps with their words, or a short bar of segments.

    bar = StepBar(theme)
    bar.set_steps([Step("Draft", "2 February"), Step("With chair", "since 2 March"), ...], 1, "Step 2 of 6, With chair")

The sentence is what assistants read; steps before the current one are done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_box, draw_line_of_text, draw_pixmap
from clerk_app.ui.theme.theme import Theme


@dataclass(frozen=True)
class Step:
    """One step: its word, and since or by when."""

    word: str
    note: str = ""


class StepBar(QLabel):
    """All the steps with circles; when it is narrow, notes go first, then all words but the current one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps: tuple[Step, ...] = ()
        self._current = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_steps(self, steps: Sequence[Step], current: int, spoken: str) -> None:
        """Show these steps; `current` counts from 0."""
        self._steps, self._current = tuple(steps), current
        self.setText(spoken)
        self.updateGeometry()
        self.update()

    def shown(self) -> tuple[Step, ...]:
        """The steps with the words that have room now; an empty word is only a circle."""
        without_notes = tuple(Step(step.word) for step in self._steps)
        only_current = tuple(
            Step(step.word if number == self._current else "") for number, step in enumerate(self._steps)
        )
        choices = (self._steps, without_notes, only_current)
        return next((steps for steps in choices if self._width_of(steps) <= self.width()), only_current)

    def sizeHint(self) -> QSize:
        words = self._line(TextStyle.STRONG) + self._line(TextStyle.CAPTION)
        return QSize(self._width_of(self._steps), max(words, self._side()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(24) * max(len(self._steps), 1), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        steps = self.shown()
        spare = self.width() - sum(self._step_width(step) for step in steps)
        link = spare // max(len(steps) - 1, 1)
        x = 0
        for number, step in enumerate(steps):
            self._draw_circle(
                painter, QRect(x, (self.height() - self._side()) // 2, self._side(), self._side()), number
            )
            self._draw_words(painter, x + self._side() + self._gap(), number, step)
            x += self._step_width(step)
            if number + 1 < len(steps):
                self._draw_link(painter, x, link, done=number < self._current)
            x += link

    def _draw_circle(self, painter: QPainter, circle: QRect, number: int) -> None:
        tokens, metrics = self._theme.tokens, self._theme.metrics
        radius = circle.width() / 2
        if number < self._current:
            draw_box(painter, circle, fill=QColor(tokens.accent), radius=radius)
            draw_pixmap(painter, self._theme.pixmap("check", "on_accent", 14, self.devicePixelRatioF()), circle)
            return
        now = number == self._current
        border = QColor(tokens.mark if now else tokens.control)
        width = metrics.focus if now else metrics.border
        draw_box(painter, circle, fill=QColor(tokens.base), border=border, width=width, radius=radius)
        if now:
            inset = metrics.px(6)
            draw_box(painter, circle.adjusted(inset, inset, -inset, -inset), fill=border, radius=radius)
        else:
            font = self._theme.font(TextStyle.CAPTION_STRONG)
            middle = Qt.AlignmentFlag.AlignHCenter
            draw_line_of_text(painter, circle, str(number + 1), font, QColor(tokens.text2), middle)

    def _draw_words(self, painter: QPainter, x: int, number: int, step: Step) -> None:
        word, note = self._line(TextStyle.STRONG), self._line(TextStyle.CAPTION)
        top = (self.height() - word - (note if step.note else 0)) // 2
        colour = "link" if number == self._current else "text" if number < self._current else "text2"
        width = self.width() - x
        draw_line_of_text(
            painter, QRect(x, top, width, word), step.word, self._word_font(number), self._theme.colour(colour)
        )
        if step.note:
            font, quiet = self._theme.font(TextStyle.CAPTION), self._theme.colour("text2")
            draw_line_of_text(painter, QRect(x, top + word, width, note), step.note, font, quiet)

    def _draw_link(self, painter: QPainter, x: int, length: int, *, done: bool) -> None:
        gap, width = self._theme.metrics.px(14), self._theme.metrics.px(2)
        tokens = self._theme.tokens
        line = QRect(x + gap, (self.height() - width) // 2, length - 2 * gap, width)
        if line.width() > 0:
            painter.fillRect(line, QColor(tokens.mark if done else tokens.line))

    def _width_of(self, steps: Sequence[Step]) -> int:
        links = self._theme.metrics.px(40) * max(len(steps) - 1, 0)
        return sum(self._step_width(step) for step in steps) + links

    def _step_width(self, step: Step) -> int:
        word = QFontMetrics(self._theme.font(TextStyle.STRONG)).horizontalAdvance(step.word)
        note = QFontMetrics(self._theme.font(TextStyle.CAPTION)).horizontalAdvance(step.note)
        words = max(word, note)
        return self._side() + (self._gap() + words if words else 0)

    def _word_font(self, number: int) -> QFont:
        return self._theme.font(TextStyle.STRONG if number <= self._current else TextStyle.BODY)

    def _line(self, style: TextStyle) -> int:
        return QFontMetrics(self._theme.font(style)).height()

    def _side(self) -> int:
        return self._theme.metrics.px(22)

    def _gap(self) -> int:
        return self._theme.metrics.gap_s


class StepSegments(QLabel):
    """The same in small: one segment for each step, filled up to the current one. Its word stands beside it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count, self._current = 1, 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_step(self, current: int, count: int, spoken: str) -> None:
        """Fill up to the current step, which counts from 0."""
        self._current, self._count = current, count
        self.setText(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(120), self._theme.metrics.px(7))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(60), self._theme.metrics.px(7))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, metrics = self._theme.tokens, self._theme.metrics
        gap = metrics.px(5)
        room = self.width() + gap
        for number in range(self._count):
            left, right = room * number // self._count, room * (number + 1) // self._count - gap
            done = number <= self._current
            draw_box(
                painter,
                QRect(left, 0, right - left, self.height()),
                fill=QColor(tokens.mark if done else tokens.hover),
                border=QColor(tokens.mark if done else tokens.line),
                width=metrics.border,
                radius=metrics.px(3),
            )
