"""A room and a vote made up to try a rule in, without a window."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from clerk_app.domain.identity import Id
from clerk_app.domain.people import Party
from clerk_app.domain.rules.amount import Base, Number, Share, Unit
from clerk_app.domain.rules.business import kinds_of_business
from clerk_app.domain.rules.common_cases import common_cases
from clerk_app.domain.rules.deciding import Outcome, decide
from clerk_app.domain.rules.judging import judge
from clerk_app.domain.rules.proxies import ProxyLimit, WeightCap
from clerk_app.domain.rules.quorum import Cap, Consequence, Follows, OfEach, QuorumRule, Substitutes, WhoCounts
from clerk_app.domain.rules.quorum import Tested as When
from clerk_app.domain.rules.room import Attendance, ChairsRuling, SitsAs
from clerk_app.domain.rules.selection import SeatGroup, Who
from clerk_app.domain.rules.tree import AtLeast, BusinessIs, CallIs, HeldAfter, Stage, StageIs, Where
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.rules.voting import (
    AyesAtLeast,
    Election,
    ElectionTie,
    OnlyWhere,
    Question,
    ShareFor,
    Split,
    Tie,
    VotingRule,
)
from clerk_app.domain.seats import SeatRole
from clerk_app.ui.forms.values import YES, Answer, Field, Finding, Part, Saying, Standing
from clerk_app.ui.presenting.rules.trial import Trial, chair_of, quorum_rows, quorum_trial_parts, trial_answered
from clerk_app.ui.presenting.rules.trial_vote import (
    TrialVote,
    vote_answered,
    vote_pressed,
    vote_rows,
    vote_trial_parts,
)
from clerk_app.wording.catalogue import say
from tests.domain.rules import drawn_votes, drawn_whole
from tests.domain.rules.rooms import seat

CHAIR = seat("Chair", "police", roles=(SeatRole.CHAIR,))
SEATS = (CHAIR, seat("Head", "schools"), seat("Nurse", "health"), seat("Deputy", "health"))
SEATS = (*SEATS[:3], replace(SEATS[3], substitutes=(Party(person_id=Id("x")),)))
FULL = Trial(chair=chair_of(SEATS))


def told(rule: QuorumRule, trial: Trial = FULL) -> list[Part]:
    cases = common_cases(rule, SEATS)
    return list(quorum_trial_parts(trial, rule, SEATS, cases, "Chair", str))


def card(parts: list[Part]) -> Standing:
    return next(part for part in parts if isinstance(part, Standing))


def sayings(parts: list[Part]) -> list[str]:
    return [part.words for part in parts if isinstance(part, Saying)]


def asked(parts: list[Part]) -> list[str]:
    return [part.key for part in parts if isinstance(part, Field)]


def voted(rule: VotingRule, vote: TrialVote, trial: Trial = FULL, quorum: QuorumRule | None = None) -> list[Part]:
    return list(vote_trial_parts(trial, vote, rule, quorum, SEATS, str))


def given_votes(letters: str) -> TrialVote:
    trial, vote = FULL, TrialVote()
    for letter, one in zip(letters, SEATS, strict=False):
        trial, vote = vote_pressed(trial, vote, letter, one)
    return vote


def test_each_letter_says_how_somebody_is_there() -> None:
    trial = FULL.pressed("R", SEATS[1]).pressed("S", SEATS[2]).pressed("S", SEATS[3]).pressed("H", CHAIR)
    room = trial.room(SEATS)
    assert [one.attendance for one in room.seats] == [
        Attendance.IN_PERSON,
        Attendance.REMOTE,
        Attendance.IN_PERSON,
        Attendance.IN_PERSON,
    ]
    assert [one.sits_as for one in room.seats] == [
        SitsAs.PROXY,
        SitsAs.HOLDER,
        SitsAs.SUBSTITUTE,
        SitsAs.NAMED_SUBSTITUTE,
    ]
    again = trial.pressed("S", SEATS[3]).room(SEATS)
    assert again.seats[3].sits_as is SitsAs.SUBSTITUTE
    assert trial.pressed("S", SEATS[3]).pressed("S", SEATS[3]).room(SEATS).seats[3].sits_as is SitsAs.NAMED_SUBSTITUTE


def test_who_goes_leaves_the_chair_and_interests_and_vacancies_take_turns() -> None:
    assert FULL.room(SEATS).has_chair
    assert not FULL.pressed("A", CHAIR).room(SEATS).has_chair
    trial = FULL.pressed("C", SEATS[1])
    assert [one.presiding for one in trial.room(SEATS).seats] == [False, True, False, False]
    assert trial.pressed("C", SEATS[1]).chair is None
    effects = []
    for _ in range(3):
        trial = trial.pressed("I", SEATS[2])
        one = trial.room(SEATS).seats[2]
        effects.append((one.interest, one.is_here))
    assert effects == [("stays", True), ("leaves", False), (None, True)]
    held = []
    for _ in range(3):
        trial = trial.pressed("V", SEATS[2])
        one = trial.room(SEATS).seats[2]
        held.append((one.filled, one.suspended))
    assert held == [(False, False), (True, True), (True, False)]
    vacant = trial.pressed("V", SEATS[2])
    assert not vacant.all_set("P", SEATS).room(SEATS).seats[2].is_here  # nobody can be there for it


def test_each_row_says_in_words_how_somebody_is_there_and_whether_they_count() -> None:
    rule = QuorumRule(tree=voting_members(2), counts=WhoCounts(substitutes=Substitutes.NAMED))
    trial = FULL.pressed("S", SEATS[1]).pressed("S", SEATS[3]).pressed("I", SEATS[2])
    rows = quorum_rows(trial, rule, SEATS, "Chair")
    assert [row.spoken for row in rows] == [
        "Chair, in the room, Chair, counts",
        "Head, substitute, does not count",
        "Nurse, in the room, interest, stays, counts",
        "Deputy, named substitute, counts",
    ]
    assert [row.counts for row in rows] == [True, False, True, True]


def test_the_verdict_says_what_is_counted_who_is_missing_and_what_follows() -> None:
    follows = Follows(consequence=Consequence.ADJOURN)
    rule = QuorumRule(tree=voting_members(3), if_inquorate=(follows,))
    just = FULL.pressed("A", SEATS[3])
    assert (card(told(rule)).word, card(told(rule)).count) == ("Quorate", "4 of 4")
    assert (card(told(rule, just)).word, card(told(rule, just)).kind) == ("Quorate, just", "warning")
    assert sayings(told(rule, just)) == ["Whose going alone would lose it: Chair, Head and Nurse."]
    lost = told(rule, just.pressed("A", SEATS[2]))
    assert (card(lost).word, card(lost).count) == ("Not quorate", "2 of 4")
    assert sayings(lost) == ["Who is missing: Nurse and Deputy.", "What follows: The meeting is adjourned."]
    cases = [f"{part.words}: {part.told}" for part in lost if isinstance(part, Finding)]
    assert cases == [
        "Everybody here: Quorate",
        "One away, whoever it is: Quorate",
        "Everybody remote: Quorate",
        "The fewest: 3: Quorate",
        "One fewer than these: Not quorate",
    ]


def test_only_what_the_rule_knows_is_asked() -> None:
    assert asked(told(QuorumRule(tree=voting_members(2)))) == []
    tree = Where(
        circumstance=BusinessIs(kinds=("budget",)),
        then=voting_members(4),
        otherwise=Where(circumstance=StageIs(stage=Stage.ADJOURNED_MEETING), then=voting_members(1)),
    )
    rule = QuorumRule(
        tree=tree,
        grace_minutes=10,
        if_inquorate=(Follows(consequence=Consequence.CHAIR_DECIDES),),
        counts=WhoCounts(remote_not_for=("hearing",)),
    )
    assert asked(told(rule)) == ["try/business", "try/adjourned", "try/waited", "try/ruling"]
    few = FULL.pressed("A", SEATS[3])
    budget = trial_answered(few, Answer(key="try/business", value="budget"), SEATS)
    assert card(told(rule, few)).word == "Quorate"
    assert card(told(rule, budget)).word == "Not quorate"
    assert sayings(told(rule, budget))[0] == "The Chair may let it go on."
    ruled = trial_answered(budget, Answer(key="try/ruling", value="go_on"), SEATS)
    assert ruled.ruling is ChairsRuling.GO_ON
    assert sayings(told(rule, ruled))[0] == "It goes on by the word of the Chair."
    adjourned = trial_answered(few, Answer(key="try/adjourned", value=YES), SEATS)
    waited = trial_answered(adjourned, Answer(key="try/waited", value="20"), SEATS)
    assert (waited.call, waited.waited) == (2, 20)
    assert trial_answered(waited, Answer(key="try/waited", value=""), SEATS).waited is None


def test_everybody_and_nobody_are_set_at_once() -> None:
    nobody = trial_answered(FULL, Answer(key="try/nobody"), SEATS)
    assert not any(one.is_here for one in nobody.room(SEATS).seats)
    assert trial_answered(nobody, Answer(key="try/everybody"), SEATS).room(SEATS) == FULL.room(SEATS)


def test_a_vote_is_carried_or_lost_with_its_arithmetic() -> None:
    rule = VotingRule()
    carried = voted(rule, given_votes("FFA"))
    assert (card(carried).word, card(carried).count, card(carried).reason) == ("Carried", "2 to 1", "It binds.")
    assert sayings(carried) == [
        "More than half of the votes cast vote for it: 2 of 3, it takes 2. Met.",
        "1 does not vote.",
    ]
    lost = voted(rule, given_votes("FAB"))
    assert (card(lost).word, card(lost).count, card(lost).reason) == ("Lost", "1 to 1", "It is a tie.")
    assert sayings(lost) == [
        "More than half of the votes cast vote for it: 1 of 2, it takes 2. Not met.",
        "1 abstains.",
        "1 does not vote.",
    ]


def test_counts_alone_are_tried_too_and_say_where_they_do_not_tell() -> None:
    vote = vote_answered(TrialVote(), Answer(key="try/how", value="by_count"), SEATS)
    for name, number in (("ayes", "3"), ("noes", "1")):
        vote = vote_answered(vote, Answer(key=f"try/count/{name}", value=number), SEATS)
    assert card(voted(VotingRule(), vote)).count == "3 to 1"
    within = Question(needs=(AyesAtLeast(number=1, within=Who(tags=("lay",))),))
    told_not = card(voted(VotingRule(questions=(within,)), vote))
    assert (told_not.word, told_not.reason) == (
        "Not told",
        "Counts alone do not tell, since it matters who votes what.",
    )


def test_a_tie_is_broken_and_split_agencies_settle_their_vote() -> None:
    casting = VotingRule(questions=(Question(tie=Tie.CASTING_VOTE),))
    tied = given_votes("FA")
    assert card(voted(casting, tied)).word == "Tied"
    assert "try/tie_broken" in asked(voted(casting, tied))
    broken = vote_answered(tied, Answer(key="try/tie_broken", value="for"), SEATS)
    assert card(voted(casting, broken)).word == "Carried"
    assert vote_answered(broken, Answer(key="try/tie_broken", value=""), SEATS) == tied
    agencies = VotingRule(questions=(Question(unit=Unit.AGENCIES),))
    split = given_votes("FFFA")
    assert card(voted(agencies, split)).word == "To be settled"
    assert "Not agreed among themselves: health." in sayings(voted(agencies, split))
    settled = vote_answered(split, Answer(key="try/settled/health", value="against"), SEATS)
    assert (card(voted(agencies, settled)).word, card(voted(agencies, settled)).count) == ("Carried", "2 to 1")
    assert vote_answered(settled, Answer(key="try/settled/health", value=""), SEATS) == split


def test_a_decision_binds_once_its_limbs_are_ticked_and_only_with_a_quorum() -> None:
    rule = VotingRule(questions=(Question(), Question(name="spending", limbs=("it is affordable",))))
    vote = vote_answered(given_votes("FFF"), Answer(key="try/question", value="spending"), SEATS)
    assert card(voted(rule, vote)).reason == "It does not bind until all below is ticked."
    ticked = vote_answered(vote, Answer(key="try/limb/0", value=YES), SEATS)
    assert card(voted(rule, ticked)).reason == "It binds."
    quorum = QuorumRule(tree=voting_members(9))
    assert card(voted(rule, ticked, quorum=quorum)).reason == "There is no quorum, so nothing is decided."


def test_rows_of_a_vote_say_what_is_voted_and_who_may_not() -> None:
    rule = VotingRule(questions=(Question(eligible=Who(agency_ids=(Id("police"), Id("schools")))),))
    trial, vote = vote_pressed(FULL, TrialVote(), "F", CHAIR)
    trial, vote = vote_pressed(trial, vote, "X", SEATS[1])
    rows = vote_rows(trial, vote, rule, SEATS, "Chair")
    assert [(row.letter, row.spoken) for row in rows[:3]] == [
        ("F", "Chair, for, Chair"),
        ("", "Head, no vote, away, may not vote"),
        ("", "Nurse, no vote, may not vote"),
    ]
    back, vote = vote_pressed(trial, vote, "B", SEATS[1])
    assert vote_rows(back, vote, rule, SEATS, "Chair")[1].spoken == "Head, abstains"


def test_one_letter_says_in_both_lists_that_another_holds_the_vote() -> None:
    by_count = FULL.pressed("H", SEATS[1])
    by_vote, _ = vote_pressed(FULL, TrialVote(), "H", SEATS[1])
    assert by_count.room(SEATS) == by_vote.room(SEATS)
    assert by_vote.room(SEATS).seats[1].sits_as is SitsAs.PROXY
    assert vote_pressed(by_vote, TrialVote(), "H", SEATS[1])[0].room(SEATS) == FULL.room(SEATS)
    for hint in ("try_rule.hint", "try_rule.vote_hint"):
        assert "H vote held by another" in say(hint)


def test_all_for_and_no_votes_are_set_at_once() -> None:
    vote = vote_answered(TrialVote(), Answer(key="try/all_for"), SEATS)
    share = VotingRule(questions=(Question(needs=(ShareFor(numerator=1, denominator=1),)),))
    assert card(voted(share, vote)).count == "4 to 0"
    assert vote_answered(vote, Answer(key="try/no_votes"), SEATS).choices == {}


def test_without_a_rule_there_is_nothing_to_try() -> None:
    assert sayings(list(quorum_trial_parts(FULL, None, SEATS, (), "Chair", str))) == ["There is no rule to try yet."]
    assert sayings(list(vote_trial_parts(FULL, TrialVote(), None, None, SEATS, str))) == [
        "There is no rule for votes to try yet."
    ]


@given(drawn_whole.quorum_rules())
def test_any_rule_can_be_tried(rule: QuorumRule) -> None:
    parts = told(rule)
    assert card(parts).word
    assert len({getattr(part, "key", part) for part in parts}) == len(parts)


@given(drawn_votes.voting_rules())
def test_any_voting_rule_can_be_tried(rule: VotingRule) -> None:
    for name in (question.name for question in rule.questions):
        vote = vote_answered(given_votes("FAFB"), Answer(key="try/question", value=name), SEATS)
        parts = voted(rule, vote)
        if rule.question(name).election is not None:
            assert asked(parts)[-1] == "try/candidates" or rule.question(name).limbs
            continue
        found = decide(rule.question(name), FULL.room(SEATS), vote.ballot())
        assert (card(parts).word == "Carried") is (found.outcome is Outcome.CARRIED)


def test_a_vote_of_somebody_alone_counts_where_one_is_enough() -> None:
    rule = QuorumRule(tree=AtLeast(amount=Number(number=1)))
    assert card(told(rule, FULL.all_set("A", SEATS).pressed("P", SEATS[1]))).word == "Quorate, just"


def test_apologies_are_put_down_by_the_letter_of_who_is_away_pressed_again() -> None:
    half = AtLeast(amount=Share(numerator=1, denominator=2, base=Base.NOT_ON_LEAVE))
    away = FULL.pressed("A", SEATS[3]).pressed("A", SEATS[2])
    assert [one.needed for one in [judge(QuorumRule(tree=half), away.room(SEATS))]] == [2]
    sent = away.pressed("A", SEATS[3]).pressed("A", SEATS[2])
    assert judge(QuorumRule(tree=half), sent.room(SEATS)).needed == 1
    assert "apologies" in quorum_rows(sent, QuorumRule(tree=half), SEATS, "Chair")[3].aside


def test_a_call_for_a_count_is_asked_for_where_the_rule_looks_only_then() -> None:
    rule = QuorumRule(tree=AtLeast(amount=Number(number=4)), tested=When.WHEN_CALLED)
    three = FULL.pressed("A", SEATS[3])
    assert "try/count_called" in asked(told(rule, three))
    assert "Taken to be quorate until somebody calls for a count." in sayings(told(rule, three))
    called = trial_answered(three, Answer(key="try/count_called", value=YES), SEATS)
    assert card(told(rule, called)).kind == "danger"
    fewer = next(part for part in told(rule) if isinstance(part, Finding) and part.key == "try/case/all_but_one")
    assert not fewer.is_good


def test_who_is_beyond_a_limit_is_shown_not_to_count() -> None:
    counts = WhoCounts(caps=(Cap(amount=Number(number=1), of_each=OfEach.AGENCY),))
    rows = quorum_rows(FULL, QuorumRule(tree=AtLeast(amount=Number(number=2)), counts=counts), SEATS, "Chair")
    assert [row.counts for row in rows] == [True, True, True, False]


def test_the_business_is_asked_for_where_a_vote_goes_by_it() -> None:
    needs = (OnlyWhere(circumstance=BusinessIs(kinds=("budget",))), AyesAtLeast(number=1))
    rule = VotingRule(questions=(Question(needs=needs),))
    assert kinds_of_business(None, rule) == ("budget",)
    assert "try/business" in asked(voted(rule, given_votes("F")))
    budget = trial_answered(FULL, Answer(key="try/business", value="budget"), SEATS)
    assert card(voted(rule, given_votes("F"), budget)).kind == "ok"
    assert card(voted(rule, given_votes("F"))).kind == "danger"


def elected(typed: str, election: Election | None = None) -> list[Part]:
    rule = VotingRule(questions=(Question(election=election or Election()),))
    return voted(rule, vote_answered(TrialVote(), Answer(key="try/candidates", value=typed), SEATS))


def test_an_election_is_tried_by_the_votes_of_its_candidates_round_by_round() -> None:
    half = ShareFor(numerator=1, denominator=2, more_than=True)
    by_majority = Election(takes=half, tie=ElectionTie.LOT)
    assert asked(elected("")) == ["try/candidates"]
    again = elected("Ann 3\nBen 3\nCleo 2", by_majority)
    assert (card(again).word, card(again).kind) == ("Another round", "neutral")
    assert sayings(again) == ["It takes 5 of 8 votes.", "Into the next round go Ann and Ben."]
    found = elected("Ann 3\nBen 3\nCleo 2\n\nAnn 5\nBen 3", by_majority)
    assert (card(found).word, card(found).kind) == ("Elected", "ok")
    assert sayings(found) == ["Elected: Ann."]


def test_a_tie_between_candidates_is_to_be_broken_and_a_star_breaks_it() -> None:
    tied = elected("Ann 2\nBen 2")
    assert card(tied).word == "A tie, to be broken"
    assert "Ann and Ben are tied" in sayings(tied)[0]
    assert card(elected("Ann 2\nBen 2 *")).word == "Elected"


def test_what_cannot_be_read_of_an_election_is_said() -> None:
    assert sayings(elected("Ann"))[0].startswith("“Ann” is not counted")


def test_who_holds_a_vote_is_asked_where_the_rule_limits_how_many_one_person_may_hold() -> None:
    rule = QuorumRule(tree=voting_members(3), counts=WhoCounts(proxies=True, proxies_each=1))
    trial = FULL.pressed("H", SEATS[2]).pressed("H", SEATS[3])
    assert asked(told(rule, trial)) == ["try/held/Nurse", "try/held/Deputy"]
    assert asked(told(QuorumRule(tree=voting_members(3)), trial)) == []
    for name in ("Nurse", "Deputy"):
        trial = trial_answered(trial, Answer(key=f"try/held/{name}", value="Head"), SEATS)
    parts = told(rule, trial)
    assert card(parts).count == "3 of 4"
    assert "Not counted, since one person holds the votes of too many others: Deputy." in sayings(parts)
    freed = trial_answered(trial, Answer(key="try/held/Deputy", value=""), SEATS)
    assert card(told(rule, freed)).count == "4 of 4"


def test_who_holds_a_vote_is_asked_where_the_rule_limits_what_these_come_to() -> None:
    limits = (ProxyLimit(amount=Number(number=1)),)
    rule = QuorumRule(tree=voting_members(3), counts=WhoCounts(proxies=True, proxy_limits=limits))
    trial = FULL.pressed("H", SEATS[2]).pressed("H", SEATS[3])
    assert asked(told(rule, trial)) == ["try/held/Nurse", "try/held/Deputy"]
    voting = VotingRule(questions=(Question(proxies=True, proxy_limits=limits),))
    trial, vote = vote_pressed(FULL, TrialVote(), "H", SEATS[2])
    assert asked(voted(voting, vote, trial))[0] == "try/held/Nurse"


def test_of_whose_weight_only_a_part_counts_is_said() -> None:
    question = Question(unit=Unit.WEIGHT, weight_cap=WeightCap(amount=Number(number=0)))
    said = sayings(voted(VotingRule(questions=(question,)), TrialVote(), FULL))
    assert "Of the weight of Head no more than 0 of 1 counts." in said


def test_how_many_days_after_the_first_call_it_is_is_asked_where_the_rule_goes_by_it() -> None:
    tree = Where(circumstance=HeldAfter(earliest=8), then=voting_members(1), otherwise=voting_members(4))
    few = FULL.all_set("A", SEATS).pressed("P", SEATS[1])
    assert asked(told(QuorumRule(tree=tree), few)) == ["try/days_after"]
    assert card(told(QuorumRule(tree=tree), few)).word == "Not quorate"
    later = trial_answered(few, Answer(key="try/days_after", value="8"), SEATS)
    assert card(told(QuorumRule(tree=tree), later)).word == "Quorate, just"
    assert trial_answered(later, Answer(key="try/days_after", value=" "), SEATS).days_after is None


def test_a_vote_is_held_by_another_in_the_list_of_votes_too() -> None:
    rule = VotingRule(questions=(Question(proxies=True, proxies_each=1),))
    trial, vote = vote_pressed(FULL, TrialVote(), "H", SEATS[2])
    trial, vote = vote_pressed(trial, vote, "H", SEATS[3])
    assert asked(voted(rule, vote, trial))[:2] == ["try/held/Nurse", "try/held/Deputy"]
    for name in ("Nurse", "Deputy"):
        trial = trial_answered(trial, Answer(key=f"try/held/{name}", value="Head"), SEATS)
    assert [row.counts for row in vote_rows(trial, vote, rule, SEATS, "Chair")] == [True, True, True, False]
    trial, vote = vote_pressed(trial, vote, "H", SEATS[3])
    assert trial.letter(SEATS[3].id) == "P"


def test_for_which_time_the_meeting_is_called_is_asked_where_the_rule_tells_calls_apart() -> None:
    third = CallIs(number=3)
    tree = Where(circumstance=third, then=voting_members(1), otherwise=voting_members(4))
    follows = Follows(consequence=Consequence.NEW_MEETING, where=CallIs(number=1, or_later=True))
    few = FULL.all_set("A", SEATS).pressed("P", SEATS[1])
    assert asked(told(QuorumRule(tree=tree), few)) == ["try/call"]
    assert asked(told(QuorumRule(tree=voting_members(2), if_inquorate=(follows,)), few)) == ["try/call"]
    assert card(told(QuorumRule(tree=tree), few)).word == "Not quorate"
    at_third = trial_answered(few, Answer(key="try/call", value="3"), SEATS)
    assert card(told(QuorumRule(tree=tree), at_third)).word == "Quorate, just"


def test_divided_votes_are_told_as_votes_and_not_as_parts() -> None:
    """Four votes among three, and two for one: one of three for it is a vote and a third."""
    sides = (
        SeatGroup(name="Health", who=Who(agency_ids=(Id("police"), Id("health"))), votes=4),
        SeatGroup(name="Schools", who=Who(agency_ids=(Id("schools"),)), votes=2),
    )
    rule = VotingRule(questions=(Question(unit=Unit.GROUPS, groups=sides, split=Split.SHARED),))
    parts = voted(rule, given_votes("FAAA"))
    assert (card(parts).word, card(parts).count) == ("Lost", "1 1/3 to 4 2/3")
    assert sayings(parts)[0].endswith("1 1/3 of 6, it takes 3 1/3. Not met.")
