"""What makes no sense in a rule, as codes and values with their place: said to whoever writes it, never an obstacle."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Amount, Base, BySize, Every, Share, SizeRow, Unit
from clerk_app.domain.rules.count import Count
from clerk_app.domain.rules.evaluation import Evaluation
from clerk_app.domain.rules.proxies import ProxyLimit
from clerk_app.domain.rules.quorum import Follows, QuorumRule, WhoCounts
from clerk_app.domain.rules.reshaping import Path, inside
from clerk_app.domain.rules.room import Attendance, Room, SeatNow
from clerk_app.domain.rules.selection import EVERYONE, SeatGroup, Who, selections_in
from clerk_app.domain.rules.tree import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    BusinessIs,
    Circumstance,
    HeldAfter,
    HereAs,
    RuleTree,
    SeatsAreFilled,
    ShareIs,
    SizeIs,
    SomeOf,
    Where,
    parts_of,
)
from clerk_app.domain.rules.voting import (
    AyesAtLeast,
    OnlyWhere,
    OrElse,
    Question,
    ShareFor,
    ShareGiven,
    VotingRule,
)
from clerk_app.domain.seats import Seat

_AS_THE_FULLEST = (HereAs.ANY, HereAs.IN_PERSON, HereAs.AS_MEMBER)
"""How everybody is there in the fullest room."""

_MOST_KINDS_TRIED = 8
"""Of so many kinds of business a rule is tried with everybody there; boards know a handful."""


_MOST_CALLS_TRIED = 3


class FlawCode(StrEnum):
    """What is wrong; `values` of a flaw fill the places of its sentence.

    NEVER_MET: more are needed than there are seats. ALWAYS_MET: nobody is asked for. CONTRADICTS: at least more than at
    most. NEVER_QUORATE: not even with everybody there. AGENCY_GONE: no seat of the board speaks for it. NOBODY: no seat
    of the board is meant. EMPTY: a list that nothing is in. SIZE_NOT_SETTLED: a table has no row for the board as it
    is. ROW_UPSIDE_DOWN, ROW_HIDDEN: a row fits no size; an earlier one has all its sizes. MEET_TAKES_MORE: to meet
    takes more than to decide. NAME_TWICE, NAME_MISSING: two questions cannot be told apart. OVER_ONE, NO_SHARE: a
    fraction that is no share of anything.
    """

    NEVER_MET = "never_met"
    ALWAYS_MET = "always_met"
    CONTRADICTS = "contradicts"
    NEVER_QUORATE = "never_quorate"
    AGENCY_GONE = "agency_gone"
    CATEGORY_GONE = "category_gone"
    SEAT_GONE = "seat_gone"
    NOBODY = "nobody"
    EMPTY = "empty"
    SIZE_NOT_SETTLED = "size_not_settled"
    ROW_UPSIDE_DOWN = "row_upside_down"
    ROW_HIDDEN = "row_hidden"
    MEET_TAKES_MORE = "meet_takes_more"
    NAME_TWICE = "name_twice"
    NAME_MISSING = "name_missing"
    OVER_ONE = "over_one"
    NO_SHARE = "no_share"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that makes no sense, where it stands in the rule, and the values of its sentence."""

    code: FlawCode
    at: Path
    values: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What a rule of the board may name: its seats, with the agencies that these speak for, and its categories."""

    seats: tuple[Seat, ...]
    category_ids: AbstractSet[Id]


def flaws_of_quorum(rule: QuorumRule, board: Composition) -> tuple[Flaw, ...]:
    """What makes no sense in a quorum rule, in its order; nothing that depends on seats for a board without any."""
    return tuple(dict.fromkeys(_Quorum(rule, board).flaws()))


def flaws_of_voting(rule: VotingRule, board: Composition) -> tuple[Flaw, ...]:
    """What makes no sense in a voting rule, in its order."""
    return tuple(dict.fromkeys(_voting_flaws(rule, _Seats(board))))


def flaw_of_share(numerator: int, denominator: int) -> FlawCode | None:
    """What is wrong with a fraction that is to be a share; None where it is one."""
    if numerator <= 0 or denominator <= 0:
        return FlawCode.NO_SHARE
    return FlawCode.OVER_ONE if numerator > denominator else None


def _flaw(code: FlawCode, at: Path, **values: str | int) -> Flaw:
    return Flaw(code, at, _Values(values))


class _Values(dict[str, str | int]):
    """Values that can be compared and hashed with their flaw."""

    def __hash__(self) -> int:  # type: ignore[override]  # nobody changes them
        return hash(tuple(self.items()))


class _Seats:
    """The seats of the board, as far as rules name them."""

    def __init__(self, board: Composition) -> None:
        self._board = board
        self.seats = board.seats
        self._seat_ids = {seat.id for seat in board.seats}
        self._agency_ids = {seat.agency_id for seat in board.seats}

    def flaws(self, who: Who | None, at: Path) -> Iterator[Flaw]:
        """What is gone that it names, and whether it means anybody."""
        if who is None:
            return
        board = self._board
        known = self._agency_ids
        gone = [
            *(_flaw(FlawCode.AGENCY_GONE, at, id=one) for one in who.agency_ids if one not in known),
            *(_flaw(FlawCode.CATEGORY_GONE, at, id=one) for one in who.category_ids if one not in board.category_ids),
            *(_flaw(FlawCode.SEAT_GONE, at, id=one) for one in who.seat_ids if one not in self._seat_ids),
        ]
        yield from gone
        if not gone and self.seats and not any(who.includes(seat, presiding=who.presiding) for seat in self.seats):
            yield _flaw(FlawCode.NOBODY, at)


class _Quorum:
    """One rule beside the fullest room that there can be: every seat filled, and everybody there in person."""

    def __init__(self, rule: QuorumRule, board: Composition) -> None:
        self._rule = rule
        self._seats = _Seats(board)
        self._full = Count(_full_room(board.seats), rule.counts)

    def flaws(self) -> Iterator[Flaw]:
        rule = self._rule
        of_tree = list(self._tree(rule.tree, ("tree",)))
        yield from of_tree
        if not any(flaw.at == ("tree",) for flaw in of_tree):
            yield from self._whole()
        if rule.to_meet is not None:
            yield from self._tree(rule.to_meet, ("to_meet",))
            yield from self._meeting(rule.to_meet)
        yield from self._counts(rule.counts)
        for name, several in (("if_inquorate", rule.if_inquorate), ("if_no_chair", rule.if_no_chair)):
            for place, follows in enumerate(several):
                yield from self._follows(follows, (name, place))

    def _tree(self, tree: RuleTree, at: Path, *, can_hold: bool = True) -> Iterator[Flaw]:
        """What makes no sense in a part; where it `can_hold` on no board of this size, its number is of another one."""
        match tree:
            case AtLeast() if can_hold:
                yield from self._count(tree, at)
            case AtLeast():
                yield from self._named(tree, at)
            case AtMost():
                yield from self._named(tree, at)
            case AllOf(rules=rules):
                yield from self._contradictions(rules, at)
            case SomeOf(number=number, rules=rules) if number > len(rules) > 0:
                yield _flaw(FlawCode.NEVER_MET, at, needed=number, possible=len(rules))
            case SomeOf(number=0):
                yield _flaw(FlawCode.ALWAYS_MET, at)
            case Where(circumstance=circumstance):
                yield from _circumstance_flaws(circumstance, self._seats, at)
        if isinstance(tree, AllOf | AnyOf | SomeOf) and not tree.rules:
            yield _flaw(FlawCode.EMPTY, at)
        for way, part in inside(tree):
            yield from self._tree(part, (*at, *way), can_hold=can_hold and self._can_hold(tree, way))

    def _can_hold(self, tree: RuleTree, way: Path) -> bool:
        """Whether that part of the rule is asked for at some size that the board can have."""
        if not isinstance(tree, Where) or not isinstance(tree.circumstance, SizeIs):
            return True
        asked = tree.circumstance
        most = self._full.size(Base.ALL, Unit.PERSONS, asked.who)
        if way == ("then",):
            return asked.smallest <= most
        return asked.smallest > 0 or (asked.largest is not None and asked.largest < most)

    def _count(self, rule: AtLeast, at: Path) -> Iterator[Flaw]:
        named = list(self._named(rule, at))
        yield from named
        if not self._seats.seats:
            return
        needed = self._full.needed(rule.amount, rule.unit, rule.who, rule.groups)
        possible = self._possible(rule)
        if needed is None:
            size = self._size(rule.amount, rule.who)
            yield _flaw(FlawCode.SIZE_NOT_SETTLED, at, size=size)
        elif needed <= 0:
            yield _flaw(FlawCode.ALWAYS_MET, at)
        elif needed > possible and rule.here_as in _AS_THE_FULLEST and not any(flaw.at == at for flaw in named):
            yield _flaw(FlawCode.NEVER_MET, at, needed=needed, possible=possible)

    def _possible(self, rule: AtLeast) -> int:
        """How many there are at the most with everybody there."""
        full = self._full
        if rule.who.presiding:
            full = Count(_full_room(self._seats.seats, in_the_chair=(rule.who,)), self._rule.counts)
        return Evaluation(full).verdict(rule).counted

    def _size(self, amount: Amount, who: Who) -> int:
        other = amount.base_who if isinstance(amount, Share | BySize) else None
        base = amount.base if isinstance(amount, Share | BySize | Every) else Base.ALL
        return self._full.size(base, Unit.PERSONS, other or who)

    def _named(self, rule: AtLeast | AtMost, at: Path) -> Iterator[Flaw]:
        yield from self._seats.flaws(rule.who, at)
        yield from self._amount(rule.amount, at)
        yield from _group_flaws(self._seats, rule.groups, rule.unit, at)

    def _amount(self, amount: Amount, at: Path) -> Iterator[Flaw]:
        yield from _amount_flaws(amount, self._seats, at)

    def _contradictions(self, rules: Sequence[RuleTree], at: Path) -> Iterator[Flaw]:
        """Parts of one rule that can never hold together: at least so many, and at most fewer, of the same."""
        most = [(one, self._full.most(one.amount, one.unit, one.who, one.groups)) for one in _of(rules, AtMost)]
        for one in _of(rules, AtLeast):
            least = self._full.needed(one.amount, one.unit, one.who, one.groups)
            for other, limit in most:
                is_same = _what(one) == _what(other)
                if is_same and least is not None and limit is not None and least > limit:
                    yield _flaw(FlawCode.CONTRADICTS, at, least=least, most=limit)

    def _whole(self) -> Iterator[Flaw]:
        """Whether it can be met at all, where nobody's coming can make it fail."""
        parts = tuple(parts_of(self._rule.tree))
        if not self._seats.seats or any(isinstance(part, AtMost) or _is_unlike_the_fullest(part) for part in parts):
            return
        led_by = tuple(who for who in selections_in(self._rule.tree) if who.presiding)
        kinds = [kind for part in parts if isinstance(part, Where) for kind in _kinds(part)]
        for kind in ("", *dict.fromkeys(kinds[:_MOST_KINDS_TRIED])):
            for call in range(1, _MOST_CALLS_TRIED + 1):
                room = _full_room(self._seats.seats, kind, call=call, in_the_chair=led_by)
                if Evaluation(Count(room, self._rule.counts)).verdict(self._rule.tree).quorate:
                    return
        yield _flaw(FlawCode.NEVER_QUORATE, ())

    def _meeting(self, to_meet: RuleTree) -> Iterator[Flaw]:
        verdicts = [Evaluation(self._full).verdict(tree) for tree in (to_meet, self._rule.tree)]
        meet, decide = verdicts
        if meet.unit is decide.unit and meet.who == decide.who and meet.needed > decide.needed:
            yield _flaw(FlawCode.MEET_TAKES_MORE, ("to_meet",), meet=meet.needed, decide=decide.needed)

    def _counts(self, counts: WhoCounts) -> Iterator[Flaw]:
        yield from self._seats.flaws(counts.substitutes_for, ("counts", "substitutes"))
        yield from self._seats.flaws(counts.never, ("counts", "never"))
        if counts.remote_at_most is not None:
            yield from self._amount(counts.remote_at_most, ("counts", "remote"))
        if counts.interest_where is not None:
            yield from _circumstance_flaws(counts.interest_where, self._seats, ("counts", "interest"))
        for place, cap in enumerate(counts.caps):
            at: Path = ("counts", "caps", place)
            yield from self._seats.flaws(cap.who if cap.who != EVERYONE else None, at)
            yield from self._amount(cap.amount, at)
        yield from _proxy_limit_flaws(counts.proxy_limits, self._seats, ("counts",))

    def _follows(self, follows: Follows, at: Path) -> Iterator[Flaw]:
        yield from self._seats.flaws(follows.who, at)
        if follows.where is not None:
            yield from _circumstance_flaws(follows.where, self._seats, (*at, "where"))
        if follows.only_if is not None:
            yield from self._tree(follows.only_if, (*at, "only_if"))


