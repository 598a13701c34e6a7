"""The screen of decisions in writing: running or ended at the left, each a form that saves itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.domain.decisions import WrittenProcedure
from clerk_app.services.provisional import provisional_decisions
from clerk_app.services.reading import CommittedReader
from clerk_app.ui.forms.screen import FormScreen
from clerk_app.ui.forms.section_picker import SectionPicker
from clerk_app.ui.forms.values import NOTHING, Answer, Option, Reading
from clerk_app.ui.place import Place
from clerk_app.ui.screen import Desk, Hints
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.views.in_writing.presenter import SECTIONS, InWriting, InWritingPresenter
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.wording.catalogue import say

SECTIONS_WIDTH = 212


class InWritingScreen(FormScreen):
    """What a board decides between its meetings."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, say("in_writing.heading"), parent)
        self._presenter: InWritingPresenter | None = None
        options = tuple(Option(value=key, words=say(f"in_writing.section.{key}")) for key in SECTIONS)
        self.sections = SectionPicker(self._theme, say("in_writing.sections"), options)
        self.lay_out(self.sections, SECTIONS_WIDTH)
        self.sections.chosen.connect(self._choose)
        self.sections.entered.connect(self.form.begin)

    def fetch(self) -> None:
        setup = self.board_today()
        self._presenter = None
        if setup is None:
            return
        queries = self._desk.queries
        procedures = queries.where(WrittenProcedure, board_id=setup.board.id)
        asked = {one.settles_id for one in procedures}
        known = provisional_decisions(CommittedReader(queries), setup.board.id)
        self._presenter = InWritingPresenter(
            InWriting(
                setup=setup,
                ids=self._desk.ids,
                opened=frozenset(self._opened),
                procedures=procedures,
                provisional=[one for one in known if one.end is None or one.decision.id in asked],
                meetings=[line.meeting for line in queries.meetings(setup.board.id)],
            )
        )

    def read(self, answer: Answer) -> Reading:
        return self._presenter.read(answer) if self._presenter is not None else NOTHING

    def show_all(self, *, anew: bool = False) -> None:
        self.fetch()  # what is open is part of what is shown
        presenter = self._presenter
        self.sections.setEnabled(presenter is not None)
        if presenter is None:
            self.form.show_parts(())
            return
        self.head.show_board(presenter.board_name())
        self.form.show_parts(presenter.parts(self.sections.current), anew=anew)

    def back_to_list(self) -> None:
        self.sections.take_focus()

    def visit(self, place: Place) -> None:
        if place.section:
            self.sections.go_to(place.section)
        super().visit(place)

    def title(self) -> str:
        return self._presenter.title() if self._presenter is not None else say("in_writing.heading")

    def hints(self) -> Hints:
        left = (Hint(("Enter",), say("rules.edit_key")), Hint(("Tab",), say("rules.next_key")))
        return Hints(left=left, right=(Hint(("Esc",), say("rules.back_key")),))

    def take_focus(self) -> None:
        self.sections.take_focus()

    def set_narrow(self, narrow: bool) -> None:
        self.sections.set_narrow(narrow)
        self.sections.setMaximumHeight(self.sections.sizeHint().height() if narrow else NO_LIMIT)

    def _choose(self, key: str) -> None:
        self.keeper.rest()
        self.show_all()
        self.hints_changed.emit()
        self.scroll_to_top()
