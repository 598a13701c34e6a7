"""How many proxies one person may hold, how many votes a group has, and which call a meeting is."""

from dataclasses import replace

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.amount import Number, Share, Unit
from clerk_app.domain.rules.ballot import Ballot, Choice, Counts
from clerk_app.domain.rules.business import kinds_of_business
from clerk_app.domain.rules.deciding import NoVote, Outcome, decide, votes_one_by_one, why_no_votes
from clerk_app.domain.rules.judging import judge
from clerk_app.domain.rules.quorum import Consequence, Follows, QuorumRule, WhoCounts
from clerk_app.domain.rules.room import Room, SeatNow, SitsAs
from clerk_app.domain.rules.selection import SeatGroup, Who
from clerk_app.domain.rules.soundness import Composition, FlawCode, flaws_of_quorum
from clerk_app.domain.rules.tree import AtLeast, BusinessIs, CallIs, Where
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.rules.voting import AyesAtLeast, AyesFrom, NoesAtMost, Question, ShareFor, Split, Tie, VoteBase
from clerk_app.plain.conversion import make_converter
from clerk_app.wording.live import count_with_unit, quorum_reason
from clerk_app.wording.quorum_details import counts_in_words, follows_in_words
from clerk_app.wording.rules import rule_in_words
from clerk_app.wording.votes import need_told, no_vote, votes_said
from clerk_app.wording.voting_rules import question_in_words
from tests.domain.rules.rooms import here, members, room, seat

FOR, AGAINST, ABSTAIN = Choice
ONE_EACH = WhoCounts(proxies=True, proxies_each=1)


def held(name: str, by: str | None, agency: str | None = None) -> SeatNow:
    proxy = here(name, agency, sits_as=SitsAs.PROXY)
    return replace(proxy, proxy_with=Id(by) if by is not None else None)


def group(name: str, votes: int | None) -> SeatGroup:
    return SeatGroup(name=name, who=Who(agency_ids=(Id(name),)), votes=votes)


def ballot(**given: Choice) -> Ballot:
    return Ballot(choices={Id(name): choice for name, choice in given.items()})


class TestProxies:
    def judged(self, *seats: SeatNow, counts: WhoCounts = ONE_EACH) -> Verdict:
        return judge(QuorumRule(tree=voting_members(3), counts=counts), room(*seats))

    def test_of_the_proxies_that_one_person_holds_only_so_many_count(self) -> None:
        verdict = self.judged(here("a"), held("b", "a"), held("c", "a"))
        assert (verdict.quorate, verdict.counted, verdict.over_proxies) == (False, 2, ("c",))

    def test_each_holder_has_a_limit_of_their_own_and_who_holds_none_stands_in_nobodys_way(self) -> None:
        verdict = self.judged(here("a"), here("b"), held("c", "a"), held("d", "b"))
        assert (verdict.counted, verdict.over_proxies) == (4, ())

    def test_of_proxies_of_which_nobody_said_who_holds_them_all_count(self) -> None:
        assert self.judged(here("a"), held("b", None), held("c", None)).counted == 3

    def test_a_proxy_that_does_not_count_for_another_reason_takes_no_place(self) -> None:
        suspended = replace(held("b", "a"), suspended=True)
        assert self.judged(here("a"), here("d"), suspended, held("c", "a")).counted == 3

    def test_whoever_leaves_takes_the_proxies_along_that_they_hold(self) -> None:
        many = WhoCounts(proxies=True)
        verdict = self.judged(here("a"), held("b", "a"), here("c"), here("d"), counts=many)
        assert (verdict.counted, verdict.spare, verdict.critical_seats) == (4, 0, ("a",))

    def test_where_a_holder_sits_on_no_seat_their_proxies_go_together(self) -> None:
        many = WhoCounts(proxies=True)
        verdict = self.judged(here("a"), here("d"), held("b", "guest"), held("c", "guest"), counts=many)
        assert (verdict.spare, verdict.critical_seats) == (0, ("b",))

    def test_nobody_votes_by_more_proxies_than_the_question_allows(self) -> None:
        question = Question(proxies=True, proxies_each=1)
        found = room(here("a"), held("b", "a"), held("c", "a"), here("d"))
        result = decide(question, found, ballot(a=FOR, b=FOR, c=FOR, d=AGAINST))
        assert (result.ayes, result.noes) == (2, 1)
        assert why_no_votes(question, found) == {Id("c"): NoVote.OVER_PROXIES}
        assert (
            no_vote(NoVote.OVER_PROXIES, ["Ann"])
            == "Not counted, since one person holds the votes of too many others: Ann."
        )

    def test_proxies_beyond_the_limit_are_not_among_those_present(self) -> None:
        need = ShareFor(numerator=1, denominator=2, base=VoteBase.PRESENT)
        question = Question(needs=(need,), proxies=True, proxies_each=0)
        found = room(here("a"), here("d"), held("b", "a"), held("c", "a"))
        assert decide(question, found, ballot(a=FOR)).needs[0].of == 2
        assert decide(question, found, Counts(ayes=1, noes=0)).silent == 1

    def test_in_writing_everybody_answers_for_themselves(self) -> None:
        question = Question(in_writing=True, proxies_each=0)
        assert why_no_votes(question, room(here("a"), held("b", "a"))) == {}

    def test_the_limit_is_said_and_the_verdict_says_whom_it_leaves_out(self) -> None:
        words = "Of the proxies that one person holds no more than 1 counts."
        assert words in counts_in_words(ONE_EACH, str)
        question = Question(proxies=True, proxies_each=2)
        assert "Nobody may hold the votes of more than 2 others." in question_in_words(question, "Chair", str)
        verdict = self.judged(here("a"), held("b", "a"), held("c", "a"))
        assert quorum_reason(verdict, str, "Chair").endswith(
            "Not counted, since one person holds the votes of too many others: c."
        )


