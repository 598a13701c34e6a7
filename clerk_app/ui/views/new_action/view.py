"""The pop-up of a new action (Ctrl+Shift+A in mid-sentence). It answers a NewAction for the editor to put in."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QGridLayout, QWidget

from clerk_app.ui.popup_host import AskingPopup, NewAction, Question
from clerk_app.ui.presenting.calendar import holidays_around
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.new_action.action_line import ActionLine
from clerk_app.ui.views.new_action.presenter import NewActionPresenter, Offers
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.choice_list import ChoiceList
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.offer_rows import date_rows, person_row
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

_LABEL_WIDTH = 76


class NewActionPopup(AskingPopup):
    """Who is to do what by when, in one line; owner, date and the final words are always shown."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("new_action.title"))
        self._desk = desk
        self._presenter: NewActionPresenter | None = None
        self._offers = Offers()
        self._dismissed = ""
        self.line = ActionLine(desk.theme)
        self.choices = ChoiceList(desk.theme, say("new_action.people"), most_rows=5)
        self.values = {name: TextLabel(desk.theme) for name in ("owner", "due", "will_read")}
        self.another = ActionButton(desk.theme, say("new_action.another"), keys="Ctrl+Enter", compact=True)
        self.add = ActionButton(desk.theme, say("new_action.add"), keys="Enter", kind=ButtonKind.PRIMARY, compact=True)
        self._lay_out()
        self._connect()
        desk.theme.changed.connect(self._fit)
        self._fit()

    def put(self, question: Question) -> None:
        place = question.place
        record = self._desk.queries.meeting_record(place.meeting_id) if place and place.meeting_id else None
        if record is None or place is None:
            self.add.setEnabled(False)
            return
        now = self._desk.clock.now()
        holidays = holidays_around(record.board, record.meeting.date, self._desk.holidays_of)
        meetings = list(self._desk.queries.meeting_days(record.board.id).values())
        self._presenter = NewActionPresenter(record, now, holidays, meetings)
        where = self._presenter.where(place.minute_id, place.block_id)
        self.set_title(say("new_action.title"), icon="square-check-big", icon_colour="action.text", aside=where)
        self.line.setPlainText(question.text)
        self.line.moveCursor(QTextCursor.MoveOperation.End)
        self._read()

    def first_field(self) -> QWidget:
        return self.line

    def _lay_out(self) -> None:
        self.set_title(say("new_action.title"), icon="square-check-big", icon_colour="action.text")
        self.line.setAccessibleName(say("new_action.ask"))
        self.line.setPlaceholderText(say("new_action.ask"))
        self.body.addWidget(self.line)
        self.body.addWidget(self.choices)
        self._grid = QGridLayout()
        for row, (name, value) in enumerate(self.values.items()):
            label = TextLabel(self._desk.theme, say(f"new_action.{name}"), TextStyle.CAPTION, "text2")
            value.setTextFormat(Qt.TextFormat.RichText)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
        self._grid.setColumnStretch(1, 1)
        nest(self.body, self._grid)
        hints = KeyHintBar(self._desk.theme, margin=2)
        hints.set_hints((Hint(("Esc",), self.tr("cancel")),))
        self.foot.addWidget(hints, 1)
        self.foot.addWidget(self.another)
        self.foot.addWidget(self.add)

    def _connect(self) -> None:
        self.watch(self.line)
        self.line.textChanged.connect(self._read)
        self.line.cursorPositionChanged.connect(self._offer)
        self.line.tab_pressed.connect(self._take_current)
        self.line.step_pressed.connect(self.choices.move)
        self.choices.picked.connect(self._take)
        self.choices.moved.connect(self.reveal)
        self.entered.connect(self._enter)
        self.ctrl_entered.connect(self._add_another)
        self.add.clicked.connect(self._add)
        self.another.clicked.connect(self._add_another)

    def _fit(self) -> None:
        metrics = self._desk.theme.metrics
        self._grid.setHorizontalSpacing(metrics.px(6))
        self._grid.setVerticalSpacing(metrics.px(7))
        self._grid.setContentsMargins(0, metrics.px(5), 0, 0)
        self._grid.setColumnMinimumWidth(0, metrics.px(_LABEL_WIDTH))
        self._read()

    # Reading

    def _read(self) -> None:
        if self._presenter is None:
            return
        understood = self._presenter.understood(self.line.toPlainText())
        self.line.mark(understood.owner_spans, understood.due_span)
        self._show("owner", understood.owner, understood.owner_note)
        self._show("due", understood.due, understood.due_note)
        self._show("will_read", understood.will_read, "")
        self._offer()

    def _show(self, name: str, words: str, note: str) -> None:
        quiet = self._desk.theme.tokens.text2
        aside = f' <span style="color:{quiet}">{escape(note)}</span>' if note else ""
        self.values[name].setText(f"{escape(words)}{aside}")
        self.values[name].setAccessibleName(f"{say(f'new_action.{name}')}: {words} {note}".strip())

    def _offer(self) -> None:
        if self._presenter is None:
            return
        before, after = self.line.before_caret(), self.line.after_caret()
        self._offers = Offers() if before == self._dismissed else self._presenter.offered(before, after)
        tab, people = self.tr("Tab"), enumerate(self._offers.people)
        rows = [person_row(offer.who, "" if number else tab) for number, offer in people]
        rows = rows or date_rows(self._offers.dates, tab)
        is_begun = bool(self._offers.dates) and not self._offers.dates[0].is_said
        self.choices.set_choices(rows, None if is_begun else 0)
        self.line.set_has_list(bool(rows))
        self.fit_content()

    # Taking

    def _enter(self) -> None:
        if self.choices.was_moved or (self._offers.insists and self.choices.count):
            self._take_current()
        else:
            self._add()

    def _take_current(self) -> None:
        if self.choices.count:
            self._take(self.choices.current or 0)

    def _take(self, number: int) -> None:
        if self._presenter is None:
            return
        if number < len(self._offers.people):
            offer = self._offers.people[number]
            self.line.put(offer.span, self._presenter.pick(offer))
        elif number < len(self._offers.dates):
            date_offer = self._offers.dates[number]
            self.line.put(date_offer.span, date_offer.words)
        # What was just taken need not be offered again.
        self._dismissed = self.line.before_caret()
        self._offer()
        self.line.setFocus()

    def _add(self) -> None:
        self._answer(another=False)

    def _add_another(self) -> None:
        self._answer(another=True)

    def _answer(self, *, another: bool) -> None:
        written = self._presenter.written(self.line.toPlainText()) if self._presenter is not None else None
        if written is None:
            self._show("will_read", say("new_action.nothing"), "")
            announce(self, say("new_action.nothing"))
            self.line.setFocus()
            return
        self.answer(NewAction(words=written.words, owners=written.owners, due=written.due, another=another))
