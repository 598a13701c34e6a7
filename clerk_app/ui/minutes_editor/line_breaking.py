"""Breaks the characters of one block into lines: a paragraph, parts of a block, cells of a table."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine, QTextOption

from clerk_app.ui.minutes_editor.block_text import CELL_END, PART_END
from clerk_app.ui.utf16 import utf16_cut, utf16_length


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the rows and columns of a table lie, from the upper left corner of its text."""

    rows: tuple[float, ...]
    columns: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """How lines are set: `row` from one to the next, letters of `text_height` in its middle, `padding` in cells."""

    row: float
    text_height: float
    padding: float


_OPTION = QTextOption()
_OPTION.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


def break_paragraph(block: QTextBlock, width: float, rows: Rows) -> float:
    """Sets the lines of a paragraph; returns their height."""
    layout = block.layout()
    layout.setTextOption(_OPTION)
    layout.setCacheEnabled(True)  # else each paint shapes the letters anew
    layout.beginLayout()
    y = 0.0
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        y += _put(line, 0.0, y, rows)
        line = layout.createLine()
    layout.endLayout()
    return max(y, rows.row)


def break_parts(block: QTextBlock, width: float, rows: Rows) -> tuple[float, tuple[float, ...]]:
    """Sets the parts of a block one under the other; returns their height, and where each part begins."""
    layout = block.layout()
    layout.setTextOption(_OPTION)
    layout.setCacheEnabled(True)  # else each paint shapes the letters anew
    layout.beginLayout()
    y, start = 0.0, 0
    tops: list[float] = []
    for part in _with_ends(_set_text(block), PART_END):
        tops.append(y)
        stop = start + utf16_length(part)
        y = _set_lines(layout, start, stop, 0.0, y, width, rows) + rows.padding
        start = stop
    layout.endLayout()
    return max(y - rows.padding, rows.row), tuple(tops)


def break_table(block: QTextBlock, width: float, rows: Rows) -> tuple[float, Grid]:
    """Sets the cells of a table in columns of one width; returns their height and the lines of the grid."""
    layout = block.layout()
    layout.setTextOption(_OPTION)
    layout.setCacheEnabled(True)  # else each paint shapes the letters anew
    cells = [_with_ends(row, CELL_END) for row in _with_ends(_set_text(block), PART_END)]
    count = max((len(row) for row in cells), default=1)
    column = width / count
    layout.beginLayout()
    y, start = 0.0, 0
    edges = [0.0]
    for row in cells:
        bottom = y + 2 * rows.padding + rows.row
        for place, cell in enumerate(row):
            stop = start + utf16_length(cell)
            left = place * column + 2 * rows.padding
            end = _set_lines(layout, start, stop, left, y + rows.padding, column - 4 * rows.padding, rows)
            bottom = max(bottom, end + rows.padding)
            start = stop
        y = bottom
        edges.append(y)
    layout.endLayout()
    return max(y, rows.row), Grid(tuple(edges), tuple(place * column for place in range(count + 1)))


def _set_lines(layout: QTextLayout, start: int, stop: int, left: float, top: float, width: float, rows: Rows) -> float:
    y = top
    while start < stop:
        line = layout.createLine()
        if not line.isValid():
            break
        _fill(line, stop - line.textStart(), max(width, 1.0))
        y += _put(line, left, y, rows)
        start = line.textStart() + max(line.textLength(), 1)
    return max(y, top + rows.row)


def _fill(line: QTextLine, rest: int, width: float) -> None:
    """Sets no more than the rest of the cell; Qt knows no border there and would take the next cell's word with it."""
    _take(line, rest, width)
    if line.naturalTextWidth() > width:
        line.setLineWidth(width)
        if line.textLength() > rest:
            _take(line, rest, width)


def _take(line: QTextLine, count: int, width: float) -> None:
    columns = count
    line.setNumColumns(columns, width)
    while line.textLength() > count and columns > 1:  # a column may hold several characters
        columns -= 1
        line.setNumColumns(columns, width)


def _put(line: QTextLine, left: float, top: float, rows: Rows) -> float:
    height = line.height()
    row = rows.row if height <= rows.row else height
    line.setPosition(QPointF(left, top + (row - max(height, rows.text_height)) / 2))
    return row


def _set_text(block: QTextBlock) -> str:
    """What is set: the text of the block with what an input method is composing in it."""
    text, layout = block.text(), block.layout()
    composed = layout.preeditAreaText()
    place = layout.preeditAreaPosition()
    return utf16_cut(text, 0, place) + composed + utf16_cut(text, place, utf16_length(text)) if composed else text


def _with_ends(text: str, end: str) -> list[str]:
    *pieces, rest = text.split(end)
    ended = [piece + end for piece in pieces]
    return [*ended, rest] if rest or not ended else ended
