"""Owner and due date typed into an action: shown while they are typed, lifted out when the caret leaves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import RichText
from clerk_app.ui.background.jobs import Reporter
from clerk_app.ui.minutes_editor.acting_pane import NOTHING_RECOGNISED, Recognised
from clerk_app.ui.minutes_editor.facts import SubjectFields
from clerk_app.ui.minutes_editor.minute_text import MinuteText
from clerk_app.ui.minutes_editor.minutes_editor import MinutesEditor
from clerk_app.ui.minutes_editor.undo_stack import MeetingUndo
from clerk_app.ui.presenting.calendar import HolidaysOf, calendar_of, holidays_around
from clerk_app.ui.presenting.due_offers import DateOffer, date_offers
from clerk_app.ui.presenting.meeting_people import People
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.live_meeting.action_reader import ActionReader, ReadAction
from clerk_app.ui.widgets.announce import announce
from clerk_app.wording.actions import due_long, owners
from clerk_app.wording.catalogue import say


@dataclass(frozen=True, slots=True)
class FindHolidays:
    """The job that finds a board's public holidays around a day: the first time it takes longer than a key may."""

    board: Board
    day: date
    holidays_of: HolidaysOf

    def __call__(self, reporter: Reporter) -> Set[date]:
        """The holidays; for a calendar that is not known those that the board has of its own."""
        return holidays_around(self.board, self.day, self.holidays_of)


