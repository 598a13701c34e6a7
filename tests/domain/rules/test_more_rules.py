"""Rules of many more bodies, with the verdict that each one's words give."""

import pytest

from clerk_app.domain.rules.deciding import decide
from clerk_app.domain.rules.electing import elect
from clerk_app.domain.rules.judging import judge
from clerk_app.domain.rules.soundness import Composition, flaws_of_quorum, flaws_of_voting
from clerk_app.wording.quorum_details import quorum_in_words
from clerk_app.wording.votes import votes_said
from clerk_app.wording.voting_rules import voting_in_words
from tests.domain.rules.more_cases import GIVEN, IN_A_ROOM, Told, seats_of, told_cases
from tests.domain.rules.real_cases import more_data, quorum_rule, voting_rule

CASES = tuple(told_cases())
RULES = tuple(more_data())


def test_each_rule_comes_with_its_source_its_words_and_situations() -> None:
    assert len(RULES) >= 80
    for rule in more_data().values():
        assert rule["source"]
        assert rule["says"]
        assert len(rule["situations"]) >= 2
        assert all(one.keys() <= IN_A_ROOM | GIVEN for one in rule["situations"])
        assert all(one.keys() & GIVEN for one in rule["situations"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_engine_says_what_the_words_of_each_rule_say(case: Told) -> None:
    verdict = judge(case.quorum, case.room) if case.quorum is not None else None
    expected = case.expected
    if {"gives", "then", "qualified"} & expected.keys():
        assert verdict is not None
        if "gives" in expected:
            assert [verdict.quorate, verdict.counted, verdict.needed] == expected["gives"]
        if "then" in expected:
            assert [str(one.consequence) for one in verdict.follows] == expected["then"]
        if "qualified" in expected:
            assert verdict.qualified == expected["qualified"]
    if case.ballot is not None:
        assert case.voting is not None
        result = decide(case.voting.question(case.question), case.room, case.ballot, verdict)
        assert result.outcome == expected["outcome"]
        assert "force" not in expected or result.force == expected["force"]
        if "votes" in expected:
            votes = (str(votes_said(one, result.parts)) for one in (result.ayes, result.noes))
            assert " ".join(votes) == expected["votes"]


@pytest.mark.parametrize("case", [case for case in CASES if case.rounds], ids=lambda case: case.name)
def test_an_election_comes_to_what_the_words_of_each_rule_say(case: Told) -> None:
    assert case.voting is not None
    found = elect(case.voting.question(case.question), case.room, case.rounds)
    assert found.outcome == case.expected["election"]
    assert " ".join(found.elected) == case.expected.get("elected", "")
    assert " ".join(found.goes_on) == case.expected.get("goes_on", "")


def test_no_question_of_a_vote_is_missing() -> None:
    for case in CASES:
        if case.voting is not None and case.question:
            assert case.voting.question(case.question).name == case.question


def test_each_rule_is_said_in_words_of_its_own() -> None:
    said = [
        (
            quorum_in_words(quorum, "Chair", str) if (quorum := quorum_rule(name)) is not None else (),
            voting_in_words(voting, "Chair", str) if (voting := voting_rule(name)) is not None else (),
        )
        for name in RULES
    ]
    assert len(set(said)) == len(RULES)


@pytest.mark.parametrize("name", RULES)
def test_no_rule_of_a_real_body_is_called_nonsense(name: str) -> None:
    board = Composition(seats=seats_of(more_data()[name]["roster"]), category_ids=frozenset())
    quorum, voting = quorum_rule(name), voting_rule(name)
    assert quorum is None or flaws_of_quorum(quorum, board) == ()
    assert voting is None or flaws_of_voting(voting, board) == ()
