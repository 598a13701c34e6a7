"""The items of a meeting as a table: a number column, and all that was minuted beside it; the next meetings last."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from clerk_app.documents.blocks import (
    Block,
    Cell,
    CellBlock,
    Heading,
    ListEntry,
    Paragraph,
    Role,
    Row,
    Run,
    Runs,
    Table,
    cell,
    plain,
)
from clerk_app.documents.compose_block import BlockComposer
from clerk_app.documents.compose_keeping import kept_together
from clerk_app.documents.compose_sections import Section
from clerk_app.domain.board import Formats
from clerk_app.domain.meeting import PlannedMeeting
from clerk_app.domain.partial_date import Slot
from clerk_app.wording import next_meetings, papers

_WIDTHS = (1.0, 11.0)
_EMPTY = Cell(())


def item_table(
    composer: BlockComposer, sections: Sequence[Section], planned: Sequence[PlannedMeeting]
) -> Iterator[Block]:
    """One row an item, then an unnumbered one with the next meetings.

    A table within an item stands across the page between two parts of the items', which goes on below it.
    """
    parts = ((section.number, (_heading(composer, section), *section.page_blocks(composer))) for section in sections)
    yield from numbered_rows(parts, next_meetings_cell(composer.record.board.formats, planned))


def numbered_rows(parts: Iterable[tuple[str, Iterable[Block]]], last: Sequence[CellBlock] = ()) -> Iterator[Block]:
    """One row for each number with what stands beside it, then one without a number; tables stand between the rows."""
    rows: list[Row] = []
    for printed, blocks in parts:
        number = cell_of_number(printed)
        inside: list[CellBlock] = []
        for block in kept_together(blocks):
            if not isinstance(block, Table):
                inside += _in_cell(block)
                continue
            if inside:
                rows.append(_row(number, inside))
            yield from _table(rows)
            yield block
            number, inside, rows = _EMPTY, [], []
        if inside:
            rows.append(_row(number, inside))
    if last:
        rows.append(Row((_EMPTY, Cell(tuple(last)))))
    yield from _table(rows)


def cell_of_number(number: str) -> Cell:
    """The cell beside an item; empty where the item has no number."""
    return Cell((Paragraph((), Role.ITEM_NUMBER, number),)) if number else _EMPTY


def _table(rows: Sequence[Row]) -> Iterator[Table]:
    if rows:
        header = Row((replace(cell(papers.heading("item"), Role.CELL_HEADER), span=2),))
        yield Table(
            widths=_WIDTHS,
            rows=tuple(rows),
            header=(header,),
            description=papers.description("items"),
            row_headers=True,
        )


def _row(number: Cell, inside: Sequence[CellBlock]) -> Row:
    return Row((number, Cell(tuple(inside))))


def _in_cell(block: Block) -> Iterator[CellBlock]:
    if isinstance(block, CellBlock):
        yield block


def _heading(composer: BlockComposer, section: Section) -> Heading:
    """The title in bold, then who leads the item and its slot, as far as they are known."""
    leads = dict.fromkeys(lead.words for item in section.items for lead in item.leads)
    rest = papers.leads_and_slot(composer.record.board, tuple(leads), _slot(section))
    runs: Runs = (Run(section.heading, bold=True),)
    return Heading((*runs, Run(f" {rest}")) if rest else runs, source=section.minute.id)


def _slot(section: Section) -> Slot | None:
    """From the first start to the last end of the items of a minute."""
    slots = [item.slot for item in section.items if item.slot is not None]
    if not slots:
        return None
    return Slot(start=min(slot.start for slot in slots), end=max(slot.end for slot in slots))


def next_meetings_cell(formats: Formats, planned: Sequence[PlannedMeeting]) -> tuple[CellBlock, ...]:
    """The meetings to come, with what leads into them; nothing where none is planned."""
    if not planned:
        return ()
    in_order = sorted(planned, key=lambda meeting: meeting.position)
    lead = next_meetings.lead_in(in_order)
    return (
        Heading((Run(papers.heading("next_meeting"), bold=True),)),
        *((Paragraph(plain(lead), Role.CONTINUATION, keep_with_next=True),) if lead else ()),
        *(
            ListEntry(plain(line), source=meeting.id)
            for meeting, line in zip(in_order, next_meetings.lines(in_order, formats), strict=True)
        ),
    )
