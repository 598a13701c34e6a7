"""What stands below the last item of minutes, as far as a house style has it."""

from collections.abc import Iterator, Sequence

from clerk_app.documents.blocks import (
    Block,
    Heading,
    ListEntry,
    Paragraph,
    Role,
    Row,
    Ruling,
    SignatureBlock,
    Table,
    cell,
    header_row,
    plain,
    runs_in,
    text_of,
)
from clerk_app.documents.compose_house import fixed_heading, named_heading
from clerk_app.domain.house_style import HouseStyle, ItemLayout
from clerk_app.domain.names import name_on
from clerk_app.domain.people import Agency, Organisation, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.short_forms import explained
from clerk_app.domain.timeline import EventKind
from clerk_app.wording import next_meetings, papers


def ends(record: MeetingRecord, style: HouseStyle, printed: Sequence[Block]) -> Iterator[Block]:
    """When the meeting closed, the next meetings, where to sign, and behind that the papers, and what short forms in
    what is `printed` above stand for.
    """
    if style.ends.closing_time:
        yield from _closing_time(record)
    if style.ends.next_meetings and style.items is not ItemLayout.TABLE:
        yield from _next_meetings(record, style)
    if style.ends.signature:
        yield _signature(record)
    if style.ends.appendices:
        yield from _appendices(record, style)
    if style.ends.short_forms:
        yield from _short_forms(record, style, printed)


def _closing_time(record: MeetingRecord) -> Iterator[Block]:
    """When the meeting ended, where that is recorded."""
    ended = next((event for event in record.events if event.kind is EventKind.ENDED), None)
    if ended is not None:
        yield Paragraph(plain(papers.closed_at(record.board, ended.at.time())), source=ended.id)


def _next_meetings(record: MeetingRecord, style: HouseStyle) -> Iterator[Block]:
    planned = sorted(record.planned_meetings, key=lambda meeting: meeting.position)
    if not planned:
        return
    yield Heading(plain(named_heading(style, "next_meeting")))
    if lead := next_meetings.lead_in(planned):
        yield Paragraph(plain(lead), Role.CONTINUATION, keep_with_next=True)
    for meeting, line in zip(planned, next_meetings.lines(planned, record.board.formats), strict=True):
        yield ListEntry(plain(line), source=meeting.id)


def _appendices(record: MeetingRecord, style: HouseStyle) -> Iterator[Block]:
    """The papers that were before the meeting, by the items that they belong to."""
    numbers = record.item_numbers
    order = {item.id: place for place, item in enumerate(record.items)}
    listed = sorted(
        (paper for paper in record.papers if paper.item_id in order),
        key=lambda paper: (order[paper.item_id], paper.position),
    )
    if not listed:
        return
    yield Heading(plain(fixed_heading(style, papers.heading("papers"))))
    yield Table(
        widths=(1.0, 6.0),
        header=(header_row((papers.heading("item"), papers.heading("paper"))),),
        rows=tuple(
            Row((cell(numbers.get(paper.item_id, "")), cell(papers.paper_line(paper))), source=paper.id)
            for paper in listed
        ),
        description=papers.description("papers"),
        ruling=Ruling.ROWS,
    )


def _short_forms(record: MeetingRecord, style: HouseStyle, printed: Sequence[Block]) -> Iterator[Block]:
    text = "\n".join(text_of(runs) for runs in runs_in(printed))
    named: tuple[Post | Organisation | Agency, ...] = (*record.posts, *record.organisations, *record.agencies)
    known = {one.abbreviation: name_on(one.names, record.meeting.date) for one in named if one.abbreviation}
    rows = tuple(Row((cell(short), cell(words))) for short, words in explained(text, known))
    if not rows:
        return
    yield Heading(plain(fixed_heading(style, papers.heading("short_forms"))))
    yield Table(
        widths=(1.6, 5.4),
        header=(header_row((papers.heading("short_form"), papers.heading("stands_for"))),),
        rows=rows,
        description=papers.description("short_forms"),
        row_headers=True,
        ruling=Ruling.ROWS,
    )


def _signature(record: MeetingRecord) -> SignatureBlock:
    return SignatureBlock(
        labels=(record.board.chair_title, papers.heading("date")), statement=plain(papers.true_record())
    )
