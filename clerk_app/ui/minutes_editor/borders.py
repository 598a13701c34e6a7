"""What keys do at the borders of blocks: Enter, Backspace, Delete, and deleting what spans several.

Each works with the cursor given, inside a step of undo that the caller began, and leaves it where the caret belongs.
"""

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from clerk_app.domain.minutes import OF_TWO_PARTS, BlockKind
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor import tables
from clerk_app.ui.minutes_editor.block_text import LINE_BREAK, divider_places, insert_rich, rich_between
from clerk_app.ui.minutes_editor.facts import NUMBERED_PARAGRAPH, block_format
from clerk_app.ui.minutes_editor.kinds import before, emptied, following, plain
from clerk_app.ui.minutes_editor.mentions import format_for_typing
from clerk_app.ui.minutes_editor.spot import (
    Held,
    begin_behind,
    block_at,
    held,
    held_at,
    is_divider_at,
    keep_in_last_part,
    may_join,
    reach_in_part,
    select,
    selecting,
    set_held,
)


def enter(cursor: QTextCursor, ids: Ids) -> None:
    """Begin the next block."""
    delete_selection(cursor)
    here = held_at(cursor)
    if here.facts.kind is BlockKind.TABLE:
        tables.enter(cursor, here, ids)
    elif here.facts.kind in OF_TWO_PARTS and not here.is_empty:
        _enter_second_part(cursor, here, ids)
    elif here.is_empty:
        _clear(here)
        set_held(here, emptied(here.facts))
    elif cursor.position() == here.start:
        _open_before(cursor, here, ids)
    else:
        at_end = cursor.position() >= here.end
        new = block_format(ids.new(), following(here.facts, ids, at_end=at_end))
        cursor.insertBlock(new, QTextCharFormat())


def line_break(cursor: QTextCursor) -> None:
    """Go on in the next line of the same block."""
    delete_selection(cursor)
    cursor.insertText(LINE_BREAK, format_for_typing(cursor))


def backspace(cursor: QTextCursor) -> bool:
    """Backspace, where it is more than one character inside a block; False leaves it to the text."""
    if cursor.hasSelection():
        delete_selection(cursor)
        return True
    here = held_at(cursor)
    if cursor.position() > here.start:
        return _step_over(cursor, cursor.position() - 1, -1) if here.is_divided else False
    _backspace_at_start(cursor, here)
    return True


def delete(cursor: QTextCursor) -> bool:
    """Delete, where it is more than one character inside a block; False leaves it to the text."""
    if cursor.hasSelection():
        delete_selection(cursor)
        return True
    here = held_at(cursor)
    if cursor.position() < here.end:
        return _step_over(cursor, cursor.position(), 0) if here.is_divided else False
    _delete_at_end(cursor, here)
    return True


def delete_far(cursor: QTextCursor, move: QTextCursor.MoveOperation) -> bool:
    """Delete as far as a movement leads inside the part of the block; False where that is left to other keys."""
    here = held_at(cursor)
    if cursor.hasSelection() or not here.is_divided:
        return False
    to = reach_in_part(cursor, move)
    if to == cursor.position():
        return False
    select(cursor, cursor.position(), to)
    cursor.removeSelectedText()
    return True


def delete_selection(cursor: QTextCursor) -> None:
    """Delete what is selected; the block that keeps text keeps its kind and id, and tables keep their cells."""
    if cursor.hasSelection():
        _delete_between(cursor, cursor.selectionStart(), cursor.selectionEnd())
    keep_in_last_part(cursor)


def _delete_between(cursor: QTextCursor, start: int, end: int) -> None:
    first, last = held(block_at(cursor, start)), held(block_at(cursor, end))
    if first.block == last.block:
        _delete_inside(cursor, first, start, end)
    elif _joins_after(first, last, start, end):
        _delete_and_join(cursor, first, last, start, end)
    else:
        _delete_apart(cursor, first, last, start, end)


def _enter_second_part(cursor: QTextCursor, here: Held, ids: Ids) -> None:
    """From the first part go to the second; behind that, or in its midst, begin a paragraph."""
    second = here.start + divider_places(here.block.text())[0] + 1
    if cursor.position() < second:
        cursor.setPosition(second)
        return
    rest = selecting(cursor, cursor.position(), max(here.end, cursor.position()))
    carried = rich_between(here.block, rest.selectionStart(), rest.selectionEnd())
    rest.removeSelectedText()
    begin_behind(cursor, ids.new(), NUMBERED_PARAGRAPH)
    start = cursor.position()
    insert_rich(cursor, carried)
    cursor.setPosition(start)


def _clear(here: Held) -> None:
    if here.length > 1:
        cursor = QTextCursor(here.block)
        select(cursor, here.start, here.border)
        cursor.removeSelectedText()


