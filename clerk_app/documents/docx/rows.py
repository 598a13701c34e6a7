"""Rows as Word gets them: an item that may go on over pages begins in a row that Word does not break.

Word leaves a heading alone at the foot of a page inside a row, whatever the heading asks for: within a row it keeps no
paragraph with the next. So the heading stands with what follows it in a row of its own, which is not to be broken, and
the rest goes on in a second row without a line between the two; the cells beside them are merged downwards.
Any other row that is short is not broken either: an action stands on one page with its owner and date.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clerk_app.documents.blocks import Cell, CellBlock, Heading, Paragraph, PlainList, Row, text_of

_LONGEST_BEGINNING = 1500
"""In characters, about a third of a page: a longer one is broken like any other, for the page would be left empty."""

_MOST_LINES = 15


@dataclass(frozen=True, slots=True)
class RowPart:
    """One row of the file. `begins` and `continues` say that what the `main` cell holds goes on below, or comes from
    above.
    """

    row: Row
    is_whole: bool = False
    main: int = -1
    begins: bool = False
    continues: bool = False

    @property
    def merged(self) -> str:
        """What the cells beside say of themselves."""
        return '<w:vMerge w:val="restart"/>' if self.begins else "<w:vMerge/>" if self.continues else ""

    @property
    def joined(self) -> str:
        """The side of the main cell that has no line and no room, since the same cell goes on there."""
        return "bottom" if self.begins else "top" if self.continues else ""


def row_parts(row: Row, shares: Sequence[float], main: int = -1) -> Iterator[RowPart]:
    """The row, in two where its main cell begins with a heading and is not short. `shares` are the columns' of the
    width.
    """
    place = main % len(row.cells)
    beside, last, behind = row.cells[:place], row.cells[place], row.cells[place + 1 :]
    beginning = _beginning(last.blocks)
    if not beginning or sum(map(_length, beginning)) > _LONGEST_BEGINNING:
        yield RowPart(row, is_whole=_is_short(row, shares))
        return
    rest = last.blocks[len(beginning) :]
    if not rest:
        yield RowPart(row, is_whole=True)
        return
    first = Row((*beside, Cell(beginning, last.span), *behind), row.source)
    yield RowPart(first, is_whole=True, main=place, begins=True)
    before, after = ([Cell((), one.span) for one in cells] for cells in (beside, behind))
    yield RowPart(Row((*before, Cell(rest, last.span), *after)), main=place, continues=True)


def _beginning(blocks: Sequence[CellBlock]) -> tuple[CellBlock, ...]:
    """The heading, whatever keeps with what follows, and the first block that does not; nothing without a heading."""
    if not blocks or not isinstance(blocks[0], Heading):
        return ()
    for place, block in enumerate(blocks):
        if not (isinstance(block, Heading) or (isinstance(block, Paragraph) and block.keep_with_next)):
            return tuple(blocks[: place + 1])
    return tuple(blocks)


def _is_short(row: Row, shares: Sequence[float]) -> bool:
    """Whether none of the cells takes more than about a third of a page."""
    ends = [0]
    for cell in row.cells:
        ends.append(ends[-1] + cell.span)
    most = _LONGEST_BEGINNING / sum(shares)
    return all(
        sum(map(_length, cell.blocks)) <= most * sum(shares[first:end]) and _lines(cell) <= _MOST_LINES
        for cell, (first, end) in zip(row.cells, pairwise(ends), strict=True)
    )


def _length(block: CellBlock) -> int:
    runs = [entry.runs for entry in block.entries] if isinstance(block, PlainList) else [block.runs]
    return sum(len(text_of(one)) for one in runs)


def _lines(cell: Cell) -> int:
    return sum(len(block.entries) if isinstance(block, PlainList) else 1 for block in cell.blocks)
