"""Where rules are asked about nothing, about ties that decide nothing, and about seats that nobody may vote for."""

from dataclasses import replace

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Amount, Base, Every, Limit, Number, Rounding, Share
from clerk_app.domain.rules.ballot import Ballot, Choice, Counts
from clerk_app.domain.rules.deciding import Outcome, VoteResult, decide
from clerk_app.domain.rules.judging import judge
from clerk_app.domain.rules.quorum import Consequence, Follows, QuorumRule
from clerk_app.domain.rules.room import Room
from clerk_app.domain.rules.selection import Who
from clerk_app.domain.rules.soundness import Composition, FlawCode, flaws_of_quorum
from clerk_app.domain.rules.tree import AtLeast, BusinessIs, RuleTree, SizeIs, Where
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.rules.voting import Given, Need, Question, ShareFor, ShareGiven, Silence, Tie, VoteBase
from clerk_app.domain.seats import SeatRole
from clerk_app.wording.quorum_details import follows_in_words
from clerk_app.wording.rules import share_in_words
from clerk_app.wording.voting_rules import question_in_words
from tests.domain.rules.rooms import away, here, members, room, seat

FOR, AGAINST, ABSTAIN = Choice
HALF = ShareFor(numerator=1, denominator=2, more_than=True)
TWO_THIRDS = ShareFor(numerator=2, denominator=3)
CHAIR = seat("chair", roles=(SeatRole.CHAIR,))
THE_CHAIR = Who(roles=(SeatRole.CHAIR,))


def voted(question: Question, found: Room, ayes: int, noes: int = 0, broken: Choice | None = None) -> VoteResult:
    names = [one.seat.id for one in found.seats if one.seat.id != Id("chair")]
    given = [FOR] * ayes + [AGAINST] * noes + [ABSTAIN] * (len(names) - ayes - noes)
    return decide(question, found, Ballot(choices=dict(zip(names, given, strict=True)), tie_broken=broken))


class TestNothing:
    @pytest.mark.parametrize(
        ("limit", "met"),
        [(Limit.AT_LEAST, False), (Limit.MORE_THAN, False), (Limit.AT_MOST, True), (Limit.FEWER_THAN, True)],
    )
    def test_of_no_votes_cast_no_part_is_against(self, limit: Limit, met: bool) -> None:
        need = ShareGiven(numerator=2, denominator=3, given=Given.AGAINST, limit=limit, base=VoteBase.CAST)
        result = voted(Question(needs=(need,)), members(4, 4), 0)
        assert (result.needs[0].met, result.outcome is Outcome.CARRIED) == (met, met)

    @pytest.mark.parametrize("need", [HALF, TWO_THIRDS, replace(HALF, base=VoteBase.PRESENT)])
    def test_where_all_abstain_it_is_lost_and_no_tie(self, need: Need) -> None:
        result = voted(Question(needs=(need,), tie=Tie.CASTING_VOTE), members(4, 4), 0)
        assert (result.outcome, result.tied) == (Outcome.LOST, False)

    def test_where_nobody_may_vote_it_is_lost(self) -> None:
        question = Question(eligible=Who(tags=("nobody",)), needs=(replace(HALF, base=VoteBase.ENTITLED),))
        assert voted(question, members(3, 3), 3).outcome is Outcome.LOST

    @pytest.mark.parametrize(
        "amount",
        [
            Share(numerator=1, denominator=2, base=Base.FILLED),
            Share(numerator=1, denominator=2, base=Base.FILLED, rounding=Rounding.DOWN),
            Number(number=1),
            Every(base=Base.FILLED),
        ],
    )
    def test_an_empty_board_is_not_quorate(self, amount: Amount) -> None:
        nobody = room(away("a", filled=False), away("b", filled=False))
        assert not judge(QuorumRule(tree=AtLeast(amount=amount)), nobody).quorate


class TestMoreThanHalf:
    @pytest.mark.parametrize(
        ("size", "over", "up", "down"), [(1, 1, 1, 1), (2, 2, 1, 1), (7, 4, 4, 3), (8, 5, 4, 4), (9, 5, 5, 4)]
    )
    def test_of_odd_and_even_numbers(self, size: int, over: int, up: int, down: int) -> None:
        for rounding, needed in ((Rounding.MORE_THAN, over), (Rounding.UP, up), (Rounding.DOWN, down)):
            tree = AtLeast(amount=Share(numerator=1, denominator=2, rounding=rounding))
            assert judge(QuorumRule(tree=tree), members(1, size)).needed == needed


