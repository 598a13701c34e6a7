"""Minutes that another program wrote become items, minutes and paragraphs of a meeting, put in one act."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, time

from clerk_app.domain.actions import Action, Owner
from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.board import Board
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity, kind_of
from clerk_app.domain.likeness import same_name
from clerk_app.domain.meeting import Attendee, Meeting
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind, Minute
from clerk_app.domain.minutes_list import ListedBlock, ListedMinute
from clerk_app.domain.numbering import NumberingScheme, minute_numbers, paragraph_numbers
from clerk_app.domain.seats import Member, Seat
from clerk_app.plain.house_styles import style_of
from clerk_app.services.handlers.meetings import capacity_on
from clerk_app.services.ports import Ids, Reader
from clerk_app.services.reading import in_kind_order
from clerk_app.services.taking_over_agenda import Leads, item_entities


def minutes_entities(
    reader: Reader, meeting: Meeting, listed: Sequence[ListedMinute], ids: Ids, chosen: Collection[int] | None = None
) -> tuple[Entity, ...]:
    """What the chosen minutes (None: all) are in the record of a meeting, to be put in one act.

    One whose title an item has in which nothing is written yet is written there; for others there is a new item behind
    those that the meeting has. A number that stood before a paragraph is pinned where counting would give another.

    Raises BrokenRule as `agenda_entities` does.
    """
    places = [place for place in range(len(listed)) if chosen is None or place in chosen]
    there = _minutes_there(reader, meeting, [(place, listed[place]) for place in places])
    new = [place for place in places if place not in there]
    made = item_entities(reader, meeting, [one.item for one in listed], ids, new)
    items = [one for one in made if isinstance(one, AgendaItem)]
    by_item = {one.item_ids[0]: one for one in made if isinstance(one, Minute)}
    minutes = {place: by_item[item.id] for place, item in zip(new, items, strict=True)} | there
    return in_kind_order((*made, *_written(reader, meeting, listed, minutes, ids)))


def draft_meeting(reader: Reader, board_id: Id, day: date, start: time, ids: Ids) -> tuple[Entity, ...]:
    """A meeting of that day and whoever holds the board's seats on it, for minutes of a meeting that was not recorded.

    Raises BrokenRule `not_found`.
    """
    board = reader.get(Board, board_id)
    if board is None:
        raise BrokenRule("not_found", kind=kind_of(Board).name, id=board_id)
    meeting = Meeting(id=ids.new(), board_id=board_id, date=day, start=start, time_zone=board.time_zone)
    return (meeting, *_attendees(reader, meeting, ids))


def _attendees(reader: Reader, meeting: Meeting, ids: Ids) -> Iterator[Attendee]:
    for place, seat in enumerate(reader.where(Seat, board_id=meeting.board_id)):
        held = [one for one in reader.where(Member, seat_id=seat.id) if one.holds_on(meeting.date)]
        if held:
            member = max(held, key=lambda one: one.since or date.min)
            yield Attendee(
                id=ids.new(),
                meeting_id=meeting.id,
                position=place * POSITION_GAP,
                who=member.holder,
                capacity=capacity_on(seat, member),
                seat_id=seat.id,
                category_id=seat.category_id,
            )


def _minutes_there(reader: Reader, meeting: Meeting, listed: Sequence[tuple[int, ListedMinute]]) -> dict[int, Minute]:
    """By place, the empty minute of an item of the same title; each is written in once."""
    items = {item.id: item for item in reader.where(AgendaItem, meeting_id=meeting.id)}
    empty = [
        minute
        for minute in reader.where(Minute, meeting_id=meeting.id)
        if len(minute.item_ids) == 1 and not reader.where(Block, minute_id=minute.id)
    ]
    found: dict[int, Minute] = {}
    for place, one in listed:
        same = (minute for minute in empty if same_name(items[minute.item_ids[0]].title, one.item.title))
        minute = next(same, None)
        if minute is not None:
            empty.remove(minute)
            found[place] = minute
    return found


def _written(
    reader: Reader, meeting: Meeting, listed: Sequence[ListedMinute], minutes: dict[int, Minute], ids: Ids
) -> Iterator[Block | Action]:
    board = reader.get(Board, meeting.board_id)
    assert board is not None  # no meeting is without its board
    scheme = style_of(board).numbering
    known = {one.id: one for one in (*reader.where(Minute, meeting_id=meeting.id), *minutes.values())}
    numbers = minute_numbers(tuple(known.values()), meeting.first_number, board.numbered_on(meeting.date))
    leads = Leads(reader, meeting)
    for place, minute in minutes.items():
        blocks: list[Block] = []
        for number, one in enumerate(listed[place].blocks):
            action = _action(one, meeting, leads, ids) if one.kind is BlockKind.ACTION else None
            if action is not None:
                yield action
            block = _block(one, minute.id, number, ids)
            blocks.append(replace(block, action_id=action.id) if action is not None else block)
        yield from _numbered(blocks, listed[place].blocks, numbers.get(minute.id, ""), scheme)


def _action(one: ListedBlock, meeting: Meeting, leads: Leads, ids: Ids) -> Action:
    named = [leads.lead(words) for words in one.owners]
    owners = tuple(Owner(words=lead.words, party=lead.party) for lead in named)
    return Action(id=ids.new(), board_id=meeting.board_id, meeting_id=meeting.id, owners=owners)


def _block(one: ListedBlock, minute_id: Id, place: int, ids: Ids) -> Block:
    return Block(
        id=ids.new(),
        minute_id=minute_id,
        position=place * POSITION_GAP,
        kind=one.kind,
        text=one.text,
        numbered=not one.goes_on,
        marker=one.marker,
        level=one.level,
        restart=one.marker is not None and one.count == 1,
        rows=one.rows,
    )


def _numbered(
    blocks: Sequence[Block], listed: Sequence[ListedBlock], minute_number: str, scheme: NumberingScheme
) -> Iterator[Block]:
    """The blocks with the numbers that were written; one is pinned only where counting would give another."""
    done: list[Block] = []
    for block, one in zip(blocks, listed, strict=True):
        counted = paragraph_numbers(minute_number, (*done, block), scheme).get(block.id)
        is_pinned = bool(one.number) and one.number != counted
        done.append(replace(block, pinned_number=one.number) if is_pinned else block)
    return iter(done)
