"""The lines that a new meeting and one that is edited are typed in: what is wrong is said by name and stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MeetingMode
from clerk_app.services.outcome import Outcome
from clerk_app.ui.popup_host import AskingPopup
from clerk_app.ui.problems import problem_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.new_meeting.deadlines import MeetingDeadlines
from clerk_app.ui.views.new_meeting.presenter import Field, Reading, Typed
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.ui.widgets.wrong_field import mark_wrong
from clerk_app.wording.catalogue import say


class MeetingForm(AskingPopup):
    """Date, start, end, venue and how it is held, read back in full; Enter submits the act that they mean."""

    def __init__(self, desk: Desk, pane: QWidget, title: str, icon: str, button: str, fields: Sequence[Field]) -> None:
        super().__init__(desk.theme, pane, title)
        self._desk = desk
        self._is_told = False
        self.fields = {field: QLineEdit() for field in fields}
        self.mode, self.adjourned = QComboBox(), QComboBox()
        self.will_be = TextLabel(desk.theme, "", TextStyle.STRONG)
        self.notes = TextLabel(desk.theme, "", colour="text2")
        self.misfits = TextLabel(desk.theme, "", colour="warning.text")
        self.place = TextLabel(desk.theme, "", colour="text2")
        self.deadlines = MeetingDeadlines(desk.theme)
        self.wrong = TextLabel(desk.theme, "", colour="danger.text")
        self.button = ActionButton(desk.theme, button, keys="Enter", kind=ButtonKind.PRIMARY, compact=True)
        self.set_title(title, icon=icon)
        self._grid = QGridLayout()
        self._lay_out()
        self._connect()
        desk.theme.changed.connect(self._fit)
        self._fit()

    def reading(self) -> Reading:
        """What the lines mean now; nothing before the pop-up was filled."""
        raise NotImplementedError

    def made(self, outcome: Outcome) -> None:
        """The act is committed."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        return self.fields[Field.DATE]

    @property
    def typed(self) -> Typed:
        """What stands in the lines."""
        texts = {str(field): line.text() for field, line in self.fields.items()}
        earlier = self.adjourned.currentData()
        return Typed(
            **texts,
            mode=MeetingMode(self.mode.currentData()),
            adjourned_from=Id(earlier) if isinstance(earlier, str) else None,
        )

    def offer_adjourned(self, offered: Sequence[tuple[str, Id | None]]) -> None:
        """Which meetings can have been adjourned to this one; no row where there is none."""
        for words, meeting_id in offered:
            self.adjourned.addItem(words, meeting_id)
        for part in (self.adjourned, self._adjourned_label):
            part.setVisible(bool(offered))

    def fill(self, typed: Typed) -> None:
        """Begin with this."""
        for field, line in self.fields.items():
            line.setText(getattr(typed, field))
        self.mode.setCurrentIndex(self.mode.findData(typed.mode))
        self.adjourned.setCurrentIndex(max(self.adjourned.findData(typed.adjourned_from), 0))

    def add_row(self, words: str, field: QWidget) -> QWidget:
        """A labelled line below those that are there; its label."""
        label = TextLabel(self._desk.theme, words, TextStyle.BODY, "text2")
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, row, 1)
        return label

    def read(self) -> None:
        """Read back what is typed; what is wrong is said once Enter was pressed, and follows the typing after that."""
        reading = self.reading()
        self.will_be.setText(reading.will_be)
        self.notes.setText(reading.notes)
        self.misfits.setText(reading.misfits)
        self.place.setText(reading.place)
        for label in (self.will_be, self.notes, self.misfits, self.place):
            label.setVisible(bool(label.text()))
        self.deadlines.show_advice(reading.advice)
        self._mark(reading if self._is_told else Reading())
        self.fit_content()

    def _lay_out(self) -> None:
        for field, line in self.fields.items():
            key = f"new_meeting.{field}" if field is not Field.FIRST else "edit_meeting.first_number"
            hint = f"new_meeting.{field}_hint" if field is not Field.FIRST else "edit_meeting.first_hint"
            self.add_row(say(key), line)
            line.setPlaceholderText(say(hint))
        for mode in MeetingMode:
            self.mode.addItem(say(f"new_meeting.mode_of.{mode}"), mode.value)
        self.add_row(say("new_meeting.mode"), self.mode)
        self._adjourned_label = self.add_row(say("new_meeting.adjourned_from"), self.adjourned)
        self._grid.setColumnStretch(1, 1)
        nest(self.body, self._grid)
        for widget in (self.will_be, self.notes, self.misfits, self.place, self.wrong, self.deadlines):
            self.body.addWidget(widget)
        hints = KeyHintBar(self._desk.theme, margin=2)
        hints.set_hints((Hint(("Esc",), self.tr("cancel")),))
        self.foot.addWidget(hints, 1)
        self.foot.addWidget(self.button)

    def _connect(self) -> None:
        for line in self.fields.values():
            line.textChanged.connect(self.read)
            self.watch(line)
        self.mode.currentIndexChanged.connect(self.read)
        self.adjourned.currentIndexChanged.connect(self.read)
        self.entered.connect(self._submit)
        self.button.clicked.connect(self._submit)

    def _fit(self) -> None:
        metrics = self._desk.theme.metrics
        self._grid.setHorizontalSpacing(metrics.px(16))
        self._grid.setVerticalSpacing(metrics.gap_s)
        self._grid.setColumnMinimumWidth(0, metrics.px(76))

    def _mark(self, reading: Reading) -> None:
        self.wrong.setText(reading.wrong)
        self.wrong.setVisible(bool(reading.wrong))
        for field, line in self.fields.items():
            mark_wrong(line, reading.wrong if field is reading.field else "")

    def _submit(self) -> None:
        if not self.button.isEnabled():
            return  # it is on its way to the store
        reading = self.reading()
        if reading.act is None:
            self._is_told = True
            self.read()
            if reading.field is not None:
                self.fields[reading.field].setFocus()
                announce(self, reading.wrong)
            return
        self.button.setEnabled(False)
        self._desk.lane.submit(reading.act, self.made, self._not_made)

    def _not_made(self, error: Exception) -> None:
        self.button.setEnabled(True)
        said = problem_of(error).words
        self._mark(Reading(wrong=f"{said.title} {said.text}"))
        self.fit_content()
        announce(self, self.wrong.text())
