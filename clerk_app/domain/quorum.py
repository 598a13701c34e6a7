"""Quorum: the board's rule as a tree of data, and its verdict on who is in the room, with the reasons.

The rule's own sentence is kept beside the tree. `RULE_FORMAT` says which kinds of node a stored rule may hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id

RULE_FORMAT = 1


class Rounding(StrEnum):
    """How a fraction of seats becomes a whole number."""

    UP = "up"
    DOWN = "down"
    MORE_THAN = "more_than"


class SeatBase(StrEnum):
    """Which voting seats a fraction is of."""

    ALL = "all"
    FILLED = "filled"


class ChairPart(StrEnum):
    """How "(including the Chair)" is read (requirement 2.26).

    REQUIRED: somebody must be in the chair; they also count for their agency.
    COUNTS_FOR_AGENCY: the chair counts for their agency like any member, and need not be there.
    IGNORED: whoever is in the chair represents no agency.
    """

    REQUIRED = "required"
    COUNTS_FOR_AGENCY = "counts_for_agency"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOfSeats:
    """At least `minimum` voting seats present."""

    minimum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FractionOfSeats:
    """At least `numerator`/`denominator` of the voting seats present; raises BrokenRule `fraction_is_no_share`."""

    numerator: int
    denominator: int
    rounding: Rounding = Rounding.UP
    base: SeatBase = SeatBase.ALL

    def __post_init__(self) -> None:
        if not 0 < self.numerator <= self.denominator:
            raise BrokenRule("fraction_is_no_share", numerator=self.numerator, denominator=self.denominator)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgenciesRepresented:
    """At least `minimum` of the named agencies represented; several people of one agency count once."""

    minimum: int
    agency_ids: tuple[Id, ...]
    chair: ChairPart = ChairPart.COUNTS_FOR_AGENCY


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Every one of several rules."""

    rules: "tuple[RuleTree, ...]"


RuleTree = CountOfSeats | FractionOfSeats | AgenciesRepresented | AllOf


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumRule:
    """A board's quorum rule: the tree, the sentence it was read from, and where that stands."""

    tree: RuleTree
    sentence: str = ""
    source: str = ""
    rule_format: int = RULE_FORMAT


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatedHere:
    """A seat whose holder, or their substitute, is in the room now."""

    seat_id: Id
    agency_id: Id | None
    voting: bool
    in_the_chair: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Everything about one instant that a quorum rule may ask: who is here, and how many voting seats there are."""

    here: tuple[SeatedHere, ...]
    voting_seats: int
    filled_voting_seats: int
    has_chair: bool


class Reason(StrEnum):
    """Why a verdict is as it is; the wording makes the sentence."""

    ENOUGH_SEATS = "enough_seats"
    TOO_FEW_SEATS = "too_few_seats"
    ENOUGH_AGENCIES = "enough_agencies"
    TOO_FEW_AGENCIES = "too_few_agencies"
    NO_CHAIR = "no_chair"
    ALL_MET = "all_met"
    PART_NOT_MET = "part_not_met"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether the board is quorate, what was counted against what was needed, and why.

    `possible` is how many could count at the most. `represented` and `missing` are agencies, in the rule's order.
    `spare` is how many of what is counted may leave, whichever they are, before too few are left; 0 means that one
    departure may lose the quorum. Where `chair_required`, it is lost too when nobody is left in the chair, however many
    are to spare. `critical_agencies` are those of which the departure of the one agency alone loses it.
    `parts` are the verdicts of an AllOf.
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


def evaluate(rule: RuleTree, room: Room) -> Verdict:
    """The rule's verdict on the room."""
    match rule:
        case CountOfSeats(minimum=minimum):
            return _seats_verdict(minimum, room)
        case FractionOfSeats():
            return _seats_verdict(seats_needed(rule, room), room)
        case AgenciesRepresented():
            return _agencies_verdict(rule, room)
    return _all_verdict([evaluate(part, room) for part in rule.rules])


