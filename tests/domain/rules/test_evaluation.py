"""What a rule says of a room: counts, shares, tables, composed parts, and the circumstances in which each holds."""

import pytest
from hypothesis import given

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.amount import Base, BySize, Every, Number, Rounding, Share, SizeRow, Unit
from clerk_app.domain.rules.count import Among
from clerk_app.domain.rules.evaluation import evaluate, is_met
from clerk_app.domain.rules.quorum import Substitutes, WhoCounts
from clerk_app.domain.rules.room import Room, SitsAs
from clerk_app.domain.rules.selection import EVERYONE, VOTING, SeatGroup, Who
from clerk_app.domain.rules.tree import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    BusinessIs,
    ChairTaken,
    RuleTree,
    SeatsAreFilled,
    SizeIs,
    SomeOf,
    Stage,
    StageIs,
    Where,
)
from clerk_app.domain.rules.usual import ChairPart, agencies_represented, share_of_voting_members, voting_members
from clerk_app.domain.rules.verdict import Qualified, Reason
from clerk_app.domain.seats import SeatRole
from tests.domain.rules import drawn, drawn_whole
from tests.domain.rules.rooms import agencies, away, here, members, room, seat

FIVE = tuple(Id(name) for name in ("authority", "schools", "health", "police", "public health"))
AGENCIES = agencies_represented(3, FIVE, ChairPart.REQUIRED)


class TestNumbers:
    @pytest.mark.parametrize(("number", "quorate"), [(0, False), (2, False), (3, True), (5, True)])
    def test_as_many_voting_members_as_the_rule_says_are_enough(self, number: int, quorate: bool) -> None:
        verdict = evaluate(voting_members(3), members(number, 10))
        assert (verdict.quorate, verdict.counted, verdict.needed, verdict.possible) == (quorate, number, 3, 10)
        assert verdict.reason is (Reason.ENOUGH_SEATS if quorate else Reason.TOO_FEW_SEATS)

    def test_members_without_a_vote_do_not_count_where_votes_are_asked_for(self) -> None:
        assert evaluate(voting_members(1), room(here("adviser", voting=False))).counted == 0
        assert evaluate(AtLeast(amount=Number(number=1)), room(here("adviser", voting=False))).quorate

    def test_who_would_add_to_the_count_is_told(self) -> None:
        rule = AtLeast(amount=Number(number=1), who=Who(tags=("nurse",)))
        verdict = evaluate(rule, room(here("doctor"), away(seat("nurse", tags=("nurse",))), away("porter")))
        assert (verdict.quorate, verdict.missing_seats) == (False, ("nurse",))

    @pytest.mark.parametrize(
        ("who", "counted"),
        [
            (EVERYONE, 3),
            (Who(seat_ids=(Id("a"), Id("b"))), 2),
            (Who(agency_ids=(Id("police"),)), 1),
            (Who(category_ids=(Id("lay"),)), 1),
            (Who(roles=(SeatRole.VICE_CHAIR,)), 1),
            (Who(tags=("north", "south")), 2),
            (Who(without_tags=("north",)), 2),
            (Who(voting=False), 1),
            (Who(not_presiding=True), 2),
            (Who(tags=("north",), voting=False), 0),
        ],
    )  # fmt: skip
    def test_whom_a_rule_counts(self, who: Who, counted: int) -> None:
        found = room(
            here(seat("a", "police", tags=("north",)), presiding=True),
            here(seat("b", tags=("south",), category="lay")),
            here(seat("c", voting=False, roles=(SeatRole.VICE_CHAIR,))),
        )
        assert evaluate(AtLeast(amount=Number(number=1), who=who), found).counted == counted


