"""The pop-up of a declaration of interest.

`Question.place` names the meeting and the minute in which it stands; `values["known"]` is the Declaration that there is
already, `values["attendee_id"]` whoever is known to declare it. The answer is a NewDeclaration.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, Declared, InterestEffect, StandingInterest
from clerk_app.domain.matching import Match
from clerk_app.ui.effect_lines import EffectLines
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.presenting.effect import Effect
from clerk_app.ui.presenting.people import pieces
from clerk_app.ui.questions import NewDeclaration
from clerk_app.ui.screen import Desk
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.interest.presenter import InterestPresenter
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.ask_field import AskField
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.choice_list import Choice, ChoiceList
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.radio import RadioButton
from clerk_app.ui.widgets.rows import Piece
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

MOST_ROWS = 5
NO_RULING = ""


class InterestPopup(AskingPopup):
    """Who in a few letters, what in words or from the register, what the chair ruled; Enter goes on, then records."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, say("interests.title"))
        self._desk = desk
        self._presenter: InterestPresenter | None = None
        self._found: tuple[Match, ...] = ()
        self._offers: tuple[StandingInterest, ...] = ()
        self._who: Id | None = None
        self._ruled = ""
        self.who = AskField(desk.theme, say("interests.ask_who"))
        self.people = ChoiceList(desk.theme, say("interests.people"), most_rows=MOST_ROWS)
        self.interest = AskField(desk.theme, say("interests.ask_interest"))
        self.register = ChoiceList(desk.theme, say("interests.on_register"), most_rows=MOST_ROWS)
        self.concerns = QComboBox()
        self.effects = {effect: RadioButton(say(f"interests.{effect or 'no_ruling'}")) for effect in _EFFECTS}
        self._group = QButtonGroup(self)
        self.ruling = QLineEdit()
        self.effect = EffectLines(desk.theme)
        self.button = ActionButton(
            desk.theme, say("interests.keep"), keys="Ctrl+Enter", kind=ButtonKind.PRIMARY, compact=True
        )
        self._lay_out()
        self._connect()
        desk.theme.changed.connect(self._fit)
        self._fit()

    def put(self, question: Question) -> None:
        place = question.place
        record = self._desk.queries.meeting_record(place.meeting_id) if place and place.meeting_id else None
        if record is None or place is None:
            return
        found = question.values.get("known")
        known = found if isinstance(found, Declaration) else None
        self._presenter = InterestPresenter(record, self._desk.clock.now(), place.minute_id, known)
        for item_id, words in self._presenter.items():
            self.concerns.addItem(words, item_id)
        who = question.values.get("attendee_id")
        self._who = Id(who) if isinstance(who, str) and who else known.attendee_id if known is not None else None
        if known is not None:
            self._begin_with(known)
        self.who.setText(self._presenter.name(self._who) if self._who is not None else "")
        self._show()

    def first_field(self) -> QWidget:
        if self._who is None:
            return self.who
        return self.interest if not self.interest.text() else self.effects[NO_RULING]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and watched in (self.who, self.interest):
            self._show_lists(watched if event.type() == QEvent.Type.FocusIn else None)
        return super().eventFilter(watched, event)

    # Building

    def _lay_out(self) -> None:
        self.set_title(say("interests.title"), icon="scale", icon_colour="interest.text")
        self.body.addWidget(self.who)
        self.body.addWidget(self.people)
        self.body.addWidget(self.interest)
        self.body.addWidget(self.register)
        self._grid = QGridLayout()
        self._effects = QHBoxLayout()
        for effect, button in self.effects.items():
            button.setObjectName(effect)
            self._group.addButton(button)
            self._effects.addWidget(button)
        self._effects.addStretch(1)
        self.effects[NO_RULING].setChecked(True)
        for row, name in enumerate(("concerns", "effect", "ruling")):
            words = say(f"interests.{name}")
            self._grid.addWidget(TextLabel(self._desk.theme, words, TextStyle.CAPTION, "text2"), row, 0)
        self._grid.addWidget(self.concerns, 0, 1)
        nest(self._grid, self._effects, 1, 1)
        self._grid.addWidget(self.ruling, 2, 1)
        self._grid.setColumnStretch(1, 1)
        nest(self.body, self._grid)
        self.body.addWidget(self.effect)
        self.concerns.setAccessibleName(say("interests.concerns"))
        self.ruling.setAccessibleName(say("interests.ask_ruling"))
        self.ruling.setPlaceholderText(say("interests.ask_ruling"))
        hints = KeyHintBar(self._desk.theme, margin=4)
        hints.set_hints((Hint(("Enter",), say("interests.next")), Hint(("Esc",), say("interests.cancel"))))
        self.foot.addWidget(hints, 1)
        self.foot.addWidget(self.button)

    def _connect(self) -> None:
        for field, choices in ((self.who, self.people), (self.interest, self.register)):
            field.installEventFilter(self)
            self.watch(field)
            field.stepped.connect(choices.move)
            choices.moved.connect(self.reveal)
        self.who.textEdited.connect(self._search)
        self.people.picked.connect(self._take_person)
        self.register.picked.connect(self._take_interest)
        self.interest.textChanged.connect(self._show)
        self.concerns.currentIndexChanged.connect(self._show)
        self._group.buttonToggled.connect(self._rule)
        self.ruling.textChanged.connect(self._show)
        self.button.clicked.connect(self._record)
        self.entered.connect(self._go_on)
        self.ctrl_entered.connect(self._record)

    def _fit(self) -> None:
        metrics = self._desk.theme.metrics
        self._grid.setHorizontalSpacing(metrics.gap_m)
        self._grid.setVerticalSpacing(metrics.gap_s)
        self._effects.setSpacing(metrics.gap_m)

    # Showing

    def _begin_with(self, known: Declaration) -> None:
        self.interest.setText(known.interest)
        self.concerns.setCurrentIndex(max(self.concerns.findData(known.item_id), 0))
        is_ruled = bool(known.ruling) or known.effect is not InterestEffect.STAYS
        self.effects[known.effect if is_ruled else NO_RULING].setChecked(True)
        self.ruling.setText(known.ruling)

    def _search(self, letters: str) -> None:
        self._who = None
        self._found = self._presenter.matches(letters) if self._presenter is not None and letters.strip() else ()
        self.people.set_choices([_row(match) for match in self._found], 0 if self._found else None)
        self._show_lists(self.who)
        self._show()

    def _show_lists(self, focused: QObject | None) -> None:
        """Each list stands under its line only while that is typed in."""
        if focused is self.interest and self._presenter is not None:
            self._offers = self._presenter.offers(self._who)
            offered = [Choice(pieces=(Piece(one.interest),), icon="scale") for one in self._offers]
            self.register.set_choices(offered, None)
        self.people.setVisible(focused is self.who and bool(self._found))
        self.register.setVisible(focused is self.interest and bool(self._offers))
        self.fit_content()

    def _show(self) -> None:
        presenter, new = self._presenter, self._made()
        if presenter is None or new is None:
            self.effect.show_effect(Effect())
        else:
            self.effect.show_effect(Effect(quorum=presenter.quorum(new), will_read=presenter.will_read(new)))
        self.fit_content()

    # Answering

    def _take_person(self, row: int) -> None:
        if self._presenter is not None:
            self._who = self._found[row].candidate.id
            self.who.setText(self._presenter.name(self._who))
            self._found = ()
            self.interest.setFocus()
            self._show()

    def _take_interest(self, row: int) -> None:
        self.interest.setText(self._offers[row].interest)
        self.interest.setFocus()

    def _rule(self) -> None:
        """The usual words for what was chosen, unless others were typed."""
        chosen = self._chosen()
        if self._presenter is not None and self.ruling.text() in ("", self._ruled):
            self._ruled = self._presenter.ruling_for(chosen) if chosen is not None else ""
            self.ruling.setText(self._ruled)
        self._show()

    def _chosen(self) -> InterestEffect | None:
        name = self._checked().objectName()
        return InterestEffect(name) if name else None

    def _made(self) -> NewDeclaration | None:
        if self._presenter is None or self._who is None:
            return None
        item_id = self.concerns.currentData()
        declared = Declared(
            attendee_id=self._who,
            item_id=Id(item_id) if isinstance(item_id, str) else None,
            ruling=self.ruling.text().strip(),
            effect=self._chosen() or InterestEffect.STAYS,
        )
        return self._presenter.made(declared, self.interest.text())

    def _go_on(self) -> None:
        """Enter takes the row that is chosen and goes on to the next line; on the last it records."""
        if self.who.hasFocus():
            if self._who is None and self.people.current is not None:
                self._take_person(self.people.current)
            elif self._who is None:
                self._say_who()
            else:
                self.interest.setFocus()
        elif self.interest.hasFocus() and self.register.isVisible() and self.register.current is not None:
            self._take_interest(self.register.current)
            self.register.set_choices(())
            self._checked().setFocus()
        elif self.interest.hasFocus():
            self._checked().setFocus()
        else:
            self._record()

    def _checked(self) -> RadioButton:
        return next(button for button in self.effects.values() if button.isChecked())

    def _record(self) -> None:
        if self._who is None and self.people.current is not None:
            self._take_person(self.people.current)
        new = self._made()
        if new is None:
            self._say_who()
        else:
            self.answer(new)

    def _say_who(self) -> None:
        self.effect.show_effect(Effect(wrong=say("interests.who_missing")))
        self.fit_content()
        announce(self, say("interests.who_missing"))
        self.who.setFocus()


_EFFECTS: tuple[str, ...] = (NO_RULING, *InterestEffect)


def _row(match: Match) -> Choice:
    return Choice(pieces=tuple(Piece(words.text, words.bold) for words in pieces(match)))
