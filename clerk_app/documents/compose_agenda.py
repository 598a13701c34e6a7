"""The agenda of a meeting as a page: a public paper, so of exempt business it prints the public title alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from clerk_app.documents.blocks import (
    Block,
    Document,
    Furniture,
    Heading,
    ListEntry,
    Metadata,
    Paragraph,
    PlainEntry,
    PlainList,
    Role,
    Ruling,
    Runs,
    Table,
    TitleBlock,
    TitleLine,
    header_row,
    plain,
    row,
)
from clerk_app.documents.compose_block import runs_of
from clerk_app.documents.compose_report import report
from clerk_app.domain.agenda import AgendaItem, Gathers, agenda_tops, sub_items
from clerk_app.domain.earlier_business import NOTHING_EARLIER, EarlierBusiness, OpenAction
from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.domain.minutes import ListMarker
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import calling, papers
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import paper_date
from clerk_app.wording.forward_plan import how_often, when_due
from clerk_app.wording.lists import listed


def compose_agenda(
    record: MeetingRecord, made_at: datetime, export_id: str, earlier: EarlierBusiness = NOTHING_EARLIER
) -> Document:
    """The agenda of a meeting with what it takes up from `earlier` ones; equal input gives an equal Document.

    `made_at` is an aware time and `export_id` a UUID with dashes. What is private or exempt is not in it.
    """
    return calling_document(record, "agenda_paper", made_at, export_id, tuple(_blocks(record, earlier)))


def calling_document(
    record: MeetingRecord, paper: str, made_at: datetime, export_id: str, blocks: tuple[Block, ...]
) -> Document:
    """A paper that goes out before the meeting: `agenda_paper` or `notice`."""
    board, meeting = record.board, record.meeting
    metadata = Metadata(
        title=calling.document_title(paper, board, meeting),
        author=papers.board_name(board, meeting.date),
        subject=say(f"{paper}.heading"),
        created=made_at,
        modified=made_at,
        export_id=export_id,
        language=board.language,
    )
    return Document(metadata=metadata, blocks=blocks, furniture=Furniture(header=papers.running_title(board, meeting)))


def _blocks(record: MeetingRecord, earlier: EarlierBusiness) -> Iterator[Block]:
    yield _title(record)
    composer = _ItemComposer(record, earlier)
    for item in agenda_tops(record.items):
        yield from composer.page_blocks(item, 1)
    if earlier.planned:
        yield Heading(plain(say("agenda_paper.next_meetings")))
        yield PlainList(
            tuple(
                PlainEntry(plain(calling.planned_meeting(planned, record.board)), planned.id)
                for planned in earlier.planned
            )
        )


def _title(record: MeetingRecord) -> TitleBlock:
    board, meeting = record.board, record.meeting
    return TitleBlock(
        (
            TitleLine(plain(papers.cover_title(board, meeting))),
            TitleLine(plain(say("agenda_paper.heading").upper()), Role.SUBTITLE),
            TitleLine(plain("\n".join(calling.when_and_where(board, meeting))), Role.DETAIL),
        )
    )


@dataclass(frozen=True)
class _ItemComposer:
    record: MeetingRecord
    earlier: EarlierBusiness

    def page_blocks(self, item: AgendaItem, level: int) -> Iterator[Block]:
        """The item with what is below it; of one that is exempt, deferred or withdrawn the title is all."""
        number = self.record.item_numbers[item.id]
        exemption = self.record.exemption_of(item)
        title = calling.public_title(exemption) if exemption is not None else item.title
        yield Heading(plain(title), level=min(level, 3), number=number, source=item.id)
        if mark := calling.mark(item, exemption):
            yield Paragraph(plain(mark), Role.NOTE, source=item.id)
            return
        yield from self._about(item)
        for child in sub_items(self.record.items, item.id):
            yield from self.page_blocks(child, level + 1)

    def _about(self, item: AgendaItem) -> Iterator[Block]:
        board = self.record.board
        came_from = self.earlier.came_from.get(item.id)
        attached = [paper for paper in self.record.papers if paper.item_id == item.id]
        if line := calling.leads_and_time(item, board):
            yield Paragraph(plain(line), Role.CONTINUATION, source=item.id)
        if came_from is not None:
            words = say("agenda_paper.came_from", date=paper_date(came_from, board.formats.date))
            yield Paragraph(plain(words), Role.NOTE, source=item.id)
        yield from report(item, Role.CONTINUATION)
        yield from _asked(item)
        yield from self._questions(item)
        if attached:
            yield Paragraph(plain(calling.paper_lines(attached)), Role.CONTINUATION, source=item.id)
        if item.gathers is Gathers.OPEN_ACTIONS:
            yield self._open_actions(item)
        if item.gathers is Gathers.FORWARD_PLAN:
            yield self._forward_plan(item)

    def _questions(self, item: AgendaItem) -> Iterator[Block]:
        """What the report asks, each question numbered, so that the meeting can call it by its number."""
        asked = self.record.questions_of((item.id,))
        if asked:
            yield Paragraph(
                plain(say("agenda_paper.questions")), Role.CONTINUATION, keep_with_next=True, source=item.id
            )
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
        when = when_due(planned.next_due, self.record.board.formats.date)
        often = how_often(planned.entry.every_months)
        leads = listed([lead.words for lead in planned.entry.leads])
        return planned.entry.title, ", ".join(filter(None, (when, often))), leads


def _asked(item: AgendaItem) -> Iterator[Block]:
    """What the board is asked to do, the lines numbered where there are several."""
    if not item.recommendations:
        return
    yield Paragraph(plain(say("agenda_paper.asked")), Role.CONTINUATION, keep_with_next=True, source=item.id)
    if len(item.recommendations) == 1:
        yield ListEntry(plain(item.recommendations[0]), source=item.id)
        return
    for place, words in enumerate(item.recommendations, start=1):
        yield ListEntry(plain(words), ListMarker.DECIMAL, number=f"{place}.", source=item.id)
