"""Paragraphs and tables from plain text: a line is a paragraph, and lines of cells with tabs between are a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from clerk_app.domain.cleaning import HARD_SPACES, clean
from clerk_app.domain.richtext import RichText, typed
from clerk_app.ui.pasting.list_marks import entry_typed
from clerk_app.ui.pasting.paragraphs import Paragraphs, PastedParagraph

_LINES_AT_ONCE = 500


def plain_paragraphs(text: str) -> Paragraphs:
    """What the lines of a text say, in order."""
    done = 0
    for has_cells, lines in groupby(_whole_lines(clean(text).strip("\n").split("\n")), key=_has_cells):
        if has_cells:
            rows = list(lines)
            yield from _table(rows) if _is_table(rows) else map(_paragraph, rows)
            continue
        for line in lines:
            yield _paragraph(line)
            done += 1
            if done % _LINES_AT_ONCE == 0:
                yield None


def _whole_lines(lines: Sequence[str]) -> Iterator[str]:
    """The lines; what is set in below the entry of a list goes on with it."""
    whole, is_entry = "", False
    begun = False
    for line in lines:
        mark = entry_typed(line)
        goes_on = is_entry and mark is None and line.startswith("  ") and line.strip(f" {HARD_SPACES}")
        if goes_on:
            whole = f"{whole} {line.strip()}"
            continue
        if begun:
            yield whole
        whole, is_entry, begun = line, mark is not None, True
    if begun:
        yield whole


def _has_cells(line: str) -> bool:
    mark = entry_typed(line)
    return "\t" in (line[mark.length :] if mark is not None else line)


def _is_table(rows: Sequence[str]) -> bool:
    """Whether lines with tabs are rows: several, of which most have a tab between words and not only before them."""
    inner = sum("\t" in row.strip() for row in rows)
    return len(rows) > 1 and 2 * inner > len(rows)


def _table(rows: Sequence[str]) -> Iterator[PastedParagraph]:
    cells = [row.rstrip("\t").split("\t") for row in rows]
    width = max(map(len, cells))
    yield PastedParagraph(rows=tuple(tuple(map(_cell, [*row, *[""] * (width - len(row))])) for row in cells))


def _cell(text: str) -> RichText:
    return typed(text.strip())


def _paragraph(line: str) -> PastedParagraph:
    return PastedParagraph(typed(line))
