"""Why a part of a minute is closed to the public, and what the public reads in its place."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from clerk_app.domain.agenda import Exemption
from clerk_app.ui.forms.lines import FormText
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.live_meeting.small_popups import add_buttons
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say


class ExemptPopup(AskingPopup):
    """`values["exempt"]` is the Exemption to begin with, `values["whole"]` whether the whole item is meant.

    `values["known"]` says that it is exempt already: its words are changed. The answer is the Exemption; Ctrl+Enter
    takes it from any line, Enter from all but the summary, where it begins the next line.
    """

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("parting.exempt.title"))
        self.reason, self.public_title = QLineEdit(), QLineEdit()
        self.summary = FormText(desk.theme)
        self.summary.setPlaceholderText(say("parting.exempt.summary_hint"))
        self.note = TextLabel(desk.theme, say("parting.exempt.note"), TextStyle.CAPTION, "text2")
        form = QFormLayout()
        form.addRow(say("parting.exempt.reason"), self.reason)
        form.addRow(say("parting.exempt.public_title"), self.public_title)
        form.addRow(say("parting.exempt.summary"), self.summary)
        for name, field in (("reason", self.reason), ("public_title", self.public_title), ("summary", self.summary)):
            field.setAccessibleName(say(f"parting.exempt.{name}").replace("&", ""))
        nest(self.body, form)
        self.body.addWidget(self.note)
        self.button = add_buttons(self, desk, say("parting.exempt.act"))
        self.button.set_keys("Ctrl+Enter")
        self.entered.connect(self._take)
        self.ctrl_entered.connect(self._take)

    def put(self, question: Question) -> None:
        known = question.values.get("exempt")
        is_whole = question.values.get("whole") is True
        is_known = question.values.get("known") is True
        title = say(f"parting.exempt.{'edit' if is_known else 'whole' if is_whole else 'title'}")
        self.button.setText(say(f"parting.exempt.{'edit_act' if is_known else 'act'}"))
        self.set_title(title, icon="lock")
        self.card.setAccessibleName(title)
        self.note.setText(say("parting.exempt.whole_note" if is_whole else "parting.exempt.note"))
        if isinstance(known, Exemption):
            self.reason.setText(known.reason)
            self.public_title.setText(known.public_title)
            self.summary.setPlainText(known.public_summary)

    def first_field(self) -> QWidget:
        return self.reason

    def _take(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.note.setText(say("parting.exempt.no_reason"))
            announce(self.note, say("parting.exempt.no_reason"))
            self.fit_content()
            self.reason.setFocus()
            return
        title, summary = self.public_title.text().strip(), self.summary.toPlainText().strip()
        self.answer(Exemption(reason=reason, public_title=title, public_summary=summary))
