"""The young readers' edition: what was said and decided, and what is to happen, in the clerk's plain words alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

from clerk_app.documents.blocks import (
    Block,
    Document,
    Heading,
    ListEntry,
    Paragraph,
    Role,
    Table,
    TitleBlock,
    TitleLine,
    header_row,
    plain,
    row,
)
from clerk_app.documents.compose_edition import edition_document, nothing_to_list
from clerk_app.documents.compose_house import in_house
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind, Minute
from clerk_app.domain.plain_lines import PlainLine, explained_in, paragraphs
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import papers
from clerk_app.wording.catalogue import say

_PAPER = "young_readers"
_WIDTHS = (4.5, 11.5)
_PARTS = {"decided": BlockKind.DECISION, "next": BlockKind.ACTION}
"""What stands below the items, in order, by the heading."""


def compose_young_readers(
    record: MeetingRecord, style: HouseStyle, made_at: datetime, export_id: str, _only: Id | None = None
) -> Document:
    """The lines in plain words in the order of the minutes, in large print; equal input gives an equal Document.

    Nothing of the formal text is read: business without a line is left out. The record is one of `public_record`.
    """
    record = in_house(record, style)
    document = edition_document(record, style, _PAPER, made_at, export_id, _blocks(record), banner=True)
    banner = say(f"editions.{_PAPER}.draft") if document.furniture.banner else ""
    return replace(document, furniture=replace(document.furniture, banner=banner), large_print=True)


def _blocks(record: MeetingRecord) -> Iterator[Block]:
    yield _title(record)
    yield Heading(plain(say(f"editions.{_PAPER}.talked")))
    talked = tuple(_talked_about(record))
    yield from talked or nothing_to_list(_PAPER)
    for name, kind in _PARTS.items():
        yield from _part(name, _lines_of(record, kind))
    yield from _words_explained(record)


def _title(record: MeetingRecord) -> TitleBlock:
    board, meeting = record.board, record.meeting
    words = say(
        f"editions.{_PAPER}.for_whom",
        board=papers.board_name(board, meeting.date),
        date=papers.document_date(board, meeting),
    )
    return TitleBlock((TitleLine(plain(words), Role.DETAIL),))


def _talked_about(record: MeetingRecord) -> Iterator[Block]:
    """Each minute that has a line, under what it is called in plain words, or else by its number."""
    has_heading = False
    before: Id | None = None
    said = _said_of(record)
    for minute in sorted(record.minutes, key=lambda one: one.position):
        line = said.get(minute.id)
        if line is None:
            continue
        heading = line.heading.strip() or (_numbered(record, minute, before) if has_heading else "")
        if heading:
            has_heading = True
            yield Heading(plain(heading), level=2, source=minute.id)
        yield from _said(line, minute.id)
        before = minute.id


def _said_of(record: MeetingRecord) -> Mapping[Id, PlainLine]:
    """The lines that say something, by the id of what each is about."""
    return {about: line for about, line in record.plain.items() if line.is_said}


def _numbered(record: MeetingRecord, minute: Minute, before: Id | None) -> str:
    """What stands over a minute that has no heading in plain words, so that it is not read as part of another one."""
    goes_on = before is not None and before in record.parts_before(minute.id)
    number = record.minute_numbers[minute.id]
    return say(f"editions.{_PAPER}.item", number=number) if number and not goes_on else ""


def _lines_of(record: MeetingRecord, kind: BlockKind) -> tuple[tuple[Id, PlainLine], ...]:
    """The lines about paragraphs of a kind, in the order of the minutes."""
    minutes = sorted(record.minutes, key=lambda one: one.position)
    blocks = chain.from_iterable(record.blocks_of[minute.id] for minute in minutes)
    said = _said_of(record)
    return tuple((one.id, said[one.id]) for one in blocks if one.kind is kind and one.id in said)


def _part(name: str, lines: Sequence[tuple[Id, PlainLine]]) -> Iterator[Block]:
    if not lines:
        return
    yield Heading(plain(say(f"editions.{_PAPER}.{name}")))
    for source, line in lines:
        yield from _said(line, source) if len(lines) == 1 else _as_entries(line, source)


def _said(line: PlainLine, source: Id) -> Iterator[Block]:
    for one in paragraphs(line.text):
        yield ListEntry(plain(one.text), source=source) if one.is_entry else Paragraph(plain(one.text), source=source)


def _as_entries(line: PlainLine, source: Id) -> Iterator[Block]:
    """One of several things, as an entry of their list; what it lists itself stands below it."""
    for one in paragraphs(line.text):
        yield ListEntry(plain(one.text), level=1 if one.is_entry else 0, source=source)


def _words_explained(record: MeetingRecord) -> Iterator[Block]:
    explained = explained_in(tuple(_written(_printed(record))), record.board.explained_words)
    if not explained:
        return
    yield Heading(plain(say(f"editions.{_PAPER}.words")))
    yield Table(
        widths=_WIDTHS,
        rows=tuple(row((one.word.strip(), one.meaning.strip())) for one in explained),
        header=(header_row([say(f"editions.{_PAPER}.word"), say(f"editions.{_PAPER}.meaning")]),),
        description=say(f"editions.{_PAPER}.described"),
        row_headers=True,
    )


def _printed(record: MeetingRecord) -> Iterator[PlainLine]:
    """The lines that the paper has: those of minutes, and of what is a decision or an action."""
    said = _said_of(record)
    yield from (said[minute.id] for minute in record.minutes if minute.id in said)
    for kind in _PARTS.values():
        yield from (line for _, line in _lines_of(record, kind))


def _written(lines: Iterable[PlainLine]) -> Iterator[str]:
    for line in lines:
        yield from (line.heading, line.text)
