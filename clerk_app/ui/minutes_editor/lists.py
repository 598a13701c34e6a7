"""A sentence and the list that it leads into, put into the text at once."""

from collections.abc import Iterable

from PySide6.QtGui import QTextCursor

from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.richtext import RichText
from clerk_app.services.ports import Ids
from clerk_app.ui.minutes_editor.block_text import insert_rich
from clerk_app.ui.minutes_editor.facts import NUMBERED_PARAGRAPH, BlockFacts
from clerk_app.ui.minutes_editor.spot import begin_behind, held_at, set_held

ENTRY = BlockFacts(kind=BlockKind.LIST_ENTRY, marker=ListMarker.BULLET)


def insert_list(cursor: QTextCursor, lead: RichText, entries: Iterable[RichText], ids: Ids) -> None:
    """A numbered paragraph with these words and an entry for each of the others; the cursor goes behind the last.

    They take the place of an empty paragraph, else they stand behind the paragraph of the cursor.
    """
    here = held_at(cursor)
    if here.is_empty and not here.is_divided:
        set_held(here, NUMBERED_PARAGRAPH)
    else:
        begin_behind(cursor, ids.new(), NUMBERED_PARAGRAPH)
    insert_rich(cursor, lead)
    for entry in entries:
        begin_behind(cursor, ids.new(), ENTRY)
        insert_rich(cursor, entry)
