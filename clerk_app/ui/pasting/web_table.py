"""One table of a page while it is read: its cells row by row, those that span others standing in the first of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from clerk_app.domain.numbering import marker_text
from clerk_app.domain.richtext import EMPTY, RichText, Run, rich
from clerk_app.ui.pasting.paragraphs import MOST_COLUMNS, ListPlace, PastedParagraph

_MOST_SPANNED = 1_000

Cell = list[PastedParagraph]


@dataclass(slots=True)
class WebTable:
    """A table in the making. `outer_entry` is the entry of a list that it interrupts."""

    outer_entry: ListPlace | None = None
    holds_tables: bool = False
    is_in_cell: bool = False
    _rows: list[list[Cell]] = field(default_factory=list)
    _spanned: dict[int, int] = field(default_factory=dict)

    def begin_row(self) -> None:
        """The next row; columns that a cell above reaches into are empty in it."""
        self.is_in_cell = False
        self._rows.append([])
        self._skip_spanned()

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        """The next cell of the row."""
        if not self._rows:
            self.begin_row()
        row = self._rows[-1]
        columns = _span(attributes.get("colspan"), MOST_COLUMNS)
        rows = _span(attributes.get("rowspan"), _MOST_SPANNED)
        for column in range(len(row), len(row) + columns):
            if rows > 1:
                self._spanned[column] = rows - 1
        row.append([])
        self._wide = columns - 1
        self.is_in_cell = True

    def add(self, paragraphs: Iterable[PastedParagraph]) -> None:
        """What stands in the cell that is open."""
        self._rows[-1][-1].extend(paragraphs)

    def end_cell(self) -> None:
        """The cell ends; the columns that it spans beside its own are empty."""
        if self.is_in_cell:
            self.is_in_cell = False
            self._rows[-1].extend([] for _ in range(self._wide))
            self._skip_spanned()

    def paragraphs(self) -> Iterator[PastedParagraph]:
        """The table, or the paragraphs in it where it only sets out a page: a single cell, or tables inside."""
        rows = _without_blank_edges(self._rows)
        if self.holds_tables or sum(map(len, rows)) == 1:
            yield from (one for row in rows for cell in row for one in cell)
        elif rows:
            yield PastedParagraph(rows=tuple(tuple(map(_words, row)) for row in rows))

    def _skip_spanned(self) -> None:
        row = self._rows[-1]
        while self._spanned.get(len(row), 0) > 0:
            self._spanned[len(row)] -= 1
            row.append([])

    _wide: int = 0


def _without_blank_edges(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Without the rows at the end, and the columns at the right, in which nothing stands; all rows equally long."""
    while rows and not any(rows[-1]):
        rows = rows[:-1]
    width = max((place for row in rows for place, cell in enumerate(row, start=1) if cell), default=0)
    return [[*row[:width], *([] for _ in range(width - len(row)))] for row in rows]


def _words(cell: Cell) -> RichText:
    """The paragraphs of a cell as lines of it, entries of lists with their marks."""
    runs: list[Run] = []
    for one in cell:
        runs += [Run("\n")] * bool(runs)
        if one.entry is not None:
            runs.append(Run(f"{marker_text(one.entry.marker, one.entry.count or 1)} "))
        runs += one.words.runs
    return rich(runs) if runs else EMPTY


def _span(text: str | None, most: int) -> int:
    return min(int(text), most) if text is not None and len(text) < 9 and text.isdecimal() and int(text) else 1
