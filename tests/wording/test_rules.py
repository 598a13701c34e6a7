from __future__ import annotations

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.quorum import (
    AgenciesRepresented,
    AllOf,
    ChairPart,
    CountOfSeats,
    FractionOfSeats,
    Rounding,
    RuleTree,
    SeatBase,
)
from clerk_app.wording.rules import rule_in_words

FIVE = tuple(Id(letter * 32) for letter in "abcde")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (CountOfSeats(minimum=1), "Quorate if 1 voting member is here."),
        (CountOfSeats(minimum=6), "Quorate if 6 voting members are here."),
        (FractionOfSeats(numerator=1, denominator=3), "Quorate if at least a third of all voting seats are here."),
        (
            FractionOfSeats(numerator=1, denominator=2, rounding=Rounding.MORE_THAN, base=SeatBase.FILLED),
            "Quorate if more than half of the voting seats that are filled are here.",
        ),
        (
            FractionOfSeats(numerator=2, denominator=7, rounding=Rounding.DOWN),
            "Quorate if at least 2/7 of all voting seats are here, rounded down.",
        ),
        (
            AgenciesRepresented(minimum=3, agency_ids=FIVE),
            "Quorate if 3 of these 5 agencies are represented.",
        ),
        (
            AgenciesRepresented(minimum=3, agency_ids=FIVE, chair=ChairPart.IGNORED),
            "Quorate if 3 of these 5 agencies are represented, not counting whoever is in the chair.",
        ),
        (
            AllOf(
                rules=(
                    CountOfSeats(minimum=4),
                    AgenciesRepresented(minimum=1, agency_ids=FIVE, chair=ChairPart.REQUIRED),
                )
            ),
            "Quorate if 4 voting members are here, and 1 of these 5 agencies is represented, "
            "and the Chair, or whoever is acting as Chair, is present.",
        ),
        (AllOf(rules=()), ""),
    ],
)
def test_a_rule_is_said_in_one_sentence(rule: RuleTree, words: str) -> None:
    assert rule_in_words(rule, "Chair") == words
