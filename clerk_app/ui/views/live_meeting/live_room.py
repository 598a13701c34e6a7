"""One meeting on the screen: its panes, its text, and the record they are filled from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from clerk_app.domain.capture import SHORT_FORMS
from clerk_app.domain.decisions import Vote
from clerk_app.domain.house_style import house_style
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import wall_time
from clerk_app.settings.options import SHORT_FORMS as EXPAND
from clerk_app.ui.autosave import Autosave, SavePhase, SaveState
from clerk_app.ui.change_hub import Changes
from clerk_app.ui.minutes_editor.decoration import NO_DECORATIONS, Decorations, own_decoration
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.minutes_editor import MinutesEditor
from clerk_app.ui.minutes_editor.minutes_pane import Typing
from clerk_app.ui.minutes_editor.person_list import PersonChoice
from clerk_app.ui.minutes_editor.spot import held
from clerk_app.ui.minutes_editor.undo_stack import MeetingUndo
from clerk_app.ui.screen import Desk
from clerk_app.ui.timers import QtTimers, Timers
from clerk_app.ui.views.live_meeting.agenda_pane import AgendaPane
from clerk_app.ui.views.live_meeting.decorations import decorations_for, while_typing
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace, EditorPane
from clerk_app.ui.views.live_meeting.folding import Fold, SidePanel, fold_for
from clerk_app.ui.views.live_meeting.minute_texts import MinuteTexts
from clerk_app.ui.views.live_meeting.people import People
from clerk_app.ui.views.live_meeting.presenter import LivePresenter, Spot
from clerk_app.ui.views.live_meeting.record_keeper import is_text_alone, refetched
from clerk_app.ui.views.live_meeting.right_pane import RightPane
from clerk_app.ui.views.live_meeting.written_actions import WrittenActions
from clerk_app.ui.widgets.announce import announce
from clerk_app.ui.widgets.message_bar import MessageBar
from clerk_app.wording.catalogue import say

AGENDA_WIDTH = 262
RIGHT_WIDTH = 360
EDITOR_WIDTH = 560
INTERESTS_FROM = 420
"""Effective height of a folded pane from which the interests of the item have room in it."""
TICK_MS = 1000


class LiveRoom(QWidget):
    """The three panes of a meeting, filled from its record; it shows and tells, the screen acts."""

    minute_asked = Signal(str)
    """An item of the agenda was chosen, or the current one is to be shown again."""
    arrival_asked = Signal()
    """Somebody arrived or left: the button of the bar that says that the board is not quorate."""
    caret_moved = Signal()
    """The caret is in another block."""
    typed = Signal()
    save_state_changed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        record: MeetingRecord,
        minute_id: Id | None,
        *,
        timers: Timers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editor_only = False
        self._people: People | None = None
        self._words_to_fetch: set[Id] = set()
        make = timers or QtTimers(self)
        self.presenter = LivePresenter(record, desk.clock.now(), minute_id)
        self.undo = MeetingUndo(self)
        self.texts = MinuteTexts(self.record_for_saving, desk.ids, self.local_now, self)
        self.editor = MinutesEditor(desk.theme, self._typing(), self.undo)
        self.written = WrittenActions(desk, self.record_for_saving, self._people_here, self.editor, self.undo, self)
        self._decorations = NO_DECORATIONS
        self.autosave = Autosave(self.texts, desk.lane, desk.clock, timers=make, parent=self)
        self.agenda = AgendaPane(desk.theme)
        self.pane = EditorPane(desk.theme, self.editor, make)
        self.right = RightPane(desk.theme, "Ctrl+K")
        self._lay_out()
        self._connect()
        self._show_minute()
        self.show_everything()
        self.editor.setReadOnly(not self.is_editable)
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start(TICK_MS)

    # The meeting

    def record(self) -> MeetingRecord:
        """The record as the store had it last."""
        return self.presenter.record

    def record_for_saving(self) -> MeetingRecord:
        """The record as far as a save of words needs it."""
        return self.presenter.record_without_last_words

    @property
    def meeting_id(self) -> Id:
        """Which meeting this is."""
        return self.presenter.record.meeting.id

    @property
    def is_editable(self) -> bool:
        """False in a window that may only read, once the minutes are approved, and until what is damaged is mended."""
        is_whole = not self.record_for_saving().damaged
        return is_whole and not self._desk.read_only and self.presenter.is_editable

    def local_now(self) -> datetime:
        """The time in the room, to the minute."""
        return wall_time(self._desk.clock.now(), self.presenter.record.meeting.time_zone)[0]

    def spot(self) -> Spot:
        """Behind the last words up to the caret: what is typed into an empty paragraph comes after what happened."""
        block = self.editor.textCursor().block()
        while block.isValid() and not block.text().strip():
            block = block.previous()
        return Spot(self.presenter.shown, held(block).id if block.isValid() else None)

    def vote_here(self) -> Vote | None:
        """The vote of the block of the caret, new where the record does not know it yet; None in any other block."""
        place = self.editor.text.place_of(self.editor.caret_block_id)
        facts = self.editor.text.facts[place] if place is not None else None
        if facts is None or facts.vote_id is None or self.presenter.shown is None:
            return None
        known = self.presenter.record.by_id.get(facts.vote_id)
        if isinstance(known, Vote):
            return known
        return Vote(id=facts.vote_id, meeting_id=self.meeting_id, minute_id=self.presenter.shown, at=self.local_now())

    def count_vote(self, vote: Vote, votes_for: int, votes_against: int, abstentions: int) -> None:
        """The counts of a vote, saved with its block."""
        counted = replace(vote, votes_for=votes_for, votes_against=votes_against, abstentions=abstentions)
        self.texts.count_vote(counted)
        self.autosave.flush(keep=True)

    def refetch(self, changes: Changes) -> None:
        """Take over what an outcome names, and show it where more than words changed."""
        if is_text_alone(changes):
            # Words are fetched when something asks for them, so that no save of a key grows with the meeting.
            self._words_to_fetch |= changes["blocks"]
            self.presenter.put_off_words(self._with_words)
            return
        quorate = self._is_quorate()
        current = self.presenter.current
        record = refetched(self.presenter.record, changes, self._desk.queries)
        self.presenter.refresh(record, self._desk.clock.now())
        self._forget_people()
        if current != self.presenter.current and self.presenter.shown == current and self.presenter.current is not None:
            self.look_at(self.presenter.current)
        self.show_everything()
        self._announce_quorum(quorate)

    def _with_words(self, record: MeetingRecord) -> MeetingRecord:
        ids, self._words_to_fetch = frozenset(self._words_to_fetch), set()
        return refetched(record, {"blocks": ids}, self._desk.queries)

    def reload(self, record: MeetingRecord) -> None:
        """Take over the whole record, after something else was shown."""
        self._words_to_fetch.clear()
        self.presenter.refresh(record, self._desk.clock.now())
        self.editor.setReadOnly(not self.is_editable)
        self._forget_people()
        self.show_everything()

    def _forget_people(self) -> None:
        self._people = None
        self.written.forget_people()

    def tick(self) -> None:
        """Show the time; nothing else is done while the minute is the same."""
        bar = self.presenter.top_bar().clock
        self.presenter.tick(self._desk.clock.now())
        if self.presenter.top_bar().clock != bar:
            self._show_course()

    # Showing

    def look_at(self, minute_id: Id) -> None:
        """Show another minute; what was typed in the one before is handed over at once."""
        if minute_id == self.presenter.shown:
            return
        self.autosave.flush(keep=True)
        self.presenter.look_at(minute_id)
        self._show_minute()
        self.show_everything()

    def show_text(self, text: MinuteText) -> None:
        """Show the minute that a text belongs to."""
        self.look_at(text.minute_id)

    def show_everything(self) -> None:
        """Fill every pane from the record; filling changes nothing in it."""
        self._show_course()
        self.pane.heading.show_heading(self.presenter.heading())
        self.right.set_chair_word(self.presenter.record.board.chair_title)
        card = self.presenter.quorum()
        self.right.show_quorum(card)
        self.pane.top.show_quorum(card)
        self.right.show_attendance(self.presenter.attendance(), self.presenter.attendance_summary())
        self.right.show_interests(self.presenter.interests("Ctrl+Shift+I"))
        self._show_decorations()
        self._show_meeting_bars()

    def show_saved(self, state: SaveState) -> None:
        """Say how far the saving is."""
        if self._desk.read_only:
            self.pane.top.saved.show_read_only()
        else:
            self.pane.top.saved.show_state(state, self.presenter.record.meeting.time_zone)

    # Panes and focus

    def set_editor_only(self, editor_only: bool) -> None:
        """Fold everything but the editor, or what has no room."""
        self._editor_only = editor_only
        self.fold()

    def fold(self) -> None:
        """Fold and unfold the panes for the room there is."""
        wide = self._desk.theme.metrics.effective_width(self.width())
        fold = fold_for(wide, editor_only=self._editor_only)
        self.close_side()
        self.agenda.setVisible(fold < Fold.BOTH)
        self.right.setVisible(fold < Fold.ATTENDANCE)
        self.pane.top.set_folded(agenda=fold >= Fold.BOTH, attendance=fold >= Fold.ATTENDANCE)
        self.pane.heading.set_compact(wide < 700)

    def open_agenda(self) -> None:
        """Put the focus into the agenda, opened over the editor where it is folded."""
        if not self.agenda.isVisible():
            self.close_side()
            self.agenda.clock.hide()
            self.side.open_pane(self.agenda, AGENDA_WIDTH, at_right=False)
        self.agenda.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_attendance(self) -> None:
        """Put the focus into the attendance, opened over the editor where it is folded."""
        self._open_right()
        self.right.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_card(self) -> None:
        """Put the focus on the quorum card."""
        self._open_right()
        self.right.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_text(self) -> None:
        """Back to the very caret, and close whatever is open over the text."""
        self.close_side()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_side(self) -> bool:
        """Put a pane that is open over the editor back into its place; False where none was."""
        pane = self.side.close_pane()
        if pane is None:
            return False
        pane.hide()
        self.agenda.clock.show()
        self.right.set_roomy(commands=True, interests=True)
        self.splitter.insertWidget(0 if pane is self.agenda else 2, pane)
        return True

    def next_panel(self, step: int) -> None:
        """Move the focus to the next (1) or previous (-1) of agenda, minutes, attendance and top bar."""
        panels = [self.open_agenda, self.go_to_text, self.open_attendance]
        here = self._panel_here()
        self.close_side()
        if self._top_buttons():
            panels.append(self._go_to_top)
        panels[(here + step) % len(panels)]()

    def _panel_here(self) -> int:
        focused = QApplication.focusWidget()
        if focused is None:
            return 1
        top = (self.pane.top, self.right.commands)
        if any(part.isAncestorOf(focused) for part in top):
            return 3
        if self.agenda.isAncestorOf(focused):
            return 0
        return 2 if self.right.isAncestorOf(focused) else 1

    def _go_to_top(self) -> None:
        self._top_buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _top_buttons(self) -> list[QWidget]:
        buttons = (self.pane.top.agenda_button, self.pane.top.quorum_button, self.right.commands.button)
        return [button for button in buttons if button.isVisible()]

    def _open_right(self) -> None:
        if not self.right.isVisible():
            self.close_side()
            tall = self.pane.below.height() * 100 // self._desk.theme.text_size
            self.right.set_roomy(commands=False, interests=tall >= INTERESTS_FROM)
            self.side.open_pane(self.right, RIGHT_WIDTH, at_right=True)

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # On Linux Qt's text fields keep Ctrl+K (delete to the end of the line) for themselves (Qt 6.11).
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = Qt.KeyboardModifier.ControlModifier
            if event.key() == Qt.Key.Key_K and event.modifiers() == control:
                event.ignore()
                return True
        return False

    @property
    def decorations(self) -> Decorations:
        """What is shown round the text of the minute."""
        reading, text = self.written.reading, self.editor.text
        place = text.place_of(reading[0]) if reading is not None else None
        if reading is None or place is None:
            return self._decorations
        own = own_decoration(text.facts[place], self.editor.typing.decision_kinds)
        card = while_typing(reading[1], self._decorations.blocks.get(reading[0], own))
        return replace(self._decorations, blocks={**self._decorations.blocks, reading[0]: card})

    # The inside

    def _typing(self) -> Typing:
        kinds = self.presenter.record.board.decision_kinds
        forms = SHORT_FORMS if self._desk.state.number(EXPAND.key, 1) else {}
        return Typing(now=self.local_now, decision_kinds=kinds, people=self._find_people, short_forms=forms)

    def _find_people(self, letters: str) -> Sequence[PersonChoice]:
        return self._people_here().find(letters)

    def _people_here(self) -> People:
        if self._people is None:
            self._people = People(self.presenter.record_without_last_words)
        return self._people

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for pane in (self.agenda, self.pane, self.right):
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.side = SidePanel(self._desk.theme, self.pane.below)
        self._size_panes()

    def _size_panes(self) -> None:
        metrics, state = self._desk.theme.metrics, self._desk.state
        agenda = metrics.px(state.number("live.agenda", AGENDA_WIDTH))
        right = metrics.px(state.number("live.right", RIGHT_WIDTH))
        self.agenda.setMinimumWidth(metrics.px(180))
        self.right.setMinimumWidth(metrics.px(260))
        self.pane.setMinimumWidth(min(metrics.px(EDITOR_WIDTH), 700))
        self.splitter.setSizes([agenda, 10_000, right])

    def _remember_sizes(self) -> None:
        percent = self._desk.theme.text_size
        agenda, _, right = self.splitter.sizes()
        if agenda:
            self._desk.state.remember("live.agenda", agenda * 100 // percent)
        if right:
            self._desk.state.remember("live.right", right * 100 // percent)

    def _connect(self) -> None:
        self.editor.changed.connect(self._text_changed)
        self.editor.block_left.connect(self._block_left)
        self.editor.caret_block_changed.connect(self._caret_moved)
        self.editor.installEventFilter(self)
        self.written.reading_changed.connect(self._show_reading)
        self.written.lifted.connect(self._lifted)
        self.undo.minute_wanted.connect(self.show_text)
        self.autosave.state_changed.connect(self.show_saved)
        self.autosave.state_changed.connect(self.save_state_changed)
        self.agenda.minute_asked.connect(self.minute_asked)
        self.pane.top.agenda_asked.connect(self.open_agenda)
        self.pane.top.attendance_asked.connect(self.open_attendance)
        self.pane.find_bar.left.connect(self.go_to_text)
        self.side.leave_asked.connect(self.go_to_text)
        self.splitter.splitterMoved.connect(self._remember_sizes)
        self._desk.theme.changed.connect(self._look_changed)

    def _text_changed(self) -> None:
        self.autosave.text_changed()
        self.typed.emit()

    def _block_left(self, block_id: str) -> None:
        self.autosave.block_left()

    def _lifted(self) -> None:
        self.autosave.flush(keep=True)
        self._show_decorations()

    def _caret_moved(self, block_id: str, number: str, kind: object) -> None:
        self.caret_moved.emit()

    def _look_changed(self) -> None:
        self._size_panes()
        self.fold()

    def _show_minute(self) -> None:
        if self.presenter.shown is None:
            return
        numbering = house_style(self.presenter.record.board.house_style).numbering
        text = self.texts.text_of(self.presenter.shown)
        self.editor.show_text(text, self.presenter.printed_number(self.presenter.shown), numbering)
        self.written.show(text)

    def _show_course(self) -> None:
        bar = self.presenter.top_bar()
        self.agenda.show_bar(bar)
        self.agenda.show_rows(self.presenter.agenda(), self.presenter.shown)
        self.pane.top.show_bar(bar)
        self.show_saved(self.autosave.state)

    def _show_decorations(self) -> None:
        shown, text = self.presenter.shown, self.editor.text
        if shown is None:
            return
        actions = (place for place, facts in enumerate(text.facts) if facts.kind is BlockKind.ACTION)
        fields = {text.order[place]: text.facts[place].fields for place in actions}
        self._decorations = decorations_for(self.presenter.record, shown, self.presenter.happenings(), fields)
        self._show_reading()

    def _show_reading(self) -> None:
        """The cards as they are, but for the one whose words are being typed: what these are taken to mean."""
        self.editor.set_decorations(self.decorations)

    def _show_meeting_bars(self) -> None:
        lost, elsewhere = self.presenter.lost_bar(), self.presenter.elsewhere_bar()
        if lost is None:
            self.pane.take_bar(BarPlace.QUORUM)
        else:
            bar = self._bar(BarPlace.QUORUM, "danger", lost.title, lost.text)
            if bar is not None:
                bar.add_button(self.tr("Arrived or left"), keys="Ctrl+Shift+L").clicked.connect(self.arrival_asked)
        if elsewhere is None:
            self.pane.take_bar(BarPlace.ELSEWHERE)
        else:
            bar = self._bar(BarPlace.ELSEWHERE, "info", elsewhere.title, elsewhere.text)
            if bar is not None:
                bar.add_button(elsewhere.button, keys="Ctrl+J").clicked.connect(self._go_back)

    def _bar(self, place: BarPlace, kind: str, title: str, text: str) -> MessageBar | None:
        """A new bar in the place; None where the same is said there already, so that nothing flickers."""
        there = self.pane.bar(place)
        if there is not None and (there.title, there.text) == (title, text):
            return None
        bar = MessageBar(self._desk.theme, "danger" if kind == "danger" else "info", title, text, slim=True)
        self.pane.show_bar(place, bar)
        return bar

    def _go_back(self) -> None:
        if self.presenter.current is not None:
            self.minute_asked.emit(self.presenter.current)

    def _is_quorate(self) -> bool | None:
        verdict = self.presenter.record.verdict()
        return verdict.quorate if verdict is not None and self.presenter.course.started else None

    def _announce_quorum(self, before: bool | None) -> None:
        now = self._is_quorate()
        if before is not None and now is not None and before != now:
            card = self.presenter.quorum()
            announce(self.right.card, f"{card.word}, {card.count}. {card.reason}", urgent=True)


def not_saved_words(state: SaveState, zone: str, why: str, do: str) -> tuple[str, str]:
    """The title and text of the bar that says that saving has stopped."""
    local = wall_time(state.since, zone)[0]
    return say("problems.not_saved", time=f"{local:%H:%M}", why=why), say("problems.not_saved_text", do=do)


def has_stopped(state: SaveState) -> bool:
    """True while what was typed does not reach the disk."""
    return state.phase is SavePhase.NOT_SAVED
