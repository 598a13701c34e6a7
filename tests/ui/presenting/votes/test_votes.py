"""A vote as it is put down: by keys for each, with its arithmetic at once, and as the record keeps it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.domain.decisions import DecisionResult, ReachedBy
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.richtext import typed
from clerk_app.domain.rules.amount import Number, Unit
from clerk_app.domain.rules.ballot import Choice
from clerk_app.domain.rules.deciding import Force, Outcome
from clerk_app.domain.rules.proxies import WeightCap
from clerk_app.domain.rules.quorum import Consequence, Follows
from clerk_app.domain.rules.selection import SeatGroup, Who
from clerk_app.domain.rules.voting import (
    AyesAtLeast,
    Ballots,
    NoesAtMost,
    Question,
    ShareFor,
    Silence,
    Split,
    Tie,
    VoteBase,
)
from clerk_app.ui.forms.values import NO, YES, Answer
from clerk_app.ui.presenting.votes.case import VoteCase
from clerk_app.ui.presenting.votes.draft import (
    VoteDraft,
    WithoutQuorum,
    all_for,
    answered,
    chosen,
    draft_for,
    result_of,
)
from clerk_app.ui.presenting.votes.finding import found_of
from clerk_app.ui.presenting.votes.recording import Recorded, consensus_recorded, vote_recorded
from clerk_app.ui.presenting.votes.rows import not_voting, vote_rows
from clerk_app.wording.votes import vote_card
from tests.domain.making import record
from tests.ui.presenting.votes.boards import BY_AGENCY, NOT_QUORATE, PLACES, agencies, case, persons, seat

WORDS = typed("That the plan be agreed.")


def _with_against(taken: VoteCase, against: int, letter: str = "A") -> VoteDraft:
    """All for, and then so many of the first rows otherwise."""
    draft = all_for(draft_for(taken), taken)
    for row in vote_rows(taken, draft)[:against]:
        draft = chosen(draft, taken, row.key, letter)
    return draft


def _recorded(taken: VoteCase, draft: VoteDraft) -> Recorded:
    return vote_recorded(taken, draft, WORDS, PLACES)


@pytest.mark.parametrize(
    ("ayes", "of", "word"),
    [
        (4, 5, "Carried"),  # 80% of 5 is 4
        (3, 4, "Not carried"),  # 80% of 4 is 3.2, so 4
        (4, 4, "Carried"),
        (7, 9, "Not carried"),  # 80% of 9 is 7.2, so 8
        (8, 10, "Carried"),  # 80% of 10 is 8
    ],
)
def test_four_fifths_of_the_agencies_present_carry(ayes: int, of: int, word: str) -> None:
    taken = case(agencies(of), BY_AGENCY)
    found = found_of(taken, _with_against(taken, of - ayes))
    assert found.word == word
    assert found.lead.startswith(f"{ayes} of {of} agencies for")


def test_the_arithmetic_says_what_a_share_comes_to() -> None:
    taken = case(agencies(6), BY_AGENCY)
    found = found_of(taken, _with_against(taken, 1))
    assert found.lead == "5 of 6 agencies for, which is 83%."
    assert found.why[0] == "At least four fifths of those present vote for it. 80% of 6 is 4.8, so it takes 5. Met."


def test_a_share_that_falls_short_never_reads_as_if_it_did_not() -> None:
    taken = case(persons(250), Question(needs=(ShareFor(numerator=4, denominator=5, base=VoteBase.PRESENT),)))
    found = found_of(taken, _with_against(taken, 51))
    assert found.lead == "199 of 250 votes for, which is 79%."  # 79.6%


def test_an_agency_that_abstains_stays_in_the_denominator() -> None:
    taken = case(agencies(4), BY_AGENCY)
    found = found_of(taken, _with_against(taken, 1, "B"))
    assert found.word == "Not carried"  # 3 of 4, not 3 of 3
    assert "1 abstains, and counts as present." in found.why


def test_agencies_present_are_all_that_are_there_not_only_those_of_the_quorum() -> None:
    taken = case((*agencies(5), seat(7, "a sixth agency")), BY_AGENCY)
    assert found_of(taken, _with_against(taken, 1)).lead.startswith("5 of 6 agencies")


def test_several_people_of_an_agency_have_one_vote() -> None:
    taken = case((*agencies(2), seat(5, "agency 0"), seat(6, "agency 0")), BY_AGENCY)
    rows = vote_rows(taken, draft_for(taken))
    assert [row.name for row in rows] == ["agency 0", "agency 1"]
    assert rows[0].aside == "Seat 0, Seat 5, Seat 6"


def _split() -> tuple[VoteCase, VoteDraft]:
    taken = case((*agencies(4), seat(9, "agency 0")), BY_AGENCY)
    draft = all_for(draft_for(taken), taken)
    draft = chosen(draft, taken, "seat/agency 0/s0", "F")
    return taken, chosen(draft, taken, "seat/agency 0/s9", "A")


def test_an_agency_that_is_not_agreed_is_shown_until_it_settles_one_vote() -> None:
    taken, draft = _split()
    row = vote_rows(taken, draft)[0]
    assert (row.is_split, row.note) == (True, "Settle one vote for this agency")
    assert found_of(taken, draft).word == "To be settled"
    assert "agency 0 is not agreed, and has to settle one vote." in found_of(taken, draft).why
    settled = chosen(draft, taken, "one/agency 0", "F")
    row = vote_rows(taken, settled)[0]
    assert (row.is_split, row.note, row.choice) == (False, "settled", Choice.FOR)
    assert found_of(taken, settled).word == "Carried"


def test_what_people_voted_is_kept_beside_what_their_agency_settled_on() -> None:
    taken, draft = _split()
    vote = _recorded(taken, chosen(draft, taken, "one/agency 0", "B")).vote
    assert vote is not None
    assert {one.seat_id: one.choice for one in vote.seat_votes} == {"s0": Choice.FOR, "s9": Choice.AGAINST}
    assert {one.agency_id: one.choice for one in vote.settled}[Id("agency 0")] is Choice.ABSTAIN
    assert (vote.votes_for, vote.abstentions, vote.eligible) == (3, 1, 4)


def test_where_most_of_an_agency_decide_nothing_is_to_be_settled() -> None:
    question = replace(BY_AGENCY, split=Split.MAJORITY)
    taken = case((*agencies(1), seat(8, "agency 0"), seat(9, "agency 0")), question)
    draft = draft_for(taken)
    for key, letter in (("s0", "F"), ("s8", "A"), ("s9", "F")):
        draft = chosen(draft, taken, f"seat/agency 0/{key}", letter)
    assert found_of(taken, draft).word == "Carried"


@pytest.mark.parametrize(
    ("tie", "outcome"),
    [(Tie.LOST, Outcome.LOST), (Tie.CARRIED, Outcome.CARRIED), (Tie.PUT_OFF, Outcome.PUT_OFF)],
)
def test_a_tie_comes_to_what_the_rule_says(tie: Tie, outcome: Outcome) -> None:
    taken = case(persons(4), Question(tie=tie))
    draft = _with_against(taken, 2)
    assert result_of(taken, draft).outcome is outcome
    assert "It is a tie." in found_of(taken, draft).why


@pytest.mark.parametrize(("vote", "outcome"), [("for", Outcome.CARRIED), ("against", Outcome.LOST)])
def test_a_casting_vote_breaks_a_tie_either_way(vote: str, outcome: Outcome) -> None:
    taken = case(persons(4), Question(tie=Tie.CASTING_VOTE))
    draft = _with_against(taken, 2)
    assert result_of(taken, draft).outcome is Outcome.TO_BE_BROKEN
    broken = answered(draft, taken, Answer(key="tie_broken", value=vote))
    recorded = _recorded(taken, broken)
    assert recorded.vote is not None
    assert recorded.vote.result is not None
    assert recorded.vote.result.outcome is outcome
    assert (recorded.vote.votes_for, recorded.vote.votes_against) == (2, 2)  # what the members voted


def test_a_tie_that_nobody_breaks_is_recorded_and_decides_nothing() -> None:
    taken = case(persons(2), Question(tie=Tie.CASTING_VOTE))
    recorded = _recorded(taken, _with_against(taken, 1))
    assert recorded.vote is not None
    assert recorded.decision is None


def test_a_casting_vote_is_forgotten_when_it_is_no_tie_any_more() -> None:
    taken = case(persons(3), Question(tie=Tie.CASTING_VOTE))
    draft = replace(_with_against(taken, 1), tie_broken=Choice.AGAINST)
    vote = _recorded(taken, draft).vote
    assert vote is not None
    assert vote.tie_broken is None


def test_two_needs_must_both_hold() -> None:
    question = Question(needs=(ShareFor(numerator=1, denominator=2, more_than=True), NoesAtMost(number=1)))
    taken = case(persons(7), question)
    assert found_of(taken, _with_against(taken, 1)).word == "Carried"
    assert found_of(taken, _with_against(taken, 2)).word == "Not carried"  # 5 of 7 for, but 2 against


def test_a_named_post_must_be_among_the_ayes() -> None:
    chair = Who(seat_ids=(persons(1)[0].seat.id,))
    needs = (ShareFor(numerator=1, denominator=2), AyesAtLeast(number=1, within=chair))
    taken = case(persons(5), Question(needs=needs))
    draft = all_for(draft_for(taken), taken)
    assert found_of(taken, draft).word == "Carried"
    assert found_of(taken, chosen(draft, taken, "seat/s0", "A")).word == "Not carried"


def test_counts_do_not_tell_where_it_matters_who_votes_what() -> None:
    chair = Who(seat_ids=(persons(1)[0].seat.id,))
    taken = case(persons(5), Question(needs=(AyesAtLeast(number=1, within=chair),)))
    draft = answered(draft_for(taken), taken, Answer(key="by_count", value=YES))
    draft = answered(draft, taken, Answer(key="count/0", value="4"))
    assert "Counts alone do not tell, since the rule asks who votes what." in found_of(taken, draft).why


def test_whoever_has_no_vote_is_told_with_the_reason() -> None:
    without = replace(persons(3)[2], seat=replace(persons(3)[2].seat, voting=False))
    room = (*persons(1), seat(1, interest=InterestEffect.STAYS), without, seat(3, here=False))
    taken = case(room, Question())
    assert [row.name for row in vote_rows(taken, draft_for(taken))] == ["Seat 0"]
    assert not_voting(taken, Question()) == (
        "No vote: Seat 2.",
        "Not here: Seat 3.",
        "Declared an interest: Seat 1.",
    )


def test_somebody_with_an_interest_votes_where_the_rule_lets_them() -> None:
    taken = case((seat(0, interest=InterestEffect.STAYS),), Question(with_interest=True))
    (row,) = vote_rows(taken, draft_for(taken))
    assert "declared an interest" in row.aside


def test_who_stands_for_no_agency_is_not_asked_where_agencies_vote() -> None:
    taken = case((*agencies(1), seat(4)), BY_AGENCY)
    assert len(vote_rows(taken, draft_for(taken))) == 1
    assert not_voting(taken, BY_AGENCY) == ("Not counted, since they stand for nobody who votes: Seat 4.",)


def test_the_silent_are_told_and_count_as_the_rule_says() -> None:
    taken = case(persons(3), Question(silence=Silence.AGAINST))
    draft = chosen(draft_for(taken), taken, "seat/s0", "F")
    assert "2 have not voted." in found_of(taken, draft).why
    vote = _recorded(taken, draft).vote
    assert vote is not None
    assert vote.result is not None
    assert vote.result.outcome is Outcome.LOST
    assert (vote.votes_for, vote.votes_against, vote.result.silent) == (1, 0, 2)


def test_backspace_takes_a_vote_back() -> None:
    taken = case(persons(2), Question())
    draft = chosen(all_for(draft_for(taken), taken), taken, "seat/s1", "")
    assert dict(draft.choices) == {"s0": Choice.FOR}


def test_of_a_secret_ballot_only_the_counts_are_kept() -> None:
    taken = case(persons(3), Question())
    draft = all_for(draft_for(taken), taken)
    draft = answered(draft, taken, Answer(key="secret", value=YES))
    for place, count in enumerate("210"):
        draft = answered(draft, taken, Answer(key=f"count/{place}", value=count))
    vote = _recorded(taken, draft).vote
    assert vote is not None
    assert (vote.ballots, vote.seat_votes, vote.settled) == (Ballots.SECRET, (), ())
    assert (vote.votes_for, vote.votes_against) == (2, 1)


def test_a_question_with_a_secret_ballot_asks_for_counts_alone() -> None:
    draft = draft_for(case(persons(3), Question(ballots=Ballots.SECRET)))
    assert (draft.by_count, draft.ballots) == (True, Ballots.SECRET)


def test_another_kind_of_question_brings_its_own_limbs() -> None:
    taken = case(persons(3), Question(), Question(name="Constitution", limbs=("It was announced",)))
    draft = answered(draft_for(taken), taken, Answer(key="question", value="Constitution"))
    assert [limb.limb for limb in draft.limbs] == ["It was announced"]
    assert found_of(taken, all_for(draft, taken)).word == "Carried, not binding yet"


def test_a_decision_binds_once_all_limbs_are_ticked_each_with_its_reason() -> None:
    taken = case(agencies(2), replace(BY_AGENCY, limbs=("It is lawful", "It is ours")))
    draft = all_for(draft_for(taken), taken)
    draft = answered(draft, taken, Answer(key="limb/0", value=YES))
    draft = answered(draft, taken, Answer(key="reason/1", value="the council decides"))
    recorded = _recorded(taken, draft)
    assert recorded.vote is not None
    assert recorded.vote.result is not None
    assert recorded.decision is not None
    assert recorded.vote.result.force is Force.LIMBS_OPEN
    assert [(one.met, one.reason) for one in recorded.decision.limbs] == [(True, ""), (None, "the council decides")]
    draft = answered(draft, taken, Answer(key="limb/1", value=YES))
    assert found_of(taken, draft).word == "Carried"
    draft = answered(draft, taken, Answer(key="limb/1", value=NO))
    limbs = _recorded(taken, draft).decision
    assert limbs is not None
    assert limbs.limbs[1].met is False


def test_that_no_consensus_could_be_reached_is_recorded() -> None:
    taken = case(agencies(2), BY_AGENCY, first=True)
    draft = answered(all_for(draft_for(taken), taken), taken, Answer(key="consensus_failed", value=YES))
    vote = _recorded(taken, draft).vote
    assert vote is not None
    assert vote.consensus_failed


def test_agreement_without_a_vote_is_a_decision_by_consensus() -> None:
    taken = case(agencies(2), BY_AGENCY, first=True)
    recorded = consensus_recorded(taken, draft_for(taken), WORDS, PLACES)
    assert recorded.vote is None
    assert recorded.decision is not None
    assert (recorded.decision.reached_by, recorded.decision.result) == (ReachedBy.CONSENSUS, DecisionResult.CARRIED)


def test_without_a_rule_counts_are_asked_and_the_usual_majority_is_shown() -> None:
    taken = case(persons(5))
    draft = draft_for(taken)
    assert draft.by_count
    for place, count in enumerate("321"):
        draft = answered(draft, taken, Answer(key=f"count/{place}", value=count))
    found = found_of(taken, draft)
    assert found.word == "Carried"  # 3 of 5
    assert found.why[0].startswith("This board has no voting rule yet")


def test_more_votes_than_people_are_recorded_all_the_same() -> None:
    taken = case(persons(2))
    draft = replace(draft_for(taken), counts=(9, 3, 0))
    vote = _recorded(taken, draft).vote
    assert vote is not None
    assert (vote.votes_for, vote.votes_against, vote.eligible) == (9, 3, 2)


@pytest.mark.parametrize(
    ("follows", "usual", "result"),
    [
        (Consequence.PROVISIONAL, WithoutQuorum.CARRY_FORWARD, DecisionResult.PROVISIONAL),
        (Consequence.ADVICE_NOT_BINDING, WithoutQuorum.ADVICE, DecisionResult.ADVICE),
        (Consequence.OTHER_BODY_DECIDES, WithoutQuorum.RECOMMEND, DecisionResult.RECOMMENDED),
        (Consequence.NO_DECISIONS, WithoutQuorum.VIEWS, None),
    ],
)
def test_without_a_quorum_a_vote_is_what_the_rule_says(
    follows: Consequence, usual: WithoutQuorum, result: DecisionResult | None
) -> None:
    verdict = replace(NOT_QUORATE, follows=(Follows(consequence=follows),))
    taken = case(agencies(2), BY_AGENCY, verdict=verdict)
    draft = all_for(draft_for(taken), taken)
    assert draft.without_quorum is usual
    recorded = _recorded(taken, draft)
    assert recorded.vote is not None
    assert (recorded.decision.result if recorded.decision is not None else None) is result
    assert found_of(taken, draft).alert == "The meeting is not quorate, so this cannot be decided now."


def test_without_a_quorum_the_clerk_may_record_views_where_the_rule_carries_forward() -> None:
    taken = case(agencies(2), BY_AGENCY, verdict=NOT_QUORATE)
    draft = all_for(draft_for(taken), taken)
    assert found_of(taken, draft).act == "Record and carry forward"
    views = answered(draft, taken, Answer(key="without_quorum", value="views"))
    assert _recorded(taken, views).decision is None


def test_without_a_quorum_what_those_here_do_not_carry_is_not_carried_forward() -> None:
    taken = case(agencies(2), BY_AGENCY, verdict=NOT_QUORATE)
    draft = _with_against(taken, 1)
    assert "Those here did not carry it, so nothing is carried forward." in found_of(taken, draft).why
    assert _recorded(taken, draft).decision is None


def test_what_is_recommended_says_to_whom_and_by_when_and_is_put_down_so_again() -> None:
    verdict = replace(NOT_QUORATE, follows=(Follows(consequence=Consequence.OTHER_BODY_DECIDES),))
    taken = case(agencies(2), BY_AGENCY, verdict=verdict)
    typed_decider = Answer(key="decider", value="the Cabinet Member, March 2026")
    draft = answered(all_for(draft_for(taken), taken), taken, typed_decider)
    decision = _recorded(taken, draft).decision
    assert decision is not None
    assert (decision.final_decider, decision.final_on) == ("the Cabinet Member", PartialDate(month=3, year=2026))
    again = _recorded(taken, answered(draft, taken, Answer(key="without_quorum", value="advice")))
    assert again.decision is not None
    assert (again.decision.result, again.decision.final_decider) == (DecisionResult.ADVICE, "")


@pytest.mark.parametrize(
    ("kept", "offered"), [("the Cabinet Member", "the Cabinet Member"), ("", "the Island Council")]
)
def test_who_has_the_last_word_on_a_decision_is_offered_before_the_parent_board(kept: str, offered: str) -> None:
    taken = replace(case(agencies(5), BY_AGENCY), parent="the Island Council")
    recorded = _recorded(taken, _with_against(taken, 1))
    assert recorded.decision is not None
    decided = replace(recorded.decision, final_decider=kept)
    assert draft_for(replace(taken, stored=recorded.vote, decided=decided, record=record())).decider == offered


def test_what_those_here_do_not_carry_is_neither_recommended_nor_advice() -> None:
    taken = case(agencies(2), BY_AGENCY, verdict=NOT_QUORATE)
    for way in ("recommend", "advice"):
        draft = answered(_with_against(taken, 2), taken, Answer(key="without_quorum", value=way))
        assert _recorded(taken, draft).decision is None


@pytest.mark.parametrize(
    ("way", "result"),
    [
        ("carry_forward", DecisionResult.PROVISIONAL),
        ("recommend", DecisionResult.RECOMMENDED),
        ("advice", DecisionResult.ADVICE),
        ("views", DecisionResult.PROVISIONAL),
    ],
)
def test_what_is_agreed_without_a_vote_is_what_the_clerk_says_of_it(way: str, result: DecisionResult) -> None:
    taken = case(agencies(2), BY_AGENCY, verdict=NOT_QUORATE)
    draft = answered(draft_for(taken), taken, Answer(key="without_quorum", value=way))
    decision = consensus_recorded(taken, draft, WORDS, PLACES).decision
    assert decision is not None
    assert decision.result is result


def test_a_question_that_needs_no_quorum_is_decided_without_one() -> None:
    taken = case(persons(2), Question(without_quorum=True), verdict=NOT_QUORATE)
    draft = all_for(draft_for(taken), taken)
    assert found_of(taken, draft).alert == ""
    decision = _recorded(taken, draft).decision
    assert decision is not None
    assert decision.result is DecisionResult.CARRIED


def test_nothing_put_down_decides_nothing() -> None:
    taken = case(persons(2), Question())
    assert found_of(taken, draft_for(taken)).word == "No votes yet"
    assert _recorded(taken, draft_for(taken)).decision is None


def test_a_vote_that_was_recorded_is_put_down_as_it_was_and_keeps_what_it_came_to() -> None:
    taken = case(agencies(5), BY_AGENCY)
    recorded = _recorded(taken, _with_against(taken, 1))
    later = replace(taken, room=case(agencies(9)).room, stored=recorded.vote, decided=recorded.decision)
    draft = draft_for(later)
    assert found_of(later, draft).lead == "4 of 5 agencies for, which is 80%."
    anew = chosen(draft, later, "one/agency 8", "F")
    assert found_of(later, anew).lead == "5 of 9 agencies for, which is 55%."


def test_where_weight_is_capped_rows_arithmetic_and_record_go_by_what_counts() -> None:
    heavy = replace(persons(1)[0], seat=replace(persons(1)[0].seat, weight=3))
    question = Question(unit=Unit.WEIGHT, weight_cap=WeightCap(amount=Number(number=2)))
    taken = case((heavy, seat(1), seat(2)), question)
    draft = _with_against(taken, 1)
    assert vote_rows(taken, draft)[0].aside == "2 votes, Chair"
    found = found_of(taken, draft)
    assert (found.lead, found.word) == ("2 of 4 votes by weight for, which is 50%.", "Not carried")
    assert any(words.endswith("no more than 2 of 3 counts.") for words in found.why)
    vote = _recorded(taken, draft).vote
    assert vote is not None
    assert (vote.votes_for, vote.votes_against, vote.eligible) == (2, 2, 4)


def test_where_votes_have_weight_each_row_says_its_own() -> None:
    heavy = replace(persons(1)[0], seat=replace(persons(1)[0].seat, weight=3))
    taken = case((heavy, seat(1), seat(2)), Question(unit=Unit.WEIGHT))
    draft = chosen(draft_for(taken), taken, "seat/s0", "F")
    for key in ("seat/s1", "seat/s2"):
        draft = chosen(draft, taken, key, "A")
    assert [row.aside for row in vote_rows(taken, draft)] == ["3 votes, Chair", "1 vote", "1 vote"]
    assert found_of(taken, draft).lead == "3 of 5 votes by weight for, which is 60%."


def _sides(split: Split) -> Question:
    names = (("A", 4), ("B", 2))
    groups = tuple(SeatGroup(name=name, who=Who(agency_ids=(Id(name),)), votes=votes) for name, votes in names)
    return Question(unit=Unit.GROUPS, groups=groups, split=split)


def test_votes_that_are_divided_are_put_down_one_by_one_and_recorded_as_votes() -> None:
    """Four votes among three are 1 1/3 each, two for one are two."""
    taken = case((*(seat(number, "A") for number in range(3)), seat(3, "B")), _sides(Split.SHARED))
    draft = _with_against(taken, 1)
    assert [row.key for row in vote_rows(taken, draft)] == ["seat/s0", "seat/s1", "seat/s2", "seat/s3"]
    assert found_of(taken, draft).lead == "4 2/3 of 6 votes for, which is 77%."
    vote = _recorded(taken, draft).vote
    assert vote is not None
    assert (vote.votes_for, vote.votes_against, vote.eligible) == (14, 4, 18)
    assert vote_card(vote) == "4 2/3 for, 1 1/3 against"
    assert len(vote.seat_votes) == 4


def test_the_row_of_a_group_says_how_many_votes_it_has() -> None:
    taken = case((seat(0, "A"), seat(1, "B")), _sides(Split.SETTLED))
    assert [row.aside.partition(",")[0] for row in vote_rows(taken, draft_for(taken))] == ["4 votes", "2 votes"]
