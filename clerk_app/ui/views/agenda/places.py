"""Where the parts of a row of the agenda stand: in columns or, where that is too narrow, in two lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle

from clerk_app.ui.theme.metrics import Metrics
from clerk_app.ui.views.agenda.values import Column

NUMBER_WIDTH, TIME_WIDTH, BEGINS_WIDTH = 46, 150, 58
SUB_ITEM_INDENT = 26
GAP, ABOVE, BELOW = 6, 2, 3
TEXT_MARGIN = 2
"""What Qt keeps free on both sides of the text of a line, whatever the size of text."""
_FIELD_INDENT, _FIELD_PADDING = 10, 6
_CARET_ROOM = 1
"""What Qt keeps free above and below the text of a line."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What all rows of an agenda share: how wide the line of who leads is, and whether each takes two lines."""

    lead: int = 0
    is_narrow: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """What a row has to stand in: its size, how far it stands in, how high a line is, and the side it begins at."""

    width: int
    height: int
    indent: int
    line: int
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight


@dataclass(frozen=True, slots=True)
class Places:
    """The rooms of the parts of a row."""

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


def words_indent(metrics: Metrics) -> int:
    """How far in the words of a line begin; what stands above and below them begins there too."""
    return metrics.border + metrics.px(_FIELD_INDENT) + TEXT_MARGIN


def height_of(metrics: Metrics, columns: Columns, line: int, below: int) -> int:
    """How high a row is: its lines, what stands `below` them, and the room round all that."""
    return metrics.px(ABOVE) + (2 if columns.is_narrow else 1) * line + below + metrics.px(BELOW)


def words_width(metrics: Metrics, width: int, indent: int) -> int:
    """How wide note and fault may be in a row of this width."""
    return width - indent - metrics.px(NUMBER_WIDTH) - metrics.px(GAP) - words_indent(metrics)


@lru_cache(maxsize=64)
def places_in(room: Room, metrics: Metrics, columns: Columns) -> Places:
    """The parts of a row in its room; most rows of an agenda are alike."""
    gap, top, right, line = metrics.px(GAP), metrics.px(ABOVE), room.width, room.line
    left = room.indent + metrics.px(NUMBER_WIDTH) + gap
    second = top + line if columns.is_narrow else top
    begins = right - metrics.px(BEGINS_WIDTH)
    time = begins - gap - metrics.px(TIME_WIDTH)
    lead = left if columns.is_narrow else time - gap - columns.lead
    end_of_title = right if columns.is_narrow else lead - gap
    below = second + line

    def part(start: int, end: int, above: int, height: int = line) -> QRect:
        whole = QRect(0, 0, room.width, room.height)
        return QStyle.visualRect(room.direction, whole, QRect(start, above, max(end - start, 0), height))

    return Places(
        number=part(room.indent, left - gap, top),
        cells={
            Column.TITLE: part(left, end_of_title, top),
            Column.LEAD: part(lead, time - gap, second),
            Column.TIME: part(time, begins - gap, second),
        },
        begins=part(begins, right, second),
        below=part(left + words_indent(metrics), right, below, room.height - below),
    )
