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
from clerk_app.domain.house_style import ActionPlacement
from clerk_app.domain.meeting import PlannedMeeting
from clerk_app.domain.partial_date import Slot
from clerk_app.wording import next_meetings, papers

_NUMBER, _REFERENCE, _BESIDE, _ALL = 1.0, 2.0, 2.5, 12.0
"""What columns have of the width: that of the items has what the others leave."""
_EMPTY = Cell(())


def item_table(
    composer: BlockComposer, sections: Sequence[Section], planned: Sequence[PlannedMeeting]
) -> Iterator[Block]:
    """One row an item, then an unnumbered one with the next meetings.

    A table within an item stands across the page between two parts of the items', which goes on below it.
    """
    parts = ((section.printed_number, tuple(_parts(composer, section))) for section in sections)
    beside = papers.heading("action") if composer.style.actions is ActionPlacement.MARGIN else ""
    has_column = composer.style.reference_column
    references = [section.references for section in sections] if has_column else None
    yield from numbered_rows(parts, next_meetings_cell(composer.record.board.formats, planned), beside, references)


def numbered_rows(
    parts: Iterable[tuple[str, Iterable[Block]]],
    last: Sequence[CellBlock] = (),
    beside: str = "",
    references: Sequence[str] | None = None,
) -> Iterator[Block]:
    """One row for each number with what stands beside it, then one without a number; tables stand between the rows.

    `beside` heads a third column, in which what stands beside a paragraph begins a row with it. `references` are those
    of the parts, which then have a column of their own behind the number.
    """
    rows: list[Row] = []
    has_references = references is not None
    nothing = (_EMPTY,) * (2 if has_references else 1)
    for place, (printed, blocks) in enumerate(parts):
        number: tuple[Cell, ...] = (cell_of_number(printed),)
        if references is not None:
            number = (*number, cell(references[place]) if references[place] else _EMPTY)
        inside: list[CellBlock] = []
        for block in kept_together(blocks):
            aside = block.aside if isinstance(block, Paragraph) else ()
            if aside and not all(isinstance(one, Heading) for one in inside):
                rows.append(_row(number, inside))
                number, inside = nothing, []
            if not isinstance(block, Table):
                inside += _in_cell(block)
                if aside:
                    rows.append(_row(number, inside, aside))
                    number, inside = nothing, []
                continue
            if inside:
                rows.append(_row(number, inside))
            yield from _table(rows, beside, has_references=has_references)
            yield block
            number, inside, rows = nothing, [], []
        if inside:
            rows.append(_row(number, inside))
    if last:
        rows.append(Row((*nothing, Cell(tuple(last)))))
    yield from _table(rows, beside, has_references=has_references)


def _parts(composer: BlockComposer, section: Section) -> Iterator[Block]:
    """The heading and all below it, without the reference where that stands in a column of its own."""
    yield _heading(composer, section)
    blocks = section.page_blocks(composer)
    reference = tuple(section.reference()) if composer.style.reference_column else ()
    yield from (block for block in blocks if block not in reference)


def cell_of_number(number: str) -> Cell:
    """The cell beside an item; empty where the item has no number."""
    return Cell((Paragraph((), Role.ITEM_NUMBER, number),)) if number else _EMPTY


def _table(rows: Sequence[Row], beside: str, *, has_references: bool) -> Iterator[Table]:
    if rows:
        before = (_NUMBER, _REFERENCE) if has_references else (_NUMBER,)
        behind = (_BESIDE,) if beside else ()
        widths = (*before, _ALL - sum(before) - sum(behind), *behind)
        item = cell(papers.heading("item"), Role.CELL_HEADER)
        number = cell(papers.heading("number"), Role.CELL_HEADER)
        heads = [number, cell(papers.heading("reference"), Role.CELL_HEADER), item] if has_references else []
        heads = heads or [replace(item, span=2)]
        if beside:
            heads.append(cell(beside, Role.CELL_HEADER))
        yield Table(
            widths=widths,
            rows=tuple(Row((*row.cells, *(_EMPTY,) * (len(widths) - len(row.cells)))) for row in rows),
            header=(Row(tuple(heads)),),
            main=len(before),
            description=papers.description("items"),
            row_headers=True,
        )


def _row(number: tuple[Cell, ...], inside: Sequence[CellBlock], aside: Runs = ()) -> Row:
    beside = (cell(aside, Role.ASIDE),) if aside else ()
    return Row((*number, Cell(tuple(inside)), *beside))


def _in_cell(block: Block) -> Iterator[CellBlock]:
    if isinstance(block, Paragraph) and block.aside:
        yield replace(block, aside=())
    elif isinstance(block, CellBlock):
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
