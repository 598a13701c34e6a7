"""What a handler works with, and what it answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity, kind_of
from clerk_app.domain.meeting import Meeting
from clerk_app.services.outcome import Change
from clerk_app.services.ports import Ids, UnitOfWork

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Done:
    """What a handler did: the main thing it made, the meeting it was about, and what the journal is to say.

    `changes` None: the journal says what was put and removed; empty: nothing is journalled, and nothing can be undone.
    """

    made: Id | None = None
    meeting_id: Id | None = None
    changes: tuple[Change, ...] | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One act being carried out: the unit of work, where ids come from, and the instant (UTC) at which it happens."""

    uow: UnitOfWork
    ids: Ids
    now: datetime

    def known(self, kind: type[E], entity_id: Id) -> E:
        """The entity; raises BrokenRule `not_found` where there is none."""
        found = self.uow.get(kind, entity_id)
        if found is None:
            raise BrokenRule("not_found", kind=kind_of(kind).name, id=entity_id)
        return found

    def open_meeting(self, meeting_id: Id) -> Meeting:
        """The meeting whose record an act is to change.

        Raises BrokenRule `not_found`, or `minutes_are_approved` where the record may no longer change.
        """
        meeting = self.known(Meeting, meeting_id)
        refuse_if_approved(meeting)
        return meeting

    def local_time(self, at: datetime | None, meeting: Meeting) -> tuple[datetime, int | None]:
        """Local wall time of the meeting to the minute; for None, now, with the fold of that instant, else no fold."""
        if at is not None and at.tzinfo is None:
            return at.replace(second=0, microsecond=0, fold=0), None
        local = (at or self.now).astimezone(ZoneInfo(meeting.time_zone))
        return local.replace(tzinfo=None, second=0, microsecond=0, fold=0), local.fold


def refuse_if_approved(meeting: Meeting) -> None:
    """Raises BrokenRule `minutes_are_approved` for a meeting whose minutes are approved or signed."""
    if meeting.is_approved:
        raise BrokenRule("minutes_are_approved", date=meeting.date.isoformat())