class TestShares:
    @pytest.mark.parametrize(
        ("share", "rounding", "seats", "needed"),
        [
            ((1, 3), Rounding.UP, 10, 4),
            ((1, 3), Rounding.UP, 9, 3),
            ((1, 3), Rounding.DOWN, 10, 3),
            ((1, 2), Rounding.UP, 5, 3),
            ((1, 2), Rounding.MORE_THAN, 10, 6),
            ((1, 2), Rounding.MORE_THAN, 11, 6),
            ((2, 3), Rounding.UP, 7, 5),
            ((1, 1), Rounding.UP, 7, 7),
            ((1, 3), Rounding.DOWN, 2, 1),
        ],
    )
    def test_a_share_is_rounded_as_the_rule_says(
        self, share: tuple[int, int], rounding: Rounding, seats: int, needed: int
    ) -> None:
        assert evaluate(share_of_voting_members(*share, rounding), members(0, seats)).needed == needed

    @pytest.mark.parametrize("size", range(1, 201))
    def test_rounding_at_every_size(self, size: int) -> None:
        """By multiplication alone: what is needed is the least whole number with the property that each word names."""
        for numerator, denominator in ((1, 2), (1, 3), (2, 3), (2, 5), (3, 4), (4, 5)):
            up, down, more = (
                Share(numerator=numerator, denominator=denominator, rounding=rounding, at_least=1).of(size)
                for rounding in (Rounding.UP, Rounding.DOWN, Rounding.MORE_THAN)
            )
            assert up * denominator >= size * numerator > (up - 1) * denominator
            assert more * denominator > size * numerator >= (more - 1) * denominator
            assert down == 1 or down * denominator <= size * numerator < (down + 1) * denominator

    def test_plus_and_floor(self) -> None:
        assert Share(numerator=1, denominator=2, plus=1).of(10) == 6
        assert Share(numerator=1, denominator=3, at_least=3).of(6) == 3
        assert Share(numerator=1, denominator=3, at_least=3).of(13) == 5

    @pytest.mark.parametrize(
        ("base", "needed"),
        [(Base.ALL, 9), (Base.FILLED, 7), (Base.FILLED_NOT_SUSPENDED, 6), (Base.ELIGIBLE, 5), (Base.PRESENT, 4)],
    )
    def test_what_a_share_is_of(self, base: Base, needed: int) -> None:
        found = room(
            here("a"), here("b"), here("c"), here("d", interest=InterestEffect.STAYS), away("e", suspended=True),
            away("vacant", filled=False), away("vacant too", filled=False), away("f"), away("g"),
        )  # fmt: skip
        assert evaluate(share_of_voting_members(1, 1, base=base), found).needed == needed

    def test_a_share_may_be_of_other_seats_than_are_counted(self) -> None:
        """Half of all seats, be they with a vote or not, must be there with a vote."""
        share = Share(numerator=1, denominator=2, base_who=EVERYONE)
        found = room(here("a"), here("b"), *(away(seat(f"adviser {place}", voting=False)) for place in range(4)))
        verdict = evaluate(AtLeast(amount=share, who=VOTING), found)
        assert (verdict.counted, verdict.needed) == (2, 3)

    @pytest.mark.parametrize(("numerator", "denominator"), [(0, 3), (4, 3), (1, 0), (-1, 2)])
    def test_what_is_no_share_is_refused(self, numerator: int, denominator: int) -> None:
        with pytest.raises(BrokenRule, match="fraction_is_no_share"):
            share_of_voting_members(numerator, denominator)


class TestTablesAndAll:
    TABLE = AtLeast(
        amount=BySize(
            rows=(SizeRow(smallest=1, largest=9, needed=3), SizeRow(smallest=10, largest=None, needed=5)),
        )
    )

    @pytest.mark.parametrize(("seats", "needed"), [(1, 3), (9, 3), (10, 5), (300, 5)])
    def test_a_table_tells_by_size(self, seats: int, needed: int) -> None:
        assert evaluate(self.TABLE, members(0, seats)).needed == needed

    def test_a_size_in_no_row_is_not_settled(self) -> None:
        rule = AtLeast(amount=BySize(rows=(SizeRow(smallest=6, largest=6, needed=4),)))
        verdict = evaluate(AllOf(rules=(rule, voting_members(1))), members(8, 8))
        assert (verdict.quorate, verdict.qualified) == (False, Qualified.NOT_SETTLED)

    def test_another_part_that_fails_settles_it(self) -> None:
        rule = AtLeast(amount=BySize(rows=(SizeRow(smallest=6, largest=6, needed=4),)))
        verdict = evaluate(AllOf(rules=(rule, voting_members(9))), members(8, 8))
        assert verdict.qualified is Qualified.PLAINLY

    def test_all_members_are_all_of_them(self) -> None:
        assert not evaluate(AtLeast(amount=Every()), members(4, 5)).quorate
        assert evaluate(AtLeast(amount=Every()), members(5, 5)).quorate
        assert not evaluate(AtLeast(amount=Every()), room()).quorate


