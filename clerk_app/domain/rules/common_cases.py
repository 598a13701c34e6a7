"""What a quorum rule says of the cases that everybody asks about: all are there, one is not, as few as may be."""

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Base, Number, Unit
from clerk_app.domain.rules.count import Count, capped_as, names_in, weight_of
from clerk_app.domain.rules.judging import find, judge
from clerk_app.domain.rules.margin import COUNTED_ONCE, asked_in, counts_in, ways
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.room import Attendance, Room, SeatNow
from clerk_app.domain.rules.tree import AllOf, AtLeast, AtMost, RuleTree, parts_of
from clerk_app.domain.seats import Seat, SeatRole

MOST_LOOKS = 40_000
"""How often a seat is looked at to find the fewest, so that a large board need not wait for it."""


class CaseCode(StrEnum):
    """A case.

    ALL_BUT_ONE: whoever is away. FEWEST: no fewer than these make it quorate. FEW: so few do, and perhaps fewer would.
    ONE_FEWER: one of those less.
    """

    EVERYBODY = "everybody"
    ALL_BUT_ONE = "all_but_one"
    NO_CHAIR = "no_chair"
    ALL_REMOTE = "all_remote"
    FEWEST = "fewest"
    FEW = "few"
    ONE_FEWER = "one_fewer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case and whether the board is quorate then, with the seats whose holders are there where these are few."""

    code: CaseCode
    quorate: bool
    seat_ids: tuple[Id, ...] = ()


def common_cases(rule: QuorumRule, seats: Sequence[Seat], vacant: Collection[Id] = ()) -> tuple[Case, ...]:
    """The cases in the order in which they are asked about; none for a board on which nobody sits.

    On the `vacant` seats nobody is there in any of them.
    """
    members = tuple(seat for seat in seats if not seat.is_beside)
    board = _Board(rule, members, frozenset(vacant))
    return tuple(board.cases()) if board.people else ()


@dataclass(frozen=True)
class _Board:
    """The seats beside the rule."""

    rule: QuorumRule
    members: tuple[Seat, ...]
    vacant: frozenset[Id]

    @property
    def people(self) -> tuple[Seat, ...]:
        """The seats on which somebody sits."""
        return tuple(seat for seat in self.members if seat.id not in self.vacant)

    def cases(self) -> Iterator[Case]:
        full = self._room(self.people)
        everybody = judge(self.rule, full)
        yield Case(code=CaseCode.EVERYBODY, quorate=everybody.quorate)
        yield Case(code=CaseCode.ALL_BUT_ONE, quorate=everybody.quorate and everybody.spare > 0)
        if everybody.chair_required:
            nobody_presides = tuple(replace(one, presiding=False) for one in full.seats)
            unled = find(self.rule, replace(full, seats=nobody_presides, has_chair=False))
            yield Case(code=CaseCode.NO_CHAIR, quorate=unled.quorate)
        remote = find(self.rule, self._room(self.people, Attendance.REMOTE))
        yield Case(code=CaseCode.ALL_REMOTE, quorate=remote.quorate)
        yield from self._few()

    def _few(self) -> Iterator[Case]:
        fewest, is_sure = self._fewest()
        if not fewest:
            return
        ids = tuple(seat.id for seat in fewest)
        yield Case(code=CaseCode.FEWEST if is_sure else CaseCode.FEW, quorate=True, seat_ids=ids)
        fewer = (tuple(seat for seat in fewest if seat is not gone) for gone in reversed(fewest))
        lost = next((left for left in fewer if not self._is_quorate(left)), None)
        if lost is not None:
            yield Case(code=CaseCode.ONE_FEWER, quorate=False, seat_ids=tuple(seat.id for seat in lost))

    def _fewest(self) -> tuple[tuple[Seat, ...], bool]:
        """As few as make the board quorate, and whether fewer surely do not; of seats alike one kind is tried."""
        enough = self._left_over()
        if not enough and not any(isinstance(part, AtMost) for part in counts_in(self.rule.tree)):
            return (), True
        if enough and len(enough) <= self._no_fewer_than(self.rule.tree):
            return enough, True
        alike: dict[Hashable, list[Seat]] = {}
        for seat in self.people:
            alike.setdefault(self._likeness(seat), []).append(seat)
        kinds = list(alike.values())
        trials = MOST_LOOKS // (len(self.members) * (1 + sum(1 for _ in parts_of(self.rule.tree))))
        for number in range(len(self.people) + 1):
            for taken in ways([len(kind) for kind in kinds], number):
                trials -= 1
                if trials < 0:
                    return enough, False
                here = [seat for kind, count in zip(kinds, taken, strict=True) for seat in kind[:count]]
                if self._is_quorate(here):
                    return tuple(seat for seat in self.members if seat in here), True
        return (), True

    def _left_over(self) -> tuple[Seat, ...]:
        """Who is left once everybody has gone without whom the board is quorate."""
        here = list(self.people)
        if not self._is_quorate(here):
            return ()
        for seat in reversed(self.people):
            left = [one for one in here if one is not seat]
            if self._is_quorate(left):
                here = left
        return tuple(here)

    def _no_fewer_than(self, tree: RuleTree) -> int:
        """So many there must be at the least, since nobody counts for two."""
        match tree:
            case AllOf(rules=rules):
                return max((self._no_fewer_than(part) for part in rules), default=0)
            case AtLeast(unit=Unit.PERSONS | Unit.AGENCIES | Unit.CATEGORIES, amount=amount):
                if not isinstance(amount, Number) and amount.base is Base.PRESENT:
                    return 0
                count = Count(self._room(()), self.rule.counts)
                return count.needed(amount, tree.unit, tree.who, tree.groups) or 0
        return 0

    def _likeness(self, seat: Seat) -> Hashable:
        """What the rule can tell of a seat: of two with the same, either may stand for the other."""
        one, rule = SeatNow(seat=seat), self.rule
        kept_out = filter(None, (rule.counts.never, rule.counts.substitutes_for))
        chosen = (*asked_in(rule.tree), *kept_out, *(cap.who for cap in rule.counts.caps))
        told = tuple(who.includes(seat) for who in chosen)
        parts = (part for part in counts_in(rule.tree) if part.unit in COUNTED_ONCE)
        names = tuple(names_in(one, part.unit, part.groups) for part in parts)
        capped = tuple(capped_as(one, cap) for cap in rule.counts.caps)
        weights = tuple(weight_of(one, part.groups) for part in counts_in(rule.tree) if part.unit is Unit.WEIGHT)
        return told, names, capped, weights, SeatRole.CHAIR in seat.roles

    def _is_quorate(self, here: Sequence[Seat]) -> bool:
        return find(self.rule, self._room(here)).quorate

    def _room(self, here: Sequence[Seat], attendance: Attendance = Attendance.IN_PERSON) -> Room:
        """The room with these there, one of them in the chair: who serves as it, else the first."""
        chair = next((seat.id for seat in here if SeatRole.CHAIR in seat.roles), here[0].id if here else None)
        now = tuple(
            SeatNow(seat=seat, attendance=attendance, presiding=seat.id == chair)
            if seat in here
            else SeatNow(seat=seat, filled=seat.id not in self.vacant)
            for seat in self.members
        )
        return Room(seats=now, has_chair=bool(here), count_called=True)
