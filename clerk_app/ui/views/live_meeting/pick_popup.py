"""A pop-up that asks for one of several: a few letters, and Enter takes the row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Candidate, Match, match_people
from clerk_app.ui.popup_host import AskingPopup, Question
from clerk_app.ui.presenting.people import pieces
from clerk_app.ui.questions import Pick, Picking
from clerk_app.ui.screen import Desk
from clerk_app.ui.widgets.ask_field import AskField
from clerk_app.ui.widgets.choice_list import Choice, ChoiceList
from clerk_app.ui.widgets.key_hints import Hint, KeyHintBar
from clerk_app.ui.widgets.rows import Piece

MOST_ROWS = 7


class PickPopup(AskingPopup):
    """One of several. `values["picking"]` is the Picking; the answer is the value of the row that is taken."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(desk.theme, pane, self.tr("Choose"))
        self._picks: Sequence[Pick] = ()
        self._found: tuple[Match, ...] = ()
        self.field = AskField(desk.theme)
        self.choices = ChoiceList(desk.theme, self.tr("Choices"), most_rows=MOST_ROWS)
        hints = KeyHintBar(desk.theme, margin=0)
        hints.set_hints((Hint(("Enter",), self.tr("take it")),), (Hint(("Esc",), self.tr("cancel")),))
        self.body.addWidget(self.field)
        self.body.addWidget(self.choices)
        self.foot.addWidget(hints, 1)
        self.let_foot_go()
        self.field.textChanged.connect(self._search)
        self.field.stepped.connect(self.choices.move)
        self.watch(self.field)
        self.choices.picked.connect(self._take)
        self.choices.moved.connect(self.reveal)
        self.entered.connect(self._take_current)

    def put(self, question: Question) -> None:
        picking = question.values.get("picking")
        if not isinstance(picking, Picking):
            return
        self._picks = picking.picks
        self.set_title(picking.title, icon=picking.icon)
        self.card.setAccessibleName(picking.title)
        self.field.ask(picking.ask)
        self._search(self.field.text())

    def first_field(self) -> QWidget:
        return self.field

    def _search(self, letters: str) -> None:
        candidates = [Candidate(id=Id(str(row)), name=pick.words) for row, pick in enumerate(self._picks)]
        self._found = match_people(letters, candidates)
        self.choices.set_choices([self._row(match) for match in self._found])
        self.fit_content()

    def _row(self, match: Match) -> Choice:
        words = tuple(Piece(piece.text, bold=piece.bold) for piece in pieces(match))
        return Choice(pieces=words, aside=self._picks[int(match.candidate.id)].aside)

    def _take_current(self) -> None:
        if self.choices.current is not None:
            self._take(self.choices.current)

    def _take(self, row: int) -> None:
        self.answer(self._picks[int(self._found[row].candidate.id)].value)
