"""The pop-up in which the next meeting is noted as it is announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from clerk_app.domain.board import Board
from clerk_app.domain.partial_date import infer_year
from clerk_app.domain.spoken_meeting import SpokenMeeting, read_next_meeting
from clerk_app.ui.popup_host import Question
from clerk_app.ui.presenting.calendar import OfficeDays
from clerk_app.ui.presenting.scheduling import Calling
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.live_meeting.read_back_popup import ReadBackPopup
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.business import meeting_words
from clerk_app.wording.catalogue import say


class NextMeetingPopup(ReadBackPopup):
    """Day, time and place in one line, read back in full before Enter, with what does not fit the board's rules.

    `values["said_on"]` is the day of this meeting, by which a year is worked out, `values["board"]` the Board. The
    answer is a SpokenMeeting.
    """

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        title, ask = say("business.next_meeting.title"), say("business.next_meeting.ask")
        super().__init__(desk, pane, title=title, ask=ask, keep=say("business.next_meeting.plan"))
        self._desk = desk
        self._said_on: date | None = None
        self._calling: Calling | None = None
        self.rule = TextLabel(desk.theme, "")
        self.rule.hide()
        self.body.addWidget(self.rule)
        self.set_title(title, icon="calendar-plus")

    def put(self, question: Question) -> None:
        said_on = question.values.get("said_on")
        self._said_on = said_on if isinstance(said_on, date) else None
        board = question.values.get("board")
        if isinstance(board, Board) and board.scheduling is not None:
            meetings = [line.meeting for line in self._desk.queries.meetings(board.id)]
            self._calling = Calling(OfficeDays(board, self._desk.holidays_of), meetings)
        self.begin(question.text)

    def read_back(self) -> str:
        spoken = self._spoken()
        self.button.setEnabled(spoken is not None)
        self._hold_against_rule(spoken)
        return say("business.next_meeting.not_a_date") if spoken is None else meeting_words(spoken)

    def keep(self) -> None:
        spoken = self._spoken()
        if spoken is not None:
            self.answer(spoken)

    def _hold_against_rule(self, spoken: SpokenMeeting | None) -> None:
        """Say what does not fit the times that the board keeps or, while no day is known, which comes next by them."""
        if self._calling is None or self._said_on is None:
            return
        day = spoken.on.as_date() if spoken is not None else None
        if spoken is None or day is None:
            words, colour = self._calling.proposed(self._said_on), "text2"
        else:
            words, colour = self._calling.misfits(day, spoken.start, spoken.end), "warning.text"
        self.rule.set_colour(colour)
        self.rule.setText(words)
        self.rule.setVisible(bool(words))

    def _spoken(self) -> SpokenMeeting | None:
        spoken = read_next_meeting(self.field.text())
        if spoken is None or self._said_on is None:
            return spoken
        return replace(spoken, on=infer_year(spoken.on, self._said_on))
