"""What a vote comes to, by every kind of question."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.amount import Unit
from clerk_app.domain.rules.ballot import Ballot, Choice, Counts
from clerk_app.domain.rules.deciding import Force, Outcome, VoteResult, decide, force_of
from clerk_app.domain.rules.judging import judge
from clerk_app.domain.rules.quorum import Consequence, Follows, QuorumRule
from clerk_app.domain.rules.room import Room, SitsAs
from clerk_app.domain.rules.selection import SeatGroup, Who
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.rules.voting import (
    AbstentionsAtMost,
    AyesAtLeast,
    NoesAtMost,
    Question,
    SecondMeeting,
    ShareFor,
    Silence,
    Split,
    Tie,
    VoteBase,
    VotingRule,
)
from tests.domain.rules.rooms import agencies, away, here, members, room, seat

FOR, AGAINST, ABSTAIN = Choice
HALF = ShareFor(numerator=1, denominator=2, more_than=True)


def votes(ayes: int, noes: int = 0, abstentions: int = 0) -> dict[Id, Choice]:
    """The votes of the first members of a room."""
    choices = [FOR] * ayes + [AGAINST] * noes + [ABSTAIN] * abstentions
    return {Id(f"member {place}"): choice for place, choice in enumerate(choices)}


def vote(question: Question, found: Room, choices: Mapping[Id, Choice], tie_broken: Choice | None = None) -> VoteResult:
    return decide(question, found, Ballot(choices=choices, tie_broken=tie_broken))


def of_agencies(*choices: Choice | None) -> tuple[Room, dict[Id, Choice]]:
    """A room with one person of as many agencies, and what each votes."""
    names = [f"agency {place}" for place in range(len(choices))]
    given = {Id(f"seat of {name}"): choice for name, choice in zip(names, choices, strict=True) if choice is not None}
    return agencies(*names), given


class TestBases:
    """Seven members with a vote and two vacant seats beside them: six are there, one of them with an interest."""

    @pytest.mark.parametrize(
        ("base", "takes", "of"),
        [
            (VoteBase.CAST, 3, 4),
            (VoteBase.PRESENT, 4, 6),
            (VoteBase.ENTITLED, 3, 5),
            (VoteBase.SEATS, 5, 9),
            (VoteBase.FILLED, 4, 7),
            (VoteBase.SEATS_NOT_ABSTAINING, 5, 8),
        ],
    )
    def test_what_a_majority_is_of(self, base: VoteBase, takes: int, of: int) -> None:
        found = room(
            *(here(f"member {place}") for place in range(5)),
            here("interested", interest=InterestEffect.STAYS),
            away("absent"), away("vacant", filled=False), away("vacant too", filled=False),
        )  # fmt: skip
        result = vote(Question(needs=(replace(HALF, base=base),)), found, votes(3, 1, 1))
        (need,) = result.needs
        assert (need.takes, need.of, need.got) == (takes, of, 3)
        assert result.outcome is (Outcome.CARRIED if takes <= 3 else Outcome.LOST)

    @pytest.mark.parametrize(
        ("ayes", "of", "carried"),
        [(4, 5, True), (3, 4, False), (4, 4, True), (7, 9, False), (8, 10, True)],
    )
    def test_eighty_per_cent_of_the_agencies_present(self, ayes: int, of: int, carried: bool) -> None:
        """Requirement 2.32: an abstaining agency stays in the denominator."""
        found, choices = of_agencies(*[FOR] * ayes, *[ABSTAIN] * (of - ayes))
        need = ShareFor(numerator=4, denominator=5, base=VoteBase.PRESENT)
        result = vote(Question(unit=Unit.AGENCIES, needs=(need,)), found, choices)
        assert (result.outcome is Outcome.CARRIED) is carried
        assert (result.needs[0].got, result.needs[0].of) == (ayes, of)

    @pytest.mark.parametrize(("numerator", "denominator"), [(0, 2), (3, 2)])
    def test_what_is_no_share_is_refused(self, numerator: int, denominator: int) -> None:
        with pytest.raises(BrokenRule, match="fraction_is_no_share"):
            ShareFor(numerator=numerator, denominator=denominator)


class TestNeeds:
    def test_all_of_several_must_hold(self) -> None:
        question = Question(needs=(HALF, AyesAtLeast(number=4)))
        assert vote(question, members(7, 7), votes(3, 1)).outcome is Outcome.LOST
        assert vote(question, members(7, 7), votes(4, 1)).outcome is Outcome.CARRIED

    def test_a_veto(self) -> None:
        question = Question(needs=(AyesAtLeast(number=3), NoesAtMost()))
        assert vote(question, members(5, 5), votes(4, 1)).outcome is Outcome.LOST
        assert vote(question, members(5, 5), votes(3, 0, 2)).outcome is Outcome.CARRIED

    def test_no_more_abstentions_than_so_many(self) -> None:
        question = Question(needs=(HALF, AbstentionsAtMost(number=1)))
        assert vote(question, members(5, 5), votes(3, 0, 1)).outcome is Outcome.CARRIED
        assert vote(question, members(5, 5), votes(3, 0, 2)).outcome is Outcome.LOST

    def test_a_named_post_must_be_among_the_ayes(self) -> None:
        mayor = AyesAtLeast(number=1, within=Who(seat_ids=(Id("member 0"),)))
        question = Question(needs=(HALF, mayor))
        ayes = {Id(f"member {place}"): FOR for place in (1, 2, 3)}
        assert vote(question, members(4, 4), ayes).outcome is Outcome.LOST
        assert vote(question, members(4, 4), ayes | {Id("member 0"): FOR}).outcome is Outcome.CARRIED

    def test_a_double_majority_of_members_and_of_weight(self) -> None:
        question = Question(needs=(HALF, replace(HALF, unit=Unit.WEIGHT)))
        found = room(here(seat("big", weight=10)), here(seat("a", weight=1)), here(seat("b", weight=1)))
        small = {Id("big"): AGAINST, Id("a"): FOR, Id("b"): FOR}
        result = vote(question, found, small)
        assert (result.outcome, [need.met for need in result.needs]) == (Outcome.LOST, [True, False])

    def test_questions_differ_and_an_unknown_one_is_ordinary(self) -> None:
        rule = VotingRule(questions=(Question(), Question(name="removal", needs=(AyesAtLeast(number=6),))))
        assert rule.question("removal").needs == (AyesAtLeast(number=6),)
        assert rule.question("anything else") == rule.question() == Question()


class TestWhoVotes:
    ADVISER = seat("adviser", voting=False)

    def test_who_has_no_vote_on_the_question_is_not_heard(self) -> None:
        found = room(here("member 0"), here(self.ADVISER), away("member 1"), replace(here("member 2"), suspended=True))
        choices = {Id(name): FOR for name in ("adviser", "member 1", "member 2")} | {Id("member 0"): AGAINST}
        result = vote(Question(), found, choices)
        assert (result.ayes, result.noes) == (0, 1)

    def test_only_some_may_vote_on_it(self) -> None:
        found = room(here(seat("a", tags=("schools",))), here("b"))
        result = vote(Question(eligible=Who(tags=("schools",))), found, {Id("a"): FOR, Id("b"): AGAINST})
        assert (result.ayes, result.noes) == (1, 0)

    @pytest.mark.parametrize(("with_interest", "ayes"), [(False, 0), (True, 1)])
    def test_who_declared_an_interest(self, with_interest: bool, ayes: int) -> None:
        found = room(here("a", interest=InterestEffect.STAYS))
        assert vote(Question(with_interest=with_interest), found, {Id("a"): FOR}).ayes == ayes

    @pytest.mark.parametrize(("proxies", "ayes"), [(False, 0), (True, 1)])
    def test_proxies(self, proxies: bool, ayes: int) -> None:
        found = room(here("a", sits_as=SitsAs.PROXY))
        assert vote(Question(proxies=proxies), found, {Id("a"): FOR}).ayes == ayes

    def test_in_writing_whoever_is_away_votes(self) -> None:
        question = Question(in_writing=True, needs=(replace(HALF, base=VoteBase.SEATS),))
        found = room(seats=5)
        ayes = {Id(f"seat {place}"): FOR for place in range(3)}
        assert vote(question, found, ayes).outcome is Outcome.CARRIED

    @pytest.mark.parametrize(
        ("silence", "counted"),
        [(Silence.LEFT_OUT, (2, 1, 0)), (Silence.AGAINST, (2, 3, 0)), (Silence.ABSTAINS, (2, 1, 2))],
    )
    def test_who_says_nothing(self, silence: Silence, counted: tuple[int, int, int]) -> None:
        result = vote(Question(silence=silence), members(5, 5), votes(2, 1))
        assert (result.ayes, result.noes, result.abstentions) == counted
        assert result.silent == 2


class TestTies:
    @pytest.mark.parametrize(
        ("tie", "broken", "outcome"),
        [
            (Tie.LOST, None, Outcome.LOST),
            (Tie.CARRIED, None, Outcome.CARRIED),
            (Tie.PUT_OFF, None, Outcome.PUT_OFF),
            (Tie.CASTING_VOTE, None, Outcome.TO_BE_BROKEN),
            (Tie.CASTING_VOTE, FOR, Outcome.CARRIED),
            (Tie.CASTING_VOTE, AGAINST, Outcome.LOST),
            (Tie.DECIDED_BY, FOR, Outcome.CARRIED),
            (Tie.LOST, FOR, Outcome.LOST),
        ],
    )
    def test_as_many_for_as_against(self, tie: Tie, broken: Choice | None, outcome: Outcome) -> None:
        result = vote(Question(tie=tie), members(6, 6), votes(3, 3), broken)
        assert (result.outcome, result.tied) == (outcome, True)

    def test_a_casting_vote_counts_only_in_a_tie(self) -> None:
        result = vote(Question(tie=Tie.CASTING_VOTE), members(6, 6), votes(2, 3), FOR)
        assert (result.outcome, result.needs[0].got) == (Outcome.LOST, 2)

    def test_a_tie_carries_only_where_every_other_need_holds(self) -> None:
        question = Question(tie=Tie.CARRIED, needs=(HALF, AyesAtLeast(number=3)))
        assert vote(question, members(6, 6), votes(2, 2)).outcome is Outcome.LOST
        assert vote(question, members(6, 6), votes(3, 3)).outcome is Outcome.CARRIED

    def test_nobody_for_and_nobody_against_is_no_tie(self) -> None:
        assert vote(Question(tie=Tie.CARRIED), members(3, 3), votes(0, 0, 3)).outcome is Outcome.LOST

    @pytest.mark.parametrize(("tag", "got"), [("mayor", 2), ("other", 1)])
    def test_a_casting_vote_is_that_of_its_own_seat(self, tag: str, got: int) -> None:
        mayor, other = seat("m", tags=("mayor",)), seat("o", tags=("other",))
        question = Question(
            tie=Tie.DECIDED_BY,
            tie_breaker=Who(tags=("mayor",)),
            needs=(AyesAtLeast(number=1, within=Who(tags=(tag,))),),
        )
        found = room(here(mayor), here(other), here("x"), here("y"))
        choices = {Id("m"): FOR, Id("o"): FOR, Id("x"): AGAINST, Id("y"): AGAINST}
        assert vote(question, found, choices, FOR).needs[0].got == got


POLICE_IN_TWO_MINDS = {Id("p1"): FOR, Id("p2"): AGAINST, Id("s"): FOR, Id("h"): AGAINST}


class TestVotingAsOne:
    """Police has two people, the others one."""

    ROOM = room(here("p1", "police"), here("p2", "police"), here("s", "schools"), here("h", "health"))

    def test_a_split_agency_has_to_settle_it(self) -> None:
        question = Question(unit=Unit.AGENCIES)
        result = vote(question, self.ROOM, POLICE_IN_TWO_MINDS)
        assert (result.outcome, result.split, result.ayes, result.noes) == (Outcome.TO_BE_SETTLED, ("police",), 1, 1)
        settled = Ballot(choices=POLICE_IN_TWO_MINDS, settled={"police": FOR})
        assert decide(question, self.ROOM, settled).outcome is Outcome.CARRIED

    @pytest.mark.parametrize(("split", "abstentions"), [(Split.ABSTAINS, 1), (Split.MAJORITY, 1)])
    def test_or_abstains(self, split: Split, abstentions: int) -> None:
        result = vote(Question(unit=Unit.AGENCIES, split=split), self.ROOM, POLICE_IN_TWO_MINDS)
        assert (result.abstentions, result.split) == (abstentions, ())

    def test_or_goes_with_most_of_its_people(self) -> None:
        found = room(*(here(name, "police") for name in ("p1", "p2", "p3")))
        choices = {Id("p1"): FOR, Id("p2"): AGAINST, Id("p3"): AGAINST}
        result = vote(Question(unit=Unit.AGENCIES, split=Split.MAJORITY), found, choices)
        assert (result.ayes, result.noes) == (0, 1)

    def test_groups_and_categories(self) -> None:
        found = room(here(seat("a", category="lay")), here(seat("b", category="lay")), here(seat("c", category="gp")))
        choices = {Id("a"): FOR, Id("b"): FOR, Id("c"): AGAINST}
        result = vote(Question(unit=Unit.CATEGORIES), found, choices)
        assert (result.ayes, result.noes) == (1, 1)
        groups = (
            SeatGroup(name="A", who=Who(seat_ids=(Id("a"),))),
            SeatGroup(name="B", who=Who(category_ids=(Id("lay"),))),
        )
        result = vote(Question(unit=Unit.GROUPS, groups=groups), found, choices)
        assert (result.ayes, result.noes) == (2, 0)

    def test_weights(self) -> None:
        found = room(here(seat("big", weight=5)), here(seat("a", weight=2)), here(seat("b", weight=2)))
        result = vote(Question(unit=Unit.WEIGHT), found, {Id("big"): FOR, Id("a"): AGAINST, Id("b"): AGAINST})
        assert (result.ayes, result.noes, result.outcome) == (5, 4, Outcome.CARRIED)


class TestCounts:
    def test_a_show_of_hands_is_enough_where_it_does_not_matter_who(self) -> None:
        result = decide(Question(), members(9, 9), Counts(ayes=4, noes=3, abstentions=1))
        assert (result.outcome, result.silent) == (Outcome.CARRIED, 1)

    @pytest.mark.parametrize(
        "need", [AyesAtLeast(number=1, within=Who(tags=("mayor",))), replace(HALF, unit=Unit.WEIGHT)]
    )
    def test_and_does_not_tell_where_it_does(self, need: AyesAtLeast | ShareFor) -> None:
        result = decide(Question(needs=(need,)), members(9, 9), Counts(ayes=4, noes=3))
        assert result.outcome is Outcome.NOT_TOLD

    def test_silence_against_counts_in_a_show_of_hands_too(self) -> None:
        result = decide(Question(silence=Silence.AGAINST), members(7, 7), Counts(ayes=3, noes=1))
        assert (result.noes, result.outcome) == (4, Outcome.LOST)


class TestForce:
    def quorum(self, *follows: Consequence) -> QuorumRule:
        return QuorumRule(tree=voting_members(3), if_inquorate=tuple(Follows(consequence=one) for one in follows))

    @pytest.mark.parametrize(
        ("follows", "force"),
        [
            ((), Force.NONE),
            ((Consequence.NO_BUSINESS,), Force.NONE),
            ((Consequence.GO_ON, Consequence.PROVISIONAL), Force.PROVISIONAL),
            ((Consequence.INTERIM_ONLY,), Force.PROVISIONAL),
            ((Consequence.ADVICE_NOT_BINDING,), Force.ADVISORY),
        ],
    )
    def test_without_a_quorum(self, follows: tuple[Consequence, ...], force: Force) -> None:
        verdict = judge(self.quorum(*follows), members(2, 5))
        result = decide(Question(), members(2, 5), Ballot(choices=votes(2)), verdict)
        assert (result.outcome, result.force, result.is_decision) == (Outcome.CARRIED, force, False)

    def test_some_questions_need_none(self) -> None:
        verdict = judge(self.quorum(), members(2, 5))
        question = Question(name="fill a vacancy", without_quorum=True)
        assert decide(question, members(2, 5), Ballot(choices=votes(2)), verdict).is_decision

    def test_a_second_meeting_has_to_confirm(self) -> None:
        question = Question(second_meeting=SecondMeeting(days=28))
        result = vote(question, members(5, 5), votes(3))
        assert (result.force, result.is_decision) == (Force.TO_BE_CONFIRMED, True)

    def test_limbs_are_ticked_one_by_one(self) -> None:
        question = Question(limbs=("lawful", "within its powers"))
        assert force_of(question, None, frozenset()) is Force.LIMBS_OPEN
        assert force_of(question, None, frozenset({1})) is Force.LIMBS_OPEN
        assert force_of(question, None, frozenset({0, 1})) is Force.BINDING


def test_a_rule_without_a_question_decides_as_where_nothing_is_said() -> None:
    assert VotingRule(questions=()).question() == Question()
    assert VotingRule(questions=()).question("Budget") == Question()
