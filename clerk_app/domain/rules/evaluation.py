"""What the tree of a rule says of a room, part by part."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Base, Unit
from clerk_app.domain.rules.count import Among, Count, agencies_of, measure
from clerk_app.domain.rules.quorum import WhoCounts
from clerk_app.domain.rules.room import Room, SeatNow
from clerk_app.domain.rules.selection import have_votes
from clerk_app.domain.rules.tree import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    ChairTaken,
    RuleTree,
    SomeOf,
    Where,
)
from clerk_app.domain.rules.verdict import Qualified, Reason, Verdict

EVERYBODY_COUNTS = WhoCounts()
_ENOUGH = {Unit.PERSONS: Reason.ENOUGH_SEATS, Unit.AGENCIES: Reason.ENOUGH_AGENCIES}
_TOO_FEW = {Unit.PERSONS: Reason.TOO_FEW_SEATS, Unit.AGENCIES: Reason.TOO_FEW_AGENCIES}


def evaluate(tree: RuleTree, room: Room, counts: WhoCounts = EVERYBODY_COUNTS) -> Verdict:
    """The tree's verdict on the room, with those of its parts; margin and consequences are not worked out."""
    return Evaluation(Count(room, counts)).verdict(tree)


def is_met(tree: RuleTree, room: Room, counts: WhoCounts = EVERYBODY_COUNTS, among: Among | None = None) -> bool:
    """Whether the room meets the tree, as `evaluate` finds it: for whoever asks nothing else, of many instants."""
    return Evaluation(Count(room, counts, among)).is_met(tree)


