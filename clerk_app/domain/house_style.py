"""House style, as far as it decides what is printed and numbered; fonts and lengths belong to the documents."""

from dataclasses import dataclass, replace
from enum import StrEnum

from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.numbering import NumberingScheme


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


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """One way of laying out minutes.

    `decision_words`: whether the kind's word ("RESOLVED") is printed before a decision.
    `cover`: whether there is a cover page. `action_sources`: whether actions that are gathered at the end name the
    paragraph in which each arose.
    """

    key: str
    numbered_kinds: frozenset[BlockKind]
    actions: ActionPlacement
    attendance: AttendanceLayout
    decision_words: bool
    cover: bool
    items: ItemLayout = ItemLayout.PARAGRAPHS
    action_sources: bool = False

    @property
    def numbering(self) -> NumberingScheme:
        """How this style numbers paragraphs."""
        return NumberingScheme(self.numbered_kinds, resolution_clauses=self.items is ItemLayout.WEB)


NUMBERED_BY_ITEM = HouseStyle(
    key="numbered-by-item",
    numbered_kinds=frozenset({BlockKind.PARAGRAPH, BlockKind.DECISION}),
    actions=ActionPlacement.AT_END,
    attendance=AttendanceLayout.FLAT,
    decision_words=False,
    cover=True,
)
"""Paragraphs numbered n.1, n.2 by minute, flat attendance, actions gathered at the end (requirements 1.01 to 1.29)."""

NUMBERED_WITH_DECISION_WORDS = replace(
    NUMBERED_BY_ITEM,
    key="numbered-with-decision-words",
    attendance=AttendanceLayout.GROUPED,
    decision_words=True,
    cover=False,
    action_sources=True,
)
"""The same numbers; attendance by category, the board's word ("AGREED") before each decision (requirement X.4), and
behind each action the paragraph in which it arose (1.29)."""

ITEM_TABLE = HouseStyle(
    key="item-table",
    numbered_kinds=frozenset(),
    actions=ActionPlacement.INLINE,
    attendance=AttendanceLayout.TABLE,
    decision_words=True,
    cover=False,
    items=ItemLayout.TABLE,
)
"""Attendance and items as tables, actions where they arose, the next meetings last (requirements 0.01 to 0.42)."""

WEB_ITEM = HouseStyle(
    key="web-item",
    numbered_kinds=frozenset({BlockKind.PARAGRAPH, BlockKind.DECISION}),
    actions=ActionPlacement.IN_TEXT,
    attendance=AttendanceLayout.GROUPED,
    decision_words=False,
    cover=False,
    items=ItemLayout.WEB,
)
"""Each item as a page of its own on the web has it: asks, minutes, resolutions, papers (requirements 4.01 to 4.14)."""

HOUSE_STYLES = {style.key: style for style in (NUMBERED_BY_ITEM, NUMBERED_WITH_DECISION_WORDS, ITEM_TABLE, WEB_ITEM)}


def house_style(key: str) -> HouseStyle:
    """The style with that key, or the default where a store names one that this version does not have."""
    return HOUSE_STYLES.get(key, NUMBERED_BY_ITEM)
