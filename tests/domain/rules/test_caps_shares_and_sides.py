"""Who counts only up to a number or for want of others, shares as circumstances, and whose side wins a tie."""

from dataclasses import replace

import pytest

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.amount import Base, Every, Limit, Number, Proportion, Share, Unit
from clerk_app.domain.rules.ballot import Ballot, Choice, Counts
from clerk_app.domain.rules.deciding import NoVote, Outcome, asks_how_it_is_broken, decide, why_no_vote
from clerk_app.domain.rules.evaluation import evaluate
from clerk_app.domain.rules.judging import judge
from clerk_app.domain.rules.quorum import Cap, OfEach, QuorumRule, WhoCounts
from clerk_app.domain.rules.quorum import Tested as When
from clerk_app.domain.rules.selection import Who
from clerk_app.domain.rules.soundness import Composition, FlawCode, flaws_of_quorum
from clerk_app.domain.rules.tree import AtLeast, HereAs, SeatsThat, ShareIs, SizeIs, Where
from clerk_app.domain.rules.verdict import Qualified
from clerk_app.domain.rules.voting import (
    AyesAtLeast,
    AyesFrom,
    OnlyWhere,
    OrElse,
    Question,
    ShareFor,
    Silence,
    Split,
    Tie,
    VoteBase,
)
from clerk_app.wording.quorum_details import counts_in_words
from clerk_app.wording.voting_rules import question_in_words
from tests.domain.rules.rooms import away, here, members, room, seat

FOR, AGAINST, ABSTAIN = Choice
STAYS = InterestEffect.STAYS
A_THIRD = Proportion(numerator=1, denominator=3)


def three() -> AtLeast:
    return AtLeast(amount=Number(number=3))


class TestCaps:
    def test_however_many_are_there_remotely_only_so_many_of_them_count(self) -> None:
        counts = WhoCounts(caps=(Cap(amount=Number(number=1), here_as=HereAs.REMOTELY),))
        found = room(here("a"), here("b", remote=True), here("c", remote=True))
        assert evaluate(three(), found, counts).counted == 2

    def test_of_each_agency_only_so_many_count_and_who_is_of_none_is_not_limited(self) -> None:
        counts = WhoCounts(caps=(Cap(amount=Number(number=1), of_each=OfEach.AGENCY),))
        found = room(here("a", "police"), here("b", "police"), here("c", "schools"), here("d"), here("e"))
        assert evaluate(three(), found, counts).counted == 4

    def test_a_cap_speaks_of_certain_seats_alone(self) -> None:
        lay = Who(tags=("lay",))
        counts = WhoCounts(caps=(Cap(amount=Number(number=0), who=lay),))
        found = room(here(seat("a", tags=("lay",))), here("b"), here("c"))
        assert evaluate(three(), found, counts).counted == 2

    def test_a_later_cap_looks_at_whom_an_earlier_one_left(self) -> None:
        half = Share(numerator=1, denominator=2, base=Base.PRESENT)
        remote = Cap(amount=Number(number=1), here_as=HereAs.REMOTELY)
        counts = WhoCounts(caps=(remote, Cap(amount=half)))
        found = room(here("a"), here("b", remote=True), here("c", remote=True), here("d", remote=True))
        assert evaluate(three(), found, counts).counted == 1

    def test_the_margin_knows_that_another_takes_the_place_of_who_leaves(self) -> None:
        counts = WhoCounts(caps=(Cap(amount=Number(number=2), of_each=OfEach.AGENCY),))
        rule = QuorumRule(tree=AtLeast(amount=Number(number=2)), counts=counts)
        verdict = judge(rule, room(*(here(name, "police") for name in "abcd"), has_chair=False))
        assert (verdict.counted, verdict.spare, verdict.critical_seats) == (2, 2, ())

    def test_a_cap_is_said(self) -> None:
        counts = WhoCounts(caps=(Cap(amount=Number(number=2), of_each=OfEach.AGENCY),))
        assert "Of each agency no more than 2 members count." in counts_in_words(counts, str)


