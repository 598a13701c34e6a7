"""The pop-up of a new meeting (Ctrl+N); `Question.place` names the board. The answer is the new meeting's id.

`Question.text` is the day to begin with; `values["announced"]` is the PlannedMeeting of which a meeting is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QWidget

from clerk_app.domain.agenda import AgendaTemplate
from clerk_app.domain.board import Board
from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import PlannedMeeting
from clerk_app.domain.timeline import wall_time
from clerk_app.services.forward_plan import forward_plan
from clerk_app.services.left_over import LeftOver, left_over
from clerk_app.services.outcome import Outcome
from clerk_app.services.ports import Queries
from clerk_app.services.reading import CommittedReader
from clerk_app.ui.background.jobs import Reporter
from clerk_app.ui.popup_host import Question
from clerk_app.ui.presenting.calendar import OfficeDays
from clerk_app.ui.presenting.circulation import early_deadlines_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.new_meeting.form import MeetingForm
from clerk_app.ui.views.new_meeting.presenter import Beginning, Field, NewMeetingPresenter, Reading
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_time, day_of_year

LINES = (Field.DATE, Field.START, Field.END, Field.VENUE, Field.CALLED)


@dataclass(frozen=True, slots=True)
class ToCome:
    """What meetings of the board left over, and what it plans ahead."""

    left: tuple[LeftOver, ...]
    plan: tuple[PlannedBusiness, ...]


@dataclass(frozen=True, slots=True)
class GatherToCome:
    """The job that looks for what may come onto the agenda by itself."""

    queries: Queries
    board_id: Id

    def __call__(self, reporter: Reporter) -> ToCome:
        """What there is."""
        reader = CommittedReader(self.queries)
        return ToCome(left_over(reader, self.board_id), forward_plan(reader, self.board_id))


class NewMeeting(MeetingForm):
    """When and where, how it is held, and what its agenda begins as."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk, pane, say("new_meeting.title"), "calendar-plus", say("new_meeting.add"), LINES)
        self._presenter: NewMeetingPresenter | None = None
        self._beginnings: tuple[Beginning, ...] = ()
        self.begins = QComboBox()
        self.add_row(say("new_meeting.begins"), self.begins)
        self.body.addWidget(TextLabel(desk.theme, say("new_meeting.roll"), TextStyle.CAPTION, "text2"))
        self.begins.currentIndexChanged.connect(self.read)

    def put(self, question: Question) -> None:
        queries = self._desk.queries
        board_id = question.place.board_id if question.place is not None else None
        board = queries.entity(Board, board_id) if board_id is not None else None
        if board is None:
            self.button.setEnabled(False)
            return
        today = wall_time(self._desk.clock.now(), board.time_zone)[0].date()
        lines = queries.meetings(board.id)
        meetings = tuple(line.meeting for line in lines)
        last_agenda = next((line.meeting for line in lines if line.items), None)
        office = OfficeDays(board, self._desk.holidays_of)
        templates = queries.where(AgendaTemplate, board_id=board.id)
        self._presenter = NewMeetingPresenter(
            meetings, today, office, templates, last_agenda, early_deadlines_of(board, queries, today)
        )
        self._beginnings = self._presenter.beginnings()
        for beginning in self._beginnings:
            self.begins.addItem(beginning.words)
        self.offer_adjourned(self._presenter.adjourned())
        self.fill(self._presenter.usual())
        self._fill_announced(question, today)
        self.read()
        self._desk.jobs.start(GatherToCome(queries, board.id), self._know_to_come)

    def reading(self) -> Reading:
        if self._presenter is None:
            return Reading()
        place = self.begins.currentIndex()
        return self._presenter.read(self.typed, self._beginnings[place] if place >= 0 else None)

    def made(self, outcome: Outcome) -> None:
        self.answer(outcome.made)

    def _fill_announced(self, question: Question, today: date) -> None:
        """The day asked for, or that of the board's frequency, and what was announced of the meeting."""
        if question.text or self._presenter is None:
            self.fields[Field.DATE].setText(question.text)
        elif (day := self._presenter.next_day()) is not None:
            self.fields[Field.DATE].setText(day_of_year(day, today))
            self.fields[Field.DATE].selectAll()  # whoever types another day writes over it
        announced = question.values.get("announced")
        if not isinstance(announced, PlannedMeeting):
            return
        if announced.start is not None:
            self.fields[Field.START].setText(clock_time(announced.start))
            self.fields[Field.END].setText(clock_time(announced.end) if announced.end is not None else "")
        if announced.venue:
            self.fields[Field.VENUE].setText(announced.venue)

    def _know_to_come(self, found: object) -> None:
        if self._presenter is not None and isinstance(found, ToCome):
            self._presenter.note_to_come(found.left, found.plan)
            self.read()
