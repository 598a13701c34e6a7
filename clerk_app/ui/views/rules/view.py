"""The screen of the board's rules: sections at the left, the one that is chosen as a form that saves itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clerk_app.documents.file_names import style_file_name
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision
from clerk_app.plain.house_styles import style_of, style_text
from clerk_app.services.outcome import Outcome
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.forms.screen import FormScreen
from clerk_app.ui.forms.section_picker import SectionPicker
from clerk_app.ui.forms.values import NOTHING, Answer, Reading
from clerk_app.ui.move_keys import UP_AND_DOWN
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.problems import problem_of, problem_of_act
from clerk_app.ui.screen import Commands, Desk, Hints
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.views.rules import names, style
from clerk_app.ui.views.rules.presenter import RulesPresenter, section_options
from clerk_app.ui.views.rules.section import Rules
from clerk_app.ui.views.rules.style_files import (
    STYLE,
    AskOpen,
    AskSave,
    ReadOwnFile,
    ReadStyle,
    SaveStyle,
    choose_to_take,
    save_style_as,
)
from clerk_app.ui.views.rules.style_own_files import CHOOSE
from clerk_app.ui.views.rules.style_pages import StylePages
from clerk_app.ui.views.rules.trial_pane import SECTIONS as TRIED
from clerk_app.ui.views.rules.trial_pane import TrialPane
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.focus import has_focus_inside
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.wording.catalogue import say

SECTIONS_WIDTH = 212
TRIAL_WIDTH = 304


class RulesScreen(FormScreen):
    """How a board works."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        ask_save: AskSave = save_style_as,
        ask_open: AskOpen = choose_to_take,
    ) -> None:
        super().__init__(desk, say("rules.heading"), parent)
        self._presenter: RulesPresenter | None = None
        self._ask_save, self._ask_open = ask_save, ask_open
        self._left_at = ""
        self._awaited = ""
        self._was_in_pages = False
        self.sections = SectionPicker(self._theme, say("rules.sections"), section_options())
        self.trial = TrialPane(self._theme)
        self.pages = StylePages(desk)
        keys = spec_of(ActionId.NEXT_PANEL).key_text
        self.other_side = ActionButton(self._theme, say("style_editor.show_pages"), keys=keys, compact=True)
        self.head.tools.addWidget(self.other_side)
        self.lay_out(self.sections, SECTIONS_WIDTH, self.trial, TRIAL_WIDTH)
        self.add_tall(self.pages)
        self.other_side.clicked.connect(self._go_to_other_side)
        self.pages.left.connect(self._go_to_form)
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
        is_style = presenter is not None and section == style.KEY
        self.show_tall(is_style)
        if presenter is None or not is_style:
            self.pages.rest()
        if presenter is None:
            self.form.show_parts(())
            return
        if is_style:
            self.pages.show_board(presenter.rules.board)
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
        self.pages.visit()
        super().visit(place)

    def leave(self) -> None:
        super().leave()
        self.pages.rest()

    def stay(self) -> None:
        self.show_all()

    def commands(self) -> Commands:
        panels = (ActionId.NEXT_PANEL, ActionId.PREVIOUS_PANEL) if self.sections.current == style.KEY else ()
        return {**super().commands(), **dict.fromkeys(panels, self._go_to_other_side)}

    def title(self) -> str:
        return self._presenter.title() if self._presenter is not None else say("rules.heading")

    def hints(self) -> Hints:
        if self._is_in_pages:
            return self._hints_of_pages()
        left = [Hint(("Enter",), say("rules.edit_key")), Hint(("Tab",), say("rules.next_key"))]
        if self.sections.current == style.KEY:
            left.append(Hint((spec_of(ActionId.NEXT_PANEL).key_text,), say("style_editor.pages_key")))
        if self.form.has_entries:
            keys = tuple(spec_of(move).key_text for move in UP_AND_DOWN)
            left.append(Hint(keys, say("rules.move_key"), between="/"))
        return Hints(left=tuple(left), right=(Hint(("Esc",), say("rules.back_key")),))

    def take_focus(self) -> None:
        self.sections.take_focus()

    def set_narrow(self, narrow: bool) -> None:
        self.sections.set_narrow(narrow)
        self.sections.setMaximumHeight(self.sections.sizeHint().height() if narrow else NO_LIMIT)
        self._show_way()

    def answer_asked(self, answer: Answer) -> None:
        match answer.key:
            case names.DELETE:
                self._ask_to_delete()
            case style.SAVE:
                self._save_style()
            case style.TAKE:
                self._take_style()
            case key if key in CHOOSE:
                self._take_own_file(key)
            case _:
                super().answer_asked(answer)

    def _choose(self, key: str) -> None:
        self.keeper.rest()
        self.show_all()
        self._show_way()
        self.say_what_works()
        self.scroll_to_top()

    # The pages of the house style

    def _go_to_other_side(self) -> None:
        """From the form to the pages, or back."""
        if self.is_tall_seen and (self.is_one_at_a_time or self._is_in_pages):
            self._go_to_form()
            return
        self._left_at = self.form.key_here()
        self.look_at_tall(True)
        self.pages.pages.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._show_way()
        self.hints_changed.emit()

    def _go_to_form(self) -> None:
        self.look_at_tall(False)
        if not self.form.go_to(self._left_at):
            self.form.begin()
        self._show_way()
        self.hints_changed.emit()

    @property
    def _is_in_pages(self) -> bool:
        return has_focus_inside(self.pages)

    def _hints_of_pages(self) -> Hints:
        keys = spec_of(ActionId.NEXT_PANEL).key_text
        left = (
            Hint((keys,), say("style_editor.form_key")),
            Hint(("PgDn",), say("export.preview.next_page")),
            Hint(("Ctrl+=",), say("export.preview.zoom_in")),
        )
        return Hints(left=left, right=(Hint(("Esc",), say("style_editor.form_key")),))

    def keep_in_view(self, before: QWidget | None, now: QWidget | None) -> None:
        super().keep_in_view(before, now)
        if self._is_in_pages != self._was_in_pages:
            self._was_in_pages = self._is_in_pages
            self.hints_changed.emit()

    def _show_way(self) -> None:
        """The button to what cannot be seen beside the rest."""
        self.other_side.setVisible(self.is_one_at_a_time)
        self.other_side.setText(say("style_editor.show_form" if self.is_tall_seen else "style_editor.show_pages"))

    # The style as a file

    def _save_style(self) -> None:
        files, presenter = self._desk.files, self._presenter
        if files is None or presenter is None:
            return
        self.keeper.rest()
        own = style_of(presenter.rules.board)
        chosen = self._ask_save(self, style_file_name(presenter.board_name()))
        if chosen is not None:
            self.message.hide()
            job = SaveStyle(files.write, chosen, style_text(own).encode())
            self._desk.jobs.start(job, self._style_saved, self._not_done)

    def _style_saved(self, path: object) -> None:
        sentence = say("style_editor.saved", file=path)  # the whole path: where it went is what is asked next
        self.message.say("ok", sentence)
        announce(self, sentence)

    def _take_style(self) -> None:
        files = self._desk.files
        if files is None or files.read_style is None:
            return
        chosen = self._ask_open(self, STYLE)
        if chosen is not None:
            self.message.hide()
            self._desk.jobs.start(ReadStyle(files.read_style, chosen), self._style_read, self._not_done)

    def _take_own_file(self, key: str) -> None:
        files, role = self._desk.files, CHOOSE[key]
        read = files.read_own_file if files is not None else None
        chosen = self._ask_open(self, role) if read is not None else None
        if read is not None and chosen is not None:
            self.message.hide()
            self._awaited = key
            self._desk.jobs.start(ReadOwnFile(partial(read, role), chosen), self._own_file_read, self._not_done)

    def _own_file_read(self, text: object) -> None:
        self._take_text(self._awaited, text)

    def _style_read(self, text: object) -> None:
        self._take_text(style.TAKE, text)

    def _take_text(self, key: str, text: object) -> None:
        self.keeper.rest()  # each file is a step of its own, though all come by one button
        super().answer_asked(Answer(key=key, value=str(text)))

    def _not_done(self, error: Exception) -> None:
        self.tell(problem_of(error))

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
