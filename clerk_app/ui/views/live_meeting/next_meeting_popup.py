"""The pop-up in which the next meeting is noted as it is announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from clerk_app.domain.partial_date import infer_year
from clerk_app.domain.spoken_meeting import SpokenMeeting, read_next_meeting
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.widgets.ask_field import AskField
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.business import meeting_words
from clerk_app.wording.catalogue import say


class NextMeetingPopup(AskingPopup):
    """Day, time and place in one line, read back in full before Enter.

    `values["said_on"]` is the day of this meeting, by which a year is worked out. The answer is a SpokenMeeting.
    """

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("business.next_meeting.title"))
        self._said_on: date | None = None
        self.field = AskField(desk.theme, say("business.next_meeting.ask"))
        self.read = TextLabel(desk.theme, "", TextStyle.BODY, "text2")
        self.button = ActionButton(
            desk.theme, say("business.next_meeting.plan"), keys="Enter", kind=ButtonKind.PRIMARY, compact=True
        )
        hints = KeyHintBar(desk.theme, margin=0)
        hints.set_hints((Hint(("Esc",), self.tr("cancel")),))
        self.set_title(say("business.next_meeting.title"), icon="calendar-plus")
        self.body.addWidget(self.field)
        self.body.addWidget(self.read)
        self.foot.addWidget(hints, 1)
        self.foot.addWidget(self.button)
        self.field.textChanged.connect(self._read)
        self.watch(self.field)
        self.button.clicked.connect(self._note)
        self.entered.connect(self._note)

    def put(self, question: Question) -> None:
        said_on = question.values.get("said_on")
        self._said_on = said_on if isinstance(said_on, date) else None
        self.field.setText(question.text)
        self._read()

    def first_field(self) -> QWidget:
        return self.field

    def _read(self) -> None:
        spoken = self._spoken()
        self.button.setEnabled(spoken is not None)
        self.read.setText(say("business.next_meeting.not_a_date") if spoken is None else meeting_words(spoken))
        self.fit_content()

    def _spoken(self) -> SpokenMeeting | None:
        spoken = read_next_meeting(self.field.text())
        if spoken is None or self._said_on is None:
            return spoken
        return replace(spoken, on=infer_year(spoken.on, self._said_on))

    def _note(self) -> None:
        spoken = self._spoken()
        if spoken is not None:
            self.answer(spoken)