class TestVotesOfGroups:
    CITY, TOWN = group("city", 6), group("town", 2)

    def test_a_group_has_its_votes_whoever_of_it_is_there(self) -> None:
        tree = AtLeast(amount=Number(number=7), unit=Unit.GROUPS, groups=(self.CITY, self.TOWN))
        rule = QuorumRule(tree=tree)
        both = judge(rule, room(here("a", "city"), here("b", "city"), here("c", "town")))
        assert (both.quorate, both.counted, both.possible, both.spare) == (True, 8, 8, 0)
        assert both.critical_seats == ("c",)
        assert quorum_reason(both, str, "Chair") == "The rule needs 7. If c leaves, quorum is lost."
        assert count_with_unit(both) == "8 of 8 votes"
        assert judge(rule, room(here("a", "city"), here("b", "city"))).counted == 6

    def test_the_group_with_the_most_votes_is_missed_the_most(self) -> None:
        tree = AtLeast(amount=Number(number=2), unit=Unit.GROUPS, groups=(self.CITY, self.TOWN, group("mill", 1)))
        verdict = judge(QuorumRule(tree=tree), room(here("a", "city"), here("c", "town"), here("d", "mill")))
        assert (verdict.counted, verdict.spare, verdict.critical_seats) == (9, 1, ())
        assert quorum_reason(verdict, str, "Chair").endswith("Quorum holds if one more member leaves.")

    def test_a_group_casts_its_votes_as_one(self) -> None:
        question = Question(unit=Unit.GROUPS, groups=(self.CITY, self.TOWN), split=Split.MAJORITY)
        found = room(here("a", "city"), here("b", "city"), here("c", "town"))
        result = decide(question, found, ballot(a=FOR, b=FOR, c=AGAINST))
        assert (result.ayes, result.noes, result.parts) == (6, 2, 1)

    def test_from_how_many_groups_votes_come_does_not_go_by_their_votes(self) -> None:
        question = Question(
            unit=Unit.GROUPS, groups=(self.CITY, self.TOWN), needs=(AyesFrom(number=2, unit=Unit.GROUPS),)
        )
        found = room(here("a", "city"), here("c", "town"))
        assert decide(question, found, ballot(a=FOR)).needs[0].got == 1
        assert decide(question, found, ballot(a=FOR, c=FOR)).outcome is Outcome.CARRIED

    def shared(self, *needs: AyesAtLeast | NoesAtMost | ShareFor, tie: Tie = Tie.LOST) -> Question:
        return Question(
            needs=needs or Question().needs,
            unit=Unit.GROUPS,
            groups=(self.CITY, self.TOWN),
            split=Split.SHARED,
            tie=tie,
        )

    def test_divided_votes_are_cast_in_equal_parts_by_those_who_are_there(self) -> None:
        """Six votes among four are one and a half each, two for one are two."""
        found = room(*(here(name, "city") for name in "abcd"), here("e", "town"), here("x"))
        result = decide(self.shared(), found, ballot(a=FOR, b=FOR, c=ABSTAIN, e=AGAINST, x=AGAINST))
        told = [votes_said(one, result.parts) for one in (result.ayes, result.noes, result.abstentions, result.silent)]
        assert told == [3, 2, "1.5", "1.5"]
        assert result.outcome is Outcome.CARRIED
        assert why_no_votes(self.shared(), found) == {Id("x"): NoVote.OF_NONE}
        assert votes_one_by_one(self.shared())

    def test_who_may_not_vote_leaves_their_part_to_the_others(self) -> None:
        gone = here("b", "city", interest=InterestEffect.STAYS)
        result = decide(self.shared(), room(here("a", "city"), gone, here("e", "town")), ballot(a=FOR, e=AGAINST))
        assert (result.ayes, result.noes, result.parts) == (6, 2, 1)

    @pytest.mark.parametrize(
        ("need", "met"),
        [
            (AyesAtLeast(number=4), True),
            (AyesAtLeast(number=5), False),
            (NoesAtMost(number=3), False),
            (NoesAtMost(number=4), True),
            (ShareFor(numerator=1, denominator=2, base=VoteBase.SEATS), True),
            (ShareFor(numerator=1, denominator=2, base=VoteBase.SEATS, more_than=True), False),
            (ShareFor(numerator=1, denominator=2, unit=Unit.PERSONS), False),
        ],
    )
    def test_a_need_of_divided_votes_is_worked_out_in_votes(
        self, need: AyesAtLeast | NoesAtMost | ShareFor, met: bool
    ) -> None:
        """Six votes among three, two among two: four for it and four against it, by two of five people."""
        found = room(*(here(name, "city") for name in "abc"), here("e", "town"), here("f", "town"))
        votes = ballot(a=FOR, b=FOR, c=AGAINST, e=AGAINST, f=AGAINST)
        assert decide(self.shared(need), found, votes).needs[0].met is met

    def test_a_casting_vote_is_one_whole_vote(self) -> None:
        found = room(*(here(name, "city") for name in "abcd"), here("e", "town", presiding=True), here("f", "town"))
        votes = replace(ballot(a=FOR, b=FOR, c=AGAINST, d=AGAINST, e=FOR, f=AGAINST), tie_broken=FOR)
        result = decide(self.shared(tie=Tie.CASTING_VOTE), found, votes)
        assert (result.tied, result.parts) == (True, 4)
        assert (votes_said(result.needs[0].got, 4), votes_said(result.needs[0].of, 4)) == (5, 9)
        assert "More than 50% of 9, which is 4.5, takes 4.75." in need_told(result.needs[0], str)

    def test_seats_have_the_weight_that_the_rule_gives_them_else_their_own(self) -> None:
        heavy = SeatGroup(name="Owners", who=Who(tags=("owner",)), votes=5)
        named = SeatGroup(name="Others", who=Who(), votes=None)
        tree = AtLeast(amount=Share(numerator=1, denominator=2), unit=Unit.WEIGHT, groups=(heavy, named))
        seats = here(seat("a", tags=("owner",), weight=1)), here(seat("b", weight=2)), here(seat("c", weight=1))
        verdict = judge(QuorumRule(tree=tree), room(*seats))
        assert (verdict.counted, verdict.needed, verdict.spare, verdict.critical_seats) == (8, 4, 0, ("a",))
        question = Question(unit=Unit.WEIGHT, groups=(heavy, named))
        assert decide(question, room(*seats), ballot(a=FOR, b=AGAINST, c=AGAINST)).ayes == 5
        assert decide(Question(unit=Unit.WEIGHT), room(*seats), ballot(a=FOR, b=AGAINST, c=AGAINST)).ayes == 1

    def test_groups_and_their_votes_are_said(self) -> None:
        tree = AtLeast(amount=Number(number=7), unit=Unit.GROUPS, groups=(self.CITY, group("town", None)))
        assert rule_in_words(tree, "Chair", str) == (
            "Quorate if 7 votes of the groups are represented: “city” (members of city), with 6 votes; “town” (members "
            "of town)."
        )
        weighed = Question(unit=Unit.WEIGHT, groups=(self.CITY,))
        assert question_in_words(weighed, "Chair", str) == (
            "Carried if more than half of the votes cast vote for it. Votes count by their weight. Each seat has the "
            "weight of the first of these that it is of: “city” (members of city), 6 each. A tie is lost."
        )
        assert "Its people need not agree" in question_in_words(self.shared(), "Chair", str)

    def test_a_group_of_nobody_that_seats_have_their_weight_by_makes_no_sense(self) -> None:
        board = Composition(seats=(seat("a", "city"),), category_ids=frozenset())
        lost = SeatGroup(name="Mill", who=Who(tags=("mill",)), votes=3)
        tree = AtLeast(amount=Number(number=1), unit=Unit.WEIGHT, groups=(lost,))
        assert [flaw.code for flaw in flaws_of_quorum(QuorumRule(tree=tree), board)] == [FlawCode.NOBODY]


