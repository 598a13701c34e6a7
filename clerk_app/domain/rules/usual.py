"""The rules most boards have, made and recognised: so many voting members, a share of them, so many agencies."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Base, Number, Rounding, Share, Unit
from clerk_app.domain.rules.selection import VOTING, Who
from clerk_app.domain.rules.tree import AllOf, AtLeast, ChairTaken, RuleTree


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
class AgenciesCounted:
    """So many of these agencies, with the part that the chair has in it."""

    minimum: int
    agency_ids: tuple[Id, ...]
    chair: ChairPart = ChairPart.COUNTS_FOR_AGENCY


def voting_members(minimum: int) -> AtLeast:
    """At least so many members with a vote."""
    return AtLeast(amount=Number(number=minimum), who=VOTING)


def share_of_voting_members(
    numerator: int, denominator: int, rounding: Rounding = Rounding.UP, base: Base = Base.ALL
) -> AtLeast:
    """At least a share of the members with a vote; raises BrokenRule `fraction_is_no_share`."""
    share = Share(numerator=numerator, denominator=denominator, rounding=rounding, base=base)
    return AtLeast(amount=share, who=VOTING)


def agencies_represented(
    minimum: int, agency_ids: Sequence[Id], chair: ChairPart = ChairPart.COUNTS_FOR_AGENCY
) -> RuleTree:
    """At least so many of these agencies."""
    who = Who(agency_ids=tuple(agency_ids), not_presiding=chair is ChairPart.IGNORED)
    count = AtLeast(amount=Number(number=minimum), unit=Unit.AGENCIES, who=who)
    return AllOf(rules=(count, ChairTaken())) if chair is ChairPart.REQUIRED else count


def as_agencies_counted(tree: RuleTree | None) -> AgenciesCounted | None:
    """The rule as `agencies_represented` makes it; None for any other."""
    match tree:
        case AllOf(rules=(AtLeast() as count, ChairTaken())):
            chair = ChairPart.REQUIRED
        case AtLeast() as count:
            chair = ChairPart.IGNORED if count.who.not_presiding else ChairPart.COUNTS_FOR_AGENCY
        case _:
            return None
    if not isinstance(count.amount, Number):
        return None
    counted = AgenciesCounted(minimum=count.amount.number, agency_ids=count.who.agency_ids, chair=chair)
    made = agencies_represented(counted.minimum, counted.agency_ids, chair)
    return counted if count.unit is Unit.AGENCIES and made == tree else None
