"""The lines of the timeline that stand between the paragraphs: what happened there, and what it did to the quorum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from clerk_app.domain.identity import Id
from clerk_app.domain.place_in_text import block_followed
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.ui.presenting.people import attendee_named, came_remotely
from clerk_app.ui.presenting.quorum import has_started, verdict_at, verdict_before
from clerk_app.ui.views.live_meeting.values import Happening
from clerk_app.wording.live import happening, quorum_after
from clerk_app.wording.papers import turn_sentence

ICON_OF_EVENT = {
    EventKind.ARRIVED: "log-in",
    EventKind.RETURNED: "log-in",
    EventKind.LEFT: "log-out",
    EventKind.STEPPED_OUT: "log-out",
    EventKind.TOOK_CHAIR: "user-round",
    EventKind.MOVED: "history",
    EventKind.ADJOURNED: "clock",
    EventKind.RESUMED: "clock",
    EventKind.ENDED: "circle-check",
    EventKind.CHAIR_WENT_ON: "user-round",
    EventKind.CHAIR_STOPPED: "user-round",
    EventKind.COUNT_CALLED: "users",
    EventKind.JOINED: "user-round-plus",
    EventKind.LEFT_OFFICE: "user-round",
    EventKind.SUSPENDED: "user-round",
    EventKind.REINSTATED: "user-round",
}


Told = tuple[Event, Happening]
"""An event with its line, which has no place among the blocks yet."""


def happenings_told(record: MeetingRecord, minute_id: Id | None) -> tuple[Told, ...]:
    """The lines of the timeline that stand in a minute, in order; none before the meeting has begun.

    They say nothing that goes by the blocks: `placed` puts them among these.
    """
    if not has_started(record):
        return ()
    lines = ((event, _line(record, event)) for event in record.events if event.minute_id == minute_id)
    return tuple((event, line) for event, line in lines if line is not None)


def placed(record: MeetingRecord, told: Iterable[Told]) -> tuple[Happening, ...]:
    """The lines, each behind its block."""
    return tuple(replace(line, after_block_id=_block_before(record, event)) for event, line in told)


def _line(record: MeetingRecord, event: Event) -> Happening | None:
    attendee = attendee_named(record, event.attendee_id)
    name = record.party_name(attendee.who) if attendee is not None else ""
    is_move = event.kind is EventKind.MOVED
    told = turn_sentence(record, event) if is_move else _told(record, event, name)
    if not told:
        return None
    after = verdict_at(record, event)
    before = verdict_before(record, event)
    lost = after is not None and not after.quorate and before is not None and before.quorate
    return Happening(
        event_id=event.id,
        after_block_id=None,
        at=event.at,
        icon="circle-x" if lost else ICON_OF_EVENT[event.kind],
        text=" ".join(part for part in (told, quorum_after(before, after, record.board.chair_title)) if part),
        is_alarm=lost,
    )


def _told(record: MeetingRecord, event: Event, name: str) -> str:
    return happening(event.kind, name, remote=_is_remote(record, event), chair=record.board.chair_title)


def _block_before(record: MeetingRecord, event: Event) -> Id | None:
    """The block that an event follows, as on paper; of one that is gone only the text knows since when."""
    if event.after_block_id is not None or event.minute_id is None:
        return event.after_block_id
    return block_followed(event, record.blocks_of.get(event.minute_id, ()))


def _is_remote(record: MeetingRecord, event: Event) -> bool:
    return came_remotely(record, event) if event.kind is EventKind.LEFT else event.remote
