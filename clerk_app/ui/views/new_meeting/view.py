"""The pop-up of a new meeting (Ctrl+N); `Question.place` names the board. The answer is the new meeting's id."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from clerk_app.domain.board import Board
from clerk_app.domain.timeline import wall_time
from clerk_app.services.outcome import Outcome
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.presenting.calendar import holidays_around
from clerk_app.ui.problems import problem_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.new_meeting.presenter import Field, NewMeetingPresenter, Reading, Typed
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.ui.widgets.wrong_field import mark_wrong
from clerk_app.wording.catalogue import say


class NewMeeting(AskingPopup):
    """Date, start, end and venue; what is wrong is said by name and stays until it is mended."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("new_meeting.title"))
        self._desk = desk
        self._presenter: NewMeetingPresenter | None = None
        self.fields = {field: QLineEdit() for field in Field}
        self.will_be = TextLabel(desk.theme, "", TextStyle.STRONG)
        self.notes = TextLabel(desk.theme, "", colour="text2")
        self.wrong = TextLabel(desk.theme, "", colour="danger.text")
        self.button = ActionButton(
            desk.theme, say("new_meeting.add"), keys="Enter", kind=ButtonKind.PRIMARY, compact=True
        )
        self._is_told = False
        self._lay_out()
        self._connect()
        desk.theme.changed.connect(self._fit)
        self._fit()

    def put(self, question: Question) -> None:
        board_id = question.place.board_id if question.place is not None else None
        board = self._desk.queries.entity(Board, board_id) if board_id is not None else None
        if board is None:
            self.button.setEnabled(False)
            return
        today = wall_time(self._desk.clock.now(), board.time_zone)[0].date()
        meetings = tuple(line.meeting for line in self._desk.queries.meetings(board.id))
        holidays = holidays_around(board, today, self._desk.holidays_of)
        self._presenter = NewMeetingPresenter(board, meetings, today, holidays)
        usual = self._presenter.usual()
        for field, words in ((Field.START, usual.start), (Field.END, usual.end), (Field.VENUE, usual.venue)):
            self.fields[field].setText(words)
        self.fields[Field.DATE].setText(question.text)
        self._read()

    def first_field(self) -> QWidget:
        return self.fields[Field.DATE]

    def _lay_out(self) -> None:
        self.set_title(say("new_meeting.title"), icon="calendar-plus")
        self._grid = QGridLayout()
        for row, (field, line) in enumerate(self.fields.items()):
            words = say(f"new_meeting.{field}")
            label = TextLabel(self._desk.theme, words, TextStyle.BODY, "text2")
            label.setBuddy(line)
            line.setAccessibleName(words.replace("&", ""))
            line.setPlaceholderText(say(f"new_meeting.{field}_hint"))
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(line, row, 1)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        for label in (self.will_be, self.notes, self.wrong):
            self.body.addWidget(label)
        self.body.addWidget(TextLabel(self._desk.theme, say("new_meeting.roll"), TextStyle.CAPTION, "text2"))
        hints = KeyHintBar(self._desk.theme, margin=2)
        hints.set_hints((Hint(("Esc",), self.tr("cancel")),))
        self.foot.addWidget(hints, 1)
        self.foot.addWidget(self.button)

    def _connect(self) -> None:
        for line in self.fields.values():
            line.textChanged.connect(self._read)
            self.watch(line)
        self.entered.connect(self._add)
        self.button.clicked.connect(self._add)

    def _fit(self) -> None:
        metrics = self._desk.theme.metrics
        self._grid.setHorizontalSpacing(metrics.px(16))
        self._grid.setVerticalSpacing(metrics.gap_s)
        self._grid.setColumnMinimumWidth(0, metrics.px(76))

    def _read(self) -> None:
        """Read back what is typed; what is wrong is said once Enter was pressed, and follows the typing after that."""
        reading = self._reading()
        self.will_be.setText(reading.will_be)
        self.notes.setText(reading.notes)
        for label in (self.will_be, self.notes):
            label.setVisible(bool(label.text()))
        self._mark(reading if self._is_told else Reading())
        self.fit_content()

    def _reading(self) -> Reading:
        if self._presenter is None:
            return Reading()
        typed = {field: line.text() for field, line in self.fields.items()}
        return self._presenter.read(
            Typed(
                date=typed[Field.DATE],
                start=typed[Field.START],
                end=typed[Field.END],
                venue=typed[Field.VENUE],
            )
        )

    def _mark(self, reading: Reading) -> None:
        self.wrong.setText(reading.wrong)
        self.wrong.setVisible(bool(reading.wrong))
        for field, line in self.fields.items():
            mark_wrong(line, reading.wrong if field is reading.field else "")

    def _add(self) -> None:
        if not self.button.isEnabled():
            return  # it is on its way to the store
        reading = self._reading()
        if reading.act is None:
            self._is_told = True
            self._read()
            if reading.field is not None:
                self.fields[reading.field].setFocus()
                announce(self, reading.wrong)
            return
        self.button.setEnabled(False)
        self._desk.lane.submit(reading.act, self._made, self._not_made)

    def _made(self, outcome: Outcome) -> None:
        self.answer(outcome.made)

    def _not_made(self, error: Exception) -> None:
        self.button.setEnabled(True)
        said = problem_of(error).words
        self._mark(Reading(wrong=f"{said.title} {said.text}"))
        self.fit_content()
        announce(self, self.wrong.text())
