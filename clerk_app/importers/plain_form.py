"""Sheets and lines as plain JSON values and back: all that passes between the process that reads and the program."""

from collections.abc import Sequence
from typing import Any

from clerk_app.importers.grid import Cell, CellKind, Merged, Row, Sheet
from clerk_app.importers.pieces import Line, Piece, TableRow
from clerk_app.importers.word_file import WordText

Plain = Any
"""JSON values, nested as they come; what is read back is checked by building values of it."""


def plain_sheets(sheets: Sequence[Sheet]) -> Plain:
    return [
        {
            "name": sheet.name,
            "hidden": sheet.hidden,
            "rows": [[row.line, row.hidden, [_plain_cell(cell) for cell in row.cells]] for row in sheet.rows],
            "merged": [[block.top, block.first, block.bottom, block.last] for block in sheet.merged],
        }
        for sheet in sheets
    ]


def sheets_of(plain: Plain) -> tuple[Sheet, ...]:
    """The sheets; raises ValueError, TypeError or KeyError for what is none."""
    return tuple(
        Sheet(
            name=str(sheet["name"]),
            hidden=bool(sheet["hidden"]),
            rows=tuple(Row(int(line), tuple(map(_cell, cells)), bool(hidden)) for line, hidden, cells in sheet["rows"]),
            merged=tuple(Merged(*map(int, block)) for block in sheet["merged"]),
        )
        for sheet in plain
    )


def plain_text(text: WordText) -> Plain:
    return {"left_out": dict(text.left_out), "pieces": [_plain_piece(piece) for piece in text.pieces]}


def text_of(plain: Plain) -> WordText:
    """The lines and rows; raises ValueError, TypeError or KeyError for what is none."""
    left_out = {str(kind): int(count) for kind, count in plain["left_out"].items()}
    return WordText(tuple(_piece(*piece) for piece in plain["pieces"]), left_out)


def _plain_cell(cell: Cell) -> Plain:
    return [cell.column, cell.text, str(cell.kind), cell.formula, cell.hidden]


def _cell(plain: Plain) -> Cell:
    column, text, kind, formula, hidden = plain
    return Cell(int(column), str(text), CellKind(kind), bool(formula), bool(hidden))


def _plain_piece(piece: Piece) -> Plain:
    if isinstance(piece, Line):
        return [piece.line, piece.heading, piece.text]
    return [piece.line, piece.table, list(piece.cells)]


def _piece(line: int, which: int, said: str | list[str]) -> Piece:
    if isinstance(said, str):
        return Line(int(line), said, int(which))
    return TableRow(int(line), int(which), tuple(map(str, said)))
