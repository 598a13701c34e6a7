"""Agendas as they come out of files and the clipboard: lines and rows of tables, in the order of reading."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clerk_app.domain.cleaning import clean
from clerk_app.importers.limits import MOST_PARAGRAPHS
from clerk_app.importers.refusal import Refusal, RefusalCode


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph by its number; a list's number or dot is a part of its text. `heading` is its level, 0 for none."""

    line: int
    text: str
    heading: int = 0


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table (the first is 1) with the text of each cell; several paragraphs of one are parted by "\\n"."""

    line: int
    table: int
    cells: tuple[str, ...]


Piece = Line | TableRow

_SPACES = re.compile(r"[^\S\n\t]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def tidy(text: str) -> str:
    """Text as it is kept: no space that does not break, none doubled or at the ends of lines, no blank lines."""
    spaced = _SPACES.sub(" ", _INVISIBLE.sub("", clean(text)))
    lines = (line.strip(" ") for line in spaced.split("\n"))
    return "\n".join(line for line in lines if line.strip())


def tidied(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces that say something, tidied; raises Refusal for too many or too long ones."""
    count = 0
    for piece in pieces:
        texts = (piece.text,) if isinstance(piece, Line) else piece.cells
        kept = tuple(tidy(text) for text in texts)
        if not any(kept):
            continue
        count += 1
        if count > MOST_PARAGRAPHS:
            raise Refusal(RefusalCode.TOO_MANY_PARAGRAPHS, most=MOST_PARAGRAPHS)
        if isinstance(piece, Line):
            yield Line(piece.line, kept[0], piece.heading)
        else:
            yield TableRow(piece.line, piece.table, kept)
