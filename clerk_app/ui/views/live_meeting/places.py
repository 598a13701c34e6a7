"""Everywhere one can jump to in a meeting: its items, their numbered paragraphs, and the actions raised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clerk_app.domain.capture import Place, PlaceKind
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block
from clerk_app.domain.record import MeetingRecord
from clerk_app.ui.views.live_meeting.values import AgendaRow

_LONGEST_TITLE = 60


def places_in(record: MeetingRecord, agenda: Sequence[AgendaRow]) -> tuple[Place, ...]:
    """The items of the agenda by their numbers on the screen, then the paragraphs by those on paper, then actions."""
    items = [Place(PlaceKind.ITEM, row.minute_id, row.number, row.title) for row in agenda]
    paragraphs = [place for row in agenda for place in _paragraphs(record, row.minute_id)]
    return (*items, *paragraphs, *_actions(record))


def minute_of(record: MeetingRecord, block_id: Id) -> Id | None:
    """The minute in which a block stands, or None."""
    return next((block.minute_id for block in record.blocks if block.id == block_id), None)


def _paragraphs(record: MeetingRecord, minute_id: Id) -> list[Place]:
    blocks = record.blocks_of.get(minute_id, ())
    numbering = record.house_style.numbering
    titles: Mapping[Id, str] = {block.id: _title(block) for block in blocks}
    numbers = record.paragraph_numbers(minute_id, numbering)
    return [Place(PlaceKind.PARAGRAPH, block_id, words, titles[block_id]) for block_id, words in numbers.items()]


def _actions(record: MeetingRecord) -> list[Place]:
    numbers = record.action_numbers
    return [
        Place(PlaceKind.ACTION, block.id, str(numbers[action_id]), _title(block))
        for action_id, block in record.actions_raised.items()
    ]


def _title(block: Block) -> str:
    text = block.text.plain
    return text if len(text) <= _LONGEST_TITLE else f"{text[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"
