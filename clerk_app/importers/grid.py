"""Tables as they come out of files: sheets of rows of cells, each knowing where it stood."""

from dataclasses import dataclass
from enum import StrEnum


class CellKind(StrEnum):
    """What a cell holds; of text files everything is text. A day is written as ISO 8601 does."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    FLAG = "flag"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something, or a formula; the first column is 1."""

    column: int
    text: str
    kind: CellKind = CellKind.TEXT
    formula: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds something, by its number in the sheet or the line of the file on which it begins."""

    line: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """A block of cells shown as one; what it says is in its first cell."""

    top: int
    first: int
    bottom: int
    last: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table, by the name of its sheet; text files have one without a name."""

    rows: tuple[Row, ...]
    name: str = ""
    hidden: bool = False
    merged: tuple[Merged, ...] = ()


def column_letters(column: int) -> str:
    """A column as Excel names it: A, B ... Z, AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
