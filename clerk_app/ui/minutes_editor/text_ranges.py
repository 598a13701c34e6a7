"""What of a block is marked, selected, under the caret or under the pointer while it is drawn."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QTextBlock, QTextCharFormat, QTextLayout

from clerk_app.ui.minutes_editor.block_text import LINK_PROPERTY, divider_places, is_amended

_FEW_RANGES = 40

Selection = tuple[int, int, QTextCharFormat]
"""From one position of the document to another, and how it looks."""


def selections_of(context: QAbstractTextDocumentLayout.PaintContext) -> list[Selection]:
    """What is selected or marked in the whole document."""
    # PySide 6.11 hands out a format that dies with its selection, so it is copied.
    return [
        (chosen.cursor.selectionStart(), chosen.cursor.selectionEnd(), QTextCharFormat(chosen.format))
        for chosen in context.selections
    ]


def ranges_in(block: QTextBlock, selections: list[Selection]) -> list[QTextLayout.FormatRange]:
    """The parts of the selections that lie in a block."""
    start, length = block.position(), block.length()
    made: list[QTextLayout.FormatRange] = []
    for selected_from, selected_to, look in selections:
        first, last = max(selected_from - start, 0), min(selected_to - start, length)
        if first < last:
            made += _looking([(first, last - first)], look)
    return made


def marked_ranges(block: QTextBlock, link: QColor, *, divided: bool) -> tuple[QTextLayout.FormatRange, ...]:
    """What looks different only while it is drawn: links in their colour and underlined, dividers unseen.

    Amended words have a broken line under them, since a whole one is the underline that the clerk asked for.
    """
    ranges = block.textFormats()
    if len(ranges) == 1 and not divided and not _looks_different(ranges[0].format):
        return ()
    underlined, unseen, amended = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    amended.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    underlined.setForeground(link)
    underlined.setFontUnderline(True)
    unseen.setForeground(QColor(0, 0, 0, 0))
    links = [(found.start, found.length) for found in ranges if found.format.hasProperty(LINK_PROPERTY)]
    ends = [(place, 1) for place in divider_places(block.text())] if divided else []
    put_in = [(found.start, found.length) for found in ranges if is_amended(found.format)]
    return (*_looking(put_in, amended), *_looking(links, underlined), *_looking(ends, unseen))


def seen_of(
    ranges: tuple[QTextLayout.FormatRange, ...], layout: QTextLayout, top: float, bottom: float
) -> tuple[QTextLayout.FormatRange, ...]:
    """Those of a block's ranges that lie in lines between two heights of its text.

    Qt looks through all its lines for each range that it is given (6.11): a table has one for every divider.
    """
    if len(ranges) <= _FEW_RANGES:
        return ranges
    lines = (layout.lineAt(number) for number in range(layout.lineCount()))
    spans = [
        (line.textStart(), line.textStart() + line.textLength())
        for line in lines
        if line.y() <= bottom and line.y() + line.height() >= top
    ]
    first, last = min((start for start, _ in spans), default=0), max((end for _, end in spans), default=0)
    return tuple(one for one in ranges if one.start < last and one.start + one.length > first)


def _looks_different(found: QTextCharFormat) -> bool:
    return found.hasProperty(LINK_PROPERTY) or is_amended(found)


def _looking(places: list[tuple[int, int]], look: QTextCharFormat) -> list[QTextLayout.FormatRange]:
    made = []
    for start, length in places:
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, look
        made.append(found)
    return made


def caret_in(block: QTextBlock, layout: QTextLayout, caret: int) -> int | None:
    """Where in the block the caret is to be drawn, or None."""
    if caret >= 0:
        inside = caret - block.position()
        return inside if 0 <= inside < block.length() else None
    # While an input method composes, Qt gives -2 minus the caret's place in what is composed.
    return layout.preeditAreaPosition() - (caret + 2) if caret < -1 and layout.preeditAreaText() else None


def position_in(block: QTextBlock, point: QPointF, *, exact: bool) -> int:
    """The position nearest to a point of the block's text; -1 where an exact hit is asked for and missed."""
    layout = block.layout()
    best, distance = 0, (float("inf"), float("inf"))
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        rect = line.rect()
        away = (_away(point.y(), rect.top(), rect.bottom()), _away(point.x(), rect.left(), rect.right()))
        if away < distance:
            best, distance = number, away
    line = layout.lineAt(best)
    if not line.isValid() or (exact and not line.naturalTextRect().contains(point)):
        return -1 if exact else block.position()
    return block.position() + line.xToCursor(point.x())


def _away(value: float, low: float, high: float) -> float:
    return max(low - value, value - high, 0.0)
