"""A voting rule becomes controls, and these become the rule again."""

from __future__ import annotations

import pytest
from hypothesis import given

from clerk_app.domain.rules.voting import VotingRule
from clerk_app.ui.forms.values import Deeds, Heading, Part
from clerk_app.ui.presenting.rules.known import Known
from clerk_app.ui.presenting.rules.quorum_rule import EVERYTHING
from clerk_app.ui.presenting.rules.sheet import Sheet, fields_in, values_in
from clerk_app.ui.presenting.rules.voting_rule import VotingParts, voting_of
from tests.domain.rules import drawn_votes
from tests.domain.rules.real_cases import engine_data, more_data, voting_rule

KNOWN = Known(chair="Chair", names=str)
REAL = tuple(name for name in (*engine_data(), *more_data()) if name != "then" and voting_rule(name) is not None)


def controls(rule: VotingRule) -> tuple[Part, ...]:
    return tuple(VotingParts(key="votes", rule=rule, known=KNOWN, opened=EVERYTHING).all())


def read_back(rule: VotingRule) -> VotingRule:
    return voting_of(Sheet(values_in(controls(rule), "votes/")))


@given(drawn_votes.voting_rules())
def test_any_voting_rule_comes_back_from_its_controls_as_it_was(rule: VotingRule) -> None:
    assert read_back(rule) == rule


@pytest.mark.parametrize("name", REAL)
def test_the_voting_rule_of_a_real_board_comes_back_from_its_controls_as_it_was(name: str) -> None:
    rule = voting_rule(name)
    assert rule is not None
    assert read_back(rule) == rule


@given(drawn_votes.voting_rules())
def test_every_control_has_a_key_and_a_name_of_its_own(rule: VotingRule) -> None:
    fields = list(fields_in(controls(rule)))
    assert len({field.key for field in fields}) == len(fields)
    assert all(field.name for field in fields)
    rows = [part.key for part in controls(rule) if not isinstance(part, Heading | Deeds)]
    assert len(set(rows)) == len(rows)