def _is_unlike_the_fullest(part: RuleTree) -> bool:
    return isinstance(part, AtLeast) and part.here_as not in _AS_THE_FULLEST


def _what(rule: AtLeast | AtMost) -> tuple[Unit, Who, tuple[SeatGroup, ...], HereAs]:
    return rule.unit, rule.who, rule.groups, rule.here_as


def _full_room(seats: Sequence[Seat], business: str = "", *, call: int = 1, in_the_chair: Sequence[Who] = ()) -> Room:
    """Everybody there in person, and in the chair somebody of whom all of these speak, or the first of them."""
    members = [seat for seat in seats if not seat.is_beside]
    fit = (seat.id for seat in members if all(who.includes(seat, presiding=True) for who in in_the_chair))
    some = (seat.id for seat in members if any(who.includes(seat, presiding=True) for who in in_the_chair))
    chair = next(fit, next(some, None)) if in_the_chair else None
    present = tuple(SeatNow(seat=seat, attendance=Attendance.IN_PERSON, presiding=seat.id == chair) for seat in members)
    return Room(seats=present, has_chair=True, business=business, call=call)


def _of(rules: Sequence[RuleTree], kind: type) -> Iterator[AtLeast | AtMost]:
    return (rule for rule in rules if isinstance(rule, (AtLeast, AtMost)) and isinstance(rule, kind))


