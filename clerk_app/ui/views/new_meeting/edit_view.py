"""The pop-up of a meeting's time and place; `Question.place` names the meeting. The answer is the Outcome."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.domain.board import Board
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.timeline import wall_time
from clerk_app.services.outcome import Outcome
from clerk_app.ui.popup_host import Question
from clerk_app.ui.presenting.calendar import OfficeDays
from clerk_app.ui.presenting.circulation import early_deadlines_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.new_meeting.form import MeetingForm
from clerk_app.ui.views.new_meeting.presenter import EditMeetingPresenter, Field, Reading
from clerk_app.wording.catalogue import say


class EditMeetingPopup(MeetingForm):
    """When and where the meeting is, how it is held, and what its items are numbered from."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk, pane, say("edit_meeting.title"), "pencil", say("edit_meeting.keep"), tuple(Field))
        self._presenter: EditMeetingPresenter | None = None

    def put(self, question: Question) -> None:
        meeting_id = question.place.meeting_id if question.place is not None else None
        meeting = self._desk.queries.entity(Meeting, meeting_id) if meeting_id is not None else None
        board = self._desk.queries.entity(Board, meeting.board_id) if meeting is not None else None
        if meeting is None or board is None:
            self.button.setEnabled(False)
            return
        today = wall_time(self._desk.clock.now(), board.time_zone)[0].date()
        lines = self._desk.queries.meetings(board.id)
        others = [line.meeting for line in lines if line.meeting.id != meeting.id]
        office = OfficeDays(board, self._desk.holidays_of)
        self._presenter = EditMeetingPresenter(
            meeting, others, today, office, early_deadlines_of(board, self._desk.queries, today)
        )
        self.offer_adjourned(self._presenter.adjourned(meeting))
        self.fill(self._presenter.as_it_is())
        self.read()

    def reading(self) -> Reading:
        return self._presenter.read(self.typed) if self._presenter is not None else Reading()

    def made(self, outcome: Outcome) -> None:
        self.answer(outcome)
