"""The pop-up of a new board. The answer is its id."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from clerk_app.services.outcome import Outcome
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.presenting.new_board import USUAL_CHAIR, NewBoardReading, new_board_read
from clerk_app.ui.problems import problem_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.ui.widgets.wrong_field import mark_wrong
from clerk_app.wording.catalogue import say


class NewBoard(AskingPopup):
    """Name and chair's title; what is wrong is said by name and stays until it is mended."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("new_board.title"))
        self._desk = desk
        self.name, self.chair = QLineEdit(), QLineEdit()
        self.wrong = TextLabel(desk.theme, "", colour="danger.text")
        self.button = ActionButton(
            desk.theme, say("new_board.add"), keys="Enter", kind=ButtonKind.PRIMARY, compact=True
        )
        self._lay_out()
        for line in (self.name, self.chair):
            line.textChanged.connect(self._forget_wrong)
            self.watch(line)
        self.entered.connect(self._add)
        self.button.clicked.connect(self._add)

    def put(self, question: Question) -> None:
        self.chair.setText(USUAL_CHAIR)
        self._forget_wrong()

    def first_field(self) -> QWidget:
        return self.name

    def _lay_out(self) -> None:
        metrics = self._desk.theme.metrics
        self.set_title(say("new_board.title"), icon="users")
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.px(16))
        grid.setVerticalSpacing(metrics.gap_s)
        for row, (key, line) in enumerate((("name", self.name), ("chair", self.chair))):
            words = say(f"new_board.{key}")
            label = TextLabel(self._desk.theme, words, TextStyle.BODY, "text2")
            label.setBuddy(line)
            line.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(line, row, 1)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(0, 1)
        nest(self.body, grid)
        self.body.addWidget(self.wrong)
        self.body.addWidget(TextLabel(self._desk.theme, say("new_board.next"), TextStyle.CAPTION, "text2"))
        hints = KeyHintBar(self._desk.theme, margin=2)
        hints.set_hints((Hint(("Esc",), self.tr("cancel")),))
        self.foot.addWidget(hints, 1)
        self.foot.addWidget(self.button)

    def _forget_wrong(self) -> None:
        self._say(NewBoardReading())

    def _say(self, reading: NewBoardReading) -> None:
        self.wrong.setText(reading.wrong)
        self.wrong.setVisible(bool(reading.wrong))
        mark_wrong(self.name, "" if reading.is_about_chair else reading.wrong)
        mark_wrong(self.chair, reading.wrong if reading.is_about_chair else "")
        self.fit_content()

    def _add(self) -> None:
        if not self.button.isEnabled():
            return  # it is on its way to the store
        reading = new_board_read(self.name.text(), self.chair.text(), self._desk.ids.new(), self._desk.queries.boards())
        if reading.act is None:
            self._say(reading)
            (self.chair if reading.is_about_chair else self.name).setFocus()
            announce(self, reading.wrong)
            return
        self.button.setEnabled(False)
        self._desk.lane.submit(reading.act, self._made, self._not_made)

    def _made(self, outcome: Outcome) -> None:
        self.answer(outcome.made)

    def _not_made(self, error: Exception) -> None:
        self.button.setEnabled(True)
        said = problem_of(error).words
        self._say(NewBoardReading(wrong=f"{said.title} {said.text}"))
        announce(self, self.wrong.text())
