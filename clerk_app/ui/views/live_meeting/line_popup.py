"""The pop-up in which one line is asked for, and read back before Enter."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.ui.popup_host import Question
from clerk_app.ui.questions import LineAsked
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.live_meeting.read_back_popup import ReadBackPopup
from clerk_app.wording.catalogue import say


class LinePopup(ReadBackPopup):
    """`values["line"]` is the LineAsked, and the question's text what the line begins with; the answer is the line."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        words = say("line_asked.title")
        super().__init__(desk, pane, title=words, ask=words, keep=say("line_asked.keep"))
        self._asked: LineAsked | None = None

    def put(self, question: Question) -> None:
        asked = question.values.get("line")
        if not isinstance(asked, LineAsked):
            self.button.setEnabled(False)
            return
        self._asked = asked
        self.set_title(asked.title, icon=asked.icon)
        self.card.setAccessibleName(asked.title)
        self.field.ask(asked.ask)
        self.button.setText(asked.keep)
        self.begin(question.text)

    def first_field(self) -> QWidget:
        self.field.selectAll()
        return self.field

    def read_back(self) -> str:
        return self._asked.read(self.field.text()) if self._asked is not None else ""

    def keep(self) -> None:
        self.answer(" ".join(self.field.text().split()))
