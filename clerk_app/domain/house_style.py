"""House style: what is printed of a meeting, how it is numbered, and how its pages look; all of it data.

Those that come with the program lie in `resources/styles`; a board may keep one of its own (`Board.own_style`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.numbering import MarkForm, NumberingScheme
from clerk_app.domain.page_look import Look

USUAL_STYLE = "numbered-by-item"
"""The key of the style for boards that say nothing else."""
STYLE_OF_NEW_BOARDS = "numbered-with-decision-words"
"""The key of the style that a board begins with which is set up in the window."""
SHIPPED_STYLES = (USUAL_STYLE, STYLE_OF_NEW_BOARDS, "item-table", "web-item", "council", "large-print")
"""The keys of the styles that come with the program, in the order in which they are offered."""


class ActionPlacement(StrEnum):
    """Where actions are printed (requirement X.2).

    INLINE: where they arose, as "ACTION: Head of Policy to circulate the plan". IN_TEXT: there too, as a sentence like
    any other. MARGIN: as a sentence too, with who is to do it by when in a column beside it. AT_END: gathered below the
    last item.
    """

    INLINE = "inline"
    IN_TEXT = "in_text"
    MARGIN = "margin"
    AT_END = "at_end"


class AttendanceLayout(StrEnum):
    """How attendance is printed (requirement X.3): in one list, in lists by category, in a table of categories, or in a
    REGISTER: a table of all who belong to the board with a column to tell who was there.
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


class Apologies(StrEnum):
    """Where apologies stand (requirement X.3): MINUTED by whoever writes, or in a BLOCK below the attendance."""

    MINUTED = "minuted"
    BLOCK = "block"


class ItemLayout(StrEnum):
    """How an item and its minute are laid out (requirement X.1).

    PARAGRAPHS: a heading and paragraphs below it. TABLE: a row with the number beside the text. WEB: what the board was
    asked, the minutes with a clause of resolutions, the papers.
    """

    PARAGRAPHS = "paragraphs"
    TABLE = "table"
    WEB = "web"


class ParagraphNumbers(StrEnum):
    """How paragraphs and decisions are numbered. BY_ITEM: 4.1, 4.2 in item 4. THROUGH: 1, 2, 3 from the first item to
    the last.
    """

    NONE = "none"
    BY_ITEM = "by_item"
    THROUGH = "through"


class Dates(StrEnum):
    """How papers write a date: as the BOARD says, or in this style in a way of its own."""

    BOARD = "board"
    PLAIN = "plain"
    ORDINAL = "ordinal"
    WEEKDAY = "weekday"


class Times(StrEnum):
    """How papers write a time of day: as the BOARD says, or in this style in a way of its own."""

    BOARD = "board"
    COLON = "colon"
    HOURS = "hours"
    TWELVE = "twelve"


class People(StrEnum):
    """How papers call people: as the BOARD says, or in this style in a way of its own."""

    BOARD = "board"
    POST = "post"
    NAME = "name"
    NAME_AND_POST = "name_and_post"


_NUMBERED_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.DECISION})


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleLists:
    """What lists of people say beside their names.

    `chair_in_group`: whether the chair stands among their own group, and is counted there, or apart from all.
    `agencies`: whom they speak for, in brackets. `interests`: what the board's register has of their interests, in a
    register of attendance. `marks`: whether such a register marks who was away before their name, in place of columns
    with ticks. `presence`: for which part of the meeting they were there. `reasons`: why they sent
    apologies. `absent`: whether who stayed away without notice is listed, `vacant`: whether seats that nobody holds
    are, `nobody`: whether it is said that nobody sent apologies.
    """

    chair_in_group: bool = False
    agencies: bool = False
    interests: bool = False
    marks: bool = False
    presence: PartPresence = PartPresence.NONE
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
class RunningWords:
    """The words at the head and foot of every page. They may hold the fields `{title}` (the paper's, in short),
    `{board}`, `{date}` and `{state}` (whether it is a draft), `footer_right` `{page}` and `{pages}` too; any other
    brace is printed.

    A page that begins with the title goes without the header, a cover without the footer too.
    """

    header: str = "{title}"
    footer: str = ""
    footer_right: str = "Page {page} of {pages}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """One way of laying out minutes; without arguments the usual one (requirements 1.01 to 1.29).

    `name` is what a board calls a style of its own; those of the program are named by their `key` in the wording.
    `decision_words`: whether the kind's word ("RESOLVED") is printed before a decision.
    `cover`: whether there is a cover page. `action_sources`: whether actions that are gathered at the end name the
    paragraph in which each arose. `counts`: whether lists of people say how many there are.
    `actions_first`: whether a table of all actions stands above the items. `action_pages`: whether that table names the
    page on which each arose. `decisions_apart`: whether what was decided stands above the minutes of each item, under
    a heading of its own. `reference_column`: whether a table of items has a column that tells where each was before,
    instead of a line below its heading.
    `list_marks`: what stands around the letter or number of a list entry. `capital_headings`: whether the headings of
    lists ("ATTENDEES") are in capitals. `initials`: whether every page has a line for the chair's initials.
    `dates`, `times` and `people` may go before what the board says of its papers. `item_numbers`: headings of minutes
    bear the number of their item. `speakers`: what was said in discussion is printed with who said it, as it was typed.
    `decision_bullets`: a decision without a number has a bullet. `owners_first`: an action that is gathered with others
    begins with who has it ("Head of Policy: Draft the plan."), instead of saying it in a sentence behind.
    `circulation`: agenda and notice end with who receives them, where the board says so.
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
    reference_column: bool = False
    ends: Ends = field(default_factory=Ends)
    look: Look = field(default_factory=Look)
    list_marks: MarkForm = MarkForm.DOT
    apologies: Apologies = Apologies.MINUTED
    capital_headings: bool = True
    running: RunningWords = field(default_factory=RunningWords)
    initials: bool = False
    dates: Dates = Dates.BOARD
    times: Times = Times.BOARD
    people: People = People.BOARD
    item_numbers: bool = True
    speakers: bool = True
    decision_bullets: bool = False
    owners_first: bool = False
    action_pages: bool = False
    circulation: bool = True

    @property
    def numbering(self) -> NumberingScheme:
        """How this style numbers paragraphs and marks list entries."""
        return NumberingScheme(
            frozenset[BlockKind]() if self.paragraphs is ParagraphNumbers.NONE else _NUMBERED_KINDS,
            resolution_clauses=self.items is ItemLayout.WEB,
            through=self.paragraphs is ParagraphNumbers.THROUGH,
            marks=self.list_marks,
        )


USUAL = HouseStyle()
"""Paragraphs numbered n.1, n.2 by minute, flat attendance, actions gathered at the end: the style of `USUAL_STYLE`."""
