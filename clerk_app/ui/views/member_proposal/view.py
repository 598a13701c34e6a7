"""The preview of members from a list: questions are answered, rows are ticked, and Enter imports what is ticked.

`values["proposal"]` is the MemberProposal; the answer is its ChosenMembers.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.presenting.member_proposal import Asked, MemberProposal, ProposedMember
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.proposed_row import ProposedRow
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

FIRST_ROWS, ROWS_AT_ONCE = 20, 8
"""Rows that are made before it is shown, and between two looks at the keyboard: each is several labels that wrap."""
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class AnswerButton(QRadioButton):
    """An answer that an arrow chooses: Qt only moves the focus as long as none of a group is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        reached, together = QApplication.focusWidget(), self.group()
        if event.key() in _ARROWS and reached is not self and reached in together.buttons():
            reached.setChecked(True)


class QuestionBlock(QWidget):
    """A question with its answers, none of them chosen to begin with."""

    replied = Signal(str, str)
    """The key of the question and the value of the answer."""

    def __init__(self, theme: Theme, asked: Asked) -> None:
        super().__init__()
        self._theme = theme
        self.key = asked.key
        self.words = TextLabel(theme, asked.words, colour="warning.text")
        self._together = QButtonGroup(self)
        self._labels: list[TextLabel] = []
        self._values = [reply.value for reply in asked.replies]
        self._column, self._replies = QVBoxLayout(self), QGridLayout()
        self._replies.setColumnStretch(1, 1)
        self._column.addWidget(self.words)
        nest(self._column, self._replies)
        for number, reply in enumerate(asked.replies):
            button, words = AnswerButton(), TextLabel(theme, reply.words)
            button.setAccessibleName(reply.words)
            button.setAccessibleDescription(asked.words)
            self._together.addButton(button, number)
            self._replies.addWidget(button, number, 0, Qt.AlignmentFlag.AlignTop)
            self._replies.addWidget(words, number, 1)
            self._labels.append(words)
        self._together.idToggled.connect(self._toggled)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def buttons(self) -> list[AnswerButton]:
        """The answers in order."""
        return [button for button in self._together.buttons() if isinstance(button, AnswerButton)]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words of an answer chooses it; they stand beside the button, for a button's do not wrap."""
        clicked = self.childAt(event.position().toPoint())
        for button, words in zip(self.buttons, self._labels, strict=True):
            if clicked is words:
                button.click()

    def choose(self, value: str) -> None:
        """Show that this answer was given, empty for none; nothing is told of it."""
        self._together.blockSignals(True)
        self._together.setExclusive(False)  # else what is chosen could not be let go
        for known, button in zip(self._values, self.buttons, strict=True):
            button.setChecked(known == value)
        self._together.setExclusive(True)
        self._together.blockSignals(False)

    def _toggled(self, number: int, on: bool) -> None:
        if on:
            self.replied.emit(self.key, self._values[number])

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(0, metrics.px(2), 0, metrics.px(6))
        self._column.setSpacing(metrics.px(2))
        self._replies.setHorizontalSpacing(metrics.gap_s)
        self._replies.setVerticalSpacing(metrics.px(2))
        for button in self.buttons:
            button.setMinimumHeight(metrics.px(24))
        for words in self._labels:
            words.setMinimumHeight(metrics.px(24))
            words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class MemberRow(ProposedRow):
    """A row of the list with its questions."""

    replied = Signal(str, str)
    ticked = Signal(int, bool)

    def __init__(self, theme: Theme, line: ProposedMember) -> None:
        super().__init__(theme, line.words)
        self.line = line
        self.place = line.place
        self.blocks: list[QuestionBlock] = []
        self.show_line(line)
        self.box.toggled.connect(self._tick)

    def show_line(self, line: ProposedMember) -> None:
        """Show the row as it is now; its questions stay where they are as long as they are the same."""
        self.line = line
        self.say(note=line.note, changes=line.changes, doubts=line.doubts)
        self.box.blockSignals(True)
        self.box.setChecked(line.is_taken)
        self.box.setEnabled(line.may_be_taken)
        self.box.blockSignals(False)
        if [block.key for block in self.blocks] != [asked.key for asked in line.asked]:
            self._ask(line)
        for block, asked in zip(self.blocks, line.asked, strict=True):
            block.choose(asked.chosen)

    def _ask(self, line: ProposedMember) -> None:
        for block in self.blocks:
            block.hide()
            block.deleteLater()
        self.blocks = [QuestionBlock(self._theme, asked) for asked in line.asked]
        for block in self.blocks:
            block.replied.connect(self.replied)
            self.column.addWidget(block)

    def _tick(self, on: bool) -> None:
        self.ticked.emit(self.place, on)


