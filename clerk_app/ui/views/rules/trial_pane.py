"""Try it: a room, and a vote in it, made up beside the rule, with what the rule says of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.rules.common_cases import Case, common_cases
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.seats import Seat
from clerk_app.ui.forms.form import Form
from clerk_app.ui.forms.values import Answer, Field, Saying
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.ui.presenting.rules.known import names_in_rules
from clerk_app.ui.presenting.rules.sheet import wrong_with
from clerk_app.ui.presenting.rules.trial import (
    AWAY,
    PRESENT,
    QUORUM_LETTERS,
    Trial,
    members_of,
    quorum_rows,
    quorum_trial_parts,
    trial_answered,
    trial_of,
    vacant_in,
)
from clerk_app.ui.presenting.rules.trial_vote import (
    FOR,
    VOTE_LETTERS,
    TrialVote,
    vote_answered,
    vote_pressed,
    vote_rows,
    vote_trial_parts,
)
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.rules import quorum, votes
from clerk_app.ui.views.rules.trial_list import TrialList
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

SECTIONS = (quorum.KEY, votes.KEY)
"""The sections whose rule can be tried."""


class TrialPane(QWidget):
    """The list of the seats and, below it, what else is asked and what follows; nothing of it is kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._setup: BoardToday | None = None
        self._seats: tuple[Seat, ...] = ()
        self._trial, self._vote = Trial(), TrialVote()
        self._section = quorum.KEY
        self._cases_of: tuple[QuorumRule, tuple[Seat, ...], frozenset[Id]] | None = None
        self._cases: tuple[Case, ...] = ()
        self._hint = TextLabel(theme, "", TextStyle.CAPTION, "text2")
        self.room = TrialList(theme, QUORUM_LETTERS, say("try_rule.list_name"))
        self.votes = TrialList(theme, VOTE_LETTERS, say("try_rule.vote_list_name"))
        self.form = Form(theme)
        self.form.set_narrow(True)
        self._column = QVBoxLayout(self)
        heading = TextLabel(theme, say("try_rule.heading"), TextStyle.SECTION)
        parts: tuple[QWidget, ...] = (heading, self._hint, self.room, self.votes, self.form)
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        for seats in (self.room, self.votes):
            seats.letter_pressed.connect(self._press)
            seats.rest_pressed.connect(self._all_present)
            seats.toggled.connect(self._toggle)
        self.form.answered.connect(self._answer)
        self.form.typed.connect(self._answer)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def board(self) -> Board | None:
        """The board whose rules are tried."""
        return self._setup.board if self._setup is not None else None

    def show_rules(self, setup: BoardToday, section: str) -> None:
        """Try the rule of that section as it is committed; on another board, or with other seats, all anew."""
        seats = members_of(setup.seats)
        known = self._setup
        if (
            known is None
            or known.board.id != setup.board.id
            or [one.id for one in seats] != [one.id for one in self._seats]
        ):
            self._trial, self._vote = trial_of(setup), TrialVote()
        self._setup, self._seats, self._section = setup, seats, section
        self._show()

    def _show(self) -> None:
        setup = self._setup
        if setup is None:
            return
        is_vote = self._section == votes.KEY
        self._hint.setText(say("try_rule.vote_hint" if is_vote else "try_rule.hint"))
        self.room.setVisible(not is_vote and bool(self._seats))
        self.votes.setVisible(is_vote and bool(self._seats))
        if not self._seats:
            self._hint.setText("")
            self.form.show_parts((Saying(key="try/no_seats", words=say("try_rule.no_seats")),))
        elif is_vote:
            self._show_vote(setup)
        else:
            self._show_quorum(setup)

    def _show_quorum(self, setup: BoardToday) -> None:
        rule, chair = setup.board.quorum, setup.board.chair_title
        self.room.show_rows(quorum_rows(self._trial, rule, self._seats, chair))
        cases = self._common_cases(rule)
        self.form.show_parts(
            tuple(quorum_trial_parts(self._trial, rule, self._seats, cases, chair, names_in_rules(setup)))
        )

    def _show_vote(self, setup: BoardToday) -> None:
        board = setup.board
        self.votes.show_rows(vote_rows(self._trial, self._vote, board.voting, self._seats, board.chair_title))
        parts = vote_trial_parts(
            self._trial, self._vote, board.voting, board.quorum, self._seats, names_in_rules(setup)
        )
        self.form.show_parts(tuple(parts))

    def _common_cases(self, rule: QuorumRule | None) -> Sequence[Case]:
        """The cases, worked out anew only for another rule or other seats."""
        if rule is None:
            return ()
        asked = (rule, self._seats, vacant_in(self._trial))
        if self._cases_of != asked:
            self._cases_of, self._cases = asked, common_cases(*asked)
        return self._cases

    def _press(self, letter: str, seat_id: Id) -> None:
        seat = self._seat(seat_id)
        if seat is None:
            return
        if self._section == votes.KEY:
            self._trial, self._vote = vote_pressed(self._trial, self._vote, letter, seat)
        else:
            self._trial = self._trial.pressed(letter, seat)
        self._show()

    def _toggle(self, seat_id: Id) -> None:
        """The likely thing: here or away; in a vote, for it or no vote."""
        if self._section == votes.KEY:
            self._press("" if seat_id in self._vote.choices else FOR, seat_id)
        else:
            self._press(AWAY if self._trial.letter(seat_id) != AWAY else PRESENT, seat_id)

    def _all_present(self) -> None:
        self._trial = self._trial.all_set(PRESENT, self._seats)
        self._show()

    def _answer(self, answer: Answer) -> None:
        asked = self.form.asked_at(answer.key)
        if isinstance(asked, Field):
            wrong = wrong_with(asked, answer.value)
            self.form.set_wrong(answer.key, wrong)
            if wrong:
                return
        if self._section == votes.KEY:
            self._vote = vote_answered(self._vote, answer, self._seats)
        self._trial = trial_answered(self._trial, answer, self._seats)
        self._show()

    def _seat(self, seat_id: Id) -> Seat | None:
        return next((seat for seat in self._seats if seat.id == seat_id), None)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        side = metrics.px(16)
        self._column.setContentsMargins(side, metrics.px(12), side, side)
        self._column.setSpacing(metrics.px(8))
