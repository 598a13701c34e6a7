"""The minutes of a meeting one by one, each with its number and those of its blocks, for any layout of items."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clerk_app.documents.blocks import Block, Paragraph, Role, plain
from clerk_app.documents.compose_block import BlockComposer
from clerk_app.documents.compose_events import EventLines
from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block as MinuteBlock
from clerk_app.domain.minutes import Minute
from clerk_app.domain.not_taken import not_taken
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import papers


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One minute: `items` are those of the agenda that it is about, in its order; a further part of a minute, which
    `goes_on`, tells nothing of them again.

    `numbers` are those of its paragraphs and `markers` what stands before its list entries, by the id of the block;
    `events` are the lines of what happened in the room after a block, None standing for the beginning.
    """

    minute: Minute
    is_exempt: bool
    goes_on: bool
    number: str
    has_number: bool
    items: tuple[AgendaItem, ...]
    blocks: Sequence[MinuteBlock]
    numbers: Mapping[Id, str]
    markers: Mapping[Id, str]
    events: Mapping[Id | None, tuple[Block, ...]]

    @property
    def printed_number(self) -> str:
        """The number beside the heading; empty where the style has none there."""
        return self.number if self.has_number else ""

    @property
    def heading(self) -> str:
        """The heading as printed: an exempt minute says that it is, and a further part that it goes on."""
        if self.is_exempt:
            return papers.exempt_heading(self.minute.heading)
        return papers.continued_heading(self.minute.heading) if self.goes_on else self.minute.heading

    def number_at(self, block: MinuteBlock) -> str:
        """The number of the paragraph that a block belongs to, or of the minute where none stands before it.

        Empty where neither is printed.
        """
        number = self.printed_number
        for one in self.blocks:
            number = self.numbers.get(one.id, number)
            if one.id == block.id:
                break
        return number

    def named_at(self, block: MinuteBlock) -> str:
        """What a block is found by elsewhere in the paper: the number as above, else its minute by the heading."""
        return self.number_at(block) or papers.by_heading(self.heading)

    def page_blocks(self, composer: BlockComposer) -> Iterator[Block]:
        """Where the item was before, then all blocks in order, with the lines of what happened in between."""
        yield from self.reference()
        yield from self.events.get(None, ())
        for block in self.blocks:
            yield from self.page_blocks_of(block, composer)

    @property
    def references(self) -> str:
        """Where the items were before, or their files, in one line."""
        return "; ".join(item.reference for item in self.items if item.reference)

    def reference(self) -> Iterator[Block]:
        """Where the items were before, or their files, as far as it is known."""
        for item in self.items:
            if item.reference:
                yield Paragraph(plain(papers.referred_back(item.reference)), Role.NOTE, source=item.id)

    def page_blocks_of(self, block: MinuteBlock, composer: BlockComposer) -> Iterator[Block]:
        """What one block prints, and the lines of what happened after it."""
        yield from composer.page_blocks(block, self.numbers.get(block.id, ""), self.markers.get(block.id, ""))
        yield from self.events.get(block.id, ())


def sections_of(composer: BlockComposer) -> tuple[Section, ...]:
    """The minutes of the meeting, in order."""
    record = composer.record
    numbers = record.minute_numbers
    event_lines = EventLines(record)
    items = {item.id: item for item in record.items}
    return tuple(
        Section(
            minute=minute,
            is_exempt=record.exemption_of_minute(minute) is not None,
            goes_on=minute.id in record.goes_on_with,
            number=numbers[minute.id],
            has_number=composer.style.item_numbers,
            items=tuple(items[item_id] for item_id in minute.item_ids if item_id in items and _is_told(minute, record)),
            blocks=record.blocks_of[minute.id],
            numbers=record.paragraph_numbers(minute.id, composer.style.numbering),
            markers=record.list_numbers(minute.id, composer.style.numbering),
            events=_with_what_became_of_it(
                minute, record, event_lines.of_minute(minute.id, record.blocks_of[minute.id])
            ),
        )
        for minute in record.minutes
    )


def _with_what_became_of_it(
    minute: Minute, record: MeetingRecord, events: dict[Id | None, tuple[Block, ...]]
) -> Mapping[Id | None, tuple[Block, ...]]:
    """The lines of what happened, and where nothing was minuted of an item that was not taken, that it was not."""
    became = not_taken(minute, record)
    if became is None:
        return events
    line = Paragraph(plain(papers.not_taken(became)), Role.CONTINUATION, source=minute.id)
    return {**events, None: (*events.get(None, ()), line)}


def _is_told(minute: Minute, record: MeetingRecord) -> bool:
    """Whether what the agenda says of the items stands with this minute: it does with the first part alone."""
    return minute.id not in record.goes_on_with
