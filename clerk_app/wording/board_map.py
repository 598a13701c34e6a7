"""How boards stand to each other, in words."""

from collections.abc import Iterator, Sequence

from clerk_app.domain.board import Board
from clerk_app.domain.board_map import Branch, Tie
from clerk_app.domain.names import latest_name
from clerk_app.wording.catalogue import say

INDENT = "    "


def tie_words(tie: Tie, boards: Sequence[Board]) -> str:
    """A tie as it is said of the board: "reports to Joint Committee", "is succeeded by Trust Board"."""
    board = next((one for one in boards if one.id == tie.board_id), None)
    name = latest_name(board.names) if board is not None else tie.name
    return say(f"board_map.{'theirs' if tie.is_theirs else 'own'}.{tie.kind}", name=name)


def map_lines(branches: Sequence[Branch], boards: Sequence[Board], depth: int = 0) -> Iterator[str]:
    """The map as lines of text: a board, its ties, then the boards that are part of it, further in."""
    for branch in branches:
        yield INDENT * depth + latest_name(branch.board.names)
        for tie in branch.ties:
            yield f"{INDENT * depth}  – {tie_words(tie, boards)}"
        yield from map_lines(branch.parts, boards, depth + 1)
