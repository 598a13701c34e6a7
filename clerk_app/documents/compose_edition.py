"""What the papers of an edition share: their metadata, titles and what stands on every page."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from clerk_app.documents.blocks import (
    Block,
    Document,
    Metadata,
    Paragraph,
    Role,
    TitleBlock,
    TitleLine,
    plain,
)
from clerk_app.documents.compose_house import fixed_heading, furniture, logo_of
from clerk_app.documents.compose_keeping import kept_together
from clerk_app.documents.compose_title import legal_name_line
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import papers
from clerk_app.wording.catalogue import say


def edition_document(
    record: MeetingRecord,
    style: HouseStyle,
    paper: str,
    made_at: datetime,
    export_id: str,
    blocks: Iterable[Block],
    *,
    banner: bool,
) -> Document:
    """A paper of an edition: `decisions`, `actions` or `certificate`.

    Those that tell what was minuted say on every page that the minutes are not approved yet; `banner` is whether it
    does.
    """
    board, meeting = record.board, record.meeting
    name = papers.with_article(papers.board_name(board, meeting.date))
    day = papers.document_date(board, meeting)
    metadata = Metadata(
        title=say(f"editions.{paper}.document_title", board=name, date=day),
        author=papers.board_name(board, meeting.date),
        subject=say(f"editions.{paper}.heading"),
        created=made_at,
        modified=made_at,
        export_id=export_id,
        language=board.language,
    )
    header = say(f"editions.{paper}.header", title=papers.running_title(board, meeting))
    return Document(
        metadata=metadata,
        blocks=tuple(kept_together(blocks)),
        furniture=replace(furniture(record, style, header, tells_state=banner), initials=""),
    )


def edition_title(record: MeetingRecord, style: HouseStyle, paper: str) -> TitleBlock:
    """Whose paper it is, of which day, and which paper."""
    board, meeting = record.board, record.meeting
    return TitleBlock(
        (
            TitleLine(plain(papers.board_name(board, meeting.date))),
            *legal_name_line(board, meeting, style.items),
            TitleLine(plain(papers.document_date(board, meeting)), Role.SUBTITLE),
            TitleLine(plain(fixed_heading(style, say(f"editions.{paper}.heading"))), Role.SUBTITLE),
        ),
        logo=logo_of(record, style),
    )


def for_members(document: Document) -> Document:
    """The same paper, which says on every page that it holds what is exempt and is for members."""
    footer = say("editions.for_members")
    return replace(document, furniture=replace(document.furniture, footer=footer))


def nothing_to_list(paper: str) -> Iterator[Block]:
    """What stands where the table would be empty."""
    yield Paragraph(plain(say(f"editions.{paper}.none")))