class Evaluation:
    """One room, counted once, against any parts of a rule."""

    def __init__(self, count: Count) -> None:
        self._count = count
        self._has_chair = count.room.has_chair

    def verdict(self, tree: RuleTree) -> Verdict:
        """What this part says."""
        match tree:
            case AtLeast():
                return self._at_least(tree)
            case AtMost():
                return self._at_most(tree)
            case ChairTaken():
                return self._chair_taken()
            case AllOf(rules=rules):
                return self._all_of([self.verdict(rule) for rule in rules])
            case AnyOf(rules=rules):
                return self._any_of([self.verdict(rule) for rule in rules])
            case SomeOf(number=number, rules=rules):
                return self._some_of(number, [self.verdict(rule) for rule in rules])
            case Where():
                chosen = self.chosen(tree)
                return self.verdict(chosen) if chosen is not None else self._plain(Reason.NOT_ASKED, quorate=True)

    def is_met(self, tree: RuleTree) -> bool:
        """Whether this part is met, without its verdict."""
        match tree:
            case AtLeast():
                needed = self._count.needed(tree.amount, tree.unit, tree.who, tree.groups)
                return needed is not None and self._counted(tree) >= needed
            case AtMost():
                most = self._count.most(tree.amount, tree.unit, tree.who, tree.groups)
                return most is not None and self._counted(tree) <= most
            case ChairTaken():
                return self._has_chair
            case AllOf(rules=rules):
                return all(map(self.is_met, rules))
            case AnyOf(rules=rules):
                return any(map(self.is_met, rules))
            case SomeOf(number=number, rules=rules):
                return sum(map(self.is_met, rules)) >= number
            case Where():
                chosen = self.chosen(tree)
                return chosen is None or self.is_met(chosen)

    def _counted(self, rule: AtLeast | AtMost) -> int:
        return measure(self._count.among_present(rule.who, rule.here_as), rule.unit, rule.groups)

    def chosen(self, rule: Where) -> RuleTree | None:
        """Which of the two rules holds in this room; None where nothing is asked."""
        return rule.then if self._count.is_so(rule.circumstance) else rule.otherwise

    def _at_least(self, rule: AtLeast) -> Verdict:
        here = self._count.among_present(rule.who, rule.here_as)
        needed = self._count.needed(rule.amount, rule.unit, rule.who, rule.groups)
        counted = measure(here, rule.unit, rule.groups)
        enough = needed is not None and counted >= needed
        represented, missing = self._agencies(rule, here)
        reason = (_ENOUGH if enough else _TOO_FEW).get(rule.unit, Reason.ENOUGH if enough else Reason.TOO_FEW)
        return Verdict(
            quorate=enough,
            counted=counted,
            needed=needed or 0,
            possible=self._count.size(Base.ALL, rule.unit, rule.who, rule.groups),
            reason=reason if needed is not None else Reason.SIZE_NOT_SETTLED,
            represented=represented,
            missing=missing,
            chair_present=self._has_chair,
            unit=rule.unit,
            who=rule.who,
            counts_votes=rule.unit is Unit.GROUPS and have_votes(rule.groups),
            missing_seats=() if enough else self._not_here(rule, here),
            qualified=Qualified.NOT_SETTLED if needed is None else Qualified.PLAINLY,
        )

    def _at_most(self, rule: AtMost) -> Verdict:
        counted = measure(self._count.among_present(rule.who, rule.here_as), rule.unit, rule.groups)
        most = self._count.most(rule.amount, rule.unit, rule.who, rule.groups)
        few_enough = most is not None and counted <= most
        return Verdict(
            quorate=few_enough,
            counted=counted,
            needed=most or 0,
            possible=self._count.size(Base.ALL, rule.unit, rule.who, rule.groups),
            reason=Reason.SIZE_NOT_SETTLED if most is None else Reason.ENOUGH if few_enough else Reason.TOO_MANY,
            chair_present=self._has_chair,
            unit=rule.unit,
            who=rule.who,
            counts_votes=rule.unit is Unit.GROUPS and have_votes(rule.groups),
            qualified=Qualified.NOT_SETTLED if most is None else Qualified.PLAINLY,
        )

    def _chair_taken(self) -> Verdict:
        taken = self._plain(Reason.CHAIR_TAKEN if self._has_chair else Reason.NO_CHAIR, quorate=self._has_chair)
        return replace(taken, chair_required=True)

    def _all_of(self, parts: Sequence[Verdict]) -> Verdict:
        quorate = all(part.quorate for part in parts)
        lead = next((part for part in parts if part.unit is not None), None)
        unmet = [part for part in parts if not part.quorate]
        return self._composed(parts, lead, unmet, Reason.ALL_MET if quorate else Reason.PART_NOT_MET, quorate=quorate)

    def _any_of(self, parts: Sequence[Verdict]) -> Verdict:
        met = [part for part in parts if part.quorate]
        lead = _least_asked(met) if met else min(parts, key=_gap, default=None)
        unmet = [lead] if lead is not None and not met else []
        return self._composed(parts, lead, unmet, Reason.ONE_MET if met else Reason.NONE_MET, quorate=bool(met))

    def _some_of(self, number: int, parts: Sequence[Verdict]) -> Verdict:
        met = sum(part.quorate for part in parts)
        quorate = met >= number
        unmet = [] if quorate else [part for part in parts if not part.quorate]
        found = self._composed(parts, None, unmet, Reason.ALL_MET if quorate else Reason.PART_NOT_MET, quorate=quorate)
        return replace(found, counted=met, needed=number, possible=len(parts))

    def _composed(
        self, parts: Sequence[Verdict], lead: Verdict | None, unmet: Sequence[Verdict], reason: Reason, *, quorate: bool
    ) -> Verdict:
        """The verdict of several parts: it shows the count of one of them, and what all that fail are missing."""
        shown = lead if lead is not None else self._plain(reason, quorate=quorate)
        unsettled = bool(unmet) and all(part.qualified is Qualified.NOT_SETTLED for part in unmet)
        return Verdict(
            quorate=quorate,
            counted=shown.counted,
            needed=shown.needed,
            possible=shown.possible,
            reason=reason,
            represented=shown.represented,
            missing=_together([*(part.missing for part in unmet), shown.missing]),
            chair_required=any(part.chair_required for part in parts),
            chair_present=self._has_chair,
            parts=tuple(parts),
            unit=shown.unit,
            who=shown.who,
            counts_votes=shown.counts_votes,
            missing_seats=_together(part.missing_seats for part in unmet),
            qualified=Qualified.NOT_SETTLED if unsettled else Qualified.PLAINLY,
        )

    def _plain(self, reason: Reason, *, quorate: bool) -> Verdict:
        """A verdict without a count."""
        return Verdict(quorate=quorate, counted=0, needed=0, possible=0, reason=reason, chair_present=self._has_chair)

    def _agencies(self, rule: AtLeast, here: Sequence[SeatNow]) -> tuple[tuple[Id, ...], tuple[Id, ...]]:
        """The agencies that are represented and those that are not, where agencies are counted."""
        if rule.unit is not Unit.AGENCIES:
            return (), ()
        known = tuple(dict.fromkeys(rule.who.agency_ids)) or agencies_of(self._count.among_all(rule.who))
        represented = set(agencies_of(here))
        return tuple(one for one in known if one in represented), tuple(one for one in known if one not in represented)

    def _not_here(self, rule: AtLeast, here: Sequence[SeatNow]) -> tuple[Id, ...]:
        """The filled seats that would add to the count if somebody came for them."""
        counted = {one.seat.id for one in here}
        wanted = self._count.among_all(rule.who, Base.FILLED)
        return tuple(one.seat.id for one in wanted if one.seat.id not in counted)


def _least_asked(met: Sequence[Verdict]) -> Verdict:
    """The first that is met, or whichever of the same count it is met by with fewer ("whichever is the less")."""
    same = (part for part in met if (part.unit, part.who, part.parts) == (met[0].unit, met[0].who, ()))
    return min(same, key=_needed, default=met[0])


def _needed(part: Verdict) -> int:
    return part.needed


def _gap(part: Verdict) -> int:
    return part.needed - part.counted


def _together(groups: Iterable[Sequence[Id]]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(one for group in groups for one in group))
