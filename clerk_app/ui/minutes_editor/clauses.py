"""What is put into the text ready for the clerk to go on from: resolutions, a sentence; and an action parted in two."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QTextCursor

from clerk_app.domain.final_decision import FinalDecision
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.movers import Movers
from clerk_app.domain.richtext import RichText, typed
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor.block_text import insert_rich
from clerk_app.ui.minutes_editor.facts import CONTINUATION, NUMBERED_PARAGRAPH, BlockFacts, block_format
from clerk_app.ui.minutes_editor.kinds import made_facts
from clerk_app.ui.minutes_editor.spot import after_caret, before_caret, begin_behind, held_at, select, set_held
from clerk_app.ui.utf16 import utf16_length

_MAY_BE_PARTED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ENTRY})
_JOINTS = (" and then", " and also", " and")


def insert_decisions(cursor: QTextCursor, wordings: Sequence[str], decision_kind: str, ids: Ids) -> None:
    """A decision of this kind for each wording; they take the place of an empty paragraph, else stand behind it."""
    for place, words in enumerate(wordings):
        facts = made_facts(BlockKind.DECISION, ids, decision_kind=decision_kind)
        _begin(cursor, facts, ids, takes_place=place == 0)
        insert_rich(cursor, typed(words))


def insert_paragraph(cursor: QTextCursor, words: RichText, ids: Ids) -> None:
    """A numbered paragraph with these words, in the place of an empty one or behind that of the cursor."""
    _begin(cursor, NUMBERED_PARAGRAPH, ids, takes_place=True)
    insert_rich(cursor, words)


def insert_review(cursor: QTextCursor, sections: Sequence[str], action: str, ids: Ids) -> None:
    """A numbered paragraph for each section, and an action behind the last; the cursor goes to the end of the first."""
    insert_paragraph(cursor, typed(sections[0]), ids)
    first = cursor.position()
    for words in sections[1:]:
        _begin(cursor, NUMBERED_PARAGRAPH, ids, takes_place=False)
        insert_rich(cursor, typed(words))
    if action:
        _begin(cursor, made_facts(BlockKind.ACTION, ids), ids, takes_place=False)
        insert_rich(cursor, typed(action))
    cursor.setPosition(first)


def decide_in_the_end(cursor: QTextCursor, final: FinalDecision) -> None:
    """Note who decides in the end on the decision of the cursor."""
    here = held_at(cursor)
    set_held(here, replace(here.facts, fields=replace(here.facts.fields, final=final)))


def note_movers(cursor: QTextCursor, movers: Movers) -> None:
    """Note who proposed and who seconded the decision of the cursor."""
    here = held_at(cursor)
    set_held(here, replace(here.facts, fields=replace(here.facts.fields, movers=movers)))


def can_split(cursor: QTextCursor) -> bool:
    """Whether the cursor stands between words of an action."""
    here = held_at(cursor)
    return here.facts.kind is BlockKind.ACTION and all(map(str.strip, (before_caret(cursor), after_caret(cursor))))


def split_action(cursor: QTextCursor, ids: Ids) -> Id:
    """The words behind the cursor become an action of their own with the same owners and due date; returns its block.

    What joined the two ("and", a comma) goes; the second begins as the first does, in a capital or not, and the first
    ends as the second does, with a full stop or without.
    """
    here = held_at(cursor)
    _delete_round(cursor)
    if after_caret(cursor).rstrip().endswith(".") and before_caret(cursor)[-1:] not in ".!?":
        cursor.insertText(".")
    second = ids.new()
    begins_large = here.block.text().lstrip()[:1].isupper()
    facts = replace(here.facts, action_id=ids.new(), status=None)
    cursor.insertBlock(block_format(second, facts))
    first_letter = after_caret(cursor)[:1]
    if begins_large and first_letter.islower():
        look = _look_behind(cursor)
        select(cursor, cursor.position(), cursor.position() + 1)
        cursor.insertText(first_letter.upper(), look.charFormat())
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
    return second


def _look_behind(cursor: QTextCursor) -> QTextCursor:
    """A cursor whose format is that of the character behind the given one."""
    look = QTextCursor(cursor)
    look.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return look


def _delete_round(cursor: QTextCursor) -> None:
    """Delete the spaces at the cursor, and what joins the words before it to those behind it."""
    behind = after_caret(cursor)
    rest = behind.lstrip(" ,;")
    for joint in (joint.lstrip() for joint in _JOINTS):
        if rest.startswith(f"{joint} "):
            rest = rest[len(joint) :].lstrip()
            break
    before = before_caret(cursor).rstrip(" ,;")
    for joint in _JOINTS:
        if before.endswith(joint):
            before = before[: -len(joint)].rstrip(" ,;")
            break
    start = held_at(cursor).start + utf16_length(before)
    select(cursor, start, cursor.position() + utf16_length(behind) - utf16_length(rest))
    cursor.removeSelectedText()


def _begin(cursor: QTextCursor, facts: BlockFacts, ids: Ids, *, takes_place: bool) -> None:
    here = held_at(cursor)
    if takes_place and here.is_empty and not here.is_divided:
        set_held(here, facts)
    else:
        begin_behind(cursor, ids.new(), facts)


def selects_a_part(cursor: QTextCursor) -> bool:
    """Whether some, but not all, words of one ordinary paragraph or entry of a list are selected."""
    here, start, end = held_at(cursor), cursor.selectionStart(), cursor.selectionEnd()
    is_inside = here.start <= start < end <= here.end and here.facts.kind in _MAY_BE_PARTED
    words = here.block.text().strip()
    return is_inside and cursor.selectedText().strip() not in ("", words)


def decide_selection(cursor: QTextCursor, facts: BlockFacts, ids: Ids) -> None:
    """The words that are selected become a decision between what stood before and behind them, which goes on."""
    here, start, end = held_at(cursor), cursor.selectionStart(), cursor.selectionEnd()
    going_on = here.facts if here.facts.kind is BlockKind.LIST_ENTRY else CONTINUATION
    cursor.setPosition(end)
    _delete_spaces(cursor)
    if after_caret(cursor):
        cursor.insertBlock(block_format(ids.new(), replace(going_on, restart=False, pinned_number=None)))
    cursor.setPosition(start)
    _delete_spaces(cursor)
    if before_caret(cursor):
        cursor.insertBlock(block_format(ids.new(), facts))
    else:
        set_held(held_at(cursor), facts)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)


def _delete_spaces(cursor: QTextCursor) -> None:
    """Delete the spaces on both sides of the cursor."""
    before, behind = before_caret(cursor), after_caret(cursor)
    place = cursor.position()
    select(cursor, place - (len(before) - len(before.rstrip(" "))), place + (len(behind) - len(behind.lstrip(" "))))
    cursor.removeSelectedText()
