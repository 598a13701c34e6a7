"""The question before something that is easily regretted: the safe button has the focus, the other names its effect."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.questions import Confirmation
from clerk_app.ui.screen import Desk
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.text import TextLabel


class ConfirmPopup(AskingPopup):
    """`values["confirmation"]` is the Confirmation; True is answered where the act is wanted, else nothing."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, "")
        self.words = TextLabel(desk.theme, "")
        self.keep = ActionButton(desk.theme, "", keys="Esc", compact=True)
        self.act = ActionButton(desk.theme, "", kind=ButtonKind.DANGER, compact=True)
        self.body.addWidget(self.words)
        self.foot.addStretch(1)
        self.foot.addWidget(self.keep)
        self.foot.addWidget(self.act)
        self.keep.clicked.connect(self.close_popup)
        self.act.clicked.connect(self._agree)

    def put(self, question: Question) -> None:
        asked = question.values.get("confirmation")
        if isinstance(asked, Confirmation):
            self.set_title(asked.title, icon=asked.icon)
            self.card.setAccessibleName(asked.title)
            self.card.setAccessibleDescription(asked.text)
            self.words.setText(asked.text)
            self.keep.setText(asked.keep)
            self.act.setText(asked.act)

    def first_field(self) -> QWidget:
        return self.keep

    def _agree(self) -> None:
        self.answer(True)
