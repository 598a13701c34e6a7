"""The questions that an item's report puts to the board: each with where it stands in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QStyle, QStyleOptionFrame, QVBoxLayout, QWidget

from clerk_app.domain.agenda import ItemQuestion
from clerk_app.domain.identity import Id
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.enter_key import ENTER
from clerk_app.ui.widgets.focus import has_focus_inside
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.ui.widgets.wrong_field import mark_wrong
from clerk_app.wording.catalogue import say

_STEPS = {ActionId.PARAGRAPH_UP: -1, ActionId.PARAGRAPH_DOWN: 1}
"""A question is moved with the keys that move a paragraph."""
_NARROW = 480
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class SourceLine(QLineEdit):
    """Where a question stands; the keys that lead beyond the line are told."""

    entered = Signal()
    move_asked = Signal(int)
    """One place up (-1) or down (1)."""

    def event(self, event: QEvent) -> bool:
        return _keeps_for_itself(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step_of(event)
        if step:
            self.move_asked.emit(step)
        elif _is_enter(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class QuestionText(QPlainTextEdit):
    """The words of a question, as high as they need; the keys that lead beyond it are told."""

    entered = Signal()
    erased = Signal()
    """Backspace where nothing stands."""
    move_asked = Signal(int)
    """One place up (-1) or down (1)."""
    pasted = Signal(list)
    """Lines of text, each a question."""
    grew = Signal()
    """It needs another height."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def event(self, event: QEvent) -> bool:
        return _keeps_for_itself(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step_of(event)
        if step:
            self.move_asked.emit(step)
        elif _is_enter(event):
            self.entered.emit()
        elif event.key() in ENTER:
            event.ignore()  # the pop-up knows what Ctrl+Enter is for; a question has one paragraph
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.erased.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted or dropped: of several lines each is a question of its own."""
        lines = [words for line in source.text().splitlines() if (words := " ".join(line.split()))]
        if len(lines) > 1:
            self.pasted.emit(lines)
        elif lines:
            self.insertPlainText(lines[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        margin = self._theme.metrics.px(2)
        if self.document().documentMargin() != margin:
            self.document().setDocumentMargin(margin)
        height = self.height_of(self._rows())
        if height != self.height():
            self.setFixedHeight(height)
            self.grew.emit()

    def height_of(self, rows: int) -> int:
        """How high it is with so many lines."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_ShapedFrameContents, option, self)
        around = option.rect.height() - inside.height() + 2 * int(self.document().documentMargin())
        return rows * self.fontMetrics().lineSpacing() + around

    def _rows(self) -> int:
        first = self.document().firstBlock()
        self.document().documentLayout().blockBoundingRect(first)  # breaks its lines, where that is still to be done
        return max(first.layout().lineCount(), 1)


class QuestionRow(QWidget):
    """One question; where there is little room, where it stands is below its words."""

    entered = Signal(object)
    erased = Signal(object)
    removal_asked = Signal(object)
    move_asked = Signal(object, int)
    pasted = Signal(object, list)
    """Each names the row first."""
    grew = Signal()

    def __init__(self, desk: Desk, question: ItemQuestion, *, is_answered: bool) -> None:
        super().__init__()
        self._theme = desk.theme
        self._question = question
        self.is_answered = is_answered
        self.number = TextLabel(desk.theme, "", TextStyle.BODY, "text2", even_figures=True)
        self.text = QuestionText(desk.theme, question.text)
        self.source = SourceLine(question.source)
        self.wrong = TextLabel(desk.theme, "", TextStyle.CAPTION, "danger.text")
        self._begun = self._typed
        self.remove_button = ActionButton(desk.theme, "", icon="trash-2", compact=True)
        self._grid = QGridLayout(self)
        self._is_narrow = False
        self._lay_out()
        self._connect()
        desk.theme.changed.connect(self._fit)
        self._fit()

    @property
    def question(self) -> ItemQuestion:
        """The question as it is typed; one that nobody typed in stays as it was."""
        if self._typed == self._begun:
            return self._question
        text, source = (" ".join(words.split()) for words in self._typed)
        return replace(self._question, text=text, source=source)

    @property
    def _typed(self) -> tuple[str, str]:
        return self.text.toPlainText(), self.source.text()

    def set_place(self, place: int) -> None:
        """Show which question it is, and say so to assistants."""
        self.number.setText(f"{place}.")
        self.text.setAccessibleName(say("item_details.spoken_question", place=place))
        self.source.setAccessibleName(say("item_details.spoken_source", place=place))
        self.remove_button.setAccessibleName(say("item_details.spoken_remove_question", place=place))

    def say_wrong(self, sentence: str) -> None:
        """Say below the words why they cannot go; empty for nothing."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        mark_wrong(self.text, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._theme.metrics.px(_NARROW)
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self._place_source()

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | top)
        self.text.setPlaceholderText(say("item_details.question_hint"))
        self.source.setPlaceholderText(say("item_details.source_hint"))
        self.remove_button.setToolTip(say("item_details.remove_question"))
        self._grid.addWidget(self.number, 0, 0, top)
        self._grid.addWidget(self.text, 0, 1)
        self._place_source()
        self._grid.addWidget(self.remove_button, 0, 3, top)
        self._grid.addWidget(self.wrong, 2, 1, 1, 3)
        self._grid.setColumnStretch(1, 3)
        self.wrong.hide()

    def _place_source(self) -> None:
        row, column = (1, 1) if self._is_narrow else (0, 2)
        self._grid.addWidget(self.source, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(2, 0 if self._is_narrow else 1)

    def _connect(self) -> None:
        self.source.setCursorPosition(0)
        self.text.entered.connect(self._enter)
        self.source.entered.connect(self._enter)
        self.text.move_asked.connect(self._move)
        self.source.move_asked.connect(self._move)
        self.text.erased.connect(self._erase)
        self.text.pasted.connect(self._paste)
        # Not at once: Qt leaves the inside of a text as it is where the text is resized in the midst of its resizing.
        self.text.grew.connect(self.grew, Qt.ConnectionType.QueuedConnection)
        self.remove_button.clicked.connect(self._ask_removal)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._grid.setContentsMargins(0, 0, 0, metrics.px(4))
        self._grid.setHorizontalSpacing(metrics.px(6))
        self._grid.setVerticalSpacing(metrics.px(2))
        line = self.text.height_of(1)
        self.source.setFixedHeight(line)
        self.remove_button.setFixedHeight(line)
        self.number.setFixedWidth(metrics.px(24))
        self.number.setContentsMargins(0, metrics.px(7), 0, 0)

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
    """Rows came, went or grew: another height may be wanted."""

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

    @property
    def row_here(self) -> QuestionRow | None:
        """The row with the focus."""
        return next((row for row in self.rows if has_focus_inside(row)), None)

    def refuse(self, row: QuestionRow) -> None:
        """Say at a row why it cannot go: the minutes answer its question."""
        sentence = say("item_details.question_answered", place=self.rows.index(row) + 1)
        row.say_wrong(sentence)
        self._reach(row)
        self.changed.emit()
        announce(self, sentence)

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
        row.grew.connect(self.changed)
        self.rows.insert(place, row)
        self._column.insertWidget(place, row)
        row.show()  # a layout shows it only later, and the next key may be Tab
        return row

    def _spread(self, row: QuestionRow, lines: list[str]) -> None:
        """The first line goes on in the row, each other one becomes a question behind it."""
        row.text.insertPlainText(lines[0])
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
            self.refuse(row)
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
        for row in self.rows:
            row.say_wrong("")
        self._name_rows()
        self.changed.emit()

    def _name_rows(self) -> None:
        for place, row in enumerate(self.rows, start=1):
            row.set_place(place)


def _keeps_for_itself(event: QEvent) -> bool:
    """Whether the key moves a question, so that the screen under the pop-up must not move its item."""
    is_asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
    if is_asked and isinstance(event, QKeyEvent) and _step_of(event):
        event.accept()
        return True
    return False


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in ENTER and event.modifiers() in _PLAIN


def _step_of(event: QKeyEvent) -> int:
    """Where the key moves a question; 0 for every other key."""
    pressed = QKeySequence(event.keyCombination())
    moves = (
        step for move, step in _STEPS.items() if any(pressed == QKeySequence(key) for key in spec_of(move).keys_here)
    )
    return next(moves, 0)