class TestWantOfOthers:
    COUNTS = WhoCounts(with_interest=False, interest_where=SizeIs(smallest=0, largest=2, base=Base.ELIGIBLE))

    def test_who_has_an_interest_counts_only_where_too_few_are_left(self) -> None:
        enough = room(here("a"), here("b"), here("c"), here("d", interest=STAYS))
        too_few = room(here("a"), here("b"), here("c", interest=STAYS), here("d", interest=STAYS))
        assert evaluate(three(), enough, self.COUNTS).counted == 3
        assert evaluate(three(), too_few, self.COUNTS).counted == 4

    def test_who_has_an_interest_may_vote_only_where_too_few_are_left(self) -> None:
        question = Question(interest_where=self.COUNTS.interest_where)
        found = room(here("a"), here("b", interest=STAYS), here("c", interest=STAYS))
        choices = {Id("a"): AGAINST, Id("b"): FOR, Id("c"): FOR}
        assert decide(question, found, Ballot(choices=choices)).outcome is Outcome.CARRIED
        others = room(*found.seats, here("d"), here("e"))
        assert decide(question, others, Ballot(choices=choices)).outcome is Outcome.LOST


class TestShares:
    @pytest.mark.parametrize(
        ("limit", "at_four", "at_five"),
        [("at_least", True, True), ("more_than", False, True), ("at_most", True, False), ("fewer_than", False, False)],
    )
    def test_a_share_of_the_seats_is_on_one_side_of_a_limit(self, limit: str, at_four: bool, at_five: bool) -> None:
        assert A_THIRD.has_within(Limit(limit), 4, 12) is at_four
        assert A_THIRD.has_within(Limit(limit), 5, 12) is at_five

    def test_of_no_seats_no_share_is_vacant(self) -> None:
        assert not A_THIRD.has_within(Limit.AT_LEAST, 0, 0)
        assert A_THIRD.has_within(Limit.FEWER_THAN, 0, 0)

    @pytest.mark.parametrize(
        ("seats", "is_so"),
        [("vacant", False), ("suspended", False), ("with_interest", False), ("unable", True), ("here", True)],
    )
    def test_the_seats_of_a_circumstance_stand_in_one_of_these_ways(self, seats: str, is_so: bool) -> None:
        gone = away("d", filled=False), away("e", suspended=True)
        found = room(here("a"), here("b"), here("c", interest=STAYS), *gone)
        rule = Where(
            circumstance=ShareIs(numerator=2, denominator=5, limit=Limit.MORE_THAN, seats=SeatsThat(seats)),
            then=AtLeast(amount=Number(number=1)),
            otherwise=AtLeast(amount=Number(number=5)),
        )
        assert evaluate(rule, found).quorate is is_so

    def test_more_than_the_whole_is_no_share(self) -> None:
        with pytest.raises(BrokenRule, match="fraction_is_no_share"):
            ShareIs(numerator=4, denominator=3)

    def test_who_sent_apologies_is_left_out_of_the_base(self) -> None:
        half = AtLeast(amount=Share(numerator=1, denominator=2, base=Base.NOT_ON_LEAVE))
        found = room(here("a"), here("b"), away("c"), away("d"), replace(away("e"), on_leave=True))
        verdict = evaluate(half, found)
        assert (verdict.counted, verdict.needed, verdict.quorate) == (2, 2, True)

    def test_all_but_one_are_enough(self) -> None:
        rule = AtLeast(amount=Every(but=1))
        assert evaluate(rule, members(4, 5)).quorate
        assert not evaluate(rule, members(3, 5)).quorate


