"""What answers a field, as one widget; what is typed in it is left alone while what is committed changes around it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from clerk_app.ui.forms.colour_line import ColourLine
from clerk_app.ui.forms.lines import FormChoice, FormLine, FormText, KnownLine, SettledChoice
from clerk_app.ui.forms.measures import stepped, tenths_read
from clerk_app.ui.forms.several import SeveralBox
from clerk_app.ui.forms.values import NO, YES, Answer, Field, Kind
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.wrong_field import mark_wrong

_BESIDE_WORDS = 50
"""What the frame and the arrow of a choice take."""
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class NumberLine(FormLine):
    """A line for a whole number, which the arrows up and down change."""

    stepped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        typed = self.text().strip()
        number = int(typed) if typed.isascii() and typed.isdigit() else 0
        self.show_text(str(max(number + step, 0)))
        self.selectAll()
        self.stepped.emit()


class MeasureLine(FormLine):
    """A line for a length with its unit, which the arrows up and down change by a round step."""

    stepped = Signal()

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        self.show_text(stepped(self.text(), self._unit, step))
        self.selectAll()
        self.stepped.emit()


Answering = FormLine | FormText | FormChoice | QCheckBox | KnownLine | ColourLine | SeveralBox
_READ = (Kind.READ, Kind.MEASURE, Kind.COLOUR)
"""What is read once it is whole."""


class Control(QObject):
    """The widget of a field, and the way of its answers."""

    typed = Signal(object)
    """An Answer while it is typed."""
    answered = Signal(object)
    """An Answer that is whole."""
    left = Signal()
    grew = Signal()
    moved = Signal(QWidget, QRect)
    """As those of a row."""

    def __init__(self, theme: Theme, part: Field, owner: QWidget) -> None:
        super().__init__(owner)
        self.part = part
        self._theme = theme
        self._read_last = part.value
        self._is_wrong = False
        self.widget = self._made(part)
        self.show_field(part, anew=True)

    @property
    def target(self) -> QWidget:
        """What takes the focus."""
        match self.widget:
            case KnownLine() | ColourLine():
                return self.widget.line
            case SeveralBox():
                return self.widget.adding
        return self.widget

    @property
    def targets(self) -> tuple[QWidget, ...]:
        """All that can take the focus, in order."""
        match self.widget:
            case SeveralBox():
                return self.widget.targets
            case ColourLine():
                return (self.widget.line, self.widget.button)
        return (self.target,)

    @property
    def value(self) -> str:
        """What stands in it now."""
        match self.widget:
            case FormLine():
                return self.widget.text()
            case ColourLine():
                return self.widget.line.text()
            case FormText():
                return self.widget.toPlainText()
            case FormChoice():
                return str(self.widget.currentData() or "")
            case QCheckBox():
                return YES if self.widget.isChecked() else NO
            case SeveralBox():
                return self.widget.value
        return ""

    def show_field(self, part: Field, *, anew: bool) -> None:
        """Show another state of the field; what is being typed is left alone unless it is to be shown `anew`."""
        before, self.part = self.part, part
        self.target.setAccessibleName(part.name)
        is_line = isinstance(self.widget, (FormLine, FormText, ColourLine))
        is_typed = is_line and self.value not in (before.value, part.value)
        has_focus = is_line and self.target.hasFocus()
        is_read = part.kind in _READ and self.value == self._read_last and part.value != before.value
        if anew:
            self.set_wrong("")
        if isinstance(self.widget, KnownLine) and self.widget.is_typed_in and not anew:
            return
        if isinstance(self.widget, SettledChoice) and self.widget.is_pending and not anew:
            return
        if anew or not (self._is_wrong or is_typed or has_focus) or (is_read and not self._is_wrong):
            self._fill(part)

    def set_wrong(self, sentence: str) -> None:
        """Mark the answer as one that cannot be kept, or (empty) as one that can."""
        self._is_wrong = bool(sentence)
        if isinstance(self.target, FormLine):
            mark_wrong(self.target, sentence)
        else:
            self.target.setAccessibleDescription(sentence)

    def set_read_only(self) -> None:
        """Nothing can be changed."""
        if isinstance(self.widget, ColourLine):
            self.widget.button.setEnabled(False)
        match self.target:
            case FormLine() | FormText() as line:
                line.setReadOnly(True)
            case _ if isinstance(self.widget, SeveralBox):
                self.widget.set_read_only()
            case other:
                other.setEnabled(False)

    def narrow_to_letters(self) -> None:
        """Be no wider than the field says."""
        if isinstance(self.widget, FormLine) and self.part.letters:
            letters = self.widget.fontMetrics().averageCharWidth() * self.part.letters
            self.widget.setFixedWidth(letters + self._theme.metrics.px(26))
            self.widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        elif isinstance(self.widget, FormChoice):
            self.widget.be_as_wide_as_its_words(self._theme.metrics.px(_BESIDE_WORDS))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False

    def _made(self, part: Field) -> Answering:
        match part.kind:
            case Kind.LINES:
                text = FormText(self._theme, part.lines)
                text.textChanged.connect(self._type)
                text.left.connect(self.left)
                return text
            case Kind.CHOICE:
                return self._made_choice(part)
            case Kind.TICK:
                box = QCheckBox(part.label)
                box.clicked.connect(self._answer)
                box.installEventFilter(self)
                return box
            case Kind.KNOWN:
                known = KnownLine(self._theme, part.name)
                known.answered.connect(self._answer_known)
                known.left.connect(self.left)
                known.grew.connect(self.grew)
                known.moved.connect(self.moved)
                return known
            case Kind.SEVERAL:
                several = SeveralBox(self._theme, part)
                several.answered.connect(self._answer_several)
                several.left.connect(self.left)
                return several
            case Kind.WORDS:
                line = FormLine()
                line.textEdited.connect(self._type)
                line.entered.connect(self._answer)
                line.left.connect(self.left)
                return line
            case Kind.NUMBER:
                number = NumberLine()
                number.textEdited.connect(self._type_number)
                number.stepped.connect(self._type)
                number.entered.connect(self._answer_changed)
                number.left.connect(self._leave_read)
                return number
            case Kind.MEASURE:
                measure = MeasureLine(part.unit)
                measure.textEdited.connect(self._type_measure)
                measure.stepped.connect(self._type)
                measure.entered.connect(self._answer_measure)
                measure.left.connect(self._leave_measure)
                return measure
            case Kind.COLOUR:
                colour = ColourLine(self._theme, part.name)
                colour.chosen.connect(self._answer_changed)
                colour.line.entered.connect(self._answer_changed)
                colour.line.left.connect(self._leave_read)
                return colour
            case Kind.READ:
                line = FormLine()
                line.entered.connect(self._answer_changed)
                line.left.connect(self._leave_read)
                return line

    def _made_choice(self, part: Field) -> FormChoice:
        if part.settles:
            settled = SettledChoice()
            settled.settled.connect(self._answer)
            settled.installEventFilter(self)
            return settled
        choice = FormChoice()
        choice.activated.connect(self._answer)
        choice.installEventFilter(self)
        return choice

    def _fill(self, part: Field) -> None:
        match self.widget:
            case FormLine():
                self.widget.show_text(part.value)
            case ColourLine():
                self.widget.show_colour(part.value)
            case FormText():
                if self.widget.toPlainText() != part.value:
                    self.widget.blockSignals(True)
                    self.widget.setPlainText(part.value)
                    self.widget.blockSignals(False)
            case FormChoice():
                _fill_choice(self.widget, part)
            case QCheckBox():
                self.widget.setText(part.label)
                self.widget.setChecked(part.value == YES)
            case KnownLine():
                self.widget.show_known(part.words, part.offers, part.new_as)
            case SeveralBox():
                self.widget.show_several(part)

    def _type(self) -> None:
        self._read_last = self.value
        self.typed.emit(Answer(key=self.part.key, value=self.value))

    def _type_number(self) -> None:
        """What is on the way to a number waits until the line is left."""
        if self.value.isascii() and self.value.isdigit():
            self._type()

    def _type_measure(self) -> None:
        """A length counts as soon as it is one; its line stays as it is typed, to be shown with its unit when left."""
        if tenths_read(self.value, self.part.unit) is not None:
            self.typed.emit(Answer(key=self.part.key, value=self.value))

    def _answer(self) -> None:
        self.answered.emit(Answer(key=self.part.key, value=self.value))

    def _answer_several(self, value: str) -> None:
        self.answered.emit(Answer(key=self.part.key, value=value))

    def _answer_changed(self) -> None:
        if self.value.strip() != self.part.value or self._is_wrong:
            self._read_last = self.value
            self._answer()

    def _leave_read(self) -> None:
        self._answer_changed()
        self.left.emit()

    def _answer_measure(self) -> None:
        """A length that is the same, in whatever unit it was typed, is shown as it was."""
        same = tenths_read(self.value, self.part.unit) == tenths_read(self.part.value, self.part.unit)
        if same and isinstance(self.widget, FormLine) and not self._is_wrong:
            self.widget.show_text(self.part.value)
        else:
            self._answer_changed()

    def _leave_measure(self) -> None:
        self._answer_measure()
        self.left.emit()

    def _answer_known(self, value: str, new: str) -> None:
        self.answered.emit(Answer(key=self.part.key, value=value, new=new))


def _fill_choice(choice: FormChoice, part: Field) -> None:
    known = [(choice.itemData(row), choice.itemText(row)) for row in range(choice.count())]
    if known != [(option.value, option.words) for option in part.options]:
        choice.clear()
        for option in part.options:
            choice.addItem(option.words, option.value)
    choice.setCurrentIndex(choice.findData(part.value))
