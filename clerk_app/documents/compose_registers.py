"""The registers of a board over all its meetings: a table of each, with who raised what, where, and how it stands."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from clerk_app.documents.blocks import (
    Block,
    Document,
    Heading,
    Metadata,
    Paragraph,
    Role,
    Row,
    Table,
    TitleBlock,
    TitleLine,
    header_row,
    plain,
    row,
)
from clerk_app.documents.compose_house import fixed_heading, furniture, in_house, logo_of
from clerk_app.documents.compose_keeping import kept_together
from clerk_app.documents.compose_title import legal_name_line
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.register import RegisterKind, RegisterLine
from clerk_app.wording import papers, registers
from clerk_app.wording.catalogue import say

_WIDTHS = {"number": 1.2, "where": 2.9, "raised_by": 3.0, "words": 5.6, "state": 3.3}
_COLUMNS = {
    RegisterKind.QUESTION: ("number", "where", "raised_by", "words", "state"),
    RegisterKind.CHALLENGE: ("number", "where", "raised_by", "words", "state"),
    RegisterKind.ISSUE: ("number", "where", "raised_by", "words", "state"),
    RegisterKind.STATEMENT: ("number", "where", "raised_by", "words"),
}


def compose_registers(
    record: MeetingRecord,
    lines: Sequence[RegisterLine],
    kinds: Sequence[RegisterKind],
    style: HouseStyle,
    made_at: datetime,
    export_id: str,
) -> Document:
    """A table for each of these registers; equal input gives an equal Document.

    `record` is that of no meeting: its board, and the day on which the registers stand so.
    """
    record = in_house(record, style)
    board, day = record.board, record.meeting.date
    name = papers.board_name(board, day)
    title = say("editions.registers.document_title", board=papers.with_article(name), date=registers.day(day, board))
    metadata = Metadata(
        title=title,
        author=name,
        subject=say("editions.registers.heading"),
        created=made_at,
        modified=made_at,
        export_id=export_id,
        language=board.language,
    )
    header = say("editions.registers.header", board=name)
    return Document(
        metadata=metadata,
        blocks=tuple(kept_together(_blocks(record, lines, kinds, style))),
        furniture=furniture(record, style, header, tells_state=False),
    )


def _blocks(
    record: MeetingRecord, lines: Sequence[RegisterLine], kinds: Sequence[RegisterKind], style: HouseStyle
) -> Iterator[Block]:
    board, meeting = record.board, record.meeting
    yield TitleBlock(
        (
            TitleLine(plain(papers.board_name(board, meeting.date))),
            *legal_name_line(board, meeting, style.items),
            TitleLine(plain(registers.day(meeting.date, board)), Role.SUBTITLE),
            TitleLine(plain(fixed_heading(style, say("editions.registers.heading"))), Role.SUBTITLE),
        ),
        logo=logo_of(record, style),
    )
    for kind in kinds:
        yield Heading(plain(fixed_heading(style, registers.register_name(kind).upper())))
        own = [line for line in lines if line.kind is kind]
        yield _table(record, kind, own) if own else Paragraph(plain(say(f"editions.registers.none.{kind}")))


def _table(record: MeetingRecord, kind: RegisterKind, lines: Sequence[RegisterLine]) -> Table:
    columns = _COLUMNS[kind]
    spare = sum(_WIDTHS.values()) - sum(_WIDTHS[name] for name in columns)
    return Table(
        widths=tuple(_WIDTHS[name] + (spare if name == "words" else 0.0) for name in columns),
        rows=tuple(_row(record, columns, place, line) for place, line in enumerate(lines, start=1)),
        header=(header_row([say(f"editions.registers.{name}") for name in columns]),),
        description=say("editions.registers.described", register=registers.register_name(kind)),
        row_headers=True,
    )


def _row(record: MeetingRecord, columns: Sequence[str], place: int, line: RegisterLine) -> Row:
    said = {
        "number": str(place),
        "where": registers.where(line, record.board),
        "raised_by": line.raised_by,
        "words": say("editions.registers.exempt", words=line.words) if line.is_exempt else line.words,
        "state": registers.state_on_paper(line, record.board),
    }
    return row(tuple(said[name] for name in columns), source=line.block_id)
