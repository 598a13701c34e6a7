"""The notice of a meeting as a page: when and where it is, how to join, its business, and who is called to it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from clerk_app.documents.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    Role,
    Row,
    Ruling,
    Table,
    TitleBlock,
    TitleLine,
    cell,
    plain,
    row,
)
from clerk_app.documents.compose_agenda import called_items
from clerk_app.documents.compose_calling import calling_document
from clerk_app.documents.compose_circulation import circulation_lines, shared_with, under_heading
from clerk_app.documents.compose_house import fixed_heading, in_house, logo_of
from clerk_app.documents.compose_title import legal_name_line
from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.earlier_business import NOTHING_EARLIER, EarlierBusiness
from clerk_app.domain.house_style import USUAL, HouseStyle, ItemLayout
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import calling, papers
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import paper_date, paper_time_range


def compose_notice(
    record: MeetingRecord,
    made_at: datetime,
    export_id: str,
    earlier: EarlierBusiness = NOTHING_EARLIER,
    style: HouseStyle = USUAL,
) -> Document:
    """The notice of a meeting; equal input gives an equal Document. Of exempt business it has the public title alone.

    `made_at` is an aware time and `export_id` a UUID with dashes. `earlier` says where items came from.
    Where the `style` has minutes in tables, so is the notice.
    """
    record = in_house(record, style)
    return calling_document(record, style, "notice", made_at, export_id, _blocks(record, earlier, style))


def _blocks(record: MeetingRecord, earlier: EarlierBusiness, style: HouseStyle) -> Iterator[Block]:
    layout = style.items
    in_tables = layout is ItemLayout.TABLE
    board, meeting = record.board, record.meeting
    clerk = next((one for one in record.attendees if one.capacity is Capacity.CLERK), None)
    yield TitleBlock(
        (
            TitleLine(plain(papers.cover_title(board, meeting))),
            *legal_name_line(board, meeting, layout),
            TitleLine(plain(fixed_heading(style, say("notice.heading"))), Role.SUBTITLE),
        ),
        logo=logo_of(record, style),
    )
    name = papers.with_article(papers.board_name(board, meeting.date))
    yield Paragraph(plain(say("notice.called", board=name)), Role.BODY)
    yield _details(record, clerk, in_tables=in_tables)
    yield from _business(record, earlier, in_tables=in_tables)
    yield from _called(record, in_tables=in_tables)
    yield from circulation_lines(record, style)


def _details(record: MeetingRecord, clerk: Attendee | None, *, in_tables: bool) -> Table:
    board, meeting = record.board, record.meeting
    facts = {
        "date": papers.document_date(board, meeting),
        "time": paper_time_range(meeting.start, meeting.end, board.formats),
        "venue": calling.venue(meeting),
        "mode": say(f"notice.mode.{meeting.mode}"),
        "called_by": board.chair_title,
    }
    if clerk is not None:
        facts["called_by"] = say("notice.called_by", caller=record.party_name(clerk.who), chair=board.chair_title)
        facts["apologies"] = say("notice.apologies", caller=papers.in_sentence(record, clerk))
    if shared := shared_with(record):
        facts["shared"] = shared
    return Table(
        widths=(1.2, 4),
        rows=tuple(row((say(f"notice.row.{name}"), words)) for name, words in facts.items()),
        description=say("notice.details"),
        row_headers=True,
        ruling=Ruling.GRID if in_tables else Ruling.ROWS,
    )


def _called(record: MeetingRecord, *, in_tables: bool) -> Iterator[Block]:
    """The members, and then whoever else is invited; a substitute is called by the member they sit for."""
    members = [one for one in record.attendees if one.capacity is Capacity.MEMBER]
    others = [one for one in record.attendees if one.capacity not in (Capacity.MEMBER, Capacity.SUBSTITUTE)]
    groups = {"members": members, "others": [one for one in others if one.capacity is not Capacity.CLERK]}
    for name, people in groups.items():
        if people:
            lines = ((_line(record, one), one.id) for one in people)
            yield from under_heading(say(f"notice.{name}"), lines, in_tables=in_tables)


def _line(record: MeetingRecord, attendee: Attendee) -> str:
    """One name; whoever has the chair's seat is called so, unless the post says it already."""
    name = record.party_name(attendee.who)
    if attendee.capacity is Capacity.OBSERVER:
        return say("notice.observer", name=name)
    is_to_preside = record.has_chairs_seat(attendee) and not papers.says_chair(record, attendee)
    return papers.in_the_chair(name, record.board.chair_title) if is_to_preside else name


def _business(record: MeetingRecord, earlier: EarlierBusiness, *, in_tables: bool) -> Iterator[Block]:
    """The titles of the items that the agenda has, with their numbers, all on one page."""
    shown = [item for item, _ in called_items(record)]
    if not shown:
        return
    if not in_tables:
        yield Heading(plain(say("notice.business")))
    header = Row((replace(cell(say("notice.business"), Role.CELL_HEADER), span=2),))
    rows = (row((record.item_numbers[item.id], _title(record, item, earlier)), source=item.id) for item in shown)
    yield Table(
        widths=(1, 12),
        rows=tuple(rows),
        header=(header,) if in_tables else (),
        description=say("notice.business_described"),
        row_headers=True,
        ruling=Ruling.GRID if in_tables else Ruling.NONE,
        whole=True,
    )


def _title(record: MeetingRecord, item: AgendaItem, earlier: EarlierBusiness) -> str:
    exemption = record.exemption_of(item)
    title = calling.marked_title(item, exemption)
    came_from = earlier.came_from.get(item.id)
    if exemption is not None or came_from is None:
        return title
    return say("notice.came_from", title=title, date=paper_date(came_from, record.board.formats.date))
