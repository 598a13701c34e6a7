"""Minutes as a page: a meeting's record in a house style becomes a Document. Equal input gives an equal Document."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from clerk_app.documents.blocks import (
    Block,
    Document,
    Heading,
    Metadata,
    Paragraph,
    Role,
    TitleBlock,
    TitleLine,
    plain,
)
from clerk_app.documents.compose_action_summary import action_summary
from clerk_app.documents.compose_attendance import attendance_blocks
from clerk_app.documents.compose_block import BlockComposer
from clerk_app.documents.compose_decisions_apart import section_blocks
from clerk_app.documents.compose_ends import ends
from clerk_app.documents.compose_house import furniture, in_house, logo_of, named_heading
from clerk_app.documents.compose_item_table import item_table
from clerk_app.documents.compose_keeping import kept_together
from clerk_app.documents.compose_language import in_boards_language
from clerk_app.documents.compose_sections import Section, sections_of
from clerk_app.documents.compose_title import legal_name_line, other_language_lines, title_line
from clerk_app.documents.compose_web_item import web_item
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.house_style import ActionPlacement, HouseStyle, ItemLayout
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import PlannedMeeting
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import papers


@in_boards_language
def compose_minutes(
    record: MeetingRecord, style: HouseStyle, made_at: datetime, export_id: str, only: Id | None = None
) -> Document:
    """The full edition of a meeting's minutes; private notes are left out before anything is laid out.

    `made_at` is an aware time and `export_id` a UUID with dashes: both go into the file as they are. Unapproved minutes
    say so in the banner of every page. `only` is the id of one minute: an extract of it alone, without attendance.
    Raises BrokenRule `not_found` where the meeting has no such minute.
    """
    record = in_house(record, style)
    board, meeting = record.board, record.meeting
    composer = BlockComposer(record, style)
    sections = sections_of(composer)
    if only is None:
        title, blocks = papers.document_title(board, meeting), _whole(composer, sections)
    else:
        section = next((one for one in sections if one.minute.id == only), None)
        if section is None:
            raise BrokenRule("not_found", kind="minutes", id=only)
        title = papers.extract_title(board, meeting, section.heading)
        blocks = _extract(composer, section)
    metadata = Metadata(
        title=title,
        author=papers.board_name(board, meeting.date),
        subject=papers.heading("minutes"),
        created=made_at,
        modified=made_at,
        export_id=export_id,
        language=board.language,
    )
    header = papers.running_title(board, meeting) if only is None else papers.extract_header(board, meeting)
    return Document(metadata=metadata, blocks=tuple(kept_together(blocks)), furniture=furniture(record, style, header))


def _whole(composer: BlockComposer, sections: Sequence[Section]) -> Iterator[Block]:
    record, style = composer.record, composer.style
    printed = [
        *_titles(record, style),
        *attendance_blocks(record, style),
        *(action_summary(composer, sections) if style.actions_first else ()),
        *_items(composer, sections, record.planned_meetings),
    ]
    yield from printed
    yield from ends(record, style, printed)


def _extract(composer: BlockComposer, section: Section) -> Iterator[Block]:
    board, meeting = composer.record.board, composer.record.meeting
    yield TitleBlock(
        (
            TitleLine(plain(papers.board_name(board, meeting.date))),
            *legal_name_line(board, meeting, composer.style.items),
            *title_line(meeting),
            TitleLine(plain(papers.document_date(board, meeting)), Role.SUBTITLE),
            TitleLine(plain(papers.extract_of()), Role.DETAIL),
        ),
        logo=logo_of(composer.record, composer.style),
    )
    yield from _items(composer, (section,), ())


def _items(composer: BlockComposer, sections: Sequence[Section], planned: Sequence[PlannedMeeting]) -> Iterator[Block]:
    match composer.style.items:
        case ItemLayout.PARAGRAPHS:
            for section in sections:
                yield Heading(plain(section.heading), number=section.printed_number, source=section.minute.id)
                yield from section_blocks(composer, section)
        case ItemLayout.TABLE:
            yield from item_table(composer, sections, planned)
        case ItemLayout.WEB:
            for section in sections:
                yield from web_item(composer, section)
    if composer.style.actions is ActionPlacement.AT_END:
        yield from _actions_at_end(composer, sections)


def _titles(record: MeetingRecord, style: HouseStyle) -> Iterator[Block]:
    """A cover and the running title; without a cover, what it says and when and where it was, above the minutes."""
    board, meeting, logo = record.board, record.meeting, logo_of(record, style)
    if style.items is ItemLayout.TABLE:
        venue = (TitleLine(plain(meeting.venue), Role.SUBTITLE),) if meeting.venue else ()
        yield TitleBlock(
            (
                TitleLine(plain(papers.title_of_minutes(board, meeting))),
                *legal_name_line(board, meeting, style.items),
                *title_line(meeting),
                *venue,
                TitleLine(plain(papers.document_date(board, meeting)), Role.SUBTITLE),
                TitleLine(plain(papers.planned_times(board, meeting)), Role.DETAIL),
                *other_language_lines(record),
            ),
            logo=logo,
        )
        return
    lines = (
        TitleLine(plain(papers.cover_title(board, meeting))),
        *legal_name_line(board, meeting, style.items),
        *title_line(meeting),
        TitleLine(plain(papers.document_date(board, meeting)), Role.SUBTITLE),
        TitleLine(plain(named_heading(style, "minutes")), Role.SUBTITLE),
    )
    if style.cover:
        yield TitleBlock((*lines, *other_language_lines(record)), own_page=True, logo=logo)
        yield TitleBlock((TitleLine(plain(papers.running_title(board, meeting)), Role.SUBTITLE),))
    else:
        times = TitleLine(plain(papers.times_and_venue(board, meeting)), Role.DETAIL)
        yield TitleBlock((*lines, times, *other_language_lines(record)), logo=logo)


def _actions_at_end(composer: BlockComposer, sections: Sequence[Section]) -> Iterator[Block]:
    placed = ((section, block) for section in sections for block in section.blocks)
    standing = [
        (section, block) for section, block in placed if block.is_for_paper and composer.is_standing_action(block)
    ]
    if standing:
        yield Heading(plain(named_heading(composer.style, "actions")))
    for section, block in standing:
        number = section.named_at(block) if composer.style.action_sources else ""
        yield Paragraph(composer.action_runs(block, number), Role.ACTION, source=block.id)
