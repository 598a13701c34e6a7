"""What is closed to the public: by itself, by what it is about, or by what it stands under."""

from collections.abc import Sequence

from clerk_app.domain.agenda import AgendaItem, Exemption
from clerk_app.domain.minutes import Minute


def exemption_of_item(item: AgendaItem, items: Sequence[AgendaItem], minutes: Sequence[Minute]) -> Exemption | None:
    """Why an item is closed: by itself, by what was minuted of it, or by the item it stands under.

    Where a part of what was minuted is open to the public, the item is. `items` and `minutes` are those of its meeting.
    """
    above: AgendaItem | None = item
    while above is not None:
        about = [minute.exempt for minute in minutes if above.id in minute.item_ids]
        found = above.exempt or (next(iter(about), None) if None not in about else None)
        if found is not None:
            return found
        parent_id = above.parent_id
        above = next((one for one in items if one.id == parent_id), None) if parent_id is not None else None
    return None


def exemption_of_minute(minute: Minute, items: Sequence[AgendaItem], minutes: Sequence[Minute]) -> Exemption | None:
    """Why a minute is closed: by itself, or because an item is that it is about."""
    about = (exemption_of_item(item, items, minutes) for item in items if item.id in minute.item_ids)
    return minute.exempt or next((exempt for exempt in about if exempt is not None), None)
