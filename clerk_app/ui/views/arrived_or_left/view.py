"""The pop-up of arrived or left.

`Question.text` are words to begin with; `values["back"]` is the number of the paragraph that Esc leads back to, and
`values["arriving"]` says whether somebody came or went, where that is known. It submits its acts itself and answers
nothing.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from clerk_app.domain.capture import Timed
from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Match
from clerk_app.domain.people import Party
from clerk_app.services.outcome import Outcome
from clerk_app.ui.effect_lines import EffectLines
from clerk_app.ui.popup_acts import PopupActs
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.presenting.effect import Effect
from clerk_app.ui.presenting.people import pieces
from clerk_app.ui.presenting.spot import Spot
from clerk_app.ui.presenting.substitutes import Known, everybody
from clerk_app.ui.problems import problem_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.arrived_or_left.presenter import ArrivedOrLeftPresenter, Way
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.ask_field import AskField
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.choice_list import Choice, ChoiceList
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.rows import Piece
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

MOST_ROWS = 5


class ArrivedOrLeft(AskingPopup):
    """Who arrived or left: matching as one types, Enter does the likely thing."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("arrived_or_left.title"))
        self._desk = desk
        self._acts = PopupActs(desk.lane, pane)
        self._presenter: ArrivedOrLeftPresenter | None = None
        self._found: tuple[Match, ...] = ()
        self._sits_for: Id | None = None
        self._asks_office = False
        self._excluded: Id | None = None
        self._possible: tuple[Known, ...] = ()
        self._way: Way | None = None
        self._arriving: bool | None = None
        self._text_before = ""
        self._way_back = ""
        self._is_adding = False
        self.field = AskField(desk.theme, say("arrived_or_left.ask_who"))
        self.choices = ChoiceList(desk.theme, self.tr("People"), most_rows=MOST_ROWS)
        self.agreed = QCheckBox()
        self.agreed_note = TextLabel(desk.theme, "", TextStyle.CAPTION, "text2")
        self.exclude = ActionButton(
            desk.theme, say("arrived_or_left.exclude"), keys="Enter", kind=ButtonKind.PRIMARY, compact=True
        )
        self.effect = EffectLines(desk.theme)
        self.buttons = {way: self._button(way) for way in Way}
        self._hints = KeyHintBar(desk.theme, margin=2)
        self._lay_out()
        self._connect()
        desk.theme.changed.connect(self._fit)
        self._fit()

    def put(self, question: Question) -> None:
        place = question.place
        back, arriving = question.values.get("back"), question.values.get("arriving")
        self._arriving = arriving if isinstance(arriving, bool) else None
        self._way_back = say("arrived_or_left.back_to", number=back) if back else self.tr("cancel")
        self._hints.set_hints((), (Hint(("Esc",), self._way_back),))
        record = self._desk.queries.meeting_record(place.meeting_id) if place and place.meeting_id else None
        if record is None or place is None:
            return
        spot = Spot(place.minute_id, place.block_id)
        self._presenter = ArrivedOrLeftPresenter(record, self._desk.clock.now(), spot)
        self.field.setText(question.text)
        self._search(question.text)

    def first_field(self) -> QWidget:
        return self.field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asks_substitute = watched is self.field and self._sits_for is not None
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.KeyPress and (asks_substitute or self._asks_office):
            self._ask_who_again()
            return True
        asks_agreement = watched in (self.agreed, self.exclude) and self._excluded is not None
        if asks_agreement and is_escape and event.type() == QEvent.Type.KeyPress:
            self._ask_who_again()
            return True
        if event.type() == QEvent.Type.FocusIn and watched in self.buttons.values():
            self._show_effect(Way(watched.objectName()))
        return super().eventFilter(watched, event)

    # Building

    def _button(self, way: Way) -> ActionButton:
        button = ActionButton(self._desk.theme, say(f"arrived_or_left.way.{way}"), compact=True)
        button.setObjectName(str(way))
        button.installEventFilter(self)
        button.clicked.connect(self._press)
        return button

    def _lay_out(self) -> None:
        self.set_title(say("arrived_or_left.title"), icon="users")
        self.body.addWidget(self.field)
        self.body.addWidget(self.choices)
        self._ways = QHBoxLayout()
        for button in self.buttons.values():
            self._ways.addWidget(button)
        self._ways.addStretch(1)
        nest(self.body, self._ways)
        self.body.addWidget(self.agreed)
        self.body.addWidget(self.agreed_note)
        self.body.addWidget(self.effect)
        line = QHBoxLayout()
        line.addWidget(self.exclude)
        line.addStretch(1)
        nest(self.body, line)
        self._show_agreement()
        undo = TextLabel(self._desk.theme, say("arrived_or_left.undo"), TextStyle.CAPTION, "text2")
        self.foot.addWidget(undo, 1)
        self.foot.addWidget(self._hints, 1)
        self.let_foot_go()

    def _connect(self) -> None:
        self.field.textEdited.connect(self._search)
        self.field.stepped.connect(self._step)
        self.field.installEventFilter(self)
        self.watch(self.field)
        self.choices.picked.connect(self._pick)
        self.choices.moved.connect(self.reveal)
        for widget in (self.agreed, self.exclude):
            widget.installEventFilter(self)
        self.agreed.toggled.connect(self._agree)
        self.exclude.clicked.connect(self._enter)
        self.entered.connect(self._enter)
        self.ctrl_entered.connect(self._ctrl_enter)

    def _fit(self) -> None:
        self._ways.setSpacing(self._desk.theme.metrics.gap_s)

    # Showing

    def _show_agreement(self) -> None:
        """What is asked of an exclusion, in the place of the people, or the people."""
        presenter, who = self._presenter, self._excluded
        for asked in (self.agreed, self.agreed_note, self.exclude):
            asked.setVisible(who is not None)
        for other in (self.field, self.choices):
            other.setVisible(who is None)
        if presenter is None or who is None:
            return
        for button in self.buttons.values():
            button.hide()
        self.set_title(say("arrived_or_left.excluded_title"), icon="lock")
        self._hints.set_hints((), (Hint(("Esc",), say("arrived_or_left.other_person")),))
        self.agreed.setText(say("arrived_or_left.agreed", chair=presenter.chair()))
        self.agreed_note.setText(say("arrived_or_left.agreed_note", chair=presenter.chair()))
        self.agreed.setAccessibleDescription(self.agreed_note.text())

    def _agree(self) -> None:
        self._show_effect(Way.EXCLUDED)

    def _search(self, text: str) -> None:
        if self._presenter is None:
            return
        self._asks_office = False
        read = self._presenter.read(text)
        aside = self._presenter.time_words(read)
        if self._sits_for is not None:
            title = say("arrived_or_left.substitute_title", name=self._presenter.name(self._sits_for))
            self.set_title(title, icon="users", aside=aside)
            self._found = self._presenter.substitutes(self._sits_for, read.words, self._possible)
            self.choices.set_choices([*self._substitute_rows(), *self._as_typed(read.words)])
        else:
            self.set_title(say("arrived_or_left.title"), icon="users", aside=aside)
            self._found = self._presenter.matches(read.words, self._arriving)
            rows = [*self._people_rows(self._presenter), *self._as_guest(read.words)]
            self.choices.set_choices(rows, 0 if read.words else None)
        self._offer_ways()

    def _people_rows(self, presenter: ArrivedOrLeftPresenter) -> list[Choice]:
        rows = []
        for match in self._found:
            aside = presenter.aside(match.candidate.id)
            rows.append(Choice(pieces=_bold(match), letter=aside.letter, aside=aside.words))
        return rows

    def _substitute_rows(self) -> list[Choice]:
        return [Choice(pieces=_bold(match), icon="user-round") for match in self._found]

    def _as_guest(self, words: str) -> list[Choice]:
        return [self._typed_row(say("arrived_or_left.guest", name=words))] if words and not self._found else []

    def _as_typed(self, words: str) -> list[Choice]:
        return [self._typed_row(say("arrived_or_left.as_typed", name=words))] if words else []

    def _typed_row(self, words: str) -> Choice:
        return Choice(pieces=(Piece(words),), icon="user-round-plus", keys=self.tr("Ctrl+Enter"))

    def _offer_ways(self) -> None:
        """Show what can be recorded of the person chosen; the likely thing is what Enter does."""
        chosen = self._chosen()
        ways = self._ways_of(chosen) if chosen and self._sits_for is None else ()
        for number, way in enumerate(ways):
            self._ways.removeWidget(self.buttons[way])
            self._ways.insertWidget(number, self.buttons[way])
        for way, button in self.buttons.items():
            is_likely = bool(ways) and way is ways[0]
            button.setVisible(way in ways)
            button.set_kind(ButtonKind.PRIMARY if is_likely else ButtonKind.PLAIN)
            button.set_keys("Enter" if is_likely else "")
        for before, after in pairwise(ways):
            QWidget.setTabOrder(self.buttons[before], self.buttons[after])
        self._show_effect(ways[0] if ways else None)

    def _ways_of(self, chosen: Id) -> tuple[Way, ...]:
        if self._presenter is None:
            return ()
        return self._presenter.ways_of_office(chosen) if self._asks_office else self._presenter.ways(chosen)

    def _show_effect(self, way: Way | None) -> None:
        self._way = way
        self.effect.show_effect(self._effect(way))
        self.fit_content()

    def _effect(self, way: Way | None) -> Effect:
        presenter, chosen = self._presenter, self._chosen()
        if presenter is None:
            return Effect()
        if self._desk.read_only:
            return Effect(wrong=say("arrived_or_left.read_only"))
        if presenter.record.meeting.is_approved:
            return Effect(wrong=say("arrived_or_left.approved"))
        read = presenter.read(self.field.text())
        if self._sits_for is not None:
            name = self._chosen_name() or read.words
            return presenter.substitute_effect(self._sits_for, name, read, self._chosen_party()) if name else Effect()
        if chosen is None:
            is_guest = bool(read.words) and self.choices.current is not None
            return presenter.guest_effect(read.words, read) if is_guest else Effect()
        if way is None or way in (Way.SUBSTITUTE, Way.OFFICE):
            return Effect()
        return presenter.effect(chosen, way, read, agreed=self.agreed.isChecked())

    def _chosen(self) -> Id | None:
        """Who is chosen, by attendee; None for a guest, and where nobody is."""
        row = self.choices.current
        return self._found[row].candidate.id if row is not None and row < len(self._found) else None

    def _chosen_party(self) -> Party | None:
        """Whom of those who could sit for somebody; None for a name as it was typed."""
        row = self.choices.current
        is_known = row is not None and row < len(self._found)
        return self._possible[int(self._found[row].candidate.id)][0] if is_known and row is not None else None

    def _chosen_name(self) -> str:
        row = self.choices.current
        return self._found[row].candidate.name if row is not None and row < len(self._found) else ""

    # Recording

    def _step(self, step: int) -> None:
        self._asks_office = False
        self.choices.move(step)
        self._offer_ways()

    def _pick(self, row: int) -> None:
        self._asks_office = False
        self._offer_ways()
        self.field.setFocus()
        if row >= len(self._found):
            self._ctrl_enter()

    def _enter(self) -> None:
        if self._excluded is not None:
            self._record_exclusion(self._excluded)
        elif self._sits_for is not None:
            row = self.choices.current
            chosen = row is not None and row < len(self._found)
            known = self._possible[int(self._found[row].candidate.id)] if row is not None and chosen else None
            self._send_substitute(known)
        elif self._chosen() is not None and self._way is not None:
            self._record(self._way)
        elif self.choices.current is not None:
            self._ctrl_enter()
        else:
            self._say(say("arrived_or_left.ask_who"))

    def _ctrl_enter(self) -> None:
        if self._excluded is not None:
            self._record_exclusion(self._excluded)
        elif self._sits_for is not None:
            self._send_substitute(None)
        else:
            self._add_guest()

    def _press(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._record(Way(sender.objectName()))

    def _record(self, way: Way) -> None:
        chosen, presenter = self._chosen(), self._presenter
        if chosen is None or presenter is None:
            return
        if way is Way.SUBSTITUTE:
            self._ask_substitute(chosen)
            return
        if way is Way.OFFICE:
            self._ask_office()
            return
        if way is Way.EXCLUDED:
            self._ask_agreement(chosen)
            return
        effect = self._effect(way)
        if effect.wrong:
            self._say(effect.wrong)
            return
        self._acts.submit(presenter.act(chosen, way, presenter.read(self.field.text())))
        self.close_popup()

    def _ask_office(self) -> None:
        """Offer what can be recorded of their seat; the first of it has the focus, and Enter in the line records it."""
        self._asks_office = True
        self._offer_ways()
        first = next((button for button in self.buttons.values() if button.keys == "Enter"), None)
        if first is not None:
            first.setFocus()

    def _ask_substitute(self, who: Id) -> None:
        if self._presenter is None:
            return
        self._sits_for, self._text_before = who, self.field.text()
        others = everybody(self._desk.queries, self._presenter.record.meeting.date)
        self._possible = self._presenter.possible_substitutes(who, others)
        ask = say("arrived_or_left.substitute_ask", name=self._presenter.name(who))
        self._start_field(ask, "")

    def _ask_agreement(self, who: Id) -> None:
        if self._presenter is None:
            return
        self._excluded, self._text_before = who, self.field.text()
        self.agreed.blockSignals(True)
        self.agreed.setChecked(self._presenter.is_agreed(who))
        self.agreed.blockSignals(False)
        self._show_agreement()
        self.agreed.setFocus()
        self._show_effect(Way.EXCLUDED)
        announce(self, say("arrived_or_left.excluded_spoken", name=self._presenter.name(who)))

    def _record_exclusion(self, who: Id) -> None:
        presenter, effect = self._presenter, self._effect(Way.EXCLUDED)
        if effect.wrong or presenter is None:
            self._say(effect.wrong)
            return
        read, agreed = presenter.read(self.field.text()), self.agreed.isChecked()
        self._acts.submit(presenter.act(who, Way.EXCLUDED, read, agreed=agreed))
        self.close_popup()

    def _ask_who_again(self) -> None:
        is_asked_about = self._sits_for is not None or self._excluded is not None
        text = self._text_before if is_asked_about else self.field.text()
        self._sits_for = self._excluded = None
        self._hints.set_hints((), (Hint(("Esc",), self._way_back),))
        self.agreed.setChecked(False)
        self._show_agreement()
        self._start_field(say("arrived_or_left.ask_who"), text)

    def _start_field(self, ask: str, text: str) -> None:
        self.field.ask(ask)
        self.field.setText(text)
        self.field.setFocus()
        self._search(text)

    def _send_substitute(self, known: tuple[Party, str] | None) -> None:
        presenter, who = self._presenter, self._sits_for
        if presenter is None or who is None:
            return
        read = presenter.read(self.field.text())
        name = known[1] if known is not None else read.words
        effect = self._effect(None)
        if effect.wrong or not name:
            self._say(effect.wrong or say("arrived_or_left.substitute_ask", name=presenter.name(who)))
            return
        party = known[0] if known is not None else None
        self._acts.submit(presenter.substitute_act(who, name, party, read))
        self.close_popup()

    def _add_guest(self) -> None:
        presenter = self._presenter
        if presenter is None or self._is_adding:
            return
        read = presenter.read(self.field.text())
        effect = self._effect_of_guest(presenter, read)
        if effect.wrong or not read.words:
            self._say(effect.wrong or say("arrived_or_left.ask_who"))
            return
        self._is_adding = True
        # The arrival needs the guest's id, so the pop-up stays until the guest is on the disk.
        self._desk.lane.submit(presenter.guest_act(read.words), self._guest_added, self._not_added)

    def _effect_of_guest(self, presenter: ArrivedOrLeftPresenter, read: Timed) -> Effect:
        refused = self._effect(None) if self._desk.read_only or presenter.record.meeting.is_approved else Effect()
        return refused if refused.wrong else presenter.guest_effect(read.words, read)

    def _guest_added(self, outcome: Outcome) -> None:
        if self._presenter is not None and outcome.made is not None:
            read = self._presenter.read(self.field.text())
            self._acts.submit(self._presenter.guest_arrival(outcome.made, read))
        self.close_popup()

    def _not_added(self, error: Exception) -> None:
        self._is_adding = False
        self._say(problem_of(error).words.text)

    def _say(self, sentence: str) -> None:
        self.effect.show_effect(Effect(wrong=sentence))
        self.fit_content()
        announce(self, sentence)


def _bold(match: Match) -> tuple[Piece, ...]:
    return tuple(Piece(words.text, words.bold) for words in pieces(match))
