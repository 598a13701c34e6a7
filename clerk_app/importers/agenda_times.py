"""The times of items that were read, put into slots: what follows from a duration or from the next item is said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import time
from types import MappingProxyType

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.agenda_list import ItemDoubt, ListedItem
from clerk_app.domain.doubts import Doubt, doubt
from clerk_app.domain.identity import Id
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.slots import SlotFault, SlotFinding, slot_findings
from clerk_app.importers.written_times import WrittenTime

_DOUBTS: Mapping[SlotFault, ItemDoubt] = MappingProxyType(
    {
        SlotFault.OVERLAP: ItemDoubt.SLOT_OVERLAP,
        SlotFault.OUT_OF_ORDER: ItemDoubt.SLOT_OUT_OF_ORDER,
        SlotFault.GAP: ItemDoubt.SLOT_GAP,
        SlotFault.OUTSIDE_PARENT: ItemDoubt.SLOT_OUTSIDE_PARENT,
    }
)
_DAY = 24 * 60


def with_slots(items: Sequence[ListedItem], times: Sequence[WrittenTime | None]) -> tuple[ListedItem, ...]:
    """The items with the slots that their times give, and doubts where slots do not fit one another."""
    timed = [_timed(items, times, place) for place in range(len(items))]
    found = slot_findings([_as_item(item, place) for place, item in enumerate(timed)])
    return tuple(
        replace(item, doubts=(*item.doubts, *_doubts_of(place, found, timed))) for place, item in enumerate(timed)
    )


def _timed(items: Sequence[ListedItem], times: Sequence[WrittenTime | None], place: int) -> ListedItem:
    item, read = items[place], times[place]
    if read is None:
        return item
    if read.is_unclear:
        return _doubted(item, doubt(ItemDoubt.TIME_UNCLEAR, words=read.words))
    if read.start is None:
        return replace(item, minutes=read.minutes)
    if read.is_afternoon_assumed:
        item = _doubted(item, doubt(ItemDoubt.AFTERNOON_ASSUMED, words=read.words, start=f"{read.start:%H:%M}"))
    if read.end is not None and read.end <= read.start:
        words = {"start": f"{read.start:%H:%M}", "end": f"{read.end:%H:%M}"}
        return _doubted(item, doubt(ItemDoubt.ENDS_BEFORE_IT_BEGINS, **words))
    if read.end is not None:
        return replace(item, slot=Slot(start=read.start, end=read.end))
    if read.minutes is not None:
        end = _later(read.start, read.minutes)
        if end is not None:
            return replace(item, slot=Slot(start=read.start, end=end), minutes=read.minutes)
        return _doubted(item, doubt(ItemDoubt.TIME_UNCLEAR, words=read.words))
    following = _next_start(items, times, place)
    if following is None or following <= read.start:
        return _doubted(item, doubt(ItemDoubt.END_UNKNOWN, start=f"{read.start:%H:%M}"))
    found = doubt(ItemDoubt.END_FROM_NEXT, end=f"{following:%H:%M}")
    return _doubted(replace(item, slot=Slot(start=read.start, end=following)), found)


def _next_start(items: Sequence[ListedItem], times: Sequence[WrittenTime | None], place: int) -> time | None:
    """When the next item of the same level begins; None where that is not said."""
    for later in range(place + 1, len(items)):
        if items[later].part_of == items[place].part_of:
            read = times[later]
            return read.start if read is not None else None
    return None


def _later(start: time, minutes: int) -> time | None:
    end = start.hour * 60 + start.minute + minutes
    return time(*divmod(end, 60)) if end < _DAY else None


def _as_item(item: ListedItem, place: int) -> AgendaItem:
    """The item as one of a meeting, under its place as its id."""
    return AgendaItem(
        id=Id(str(place)),
        meeting_id=Id(""),
        position=place,
        title=item.title,
        parent_id=None if item.part_of is None else Id(str(item.part_of)),
        slot=item.slot,
        minutes_planned=item.minutes,
    )


def _doubts_of(place: int, found: Sequence[SlotFinding], items: Sequence[ListedItem]) -> Iterator[Doubt]:
    for finding in found:
        if finding.item_id == str(place) and finding.fault in _DOUBTS:
            other = "" if finding.other_id is None else _called(items[int(finding.other_id)])
            yield doubt(_DOUBTS[finding.fault], minutes=finding.minutes, other=other)


def _called(item: ListedItem) -> str:
    return " ".join(part for part in (item.number, item.title) if part)


def _doubted(item: ListedItem, *found: Doubt) -> ListedItem:
    return replace(item, doubts=(*item.doubts, *found))
