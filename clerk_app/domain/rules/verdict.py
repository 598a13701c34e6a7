"""What a quorum rule says of a room, with its reasons, as codes and values."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Unit
from clerk_app.domain.rules.quorum import Follows
from clerk_app.domain.rules.selection import Who


class Reason(StrEnum):
    """Why a verdict is as it is; the wording makes the sentence."""

    ENOUGH_SEATS = "enough_seats"
    TOO_FEW_SEATS = "too_few_seats"
    ENOUGH_AGENCIES = "enough_agencies"
    TOO_FEW_AGENCIES = "too_few_agencies"
    ENOUGH = "enough"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    CHAIR_TAKEN = "chair_taken"
    NO_CHAIR = "no_chair"
    ALL_MET = "all_met"
    PART_NOT_MET = "part_not_met"
    ONE_MET = "one_met"
    NONE_MET = "none_met"
    NOT_ASKED = "not_asked"
    SIZE_NOT_SETTLED = "size_not_settled"


class Qualified(StrEnum):
    """What is to be said beside yes or no.

    CHAIR_DECIDES: not quorate, yet the rule lets the chair go on, who has not ruled. CHAIR_DECIDED: the chair has let
    it go on. MAY_MEET: enough to meet, too few to decide. WAITING: not quorate, and the time of grace is running.
    NOT_SETTLED: the rule does not say. FROM_START: as it was found when the meeting began. FROM_ITEM: as it was found
    when the item was begun. PRESUMED: too few, yet nobody has called for a count, by which alone the rule goes.
    """

    PLAINLY = "plainly"
    CHAIR_DECIDES = "chair_decides"
    CHAIR_DECIDED = "chair_decided"
    MAY_MEET = "may_meet"
    WAITING = "waiting"
    NOT_SETTLED = "not_settled"
    FROM_START = "from_start"
    FROM_ITEM = "from_item"
    PRESUMED = "presumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether the board is quorate, what was counted against what was needed, and why.

    A verdict on a whole rule, and one on each part of it in `parts`. The count is that of the rule's first part that
    counts anything; `possible` is how many could count at the most, `unit` what is counted (None: nothing is, or it was
    not kept) and `who` among whom; where groups are counted, `counts_votes` says that it is by the votes they have.
    `represented` and `missing` are agencies, in the rule's order; `missing_seats` are the seats that would fill what is
    missing.

    On a whole rule alone: `spare` is how many of what is counted may leave, whichever they are, before the quorum is
    lost, 0 meaning that one departure may lose it; where not `spare_is_exact` it is at least so many.
    `critical_agencies` and `critical_seats` are those of which the departure of one alone loses it. `follows` is what
    the rule says follows now, `called` the seats to be called in, in their order. `over_proxies` are the seats whose
    proxy does not count, since whoever holds it holds more than the rule lets count.
    """

    quorate: bool
    counted: int
    needed: int
    possible: int
    reason: Reason
    represented: tuple[Id, ...] = ()
    missing: tuple[Id, ...] = ()
    critical_agencies: tuple[Id, ...] = ()
    chair_required: bool = False
    chair_present: bool = False
    spare: int = 0
    parts: "tuple[Verdict, ...]" = ()
    unit: Unit | None = None
    who: Who | None = None
    missing_seats: tuple[Id, ...] = ()
    critical_seats: tuple[Id, ...] = ()
    spare_is_exact: bool = True
    qualified: Qualified = Qualified.PLAINLY
    follows: tuple[Follows, ...] = ()
    called: tuple[Id, ...] = ()
    over_proxies: tuple[Id, ...] = ()
    counts_votes: bool = False


def verdicts_in(verdict: Verdict) -> Iterator[Verdict]:
    """The verdict and those on its parts, each before its own parts."""
    yield verdict
    for part in verdict.parts:
        yield from verdicts_in(part)
