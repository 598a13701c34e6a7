"""Bold, italic, underlined and amended words: what of a selection bears a mark, and putting it on or taking it off."""

from enum import StrEnum

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor

from clerk_app.ui.minutes_editor.block_text import AMENDED_PROPERTY, DIVIDERS, is_amended
from clerk_app.ui.minutes_editor.spot import selected_blocks
from clerk_app.ui.utf16 import utf16_cut


class Mark(StrEnum):
    """A mark that characters bear or not; what putting it on or taking it off is called bears the same name."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    AMENDED = "amended"


def bears(found: QTextCharFormat, mark: Mark) -> bool:
    """Whether characters of this format bear the mark."""
    match mark:
        case Mark.BOLD:
            return found.fontWeight() >= QFont.Weight.DemiBold
        case Mark.ITALIC:
            return found.fontItalic()
        case Mark.UNDERLINE:
            return found.fontUnderline()
        case Mark.AMENDED:
            return is_amended(found)


def mark_format(mark: Mark, *, on: bool) -> QTextCharFormat:
    """What is merged into a format to put the mark on, or to take it off."""
    made = QTextCharFormat()
    match mark:
        case Mark.BOLD:
            made.setFontWeight(QFont.Weight.DemiBold if on else QFont.Weight.Normal)
        case Mark.ITALIC:
            made.setFontItalic(on)
        case Mark.UNDERLINE:
            made.setFontUnderline(on)
        case Mark.AMENDED:
            made.setProperty(AMENDED_PROPERTY, on)
    return made


def is_marked(cursor: QTextCursor, mark: Mark) -> bool:
    """Whether all that is selected bears the mark; without a selection, whether what is typed next does."""
    if not cursor.hasSelection():
        return bears(cursor.charFormat(), mark)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    found = [
        bears(QTextCharFormat(look), mark)
        for block in selected_blocks(cursor)
        for look in _looks_between(block, start, end)
    ]
    return all(found) if found else bears(cursor.charFormat(), mark)


def _looks_between(block: QTextBlock, start: int, end: int) -> list[QTextCharFormat]:
    """The formats of a block's characters between two positions of the document, but for those of its dividers."""
    text, origin = block.text(), block.position()
    looks = []
    for found in block.textFormats():
        first, last = max(found.start, start - origin), min(found.start + found.length, end - origin)
        if first < last and utf16_cut(text, first, last).strip("".join(DIVIDERS)):
            looks.append(QTextCharFormat(found.format))  # PySide 6.11 hands out one that dies with its range
    return looks
