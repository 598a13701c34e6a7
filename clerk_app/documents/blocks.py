"""What a page says: a frozen Document of blocks in reading order, which every writer and the preview consume.

A Document holds words, numbers and roles. How they look (fonts, lengths, the dot after a number) is in `style`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from clerk_app.domain.minutes import ListMarker
from clerk_app.domain.picture import Picture


class Role(StrEnum):
    """What a paragraph is, which a house style gives a look and Word a named style."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    DETAIL = "detail"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    BODY = "body"
    MINUTE = "minute"
    CONTINUATION = "continuation"
    DECISION = "decision"
    ACTION = "action"
    NOTE = "note"
    QUOTATION = "quotation"
    LIST_1 = "list_1"
    LIST_2 = "list_2"
    LIST_3 = "list_3"
    PLAIN_LIST = "plain_list"
    CELL = "cell"
    CELL_HEADER = "cell_header"
    CELL_FIGURE = "cell_figure"
    CELL_FIGURE_HEADER = "cell_figure_header"
    CAPTION = "caption"
    ITEM_NUMBER = "item_number"
    SIGNED = "signed"
    SIGNATURE = "signature"
    BESIDE = "beside"
    ASIDE = "aside"
    LOGO = "logo"
    HEADER = "header"
    FOOTER = "footer"
    BANNER = "banner"


NUMBERED_ROLES = (Role.MINUTE, Role.DECISION, Role.ACTION)
"""Roles whose paragraphs may hang a number in the margin, all counting in one sequence."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that look alike; "\\n" is a line break. `language` is a BCP 47 tag, "" means the paper's own.

    `amended` words are underlined too, and say in the file that they are. `page_of`, in a column of pages
    alone, is the source of another block: the run is the number of the page on which that stands, and `text` this
    number as far as it is known.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    amended: bool = False
    link: str = ""
    language: str = ""
    page_of: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3. `number` is bare ("4", "4A"): the style adds the dot. "" is no number."""

    runs: Runs
    level: int = 1
    number: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `number` ("4.2") hangs in the margin and is only for the roles of `NUMBERED_ROLES`; "" is none.

    In a cell of its own an `ITEM_NUMBER` is a number alone ("4"), which counts with those of headings of level 1.
    A `CONTINUATION` stands under the text of the numbered paragraph before it.
    `keep_with_next` asks for the same page as the next block, beyond what the role's style asks.
    `aside` stands beside it in a column at the margin, which only pages of a style with one have.
    """

    runs: Runs
    role: Role = Role.BODY
    number: str = ""
    keep_with_next: bool = False
    source: str = ""
    aside: Runs = ()


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a list at `level` 0 to 2. `number` is what is printed before it ("a.", "iv.", "•").

    Entries after one another with the same marker are one list; a number that does not follow on starts it again.
    `keep_with_next` asks for the same page as the next block.
    """

    runs: Runs
    marker: ListMarker = ListMarker.BULLET
    level: int = 0
    number: str = "•"
    keep_with_next: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words taken over as they stand, set in from both margins."""

    runs: Runs
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlainEntry:
    """One line of a plain list, as a post among those present."""

    runs: Runs
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlainList:
    """Lines under one another without marks, such as those present; a PDF tells assistive technology of a list."""

    entries: tuple[PlainEntry, ...]

    def keeps(self, place: int) -> bool:
        """Whether an entry stays with the next one, so that neither the first nor the last is alone on a page."""
        return place + 1 < len(self.entries) and place in (0, len(self.entries) - 2)


CellBlock = Paragraph | ListEntry | Heading | Quotation | PlainList


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell. `span` is the number of columns it covers; `heads` says that it heads those below it.

    A heading in a cell has no number.
    """

    blocks: tuple[CellBlock, ...]
    span: int = 1
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, left to right; their spans add up to the table's columns."""

    cells: tuple[Cell, ...]
    source: str = ""


