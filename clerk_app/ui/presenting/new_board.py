"""A new board from its name and what its chair is called, or the sentence saying what is wrong with either."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clerk_app.domain.board import Board
from clerk_app.domain.house_style import STYLE_OF_NEW_BOARDS
from clerk_app.domain.identity import Id
from clerk_app.domain.matching import folded
from clerk_app.domain.names import DatedName
from clerk_app.services.acts import CreateBoard
from clerk_app.ui.presenting.answers import tidy
from clerk_app.wording.catalogue import say

USUAL_CHAIR = "Chair"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBoardReading:
    """The act for what was typed, or what is wrong with the name, or with the chair's title."""

    act: CreateBoard | None = None
    wrong: str = ""
    is_about_chair: bool = False


def new_board_read(name: str, chair: str, new_id: Id, known: Iterable[Board]) -> NewBoardReading:
    """A board with that name, and the settings a new board starts with."""
    called, chair_title = tidy(name), tidy(chair)
    if not called:
        return NewBoardReading(wrong=say("new_board.name_missing"))
    if folded(called) in {folded(dated.name) for board in known for dated in board.names}:
        return NewBoardReading(wrong=say("new_board.name_known", name=called))
    if not chair_title:
        return NewBoardReading(wrong=say("new_board.chair_missing"), is_about_chair=True)
    board = Board(
        id=new_id,
        names=(DatedName(called),),
        chair_title=chair_title,
        house_style=STYLE_OF_NEW_BOARDS,
    )
    return NewBoardReading(act=CreateBoard(board=board))
