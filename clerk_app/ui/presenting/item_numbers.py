"""By which number each minute of a meeting is called on the screen."""

from __future__ import annotations

from clerk_app.domain.identity import Id
from clerk_app.domain.numbering import item_numbers, minute_numbers
from clerk_app.domain.record import MeetingRecord


def called_numbers(record: MeetingRecord) -> dict[Id, str]:
    """The number of each minute's agenda item, else its own; paper numbers the minutes, and may thus differ."""
    of_items, of_minutes = item_numbers(record.items), minute_numbers(record.minutes)
    return {
        minute.id: next((of_items[item] for item in minute.item_ids if item in of_items), of_minutes[minute.id])
        for minute in record.minutes
    }
