"""The body of a Word file, built as text: fast, and free of empty paragraphs and direct formatting.

Each paragraph of the record carries a bookmark `_` + its id around its runs: that survives tracked and untracked edits.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter

from clerk_app.documents.blocks import (
    NUMBERED_ROLES,
    Block,
    Cell,
    CellBlock,
    Heading,
    ListEntry,
    PageBreak,
    Paragraph,
    PlainList,
    Quotation,
    Role,
    Ruling,
    Run,
    Runs,
    SignatureBlock,
    Table,
    TitleBlock,
)
from clerk_app.documents.column_widths import column_widths
from clerk_app.documents.docx.beside import beside_one_another
from clerk_app.documents.docx.columns import padding, within_word
from clerk_app.documents.docx.names import (
    HYPERLINK,
    TABLE_END,
    TABLE_GAP,
    ListKind,
    id_of,
    style_id,
    unnumbered_name,
)
from clerk_app.documents.docx.numbering import (
    HEADING_LEVEL,
    LIST_ROLES,
    OUTLINE_NUM,
    PARAGRAPH_LEVEL,
    SUBHEADING_LEVEL,
    Numbering,
    paragraph_num,
)
from clerk_app.documents.docx.pictures import inline_picture
from clerk_app.documents.docx.rows import RowPart, row_parts
from clerk_app.documents.docx.styles import HEADINGS, TABLE_STYLES
from clerk_app.documents.docx.xml import attribute, begins_from_the_right, bookmark_name, page_number, run, text
from clerk_app.documents.page_numbers import names_pages, sources_in
from clerk_app.documents.style import PageStyle
from clerk_app.documents.units import NOTHING, Length
from clerk_app.domain.links import safe_link, shown_link
from clerk_app.domain.picture import Picture

_LONGEST_ADDRESS = 2079
"""Word does not open a file with a longer one."""
_LONGEST_TIP = 255
_KEEPING = {None: "", True: "<w:keepNext/>", False: '<w:keepNext w:val="0"/>'}
_link_of = attrgetter("link")


@dataclass(slots=True)
class Body:
    """Writes blocks one after another; `pieces` is what was written, `links` the addresses in order of their ids,
    `picture` the logo, `has_page` the sources for which the number of a page may be asked, where one is.
    """

    style: PageStyle
    pieces: list[str] = field(default_factory=list)
    numbering: Numbering = field(init=False)
    links: dict[str, str] = field(default_factory=dict)
    picture: Picture | None = None
    bookmarks: set[str] = field(default_factory=set)
    has_page: Container[str] = frozenset()
    styles: dict[Role, str] = field(init=False)
    new_page: bool = False
    extra_before: Length = NOTHING
    extra_after: Length = NOTHING
    below_table: Length = NOTHING
    after_table: bool = False
    keeps_row: bool = False
    keeps_block: bool = False
    goes_on: bool = False

    def __post_init__(self) -> None:
        self.numbering = Numbering(self.style)
        self.styles = {role: style_id(self.style.text(role)) for role in Role}

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        """Write all blocks."""
        if names_pages(blocks):
            self.has_page = frozenset(sources_in(blocks))
        blocks = beside_one_another(blocks, self.style)
        for block, below in zip(blocks, (*blocks[1:], None), strict=False):
            self._room_beside_tables(block, below)
            self.keeps_block = isinstance(below, SignatureBlock)
            self._block(block)
        if self.after_table:
            self._gap(TABLE_END)

    def _room_beside_tables(self, block: Block, below: Block | None) -> None:
        """What the block needs beyond its style above a table, to which Word gives no room itself, and below one."""
        table, role = self.style.table, _role_of(block)
        self.below_table, self.extra_after = table.after, NOTHING
        if role is None:
            return
        look = self.style.text(role)
        self.below_table = max(table.after, look.before)
        if isinstance(below, Table) and not below.caption and look.after < table.before:
            self.extra_after = table.before

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._numbered_paragraph(block)
            case ListEntry():
                self._list_entry(block)
            case Heading():
                self._heading(block)
            case Quotation():
                signed = self.keeps_block or None
                self._paragraph(self.styles[Role.QUOTATION], block.runs, keep=signed, source=block.source)
            case PlainList():
                for place, entry in enumerate(block.entries):
                    keep = block.keeps(place) or (self.keeps_block and place + 1 == len(block.entries))
                    self._paragraph(self.styles[Role.PLAIN_LIST], entry.runs, keep=keep or None, source=entry.source)
            case Table():
                self._table(block)
            case TitleBlock():
                self._title(block)
            case SignatureBlock():
                self._signature(block)
            case PageBreak():
                self.new_page = True

    def _heading(self, block: Heading) -> None:
        role = HEADINGS[block.level - 1]
        look = self.style.text(role)
        if not block.number:
            self._paragraph(id_of(unnumbered_name(look)), block.runs, source=block.source)
            return
        level = HEADING_LEVEL if block.level == 1 else SUBHEADING_LEVEL
        number = self.numbering.outline(level, self.style.heading_number.printed(block.number))
        if number is None and block.level > 2:
            number = 1
        self._paragraph(self.styles[role], block.runs, _num_pr(level, number), source=block.source)

    def _numbered_paragraph(self, block: Paragraph) -> None:
        num_pr = ""
        if block.number and block.role in NUMBERED_ROLES:
            number = self.numbering.outline(PARAGRAPH_LEVEL, self.style.paragraph_number.printed(block.number))
            if number is None and block.role is not Role.MINUTE:
                number = paragraph_num(self.style)
            num_pr = _num_pr(PARAGRAPH_LEVEL, number)
        elif block.role is Role.MINUTE:
            num_pr = _num_pr(0, 0)
        self._paragraph(
            self.styles[block.role], block.runs, num_pr,
            keep=block.keep_with_next or self.keeps_block or None, source=block.source,
        )  # fmt: skip

    def _list_entry(self, block: ListEntry, *, in_cell: bool = False) -> None:
        kind = ListKind(block.marker, in_cell)
        num_pr = _num_pr(block.level, self.numbering.list_entry(kind, block.level, block.number))
        # In a cell Word would keep the whole row with the next one.
        keep = True if (block.keep_with_next or self.keeps_block) and not in_cell else None
        self._paragraph(kind.style_id(block.level), block.runs, num_pr, keep=keep, source=block.source)

    def _title(self, block: TitleBlock) -> None:
        head = self._logo(block.logo) if block.logo is not None else NOTHING
        if block.own_page:
            self.extra_before = Length(max(self.style.cover_drop - head, NOTHING))
        for place, line in enumerate(block.lines, start=1):
            if place == len(block.lines) and self.style.text(line.role).after < self.style.below_title:
                self.extra_after = self.style.below_title
            self._paragraph(self.styles[line.role], line.runs)
        self.new_page = self.new_page or block.own_page

    def _logo(self, picture: Picture) -> Length:
        """The logo above a title; how much of the page's height it takes."""
        width, height = self.style.size_of(picture)
        self.picture = picture
        self._written(self.styles[Role.LOGO], inline_picture(picture, width, height))
        return Length(height + self.style.text(Role.LOGO).after)

    def _signature(self, block: SignatureBlock) -> None:
        if block.statement:
            self._paragraph(self.styles[Role.SIGNED], block.statement, keep=True)
        # The rule ends at the tab stop of the style; the label stands under it, in the same paragraph.
        for label in block.labels:
            inside = f'<w:r><w:tab/><w:br/></w:r><w:r><w:t xml:space="preserve">{text(label)}</w:t></w:r>'
            self._written(self.styles[Role.SIGNATURE], inside)

    def _table(self, table: Table) -> None:
        is_signed, self.keeps_block = self.keeps_block, False
        parts = list(within_word(table))
        for part in parts:
            self._table_of_word(part, is_signed=is_signed and part is parts[-1])

    def _table_of_word(self, table: Table, *, is_signed: bool) -> None:
        """A table that Word can hold; the last row of one that `is_signed` stays with the lines below it."""
        if table.caption:
            self._paragraph(self.styles[Role.CAPTION], table.caption)
        elif self.after_table:
            # Word joins two tables that nothing stands between.
            self._gap(TABLE_GAP)
        widths = [Length(width).twips for width in column_widths(table, self.style)]
        first_row, first_column = int(bool(table.header)), int(table.row_headers)
        side = padding(self.style.table.padding_side, widths)
        bits = f"{0x600 + 0x20 * first_row + 0x80 * first_column:04X}"
        self.pieces.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{id_of(TABLE_STYLES[table.ruling])}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            + ("" if side == self.style.table.padding_side.twips else _at_the_sides(side))
            + f'<w:tblLook w:val="{bits}" w:firstRow="{first_row}" w:lastRow="0" w:firstColumn="{first_column}" '
            'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            + (f'<w:tblCaption w:val="{attribute("".join(r.text for r in table.caption))}"/>' if table.caption else "")
            + (f'<w:tblDescription w:val="{attribute(table.description)}"/>' if table.description else "")
            + "</w:tblPr><w:tblGrid>"
            + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
            + "</w:tblGrid>"
        )
        shaded = "" if table.ruling is Ruling.NONE else self.style.table.header_fill
        self.after_table = False
        for place, row in enumerate(table.header):
            self._row(RowPart(row, is_whole=True), widths, header=True, fill=shaded if place else "")
        # A row that names the page of something leaves the bookmark to that.
        rows = table.rows if table.pages < 0 else [replace(row, source="") for row in table.rows]
        for place, row in enumerate(rows, start=1):
            is_last = place == len(table.rows)
            for part in row_parts(row, table.widths, table.main):
                # Neither the first row nor the last one is alone on a page.
                is_beside_end = not is_last and place in (1, len(table.rows) - 1)
                keeps = is_beside_end or (is_signed and is_last)
                self.keeps_row = (table.whole and not is_last) or (keeps and part.is_whole)
                self._row(replace(part, is_whole=part.is_whole or table.whole), widths)
        self.keeps_row = False
        self.pieces.append("</w:tbl>")
        self.after_table = True

    def _gap(self, name: str) -> None:
        """An empty paragraph below a table, where Word wants one."""
        page = "<w:pageBreakBefore/>" if self.new_page else ""
        self.pieces.append(f'<w:p><w:pPr><w:pStyle w:val="{id_of(name)}"/>{page}</w:pPr></w:p>')
        self.new_page = self.after_table = False

    def _row(self, part: RowPart, widths: list[int], *, header: bool = False, fill: str = "") -> None:
        facts = ("<w:cantSplit/>" if part.is_whole else "") + ("<w:tblHeader/>" if header else "")
        self.pieces.append(f"<w:tr><w:trPr>{facts}</w:trPr>" if facts else "<w:tr>")
        column = 0
        source = part.row.source
        for place, one in enumerate(part.row.cells, start=1):
            width = sum(widths[column : column + one.span])
            column += one.span
            is_main = place - 1 == part.main % len(part.row.cells)
            self.goes_on = part.continues and is_main
            self._cell(one, width, fill, source, part, is_main=is_main)
            source = ""
        self.pieces.append("</w:tr>")

    def _cell(self, one: Cell, width: int, fill: str, source: str, part: RowPart, *, is_main: bool) -> None:
        # Word gives all cells of a row the room above and below that one of them asks for.
        joined = part.joined
        self.pieces.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
            + (f'<w:gridSpan w:val="{one.span}"/>' if one.span > 1 else "")
            + ("" if is_main else part.merged)
            + (f'<w:tcBorders><w:{joined} w:val="nil"/></w:tcBorders>' if joined and is_main else "")
            + (f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else "")
            + (joined and f'<w:tcMar><w:{joined} w:w="0" w:type="dxa"/></w:tcMar>')
            + "</w:tcPr>"
        )
        for place, block in enumerate(one.blocks):
            self._cell_block(block, source if place == 0 else "")
        if not one.blocks:
            self._paragraph(self.styles[Role.CELL], ())
        self.pieces.append("</w:tc>")

    def _cell_block(self, block: CellBlock, row_source: str) -> None:
        match block:
            case ListEntry():
                self._list_entry(block, in_cell=True)
            case PlainList():
                # What keeps with the next in the first cell of a row would keep the whole row with the next one.
                for entry in block.entries:
                    self._paragraph(self.styles[Role.PLAIN_LIST], entry.runs, source=entry.source)
            case Heading():
                # Word would keep the whole row with the next one, and so row after row.
                style = id_of(unnumbered_name(self.style.text(HEADINGS[block.level - 1])))
                self._paragraph(style, block.runs, keep=False, source=block.source)
            case Paragraph(role=Role.ITEM_NUMBER):
                number = self.numbering.outline(HEADING_LEVEL, self.style.heading_number.printed(block.number))
                look = self.style.text(Role.ITEM_NUMBER)
                num_pr = _num_pr(HEADING_LEVEL, OUTLINE_NUM if number is None else number)
                self._paragraph(self.styles[block.role], (), num_pr, indent=_indent(look.left, look.hanging))
            case Paragraph(number=""):
                num_pr = _num_pr(0, 0) if block.role is Role.MINUTE else ""
                keep, source = block.keep_with_next or None, block.source or row_source
                self._paragraph(self.styles[block.role], block.runs, num_pr, keep=keep, source=source)
            case _:
                self._block(block)

    def _paragraph(
        self, style: str, runs: Runs, num_pr: str = "", *, keep: bool | None = None, source: str = "", indent: str = ""
    ) -> None:
        """A paragraph; `keep` says whether it stays with the next one, None leaves that to its style."""
        if len(runs) == 1 and not runs[0].link:
            inside = self._page_number(runs[0]) if runs[0].page_of else run(runs[0])
        else:
            inside = "".join(self._linked(link, list(one)) for link, one in groupby(runs, _link_of))
        if not inside.isascii() and begins_from_the_right(runs):
            num_pr += "<w:bidi/>"
        self._written(style, self._bookmarked(source, inside) if source else inside, num_pr, keep=keep, indent=indent)

    def _page_number(self, one: Run) -> str:
        """The number of a page, as a field where the paper has the place that it is the page of."""
        return page_number(one.page_of, one.text) if one.page_of in self.has_page else run(one)

    def _written(
        self, style: str, inside: str, num_pr: str = "", *, keep: bool | None = None, indent: str = ""
    ) -> None:
        is_placed = self.new_page or self.extra_before or self.extra_after or self.after_table or self.goes_on
        place = self._placed() if is_placed else ("", "")
        keep = True if self.keeps_row and keep is None else keep
        self.pieces.append(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_KEEPING[keep]}'
            f"{place[0]}{num_pr}{place[1]}{indent}</w:pPr>{inside}</w:p>"
        )

    def _placed(self) -> tuple[str, str]:
        """What the paragraph after a break, on a cover or beside a table needs beyond its style."""
        before = self.extra_before or (self.below_table if self.after_table and not self.new_page else NOTHING)
        page = "<w:pageBreakBefore/>" if self.new_page else ""
        facts = f' w:before="{before.twips}"' if before or self.goes_on else ""
        facts += f' w:after="{self.extra_after.twips}"' if self.extra_after else ""
        self.new_page, self.after_table, self.goes_on = False, False, False
        self.extra_before = self.extra_after = NOTHING
        return page, f"<w:spacing{facts}/>" if facts else ""

    def _linked(self, address: str, runs: Sequence[Run]) -> str:
        """Runs that lead to one address, as one link that says where to."""
        safe = safe_link(address) if address else ""
        leads = bool(safe) and len(safe) <= _LONGEST_ADDRESS
        inside = "".join(run(one, HYPERLINK if leads else "") for one in runs)
        if not leads or not inside:
            return inside
        link = self.links.setdefault(safe, f"link{len(self.links) + 1}")
        tip = attribute(shown_link(safe)[:_LONGEST_TIP])
        return f'<w:hyperlink r:id="{link}" w:tooltip="{tip}" w:history="1">{inside}</w:hyperlink>'

    def _bookmarked(self, source: str, inside: str) -> str:
        # Word wants names to be unique; the first place a record is printed at is where its edits are read back.
        if source in self.bookmarks:
            return inside
        self.bookmarks.add(source)
        place = len(self.bookmarks)
        name = bookmark_name(source)
        return f'<w:bookmarkStart w:id="{place}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{place}"/>'


def _role_of(block: Block) -> Role | None:
    """The role of a block that is one paragraph; None for any other."""
    match block:
        case Paragraph():
            return block.role
        case ListEntry():
            return LIST_ROLES[block.level]
        case Heading():
            return HEADINGS[block.level - 1]
        case _:
            return None


def _at_the_sides(room: int) -> str:
    return f'<w:tblCellMar><w:left w:w="{room}" w:type="dxa"/><w:right w:w="{room}" w:type="dxa"/></w:tblCellMar>'


def _indent(left: Length, hanging: Length) -> str:
    return f'<w:ind w:left="{left.twips}" w:hanging="{hanging.twips}"/>'


def _num_pr(level: int, number: int | None) -> str:
    return "" if number is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
