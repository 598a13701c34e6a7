"""The rows of a form: a label with what answers it, a heading, a sentence, buttons, or a line that opens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.forms.lines import FormChoice, FormLine, FormText, KnownLine
from clerk_app.ui.forms.values import NO, YES, Answer, Deed, Deeds, Field, Heading, Kind, Opener, Part, Saying
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.ui.widgets.wrong_field import mark_wrong

LABEL_WIDTH = 168
"""The column of labels; below each other where there is no room for it."""


class Row(QWidget):
    """A row of a form; subclasses show one part of it."""

    typed = Signal(object)
    """An Answer while it is typed."""
    answered = Signal(object)
    """An Answer that is whole."""
    left = Signal()
    opened = Signal(str)
    grew = Signal()
    """Something inside grew that is to be seen."""
    moved = Signal(QWidget, QRect)
    """Another row of a list inside was chosen: the widget it is painted in, and where."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Take the lengths of the theme as it is now."""

    def show_part(self, part: Part, *, anew: bool) -> None:
        """Show another state of the part; what is being typed is left alone unless it is to be shown `anew`."""
        raise NotImplementedError

    def set_narrow(self, narrow: bool) -> None:
        """Whether labels stand above what answers them."""

    def set_wrong(self, key: str, sentence: str) -> None:
        """Say what is wrong with the answer to a key, or (empty) that nothing is."""

    def set_read_only(self) -> None:
        """Nothing can be changed."""

    def first(self) -> QWidget | None:
        """What takes the focus when somebody comes to the row; None where nothing does."""
        return None

    def target(self, key: str) -> QWidget | None:
        """What takes the focus when somebody comes to the row for the sake of a key."""
        return self.first()


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
    """A sentence; a rule stands out, as in the terms of reference."""

    def __init__(self, theme: Theme, part: Saying) -> None:
        super().__init__(theme)
        self._is_rule = part.is_rule
        style, colour = (TextStyle.WRITING, "text") if part.is_rule else (TextStyle.BODY, "text2")
        self._words = TextLabel(theme, part.words, style, colour)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._words)
        self.fit()

    def fit(self) -> None:
        metrics = self._theme.metrics
        side, ends = (metrics.px(16), metrics.px(12)) if self._is_rule else (0, 0)
        self._column.setContentsMargins(side, ends, side, ends)

    @property
    def words(self) -> str:
        """The sentence."""
        return self._words.text()

    def show_part(self, part: Part, *, anew: bool) -> None:
        if isinstance(part, Saying):
            self._words.setText(part.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_rule:
            painter, tokens = QPainter(self), self._theme.tokens
            painter.fillRect(self.rect(), QColor(tokens.accent_soft))
            painter.fillRect(0, 0, self._theme.metrics.mark, self.height(), QColor(tokens.mark))


class DeedsRow(Row):
    """Buttons beside each other, in a second line where there is no room for all."""

    def __init__(self, theme: Theme, part: Deeds) -> None:
        super().__init__(theme)
        self.buttons = {deed.key: _button(theme, deed) for deed in part.deeds}
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
        down = narrow and has_words
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)

    def set_wrong(self, key: str, sentence: str) -> None:
        if key in self.buttons:
            self._wrong.setText(sentence)
            self._wrong.setVisible(bool(sentence))

    def set_read_only(self) -> None:
        for button in self.buttons.values():
            button.setEnabled(False)

    def first(self) -> QWidget | None:
        return next(iter(self.buttons.values()), None)

    def target(self, key: str) -> QWidget | None:
        return self.buttons.get(key) or self.first()

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

    def first(self) -> QWidget | None:
        return self.button

    def _press(self) -> None:
        self.opened.emit(self._key)


