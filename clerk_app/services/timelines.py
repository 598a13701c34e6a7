"""The timeline of one meeting while an act adds to it: every event is checked against those around it."""

from dataclasses import dataclass, replace
from datetime import datetime

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Minute
from clerk_app.domain.timeline import Event, EventKind, Exclusion, check_follows, in_order
from clerk_app.services.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """What happened, before it has an id and a place; `at` None means now."""

    kind: EventKind
    at: datetime | None = None
    fold: int = 0
    attendee_id: Id | None = None
    minute_id: Id | None = None
    after_block_id: Id | None = None
    remote: bool = False
    note: str = ""
    declaration_id: Id | None = None
    exclusion: Exclusion | None = None


class Timeline:
    """The events of a meeting as this unit of work sees them."""

    def __init__(self, meeting: Meeting, work: Work) -> None:
        self._meeting = meeting
        self._work = work
        self._events = list(work.uow.where(Event, meeting_id=meeting.id))

    @property
    def ordered(self) -> tuple[Event, ...]:
        """The events that stand, in order."""
        return in_order(self._events, self._meeting.time_zone)

    @property
    def has_started(self) -> bool:
        """True once the meeting has begun."""
        return any(event.kind is EventKind.STARTED for event in self.ordered)

    def local(self, new: NewEvent) -> tuple[datetime, int]:
        """When it happened: local wall time to the minute, and which passing of a repeated hour."""
        at, fold = self._work.local_time(new.at, self._meeting)
        return at, _fold(new.fold) if fold is None else fold

    def add(self, new: NewEvent, supersedes: Event | None = None) -> Event:
        """The event as recorded, after all others of its minute.

        Raises BrokenRule `not_found` where it names a minute or a declaration of another meeting, and those of
        `check_follows`.
        """
        if new.minute_id is not None and self._work.known(Minute, new.minute_id).meeting_id != self._meeting.id:
            raise BrokenRule("not_found", kind="minutes", id=new.minute_id)
        declared = new.declaration_id
        if declared is not None and self._work.known(Declaration, declared).meeting_id != self._meeting.id:
            raise BrokenRule("not_found", kind="declarations", id=declared)
        at, fold = self.local(new)
        event = Event(
            id=self._work.ids.new(),
            meeting_id=self._meeting.id,
            at=at,
            seq=self._next_seq(),
            recorded_at=self._work.now,
            kind=new.kind,
            fold=fold,
            attendee_id=new.attendee_id,
            minute_id=new.minute_id,
            after_block_id=new.after_block_id,
            remote=new.remote,
            supersedes=supersedes.id if supersedes is not None else None,
            note=new.note,
            declaration_id=new.declaration_id,
            exclusion=new.exclusion,
        )
        return self._record(event, about=event.attendee_id)

    def move(self, old: Event, at: datetime, fold: int) -> Event:
        """The event at another time; among the events of one minute it keeps its place."""
        local, known_fold = self._work.local_time(at, self._meeting)
        moved = replace(old, at=local, fold=_fold(fold) if known_fold is None else known_fold)
        return self._record(self._correction(moved, old), about=old.attendee_id)

    def take_back(self, old: Event) -> Event:
        """The event as if it had not been: what stood before it stands again."""
        gone = replace(old, kind=EventKind.CLEARED, attendee_id=None)
        return self._record(self._correction(gone, old), about=old.attendee_id)

    def _correction(self, event: Event, old: Event) -> Event:
        return replace(event, id=self._work.ids.new(), recorded_at=self._work.now, supersedes=old.id)

    def _record(self, event: Event, about: Id | None) -> Event:
        wrong_before = self._wrong(about)
        self._events.append(event)
        for event_id, broken in self._wrong(about).items():
            if event_id not in wrong_before:
                raise broken
        self._work.uow.put(event)
        return event

    def _wrong(self, about: Id | None) -> dict[Id, BrokenRule]:
        """The events of an attendee (None: of the meeting itself) that cannot have followed what came before them.

        What is wrong already, as imported records may be, is no reason to refuse what happens now.
        """
        ordered = [event for event in self.ordered if event.attendee_id == about]
        wrong: dict[Id, BrokenRule] = {}
        for place, event in enumerate(ordered):
            others = ordered if event.kind is EventKind.ENDED else ordered[:place]
            try:
                check_follows(event, others, self._meeting.time_zone)
            except BrokenRule as broken:
                wrong[event.id] = broken
        return wrong

    def _next_seq(self) -> int:
        return max((event.seq for event in self._events), default=0) + 1


def _fold(fold: int) -> int:
    return 1 if fold else 0
