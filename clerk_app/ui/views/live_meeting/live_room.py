"""One meeting on the screen: its record, its text, and the panes that are filled from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from datetime import datetime
from functools import partial
from itertools import islice

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.domain.capture import SHORT_FORMS
from clerk_app.domain.identity import Id
from clerk_app.domain.membership_words import adds_members
from clerk_app.domain.minutes import Block, BlockKind, has_words
from clerk_app.domain.numbering import CountBefore, NumberingScheme, counted_before, list_before
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import wall_time
from clerk_app.services.acts import Act, MoveToMinute, SaveBlocks
from clerk_app.settings.options import SHORT_FORMS as EXPAND
from clerk_app.ui.actions import ActionId, spec_of
from clerk_app.ui.autosave import Autosave, SaveState
from clerk_app.ui.change_hub import Changes
from clerk_app.ui.minutes_editor.block_text import rich_text, wording_and_update
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.minutes_editor import MinutesEditor
from clerk_app.ui.minutes_editor.minutes_pane import Typing
from clerk_app.ui.minutes_editor.spot import held
from clerk_app.ui.minutes_editor.undo_stack import MeetingUndo
from clerk_app.ui.pieces import Pieces
from clerk_app.ui.presenting.due_offers import DateOffer
from clerk_app.ui.presenting.meeting_people import People, PersonChoice
from clerk_app.ui.presenting.spot import Spot
from clerk_app.ui.presenting.who_is_who import elsewhere_of
from clerk_app.ui.screen import Desk
from clerk_app.ui.timers import QtTimers, Timers
from clerk_app.ui.views.live_meeting.around_text import AroundText
from clerk_app.ui.views.live_meeting.course_bars import CourseBars
from clerk_app.ui.views.live_meeting.meeting_acts import MeetingActs
from clerk_app.ui.views.live_meeting.minute_texts import MinuteTexts
from clerk_app.ui.views.live_meeting.panes import MeetingPanes
from clerk_app.ui.views.live_meeting.presenter import LivePresenter
from clerk_app.ui.views.live_meeting.record_keeper import is_text_alone, refetched
from clerk_app.ui.views.live_meeting.written_actions import WrittenActions
from clerk_app.ui.widgets.announce import announce

TICK_MS = 1000
MANY_BLOCKS = 100
"""So many blocks are fetched at once without anybody noticing."""


class LiveRoom(QWidget):
    """The three panes of a meeting, filled from its record; it shows and tells, the screen acts."""

    minute_asked = Signal(str)
    """An item of the agenda was chosen, or the current one is to be shown again."""
    arrival_asked = Signal()
    """Somebody arrived or left: the button of the bar that says that the board is not quorate."""
    deed_asked = Signal(object)
    """What follows from the want of a quorum is to be recorded: the action by which it is."""
    out_or_back_asked = Signal()
    """Somebody leaves for an interest or is back: the button of the bar that says so."""
    caret_moved = Signal()
    """The caret is in another block."""
    typed = Signal()
    save_state_changed = Signal(object)
    refreshed = Signal()
    """The panes show the record anew, or another minute of the clock."""
    words_saved = Signal(object)
    """The frozenset of ids of blocks of which nothing but the words changed."""
    ticked = Signal()
    """A second has passed, or more where the computer slept."""

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
        self._people: People | None = None
        self._words_to_fetch: set[Id] = set()
        make = timers or QtTimers(self)
        self.presenter = LivePresenter(record, desk.clock.now(), minute_id)
        self.presenter.elsewhere = elsewhere_of(desk.queries, record)
        self.acts = MeetingActs(self.presenter)
        self.undo = MeetingUndo(self)
        self.to_do = Pieces(make, self)
        self._fetching = make(self._fetch_some_words)
        self.texts = MinuteTexts(self.record_for_saving, desk.ids, self.local_now, self)
        self.editor = MinutesEditor(desk.theme, self._typing(), self.undo, pieces=self.to_do)
        self.written = WrittenActions(desk, self.record_for_saving, self._people_here, self.editor, self.undo, self)
        self.around_text = AroundText(self.presenter, self.editor, self.written, desk.queries)
        self.autosave = Autosave(self.texts, desk.lane, desk.clock, timers=make, parent=self)
        self.panes = MeetingPanes(desk.theme, desk.state, self.editor, make)
        self.agenda, self.pane, self.right = self.panes.agenda, self.panes.middle, self.panes.right
        self._bars = CourseBars(desk.theme, self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)
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
        return self.presenter.meeting.id

    @property
    def is_editable(self) -> bool:
        """False in a window that may only read, once the minutes are approved, and until what is damaged is mended."""
        is_whole = not self.record_for_saving().damaged
        return is_whole and not self._desk.read_only and self.presenter.is_editable

    @property
    def only_reads(self) -> bool:
        """True in a window that may only read."""
        return self._desk.read_only

    def local_now(self) -> datetime:
        """The time in the room, to the minute."""
        return wall_time(self._desk.clock.now(), self.presenter.meeting.time_zone)[0]

    def spot(self) -> Spot:
        """Behind the last words up to the caret: what is typed into an empty paragraph comes after what happened."""
        block = self.editor.textCursor().block()
        while block.isValid() and not block.text().strip():
            block = block.previous()
        return Spot(self.presenter.shown, held(block).id if block.isValid() else None)

    def refetch(self, changes: Changes) -> None:
        """Take over what an outcome names, and show it where more than words changed."""
        if is_text_alone(changes):
            # Words are fetched when something asks for them, so that no save of a key grows with the meeting.
            self._words_to_fetch |= changes["blocks"]
            renumbers = any(self._renumbers_actions(block_id) for block_id in changes["blocks"])
            settles = any(self._settles_doubt(block_id) for block_id in changes["blocks"])
            answers = any(self._answers_otherwise(block_id) for block_id in changes["blocks"])
            self.presenter.put_off_words(self._with_words)
            if len(self._words_to_fetch) > MANY_BLOCKS:
                self._fetching.start(0)
            offers = any(self._offers_otherwise(block_id) for block_id in changes["blocks"])
            if renumbers or settles or answers or offers:
                self.around_text.show()
            if answers:
                self.pane.show_heading(self.presenter.heading())
            self.words_saved.emit(changes["blocks"])
            return
        quorate = self._is_quorate()
        before = self.presenter.current
        self._take_over(refetched(self.presenter.record, changes, self._desk.queries))
        now = self.presenter.current
        if now is not None and self.presenter.shown == before != now and not self.presenter.expects(now):
            self.look_at(now)
        self.show_everything()
        self._announce_quorum(quorate)

    def _renumbers_actions(self, block_id: Id) -> bool:
        """True for an action whose first words came or whose last ones went since its number was shown."""
        known = self.presenter.record_without_last_words.by_id.get(block_id)
        if not isinstance(known, Block) or known.kind is not BlockKind.ACTION:
            return False
        text = self.texts.opened(known.minute_id)
        place = text.place_of(block_id) if text is not None else None
        return text is None or place is None or text.worded[place] != known.has_words

    def _settles_doubt(self, block_id: Id) -> bool:
        """True for a decision in an item of which something was asked: its card may say that its words are doubtful."""
        record = self.presenter.record_without_last_words
        known = record.by_id.get(block_id)
        if not isinstance(known, Block) or known.kind is not BlockKind.DECISION:
            return False
        if known.minute_id != self.presenter.shown:
            return False
        about = next((minute.item_ids for minute in record.minutes if minute.id == known.minute_id), ())
        return any(item.recommendations for item in record.items if item.id in about)

    def _offers_otherwise(self, block_id: Id) -> bool:
        """True where the words of a decision seem to make members, or no longer, since its card was shown."""
        known = self.presenter.record_without_last_words.by_id.get(block_id)
        if not isinstance(known, Block) or known.kind is not BlockKind.DECISION:
            return False
        place = self.editor.text.place_of(block_id)
        words = self.editor.text.document.findBlockByNumber(place).text() if place is not None else ""
        return place is not None and adds_members(known.text.plain) != adds_members(words)

    def _answers_otherwise(self, block_id: Id) -> bool:
        """True where a question is taken up or answered, or no longer, since its minute's heading was shown."""
        known = self.presenter.record_without_last_words.by_id.get(block_id)
        is_answer = isinstance(known, Block) and known.kind is BlockKind.ANSWER
        was = (known.question_id, has_words(known.update.plain)) if isinstance(known, Block) and is_answer else None
        text = self.editor.text
        place = text.place_of(block_id)
        if place is None or text.facts[place].kind is not BlockKind.ANSWER:
            return was is not None
        _, answer = wording_and_update(rich_text(text.document.findBlockByNumber(place)))
        return (text.facts[place].question_id, has_words(answer.plain)) != was

    def _fetch_some_words(self) -> None:
        """Fetch words before somebody asks for the record: nobody is to wait for very many of them at once."""
        some = frozenset(islice(self._words_to_fetch, MANY_BLOCKS))
        self._words_to_fetch -= some
        before = self.presenter.record_without_last_words
        self.presenter.take_words(refetched(before, {"blocks": some}, self._desk.queries))
        if len(self._words_to_fetch) > MANY_BLOCKS:
            self._fetching.start(0)

    def _with_words(self, record: MeetingRecord) -> MeetingRecord:
        ids, self._words_to_fetch = frozenset(self._words_to_fetch), set()
        return refetched(record, {"blocks": ids}, self._desk.queries)

    def reload(self, record: MeetingRecord) -> None:
        """Take over the whole record, after something else was shown."""
        self._words_to_fetch.clear()
        self._take_over(record)
        self.editor.setReadOnly(not self.is_editable)
        self.show_everything()

    def _take_over(self, record: MeetingRecord) -> None:
        shown = self.presenter.shown
        self.presenter.refresh(record, self._desk.clock.now())
        self.texts.recordings.settle(record)
        self._forget_people()
        if shown != self.presenter.shown:  # it is gone, and what was typed there would go nowhere
            self._show_minute()

    def _forget_people(self) -> None:
        self._people = None
        self.written.forget_people()

    def tick(self) -> None:
        """Show the time; nothing else is done while the minute is the same."""
        if self.presenter.tick(self._desk.clock.now()):
            self._show_course()
            self._show_quorum()
            self.refreshed.emit()
        self.ticked.emit()

    # Showing

    def look_at(self, minute_id: Id) -> None:
        """Show another minute; what was typed in the one before is handed over at once."""
        if minute_id == self.presenter.shown:
            return
        self.hand_over()
        self.presenter.look_at(minute_id)
        announce(self.pane, self.presenter.spoken_item())  # before the paragraph, which the editor tells of
        self._show_above_text()
        self._show_minute()
        self.pane.paint_text()  # the next words are meant for it: it does not wait for what stands beside it
        self.agenda.mark(minute_id)
        self._show_beside_text()
        self.refreshed.emit()

    def hand_over(self) -> None:
        """Hand everything over that is typed, or is still to be done to the texts."""
        self.to_do.finish()
        self.autosave.flush(keep=True)

    def catch_up(self) -> None:
        """Know what every act did that may change which item comes next; the keys wait for it on a slow disk."""
        self._wait_for_all_but(SaveBlocks, MoveToMinute)

    def go_ahead(self, minute_id: Id) -> None:
        """Show the minute to which the meeting was asked to move: the next keys are meant for it, answered or not."""
        self.presenter.expect(minute_id)
        self.look_at(minute_id)

    def show_text(self, text: MinuteText) -> None:
        """Show the minute that a text belongs to."""
        self.look_at(text.minute_id)

    def show_anew(self, minute_id: Id) -> None:
        """Show a minute from the record as the store has it now: the texts of minutes were exchanged."""
        record = self._desk.queries.meeting_record(self.meeting_id)
        if record is not None:
            self._words_to_fetch.clear()
            self.presenter.refresh(record, self._desk.clock.now())
            self._forget_people()
        self.presenter.look_at(minute_id)
        self._show_minute()
        self.show_everything()

    def change_each(self, texts: Sequence[MinuteText], change: Callable[[MinuteText], None]) -> None:
        """Change several texts: the one that is shown, or else the first, at once, and the others one by one.

        Meanwhile nothing can be typed in these: whatever shows another minute, takes a step back or leaves has the rest
        done first.
        """
        minutes = {text.minute_id for text in texts}
        if self.presenter.shown not in minutes:
            self.look_at(next(minute_id for minute_id in self.presenter.order if minute_id in minutes))
        for text in sorted(texts, key=lambda text: text is not self.editor.text):
            if text is self.editor.text:
                change(text)
            else:
                self.to_do.add(partial(change, text))

    def show_everything(self) -> None:
        """Fill every pane from the record; filling changes nothing in it."""
        self._show_course()
        self.right.set_chair_word(self.presenter.board.chair_title)
        self._bars.set_chair_word(self.presenter.board.chair_title)
        self._show_item()
        self._show_quorum()
        self._bars.show_no_chair(self.presenter.no_chair_bar(), may_record=self.is_editable)
        self._bars.show_interest(self.presenter.interest_bar(), may_record=self.is_editable)
        self.refreshed.emit()

    def _show_quorum(self) -> None:
        """Show the quorum, and what follows where there is none: both change as time goes by, too."""
        card = self.presenter.quorum()
        self.right.show_quorum(card)
        self.pane.top.show_quorum(card)
        self._bars.show_lost(self.presenter.lost_bar(), may_record=self.is_editable)

    def _show_item(self) -> None:
        """Show what goes by the minute that is shown."""
        self._show_above_text()
        self.around_text.show()
        self._show_beside_text()

    def _show_above_text(self) -> None:
        """Show what takes room from the text of the minute that is shown."""
        self._bars.show_elsewhere(self.presenter.elsewhere_bar(), may_record=self.is_editable)
        self.pane.show_heading(self.presenter.heading())

    def _show_beside_text(self) -> None:
        self.right.show_attendance(self.presenter.attendance(), self.presenter.attendance_summary())
        keys = spec_of(ActionId.ADD_INTEREST).key_text if self.is_editable else ""
        self.right.show_interests(self.presenter.interests(keys))

    def offer_undo(self, sentence: str, icon: str, step: QUndoCommand | None) -> None:
        """Say what was just done; the way back stands beside it while it leads there."""
        self.pane.offer_undo(sentence, icon, step)
        self._steps_changed()

    def show_saved(self, state: SaveState) -> None:
        """Say how far the saving is."""
        if self._desk.read_only:
            self.pane.top.saved.show_read_only()
        else:
            self.pane.top.saved.show_state(state, self.presenter.meeting.time_zone)

    # The inside

    def _typing(self) -> Typing:
        kinds = self.presenter.board.decision_kinds
        forms = SHORT_FORMS if self._desk.state.number(EXPAND.key, 1) else {}
        people, dates = self._find_people, self._find_dates
        return Typing(now=self.local_now, decision_kinds=kinds, short_forms=forms, people=people, dates=dates)

    def _find_people(self, letters: str) -> Sequence[PersonChoice]:
        return self._people_here().find(letters)

    def _find_dates(self, before: str, after: str) -> Sequence[DateOffer]:
        return self.written.dates(before, after)

    def _people_here(self) -> People:
        if self._people is None:
            self._people = People(self.presenter.record_without_last_words)
        return self._people

    def _connect(self) -> None:
        self.editor.changed.connect(self.typed)
        self.texts.changed.connect(self.autosave.text_changed)
        self.editor.block_left.connect(self._block_left)
        self.editor.caret_block_changed.connect(self._caret_moved)
        self.written.lifting.connect(self._keep_wordings)
        self.written.holidays_found.connect(self._note_holidays)
        self.written.lifted.connect(self._lifted)
        self.undo.answers_wanted.connect(self._know_every_act)
        self.undo.minute_wanted.connect(self.show_text)
        self.undo.index_changed.connect(self._steps_changed)
        self.undo.answers_wanted.connect(self.to_do.finish)
        self.undo.set_taking_steps(self.change_each)
        self.autosave.state_changed.connect(self.show_saved)
        self.autosave.state_changed.connect(self.save_state_changed)
        self.agenda.minute_asked.connect(self.minute_asked)
        self._bars.arrival_asked.connect(self.arrival_asked)
        self._bars.chair_asked.connect(self.right.chair_asked)
        self._bars.out_or_back_asked.connect(self.out_or_back_asked)
        self._bars.return_asked.connect(self._go_back)
        self._bars.deed_asked.connect(self.deed_asked)
        self._desk.lane.committed.connect(self._note_move)
        self._desk.lane.failed.connect(self._note_move)

    def _note_holidays(self, holidays: object) -> None:
        if isinstance(holidays, Set):
            self.presenter.holidays = holidays
            self.pane.show_heading(self.presenter.heading())
            self._show_quorum()

    def _know_every_act(self) -> None:
        self._wait_for_all_but(SaveBlocks)

    def _wait_for_all_but(self, *kinds: type[Act]) -> None:
        if any(not isinstance(act, kinds) for act in self._desk.lane.under_way):
            self._desk.lane.drain()

    def _steps_changed(self) -> None:
        self.pane.show_last_step(self.undo.last_step)

    def _note_move(self, act: Act, answer: object) -> None:
        """A move of this meeting is answered: it was shown already if it was made, or is said not to be."""
        if isinstance(act, MoveToMinute) and act.meeting_id == self.meeting_id:
            self.presenter.expect_no_more(act.minute_id)
            self._bars.show_elsewhere(self.presenter.elsewhere_bar(), may_record=self.is_editable)

    def _block_left(self, block_id: str) -> None:
        self.autosave.block_left()

    def _keep_wordings(self) -> None:
        self.autosave.flush(keep=True)

    def _lifted(self) -> None:
        self._keep_wordings()
        self.around_text.show()

    def _caret_moved(self, block_id: str, number: str, kind: object) -> None:
        self.caret_moved.emit()

    def _show_minute(self) -> None:
        if self.presenter.shown is None:
            return
        numbering = self.presenter.record.house_style.numbering
        text = self.texts.text_of(self.presenter.shown)
        before = self._counted_before(self.presenter.shown, numbering)
        number = self.presenter.printed_number(self.presenter.shown)
        self.editor.show_text(text, number, numbering, before, self.around_text.around(text))
        self.written.show(text)

    def _counted_before(self, minute_id: Id, numbering: NumberingScheme) -> CountBefore:
        """How far what counts with this minute has counted before it, as it is typed."""
        just_before = self.presenter.parts_just_before(minute_id)
        counted_with = self.presenter.record.counted_with(minute_id, numbering)
        entries = list_before(self._blocks_typed(part) for part in just_before)
        return CountBefore(counted_before(map(self._blocks_typed, counted_with), numbering), entries)

    def _blocks_typed(self, minute_id: Id) -> Sequence[Block]:
        text = self.texts.opened(minute_id)
        return text.snapshot() if text is not None else self.presenter.record.blocks_of.get(minute_id, ())

    def _show_course(self) -> None:
        bar = self.presenter.top_bar()
        self.agenda.show_bar(bar)
        self.agenda.show_rows(self.presenter.agenda(), self.presenter.shown)
        self.pane.top.show_bar(bar)
        self.show_saved(self.autosave.state)

    def _go_back(self) -> None:
        if self.presenter.headed_for is not None:
            self.minute_asked.emit(self.presenter.headed_for)

    def _is_quorate(self) -> bool | None:
        verdict = self.presenter.record_without_last_words.verdict()
        return verdict.quorate if verdict is not None and self.presenter.course.started else None

    def _announce_quorum(self, before: bool | None) -> None:
        now = self._is_quorate()
        if before is not None and now is not None and before != now:
            card = self.presenter.quorum()
            announce(self.right.card, f"{card.word}, {card.count}. {card.reason}", urgent=True)
