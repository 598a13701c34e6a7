"""An agenda as somebody wrote it, read into items: numbers, leads, times and papers by the words of the text alone."""

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.agenda import Purpose
from clerk_app.domain.doubts import Doubt, Place
from clerk_app.domain.member_list import LeftOver
from clerk_app.domain.partial_date import Slot


class AgendaDoubt(StrEnum):
    """Doubts about an agenda as a whole."""

    NO_NUMBERS = "no_numbers"
    """Nothing is numbered, so each heading, or else each line, was taken to be an item."""
    MIXED_NUMBERS = "mixed_numbers"
    DELETED_TEXT = "deleted_text"
    HIDDEN_TEXT = "hidden_text"
    TEXT_BOX = "text_box"
    OTHER_FILE = "other_file"
    OLD_LETTERS = "old_letters"


class ItemDoubt(StrEnum):
    """Doubts about one item."""

    NO_TITLE = "no_title"
    NUMBER_TWICE = "number_twice"
    NUMBER_MISSING = "number_missing"
    NO_PARENT = "no_parent"
    TOO_DEEP = "too_deep"
    SUB_ITEM_OR_NOTE = "sub_item_or_note"
    ASK_OR_ITEM = "ask_or_item"
    LEAD_FROM_DASH = "lead_from_dash"
    LEAD_FROM_COLUMN = "lead_from_column"
    SEVERAL_PURPOSES = "several_purposes"
    TIME_UNCLEAR = "time_unclear"
    AFTERNOON_ASSUMED = "afternoon_assumed"
    END_FROM_NEXT = "end_from_next"
    END_UNKNOWN = "end_unknown"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    PAPER_UNNAMED = "paper_unnamed"
    SLOT_OVERLAP = "slot_overlap"
    SLOT_OUT_OF_ORDER = "slot_out_of_order"
    SLOT_GAP = "slot_gap"
    SLOT_OUTSIDE_PARENT = "slot_outside_parent"


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper named with an item; the title or the number may be empty."""

    number: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """One item. `number` is as written ("4A", "4.1"); `part_of` is the place among the items of the one above it."""

    place: Place
    title: str
    number: str = ""
    part_of: int | None = None
    leads: tuple[str, ...] = ()
    slot: Slot | None = None
    minutes: int | None = None
    purpose: Purpose | None = None
    asks: tuple[str, ...] = ()
    papers: tuple[ListedPaper, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaList:
    """All that was read of an agenda: its items in order, the lines above the first, and what was not understood."""

    items: tuple[ListedItem, ...]
    titles: tuple[str, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
    doubts: tuple[Doubt, ...] = ()
