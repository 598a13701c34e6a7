"""The choice of pairs that long proofs go by."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tests.pairs import cover, pairs


def test_a_few_choices_have_every_pair() -> None:
    taken = cover("ab", "xy", "12")
    assert len(taken) == 4
    assert {pair for choice in taken for pair in pairs(choice)} == {
        pair for choice in product("ab", "xy", "12") for pair in pairs(choice)
    }


def test_what_cannot_be_chosen_is_not() -> None:
    possible = {("a", "x"), ("b", "y")}
    assert set(cover("ab", "xy", possible=possible)) == possible


@given(st.integers(1, 4), st.integers(1, 4), st.integers(1, 4))
def test_every_value_and_every_pair_is_taken(one: int, two: int, three: int) -> None:
    dimensions = [range(one), range(two), range(three)]
    taken = cover(*dimensions)
    every = {pair for choice in product(*dimensions) for pair in pairs(choice)}
    assert {pair for choice in taken for pair in pairs(choice)} == every