class FieldRow(Row):
    """A label, what answers it, and below it the note and what is wrong."""

    def __init__(self, theme: Theme, part: Field) -> None:
        super().__init__(theme)
        self.part = part
        self._read_last = part.value
        self._label = TextLabel(theme, "", TextStyle.BODY, "text2")
        self._note = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self._wrong = TextLabel(theme, "", TextStyle.CAPTION, "danger.text")
        self._wrong.hide()
        self.control = self._made(theme, part)
        target = self.control.line if isinstance(self.control, KnownLine) else self.control
        self._target = target
        self._label.setBuddy(target)
        right = QVBoxLayout()
        right.setSpacing(theme.metrics.px(2))
        for widget in (self.control, self._wrong, self._note):
            right.addWidget(widget)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        nest(self._parts, right, 1)
        self._narrow = False
        self.show_part(part, anew=True)
        self.fit()

    @property
    def value(self) -> str:
        """What stands in it now."""
        match self.control:
            case FormLine():
                return self.control.text()
            case FormText():
                return self.control.toPlainText()
            case FormChoice():
                return str(self.control.currentData() or "")
            case QCheckBox():
                return YES if self.control.isChecked() else NO
        return ""

    def show_part(self, part: Part, *, anew: bool) -> None:
        if not isinstance(part, Field):
            return
        before, self.part = self.part, part
        self._label.setText("" if part.kind is Kind.TICK else part.label)
        self._target.setAccessibleName(part.name)
        self._note.setText(part.note)
        self._note.setVisible(bool(part.note))
        is_wrong = not self._wrong.isHidden()
        is_typed = isinstance(self.control, (FormLine, FormText)) and self.value not in (before.value, part.value)
        has_focus = isinstance(self.control, (FormLine, FormText)) and self.control.hasFocus()
        is_read = part.kind is Kind.READ and self.value == self._read_last and part.value != before.value
        if anew:
            self.set_wrong(part.key, "")
        if isinstance(self.control, KnownLine) and self.control.is_typed_in and not anew:
            return
        if anew or not (is_wrong or is_typed or has_focus) or (is_read and not is_wrong):
            self._fill(part)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.fit()

    def set_wrong(self, key: str, sentence: str) -> None:
        if key != self.part.key:
            return
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        if isinstance(self._target, FormLine):
            mark_wrong(self._target, sentence)
        else:
            self._target.setAccessibleDescription(sentence)

    def set_read_only(self) -> None:
        if isinstance(self._target, (FormLine, FormText)):
            self._target.setReadOnly(True)
        else:
            self._target.setEnabled(False)

    def first(self) -> QWidget | None:
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False

    def _made(self, theme: Theme, part: Field) -> FormLine | FormText | FormChoice | QCheckBox | KnownLine:
        match part.kind:
            case Kind.LINES:
                text = FormText(theme)
                text.textChanged.connect(self._type)
                text.left.connect(self.left)
                return text
            case Kind.CHOICE:
                choice = FormChoice()
                choice.activated.connect(self._answer)
                choice.installEventFilter(self)
                return choice
            case Kind.TICK:
                box = QCheckBox(part.label)
                box.clicked.connect(self._answer)
                box.installEventFilter(self)
                return box
            case Kind.KNOWN:
                known = KnownLine(theme, part.name)
                known.answered.connect(self._answer_known)
                known.left.connect(self.left)
                known.grew.connect(self.grew)
                known.moved.connect(self.moved)
                return known
            case Kind.WORDS:
                line = FormLine()
                line.textEdited.connect(self._type)
                line.entered.connect(self._answer)
                line.left.connect(self.left)
                return line
            case Kind.READ:
                line = FormLine()
                line.entered.connect(self._answer_changed)
                line.left.connect(self._leave_read)
                return line

    def _fill(self, part: Field) -> None:
        match self.control:
            case FormLine():
                self.control.show_text(part.value)
            case FormText():
                if self.control.toPlainText() != part.value:
                    self.control.blockSignals(True)
                    self.control.setPlainText(part.value)
                    self.control.blockSignals(False)
            case FormChoice():
                self._fill_choice(self.control, part)
            case QCheckBox():
                self.control.setText(part.label)
                self.control.setChecked(part.value == YES)
            case KnownLine():
                self.control.show_known(part.words, part.offers, part.new_as)

    def _fill_choice(self, choice: FormChoice, part: Field) -> None:
        known = [(choice.itemData(row), choice.itemText(row)) for row in range(choice.count())]
        if known != [(option.value, option.words) for option in part.options]:
            choice.clear()
            for option in part.options:
                choice.addItem(option.words, option.value)
        choice.setCurrentIndex(choice.findData(part.value))

    def fit(self) -> None:
        metrics = self._theme.metrics
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

    def _type(self) -> None:
        self.typed.emit(Answer(key=self.part.key, value=self.value))

    def _answer(self) -> None:
        self.answered.emit(Answer(key=self.part.key, value=self.value))

    def _answer_changed(self) -> None:
        if self.value.strip() != self.part.value or not self._wrong.isHidden():
            self._read_last = self.value
            self._answer()

    def _leave_read(self) -> None:
        self._answer_changed()
        self.left.emit()

    def _answer_known(self, value: str, new: str) -> None:
        self.answered.emit(Answer(key=self.part.key, value=value, new=new))


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


def _button(theme: Theme, deed: Deed) -> ActionButton:
    kind = ButtonKind.DANGER if deed.is_loss else ButtonKind.PLAIN
    button = ActionButton(theme, "" if deed.icon_alone else deed.words, icon=deed.icon, kind=kind, compact=True)
    button.setAccessibleName(deed.spoken or deed.words)
    if deed.icon_alone:
        button.setToolTip(deed.words)
    return button
