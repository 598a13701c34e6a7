"""The screen of meetings: those to come and those that were, and the ways to each one's agenda, roll and minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.services.acts import Act, DeleteMeeting, EditMeeting, ImportEntities, Undo
from clerk_app.services.outcome import Outcome
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.background.jobs import JobCancelled, JobHandle
from clerk_app.ui.minutes_from_file import MinutesFromFile, MinutesTaken
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import PopupName, Question
from clerk_app.ui.presenting.act_names import name_of_kind
from clerk_app.ui.presenting.announced import typed_day
from clerk_app.ui.problems import Problem, problem_of, problem_of_act, show_problem
from clerk_app.ui.questions import Confirmation
from clerk_app.ui.screen import Commands, Desk, Hints, Screen
from clerk_app.ui.theme.fonts import TextStyle
from clerk_app.ui.views.meetings.gathering import PAGE, GatherMeetings
from clerk_app.ui.views.meetings.head import MAKE, MeetingsHead
from clerk_app.ui.views.meetings.meeting_list import ColumnHeads, MeetingList, is_narrow
from clerk_app.ui.views.meetings.model import MeetingsModel
from clerk_app.ui.views.meetings.presenter import MeetingsPresenter
from clerk_app.ui.views.meetings.values import MeetingRow, MeetingsFacts
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.focus import focus_near
from clerk_app.ui.widgets.key_hints import Hint
from clerk_app.ui.widgets.message_bar import MessageBar, UndoBar
from clerk_app.ui.widgets.text import TextLabel
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month, long_date

HEAD_NARROW_BELOW = 720
"""Effective width under which the buttons show their icons alone."""
UNPAINTED = 50
"""Milliseconds after which the buttons are shown though no row was painted: there was nothing new to see."""
_SCREENS = {"agenda": ScreenName.AGENDA, "roll_call": ScreenName.ROLL_CALL, "minutes": ScreenName.LIVE}


class MeetingsScreen(Screen):
    """The meetings of one board."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = desk.theme
        self._board_id: Id | None = None
        self._wanted: Id | None = None
        self._job: JobHandle | None = None
        self._facts: MeetingsFacts | None = None
        self._undoable: list[tuple[Id, str]] = []
        self._deleting: Meeting | None = None
        self.from_file = MinutesFromFile(desk, self)
        self._taken: MinutesTaken | None = None
        self.head = MeetingsHead(self._theme)
        self.message = MessageBar(self._theme, "info", "", slim=True)
        self.heads = ColumnHeads(self._theme)
        self.list = MeetingList(self._theme)
        self.model = MeetingsModel(self._more_rows, self)
        self.nothing = TextLabel(self._theme, say("meetings.none"), TextStyle.SECTION)
        self.nothing_text = TextLabel(self._theme, say("meetings.none_text"), TextStyle.BODY, "text2")
        undo = spec_of(ActionId.UNDO)
        self.undo_bar = UndoBar(self._theme, undo.title, undo.key_text)
        self._show_soon = QTimer(self)
        self._show_soon.setSingleShot(True)
        self.list.setModel(self.model)
        self._lay_out()
        self._connect()
        self._theme.changed.connect(self._fit)
        self._fit()

    # The screen's side

    def visit(self, place: Place) -> None:
        board_id = self._known(place.board_id)
        if board_id != self._board_id:
            self._facts = None
            self.model.set_rows((), is_all=True)
        self._board_id, self._wanted = board_id, place.meeting_id
        self._undoable.clear()
        self._undo_part.hide()
        self.message.setVisible(self._desk.read_only)
        if self._desk.read_only:
            self.message.set_message("info", say("meetings.read_only"), icon="lock")
        self._show_what_works()
        self._gather()

    def title(self) -> str:
        return MeetingsPresenter(self._facts).title() if self._facts is not None else say("meetings.heading")

    def commands(self) -> Commands:
        works = self._works()
        ways = {
            "agenda": (ActionId.AGENDA, self._open_agenda),
            "roll_call": (ActionId.ROLL_CALL, self._open_roll_call),
            "minutes": (ActionId.OPEN_MINUTES, self._open_minutes),
            "edit": (ActionId.EDIT_MEETING, self._edit),
            "delete": (ActionId.DELETE_MEETING, self._ask_to_delete),
        }
        commands = {action: command for name, (action, command) in ways.items() if name in works}
        if self._can_make:
            commands[ActionId.NEW_MEETING] = self.ask_new_meeting
        if self.from_file.is_there and self._board_id is not None and not self._desk.read_only:
            commands[ActionId.MINUTES_FROM_FILE] = self._ask_minutes
        if self._undoable:
            commands[ActionId.UNDO] = self._undo
        return commands

    def undo_words(self) -> tuple[str, str]:
        return self._undoable[-1][1] if self._undoable else "", ""

    def hints(self) -> Hints:
        works, row = self._works(), self.list.row_here
        if row is None:
            return Hints()
        enter = say("meetings.make" if row.planned is not None else "meetings.open")
        keys = (("agenda", "A"), ("roll_call", "R"), ("minutes", "M"), ("edit", "F2"), ("delete", "Del"))
        left = [Hint((key,), say(f"meetings.{name}").lower()) for name, key in keys if name in works]
        undo = (Hint((spec_of(ActionId.UNDO).key_text,), self.tr("undo")),) if self._undoable else ()
        return Hints(left=(Hint(("Enter",), enter[:1].lower() + enter[1:]), *left), right=undo)

    def tell(self, problem: Problem) -> None:
        show_problem(self.message, problem)

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.message)
        column.addWidget(self.heads)
        column.addWidget(self.list, 1)
        self._empty_part, self._undo_part = QWidget(), QWidget()
        self._empty = QVBoxLayout(self._empty_part)
        self._empty.addWidget(self.nothing)
        self._empty.addWidget(self.nothing_text)
        self._empty.addStretch(1)
        column.addWidget(self._empty_part, 1)
        self._below = QVBoxLayout(self._undo_part)
        self._below.addWidget(self.undo_bar)
        column.addWidget(self._undo_part)
        for part in (self.message, self._empty_part, self._undo_part):
            part.hide()

    def _connect(self) -> None:
        self.list.rows_resized.connect(self.heads.set_rows_width)
        self.head.new_asked.connect(self.ask_new_meeting)
        self.head.asked.connect(self._do)
        self.list.asked.connect(self._do)
        self.list.opened.connect(self._open)
        self.list.moved.connect(self._show_after_rows)
        self.list.painted.connect(self._rows_painted)
        self._show_soon.timeout.connect(self._show_what_works)
        self.undo_bar.undone.connect(self._undo)
        self._desk.hub.settled.connect(self._record_changed)
        self.from_file.reading.connect(self._say_reading)
        self.from_file.read.connect(self.message.hide)
        self.from_file.taken.connect(self._take_minutes)
        self.from_file.failed.connect(self._minutes_refused)

    def _fit(self) -> None:
        metrics = self._theme.metrics
        narrow = is_narrow(self.width(), self._theme)
        self.heads.setVisible(not narrow and not self.list.isHidden())
        self.head.set_narrow(metrics.effective_width(self.width()) < HEAD_NARROW_BELOW)
        side = metrics.px(20)
        self._empty.setContentsMargins(side, metrics.gap_l, side, metrics.gap_l)
        self._below.setContentsMargins(side, metrics.px(4), side, metrics.px(8))

    # Showing

    def _known(self, board_id: Id | None) -> Id | None:
        """The board that is asked for where it is there, else the first of those that are; None without any."""
        queries = self._desk.queries
        if board_id is not None and queries.entity(Board, board_id) is not None:
            return board_id
        return next((board.id for board in queries.boards()), None)

    @property
    def _can_make(self) -> bool:
        is_open = self._board_id is not None and not self._desk.read_only
        return is_open and self._desk.popups.knows(PopupName.NEW_MEETING)

    def _works(self) -> frozenset[str]:
        """What can be asked for about the row with the focus."""
        row = self.list.row_here
        if row is None:
            return frozenset()
        if row.meeting is None:
            return frozenset({MAKE}) if self._can_make else frozenset()
        looks = set(_SCREENS) if row.line is not None and row.line.has_minutes else set(_SCREENS) - {"minutes"}
        if self._desk.read_only:
            return frozenset(looks)
        return frozenset(looks | {"delete"} | (set() if row.meeting.is_approved else {"edit"}))

    def _show_after_rows(self) -> None:
        """Who walks through the list sees each row at once, and the buttons where they stop."""
        self._show_soon.start(0 if self.list.isHidden() else UNPAINTED)

    def _rows_painted(self) -> None:
        if self._show_soon.isActive():
            self._show_soon.start(0)

    def _show_what_works(self) -> None:
        row = self.list.row_here
        self.head.offer(self._works(), row.words if row is not None else "")
        self.head.new_button.setVisible(self._can_make)
        self.commands_changed.emit()
        self.hints_changed.emit()

    def _gather(self) -> None:
        if self._job is not None:
            self._job.cancel()
        if self._board_id is None:
            self._show_rows()
            return
        most = max(PAGE, len(self._facts.lines) if self._facts is not None else 0)
        desk = self._desk
        job = GatherMeetings(desk.queries, self._board_id, desk.clock.now(), desk.holidays_of, most)
        self._job = desk.jobs.start(job, self._show_facts, self._not_read)

    def _show_facts(self, facts: object) -> None:
        if isinstance(facts, MeetingsFacts) and facts.board.id == self._board_id:
            self._facts = facts
            self._show_rows()
            self.title_changed.emit()

    def _show_rows(self) -> None:
        here = self.list.row_here
        before = self.list.currentIndex().row()
        rows = MeetingsPresenter(self._facts).rows() if self._facts is not None else ()
        is_empty = self._facts is not None and not rows
        # What stands around the list comes first: each change of its height would lay out all rows again.
        self._make_room(is_empty=is_empty, has_rows=bool(rows))
        self.model.set_rows(rows, is_all=self._facts is None or self._facts.is_all)
        wanted, self._wanted = self._wanted or (here.key if here is not None else ""), None
        place = self.model.place_of(wanted)
        if place < 0 and here is not None:
            place = self._nearest(before)
        self.list.go_to(place if place >= 0 else self.model.first())
        self._show_after_rows()
        if is_empty and focus_near(self) in (None, self):
            self.head.new_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_room(self, *, is_empty: bool, has_rows: bool) -> None:
        """The list, or what is said where there are no meetings."""
        if self.list.isHidden() is not is_empty:
            self.list.setVisible(not is_empty)
        self._empty_part.setVisible(is_empty)
        self.head.set_has_rows(has_rows)
        self._fit()

    def _nearest(self, place: int) -> int:
        """The row that took the place of one that went, or the one before it; -1 for none."""
        near = (self.model.row_at(one) for one in (place, place - 1))
        return next((self.model.place_of(row.key) for row in near if row is not None and not row.is_heading), -1)

    def _more_rows(self) -> Sequence[MeetingRow]:
        """The rows below those that are shown, which are all of meetings that were."""
        facts = self._facts
        if facts is None:
            return ()
        more = self._desk.queries.meetings(facts.board.id, after=len(facts.lines), most=PAGE)
        self._facts = replace(facts, lines=(*facts.lines, *more), is_all=len(more) < PAGE)
        presenter = MeetingsPresenter(self._facts)
        return tuple(presenter.row(line) for line in more)

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, JobCancelled):
            self.tell(problem_of(error))

    def _record_changed(self) -> None:
        if self.isVisible():
            self._gather()

    # Going elsewhere

    def _do(self, name: str) -> None:
        if name not in self._works():
            return
        if name in _SCREENS:
            self._go(_SCREENS[name])
        elif name == MAKE:
            self._open()
        elif name == "edit":
            self._edit()
        else:
            self._ask_to_delete()

    def _open(self) -> None:
        row = self.list.row_here
        if row is not None and row.planned is not None:
            self._make_announced(row)
        elif row is not None and row.opens is not None:
            self._go(row.opens)

    def _open_agenda(self) -> None:
        self._go(ScreenName.AGENDA)

    def _open_roll_call(self) -> None:
        self._go(ScreenName.ROLL_CALL)

    def _open_minutes(self) -> None:
        self._go(ScreenName.LIVE)

    def _go(self, screen: ScreenName) -> None:
        row = self.list.row_here
        if row is not None and row.meeting is not None:
            place = Place(screen=screen, board_id=self._board_id, meeting_id=row.meeting.id)
            self._desk.navigation.go(place)

    # Acts

    def ask_new_meeting(self) -> None:
        """Ask for the date, time and place of a new meeting."""
        if self._can_make:
            self._ask_new("", {})

    def _ask_minutes(self) -> None:
        """Minutes of another program become those of the meeting of their day, or of a new one."""
        self.from_file.ask(self._board_id)

    def _say_reading(self) -> None:
        self.message.set_message("info", say("minutes_proposal.reading"))
        self.message.show()

    def _minutes_refused(self, error: Exception) -> None:
        self.tell(problem_of(error))

    def _take_minutes(self, taken: object) -> None:
        if isinstance(taken, MinutesTaken):
            self._taken, self._wanted = taken, taken.meeting.id
            self._desk.lane.submit(taken.act, self._minutes_taken, self._not_done)

    def _minutes_taken(self, outcome: Outcome) -> None:
        if self._taken is not None:
            day = long_date(self._taken.meeting.date)
            said = say("minutes_proposal.taken", count=self._taken.count, day=day)
            self._remember(outcome, ImportEntities, said, "folder-open")

    def _make_announced(self, row: MeetingRow) -> None:
        if self._can_make and row.planned is not None:
            self._ask_new(typed_day(row.planned), {"announced": row.planned})

    def _ask_new(self, day: str, values: dict[str, object]) -> None:
        place = Place(screen=ScreenName.MEETINGS, board_id=self._board_id)
        question = Question(name=PopupName.NEW_MEETING, place=place, text=day, values=values)
        self._desk.popups.ask(question, self._added)

    def _added(self, meeting_id: object) -> None:
        """A meeting has been added: its agenda comes next."""
        if isinstance(meeting_id, str):
            place = Place(screen=ScreenName.AGENDA, board_id=self._board_id, meeting_id=Id(meeting_id))
            self._desk.navigation.go(place)

    def _edit(self) -> None:
        meeting = self._meeting_here()
        if meeting is not None:
            place = Place(screen=ScreenName.MEETINGS, board_id=self._board_id, meeting_id=meeting.id)
            self._desk.popups.ask(Question(name=PopupName.EDIT_MEETING, place=place), self._edited)

    def _edited(self, outcome: object) -> None:
        if isinstance(outcome, Outcome) and outcome.made is not None:
            meeting = self._desk.queries.entity(Meeting, outcome.made)
            day = long_date(meeting.date) if meeting is not None else ""
            self._wanted = outcome.made
            self._remember(outcome, EditMeeting, say("meetings.edited", day=day), "pencil")

    def _ask_to_delete(self) -> None:
        row = self.list.row_here
        if row is None or row.line is None:
            return
        self._deleting = row.line.meeting
        is_bare = not row.line.items and not row.line.open_actions
        confirmation = Confirmation(
            title=say("meetings.delete_meeting.title", day=day_and_month(row.line.meeting.date)),
            text=say("meetings.delete_meeting.empty") if is_bare else _what_goes(row),
            keep=say("meetings.delete_meeting.keep"),
            act=say("meetings.delete_meeting.delete"),
        )
        self._desk.popups.ask(Question(name=PopupName.CONFIRM, values={"confirmation": confirmation}), self._delete)

    def _delete(self, agreed: object) -> None:
        if agreed is True and self._deleting is not None:
            self._desk.lane.submit(DeleteMeeting(meeting_id=self._deleting.id), self._deleted, self._not_done)

    def _deleted(self, outcome: Outcome) -> None:
        """A meeting is gone, and can be brought back."""
        day = long_date(self._deleting.date) if self._deleting is not None else ""
        self._remember(outcome, DeleteMeeting, say("meetings.deleted", day=day), "trash-2")

    def _remember(self, outcome: Outcome, kind: type[Act], sentence: str, icon: str) -> None:
        if outcome.journal_id is not None:
            self._undoable.append((outcome.journal_id, name_of_kind(kind)))
        self.message.setVisible(False)
        self.undo_bar.say(sentence, icon)
        self._undo_part.show()
        announce(self, sentence)
        self._show_what_works()

    def _undo(self) -> None:
        if self._undoable:
            self._undo_part.hide()
            self._desk.lane.submit(Undo(journal_id=self._undoable.pop()[0]), None, self._not_done)
            self._show_what_works()

    def _not_done(self, error: Exception) -> None:
        self.tell(problem_of_act(error))
        self._gather()

    def _meeting_here(self) -> Meeting | None:
        row = self.list.row_here
        return row.meeting if row is not None else None


def _what_goes(row: MeetingRow) -> str:
    """What goes with a meeting."""
    assert row.line is not None  # only a meeting is deleted
    items = say("meetings.count", count=row.line.items)
    actions = say("meetings.open_actions", count=row.line.open_actions)
    return say("meetings.delete_meeting.text", items=items, actions=actions)