class TestSharesOfVotes:
    @pytest.mark.parametrize(
        ("rounding", "takes"), [(Rounding.UP, 8), (Rounding.NEAREST, 7), (Rounding.DOWN, 7), (Rounding.MORE_THAN, 8)]
    )
    def test_a_third_of_twenty_two_votes_is_as_many_as_the_rule_rounds_to(self, rounding: Rounding, takes: int) -> None:
        turnout = ShareGiven(numerator=1, denominator=3, base=VoteBase.FILLED, rounding=rounding)
        ayes = ShareFor(numerator=1, denominator=3, base=VoteBase.FILLED, rounding=rounding)
        result = decide(Question(needs=(turnout, ayes)), members(22, 22), Ballot(choices={Id("member 0"): FOR}))
        assert [(one.takes, one.met) for one in result.needs] == [(takes, False)] * 2

    def test_of_nobody_no_share_is_reached_however_it_is_rounded(self) -> None:
        need = ShareGiven(numerator=1, denominator=3, base=VoteBase.CAST, rounding=Rounding.DOWN)
        assert not voted(Question(needs=(need,)), members(3, 3), 0).needs[0].met


class TestTies:
    @pytest.mark.parametrize("tie", [Tie.CARRIED, Tie.LOT])
    def test_a_tie_carries_no_question_that_takes_more_than_half(self, tie: Tie) -> None:
        result = voted(Question(needs=(TWO_THIRDS,), tie=tie), members(6, 6), 3, 3, FOR)
        assert result.outcome is Outcome.LOST

    @pytest.mark.parametrize("tie", [Tie.CARRIED, Tie.LOT])
    def test_a_tie_carries_what_takes_half_or_less(self, tie: Tie) -> None:
        for need in (HALF, ShareFor(numerator=2, denominator=5, more_than=True)):
            assert voted(Question(needs=(need,), tie=tie), members(6, 6), 3, 3, FOR).outcome is Outcome.CARRIED

    def test_no_casting_vote_is_asked_for_that_could_not_carry_it(self) -> None:
        question = Question(needs=(TWO_THIRDS,), tie=Tie.CASTING_VOTE)
        assert voted(question, members(6, 6), 3, 3).outcome is Outcome.LOST
        assert voted(replace(question, needs=(HALF,)), members(6, 6), 3, 3).outcome is Outcome.TO_BE_BROKEN
        assert voted(question, members(2, 2), 1, 1).outcome is Outcome.TO_BE_BROKEN

    def test_a_casting_vote_is_asked_for_where_it_makes_a_majority_of_those_present(self) -> None:
        question = Question(needs=(replace(HALF, base=VoteBase.PRESENT),), tie=Tie.CASTING_VOTE)
        assert voted(question, members(6, 6), 3, 3).outcome is Outcome.TO_BE_BROKEN
        assert voted(question, members(6, 6), 3, 3, FOR).outcome is Outcome.CARRIED
        assert voted(question, members(7, 7), 3, 3).outcome is Outcome.TO_BE_BROKEN
        assert voted(question, members(8, 8), 3, 3).outcome is Outcome.LOST

    def test_who_is_away_breaks_no_tie(self) -> None:
        question = Question(tie=Tie.CASTING_VOTE, tie_breaker=THE_CHAIR)
        others = members(4, 4).seats
        assert voted(question, room(*others, away(CHAIR)), 2, 2).outcome is Outcome.LOST
        assert voted(question, room(*others, here(CHAIR)), 2, 2).outcome is Outcome.TO_BE_BROKEN

    def test_who_may_not_vote_from_elsewhere_breaks_no_tie_from_there(self) -> None:
        question = Question(tie=Tie.CASTING_VOTE, remote=False)
        found = room(*members(4, 4).seats, here(CHAIR, remote=True, presiding=True))
        assert voted(question, found, 2, 2).outcome is Outcome.LOST
        assert voted(replace(question, remote=True), found, 2, 2).outcome is Outcome.TO_BE_BROKEN

    def test_who_decides_a_tie_afterwards_need_not_be_there(self) -> None:
        question = Question(tie=Tie.DECIDED_BY, tie_breaker=THE_CHAIR)
        assert voted(question, room(*members(4, 4).seats, away(CHAIR)), 2, 2).outcome is Outcome.TO_BE_BROKEN

    def test_whoever_is_acting_as_chair_breaks_a_tie(self) -> None:
        acting = tuple(replace(one, presiding=place == 0) for place, one in enumerate(members(4, 4).seats))
        found = room(*acting, away(CHAIR))
        assert voted(Question(tie=Tie.CASTING_VOTE), found, 2, 2, FOR).outcome is Outcome.CARRIED


