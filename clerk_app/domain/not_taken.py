"""What became of an item of which nothing was minuted: it was put off, or the meeting never came to it."""

from enum import StrEnum

from clerk_app.domain.agenda import ItemState
from clerk_app.domain.minutes import Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind, sittings


class NotTaken(StrEnum):
    """Why nothing stands under an item."""

    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"
    NOT_REACHED = "not_reached"


_BY_STATE = {ItemState.DEFERRED: NotTaken.DEFERRED, ItemState.WITHDRAWN: NotTaken.WITHDRAWN}


def not_taken(minute: Minute, record: MeetingRecord) -> NotTaken | None:
    """Why nothing stands under a minute; None where something does, or it is not known that its items were not taken.

    Not reached are those at the end of the agenda to which a meeting that went from item to item had not come when it
    ended. A closed minute tells nothing of it.
    """
    if _has_something(minute, record) or not minute.item_ids or record.exemption_of_minute(minute) is not None:
        return None
    states = {item.state for item in record.items if item.id in minute.item_ids}
    if len(states) == 1 and (known := _BY_STATE.get(next(iter(states)))) is not None:
        return known
    return NotTaken.NOT_REACHED if _was_not_reached(minute, record) else None


def _has_something(minute: Minute, record: MeetingRecord) -> bool:
    return any(block.is_for_paper for block in record.blocks_of[minute.id])


def _was_not_reached(minute: Minute, record: MeetingRecord) -> bool:
    held = {sitting.minute_id for sitting in sittings(record.events)}
    if not held or not any(event.kind is EventKind.ENDED for event in record.events):
        return False
    behind = [one for one in record.minutes if one.position >= minute.position]
    return not any(one.id in held or _has_something(one, record) for one in behind)
