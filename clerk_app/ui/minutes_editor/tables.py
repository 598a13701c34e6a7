"""Tables: one block of the document whose text holds the cells; keys move from cell to cell and add rows."""

from enum import StrEnum

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from clerk_app.domain.richtext import EMPTY, RichText
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor.block_text import CELL_END, DIVIDERS, PART_END, insert_rows, rich_text, table_rows
from clerk_app.ui.minutes_editor.facts import NUMBERED_PARAGRAPH
from clerk_app.ui.minutes_editor.spot import (
    Held,
    before_caret,
    begin_behind,
    block_at,
    held,
    part_round,
    select,
    set_held,
)
from clerk_app.ui.utf16 import utf16_length

NEW_TABLE = f"{CELL_END}{PART_END}"
"""The text of a new table: one row of two empty cells."""


class Change(StrEnum):
    """What can be done to a table at the cell of the caret."""

    ROW_BELOW = "row_below"
    COLUMN_BEHIND = "column_behind"
    WITHOUT_ROW = "without_row"
    WITHOUT_COLUMN = "without_column"


Cells = list[list[RichText]]


def cell_at(cursor: QTextCursor) -> tuple[int, int]:
    """The row and the column in which the cursor stands."""
    before = before_caret(cursor)
    last_row = before.rpartition(PART_END)[2]
    return before.count(PART_END), last_row.count(CELL_END)


def go_to_cell(cursor: QTextCursor, start: int, row: int, column: int) -> None:
    """Put the cursor at the end of a cell of the table that begins at a position; a missing cell is the last one."""
    text = block_at(cursor, start).text()
    at_row, at_column, end = 0, 0, 0
    for place, character in enumerate(text):
        if character not in DIVIDERS:
            continue
        end = place
        if at_row == row and (at_column == column or character == PART_END):
            break
        at_row, at_column = (at_row + 1, 0) if character == PART_END else (at_row, at_column + 1)
    cursor.setPosition(start + utf16_length(text[:end]))


def change(cursor: QTextCursor, here: Held, wanted: Change) -> None:
    """Add or remove the row or the column of the cursor."""
    match wanted:
        case Change.ROW_BELOW:
            _add_row(cursor, here)
        case Change.COLUMN_BEHIND:
            _add_column(cursor, here)
        case Change.WITHOUT_ROW:
            _remove_row(cursor, here)
        case Change.WITHOUT_COLUMN:
            _remove_column(cursor, here)


def enter(cursor: QTextCursor, here: Held, ids: Ids) -> None:
    """Enter: the next row, made behind the last one; from an empty last row a plain paragraph after the table."""
    row, column = cell_at(cursor)
    cells = _cells(here.block)
    if here.is_empty:
        _write(cursor, here, [])
        set_held(here, NUMBERED_PARAGRAPH)
    elif row < len(cells) - 1:
        go_to_cell(cursor, here.start, row + 1, column)
    elif any(cells[-1]):
        _write(cursor, here, [*cells, [EMPTY] * max(len(line) for line in cells)])
        go_to_cell(cursor, here.start, row + 1, 0)
    else:
        _write(cursor, here, cells[:-1])
        cursor.setPosition(here.start)
        begin_behind(cursor, ids.new(), NUMBERED_PARAGRAPH)


def tab(cursor: QTextCursor, here: Held, *, back: bool) -> bool:
    """Tab: the next cell, or the one before; False where there is none, so that Tab leads out of the text."""
    first, last = part_round(here, cursor.position())
    if first == here.start if back else last >= here.end:
        return False
    cursor.setPosition(first - 1 if back else part_round(here, last + 1)[1])
    return True


def up_or_down(cursor: QTextCursor, here: Held, *, down: bool) -> bool:
    """Up or Down: the cell over or under this one, or out of the table; False inside a cell, where a line is meant."""
    if _has_line_beside(cursor, here, down=down):
        return False
    row, column = cell_at(cursor)
    beside = row + (1 if down else -1)
    if 0 <= beside < len(_cells(here.block)):
        go_to_cell(cursor, here.start, beside, column)
    else:
        _leave(cursor, here, down=down)
    return True


def _has_line_beside(cursor: QTextCursor, here: Held, *, down: bool) -> bool:
    layout, (first, last) = here.block.layout(), part_round(here, cursor.position())
    beside = layout.lineForTextPosition(cursor.positionInBlock()).lineNumber() + (1 if down else -1)
    if not 0 <= beside < layout.lineCount():
        return False
    return first <= here.start + layout.lineAt(beside).textStart() <= last


def _leave(cursor: QTextCursor, here: Held, *, down: bool) -> None:
    neighbour = here.block.next() if down else here.block.previous()
    if neighbour.isValid():
        cursor.setPosition(neighbour.position() if down else held(neighbour).end)


def _add_column(cursor: QTextCursor, here: Held) -> None:
    """A column behind the one of the cursor."""
    row, column = cell_at(cursor)
    _write(cursor, here, [[*line[: column + 1], EMPTY, *line[column + 1 :]] for line in _cells(here.block)])
    go_to_cell(cursor, here.start, row, column + 1)


def _add_row(cursor: QTextCursor, here: Held) -> None:
    """A row under the one of the cursor."""
    row, _ = cell_at(cursor)
    cells = _cells(here.block)
    _write(cursor, here, [*cells[: row + 1], [EMPTY] * len(cells[row]), *cells[row + 1 :]])
    go_to_cell(cursor, here.start, row + 1, 0)


def _remove_row(cursor: QTextCursor, here: Held) -> None:
    """The table without the row of the cursor; its last row goes with the table."""
    row, column = cell_at(cursor)
    cells = _cells(here.block)
    del cells[row : row + 1]
    _write(cursor, here, cells)
    if cells:
        go_to_cell(cursor, here.start, min(row, len(cells) - 1), column)
    else:
        set_held(here, NUMBERED_PARAGRAPH)


def _remove_column(cursor: QTextCursor, here: Held) -> None:
    """The table without the column of the cursor; its last column goes with the table."""
    row, column = cell_at(cursor)
    cells = [[*line[:column], *line[column + 1 :]] for line in _cells(here.block)]
    if any(cells):
        _write(cursor, here, [line or [EMPTY] for line in cells])
        go_to_cell(cursor, here.start, row, max(column - 1, 0))
    else:
        _write(cursor, here, [])
        set_held(here, NUMBERED_PARAGRAPH)


def _cells(block: QTextBlock) -> Cells:
    return [list(row) for row in table_rows(rich_text(block))]


def _write(cursor: QTextCursor, here: Held, cells: Cells) -> None:
    select(cursor, here.start, here.start + here.block.length() - 1)
    cursor.removeSelectedText()
    cursor.setCharFormat(QTextCharFormat())
    insert_rows(cursor, cells)
