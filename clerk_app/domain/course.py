"""The course of a meeting where it is not the agenda's: items taken before their turn, and items returned to.

The minutes stand in the agenda's order; that another was held is said where the meeting moved.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind, spells


@dataclass(frozen=True, slots=True)
class Turn:
    """The meeting came to a minute out of turn: back to one that it had been on (`before` None), or to one that stands
    behind another, `before`, which it came to later.
    """

    before: Minute | None = None


def turns(record: MeetingRecord) -> Mapping[Id, Turn]:
    """By the id of each event by which the meeting moved out of the agenda's order, what is to be said there."""
    whole = {minute.id: (*record.parts_before(minute.id), minute.id)[0] for minute in record.minutes}
    order = [minute for minute in record.minutes if minute.id == whole[minute.id]]
    places = {minute.id: place for place, minute in enumerate(order)}
    held = [(spell.began, whole[spell.minute_id]) for spell in spells(record.events) if spell.minute_id in whole]
    found: dict[Id, Turn] = {}
    for number, (began, here) in enumerate(held):
        earlier, later = [one for _, one in held[:number]], [one for _, one in held[number + 1 :]]
        if began.kind is not EventKind.MOVED or (earlier and earlier[-1] == here):
            continue
        if here in earlier:
            found[began.id] = Turn()
            continue
        passed = [one for one in later if one not in earlier and places[one] < places[here]]
        if passed:
            found[began.id] = Turn(order[min(places[one] for one in passed)])
    return found
