"""How far a quorum is from being lost: how many may leave, and whose going alone would lose it.

It is lost at once when nobody is left in the chair of a board that needs one, yet others can take the chair: so `spare`
supposes that somebody stays in it, and who presides is critical in their own right.

What a rule of counts can spare is worked out: it is the part that is cheapest to break. Where parts stand in for one
another that is a lower bound only, from which departures are tried out; of those alike to the rule one kind is tried.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Amount, Base, BySize, Number, Share, Unit
from clerk_app.domain.rules.count import (
    Count,
    agencies_of,
    capped_as,
    is_counted,
    measure,
    names_in,
    weight_of,
    worth_of,
)
from clerk_app.domain.rules.evaluation import Evaluation
from clerk_app.domain.rules.proxies import holder_of
from clerk_app.domain.rules.room import SeatNow
from clerk_app.domain.rules.selection import Who
from clerk_app.domain.rules.tree import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    ChairTaken,
    RuleTree,
    ShareIs,
    SizeIs,
    SomeOf,
    Where,
    depends_on_presence,
    parts_of,
)

MOST_TRIALS = 2000
"""How many departures are tried out for one verdict, so that a large board need not wait for it."""

Leaver = tuple[SeatNow, ...]
"""Whoever leaves at once: one person, or all of one agency, with those whose proxies they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """How many may leave, whichever they are (agencies where agencies are counted), and whose going alone loses it."""

    spare: int
    is_exact: bool
    critical_seats: tuple[Id, ...]
    critical_agencies: tuple[Id, ...]


def margin_of(tree: RuleTree, count: Count) -> Margin:
    """The margin of a rule that the room meets."""
    evaluation = Evaluation(count)
    parts = _Parts(tree, count, evaluation)
    persons = tuple(_by_person(count))
    agencies = tuple(_by_agency(count))
    by_agency = evaluation.verdict(tree).unit is Unit.AGENCIES
    spare, is_exact = parts.spare(agencies if by_agency else persons)
    return Margin(
        spare=spare,
        is_exact=is_exact,
        critical_seats=tuple(leaver[0].seat.id for leaver in parts.critical(persons)),
        critical_agencies=agencies_of(leaver[0] for leaver in parts.critical(agencies)),
    )


def _who_can_leave(count: Count) -> tuple[SeatNow, ...]:
    room, counts = count.room, count.counts
    return tuple(one for one in room.seats if is_counted(one, counts, room.business) or (one.is_here and one.presiding))


def _by_person(count: Count) -> Iterator[Leaver]:
    """Everybody who can leave, each with those whose proxies they hold: these go too."""
    people = _who_can_leave(count)
    here = {one.seat.id for one in people}
    held = _held(people)
    for one in people:
        holder = holder_of(one)
        if holder is None:
            yield one, *held.get(one.seat.id, ())
        elif holder not in here and held[holder][0] is one:
            yield tuple(held[holder])  # whoever holds these sits on no seat that counts


def _by_agency(count: Count) -> Iterator[Leaver]:
    people = _who_can_leave(count)
    held = _held(people)
    of_one: dict[Id, dict[Id, SeatNow]] = {}
    for one in people:
        if one.seat.agency_id is not None:
            of_one.setdefault(one.seat.agency_id, {})[one.seat.id] = one
    for together in of_one.values():
        carried = {other.seat.id: other for one in together for other in held.get(one, ())}
        yield tuple((together | carried).values())


def _held(people: Sequence[SeatNow]) -> dict[Id, list[SeatNow]]:
    """By who holds it, whose proxies are held."""
    held: dict[Id, list[SeatNow]] = {}
    for one in people:
        holder = holder_of(one)
        if holder is not None:
            held.setdefault(holder, []).append(one)
    return held