class TestUnits:
    def test_two_people_of_one_agency_count_once(self) -> None:
        found = room(here("leader", "authority"), here("director", "authority"), here("head", "schools"))
        assert evaluate(AGENCIES, found).represented == ("authority", "schools")

    def test_agencies_that_the_rule_does_not_name_count_for_nothing(self) -> None:
        assert evaluate(AGENCIES, agencies("voluntary sector", "schools")).counted == 1

    def test_an_agency_named_twice_counts_once(self) -> None:
        verdict = evaluate(agencies_represented(2, (FIVE[0], FIVE[0], FIVE[1])), agencies("authority"))
        assert (verdict.counted, verdict.possible, verdict.quorate) == (1, 2, False)

    def test_any_agencies_where_none_are_named(self) -> None:
        rule = AtLeast(amount=Number(number=2), unit=Unit.AGENCIES)
        verdict = evaluate(rule, room(here("a", "x"), here("b", "x"), here("c"), away(seat("d", "y"))))
        assert (verdict.counted, verdict.represented, verdict.missing) == (1, ("x",), ("y",))

    def test_four_of_five_with_the_chair_here(self) -> None:
        verdict = evaluate(AGENCIES, agencies("authority", "schools", "health", "public health"))
        assert (verdict.quorate, verdict.counted, verdict.needed, verdict.possible) == (True, 4, 3, 5)
        assert (verdict.missing, verdict.chair_required, verdict.chair_present) == (("police",), True, True)

    def test_enough_agencies_without_a_chair_are_not_quorate(self) -> None:
        verdict = evaluate(AGENCIES, agencies(*FIVE, has_chair=False))
        assert (verdict.quorate, verdict.chair_required, verdict.chair_present) == (False, True, False)

    def test_where_the_chair_counts_for_their_agency_nobody_need_be_in_it(self) -> None:
        rule = agencies_represented(3, FIVE, ChairPart.COUNTS_FOR_AGENCY)
        assert evaluate(rule, agencies(*FIVE[:3], has_chair=False)).quorate

    def test_where_the_chair_is_left_out_their_agency_needs_somebody_else(self) -> None:
        rule = agencies_represented(1, FIVE, ChairPart.IGNORED)
        chair = here("leader", "authority", presiding=True)
        assert not evaluate(rule, room(chair)).quorate
        assert evaluate(rule, room(chair, here("director", "authority"))).quorate

    def test_categories_and_groups(self) -> None:
        found = room(here(seat("a", category="lay")), here(seat("b", category="lay")), here(seat("c", category="gp")))
        assert evaluate(AtLeast(amount=Number(number=2), unit=Unit.CATEGORIES), found).counted == 2
        groups = (
            SeatGroup(name="A", who=Who(seat_ids=(Id("a"), Id("b")))),
            SeatGroup(name="B", who=Who(tags=("none",))),
        )
        verdict = evaluate(AtLeast(amount=Number(number=2), unit=Unit.GROUPS, groups=groups), found)
        assert (verdict.counted, verdict.quorate) == (1, False)

    def test_a_share_of_the_weight(self) -> None:
        rule = AtLeast(amount=Share(numerator=1, denominator=2), unit=Unit.WEIGHT)
        big, small = seat("big", weight=51), seat("small", weight=50)
        assert evaluate(rule, room(here(big), away(small))).quorate
        verdict = evaluate(rule, room(away(big), here(small)))
        assert (verdict.counted, verdict.needed, verdict.possible) == (50, 51, 101)


