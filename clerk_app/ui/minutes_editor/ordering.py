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
        first = start
        for kept in (*_rising(own, before, after), stop):
            following = known[order[kept]] if kept < stop else after
            placed = _between(before, following, kept - first)
            if placed is None:
                return {block_id: index * POSITION_GAP for index, block_id in enumerate(order)}
            given.update(zip(order[first:kept], placed, strict=True))
            before, first = following, kept + 1
    return given


def _between(before: int | None, after: int | None, count: int) -> list[int] | None:
    """Positions for several new blocks between two neighbours; None where the gap is used up.

    Where it can be, all of them together take the eighth of it that one would: a long text comes in many pieces, each
    behind the one before, and would soon use up a gap of which each of its paragraphs took so much.
    """
    if before is not None and after is not None and (after - before) // 8 >= count > 1:
        share = (after - before) // 8
        return [before + share * (place + 1) // count for place in range(count)]
    placed: list[int] = []
    for _ in range(count):
        position = position_between(before, after)
        if position is None:
            return None
        placed.append(position)
        before = position
    return placed


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
