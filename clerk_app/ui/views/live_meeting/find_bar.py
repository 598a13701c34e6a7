"""Words to find, and to put others in their place: slim lines over the minute, with the focus until Esc."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QWidget

from clerk_app.domain.word_search import Search, typed_words
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.enter_key import presses_button
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.ui.widgets.undo_key import is_undo
from clerk_app.ui.widgets.wrapping import WrappingLayout
from clerk_app.wording.catalogue import say

FIELD_WIDTH = 150
"""What a field has at least, before its line breaks."""
RESULT_WIDTH = 190
"""What the result has at least, so that no count that changes breaks the lines anew."""
BRIEF_RESULT_WIDTH = 130
"""The same where there is little height: "1 of 7 in this minute" in one line, more in two."""


class FindBar(QWidget):
    """What is looked for and how, and what came of it; whoever listens looks into the text."""

    left = Signal()
    """The focus goes back to the text."""
    search_changed = Signal()
    """Other words are looked for, or elsewhere, or in another way."""
    next_asked = Signal()
    replace_asked = Signal()
    replace_all_asked = Signal()
    lines_changed = Signal()
    """It may take another height than before."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._brief = False
        self._lines = WrappingLayout(self)
        self.field = _field(say("live.finding.find"))
        self.field.setToolTip(say("live.finding.find_hint"))
        self.field.setAccessibleDescription(say("live.finding.find_hint"))
        self.replacement = _field(say("live.finding.replace_with"))
        self.result = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.why_not = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.next_button = ActionButton(theme, say("live.finding.next"), keys="F3", compact=True)
        self.close_button = ActionButton(theme, say("live.finding.close"), keys="Esc", compact=True)
        self.replace_button = ActionButton(theme, say("live.finding.replace"), keys="Enter", compact=True)
        self.replace_all_button = ActionButton(theme, say("live.finding.replace_all"), compact=True)
        self.match_case = QCheckBox(say("live.finding.match_case"))
        self.whole_words = QCheckBox(say("live.finding.whole_words"))
        self.scope = QComboBox()
        self.scope.addItems([say("live.finding.here"), say("live.finding.everywhere")])
        self.scope.setAccessibleName(say("live.finding.scope"))
        self.options_button = ActionButton(theme, say("live.finding.options"), icon="chevron-down", compact=True)
        self.options_button.setCheckable(True)
        self.options_button.setToolTip(say("live.finding.options_hint"))
        self._options = (self.match_case, self.whole_words, self.scope)
        self._replacing = (self.replacement, self.replace_button, self.replace_all_button)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._fit)
        self._fit()
        self.show_finding()
        self.hide()

    @property
    def search(self) -> Search:
        """What is looked for."""
        words = typed_words(self.field.text())
        return Search(words, self.match_case.isChecked(), self.whole_words.isChecked())

    @property
    def is_everywhere(self) -> bool:
        """True where every minute of the meeting is meant, not just the one that is shown."""
        return self.scope.currentIndex() == 1

    @property
    def words(self) -> str:
        """What is to be put in place of what is found."""
        return typed_words(self.replacement.text())

    def choose(self, *, match_case: bool, whole_words: bool, everywhere: bool) -> None:
        """Look for words in this way from the start."""
        with QSignalBlocker(self.match_case), QSignalBlocker(self.whole_words), QSignalBlocker(self.scope):
            self.match_case.setChecked(match_case)
            self.whole_words.setChecked(whole_words)
            self.scope.setCurrentIndex(int(everywhere))

    def begin(self, selected: str) -> None:
        """Show it with the selected words, if any, ready to be typed over."""
        if selected:
            self.field.setText(selected)
        self.show()
        self._go_to(self.field)

    def begin_replacing(self) -> None:
        """The words to find stand there already: go on to those that take their place."""
        self._go_to(self.replacement)

    def show_finding(self) -> None:
        """Show the line of what is looked for alone."""
        self._show_second(replacing=False, why_not="")

    def show_replacing(self, why_not: str) -> None:
        """Show the second line too; where words cannot be replaced, it says why."""
        self._show_second(replacing=not why_not, why_not=why_not)

    @property
    def shows_second(self) -> bool:
        """True while the second line is shown."""
        return not (self.replacement.isHidden() and self.why_not.isHidden())

    def say(self, sentence: str) -> None:
        """Tell what came of it, aloud as well."""
        self.result.setText(sentence)
        self.lines_changed.emit()
        if sentence:
            announce(self, sentence)

    def set_brief(self, brief: bool) -> None:
        """Fill every line before the next is begun, and fold how to look, where there is little height."""
        if brief != self._brief:
            self._brief = brief
            if any(option.hasFocus() for option in self._options):
                self.options_button.setChecked(True)
            for button in self._with_keys:
                button.set_shows_keys(not brief)
            self._fold()
            self._arrange()
            self._fit()

    @property
    def _with_keys(self) -> tuple[ActionButton, ...]:
        """The buttons whose keys the foot of the window says too."""
        return self.next_button, self.close_button, self.replace_button

    def _fold(self) -> None:
        """How to look is shown at once where there is height, else once it is asked for."""
        self.options_button.setVisible(self._brief)
        for option in self._options:
            option.setVisible(not self._brief or self.options_button.isChecked())

    def _fold_or_open(self) -> None:
        self._fold()
        self.lines_changed.emit()

    def leave(self) -> None:
        """Hide it; the caret stays at what was found."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif not presses_button(event, self):
            super().keyPressEvent(event)

    def _go_to(self, field: QLineEdit) -> None:
        field.selectAll()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_second(self, *, replacing: bool, why_not: str) -> None:
        for part in self._replacing:
            part.setVisible(replacing)
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))
        self.lines_changed.emit()

    def _connect(self) -> None:
        self.field.textChanged.connect(self.search_changed)
        self.match_case.toggled.connect(self.search_changed)
        self.whole_words.toggled.connect(self.search_changed)
        self.scope.currentIndexChanged.connect(self.search_changed)
        self.field.returnPressed.connect(self.next_asked)
        self.next_button.clicked.connect(self.next_asked)
        self.replacement.returnPressed.connect(self.replace_asked)
        self.replace_button.clicked.connect(self.replace_asked)
        self.replace_all_button.clicked.connect(self.replace_all_asked)
        self.close_button.clicked.connect(self.leave)
        self.options_button.clicked.connect(self._fold_or_open)

    def _lay_out(self) -> None:
        self.result.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.why_not.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._arrange()
        self._fold()
        for before, behind in pairwise(self._in_order()):
            QWidget.setTabOrder(before, behind)

    def _in_order(self) -> tuple[QWidget, ...]:
        """What Tab reaches, one after the other."""
        buttons = (self.replace_button, self.replace_all_button, self.next_button, self.close_button)
        return (self.field, self.replacement, *buttons, self.options_button, *self._options)

    def _arrange(self) -> None:
        if self._brief:
            unfolded = (self.result, *self._options)
            before = tuple(part for part in self._in_order() if part not in unfolded)
            self._lines.arrange([(*before, self.why_not, *unfolded)])
            return
        self._lines.arrange(
            [
                (self.field, self.next_button, self.close_button),
                (self.replacement, self.replace_button, self.replace_all_button, self.why_not),
                (self.options_button, *self._options, self.result),
            ]
        )

    def _fit(self) -> None:
        metrics = self._theme.metrics
        left, ends = (24, 3) if self._brief else (76, 6)
        self._lines.setContentsMargins(metrics.px(left), metrics.px(ends), metrics.px(24), metrics.px(ends))
        self._lines.setSpacing(metrics.gap_s)
        self._lines.set_line_spacing(metrics.gap_xs if self._brief else metrics.gap_s)
        for field in (self.field, self.replacement):
            field.setMinimumWidth(metrics.px(FIELD_WIDTH))
        self.result.setMinimumWidth(metrics.px(BRIEF_RESULT_WIDTH if self._brief else RESULT_WIDTH))
        for pair in ((self.next_button, self.replace_button), (self.close_button, self.replace_all_button)):
            width = 0 if self._brief else max(button.sizeHint().width() for button in pair)
            for button in pair:
                button.setMinimumWidth(width)


class _Field(QLineEdit):
    """A line whose letters are not taken back one by one: undo takes back what was replaced."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return False
        return super().event(event)


def _field(name: str) -> QLineEdit:
    made = _Field()
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    return made
