"""Counting seats: which of them count as present, in what unit, and how many a rule asks for."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from types import MappingProxyType

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.amount import Amount, Base, BySize, Every, Number, Share, Unit
from clerk_app.domain.rules.proxies import Ceiling, ProxyLimit, over_proxies
from clerk_app.domain.rules.quorum import Cap, OfEach, Substitutes, WhoCounts
from clerk_app.domain.rules.room import SUBSTITUTES, Attendance, Room, SeatNow, SitsAs
from clerk_app.domain.rules.selection import EVERYONE, SeatGroup, Who
from clerk_app.domain.rules.tree import (
    BusinessIs,
    CallIs,
    Circumstance,
    HasWaited,
    HeldAfter,
    HereAs,
    SeatsAreFilled,
    SeatsThat,
    ShareIs,
    SizeIs,
    Stage,
    StageIs,
)
from clerk_app.domain.seats import Seat


class Among:
    """Which of a board's seats a rule speaks of, found once for all the rooms in which it is asked."""

    def __init__(self, seats: Sequence[Seat]) -> None:
        self._seats = seats
        self._known: dict[Who, frozenset[Id]] = {}
        self._counted: dict[Id, tuple[SeatNow, WhoCounts, str, bool]] = {}

    def ids(self, who: Who) -> frozenset[Id]:
        """The seats; for what asks nothing of the chair."""
        known = self._known.get(who)
        if known is None:
            known = self._known[who] = frozenset(seat.id for seat in self._seats if who.includes(seat))
        return known

    def is_counted(self, one: SeatNow, counts: WhoCounts, business: str) -> bool:
        """Whether it counts as present; a seat that is as it was is not looked at again."""
        known = self._counted.get(one.seat.id)
        if known is not None and known[0] is one and known[1] is counts and known[2] == business:
            return known[3]
        found = is_counted(one, counts, business)
        self._counted[one.seat.id] = one, counts, business, found
        return found


