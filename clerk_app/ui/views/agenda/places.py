"""Where the parts of a row of the agenda stand: in columns or, where that is too narrow, in two lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect

from clerk_app.ui.theme.metrics import Metrics
from clerk_app.ui.views.agenda.values import Column

NUMBER_WIDTH, TIME_WIDTH, BEGINS_WIDTH = 46, 150, 58
SUB_ITEM_INDENT = 26
GAP, ABOVE, BELOW = 6, 2, 3
WORDS_INDENT = 10
"""How far note and fault stand in, so that they begin where the words of the title do."""
_FIELD_INDENT, _FIELD_PADDING = 10, 6
_CARET_ROOM = 1
"""What Qt keeps free above and below the text of a line."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What all rows of an agenda share: how wide the line of who leads is, and whether each takes two lines."""

    lead: int = 0
    is_narrow: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """The rooms of the parts of a row, as they are where one reads from the left."""

    number: QRect
    cells: Mapping[Column, QRect]
    begins: QRect
    below: QRect
    """For note and fault; as high as is left."""


def line_height(metrics: Metrics, text_height: int) -> int:
    """How high a line to type in is, with its border and padding, where its text is this high."""
    return text_height + 2 * (_CARET_ROOM + metrics.border + metrics.px(_FIELD_PADDING))


def inside(line: QRect, metrics: Metrics) -> QRect:
    """The room inside border and padding of a line to type in."""
    across, down = metrics.border + metrics.px(_FIELD_INDENT), metrics.border + metrics.px(_FIELD_PADDING)
    return line.adjusted(across, down, -across, -down)


def height_of(metrics: Metrics, columns: Columns, line: int, below: int) -> int:
    """How high a row is: its lines, what stands `below` them, and the room round all that."""
    return metrics.px(ABOVE) + (2 if columns.is_narrow else 1) * line + below + metrics.px(BELOW)


def words_width(metrics: Metrics, width: int, indent: int) -> int:
    """How wide note and fault may be in a row of this width."""
    return width - indent - metrics.px(NUMBER_WIDTH) - metrics.px(GAP) - metrics.px(WORDS_INDENT)


def places_in(room: QRect, metrics: Metrics, columns: Columns, indent: int, line: int) -> Places:
    """The parts of a row in its room; `line` is how high a line is, `indent` how far the row stands in."""
    gap, top, right = metrics.px(GAP), metrics.px(ABOVE), room.width()
    left = indent + metrics.px(NUMBER_WIDTH) + gap
    second = top + line if columns.is_narrow else top
    begins = QRect(right - metrics.px(BEGINS_WIDTH), second, metrics.px(BEGINS_WIDTH), line)
    time = QRect(begins.left() - gap - metrics.px(TIME_WIDTH), second, metrics.px(TIME_WIDTH), line)
    if columns.is_narrow:
        lead = _between(left, time.left() - gap, second, line)
        title = _between(left, right, top, line)
    else:
        lead = QRect(time.left() - gap - columns.lead, top, columns.lead, line)
        title = _between(left, lead.left() - gap, top, line)
    return Places(
        number=QRect(indent, top, metrics.px(NUMBER_WIDTH), line),
        cells={Column.TITLE: title, Column.LEAD: lead, Column.TIME: time},
        begins=begins,
        below=_between(left + metrics.px(WORDS_INDENT), right, second + line, room.height() - second - line),
    )


def _between(left: int, right: int, top: int, height: int) -> QRect:
    return QRect(left, top, max(right - left, 0), height)
