"""The pop-up of an item (F2 on the agenda): its purpose, its report, what the board is asked, and whether it is taken.

`Question.place` names the meeting, `values["item_id"]` the item, and `values["details"]` are the ItemDetails to begin
with; the answer is how they are to be.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from clerk_app.domain.agenda import Exemption, Gathers, ItemState, Notice, Purpose
from clerk_app.domain.identity import Id
from clerk_app.ui.place import Place
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.presenting.times import read_past_date
from clerk_app.ui.questions import ItemDetails
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.item_details.gathering import GatherOpenActions, open_now
from clerk_app.ui.views.item_details.papers import PaperList
from clerk_app.ui.views.item_details.questions import QuestionList
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.ui.widgets.wrong_field import mark_wrong
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_of_year

SUMMARY_LINES, REQUEST_LINES = 3, 5
MOST_OPEN = 4


class ItemDetailsPopup(AskingPopup):
    """Ctrl+Enter keeps what is typed, from any line; Enter too, but where several are typed it begins the next one."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("agenda.details"))
        self._desk = desk
        self._theme = desk.theme
        self._before = ItemDetails()
        self._asked_at: Place | None = None
        self._keeps_when_read = False
        self._knows_open = False
        self.purpose, self.state, self.business = QComboBox(), QComboBox(), QComboBox()
        self.notice_by, self.notice_on = QLineEdit(), QLineEdit()
        self.reference, self.sponsors = QLineEdit(), QLineEdit()
        self.summary, self.requests, self.public_summary = QPlainTextEdit(), QPlainTextEdit(), QPlainTextEdit()
        self.questions = QuestionList(desk)
        self.papers = PaperList(desk)
        self.gathers = QCheckBox(say("item_details.gathers"))
        self.plan = QCheckBox(say("item_details.gathers_plan"))
        self.open = TextLabel(self._theme, "", TextStyle.CAPTION, "text2")
        self.exempt = QCheckBox(say("item_details.exempt"))
        self.reason, self.public_title = QLineEdit(), QLineEdit()
        self.wrong = TextLabel(self._theme, "", colour="danger.text")
        self.button = ActionButton(
            self._theme, say("item_details.keep"), keys="Ctrl+Enter", kind=ButtonKind.PRIMARY, compact=True
        )
        self._grid = QGridLayout()
        self._labels: dict[QWidget, TextLabel] = {}
        self._questions_row = 0
        self._lay_out()
        self._connect()
        self._theme.changed.connect(self._fit)
        self._fit()

    def put(self, question: Question) -> None:
        details, item_id = question.values.get("details"), question.values.get("item_id")
        if not isinstance(details, ItemDetails) or not isinstance(item_id, str):
            self.button.setEnabled(False)
            return
        self._before, self._asked_at = details, question.place
        title = say("item_details.title", number=details.number, title=details.title)
        self.set_title(title, icon="list-ordered")
        self.card.setAccessibleName(title)
        self.purpose.setCurrentIndex(self.purpose.findData(details.purpose))
        self.state.setCurrentIndex(self.state.findData(details.state))
        self._show_kinds(details)
        self._show_notice(details)
        self.reference.setText(details.reference)
        self.sponsors.setText(details.sponsors)
        self.sponsors.setCursorPosition(0)  # of many, the first are seen
        self.summary.setPlainText(details.summary)
        self.requests.setPlainText("\n".join(details.requests))
        self.questions.show_questions(Id(item_id), details.questions, details.answered)
        self._place_questions()
        self.papers.show_papers(Id(item_id), details.papers)
        self.gathers.setChecked(details.gathers is Gathers.OPEN_ACTIONS)
        self.plan.setChecked(details.gathers is Gathers.FORWARD_PLAN)
        self.exempt.setChecked(details.exempt is not None)
        if details.exempt is not None:
            self.reason.setText(details.exempt.reason)
            self.public_title.setText(details.exempt.public_title)
            self.public_summary.setPlainText(details.exempt.public_summary)
        self._show_parts()

    def first_field(self) -> QWidget:
        return self.purpose

    @property
    def details(self) -> ItemDetails:
        """The item as it is typed."""
        asked = (" ".join(line.split()) for line in self.requests.toPlainText().splitlines())
        exempt = None
        if self.exempt.isChecked():
            before = self._before.exempt or Exemption(reason="")
            reason, title = (" ".join(line.text().split()) for line in (self.reason, self.public_title))
            summary = self.public_summary.toPlainText().strip()
            exempt = replace(before, reason=reason, public_title=title, public_summary=summary)
        purpose = self.purpose.currentData()
        return replace(
            self._before,
            purpose=Purpose(purpose) if purpose is not None else None,
            sponsors=" ".join(self.sponsors.text().split()),
            summary=self.summary.toPlainText().strip(),
            requests=tuple(line for line in asked if line),
            questions=self.questions.questions,
            papers=self.papers.papers,
            gathers=self._gathered,
            exempt=exempt,
            state=ItemState(self.state.currentData()),
            business=self.business.currentData() or "",
            reference=" ".join(self.reference.text().split()),
            notice=self._notice,
        )

    @property
    def _notice(self) -> Notice | None:
        """The notice as it is typed; None where nothing is. A day that is not understood is none."""
        by, on = (" ".join(line.text().split()) for line in (self.notice_by, self.notice_on))
        return Notice(by=by, on=read_past_date(on, self._before.today) if on else None) if by or on else None

    @property
    def _gathered(self) -> Gathers | None:
        if self.plan.isChecked():
            return Gathers.FORWARD_PLAN
        return Gathers.OPEN_ACTIONS if self.gathers.isChecked() else None

    # Building

    def _lay_out(self) -> None:
        self.purpose.addItem(say("item_details.no_purpose"), None)
        for purpose in Purpose:
            self.purpose.addItem(say(f"agenda.purpose_of.{purpose}"), purpose.value)
        for state in ItemState:
            self.state.addItem(say(f"agenda.state_of.{state}"), state.value)
        for lines in (self.summary, self.requests, self.public_summary):
            lines.setTabChangesFocus(True)
        self.notice_by.setPlaceholderText(say("item_details.notice_by_hint"))
        self.notice_on.setPlaceholderText(say("item_details.notice_on_hint"))
        self.reference.setPlaceholderText(say("item_details.reference_hint"))
        self.sponsors.setPlaceholderText(say("item_details.sponsors_hint"))
        self.summary.setPlaceholderText(say("item_details.summary_hint"))
        self.requests.setPlaceholderText(say("item_details.requests_hint"))
        self.reason.setPlaceholderText(say("item_details.reason_hint"))
        self.public_title.setPlaceholderText(say("item_details.public_title_hint"))
        self.public_summary.setPlaceholderText(say("item_details.public_summary_hint"))
        self._row("purpose", self.purpose)
        self._row("state", self.state)
        self._row("business", self.business)
        self._row("notice_by", self.notice_by)
        self._row("notice_on", self.notice_on)
        self._row("reference", self.reference)
        self._row("sponsors", self.sponsors)
        self._row("summary", self.summary)
        self._row("requests", self.requests)
        self._row("questions", self.questions)
        self._questions_row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(self._questions_row, 0)  # the row is kept for them
        self._row("papers", self.papers)
        self._grid.addWidget(self.gathers, self._grid.rowCount(), 0, 1, 2)
        self._grid.addWidget(self.open, self._grid.rowCount(), 1)
        self._grid.addWidget(self.plan, self._grid.rowCount(), 0, 1, 2)
        self._grid.addWidget(self.exempt, self._grid.rowCount(), 0, 1, 2)
        self._row("reason", self.reason)
        self._row("public_title", self.public_title)
        self._row("public_summary", self.public_summary)
        self._grid.setColumnStretch(1, 1)
        nest(self.body, self._grid)
        self.body.addWidget(self.wrong)
        hints = KeyHintBar(self._theme, margin=2)
        hints.set_hints((Hint(("Tab",), self.tr("next field")), Hint(("Esc",), self.tr("cancel"))))
        self.foot.addWidget(hints, 1)
        self.foot.addWidget(self.button)

    def _row(self, name: str, field: QWidget) -> None:
        words = say(f"item_details.{name}")
        label = TextLabel(self._theme, words, TextStyle.BODY, "text2")
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        row = self._grid.rowCount()
        is_tall = field in self._tall
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop if is_tall else Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, row, 1)
        self._labels[field] = label

    def _connect(self) -> None:
        for line in (self.notice_by, self.notice_on, self.reference, self.sponsors, self.reason, self.public_title):
            self.watch(line)
        self.gathers.toggled.connect(self._show_parts)
        self.gathers.clicked.connect(self._gather_actions)
        self.plan.clicked.connect(self._gather_plan)
        self.exempt.toggled.connect(self._show_parts)
        self.questions.changed.connect(self._questions_changed)
        self.papers.changed.connect(self._papers_changed)
        self.entered.connect(self._keep)
        self.ctrl_entered.connect(self._keep)
        self.button.clicked.connect(self._keep)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._grid.setHorizontalSpacing(metrics.px(16))
        self._grid.setVerticalSpacing(metrics.gap_s)
        self._grid.setColumnMinimumWidth(0, metrics.px(76))
        for tall in self._tall:
            self._labels[tall].setContentsMargins(0, metrics.px(7), 0, 0)
        for field, lines in (
            (self.summary, SUMMARY_LINES),
            (self.requests, REQUEST_LINES),
            (self.public_summary, SUMMARY_LINES),
        ):
            frame = 2 * (field.document().documentMargin() + metrics.px(5))
            field.setFixedHeight(int(lines * field.fontMetrics().lineSpacing() + frame))

    @property
    def _tall(self) -> tuple[QWidget, ...]:
        return self.summary, self.requests, self.questions, self.papers, self.public_summary

    # Showing

    def _show_kinds(self, details: ItemDetails) -> None:
        """The kinds of business that the rules tell apart, that of the item among them; no row where there is none."""
        kinds = dict.fromkeys((*details.kinds, *((details.business,) if details.business else ())))
        self.business.clear()
        self.business.addItem(say("item_details.no_business"), "")
        for kind in kinds:
            self.business.addItem(kind, kind)
        self.business.setCurrentIndex(self.business.findData(details.business))
        for part in (self.business, self._labels[self.business]):
            part.setVisible(bool(kinds))

    def _show_notice(self, details: ItemDetails) -> None:
        """Who gave notice and when; no rows for what is no other business, unless some was noted."""
        notice = details.notice or Notice()
        self.notice_by.setText(notice.by)
        self.notice_on.setText(day_of_year(notice.on, details.today) if notice.on is not None else "")
        for line in (self.notice_by, self.notice_on):
            for part in (line, self._labels[line]):
                part.setVisible(details.is_other_business or details.notice is not None)

    def _gather_actions(self) -> None:
        """An item gathers one thing."""
        self.plan.setChecked(False)

    def _gather_plan(self) -> None:
        self.gathers.setChecked(False)

    def _show_parts(self) -> None:
        """What belongs to a box that is ticked."""
        for line in (self.reason, self.public_title, self.public_summary):
            line.setVisible(self.exempt.isChecked())
            self._labels[line].setVisible(self.exempt.isChecked())
        self.open.setVisible(self.gathers.isChecked() and self._knows_open)
        if (
            self.gathers.isChecked()
            and not self._knows_open
            and self._asked_at is not None
            and self._asked_at.meeting_id
        ):
            self._desk.jobs.start(GatherOpenActions(self._desk.queries, self._asked_at.meeting_id), self._show_open)
        self._say_wrong("", None)

    def _show_open(self, lines: object) -> None:
        if isinstance(lines, tuple):
            self._knows_open = True
            self.open.setText(open_now(lines, MOST_OPEN))
            self.open.setVisible(self.gathers.isChecked())
            self.fit_content()

    def _place_questions(self) -> None:
        """Questions want the whole width; the button alone stands where every field does."""
        if self.questions.rows:
            self._grid.addWidget(self.questions, self._questions_row, 0, 1, 2)
        else:
            self._grid.addWidget(self.questions, self._questions_row - 1, 1, Qt.AlignmentFlag.AlignLeft)

    def _questions_changed(self) -> None:
        self._place_questions()
        self.fit_content()
        row = self.questions.row_here
        if row is not None:
            self.reveal(row)

    def _papers_changed(self) -> None:
        self.fit_content()
        if self._keeps_when_read and not self.papers.is_reading:
            self._keep()

    def _say_wrong(self, sentence: str, field: QLineEdit | None) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        for line in (self.notice_on, self.reason, *(row.title for row in self.papers.rows)):
            mark_wrong(line, sentence if line is field else "")
        self.fit_content()
        if field is not None:
            field.setFocus()
            announce(self, sentence)

    # Keeping

    def _keep(self) -> None:
        """Answer what is typed, once every file was read; what is missing is said first."""
        if not self.button.isEnabled():
            return
        emptied, untitled = self.questions.emptied, self.papers.without_title
        if emptied is not None:
            self.questions.refuse(emptied)
            return
        if untitled is not None:
            place = self.papers.rows.index(untitled) + 1
            self._say_wrong(say("item_details.title_missing", place=place), untitled.title)
        elif self.notice_on.text().strip() and read_past_date(self.notice_on.text(), self._before.today) is None:
            typed = " ".join(self.notice_on.text().split())
            self._say_wrong(say("item_details.notice_on_wrong", typed=typed), self.notice_on)
        elif self.exempt.isChecked() and not self.reason.text().strip():
            self._say_wrong(say("item_details.reason_missing"), self.reason)
        elif self.papers.is_reading:
            self._keeps_when_read = True
        else:
            self.answer(self.details)
