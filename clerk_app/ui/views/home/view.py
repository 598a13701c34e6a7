"""Home's screen: its page is read in a job and shown when it answers; until then it may show the one that was kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import PlannedMeeting
from clerk_app.services.acts import Undo, UpdateAction
from clerk_app.services.outcome import Outcome
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.background.jobs import JobCancelled, JobHandle
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.presenting.announced import typed_day
from clerk_app.ui.problems import Problem, problem_of, problem_of_act, show_problem
from clerk_app.ui.screen import Commands, Desk, Hints, Screen
from clerk_app.ui.views.home.body import HomeBody
from clerk_app.ui.views.home.gathering import Gather
from clerk_app.ui.views.home.presenter import home_page
from clerk_app.ui.views.home.values import HomeFacts
from clerk_app.ui.widgets.focus import focus_near, has_focus_inside
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say


class HomeScreen(Screen):
    """Where the window begins between meetings."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = desk.theme
        self._job: JobHandle | None = None
        self._wants_focus = False
        self._done: list[Id] = []
        sight = desk.first_sight
        self._board_id = sight.kept.board_id if sight is not None else None
        self._page = sight.kept.page if sight is not None else None
        self._announced: PlannedMeeting | None = None
        self.body = sight.body if sight is not None else HomeBody(self._theme)
        self.message = MessageBar(self._theme, "warning", "", slim=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.body, 1)
        self.message.hide()
        if sight is not None:
            sight.hand_over()
            self.body.show()  # what leaves the stack of screens is hidden
        self.body.new_asked.connect(self.ask_new_meeting)
        self.body.opened.connect(self._desk.navigation.go)
        self.body.done.connect(self._mark_done)
        self.body.begin_asked.connect(self._begin)
        self._desk.hub.settled.connect(self._record_changed)

    # The screen's side

    def visit(self, place: Place) -> None:
        known = {board.id: board for board in self._desk.queries.boards()}
        wanted = place.board_id if place.board_id in known else None
        before = self._board_id
        self._board_id = wanted or next(iter(known), None)
        if before != self._board_id:
            self._page = self._announced = None
            board = known[self._board_id] if self._board_id is not None else None
            self.body.show_board(board.names[-1].name if board is not None and board.names else "")
        self.message.hide()
        self._done.clear()
        if self._board_id is None:
            self.body.show_no_board()
            self._give_focus()
        self._gather()

    def title(self) -> str:
        return say("home.title", board=self._page.board) if self._page is not None else ""

    def commands(self) -> Commands:
        commands = {}
        if self._page is not None and self._page.next_meeting is not None:
            commands[ActionId.AGENDA] = self._open_agenda
        if self._board_id is not None and not self._desk.read_only:
            if self._desk.popups.knows(PopupName.NEW_MEETING):
                commands[ActionId.NEW_MEETING] = self.ask_new_meeting
            if self._done:
                commands[ActionId.UNDO] = self._undo
        return commands

    def undo_words(self) -> tuple[str, str]:
        return say("undo.act.UpdateAction") if self._done else "", ""

    def hints(self) -> Hints:
        known = self.body.hints(self._page, can_tick=not self._desk.read_only)
        undo = (Hint((spec_of(ActionId.UNDO).key_text,), self.tr("undo")),) if self._done else ()
        return Hints(left=(*known, *undo))

    def tell(self, problem: Problem) -> None:
        show_problem(self.message, problem)

    def take_focus(self) -> None:
        self._wants_focus = True
        if not has_focus_inside(self):
            self.setFocus()
        self._give_focus()

    # Showing

    def _gather(self) -> None:
        if self._job is not None:
            self._job.cancel()
        if self._board_id is None:
            return
        job = Gather(self._desk.queries, self._board_id, self._desk.clock.now(), self._desk.holidays_of)
        self._job = self._desk.jobs.start(job, self._show_facts, self._not_read)

    def _show_facts(self, facts: object) -> None:
        if not isinstance(facts, HomeFacts) or facts.board.id != self._board_id:
            return
        page = home_page(facts)
        self._page, self._announced = page, facts.announced
        self.body.show_page(page, can_make=ActionId.NEW_MEETING in self.commands(), can_tick=not self._desk.read_only)
        self._give_focus()
        self.title_changed.emit()
        self.hints_changed.emit()
        self.commands_changed.emit()

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, JobCancelled):
            self.tell(problem_of(error))

    def _give_focus(self) -> None:
        """Once there is something to begin with, unless somebody has gone elsewhere meanwhile."""
        focused = focus_near(self)
        if focused is not None and self.isAncestorOf(focused) and not focused.isVisibleTo(self):
            # What had it went with the board that was shown before.
            self._wants_focus = True
            self.setFocus()
        button = self.body.main_button
        if self._wants_focus and button.isVisible():
            self._wants_focus = False
            if focus_near(self) in (None, self):
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _record_changed(self) -> None:
        if self.isVisible():
            self._gather()

    # Acts

    def ask_new_meeting(self) -> None:
        """Ask for the date, time and place of a new meeting, beginning with what was announced of it."""
        if self._board_id is not None and ActionId.NEW_MEETING in self.commands():
            place, announced = Place(screen=ScreenName.HOME, board_id=self._board_id), self._announced
            day = typed_day(announced) if announced is not None else ""
            values: dict[str, object] = {"announced": announced} if announced is not None else {}
            question = Question(name=PopupName.NEW_MEETING, place=place, text=day, values=values)
            self._desk.popups.ask(question, self._planned)

    def _planned(self, meeting_id: object) -> None:
        """A meeting has been added: its agenda comes next."""
        if isinstance(meeting_id, str):
            place = Place(screen=ScreenName.AGENDA, board_id=self._board_id, meeting_id=Id(meeting_id))
            self._desk.navigation.go(place)

    def _open_agenda(self) -> None:
        if self._page is not None and self._page.next_meeting is not None:
            self._desk.navigation.go(replace(self._page.next_meeting.to, screen=ScreenName.AGENDA))

    def _mark_done(self, action_id: str) -> None:
        act = UpdateAction(action_id=Id(action_id), status=ActionStatus.COMPLETED)
        self._desk.lane.submit(act, self._marked_done, self._not_recorded)

    def _marked_done(self, outcome: Outcome) -> None:
        if outcome.journal_id is not None:
            self._done.append(outcome.journal_id)
            self.commands_changed.emit()
            self.hints_changed.emit()

    def _undo(self) -> None:
        if self._done:
            self._desk.lane.submit(Undo(journal_id=self._done.pop()), None, self._not_recorded)
            self.commands_changed.emit()

    def _not_recorded(self, error: Exception) -> None:
        self.tell(problem_of_act(error))
        self._gather()

    def _begin(self) -> None:
        self._desk.navigation.go(Place(screen=ScreenName.FIRST_RUN))
