"""The verdict of a whole quorum rule: what is said beside yes or no, and what follows."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.evaluation import evaluate
from clerk_app.domain.rules.judging import judge
from clerk_app.domain.rules.quorum import Concerns, Consequence, Follows, QuorumRule, WhoCounts
from clerk_app.domain.rules.room import Attendance, ChairsRuling, Room, SitsAs
from clerk_app.domain.rules.selection import Who
from clerk_app.domain.rules.tree import RuleTree
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.rules.verdict import Qualified, Verdict
from tests.domain.rules import drawn
from tests.domain.rules.rooms import away, here, members, room, seat

C = Consequence


def codes(verdict: Verdict) -> list[Consequence]:
    return [one.consequence for one in verdict.follows]


class TestQualified:
    def test_enough_to_meet_and_too_few_to_decide(self) -> None:
        rule = QuorumRule(tree=voting_members(5), to_meet=voting_members(4))
        four, three = judge(rule, members(4, 7)), judge(rule, members(3, 7))
        assert (four.quorate, four.qualified, codes(four)) == (False, Qualified.MAY_MEET, [C.MEET_WITHOUT_VOTING])
        assert (three.qualified, codes(three)) == (Qualified.PLAINLY, [])

    @pytest.mark.parametrize(
        ("waited", "qualified"), [(None, "plainly"), (0, "waiting"), (29, "waiting"), (30, "plainly")]
    )
    def test_the_time_of_grace(self, waited: int | None, qualified: str) -> None:
        rule = QuorumRule(tree=voting_members(2), grace_minutes=30)
        assert judge(rule, room(here("a"), seats=5, waited=waited)).qualified == qualified

    CHAIR_MAY = QuorumRule(
        tree=voting_members(3),
        if_inquorate=(
            Follows(consequence=C.CHAIR_DECIDES, only_if=voting_members(2)),
            Follows(consequence=C.DO_NOT_PROCEED),
        ),
    )

    @pytest.mark.parametrize(
        ("number", "ruling", "quorate", "qualified", "follows"),
        [
            (2, None, False, Qualified.CHAIR_DECIDES, [C.CHAIR_DECIDES]),
            (2, ChairsRuling.DO_NOT, False, Qualified.PLAINLY, [C.DO_NOT_PROCEED]),
            (2, ChairsRuling.GO_ON, True, Qualified.CHAIR_DECIDED, []),
            (1, ChairsRuling.GO_ON, False, Qualified.PLAINLY, [C.DO_NOT_PROCEED]),
        ],
    )
    def test_what_is_left_to_the_chair(
        self, number: int, ruling: ChairsRuling | None, quorate: bool, qualified: Qualified, follows: list[Consequence]
    ) -> None:
        verdict = judge(self.CHAIR_MAY, replace(members(number, 9), ruling=ruling))
        assert (verdict.quorate, verdict.qualified, codes(verdict)) == (quorate, qualified, follows)


class TestConsequences:
    def test_nothing_follows_while_it_is_quorate(self) -> None:
        rule = QuorumRule(tree=voting_members(1), if_inquorate=(Follows(consequence=C.ADJOURN),))
        assert judge(rule, members(1, 3)).follows == ()
        assert codes(judge(rule, members(0, 3))) == [C.ADJOURN]

    def test_what_follows_only_after_some_minutes(self) -> None:
        rule = QuorumRule(tree=voting_members(2), if_inquorate=(Follows(consequence=C.NO_MEETING, after_minutes=30),))
        assert [codes(judge(rule, room(seats=3, waited=waited))) for waited in (None, 29, 30)] == [
            [], [], [C.NO_MEETING],
        ]  # fmt: skip

    def test_a_want_in_one_item_is_told_from_one_in_the_whole_meeting(self) -> None:
        rule = QuorumRule(
            tree=voting_members(2),
            counts=WhoCounts(with_interest=False),
            if_inquorate=(
                Follows(consequence=C.ADJOURN, concerns=Concerns.MEETING),
                Follows(consequence=C.DEFER_ITEM, concerns=Concerns.ITEM),
            ),
        )
        left_for_it = replace(away("b"), interest=InterestEffect.LEAVES)
        assert codes(judge(rule, room(here("a"), left_for_it))) == [C.DEFER_ITEM]
        assert codes(judge(rule, room(here("a"), here("b", interest=InterestEffect.STAYS)))) == [C.DEFER_ITEM]
        assert codes(judge(rule, room(here("a"), away("b")))) == [C.ADJOURN]

    def test_replacements_are_called_by_length_of_service(self) -> None:
        calls = Follows(consequence=C.CALL_REPLACEMENTS, who=Who(tags=("other",)))
        rule = QuorumRule(tree=voting_members(3), if_inquorate=(calls,))
        since = {"new": date(2023, 1, 1), "old": date(2011, 1, 1), "middle": date(2018, 1, 1), "unknown": None}
        others = [replace(away(seat(name, tags=("other",))), since=day) for name, day in since.items()]
        assert judge(rule, room(here("a"), *others)).called == ("old", "middle")
        conflicted = replace(others[1], interest=InterestEffect.STAYS)
        assert judge(rule, room(here("a"), others[0], conflicted, others[2])).called == ("middle", "new")

    def test_who_stands_in_where_nobody_has_taken_the_chair(self) -> None:
        stands_in = Follows(consequence=C.STAND_IN_PRESIDES, after_minutes=5)
        rule = QuorumRule(tree=voting_members(1), if_no_chair=(stands_in,))
        assert codes(judge(rule, room(here("a"), has_chair=False, waited=5))) == [C.STAND_IN_PRESIDES]
        assert codes(judge(rule, room(here("a"), has_chair=False, waited=4))) == []
        assert codes(judge(rule, room(here("a"), waited=5))) == []


@given(drawn.growing_rule(), drawn.rooms(), st.data())
def test_one_more_who_counts_never_costs_the_quorum(rule: RuleTree, found: Room, data: st.DataObject) -> None:
    """For rules without a maximum and without a share of those present, which is a maximum for the others."""
    absent = [one for one in found.seats if not one.is_here]
    assume(absent)
    comer = data.draw(st.sampled_from(absent))
    come = replace(
        found,
        seats=tuple(
            replace(one, attendance=Attendance.IN_PERSON, sits_as=SitsAs.HOLDER) if one is comer else one
            for one in found.seats
        ),
    )
    assert evaluate(rule, come).quorate or not evaluate(rule, found).quorate


@given(drawn.any_rule(), drawn.rooms(), st.randoms(use_true_random=False))
def test_the_order_of_the_seats_does_not_matter(rule: RuleTree, found: Room, order: Random) -> None:
    seats = list(found.seats)
    order.shuffle(seats)
    first, second = evaluate(rule, found), evaluate(rule, replace(found, seats=tuple(seats)))
    assert (first.quorate, first.counted, first.needed) == (second.quorate, second.counted, second.needed)
