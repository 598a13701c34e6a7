"""In what way somebody is there, how long was waited, and votes that are carried in one way or another."""

import pytest

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.amount import Limit, Number, Proportion, Rounding, Share
from clerk_app.domain.rules.ballot import Ballot, Choice, Counts
from clerk_app.domain.rules.deciding import Outcome, decide
from clerk_app.domain.rules.evaluation import evaluate
from clerk_app.domain.rules.judging import judge
from clerk_app.domain.rules.quorum import Concerns, Consequence, Follows, QuorumRule, WhoCounts
from clerk_app.domain.rules.room import Room, SitsAs
from clerk_app.domain.rules.tree import AnyOf, AtLeast, AtMost, HasWaited, HereAs, Where
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.rules.verdict import Qualified
from clerk_app.domain.rules.voting import (
    AyesAtLeast,
    Given,
    OrElse,
    Question,
    ShareFor,
    ShareGiven,
    Silence,
    Tie,
    VoteBase,
)
from clerk_app.wording.rules import rule_in_words
from clerk_app.wording.voting_rules import question_in_words
from tests.domain.rules.rooms import away, here, members, room

MIXED = room(
    here("a"),
    here("b", remote=True),
    here("c", sits_as=SitsAs.NAMED_SUBSTITUTE),
    here("d", sits_as=SitsAs.SUBSTITUTE, remote=True),
    here("e", sits_as=SitsAs.PROXY),
    away("f"),
)


class TestWays:
    @pytest.mark.parametrize(
        ("here_as", "counted"),
        [("any", 5), ("in_person", 2), ("remotely", 2), ("as_member", 2), ("as_substitute", 2), ("by_proxy", 1)],
    )
    def test_those_are_counted_who_are_there_in_the_way_that_is_asked_for(self, here_as: str, counted: int) -> None:
        rule = AtLeast(amount=Number(number=1), here_as=HereAs(here_as))
        assert evaluate(rule, MIXED, WhoCounts(proxies=True)).counted == counted

    def test_who_does_not_count_counts_in_no_way(self) -> None:
        rule = AtLeast(amount=Number(number=1), here_as=HereAs.REMOTELY)
        assert evaluate(rule, MIXED, WhoCounts(remote=False)).counted == 0

    def test_the_way_is_said(self) -> None:
        two = AtLeast(amount=Number(number=2), here_as=HereAs.IN_PERSON)
        one = AtMost(amount=Number(number=1), here_as=HereAs.AS_SUBSTITUTE)
        assert rule_in_words(two, "Chair") == "Quorate if 2 members are here in person."
        assert rule_in_words(one, "Chair") == "Quorate if no more than 1 member is here by a substitute."


class TestTime:
    RULE = Where(circumstance=HasWaited(minutes=30), then=voting_members(1), otherwise=voting_members(3))

    @pytest.mark.parametrize(("waited", "needed"), [(None, 3), (29, 3), (30, 1)])
    def test_at_the_second_call_another_number_is_enough(self, waited: int | None, needed: int) -> None:
        people = room(here("a"), away("b"), away("c"), waited=waited)
        assert evaluate(self.RULE, people).needed == needed

    def test_the_time_is_said(self) -> None:
        words = rule_in_words(self.RULE, "Chair")
        assert words.startswith(
            "Quorate as follows: where at least 30 minutes have passed since the time of the meeting: 1 "
        )

    @pytest.mark.parametrize(
        ("started", "lacking", "follows", "qualified"),
        [
            (False, None, [Consequence.NO_MEETING], Qualified.PLAINLY),
            (True, None, [], Qualified.PLAINLY),
            (True, 14, [], Qualified.WAITING),
            (True, 15, [Consequence.ADJOURN], Qualified.PLAINLY),
        ],
    )
    def test_what_follows_may_differ_before_the_meeting_begins_and_once_it_has_lost_its_quorum(
        self, started: bool, lacking: int | None, follows: list[Consequence], qualified: Qualified
    ) -> None:
        rule = QuorumRule(
            tree=voting_members(3),
            if_inquorate=(
                Follows(consequence=Consequence.NO_MEETING, concerns=Concerns.NOT_BEGUN),
                Follows(consequence=Consequence.ADJOURN, concerns=Concerns.BEGUN, after_minutes=15),
            ),
        )
        found = judge(rule, Room(seats=members(2, 5).seats, has_chair=True, has_started=started, lacking=lacking))
        assert ([one.consequence for one in found.follows], found.qualified) == (follows, qualified)


class TestShares:
    @pytest.mark.parametrize(("size", "comes_to"), [(7, 2), (8, 3), (9, 3), (10, 3), (11, 4)])
    def test_the_number_nearest_to_a_third(self, size: int, comes_to: int) -> None:
        assert Proportion(numerator=1, denominator=3).rounded(size, Rounding.NEAREST) == comes_to

    def test_a_half_goes_up_to_the_nearest(self) -> None:
        assert Proportion(numerator=1, denominator=2).rounded(5, Rounding.NEAREST) == 3

    def test_of_two_counts_that_will_do_the_smaller_is_shown_as_needed(self) -> None:
        tenth = AtLeast(amount=Share(numerator=1, denominator=10))
        either = AnyOf(rules=(AtLeast(amount=Number(number=4)), tenth))
        verdict = evaluate(either, members(5, 20))
        assert (verdict.counted, verdict.needed) == (5, 2)


