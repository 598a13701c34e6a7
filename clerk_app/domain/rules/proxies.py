"""How many proxies one person may hold, and what weight one person may cast."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Amount
from clerk_app.domain.rules.room import SeatNow, SitsAs
from clerk_app.domain.rules.tree import Circumstance


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyLimit:
    """The proxies of one person count as long as they come to no more than an amount.

    They are counted by heads, or `by_weight` of their seats; `with_own` says that the holder's own seat counts towards
    it. `always` so many count, whatever they come to, and the limit holds only `where` something is so.
    """

    amount: Amount
    by_weight: bool = False
    with_own: bool = False
    always: int = 0
    where: Circumstance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightCap:
    """However much weight somebody casts for themselves and for others, no more than so much of it counts.

    `amount` is of the weight of all who may vote (None: there is no such limit). With `within_others` somebody's own
    weight counts up to that of all the others together.
    """

    amount: Amount | None = None
    within_others: bool = False


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A limit worked out for one room: what each seat comes to, and how much one person's may come to together."""

    most: int
    worth: Callable[[SeatNow], int]
    always: int = 0
    with_own: bool = False


def over_proxies(seats: Sequence[SeatNow], ceilings: Iterable[Ceiling]) -> tuple[SeatNow, ...]:
    """Those by proxy that do not count, in their order; of a holder who is not known every one does.

    A proxy counts where it still keeps within the limits beside those before it.
    """
    over: dict[Id, SeatNow] = {}
    for ceiling in ceilings:
        held: Counter[Id] = Counter()
        if ceiling.with_own:
            held.update({one.seat.id: ceiling.worth(one) for one in seats if one.sits_as is not SitsAs.PROXY})
        counted: Counter[Id] = Counter()
        for one in seats:
            holder = holder_of(one)
            if holder is None or one.seat.id in over:
                continue
            if counted[holder] >= ceiling.always and held[holder] + ceiling.worth(one) > ceiling.most:
                over[one.seat.id] = one
                continue
            counted[holder] += 1
            held[holder] += ceiling.worth(one)
    return tuple(one for one in seats if one.seat.id in over)


def holder_of(one: SeatNow) -> Id | None:
    """Who holds the proxy for the seat; None where there is none, or nobody said."""
    return one.proxy_with if one.sits_as is SitsAs.PROXY else None


def capped(seats: Sequence[SeatNow], weights: Mapping[Id, int], most: int) -> dict[Id, int]:
    """The weight of each seat as far as it counts: of what one person casts, their own comes first."""
    cast_by: dict[Id, list[SeatNow]] = {}
    for one in sorted(seats, key=_is_held):
        cast_by.setdefault(holder_of(one) or one.seat.id, []).append(one)
    found = {}
    for theirs in cast_by.values():
        left = most
        for one in theirs:
            found[one.seat.id] = min(weights[one.seat.id], left)
            left -= found[one.seat.id]
    return found


def _is_held(one: SeatNow) -> bool:
    return holder_of(one) is not None
