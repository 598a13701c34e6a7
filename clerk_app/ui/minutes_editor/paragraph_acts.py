"""What can be done with whole paragraphs: made into something else, moved, put further in or out, written anew."""

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.richtext import RichText, typed
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor.block_text import (
    insert_content,
    insert_rich,
    rich_text,
    table_rows,
    wording_and_update,
)
from clerk_app.ui.minutes_editor.capture_keys import begin_block
from clerk_app.ui.minutes_editor.facts import BlockFacts, block_format, id_and_facts
from clerk_app.ui.minutes_editor.kinds import moved_in, moved_out
from clerk_app.ui.minutes_editor.spot import (
    Held,
    begin_behind,
    block_at,
    held,
    held_at,
    keep_in_last_part,
    select,
    selected_blocks,
    set_held,
)


def turn_into(cursor: QTextCursor, facts: BlockFacts, ids: Ids) -> None:
    """Make the paragraph of the cursor this, or, where the cursor is in the middle of its words, add one behind it."""
    here = held_at(cursor)
    inside = here.start < cursor.position() < here.end
    if inside and not cursor.hasSelection():
        begin_behind(cursor, ids.new(), facts)
        begin_block(cursor, facts)
        return
    place = cursor.position() - here.start
    _undivide(here)
    begin_block(cursor, facts)
    cursor.setPosition(min(here.start + place, held_at(cursor).end))


def move(cursor: QTextCursor, *, up: bool) -> bool:
    """Move the selected paragraphs past the one before or behind them; False at the edge of the minute."""
    first = block_at(cursor, cursor.selectionStart())
    last = block_at(cursor, cursor.selectionEnd())
    beside = first.previous() if up else last.next()
    if not beside.isValid():
        return False
    passed = held(beside)
    words = rich_text(beside)
    anchor, position = cursor.anchor(), cursor.position()
    length = beside.length()
    if up:
        next_one = held(first)
        _put_behind(last, passed, words)
        _cut_before(block_at(cursor, passed.start), next_one)
    else:
        end = last.position() + length
        _put_before(first, passed, words)
        _cut_behind(block_at(cursor, end))
    shift = -length if up else length
    select(cursor, anchor + shift, position + shift)
    return True


def change_level(cursor: QTextCursor, *, inward: bool) -> None:
    """Put the selected paragraphs one level further in or out."""
    for block in selected_blocks(cursor):
        here = held(block)
        if not here.facts.is_card and not here.is_divided:
            earlier = _list_before(block)
            set_held(here, moved_in(here.facts, earlier) if inward else moved_out(here.facts, earlier))


def rewrite(block: QTextBlock, words: RichText, facts: BlockFacts) -> None:
    """Give a block these words and facts instead of its own."""
    here, cursor = held(block), _emptied(block)
    insert_rich(cursor, words)
    cursor.setBlockFormat(block_format(here.id, facts))


def write_as(block: QTextBlock, wording: Block, facts: BlockFacts) -> None:
    """Give a block everything that a wording of the record holds, and these facts, instead of its own."""
    here, cursor = held(block), _emptied(block)
    insert_content(cursor, wording)
    cursor.setBlockFormat(block_format(here.id, facts))


def put_in(cursor: QTextCursor, place: int, block: Block, facts: BlockFacts) -> None:
    """Put a block of the record in at a place among the paragraphs, under its own id; the cursor goes to its end."""
    document = cursor.document()
    if place < document.blockCount():
        cursor.setPosition(_begun_before(document.findBlockByNumber(place), block.id, facts).position())
    else:
        cursor.setPosition(document.lastBlock().position())
        begin_behind(cursor, block.id, facts)
    insert_content(cursor, block)
    keep_in_last_part(cursor)


def _emptied(block: QTextBlock) -> QTextCursor:
    """A cursor in a block whose characters are taken away."""
    cursor = QTextCursor(block)
    select(cursor, block.position(), block.position() + block.length() - 1)
    cursor.removeSelectedText()
    cursor.setCharFormat(QTextCharFormat())
    return cursor


def _undivide(here: Held) -> None:
    """The parts of a block become lines of one text."""
    if not here.is_divided:
        return
    text = rich_text(here.block)
    if here.facts.kind is BlockKind.TABLE:
        words = _joined([cell for row in table_rows(text) for cell in row])
    else:
        words = _joined(list(wording_and_update(text)))
    rewrite(here.block, words, here.facts)


def _joined(parts: list[RichText]) -> RichText:
    whole = RichText()
    for part in parts:
        if part:
            whole = whole + (typed("\n") if whole else RichText()) + part
    return whole


def _list_before(block: QTextBlock) -> list[BlockFacts]:
    found: list[BlockFacts] = []
    before = block.previous()
    while before.isValid():
        _, facts = id_and_facts(before)
        if facts.kind is not BlockKind.LIST_ENTRY:
            break
        found.append(facts)
        before = before.previous()
    return found[::-1]


def _put_behind(block: QTextBlock, moved: Held, words: RichText) -> None:
    cursor = QTextCursor(block)
    begin_behind(cursor, moved.id, moved.facts)
    insert_rich(cursor, words)


def _put_before(block: QTextBlock, moved: Held, words: RichText) -> None:
    insert_rich(_begun_before(block, moved.id, moved.facts), words)


def _begun_before(block: QTextBlock, block_id: Id, facts: BlockFacts) -> QTextCursor:
    """A cursor in an empty block before this one."""
    here = held(block)
    cursor = QTextCursor(block)
    cursor.insertBlock(block_format(here.id, here.facts))
    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    cursor.setBlockFormat(block_format(block_id, facts))
    cursor.setCharFormat(QTextCharFormat())
    return cursor


def _cut_before(gone: QTextBlock, following: Held) -> None:
    """Take away a block with the border behind it; the next one keeps what it is."""
    cursor = QTextCursor(gone)
    select(cursor, gone.position(), gone.position() + gone.length())
    cursor.removeSelectedText()
    cursor.setBlockFormat(block_format(following.id, following.facts))


def _cut_behind(block: QTextBlock) -> None:
    """Take away the block behind this one, which keeps what it is."""
    here, gone = held(block), block.next()
    cursor = QTextCursor(block)
    select(cursor, gone.position() - 1, gone.position() + gone.length() - 1)
    cursor.removeSelectedText()
    cursor.setBlockFormat(block_format(here.id, here.facts))