class MemberProposalPopup(AskingPopup):
    """The rows that were read, doubtful ones first."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("member_proposal.title"))
        self._desk = desk
        self._proposal: MemberProposal | None = None
        self.rows: list[MemberRow] = []
        self._to_come: list[int | str] = []
        self._filling = QTimer(self)
        self._filling.setInterval(0)
        self._filling.timeout.connect(self._fill_more)
        self.doubts = TextLabel(desk.theme, "", TextStyle.CAPTION, "warning.text")
        self.others = TextLabel(desk.theme, "", TextStyle.CAPTION, "text2")
        self.button = ActionButton(desk.theme, "", keys="Enter", kind=ButtonKind.PRIMARY, compact=True)
        self.set_title(say("member_proposal.title"), icon="users")
        self.body.addWidget(TextLabel(desk.theme, say("member_proposal.text"), TextStyle.CAPTION, "text2"))
        self.body.addWidget(self.doubts)
        self._hints = KeyHintBar(desk.theme, margin=2)
        self.foot.addWidget(self._hints, 1)
        self.foot.addWidget(self.button)
        self.button.clicked.connect(self._go_on)
        self.entered.connect(self._go_on)

    def put(self, question: Question) -> None:
        proposal = question.values.get("proposal")
        if not isinstance(proposal, MemberProposal):
            self.button.setEnabled(False)
            return
        self._proposal = proposal
        page = proposal.page()
        self.doubts.setText(page.doubts)
        self.doubts.setVisible(bool(page.doubts))
        for group in page.groups:
            rest = [group.rest] if group.rest else []
            self._to_come += [group.heading, *(line.place for line in group.lines), *rest]
        self.body.addWidget(self.others)
        self._fill(FIRST_ROWS)
        self.others.setText(page.others)
        self.others.setVisible(bool(page.others))
        self._say_what_works()

    def first_field(self) -> QWidget:
        found = self._open_block()
        if found is not None:
            return found.buttons[0]
        return next((row.box for row in self.rows if row.box.isEnabled()), self.button)

    def _fill(self, count: int) -> None:
        """Add so many of the rows and headings that are to come; the others follow while nobody is kept waiting."""
        if self._proposal is None:
            return
        lines = {line.place: line for group in self._proposal.page().groups for line in group.lines}
        now, self._to_come = self._to_come[:count], self._to_come[count:]
        for part in now:
            widget = self._row(lines[part]) if isinstance(part, int) else self._heading(part)
            self.body.insertWidget(self.body.indexOf(self.others), widget)
        if self._to_come:
            self._filling.start()
        else:
            self._filling.stop()

    def _fill_more(self) -> None:
        self._fill(ROWS_AT_ONCE)
        if not self._to_come:
            self._say_what_works()
            self.fit_content()

    def _heading(self, words: str) -> TextLabel:
        return TextLabel(self._desk.theme, words, TextStyle.STRONG)

    def _row(self, line: ProposedMember) -> MemberRow:
        row = MemberRow(self._desk.theme, line)
        row.replied.connect(self._reply)
        row.ticked.connect(self._take)
        self.rows.append(row)
        return row

    def _reply(self, key: str, value: str) -> None:
        if self._proposal is not None:
            self._proposal.reply(key, value)
            self._show_anew()

    def _take(self, place: int, on: bool) -> None:
        if self._proposal is not None:
            self._proposal.take(place, on)
            self._show_anew()

    def _show_anew(self) -> None:
        """An answer may change what its row and others would do; each stays where it is."""
        if self._proposal is None:
            return
        page = self._proposal.page()
        lines = {line.place: line for group in page.groups for line in group.lines}
        for row in self.rows:
            if row.line != lines[row.place]:
                row.show_line(lines[row.place])
        self.others.setText(page.others)
        self._say_what_works()
        self.fit_content()

    def _say_what_works(self) -> None:
        if self._proposal is None:
            return
        count, left = self._proposal.count, len(self._proposal.open_questions())
        if left:
            self.button.setText(say("member_proposal.answer_first", count=left))
        else:
            self.button.setText(say("member_proposal.take", count=count) if count else say("member_proposal.nothing"))
        self.button.setEnabled(bool(left or count))
        choose = (Hint(("↑", "↓"), say("member_proposal.choose_answer")),) if self._has_questions() else ()
        take, cancel = say("member_proposal.take_or_not"), say("member_proposal.cancel")
        self._hints.set_hints((*choose, Hint(("Space",), take), Hint(("Esc",), cancel)))

    def _has_questions(self) -> bool:
        return any(row.blocks for row in self.rows)

    def _open_block(self) -> QuestionBlock | None:
        """The first question that is still to be answered."""
        keys = self._proposal.open_questions() if self._proposal is not None else ()
        blocks = (block for row in self.rows if row.box.isChecked() for block in row.blocks)
        return next((block for block in blocks if block.key in keys), None)

    def _go_on(self) -> None:
        """To the next question; once none is left, what is ticked is imported."""
        if self._proposal is not None and self._proposal.open_questions():
            self._fill(len(self._to_come))  # what is asked may stand in a row that is still to come
        block = self._open_block()
        if block is not None:
            block.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
            self.reveal(block)
            announce(self, block.words.text())
        elif self._proposal is not None and self._proposal.count:
            self.answer(self._proposal.chosen())