class WrittenActions(QObject):
    """The actions in the text of a meeting while it is typed.

    Words are read once: those that were found in the record, and those given back by undo, stay until they change.
    """

    reading_changed = Signal()
    """What the words under the caret are taken to mean is not what it was: `reading`."""

    holidays_found = Signal(object)
    """The days on which the board's office is shut are known."""

    lifting = Signal()
    """An action is about to get its owner or due date from its words, which stand as they were typed until then."""

    lifted = Signal()
    """An action got its owner or due date from its words."""

    def __init__(
        self,
        desk: Desk,
        record: Callable[[], MeetingRecord],
        people: Callable[[], People],
        editor: MinutesEditor,
        undo: MeetingUndo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._record, self._people = desk, record, people
        self._editor, self._undo = editor, undo
        self._holidays: Set[date] = frozenset()
        self._reader: ActionReader | None = None
        self._read_before: dict[Id, set[str]] = {}
        self._shown: set[Id] = set()
        self._left: list[Id] = []
        self._reading: tuple[Id, ReadAction] | None = None
        editor.changed.connect(self._read_here)
        # A block may be left in the middle of a step of undo; what is lifted out of it is a step of its own.
        editor.block_left.connect(self._note_left)
        editor.block_left.connect(self._lift_left, Qt.ConnectionType.QueuedConnection)
        self._ask_for_holidays()

    @property
    def reading(self) -> tuple[Id, ReadAction] | None:
        """The block of the caret and what would be lifted out of it; None where that is nothing."""
        return self._reading

    def dates(self, before: str, after: str) -> Sequence[DateOffer]:
        """The dates that may be meant in an action between the words before the caret and those behind it."""
        return date_offers(before, after, self._reader_now().calendar)

    def show(self, text: MinuteText) -> None:
        """A minute is shown: what its actions say when it is shown first was read before."""
        if text.minute_id not in self._shown:
            self._shown.add(text.minute_id)
            for place, facts in enumerate(text.facts):
                if facts.kind is BlockKind.ACTION:
                    self.leave_as_it_is(text.order[place])

    def leave_as_it_is(self, block_id: Id) -> None:
        """Lift nothing out of these words of a block."""
        here = self._action(block_id)
        if here is not None:
            self._note(block_id, here[0])

    def come_back(self, block_id: Id, words: RichText, fields: SubjectFields) -> SubjectFields:
        """Earlier words of an action are about to take the place of its own: what is to be known beside them.

        Owner and due date that were lifted out of them once stand in them again, and are lifted out again.
        """
        self._read_before.get(block_id, set()).discard(words.plain)
        found = self._reader_now().read(words, replace(fields, owners=(), due=None))
        if found is None:
            return fields
        due = fields.due if found.due is None else None
        return replace(fields, owners=() if found.fields.owners else fields.owners, due=due)

    def forget_people(self) -> None:
        """Who belongs to the meeting, or what is planned, may have changed."""
        self._reader = None

    def lift_here(self) -> None:
        """The caret is about to leave its block: lift owner and due date out of it, and of those left just before."""
        self._note_left(self._editor.caret_block_id)
        self._lift_all_left(but=None)

    def _note_left(self, block_id: str) -> None:
        self._left.append(Id(block_id))

    def _lift_left(self, block_id: str) -> None:
        self._lift_all_left(but=self._editor.caret_block_id)
        self._read_here()

    def _lift_all_left(self, *, but: Id | None) -> None:
        left, self._left = self._left, []
        for block_id in dict.fromkeys(left):
            if block_id != but:
                self._lift(block_id)

    def _lift(self, block_id: Id) -> None:
        here, found = self._action(block_id), self._read(block_id)
        # While there is something to do again, a step of its own would take that away.
        if here is None or found is None or self._undo.stack.canRedo():
            return
        self.lifting.emit()
        self._note(block_id, here[0])
        self._note(block_id, found.words)
        self._editor.rewrite_block(block_id, found.words, found.fields)
        due = due_long(found.fields.due)
        announce(self._editor, say("live.card.lifted", owners=owners(found.fields.owners), due=due))
        self.lifted.emit()

    def _read_here(self) -> None:
        if self._reading is None and self._editor.caret_kind is not BlockKind.ACTION:  # as at most keys
            return
        block_id = self._editor.caret_block_id
        found = self._read(block_id)
        before, self._reading = self._reading, (block_id, found) if found is not None else None
        if before or found is not None:
            self._editor.mark_recognised(_recognised(block_id, found))
        if _said(before) != _said(self._reading):
            self.reading_changed.emit()

    def _read(self, block_id: Id) -> ReadAction | None:
        here = self._action(block_id)
        if here is None or self._editor.isReadOnly() or here[0].plain in self._read_before.get(block_id, ()):
            return None
        return self._reader_now().read(*here)

    def _reader_now(self) -> ActionReader:
        if self._reader is None:
            record = self._record()
            meetings = list(self._desk.queries.meeting_days(record.board.id).values())
            self._reader = ActionReader(self._people(), calendar_of(record, self._holidays, meetings))
        return self._reader

    def _action(self, block_id: Id) -> tuple[RichText, SubjectFields] | None:
        text = self._editor.text
        place = text.place_of(block_id)
        if place is None or text.facts[place].kind is not BlockKind.ACTION:
            return None
        return text.content_of(text.document.findBlockByNumber(place)), text.facts[place].fields

    def _note(self, block_id: Id, words: RichText) -> None:
        self._read_before.setdefault(block_id, set()).add(words.plain)

    def _ask_for_holidays(self) -> None:
        if self._desk.holidays_of is not None:
            record = self._record()
            job = FindHolidays(record.board, record.meeting.date, self._desk.holidays_of)
            self._desk.jobs.start(job, self._take_holidays)

    def _take_holidays(self, holidays: object) -> None:
        if isinstance(holidays, Set):
            self._holidays = holidays
            self._reader = None
            self.holidays_found.emit(holidays)


def _recognised(block_id: Id, found: ReadAction | None) -> Recognised:
    if found is None:
        return NOTHING_RECOGNISED
    return Recognised(block_id, found.owner_spans, found.due.span if found.due is not None else None)


def _said(reading: tuple[Id, ReadAction] | None) -> tuple[Id, SubjectFields] | None:
    """What a card says of a reading: no key between owner and date is to set it again."""
    return (reading[0], reading[1].fields) if reading is not None else None
