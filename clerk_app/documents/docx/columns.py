"""Tables with more columns than Word can have, and cells that are hardly wider than the room at their sides."""

from collections.abc import Iterator
from dataclasses import replace

from clerk_app.documents.blocks import Cell, Row, Table
from clerk_app.documents.units import Length

MOST_COLUMNS = 63
"""Word does not open a file that has a table with more."""
_LEAST_OF_TEXT = 2 / 3
"""The part of a column's width that is left for its words."""


def within_word(table: Table) -> Iterator[Table]:
    """The table, in several below one another where it has too many columns; what heads the rows heads them in each."""
    count = len(table.widths)
    if count <= MOST_COLUMNS:
        yield table
        return
    kept = int(table.row_headers)
    for first in range(kept, count, MOST_COLUMNS - kept):
        end = min(first + MOST_COLUMNS - kept, count)
        yield replace(
            table,
            widths=(*table.widths[:kept], *table.widths[first:end]),
            header=tuple(_cut(row, kept, first, end) for row in table.header),
            rows=tuple(_cut(row, kept, first, end) for row in table.rows),
            caption=table.caption if first == kept else (),
        )


def padding(wanted: Length, widths: list[int]) -> int:
    """The room at the sides of a cell, in twips: as wanted, or less where a column would hold nothing else."""
    return min(wanted.twips, round(min(widths) * (1 - _LEAST_OF_TEXT) / 2))


def _cut(row: Row, kept: int, first: int, end: int) -> Row:
    return replace(row, cells=(*_columns(row, 0, kept), *_columns(row, first, end)))


def _columns(row: Row, first: int, end: int) -> Iterator[Cell]:
    """The cells that cover these columns; one that reaches beyond them says what it says where it begins."""
    at = 0
    for cell in row.cells:
        start, at = at, at + cell.span
        span = min(at, end) - max(start, first)
        if span > 0:
            yield replace(cell, span=span) if start >= first else Cell((), span, cell.heads)
