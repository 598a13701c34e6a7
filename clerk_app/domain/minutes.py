"""Minutes: numbered sections of blocks."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.agenda import Exemption
from clerk_app.domain.identity import Id
from clerk_app.domain.richtext import EMPTY, RichText


class BlockKind(StrEnum):
    """What a block of the minutes is."""

    PARAGRAPH = "paragraph"
    LIST_ENTRY = "list_entry"
    QUOTATION = "quotation"
    TABLE = "table"
    ACTION = "action"
    EARLIER_ACTION = "earlier_action"
    DECISION = "decision"
    VOTE = "vote"
    DECLARATION = "declaration"
    QUESTION = "question"
    ANSWER = "answer"
    WATCHING_BRIEF = "watching_brief"
    PRIVATE_NOTE = "private_note"
    LATER_NOTE = "later_note"


OF_TWO_PARTS = frozenset({BlockKind.EARLIER_ACTION, BlockKind.ANSWER})
"""The kinds that say in `text` what was wanted, and in `update` what has come of it."""


SAID_IN_PLAIN_WORDS = frozenset({BlockKind.DECISION, BlockKind.ACTION})
"""The kinds that are said in plain words each by itself, beside their minute."""


class ListMarker(StrEnum):
    """What stands before the entries of a list."""

    BULLET = "bullet"
    DECIMAL = "decimal"
    LETTER = "letter"
    ROMAN = "roman"


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """A numbered section of the record, about none, one or several agenda items; the timeline gives its sittings."""

    id: Id
    meeting_id: Id
    position: int
    heading: str
    item_ids: tuple[Id, ...] = ()
    pinned_number: str | None = None
    exempt: Exemption | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, entry, quotation, table or structured piece of a minute.

    `numbered` asks for a paragraph number where the house style numbers such blocks; a paragraph without one goes on
    with the paragraph before it. `marker`, `level` (0 to 2) and `restart` belong to list entries. `update` and `status`
    belong to earlier actions: the wording stands in `text`. An answer has the question of the item in `text`, and what
    the board answered in `update`. `rows` belong to tables. `at` is when it was begun (local).
    `action_id`, `decision_id`, `vote_id`, `declaration_id`, `question_id`: what this block is an appearance of.
    """

    id: Id
    minute_id: Id
    position: int
    kind: BlockKind = BlockKind.PARAGRAPH
    text: RichText = EMPTY
    numbered: bool = True
    pinned_number: str | None = None
    marker: ListMarker | None = None
    level: int = 0
    restart: bool = False
    update: RichText = EMPTY
    status: ActionStatus | None = None
    rows: tuple[tuple[RichText, ...], ...] = ()
    at: datetime | None = None
    action_id: Id | None = None
    decision_id: Id | None = None
    vote_id: Id | None = None
    declaration_id: Id | None = None
    question_id: Id | None = None

    @property
    def words(self) -> str:
        """All that was typed in it, each part and each row of a table in a line of its own."""
        rows = ("\t".join(cell.plain for cell in row) for row in self.rows)
        return "\n".join(part for part in (self.text.plain, self.update.plain, *rows) if part)

    @property
    def has_words(self) -> bool:
        """False where nothing but white space was typed."""
        if any(run.text.strip() for run in self.text.runs):  # as good as always
            return True
        cells = (cell for row in self.rows for cell in row)
        return has_words(self.update.plain, *(cell.plain for cell in cells))

    @property
    def is_for_paper(self) -> bool:
        """True where the block can stand on paper, and so counts among those beside it."""
        return is_for_paper(self.kind, has_words=self.has_words)


def has_words(*texts: str) -> bool:
    """True where any of the texts holds more than white space."""
    return any(text.strip() for text in texts)


def is_for_paper(kind: BlockKind, *, has_words: bool) -> bool:
    """False for a private note, and for what was begun and left empty: neither is printed, and no number is used up.

    A vote says its counts, whether or not anything was typed beside them.
    """
    return kind is BlockKind.VOTE or (has_words and kind is not BlockKind.PRIVATE_NOTE)


POSITION_GAP = 1 << 32
"""The room left between neighbours, so that blocks can be put between others without touching them."""


DEEPEST_LEVEL = 2
"""The deepest level of a list: 4.1, (a), (i) and one more."""


def position_between(before: int | None, after: int | None) -> int | None:
    """A position between two neighbours (None: no neighbour), or None when the gap is used up: renumber all.

    An eighth of the gap is used, since blocks are mostly added one after another, downwards.
    """
    if before is None:
        return 0 if after is None else after - POSITION_GAP
    if after is None:
        return before + POSITION_GAP
    room = after - before
    return before + max(1, room // 8) if room > 1 else None
