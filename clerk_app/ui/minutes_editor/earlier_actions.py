"""Earlier business in the text: which action a paragraph tells of and how far it is, which minutes are approved."""

from dataclasses import replace

from PySide6.QtGui import QTextCharFormat, QTextCursor

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.richtext import RichText
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor.block_text import PART_END, insert_rich, rich_text, wording_and_update
from clerk_app.ui.minutes_editor.facts import NUMBERED_PARAGRAPH, BlockFacts, SubjectFields
from clerk_app.ui.minutes_editor.kinds import made_facts
from clerk_app.ui.minutes_editor.paragraph_acts import turn_into
from clerk_app.ui.minutes_editor.spot import begin_behind, held_at, set_held
from clerk_app.ui.utf16 import utf16_length


def tell_of(cursor: QTextCursor, action_id: Id, wording: RichText, ids: Ids) -> None:
    """Make the paragraph of the cursor tell of an action; the cursor goes to where its update is typed.

    A wording that is typed already stays. Where the paragraph is another with words in it, one is added behind it.
    """
    here = held_at(cursor)
    if here.facts.kind is not BlockKind.EARLIER_ACTION:
        if not here.is_empty:
            begin_behind(cursor, ids.new(), NUMBERED_PARAGRAPH)
        turn_into(cursor, made_facts(BlockKind.EARLIER_ACTION, ids), ids)
        here = held_at(cursor)
    typed, _ = wording_and_update(rich_text(here.block))
    if not typed.plain.strip():
        cursor.setPosition(here.start)
        insert_rich(cursor, wording)
        here = held_at(cursor)
    set_held(here, replace(here.facts, action_id=action_id))
    told = here.block.text().partition(PART_END)[0]
    cursor.setPosition(here.start + utf16_length(told) + 1)


def report(cursor: QTextCursor, status: ActionStatus) -> bool:
    """Note how far the earlier action of the cursor is; False where the cursor is in no such paragraph."""
    here = held_at(cursor)
    if here.facts.kind is not BlockKind.EARLIER_ACTION:
        return False
    set_held(here, replace(here.facts, status=status))
    return True


def carry_forward(cursor: QTextCursor, action_id: Id, wording: RichText, fields: SubjectFields, ids: Ids) -> None:
    """Have an earlier action appear again as one of this meeting, which is ongoing; the cursor goes behind its words.

    An empty paragraph becomes it, else one is added behind the paragraph of the cursor.
    """
    made = BlockFacts(kind=BlockKind.ACTION, action_id=action_id, status=ActionStatus.ONGOING, fields=fields)
    here = held_at(cursor)
    if here.is_empty and not here.is_divided:
        set_held(here, made)
    else:
        begin_behind(cursor, ids.new(), made)
    insert_rich(cursor, wording)


def approve(cursor: QTextCursor, meeting_id: Id, decision_kind: str, sentence: str, ids: Ids) -> None:
    """Make the paragraph of the cursor a decision that approves earlier minutes; an empty one says so.

    A decision keeps its own kind. In the middle of a sentence a paragraph is added behind it.
    """
    if held_at(cursor).facts.kind is not BlockKind.DECISION:
        turn_into(cursor, made_facts(BlockKind.DECISION, ids, decision_kind=decision_kind), ids)
    here = held_at(cursor)
    set_held(here, replace(here.facts, fields=replace(here.facts.fields, approves=meeting_id)))
    if here.is_empty:
        cursor.insertText(sentence, QTextCharFormat())
