from dataclasses import replace

import pytest
from hypothesis import given

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import BySize, Every, Number, Share, SizeRow, Unit
from clerk_app.domain.rules.quorum import Consequence, Follows, QuorumRule, WhoCounts
from clerk_app.domain.rules.reshaping import Path
from clerk_app.domain.rules.selection import VOTING, SeatGroup, Who
from clerk_app.domain.rules.soundness import (
    Composition,
    Flaw,
    FlawCode,
    flaw_of_share,
    flaws_of_quorum,
    flaws_of_voting,
)
from clerk_app.domain.rules.tree import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    BusinessIs,
    ChairTaken,
    RuleTree,
    SizeIs,
    SomeOf,
    Where,
)
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.rules.voting import AyesAtLeast, NoesAtMost, Question, Tie, VotingRule
from clerk_app.domain.seats import SeatRole
from tests.domain.rules import drawn_votes, drawn_whole
from tests.domain.rules.rooms import seat

SEATS = (
    seat("a", "police", category="lay", tags=("north",)),
    seat("b", "schools", category="lay"),
    seat("c", "health", voting=False),
    seat("d", "health"),
    seat("clerk", roles=(SeatRole.CLERK,)),
)
BOARD = Composition(seats=SEATS, category_ids=frozenset({Id("lay")}))
NOBODY_YET = Composition(seats=(), category_ids=frozenset())
POLICE, NORTH = Who(agency_ids=(Id("police"),)), Who(tags=("north",))


def at_least(number: int, who: Who | None = None, unit: Unit = Unit.PERSONS) -> AtLeast:
    return AtLeast(amount=Number(number=number), who=who or Who(), unit=unit)


def found(tree: RuleTree, **others: object) -> list[tuple[FlawCode, Path]]:
    rule = replace(QuorumRule(tree=tree), **others)  # type: ignore[arg-type]  # fields of the rule
    return [(flaw.code, flaw.at) for flaw in flaws_of_quorum(rule, BOARD)]


def test_a_rule_that_can_be_met_has_no_flaw() -> None:
    assert found(AllOf(rules=(at_least(1, POLICE, Unit.AGENCIES), ChairTaken(), voting_members(3)))) == []


def test_more_than_there_are_seats_can_never_be_met() -> None:
    (flaw,) = flaws_of_quorum(QuorumRule(tree=at_least(5)), BOARD)
    assert (flaw.code, flaw.at) == (FlawCode.NEVER_MET, ("tree",))
    assert dict(flaw.values) == {"needed": 5, "possible": 4}
    assert found(voting_members(4)) == [(FlawCode.NEVER_MET, ("tree",))]  # a member has no vote
    assert found(AtLeast(amount=Share(numerator=1, denominator=1, plus=1))) == [(FlawCode.NEVER_MET, ("tree",))]


def test_who_never_counts_cannot_meet_it() -> None:
    assert found(at_least(4), counts=WhoCounts(never=NORTH)) == [(FlawCode.NEVER_MET, ("tree",))]


def test_a_part_that_can_never_be_met_makes_the_whole_so_unless_another_will_do() -> None:
    assert found(AllOf(rules=(at_least(9), at_least(1)))) == [
        (FlawCode.NEVER_MET, ("tree", "rules", 0)),
        (FlawCode.NEVER_QUORATE, ()),
    ]
    assert found(AnyOf(rules=(at_least(9), at_least(1)))) == [(FlawCode.NEVER_MET, ("tree", "rules", 0))]
    assert found(SomeOf(number=3, rules=(at_least(1), at_least(2)))) == [(FlawCode.NEVER_MET, ("tree",))]


def test_nobody_asked_for_is_always_met() -> None:
    assert found(at_least(0)) == [(FlawCode.ALWAYS_MET, ("tree",))]
    assert found(SomeOf(number=0, rules=(at_least(1),))) == [(FlawCode.ALWAYS_MET, ("tree",))]


def test_at_least_more_than_at_most_contradicts_itself_for_the_same_seats_alone() -> None:
    few, many = AtMost(amount=Number(number=2)), at_least(3)
    (flaw,) = flaws_of_quorum(QuorumRule(tree=AllOf(rules=(many, few))), BOARD)
    assert (flaw.code, flaw.at) == (FlawCode.CONTRADICTS, ("tree",))
    assert dict(flaw.values) == {"least": 3, "most": 2}
    assert found(AllOf(rules=(many, replace(few, who=POLICE)))) == []
    assert found(AnyOf(rules=(many, few))) == []


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (Who(agency_ids=(Id("police"), Id("fire"))), FlawCode.AGENCY_GONE),
        (Who(category_ids=(Id("clinical"),)), FlawCode.CATEGORY_GONE),
        (Who(seat_ids=(Id("z"),)), FlawCode.SEAT_GONE),
        (Who(tags=("south",)), FlawCode.NOBODY),
    ],
)
def test_what_is_named_and_not_there_is_told_wherever_it_is_named(who: Who, code: FlawCode) -> None:
    tree = at_least(1)
    assert (code, ("tree",)) in found(at_least(1, who))
    assert (code, ("tree",)) in found(AtMost(amount=Number(number=1), who=who))
    base = AtLeast(amount=Share(numerator=1, denominator=2, base_who=who))
    assert (code, ("tree",)) in found(base)
    size = Where(circumstance=SizeIs(smallest=1, who=who), then=tree)
    assert (code, ("tree",)) in found(size)
    groups = (SeatGroup(name="A", who=who),)
    grouped = replace(tree, unit=Unit.GROUPS, groups=groups)
    assert (code, ("tree", "groups", 0)) in found(grouped)
    assert (code, ("counts", "never")) in found(tree, counts=WhoCounts(never=who))
    assert (code, ("counts", "substitutes")) in found(tree, counts=WhoCounts(substitutes_for=who))
    follows = Follows(consequence=Consequence.CALL_REPLACEMENTS, who=who)
    assert (code, ("if_inquorate", 0)) in found(tree, if_inquorate=(follows,))
    assert (code, ("if_no_chair", 0, "only_if")) in found(
        tree, if_no_chair=(replace(follows, who=None, only_if=at_least(1, who)),)
    )


