"""Papers as plain text: every number, mark and indent as characters, in UTF-8 with line feeds.

A paragraph is one line, however long. Whoever reads it has it wrapped to their own window, braille line or mail; a
phrase is found whole, two versions are compared paragraph by paragraph, and what is pasted elsewhere flows there.
"""

from collections.abc import Iterator, Sequence

from clerk_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    ListEntry,
    Paragraph,
    PlainList,
    Quotation,
    Role,
    Row,
    Run,
    Runs,
    SignatureBlock,
    Table,
    TitleBlock,
    plain,
)
from clerk_app.documents.page_numbers import without_pages
from clerk_app.documents.style import PageStyle
from clerk_app.documents.text_rules import printable
from clerk_app.domain.links import safe_link

_COLUMN = 6
"""Where the text of numbered paragraphs begins."""

_STEP = 3
_IN_THE_MARGIN = frozenset(
    {Role.MINUTE, Role.CONTINUATION, Role.DECISION, Role.ACTION, Role.NOTE, Role.LIST_1, Role.LIST_2, Role.LIST_3}
)
_TO_SIGN_ON = "_" * 30

Part = Sequence[str]
"""Lines that stand together, with a blank line before the next part."""


def write_text(document: Document, style: PageStyle) -> bytes:
    """The paper as text, bold and the like left out; equal input gives equal bytes."""
    parts = ("\n".join(part) for part in _parts(document, style) if any(part))
    lines = "\n\n".join(parts).strip("\n").split("\n")
    return "".join(f"{line.rstrip()}\n" for line in lines).encode()


def _parts(document: Document, style: PageStyle) -> Iterator[Part]:
    furniture = document.furniture
    yield [_words(plain(furniture.banner))]
    if not document.begins_with_title:
        yield [_words(plain(furniture.header))]
    yield from _parts_of_all(without_pages(document.blocks), style)
    yield [_words(plain(furniture.footer))]


def _parts_of_all(blocks: Sequence[Block], style: PageStyle) -> Iterator[Part]:
    """The parts of each block, entries after one another as one."""
    entries: list[str] = []
    for block in blocks:
        if isinstance(block, ListEntry):
            entries.append(_entry(block))
            continue
        yield entries
        entries = []
        yield from _parts_of(block, style)
    yield entries


def _parts_of(block: Block, style: PageStyle) -> Iterator[Part]:
    match block:
        case Heading():
            # A line more than between paragraphs, by which the eye finds it.
            yield ["", _numbered(style.heading_number.printed(block.number), block.runs)]
        case Paragraph():
            beside = [_hung(block.aside, _COLUMN).replace("\n" + " " * _COLUMN, ", ")] if block.aside else []
            yield [_paragraph(block, style), *beside]
        case Quotation():
            yield [_hung(block.runs, _COLUMN + _STEP)]
        case PlainList():
            yield [_hung(entry.runs) for entry in block.entries]
        case Table():
            yield from _table(block, style)
        case TitleBlock():
            yield [_hung(line.runs) for line in block.lines]
        case SignatureBlock():
            yield [_words(block.statement)]
            yield from ([f"{_words(plain(label))}: {_TO_SIGN_ON}"] for label in block.labels)
        case _:
            return


def _paragraph(block: Paragraph, style: PageStyle) -> str:
    number = style.number_format(block.role).printed(block.number)
    if number:
        return _numbered(number, block.runs)
    return _hung(block.runs, _COLUMN if block.role in _IN_THE_MARGIN else 0)


def _numbered(number: str, runs: Runs) -> str:
    if not number:
        return _hung(runs)
    return _hung(runs, _COLUMN, f"{_words(plain(number))} ")


def _entry(block: ListEntry) -> str:
    mark = f"{' ' * (_COLUMN + _STEP * block.level)}{_words(plain(block.number))} "
    return _hung(block.runs, len(mark), mark)


