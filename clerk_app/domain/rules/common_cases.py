"""What a quorum rule says of the cases that everybody asks about: all are there, one is not, as few as may be."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Base, Number, Unit
from clerk_app.domain.rules.count import Count, names_in
from clerk_app.domain.rules.judging import find, judge
from clerk_app.domain.rules.margin import COUNTED_ONCE, asked_in, counts_in, ways
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.room import Attendance, Room, SeatNow
from clerk_app.domain.rules.tree import AllOf, AtLeast, AtMost, RuleTree, parts_of
from clerk_app.domain.rules.verdict import Verdict
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


def common_cases(rule: QuorumRule, seats: Sequence[Seat]) -> tuple[Case, ...]:
    """The cases in the order in which they are asked about; none for a board without seats."""
    members = tuple(seat for seat in seats if not seat.is_beside)
    return tuple(_cases(rule, members)) if members else ()


def room_of(seats: Sequence[Seat], here: Sequence[Seat], attendance: Attendance = Attendance.IN_PERSON) -> Room:
    """The room with the holders of these seats there, one of them in the chair: who serves as it, else the first."""
    chair = next((seat.id for seat in here if SeatRole.CHAIR in seat.roles), here[0].id if here else None)
    now = tuple(
        SeatNow(seat=seat, attendance=attendance, presiding=seat.id == chair) if seat in here else SeatNow(seat=seat)
        for seat in seats
    )
    return Room(seats=now, has_chair=bool(here))


def _cases(rule: QuorumRule, members: Sequence[Seat]) -> Iterator[Case]:
    full = room_of(members, members)
    everybody = judge(rule, full)
    yield Case(code=CaseCode.EVERYBODY, quorate=everybody.quorate)
    yield Case(code=CaseCode.ALL_BUT_ONE, quorate=everybody.quorate and everybody.spare > 0)
    if everybody.chair_required:
        nobody_presides = tuple(replace(one, presiding=False) for one in full.seats)
        unled = find(rule, replace(full, seats=nobody_presides, has_chair=False))
        yield Case(code=CaseCode.NO_CHAIR, quorate=unled.quorate)
    yield Case(code=CaseCode.ALL_REMOTE, quorate=_of(rule, members, members, Attendance.REMOTE).quorate)
    yield from _few(rule, members)


def _few(rule: QuorumRule, members: Sequence[Seat]) -> Iterator[Case]:
    fewest, is_sure = _fewest(rule, members)
    if not fewest:
        return
    ids = tuple(seat.id for seat in fewest)
    yield Case(code=CaseCode.FEWEST if is_sure else CaseCode.FEW, quorate=True, seat_ids=ids)
    fewer = (tuple(seat for seat in fewest if seat is not gone) for gone in reversed(fewest))
    lost = next((left for left in fewer if not _of(rule, members, left).quorate), None)
    if lost is not None:
        yield Case(code=CaseCode.ONE_FEWER, quorate=False, seat_ids=tuple(seat.id for seat in lost))


def _fewest(rule: QuorumRule, members: Sequence[Seat]) -> tuple[tuple[Seat, ...], bool]:
    """As few as make the board quorate, and whether fewer surely do not; of seats alike one kind is tried."""
    enough = _left_over(rule, members)
    if not enough and not _may_be_too_many(rule):
        return (), True
    if enough and len(enough) <= _no_fewer_than(rule.tree, rule, members):
        return enough, True
    alike: dict[Hashable, list[Seat]] = {}
    for seat in members:
        alike.setdefault(_likeness(rule, seat), []).append(seat)
    kinds = list(alike.values())
    trials = MOST_LOOKS // (len(members) * (1 + sum(1 for _ in parts_of(rule.tree))))
    for number in range(len(members) + 1):
        for taken in ways([len(kind) for kind in kinds], number):
            trials -= 1
            if trials < 0:
                return enough, False
            here = [seat for kind, count in zip(kinds, taken, strict=True) for seat in kind[:count]]
            if _of(rule, members, here).quorate:
                return _in_order(members, here), True
    return (), True


def _may_be_too_many(rule: QuorumRule) -> bool:
    return any(isinstance(part, AtMost) for part in counts_in(rule.tree))


def _no_fewer_than(tree: RuleTree, rule: QuorumRule, members: Sequence[Seat]) -> int:
    """So many there must be at the least, since nobody counts for two."""
    match tree:
        case AllOf(rules=rules):
            return max((_no_fewer_than(part, rule, members) for part in rules), default=0)
        case AtLeast(unit=Unit.PERSONS | Unit.AGENCIES | Unit.CATEGORIES, amount=amount):
            if not isinstance(amount, Number) and amount.base is Base.PRESENT:
                return 0
            count = Count(room_of(members, ()), rule.counts)
            return count.needed(amount, tree.unit, tree.who, tree.groups) or 0
    return 0


def _left_over(rule: QuorumRule, members: Sequence[Seat]) -> tuple[Seat, ...]:
    """Who is left once everybody has gone without whom the board is quorate."""
    here = list(members)
    if not _of(rule, members, here).quorate:
        return ()
    for seat in reversed(members):
        left = [one for one in here if one is not seat]
        if _of(rule, members, left).quorate:
            here = left
    return tuple(here)


def _likeness(rule: QuorumRule, seat: Seat) -> Hashable:
    """What the rule can tell of a seat: of two with the same, either may stand for the other."""
    one = SeatNow(seat=seat)
    chosen = (*asked_in(rule.tree), *filter(None, (rule.counts.never, rule.counts.substitutes_for)))
    told = tuple(who.includes(seat) for who in chosen)
    names = tuple(names_in(one, part.unit, part.groups) for part in counts_in(rule.tree) if part.unit in COUNTED_ONCE)
    return told, names, seat.weight, SeatRole.CHAIR in seat.roles


def _of(
    rule: QuorumRule, members: Sequence[Seat], here: Sequence[Seat], attendance: Attendance = Attendance.IN_PERSON
) -> Verdict:
    return find(rule, room_of(members, here, attendance))


def _in_order(members: Sequence[Seat], here: Sequence[Seat]) -> tuple[Seat, ...]:
    return tuple(seat for seat in members if seat in here)
