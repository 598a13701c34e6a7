"""Whether slots fit one another and the meeting."""

from datetime import time
from itertools import pairwise

import pytest

from clerk_app.domain.agenda import AgendaItem, ItemState
from clerk_app.domain.identity import Id
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.slots import SlotFault, SlotFinding, slot_findings

TEN, HALF_PAST_TWELVE = time(10), time(12, 30)


def at(hhmm: int) -> time:
    return time(hhmm // 100, hhmm % 100)


def item(
    number: int, start: int = 0, end: int = 0, *, part_of: int = 0, state: ItemState = ItemState.PLANNED
) -> AgendaItem:
    return AgendaItem(
        id=Id(str(number)),
        meeting_id=Id("m"),
        position=number,
        title=f"Item {number}",
        parent_id=Id(str(part_of)) if part_of else None,
        slot=Slot(start=at(start), end=at(end)) if start else None,
        state=state,
    )


def finding(fault: SlotFault, number: int, minutes: int, other: int = 0) -> SlotFinding:
    return SlotFinding(
        fault=fault, item_id=Id(str(number)), minutes=minutes, other_id=Id(str(other)) if other else None
    )


def test_slots_that_follow_on_and_fill_the_meeting_are_as_they_should_be() -> None:
    """The times of requirement 0.15."""
    times = [1000, 1010, 1030, 1045, 1115, 1145, 1215, 1230]
    items = [item(n, start, end) for n, (start, end) in enumerate(pairwise(times), start=1)]
    assert slot_findings(items, TEN, HALF_PAST_TWELVE) == ()


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], []),
        ([item(1)], []),
        ([item(1, 1000, 1030), item(2, 1020, 1230)], [finding(SlotFault.OVERLAP, 2, 10, 1)]),
        ([item(1, 1000, 1230), item(2, 1020, 1030)], [finding(SlotFault.OVERLAP, 2, 10, 1)]),
        ([item(1, 1000, 1030), item(2, 1045, 1230)], [finding(SlotFault.GAP, 2, 15, 1)]),
        ([item(1, 1000, 1030), item(3), item(4, 1045, 1230)], []),
        ([item(1, 945, 1030), item(2, 1030, 1230)], [finding(SlotFault.BEFORE_START, 1, 15)]),
        ([item(1, 1005, 1230)], [finding(SlotFault.STARTS_LATE, 1, 5)]),
        ([item(1, 1000, 1245)], [finding(SlotFault.OVER_END, 1, 15)]),
        ([item(1, 1000, 1220)], [finding(SlotFault.ENDS_EARLY, 1, 10)]),
        ([item(1), item(2, 1030, 1200), item(3)], []),
        ([item(1, 1030, 1000)], [finding(SlotFault.BACKWARDS, 1, 30)]),
        ([item(1, 1000, 1000)], [finding(SlotFault.BACKWARDS, 1, 0)]),
        (
            [item(1, 1130, 1230), item(2, 1000, 1130)],
            [finding(SlotFault.OUT_OF_ORDER, 2, 90, 1)],
        ),
        ([item(1, 1000, 1230), item(2, 1015, 1030, state=ItemState.WITHDRAWN)], []),
        (
            [item(1, 1000, 1230), item(2, 1000, 1030, part_of=1), item(3, 1020, 1040, part_of=1)],
            [finding(SlotFault.OVERLAP, 3, 10, 2)],
        ),
        ([item(1, 1000, 1230), item(2, 950, 1240, part_of=1)], [finding(SlotFault.OUTSIDE_PARENT, 2, 20, 1)]),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_of_the_item_by_how_much(
    items: list[AgendaItem], expected: list[SlotFinding]
) -> None:
    assert list(slot_findings(items, TEN, HALF_PAST_TWELVE)) == expected


def test_a_meeting_without_planned_times_measures_only_the_items() -> None:
    assert slot_findings([item(1, 900, 930), item(2, 925, 1000)]) == (finding(SlotFault.OVERLAP, 2, 5, 1),)
