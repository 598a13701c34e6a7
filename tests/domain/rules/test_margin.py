"""How far a quorum is from being lost, held against trying every departure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Number, Share, Unit
from clerk_app.domain.rules.count import Count, is_counted
from clerk_app.domain.rules.evaluation import evaluate
from clerk_app.domain.rules.margin import Margin, margin_of
from clerk_app.domain.rules.quorum import WhoCounts
from clerk_app.domain.rules.room import Room, SeatNow
from clerk_app.domain.rules.selection import Who
from clerk_app.domain.rules.tree import AllOf, AnyOf, AtLeast, AtMost, ChairTaken, RuleTree
from clerk_app.domain.rules.usual import ChairPart, agencies_represented, voting_members
from tests.domain.rules import drawn
from tests.domain.rules.rooms import agencies, here, members, room, seat

COUNTS = st.builds(
    WhoCounts,
    proxies=st.booleans(),
    proxies_each=st.none() | st.integers(0, 2),
    remote=st.booleans(),
    remote_at_most=st.none() | st.builds(Number, number=st.integers(0, 3)),
    with_interest=st.booleans(),
)


def margin(rule: RuleTree, found: Room, counts: WhoCounts | None = None) -> Margin:
    return margin_of(rule, Count(found, counts or WhoCounts()))


class TestByHand:
    @pytest.mark.parametrize(("number", "spare"), [(3, 0), (4, 1), (9, 6)])
    def test_members_more_than_are_needed_are_to_spare(self, number: int, spare: int) -> None:
        assert margin(voting_members(3), members(number, 10)).spare == spare

    def test_at_the_edge_everybody_is_critical(self) -> None:
        assert margin(voting_members(2), members(2, 10)).critical_seats == ("member 0", "member 1")
        assert margin(voting_members(2), members(3, 10)).critical_seats == ()

    def test_agencies_are_what_leaves_where_agencies_count(self) -> None:
        rule = agencies_represented(2, tuple(map(Id, "xyz")))
        crowd = room(here("a", "x"), here("b", "x"), here("c", "y"), here("d", "z"))
        assert margin(rule, crowd).spare == 1
        pair = room(here("a", "x"), here("b", "x"), here("c", "y"))
        found = margin(rule, pair)
        assert (found.spare, found.critical_agencies, found.critical_seats) == (0, ("x", "y"), ("c",))

    def test_the_only_one_of_a_kind_is_critical_among_many(self) -> None:
        rule = AllOf(rules=(voting_members(3), AtLeast(amount=Number(number=1), who=Who(tags=("nurse",)))))
        found = margin(rule, room(here(seat("nurse", tags=("nurse",))), *(here(f"m{n}") for n in range(6))))
        assert (found.spare, found.critical_seats) == (0, ("nurse",))

    def test_who_presides_is_critical_where_somebody_must_yet_the_number_is_not_at_its_edge(self) -> None:
        rule = agencies_represented(1, tuple(map(Id, "xyz")), ChairPart.REQUIRED)
        found = margin(rule, room(here("a", "x", presiding=True), here("b", "y"), here("c", "z")))
        assert (found.spare, found.critical_seats, found.critical_agencies) == (2, ("a",), ("x",))

    def test_the_heaviest_leave_first(self) -> None:
        rule = AtLeast(amount=Share(numerator=1, denominator=2), unit=Unit.WEIGHT)
        weights = [here(seat(f"w{weight}", weight=weight)) for weight in (5, 3, 2, 1, 1)]
        found = margin(rule, room(*weights))
        assert (found.spare, found.critical_seats) == (1, ())

    def test_rules_that_stand_in_for_one_another(self) -> None:
        """Either five members, or two with a nurse: the nurse and two others may go before neither holds."""
        nurse = AtLeast(amount=Number(number=1), who=Who(tags=("nurse",)))
        rule = AnyOf(rules=(voting_members(5), AllOf(rules=(voting_members(2), nurse))))
        found = margin(rule, room(here(seat("nurse", tags=("nurse",))), *(here(f"m{n}") for n in range(6))))
        assert (found.spare, found.is_exact, found.critical_seats) == (2, True, ())

    def test_a_departure_may_make_another_part_hold(self) -> None:
        """No more than one, or somebody in the chair: once the Chair of two has gone there is one."""
        rule = AnyOf(rules=(AtMost(amount=Number(number=1)), ChairTaken()))
        assert margin(rule, room(here("chair", presiding=True), here("other"))).critical_seats == ()

    def test_a_rule_without_a_number_is_lost_by_nobody(self) -> None:
        assert margin(AllOf(rules=()), members(3, 5)).spare == 3
        assert margin(ChairTaken(), agencies("x")).critical_seats == ()


def gone(found: Room, leaving: Iterable[SeatNow], *, chair_stays: bool) -> Room:
    left = found.without({one.seat.id for one in leaving})
    return replace(left, has_chair=found.has_chair) if chair_stays else left


def leavers(found: Room, counts: WhoCounts, *, by_agency: bool) -> list[tuple[SeatNow, ...]]:
    can = [one for one in found.seats if is_counted(one, counts, found.business) or (one.is_here and one.presiding)]
    if not by_agency:
        return list(people(can))
    names = dict.fromkeys(one.seat.agency_id for one in can if one.seat.agency_id is not None)
    return [with_proxies([one for one in can if one.seat.agency_id == name], can) for name in names]


def people(can: Sequence[SeatNow]) -> Iterator[tuple[SeatNow, ...]]:
    """Everybody, with those whose proxies go along; of a holder without a seat that counts these go together."""
    here = {one.seat.id for one in can}
    met: set[Id] = set()
    for one in can:
        holder = one.proxy_with
        if holder is None:
            yield with_proxies([one], can)
        elif holder not in here and holder not in met:
            met.add(holder)
            yield tuple(other for other in can if other.proxy_with == holder)


def with_proxies(leaving: list[SeatNow], can: Sequence[SeatNow]) -> tuple[SeatNow, ...]:
    names = {one.seat.id for one in leaving}
    return (*leaving, *(one for one in can if one.proxy_with in names and one.seat.id not in names))


def by_trying(rule: RuleTree, found: Room, counts: WhoCounts, choices: Sequence[tuple[SeatNow, ...]]) -> int:
    """How many may leave, whichever they are, by letting every set of them leave."""
    for number in range(1, len(choices) + 1):
        for chosen in combinations(choices, number):
            left = gone(found, (one for leaver in chosen for one in leaver), chair_stays=True)
            if not evaluate(rule, left, counts).quorate:
                return number - 1
    return len(choices)


@given(drawn.any_rule(), drawn.rooms(), COUNTS)
def test_what_can_be_spared_is_found_by_trying_every_departure_too(
    rule: RuleTree, found: Room, counts: WhoCounts
) -> None:
    verdict = evaluate(rule, found, counts)
    assume(verdict.quorate)
    worked_out = margin(rule, found, counts)
    assert worked_out.is_exact, "a room of seven is small enough"
    choices = leavers(found, counts, by_agency=verdict.unit is Unit.AGENCIES)
    assert worked_out.spare == by_trying(rule, found, counts, choices)


@given(drawn.any_rule(), drawn.rooms(), COUNTS)
def test_those_are_critical_whose_going_alone_loses_it(rule: RuleTree, found: Room, counts: WhoCounts) -> None:
    assume(evaluate(rule, found, counts).quorate)
    worked_out = margin(rule, found, counts)

    def losing(choices: Sequence[tuple[SeatNow, ...]]) -> list[SeatNow]:
        return [
            leaver[0]
            for leaver in choices
            if not evaluate(rule, gone(found, leaver, chair_stays=False), counts).quorate
        ]

    seats = losing(leavers(found, counts, by_agency=False))
    assert worked_out.critical_seats == tuple(one.seat.id for one in seats)
    names = losing(leavers(found, counts, by_agency=True))
    assert worked_out.critical_agencies == tuple(one.seat.agency_id for one in names)


def test_a_board_of_two_hundred_is_told_at_least_how_many() -> None:
    """Each of its own agency and weight, with parts that stand in for one another: too many departures to try."""
    people = [here(seat(f"m{n}", f"a{n}", weight=n + 1, tags=("x",) * (n % 2))) for n in range(200)]
    half = AtLeast(amount=Share(numerator=1, denominator=2), unit=Unit.WEIGHT)
    rule = AnyOf(rules=(half, AtLeast(amount=Number(number=100), unit=Unit.AGENCIES)))
    found = margin(rule, room(*people))
    assert not found.is_exact
    assert found.spare >= 1