def _open_before(cursor: QTextCursor, here: Held, ids: Ids) -> None:
    cursor.insertBlock()
    opened = cursor.block().previous()
    QTextCursor(opened).setBlockFormat(block_format(ids.new(), before(here.facts)))


def _step_over(cursor: QTextCursor, at: int, back: int) -> bool:
    """Inside a block with parts a divider is stepped over and never deleted."""
    if not is_divider_at(cursor, at):
        return False
    cursor.setPosition(at if back else at + 1)
    return True


def _backspace_at_start(cursor: QTextCursor, here: Held) -> None:
    previous = held(here.block.previous()) if here.block.previous().isValid() else None
    is_plain = here.facts.kind is BlockKind.PARAGRAPH
    if here.is_empty and not is_plain:
        _clear(here)
        set_held(here, plain(here.facts))
    elif previous is not None and previous.is_empty and not previous.is_divided:
        _remove(cursor, here, keep=here)
    elif here.facts.kind is BlockKind.PRIVATE_NOTE or here.is_divided:
        _go_to_end_of(cursor, previous)
    elif not is_plain:
        set_held(here, plain(here.facts))
    elif previous is not None and here.is_empty:
        end = previous.end
        _remove_whole(cursor, here)
        cursor.setPosition(end)
    elif previous is not None and may_join(previous, here):
        _remove(cursor, here, keep=previous)
    else:
        _go_to_end_of(cursor, previous)


def _delete_at_end(cursor: QTextCursor, here: Held) -> None:
    following_block = here.block.next()
    if not following_block.isValid():
        return
    after = held(following_block)
    if here.is_empty and not here.is_divided:
        _remove(cursor, after, keep=after)
    elif after.is_empty and not after.is_divided:
        end = cursor.position()
        _remove_whole(cursor, after)
        cursor.setPosition(end)
    elif may_join(here, after):
        _remove(cursor, after, keep=here)


def _go_to_end_of(cursor: QTextCursor, previous: Held | None) -> None:
    if previous is not None:
        cursor.setPosition(previous.end)


def _remove(cursor: QTextCursor, second: Held, *, keep: Held) -> None:
    """Take away the border before a block; what is left is the one kept."""
    place = second.start - 1
    select(cursor, place, second.start)
    cursor.removeSelectedText()
    cursor.setBlockFormat(block_format(keep.id, keep.facts))
    cursor.setPosition(place)


def _remove_whole(cursor: QTextCursor, gone: Held) -> None:
    """Take away a block with the border before it."""
    kept = held(gone.block.previous())
    select(cursor, gone.start - 1, gone.border)
    cursor.removeSelectedText()
    cursor.setBlockFormat(block_format(kept.id, kept.facts))


def _delete_inside(cursor: QTextCursor, here: Held, start: int, end: int) -> None:
    if not here.is_divided:
        cursor.removeSelectedText()
        return
    kept = [here.start + place for place in divider_places(here.block.text()) if start <= here.start + place < end]
    for first, last in reversed(list(zip([start, *(place + 1 for place in kept)], [*kept, end], strict=True))):
        if first < last:
            select(cursor, first, last)
            cursor.removeSelectedText()
    cursor.setPosition(start)


def _joins_after(first: Held, last: Held, start: int, end: int) -> bool:
    if first.is_divided or last.is_divided:
        return False
    return may_join(first, last) or start == first.start or end == last.end


def _delete_and_join(cursor: QTextCursor, first: Held, last: Held, start: int, end: int) -> None:
    takes_first, takes_last = start == first.start, end == last.end
    cursor.removeSelectedText()
    if takes_first and takes_last:
        cursor.setBlockFormat(block_format(first.id, NUMBERED_PARAGRAPH))
    elif takes_first:
        cursor.setBlockFormat(block_format(last.id, last.facts))
    else:
        cursor.setBlockFormat(block_format(first.id, first.facts))


def _delete_apart(cursor: QTextCursor, first: Held, last: Held, start: int, end: int) -> None:
    """Delete from two blocks that stay apart, and all that lies between them."""
    _delete_inside(selecting(cursor, last.start, end), last, last.start, end)
    if last.start - 1 > first.border:
        select(cursor, first.border, last.start - 1)
        cursor.removeSelectedText()
        cursor.setBlockFormat(block_format(first.id, first.facts))
        QTextCursor(cursor.block().next()).setBlockFormat(block_format(last.id, last.facts))
    first_end = max(first.end, start)
    _delete_inside(selecting(cursor, start, first_end), first, start, first_end)
    cursor.setPosition(start)
    if end >= last.end:
        _give_up_parts(cursor.block().next())
    if start == first.start:
        _give_up_parts(cursor.block())


def _give_up_parts(block: QTextBlock) -> None:
    """A block with parts that was wholly deleted leaves a plain paragraph."""
    here = held(block)
    if here.is_divided:
        _clear(here)
        set_held(here, NUMBERED_PARAGRAPH)
