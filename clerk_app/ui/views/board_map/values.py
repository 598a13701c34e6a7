"""The rows of the map, as values: boards, and below each what ties it to others and what is part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clerk_app.domain.board import Board
from clerk_app.domain.board_map import Branch, board_map
from clerk_app.domain.identity import Id
from clerk_app.domain.names import latest_name
from clerk_app.wording.board_map import tie_words
from clerk_app.wording.catalogue import say


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRow:
    """A board, or what ties the board above it to another body; `board_id` is where it leads, None for elsewhere."""

    words: str
    spoken: str
    board_id: Id | None
    above: int | None = None
    """The number of the row it stands below."""
    is_tie: bool = False


def map_rows(boards: Sequence[Board]) -> tuple[MapRow, ...]:
    """The rows from the top down, with everything open."""
    rows: list[MapRow] = []
    _add(rows, board_map(boards), boards, None)
    return tuple(rows)


def _add(rows: list[MapRow], branches: Sequence[Branch], boards: Sequence[Board], above: int | None) -> None:
    for branch in branches:
        here, name = len(rows), latest_name(branch.board.names)
        rows.append(MapRow(words=name, spoken=name, board_id=branch.board.id, above=above))
        for tie in branch.ties:
            words = tie_words(tie, boards)
            spoken = say("board_map.spoken_tie", board=name, tie=words)
            rows.append(MapRow(words=words, spoken=spoken, board_id=tie.board_id, above=here, is_tie=True))
        _add(rows, branch.parts, boards, here)
