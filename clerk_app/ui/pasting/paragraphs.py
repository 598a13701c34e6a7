"""What reading a clipboard gives: paragraphs, entries of lists and tables, with what had to be left behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clerk_app.domain.dividing import LONGEST_PARAGRAPH, shorter
from clerk_app.domain.minutes import ListMarker
from clerk_app.domain.richtext import EMPTY, RichText, Run, rich

MOST_COLUMNS = 40
"""Columns of a table; what is wider is no table that anybody could read in minutes."""

MOST_CELLS = 250
"""Cells of a table: all of it is set anew with each key, as a paragraph is (LONGEST_PARAGRAPH)."""


@dataclass(frozen=True, slots=True)
class ListPlace:
    """How an entry of a list is marked: `count` is its number where the list was (0: none, or not known)."""

    marker: ListMarker
    level: int = 0
    count: int = 0


Rows = tuple[tuple[RichText, ...], ...]


@dataclass(frozen=True, slots=True)
class PastedParagraph:
    """Words, as an entry of a list where `entry` says so; or a table, which has `rows` instead."""

    words: RichText = EMPTY
    entry: ListPlace | None = None
    rows: Rows = ()


@dataclass(slots=True)
class LeftOut:
    """What is not in the paragraphs as it was copied, counted while they are read."""

    pictures: int = 0
    divided: int = 0


Paragraphs = Iterator[PastedParagraph | None]
"""Paragraphs as they are read; None where reading goes on for long without one, so that it can be put aside."""


def divided(paragraphs: Iterable[PastedParagraph | None], left_out: LeftOut) -> Paragraphs:
    """The paragraphs, with what is too long for one of them in several."""
    for one in paragraphs:
        if one is None:
            yield None
        elif one.rows:
            yield from _tables(one.rows)
        elif len(one.words) <= LONGEST_PARAGRAPH:
            yield one
        else:
            left_out.divided += 1
            yield from (PastedParagraph(words, one.entry) for words in shorter(one.words))


def _tables(rows: Rows) -> Iterator[PastedParagraph]:
    """A table, in several where it is long; a row that is too wide or too long for one is a line of its own."""
    gathered: list[tuple[RichText, ...]] = []
    cells = characters = 0
    for row in rows:
        length = sum(map(len, row))
        is_line = len(row) > MOST_COLUMNS or length > LONGEST_PARAGRAPH
        is_full = cells + len(row) > MOST_CELLS or characters + length > LONGEST_PARAGRAPH
        if gathered and (is_line or is_full):
            yield PastedParagraph(rows=tuple(gathered))
            gathered, cells, characters = [], 0, 0
        if is_line:
            yield from (PastedParagraph(words) for words in shorter(_as_line(row)))
            continue
        gathered.append(row)
        cells, characters = cells + len(row), characters + length
    if gathered:
        yield PastedParagraph(rows=tuple(gathered))


def _as_line(row: tuple[RichText, ...]) -> RichText:
    runs: list[Run] = []
    for cell in row:
        if cell:
            runs += [Run("\t")] * bool(runs)
            runs += cell.runs
    return rich(runs)
