"""Home's screen: the board's name and the four cards, read in a job and shown when it answers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.identity import Id
from clerk_app.services.acts import Undo, UpdateAction
from clerk_app.services.outcome import Outcome
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.background.jobs import JobCancelled, JobHandle
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.problems import Problem, problem_of, problem_of_act, show_problem
from clerk_app.ui.screen import Commands, Desk, Hints, Screen
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.home.cards import ActionsCard, DeadlinesCard, DraftsCard, MembershipCard, NextMeetingCard
from clerk_app.ui.views.home.gathering import Gather
from clerk_app.ui.views.home.presenter import home_page
from clerk_app.ui.views.home.values import HomeFacts, HomePage
from clerk_app.ui.widgets.button import ActionButton, ButtonKind
from clerk_app.ui.widgets.focus import focus_near, has_focus_inside
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.ui.widgets.nesting import nest
from clerk_app.ui.widgets.scrolling import scrolling
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say

ONE_COLUMN_BELOW = 820
"""Effective width of the screen under which the cards stand in one column."""
NARROW_BELOW = 600
"""Effective width of the screen under which a card has no room for a button at its right."""


class HomeScreen(Screen):
    """Where the window begins between meetings."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = desk.theme

        self._board_id: Id | None = None
        self._job: JobHandle | None = None
        self._page: HomePage | None = None
        self._wants_focus = False
        self._done: list[Id] = []
        new_keys = spec_of(ActionId.NEW_MEETING).key_text
        self.name = TextLabel(self._theme, "", TextStyle.SCREEN_TITLE)
        self._today = TextLabel(self._theme, "", TextStyle.CAPTION, "text2")
        self.new_button = ActionButton(self._theme, say("home.new_meeting"), keys=new_keys)
        self.message = MessageBar(self._theme, "warning", "", slim=True)
        self.next_meeting = NextMeetingCard(self._theme, new_keys)
        self.deadlines = DeadlinesCard(self._theme)
        self.actions_card = ActionsCard(self._theme)
        self.drafts = DraftsCard(self._theme)
        self.membership = MembershipCard(self._theme)
        self.begin_button = ActionButton(self._theme, say("home.no_board_button"), kind=ButtonKind.PRIMARY)
        self._lay_out()
        self._connect()
        self._theme.changed.connect(self._fit)
        self._fit()

    # The screen's side

    def visit(self, place: Place) -> None:
        known = {board.id: board for board in self._desk.queries.boards()}
        wanted = place.board_id if place.board_id in known else None
        before = self._board_id
        self._board_id = wanted or next(iter(known), None)
        if before != self._board_id:
            self._page = None
            board = known[self._board_id] if self._board_id is not None else None
            self.name.setText(board.names[-1].name if board is not None and board.names else "")
            self._today.setText("")
        self.message.hide()
        self._done.clear()
        self._show_which()
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
        left = [Hint(("Tab",), self.tr("next part"))]
        if self._page is not None and self._page.next_meeting is not None:
            left.insert(0, Hint(("Enter",), self._page.next_meeting.button))
        if self._page is not None and self._page.actions and not self._desk.read_only:
            left.append(Hint((self.tr("Space"),), self.tr("mark an action as done")))
        if self._done:
            left.append(Hint((spec_of(ActionId.UNDO).key_text,), self.tr("undo")))
        return Hints(left=tuple(left))

    def tell(self, problem: Problem) -> None:
        show_problem(self.message, problem)

    def take_focus(self) -> None:
        self._wants_focus = True
        if not has_focus_inside(self):
            self.setFocus()
        self._give_focus()

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Building

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(self._theme.metrics.px(4))
        titles.addWidget(self.name)
        titles.addWidget(self._today)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        nest(self._head, titles, 1)
        self._head.addWidget(self.new_button)
        self._cards = QGridLayout()
        content = QWidget()
        self._column = QVBoxLayout(content)
        nest(self._column, self._head)
        nest(self._column, self._cards)
        self._column.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._scroll = scrolling(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self._scroll, 1)
        self.message.hide()

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.ask_new_meeting)
        self.next_meeting.new_asked.connect(self.ask_new_meeting)
        self.next_meeting.opened.connect(self._desk.navigation.go)
        self.drafts.opened.connect(self._desk.navigation.go)
        self.membership.opened.connect(self._desk.navigation.go)
        self.actions_card.done.connect(self._mark_done)
        self.begin_button.clicked.connect(self._begin)
        self._desk.hub.settled.connect(self._record_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_view)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(metrics.px(28), metrics.px(18), metrics.px(28), metrics.px(18))
        self._column.setSpacing(metrics.px(16))
        self._cards.setSpacing(metrics.px(16))
        wide = metrics.effective_width(self.width())
        self._arrange(one_column=wide < ONE_COLUMN_BELOW)
        self.next_meeting.set_narrow(wide < NARROW_BELOW)
        self._set_head_narrow(narrow=wide < NARROW_BELOW)
        self._look_after_focus()

    def _set_head_narrow(self, *, narrow: bool) -> None:
        """Where the name has no room beside the button, it stands above it."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(way)
        self._head.setSpacing(self._theme.metrics.px(12))
        middle, left = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft
        self._head.setAlignment(self.new_button, left if narrow else middle)

    def _arrange(self, *, one_column: bool) -> None:
        cards = (self.next_meeting, self.deadlines, self.actions_card, self.drafts)
        for number, card in enumerate(cards):
            self._cards.removeWidget(card)
            row, column = (number, 0) if one_column else divmod(number, 2)
            alone = card is self.next_meeting and self.deadlines.isHidden() and not one_column
            self._cards.addWidget(card, row, column, 1, 2 if alone else 1)
        self._cards.removeWidget(self.membership)
        self._cards.addWidget(self.membership, len(cards) if one_column else 2, 0, 1, 1 if one_column else 2)
        self._cards.setColumnStretch(0, 3)
        self._cards.setColumnStretch(1, 0 if one_column else 2)

    # Showing

    def _show_which(self) -> None:
        """With a board, its cards; without one, how to begin."""
        has_board = self._board_id is not None
        page = self._page if has_board else None
        self.next_meeting.setVisible(page is not None)
        self.deadlines.setVisible(page is not None and bool(page.deadlines))
        for card in (self.actions_card, self.drafts):
            card.setVisible(page is not None and not page.is_new)
        self.membership.setVisible(page is not None and bool(page.membership))
        self.begin_button.setVisible(not has_board)
        self._fit()
        is_offered_already = page is None or page.next_meeting is None
        self.new_button.setVisible(not is_offered_already and ActionId.NEW_MEETING in self.commands())
        if not has_board:
            self.name.setText(say("home.no_board"))
            self._today.setText(say("home.no_board_text"))
            self._give_focus()

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
        self._page = page
        was_on_main_button = self.next_meeting.main_button.hasFocus()
        self.name.setText(page.board)
        self._today.setText(page.today)
        for card in (self.next_meeting, self.deadlines, self.actions_card, self.drafts, self.membership):
            card.show_page(page)
        can_make = ActionId.NEW_MEETING in self.commands()
        self.next_meeting.empty_button.setVisible(can_make)
        for line in self.actions_card.lines:
            line.box.setEnabled(not self._desk.read_only)
        self._show_which()
        self._give_focus()
        if was_on_main_button:
            # It may be another button now, and what had the focus gave it to whatever comes next.
            self.next_meeting.main_button.setFocus(Qt.FocusReason.OtherFocusReason)
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
        button = self.next_meeting.main_button if self._board_id is not None else self.begin_button
        if self._wants_focus and button.isVisible():
            self._wants_focus = False
            if focus_near(self) in (None, self):
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _record_changed(self) -> None:
        if self.isVisible():
            self._gather()

    def _look_after_focus(self) -> None:
        """Once everything has its place: what has the focus may have come to lie below the fold."""
        QTimer.singleShot(0, self, self._bring_focus_into_view)

    def _bring_focus_into_view(self) -> None:
        self._keep_in_view(None, focus_near(self))

    def _keep_in_view(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now)

    # Acts

    def ask_new_meeting(self) -> None:
        """Ask for the date, time and place of a new meeting."""
        if self._board_id is not None and ActionId.NEW_MEETING in self.commands():
            place = Place(screen=ScreenName.HOME, board_id=self._board_id)
            self._desk.popups.ask(Question(name=PopupName.NEW_MEETING, place=place), self._planned)

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
