"""Where in the minutes an event stands: behind which block it is told."""

from collections.abc import Sequence

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block
from clerk_app.domain.timeline import Event, EventKind


def block_followed(event: Event, blocks: Sequence[Block]) -> Id | None:
    """The block that an event follows among those of its minute, in order; None where it comes before them all.

    It is the one it was recorded at. Where that is gone, or where the event is about nobody and was recorded at none,
    it is the last one begun by then. Whoever came or went while nothing stood before the caret did so before what was
    begun in that minute of the clock, and so did the meeting come to the item.
    """
    if event.after_block_id is not None and any(block.id == event.after_block_id for block in blocks):
        return event.after_block_id
    is_first = event.kind is EventKind.MOVED or (event.attendee_id is not None and event.after_block_id is None)
    begun = [
        block.id
        for block in blocks
        if block.at is not None and (block.at < event.at if is_first else block.at <= event.at)
    ]
    return begun[-1] if begun else None
