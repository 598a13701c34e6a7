"""What was gathered of each item becomes an item, with doubts about its number, title, lead and papers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from clerk_app.domain.agenda import Purpose
from clerk_app.domain.agenda_list import AgendaDoubt, ItemDoubt, ListedItem
from clerk_app.domain.doubts import Doubt, Place, doubt
from clerk_app.importers.agenda_words import ItemLine


@dataclass(slots=True)
class Draft:
    """An item while its lines are read. `parent` is the number of the one above it, `mark` its number as written."""

    place: Place
    number: str
    line: ItemLine
    parent: str = ""
    mark: str = ""
    signs: str = ""
    asks: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def items_of(drafts: Sequence[Draft]) -> list[ListedItem]:
    """The items with their places below one another, and doubts about their numbers, titles, leads and papers."""
    first: dict[str, int] = {}
    tops: dict[str, int] = {}
    last: int | None = None
    items: list[ListedItem] = []
    for place, draft in enumerate(drafts):
        doubts = list(draft.doubts)
        above = tops.get(draft.parent)
        if draft.number in first:
            line = drafts[first[draft.number]].place.line
            doubts.append(doubt(ItemDoubt.NUMBER_TWICE, number=draft.number, line=line))
        elif draft.number:
            first[draft.number] = place
        if draft.parent and above is None:
            doubts.append(doubt(ItemDoubt.NO_PARENT, number=draft.number, parent=draft.parent))
        if draft.number and not draft.parent:
            count = int(draft.number)
            tops[draft.number] = place
            if last is not None and count > last + 1:
                doubts.append(doubt(ItemDoubt.NUMBER_MISSING, number=str(last + 1)))
            last = count
        items.append(_item(draft, above, doubts))
    return items


def _item(draft: Draft, above: int | None, doubts: list[Doubt]) -> ListedItem:
    said = draft.line
    if not said.title:
        doubts.append(doubt(ItemDoubt.NO_TITLE))
    if said.is_lead_from_dash:
        doubts.append(doubt(ItemDoubt.LEAD_FROM_DASH, words="; ".join(said.leads)))
    purposes = tuple(dict.fromkeys(said.purposes))
    if len(purposes) > 1:
        doubts.append(doubt(ItemDoubt.SEVERAL_PURPOSES, purpose=str(_strongest(purposes))))
    if any(not paper.number and not paper.title for paper in said.papers):
        doubts.append(doubt(ItemDoubt.PAPER_UNNAMED))
    return ListedItem(
        place=draft.place,
        title=said.title,
        number=draft.number,
        part_of=above,
        leads=said.leads,
        purpose=_strongest(purposes),
        asks=tuple(draft.asks),
        papers=tuple(dict.fromkeys(said.papers)),
        doubts=tuple(doubts),
    )


def _strongest(purposes: Sequence[Purpose]) -> Purpose | None:
    """The purpose that asks most of the board."""
    order = tuple(Purpose)
    return max(purposes, key=order.index, default=None)


def mixed_numbers(drafts: Sequence[Draft]) -> list[Doubt]:
    """Whether items, or their parts, are numbered in two ways: "1." here and "2" there, "4A" here and "4.1" there."""
    tops = [draft for draft in drafts if draft.number and not draft.parent]
    parts = [draft for draft in drafts if draft.parent]
    found = [
        _two_ways([(draft.mark.strip(), draft.signs) for draft in tops]),
        _two_ways([(draft.number, "." in draft.number) for draft in parts]),
    ]
    return [doubt(AgendaDoubt.MIXED_NUMBERS, one=two[0], other=two[1]) for two in found if two is not None]


def _two_ways(marks: Sequence[tuple[str, object]]) -> tuple[str, str] | None:
    """The first mark, and the first that is written otherwise; None where all are written alike."""
    other = next((mark for mark, way in marks if way != marks[0][1]), None)
    return None if other is None else (marks[0][0], other)
