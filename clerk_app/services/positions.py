"""Places in an order that people arrange by hand."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.minutes import POSITION_GAP, Minute, position_between
from clerk_app.services.ports import UnitOfWork

P = TypeVar("P", AgendaItem, Minute, Attendee)


def position_after(uow: UnitOfWork, siblings: Sequence[P], after_id: Id | None) -> int:
    """A position after that sibling (None: after all), the siblings being in order.

    Where the gap is used up, all siblings are given new positions with room between them.
    Raises BrokenRule `not_found` where `after_id` is none of them.
    """
    if not siblings or after_id is None:
        return _after(siblings[-1].position if siblings else None)
    place = next((place for place, sibling in enumerate(siblings) if sibling.id == after_id), None)
    if place is None:
        raise BrokenRule("not_found", kind="", id=after_id)
    if place + 1 == len(siblings):
        return _after(siblings[place].position)
    between = position_between(siblings[place].position, siblings[place + 1].position)
    return _spread(uow, siblings, place) if between is None else between


def position_first(siblings: Sequence[P]) -> int:
    """A position before all siblings, which are in order."""
    return siblings[0].position - POSITION_GAP if siblings else 0


def _after(last: int | None) -> int:
    return 0 if last is None else last + POSITION_GAP


def _spread(uow: UnitOfWork, siblings: Sequence[P], place: int) -> int:
    """Renumbers the siblings with a place free after `place`, and says which that is."""
    for number, sibling in enumerate(siblings):
        position = (number if number <= place else number + 1) * POSITION_GAP
        if sibling.position != position:
            uow.put(replace(sibling, position=position))
    return (place + 1) * POSITION_GAP