class _Parts:
    """The parts of a rule that is met, and what departures do to each."""

    def __init__(self, tree: RuleTree, count: Count, evaluation: Evaluation) -> None:
        self._tree = tree
        self._count = count
        self._evaluation = evaluation

    def critical(self, leavers: Sequence[Leaver]) -> tuple[Leaver, ...]:
        """Those whose going alone loses the quorum; with whoever presides the chair goes too."""
        breaking = self._breaking(self._tree, leavers, chair_stays=False)
        return tuple(leaver for place, leaver in enumerate(leavers) if place in breaking)

    def spare(self, leavers: Sequence[Leaver]) -> tuple[int, bool]:
        """How many may go, whichever they are, and whether it is exactly so many."""
        if self._breaking(self._tree, leavers, chair_stays=True):
            return 0, True
        fewest, is_exact = self._fewest(self._tree, leavers)
        if fewest is None:
            return len(leavers), True
        return (fewest - 1, True) if is_exact else self._tried(leavers, max(fewest, 2))

    def _breaking(self, tree: RuleTree, leavers: Sequence[Leaver], *, chair_stays: bool) -> set[int]:
        """The places of those whose going alone leaves this part unmet."""
        match tree:
            case _ if self._must_be_tried(tree):
                left = (self._is_met_without(tree, leaver, chair_stays=chair_stays) for leaver in leavers)
                return {place for place, is_met in enumerate(left) if not is_met}
            case AtLeast():
                return self._breaking_count(tree, leavers)
            case AtMost():
                return set()
            case ChairTaken():
                return set() if chair_stays else _presiding(leavers)
            case Where():
                chosen = self._evaluation.chosen(tree)
                return self._breaking(chosen, leavers, chair_stays=chair_stays) if chosen is not None else set()
        rules = self._met(tree.rules)
        broken = Counter(place for rule in rules for place in self._breaking(rule, leavers, chair_stays=chair_stays))
        wanted = _wanted(tree)
        return {place for place, times in broken.items() if len(rules) - times < wanted}

    def _breaking_count(self, rule: AtLeast, leavers: Sequence[Leaver]) -> set[int]:
        here = self._count.among_present(rule.who, rule.here_as)
        needed = self._count.needed(rule.amount, rule.unit, rule.who, rule.groups) or 0
        slack = measure(here, rule.unit, rule.groups) - needed
        counted = {one.seat.id for one in here}
        speaking = Counter(name for one in here for name in names_in(one, rule.unit, rule.groups))
        return {
            place
            for place, leaver in enumerate(leavers)
            if _lost([one for one in leaver if one.seat.id in counted], rule, speaking) > slack
        }

    def _fewest(self, tree: RuleTree, leavers: Sequence[Leaver]) -> tuple[int | None, bool]:
        """No fewer must leave for this part to fail (None: whoever leaves, it does not), and whether so many do."""
        match tree:
            case _ if self._must_be_tried(tree):
                return 1, False
            case AtLeast():
                return self._fewest_of_count(tree, leavers)
            case AtMost() | ChairTaken():
                return None, True
            case Where():
                chosen = self._evaluation.chosen(tree)
                return self._fewest(chosen, leavers) if chosen is not None else (None, True)
        found = [self._fewest(rule, leavers) for rule in self._met(tree.rules)]
        known = sorted(((fewest, not exact) for fewest, exact in found if fewest is not None))
        to_break = len(found) - _wanted(tree) + 1
        if len(known) < to_break:
            return None, True
        fewest, is_bound = known[to_break - 1]
        return fewest, to_break == 1 and not is_bound

    def _fewest_of_count(self, rule: AtLeast, leavers: Sequence[Leaver]) -> tuple[int | None, bool]:
        here = self._count.among_present(rule.who, rule.here_as)
        needed = self._count.needed(rule.amount, rule.unit, rule.who, rule.groups) or 0
        slack = measure(here, rule.unit, rule.groups) - needed
        worth, is_exact = self._worth(rule, here, leavers)
        fewest = next((place for place, lost in enumerate(accumulate(worth), 1) if lost > slack), None)
        return fewest, is_exact

    def _worth(self, rule: AtLeast, here: Sequence[SeatNow], leavers: Sequence[Leaver]) -> tuple[list[int], bool]:
        """What the count loses by leavers one after the other, the dearest first; not exact where that is a bound."""
        counted = {one.seat.id for one in here}
        if rule.unit in (Unit.PERSONS, Unit.WEIGHT):
            going = ([one for one in leaver if one.seat.id in counted] for leaver in leavers)
            worth = sorted((measure(one, rule.unit, rule.groups) for one in going), reverse=True)
            return worth, _are_apart(leavers)
        by_name = Counter(name for one in here for name in names_in(one, rule.unit, rule.groups))
        if all(len(leaver) == 1 for leaver in leavers) and rule.unit is not Unit.GROUPS:
            # The last person of an agency takes it along: those with few people go first.
            return [one for people in sorted(by_name.values()) for one in (*[0] * (people - 1), 1)], True
        going = ([one for one in leaver if one.seat.id in counted] for leaver in leavers)
        most = (measure(gone, rule.unit, rule.groups) for gone in going)
        no_proxies = all(holder_of(one) is None for leaver in leavers for one in leaver)
        return sorted(most, reverse=True), rule.unit is Unit.AGENCIES and no_proxies

    def _tried(self, leavers: Sequence[Leaver], start: int) -> tuple[int, bool]:
        """How many may go by trying, from so many on; at least so many where there was no end to the trying."""
        alike: dict[Hashable, list[Leaver]] = {}
        for leaver in leavers:
            alike.setdefault(self._likeness(leaver), []).append(leaver)
        trials = 0
        for going in range(start, len(leavers) + 1):
            for numbers in ways([len(one) for one in alike.values()], going):
                trials += 1
                if trials > MOST_TRIALS:
                    return going - 1, False
                gone = [one for kind, taken in zip(alike.values(), numbers, strict=True) for one in kind[:taken]]
                if not self._is_met_without(self._tree, [one for leaver in gone for one in leaver], chair_stays=True):
                    return going - 1, True
        return len(leavers), True

    def _is_met_without(self, tree: RuleTree, gone: Sequence[SeatNow], *, chair_stays: bool) -> bool:
        room = self._count.room
        left = room.without({one.seat.id for one in gone})
        if chair_stays:
            left = replace(left, has_chair=room.has_chair)
        return Evaluation(Count(left, self._count.told)).verdict(tree).quorate

    def _met(self, rules: Sequence[RuleTree]) -> list[RuleTree]:
        return [rule for rule in rules if self._evaluation.verdict(rule).quorate]

    def _likeness(self, leaver: Leaver) -> Hashable:
        """What the rule can tell of those who leave together: of two with the same, either may stand for the other."""
        caps = self._count.told.caps
        asked = (*asked_in(self._tree), *(cap.who for cap in caps))
        counted = tuple(counts_in(self._tree))
        return frozenset(Counter(self._likeness_of(one, asked, counted) for one in leaver).items())

    def _likeness_of(self, one: SeatNow, asked: Sequence[Who], counted: Sequence[AtLeast | AtMost]) -> Hashable:
        is_one = tuple(who.includes(one.seat, presiding=one.presiding) for who in asked)
        weights = tuple(weight_of(one, rule.groups) for rule in counted if rule.unit is Unit.WEIGHT)
        proxy = (holder_of(one), one.seat.id) if holder_of(one) is not None else None
        names = tuple(names_in(one, rule.unit, rule.groups) for rule in counted if rule.unit in COUNTED_ONCE)
        capped = tuple(capped_as(one, cap) for cap in self._count.told.caps)
        does_count = is_counted(one, self._count.counts, self._count.room.business)
        how = (one.presiding, one.attendance, one.sits_as, one.filled, one.interest, one.on_leave)
        return is_one, names, capped, does_count, weights, proxy, how

    @property
    def _who_counts_varies(self) -> bool:
        """Whether somebody's going may bring another one into the count, or out of it."""
        told = self._count.told
        where = told.interest_where
        return (
            told.remote_at_most is not None
            or bool(told.caps)
            or told.proxies_each is not None
            or bool(told.proxy_limits)
            or (where is not None and not told.with_interest and depends_on_presence(where))
        )

    def _must_be_tried(self, tree: RuleTree) -> bool:
        """Whether a departure changes more than who counts.

        It may change what is needed, who counts instead, which rule holds, or have a part hold that did not.
        """
        match tree:
            case AtLeast() | AtMost():
                return self._who_counts_varies or _base(tree.amount) is Base.PRESENT
            case Where(circumstance=circumstance) if depends_on_presence(circumstance):
                return True
            case AnyOf(rules=rules) | SomeOf(rules=rules):
                inside = (part for rule in rules for part in parts_of(rule))
                return any(isinstance(part, AtMost) or self._must_be_tried(part) for part in inside)
        return False


