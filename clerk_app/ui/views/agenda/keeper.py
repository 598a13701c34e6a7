"""Keeps the agenda as it is typed: a fifth of a second after the last key, one act at a time, each to be taken back."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.acts import Act, RemoveItem, Undo
from clerk_app.services.outcome import Outcome
from clerk_app.ui.presenting.act_names import name_of
from clerk_app.ui.presenting.calendar import holidays_around
from clerk_app.ui.screen import Desk
from clerk_app.ui.views.agenda.line import LineRow
from clerk_app.ui.views.agenda.outline import moved_down, moved_in, moved_out, moved_up
from clerk_app.ui.views.agenda.presenter import AgendaPresenter, Reading
from clerk_app.ui.views.agenda.sheet import AgendaSheet
from clerk_app.ui.views.agenda.values import Column
from clerk_app.wording.catalogue import say

PAUSE_MS = 200
RETRY_MS = 5000
"""After what was refused by the disk, so that it is kept as soon as there is room again."""
_ROUNDS = 2
"""What was on its way is answered in the first, and what could only then be sent in the second."""


class Wish(StrEnum):
    """What can be asked for beside typing; it is done once all that was typed is kept."""

    UP = "up"
    DOWN = "down"
    INWARDS = "inwards"
    OUTWARDS = "outwards"
    REMOVE = "remove"
    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"


_MOVES = {Wish.UP: moved_up, Wish.DOWN: moved_down, Wish.INWARDS: moved_in, Wish.OUTWARDS: moved_out}


@dataclass(slots=True)
class _Step:
    """What one undo takes back: the rows of the journal, oldest first. Typing in one row, visited once, is one step.

    `name` says what was done, to be read on after "Undo".
    """

    visit: int
    name: str
    journal_ids: list[Id] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A wish that waits until what was typed is kept; `acts` are those of a CHANGE, which are taken back together."""

    wish: Wish
    item_id: Id | None = None
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sent:
    """An act on its way: the row it was typed in, whether that was a new one and when; or what was wished for."""

    row: LineRow | None = None
    was_new: bool = False
    visit: int = -1
    wish: Wish | None = None
    item_id: Id | None = None
    step: _Step | None = None
    together: _Step | None = None
    name: str = ""