class TestInTheChair:
    RULE = QuorumRule(tree=AtLeast(amount=Number(number=1), who=Who(tags=("lay",), presiding=True)))

    def test_whoever_presides_has_to_be_one_of_these(self) -> None:
        lay, other = seat("a", tags=("lay",)), seat("b")
        assert judge(self.RULE, room(here(lay, presiding=True), here(other))).quorate
        assert not judge(self.RULE, room(here(lay), here(other, presiding=True))).quorate

    def test_it_is_no_nonsense_while_somebody_could_preside(self) -> None:
        board = Composition(seats=(seat("a", tags=("lay",)), seat("b")), category_ids=frozenset())
        assert flaws_of_quorum(self.RULE, board) == ()
        none_lay = Composition(seats=(seat("b"),), category_ids=frozenset())
        assert FlawCode.NOBODY in {flaw.code for flaw in flaws_of_quorum(self.RULE, none_lay)}


class TestWhenCalled:
    RULE = QuorumRule(tree=AtLeast(amount=Number(number=3)), tested=When.WHEN_CALLED)

    def test_the_board_is_taken_to_be_quorate_until_somebody_calls_for_a_count(self) -> None:
        verdict = judge(self.RULE, members(2, 5))
        assert (verdict.quorate, verdict.qualified, verdict.counted) == (True, Qualified.PRESUMED, 2)
        counted = judge(self.RULE, replace(members(2, 5), count_called=True))
        assert (counted.quorate, counted.qualified) == (False, Qualified.PLAINLY)


class TestSides:
    QUESTION = Question(tie=Tie.CHAIRS_SIDE)
    ROOM = room(here("a", presiding=True), here("b"), here("c"), here("d"))

    @pytest.mark.parametrize(("own", "outcome"), [(FOR, Outcome.CARRIED), (AGAINST, Outcome.LOST)])
    def test_in_a_tie_the_side_wins_on_which_the_chair_voted(self, own: Choice, outcome: Outcome) -> None:
        other = AGAINST if own is FOR else FOR
        choices = {Id("a"): own, Id("b"): own, Id("c"): other, Id("d"): other}
        assert decide(self.QUESTION, self.ROOM, Ballot(choices=choices)).outcome is outcome

    def test_a_tie_is_lost_where_the_chair_has_not_voted(self) -> None:
        choices = {Id("b"): FOR, Id("c"): AGAINST}
        assert decide(self.QUESTION, self.ROOM, Ballot(choices=choices)).outcome is Outcome.LOST

    def test_by_counts_alone_it_is_asked_how_the_chair_voted(self) -> None:
        tied = decide(self.QUESTION, self.ROOM, Counts(ayes=2, noes=2))
        assert tied.outcome is Outcome.TO_BE_BROKEN
        assert asks_how_it_is_broken(self.QUESTION, tied, by_count=True)
        told = decide(self.QUESTION, self.ROOM, Counts(ayes=2, noes=2, tie_broken=FOR))
        assert told.outcome is Outcome.CARRIED

    def test_the_lot_is_asked_for_too(self) -> None:
        question = Question(tie=Tie.LOT)
        tied = decide(question, self.ROOM, Ballot(choices={Id("a"): FOR, Id("b"): AGAINST}))
        assert asks_how_it_is_broken(question, tied, by_count=False)