class Ruling(StrEnum):
    """Which lines a table has."""

    GRID = "grid"
    ROWS = "rows"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `widths` are shares of the text width, one per column. `header` rows are printed again on each page.

    `caption` stands above the table where it is not empty; `description` is for those who cannot see it.
    `row_headers` makes the first cell of each row its header, where something stands in it. A row may be higher than a
    page: it goes on below the header on the next. `whole` asks for all rows on one page, where they fit on one.
    `main` is the column in which what is read like a page stands, where there is one; the others stand beside it.
    `pages` is the column of numbers of pages, where there is one, which papers without pages leave out; no cell of
    such a table covers several columns.
    """

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    header: tuple[Row, ...] = ()
    caption: Runs = ()
    description: str = ""
    row_headers: bool = False
    ruling: Ruling = Ruling.GRID
    whole: bool = False
    main: int = -1
    pages: int = -1


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Lines to sign on: a statement, then one ruled line per label ("Chair", "Date"). Kept on one page."""

    labels: tuple[str, ...]
    statement: Runs = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class TitleLine:
    """One line of a title block. `role` is TITLE, SUBTITLE or DETAIL."""

    runs: Runs
    role: Role = Role.TITLE


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The title of the paper. With `own_page` it is a cover: a page of its own without header and footer text.

    A `logo` stands at the head of the page, above the title.
    """

    lines: tuple[TitleLine, ...]
    own_page: bool = False
    logo: Picture | None = None


Block = (
    Heading | Paragraph | ListEntry | Quotation | PlainList | Table | SignatureBlock | PageBreak | TitleBlock
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the file says of itself. `created` and `modified` are aware times; `export_id` is a UUID with dashes."""

    title: str
    author: str
    created: datetime
    modified: datetime
    export_id: str
    subject: str = ""
    language: str = "en-GB"
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands on every page. "" prints nothing. `banner` ("DRAFT, not yet approved") stands on the cover as well.

    A first page that begins with the title goes without `header`; a cover goes without `footer` and label too.
    `page_label` holds `{page}` and `{pages}`, each at most once. `initials` are whose initials a line at the foot of
    every page is for. A `logo` stands above the header of each page that does not begin with the title.
    """

    header: str = ""
    footer: str = ""
    page_label: str = "Page {page} of {pages}"
    banner: str = ""
    initials: str = ""
    logo: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole paper, ready to be written. `goes_out_before` are papers that call a meeting, with looks of their own;
    those in `large_print` are for readers who need it.
    """

    metadata: Metadata
    blocks: tuple[Block, ...]
    furniture: Furniture = field(default_factory=Furniture)
    goes_out_before: bool = False
    large_print: bool = False

    @property
    def begins_with_title(self) -> bool:
        """Whether the first page says by itself what the running header says."""
        return bool(self.blocks) and isinstance(self.blocks[0], TitleBlock)

    @property
    def has_cover(self) -> bool:
        """Whether the first page holds the title alone."""
        first = self.blocks[0] if self.blocks else None
        return isinstance(first, TitleBlock) and first.own_page


def plain(text: str) -> Runs:
    """Text without marks; no runs where there is no text."""
    return (Run(text),) if text else ()


def cell(content: str | Runs, role: Role = Role.CELL) -> Cell:
    """A cell of one paragraph."""
    return Cell((Paragraph(plain(content) if isinstance(content, str) else content, role),))


def row(contents: Sequence[str | Runs], role: Role = Role.CELL, source: str = "") -> Row:
    """A row with one paragraph in each cell."""
    return Row(tuple(cell(content, role) for content in contents), source)


def header_row(contents: Sequence[str | Runs]) -> Row:
    """A row of column headers."""
    return row(contents, Role.CELL_HEADER)


def runs_in(blocks: Iterable[Block]) -> Iterator[Runs]:
    """All that is written in blocks, in reading order, paragraph by paragraph."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.runs
                if block.aside:
                    yield block.aside
            case Heading() | ListEntry() | Quotation():
                yield block.runs
            case PlainList():
                yield from (entry.runs for entry in block.entries)
            case Table():
                yield block.caption
                cells = (cell for row in (*block.header, *block.rows) for cell in row.cells)
                yield from runs_in(inside for cell in cells for inside in cell.blocks)
            case SignatureBlock():
                yield block.statement
                yield from (plain(label) for label in block.labels)
            case TitleBlock():
                if block.logo is not None and block.logo.description:
                    yield plain(block.logo.description)
                yield from (line.runs for line in block.lines)
            case PageBreak():
                pass


def text_of(runs: Runs) -> str:
    """The characters of the runs alone."""
    return "".join(run.text for run in runs)