class Count:
    """One room, counted as a rule says; `among` knows of its seats which are meant by what."""

    def __init__(self, room: Room, counts: WhoCounts, among: Among | None = None) -> None:
        self.room = room
        self.told = counts
        self._among = among

    @cached_property
    def counts(self) -> WhoCounts:
        """Who counts in this room: whoever has an interest does where the rule lets them in for want of others."""
        told, where = self.told, self.told.interest_where
        if told.with_interest or where is None:
            return told
        without = Count(self.room, replace(told, interest_where=None))
        return replace(told, with_interest=without.is_so(where))

    @cached_property
    def present(self) -> tuple[SeatNow, ...]:
        """The seats that count as present, in the board's order.

        Where only so many of some count, those of them do that come first in that order.
        """
        here = _leaving_out(self._could_count, self.over_proxies)
        self.__dict__["present"] = here  # what a share of those present is taken of, while a cap is worked out
        if self.counts.remote_at_most is not None:
            left = self.most(self.counts.remote_at_most, Unit.PERSONS, EVERYONE) or 0
            remote = [one for one in here if one.attendance is Attendance.REMOTE]
            here = _leaving_out(here, remote[left:])
        for cap in self.counts.caps:
            self.__dict__["present"] = here
            here = _leaving_out(here, self._beyond(cap, here))
        return here

    @cached_property
    def over_proxies(self) -> tuple[SeatNow, ...]:
        """The seats that would count, were it not that whoever holds their proxy holds too many."""
        could = self._could_count
        self.__dict__["present"] = could  # what a limit that is a share of those present is taken of
        limits = tuple(one for one in self.counts.proxy_limits if one.where is None or self.is_so(one.where))
        over = over_proxies(could, self.ceilings(self.counts.proxies_each, limits))
        del self.__dict__["present"]
        return over

    def ceilings(
        self, each: int | None, limits: Iterable[ProxyLimit], groups: Sequence[SeatGroup] = ()
    ) -> Iterator[Ceiling]:
        """What the proxies of one person may come to in this room; a limit that the rule does not settle is none."""
        if each is not None:
            yield Ceiling(each, _one_each)
        for limit in limits:
            unit = Unit.WEIGHT if limit.by_weight else Unit.PERSONS
            most = self.most(limit.amount, unit, EVERYONE, groups)
            if most is not None:
                worth = partial(weight_of, groups=groups) if limit.by_weight else _one_each
                yield Ceiling(most, worth, limit.always, limit.with_own)

    @cached_property
    def _could_count(self) -> tuple[SeatNow, ...]:
        """The seats that count where nothing is said of how many may."""
        counts, business = self.counts, self.room.business
        counted = is_counted if self._among is None else self._among.is_counted
        return tuple(one for one in self.room.seats if counted(one, counts, business))

    def _beyond(self, cap: Cap, here: Iterable[SeatNow]) -> list[SeatNow]:
        """Those whom a cap keeps out of the count."""
        most = max(self.most(cap.amount, Unit.PERSONS, cap.who) or 0, 0)
        capped = [
            one for one in here if cap.who.includes(one.seat, presiding=one.presiding) and is_here_as(one, cap.here_as)
        ]
        if cap.of_each is OfEach.ALTOGETHER:
            return capped[most:]
        met: Counter[str] = Counter()
        beyond: list[SeatNow] = []
        for one in capped:
            names = capped_as(one, cap)
            met.update(names)
            if any(met[name] > most for name in names):
                beyond.append(one)
        return beyond

    def is_so(self, circumstance: Circumstance) -> bool:
        """Whether it is so in this room."""
        room = self.room
        match circumstance:
            case SeatsAreFilled(who=who, at_least=wanted):
                return len(self.among_all(who, Base.FILLED)) >= wanted
            case SizeIs(smallest=smallest, largest=largest, base=base, who=who):
                size = self.size(base, Unit.PERSONS, who)
                return smallest <= size and (largest is None or size <= largest)
            case ShareIs(limit=limit):
                seats = self.among_all(circumstance.who, circumstance.base)
                return circumstance.has_within(limit, self._standing_so(seats, circumstance.seats), len(seats))
            case BusinessIs(kinds=kinds):
                return room.business in kinds
            case StageIs(stage=stage):
                return room.has_started if stage is Stage.STARTED else room.is_adjourned_meeting
            case HasWaited(minutes=minutes):
                return room.waited is not None and room.waited >= minutes
            case CallIs(number=number, or_later=or_later):
                return room.call >= number if or_later else room.call == number
            case HeldAfter(earliest=earliest, latest=latest):
                days = room.days_after
                return days is not None and earliest <= days and (latest is None or days <= latest)

    def _standing_so(self, seats: Iterable[SeatNow], how: SeatsThat) -> int:
        """How many of them stand like that."""
        if how is SeatsThat.HERE:
            here = {one.seat.id for one in self.present}
            return sum(one.seat.id in here for one in seats)
        return sum(_STANDS[how](one) for one in seats)

    def among_present(self, who: Who, here_as: HereAs = HereAs.ANY) -> tuple[SeatNow, ...]:
        """Those of the seats that count as present and are there in that way."""
        here = self._of(who, self.present)
        return here if here_as is HereAs.ANY else tuple(one for one in here if is_here_as(one, here_as))

    def among_all(self, who: Who, base: Base = Base.ALL) -> tuple[SeatNow, ...]:
        """Those of the seats that belong to the base."""
        seats = self._of(who, self.present if base is Base.PRESENT else self.room.seats)
        return seats if base in (Base.ALL, Base.PRESENT) else tuple(one for one in seats if _is_in(base, one))

    def _of(self, who: Who, seats: tuple[SeatNow, ...]) -> tuple[SeatNow, ...]:
        """Those of these seats that are meant."""
        if who == EVERYONE:
            return seats
        if self._among is None or who.asks_who_presides:
            return tuple(one for one in seats if who.includes(one.seat, presiding=one.presiding))
        ids = self._among.ids(who)
        return tuple(one for one in seats if one.seat.id in ids)

    def size(self, base: Base, unit: Unit, who: Who, groups: Sequence[SeatGroup] = ()) -> int:
        """How large the base is in that unit. Agencies that are named are there, whether or not a seat is theirs."""
        if unit is Unit.AGENCIES and who.agency_ids and base is Base.ALL:
            return len(set(who.agency_ids))
        if self._among is not None and base is Base.ALL and unit is Unit.PERSONS and not who.asks_who_presides:
            return len(self._among.ids(who))
        return measure(self.among_all(who, base), unit, groups)

    def needed(self, amount: Amount, unit: Unit, who: Who, groups: Sequence[SeatGroup] = ()) -> int | None:
        """How many the amount comes to; None where the rule's table does not say."""
        match amount:
            case Number(number=number):
                return number
            case Share():
                return amount.of(self.size(amount.base, unit, amount.base_who or who, groups))
            case BySize():
                return amount.of(self.size(amount.base, Unit.PERSONS, amount.base_who or who))
            case Every(base=base, but=but):
                return max(self.size(base, unit, who, groups) - but, 1)

    def most(self, amount: Amount, unit: Unit, who: Who, groups: Sequence[SeatGroup] = ()) -> int | None:
        """The amount where it is the most that may be there: a share of few may come to none."""
        if isinstance(amount, Share):
            return amount.most_of(self.size(amount.base, unit, amount.base_who or who, groups))
        return self.needed(amount, unit, who, groups)


_STANDS: Mapping[SeatsThat, Callable[[SeatNow], bool]] = MappingProxyType(
    {
        SeatsThat.VACANT: lambda one: not one.filled,
        SeatsThat.SUSPENDED: lambda one: one.suspended,
        SeatsThat.WITH_INTEREST: lambda one: one.interest is not None,
        SeatsThat.UNABLE: lambda one: not _is_in(Base.ELIGIBLE, one),
        SeatsThat.ON_LEAVE: lambda one: one.on_leave,
    }
)


