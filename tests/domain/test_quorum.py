"""The quorum rule's verdict on the room, with its reasons and its distance from the edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.quorum import (
    AgenciesRepresented,
    AllOf,
    ChairPart,
    CountOfSeats,
    FractionOfSeats,
    Reason,
    Room,
    Rounding,
    RuleTree,
    SeatBase,
    SeatedHere,
    agencies_here,
    evaluate,
    seats_needed,
)

FIVE = tuple(Id(name) for name in ("authority", "schools", "health", "police", "public health"))
AGENCIES = AgenciesRepresented(minimum=3, agency_ids=FIVE, chair=ChairPart.REQUIRED)


def seated(name: str, agency: str | None = None, *, voting: bool = True, in_the_chair: bool = False) -> SeatedHere:
    agency_id = Id(agency) if agency is not None else None
    return SeatedHere(seat_id=Id(name), agency_id=agency_id, voting=voting, in_the_chair=in_the_chair)


def room(*here: SeatedHere, voting_seats: int = 10, filled: int | None = None, has_chair: bool = True) -> Room:
    filled_seats = voting_seats if filled is None else filled
    return Room(here=here, voting_seats=voting_seats, filled_voting_seats=filled_seats, has_chair=has_chair)


def agencies(*names: str, has_chair: bool = True) -> Room:
    return room(*(seated(f"seat of {name}", name) for name in names), has_chair=has_chair)


class TestCountOfSeats:
    @pytest.mark.parametrize(("here", "quorate", "spare"), [(0, False, 0), (2, False, 0), (3, True, 0), (5, True, 2)])
    def test_as_many_voting_seats_as_the_rule_says_are_enough(self, here: int, quorate: bool, spare: int) -> None:
        verdict = evaluate(CountOfSeats(minimum=3), room(*(seated(str(n)) for n in range(here))))
        assert (verdict.quorate, verdict.counted, verdict.needed, verdict.spare) == (quorate, here, 3, spare)
        assert verdict.reason is (Reason.ENOUGH_SEATS if quorate else Reason.TOO_FEW_SEATS)

    def test_seats_without_a_vote_do_not_count(self) -> None:
        assert evaluate(CountOfSeats(minimum=1), room(seated("observer", voting=False))).counted == 0

    def test_a_member_and_their_substitute_both_here_are_one_seat(self) -> None:
        assert evaluate(CountOfSeats(minimum=2), room(seated("police"), seated("police"))).counted == 1


class TestFractionOfSeats:
    @pytest.mark.parametrize(
        ("share", "rounding", "seats", "needed"),
        [
            ((1, 2), Rounding.UP, 10, 5),
            ((1, 2), Rounding.UP, 11, 6),
            ((1, 2), Rounding.DOWN, 11, 5),
            ((1, 2), Rounding.MORE_THAN, 10, 6),
            ((1, 2), Rounding.MORE_THAN, 11, 6),
            ((1, 3), Rounding.UP, 10, 4),
            ((2, 3), Rounding.MORE_THAN, 9, 7),
            ((1, 1), Rounding.UP, 7, 7),
            ((1, 4), Rounding.DOWN, 3, 1),
            ((1, 2), Rounding.UP, 0, 1),
        ],
    )
    def test_the_share_becomes_whole_seats_and_never_none(
        self, share: tuple[int, int], rounding: Rounding, seats: int, needed: int
    ) -> None:
        rule = FractionOfSeats(numerator=share[0], denominator=share[1], rounding=rounding)
        assert seats_needed(rule, room(voting_seats=seats)) == needed

    def test_exactly_half_is_half_and_not_more_than_half(self) -> None:
        five_of_ten = room(*(seated(str(n)) for n in range(5)))
        assert evaluate(FractionOfSeats(numerator=1, denominator=2), five_of_ten).quorate
        more = FractionOfSeats(numerator=1, denominator=2, rounding=Rounding.MORE_THAN)
        assert not evaluate(more, five_of_ten).quorate

    def test_the_share_can_be_of_the_filled_seats_alone(self) -> None:
        rule = FractionOfSeats(numerator=1, denominator=2, base=SeatBase.FILLED)
        assert seats_needed(rule, room(voting_seats=10, filled=6)) == 3

    @pytest.mark.parametrize("share", [(1, 0), (0, 2), (3, 2), (-1, 2)])
    def test_a_fraction_that_is_no_share_is_refused(self, share: tuple[int, int]) -> None:
        with pytest.raises(BrokenRule, match="fraction_is_no_share"):
            FractionOfSeats(numerator=share[0], denominator=share[1])


class TestAgenciesRepresented:
    def test_four_of_five_with_the_chair_here(self) -> None:
        verdict = evaluate(AGENCIES, agencies("authority", "schools", "health", "public health"))
        assert (verdict.quorate, verdict.counted, verdict.needed, verdict.possible) == (True, 4, 3, 5)
        assert (verdict.reason, verdict.spare, verdict.critical_agencies) == (Reason.ENOUGH_AGENCIES, 1, ())
        assert (verdict.missing, verdict.chair_required, verdict.chair_present) == (("police",), True, True)

    def test_at_the_edge_each_agency_here_is_critical(self) -> None:
        verdict = evaluate(AGENCIES, agencies("health", "schools", "authority"))
        assert verdict.critical_agencies == ("authority", "schools", "health")
        assert verdict.spare == 0

    def test_two_people_of_one_agency_count_once(self) -> None:
        here = room(seated("leader", "authority"), seated("director", "authority"), seated("head", "schools"))
        assert evaluate(AGENCIES, here).represented == ("authority", "schools")

    def test_an_agency_the_rule_does_not_name_counts_for_nothing(self) -> None:
        assert evaluate(AGENCIES, agencies("voluntary sector", "schools")).counted == 1

    def test_an_agency_named_twice_counts_once(self) -> None:
        rule = AgenciesRepresented(minimum=2, agency_ids=(FIVE[0], FIVE[0], FIVE[1]))
        verdict = evaluate(rule, agencies("authority"))
        assert (verdict.counted, verdict.possible, verdict.quorate) == (1, 2, False)

    def test_too_few_agencies_is_said_before_the_missing_chair(self) -> None:
        assert evaluate(AGENCIES, agencies("authority", has_chair=False)).reason is Reason.TOO_FEW_AGENCIES

    def test_enough_agencies_without_a_chair_are_not_quorate(self) -> None:
        verdict = evaluate(AGENCIES, agencies(*FIVE, has_chair=False))
        assert (verdict.quorate, verdict.reason, verdict.spare, verdict.critical_agencies) == (
            False,
            Reason.NO_CHAIR,
            0,
            (),
        )

    def test_where_the_chair_counts_for_their_agency_none_is_needed(self) -> None:
        rule = AgenciesRepresented(minimum=3, agency_ids=FIVE, chair=ChairPart.COUNTS_FOR_AGENCY)
        assert evaluate(rule, agencies(*FIVE[:3], has_chair=False)).quorate

    def test_where_the_chair_is_ignored_their_agency_needs_somebody_else(self) -> None:
        rule = AgenciesRepresented(minimum=1, agency_ids=FIVE, chair=ChairPart.IGNORED)
        chair = seated("leader", "authority", in_the_chair=True)
        assert not evaluate(rule, room(chair)).quorate
        assert evaluate(rule, room(chair, seated("director", "authority"))).quorate

    def test_agencies_here_leaves_out_seats_without_an_agency(self) -> None:
        assert agencies_here(room(seated("independent chair"))) == frozenset()


class TestAllOf:
    BOTH = AllOf(rules=(AGENCIES, CountOfSeats(minimum=4)))

    def test_all_parts_must_be_met_and_the_failing_one_is_spoken_of(self) -> None:
        verdict = evaluate(self.BOTH, agencies("authority", "schools", "health"))
        assert (verdict.quorate, verdict.reason) == (False, Reason.PART_NOT_MET)
        assert (verdict.counted, verdict.needed, verdict.possible) == (3, 4, 10)
        assert [part.quorate for part in verdict.parts] == [True, False]

    def test_when_all_are_met_the_one_nearest_to_failing_is_spoken_of(self) -> None:
        verdict = evaluate(self.BOTH, agencies(*FIVE))
        assert (verdict.quorate, verdict.reason, verdict.needed, verdict.spare) == (True, Reason.ALL_MET, 4, 1)
        assert verdict.chair_required

    def test_the_agencies_on_which_any_part_hangs_are_named(self) -> None:
        first = AgenciesRepresented(minimum=1, agency_ids=FIVE[:2])
        second = AgenciesRepresented(minimum=1, agency_ids=FIVE[2:])
        verdict = evaluate(AllOf(rules=(first, second)), agencies("schools", "police"))
        assert verdict.critical_agencies == ("schools", "police")

    def test_no_rule_at_all_is_met(self) -> None:
        assert evaluate(AllOf(rules=()), room()).quorate


SHARES = st.tuples(st.integers(1, 5), st.integers(1, 5)).map(lambda pair: (min(pair), max(pair)))
SIMPLE: st.SearchStrategy[RuleTree] = st.one_of(
    st.builds(CountOfSeats, minimum=st.integers(0, 8)),
    st.builds(
        lambda share, rounding, base: FractionOfSeats(
            numerator=share[0], denominator=share[1], rounding=rounding, base=base
        ),
        SHARES,
        st.sampled_from(Rounding),
        st.sampled_from(SeatBase),
    ),
    st.builds(
        AgenciesRepresented,
        minimum=st.integers(0, 5),
        agency_ids=st.lists(st.sampled_from(FIVE), max_size=5).map(tuple),
        chair=st.sampled_from(ChairPart),
    ),
)
RULES: st.SearchStrategy[RuleTree] = st.one_of(
    SIMPLE, st.builds(lambda rules: AllOf(rules=tuple(rules)), st.lists(SIMPLE, max_size=3))
)
SOMEBODY = st.builds(
    SeatedHere,
    seat_id=st.sampled_from([Id(str(n)) for n in range(8)]),
    agency_id=st.sampled_from((*FIVE, None)),
    voting=st.booleans(),
    in_the_chair=st.booleans(),
)


@given(RULES, st.lists(SOMEBODY, max_size=8), SOMEBODY, st.booleans())
def test_one_more_person_in_the_room_never_costs_the_quorum(
    rule: RuleTree, here: list[SeatedHere], newcomer: SeatedHere, has_chair: bool
) -> None:
    before = evaluate(rule, room(*here, voting_seats=8, has_chair=has_chair))
    after = evaluate(rule, room(*here, newcomer, voting_seats=8, has_chair=has_chair or newcomer.in_the_chair))
    assert after.quorate or not before.quorate


@given(SIMPLE, st.lists(SOMEBODY, max_size=8), st.booleans())
def test_a_verdict_agrees_with_its_own_numbers(rule: RuleTree, here: list[SeatedHere], has_chair: bool) -> None:
    verdict = evaluate(rule, room(*here, voting_seats=8, has_chair=has_chair))
    chair_is_missing = verdict.chair_required and not verdict.chair_present
    assert verdict.quorate == (verdict.counted >= verdict.needed and not chair_is_missing)
    assert verdict.spare == (verdict.counted - verdict.needed if verdict.quorate else 0)
    assert not set(verdict.represented) & set(verdict.missing)


@given(RULES, st.lists(SOMEBODY, max_size=8))
def test_losing_an_agency_that_is_critical_loses_the_quorum(rule: RuleTree, here: list[SeatedHere]) -> None:
    for agency in evaluate(rule, room(*here, voting_seats=8)).critical_agencies:
        left = [one for one in here if one.agency_id != agency]
        assert not evaluate(rule, room(*left, voting_seats=8)).quorate
