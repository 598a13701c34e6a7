"""A rule about who must be there: a small tree that composes counts, and the circumstances in which each holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Amount, Base, Limit, Proportion, Unit
from clerk_app.domain.rules.selection import EVERYONE, SeatGroup, Who


class HereAs(StrEnum):
    """In what way somebody is there for a seat, where a rule asks: in the room, or in whose right.

    ANY: in whatever way, as long as they count. AS_MEMBER: the member themselves, no substitute or proxy.
    """

    ANY = "any"
    IN_PERSON = "in_person"
    REMOTELY = "remotely"
    AS_MEMBER = "as_member"
    AS_SUBSTITUTE = "as_substitute"
    BY_PROXY = "by_proxy"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast:
    """At least so many of these are present, in the way that is asked for."""

    amount: Amount
    unit: Unit = Unit.PERSONS
    who: Who = EVERYONE
    groups: tuple[SeatGroup, ...] = ()
    here_as: HereAs = HereAs.ANY


@dataclass(frozen=True, slots=True, kw_only=True)
class AtMost:
    """No more than so many of these are present in that way."""

    amount: Amount
    unit: Unit = Unit.PERSONS
    who: Who = EVERYONE
    groups: tuple[SeatGroup, ...] = ()
    here_as: HereAs = HereAs.ANY


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairTaken:
    """Somebody is in the chair, whoever it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Every one of several rules."""

    rules: "tuple[RuleTree, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """One of several rules, whichever."""

    rules: "tuple[RuleTree, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeOf:
    """At least `number` of several rules."""

    number: int
    rules: "tuple[RuleTree, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsAreFilled:
    """At least so many of these seats are filled ("where an independent chair has been appointed")."""

    who: Who
    at_least: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeIs:
    """The base is of `smallest` to `largest` (None: and more)."""

    smallest: int
    largest: int | None = None
    base: Base = Base.FILLED
    who: Who = EVERYONE


class SeatsThat(StrEnum):
    """How seats stand of which a circumstance speaks.

    WITH_INTEREST: whoever sits there declared an interest in the business at hand. UNABLE: they are vacant, or the
    holder is suspended or has such an interest. ON_LEAVE: the holder sent apologies. HERE: they count as present.
    """

    VACANT = "vacant"
    SUSPENDED = "suspended"
    WITH_INTEREST = "with_interest"
    UNABLE = "unable"
    ON_LEAVE = "on_leave"
    HERE = "here"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareIs(Proportion):
    """So large a share of the base stands like that, or no larger one ("while more than a third is vacant")."""

    limit: Limit = Limit.MORE_THAN
    seats: SeatsThat = SeatsThat.VACANT
    base: Base = Base.ALL
    who: Who = EVERYONE


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessIs:
    """The business at hand is of one of these kinds."""

    kinds: tuple[str, ...]


class Stage(StrEnum):
    """Where a meeting has got to.

    ADJOURNED_MEETING: it is the one to which a meeting without a quorum was adjourned.
    """

    STARTED = "started"
    ADJOURNED_MEETING = "adjourned_meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageIs:
    """The meeting has got there."""

    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class HasWaited:
    """So many minutes have passed since the time that the meeting was called for ("at the second call")."""

    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallIs:
    """The meeting is called for that time, or for that or a later one: once for itself, again for want of a quorum."""

    number: int
    or_later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAfter:
    """The meeting is held `earliest` to `latest` (None: or more) days after the one that was adjourned to it.

    The day after that one is one day after it.
    """

    earliest: int = 1
    latest: int | None = None


Circumstance = SeatsAreFilled | SizeIs | ShareIs | BusinessIs | StageIs | HasWaited | CallIs | HeldAfter


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """One rule where something is so, another where it is not; where `otherwise` is None nothing is asked then."""

    circumstance: Circumstance
    then: "RuleTree"
    otherwise: "RuleTree | None" = None


RuleTree = AtLeast | AtMost | ChairTaken | AllOf | AnyOf | SomeOf | Where


def parts_of(tree: RuleTree) -> Iterator[RuleTree]:
    """The rule and every rule within it, whatever the circumstances, each before its parts."""
    yield tree
    match tree:
        case AllOf(rules=rules) | AnyOf(rules=rules) | SomeOf(rules=rules):
            inside = rules
        case Where(then=then, otherwise=otherwise):
            inside = (then,) if otherwise is None else (then, otherwise)
        case _:
            return
    for rule in inside:
        yield from parts_of(rule)


def agencies_in(tree: RuleTree) -> tuple[Id, ...]:
    """The agencies that a rule names to count them, in its order; empty where it counts something else."""
    counts = (part for part in parts_of(tree) if isinstance(part, AtLeast) and part.unit is Unit.AGENCIES)
    return tuple(dict.fromkeys(agency for count in counts for agency in count.who.agency_ids))


def depends_on_presence(circumstance: Circumstance) -> bool:
    """Whether it may be so no longer once somebody comes or goes."""
    match circumstance:
        case SizeIs(base=base):
            return base is Base.PRESENT
        case ShareIs(base=base, seats=seats):
            return Base.PRESENT is base or seats is SeatsThat.HERE
    return False
