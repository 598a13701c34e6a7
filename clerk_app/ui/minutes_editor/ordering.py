"""Positions in the record for blocks in the order of the document, touching as few as possible."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import POSITION_GAP, position_between


def positions_for(order: Sequence[Id], known: Mapping[Id, int], touched: Collection[int]) -> dict[Id, int]:
    """New positions by id for those touched places of the order that need one; all blocks where a gap is used up.

    Places that are not touched hold positions that rise; as many touched ones as possible keep their own.
    """
    given: dict[Id, int] = {}
    for start, stop in _runs(sorted(touched)):
        before = known[order[start - 1]] if start else None
        after = known[order[stop]] if stop < len(order) else None
        own = {place: known[order[place]] for place in range(start, stop) if order[place] in known}
        keeping = _rising(own, before, after)
        for place in range(start, stop):
            if place in keeping:
                before = known[order[place]]
                continue
            following = next((known[order[kept]] for kept in keeping if kept > place), after)
            before = position_between(before, following)
            if before is None:
                return {block_id: index * POSITION_GAP for index, block_id in enumerate(order)}
            given[order[place]] = before
    return given


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def _rising(own: Mapping[int, int], before: int | None, after: int | None) -> list[int]:
    """The longest choice of places whose own positions rise between the two bounds."""
    ends: list[int] = []
    last: list[int] = []
    previous: dict[int, int | None] = {}
    for place, position in own.items():
        if (before is not None and position <= before) or (after is not None and position >= after):
            continue
        length = bisect_left(ends, position)
        ends[length:] = [position, *ends[length + 1 :]]
        last[length:] = [place, *last[length + 1 :]]
        previous[place] = last[length - 1] if length else None
    chosen: list[int] = []
    step = last[-1] if last else None
    while step is not None:
        chosen.append(step)
        step = previous[step]
    return chosen[::-1]
