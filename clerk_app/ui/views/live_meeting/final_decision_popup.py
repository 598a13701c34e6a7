"""The pop-up in which is noted who decides in the end, where the board's word is not the last."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.domain.board import DateStyle
from clerk_app.domain.final_decision import read_final_decision
from clerk_app.ui.popup_host import Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.live_meeting.read_back_popup import ReadBackPopup
from clerk_app.wording.catalogue import say
from clerk_app.wording.papers import final_decision


class FinalDecisionPopup(ReadBackPopup):
    """Who and when in one line, read back as it will be printed before Enter; nothing typed takes it off the decision.

    `values["style"]` is how the board writes dates. The answer is a FinalDecision.
    """

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        title = say("final_decision.title")
        super().__init__(desk, pane, title=title, ask=say("final_decision.ask"), keep=say("final_decision.keep"))
        self._style = DateStyle.PLAIN
        self.set_title(title, icon="gavel", icon_colour="decision.text")

    def put(self, question: Question) -> None:
        style = question.values.get("style")
        self._style = style if isinstance(style, DateStyle) else DateStyle.PLAIN
        self.begin(question.text)

    def first_field(self) -> QWidget:
        self.field.selectAll()
        return self.field

    def read_back(self) -> str:
        words = final_decision(read_final_decision(self.field.text()), self._style)
        return say("final_decision.read", words=words) if words else say("final_decision.none")

    def keep(self) -> None:
        self.answer(read_final_decision(self.field.text()))
