"""A colour as its six figures and letters, seen beside them, and the computer's own way to choose one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QSizePolicy, QWidget

from clerk_app.ui.forms.lines import FormLine
from clerk_app.ui.theme.painting import draw_box
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.wording.catalogue import say

_LETTERS = 9


def ask_colour(parent: QWidget, colour: str, title: str) -> str | None:
    """Six hexadecimal digits of the colour that was chosen, beginning with one; None where none was."""
    chosen = QColorDialog.getColor(QColor(f"#{colour}"), parent, title)
    return chosen.name().removeprefix("#").upper() if chosen.isValid() else None


class ColourLine(QWidget):
    """The line, the colour that it says, and the button that chooses another."""

    chosen = Signal()
    """A colour was chosen, and stands in the line."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self.line = FormLine()
        self.swatch = _Swatch(theme)
        self.button = ActionButton(theme, say("forms.choose_colour"), compact=True)
        self.button.setAccessibleName(say("forms.choose_colour_spoken", name=name))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self.line, self.swatch, self.button):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._show_colour)
        self.button.clicked.connect(self._ask)
        theme.changed.connect(self._fit)
        self._fit()

    def show_colour(self, colour: str) -> None:
        """Fill the line with a colour."""
        self.line.show_text(colour)
        self._show_colour(colour)

    def _show_colour(self, text: str) -> None:
        self.swatch.show_colour(text)

    def _ask(self) -> None:
        found = ask_colour(self, self.line.text(), self._name)
        if found is not None:
            self.show_colour(found)
            self.chosen.emit()

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._row.setSpacing(metrics.gap_s)
        self.line.setFixedWidth(self.line.fontMetrics().averageCharWidth() * _LETTERS + metrics.px(26))


class _Swatch(QWidget):
    """A patch of the colour on a ground that is white as paper is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colour = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._fit)
        self._fit()

    def show_colour(self, text: str) -> None:
        """Show this colour, or nothing where the text is none."""
        self._colour = text.strip().removeprefix("#")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour, metrics = QColor(f"#{self._colour}"), self._theme.metrics
        fill = colour if colour.isValid() else QColor(self._theme.tokens.base)
        border = QColor(self._theme.tokens.control)
        draw_box(
            QPainter(self), self.rect(), fill=fill, border=border, width=metrics.border, radius=metrics.radius_chip
        )

    def _fit(self) -> None:
        side = self._theme.metrics.px(24)
        self.setFixedSize(side, side)
