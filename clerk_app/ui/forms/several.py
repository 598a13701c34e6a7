"""Some of many: each as a chip that a press takes away, and behind them what adds one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.ui.forms.lines import FormChoice, FormLine, SettledChoice
from clerk_app.ui.forms.values import Field, Option, joined, parted
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.wrapping import WrappingLayout
from clerk_app.wording.catalogue import say

_LETTERS = 14
_BESIDE_WORDS = 50


class SeveralBox(QWidget):
    """The chips of what is chosen, with a choice of the others, or with a line where there are no options."""

    answered = Signal(str)
    """All values as they are to be."""
    left = Signal()

    def __init__(self, theme: Theme, part: Field) -> None:
        super().__init__()
        self._theme = theme
        self._values: tuple[str, ...] = ()
        self._options: tuple[Option, ...] = ()
        self._words: tuple[str, ...] = ()
        self.chips: list[ActionButton] = []
        self._is_read_only = False
        self.adding: FormChoice | FormLine = self._made_adding(part)
        self.adding.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._line = WrappingLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.arrange([[self.adding]])
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def value(self) -> str:
        """What is chosen."""
        return joined(self._values)

    @property
    def targets(self) -> tuple[QWidget, ...]:
        """What can take the focus, in order."""
        return (*self.chips, self.adding)

    def show_several(self, part: Field) -> None:
        """Show what is chosen, and offer what is not."""
        values = parted(part.value)
        focused = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), None)
        if values != self._values or part.options != self._options:
            self._values, self._options = values, part.options
            self._show_chips([_words_of(value, part.options) for value in values])
            self._offer_others(part)
            self._fit()
            if focused is not None:
                (*self.chips, self.adding)[min(focused, len(self.chips))].setFocus(Qt.FocusReason.OtherFocusReason)
        for chip, words in zip(self.chips, self._words, strict=True):
            chip.setAccessibleName(say("forms.take_away", name=words, of=part.name))
        self.adding.setAccessibleName(say("forms.add_to", of=part.name))

    def set_read_only(self) -> None:
        """Nothing can be added or taken away."""
        self._is_read_only = True
        for widget in self.targets:
            widget.setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False

    def _made_adding(self, part: Field) -> FormChoice | FormLine:
        if part.new_as or not part.options:
            line = FormLine()
            line.setPlaceholderText(say("forms.add_typed"))
            line.entered.connect(self._add_typed)
            line.left.connect(self._add_typed)
            return line
        choice = SettledChoice()
        choice.settled.connect(self._add_chosen)
        return choice

    def _show_chips(self, words: Sequence[str]) -> None:
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self._words = tuple(words)
        shown = (said.replace("&", "&&") for said in words)
        self.chips = [ActionButton(self._theme, said, icon="x", compact=True, icon_last=True) for said in shown]
        for place, chip in enumerate(self.chips):
            chip.setProperty("place", place)
            chip.setEnabled(not self._is_read_only)
            chip.clicked.connect(self._take_away)
        self._line.arrange([[*self.chips, self.adding]])
        for chip in self.chips:
            chip.show()
        self.updateGeometry()

    def _offer_others(self, part: Field) -> None:
        if isinstance(self.adding, FormLine):
            return
        self.adding.blockSignals(True)
        self.adding.clear()
        nobody = part.words if not self._values and part.words else ""
        self.adding.addItem(nobody or say("forms.add_chosen"), "")
        for option in part.options:
            if option.value not in self._values:
                self.adding.addItem(option.words, option.value)
        self.adding.setCurrentIndex(0)
        self.adding.blockSignals(False)

    def _add_chosen(self) -> None:
        value = str(self.adding.currentData() or "") if isinstance(self.adding, FormChoice) else ""
        if value:
            self.answered.emit(joined((*self._values, value)))

    def _add_typed(self) -> None:
        if not isinstance(self.adding, FormLine):
            return
        value = " ".join(self.adding.text().split())
        self.adding.show_text("")
        if value and value not in self._values:
            self.answered.emit(joined((*self._values, value)))

    def _take_away(self) -> None:
        place = int(self.sender().property("place"))
        self.answered.emit(joined((*self._values[:place], *self._values[place + 1 :])))

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._line.setSpacing(metrics.px(6))
        self._line.set_line_spacing(metrics.px(6))
        if isinstance(self.adding, FormChoice):
            self.adding.be_as_wide_as_its_words(metrics.px(_BESIDE_WORDS))
        else:
            self.adding.setFixedWidth(self.adding.fontMetrics().averageCharWidth() * _LETTERS + metrics.px(24))


def _words_of(value: str, options: Sequence[Option]) -> str:
    return next((option.short or option.words for option in options if option.value == value), value)
