"""Rules and rooms as Hypothesis draws them: small enough to be counted by hand, or by trying everything."""

from dataclasses import replace

from hypothesis import strategies as st

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.amount import Amount, Base, BySize, Every, Limit, Number, Rounding, Share, SizeRow, Unit
from clerk_app.domain.rules.proxies import ProxyLimit
from clerk_app.domain.rules.room import Attendance, Room, SeatNow, SitsAs
from clerk_app.domain.rules.selection import EVERYONE, VOTING, SeatGroup, Who
from clerk_app.domain.rules.tree import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    BusinessIs,
    CallIs,
    ChairTaken,
    Circumstance,
    HasWaited,
    HeldAfter,
    HereAs,
    RuleTree,
    SeatsAreFilled,
    SeatsThat,
    ShareIs,
    SizeIs,
    SomeOf,
    Stage,
    StageIs,
    Where,
    parts_of,
)
from clerk_app.domain.seats import Seat, SeatRole

NAMES = tuple(Id(letter) for letter in "abcdefg")
AGENCIES = tuple(Id(name) for name in ("police", "schools", "health"))
CATEGORIES = tuple(Id(name) for name in ("lay", "gp"))
TAGS = ("north", "south")
KINDS = ("hearing", "budget")

NUMBERS = st.builds(Number, number=st.integers(0, 6))
GROUPS = (SeatGroup(name="A", who=Who(tags=("north",))), SeatGroup(name="B", who=Who(agency_ids=AGENCIES[:1])))


def groups() -> st.SearchStrategy[tuple[SeatGroup, ...]]:
    votes = st.none() | st.integers(0, 3)
    return st.tuples(votes, votes).map(
        lambda drawn: tuple(replace(group, votes=count) for group, count in zip(GROUPS, drawn, strict=True))
    )


