"""The pop-up in which is noted who decides in the end, where the board's word is not the last."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.domain.board import DateStyle
from clerk_app.domain.final_decision import read_final_decision
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.widgets.ask_field import AskField
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say
from clerk_app.wording.papers import final_decision


class FinalDecisionPopup(AskingPopup):
    """Who and when in one line, read back as it will be printed before Enter; nothing typed takes it off the decision.

    `values["style"]` is how the board writes dates. The answer is a FinalDecision.
    """

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("final_decision.title"))
        self._style = DateStyle.PLAIN
        self.field = AskField(desk.theme, say("final_decision.ask"))
        self.read = TextLabel(desk.theme, "", TextStyle.BODY, "text2")
        self.button = ActionButton(
            desk.theme, say("final_decision.keep"), keys="Enter", kind=ButtonKind.PRIMARY, compact=True
        )
        hints = KeyHintBar(desk.theme, margin=0)
        hints.set_hints((Hint(("Esc",), self.tr("cancel")),))
        self.set_title(say("final_decision.title"), icon="gavel", icon_colour="decision.text")
        self.body.addWidget(self.field)
        self.body.addWidget(self.read)
        self.foot.addWidget(hints, 1)
        self.foot.addWidget(self.button)
        self.field.textChanged.connect(self._read)
        self.watch(self.field)
        self.button.clicked.connect(self._keep)
        self.entered.connect(self._keep)

    def put(self, question: Question) -> None:
        style = question.values.get("style")
        self._style = style if isinstance(style, DateStyle) else DateStyle.PLAIN
        self.field.setText(question.text)
        self._read()

    def first_field(self) -> QWidget:
        self.field.selectAll()
        return self.field

    def _read(self) -> None:
        words = final_decision(read_final_decision(self.field.text()), self._style)
        self.read.setText(say("final_decision.read", words=words) if words else say("final_decision.none"))
        self.fit_content()

    def _keep(self) -> None:
        self.answer(read_final_decision(self.field.text()))
