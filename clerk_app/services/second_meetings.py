"""Meetings that broke up for want of a quorum and are to be held again, as far as no meeting is planned for that."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from clerk_app.domain.meeting import Meeting
from clerk_app.domain.second_meetings import earliest_second
from clerk_app.domain.timeline import is_broken_up
from clerk_app.services.left_over import when_planned
from clerk_app.services.ports import Reader
from clerk_app.services.reading import room_record


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBeHeldAgain:
    """A meeting that is to be held again, and the first day on which it may be."""

    meeting: Meeting
    earliest: date


def to_be_held_again(
    reader: Reader, meetings: Iterable[Meeting], today: date, holidays: Set[date]
) -> tuple[ToBeHeldAgain, ...]:
    """Those of these meetings, up to today, in their order; one to which another was adjourned already is none."""
    found = []
    for meeting in sorted(meetings, key=when_planned):
        if meeting.date > today or reader.where(Meeting, adjourned_from=meeting.id):
            continue
        record = room_record(reader, meeting)
        verdict = record.verdict() if record is not None and is_broken_up(record.events) else None
        if record is None or verdict is None or verdict.quorate:
            continue
        day = earliest_second(verdict.follows, record.board.deadlines, meeting.date, today, holidays)
        if day is not None:
            found.append(ToBeHeldAgain(meeting=meeting, earliest=day))
    return tuple(found)