def _circumstance_flaws(circumstance: Circumstance, seats: _Seats, at: Path) -> Iterator[Flaw]:
    if isinstance(circumstance, SeatsAreFilled | SizeIs | ShareIs):
        yield from seats.flaws(circumstance.who, at)
    if isinstance(circumstance, SizeIs):
        yield from _upside_down(circumstance.smallest, circumstance.largest, at)
    if isinstance(circumstance, HeldAfter):
        yield from _upside_down(circumstance.earliest, circumstance.latest, at)
    if isinstance(circumstance, BusinessIs) and not circumstance.kinds:
        yield _flaw(FlawCode.EMPTY, at)


def _kinds(part: Where) -> tuple[str, ...]:
    return part.circumstance.kinds if isinstance(part.circumstance, BusinessIs) else ()


def _table(rows: Sequence[SizeRow], at: Path) -> Iterator[Flaw]:
    if not rows:
        yield _flaw(FlawCode.EMPTY, at)
    for place, row in enumerate(rows):
        here = (*at, "amount", "rows", place)
        yield from _upside_down(row.smallest, row.largest, here)
        if any(_holds(other, row) for other in rows[:place]):
            yield _flaw(FlawCode.ROW_HIDDEN, here)


def _amount_flaws(amount: Amount, seats: _Seats, at: Path) -> Iterator[Flaw]:
    if isinstance(amount, Share | BySize):
        yield from seats.flaws(amount.base_who, at)
    if isinstance(amount, BySize):
        yield from _table(amount.rows, at)