def _table(table: Table, style: PageStyle) -> Iterator[Part]:
    """Without a header a row is a line; with one, each cell has a line that its column's header leads.

    A header across all columns heads them all, and stands above them once.
    """
    yield [_words(table.caption)]
    headers = _headers(table, style)
    if any(_is_laid_out(cell) for row in table.rows for cell in row.cells):
        yield [_side_by_side(row, style) for row in table.header]
        for row in table.rows:
            yield from _laid_out(row, style, table.main)
        return
    is_headed_across = all(len(row.cells) == 1 and len(table.widths) > 1 for row in table.header)
    if is_headed_across or not any(headers):
        yield [_side_by_side(row, style) for row in table.header]
        yield _lines_of(table, style)
        return
    for row in table.rows:
        lines = [_named(headers[place : place + cell.span], _cell(cell, style)) for place, cell in _placed(row)]
        yield [line for line in lines if line]


def _lines_of(table: Table, style: PageStyle) -> Part:
    """A line for each row; where each has a header of its own, what follows it stands in a column."""
    if not table.row_headers:
        return [_side_by_side(row, style) for row in table.rows]
    heads = [_cell(row.cells[0], style) for row in table.rows]
    width = max(map(len, heads), default=0) + 2
    return [
        head.ljust(width) + " | ".join(_cell(cell, style) for cell in row.cells[1:])
        for head, row in zip(heads, table.rows, strict=True)
    ]


def _side_by_side(row: Row, style: PageStyle) -> str:
    return " | ".join(_cell(cell, style) for cell in row.cells)


def _is_laid_out(cell: Cell) -> bool:
    """Whether more than a few words stand in the cell: it is read like a page, not like a table."""
    return any(isinstance(block, Heading | Quotation | PlainList) for block in cell.blocks)


def _laid_out(row: Row, style: PageStyle, main: int) -> Iterator[Part]:
    """What stands in the main cell, one below the other; the first of it is led by what stands before it, and what
    stands behind it comes last.
    """
    place = main % len(row.cells)
    beside, last, behind = row.cells[:place], row.cells[place], row.cells[place + 1 :]
    lead = " ".join(filter(None, (_cell(cell, style) for cell in beside)))
    for part in _parts_of_all(last.blocks, style):
        if lead and any(part):
            place = next(place for place, line in enumerate(part) if line)
            yield [*part[:place], lead.ljust(_COLUMN) + part[place], *part[place + 1 :]]
            lead = ""
        else:
            yield part
    said = (line for cell in behind for line in _parts_of_all(cell.blocks, style))
    yield from ([" " * _COLUMN + ", ".join("\n".join(part).split("\n"))] for part in said if any(part))


def _headers(table: Table, style: PageStyle) -> list[str]:
    """What stands at the head of each column, from the top row down."""
    headers: list[list[str]] = [[] for _ in table.widths]
    for row in table.header:
        for place, cell in _placed(row):
            for column in headers[place : place + cell.span]:
                column.append(_cell(cell, style))
    return [", ".join(filter(None, column)) for column in headers]


def _placed(row: Row) -> Iterator[tuple[int, Cell]]:
    """Each cell with the column that it begins in."""
    column = 0
    for cell in row.cells:
        yield column, cell
        column += cell.span


def _named(headers: Sequence[str], text: str) -> str:
    """A cell's text after the header of its one column; what lies across columns stands for itself."""
    return f"{headers[0]}: {text}" if len(headers) == 1 and headers[0] and text else text


def _cell(cell: Cell, style: PageStyle) -> str:
    lines = (line for part in _parts_of_all(cell.blocks, style) for line in part)
    return " ".join(" ".join(lines).split())


def _hung(runs: Runs, indent: int = 0, mark: str = "") -> str:
    """The text with `mark` before it; it begins at `indent`, and so does what follows a line break."""
    return mark.ljust(indent) + _words(runs).replace("\n", "\n" + " " * indent)


def _words(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text, address = printable(run.text), safe_link(run.link) if run.link else ""
    is_said = not address or address.removeprefix("mailto:") == text
    return text if is_said else f"{text} ({address.removeprefix('mailto:')})"
