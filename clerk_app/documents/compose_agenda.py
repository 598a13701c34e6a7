"""The agenda of a meeting as a page: a public paper, so of exempt business it prints the public title alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from clerk_app.documents.blocks import (
    Block,
    Document,
    Heading,
    ListEntry,
    Paragraph,
    PlainEntry,
    PlainList,
    Role,
    Ruling,
    Run,
    Runs,
    Table,
    TitleBlock,
    TitleLine,
    header_row,
    plain,
    row,
)
from clerk_app.documents.compose_calling import calling_document
from clerk_app.documents.compose_circulation import circulation_lines
from clerk_app.documents.compose_house import fixed_heading, in_house, logo_of
from clerk_app.documents.compose_item_table import next_meetings_cell, numbered_rows
from clerk_app.documents.compose_report import asked_of, report
from clerk_app.documents.compose_title import legal_name_line
from clerk_app.documents.typed_runs import runs_of
from clerk_app.domain.agenda import AgendaItem, Gathers, Paper, agenda_tops, sub_items
from clerk_app.domain.earlier_business import NOTHING_EARLIER, EarlierBusiness, OpenAction
from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.domain.house_style import USUAL, HouseStyle, ItemLayout
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import ListMarker
from clerk_app.domain.other_business import NoticeFound, notices_found
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import calling, papers
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import paper_date
from clerk_app.wording.lists import listed


def compose_agenda(
    record: MeetingRecord,
    made_at: datetime,
    export_id: str,
    earlier: EarlierBusiness = NOTHING_EARLIER,
    style: HouseStyle = USUAL,
) -> Document:
    """The agenda of a meeting with what it takes up from `earlier` ones; equal input gives an equal Document.

    `made_at` is an aware time and `export_id` a UUID with dashes. What is private or exempt is not in it. Its items are
    laid out as they are in the minutes of the same `style`.
    """
    record = in_house(record, style)
    blocks = _blocks(record, earlier, style)
    return calling_document(record, style, "agenda_paper", made_at, export_id, blocks)


def _blocks(record: MeetingRecord, earlier: EarlierBusiness, style: HouseStyle) -> Iterator[Block]:
    layout = style.items
    yield _title(record, style)
    composer = _ItemComposer(record, earlier, layout)
    items = called_items(record)
    if layout is ItemLayout.TABLE:
        parts = [(record.item_numbers[item.id], tuple(composer.page_blocks(item, 1))) for item, _ in items]
        yield from numbered_rows(parts, next_meetings_cell(record.board.formats, earlier.planned))
        yield from _in_writing(record, earlier)
        yield from circulation_lines(record, style)
        return
    for item, level in items:
        yield from composer.page_blocks(item, level)
    yield from _in_writing(record, earlier)
    if earlier.planned:
        yield Heading(plain(say("agenda_paper.next_meetings")))
        yield PlainList(
            tuple(
                PlainEntry(plain(calling.planned_meeting(planned, record.board)), planned.id)
                for planned in earlier.planned
            )
        )
    yield from circulation_lines(record, style)


def _in_writing(record: MeetingRecord, earlier: EarlierBusiness) -> Iterator[Block]:
    """What was decided in writing, as it is reported to the meeting."""
    if earlier.in_writing:
        yield Heading(plain(say("agenda_paper.in_writing")))
        lines = ((calling.decided_in_writing(one, record.board), one.id) for one in earlier.in_writing)
        yield PlainList(tuple(PlainEntry(plain(words), source) for words, source in lines))


def called_items(record: MeetingRecord) -> Iterator[tuple[AgendaItem, int]]:
    """The items of an agenda, each with its level; of one that is exempt, deferred or withdrawn it alone."""
    for top in agenda_tops(record.items):
        yield from _with_what_is_below(record, top, 1)


def _with_what_is_below(record: MeetingRecord, item: AgendaItem, level: int) -> Iterator[tuple[AgendaItem, int]]:
    yield item, level
    if not calling.mark(item, record.exemption_of(item)):
        for child in sub_items(record.items, item.id):
            yield from _with_what_is_below(record, child, level + 1)


def _title(record: MeetingRecord, style: HouseStyle) -> TitleBlock:
    board, meeting, layout = record.board, record.meeting, style.items
    return TitleBlock(
        (
            TitleLine(plain(papers.cover_title(board, meeting))),
            *legal_name_line(board, meeting, layout),
            TitleLine(plain(fixed_heading(style, say("agenda_paper.heading"))), Role.SUBTITLE),
            TitleLine(plain("\n".join(calling.when_and_where(board, meeting))), Role.DETAIL),
        ),
        logo=logo_of(record, style),
    )


@dataclass(frozen=True)
class _ItemComposer:
    record: MeetingRecord
    earlier: EarlierBusiness
    layout: ItemLayout

    @cached_property
    def notices(self) -> Mapping[Id, NoticeFound]:
        """How all other business stands to what the board asks for."""
        record = self.record
        return notices_found(record.board.other_business, record.items, record.meeting.date, record.holidays)

    def page_blocks(self, item: AgendaItem, level: int) -> Iterator[Block]:
        """The item alone; of one that is exempt, deferred or withdrawn the title is all."""
        exemption = self.record.exemption_of(item)
        mark = calling.mark(item, exemption)
        title = calling.public_title(exemption) if exemption is not None else item.title
        yield self._heading(item, title, level, is_open=not mark)
        if mark:
            yield Paragraph(plain(mark), Role.NOTE, source=item.id)
        else:
            yield from self._about(item)

    def _heading(self, item: AgendaItem, title: str, level: int, *, is_open: bool) -> Heading:
        """The title with its number; in a table, where that stands beside it, with leads, times and purpose behind."""
        if self.layout is not ItemLayout.TABLE:
            number = self.record.item_numbers[item.id]
            return Heading(plain(title), level=min(level, 3), number=number, source=item.id)
        leads_and_slot = papers.leads_and_slot(self.record.board, [lead.words for lead in item.leads], item.slot)
        length_and_purpose = calling.length_and_purpose(item)
        rest = f" {leads_and_slot}" if leads_and_slot else ""
        rest += f" · {length_and_purpose}" if length_and_purpose else ""
        runs: Runs = (Run(title, bold=True),)
        return Heading((*runs, Run(rest)) if rest and is_open else runs, source=item.id)

    def _about(self, item: AgendaItem) -> Iterator[Block]:
        board = self.record.board
        came_from = self.earlier.came_from.get(item.id)
        attached = [paper for paper in self.record.papers if paper.item_id == item.id]
        is_in_heading = self.layout is ItemLayout.TABLE
        if line := "" if is_in_heading else calling.leads_and_time(item, board):
            yield Paragraph(plain(line), Role.CONTINUATION, source=item.id)
        if came_from is not None:
            words = say("agenda_paper.came_from", date=paper_date(came_from, board.formats.date))
            yield Paragraph(plain(words), Role.NOTE, source=item.id)
        for line in (calling.notice_wanted(item, self.record), calling.notice_line(item, self.notices, board)):
            if line:
                yield Paragraph(plain(line), Role.NOTE, source=item.id)
        yield from report(item, Role.CONTINUATION)
        yield from self._asked(item)
        yield from self._questions(item)
        yield from self._attached(item, attached)
        if item.gathers is Gathers.OPEN_ACTIONS:
            yield self._open_actions(item)
        if item.gathers is Gathers.FORWARD_PLAN:
            yield self._forward_plan(item)

    def _asked(self, item: AgendaItem) -> Iterator[Block]:
        """What the board is asked to do, the lines numbered where there are several."""
        asks = asked_of(item)
        if not asks:
            return
        is_web = self.layout is ItemLayout.WEB
        board = self.record.board
        lead = (papers.asked if is_web else calling.asked)(board, self.record.meeting.date)
        yield Paragraph(plain(lead), Role.CONTINUATION, source=item.id)
        if len(asks) == 1 and not is_web:
            yield ListEntry(plain(asks[0]), source=item.id)
            return
        for place, words in enumerate(asks, start=1):
            number = f"{place})" if is_web else f"{place}."
            yield ListEntry(plain(words), ListMarker.DECIMAL, number=number, source=item.id)

    def _attached(self, item: AgendaItem, attached: Sequence[Paper]) -> Iterator[Block]:
        """The papers of an item, listed as its minute is going to list them."""
        if not attached:
            return
        if self.layout is not ItemLayout.WEB:
            yield Paragraph(plain(calling.paper_lines(attached)), Role.CONTINUATION, source=item.id)
            return
        lead = (Run(papers.heading("supporting_documents"), bold=True),)
        yield Paragraph(lead, Role.CONTINUATION, source=item.id)
        for paper in attached:
            yield ListEntry(plain(papers.paper_line(paper)), source=paper.id)

    def _questions(self, item: AgendaItem) -> Iterator[Block]:
        """What the report asks, each question numbered, so that the meeting can call it by its number."""
        asked = self.record.questions_of((item.id,))
        if asked:
            lead = plain(calling.questions(self.record.board, self.record.meeting.date))
            yield Paragraph(lead, Role.CONTINUATION, source=item.id)
        for place, question in enumerate(asked, start=1):
            words = plain(calling.question(question))
            yield ListEntry(words, ListMarker.DECIMAL, number=f"{place}.", source=question.id)

    def _open_actions(self, item: AgendaItem) -> Block:
        if not self.earlier.open_actions:
            return Paragraph(plain(say("agenda_paper.no_actions")), Role.CONTINUATION, source=item.id)
        columns = ("action", "raised", "owner", "due")
        return Table(
            widths=(42, 18, 22, 18),
            rows=tuple(row(self._cells(open_action), source=open_action.block.id)
                       for open_action in self.earlier.open_actions),
            header=(header_row([say(f"agenda_paper.column.{name}") for name in columns]),),
            description=say("agenda_paper.actions"),
            ruling=Ruling.ROWS,
        )  # fmt: skip

    def _cells(self, one: OpenAction) -> tuple[str | Runs, ...]:
        board = self.record.board
        owners = listed([owner.words for owner in one.action.owners])
        raised = paper_date(one.raised_on, board.formats.date)
        return runs_of(one.block.text), raised, owners, calling.due_words(one.action, board)

    def _forward_plan(self, item: AgendaItem) -> Block:
        if not self.earlier.forward_plan:
            return Paragraph(plain(say("agenda_paper.nothing_planned")), Role.CONTINUATION, source=item.id)
        columns = ("business", "due", "lead")
        return Table(
            widths=(48, 27, 25),
            rows=tuple(row(self._planned(planned), source=planned.entry.id) for planned in self.earlier.forward_plan),
            header=(header_row([say(f"agenda_paper.column.{name}") for name in columns]),),
            description=say("agenda_paper.forward_plan"),
            ruling=Ruling.ROWS,
        )

    def _planned(self, planned: PlannedBusiness) -> tuple[str | Runs, ...]:
        leads = listed([lead.words for lead in planned.entry.leads])
        return planned.entry.title, calling.planned_for(planned, self.record.board), leads
