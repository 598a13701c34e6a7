"""Earlier business in the text: which action a paragraph tells of and how far it is, which minutes are approved."""

from dataclasses import replace

from PySide6.QtGui import QTextCharFormat, QTextCursor

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.decisions import Settlement
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.richtext import RichText
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor.block_text import insert_rich
from clerk_app.ui.minutes_editor.facts import BlockFacts, SubjectFields
from clerk_app.ui.minutes_editor.kinds import made_facts
from clerk_app.ui.minutes_editor.paragraph_acts import turn_into
from clerk_app.ui.minutes_editor.spot import begin_behind, held_at, set_held
from clerk_app.ui.minutes_editor.two_parts import begin_two_parts


def tell_of(cursor: QTextCursor, action_id: Id, wording: RichText, ids: Ids) -> None:
    """Make the paragraph of the cursor tell of an action; the cursor goes to where its update is typed."""
    begin_two_parts(cursor, BlockFacts(kind=BlockKind.EARLIER_ACTION, action_id=action_id), wording, ids)


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


def settle(
    cursor: QTextCursor, decision_id: Id, settled: Settlement, decision_kind: str, sentence: str, ids: Ids
) -> None:
    """Make the paragraph of the cursor a decision that puts an end to a provisional one; an empty one says so.

    A decision keeps its own kind. In the middle of a sentence a paragraph is added behind it.
    """
    if held_at(cursor).facts.kind is not BlockKind.DECISION:
        turn_into(cursor, made_facts(BlockKind.DECISION, ids, decision_kind=decision_kind), ids)
    here = held_at(cursor)
    fields = replace(here.facts.fields, settles=decision_id, settles_as=settled)
    set_held(here, replace(here.facts, fields=fields))
    if here.is_empty:
        cursor.insertText(sentence, QTextCharFormat())


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
