"""How the boards of a store stand to each other: which is part of which, and what else ties them to other bodies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clerk_app.domain.board import Board, Relation, RelationKind
from clerk_app.domain.identity import Id

_MUTUAL = (RelationKind.LINKED, RelationKind.OTHER_LANGUAGE)
"""What holds both ways, so that it is told once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What a board has to do with another body: one of the store's, or a name where it is minuted elsewhere.

    `is_theirs`: the other board says so of this one.
    """

    kind: RelationKind
    board_id: Id | None = None
    name: str = ""
    about: str = ""
    is_theirs: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """A board with the boards that are part of it, and its ties."""

    board: Board
    parts: tuple["Branch", ...]
    ties: tuple[Tie, ...]


def board_map(boards: Sequence[Board]) -> tuple[Branch, ...]:
    """Every board once, in the order given, those that are part of another below it."""
    known = {board.id for board in boards}
    shown: set[Id] = set()

    def branches(of: Sequence[Board]) -> Iterator[Branch]:
        for board in of:
            if board.id not in shown:
                shown.add(board.id)
                parts = tuple(branches([part for part in boards if part.parent_id == board.id]))
                yield Branch(board, parts, ties_of(board, boards))

    tops = tuple(branches([board for board in boards if board.parent_id not in known]))
    return (*tops, *branches(boards))  # what came from elsewhere may be part of itself


def ties_of(board: Board, boards: Sequence[Board]) -> tuple[Tie, ...]:
    """What a board says of others, then what others say of it; what holds both ways is told once."""
    own = tuple(
        Tie(kind=relation.kind, board_id=relation.board_id, name=relation.name, about=relation.about)
        for relation in board.relations
    )
    told = {(tie.kind, tie.board_id) for tie in own if tie.kind in _MUTUAL}
    theirs = tuple(
        Tie(kind=relation.kind, board_id=other.id, about=relation.about, is_theirs=True)
        for other in boards
        for relation in other.relations
        if relation.board_id == board.id and other.id != board.id
        if (relation.kind, other.id) not in told
    )
    return (*own, *theirs)


def in_other_languages(board: Board) -> tuple[Id, ...]:
    """The boards that keep the same minutes in another language."""
    return tuple(
        relation.board_id
        for relation in board.relations
        if relation.kind is RelationKind.OTHER_LANGUAGE and relation.board_id is not None
    )


def answering(board: Board, boards: Sequence[Board]) -> tuple[Board, ...]:
    """Those others that have to change so that each board which is this one in another language says so of it too."""
    twins = in_other_languages(board)
    changed = []
    for other in boards:
        if other.id == board.id or (other.id in twins) == (board.id in in_other_languages(other)):
            continue
        back = Relation(kind=RelationKind.OTHER_LANGUAGE, board_id=board.id)
        kept = tuple(one for one in other.relations if (one.kind, one.board_id) != (back.kind, back.board_id))
        changed.append(replace(other, relations=(*kept, back) if other.id in twins else kept))
    return tuple(changed)
