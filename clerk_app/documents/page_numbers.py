"""Numbers of pages within the text of a paper: filled in once it is laid, left out where it has no pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from clerk_app.documents.blocks import (
    Block,
    Cell,
    Document,
    PageBreak,
    Paragraph,
    PlainList,
    Row,
    SignatureBlock,
    Table,
    TitleBlock,
)


def names_pages(blocks: Iterable[Block]) -> bool:
    """Whether a table says on which page something stands."""
    return any(isinstance(block, Table) and block.pages >= 0 for block in blocks)


def with_pages(document: Document, pages: Mapping[str, int]) -> Document:
    """The paper with the number of the page on which each source stands that a table names; empty where it is on none.

    `pages` has these numbers by source, the first page being 1.
    """
    blocks = (_numbered(block, pages) if isinstance(block, Table) else block for block in document.blocks)
    return replace(document, blocks=tuple(blocks))


def without_pages(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without the columns that hold numbers of pages."""
    return tuple(_narrower(block) if isinstance(block, Table) and block.pages >= 0 else block for block in blocks)


def sources_in(blocks: Iterable[Block]) -> Iterator[str]:
    """The sources of paragraphs that a page may be named for: those of all but the rows that name it themselves."""
    for block in blocks:
        match block:
            case Table():
                cells = (cell for row in block.rows for cell in row.cells) if block.pages < 0 else ()
                yield from sources_in(inside for cell in cells for inside in cell.blocks)
            case PlainList():
                yield from (entry.source for entry in block.entries if entry.source)
            case SignatureBlock() | PageBreak() | TitleBlock():
                pass
            case _:
                yield from (block.source,) if block.source else ()


def _numbered(table: Table, pages: Mapping[str, int]) -> Table:
    if table.pages < 0:
        return table
    return replace(table, rows=tuple(_with_number(row, table.pages, pages) for row in table.rows))


def _with_number(row: Row, column: int, pages: Mapping[str, int]) -> Row:
    cells = [_cell_with_number(cell, pages) if place == column else cell for place, cell in enumerate(row.cells)]
    return replace(row, cells=tuple(cells))


def _cell_with_number(cell: Cell, pages: Mapping[str, int]) -> Cell:
    def filled(block: Paragraph) -> Paragraph:
        runs = (replace(run, text=str(pages.get(run.page_of, ""))) if run.page_of else run for run in block.runs)
        return replace(block, runs=tuple(runs))

    return replace(cell, blocks=tuple(filled(one) if isinstance(one, Paragraph) else one for one in cell.blocks))


def _narrower(table: Table) -> Table:
    def others(row: Row) -> Row:
        return replace(row, cells=row.cells[: table.pages] + row.cells[table.pages + 1 :])

    return replace(
        table,
        widths=table.widths[: table.pages] + table.widths[table.pages + 1 :],
        rows=tuple(map(others, table.rows)),
        header=tuple(map(others, table.header)),
        pages=-1,
    )
