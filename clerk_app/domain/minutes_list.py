"""Minutes that another program wrote, as they were read: proposals, of which the clerk says what is taken over."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk_app.domain.agenda_list import ListedItem
from clerk_app.domain.doubts import Doubt
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.richtext import EMPTY, RichText


class MinutesDoubt(StrEnum):
    """Doubts about minutes that were read, as a whole or of one."""

    NO_NUMBERS = "no_numbers"
    """Nothing is numbered, so each heading was taken to begin a minute."""
    ATTENDANCE_IS_TEXT = "attendance_is_text"
    """Who was there, or sent apologies, is left as text: it is no attendance."""
    ENTRY_OR_ITEM = "entry_or_item"
    PART_OR_PARAGRAPH = "part_or_paragraph"
    JOINED = "joined"
    """A paragraph was parted by the end of a page, and is one again."""
    OWNER_READ = "owner_read"
    DIVIDED = "divided"
    DELETED_TEXT = "deleted_text"
    HIDDEN_TEXT = "hidden_text"
    TEXT_BOX = "text_box"
    OTHER_FILE = "other_file"
    OLD_LETTERS = "old_letters"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBlock:
    """A paragraph, entry of a list, table or action as it was written.

    `number` is what stood before a paragraph; `owners` are who an action says is to do it. `goes_on`: it is the rest of
    a paragraph that was too long for one.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    text: RichText = EMPTY
    number: str = ""
    marker: ListMarker | None = None
    level: int = 0
    count: int = 0
    rows: tuple[tuple[RichText, ...], ...] = ()
    owners: tuple[str, ...] = ()
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMinute:
    """A minute as it was written, with the item that it is of: number, title and who led."""

    item: ListedItem
    blocks: tuple[ListedBlock, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesList:
    """All that was read: the minutes in order, the lines above the first, and the day that these name."""

    minutes: tuple[ListedMinute, ...]
    titles: tuple[str, ...] = ()
    day: date | None = None
    doubts: tuple[Doubt, ...] = ()
