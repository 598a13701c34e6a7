"""A table as it was typed: its first row heads it, columns of figures stand to the right, a row of totals is bold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk_app.documents.blocks import Block, Cell, Paragraph, Role, Row, Runs, Table
from clerk_app.documents.typed_runs import runs_of
from clerk_app.domain.minutes import Block as MinuteBlock
from clerk_app.domain.richtext import RichText
from clerk_app.wording import papers

_SIGN, _NUMBER = r"[-+\N{MINUS SIGN}(]?", r"\d[\d\s,.\N{NO-BREAK SPACE}]*"
_FIGURE = re.compile(rf"{_SIGN}\s*[£€$]?\s*{_SIGN}{_NUMBER}[%)]?\s*(?:cr|dr)?", re.IGNORECASE)
_BLANK = frozenset({"", "-", "\N{EN DASH}", "\N{EM DASH}"})
_ROLES = {
    (False, False): Role.CELL,
    (False, True): Role.CELL_FIGURE,
    (True, False): Role.CELL_HEADER,
    (True, True): Role.CELL_FIGURE_HEADER,
}
"""By whether a cell heads its column, and whether the column is of figures."""


def typed_table(block: MinuteBlock) -> Iterator[Block]:
    """A table whose first row is its header, as in the window; a single row is none."""
    columns = max((len(row) for row in block.rows), default=0)
    if columns == 0:
        return
    heads = 1 if len(block.rows) > 1 else 0
    body = block.rows[heads:]
    figures = [place > 0 and _is_of_figures([_cell(row, place).plain for row in body]) for place in range(columns)]
    rows = tuple(
        Row(
            tuple(
                _written(_cell(row, place), is_head=at < heads, figure=figures[place], total=_is_total(row))
                for place in range(columns)
            ),
            block.id,
        )
        for at, row in enumerate(block.rows)
    )
    described = block.text.plain or papers.description_by_columns(
        [cell.plain for cell in block.rows[0][: columns * heads]]
    )
    yield Table(widths=(1.0,) * columns, rows=rows[heads:], header=rows[:heads], description=described)


def _cell(row: Sequence[RichText], place: int) -> RichText:
    return row[place] if place < len(row) else RichText()


def _written(text: RichText, *, is_head: bool, figure: bool, total: bool) -> Cell:
    runs = runs_of(text)
    return Cell((Paragraph(_bold(runs) if total else runs, _ROLES[is_head, figure]),))


def _bold(runs: Runs) -> Runs:
    return tuple(replace(run, bold=True) for run in runs)


def _is_of_figures(texts: Sequence[str]) -> bool:
    """Whether all that stands in a column is numbers, amounts or shares, and something does."""
    said = [text.strip() for text in texts if text.strip() not in _BLANK]
    return bool(said) and all(_FIGURE.fullmatch(text) for text in said)


def _is_total(row: Sequence[RichText]) -> bool:
    """Whether a row sums up those above it, as its first words say."""
    first = next((cell.plain.split() for cell in row if cell.plain.strip()), [])
    return bool(first) and papers.is_total(first[0])
