"""The live meeting as a screen of the window: what its keys do, and what is said when something did not work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSaveFile, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from clerk_app.domain.capture import Place as Spot
from clerk_app.domain.capture import PlaceKind
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.names import name_on
from clerk_app.domain.richtext import Marks, Run, rich
from clerk_app.services.acts import Act, AddAttendee, KeepVersion
from clerk_app.services.outcome import Outcome
from clerk_app.ui.actions import LOOK_AT_ITEM, ActionId
from clerk_app.ui.autosave import SaveState
from clerk_app.ui.change_hub import Changes
from clerk_app.ui.minutes_editor.facts import SubjectFields
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import NewAction, PopupName, Question
from clerk_app.ui.problems import Problem, Way, problem_bar, problem_of
from clerk_app.ui.screen import Commands, Desk, Hints, Screen
from clerk_app.ui.timers import Timers
from clerk_app.ui.views.live_meeting.attendance_keys import AttendanceKeys
from clerk_app.ui.views.live_meeting.business import MeetingBusiness
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.folding import TWO_PANES_FROM
from clerk_app.ui.views.live_meeting.hints import agenda_hints, attendance_hints, reading_hints, writing_hints
from clerk_app.ui.views.live_meeting.live_room import LiveRoom, has_stopped, not_saved_words
from clerk_app.ui.views.live_meeting.mending import MeetingMending
from clerk_app.ui.views.live_meeting.small_popups import EditedItem, VoteCounts
from clerk_app.ui.views.live_meeting.telling import told
from clerk_app.ui.views.live_meeting.undoing import UndoableActs
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.button import ButtonKind
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_time, day_and_month

_DATABASE = b"SQLite format 3\x00"


class LiveScreen(Screen):
    """The meeting that is being held; it stays open, with its undo, until another one is visited."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, timers: Timers | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timers = timers
        self._room: LiveRoom | None = None
        self._undoable: UndoableActs | None = None
        self._said_quorum = False
        self._shown = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        desk.hub.settled.connect(self._refetch)
        desk.lane.committed.connect(self._note_act)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @property
    def room(self) -> LiveRoom:
        """The meeting that is shown. Raises RuntimeError before one was."""
        if self._room is None:
            raise RuntimeError("no meeting is shown")
        return self._room

    # What the window asks

    def visit(self, place: Place) -> None:
        record = self._desk.queries.meeting_record(place.meeting_id) if place.meeting_id is not None else None
        if record is None:
            return
        if self._room is None or self._room.meeting_id != record.meeting.id:
            self._open(LiveRoom(self._desk, record, place.minute_id, timers=self._timers, parent=self))
            self._stand_at(place)
        else:
            self._room.reload(record)
            if place.minute_id is not None:
                self._room.look_at(place.minute_id)
        self._shown = True
        self._desk.lane.set_before_act(self._before_act)
        self._desk.popups.set_pane(self.room.pane.popup_pane)
        self._show_standing_bars(place)

    def leave(self) -> None:
        self._shown = False
        self._desk.lane.set_before_act(None)
        if self._room is not None:
            self._room.written.lift_here()
            self._room.autosave.flush(keep=True)
            self._remember_place()

    def title(self) -> str:
        if self._room is None:
            return ""
        record = self._room.presenter.record
        board = name_on(record.board.names, record.meeting.date)
        words = self.tr("Live meeting: {0} – {1}").format(day_and_month(record.meeting.date), board)
        return words + (self.tr(" (read only)") if self._desk.read_only else "")

    def commands(self) -> Commands:
        if self._room is None:
            return {}
        reading = self._reading_commands()
        return {**reading, **self._writing_commands()} if self._room.is_editable else reading

    def hints(self) -> Hints:
        if self._room is None:
            return Hints()
        room = self._room
        if not room.is_editable:
            return reading_hints()
        focused = QApplication.focusWidget()
        here = room.editor.number_of(room.editor.caret_block_id)
        if focused is room.right.list:
            return attendance_hints(room.presenter.record.board.chair_title, here)
        if focused is room.agenda.view:
            return agenda_hints(here)
        wide = self._desk.theme.metrics.effective_width(self.width())
        return writing_hints(room.presenter.next_number(), narrow=wide < TWO_PANES_FROM)

    def tell(self, problem: Problem) -> None:
        if self._room is not None:
            bar = problem_bar(self._desk.theme, problem)
            bar.add_button(self.tr("Close")).clicked.connect(self._take_problem)
            self._room.pane.show_bar(BarPlace.PROBLEM, bar)
            announce(bar, bar.accessibleName(), urgent=True)

    def refuses_to_close(self) -> bool:
        if self._room is None or not self._room.autosave.has_unsaved:
            return False
        state = self._room.autosave.state
        why = problem_of(state.error).words.why if state.error is not None else ""
        title, text = say("problems.not_closed_title"), say("problems.not_closed_text", why=why)
        self._show_not_saved(title, text, may_close=True)
        return True

    def set_full_screen(self, full: bool) -> None:
        if self._room is not None:
            self._room.set_editor_only(full)

    def take_focus(self) -> None:
        if self._room is not None:
            self._room.go_to_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._room is not None:
            self._room.go_to_text()
        else:
            super().keyPressEvent(event)

    # The meeting on the screen

    def _open(self, room: LiveRoom) -> None:
        if self._room is not None:
            self._column.removeWidget(self._room)
            self._room.deleteLater()
        self._room = room
        self._undoable = UndoableActs(self._desk.lane, room.undo, room)
        self._keys = AttendanceKeys(room)
        self._business = MeetingBusiness(self._desk, room)
        self._mending = MeetingMending(self._desk, room)
        self._column.addWidget(room)
        room.minute_asked.connect(self._look_at)
        room.arrival_asked.connect(self._arrived_or_left)
        room.caret_moved.connect(self._caret_moved)
        room.typed.connect(self._typed)
        room.save_state_changed.connect(self._save_state_changed)
        room.agenda.view.chosen.connect(self.take_focus)
        room.pane.heading.exempt_asked.connect(self._exempt)
        room.pane.undo_bar.undone.connect(self._undo)
        room.right.chair_asked.connect(self._choose_chair)
        room.right.commands.commands_asked.connect(self._ask_commands)
        room.right.commands.button.setVisible(self._desk.popups.knows(PopupName.COMMANDS))
        room.right.list.focus_changed.connect(self.hints_changed)
        room.editor.arrival_wanted.connect(self._ask_arrival)
        room.editor.guest_wanted.connect(self._add_guest)
        room.editor.prefix_used.connect(self._block_made)
        self._undoable.failed.connect(self._act_failed)
        self._undoable.undone.connect(room.pane.take_undo_back)
        self._keys.act_made.connect(self._do)
        self._keys.interest_asked.connect(self._declare)
        self._keys.refused.connect(self._say)
        self._business.act_made.connect(self._do)
        self._business.refused.connect(self._say)
        self._mending.mended.connect(self._mended)
        self._mending.failed.connect(self._act_failed)

    def _stand_at(self, place: Place) -> None:
        if place.block_id is None or not self.room.editor.go_to_block(place.block_id):
            return
        cursor = self.room.editor.textCursor()
        start, length = cursor.block().position(), cursor.block().length() - 1
        cursor.setPosition(start + min(max(place.caret, 0), length))
        self.room.editor.setTextCursor(cursor)

    def _show_standing_bars(self, place: Place) -> None:
        self._mending.show()
        if self._desk.read_only:
            self._show_reading("read_only_bar")
        elif not self.room.presenter.is_editable:
            self._show_reading("approved_bar")
        elif self._desk.was_interrupted and place.block_id is not None and self.room.presenter.course.started:
            self._say_brought_back(place.block_id)

    def _mended(self) -> None:
        self._say(say("mending.done"), "ok")
        self.commands_changed.emit()
        self.hints_changed.emit()

    def _show_reading(self, key: str) -> None:
        bar = MessageBar(
            self._desk.theme, "info", say(f"problems.{key}"), say(f"problems.{key}_text"), icon="eye", slim=True
        )
        self.room.pane.show_bar(BarPlace.READ_ONLY, bar)

    def _say_brought_back(self, block_id: Id) -> None:
        paragraph = self.room.editor.number_of(block_id) or self.room.presenter.number(self.room.presenter.shown)
        time = self.room.presenter.last_recorded()
        text = say("live.brought_back.text", time=time, paragraph=paragraph)
        bar = MessageBar(self._desk.theme, "info", say("live.brought_back.title"), text, icon="history", slim=True)
        go = bar.add_button(say("live.brought_back.button", paragraph=paragraph), kind=ButtonKind.PRIMARY)
        go.clicked.connect(self._take_brought_back)
        self.room.pane.show_bar(BarPlace.BROUGHT_BACK, bar)

    def _take_brought_back(self) -> None:
        self.room.pane.take_bar(BarPlace.BROUGHT_BACK)
        self.room.go_to_text()

    def _take_problem(self) -> None:
        self.room.pane.take_bar(BarPlace.PROBLEM)

    def _refetch(self, changes: Changes) -> None:
        if self._room is not None and self._shown:
            number = self._room.presenter.next_number()
            editable = self._room.is_editable
            self._room.refetch(changes)
            if number != self._room.presenter.next_number():
                self.hints_changed.emit()
            if editable != self._room.is_editable:
                self._room.editor.setReadOnly(not self._room.is_editable)
                self.commands_changed.emit()

    def _before_act(self) -> None:
        self.room.autosave.flush(keep=True)

    def _remember_place(self) -> None:
        room = self.room
        cursor = room.editor.textCursor()
        record = room.presenter.record
        self._desk.state.remember_place(
            Place(
                screen=ScreenName.LIVE,
                board_id=record.board.id,
                meeting_id=record.meeting.id,
                minute_id=room.presenter.shown,
                block_id=room.editor.caret_block_id or None,
                caret=cursor.positionInBlock(),
            )
        )

    # Acts

    def _do(self, act: Act | None) -> None:
        if act is not None:
            self._take_problem()
            self._desk.lane.submit(act, None, self._act_failed)

    def _note_act(self, act: Act, outcome: Outcome) -> None:
        if self._room is None or self._undoable is None or not self._shown:
            return
        words = told(act, outcome, self._room.presenter)
        self._undoable.note(act, outcome, words.sentence)
        if words.sentence and outcome.journal_id is not None:
            self._room.pane.offer_undo(words.sentence, words.icon)

    def _act_failed(self, error: Exception) -> None:
        self.tell(problem_of(error, self._name_of))

    def _name_of(self, attendee_id: Id) -> str:
        return self.room.presenter.name(attendee_id)

    def _say(self, sentence: str, kind: Kind = "warning") -> None:
        bar = MessageBar(self._desk.theme, kind, sentence, slim=True)
        bar.add_button(self.tr("Close")).clicked.connect(self._take_problem)
        self.room.pane.show_bar(BarPlace.PROBLEM, bar)
        announce(bar, sentence)

    # Commands

    def _reading_commands(self) -> Commands:
        presenter = self.room.presenter
        commands: dict[ActionId, Callable[[], None]] = {
            ActionId.FIND: self.room.pane.find_bar.begin,
            ActionId.FIND_NEXT: self._find_next,
            ActionId.FIND_PREVIOUS: self._find_previous,
            ActionId.LOOK_NEXT: self._look_next,
            ActionId.LOOK_PREVIOUS: self._look_previous,
            ActionId.SAY_QUORUM: self._say_quorum,
            ActionId.NEXT_PANEL: self._next_panel,
            ActionId.PREVIOUS_PANEL: self._previous_panel,
        }
        for number, action in enumerate(LOOK_AT_ITEM, start=1):
            minute_id = presenter.numbered(str(number))
            if minute_id is not None:
                commands[action] = partial(self._look_at, minute_id)
        if self._desk.popups.knows(PopupName.JUMP):
            commands[ActionId.JUMP] = self._ask_jump
        if self._desk.popups.knows(PopupName.EXPORT):
            commands[ActionId.EXPORT] = self._ask_export
        return commands

    def _writing_commands(self) -> Commands:
        commands: dict[ActionId, Callable[[], None]] = {
            ActionId.UNDO: self._undo,
            ActionId.REDO: self._redo,
            ActionId.PARAGRAPH_UP: self._paragraph_up,
            ActionId.PARAGRAPH_DOWN: self._paragraph_down,
            ActionId.LEVEL_IN: self._level_in,
            ActionId.LEVEL_OUT: self._level_out,
            ActionId.ADD_ACTION: self._add_action,
            ActionId.ADD_DECISION: self._add_decision,
            ActionId.ADD_VOTE: self._add_vote,
            ActionId.ADD_INTEREST: self._add_interest,
            ActionId.ADD_PRIVATE_NOTE: self._add_private_note,
            ActionId.ADD_PERSON: self.room.editor.ask_for_person,
            ActionId.ADD_TIME: self.room.editor.insert_time,
            ActionId.ARRIVED_OR_LEFT: self._arrived_or_left,
            ActionId.ROLL_CALL: self._roll_call,
            ActionId.NEXT_ITEM: self._next_item,
            ActionId.PAUSE_TIMER: self._pause_timer,
            ActionId.ADJOURN: self._adjourn,
            ActionId.EXEMPT: self._exempt,
            ActionId.END_MEETING: self._end_meeting,
            **self._business.commands(),
        }
        for name, action, ask in (
            (PopupName.EDIT_ITEM, ActionId.EDIT_ITEM, self._ask_item),
            (PopupName.KEEP_VERSION, ActionId.KEEP_VERSION, self._ask_version),
        ):
            if self._desk.popups.knows(name):
                commands[action] = ask
        return commands

    def _look_at(self, minute_id: str) -> None:
        self.room.written.lift_here()
        self.room.look_at(Id(minute_id))
        self.room.go_to_text()
        self._remember_place()

    def _look_next(self) -> None:
        self._look(1)

    def _look_previous(self) -> None:
        self._look(-1)

    def _look(self, step: int) -> None:
        minute_id = self.room.presenter.neighbour(step)
        if minute_id is not None:
            self._look_at(minute_id)

    def _next_item(self) -> None:
        act = self.room.presenter.next_act()
        if act is not None:
            self.room.written.lift_here()
            if self.room.presenter.current is not None:
                self.room.look_at(self.room.presenter.current)
            self._do(act)
        elif self.room.presenter.current is not None:
            self._say(f"{say('live.ask.last_item')} {say('live.ask.last_item_text')}")

    def _pause_timer(self) -> None:
        self._do(self.room.presenter.timer_act())

    def _adjourn(self) -> None:
        self._do(self.room.presenter.adjourn_act())

    def _exempt(self) -> None:
        if self.room.is_editable:
            self._do(self.room.presenter.exempt_act())

    def _end_meeting(self) -> None:
        self.room.written.lift_here()
        self._do(self.room.presenter.end_act())

    def _undo(self) -> None:
        self.room.editor.undo()

    def _redo(self) -> None:
        self.room.editor.redo()

    def _paragraph_up(self) -> None:
        self.room.editor.move_paragraph(up=True)

    def _paragraph_down(self) -> None:
        self.room.editor.move_paragraph(up=False)

    def _level_in(self) -> None:
        self.room.editor.change_level(inward=True)

    def _level_out(self) -> None:
        self.room.editor.change_level(inward=False)

    def _add_action(self) -> None:
        if self._desk.popups.knows(PopupName.NEW_ACTION) and self._is_mid_sentence():
            self._ask(PopupName.NEW_ACTION, self._action_written)
        else:
            self._mark(BlockKind.ACTION)

    def _add_decision(self) -> None:
        self._mark(BlockKind.DECISION)

    def _add_vote(self) -> None:
        if self.room.vote_here() is None:
            self._mark(BlockKind.VOTE)
        else:
            self._ask_counts()

    def _add_interest(self) -> None:
        self._mark(BlockKind.DECLARATION)

    def _add_private_note(self) -> None:
        self._mark(BlockKind.PRIVATE_NOTE)

    def _mark(self, kind: BlockKind) -> None:
        self.room.go_to_text()
        self.room.editor.mark_paragraph(kind)

    def _block_made(self, kind: BlockKind, block_id: str) -> None:
        if kind is BlockKind.VOTE:
            self._ask_counts()

    def _is_mid_sentence(self) -> bool:
        cursor = self.room.editor.textCursor()
        text, place = cursor.block().text(), cursor.positionInBlock()
        before, after = text[:place].strip(), text[place:].strip()
        return bool(before) and (bool(after) or not before.endswith((".", "!", "?", ":")))

    def _arrived_or_left(self) -> None:
        if self._desk.popups.knows(PopupName.ARRIVED_OR_LEFT):
            self._ask(PopupName.ARRIVED_OR_LEFT)
        else:
            self.room.open_attendance()

    def _roll_call(self) -> None:
        place = self._place()
        self._desk.navigation.go(
            Place(screen=ScreenName.ROLL_CALL, board_id=place.board_id, meeting_id=place.meeting_id)
        )

    def _choose_chair(self) -> None:
        self.room.open_attendance()

    def _say_quorum(self) -> None:
        if self._said_quorum:
            self._said_quorum = False
            self.room.open_card()
            return
        card = self.room.presenter.quorum()
        if not self.room.right.isVisible():
            self._say(f"{card.short}. {card.reason}")
        announce(self.room.right.card, f"{card.short}. {card.reason}", urgent=True)
        self._said_quorum = True

    def _next_panel(self) -> None:
        self.room.next_panel(1)

    def _previous_panel(self) -> None:
        self.room.next_panel(-1)

    def _find_next(self) -> None:
        self._find(self.room.pane.find_bar.find_next)

    def _find_previous(self) -> None:
        self._find(self.room.pane.find_bar.find_previous)

    def _find(self, step: Callable[[], None]) -> None:
        if self.room.pane.find_bar.field.text():
            step()
        else:
            self.room.pane.find_bar.begin()

    # Questions

    def _place(self) -> Place:
        record = self.room.presenter.record
        return Place(
            screen=ScreenName.LIVE,
            board_id=record.board.id,
            meeting_id=record.meeting.id,
            minute_id=self.room.presenter.shown,
            block_id=self.room.spot().block_id,
        )

    def _ask(
        self, name: PopupName, on_answer: Callable[[object], None] | None = None, text: str = "", **values: object
    ) -> None:
        back = self.room.editor.number_of(self.room.editor.caret_block_id)
        question = Question(name=name, place=self._place(), text=text, values={"back": back, **values})
        self._desk.popups.ask(question, on_answer)

    def _ask_commands(self) -> None:
        self._ask(PopupName.COMMANDS)

    def _ask_export(self) -> None:
        self.room.written.lift_here()
        self.room.autosave.flush(keep=True)
        self._ask(PopupName.EXPORT)

    def _ask_arrival(self, arriving: bool, words: str) -> None:
        if self._desk.popups.knows(PopupName.ARRIVED_OR_LEFT):
            self._ask(PopupName.ARRIVED_OR_LEFT, text=words, arriving=arriving)
        else:
            self.room.open_attendance()

    def _ask_jump(self) -> None:
        self._ask(PopupName.JUMP, self._jump, places=self.room.presenter.places())

    def _jump(self, spot: object) -> None:
        if not isinstance(spot, Spot):
            if self.room.presenter.current is not None:
                self._look_at(self.room.presenter.current)
            return
        minute_id = spot.id if spot.kind is PlaceKind.ITEM else self.room.presenter.minute_of(spot.id)
        if minute_id is not None:
            self._look_at(minute_id)
        if spot.kind is not PlaceKind.ITEM:
            self.room.editor.go_to_block(spot.id)

    def _ask_item(self) -> None:
        item = self.room.presenter.item_shown()
        if item is not None:
            heading = self.room.presenter.heading()
            known = EditedItem(item.title, heading.presenter, self.room.presenter.planned_minutes())
            self._ask(PopupName.EDIT_ITEM, self._item_edited, item=known)

    def _item_edited(self, edited: object) -> None:
        if isinstance(edited, EditedItem):
            self._do(self.room.presenter.edit_act(edited.title, edited.presenter, edited.minutes))

    def _ask_version(self) -> None:
        self.room.written.lift_here()
        now = self.room.local_now()
        name = say("live.ask.version", date=day_and_month(now.date()), time=clock_time(now.time()))
        self._ask(PopupName.KEEP_VERSION, self._keep_version, text=name)

    def _keep_version(self, name: object) -> None:
        if isinstance(name, str):
            self._do(KeepVersion(meeting_id=self.room.meeting_id, name=name))

    def _ask_counts(self) -> None:
        vote = self.room.vote_here()
        if vote is not None and self._desk.popups.knows(PopupName.VOTE):
            counts = VoteCounts(vote.votes_for, vote.votes_against, vote.abstentions)
            self._voted = vote
            self._ask(PopupName.VOTE, self._vote_counted, counts=counts)

    def _vote_counted(self, counts: object) -> None:
        if isinstance(counts, VoteCounts):
            self.room.count_vote(self._voted, counts.votes_for, counts.votes_against, counts.abstentions)

    def _action_written(self, written: object) -> None:
        if isinstance(written, NewAction):
            fields = SubjectFields(owners=written.owners, due=written.due)
            block_id = self.room.editor.add_block(BlockKind.ACTION, written.words, fields)
            self.room.written.leave_as_it_is(block_id)
            if written.another:
                self._ask(PopupName.NEW_ACTION, self._action_written)

    def _declare(self, attendee: str) -> None:
        """Somebody of the list declares an interest: a block of its own, begun with who it is."""
        found = self.room.presenter.attendee(Id(attendee))
        if found is not None:
            name = self.room.presenter.name(found.id)
            words = rich((Run(name, Marks(mention=found.who)), Run(" ")))
            block_id = self.room.editor.add_block(BlockKind.DECLARATION, words)
            self.room.editor.go_to_block(block_id)
            self.room.go_to_text()

    def _add_guest(self, name: str) -> None:
        act = AddAttendee(meeting_id=self.room.meeting_id, name=name, who=self.room.presenter.known_party(name))
        self._desk.lane.submit(act, self._guest_added, self._act_failed)

    def _guest_added(self, outcome: Outcome) -> None:
        found = self.room.presenter.attendee(outcome.made) if outcome.made is not None else None
        if found is not None:
            self.room.editor.insert_person(self.room.presenter.name(found.id), found.who)

    # What happens while typing

    def _typed(self) -> None:
        self._said_quorum = False
        self.room.pane.note_command()

    def _caret_moved(self) -> None:
        self._remember_place()

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if self._room is not None and now is not None and self._room.isAncestorOf(now):
            self.hints_changed.emit()

    def _save_state_changed(self, state: SaveState) -> None:
        if not has_stopped(state):
            self.room.pane.take_bar(BarPlace.NOT_SAVED)
            self._remember_place()
            return
        words = problem_of(state.error).words if state.error is not None else None
        zone = self.room.presenter.record.meeting.time_zone
        title, text = not_saved_words(state, zone, words.why if words else "", words.do if words else "")
        self._show_not_saved(title, text)

    def _show_not_saved(self, title: str, text: str, *, may_close: bool = False) -> None:
        there = self.room.pane.bar(BarPlace.NOT_SAVED)
        if there is not None and (there.title, there.text) == (title, text):
            return
        bar = MessageBar(self._desk.theme, "danger", title, text, slim=True)
        bar.add_button(Way.TRY_NOW.words).clicked.connect(self.room.autosave.try_now)
        bar.add_button(Way.SAVE_COPY.words, kind=ButtonKind.PRIMARY).clicked.connect(self._save_copy)
        if may_close:
            bar.add_button(Way.CLOSE_WITHOUT.words, kind=ButtonKind.DANGER).clicked.connect(self._close_without)
        self.room.pane.show_bar(BarPlace.NOT_SAVED, bar)

    def _save_copy(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, Way.SAVE_COPY.words, "", self.tr("Text (*.txt)"))
        if chosen:
            self.keep_copy(Path(chosen))

    def keep_copy(self, path: Path) -> None:
        """Write the texts to a file, or say that this did not work either: the bar stays, and so do the words."""
        if not self.write_copy(path):
            self._show_not_saved(say("live.no_copy_title"), say("live.no_copy_text", file=path.name))

    def write_copy(self, path: Path) -> bool:
        """Write the texts as plain words to a file, whole or not at all; False where that did not work either.

        A file that holds records is never replaced.
        """
        if _holds_records(path):
            return False
        file = QSaveFile(str(path))
        if file.open(QSaveFile.OpenModeFlag.WriteOnly):
            file.write(self.room.texts.unsaved_text().encode())
            return file.commit()
        return False

    def _close_without(self) -> None:
        self.room.autosave.give_up()
        self.window().close()


def _holds_records(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False
