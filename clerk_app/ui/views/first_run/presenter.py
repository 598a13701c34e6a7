"""The first run without its widgets: what a name or a file asks for, and the sentences for those that cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from clerk_app.domain.board import Board
from clerk_app.domain.house_style import NUMBERED_WITH_DECISION_WORDS
from clerk_app.domain.identity import Id
from clerk_app.domain.matching import folded
from clerk_app.domain.names import DatedName
from clerk_app.services.acts import CreateBoard
from clerk_app.wording.catalogue import say

INTERCHANGE_ENDING = ".json"


@dataclass(frozen=True, slots=True)
class Named:
    """The act for a board of the name that was typed, or the sentence saying what is wrong with it."""

    act: CreateBoard | None = None
    wrong: str = ""


def board_named(typed: str, new_id: Id, known: Iterable[Board]) -> Named:
    """A board with that name and the settings a new board starts with."""
    name = " ".join(typed.split())
    if not name:
        return Named(wrong=say("first_run.name_missing"))
    if folded(name) in {folded(dated.name) for board in known for dated in board.names}:
        return Named(wrong=say("first_run.name_known", name=name))
    return Named(
        act=CreateBoard(board=Board(id=new_id, names=(DatedName(name),), house_style=NUMBERED_WITH_DECISION_WORDS.key))
    )


def is_interchange(path: Path) -> bool:
    """True for an interchange file, which is brought into the records; anything else is opened as records."""
    return path.suffix.casefold() == INTERCHANGE_ENDING
