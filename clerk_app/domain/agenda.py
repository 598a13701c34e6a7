"""Agenda items: the numbered business of a meeting, with lead, slot, purpose, recommendations, papers; their order.

What a board plans ahead of any agenda is its forward plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.partial_date import PartialDate, Slot
from clerk_app.domain.people import Party


class Purpose(StrEnum):
    """What the board is to do with an item."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"


class ItemState(StrEnum):
    """What became of a planned item before it was taken."""

    PLANNED = "planned"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Who takes an item: the words as printed, and who that is where the store knows them."""

    words: str
    party: Party | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Why business is closed to the public, and what the public may read of it."""

    reason: str
    public_title: str = ""
    public_summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Who gave notice of a piece of other business, in words, and on which day, as far as that was noted."""

    by: str = ""
    on: date | None = None


class Gathers(StrEnum):
    """What an item brings before the board by itself, whatever stands under it."""

    OPEN_ACTIONS = "open_actions"  # the open actions of earlier meetings
    FORWARD_PLAN = "forward_plan"  # what the board plans ahead and has not taken up


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One piece of business. Sub-items name their parent; `pinned_number` overrides the computed number.

    `minutes_planned` is used where no slot is given. `recommendations` are what "the Board is asked to" do. `continues`
    is the item of an earlier meeting whose business comes back: it was deferred, or decided provisionally. `opening` is
    what its minute was made to begin with. `summary` is what the report on it says in short, its paragraphs parted by
    line breaks; `sponsors` stand behind the report, whoever leads. `plan_entry_id` is the entry of the board's forward
    plan that it was taken from. `business` is the kind of business it is, in the words of the board's rules; empty
    where they do not tell it from any other. `reference` is where it was before, or its file, in the board's words
    ("Minute 7 of 15 October", "513/54"). `notice` is that which was given of it, where it is raised as other business.
    `for_action_id` is the open action that is its business (requirement 1.21); it stays when the action is removed.
    """

    id: Id
    meeting_id: Id
    position: int
    title: str
    parent_id: Id | None = None
    pinned_number: str | None = None
    leads: tuple[Lead, ...] = ()
    slot: Slot | None = None
    minutes_planned: int | None = None
    purpose: Purpose | None = None
    recommendations: tuple[str, ...] = ()
    state: ItemState = ItemState.PLANNED
    exempt: Exemption | None = None
    gathers: Gathers | None = None
    continues: Id | None = None
    opening: str = ""
    summary: str = ""
    sponsors: tuple[Lead, ...] = ()
    plan_entry_id: Id | None = None
    business: str = ""
    reference: str = ""
    notice: Notice | None = None
    for_action_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingItem:
    """A piece of business that comes back at every meeting, as a template has it; a sub-item follows its item.

    `opening` is what its minute begins with, for the clerk to go on from.
    """

    title: str
    is_sub_item: bool = False
    leads: tuple[Lead, ...] = ()
    minutes_planned: int | None = None
    purpose: Purpose | None = None
    recommendations: tuple[str, ...] = ()
    gathers: Gathers | None = None
    opening: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaTemplate:
    """What the agenda of a kind of meeting begins as: the board's standing items, in order.

    What comes back from earlier meetings is put before the item at `business_before`; None puts it last. With `slots`
    the items are given their times, one after the other from the start of the meeting.
    """

    id: Id
    board_id: Id
    position: int
    name: str
    items: tuple[StandingItem, ...] = ()
    business_before: int | None = None
    slots: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document an item refers to; the file itself is never stored inside, only where it is and its SHA-256."""

    id: Id
    item_id: Id
    position: int
    title: str
    number: str = ""
    path: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemQuestion:
    """A question that a report puts to the board: it belongs to an item, and answers in the minutes refer to it.

    `source` says where it stands ("Appendix 1, question 3").
    """

    id: Id
    item_id: Id
    position: int
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardPlanEntry:
    """Business that a board plans for a meeting to come, before there is an agenda for it.

    `due` is when, as far as it is known; `every_months` lets it come back so many months after each time (None: once).
    `for_action_id` is the open action that is to come before the board; it stays when the action is removed.
    """

    id: Id
    board_id: Id
    position: int
    title: str
    due: PartialDate | None = None
    every_months: int | None = None
    leads: tuple[Lead, ...] = ()
    purpose: Purpose | None = None
    note: str = ""
    for_action_id: Id | None = None


def agenda_tops(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items of the agenda itself, in order; one whose parent is not among the items is of them."""
    known = {item.id for item in items}
    return tuple(sorted((item for item in items if item.parent_id not in known), key=lambda item: item.position))


def sub_items(items: Sequence[AgendaItem], parent_id: Id) -> tuple[AgendaItem, ...]:
    """The items right below a parent, in order."""
    return tuple(sorted((item for item in items if item.parent_id == parent_id), key=lambda item: item.position))


def in_agenda_order(items: Sequence[AgendaItem]) -> Iterator[AgendaItem]:
    """The items with each parent followed by what is below it."""
    for top in agenda_tops(items):
        yield from with_sub_items(items, top)


def with_sub_items(items: Sequence[AgendaItem], item: AgendaItem) -> Iterator[AgendaItem]:
    """The item, and all that is below it, each parent before its own."""
    yield item
    for child in sub_items(items, item.id):
        yield from with_sub_items(items, child)