def agencies_in(tree: RuleTree) -> tuple[Id, ...]:
    """The agencies that a rule counts, in its order; empty for a rule that counts seats."""
    match tree:
        case AgenciesRepresented(agency_ids=agencies):
            return tuple(dict.fromkeys(agencies))
        case AllOf(rules=rules):
            return tuple(dict.fromkeys(agency for rule in rules for agency in agencies_in(rule)))
        case _:
            return ()


def seats_needed(rule: FractionOfSeats, room: Room) -> int:
    """The whole number of voting seats that the fraction asks for in this room.

    It is never below 1, whatever the rounding: an empty room is no meeting.
    """
    base = room.voting_seats if rule.base is SeatBase.ALL else room.filled_voting_seats
    share, rest = divmod(base * rule.numerator, rule.denominator)
    beyond = {Rounding.UP: 1 if rest else 0, Rounding.DOWN: 0, Rounding.MORE_THAN: 1}
    return max(share + beyond[rule.rounding], 1)


def agencies_here(room: Room, chair: ChairPart = ChairPart.COUNTS_FOR_AGENCY) -> frozenset[Id]:
    """The agencies for which somebody is in the room."""
    counted = (seat for seat in room.here if not (chair is ChairPart.IGNORED and seat.in_the_chair))
    return frozenset(seat.agency_id for seat in counted if seat.agency_id is not None)


def _seats_verdict(needed: int, room: Room) -> Verdict:
    counted = len({seat.seat_id for seat in room.here if seat.voting})
    quorate = counted >= needed
    return Verdict(
        quorate=quorate,
        counted=counted,
        needed=needed,
        possible=room.voting_seats,
        reason=Reason.ENOUGH_SEATS if quorate else Reason.TOO_FEW_SEATS,
        chair_present=room.has_chair,
        spare=max(counted - needed, 0),
    )


def _agencies_verdict(rule: AgenciesRepresented, room: Room) -> Verdict:
    named = tuple(dict.fromkeys(rule.agency_ids))
    here = agencies_here(room, rule.chair)
    represented = tuple(agency for agency in named if agency in here)
    enough = len(represented) >= rule.minimum
    chair_missing = rule.chair is ChairPart.REQUIRED and not room.has_chair
    quorate = enough and not chair_missing
    reason = Reason.ENOUGH_AGENCIES if enough else Reason.TOO_FEW_AGENCIES
    return Verdict(
        quorate=quorate,
        counted=len(represented),
        needed=rule.minimum,
        possible=len(named),
        reason=Reason.NO_CHAIR if enough and chair_missing else reason,
        represented=represented,
        missing=tuple(agency for agency in named if agency not in here),
        critical_agencies=represented if quorate and len(represented) == rule.minimum else (),
        chair_required=rule.chair is ChairPart.REQUIRED,
        chair_present=room.has_chair,
        spare=max(len(represented) - rule.minimum, 0) if quorate else 0,
    )


def _all_verdict(parts: Sequence[Verdict]) -> Verdict:
    """The verdict of several rules: met when all are; it speaks of the part that is nearest to failing."""
    if not parts:
        return Verdict(quorate=True, counted=0, needed=0, possible=0, reason=Reason.ALL_MET)
    tightest = min(parts, key=lambda part: (part.quorate, part.spare))
    quorate = all(part.quorate for part in parts)
    return Verdict(
        quorate=quorate,
        counted=tightest.counted,
        needed=tightest.needed,
        possible=tightest.possible,
        reason=Reason.ALL_MET if quorate else Reason.PART_NOT_MET,
        represented=tightest.represented,
        missing=tightest.missing,
        critical_agencies=tuple(dict.fromkeys(agency for part in parts for agency in part.critical_agencies)),
        chair_required=any(part.chair_required for part in parts),
        chair_present=tightest.chair_present,
        spare=tightest.spare if quorate else 0,
        parts=tuple(parts),
    )