class TestVotesSaid:
    @pytest.mark.parametrize(
        ("number", "parts", "said"),
        [(13, 1, 13), (12, 2, 6), (13, 2, "6.5"), (27, 20, "1.35"), (4, 3, "1 1/3"), (2, 3, "2/3"), (0, 3, 0)],
    )
    def test_parts_of_votes_are_told_as_votes(self, number: int, parts: int, said: int | str) -> None:
        assert votes_said(number, parts) == said


class TestCalls:
    @pytest.mark.parametrize(
        ("circumstance", "at"),
        [(CallIs(number=2), [2]), (CallIs(number=2, or_later=True), [2, 3]), (CallIs(number=3), [3])],
    )
    def test_a_rule_tells_one_call_of_a_meeting_from_another(self, circumstance: CallIs, at: list[int]) -> None:
        tree = Where(circumstance=circumstance, then=voting_members(1), otherwise=voting_members(5))
        rule = QuorumRule(tree=tree)
        rooms = {call: Room(seats=members(2, 5).seats, has_chair=True, call=call) for call in (1, 2, 3)}
        assert [call for call, found in rooms.items() if judge(rule, found).quorate] == at

    def test_what_follows_may_depend_on_the_call_or_on_the_business(self) -> None:
        again = Follows(consequence=Consequence.NEW_MEETING, where=CallIs(number=1))
        budget = Follows(consequence=Consequence.DEFER_ITEM, where=BusinessIs(kinds=("budget",)))
        rule = QuorumRule(tree=voting_members(3), if_inquorate=(again, budget))
        first = members(2, 5)
        later = replace(first, call=2, business="budget")
        follows = [[one.consequence for one in judge(rule, found).follows] for found in (first, later)]
        assert follows == [[Consequence.NEW_MEETING], [Consequence.DEFER_ITEM]]
        assert kinds_of_business(rule) == ("budget",)

    def test_a_call_is_said(self) -> None:
        again = Follows(consequence=Consequence.NEW_MEETING, days=7, where=CallIs(number=2, or_later=True))
        assert follows_in_words((again,), "Chair", str) == (
            "Another meeting is called, 7 days later, only where it is the 2nd call of the meeting, or a later one."
        )

    def test_a_rule_that_only_a_third_call_can_meet_makes_sense(self) -> None:
        tree = Where(circumstance=CallIs(number=3), then=voting_members(1), otherwise=voting_members(9))
        board = Composition(seats=(seat("a"),), category_ids=frozenset())
        codes = [flaw.code for flaw in flaws_of_quorum(QuorumRule(tree=tree), board)]
        assert FlawCode.NEVER_QUORATE not in codes


def test_rules_that_were_written_before_any_of_this_was_known_are_read_as_they_were() -> None:
    converter = make_converter(say_where=True)
    group = {"name": "A", "who": {"agency_ids": ["city"]}}
    tree = {"rule": "at_least", "amount": {"kind": "number", "number": 1}, "unit": "weight", "groups": [group]}
    follows = {"consequence": "adjourn"}
    plain = {"tree": tree, "counts": {"proxies": True}, "if_inquorate": [follows], "rule_format": 2}
    rule = converter.structure(plain, QuorumRule)
    assert rule.counts.proxies_each is None
    assert rule.if_inquorate == (Follows(consequence=Consequence.ADJOURN),)
    city = room(here(seat("a", "city", weight=4)))
    assert judge(rule, city).counted == 4
    question = converter.structure({"unit": "groups", "groups": [group], "proxies": True}, Question)
    assert decide(question, city, ballot(a=FOR)).ayes == 1
