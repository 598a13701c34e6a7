"""Real rules of real boards, with the verdict that each one's own words give."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import clerk_app.domain.rules
from clerk_app.domain.rules.deciding import Force, VoteResult, decide
from clerk_app.domain.rules.judging import judge
from clerk_app.domain.rules.verdict import Verdict
from tests.domain.rules.real_cases import (
    Case,
    Plain,
    cases_of,
    engine_data,
    facts_of,
    quorum_rule,
    real_rules,
    voting_rule,
)
from tests.domain.rules.real_meetings import IN_WORDS, meeting_of

SHARED = Path(__file__).resolve().parents[4] / "shared"
RULES = real_rules(SHARED) if SHARED.is_dir() else []
CASES = [case for rule in RULES for case in cases_of(rule)]
MEETINGS = [
    (rule, situation, case)
    for rule in RULES
    for situation, case in zip(rule["situations"], cases_of(rule), strict=True)
]
KINDS_OF_FACTS = {
    "away", "arrived", "start_remote", "absent_seats", "waited", "business", "adjourned_meeting", "ruling", "chair",
    "since", "note",
}  # fmt: skip

pytestmark = pytest.mark.skipif(not RULES, reason="the shared material is not beside the repository")


def found(case: Case) -> tuple[Verdict | None, VoteResult | None]:
    verdict = judge(case.quorum, case.room) if case.quorum is not None else None
    if case.ballot is None or case.voting is None:
        return verdict, None
    return verdict, decide(case.voting.question(case.question), case.room, case.ballot, verdict)


def codes(verdict: Verdict | None, result: VoteResult | None) -> Iterator[str]:
    if verdict is not None:
        yield from (follows.consequence for follows in verdict.follows)
    if result is not None:
        yield result.outcome
        yield result.force


def test_every_rule_and_situation_is_there() -> None:
    assert len(RULES) == 30
    assert len(CASES) == 115
    assert {rule["id"] for rule in RULES} == engine_data().keys() - {"then"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_engine_says_what_the_words_of_the_rule_say(case: Case) -> None:
    check(case, *found(case))


@pytest.mark.parametrize(("rule", "situation", "case"), MEETINGS, ids=lambda one: getattr(one, "name", ""))
def test_the_record_of_a_meeting_comes_to_the_same_by_its_events(rule: Plain, situation: Plain, case: Case) -> None:
    record, moment = meeting_of(rule, situation)
    verdict = record.verdict(moment)
    result = None
    if case.ballot is not None and case.voting is not None:
        result = decide(case.voting.question(case.question), record.room(moment), case.ballot, verdict)
    check(case, verdict, result)


def test_every_situation_in_words_is_told_as_a_meeting() -> None:
    in_words = {
        one["id"] for rule in RULES for one in rule["situations"] if {"context", "timeline"} & one["given"].keys()
    }
    assert in_words == IN_WORDS.keys()
    assert len(MEETINGS) == 115


def check(case: Case, verdict: Verdict | None, result: VoteResult | None) -> None:
    expected = case.expected
    if expected.get("quorate") is not None:
        assert verdict is not None
        assert verdict.quorate is expected["quorate"]
    if "counted" in expected:
        assert verdict is not None
        assert verdict.counted == expected["counted"]
    if "needed" in expected:
        assert verdict is not None
        assert verdict.needed == expected["needed"]
    if expected.get("carried") is not None:
        assert result is not None
        assert result.is_decision is expected["carried"]
    wanted = {code for then in expected.get("then", ()) for code in engine_data()["then"][then].split(", ")}
    assert wanted <= set(codes(verdict, result))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_rule_has_a_quorum_and_a_vote_where_the_source_has_them(rule: dict[str, dict[str, object]]) -> None:
    name = str(rule["id"])
    assert (quorum_rule(name) is None) is (rule["rule"]["quorum"] is None)
    assert (voting_rule(name) is None) is (rule["rule"]["voting"] is None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_no_word_of_a_situation_is_passed_over(rule: dict[str, list[dict[str, object]]]) -> None:
    facts = [facts_of(situation) for situation in rule["situations"]]
    assert all(one.keys() <= KINDS_OF_FACTS for one in facts)
    known = engine_data()[str(rule["id"])].get("facts", {})
    assert known.keys() <= {situation["id"] for situation in rule["situations"]}


def test_the_engine_knows_no_board_by_its_name() -> None:
    (folder,) = clerk_app.domain.rules.__path__
    code = "\n".join(file.read_text(encoding="utf-8") for file in Path(folder).glob("*.py"))
    names = [str(rule[key]) for rule in RULES for key in ("id", "body")]
    assert [name for name in names if name in code] == []


def test_a_decision_without_a_quorum_is_none() -> None:
    """So that `is_decision` cannot hide a vote that was carried in a room that could not decide."""
    carried = [result for verdict, result in map(found, CASES) if result is not None and verdict is not None]
    assert any(result.force is Force.NONE and not result.is_decision for result in carried)
