"""The questions that an item's report puts to the board: each in one line, with where it stands in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.domain.agenda import ItemQuestion
from clerk_app.domain.identity import Id
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

_STEPS = {ActionId.PARAGRAPH_UP: -1, ActionId.PARAGRAPH_DOWN: 1}
"""A question is moved with the keys that move a paragraph."""
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class QuestionLine(QLineEdit):
    """A line of a question; the keys that lead beyond it are told."""

    entered = Signal()
    erased = Signal()
    """Backspace where nothing stands."""
    move_asked = Signal(int)
    """One place up (-1) or down (1)."""
    pasted = Signal(list)
    """Several lines of text, which no line holds."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _step_of(event):
            event.accept()  # else the screen under the pop-up would move its item
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step_of(event)
        if step:
            self.move_asked.emit(step)
        elif event.key() in ENTER and event.modifiers() in _PLAIN:
            self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.erased.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def paste(self) -> None:
        """Put in what was copied; of several lines each is a question of its own."""
        text = QGuiApplication.clipboard().text()
        lines = [words for line in text.splitlines() if (words := " ".join(line.split()))]
        if len(lines) > 1:
            self.pasted.emit(lines)
        else:
            super().paste()


class QuestionRow(QWidget):
    """One question."""

    entered = Signal(object)
    erased = Signal(object)
    removal_asked = Signal(object)
    move_asked = Signal(object, int)
    pasted = Signal(object, list)
    """Each names the row first."""

    def __init__(self, desk: Desk, question: ItemQuestion, *, is_answered: bool) -> None:
        super().__init__()
        self._desk = desk
        self._question = question
        self.is_answered = is_answered
        self.number = TextLabel(desk.theme, "", TextStyle.BODY, "text2", even_figures=True)
        self.text = QuestionLine(question.text)
        self.source = QuestionLine(question.source)
        self._begun = self._lines
        self.remove_button = ActionButton(desk.theme, "", icon="trash-2", compact=True)
        self._grid = QGridLayout(self)
        self._lay_out()
        for line in (self.text, self.source):
            line.setCursorPosition(0)
            line.entered.connect(self._enter)
            line.move_asked.connect(self._move)
        self.text.erased.connect(self._erase)
        self.text.pasted.connect(self._paste)
        self.text.textChanged.connect(self._show_whole)
        self.remove_button.clicked.connect(self._ask_removal)
        desk.theme.changed.connect(self._fit)
        self._fit()

    @property
    def question(self) -> ItemQuestion:
        """The question as it is typed; one that nobody typed in stays as it was."""
        if self._lines == self._begun:
            return self._question
        text, source = (" ".join(line.split()) for line in self._lines)
        return replace(self._question, text=text, source=source)

    @property
    def _lines(self) -> tuple[str, str]:
        return self.text.text(), self.source.text()

    def set_place(self, place: int) -> None:
        """Show which question it is, and say so to assistants."""
        self.number.setText(f"{place}.")
        self.text.setAccessibleName(say("item_details.spoken_question", place=place))
        self.source.setAccessibleName(say("item_details.spoken_source", place=place))
        self.remove_button.setAccessibleName(say("item_details.spoken_remove_question", place=place))

    def _lay_out(self) -> None:
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.text.setPlaceholderText(say("item_details.question_hint"))
        self.source.setPlaceholderText(say("item_details.source_hint"))
        self.remove_button.setToolTip(say("item_details.remove_question"))
        for column, widget in enumerate((self.number, self.text, self.source, self.remove_button)):
            self._grid.addWidget(widget, 0, column)
        self._grid.setColumnStretch(1, 1)

    def _fit(self) -> None:
        metrics = self._desk.theme.metrics
        self._grid.setContentsMargins(0, 0, 0, metrics.px(4))
        self._grid.setHorizontalSpacing(metrics.px(6))
        self.number.setFixedWidth(metrics.px(24))
        self.source.setFixedWidth(metrics.px(132))

    def _show_whole(self) -> None:
        fits = self.text.fontMetrics().horizontalAdvance(self.text.text()) < self.text.width()
        self.text.setToolTip("" if fits else self.text.text())

    def _enter(self) -> None:
        self.entered.emit(self)

    def _erase(self) -> None:
        self.erased.emit(self)

    def _move(self, step: int) -> None:
        self.move_asked.emit(self, step)

    def _paste(self, lines: list[str]) -> None:
        self.pasted.emit(self, lines)

    def _ask_removal(self) -> None:
        self.removal_asked.emit(self)


