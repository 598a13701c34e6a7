"""Make it comfortable: text size, colours and help while typing, each applied as soon as it is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from clerk_app.settings.options import COLOURS, SHORT_FORMS, Option
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.theme.theme import SchemeChoice, Theme
from clerk_app.ui.ui_state import UiState
from clerk_app.ui.views.first_run.choice_card import Segment
from clerk_app.ui.widgets.card import Separator
from clerk_app.ui.widgets.key_cap import KeyCap
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

SIZES = (100, 125, 150, 200)
SCHEMES: tuple[SchemeChoice, ...] = ("system", "light", "dark", "contrast")
WIDTH = 400


class ComfortPane(QWidget):
    """The right side of the first run."""

    def __init__(self, theme: Theme, state: UiState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = state
        self._is_below = False
        self.sizes = [Segment(theme, f"{percent}%", percent) for percent in SIZES]
        self.schemes = {scheme: QRadioButton(_label_of(scheme)) for scheme in SCHEMES}
        self.typing = {option.key: QCheckBox(option.label) for option in (SHORT_FORMS,)}
        self._lay_out()
        self._connect()
        theme.changed.connect(self._fit)
        self._fit()
        self._show_typing()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.window))
        line = self._theme.metrics.border
        across = (self.width(), line) if self._is_below else (line, self.height())
        painter.fillRect(0, 0, *across, QColor(self._theme.tokens.line))

    def set_below(self, below: bool) -> None:
        """Whether it lies under the ways to begin, as wide as they are."""
        self._is_below = below
        self._fit()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.addWidget(TextLabel(self._theme, say("first_run.comfortable"), TextStyle.SECTION))
        note = TextLabel(self._theme, say("first_run.comfortable_text"), TextStyle.CAPTION, "text2")
        self._column.addWidget(note)
        self._add_heading("text_size")
        row = QHBoxLayout()
        row.setSpacing(0)
        for segment in self.sizes:
            segment.setAccessibleName(f"{say('first_run.text_size')} {segment.text()}")
            row.addWidget(segment)
        nest(self._column, row)
        self._add_heading("colours")
        for button in self.schemes.values():
            self._column.addWidget(button)
        self._add_heading("typing")
        for box in self.typing.values():
            self._column.addWidget(box)
        self._column.addSpacing(self._theme.metrics.gap_m)
        self._column.addWidget(Separator(self._theme))
        self._add_heading("keys")
        nest(self._column, self._keys())
        self._column.addStretch(1)

    def _add_heading(self, name: str) -> None:
        self._column.addSpacing(self._theme.metrics.gap_m)
        self._column.addWidget(TextLabel(self._theme, say(f"first_run.{name}"), TextStyle.STRONG))

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        rows = (
            (spec_of(ActionId.COMMANDS).key_text, "key_commands"),
            ("/a", "key_action"),
            (spec_of(ActionId.NEXT_PANEL).key_text, "key_panels"),
        )
        for number, (key, words) in enumerate(rows):
            left = Qt.AlignmentFlag.AlignLeft
            grid.addWidget(KeyCap(self._theme, key), number, 0, left)
            grid.addWidget(TextLabel(self._theme, say(f"first_run.{words}")), number, 1)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(self._theme.metrics.px(24))
        return grid

    def _connect(self) -> None:
        for segment in self.sizes:
            segment.clicked.connect(self._choose_size)
        for button in self.schemes.values():
            button.toggled.connect(self._choose_scheme)
        for box in self.typing.values():
            box.toggled.connect(self._choose_typing)

    def _choose_size(self) -> None:
        chosen = next((segment.value for segment in self.sizes if segment.isChecked()), 100)
        self._theme.set_text_size(chosen)
        self._state.remember("window.text_size", chosen)

    def _choose_scheme(self, on: bool) -> None:
        # The one chosen before is let go only after this one has told that it is chosen.
        chosen = next((scheme for scheme, button in self.schemes.items() if button is self.sender()), None)
        if on and chosen is not None:
            self._theme.set_scheme(chosen)
            self._state.remember("window.colours", chosen)

    def _choose_typing(self, on: bool) -> None:
        for key, box in self.typing.items():
            self._state.remember(key, box.isChecked())

    def _show_typing(self) -> None:
        for key, box in self.typing.items():
            box.blockSignals(True)
            box.setChecked(bool(self._state.number(key, 1)))
            box.blockSignals(False)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self.setMinimumWidth(0 if self._is_below else metrics.px(WIDTH))
        self.setMaximumWidth(NO_LIMIT if self._is_below else metrics.px(WIDTH))
        sides = metrics.px(24 if self._is_below else 36)
        self._column.setContentsMargins(sides, metrics.px(32), sides, metrics.px(24))
        self._column.setSpacing(metrics.px(6))
        self._show_look()

    def _show_look(self) -> None:
        """What is chosen now, also where it was chosen by menu or key."""
        for segment in self.sizes:
            # While they exclude one another, none can be let go, as a size that is not on offer needs it.
            segment.setAutoExclusive(False)
            segment.setChecked(segment.value == self._theme.text_size)
        for segment in self.sizes:
            segment.setAutoExclusive(True)
        for scheme, button in self.schemes.items():
            button.blockSignals(True)
            button.setChecked(scheme == self._theme.scheme)
            button.blockSignals(False)


def _label_of(scheme: SchemeChoice) -> str:
    option: Option[str] = COLOURS
    return next((choice.label for choice in option.choices if choice.value == scheme), scheme)
