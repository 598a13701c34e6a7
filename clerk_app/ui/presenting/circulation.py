"""What those who receive a board's papers are called, and the deadlines that they make."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clerk_app.domain.board import Board, DeadlineRule
from clerk_app.domain.identity import Id
from clerk_app.domain.names import name_on
from clerk_app.domain.seats import Category
from clerk_app.services.ports import Queries
from clerk_app.wording.circulation import early_deadlines


def early_deadlines_of(board: Board, queries: Queries, day: date) -> tuple[DeadlineRule, ...]:
    """By when papers go to those who receive them earlier than others, as deadlines beside the board's own."""
    if all(entry.days_ahead is None for entry in board.circulated):
        return ()
    return early_deadlines(board, receivers_called(board, queries, day))


def receivers_called(board: Board, queries: Queries, day: date) -> Mapping[Id, str]:
    """What the categories of a board, and the boards that receive its papers, are called on a day."""
    boards = (queries.entity(Board, board_id) for board_id in board.circulated_boards)
    names = {one.id: name_on(one.names, day) for one in boards if one is not None}
    return {**{one.id: one.name for one in queries.where(Category, board_id=board.id)}, **names}
