"""Positions for blocks in a new order: rising, unique, and as few changed as possible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import POSITION_GAP
from clerk_app.ui.minutes_editor.ordering import positions_for

A, B, C, D = (Id(letter * 32) for letter in "abcd")


@pytest.mark.parametrize(
    ("order", "known", "touched", "moved"),
    [
        ([A, B, C], {A: 0, B: 10, C: 20}, {1}, set()),
        ([A, B, C], {A: 0, C: 1000}, {1}, {B}),
        ([C, A, B], {A: 0, B: 1000, C: 2000}, {0, 1, 2}, {C}),
        ([A, C, B, D], {A: 0, B: 1000, C: 2000, D: 3000}, {1, 2}, {C}),
        ([A, B], {A: 0}, {1}, {B}),
        ([B, A], {A: 0}, {0}, {B}),
        ([A, B, C], {A: 0, C: 1}, {1}, {A, B, C}),
        ([], {}, set(), set()),
    ],
)
def test_as_few_blocks_as_possible_get_another_position(
    order: list[Id], known: dict[Id, int], touched: set[int], moved: set[Id]
) -> None:
    assert set(positions_for(order, known, touched)) == moved


@given(st.permutations(range(8)), st.integers(0, 8), st.sampled_from([1, 3, 40, POSITION_GAP]))
def test_positions_rise_whatever_the_new_order(shuffled: list[int], old: int, gap: int) -> None:
    ids = [Id(f"{number:032x}") for number in shuffled]
    known = {Id(f"{number:032x}"): number * gap for number in range(old)}
    made = known | positions_for(ids, known, set(range(8)))
    positions = [made[block_id] for block_id in ids]
    assert positions == sorted(set(positions))


def test_a_long_text_that_comes_in_pieces_between_two_blocks_has_none_of_them_placed_anew() -> None:
    order, known = [A, B], {A: 0, B: POSITION_GAP}
    for piece in range(120):
        made = [Id(f"{piece * 20 + place:032x}") for place in range(1, 14)]
        end = len(order) - 1
        order[end:end] = made
        given = positions_for(order, known, set(range(end, end + len(made))))
        assert set(given) == set(made)
        known |= given
    positions = [known[block_id] for block_id in order]
    assert positions == sorted(set(positions))


def test_where_no_eighth_has_room_for_all_the_gap_is_used_as_far_as_it_goes() -> None:
    assert positions_for([A, C, D, B], {A: 0, B: 4}, {1, 2}) == {C: 1, D: 2}
    assert positions_for([A, C, D, B], {A: 0, B: 2}, {1, 2}) == {
        A: 0, C: POSITION_GAP, D: 2 * POSITION_GAP, B: 3 * POSITION_GAP
    }  # fmt: skip
