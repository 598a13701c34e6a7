"""The members' screen: the list at the left, what is known of its row in a form beside it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from clerk_app.services.acts import SaveSetup
from clerk_app.services.reading import CommittedReader
from clerk_app.services.seats_and_names import seats_and_names
from clerk_app.services.taking_over_members import member_entities
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.file_dialogs import choose_members
from clerk_app.ui.forms.screen import FormScreen
from clerk_app.ui.forms.values import NOTHING, Answer, Reading
from clerk_app.ui.place import Place
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.presenting.member_proposal import ChosenMembers, MemberProposal
from clerk_app.ui.problems import problem_of
from clerk_app.ui.screen import Commands, Desk, Hints
from clerk_app.ui.theme.metrics import NO_LIMIT
from clerk_app.ui.views.members.member_list import MemberList
from clerk_app.ui.views.members.presenter import MembersPresenter
from clerk_app.ui.views.members.reading import ReadMembers
from clerk_app.ui.views.members.seat_form import NEXT, WHO
from clerk_app.ui.views.members.values import AGENCY, CATEGORY, GROUP, SEAT, Subject, subject_named
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ActionButton
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.wording.catalogue import say

LIST_WIDTH = 430
_ADDED_BY = {"A": SEAT, "C": CATEGORY}
IMPORT = "import"


class MembersScreen(FormScreen):
    """Who sits on a board."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, say("members.heading"), parent)
        self._presenter: MembersPresenter | None = None
        self._subject: Subject | None = None
        self._read_for: Place | None = None
        self._place: Place | None = None
        self._to_import: ChosenMembers | None = None
        self.list = MemberList(self._theme)
        self.add_button = ActionButton(self._theme, say("members.add_seat"), keys="A", icon="plus", compact=True)
        self.more_button = ActionButton(self._theme, say("members.more"), icon="chevron-down", compact=True)
        self.menu = QMenu(self)
        self._fill_menu()
        self.head.tools.addWidget(self.add_button)
        self.head.tools.addWidget(self.more_button)
        self.lay_out(self.list, LIST_WIDTH)
        self.list.chosen.connect(self._choose)
        self.list.entered.connect(self.form.begin)
        self.list.letter.connect(self._press)
        self.list.erased.connect(self._remove)
        self.list.moved.connect(self._move)
        self.list.focus_changed.connect(self.hints_changed)
        self.add_button.clicked.connect(self._add_seat)
        self.more_button.clicked.connect(self._open_menu)

    # What the form's screen asks

    def fetch(self) -> None:
        setup = self.board_today()
        self._presenter = (
            MembersPresenter(setup, self._desk.ids, self._opened, self._drafts) if setup is not None else None
        )

    def read(self, answer: Answer) -> Reading:
        if answer.key == IMPORT:
            return self._import_read()
        return self._presenter.read(answer) if self._presenter is not None else NOTHING

    def called(self, answer: Answer) -> str:
        return (self._presenter.called(answer) if self._presenter is not None else "") or super().called(answer)

    def show_all(self, *, anew: bool = False) -> None:
        presenter = self._presenter
        if presenter is None:
            self.list.show_rows(())
            self.form.show_parts(())
            return
        self.head.show_board(presenter.setup.called(presenter.setup.board))
        self.list.show_rows(presenter.rows())
        if self._subject is not None and not presenter.parts(self._subject):
            self._subject = self.list.here
        self._show_form(anew=anew)

    def go_on(self, reading: Reading) -> None:
        subject = subject_named(reading.goes_to) if reading.goes_to else None
        if subject is None or self._presenter is None:
            return
        self.list.go_to(subject)
        if reading.goes_to != subject.key:
            self.form.go_to(reading.goes_to)
        else:
            announce(self, say("members.moved", name=self._presenter.name_of(subject)))

    def back_to_list(self) -> None:
        self.list.setFocus()

    # The screen's side

    def visit(self, place: Place) -> None:
        self._place, self._read_for = place, None
        if place.board_id != self.board_id:
            self._subject = None
        super().visit(place)
        for button in (self.add_button, self.more_button):
            button.setVisible(self._presenter is not None and not self._desk.read_only)

    def title(self) -> str:
        return self._presenter.title() if self._presenter is not None else say("members.heading")

    def commands(self) -> Commands:
        commands = dict(super().commands())
        if self._may_import:
            commands[ActionId.IMPORT_MEMBERS] = self._ask_for_a_list
        return commands

    def hints(self) -> Hints:
        if not self.list.hasFocus():
            return Hints(right=(Hint(("Esc",), say("members.to_list")),))
        here = self.list.here
        edit = (Hint(("Enter",), say("members.edit")),) if here is not None else ()
        if self._desk.read_only:
            return Hints(left=edit)
        added = (Hint(("A",), say("members.seat_key")), Hint(("C",), say("members.category_key")))
        return Hints(left=(*edit, *added, *(_hints_of(here) if here is not None else ())))

    def take_focus(self) -> None:
        self.list.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        self.list.setMaximumHeight(max(self.height() * 2 // 5, 1) if narrow else NO_LIMIT)

    def keep_place_in_view(self) -> None:
        super().keep_place_in_view()
        self.list.scrollTo(self.list.currentIndex())

    # What is chosen

    def _choose(self, subject: Subject) -> None:
        if subject != self._subject:
            self._subject = subject
            self._show_form()
            self.hints_changed.emit()
            self.scroll_to_top()

    def _show_form(self, *, anew: bool = False) -> None:
        if self._presenter is None:
            return
        self._subject = self._subject or self.list.here
        parts = self._presenter.parts(self._subject) if self._subject is not None else ()
        self.form.show_parts(parts or self._presenter.nothing(), anew=anew)

    # Commands of the list

    def _press(self, letter: str) -> None:
        if self._desk.read_only:
            return
        if letter in _ADDED_BY:
            self._add(_ADDED_BY[letter])
            return
        seat = self.list.here
        if seat is None or seat.kind != SEAT:
            return
        match letter:
            case "H":
                self._ask_new_holder(seat)
            case "E":
                self.keeper.take(Answer(key=f"{seat.key}/end"))
            case "S":
                self.form.go_to(f"{seat.key}/substitute")

    def _ask_new_holder(self, seat: Subject) -> None:
        self._opened.add(f"{seat.key}/{NEXT}")
        self.show_all()
        self.form.go_to(f"{seat.key}/{NEXT}/{WHO}")

    def _remove(self) -> None:
        if self.list.here is not None and not self._desk.read_only:
            self.keeper.take(Answer(key=f"{self.list.here.key}/remove"))

    def _move(self, way: str) -> None:
        if self.list.here is not None and not self._desk.read_only:
            self.keeper.take(Answer(key=f"move/{self.list.here.key}/{way}"))

    def _add_seat(self) -> None:
        self._add(SEAT)

    def _add(self, kind: str) -> None:
        beside = self.list.here
        self.keeper.take(Answer(key=f"add/{kind}", value=beside.key if beside is not None else ""))

    def _fill_menu(self) -> None:
        for kind in (CATEGORY, AGENCY, GROUP):
            action = QAction(say(f"members.add_{kind}"), self)
            action.setData(kind)
            self.menu.addAction(action)
        self.menu.addSeparator()
        self.import_action = QAction(say("members.import"), self)
        self.import_action.setData(IMPORT)
        self.menu.addAction(self.import_action)
        self.menu.triggered.connect(self._do_chosen)

    def _do_chosen(self, action: QAction) -> None:
        if action.data() == IMPORT:
            self._ask_for_a_list()
        else:
            self._add(str(action.data()))

    # A list of members from a file

    @property
    def _may_import(self) -> bool:
        files = self._desk.files
        can_read = files is not None and files.read_members is not None
        return can_read and self._presenter is not None and not self._desk.read_only

    def _ask_for_a_list(self) -> None:
        """Read a list of members in the background, to be looked at first."""
        files, presenter = self._desk.files, self._presenter
        if files is None or files.read_members is None or presenter is None:
            return
        path = choose_members(self.window())
        if path is None:
            return
        self.keeper.finish()
        self._read_for = self._place
        self.message.say("info", say("members.reading"))
        board = presenter.setup.board
        job = ReadMembers(files.read_members, path, self._desk.queries, board.id, presenter.setup.today)
        self._desk.jobs.start(job, self._list_was_read, self._list_was_refused)

    @property
    def _is_still_here(self) -> bool:
        """Whether what was read is for the board that is shown: somebody may have gone elsewhere meanwhile."""
        return self._read_for is not None and self._read_for is self._place and self.isVisible()

    def _list_was_read(self, proposal: object) -> None:
        if self._is_still_here and isinstance(proposal, MemberProposal):
            self.message.hide()
            question = Question(name=PopupName.MEMBER_PROPOSAL, values={"proposal": proposal})
            self._desk.popups.ask(question, self._import)

    def _list_was_refused(self, error: Exception) -> None:
        if self._is_still_here:
            self.tell(problem_of(error))

    def _import(self, chosen: object) -> None:
        """What was chosen goes into the record as one step."""
        if isinstance(chosen, ChosenMembers):
            self._to_import = chosen
            self.answer_asked(Answer(key=IMPORT))

    def _import_read(self) -> Reading:
        """The import as one act, beside what is committed now."""
        presenter, chosen = self._presenter, self._to_import
        if presenter is None or chosen is None:
            return NOTHING
        setup = seats_and_names(CommittedReader(self._desk.queries), presenter.setup.board.id)
        preview = chosen.preview(setup, presenter.setup.today)
        entities = member_entities(setup, preview, self._desk.ids, chosen.choices)
        count = sum(line.would_change and line.place not in chosen.choices.left_out for line in preview.lines)
        return Reading(act=SaveSetup(put=entities), told=say("members.imported", count=count))

    def _open_menu(self) -> None:
        self.import_action.setEnabled(self._may_import)
        self.menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))


def _hints_of(subject: Subject) -> tuple[Hint, ...]:
    """The keys that do something with a row, beside those that work on every one."""
    up, down = (spec_of(action).key_text for action in (ActionId.PARAGRAPH_UP, ActionId.PARAGRAPH_DOWN))
    seat = (
        Hint(("H",), say("members.holder_key")),
        Hint(("E",), say("members.end_key")),
        Hint(("S",), say("members.substitute_key")),
    )
    move = (Hint((up, down), say("members.move"), between="/"),)
    return (
        *(seat if subject.kind == SEAT else ()),
        *(move if subject.kind in (SEAT, CATEGORY) else ()),
        Hint((say("members.delete"),), say("members.remove_key")),
    )
