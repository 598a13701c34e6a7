"""Where a cursor stands among the blocks of a minute, read from the document itself, also in the middle of a step."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.ui.minutes_editor.block_text import DIVIDED, DIVIDERS, divider_places
from clerk_app.ui.minutes_editor.facts import BlockFacts, block_format, id_and_facts
from clerk_app.ui.utf16 import utf16_cut, utf16_length


@dataclass(frozen=True, slots=True)
class Held:
    """A block of the document with what it carries, and where it stood when it was looked at.

    `block` itself is good only until blocks come or go: Qt uses its place for another one, or for none.
    """

    block: QTextBlock
    id: Id
    facts: BlockFacts
    start: int
    length: int

    @property
    def is_divided(self) -> bool:
        """True for a table, and for what has two parts."""
        return self.facts.kind in DIVIDED

    @property
    def is_empty(self) -> bool:
        """True where nothing is typed in it."""
        return not self.block.text().strip("".join(DIVIDERS)) if self.is_divided else self.length == 1

    @property
    def border(self) -> int:
        """The position before the border to the next block."""
        return self.start + self.length - 1

    @property
    def end(self) -> int:
        """The position behind its last character; before the divider at the end of one that has parts."""
        return self.border - 1 if self.is_divided and self.length > 1 else self.border


def held(block: QTextBlock) -> Held:
    """A block with its id and facts."""
    block_id, facts = id_and_facts(block)
    return Held(block, block_id, facts, block.position(), block.length())


def held_at(cursor: QTextCursor) -> Held:
    """The block in which the cursor stands."""
    return held(cursor.block())


def block_at(cursor: QTextCursor, position: int) -> QTextBlock:
    """The block at a position of the cursor's document."""
    other = QTextCursor(cursor)
    other.setPosition(position)
    return other.block()


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The blocks that the selection reaches, or the one in which the cursor stands."""
    found = [block_at(cursor, cursor.selectionStart())]
    last = block_at(cursor, cursor.selectionEnd())
    while found[-1] != last:
        found.append(found[-1].next())
    return found


def is_divider_at(cursor: QTextCursor, position: int) -> bool:
    """True if one of the characters that divide parts stands behind the position."""
    block = block_at(cursor, position)
    inside = position - block.position()
    return utf16_cut(block.text(), inside, inside + 1) in DIVIDERS


def part_round(here: Held, position: int) -> tuple[int, int]:
    """Where the cell or the part that holds a position begins and ends."""
    ends = [here.start + place for place in divider_places(here.block.text())]
    first = max((end + 1 for end in ends if end < position), default=here.start)
    return first, min((end for end in ends if end >= position), default=here.border)


def reach_in_part(cursor: QTextCursor, move: QTextCursor.MoveOperation) -> int:
    """Where a movement leads from the cursor, no further than to the edge of the part in which it stands."""
    first, last = part_round(held_at(cursor), cursor.position())
    reach = QTextCursor(cursor)
    reach.movePosition(move)
    return min(max(reach.position(), first), last)


def keep_in_last_part(cursor: QTextCursor) -> None:
    """Put a cursor behind the divider at the very end of a block, where no part is, before it."""
    end = held_at(cursor).end
    if cursor.position() > end:
        cursor.setPosition(end)


def before_caret(cursor: QTextCursor) -> str:
    """The characters of the block before the cursor."""
    return utf16_cut(cursor.block().text(), 0, cursor.positionInBlock())


def after_caret(cursor: QTextCursor) -> str:
    """The characters of the block behind the cursor."""
    text = cursor.block().text()
    return utf16_cut(text, cursor.positionInBlock(), utf16_length(text))


def set_held(held_block: Held, facts: BlockFacts, block_id: Id | None = None) -> None:
    """Give the block other facts, and another id where one is given."""
    QTextCursor(held_block.block).setBlockFormat(block_format(block_id or held_block.id, facts))


def begin_behind(cursor: QTextCursor, block_id: Id, facts: BlockFacts) -> None:
    """Begin another block behind the one of the cursor, which goes into it."""
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertBlock(block_format(block_id, facts), QTextCharFormat())


def may_join(first: Held, second: Held) -> bool:
    """False where joining would break a table or make a private note public, or public words private."""
    private = (first.facts.kind is BlockKind.PRIVATE_NOTE, second.facts.kind is BlockKind.PRIVATE_NOTE)
    return not first.is_divided and not second.is_divided and private[0] == private[1]


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Everything done with the cursor inside is undone together."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def selecting(cursor: QTextCursor, start: int, end: int) -> QTextCursor:
    """Another cursor in the same document that selects between two positions."""
    other = QTextCursor(cursor)
    select(other, start, end)
    return other


def select(cursor: QTextCursor, start: int, end: int) -> None:
    """Select between two positions; the cursor stands at the second."""
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
