"""Links in the text: where one stands, and giving words an address or taking it from them."""

from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from clerk_app.ui.minutes_editor.block_text import DIVIDERS, LINK_PROPERTY
from clerk_app.ui.minutes_editor.spot import block_at, select, selected_blocks
from clerk_app.ui.utf16 import utf16_cut


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Neighbouring characters that lead to one address, between two positions of the document."""

    start: int
    end: int
    address: str


def link_at(cursor: QTextCursor) -> LinkPlace | None:
    """The link that holds all that is selected, or in which the cursor stands; at its edges too."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    for link in _links_in(block_at(cursor, start)):
        if link.start <= start and end <= link.end:
            return link
    return None


def link_over(block: QTextBlock, position: int) -> LinkPlace | None:
    """The link to which the character behind a position belongs."""
    return next((link for link in _links_in(block) if link.start <= position < link.end), None)


def put_link(cursor: QTextCursor, address: str) -> None:
    """Let what is selected lead to an address; the dividers between cells and parts are no words."""
    made = QTextCharFormat()
    made.setProperty(LINK_PROPERTY, address)
    edit = QTextCursor(cursor)
    for start, end in _wordy_stretches(cursor):
        select(edit, start, end)
        edit.mergeCharFormat(made)


def insert_link(cursor: QTextCursor, words: str, address: str) -> None:
    """Type words that lead to an address, looking as what stands before them, and go on behind them without it."""
    look = QTextCharFormat(cursor.charFormat())
    look.clearProperty(LINK_PROPERTY)
    linked = QTextCharFormat(look)
    linked.setProperty(LINK_PROPERTY, address)
    cursor.insertText(words, linked)
    cursor.setCharFormat(look)


def take_link(cursor: QTextCursor, link: LinkPlace) -> None:
    """Let the words of a link lead nowhere; how they look otherwise stays."""
    block = block_at(cursor, link.start)
    origin = block.position()
    # PySide 6.11 hands out a format that dies with its range, so it is copied.
    looks = [(one.start, one.start + one.length, QTextCharFormat(one.format)) for one in block.textFormats()]
    edit = QTextCursor(cursor)
    for start, end, look in looks:
        first, last = max(origin + start, link.start), min(origin + end, link.end)
        if first < last:
            look.clearProperty(LINK_PROPERTY)
            select(edit, first, last)
            edit.setCharFormat(look)


def trimmed(cursor: QTextCursor) -> QTextCursor:
    """The selection without the spaces at its ends, which a double click takes along."""
    made = QTextCursor(cursor)
    words = cursor.selectedText()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    select(made, start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))
    return made if words.strip() else cursor


def _links_in(block: QTextBlock) -> list[LinkPlace]:
    origin = block.position()
    parts = [(one.start, one.length, one.format.property(LINK_PROPERTY) or "") for one in block.textFormats()]
    found = []
    for address, same in groupby(parts, key=lambda part: str(part[2])):
        if address:
            first, *_ = stretch = list(same)
            found.append(LinkPlace(origin + first[0], origin + stretch[-1][0] + stretch[-1][1], address))
    return found


def _wordy_stretches(cursor: QTextCursor) -> list[tuple[int, int]]:
    """What is selected, without the borders between blocks and the dividers inside them."""
    made: list[tuple[int, int]] = []
    for block in selected_blocks(cursor):
        origin, text = block.position(), block.text()
        first = max(cursor.selectionStart() - origin, 0)
        last = min(cursor.selectionEnd() - origin, block.length() - 1)
        start = first
        for place, is_divider in _places(text, first, last):
            if is_divider:
                made.append((origin + start, origin + place))
                start = place + 1
        made.append((origin + start, origin + last))
    return [(start, end) for start, end in made if start < end]


def _places(text: str, first: int, last: int) -> list[tuple[int, bool]]:
    places, place = [], first
    for character in utf16_cut(text, first, last):
        places.append((place, character in DIVIDERS))
        place += 2 if character > "\uffff" else 1
    return places