class QuestionList(QWidget):
    """The questions in order, and a button for one more."""

    changed = Signal()
    """Rows came or went: another height may be wanted."""
    refused = Signal(object)
    """A row that cannot go, since the minutes answer its question."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item_id: Id | None = None
        self.rows: list[QuestionRow] = []
        self.add_button = ActionButton(desk.theme, say("item_details.add_question"), icon="plus", compact=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.metrics.px(2))
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self._add_last)

    @property
    def questions(self) -> tuple[ItemQuestion, ...]:
        """The questions as they are typed, without those that have no words."""
        return tuple(row.question for row in self.rows if row.question.text)

    @property
    def emptied(self) -> QuestionRow | None:
        """The first row that lost its words though the minutes answer its question."""
        return next((row for row in self.rows if row.is_answered and not row.question.text), None)

    def show_questions(self, item_id: Id, questions: Sequence[ItemQuestion], answered: frozenset[Id]) -> None:
        """Begin with these questions of an item; those that are answered stay."""
        self._item_id = item_id
        for question in questions:
            self._put(len(self.rows), question, is_answered=question.id in answered)
        self._name_rows()

    def _add_last(self) -> None:
        self._begin(len(self.rows))

    def _begin_behind(self, row: QuestionRow) -> None:
        self._begin(self.rows.index(row) + 1)

    def _begin(self, place: int, text: str = "") -> None:
        if self._item_id is None:
            return
        new = ItemQuestion(id=self._desk.ids.new(), item_id=self._item_id, position=0, text=text)
        self._reach(self._put(place, new))
        self._changed()

    def _put(self, place: int, question: ItemQuestion, *, is_answered: bool = False) -> QuestionRow:
        row = QuestionRow(self._desk, question, is_answered=is_answered)
        row.entered.connect(self._begin_behind)
        row.erased.connect(self._erase)
        row.removal_asked.connect(self._remove)
        row.move_asked.connect(self._move)
        row.pasted.connect(self._spread)
        self.rows.insert(place, row)
        self._column.insertWidget(place, row)
        row.show()  # a layout shows it only later, and the next key may be Tab
        return row

    def _spread(self, row: QuestionRow, lines: list[str]) -> None:
        """The first line goes on in the row, each other one becomes a question behind it."""
        row.text.insert(lines[0])
        for number, line in enumerate(lines[1:], start=self.rows.index(row) + 1):
            self._begin(number, line)

    def _move(self, row: QuestionRow, step: int) -> None:
        place = self.rows.index(row)
        if not 0 <= place + step < len(self.rows):
            return
        focused = row.source if row.source.hasFocus() else row.text
        self.rows.insert(place + step, self.rows.pop(place))
        self._column.removeWidget(row)
        self._column.insertWidget(place + step, row)
        focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    def _erase(self, row: QuestionRow) -> None:
        if not row.source.text():
            self._remove(row)

    def _remove(self, row: QuestionRow) -> None:
        if row.is_answered:
            self.refused.emit(row)
            return
        place = self.rows.index(row)
        self.rows.remove(row)
        self._column.removeWidget(row)
        if self.rows:
            self._reach(self.rows[max(place - 1, 0)])
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        row.hide()
        row.deleteLater()
        self._changed()

    def _reach(self, row: QuestionRow) -> None:
        row.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        self._name_rows()
        self.changed.emit()

    def _name_rows(self) -> None:
        for place, row in enumerate(self.rows, start=1):
            row.set_place(place)


def _step_of(event: QKeyEvent) -> int:
    """Where the key moves a question; 0 for every other key."""
    pressed = QKeySequence(event.keyCombination())
    moves = (
        step for move, step in _STEPS.items() if any(pressed == QKeySequence(key) for key in spec_of(move).keys_here)
    )
    return next(moves, 0)
