"""Minutes as a page: a meeting's record in a house style becomes a Document. Equal input gives an equal Document."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from clerk_app.documents.blocks import (
    Block,
    Document,
    Furniture,
    Heading,
    ListEntry,
    Metadata,
    Paragraph,
    Role,
    TitleBlock,
    TitleLine,
    plain,
)
from clerk_app.documents.compose_attendance import attendance_blocks
from clerk_app.documents.compose_block import BlockComposer
from clerk_app.documents.compose_events import EventLines
from clerk_app.domain.house_style import ActionPlacement, HouseStyle
from clerk_app.domain.numbering import list_numbers, paragraph_numbers
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import papers


def compose_minutes(record: MeetingRecord, style: HouseStyle, made_at: datetime, export_id: str) -> Document:
    """The full edition of a meeting's minutes; private notes are left out before anything is laid out.

    `made_at` is an aware time and `export_id` a UUID with dashes: both go into the file as they are. Unapproved minutes
    say so in the banner of every page.
    """
    board, meeting = record.board, record.meeting
    metadata = Metadata(
        title=papers.document_title(board, meeting),
        author=papers.board_name(board, meeting.date),
        subject=papers.heading("minutes"),
        created=made_at,
        modified=made_at,
        export_id=export_id,
        language=board.language,
    )
    furniture = Furniture(
        header=papers.running_title(board, meeting), banner="" if meeting.is_approved else papers.draft_banner()
    )
    return Document(metadata=metadata, blocks=tuple(_kept_together(_blocks(record, style))), furniture=furniture)


def _blocks(record: MeetingRecord, style: HouseStyle) -> Iterator[Block]:
    composer = BlockComposer(record, style)
    yield from _titles(record, style)
    yield from attendance_blocks(record, style)
    yield from _minutes(record, composer)
    if style.actions is ActionPlacement.AT_END:
        yield from _actions_at_end(record, composer)


def _kept_together(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with the line that leads into a list asking for the page of its first entry."""
    for block, following in pairwise((*blocks, None)):
        if isinstance(block, Paragraph) and isinstance(following, ListEntry):
            yield replace(block, keep_with_next=True)
        elif block is not None:
            yield block


def _titles(record: MeetingRecord, style: HouseStyle) -> Iterator[Block]:
    """A cover and the running title; without a cover, what it says and when and where it was, above the minutes."""
    board, meeting = record.board, record.meeting
    lines = (
        TitleLine(plain(papers.cover_title(board, meeting))),
        TitleLine(plain(papers.document_date(board, meeting)), Role.SUBTITLE),
        TitleLine(plain(papers.heading("minutes").upper()), Role.SUBTITLE),
    )
    if style.cover:
        yield TitleBlock(lines, own_page=True)
        yield TitleBlock((TitleLine(plain(papers.running_title(board, meeting)), Role.SUBTITLE),))
    else:
        yield TitleBlock((*lines, TitleLine(plain(papers.times_and_venue(board, meeting)), Role.DETAIL)))


def _minutes(record: MeetingRecord, composer: BlockComposer) -> Iterator[Block]:
    numbers = record.minute_numbers
    event_lines = EventLines(record)
    for minute in record.minutes:
        blocks = record.blocks_of[minute.id]
        paragraphs = paragraph_numbers(numbers[minute.id], blocks, composer.style.numbering)
        markers = list_numbers(blocks)
        lines = event_lines.of_minute(minute.id, blocks)
        heading = papers.exempt_heading(minute.heading) if minute.exempt else minute.heading
        yield Heading(plain(heading), number=numbers[minute.id], source=minute.id)
        yield from lines.get(None, ())
        for block in blocks:
            yield from composer.page_blocks(block, paragraphs.get(block.id, ""), markers.get(block.id, ""))
            yield from lines.get(block.id, ())


def _actions_at_end(record: MeetingRecord, composer: BlockComposer) -> Iterator[Block]:
    blocks = (block for minute in record.minutes for block in record.blocks_of[minute.id])
    standing = [block for block in blocks if block.is_for_paper and composer.is_standing_action(block)]
    if standing:
        yield Heading(plain(papers.heading("actions").upper()))
    for block in standing:
        yield Paragraph(composer.action_runs(block), Role.ACTION, source=block.id)
