"""The rows of a form: a label with what answers it, a heading, a sentence, buttons, or a line that opens."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.forms.controls import Control
from clerk_app.ui.forms.lines import FormLine
from clerk_app.ui.forms.phrase_row import PhraseRow
from clerk_app.ui.forms.row import FlawLabel, Row, button_for, pass_on
from clerk_app.ui.forms.values import (
    Answer,
    Deeds,
    Field,
    Finding,
    Heading,
    Kind,
    Opener,
    Part,
    Phrase,
    Saying,
    Standing,
)
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.icon import IconLabel
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.status_card import StatusCard
from clerk_app.ui.widgets.text import TextLabel

LABEL_WIDTH = 168
"""The column of labels; below each other where there is no room for it."""


class HeadingRow(Row):
    """Words over some rows."""

    def __init__(self, theme: Theme, part: Heading) -> None:
        super().__init__(theme)
        self._words = TextLabel(theme, part.words, TextStyle.SECTION)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._words)
        self.fit()

    def fit(self) -> None:
        self._column.setContentsMargins(0, self._theme.metrics.px(10), 0, 0)

    def show_part(self, part: Part, *, anew: bool) -> None:
        if isinstance(part, Heading):
            self._words.setText(part.words)


class SayingRow(Row):
    """A sentence; a rule stands out, with its own words beside it, and what makes no sense has a sign before it."""

    def __init__(self, theme: Theme, part: Saying) -> None:
        super().__init__(theme)
        # Its height follows from its width: a fixed one would cut off what breaks into more lines than Qt had guessed.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._is_rule = part.is_rule
        style, colour = (TextStyle.WRITING, "text") if part.is_rule else (TextStyle.BODY, "text2")
        self._words = FlawLabel(theme) if part.is_flaw else TextLabel(theme, part.words, style, colour)
        self._beside = TextLabel(theme, part.beside, TextStyle.CAPTION, "text2")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._words)
        self._column.addWidget(self._beside)
        self.show_part(part, anew=True)
        self.fit()

    def fit(self) -> None:
        metrics = self._theme.metrics
        side, ends = (metrics.px(16), metrics.px(12)) if self._is_rule else (0, 0)
        self._column.setContentsMargins(side, ends, side, ends)
        self._column.setSpacing(metrics.px(6))

    @property
    def words(self) -> str:
        """The sentence."""
        return self._words.text()

    @property
    def beside(self) -> str:
        """What stands below it in smaller letters."""
        return self._beside.text()

    def show_part(self, part: Part, *, anew: bool) -> None:
        if isinstance(part, Saying):
            self._words.setText(part.words)
            self._beside.setText(part.beside)
            self._beside.setVisible(bool(part.beside))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_rule:
            painter, tokens = QPainter(self), self._theme.tokens
            painter.fillRect(self.rect(), QColor(tokens.accent_soft))
            painter.fillRect(0, 0, self._theme.metrics.mark, self.height(), QColor(tokens.mark))


class DeedsRow(Row):
    """Buttons beside each other, in a second line where there is no room for all."""

    def __init__(self, theme: Theme, part: Deeds) -> None:
        super().__init__(theme)
        self.buttons = {deed.key: button_for(theme, deed) for deed in part.deeds}
        self._changing = [self.buttons[deed.key] for deed in part.deeds if not deed.changes_nothing]
        self._wrong = TextLabel(theme, "", TextStyle.CAPTION, "danger.text")
        self._wrong.hide()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for key, button in self.buttons.items():
            button.setProperty("deed", key)
            button.clicked.connect(self._press)
            self._line.addWidget(button)
        self._line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        nest(column, self._line)
        column.addWidget(self._wrong)
        self.fit()

    def fit(self) -> None:
        self._line.setSpacing(self._theme.metrics.gap_s)

    def show_part(self, part: Part, *, anew: bool) -> None:
        if isinstance(part, Deeds):
            for deed in part.deeds:
                self.buttons[deed.key].setText("" if deed.icon_alone else deed.words)
                self.buttons[deed.key].setAccessibleName(deed.spoken or deed.words)

    def set_narrow(self, narrow: bool) -> None:
        has_words = any(button.text() for button in self.buttons.values())
        down = narrow and has_words and len(self.buttons) > 1  # one alone has room, and is no wider than its words
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)

    def set_wrong(self, key: str, sentence: str) -> None:
        if key in self.buttons:
            self._wrong.setText(sentence)
            self._wrong.setVisible(bool(sentence))

    def set_read_only(self) -> None:
        for button in self._changing:
            button.setEnabled(False)

    def first(self) -> QWidget | None:
        return next(iter(self.buttons.values()), None)

    def target(self, key: str) -> QWidget | None:
        return self.buttons.get(key) or self.first()

    def targets(self) -> tuple[QWidget, ...]:
        return tuple(self.buttons.values())

    def holds(self, key: str) -> bool:
        return key in self.buttons

    def key_here(self) -> str:
        return next((key for key, button in self.buttons.items() if button.hasFocus()), "")

    def _press(self) -> None:
        self.answered.emit(Answer(key=str(self.sender().property("deed"))))


class OpenerRow(Row):
    """A line that opens what is below it."""

    def __init__(self, theme: Theme, part: Opener) -> None:
        super().__init__(theme)
        self._key = part.key
        self.button = ActionButton(theme, part.words, kind=ButtonKind.QUIET, flush=True)
        self._note = TextLabel(theme, part.note, TextStyle.CAPTION, "text2")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.button)
        self._line.addWidget(self._note, 1)
        self.button.clicked.connect(self._press)
        self.show_part(part, anew=True)
        self.fit()

    def fit(self) -> None:
        self._line.setSpacing(self._theme.metrics.gap_m)

    def show_part(self, part: Part, *, anew: bool) -> None:
        if isinstance(part, Opener):
            self.button.setText(part.words)
            self.button.set_icon_name("chevron-down" if part.is_open else "chevron-right")
            self._note.setText(part.note)
            self.button.setAccessibleDescription(part.note)

    @property
    def note(self) -> str:
        """What is said beside it."""
        return self._note.text()

    def first(self) -> QWidget | None:
        return self.button

    def _press(self) -> None:
        self.opened.emit(self._key)


class StandingRow(Row):
    """How something stands, as a card that can be read by whoever cannot see it."""

    def __init__(self, theme: Theme, part: Standing) -> None:
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.card = StatusCard(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self._word = ""
        self.show_part(part, anew=True)

    def show_part(self, part: Part, *, anew: bool) -> None:
        if isinstance(part, Standing):
            self.card.set_status(part.kind, part.word, part.count, part.reason)
            if self._word not in ("", part.word):
                announce(self, part.word)
            self._word = part.word

    def first(self) -> QWidget | None:
        return self.card


class FindingRow(Row):
    """A case, and at the right what was found of it with its sign."""

    def __init__(self, theme: Theme, part: Finding) -> None:
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._words = TextLabel(theme, part.words)
        self._note = TextLabel(theme, part.note, TextStyle.CAPTION, "text2")
        self._sign = IconLabel(theme, "check", "ok.text", 16)
        self._told = TextLabel(theme, part.told, TextStyle.STRONG)
        self._told.setWordWrap(False)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._words)
        left.addWidget(self._note)
        self._line = QHBoxLayout(self)
        nest(self._line, left, 1)
        self._line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._told, 0, Qt.AlignmentFlag.AlignTop)
        self.show_part(part, anew=True)
        self.fit()

    def fit(self) -> None:
        self._line.setContentsMargins(0, 0, 0, self._theme.metrics.px(6))
        self._line.setSpacing(self._theme.metrics.gap_xs)

    @property
    def words(self) -> str:
        """The case and what was found."""
        return f"{self._words.text()}: {self._told.text()}"

    def show_part(self, part: Part, *, anew: bool) -> None:
        if isinstance(part, Finding):
            colour = "ok.text" if part.is_good else "danger.text"
            self._words.setText(part.words)
            self._note.setText(part.note)
            self._note.setVisible(bool(part.note))
            self._sign.set_icon("check" if part.is_good else "x", colour)
            self._told.setText(part.told)
            self._told.set_colour(colour)

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self._theme.metrics.border
        QPainter(self).fillRect(0, self.height() - line, self.width(), line, QColor(self._theme.tokens.line))


class FieldRow(Row):
    """A label, what answers it, and below it the note and what is wrong."""

    def __init__(self, theme: Theme, part: Field) -> None:
        super().__init__(theme)
        # As of a sentence: a note breaks into as many lines as the width makes of it.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._label = TextLabel(theme, "", TextStyle.BODY, "text2")
        self._note = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._wrong = TextLabel(theme, "", TextStyle.CAPTION, "danger.text")
        self._wrong.hide()
        self.control = Control(theme, part, self)
        pass_on(self.control, self)
        self._label.setBuddy(self.control.target)
        right = QVBoxLayout()
        right.setSpacing(theme.metrics.px(2))
        for widget in (self.control.widget, self._wrong, self._note):
            right.addWidget(widget)
        if part.letters:
            right.setAlignment(self.control.widget, Qt.AlignmentFlag.AlignLeft)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        nest(self._parts, right, 1)
        self._narrow = False
        self.show_part(part, anew=True)
        self.fit()

    @property
    def part(self) -> Field:
        """What is asked."""
        return self.control.part

    @property
    def value(self) -> str:
        """What stands in it now."""
        return self.control.value

    def show_part(self, part: Part, *, anew: bool) -> None:
        if not isinstance(part, Field):
            return
        self._label.setText("" if part.kind is Kind.TICK else part.label)
        self._note.setText(part.note)
        self._note.setVisible(bool(part.note))
        if anew:
            self.set_wrong(part.key, "")
        self.control.show_field(part, anew=anew)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.fit()

    def set_wrong(self, key: str, sentence: str) -> None:
        if key != self.part.key:
            return
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.control.set_wrong(sentence)

    def set_read_only(self) -> None:
        self.control.set_read_only()

    def first(self) -> QWidget | None:
        return self.control.target

    def targets(self) -> tuple[QWidget, ...]:
        return self.control.targets

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if self.part.kind is Kind.TICK:
            hint.setWidth(self.control.widget.sizeHint().width())
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tick()

    def _fit_tick(self) -> None:
        """The words of a tick do not break: where they are long, they begin where labels do."""
        if self.part.kind is Kind.TICK and not self._narrow:
            room = self.width() - self._theme.metrics.px(LABEL_WIDTH) - self._parts.spacing()
            self._label.setVisible(self.control.widget.sizeHint().width() <= room)

    def fit(self) -> None:
        metrics = self._theme.metrics
        if isinstance(self.control.widget, FormLine):
            self.control.narrow_to_letters()
        self._parts.setSpacing(metrics.px(4 if self._narrow else 12))
        direction = QBoxLayout.Direction.TopToBottom if self._narrow else QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(direction)
        is_above = self._narrow and not self._label.text()
        self._label.setVisible(not is_above)
        if self._narrow:
            self._label.setMinimumWidth(0)
            self._label.setMaximumWidth(NO_LIMIT)
            self._label.setContentsMargins(0, 0, 0, 0)
        else:
            self._label.setFixedWidth(metrics.px(LABEL_WIDTH))
            self._label.setContentsMargins(0, metrics.px(7), 0, 0)
        self._fit_tick()


def row_for(theme: Theme, part: Part) -> Row:
    """The row that shows a part."""
    match part:
        case Field():
            return FieldRow(theme, part)
        case Heading():
            return HeadingRow(theme, part)
        case Saying():
            return SayingRow(theme, part)
        case Deeds():
            return DeedsRow(theme, part)
        case Opener():
            return OpenerRow(theme, part)
        case Phrase():
            return PhraseRow(theme, part)
        case Standing():
            return StandingRow(theme, part)
        case Finding():
            return FindingRow(theme, part)
