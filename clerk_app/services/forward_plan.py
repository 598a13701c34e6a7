"""A board's forward plan as it is read: its entries with all items that were taken from them."""

from collections.abc import Iterator

from clerk_app.domain.agenda import AgendaItem, ForwardPlanEntry
from clerk_app.domain.forward_plan import PlannedBusiness, Taking, by_due
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.services.ports import Reader


def forward_plan(reader: Reader, board_id: Id) -> tuple[PlannedBusiness, ...]:
    """All that the board plans or has planned, in the order of when it is due."""
    entries = reader.where(ForwardPlanEntry, board_id=board_id)
    return by_due(PlannedBusiness(entry, tuple(_takings(reader, entry.id))) for entry in entries)


def _takings(reader: Reader, entry_id: Id) -> Iterator[Taking]:
    for item in reader.where(AgendaItem, plan_entry_id=entry_id):
        meeting = reader.get(Meeting, item.meeting_id)
        if meeting is not None:
            yield Taking(item, meeting.date)