class TestAbstainingWithMost:
    QUESTION = Question(needs=(replace(HALF, base=VoteBase.PRESENT),), abstention=Silence.WITH_MOST)

    @pytest.mark.parametrize(("ayes", "noes", "votes"), [(3, 2, (5, 2)), (2, 3, (2, 5)), (2, 2, (2, 2))])
    def test_an_abstention_goes_to_the_side_with_more_votes(self, ayes: int, noes: int, votes: tuple[int, int]) -> None:
        size = ayes + noes + 2
        result = voted(self.QUESTION, members(size, size), ayes, noes)
        assert (result.ayes, result.noes) == votes
        by_count = decide(self.QUESTION, members(size, size), Counts(ayes=ayes, noes=noes, abstentions=2))
        assert (by_count.ayes, by_count.noes, by_count.outcome) == (*votes, result.outcome)

    def test_so_does_silence_where_the_rule_says_so(self) -> None:
        question = Question(silence=Silence.WITH_MOST)
        result = decide(question, members(5, 5), Ballot(choices={Id("member 0"): AGAINST}))
        assert (result.ayes, result.noes, result.silent) == (0, 5, 4)

    def test_it_is_said(self) -> None:
        words = "Whoever abstains counts on the side that has more votes."
        assert words in question_in_words(self.QUESTION, "Chair", str)


class TestInAnyOtherCase:
    ASKED = BusinessIs(kinds=("asked for by members",))

    @pytest.mark.parametrize(("business", "follows"), [("asked for by members", []), ("", ["adjourn"])])
    def test_a_consequence_may_follow_except_where_something_is_so(self, business: str, follows: list[str]) -> None:
        otherwise = Follows(consequence=Consequence.ADJOURN, where=self.ASKED, where_is_so=False)
        rule = QuorumRule(tree=voting_members(3), if_inquorate=(otherwise,))
        verdict = judge(rule, replace(members(1, 5), business=business))
        assert [str(one.consequence) for one in verdict.follows] == follows
        said = "The meeting is adjourned, except where the business is “asked for by members”."
        assert follows_in_words(rule.if_inquorate, "Chair", str) == said


class TestSuspended:
    @pytest.mark.parametrize(("base", "of"), [(VoteBase.SEATS, 5), (VoteBase.FILLED, 4), (VoteBase.ELIGIBLE, 3)])
    def test_a_suspended_member_is_one_of_all_members_and_not_one_of_those_who_may_vote(
        self, base: VoteBase, of: int
    ) -> None:
        found = room(*members(3, 3).seats, away("suspended", suspended=True), away("vacant", filled=False))
        question = Question(needs=(replace(HALF, base=base),))
        result = decide(question, found, Ballot(choices={Id("member 0"): FOR, Id("suspended"): FOR}))
        assert (result.ayes, result.needs[0].of) == (1, of)


class TestSizes:
    BOARD = Composition(seats=tuple(seat(name) for name in "abc"), category_ids=frozenset())

    def flaws(self, tree: RuleTree) -> list[FlawCode]:
        return [flaw.code for flaw in flaws_of_quorum(QuorumRule(tree=tree), self.BOARD)]

    @pytest.mark.parametrize(("smallest", "largest"), [(0, 500), (0, 3)])
    def test_what_is_asked_of_a_larger_board_is_not_called_nonsense(self, smallest: int, largest: int) -> None:
        size = SizeIs(smallest=smallest, largest=largest)
        assert self.flaws(Where(circumstance=size, then=voting_members(2), otherwise=voting_members(50))) == []

    def test_what_is_asked_at_a_size_that_the_board_may_have_is(self) -> None:
        size = SizeIs(smallest=0, largest=2)
        tree = Where(circumstance=size, then=voting_members(2), otherwise=voting_members(50))
        assert FlawCode.NEVER_MET in self.flaws(tree)
        larger = Where(circumstance=SizeIs(smallest=4), then=voting_members(50), otherwise=voting_members(50))
        assert self.flaws(larger).count(FlawCode.NEVER_MET) == 1


@pytest.mark.parametrize(
    ("numerator", "denominator", "words"),
    [(3, 10, "30 per cent"), (1, 50, "2 per cent"), (62, 100, "62 per cent"), (1, 10, "a tenth"), (2, 7, "2/7")],
)
def test_a_share_is_said_as_people_say_it(numerator: int, denominator: int, words: str) -> None:
    assert share_in_words(numerator, denominator) == words