class TestVotes:
    HALF = ShareFor(numerator=1, denominator=2, more_than=True)

    @staticmethod
    def outcome(question: Question, ayes: int, noes: int, abstain: int = 0, tie: Choice | None = None) -> Outcome:
        given = Counts(ayes=ayes, noes=noes, abstentions=abstain, tie_broken=tie)
        return decide(question, members(10, 12), given).outcome

    @pytest.mark.parametrize(("ayes", "noes", "carried"), [(6, 0, True), (5, 4, False), (4, 0, True), (3, 1, False)])
    def test_what_stands_after_or_else_is_enough_as_well(self, ayes: int, noes: int, carried: bool) -> None:
        none_against = ShareGiven(numerator=1, denominator=12, given=Given.AGAINST, limit=Limit.FEWER_THAN)
        question = Question(needs=(AyesAtLeast(number=6), OrElse(), self.HALF, none_against))
        assert self.outcome(question, ayes, noes) is (Outcome.CARRIED if carried else Outcome.LOST)

    def test_an_alternative_with_nothing_in_it_is_none(self) -> None:
        assert self.outcome(Question(needs=(AyesAtLeast(number=6), OrElse())), 5, 0) is Outcome.LOST

    @pytest.mark.parametrize(
        ("limit", "noes", "met"),
        [
            ("at_least", 3, True), ("at_least", 2, False), ("more_than", 3, False), ("more_than", 4, True),
            ("at_most", 3, True), ("at_most", 4, False), ("fewer_than", 3, False), ("fewer_than", 2, True),
        ],
    )  # fmt: skip
    def test_a_quarter_of_twelve_seats_against(self, limit: str, noes: int, met: bool) -> None:
        need = ShareGiven(numerator=1, denominator=4, given=Given.AGAINST, limit=Limit(limit))
        result = decide(Question(needs=(need,)), members(10, 12), Counts(ayes=5, noes=noes))
        assert result.needs[0].met is met

    def test_the_turnout_is_all_who_vote_and_no_silence_that_counts_as_a_vote(self) -> None:
        need = ShareGiven(numerator=1, denominator=2)
        found = [
            decide(Question(needs=(need,), silence=Silence.AGAINST), members(10, 12), counts).needs[0]
            for counts in (Counts(ayes=3, noes=1, abstentions=2), Counts(ayes=3, noes=1, abstentions=1))
        ]
        assert [(one.met, one.got, one.takes, one.of) for one in found] == [(True, 6, 6, 12), (False, 5, 6, 12)]

    def test_a_share_of_the_votes_given_counts_abstentions(self) -> None:
        need = ShareFor(numerator=1, denominator=2, more_than=True, base=VoteBase.GIVEN)
        assert self.outcome(Question(needs=(need,)), 4, 2, 2) is Outcome.LOST
        assert self.outcome(Question(needs=(need,)), 5, 2, 2) is Outcome.CARRIED

    def test_a_share_that_is_none_is_refused(self) -> None:
        with pytest.raises(BrokenRule):
            ShareGiven(numerator=3, denominator=2)

    def test_silence_may_count_for_it(self) -> None:
        assert self.outcome(Question(silence=Silence.FOR), 1, 4) is Outcome.CARRIED

    @pytest.mark.parametrize(
        ("tie", "broken", "outcome"),
        [
            (Tie.REFERRED, None, Outcome.REFERRED),
            (Tie.LOT, None, Outcome.TO_BE_BROKEN),
            (Tie.LOT, Choice.FOR, Outcome.CARRIED),
            (Tie.LOT, Choice.AGAINST, Outcome.LOST),
        ],
    )
    def test_a_tie_may_go_elsewhere(self, tie: Tie, broken: Choice | None, outcome: Outcome) -> None:
        assert self.outcome(Question(tie=tie), 3, 3, tie=broken) is outcome

    def test_the_lot_does_not_stand_in_for_votes_that_a_question_takes(self) -> None:
        question = Question(needs=(self.HALF, AyesAtLeast(number=4)), tie=Tie.LOT)
        assert self.outcome(question, 3, 3, tie=Choice.FOR) is Outcome.LOST

    @pytest.mark.parametrize(("with_interest", "outcome"), [(False, Outcome.LOST), (True, Outcome.CARRIED)])
    def test_a_chair_with_an_interest_has_no_casting_vote(self, with_interest: bool, outcome: Outcome) -> None:
        chair = here("chair", presiding=True, interest=InterestEffect.STAYS)
        question = Question(tie=Tie.CASTING_VOTE, with_interest=with_interest)
        choices = {Id("a"): Choice.FOR, Id("b"): Choice.AGAINST}
        ballot = Ballot(choices=choices, tie_broken=Choice.FOR)
        assert decide(question, room(chair, here("a"), here("b")), ballot).outcome is outcome

    @pytest.mark.parametrize(
        ("remote", "substitutes", "ayes"), [(True, True, 3), (False, True, 2), (True, False, 2), (False, False, 1)]
    )
    def test_who_sits_remotely_or_as_a_substitute_may_be_kept_from_voting(
        self, remote: bool, substitutes: bool, ayes: int
    ) -> None:
        people = room(here("a"), here("b", remote=True), here("c", sits_as=SitsAs.SUBSTITUTE))
        ballot = Ballot(choices={Id(name): Choice.FOR for name in "abc"})
        assert decide(Question(remote=remote, substitutes=substitutes), people, ballot).ayes == ayes

    def test_alternatives_and_turnout_are_said(self) -> None:
        turnout = ShareGiven(numerator=1, denominator=2)
        words = question_in_words(Question(needs=(self.HALF, turnout, OrElse(), AyesAtLeast(number=6))), "Chair", str)
        assert words.startswith(
            "Carried if more than half of the votes cast vote for it; and at least half of all seats with a vote "
            "vote at all – or else, if at least 6 vote for it."
        )
