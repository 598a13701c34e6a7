"""Who receives a meeting's papers: a list of its own, by kind of paper, and the lines that agenda and notice have."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from clerk_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    PlainEntry,
    PlainList,
    Role,
    Row,
    Table,
    TitleBlock,
    TitleLine,
    header_row,
    plain,
    row,
)
from clerk_app.documents.compose_calling import calling_document
from clerk_app.documents.compose_house import fixed_heading, in_house, logo_of
from clerk_app.documents.compose_title import legal_name_line
from clerk_app.domain.circulation import (
    BEFORE_THE_MEETING,
    Addressed,
    CirculatedPaper,
    Circulation,
    addressed,
    in_order_of_papers,
)
from clerk_app.domain.earlier_business import NOTHING_EARLIER, EarlierBusiness
from clerk_app.domain.house_style import USUAL, HouseStyle, ItemLayout
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import circulation, papers
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import paper_date

_WIDTHS = (6.4, 3.8, 2.6)


def compose_circulation(
    record: MeetingRecord,
    made_at: datetime,
    export_id: str,
    earlier: EarlierBusiness = NOTHING_EARLIER,  # noqa: ARG001
    style: HouseStyle = USUAL,
) -> Document:
    """Whoever receives agenda, papers and minutes of a meeting, by name and by when: for whoever sends them out.

    Equal input gives an equal Document. What the meeting takes up from `earlier` ones is not in it.
    """
    record = in_house(record, style)
    return calling_document(record, style, "circulation", made_at, export_id, _list(record, style))


def circulation_lines(record: MeetingRecord, style: HouseStyle) -> Iterator[Block]:
    """Who receives agenda and papers, by kind of attendee; nothing where nothing is said or the style leaves it out."""
    entries = [entry for entry in record.board.circulated if set(entry.papers) & set(BEFORE_THE_MEETING)]
    if style.circulation and entries:
        lines = ((_line(record, entry), "") for entry in entries)
        yield from under_heading(say("circulation.heading"), lines, in_tables=style.items is ItemLayout.TABLE)


def under_heading(heading: str, lines: Iterable[tuple[str, str]], *, in_tables: bool) -> Iterator[Block]:
    """Lines with their sources below a heading, in a table where the style has minutes in tables."""
    listed = PlainList(tuple(PlainEntry(plain(words), source=source) for words, source in lines))
    if in_tables:
        rows = (Row((Cell((listed,)),)),)
        yield Table(widths=(1,), rows=rows, header=(header_row((heading,)),), description=heading, whole=True)
    else:
        yield Heading(plain(heading))
        yield listed


def shared_with(record: MeetingRecord) -> str:
    """The boards with which the agenda is shared, one to a line, each with its day; empty where there is none."""
    shared = {(one.board_id, one.name) for one in record.board.relations if one.agenda_days is not None}
    entries = [one for one in record.board.circulated if (one.board_id, one.name) in shared]
    names = circulation.names_in(record)
    return "\n".join(
        say("circulation.shared", whom=circulation.whom(one, names), by=_by(record, one)) for one in entries
    )


def _line(record: MeetingRecord, entry: Circulation) -> str:
    before = [paper for paper in in_order_of_papers(entry.papers) if paper in BEFORE_THE_MEETING]
    values = {"whom": circulation.whom(entry, circulation.names_in(record)), "papers": circulation.papers_words(before)}
    by = _by(record, entry)
    return say("circulation.line_early", by=by, **values) if by else say("circulation.line", **values)


def _by(record: MeetingRecord, entry: Circulation) -> str:
    says_day = partial(paper_date, style=record.board.formats.date)
    return circulation.by_when(entry, record.meeting.date, record.holidays, says_day)


def _list(record: MeetingRecord, style: HouseStyle) -> Iterator[Block]:
    board, meeting = record.board, record.meeting
    yield TitleBlock(
        (
            TitleLine(plain(papers.cover_title(board, meeting))),
            *legal_name_line(board, meeting, style.items),
            TitleLine(plain(fixed_heading(style, say("circulation.list_heading"))), Role.SUBTITLE),
            TitleLine(plain(papers.document_date(board, meeting)), Role.DETAIL),
        ),
        logo=logo_of(record, style),
    )
    if not board.circulated:
        yield Paragraph(plain(say("circulation.nobody")), Role.BODY)
    for paper in CirculatedPaper:
        yield from _of_paper(record, paper)


def _of_paper(record: MeetingRecord, paper: CirculatedPaper) -> Iterator[Block]:
    """A heading and a table of all who receive a kind of paper."""
    found = addressed(record.board.circulated, paper, record.attendees)
    if not found:
        return
    is_before = paper in BEFORE_THE_MEETING
    columns = ("name", "as", "by") if is_before else ("name", "as")
    yield Heading(plain(say(f"circulation.paper.{paper}")))
    yield Table(
        widths=_WIDTHS[: len(columns)],
        rows=tuple(row(cells[: len(columns)], source=source) for one in found for cells, source in _rows(record, one)),
        header=(header_row([say(f"circulation.column.{name}") for name in columns]),),
        description=say("circulation.described", papers=circulation.papers_words((paper,))),
        row_headers=True,
    )


def _rows(record: MeetingRecord, one: Addressed) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Name, as what they receive it, and by when; a body stands by its name alone."""
    name = circulation.whom(one.entry, circulation.names_in(record))
    by = _by(record, one.entry) or say("circulation.with_others")
    if not one.attendees:
        yield (name, "", by), ""
    for attendee in one.attendees:
        yield (record.party_name(attendee.who), name, by), attendee.id
