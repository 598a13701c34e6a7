"""The live meeting as a screen of the window: one meeting at a time, opened, shown, acted on and left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from clerk_app.domain.names import name_on
from clerk_app.services.acts import Act
from clerk_app.services.outcome import Outcome
from clerk_app.ui.change_hub import Changes
from clerk_app.ui.place import Place
from clerk_app.ui.problems import Problem, problem_of, problem_of_act
from clerk_app.ui.screen import Commands, Desk, Hints, Screen
from clerk_app.ui.timers import Timers
from clerk_app.ui.views.live_meeting.ahead_of_clock import AheadBar
from clerk_app.ui.views.live_meeting.finding import FindChoices
from clerk_app.ui.views.live_meeting.folding import TWO_PANES_FROM
from clerk_app.ui.views.live_meeting.hints import (
    agenda_hints,
    attendance_hints,
    elsewhere_hints,
    find_hints,
    offer_hints,
    question_hints,
    reading_hints,
    replace_hints,
    writing_hints,
)
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.meeting_commands import MeetingCommands
from clerk_app.ui.views.live_meeting.mending import MeetingMending
from clerk_app.ui.views.live_meeting.not_saved import NotSaved
from clerk_app.ui.views.live_meeting.place_keeping import PlaceKeeping
from clerk_app.ui.views.live_meeting.screen_bars import ScreenBars
from clerk_app.ui.views.live_meeting.slept import SleptBar
from clerk_app.ui.views.live_meeting.telling import told
from clerk_app.ui.views.live_meeting.undoing import UndoableActs
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month


class LiveScreen(Screen):
    """The meeting that is being held; it stays open, with its undo, until another one is visited."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, timers: Timers | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timers = timers
        self._room: LiveRoom | None = None
        self._shown = False
        self._find_choices = FindChoices()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        desk.hub.settled.connect(self._refetch)
        desk.lane.submitted.connect(self._note_asked)
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
            self.place.stand_at(place)
        else:
            self._room.reload(record)
            if place.minute_id is not None:
                self._room.look_at(place.minute_id)
            names_words = bool(place.after_caret or place.selected)  # else a caret that is there stays where it was
            if place.block_id is not None and (names_words or place.block_id != self._room.editor.caret_block_id):
                self.place.stand_at(place)
        self._go_on()
        self._mending.show()
        self._bars.show_how_opened(place)

    def hand_over(self) -> None:
        # Nothing else is done to the text on the way: that may be what went wrong.
        if self._room is not None:
            self._room.autosave.flush(keep=True)

    def stay(self) -> None:
        if self._room is not None:
            self._go_on()

    def _go_on(self) -> None:
        self._shown = True
        self._desk.lane.set_before_act(self._before_act)
        self._desk.popups.set_pane(self.room.pane.popup_pane)

    def leave(self) -> None:
        self._shown = False
        self._desk.lane.set_before_act(None)
        if self._room is not None:
            self._room.written.lift_here()
            self._room.hand_over()
            self.place.remember()

    def title(self) -> str:
        if self._room is None:
            return ""
        meeting = self._room.presenter.meeting
        board = name_on(self._room.presenter.board.names, meeting.date)
        words = self.tr("Live meeting: {0} – {1}").format(day_and_month(meeting.date), board)
        return words + (self.tr(" (read only)") if self._desk.read_only else "")

    def commands(self) -> Commands:
        return {**self.asked.commands(), **self.not_saved.commands()} if self._room is not None else {}

    def undo_words(self) -> tuple[str, str]:
        if self._room is None:
            return "", ""
        stack = self._room.undo.stack
        return stack.undoText(), stack.redoText()

    def hints(self) -> Hints:
        if self._room is None:
            return Hints()
        room, focused = self._room, QApplication.focusWidget()
        here = room.editor.number_of(room.editor.caret_block_id)
        if focused is room.agenda.view:
            return agenda_hints(here)
        if focused is room.pane.find_bar.field:
            return find_hints(here)
        if focused is room.pane.find_bar.replacement:
            return replace_hints(here)
        if not room.is_editable:
            return reading_hints()
        if focused is room.right.list:
            return attendance_hints(room.presenter.board.chair_title, here)
        if focused is room.right.ask.field:
            return question_hints()
        if focused is not None and focused is not room.editor and room.isAncestorOf(focused):
            return elsewhere_hints(here)
        if room.editor.offered is not None:
            return offer_hints(room.editor.offered)
        wide = self._desk.theme.metrics.effective_width(self.width())
        return writing_hints(room.presenter.next_number(), narrow=wide < TWO_PANES_FROM)

    def tell(self, problem: Problem) -> None:
        if self._room is not None:
            self._bars.tell(problem)

    def refuses_to_close(self) -> bool:
        return self._room is not None and self.not_saved.refuses_to_close()

    def set_full_screen(self, full: bool) -> None:
        if self._room is not None:
            self._room.panes.set_editor_only(full)

    def take_focus(self) -> None:
        if self._room is not None:
            self._room.panes.go_to_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._room is not None and event.key() == Qt.Key.Key_Escape:
            self._room.panes.go_to_text()
        elif self._room is not None and not self._room.editor.isReadOnly() and _is_typed_at_a_button(event):
            self._room.panes.go_to_text()
            QApplication.sendEvent(self._room.editor, event.clone())
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # A window that the desktop puts away for a while is not left: the room goes on seeing the meeting.
        if self._room is not None and not event.spontaneous():
            self.asked.room_display.close()

    # Opening a meeting

    def _open(self, room: LiveRoom) -> None:
        if self._room is not None:
            self.asked.room_display.close()
            self._column.removeWidget(self._room)
            self._room.deleteLater()
        self._room = room
        self.asked: MeetingCommands = MeetingCommands(self._desk, room, self._find_choices, timers=self._timers)
        self.not_saved = NotSaved(self._desk.theme, room)
        self.place = PlaceKeeping(self._desk.state, room)
        self._bars = ScreenBars(self._desk, room)
        self._mending = MeetingMending(self._desk, room)
        self._undoable = UndoableActs(self._desk.lane, room.undo, room)
        self._slept = SleptBar(self._desk, room)
        self._ahead = AheadBar(self._desk, room)
        self._column.addWidget(room)
        self._connect(room)

    def _connect(self, room: LiveRoom) -> None:
        room.typed.connect(room.pane.note_command)
        room.undo.index_changed.connect(self._steps_changed)
        room.agenda.view.chosen.connect(self.take_focus)
        room.right.list.focus_changed.connect(self.hints_changed)
        room.panes.folded.connect(self.hints_changed)
        room.editor.offers_changed.connect(self.hints_changed)
        self.asked.act_made.connect(self._do)
        self.asked.at_the_end.connect(self._bars.offer_end)
        self._bars.end_asked.connect(self.asked.course.end_meeting)
        self.asked.said.connect(self._bars.say)
        room.editor.told.connect(self._bars.say_softly)
        self.asked.said_well.connect(self._bars.say_well)
        self.asked.looked.connect(self.place.remember)
        self.asked.not_recorded.connect(self._act_failed)
        self.asked.failed.connect(self._failed)
        self.not_saved.saved.connect(self.place.remember)
        self.not_saved.ways_changed.connect(self.commands_changed)
        self.not_saved.close_asked.connect(self._close_window)
        self._mending.mended.connect(self._mended)
        self._mending.failed.connect(self._act_failed)
        self._undoable.failed.connect(self._act_failed)
        self._undoable.undone.connect(room.pane.take_undo_back)
        self._slept.failed.connect(self._act_failed)

    def _steps_changed(self, _index: int) -> None:
        self.steps_changed.emit()

    def _close_window(self) -> None:
        self.window().close()

    # Acts and what they changed

    def _do(self, act: Act | None) -> None:
        if act is not None:
            self._bars.take_problem()
            self._desk.lane.submit(act, None, self._act_failed)

    def _before_act(self) -> None:
        self.room.hand_over()

    def _note_asked(self, act: Act) -> None:
        if self._room is not None and self._shown:
            self._undoable.expect(act)

    def _note_act(self, act: Act, outcome: Outcome) -> None:
        if self._room is None or not self._shown:
            return
        self._room.autosave.note_commit()
        words = told(act, outcome, self._room.presenter)
        if words.sentence and outcome.journal_id is not None:
            self._bars.take_problem()
            self._room.offer_undo(words.sentence, words.icon, self._undoable.step_of(act))

    def _act_failed(self, error: Exception) -> None:
        self._bars.tell(problem_of_act(error, self.room.presenter.name))

    def _failed(self, error: Exception) -> None:
        self._bars.tell(problem_of(error))

    def _refetch(self, changes: Changes) -> None:
        if self._room is None or not self._shown:
            return
        number, editable = self._room.presenter.next_number(), self._room.is_editable
        self._room.refetch(changes)
        if number != self._room.presenter.next_number():
            self.hints_changed.emit()
        if editable != self._room.is_editable:
            self._room.editor.setReadOnly(not self._room.is_editable)
            self.commands_changed.emit()

    def _mended(self) -> None:
        self._bars.say(say("mending.done"), "ok")
        self.commands_changed.emit()
        self.hints_changed.emit()

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if self._room is not None and now is not None and self._room.isAncestorOf(now):
            self.hints_changed.emit()


def _is_typed_at_a_button(event: QKeyEvent) -> bool:
    """Whether somebody types on while the focus is on a button, where letters would be lost."""
    plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    is_letter = bool(event.text()) and event.text().isprintable() and not event.modifiers() & ~plain
    return is_letter and isinstance(QApplication.focusWidget(), QAbstractButton)
