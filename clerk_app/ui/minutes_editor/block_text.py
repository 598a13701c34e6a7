"""Rich text of the record as characters of the document, and back.

A block of the document is one block of the record, whatever it holds: both parts of what has two and the cells of a
table are divided by characters that `domain.cleaning` keeps out of the record, so nothing typed can look like them.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat

from clerk_app.domain.cleaning import clean
from clerk_app.domain.minutes import OF_TWO_PARTS, Block, BlockKind, has_words
from clerk_app.domain.richtext import EMPTY, PLAIN, Marks, RichText, Run, rich
from clerk_app.ui.minutes_editor.facts import party_from, party_text
from clerk_app.ui.utf16 import utf16_cut, utf16_length

LINK_PROPERTY = QTextFormat.Property.UserProperty.value + 3
MENTION_PROPERTY = QTextFormat.Property.UserProperty.value + 4
AMENDED_PROPERTY = QTextFormat.Property.UserProperty.value + 5

LINE_BREAK = "\u2028"
CELL_END = "\x1f"
PART_END = "\x1e"
"""Ends each of the two parts of a block that has two, and each row of a table; CELL_END stands between its cells.

To Qt they are letters of a word, so what goes by words is held to the part it is in. White space would be swallowed at
the ends of lines, where empty cells need it.
"""

DIVIDED = OF_TWO_PARTS | {BlockKind.TABLE}
"""The kinds whose text has such parts, and a divider at its very end, so that an empty last part has a line too."""

DIVIDERS = (CELL_END, PART_END)

NO_MARKS = QTextCharFormat()
"""The format of characters that carry no marks."""

_ANY_DIVIDER = re.compile(f"[{CELL_END}{PART_END}]")
_BLOCK_ENDS = re.compile("[\r\u2029\ufdd0\ufdd1]")


def char_format(marks: Marks) -> QTextCharFormat:
    """The format by which characters carry their marks."""
    made = QTextCharFormat()
    if marks.bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    if marks.italic:
        made.setFontItalic(True)
    if marks.underline:
        made.setFontUnderline(True)
    if marks.amended:
        made.setProperty(AMENDED_PROPERTY, True)
    if marks.link:
        made.setProperty(LINK_PROPERTY, marks.link)
    if marks.mention is not None:
        made.setProperty(MENTION_PROPERTY, party_text(marks.mention))
    return made


def marks_of(found: QTextCharFormat) -> Marks:
    """The marks that characters of this format carry."""
    if found.propertyCount() == 0:
        return PLAIN
    return Marks(
        bold=found.fontWeight() >= QFont.Weight.DemiBold,
        italic=found.fontItalic(),
        underline=found.fontUnderline(),
        amended=is_amended(found),
        link=found.property(LINK_PROPERTY) or "",
        mention=party_from(found.property(MENTION_PROPERTY) or ""),
    )


def is_amended(found: QTextCharFormat) -> bool:
    """Whether characters of this format are words that the board put in."""
    return bool(found.property(AMENDED_PROPERTY))


def insert_rich(cursor: QTextCursor, text: RichText) -> None:
    """Types the text at the cursor, with its marks."""
    for run in text.runs:
        look = NO_MARKS if run.marks == PLAIN else char_format(run.marks)
        cursor.insertText(run.text if run.text.isprintable() else _in_one_block(run.text), look)


def insert_in_new_block(cursor: QTextCursor, text: RichText) -> None:
    """Types the text at the cursor, which stands in an empty block that was begun without marks."""
    run = text.runs[0] if len(text.runs) == 1 else None
    if run is not None and run.marks == PLAIN and run.text.isprintable():
        cursor.insertText(run.text)  # most are so, and go in soonest without a format of their own
    else:
        insert_rich(cursor, text)


def insert_content(cursor: QTextCursor, block: Block) -> None:
    """Types everything that the block holds at the cursor, which stands in an empty block of the document."""
    insert_rich(cursor, content_of(block))


def _in_one_block(text: str) -> str:
    """The text with line breaks that Qt does not begin a block at; other ends of lines no record should hold."""
    return (_as_recorded(text) if _BLOCK_ENDS.search(text) else text).replace("\n", LINE_BREAK)


def has_content(text: RichText) -> bool:
    """True where there is more than white space, such as the dividers of parts are."""
    return not all(run.text.isspace() for run in text.runs)


def content_of(block: Block) -> RichText:
    """Everything that the block holds, its parts divided as they are in the document."""
    if block.kind is BlockKind.TABLE:
        loose = ((block.text,),) if block.text or not block.rows else ()
        return _content_of_rows((*loose, *block.rows))
    if block.kind in OF_TWO_PARTS:
        return rich((*block.text.runs, Run(PART_END), *block.update.runs, Run(PART_END)))
    return block.text


def insert_rows(cursor: QTextCursor, rows: Iterable[Sequence[RichText]]) -> None:
    """Types the cells of a table at the cursor."""
    insert_rich(cursor, _content_of_rows(rows))


def _content_of_rows(rows: Iterable[Sequence[RichText]]) -> RichText:
    runs: list[Run] = []
    for row in rows:
        for column, cell in enumerate(row):
            if column:
                runs.append(Run(CELL_END))
            runs += cell.runs
        runs.append(Run(PART_END))
    return rich(runs)


def rich_text(block: QTextBlock) -> RichText:
    """The characters of a block of the document with their marks; its parts are still divided."""
    text = block.text()
    if not text:
        return EMPTY
    ranges = block.textFormats()
    if len(ranges) == 1:
        return rich((Run(_as_recorded(text), marks_of(ranges[0].format)),))
    ends = [*(found.start for found in ranges), utf16_length(text)]
    pieces = (utf16_cut(text, start, end) for start, end in pairwise(ends))
    return rich(Run(_as_recorded(piece), marks_of(found.format)) for piece, found in zip(pieces, ranges, strict=True))


def holds_words(block: QTextBlock) -> bool:
    """True where the record will find words in the block; the dividers of its parts are white space."""
    text = block.text()
    pieces = (text,) if text.isprintable() else _ANY_DIVIDER.split(text)
    if any(piece.isprintable() and piece.strip() for piece in pieces):  # as good as always, and soon found
        return True
    return has_words(_as_recorded(text))


def rich_between(block: QTextBlock, start: int, end: int) -> RichText:
    """The characters between two positions of the document, as far as they lie in this block."""
    text = block.text()
    first = max(start - block.position(), 0)
    last = min(end - block.position(), block.length() - 1)
    begin = len(utf16_cut(text, 0, first))
    return rich_text(block).cut(begin, begin + len(utf16_cut(text, first, last)))


def parts(text: RichText, divider: str) -> tuple[RichText, ...]:
    """The text divided at each such character, which goes."""
    found: list[RichText] = []
    start = 0
    for place, character in enumerate(text.plain):
        if character == divider:
            found.append(text.cut(start, place))
            start = place + 1
    return (*found, text.cut(start))


def table_rows(text: RichText) -> tuple[tuple[RichText, ...], ...]:
    """The cells of a table, row by row."""
    return tuple(parts(row, CELL_END) for row in _ended(parts(text, PART_END)))


def wording_and_update(text: RichText) -> tuple[RichText, RichText]:
    """The two parts of a block that has two."""
    wording, *rest = _ended(parts(text, PART_END))
    return wording, rich(run for part in rest for run in part.runs)


def _ended(found: tuple[RichText, ...]) -> tuple[RichText, ...]:
    # What stands behind the last divider, normally nothing, belongs to the part before it.
    return found if len(found) == 1 else (*found[:-2], found[-2] + found[-1])


def divider_places(text: str) -> list[int]:
    """Where the dividers stand in the text of a block, as positions of the document."""
    if text.isascii() or max(text) <= "\uffff":
        return [found.start() for found in _ANY_DIVIDER.finditer(text)]
    places: list[int] = []
    position = 0
    for character in text:
        if character in DIVIDERS:
            places.append(position)
        position += 2 if character > "\uffff" else 1
    return places


def _as_recorded(text: str) -> str:
    if text.isprintable():
        return text
    # Half a character pair cannot be kept on disk; the dividers of parts are dropped by `clean`, so they are set aside.
    pieces = [text]
    for divider in DIVIDERS:
        pieces = [piece for whole in pieces for piece in _split_keeping(whole, divider)]
    return "".join(piece if piece in DIVIDERS else clean(piece) for piece in pieces)


def _split_keeping(text: str, divider: str) -> list[str]:
    pieces: list[str] = []
    for place, piece in enumerate(text.split(divider)):
        pieces.extend((divider, piece) if place else (piece,))
    return pieces