def _proxy_limit_flaws(limits: Sequence[ProxyLimit], seats: _Seats, at: Path) -> Iterator[Flaw]:
    for place, limit in enumerate(limits):
        here: Path = (*at, "proxy_limits", place)
        yield from _amount_flaws(limit.amount, seats, here)
        if limit.where is not None:
            yield from _circumstance_flaws(limit.where, seats, (*here, "where"))


def _upside_down(smallest: int, largest: int | None, at: Path) -> Iterator[Flaw]:
    if largest is not None and largest < smallest:
        yield _flaw(FlawCode.ROW_UPSIDE_DOWN, at, smallest=smallest, largest=largest)


def _holds(wide: SizeRow, row: SizeRow) -> bool:
    reaches = wide.largest is None or (row.largest is not None and row.largest <= wide.largest)
    return wide.smallest <= row.smallest and reaches and (row.largest is None or row.largest >= row.smallest)


def _group_flaws(seats: _Seats, groups: Sequence[SeatGroup], unit: Unit, at: Path) -> Iterator[Flaw]:
    """What makes no sense in groups that are counted, or that seats have their weight by."""
    if unit not in (Unit.GROUPS, Unit.WEIGHT):
        return
    if unit is Unit.GROUPS and not groups:
        yield _flaw(FlawCode.EMPTY, at)
    yield from _named_groups(seats, groups, (*at, "groups"))