def some(values: tuple[Id, ...] | tuple[str, ...]) -> st.SearchStrategy[tuple[Id, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(lambda drawn: tuple(map(Id, drawn)))


def whos() -> st.SearchStrategy[Who]:
    drawn = st.builds(
        Who,
        seat_ids=some(NAMES),
        agency_ids=some(AGENCIES),
        category_ids=some(CATEGORIES),
        roles=st.lists(st.sampled_from([SeatRole.CHAIR, SeatRole.VICE_CHAIR]), max_size=1).map(tuple),
        tags=some(TAGS),
        without_tags=some(TAGS),
        voting=st.sampled_from([None, True, False]),
        not_presiding=st.booleans(),
        presiding=st.integers(0, 5).map(lambda drawn: drawn == 0),
    )
    return st.one_of(st.just(EVERYONE), st.just(VOTING), st.builds(Who, tags=some(TAGS)), drawn)


def shares(bases: tuple[Base, ...] = tuple(Base)) -> st.SearchStrategy[Share]:
    def made(pair: tuple[int, int], base: Base, rounding: Rounding, plus: int, floor: int, who: Who | None) -> Share:
        numerator, denominator = min(pair), max(pair)
        return Share(
            numerator=numerator, denominator=denominator, base=base, rounding=rounding, plus=plus, at_least=floor,
            base_who=who,
        )  # fmt: skip

    pairs = st.tuples(st.integers(1, 5), st.integers(1, 5))
    return st.builds(
        made, pairs, st.sampled_from(bases), st.sampled_from(Rounding), st.integers(0, 1), st.integers(1, 3),
        st.one_of(st.none(), whos()),
    )  # fmt: skip


def tables() -> st.SearchStrategy[BySize]:
    rows = st.builds(
        lambda low, wide, needed: SizeRow(smallest=low, largest=None if wide == 5 else low + wide, needed=needed),
        st.integers(0, 6), st.integers(0, 5), st.integers(0, 5),
    )  # fmt: skip
    return st.builds(
        BySize,
        rows=st.lists(rows, min_size=1, max_size=3).map(tuple),
        base=st.sampled_from(Base),
        base_who=st.one_of(st.none(), whos()),
    )


def amounts(bases: tuple[Base, ...] = tuple(Base)) -> st.SearchStrategy[Amount]:
    every = st.builds(Every, base=st.sampled_from(bases), but=st.sampled_from((0, 0, 1)))
    return st.one_of(NUMBERS, shares(bases), every)


def counts(amount: st.SearchStrategy[Amount] | None = None) -> st.SearchStrategy[AtLeast]:
    chosen = amount if amount is not None else st.one_of(amounts(), tables())

    def made(of: Amount, unit: Unit, who: Who, here_as: HereAs, among: tuple[SeatGroup, ...]) -> AtLeast:
        return AtLeast(amount=of, unit=unit, who=who, groups=_fit(among, unit), here_as=here_as)

    ways = st.just(HereAs.ANY) | st.sampled_from(HereAs)
    return st.builds(made, chosen, st.sampled_from(Unit), whos(), ways, groups())


def _fit(among: tuple[SeatGroup, ...], unit: Unit) -> tuple[SeatGroup, ...]:
    """The groups, where groups are counted or seats have a weight by them."""
    return among if unit in (Unit.GROUPS, Unit.WEIGHT) else ()


def trees(leaves: st.SearchStrategy[RuleTree], *, with_circumstances: bool = True) -> st.SearchStrategy[RuleTree]:
    def composed(inner: st.SearchStrategy[RuleTree]) -> st.SearchStrategy[RuleTree]:
        several = st.lists(inner, max_size=3).map(tuple)
        kinds: list[st.SearchStrategy[RuleTree]] = [
            st.builds(AllOf, rules=several),
            st.builds(AnyOf, rules=several),
            st.builds(SomeOf, number=st.integers(0, 3), rules=several),
        ]
        if with_circumstances:
            kinds.append(st.builds(Where, circumstance=circumstances(), then=inner, otherwise=st.none() | inner))
        return st.one_of(kinds)

    return st.recursive(leaves | st.just(ChairTaken()), composed, max_leaves=4)


def circumstances() -> st.SearchStrategy[Circumstance]:
    return st.one_of(
        st.builds(SeatsAreFilled, who=whos(), at_least=st.integers(0, 3)),
        st.builds(
            SizeIs, smallest=st.integers(0, 4), largest=st.none() | st.integers(2, 7), base=st.sampled_from(Base)
        ),
        shares_so(),
        st.builds(BusinessIs, kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=2, unique=True).map(tuple)),
        st.builds(StageIs, stage=st.sampled_from(Stage)),
        st.builds(HasWaited, minutes=st.sampled_from((0, 1, 30))),
        st.builds(CallIs, number=st.integers(1, 3), or_later=st.booleans()),
        st.builds(HeldAfter, earliest=st.integers(0, 9), latest=st.none() | st.integers(0, 30)),
    )


def proxy_limits() -> st.SearchStrategy[tuple[ProxyLimit, ...]]:
    limits = st.builds(
        ProxyLimit,
        amount=amounts() | tables(),
        by_weight=st.booleans(),
        with_own=st.booleans(),
        always=st.integers(0, 2),
        where=st.none() | circumstances(),
    )
    return st.lists(limits, max_size=2).map(tuple)


def shares_so() -> st.SearchStrategy[ShareIs]:
    def made(pair: tuple[int, int], limit: Limit, seats: SeatsThat, base: Base, who: Who) -> ShareIs:
        return ShareIs(
            numerator=min(pair), denominator=max(pair), limit=limit, seats=seats, base=base, who=who
        )  # fmt: skip

    pairs = st.tuples(st.integers(1, 4), st.integers(1, 4))
    return st.builds(
        made, pairs, st.sampled_from(Limit), st.sampled_from(SeatsThat), st.sampled_from(Base), whos()
    )  # fmt: skip


def any_rule() -> st.SearchStrategy[RuleTree]:
    """A rule of any kind at all."""
    at_most = counts().map(lambda one: _at_most(one))
    return trees(st.one_of(counts(), at_most))


def _at_most(one: AtLeast) -> AtMost:
    return AtMost(amount=one.amount, unit=one.unit, who=one.who, groups=one.groups, here_as=one.here_as)


def growing_rule() -> st.SearchStrategy[RuleTree]:
    """A rule that nobody's coming can make fail: no maximum, and no share of those present."""
    fixed = tuple(base for base in Base if base is not Base.PRESENT)
    leaves = counts(st.one_of(NUMBERS, shares(fixed), st.builds(Every, base=st.sampled_from(fixed))))
    return trees(leaves.filter(_keeps_the_chair_in), with_circumstances=False)


def _keeps_the_chair_in(count: AtLeast) -> bool:
    """Who takes the chair would leave such a count."""
    base_who = count.amount.base_who if isinstance(count.amount, Share) else None
    return not any(who.not_presiding or who.presiding for who in (count.who, base_who) if who is not None)


@st.composite
def seats_now(draw: st.DrawFn, name: Id) -> SeatNow:
    seat = Seat(
        id=name,
        board_id=Id("board"),
        category_id=draw(st.sampled_from((None, *CATEGORIES))),
        position=0,
        title=name,
        agency_id=draw(st.sampled_from((None, *AGENCIES))),
        roles=draw(st.sampled_from([(), (SeatRole.CHAIR,), (SeatRole.VICE_CHAIR,)])),
        tags=draw(st.sampled_from([(), TAGS[:1], TAGS[1:], TAGS])),
        voting=draw(st.integers(0, 3)) > 0,
        weight=draw(st.integers(0, 3)),
    )
    return SeatNow(
        seat=seat,
        attendance=draw(st.sampled_from(Attendance)),
        sits_as=draw(st.sampled_from(SitsAs)),
        filled=draw(st.integers(0, 4)) > 0,
        suspended=draw(st.integers(0, 5)) == 0,
        interest=draw(st.sampled_from([None, None, None, *InterestEffect])),
        on_leave=draw(st.integers(0, 5)) == 0,
    )


@st.composite
def rooms(draw: st.DrawFn, most: int = 7) -> Room:
    """A room of a few seats; whoever presides is one of those who are there, or somebody without a seat."""
    names = NAMES[: draw(st.integers(0, most))]
    seats = tuple(draw(seats_now(name)) for name in names)
    chair = draw(st.sampled_from([None, "beside", *(one.seat.id for one in seats if one.is_here)]))
    holding = draw(st.lists(st.sampled_from((None, "stranger", *_holders(seats))), min_size=len(seats)))
    return Room(
        seats=tuple(_presiding(_held(one, by), chair) for one, by in zip(seats, holding, strict=False)),
        has_chair=chair is not None,
        business=draw(st.sampled_from(("", *KINDS))),
        has_started=draw(st.booleans()),
        call=draw(st.integers(1, 3)),
        days_after=draw(st.none() | st.integers(0, 40)),
        waited=draw(st.none() | st.integers(0, 40)),
    )


def _holders(seats: tuple[SeatNow, ...]) -> tuple[Id, ...]:
    """Who may hold a proxy: the members who are there themselves."""
    return tuple(one.seat.id for one in seats if one.is_here and one.sits_as is not SitsAs.PROXY)


def _held(one: SeatNow, by: str | None) -> SeatNow:
    is_held = one.sits_as is SitsAs.PROXY and by is not None
    return replace(one, proxy_with=Id(by)) if is_held and by is not None else one


def _presiding(one: SeatNow, chair: str | None) -> SeatNow:
    return replace(one, presiding=one.seat.id == chair)


@st.composite
def one_point_changed(draw: st.DrawFn, rule: RuleTree) -> RuleTree:
    """The same rule with one part of it, however deep, drawn anew in one field."""
    parts = [part for part in parts_of(rule) if isinstance(part, (AtLeast, AtMost))]
    if not parts:
        return draw(any_rule())
    part = draw(st.sampled_from(parts))
    other = draw(counts())
    field = draw(st.sampled_from(("amount", "unit", "who", "here_as")))
    changed = replace(part, **{field: getattr(other, field)})
    changed = replace(changed, groups=_fit(part.groups or other.groups or GROUPS, changed.unit))
    return _exchanged(rule, part, changed)


def _exchanged(rule: RuleTree, part: RuleTree, by: RuleTree) -> RuleTree:
    if rule == part:
        return by
    match rule:
        case AllOf(rules=rules) | AnyOf(rules=rules) | SomeOf(rules=rules):
            return replace(rule, rules=tuple(_exchanged(one, part, by) for one in rules))
        case Where(then=then, otherwise=otherwise):
            other = _exchanged(otherwise, part, by) if otherwise is not None else None
            return replace(rule, then=_exchanged(then, part, by), otherwise=other)
    return rule
