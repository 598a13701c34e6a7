from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from clerk_app.domain.day_count import DayCount
from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Unit
from clerk_app.domain.rules.selection import Who
from clerk_app.domain.rules.voting import (
    AyesAtLeast,
    NoesAtMost,
    Question,
    SecondMeeting,
    ShareFor,
    Tie,
    VoteBase,
    VotingRule,
)
from clerk_app.wording.voting_rules import voting_in_words
from tests.domain.rules import drawn_votes

AGENCIES = Question(
    needs=(ShareFor(numerator=4, denominator=5, base=VoteBase.PRESENT),), unit=Unit.AGENCIES, tie=Tie.CASTING_VOTE
)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (VotingRule(), ("Any question: Carried if more than half of the votes cast vote for it. A tie is lost.",)),
        (
            VotingRule(questions=(AGENCIES,), consensus_first=True),
            (
                "Consensus is sought first; a vote is taken where there is none.",
                "Any question: Carried if at least four fifths of those present vote for it. Each agency has one vote. "
                "The Chair has a casting vote in a tie.",
            ),
        ),
        (
            VotingRule(
                questions=(
                    Question(),
                    Question(
                        name="removal",
                        needs=(AyesAtLeast(number=3), NoesAtMost(within=Who(agency_ids=(Id("Police"),)))),
                        in_writing=True,
                        second_meeting=SecondMeeting(days=1, count=DayCount.CLEAR_WORKING),
                        limbs=("it is affordable",),
                    ),
                )
            ),
            (
                "Any question: Carried if more than half of the votes cast vote for it. A tie is lost.",
                "“removal”: Carried if at least 3 vote for it; and nobody among members of Police votes against it. "
                "A tie is lost. It may be decided in writing. It takes effect once it is carried again, "
                "1 clear working day later. It binds once this holds: “it is affordable”.",
            ),
        ),
    ],
)
def test_a_voting_rule_is_said_in_a_line_for_each_question(rule: VotingRule, words: tuple[str, ...]) -> None:
    assert voting_in_words(rule, "Chair", str) == words


@given(drawn_votes.voting_rules(), drawn_votes.voting_rules())
def test_two_voting_rules_that_differ_are_never_said_alike(first: VotingRule, second: VotingRule) -> None:
    bare = [replace(rule, sentence="", source="") for rule in (first, second)]
    said = [voting_in_words(rule, "Chair", str) for rule in bare]
    assert (said[0] == said[1]) is (bare[0] == bare[1])


@given(drawn_votes.questions(), drawn_votes.questions())
def test_questions_that_differ_in_one_point_are_never_said_alike(first: Question, second: Question) -> None:
    for point in Question.__dataclass_fields__:
        changed = replace(first, **{point: getattr(second, point)})
        said = [voting_in_words(VotingRule(questions=(one,)), "Chair", str) for one in (first, changed)]
        assert (said[0] == said[1]) is (first == changed)
