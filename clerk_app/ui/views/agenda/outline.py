"""Moves on an agenda as one thinks of them in an outline: up, down, in, out, each as the act that makes it so."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_app.domain.agenda import AgendaItem, agenda_tops, sub_items
from clerk_app.domain.identity import Id
from clerk_app.services.acts import MoveItem

Items = Sequence[AgendaItem]


def moved_up(items: Items, item_id: Id) -> MoveItem | None:
    """The item before the one above it on its level; None where it is the first."""
    siblings, place = _siblings(items, item_id)
    if place < 1:
        return None
    after = siblings[place - 2].id if place > 1 else None
    return MoveItem(item_id=item_id, parent_id=siblings[place].parent_id, after_item_id=after)


def moved_down(items: Items, item_id: Id) -> MoveItem | None:
    """The item after the one below it on its level; None where it is the last."""
    siblings, place = _siblings(items, item_id)
    if place < 0 or place + 1 == len(siblings):
        return None
    return MoveItem(item_id=item_id, parent_id=siblings[place].parent_id, after_item_id=siblings[place + 1].id)


def moved_in(items: Items, item_id: Id) -> MoveItem | None:
    """The item as the last sub-item of the one above it; None where there is none, or it has sub-items of its own."""
    siblings, place = _siblings(items, item_id)
    if place < 1 or siblings[place].parent_id is not None or sub_items(items, item_id):
        return None
    parent = siblings[place - 1].id
    below = sub_items(items, parent)
    return MoveItem(item_id=item_id, parent_id=parent, after_item_id=below[-1].id if below else None)


def moved_out(items: Items, item_id: Id) -> MoveItem | None:
    """A sub-item as an item of the agenda, after the one it was below; None where it is one already."""
    item = next((one for one in items if one.id == item_id), None)
    parent = next((one for one in items if item is not None and one.id == item.parent_id), None)
    if parent is None:
        return None
    return MoveItem(item_id=item_id, parent_id=parent.parent_id, after_item_id=parent.id)


def _siblings(items: Items, item_id: Id) -> tuple[Sequence[AgendaItem], int]:
    """The items of the same level and parent, and the place of the item among them; -1 where it is not known."""
    item = next((one for one in items if one.id == item_id), None)
    if item is None:
        return (), -1
    siblings = agenda_tops(items) if item.parent_id is None else sub_items(items, item.parent_id)
    return siblings, [one.id for one in siblings].index(item_id)