class TestWhoCounts:
    ONE = AtLeast(amount=Number(number=1))

    @pytest.mark.parametrize(
        ("substitutes", "sits_as", "counts"),
        [
            (Substitutes.ALL, SitsAs.SUBSTITUTE, True),
            (Substitutes.NAMED, SitsAs.NAMED_SUBSTITUTE, True),
            (Substitutes.NAMED, SitsAs.SUBSTITUTE, False),
            (Substitutes.NONE, SitsAs.NAMED_SUBSTITUTE, False),
            (Substitutes.ALL, SitsAs.PROXY, False),
        ],
    )
    def test_substitutes(self, substitutes: Substitutes, sits_as: SitsAs, counts: bool) -> None:
        found = room(here("a", sits_as=sits_as))
        assert evaluate(self.ONE, found, WhoCounts(substitutes=substitutes)).quorate is counts

    def test_substitutes_for_some_seats_alone(self) -> None:
        counts = WhoCounts(substitutes_for=Who(tags=("outside",)))
        inside, outside = seat("inside"), seat("outside", tags=("outside",))
        substitute = SitsAs.SUBSTITUTE
        found = room(here(inside, sits_as=substitute), here(outside, sits_as=substitute))
        assert evaluate(self.ONE, found, counts).counted == 1

    def test_a_substitute_sits_on_a_vacant_seat_as_on_any(self) -> None:
        found = here("a", sits_as=SitsAs.SUBSTITUTE)
        vacant = room(type(found)(seat=found.seat, attendance=found.attendance, sits_as=found.sits_as, filled=False))
        assert evaluate(self.ONE, vacant).quorate

    def test_proxies_where_they_count(self) -> None:
        assert evaluate(self.ONE, room(here("a", sits_as=SitsAs.PROXY)), WhoCounts(proxies=True)).quorate

    def test_who_takes_part_remotely(self) -> None:
        found = room(here("a", remote=True), here("b", remote=True), here("c"))
        assert evaluate(self.ONE, found).counted == 3
        assert evaluate(self.ONE, found, WhoCounts(remote=False)).counted == 1
        assert evaluate(self.ONE, found, WhoCounts(remote_at_most=Number(number=1))).counted == 2
        half = Share(numerator=1, denominator=3, rounding=Rounding.DOWN, base=Base.PRESENT)
        assert evaluate(self.ONE, found, WhoCounts(remote_at_most=half)).counted == 2

    def test_business_for_which_nobody_may_take_part_remotely(self) -> None:
        counts = WhoCounts(remote_not_for=("hearing",))
        assert evaluate(self.ONE, room(here("a", remote=True), business="hearing"), counts).counted == 0
        assert evaluate(self.ONE, room(here("a", remote=True), business="budget"), counts).counted == 1

    @pytest.mark.parametrize(
        ("effect", "with_interest", "counts"),
        [
            (InterestEffect.STAYS, True, True),
            (InterestEffect.STAYS, False, False),
            (InterestEffect.SPEAKS_ONLY, True, True),
            (InterestEffect.LEAVES, True, False),
        ],
    )
    def test_who_declared_an_interest(self, effect: InterestEffect, with_interest: bool, counts: bool) -> None:
        found = room(here("a", interest=effect))
        assert evaluate(self.ONE, found, WhoCounts(with_interest=with_interest)).quorate is counts

    def test_who_votes_but_never_counts(self) -> None:
        found = room(here(seat("a", tags=("additional",))), here("b"))
        assert evaluate(self.ONE, found, WhoCounts(never=Who(tags=("additional",)))).counted == 1

    def test_who_is_suspended_does_not_count(self) -> None:
        suspended = away("a", suspended=True)
        there = type(suspended)(seat=suspended.seat, attendance=here("a").attendance, suspended=True)
        assert evaluate(self.ONE, room(there)).counted == 0


