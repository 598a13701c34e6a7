"""Beginning a block of two parts: what it is about is known and stands there, and what came of it is typed behind."""

from dataclasses import replace

from PySide6.QtGui import QTextCursor

from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.richtext import RichText
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor.block_text import PART_END, insert_rich, rich_text, wording_and_update
from clerk_app.ui.minutes_editor.facts import NUMBERED_PARAGRAPH, BlockFacts
from clerk_app.ui.minutes_editor.paragraph_acts import turn_into
from clerk_app.ui.minutes_editor.spot import Held, begin_behind, held_at, set_held
from clerk_app.ui.utf16 import utf16_length


def answer(cursor: QTextCursor, question_id: Id, wording: RichText, ids: Ids) -> None:
    """Make the paragraph of the cursor answer a question; the cursor goes to where the answer is typed."""
    begin_two_parts(cursor, BlockFacts(kind=BlockKind.ANSWER, question_id=question_id), wording, ids)


def begin_two_parts(cursor: QTextCursor, about: BlockFacts, wording: RichText, ids: Ids) -> None:
    """Make the paragraph of the cursor what these facts say; the cursor goes to its second part.

    In one of the kind that is about nothing yet, a wording that is typed already stays. Any other paragraph with words
    in it stays what it is, and one is added behind it.
    """
    if not _waits_for(about, held_at(cursor)):
        if not held_at(cursor).is_empty:
            begin_behind(cursor, ids.new(), NUMBERED_PARAGRAPH)
        turn_into(cursor, about, ids)
    here = held_at(cursor)
    typed, _ = wording_and_update(rich_text(here.block))
    if not typed.plain.strip():
        cursor.setPosition(here.start)
        insert_rich(cursor, wording)
        here = held_at(cursor)
    set_held(here, replace(here.facts, action_id=about.action_id, question_id=about.question_id))
    told = here.block.text().partition(PART_END)[0]
    cursor.setPosition(here.start + utf16_length(told) + 1)


def _waits_for(about: BlockFacts, here: Held) -> bool:
    is_taken = (here.facts.action_id or here.facts.question_id) is not None and not here.is_empty
    return here.facts.kind is about.kind and not is_taken