def _one_each(_one: SeatNow) -> int:
    return 1


def capped_as(one: SeatNow, cap: Cap) -> tuple[str, ...]:
    """The agency or the category of the seat where a cap speaks of each; empty where it speaks of all."""
    unit = {OfEach.AGENCY: Unit.AGENCIES, OfEach.CATEGORY: Unit.CATEGORIES}.get(cap.of_each)
    return names_in(one, unit) if unit is not None else ()


def _leaving_out(here: tuple[SeatNow, ...], beyond: Iterable[SeatNow]) -> tuple[SeatNow, ...]:
    out = {one.seat.id for one in beyond}
    return tuple(one for one in here if one.seat.id not in out) if out else here


def is_counted(one: SeatNow, counts: WhoCounts, business: str) -> bool:
    """Whether the seat counts as present for that kind of business."""
    return (
        one.is_here
        and not one.suspended
        and _may_sit(one, counts)
        and (one.attendance is not Attendance.REMOTE or (counts.remote and business not in counts.remote_not_for))
        and one.interest is not InterestEffect.LEAVES
        and (one.interest is None or counts.with_interest)
        and (counts.never is None or not counts.never.includes(one.seat, presiding=one.presiding))
    )


def is_here_as(one: SeatNow, here_as: HereAs) -> bool:
    """Whether somebody is there for the seat in that way; by proxy nobody is in the room or at the end of a line."""
    match here_as:
        case HereAs.IN_PERSON:
            return one.attendance is Attendance.IN_PERSON and one.sits_as is not SitsAs.PROXY
        case HereAs.REMOTELY:
            return one.attendance is Attendance.REMOTE and one.sits_as is not SitsAs.PROXY
        case HereAs.AS_MEMBER:
            return one.sits_as is SitsAs.HOLDER
        case HereAs.AS_SUBSTITUTE:
            return one.sits_as in SUBSTITUTES
        case HereAs.BY_PROXY:
            return one.sits_as is SitsAs.PROXY
    return True


def measure(seats: Iterable[SeatNow], unit: Unit, groups: Sequence[SeatGroup] = ()) -> int:
    """How many these seats are in a unit."""
    match unit:
        case Unit.PERSONS:
            return sum(1 for _ in seats)
        case Unit.WEIGHT:
            return sum(weight_of(one, groups) for one in seats)
    return worth_of({name for one in seats for name in names_in(one, unit, groups)}, unit, groups)


def worth_of(names: Collection[str], unit: Unit, groups: Sequence[SeatGroup] = ()) -> int:
    """What agencies, categories or groups of these names come to: one each, or the votes that a group has."""
    if unit is not Unit.GROUPS:
        return len(names)
    votes = {group.name: group.votes for group in reversed(groups) if group.votes is not None}
    return sum(votes.get(name, 1) for name in names)


def weight_of(one: SeatNow, groups: Sequence[SeatGroup] = ()) -> int:
    """The weight of the seat: what the rule gives to the first group that it is of, else its own."""
    given = (
        group.votes
        for group in groups
        if group.votes is not None and group.who.includes(one.seat, presiding=one.presiding)
    )
    return next(given, one.seat.weight)


def names_in(one: SeatNow, unit: Unit, groups: Sequence[SeatGroup] = ()) -> tuple[str, ...]:
    """What the seat stands for where several count once: its agency, its category, its groups; itself otherwise."""
    match unit:
        case Unit.AGENCIES:
            return (one.seat.agency_id,) if one.seat.agency_id is not None else ()
        case Unit.CATEGORIES:
            return (one.seat.category_id,) if one.seat.category_id is not None else ()
        case Unit.GROUPS:
            return tuple(group.name for group in groups if group.who.includes(one.seat, presiding=one.presiding))
    return (one.seat.id,)


def agencies_of(seats: Iterable[SeatNow]) -> tuple[Id, ...]:
    """The agencies of these seats, each once, in the order of the seats."""
    return tuple(dict.fromkeys(one.seat.agency_id for one in seats if one.seat.agency_id is not None))


def _may_sit(one: SeatNow, counts: WhoCounts) -> bool:
    match one.sits_as:
        case SitsAs.HOLDER:
            return one.filled
        case SitsAs.PROXY:
            return counts.proxies
    allowed = counts.substitutes is Substitutes.ALL or (
        counts.substitutes is Substitutes.NAMED and one.sits_as is SitsAs.NAMED_SUBSTITUTE
    )
    return allowed and (counts.substitutes_for is None or counts.substitutes_for.includes(one.seat))


def _is_in(base: Base, one: SeatNow) -> bool:
    match base:
        case Base.FILLED:
            return one.filled
        case Base.FILLED_NOT_SUSPENDED:
            return one.filled and not one.suspended
        case Base.ELIGIBLE:
            return one.filled and not one.suspended and one.interest is None
        case Base.NOT_ON_LEAVE:
            return one.filled and not one.on_leave
    return True
