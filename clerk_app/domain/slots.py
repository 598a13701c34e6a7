"""Whether the planned times of an agenda fit one another and the meeting: slots that follow on, none over its ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from clerk_app.domain.agenda import AgendaItem, ItemState, agenda_tops, sub_items
from clerk_app.domain.identity import Id
from clerk_app.domain.partial_date import Slot


class SlotFault(StrEnum):
    """What is wrong with a slot.

    OVERLAP: with an earlier item's. OUT_OF_ORDER: all of it is before an earlier item's. GAP: nothing is planned right
    before it. BACKWARDS: it ends before it begins, or when it begins. BEFORE_START, OVER_END: beyond the meeting's
    times. STARTS_LATE, ENDS_EARLY: the first begins after the meeting, the last ends before it. OUTSIDE_PARENT: beyond
    the slot of the item that it is a part of.
    """

    OVERLAP = "overlap"
    OUT_OF_ORDER = "out_of_order"
    GAP = "gap"
    BACKWARDS = "backwards"
    BEFORE_START = "before_start"
    OVER_END = "over_end"
    STARTS_LATE = "starts_late"
    ENDS_EARLY = "ends_early"
    OUTSIDE_PARENT = "outside_parent"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotFinding:
    """A fault of one item's slot, by how many minutes, and the other item that it is measured by where there is one."""

    fault: SlotFault
    item_id: Id
    minutes: int
    other_id: Id | None = None


def slot_findings(
    items: Sequence[AgendaItem], start: time | None = None, end: time | None = None
) -> tuple[SlotFinding, ...]:
    """What does not fit, in agenda order; `start` and `end` are the meeting's planned times, None where not planned.

    Items that are deferred or withdrawn take no time. Where an item without a slot stands before another, the time
    between is taken to be its own, so there is no gap; nor is the meeting's end measured where one stands last.
    """
    taken = [item for item in items if item.state is ItemState.PLANNED]
    return tuple(_findings(taken, start, end))


def _findings(items: Sequence[AgendaItem], start: time | None, end: time | None) -> Iterator[SlotFinding]:
    tops = agenda_tops(items)
    yield from _backwards(items)
    yield from _among(tops)
    yield from _beyond_the_meeting(tops, start, end)
    for parent in items:
        parts = sub_items(items, parent.id)
        yield from _among(parts)
        yield from _outside(parent, parts)


def _backwards(items: Sequence[AgendaItem]) -> Iterator[SlotFinding]:
    for item in items:
        if item.slot is not None and item.slot.end <= item.slot.start:
            minutes = _minutes(item.slot.end, item.slot.start)
            yield SlotFinding(fault=SlotFault.BACKWARDS, item_id=item.id, minutes=minutes)


def _among(siblings: Sequence[AgendaItem]) -> Iterator[SlotFinding]:
    """Overlaps and gaps between the slots of siblings, each told of the later one."""
    earlier: list[tuple[AgendaItem, Slot]] = []
    is_next = True
    for item in siblings:
        slot = _forward(item)
        if slot is None:
            is_next = False
            continue
        clashes = [finding for other, its in earlier if (finding := _clash(item, slot, other, its)) is not None]
        yield from clashes
        if is_next and earlier and not clashes:
            last, its = max(earlier, key=lambda one: one[1].end)
            if slot.start > its.end:
                minutes = _minutes(its.end, slot.start)
                yield SlotFinding(fault=SlotFault.GAP, item_id=item.id, minutes=minutes, other_id=last.id)
        earlier.append((item, slot))
        is_next = True


def _clash(item: AgendaItem, slot: Slot, other: AgendaItem, its: Slot) -> SlotFinding | None:
    if slot.start >= its.end:
        return None
    if slot.end <= its.start:
        minutes, fault = _minutes(slot.start, its.start), SlotFault.OUT_OF_ORDER
    else:
        minutes, fault = _minutes(max(slot.start, its.start), min(slot.end, its.end)), SlotFault.OVERLAP
    return SlotFinding(fault=fault, item_id=item.id, minutes=minutes, other_id=other.id)


def _beyond_the_meeting(tops: Sequence[AgendaItem], start: time | None, end: time | None) -> Iterator[SlotFinding]:
    timed = [(item, slot) for item in tops if (slot := _forward(item)) is not None]
    for item, slot in timed:
        if start is not None and slot.start < start:
            minutes = _minutes(slot.start, start)
            yield SlotFinding(fault=SlotFault.BEFORE_START, item_id=item.id, minutes=minutes)
        if end is not None and slot.end > end:
            yield SlotFinding(fault=SlotFault.OVER_END, item_id=item.id, minutes=_minutes(end, slot.end))
    if not timed:
        return
    first, slot = min(timed, key=lambda one: one[1].start)
    if start is not None and timed[0][0] is tops[0] and slot.start > start:
        yield SlotFinding(fault=SlotFault.STARTS_LATE, item_id=first.id, minutes=_minutes(start, slot.start))
    last, slot = max(timed, key=lambda one: one[1].end)
    if end is not None and timed[-1][0] is tops[-1] and slot.end < end:
        yield SlotFinding(fault=SlotFault.ENDS_EARLY, item_id=last.id, minutes=_minutes(slot.end, end))


def _outside(parent: AgendaItem, parts: Sequence[AgendaItem]) -> Iterator[SlotFinding]:
    whole = _forward(parent)
    if whole is None:
        return
    for part in parts:
        slot = _forward(part)
        if slot is None:
            continue
        minutes = max(_minutes(slot.start, whole.start), 0) + max(_minutes(whole.end, slot.end), 0)
        if minutes:
            yield SlotFinding(fault=SlotFault.OUTSIDE_PARENT, item_id=part.id, minutes=minutes, other_id=parent.id)


def _forward(item: AgendaItem) -> Slot | None:
    """The item's slot where it goes forward in time: one that does not is told of once, and measures nothing."""
    return item.slot if item.slot is not None and item.slot.start < item.slot.end else None


def _minutes(start: time, end: time) -> int:
    return end.hour * 60 + end.minute - start.hour * 60 - start.minute