def test_what_nothing_is_in_is_told() -> None:
    empty = (FlawCode.EMPTY, ("tree",))
    assert empty in found(AllOf(rules=()))
    assert empty in found(AnyOf(rules=()))
    assert empty in found(AtLeast(amount=BySize(rows=())))
    assert empty in found(replace(at_least(1), unit=Unit.GROUPS))
    assert empty in found(Where(circumstance=BusinessIs(kinds=()), then=at_least(1)))


def test_a_table_is_looked_at_row_by_row() -> None:
    rows = (
        SizeRow(smallest=6, largest=None, needed=3),
        SizeRow(smallest=9, largest=8, needed=1),
        SizeRow(smallest=7, largest=9, needed=2),
    )
    assert found(AtLeast(amount=BySize(rows=rows))) == [
        (FlawCode.ROW_UPSIDE_DOWN, ("tree", "amount", "rows", 1)),
        (FlawCode.ROW_HIDDEN, ("tree", "amount", "rows", 2)),
        (FlawCode.SIZE_NOT_SETTLED, ("tree",)),
    ]


def test_to_meet_takes_no_more_than_to_decide() -> None:
    assert found(at_least(2), to_meet=at_least(3)) == [(FlawCode.MEET_TAKES_MORE, ("to_meet",))]
    assert found(at_least(3), to_meet=at_least(2)) == []


def test_a_rule_for_some_business_only_can_be_met() -> None:
    tree = Where(circumstance=BusinessIs(kinds=("budget",)), then=at_least(1), otherwise=AnyOf(rules=()))
    assert found(tree) == [(FlawCode.EMPTY, ("tree", "otherwise"))]


def test_nothing_is_said_of_seats_before_there_are_any() -> None:
    assert flaws_of_quorum(QuorumRule(tree=voting_members(5)), NOBODY_YET) == ()
    assert flaws_of_voting(VotingRule(questions=(Question(needs=(AyesAtLeast(number=3),)),)), NOBODY_YET) == ()


@pytest.mark.parametrize(
    ("numerator", "denominator", "code"),
    [(1, 2, None), (2, 2, None), (3, 2, FlawCode.OVER_ONE), (0, 2, FlawCode.NO_SHARE), (1, 0, FlawCode.NO_SHARE)],
)
def test_a_fraction_is_a_share_of_something_and_no_more_than_it(
    numerator: int, denominator: int, code: FlawCode | None
) -> None:
    assert flaw_of_share(numerator, denominator) is code


def test_questions_are_told_apart_and_can_be_carried() -> None:
    questions = (
        Question(needs=()),
        Question(name="", eligible=Who(tags=("south",))),
        Question(name="removal", needs=(AyesAtLeast(number=4), NoesAtMost(within=Who(seat_ids=(Id("z"),))))),
        Question(name="removal", tie=Tie.CASTING_VOTE, tie_breaker=Who(tags=("south",)), limbs=("", "b")),
        Question(name="groups", unit=Unit.GROUPS, needs=(AyesAtLeast(number=0),)),
    )
    flaws = flaws_of_voting(VotingRule(questions=questions), BOARD)
    assert [(flaw.code, flaw.at) for flaw in flaws] == [
        (FlawCode.EMPTY, ("questions", 0, "needs")),
        (FlawCode.NAME_MISSING, ("questions", 1)),
        (FlawCode.NOBODY, ("questions", 1, "eligible")),
        (FlawCode.NEVER_MET, ("questions", 2, "needs", 0)),  # three have a vote
        (FlawCode.SEAT_GONE, ("questions", 2, "needs", 1)),
        (FlawCode.NAME_TWICE, ("questions", 3)),
        (FlawCode.NOBODY, ("questions", 3, "tie")),
        (FlawCode.EMPTY, ("questions", 3, "limbs", 0)),
        (FlawCode.EMPTY, ("questions", 4)),
        (FlawCode.ALWAYS_MET, ("questions", 4, "needs", 0)),
    ]


def test_agencies_that_vote_are_counted_as_agencies() -> None:
    four = Question(needs=(AyesAtLeast(number=4),), unit=Unit.AGENCIES)
    (flaw,) = flaws_of_voting(VotingRule(questions=(four,)), BOARD)
    assert dict(flaw.values) == {"needed": 4, "possible": 3}


@given(drawn_whole.quorum_rules())
def test_of_any_rule_it_can_be_told_what_makes_no_sense(rule: QuorumRule) -> None:
    flaws = flaws_of_quorum(rule, BOARD)
    assert all(isinstance(flaw, Flaw) for flaw in flaws)
    assert len(set(flaws)) == len(flaws)


@given(drawn_votes.voting_rules())
def test_of_any_voting_rule_it_can_be_told_what_makes_no_sense(rule: VotingRule) -> None:
    flaws = flaws_of_voting(rule, BOARD)
    assert len(set(flaws)) == len(flaws)


def test_all_of_a_base_is_no_flaw() -> None:
    assert found(AtLeast(amount=Every(), who=VOTING)) == []
