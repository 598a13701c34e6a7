"""Leading words and short forms: what Space makes of what was typed before it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtGui import QTextCharFormat, QTextCursor

from clerk_app.domain.board import DecisionKind
from clerk_app.domain.capture import (
    AttendanceCall,
    BlockStart,
    Expansion,
    PlainSlash,
    RegisterMark,
    Start,
    expansion,
    start_of_paragraph,
)
from clerk_app.domain.minutes import OF_TWO_PARTS, BlockKind
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor.block_text import PART_END
from clerk_app.ui.minutes_editor.facts import BlockFacts
from clerk_app.ui.minutes_editor.kinds import made_facts
from clerk_app.ui.minutes_editor.spot import Held, after_caret, before_caret, held_at, select, set_held
from clerk_app.ui.minutes_editor.tables import NEW_TABLE
from clerk_app.ui.utf16 import utf16_length

_LONGEST_SIGN = 60
_OPEN_TO_SIGNS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ENTRY, BlockKind.QUOTATION})
_BEGUN_IN_PARAGRAPHS = frozenset({BlockKind.LIST_ENTRY, BlockKind.QUOTATION})


def found_before(
    cursor: QTextCursor, kinds: Sequence[DecisionKind], forms: Mapping[str, str]
) -> Start | Expansion | None:
    """What the Space about to be typed at the cursor means; None for an ordinary one."""
    before = before_caret(cursor)
    here = held_at(cursor)
    if len(before) <= _LONGEST_SIGN and _is_open_to_signs(here, after_caret(cursor)):
        start = start_of_paragraph(before, kinds)
        if start is not None and _may_begin(start, here.facts):
            return start
    return expansion(before, forms) if ";" in before[-_LONGEST_SIGN:] else None


def carry_out(cursor: QTextCursor, found: Start | Expansion, ids: Ids) -> None:
    """Put what was found in place of the typed characters and the Space behind them, where the cursor stands."""
    typed = utf16_length(found.typed) + 1
    select(cursor, cursor.position() - typed, cursor.position())
    match found:
        case Expansion():
            cursor.insertText(f"{found.words} ")
        case PlainSlash():
            cursor.insertText(f"{found.text} ")
        case AttendanceCall() | RegisterMark():
            cursor.removeSelectedText()
        case BlockStart():
            cursor.removeSelectedText()
            here = held_at(cursor).facts
            if here.kind is found.kind and here.is_card:
                key = found.decision_kind or here.fields.decision_kind
                set_held(held_at(cursor), replace(here, fields=replace(here.fields, decision_kind=key)))
            else:
                begin_block(cursor, facts_for(found, ids))


def facts_for(start: BlockStart, ids: Ids) -> BlockFacts:
    """The facts of the block that a leading word begins."""
    return made_facts(start.kind, ids, decision_kind=start.decision_kind or "", marker=start.marker)


def begin_block(cursor: QTextCursor, facts: BlockFacts) -> None:
    """Make the block of the cursor one with these facts; the cursor stays before the same character."""
    here = held_at(cursor)
    set_held(here, facts)
    position = cursor.position()
    if facts.kind in OF_TWO_PARTS:
        _append(cursor, f"{PART_END}{PART_END}")
    elif facts.kind is BlockKind.TABLE:
        _append(cursor, NEW_TABLE)
    cursor.setPosition(position)


def _append(cursor: QTextCursor, dividers: str) -> None:
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertText(dividers, QTextCharFormat())


def _is_open_to_signs(here: Held, after: str) -> bool:
    """True in ordinary text, and in a card that nothing else is typed in: Enter may have begun it before its time."""
    return here.facts.kind in _OPEN_TO_SIGNS or (here.facts.is_card and not here.is_divided and not after)


def _may_begin(start: Start, facts: BlockFacts) -> bool:
    if not isinstance(start, BlockStart):
        return True
    if facts.is_card:
        return start.kind not in _BEGUN_IN_PARAGRAPHS
    return facts.kind is not BlockKind.LIST_ENTRY or start.kind is not BlockKind.LIST_ENTRY
