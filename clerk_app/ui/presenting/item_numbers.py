"""By which number each minute of a meeting is called on the screen."""

from __future__ import annotations

from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord


def called_numbers(record: MeetingRecord) -> dict[Id, str]:
    """The number of each minute's agenda item, else its own; paper numbers the minutes, and may thus differ."""
    of_items, of_minutes = record.item_numbers, record.minute_numbers
    return {
        minute.id: next((of_items[item] for item in minute.item_ids if item in of_items), of_minutes[minute.id])
        for minute in record.minutes
    }
