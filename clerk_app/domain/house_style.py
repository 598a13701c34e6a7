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
    minuted by whoever writes. REGISTER: a table of all who belong to the board with a column to tell who was there.
    """

    FLAT = "flat"
    GROUPED = "grouped"
    TABLE = "table"
    REGISTER = "register"


class PartPresence(StrEnum):
    """How a list of people says that somebody was there for a part of the meeting only.

    ITEMS: "from item 4", "not for items 11 to 13". TIMES: "from 11:45".
    """

    NONE = "none"
    ITEMS = "items"
    TIMES = "times"


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
class PeopleLists:
    """What lists of people say beside their names.

    `chair_in_group`: whether the chair stands among their own group, and is counted there, or apart from all.
    `agencies`: whom they speak for, in brackets. `interests`: what the board's register has of their interests, in a
    register of attendance. `part`: for which part of the meeting they were there. `reasons`: why they sent apologies.
    `absent`: whether who stayed away without notice is listed, `vacant`: whether seats that nobody holds are, `nobody`:
    whether it is said that nobody sent apologies.
    """

    chair_in_group: bool = False
    agencies: bool = False
    interests: bool = False
    part: PartPresence = PartPresence.NONE
    reasons: bool = False
    absent: bool = False
    vacant: bool = False
    nobody: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """What a board calls the parts of its minutes, in its own words or its own language; empty: as usual."""

    minutes: str = ""
    attendees: str = ""
    in_attendance: str = ""
    apologies: str = ""
    absent: str = ""
    vacancies: str = ""
    decision: str = ""
    actions: str = ""
    next_meeting: str = ""

    def of(self, name: str) -> str:
        """The board's words for the heading of that name; empty where it has none."""
        return str(getattr(self, name, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """What stands below the last item: when the meeting closed, the meetings that are planned, a list of the papers,
    what short forms stand for, and lines for the chair to sign on. Where items are a table, the next meetings are its
    last row in any case.
    """

    closing_time: bool = False
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
    `actions_first`: whether a table of all actions stands above the items. `decisions_apart`: whether what was decided
    stands above the minutes of each item, under a heading of its own.
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
    lists: PeopleLists = field(default_factory=PeopleLists)
    headings: Headings = field(default_factory=Headings)
    actions_first: bool = False
    decisions_apart: bool = False
    ends: Ends = field(default_factory=Ends)
    look: Look = field(default_factory=Look)

    @property
    def numbering(self) -> NumberingScheme:
        """How this style numbers paragraphs."""
        return NumberingScheme(_NUMBERED[self.paragraphs], resolution_clauses=self.items is ItemLayout.WEB)


USUAL = HouseStyle()
"""Paragraphs numbered n.1, n.2 by minute, flat attendance, actions gathered at the end: the style of `USUAL_STYLE`."""
