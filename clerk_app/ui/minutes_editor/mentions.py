"""People in the text: `@` and a few letters become a post, and in an action its owner."""

from dataclasses import replace

from PySide6.QtGui import QTextCharFormat, QTextCursor

from clerk_app.domain.actions import Owner
from clerk_app.domain.capture import LONGEST_MENTION, MentionQuery, mention_query
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import Marks
from clerk_app.ui.minutes_editor.block_text import LINK_PROPERTY, MENTION_PROPERTY, char_format
from clerk_app.ui.minutes_editor.spot import before_caret, held_at, select, selecting, set_held
from clerk_app.ui.utf16 import utf16_length


def query_at(cursor: QTextCursor) -> MentionQuery | None:
    """The person being looked for at the cursor, or None."""
    before = before_caret(cursor)
    return mention_query(before) if "@" in before[-LONGEST_MENTION - 2 :] else None


def insert_person(cursor: QTextCursor, words: str, party: Party | None, *, names_owner: bool = False) -> None:
    """Put somebody in place of what is looked for: the owner of an action that has none (or `+@`), else a mention.

    Where its words name an owner already (`names_owner`), another one joins that one in the words, behind a plus.
    """
    query = query_at(cursor)
    if query is not None:
        length = utf16_length(query.span.of(before_caret(cursor)))
        select(cursor, cursor.position() - length, cursor.position())
        cursor.removeSelectedText()
    here = held_at(cursor)
    fields = here.facts.fields
    adds = query is not None and query.adds
    if here.facts.kind is BlockKind.ACTION and not names_owner and (adds or not fields.owners):
        owners = (*fields.owners, Owner(words=words, party=party))
        set_held(here, replace(here.facts, fields=replace(fields, owners=owners)))
        return
    if here.facts.kind is BlockKind.ACTION and adds:
        cursor.insertText("+", QTextCharFormat())
    cursor.insertText(words, char_format(Marks(mention=party)))
    cursor.setCharFormat(QTextCharFormat())


def ends_mark(cursor: QTextCursor) -> bool:
    """True at the edge of a link or a mention, which what is typed next must not become part of."""
    before = cursor.charFormat()
    if not _bears_mark(before):
        return False
    if cursor.atBlockStart() or cursor.atBlockEnd():
        return True
    beyond = QTextCursor(cursor)
    beyond.clearSelection()
    beyond.movePosition(QTextCursor.MoveOperation.NextCharacter)
    behind = beyond.charFormat()
    return any(before.property(mark) != behind.property(mark) for mark in (MENTION_PROPERTY, LINK_PROPERTY))


def selects_to_mark(cursor: QTextCursor) -> bool:
    """True where a selection ends in a link or a mention, or begins behind one: Qt would carry that on over it."""
    ends = (cursor.selectionStart(), cursor.selectionEnd())
    return any(_bears_mark(selecting(cursor, end, end).charFormat()) for end in ends)


def format_for_typing(cursor: QTextCursor) -> QTextCharFormat:
    """How what is typed at the cursor looks: as its neighbours, but no part of a link or a mention that ends there."""
    return without_mark(cursor.charFormat()) if ends_mark(cursor) else cursor.charFormat()


def without_mark(found: QTextCharFormat) -> QTextCharFormat:
    """The same look without being part of a link or a mention."""
    plain = QTextCharFormat(found)
    plain.clearProperty(MENTION_PROPERTY)
    plain.clearProperty(LINK_PROPERTY)
    return plain


def _bears_mark(found: QTextCharFormat) -> bool:
    return found.hasProperty(MENTION_PROPERTY) or found.hasProperty(LINK_PROPERTY)
