"""The pop-up in which a decision changes the membership: its lines are filled as the decision says, for Enter alone."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.presenting.new_members import NewMembers, NewMembersTyped
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.live_meeting.small_popups import add_buttons
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say


class NewMembersPopup(AskingPopup):
    """`values["members"]` is the NewMembers that reads the lines, `values["typed"]` what stands in them first.

    The answer is the act MakeMembers.
    """

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("new_members.title"))
        self._members: NewMembers | None = None
        self.who, self.since, self.until, self.only_for = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.category, self.co_opted = QComboBox(), QCheckBox(say("new_members.co_opted"))
        self.told = TextLabel(desk.theme, "", TextStyle.BODY, "text2")
        self.set_title(say("new_members.title"), icon="user-round-plus")
        form = QFormLayout()
        rows: dict[str, QWidget] = {
            "who": self.who, "category": self.category, "from": self.since, "to": self.until, "for": self.only_for,
        }  # fmt: skip
        for name, field in rows.items():
            form.addRow(say(f"new_members.label.{name}"), field)
            field.setAccessibleName(say(f"new_members.label.{name}").replace("&", ""))
        form.addRow("", self.co_opted)
        self.who.setPlaceholderText(say("new_members.who_hint"))
        self.only_for.setPlaceholderText(say("new_members.for_hint"))
        self.until.setPlaceholderText(say("new_members.to_hint"))
        nest(self.body, form)
        self.body.addWidget(self.told)
        self.button = add_buttons(self, desk, say("new_members.act"))
        for line in (self.who, self.since, self.until, self.only_for):
            line.textChanged.connect(self._read_back)
        self.category.currentIndexChanged.connect(self._read_back)
        self.co_opted.toggled.connect(self._read_back)
        self.entered.connect(self._take)

    def put(self, question: Question) -> None:
        members, typed = question.values.get("members"), question.values.get("typed")
        if not isinstance(members, NewMembers) or not isinstance(typed, NewMembersTyped):
            return
        for category_id, name in members.categories():
            self.category.addItem(name, category_id)
        self.category.setCurrentIndex(max(self.category.findData(typed.category_id), 0))
        self.who.setText(typed.who)
        self.since.setText(typed.since)
        self.until.setText(typed.until)
        self.only_for.setText(typed.only_for)
        self.co_opted.setChecked(typed.co_opted)
        self._members = members
        self._read_back()

    def first_field(self) -> QWidget:
        return self.who

    @property
    def typed(self) -> NewMembersTyped:
        """What stands in the lines."""
        return NewMembersTyped(
            who=self.who.text(),
            category_id=str(self.category.currentData() or ""),
            since=self.since.text(),
            until=self.until.text(),
            only_for=self.only_for.text(),
            co_opted=self.co_opted.isChecked(),
        )

    def _read_back(self) -> None:
        if self._members is not None:
            read = self._members.read(self.typed)
            self.told.setText(read.words)
            self.button.setEnabled(read.act is not None)
            self.fit_content()

    def _take(self) -> None:
        act = self._members.read(self.typed).act if self._members is not None else None
        if act is not None:
            self.answer(act)
