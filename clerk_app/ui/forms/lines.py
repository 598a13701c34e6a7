"""The lines of a form: one to type in, several, one that finds something known by letters, and a choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Candidate, Match, folded, match_people
from clerk_app.ui.forms.values import Option, nothing_known
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.choice_list import Choice, ChoiceList
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.line import Line
from clerk_app.ui.widgets.rows import Piece
from clerk_app.ui.widgets.undo_key import passes_undo

MOST_OFFERED = 6
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class FormLine(Line):
    """One line of a form."""

    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class FormText(QPlainTextEdit):
    """Several lines; Tab leaves it, undo is the window's."""

    left = Signal()

    def __init__(self, theme: Theme, lines: int = 3) -> None:
        super().__init__()
        self._theme = theme
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self._fit()

    def event(self, event: QEvent) -> bool:
        return False if passes_undo(event) else super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _fit(self) -> None:
        self.setFixedHeight(self._lines * self.fontMetrics().lineSpacing() + self._theme.metrics.px(18))


class FormChoice(QComboBox):
    """One of a few; the wheel scrolls the form and changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def showPopup(self) -> None:
        # A choice may be as narrow as what is chosen; its list shows all words.
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * self.fontMetrics().averageCharWidth())
        super().showPopup()

    def be_as_wide_as_its_words(self, beside: int) -> None:
        """Take no more room than what is chosen needs, and so many pixels for the frame and the arrow."""
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(self.currentText()) + beside)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class SettledChoice(FormChoice):
    """A choice that is made with Enter, by leaving it, or in its list: on the way there with the arrows nothing is.

    Esc goes back to what was chosen before.
    """

    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._by_key = False
        self._before = -1
        self.is_pending = False
        self.activated.connect(self._note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.is_pending:
            self._settle()
            return
        if event.key() == Qt.Key.Key_Escape and self.is_pending:
            self.is_pending = False
            self.setCurrentIndex(self._before)
            return
        if not self.is_pending:
            self._before = self.currentIndex()
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.is_pending and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()

    def _note(self) -> None:
        self.is_pending = True
        if not self._by_key:
            self._settle()

    def _settle(self) -> None:
        self.is_pending = False
        self.settled.emit()


class KnownLine(QWidget):
    """A line with the known things that its letters find under it, and what a new name can be made into."""

    answered = Signal(str, str)
    """The value of an option and "", or a new name and what it is to be made into; two empty ones for nobody."""
    left = Signal()
    grew = Signal()
    """The list under the line came, or changed: it is to be seen."""
    moved = Signal(QWidget, QRect)
    """Another row of the list was chosen: the widget it is painted in, and where."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.line = FormLine()
        self.line.setAccessibleName(name)
        self.choices = ChoiceList(theme, name, most_rows=MOST_OFFERED + 3)
        self._offers: Callable[[], Sequence[Option]] = nothing_known
        self._options: Sequence[Option] | None = None
        self._new_as: Sequence[Option] = ()
        self._offered: list[tuple[str, str]] = []
        self._shown = ""
        self.is_typed_in = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metrics.px(2))
        column.addWidget(self.line)
        column.addWidget(self.choices)
        self.choices.hide()
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._offer)
        self.line.entered.connect(self._take_current)
        self.line.left.connect(self._leave)
        self.line.installEventFilter(self)
        self.choices.picked.connect(self._take)
        self.choices.moved.connect(self.moved)

    def show_known(self, words: str, offers: Callable[[], Sequence[Option]], new_as: Sequence[Option]) -> None:
        """Show what is known by its words; what else is known is asked for once somebody types."""
        self._offers, self._options, self._new_as = offers, None, new_as
        self._shown = words
        self.line.show_text(self._shown)
        self._close()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]  # the line is a widget
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.choices.isVisible():
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self.choices.move(step)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.line.show_text(self._shown)
                self._close()
                return True
        return False

    def _offer(self) -> None:
        typed = " ".join(self.line.text().split())
        self.is_typed_in = True
        if not typed:
            self._close()
            return
        options = self._options = self._options if self._options is not None else self._offers()
        found = match_people(typed, [_candidate(place, option) for place, option in enumerate(options)])
        matches = found[:MOST_OFFERED]
        rows = [_row(match, options[int(match.candidate.id)]) for match in matches]
        self._offered = [(options[int(match.candidate.id)].value, "") for match in matches]
        is_known = any(folded(option.words) == folded(typed) for option in options)
        if not is_known:
            rows += [Choice(pieces=(Piece(new.words.format(typed=typed)),), icon="plus") for new in self._new_as]
            self._offered += [(typed, new.value) for new in self._new_as]
        self.choices.set_choices(rows)
        self.choices.setVisible(bool(rows))
        self.grew.emit()

    def _take_current(self) -> None:
        if not self.line.text().strip():
            self._take_nobody()
        elif self.choices.isVisible() and self.choices.current is not None:
            self._take(self.choices.current)

    def _take(self, row: int) -> None:
        value, new = self._offered[row]
        self._close()
        self.answered.emit(value, new)

    def _take_nobody(self) -> None:
        self._close()
        if self._shown:
            self.answered.emit("", "")

    def _leave(self) -> None:
        """Nothing is guessed: a line that was left half typed shows again what is kept."""
        if not self.line.text().strip():
            self._take_nobody()
        else:
            self.line.show_text(self._shown)
            self._close()
        self.left.emit()

    def _close(self) -> None:
        self.is_typed_in = False
        self._offered = []
        self.choices.set_choices(())
        self.choices.hide()


def _candidate(place: int, option: Option) -> Candidate:
    return Candidate(id=Id(str(place)), name=option.words, abbreviations=(option.short,) if option.short else ())


def _row(match: Match, option: Option) -> Choice:
    name, place = option.words, 0
    pieces: list[Piece] = []
    for span in match.spans:
        pieces += [Piece(name[place : span.start]), Piece(span.of(name), bold=True)]
        place = span.end
    pieces.append(Piece(name[place:]))
    return Choice(pieces=tuple(piece for piece in pieces if piece.text), aside=option.note)
