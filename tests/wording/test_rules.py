from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Base, Rounding
from clerk_app.domain.rules.tree import AllOf, RuleTree
from clerk_app.domain.rules.usual import ChairPart, agencies_represented, share_of_voting_members, voting_members
from clerk_app.wording.rules import rule_in_words
from tests.domain.rules import drawn

FIVE = tuple(Id(letter * 32) for letter in "abcde")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (voting_members(1), "Quorate if 1 voting member is here."),
        (voting_members(6), "Quorate if 6 voting members are here."),
        (share_of_voting_members(1, 3), "Quorate if at least a third of all voting seats are here."),
        (
            share_of_voting_members(1, 2, Rounding.MORE_THAN, Base.FILLED),
            "Quorate if more than half of the voting seats that are filled are here.",
        ),
        (
            share_of_voting_members(2, 7, Rounding.DOWN),
            "Quorate if at least 2/7 of all voting seats, rounded down, are here.",
        ),
        (
            agencies_represented(3, FIVE),
            "Quorate if 3 of these 5 agencies are represented.",
        ),
        (agencies_represented(1, FIVE[:1]), "Quorate if this agency is represented."),
        (
            agencies_represented(3, FIVE, ChairPart.IGNORED),
            "Quorate if 3 of these 5 agencies, not counting whoever is in the chair, are represented.",
        ),
        (
            AllOf(
                rules=(
                    voting_members(4),
                    agencies_represented(1, FIVE, ChairPart.REQUIRED),
                )
            ),
            "Quorate if 4 voting members are here, and (all of this: 1 of these 5 agencies is represented; "
            "the Chair, or whoever is acting as Chair, is present).",
        ),
        (AllOf(rules=()), ""),
    ],
)
def test_a_rule_is_said_in_one_sentence(rule: RuleTree, words: str) -> None:
    assert rule_in_words(rule, "Chair") == words


@given(drawn.any_rule(), drawn.any_rule())
def test_two_rules_that_differ_are_never_said_alike(first: RuleTree, second: RuleTree) -> None:
    said = [rule_in_words(rule, "Chair", str) for rule in (first, second)]
    assert (said[0] == said[1]) is (first == second)


@given(drawn.any_rule(), st.data())
def test_two_rules_that_differ_in_one_point_are_never_said_alike(rule: RuleTree, data: st.DataObject) -> None:
    other = data.draw(drawn.one_point_changed(rule))
    assert (rule_in_words(rule, "Chair", str) == rule_in_words(other, "Chair", str)) is (rule == other)