COUNTED_ONCE = (Unit.AGENCIES, Unit.CATEGORIES, Unit.GROUPS)


def _base(amount: Amount) -> Base | None:
    return None if isinstance(amount, Number) else amount.base


def _wanted(tree: AllOf | AnyOf | SomeOf) -> int:
    """How many of the rules it takes."""
    match tree:
        case AllOf(rules=rules):
            return len(rules)
        case AnyOf():
            return 1
        case SomeOf(number=number):
            return number


def _presiding(leavers: Sequence[Leaver]) -> set[int]:
    return {place for place, leaver in enumerate(leavers) if any(one.presiding for one in leaver)}


def _lost(going: Sequence[SeatNow], rule: AtLeast, speaking: Mapping[str, int]) -> int:
    """How much the count loses when those go together, `speaking` being how many speak for each that is counted."""
    if rule.unit not in COUNTED_ONCE:
        return measure(going, rule.unit, rule.groups)
    leaving = Counter(name for one in going for name in names_in(one, rule.unit, rule.groups))
    gone = [name for name, people in leaving.items() if people == speaking[name]]
    return worth_of(gone, rule.unit, rule.groups)


def _are_apart(leavers: Sequence[Leaver]) -> bool:
    """Whether nobody goes with two of them."""
    going = [one.seat.id for leaver in leavers for one in leaver]
    return len(going) == len(set(going))


def ways(most: Sequence[int], number: int) -> Iterator[tuple[int, ...]]:
    """Every way to take so many from kinds of which there are so many each."""
    if not most:
        if number == 0:
            yield ()
        return
    for taken in range(min(most[0], number), -1, -1):
        for rest in ways(most[1:], number - taken):
            yield (taken, *rest)


def counts_in(tree: RuleTree) -> Iterator[AtLeast | AtMost]:
    """Every part of a rule that counts."""
    return (part for part in parts_of(tree) if isinstance(part, (AtLeast, AtMost)))


def asked_in(tree: RuleTree) -> Iterator[Who]:
    """Every choice of seats on which the verdict may depend."""
    for part in parts_of(tree):
        match part:
            case AtLeast(who=who, amount=amount) | AtMost(who=who, amount=amount):
                yield who
                if isinstance(amount, (Share, BySize)) and amount.base_who is not None:
                    yield amount.base_who
            case Where(circumstance=SizeIs(who=who) | ShareIs(who=who)):
                yield who