class TestComposed:
    TWO, FOUR = voting_members(2), voting_members(4)

    def test_all_of_several(self) -> None:
        verdict = evaluate(AllOf(rules=(AGENCIES, self.FOUR)), agencies("authority", "schools", "health"))
        assert (verdict.quorate, verdict.reason) == (False, Reason.PART_NOT_MET)
        assert [part.quorate for part in verdict.parts] == [True, False]

    def test_the_count_is_that_of_the_first_part_that_counts(self) -> None:
        verdict = evaluate(AllOf(rules=(ChairTaken(), self.TWO, self.FOUR)), members(3, 9))
        assert (verdict.counted, verdict.needed, verdict.quorate) == (3, 2, False)

    def test_any_of_several_shows_the_one_that_is_met_or_nearest(self) -> None:
        rule = AnyOf(rules=(voting_members(6), AllOf(rules=(self.TWO, ChairTaken()))))
        assert (evaluate(rule, members(3, 9)).needed, evaluate(rule, members(3, 9)).quorate) == (2, True)
        assert not evaluate(rule, members(3, 9, has_chair=False)).quorate
        assert evaluate(rule, members(6, 9, has_chair=False)).needed == 6
        nearest = evaluate(AnyOf(rules=(voting_members(9), self.FOUR)), members(3, 9))
        assert (nearest.needed, nearest.reason) == (4, Reason.NONE_MET)

    @pytest.mark.parametrize(("number", "quorate"), [(0, True), (1, True), (2, True), (3, False)])
    def test_some_of_several(self, number: int, quorate: bool) -> None:
        rule = SomeOf(number=number, rules=(self.TWO, voting_members(3), self.FOUR))
        verdict = evaluate(rule, members(3, 9))
        assert (verdict.quorate, verdict.counted, verdict.needed, verdict.possible) == (quorate, 2, number, 3)

    def test_no_more_than_so_many(self) -> None:
        rule = AtMost(amount=Number(number=1), who=Who(tags=("x",)))
        x, y = (here(seat(name, tags=("x",))) for name in "xy")
        assert evaluate(rule, room(x, here("a"))).quorate
        found = evaluate(rule, room(x, y))
        assert (found.quorate, found.reason) == (False, Reason.TOO_MANY)

    def test_no_more_than_a_share_of_those_present_which_may_be_none(self) -> None:
        quarter = Share(numerator=1, denominator=4, rounding=Rounding.DOWN, base=Base.PRESENT, base_who=EVERYONE)
        rule = AtMost(amount=quarter, who=Who(tags=("x",)))
        x = here(seat("x", tags=("x",)))
        others = [here(f"other {place}") for place in range(3)]
        assert evaluate(rule, room(x, *others)).quorate
        assert not evaluate(rule, room(x, *others[1:])).quorate

    @pytest.mark.parametrize(("rules", "quorate"), [(AllOf(rules=()), True), (AnyOf(rules=()), False)])
    def test_rules_without_parts(self, rules: RuleTree, quorate: bool) -> None:
        assert evaluate(rules, room()).quorate is quorate


class TestCircumstances:
    THREE, TWO = voting_members(3), voting_members(2)

    def needed(self, rule: Where, found: Room) -> int:
        return evaluate(rule, found).needed

    def test_a_seat_that_is_filled(self) -> None:
        filled = SeatsAreFilled(who=Who(tags=("independent",)))
        rule = Where(circumstance=filled, then=self.THREE, otherwise=self.TWO)
        chair = seat("chair", tags=("independent",))
        assert self.needed(rule, room(away(chair))) == 3
        assert self.needed(rule, room(away(chair, filled=False))) == 2
        assert self.needed(rule, room()) == 2

    def test_the_size_of_the_board(self) -> None:
        rule = Where(circumstance=SizeIs(smallest=2, largest=4), then=self.TWO, otherwise=self.THREE)
        assert [self.needed(rule, members(0, seats)) for seats in (1, 2, 4, 5)] == [3, 2, 2, 3]

    def test_the_business(self) -> None:
        rule = Where(circumstance=BusinessIs(kinds=("hearing",)), then=self.THREE, otherwise=self.TWO)
        assert (self.needed(rule, room(business="hearing")), self.needed(rule, room())) == (3, 2)

    def test_the_stage_of_the_meeting(self) -> None:
        begun = Where(circumstance=StageIs(stage=Stage.STARTED), then=self.TWO, otherwise=self.THREE)
        assert self.needed(begun, Room(seats=(), has_started=True)) == 2
        assert self.needed(begun, Room(seats=(), has_started=False)) == 3
        adjourned = Where(circumstance=StageIs(stage=Stage.ADJOURNED_MEETING), then=self.TWO, otherwise=self.THREE)
        assert self.needed(adjourned, Room(seats=(), call=2)) == 2

    def test_nothing_is_asked_where_nothing_is_said(self) -> None:
        verdict = evaluate(Where(circumstance=BusinessIs(kinds=("hearing",)), then=self.THREE), room())
        assert (verdict.quorate, verdict.reason) == (True, Reason.NOT_ASKED)


@given(drawn.any_rule(), drawn.rooms(), drawn_whole.who_counts())
def test_whether_a_rule_is_met_is_told_alike_with_its_verdict_and_without(
    rule: RuleTree, found: Room, counts: WhoCounts
) -> None:
    among = Among([one.seat for one in found.seats])
    quorate = evaluate(rule, found, counts).quorate
    assert is_met(rule, found, counts) is quorate
    assert is_met(rule, found, counts, among) is quorate
    assert is_met(rule, found, counts, among) is quorate
