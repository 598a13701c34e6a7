"""What one person may hold by proxy and cast, majorities by two weights, and how long after the first call it is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Base, BySize, Limit, Number, Rounding, Share, SizeRow, Unit
from clerk_app.domain.rules.ballot import Ballot, Choice, Counts
from clerk_app.domain.rules.business import kinds_of_business
from clerk_app.domain.rules.deciding import NoVote, Outcome, decide, weights_cut, why_no_votes
from clerk_app.domain.rules.judging import judge
from clerk_app.domain.rules.proxies import ProxyLimit, WeightCap
from clerk_app.domain.rules.quorum import Cap, QuorumRule, WhoCounts
from clerk_app.domain.rules.room import Room, SeatNow, SitsAs
from clerk_app.domain.rules.selection import SeatGroup, Who
from clerk_app.domain.rules.soundness import Composition, FlawCode, flaws_of_quorum, flaws_of_voting
from clerk_app.domain.rules.tree import AtMost, BusinessIs, HeldAfter, SizeIs, Where
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.rules.voting import Given, Question, ShareFor, ShareGiven, VoteBase, VotingRule
from clerk_app.plain.conversion import make_converter
from clerk_app.wording.quorum_details import cap_in_words, counts_in_words
from clerk_app.wording.rules import rule_in_words
from clerk_app.wording.voting_rules import question_in_words
from tests.domain.rules import drawn, drawn_votes
from tests.domain.rules.rooms import here, members, room, seat

FOR, AGAINST, ABSTAIN = Choice
TENTH = Share(numerator=1, denominator=10, rounding=Rounding.DOWN)
QUARTER = Share(numerator=1, denominator=4, rounding=Rounding.DOWN)
BY_WEIGHT = (ShareFor(numerator=1, denominator=2, more_than=True),)


def held(name: str, by: str, weight: int = 1) -> SeatNow:
    proxy = here(seat(name, weight=weight), sits_as=SitsAs.PROXY)
    return replace(proxy, proxy_with=Id(by))


def votes(**given: Choice) -> Ballot:
    return Ballot(choices={Id(name): choice for name, choice in given.items()})


def judged(limit: ProxyLimit, *seats: SeatNow, size: int = 0) -> Verdict:
    counts = WhoCounts(proxies=True, proxy_limits=(limit,))
    return judge(QuorumRule(tree=voting_members(2), counts=counts), room(*seats, seats=size))


class TestProxyLimits:
    @pytest.mark.parametrize(("size", "counted"), [(10, 2), (19, 2), (20, 3), (29, 3), (30, 4)])
    def test_a_tenth_of_the_members_is_never_more_than_a_tenth_of_them(self, size: int, counted: int) -> None:
        verdict = judged(ProxyLimit(amount=TENTH), here("a"), *(held(name, "a") for name in "bcd"), size=size)
        assert verdict.counted == counted

    def test_the_holders_own_seat_may_count_towards_the_limit(self) -> None:
        limit = ProxyLimit(amount=Number(number=2), with_own=True)
        verdict = judged(limit, here("a"), held("b", "a"), held("c", "a"))
        assert (verdict.counted, verdict.over_proxies) == (2, ("c",))
        assert judged(limit, held("b", "guest"), held("c", "guest")).over_proxies == ()

    def test_a_limit_may_be_of_weight_and_a_lighter_proxy_still_fits(self) -> None:
        limit = ProxyLimit(amount=Number(number=5), by_weight=True)
        verdict = judged(limit, here("a"), held("b", "a", 3), held("c", "a", 3), held("d", "a", 2))
        assert verdict.over_proxies == ("c",)

    def test_so_many_proxies_may_count_whatever_they_come_to(self) -> None:
        limit = ProxyLimit(amount=Number(number=1), by_weight=True, always=2)
        verdict = judged(limit, here("a"), held("b", "a", 3), held("c", "a", 3), held("d", "a", 1))
        assert verdict.over_proxies == ("d",)

    @pytest.mark.parametrize(("size", "over"), [(20, ()), (21, ("f", "g"))])
    def test_a_limit_may_hold_only_where_something_is_so(self, size: int, over: tuple[str, ...]) -> None:
        fifth = Share(numerator=1, denominator=5, rounding=Rounding.DOWN)
        limit = ProxyLimit(amount=fifth, where=SizeIs(smallest=21))
        verdict = judged(limit, here("a"), *(held(name, "a") for name in "bcdefg"), size=size)
        assert verdict.over_proxies == over

    def test_all_limits_hold_together(self) -> None:
        counts = WhoCounts(
            proxies=True,
            proxies_each=3,
            proxy_limits=(ProxyLimit(amount=Number(number=2)), ProxyLimit(amount=TENTH)),
        )
        found = room(here("a"), *(held(name, "a") for name in "bcd"), seats=10)
        assert judge(QuorumRule(tree=voting_members(1), counts=counts), found).over_proxies == ("c", "d")

    def test_a_limit_by_sizes_that_says_nothing_of_a_size_is_none(self) -> None:
        table = BySize(rows=(SizeRow(smallest=1, largest=3, needed=0),))
        assert judged(ProxyLimit(amount=table), here("a"), held("b", "a"), size=3).over_proxies == ("b",)
        assert judged(ProxyLimit(amount=table), here("a"), held("b", "a"), size=4).over_proxies == ()

    def test_a_limit_may_be_a_share_of_those_present(self) -> None:
        third = Share(numerator=1, denominator=3, rounding=Rounding.DOWN, base=Base.PRESENT)
        found = judged(ProxyLimit(amount=third), here("a"), held("b", "a"), held("c", "a"), size=9)
        assert found.over_proxies == ("c",)

    def test_nobody_votes_for_more_than_the_share_of_those_with_a_vote(self) -> None:
        question = Question(proxies=True, proxy_limits=(ProxyLimit(amount=TENTH),))
        found = room(here("a"), held("b", "a"), held("c", "a"), here("d"), seats=19)
        assert why_no_votes(question, found)[Id("c")] is NoVote.OVER_PROXIES
        result = decide(question, found, votes(a=FOR, b=FOR, c=FOR, d=AGAINST))
        assert (result.ayes, result.noes) == (2, 1)

    def test_the_limit_of_a_vote_is_of_the_weight_of_those_who_may_vote_on_it(self) -> None:
        limit = ProxyLimit(amount=QUARTER, by_weight=True)
        question = Question(unit=Unit.WEIGHT, proxies=True, proxy_limits=(limit,), eligible=Who(without_tags=("late",)))
        late = here(seat("late", weight=90, tags=("late",)))
        found = room(here(seat("a", weight=6)), held("b", "a", 2), held("c", "a", 2), late)
        assert Id("c") in why_no_votes(question, found)

    def test_whoever_goes_may_let_in_another_proxy_and_the_margin_knows(self) -> None:
        limit = ProxyLimit(amount=Number(number=1))
        verdict = judged(limit, here("a"), here("x"), held("b", "a"), held("c", "a"))
        assert (verdict.counted, verdict.spare) == (3, 0)

    def test_a_limit_is_said(self) -> None:
        said = counts_in_words(
            WhoCounts(
                proxies=True,
                proxy_limits=(
                    ProxyLimit(amount=TENTH),
                    ProxyLimit(amount=TENTH, by_weight=True, with_own=True, always=3, where=SizeIs(smallest=21)),
                ),
            ),
            str,
        )
        assert "The proxies of one person count as long as they come to no more than a tenth of all seats." in said
        assert (
            "The proxies of one person count as long as they come, with their own seat, to no more than a tenth "
            "of the weight of all seats, where the seats that are filled number 21 and more; 3 count in any case."
            in said
        )

    def test_the_kinds_of_business_of_a_limit_are_asked_for(self) -> None:
        limits = (ProxyLimit(amount=TENTH, where=BusinessIs(kinds=("budget",))),)
        rule = QuorumRule(tree=voting_members(1), counts=WhoCounts(proxy_limits=limits))
        assert kinds_of_business(rule) == ("budget",)
        assert kinds_of_business(None, VotingRule(questions=(Question(proxy_limits=limits),))) == ("budget",)

    @given(drawn.rooms(), st.integers(0, 3))
    def test_a_limit_by_heads_is_what_so_many_of_each_are(self, found: Room, most: int) -> None:
        tree = voting_members(1)
        each = judge(QuorumRule(tree=tree, counts=WhoCounts(proxies=True, proxies_each=most)), found)
        limits = (ProxyLimit(amount=Number(number=most)),)
        assert judge(QuorumRule(tree=tree, counts=WhoCounts(proxies=True, proxy_limits=limits)), found) == each

    @given(drawn.rooms(), drawn.proxy_limits())
    def test_a_limit_never_lets_anybody_in(self, found: Room, limits: tuple[ProxyLimit, ...]) -> None:
        tree = voting_members(1)
        free = judge(QuorumRule(tree=tree, counts=WhoCounts(proxies=True)), found)
        bound = judge(QuorumRule(tree=tree, counts=WhoCounts(proxies=True, proxy_limits=limits)), found)
        assert bound.counted <= free.counted


class TestWeightCap:
    ROOM = room(here(seat("a", weight=60)), here(seat("b", weight=25)), here(seat("c", weight=15)))

    def question(self, cap: WeightCap, base: VoteBase = VoteBase.CAST) -> Question:
        need = ShareFor(numerator=1, denominator=2, more_than=True, base=base)
        return Question(unit=Unit.WEIGHT, needs=(need,), weight_cap=cap, proxies=True)

    def test_of_the_weight_of_one_person_no_more_counts_than_the_cap(self) -> None:
        question = self.question(WeightCap(amount=QUARTER))
        result = decide(question, self.ROOM, votes(a=FOR, b=AGAINST, c=AGAINST))
        assert (result.ayes, result.noes, result.outcome) == (25, 40, Outcome.LOST)
        assert weights_cut(question, self.ROOM) == {Id("a"): (60, 25)}

    def test_a_share_of_all_seats_is_of_the_weight_that_counts(self) -> None:
        question = self.question(WeightCap(amount=QUARTER), VoteBase.SEATS)
        result = decide(question, self.ROOM, votes(a=FOR, c=FOR))
        assert (result.needs[0].got, result.needs[0].of, result.outcome) == (40, 65, Outcome.CARRIED)

    def test_what_one_person_casts_for_others_counts_towards_the_cap_their_own_first(self) -> None:
        found = room(held("b", "a", 4), here(seat("a", weight=3)), here(seat("c", weight=5)))
        question = self.question(WeightCap(amount=Number(number=5)))
        assert weights_cut(question, found) == {Id("b"): (4, 2)}
        assert decide(question, found, votes(a=FOR, b=AGAINST, c=FOR)).noes == 2

    def test_proxies_that_do_not_count_take_nothing_from_the_cap(self) -> None:
        found = room(here(seat("a", weight=1)), held("b", "a", 3), held("c", "a", 2))
        question = replace(self.question(WeightCap(amount=Number(number=3))), proxies_each=1)
        assert decide(question, found, votes(a=FOR, b=FOR, c=FOR)).ayes == 3
        by_weight = ProxyLimit(amount=Number(number=2), by_weight=True)
        limited = replace(question, proxies_each=None, proxy_limits=(by_weight,))
        assert decide(limited, found, votes(a=FOR, b=FOR, c=FOR)).ayes == 3

    def test_one_seat_counts_for_no_more_than_all_the_others(self) -> None:
        question = self.question(WeightCap(within_others=True))
        result = decide(question, self.ROOM, votes(a=FOR, b=AGAINST, c=AGAINST))
        assert (result.ayes, result.noes, result.tied) == (40, 40, True)

    def test_the_weight_that_the_rule_gives_is_capped_as_well(self) -> None:
        question = replace(
            self.question(WeightCap(amount=Number(number=7))),
            groups=(SeatGroup(name="big", who=Who(seat_ids=(Id("a"),)), votes=9),),
        )
        assert decide(question, members(1, 1), Counts(ayes=0, noes=0)).silent == 1
        assert weights_cut(question, self.ROOM) == {Id("a"): (9, 7), Id("b"): (25, 7), Id("c"): (15, 7)}

    def test_a_cap_is_said(self) -> None:
        said = question_in_words(self.question(WeightCap(amount=QUARTER, within_others=True)), "Chair", str)
        assert "no more counts than a quarter of the weight of all voting seats." in said
        assert "The weight of one seat counts up to that of all the others together." in said
        assert "no limit on the weight" in question_in_words(self.question(WeightCap()), "Chair", str)

    @given(drawn.rooms(), drawn_votes.weight_caps())
    def test_no_weight_grows_under_a_cap(self, found: Room, cap: WeightCap) -> None:
        question = self.question(cap, VoteBase.SEATS)
        everybody = Ballot(choices={one.seat.id: FOR for one in found.seats})
        free = decide(replace(question, weight_cap=None), found, everybody)
        result = decide(question, found, everybody)
        assert 0 <= result.ayes <= free.ayes
        assert all(0 <= counted < weight for weight, counted in weights_cut(question, found).values())


class TestTwoWeights:
    PEOPLE = (SeatGroup(name="big", who=Who(tags=("big",)), votes=80), SeatGroup(name="small", who=Who(), votes=10))
    NEEDS = (
        ShareFor(numerator=1, denominator=2, more_than=True),
        ShareFor(numerator=3, denominator=5, base=VoteBase.SEATS, weights=PEOPLE),
    )
    ROOM = room(here(seat("a", weight=2, tags=("big",))), here(seat("b", weight=3)), here(seat("c", weight=3)))

    @pytest.mark.parametrize(
        ("ballot", "outcome"),
        [
            (votes(a=AGAINST, b=FOR, c=FOR), Outcome.LOST),
            (votes(a=FOR, b=AGAINST, c=AGAINST), Outcome.LOST),
            (votes(a=FOR, b=FOR, c=AGAINST), Outcome.CARRIED),
        ],
    )
    def test_a_question_may_take_majorities_by_two_weights(self, ballot: Ballot, outcome: Outcome) -> None:
        assert decide(Question(unit=Unit.WEIGHT, needs=self.NEEDS), self.ROOM, ballot).outcome is outcome

    def test_each_majority_shows_its_own_arithmetic(self) -> None:
        result = decide(Question(unit=Unit.WEIGHT, needs=self.NEEDS), self.ROOM, votes(a=FOR, b=FOR, c=AGAINST))
        assert [(one.got, one.takes, one.of) for one in result.needs] == [(5, 5, 8), (90, 60, 100)]

    def test_heads_may_vote_where_a_majority_goes_by_weights(self) -> None:
        result = decide(Question(needs=self.NEEDS), self.ROOM, votes(a=AGAINST, b=FOR, c=FOR))
        assert [(one.got, one.of, one.met) for one in result.needs] == [(2, 3, True), (20, 100, False)]

    def test_so_much_weight_against_may_stop_it(self) -> None:
        need = ShareGiven(numerator=1, denominator=5, given=Given.AGAINST, limit=Limit.FEWER_THAN, weights=self.PEOPLE)
        question = Question(needs=(self.NEEDS[0], need))
        assert decide(question, self.ROOM, votes(a=FOR, b=FOR, c=AGAINST)).outcome is Outcome.CARRIED
        assert decide(question, self.ROOM, votes(a=AGAINST, b=FOR, c=FOR)).outcome is Outcome.LOST

    def test_counts_alone_do_not_tell_of_another_weight(self) -> None:
        question = Question(unit=Unit.WEIGHT, needs=self.NEEDS)
        assert decide(question, self.ROOM, Counts(ayes=6, noes=2)).outcome is Outcome.NOT_TOLD

    def test_a_cap_is_on_the_weight_of_the_vote_alone(self) -> None:
        question = Question(unit=Unit.WEIGHT, needs=self.NEEDS, weight_cap=WeightCap(amount=Number(number=1)))
        result = decide(question, self.ROOM, votes(a=FOR, b=AGAINST, c=FOR))
        assert [(one.got, one.of) for one in result.needs] == [(2, 3), (90, 100)]

    def test_weights_of_a_majority_are_said(self) -> None:
        words = question_in_words(Question(needs=self.NEEDS), "Chair", str)
        assert "three fifths of all seats with a vote vote for it, counted by weights of its own (“big” (" in words
        assert "80 each" in words

    def test_seats_that_are_gone_are_found_in_the_weights_of_a_majority(self) -> None:
        gone = (SeatGroup(name="gone", who=Who(seat_ids=(Id("gone"),)), votes=1),)
        need = replace(self.NEEDS[1], weights=gone)
        board = Composition(seats=tuple(one.seat for one in self.ROOM.seats), category_ids=frozenset())
        flaws = flaws_of_voting(VotingRule(questions=(Question(needs=(need,)),)), board)
        assert [(one.code, one.at) for one in flaws] == [
            (FlawCode.SEAT_GONE, ("questions", 0, "needs", 0, "weights", 0))
        ]


class TestDaysBetweenCalls:
    RULE = QuorumRule(
        tree=Where(circumstance=HeldAfter(earliest=8, latest=30), then=voting_members(1), otherwise=voting_members(4))
    )

    @pytest.mark.parametrize(("days", "needed"), [(None, 4), (7, 4), (8, 1), (30, 1), (31, 4)])
    def test_a_rule_may_hold_only_so_many_days_after_the_first_call(self, days: int | None, needed: int) -> None:
        assert judge(self.RULE, replace(members(1, 7), days_after=days)).needed == needed

    def test_without_an_end_it_holds_ever_after(self) -> None:
        rule = QuorumRule(
            tree=Where(circumstance=HeldAfter(earliest=2), then=voting_members(1), otherwise=voting_members(4))
        )
        assert judge(rule, replace(members(1, 7), days_after=900)).needed == 1

    def test_days_between_calls_are_said(self) -> None:
        words = rule_in_words(self.RULE.tree, "Chair")
        assert "where the meeting is held 8 to 30 days after the one that was adjourned to it: 1 voting member" in words
        later = Where(circumstance=HeldAfter(earliest=1), then=voting_members(1))
        assert "at least 1 day after" in rule_in_words(later, "Chair")

    def test_an_end_before_the_beginning_makes_no_sense(self) -> None:
        tree = Where(circumstance=HeldAfter(earliest=9, latest=8), then=voting_members(1))
        board = Composition(seats=(seat("a"),), category_ids=frozenset())
        assert [flaw.code for flaw in flaws_of_quorum(QuorumRule(tree=tree), board)] == [FlawCode.ROW_UPSIDE_DOWN]


class TestSharesThatAreLimits:
    @pytest.mark.parametrize(
        ("rounding", "words"),
        [
            (Rounding.DOWN, "no more than a third of all seats count"),
            (Rounding.UP, "no more than a third of all seats, rounded up, count"),
            (Rounding.NEAREST, "no more than a third of all seats, to the nearest whole number, count"),
            (Rounding.MORE_THAN, "no more than the first whole number over a third of all seats count"),
        ],
    )
    def test_a_share_that_is_a_limit_is_said_as_one(self, rounding: Rounding, words: str) -> None:
        assert cap_in_words(Cap(amount=Share(numerator=1, denominator=3, rounding=rounding)), str) == words

    @pytest.mark.parametrize(("size", "most"), [(6, 2), (9, 3), (3, 2)])
    def test_a_share_that_is_a_limit_is_never_fewer_than_it_says(self, size: int, most: int) -> None:
        third = Share(numerator=1, denominator=3, rounding=Rounding.DOWN, at_least=2)
        rule = QuorumRule(tree=AtMost(amount=third))
        assert judge(rule, members(most, size)).quorate
        assert most == size or not judge(rule, members(most + 1, size)).quorate

    def test_a_share_of_few_that_is_a_limit_may_come_to_none(self) -> None:
        third = Share(numerator=1, denominator=3, rounding=Rounding.DOWN)
        assert not judge(QuorumRule(tree=AtMost(amount=third)), members(1, 2)).quorate


def test_rules_of_before_know_no_limits_caps_or_weights_of_their_own() -> None:
    converter = make_converter(say_where=True)
    assert converter.structure({}, WhoCounts).proxy_limits == ()
    question = converter.structure({}, Question)
    assert (question.proxy_limits, question.weight_cap) == ((), None)
    plain = {"kind": "share_for", "numerator": 1, "denominator": 2}
    assert converter.structure({"needs": [plain]}, Question).needs == (ShareFor(numerator=1, denominator=2),)
