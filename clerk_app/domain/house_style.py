"""House style, as far as it decides what is printed and numbered; fonts and lengths belong to the documents."""

from dataclasses import dataclass, replace
from enum import StrEnum

from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.numbering import NumberingScheme


class ActionPlacement(StrEnum):
    """Where actions are printed (requirement X.2)."""

    INLINE = "inline"
    AT_END = "at_end"


class AttendanceLayout(StrEnum):
    """How attendance is printed (requirement X.3).

    Grouped by category, who sent apologies is listed below; after a flat list apologies are minuted by whoever writes.
    """

    FLAT = "flat"
    GROUPED = "grouped"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """One way of laying out minutes.

    `decision_words`: whether the kind's word ("RESOLVED") is printed before a decision.
    `cover`: whether there is a cover page.
    """

    key: str
    numbered_kinds: frozenset[BlockKind]
    actions: ActionPlacement
    attendance: AttendanceLayout
    decision_words: bool
    cover: bool

    @property
    def numbering(self) -> NumberingScheme:
        """How this style numbers paragraphs."""
        return NumberingScheme(self.numbered_kinds)


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
)
"""The same numbers; attendance by category, and the board's word ("AGREED") before each decision (requirement X.4)."""

HOUSE_STYLES = {style.key: style for style in (NUMBERED_BY_ITEM, NUMBERED_WITH_DECISION_WORDS)}


def house_style(key: str) -> HouseStyle:
    """The style with that key, or the default where a store names one that this version does not have."""
    return HOUSE_STYLES.get(key, NUMBERED_BY_ITEM)
