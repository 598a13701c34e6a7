"""The screen of the board's rules: sections at the left, the one that is chosen as a form that saves itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision
from clerk_app.services.outcome import Outcome
from clerk_app.ui.actions import spec_of
from clerk_app.ui.forms.screen import FormScreen
from clerk_app.ui.forms.section_picker import SectionPicker
from clerk_app.ui.forms.values import NOTHING, Answer, Reading
from clerk_app.ui.move_keys import UP_AND_DOWN
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.problems import problem_of_act
from clerk_app.ui.screen import Desk, Hints
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.views.rules.names import DELETE
from clerk_app.ui.views.rules.presenter import RulesPresenter, section_options
from clerk_app.ui.views.rules.section import Rules
from clerk_app.ui.views.rules.trial_pane import SECTIONS as TRIED
from clerk_app.ui.views.rules.trial_pane import TrialPane
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.wording.catalogue import say

SECTIONS_WIDTH = 212
TRIAL_WIDTH = 304


class RulesScreen(FormScreen):
    """How a board works."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, say("rules.heading"), parent)
        self._presenter: RulesPresenter | None = None
        self.sections = SectionPicker(self._theme, say("rules.sections"), section_options())
        self.trial = TrialPane(self._theme)
        self.lay_out(self.sections, SECTIONS_WIDTH, self.trial, TRIAL_WIDTH)
        self.sections.chosen.connect(self._choose)
        self.sections.entered.connect(self.form.begin)

    # What the form's screen asks

    def fetch(self) -> None:
        setup = self.board_today()
        self._presenter = None
        if setup is not None:
            rules = Rules(
                setup=setup,
                ids=self._desk.ids,
                opened=self._opened,
                drafts=self._drafts,
                is_decided=self._is_decided,
                holidays_of=self._desk.holidays_of,
            )
            self._presenter = RulesPresenter(rules)

    def read(self, answer: Answer) -> Reading:
        return self._presenter.read(answer) if self._presenter is not None else NOTHING

    def show_all(self, *, anew: bool = False) -> None:
        presenter = self._presenter
        self.sections.setEnabled(presenter is not None)
        section = self.sections.current
        self.show_aside(presenter is not None and section in TRIED)
        if presenter is None:
            self.form.show_parts(())
            return
        if section in TRIED:
            self.trial.show_rules(presenter.rules.setup, section)
        self.head.show_board(presenter.board_name())
        self.form.show_parts(presenter.parts(section), anew=anew)

    def back_to_list(self) -> None:
        self.sections.take_focus()

    # The screen's side

    def visit(self, place: Place) -> None:
        if place.section:
            self.sections.go_to(place.section)
        super().visit(place)

    def title(self) -> str:
        return self._presenter.title() if self._presenter is not None else say("rules.heading")

    def hints(self) -> Hints:
        left = [Hint(("Enter",), say("rules.edit_key")), Hint(("Tab",), say("rules.next_key"))]
        if self.form.has_entries:
            keys = tuple(spec_of(move).key_text for move in UP_AND_DOWN)
            left.append(Hint(keys, say("rules.move_key"), between="/"))
        return Hints(left=tuple(left), right=(Hint(("Esc",), say("rules.back_key")),))

    def take_focus(self) -> None:
        self.sections.take_focus()

    def set_narrow(self, narrow: bool) -> None:
        self.sections.set_narrow(narrow)
        self.sections.setMaximumHeight(self.sections.sizeHint().height() if narrow else NO_LIMIT)

    def answer_asked(self, answer: Answer) -> None:
        if answer.key == DELETE:
            self._ask_to_delete()
        else:
            super().answer_asked(answer)

    def _choose(self, key: str) -> None:
        self.keeper.rest()
        self.show_all()
        self.hints_changed.emit()
        self.scroll_to_top()

    def _is_decided(self, kind: str) -> bool:
        """Whether some decision of the board is of a kind."""
        if self.board_id is None:
            return False
        meetings = self._desk.queries.meeting_days(self.board_id)
        decisions = self._desk.queries.where(Decision)
        return any(decision.kind == kind and decision.meeting_id in meetings for decision in decisions)

    # The end of a board

    def _ask_to_delete(self) -> None:
        if self._presenter is not None and self.board_id is not None:
            self.keeper.rest()
            confirmation = self._presenter.confirmation(len(self._desk.queries.meeting_days(self.board_id)))
            self._desk.popups.ask(Question(name=PopupName.CONFIRM, values={"confirmation": confirmation}), self._delete)

    def _delete(self, confirmed: object) -> None:
        if confirmed is True and self._presenter is not None:
            self._desk.lane.submit(self._presenter.deleted(), self._deleted, self._not_deleted)

    def _deleted(self, outcome: Outcome) -> None:
        boards: tuple[Board, ...] = self._desk.queries.boards()
        screen = ScreenName.HOME if boards else ScreenName.FIRST_RUN
        self._desk.navigation.go(Place(screen=screen, board_id=boards[0].id if boards else None))

    def _not_deleted(self, error: Exception) -> None:
        self.tell(problem_of_act(error))
