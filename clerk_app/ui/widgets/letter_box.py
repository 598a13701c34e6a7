"""A small box that holds one letter: solid, in outline, soft, dashed, dotted or empty.

LetterBox(theme, "P", "present")
draw_letter_box(painter, rect, "R", theme)              for delegates; `theme.metrics.letter_box` is its side
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.painting import draw_box, steady
from clerk_app.ui.theme.theme import Theme


@dataclass(frozen=True)
class LetterLook:
    """Paths of the tokens for surface, border and letter, and the line of the border."""

    fill: str
    border: str
    letter: str
    line: Qt.PenStyle = Qt.PenStyle.SolidLine


EMPTY = LetterLook("base", "control", "text2")
LETTER_LOOKS: Mapping[str, LetterLook] = MappingProxyType(
    {
        "P": LetterLook("decision.bar", "decision.bar", "base"),
        "R": LetterLook("base", "decision.bar", "decision.text"),
        "S": LetterLook("base", "mark", "link"),
        "A": LetterLook("hover", "control", "text2"),
        "L": LetterLook("base", "control", "text2", Qt.PenStyle.DashLine),
        "E": LetterLook("base", "control", "text2", Qt.PenStyle.DotLine),
        "N": LetterLook("base", "control", "text2", Qt.PenStyle.DashLine),
    }
)
"""Only P is solid; the other letters differ in border, so that none is told by its colour alone."""


def draw_letter_box(painter: QPainter, rect: QRect, letter: str, theme: Theme) -> None:
    """Draw the box of a letter in the middle of a room; no letter gives an empty box."""
    side = theme.metrics.letter_box
    box = QRect(0, 0, side, side)
    box.moveCenter(rect.center())
    look = LETTER_LOOKS.get(letter, EMPTY)
    draw_box(
        painter,
        box,
        fill=theme.colour(look.fill),
        border=theme.colour(look.border),
        width=theme.metrics.border,
        radius=theme.metrics.radius_chip,
        line=look.line,
    )
    with steady(painter):
        painter.setFont(theme.font(TextStyle.CAPTION_STRONG))
        painter.setPen(theme.colour(look.letter))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


class LetterBox(QLabel):
    """The box as a widget; `spoken` is what the letter stands for."""

    def __init__(self, theme: Theme, letter: str = "", spoken: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.set_letter(letter, spoken)

    def set_letter(self, letter: str, spoken: str) -> None:
        """Show another letter, or none."""
        self.setText(letter)
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.metrics.letter_box
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_letter_box(QPainter(self), self.rect(), self.text(), self._theme)