def _named_groups(seats: _Seats, groups: Sequence[SeatGroup], at: Path) -> Iterator[Flaw]:
    for place, group in enumerate(groups):
        here = (*at, place)
        if any(other.name == group.name for other in groups[:place]):
            yield _flaw(FlawCode.NAME_TWICE, here, name=group.name)
        yield from seats.flaws(group.who, here)


def _voting_flaws(rule: VotingRule, seats: _Seats) -> Iterator[Flaw]:
    for place, question in enumerate(rule.questions):
        at: Path = ("questions", place)
        if place and not question.name:
            yield _flaw(FlawCode.NAME_MISSING, at)
        elif any(other.name == question.name for other in rule.questions[:place]):
            yield _flaw(FlawCode.NAME_TWICE, at, name=question.name)
        yield from _question_flaws(question, seats, at)


def _question_flaws(question: Question, seats: _Seats, at: Path) -> Iterator[Flaw]:
    if not question.needs:
        yield _flaw(FlawCode.EMPTY, (*at, "needs"))
    yield from seats.flaws(question.eligible, (*at, "eligible"))
    yield from seats.flaws(question.tie_breaker, (*at, "tie"))
    if question.interest_where is not None:
        yield from _circumstance_flaws(question.interest_where, seats, (*at, "may"))
    yield from _group_flaws(seats, question.groups, question.unit, at)
    yield from _proxy_limit_flaws(question.proxy_limits, seats, at)
    if question.weight_cap is not None and question.weight_cap.amount is not None:
        yield from _amount_flaws(question.weight_cap.amount, seats, (*at, "weight_cap"))
    for number, limb in enumerate(question.limbs):
        if not limb.strip():
            yield _flaw(FlawCode.EMPTY, (*at, "limbs", number))
    for number, need in enumerate(question.needs):
        here = (*at, "needs", number)
        if isinstance(need, OrElse):
            continue
        if isinstance(need, OnlyWhere):
            yield from _circumstance_flaws(need.circumstance, seats, here)
            continue
        yield from seats.flaws(need.within if need.within != EVERYONE else None, here)
        if isinstance(need, ShareFor | ShareGiven):
            yield from _named_groups(seats, need.weights, (*here, "weights"))
        if isinstance(need, AyesAtLeast):
            yield from _too_many_ayes(need, question, seats, here)


def _too_many_ayes(need: AyesAtLeast, question: Question, seats: _Seats, at: Path) -> Iterator[Flaw]:
    if need.number <= 0:
        yield _flaw(FlawCode.ALWAYS_MET, at)
    may = [SeatNow(seat=one) for one in seats.seats if one.has_vote and question.eligible.includes(one)]
    room = Room(seats=tuple(may))
    possible = Count(room, WhoCounts()).size(Base.ALL, question.unit, need.within, question.groups)
    if seats.seats and need.number > possible:
        yield _flaw(FlawCode.NEVER_MET, at, needed=need.number, possible=possible)