class AgendaKeeper(QObject):
    """The way from the rows to the store and back."""

    shown = Signal()
    """The rows show what is committed."""
    failed = Signal(object)
    """The error that kept something from being kept; what was typed still stands in its row."""
    done = Signal(object, object)
    """A Wish and the id of the item it was about, once that is committed."""

    def __init__(self, desk: Desk, sheet: AgendaSheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheet = sheet
        self._presenter: AgendaPresenter | None = None
        self._unsaved: list[LineRow] = []
        self._sent: deque[_Sent] = deque()
        self._wishes: deque[_Asked] = deque()
        self._undone: list[_Step] = []
        self._steps: list[_Step] = []
        self._visit = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        sheet.typed_in.connect(self._note)
        sheet.left.connect(self._left)
        sheet.reached.connect(self._reached)

    @property
    def presenter(self) -> AgendaPresenter | None:
        """The agenda as it is committed; None before one was opened."""
        return self._presenter

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        return bool(self._steps or self._unsaved)

    @property
    def undo_words(self) -> tuple[str, str]:
        """What would be taken back, and what done again, to be read on after these words; empty for nothing."""
        undo = say("undo.typing") if self._unsaved else self._steps[-1].name if self._steps else ""
        return undo, self._undone[-1].name if self._undone else ""

    @property
    def can_redo(self) -> bool:
        """Whether something that was taken back can be done again."""
        return bool(self._undone)

    @property
    def has_unsaved(self) -> bool:
        """Whether something that could be kept is not on the disk."""
        return bool(self._sent) or any(self._reading(row).act is not None for row in self._unsaved)

    def give_up(self) -> None:
        """What could not be kept is not tried again."""
        self._timer.stop()
        self._unsaved.clear()

    @property
    def wrong(self) -> tuple[LineRow, str] | None:
        """The first row with a line that was not understood, and the sentence saying why."""
        row = self._sheet.wrong_row
        return (row, row.wrong) if row is not None else None

    def open(self, meeting_id: Id) -> None:
        """Show the agenda of a meeting, with nothing to take back."""
        self._unsaved.clear()
        self._wishes.clear()
        self._steps.clear()
        self._undone.clear()
        self._sheet.clear()
        self._fetch(meeting_id, anew=False)

    def flush(self) -> None:
        """Send what was typed on its way to the disk."""
        self._timer.stop()
        for row in list(self._unsaved):
            self._send(row)

    def finish(self) -> None:
        """What was typed is on the disk, unless that refuses it, and shown before anything else is done."""
        self.flush()
        for _ in range(_ROUNDS):
            if self._sent:
                self._desk.lane.drain()

    def ask(self, wish: Wish, item_id: Id | None = None) -> None:
        """Do this once what was typed is kept."""
        self.flush()
        self._wishes.append(_Asked(wish, item_id))
        self._go_on()

    def change(self, acts: Sequence[Act], item_id: Id | None = None) -> None:
        """Have these acts carried out once what was typed is kept; one undo takes all of them back."""
        if acts:
            self.flush()
            self._wishes.append(_Asked(Wish.CHANGE, item_id, tuple(acts)))
            self._go_on()

    # Typing

    def _note(self, row: LineRow) -> None:
        if row not in self._unsaved:
            self._unsaved.append(row)
        self._timer.start(PAUSE_MS)

    def _left(self, row: LineRow) -> None:
        self.flush()
        if not row.typed.title.strip() and not row.is_new:
            row.cells[Column.TITLE].show_text(row.saved.title)
        self._show()

    def _reached(self, row: LineRow) -> None:
        self._visit += 1

    def _send(self, row: LineRow) -> None:
        """Send a row that is new; any other is compared with what is committed, so that has to have arrived first."""
        if self._sent and not row.is_new:
            return
        reading = self._reading(row)
        row.mark_wrong(reading.wrong)
        self._unsaved.remove(row)
        if reading.act is None:
            return
        was_new, row.is_new, row.sent = row.is_new, False, row.typed
        self._submit(reading.act, _Sent(row=row, was_new=was_new, visit=self._visit, item_id=row.item_id))
        if was_new:
            self._sheet.end_with_a_new_row()

    def _reading(self, row: LineRow) -> Reading:
        if self._presenter is None:
            return Reading()
        if not row.is_new:
            return self._presenter.edited(row.item_id, row.typed)
        return self._presenter.added(row.item_id, row.typed, item_before(row), row.parent_id)

    # The lane

    def _submit(self, act: Act, sent: _Sent) -> None:
        self._sent.append(replace(sent, name=name_of(act)))
        self._desk.lane.submit(act, self._arrived, self._refused)

    def _arrived(self, outcome: Outcome) -> None:
        sent = self._sent.popleft()
        if outcome.journal_id is not None:
            self._remember(sent, outcome.journal_id)
        if self._sent:
            return
        self._fetch_again(sent)
        if sent.wish is not None:
            self.done.emit(sent.wish, sent.item_id)
        self.flush()
        self._go_on()

    def _refused(self, error: Exception) -> None:
        sent = self._sent.popleft()
        if sent.row is not None:
            sent.row.is_new, sent.row.sent = sent.was_new, sent.row.saved
            self._unsaved.append(sent.row)
        elif sent.wish is Wish.REMOVE and sent.item_id is not None:
            row = self._sheet.row_of(sent.item_id)
            if row is not None:
                row.put_back()
        self._wishes.clear()
        if not self._sent:
            self._fetch_again(sent)
        self._timer.start(RETRY_MS)
        self.failed.emit(error)

    def _fetch_again(self, sent: _Sent) -> None:
        if self._presenter is not None:
            self._fetch(self._presenter.record.meeting.id, anew=sent.wish in (Wish.UNDO, Wish.REDO))

    def _fetch(self, meeting_id: Id, *, anew: bool) -> None:
        record = self._desk.queries.meeting_record(meeting_id)
        if record is None:
            return
        self._presenter = AgendaPresenter(
            record, self._desk.clock.now(), self._earlier(record.items), self._holidays(record)
        )
        self._sheet.set_read_only(self._desk.read_only or record.meeting.is_approved)
        self._show(anew=anew)

    def _holidays(self, record: MeetingRecord) -> Set[date]:
        """The days on which the office is shut around the meeting; asked for only where notice is counted in them."""
        if record.board.other_business is None:
            return frozenset()
        return holidays_around(record.board, record.meeting.date, self._desk.holidays_of)

    def _earlier(self, items: Sequence[AgendaItem]) -> dict[Id, date]:
        """The days of the meetings from which items come back, by the items that these go on from."""
        queries = self._desk.queries
        left = [queries.entity(AgendaItem, item.continues) for item in items if item.continues is not None]
        meetings = {item.id: queries.entity(Meeting, item.meeting_id) for item in left if item is not None}
        return {item_id: meeting.date for item_id, meeting in meetings.items() if meeting is not None}

    def _show(self, *, anew: bool = False) -> None:
        if self._presenter is not None and not self._sent:
            self._sheet.show_lines(self._presenter.lines(), anew=anew)
            self._unsaved = [row for row in self._unsaved if self._sheet.holds(row)]
            self.shown.emit()

    # Wishes

    def _go_on(self) -> None:
        """Carry out the next wish that asks for something, once nothing is on its way."""
        while self._wishes and not self._sent and self._presenter is not None:
            self._carry_out(self._wishes.popleft(), self._presenter)

    def _carry_out(self, asked: _Asked, presenter: AgendaPresenter) -> None:
        wish, item_id = asked.wish, asked.item_id
        match wish:
            case Wish.CHANGE:
                together = _Step(visit=-1, name=name_of(asked.acts[0]))
                for act in asked.acts:
                    self._submit(act, _Sent(wish=wish, item_id=item_id, together=together))
            case Wish.UNDO if self._steps:
                self._take_back(self._steps.pop(), wish)
            case Wish.REDO if self._undone:
                self._take_back(self._undone.pop(), wish)
            case Wish.UNDO | Wish.REDO:
                return
            case Wish.REMOVE if item_id is not None:
                self._submit(RemoveItem(item_id=item_id), _Sent(wish=wish, item_id=item_id))
            case _ if item_id is not None and wish in _MOVES:
                move = _MOVES[wish](presenter.items, item_id)
                if move is not None:
                    self._submit(move, _Sent(wish=wish, item_id=item_id))

    def _take_back(self, step: _Step, wish: Wish) -> None:
        inverse = _Step(visit=-1, name=step.name)
        (self._undone if wish is Wish.UNDO else self._steps).append(inverse)
        for journal_id in reversed(step.journal_ids):
            self._submit(Undo(journal_id=journal_id), _Sent(wish=wish, step=inverse))

    def _remember(self, sent: _Sent, journal_id: Id) -> None:
        if sent.step is not None:
            sent.step.journal_ids.append(journal_id)
            return
        self._undone.clear()
        if sent.together is not None:
            sent.together.journal_ids.append(journal_id)
            if sent.together not in self._steps:
                self._steps.append(sent.together)
        elif sent.row is not None and self._steps and self._steps[-1].visit == sent.visit:
            self._steps[-1].journal_ids.append(journal_id)
        else:
            self._steps.append(_Step(visit=sent.visit, name=sent.name, journal_ids=[journal_id]))


def item_before(row: LineRow) -> Id | None:
    """The item that a new one follows on its level; None: it is the last there."""
    above = row.after
    while above is not None and above.is_new:
        above = above.after
    if above is None or above.item_id == row.parent_id:
        return None
    return above.item_id if above.parent_id == row.parent_id else above.parent_id
