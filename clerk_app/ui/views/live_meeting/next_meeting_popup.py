"""The pop-up in which the next meeting is noted as it is announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from clerk_app.domain.partial_date import infer_year
from clerk_app.domain.spoken_meeting import SpokenMeeting, read_next_meeting
from clerk_app.ui.popup_host import Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.live_meeting.read_back_popup import ReadBackPopup
from clerk_app.wording.business import meeting_words
from clerk_app.wording.catalogue import say


class NextMeetingPopup(ReadBackPopup):
    """Day, time and place in one line, read back in full before Enter.

    `values["said_on"]` is the day of this meeting, by which a year is worked out. The answer is a SpokenMeeting.
    """

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        title, ask = say("business.next_meeting.title"), say("business.next_meeting.ask")
        super().__init__(desk, pane, title=title, ask=ask, keep=say("business.next_meeting.plan"))
        self._said_on: date | None = None
        self.set_title(title, icon="calendar-plus")

    def put(self, question: Question) -> None:
        said_on = question.values.get("said_on")
        self._said_on = said_on if isinstance(said_on, date) else None
        self.begin(question.text)

    def read_back(self) -> str:
        spoken = self._spoken()
        self.button.setEnabled(spoken is not None)
        return say("business.next_meeting.not_a_date") if spoken is None else meeting_words(spoken)

    def keep(self) -> None:
        spoken = self._spoken()
        if spoken is not None:
            self.answer(spoken)

    def _spoken(self) -> SpokenMeeting | None:
        spoken = read_next_meeting(self.field.text())
        if spoken is None or self._said_on is None:
            return spoken
        return replace(spoken, on=infer_year(spoken.on, self._said_on))