class TestHowVotesCount:
    @pytest.mark.parametrize(
        ("abstention", "counts"),
        [("abstains", (2, 1, 1)), ("for", (3, 1, 0)), ("against", (2, 2, 0)), ("left_out", (2, 1, 0))],
    )
    def test_an_abstention_counts_as_the_rule_has_it(self, abstention: str, counts: tuple[int, int, int]) -> None:
        question = Question(abstention=Silence(abstention))
        choices = {Id("member 0"): FOR, Id("member 1"): FOR, Id("member 2"): AGAINST, Id("member 3"): ABSTAIN}
        named = decide(question, members(4, 4), Ballot(choices=choices))
        counted = decide(question, members(4, 4), Counts(ayes=2, noes=1, abstentions=1))
        assert (named.ayes, named.noes, named.abstentions) == counts
        assert (counted.ayes, counted.noes, counted.abstentions) == counts

    def test_who_missed_a_part_of_the_item_has_no_vote_on_it(self) -> None:
        late = replace(here("b"), missed=True)
        question = Question(whole_item=True)
        assert why_no_vote(late, question) is NoVote.MISSED_PART
        assert why_no_vote(late, Question()) is None
        result = decide(question, room(here("a"), late), Ballot(choices={Id("a"): FOR, Id("b"): AGAINST}))
        assert (result.outcome, result.noes) == (Outcome.CARRIED, 0)

    def test_the_vote_of_an_agency_in_two_minds_may_be_void(self) -> None:
        found = room(here("a", "police"), here("b", "police"), here("c", "schools"))
        choices = {Id("a"): FOR, Id("b"): AGAINST, Id("c"): FOR}
        result = decide(Question(unit=Unit.AGENCIES, split=Split.VOID), found, Ballot(choices=choices))
        assert (result.outcome, result.ayes, result.noes, result.split) == (Outcome.CARRIED, 1, 0, ())

    def test_of_votes_by_people_each_agency_goes_as_most_of_its_people(self) -> None:
        half = ShareFor(numerator=1, denominator=2, more_than=True, unit=Unit.AGENCIES)
        found = room(here("a", "x"), here("b", "x"), here("c", "x"), here("d", "y"), here("e", "z"))
        choices = {Id("a"): FOR, Id("b"): FOR, Id("c"): AGAINST, Id("d"): FOR, Id("e"): AGAINST}
        need = decide(Question(needs=(half,)), found, Ballot(choices=choices)).needs[0]
        assert (need.got, need.of, need.met) == (2, 3, True)

    def test_votes_have_to_come_from_so_many_agencies(self) -> None:
        question = Question(needs=(AyesFrom(number=2),))
        found = room(here("a", "x"), here("b", "x"), here("c", "y"))
        one = Ballot(choices={Id("a"): FOR, Id("b"): FOR, Id("c"): AGAINST})
        assert decide(question, found, one).outcome is Outcome.LOST
        both = Ballot(choices={Id("a"): FOR, Id("b"): AGAINST, Id("c"): FOR})
        assert decide(question, found, both).outcome is Outcome.CARRIED
        assert decide(question, found, Counts(ayes=3, noes=0)).outcome is Outcome.NOT_TOLD

    def test_a_need_holds_only_where_something_is_so(self) -> None:
        small = SizeIs(smallest=0, largest=3, base=Base.ALL)
        needs = (
            OnlyWhere(circumstance=small),
            AyesAtLeast(number=3),
            OrElse(),
            OnlyWhere(circumstance=small, is_so=False),
            AyesAtLeast(number=4),
        )
        choices = {Id(f"member {place}"): FOR for place in range(3)}
        assert decide(Question(needs=needs), members(3, 3), Ballot(choices=choices)).outcome is Outcome.CARRIED
        assert decide(Question(needs=needs), members(3, 4), Ballot(choices=choices)).outcome is Outcome.LOST
        assert question_in_words(Question(needs=needs), "Chair", str).startswith(
            "Carried if it is so that all seats number 0 to 3; and at least 3 vote for it – or else, if it is not so"
        )

    def test_a_share_is_taken_of_the_number_that_makes_a_quorum(self) -> None:
        question = Question(needs=(ShareFor(numerator=1, denominator=2, more_than=True, base=VoteBase.QUORUM),))
        rule = QuorumRule(tree=AtLeast(amount=Number(number=5)))
        found = members(6, 9)
        choices = {Id(f"member {place}"): FOR for place in range(3)}
        need = decide(question, found, Ballot(choices=choices), judge(rule, found)).needs[0]
        assert (need.takes, need.of, need.met) == (3, 5, True)

    def test_a_share_is_taken_of_all_in_office_without_an_interest(self) -> None:
        question = Question(needs=(ShareFor(numerator=1, denominator=2, base=VoteBase.ELIGIBLE),))
        found = room(here("a"), here("b", interest=STAYS), away("c"), away("d", filled=False))
        need = decide(question, found, Ballot(choices={Id("a"): FOR})).needs[0]
        assert (need.takes, need.of, need.met) == (1, 2, True)
