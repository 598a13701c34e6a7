"""A written agenda becomes items of a meeting, each with the minute that will record it and the papers it names."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from clerk_app.domain.agenda import AgendaItem, Lead, Paper
from clerk_app.domain.agenda_list import ListedItem
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity, kind_of
from clerk_app.domain.likeness import NameIndex
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import POSITION_GAP, Minute
from clerk_app.domain.numbering import item_numbers
from clerk_app.domain.people import Organisation, Party, Person, Post
from clerk_app.services.boundary import name_given
from clerk_app.services.ports import Ids, Reader
from clerk_app.services.reading import in_kind_order
from clerk_app.services.seats_and_names import known_by_names
from clerk_app.services.work import refuse_if_approved


def may_be_taken(item: ListedItem) -> bool:
    """True for an item that has a title: without one there is nothing to put on an agenda."""
    return bool(item.title.strip())


def agenda_entities(
    reader: Reader, meeting_id: Id, listed: Sequence[ListedItem], ids: Ids, chosen: Collection[int] | None = None
) -> tuple[Entity, ...]:
    """The chosen items (None: all), after those that the meeting has, with minutes and papers: put in one act.

    A number that the agenda would not count to is pinned. An item whose parent is not chosen becomes one of the agenda
    itself. Raises BrokenRule `not_found`, `minutes_are_approved`, `name_is_empty` or `end_before_start`.
    """
    meeting = reader.get(Meeting, meeting_id)
    if meeting is None:
        raise BrokenRule("not_found", kind=kind_of(Meeting).name, id=meeting_id)
    return item_entities(reader, meeting, listed, ids, chosen)


def item_entities(
    reader: Reader, meeting: Meeting, listed: Sequence[ListedItem], ids: Ids, chosen: Collection[int] | None = None
) -> tuple[Entity, ...]:
    """The same for a meeting that the store need not have yet; raises BrokenRule likewise."""
    refuse_if_approved(meeting)
    meeting_id = meeting.id
    places = [place for place in range(len(listed)) if chosen is None or place in chosen]
    new_ids = {place: ids.new() for place in places}
    leads = Leads(reader, meeting)
    earlier = reader.where(AgendaItem, meeting_id=meeting_id)
    first = max((item.position for item in earlier), default=-POSITION_GAP) + POSITION_GAP
    items = [
        _item(meeting_id, listed[place], new_ids, new_ids[place], first + count * POSITION_GAP, leads)
        for count, place in enumerate(places)
    ]
    pinned = _pinned(earlier, items, [listed[place].number for place in places])
    minutes = _minutes(reader, earlier, pinned, ids)
    papers = [paper for place in places for paper in _papers(listed[place], new_ids[place], ids)]
    return in_kind_order((*pinned, *papers, *minutes))


class Leads:
    """Who the words of a lead name, where just one of the store goes by them."""

    def __init__(self, reader: Reader, meeting: Meeting) -> None:
        self._people = NameIndex(known_by_names(reader.where(Person), meeting.date))
        self._posts = NameIndex(known_by_names(reader.where(Post), meeting.date))
        self._organisations = NameIndex(known_by_names(reader.where(Organisation), meeting.date))

    def lead(self, words: str) -> Lead:
        """The words, with who that is."""
        people, posts = self._people.same(words), self._posts.same(words)
        bodies = self._organisations.same(words)
        if len(people) + len(posts) + len(bodies) != 1:
            return Lead(words=words)
        party = Party(
            person_id=people[0].id if people else None,
            post_id=posts[0].id if posts else None,
            organisation_id=bodies[0].id if bodies else None,
        )
        return Lead(words=words, party=party)


def _item(
    meeting_id: Id, listed: ListedItem, new_ids: dict[int, Id], item_id: Id, position: int, leads: Leads
) -> AgendaItem:
    if listed.slot is not None and listed.slot.end <= listed.slot.start:
        start, end = listed.slot.start, listed.slot.end
        raise BrokenRule("end_before_start", at=f"{end:%H:%M}", start=f"{start:%H:%M}")
    return AgendaItem(
        id=item_id,
        meeting_id=meeting_id,
        position=position,
        title=name_given(listed.title),
        parent_id=new_ids.get(listed.part_of) if listed.part_of is not None else None,
        leads=tuple(leads.lead(words) for words in listed.leads),
        slot=listed.slot,
        minutes_planned=listed.minutes,
        purpose=listed.purpose,
        recommendations=listed.asks,
    )


def _pinned(
    earlier: Sequence[AgendaItem], items: Sequence[AgendaItem], written: Sequence[str]
) -> tuple[AgendaItem, ...]:
    """The items with the numbers that are written; one is pinned only where counting would give another."""
    done: list[AgendaItem] = []
    for item, number in zip(items, written, strict=True):
        counted = item_numbers((*earlier, *done, item))[item.id]
        done.append(replace(item, pinned_number=number) if number and number != counted else item)
    return tuple(done)


def _minutes(reader: Reader, earlier: Sequence[AgendaItem], items: Sequence[AgendaItem], ids: Ids) -> Iterator[Minute]:
    """A minute for each item in the order of the agenda, with its number where that is a part's or is pinned."""
    if not items:
        return
    known = reader.where(Minute, meeting_id=items[0].meeting_id)
    position = max((minute.position for minute in known), default=-POSITION_GAP)
    numbers = item_numbers((*earlier, *items))
    new = {item.id: item for item in items}
    for item_id, number in numbers.items():
        item = new.get(item_id)
        if item is not None:
            position += POSITION_GAP
            yield Minute(
                id=ids.new(),
                meeting_id=item.meeting_id,
                position=position,
                heading=item.title,
                item_ids=(item.id,),
                pinned_number=number if item.parent_id is not None else item.pinned_number,
            )


def _papers(listed: ListedItem, item_id: Id, ids: Ids) -> Iterable[Paper]:
    """The papers of an item; one without a title bears the item's."""
    for count, paper in enumerate(listed.papers):
        title = paper.title or listed.title
        yield Paper(id=ids.new(), item_id=item_id, position=count * POSITION_GAP, title=title, number=paper.number)
