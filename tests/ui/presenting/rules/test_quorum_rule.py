"""A quorum rule becomes controls, and these become the rule again."""

from __future__ import annotations

import pytest
from hypothesis import given

from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.ui.forms.values import Deeds, Heading, Part
from clerk_app.ui.presenting.rules.known import Known
from clerk_app.ui.presenting.rules.quorum_rule import EVERYTHING, QuorumParts, quorum_of
from clerk_app.ui.presenting.rules.sheet import Sheet, fields_in, values_in
from tests.domain.rules import drawn_whole
from tests.domain.rules.real_cases import engine_data, more_data, quorum_rule

KNOWN = Known(chair="Chair", names=str)
REAL = tuple(name for name in (*engine_data(), *more_data()) if name != "then" and quorum_rule(name) is not None)


def controls(rule: QuorumRule) -> tuple[Part, ...]:
    return tuple(QuorumParts(key="quorum", rule=rule, known=KNOWN, opened=EVERYTHING).all())


def read_back(rule: QuorumRule) -> QuorumRule:
    return quorum_of(Sheet(values_in(controls(rule), "quorum/")))


@given(drawn_whole.quorum_rules())
def test_any_rule_comes_back_from_its_controls_as_it_was(rule: QuorumRule) -> None:
    assert read_back(rule) == rule


@pytest.mark.parametrize("name", REAL)
def test_the_rule_of_a_real_board_comes_back_from_its_controls_as_it_was(name: str) -> None:
    rule = quorum_rule(name)
    assert rule is not None
    assert read_back(rule) == rule


@given(drawn_whole.quorum_rules())
def test_every_control_has_a_key_and_a_name_of_its_own(rule: QuorumRule) -> None:
    fields = list(fields_in(controls(rule)))
    assert len({field.key for field in fields}) == len(fields)
    assert all(field.name for field in fields)
    rows = [part.key for part in controls(rule) if not isinstance(part, Heading | Deeds)]
    assert len(set(rows)) == len(rows)
