"""Meetings that broke up for want of a quorum and are to be held again, as far as no meeting is planned for that."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from clerk_app.domain.meeting import Meeting
from clerk_app.domain.second_meetings import earliest_second
from clerk_app.domain.timeline import Event, in_order, is_broken_up
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
    """Those of these meetings, up to today, in their order, since the board last met with a quorum.

    One to which another was adjourned already is none.
    """
    found: list[ToBeHeldAgain] = []
    for meeting in sorted(meetings, key=when_planned, reverse=True):
        if meeting.date > today or not _is_broken_up(meeting, reader):
            continue
        record = room_record(reader, meeting)
        verdict = record.verdict() if record is not None else None
        if record is None or verdict is None or verdict.quorate:
            break  # what came before has had its time
        day = earliest_second(verdict.follows, record.board.deadlines, meeting.date, today, holidays)
        if day is not None and not reader.where(Meeting, adjourned_from=meeting.id):
            found.append(ToBeHeldAgain(meeting=meeting, earliest=day))
    return tuple(reversed(found))


def _is_broken_up(meeting: Meeting, reader: Reader) -> bool:
    return is_broken_up(in_order(reader.where(Event, meeting_id=meeting.id), meeting.time_zone))
