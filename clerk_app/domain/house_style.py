"""House style: what is printed of a meeting, how it is numbered, and how its pages look; all of it data.

Those that come with the program lie in `resources/styles`; a board may keep one of its own (`Board.own_style`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.numbering import NumberingScheme
from clerk_app.domain.page_look import Look

USUAL_STYLE = "numbered-by-item"
"""The key of the style for boards that say nothing else."""
STYLE_OF_NEW_BOARDS = "numbered-with-decision-words"
"""The key of the style that a board begins with which is set up in the window."""
SHIPPED_STYLES = (USUAL_STYLE, STYLE_OF_NEW_BOARDS, "item-table", "web-item")
"""The keys of the styles that come with the program, in the order in which they are offered."""


class ActionPlacement(StrEnum):
    """Where actions are printed (requirement X.2).

    INLINE: where they arose, as "ACTION: Head of Policy to circulate the plan". IN_TEXT: there too, as a sentence like
    any other. AT_END: gathered below the last item.
    """

    INLINE = "inline"
    IN_TEXT = "in_text"
    AT_END = "at_end"


class AttendanceLayout(StrEnum):
    """How attendance is printed (requirement X.3).

    Grouped by category or in a table of categories, who sent apologies is listed below; after a flat list apologies are
    minuted by whoever writes.
    """

    FLAT = "flat"
    GROUPED = "grouped"
    TABLE = "table"


class ItemLayout(StrEnum):
    """How an item and its minute are laid out (requirement X.1).

    PARAGRAPHS: a heading and paragraphs below it. TABLE: a row with the number beside the text. WEB: what the board was
    asked, the minutes with a clause of resolutions, the papers.
    """

    PARAGRAPHS = "paragraphs"
    TABLE = "table"
    WEB = "web"


class ParagraphNumbers(StrEnum):
    """How paragraphs and decisions are numbered. BY_ITEM: 4.1, 4.2 in item 4."""

    NONE = "none"
    BY_ITEM = "by_item"


_NUMBERED = {
    ParagraphNumbers.NONE: frozenset[BlockKind](),
    ParagraphNumbers.BY_ITEM: frozenset({BlockKind.PARAGRAPH, BlockKind.DECISION}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """What stands below the last item: the meetings that are planned, a list of the papers, what short forms stand for,
    and lines for the chair to sign on. Where items are a table, the next meetings are its last row in any case.
    """

    next_meetings: bool = False
    appendices: bool = False
    short_forms: bool = False
    signature: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """One way of laying out minutes; without arguments the usual one (requirements 1.01 to 1.29).

    `name` is what a board calls a style of its own; those of the program are named by their `key` in the wording.
    `decision_words`: whether the kind's word ("RESOLVED") is printed before a decision.
    `cover`: whether there is a cover page. `action_sources`: whether actions that are gathered at the end name the
    paragraph in which each arose. `counts`: whether lists of people say how many there are.
    """

    key: str = USUAL_STYLE
    name: str = ""
    paragraphs: ParagraphNumbers = ParagraphNumbers.BY_ITEM
    actions: ActionPlacement = ActionPlacement.AT_END
    attendance: AttendanceLayout = AttendanceLayout.FLAT
    decision_words: bool = False
    cover: bool = True
    items: ItemLayout = ItemLayout.PARAGRAPHS
    action_sources: bool = False
    counts: bool = False
    ends: Ends = field(default_factory=Ends)
    look: Look = field(default_factory=Look)

    @property
    def numbering(self) -> NumberingScheme:
        """How this style numbers paragraphs."""
        return NumberingScheme(_NUMBERED[self.paragraphs], resolution_clauses=self.items is ItemLayout.WEB)


USUAL = HouseStyle()
"""Paragraphs numbered n.1, n.2 by minute, flat attendance, actions gathered at the end: the style of `USUAL_STYLE`."""
