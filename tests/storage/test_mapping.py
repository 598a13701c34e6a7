"""Rows become entities once for as long as they are the same rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.domain.board import Board
from clerk_app.domain.minutes import Block
from clerk_app.domain.names import DatedName
from clerk_app.storage.mapping import DamagedRowError, mapping_for
from tests.storage.samples import BOARD, block


def row(entity: Board | Block) -> tuple[object, ...]:
    return tuple(mapping_for(type(entity)).row(entity).values())


def test_a_board_that_has_not_changed_is_the_one_that_was_read_before() -> None:
    boards = mapping_for(Board)
    assert boards.entity(row(BOARD)) == BOARD
    assert boards.entity(row(BOARD)) is boards.entity(list(row(BOARD)))


def test_a_board_that_changed_is_read_anew() -> None:
    boards, renamed = mapping_for(Board), replace(BOARD, names=(DatedName("Pier Board"),))
    boards.entity(row(BOARD))
    assert boards.entity(row(renamed)) == renamed


def test_a_row_that_was_damaged_after_it_was_read_is_still_told() -> None:
    boards = mapping_for(Board)
    boards.entity(row(BOARD))
    with pytest.raises(DamagedRowError):
        boards.entity((*row(BOARD)[:-1], "none"))


def test_paragraphs_are_not_kept_in_memory_beside_the_page() -> None:
    blocks = mapping_for(Block)
    assert blocks.entity(row(block(1))) == block(1)
    assert blocks.entity(row(block(1))) is not blocks.entity(row(block(1)))
