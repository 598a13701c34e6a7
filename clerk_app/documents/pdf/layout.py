"""Blocks become boxes: text measured and broken, each box with its place in the structure tree."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk_app.documents.blocks import (
    NUMBERED_ROLES,
    Block,
    Cell,
    CellBlock,
    Document,
    Heading,
    ListEntry,
    PageBreak,
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
    runs_in,
    text_of,
)
from clerk_app.documents.column_widths import column_widths
from clerk_app.documents.directions import begins_from_the_right
from clerk_app.documents.pdf.boxes import CellBox, Label, RowBox, TableBox, TextBox, stacked
from clerk_app.documents.pdf.lines import break_lines
from clerk_app.documents.pdf.pages import Box
from clerk_app.documents.pdf.pieces import Piece, Span
from clerk_app.documents.pdf.strings import text_string
from clerk_app.documents.pdf.structure import Element, Outline
from clerk_app.documents.pdf.turned_lines import turned_line
from clerk_app.documents.pdf.typeface import Typefaces
from clerk_app.documents.style import Alignment, PageStyle, TextStyle
from clerk_app.documents.text_rules import language_tag, printable
from clerk_app.domain.links import safe_link
from clerk_app.domain.picture import Picture

HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)
LISTS = (Role.LIST_1, Role.LIST_2, Role.LIST_3)

_CONTINUING = (Role.CONTINUATION, Role.NOTE, *NUMBERED_ROLES)
_LABEL_GAP = 4.0


class Layout:
    """Makes the boxes of one document and its structure tree."""

    def __init__(self, document: Document, style: PageStyle, faces: Typefaces) -> None:
        self.root = Element("Document")
        self._document = document
        self._made: list[Box] = []
        self._style, self._faces = style, faces
        self._width = float(style.page.text_width)
        self._column = (0.0, self._width)
        self._looks = {role: style.text(role) for role in Role}
        self._spans: dict[tuple[TextStyle, Run | None], Span] = {}
        self._outline = Outline(self.root, has_title=_has_title(document.blocks))
        self._starts_page = False
        self._is_first = True
        self._source = ""
        self._page_word = ""

    def boxes(self) -> Iterator[Box]:
        """The boxes in order, made when asked for, so that a long paper is never in memory as a whole."""
        blocks = self._document.blocks
        for block, below in zip(blocks, (*blocks[1:], None), strict=False):
            self._block(block)
            if isinstance(below, SignatureBlock):
                continue  # what is signed has to know how much room the lines to sign on take
            yield from self._made
            self._made.clear()

    def _block(self, block: Block) -> None:
        self._source = _source_of(block)
        match block:
            case Paragraph():
                self._paragraph(block)
            case ListEntry():
                self._list_entry(block)
            case Heading():
                self._heading(block)
            case Quotation():
                self._add(self._text(block.runs, Role.QUOTATION, self._outline.continuation("BlockQuote")))
            case PlainList():
                self._plain_list(block)
            case Table():
                self._table(block)
            case TitleBlock():
                self._title(block)
            case SignatureBlock():
                self._signature(block)
            case PageBreak():
                self._starts_page = not self._is_first

    def _add(self, box: Box) -> None:
        if isinstance(box, TextBox) and not box.lines:
            return
        box.starts_page, self._starts_page, self._is_first = self._starts_page, False, False
        self._made.append(box)

    def _paragraph(self, block: Paragraph) -> None:
        if block.number and block.role in NUMBERED_ROLES:
            label, element = self._outline.numbered()
            printed = self._style.paragraph_number.printed(block.number)
            box = self._text(block.runs, block.role, element, printed, label)
        elif block.role in _CONTINUING:
            box = self._text(block.runs, block.role, self._outline.continuation("P"))
        else:
            box = self._text(block.runs, block.role, self._outline.apart("P"))
        box.keep = box.keep or block.keep_with_next
        if block.aside and self._style.aside:
            column = float(self._style.aside)
            beside = self._outline.continuation("P")
            box.aside = self._text(block.aside, Role.ASIDE, beside, left=self._width - column, width=column)
        self._add(box)

    def _list_entry(self, block: ListEntry) -> None:
        label, element = self._outline.entry(block.marker, block.level, block.number)
        box = self._text(block.runs, LISTS[block.level], element, block.number, label)
        box.keep = box.keep or block.keep_with_next
        self._add(box)

    def _heading(self, block: Heading) -> None:
        role = HEADINGS[block.level - 1]
        printed = self._style.heading_number.printed(block.number)
        element = self._outline.heading(block.level)
        box = self._text(block.runs, role, element, printed, None)
        if not printed:
            box = self._text(block.runs, role, element, flush=True)
        title = " ".join((printed, text_of(block.runs))).strip()
        box.bookmark = (title, block.level - 1)
        self._add(box)

    def _plain_list(self, block: PlainList) -> None:
        listed = self._outline.apart("L")
        for place, entry in enumerate(block.entries):
            body = Element("LBody", Element("LI", listed))
            self._source = entry.source
            box = self._text(entry.runs, Role.PLAIN_LIST, body)
            box.keep = box.keep or block.keeps(place)
            self._add(box)

    def _title(self, block: TitleBlock) -> None:
        titled, head = False, 0.0
        if block.logo is not None:
            head = self._logo(block.logo)
        for place, line in enumerate(block.lines):
            is_title = line.role is Role.TITLE and not titled and self._outline.has_title
            titled = titled or is_title
            box = self._text(line.runs, line.role, self._outline.title() if is_title else self._outline.apart("P"))
            drop = float(self._style.cover_drop) - head if block.own_page and place == 0 else 0.0
            box.drop = max(drop, 0.0)
            if place + 1 == len(block.lines):
                box.keep = box.keep and not block.own_page
                box.look = replace(box.look, after=max(box.look.after, self._style.below_title))
            self._add(box)
        self._starts_page = self._starts_page or (block.own_page and not self._is_first)

    def _logo(self, picture: Picture) -> float:
        """The logo above a title; how much of the page's height it takes."""
        width, height = self._style.size_of(picture)
        look = replace(self._looks[Role.LOGO], leading=height)
        spare = {Alignment.LEFT: 0.0, Alignment.CENTRE: 0.5, Alignment.RIGHT: 1.0}[look.alignment]
        description = f"/Alt {text_string(printable(picture.description))}"
        element = self._outline.apart("Figure", description)
        left = (self._width - width) * spare
        self._add(TextBox(element, Role.LOGO, look, [()], left, width, keep=True, picture=picture))
        return float(height + look.after)

    def _signature(self, block: SignatureBlock) -> None:
        signed = self._made[-1] if self._made else None
        self._lines_to_sign(block)
        if isinstance(signed, TextBox):
            signed.keep = True
        elif isinstance(signed, TableBox):
            lines = [box for box in self._made[self._made.index(signed) + 1 :] if isinstance(box, TextBox)]
            signed.below = float(max(self._style.table.after, lines[0].look.before)) + stacked(lines)

    def _lines_to_sign(self, block: SignatureBlock) -> None:
        statement = self._text(block.statement, Role.SIGNED, self._outline.apart("P"))
        statement.keep = bool(block.labels)
        self._add(statement)
        for place, label in enumerate(block.labels):
            box = self._text(plain(label), Role.SIGNATURE, self._outline.apart("P"))
            box.rule = float(self._style.signature_line)
            box.lines = [(), *box.lines]
            box.keep = place + 1 < len(block.labels)
            self._add(box)

    def _table(self, table: Table) -> None:
        extra = f"/A<</O/Table/Summary {text_string(table.description)}>>" if table.description else ""
        element = self._outline.apart("Table", extra)
        if table.caption:
            self._add(self._text(table.caption, Role.CAPTION, Element("Caption", element)))
        widths = column_widths(table, self._style)
        head = Element("THead", element) if table.header else element
        body = Element("TBody", element)
        self._page_word = _head_of(table, table.pages) if table.pages >= 0 else ""
        header = [self._row(row, widths, Element("TR", head), "Column", every=True) for row in table.header]
        scope = "Row" if table.row_headers else ""
        rows = [self._row(row, widths, Element("TR", body), scope, every=False) for row in table.rows]
        for box in (box for row in rows for cell in row.cells for box in cell.texts) if table.pages >= 0 else ():
            box.is_place = False
        self._add(TableBox(header, rows, table.ruling, table.whole))

    def _row(self, row: Row, widths: Sequence[float], element: Element, scope: str, *, every: bool) -> RowBox:
        cells: list[CellBox] = []
        column = 0
        for place, one in enumerate(row.cells):
            self._source = row.source
            left, width = sum(widths[:column]), sum(widths[column : column + one.span])
            column += one.span
            of_row = scope if every or (place == 0 and one.blocks) else ""
            cells.append(self._cell(one, left, width, element, "Column" if one.heads else of_row))
        return RowBox(cells, heads=any(one.heads for one in row.cells))

    def _cell(self, cell: Cell, left: float, width: float, row: Element, scope: str) -> CellBox:
        span = f"/ColSpan {cell.span}" if cell.span > 1 else ""
        scoped = f"/Scope/{scope}" if scope else ""
        extra = f"/A<</O/Table{scoped}{span}>>" if scoped or span else ""
        element = Element("TH" if scope else "TD", row, extra)
        padding = float(self._style.table.padding_side)
        inside = (left + padding, width - 2 * padding)
        self._column = (left + padding, left + width - padding)
        texts = [box for box in self._cell_texts(cell, element, *inside) if box.lines]
        self._column = (0.0, self._width)
        return CellBox(texts, left, width)

    def _cell_texts(self, cell: Cell, element: Element, left: float, width: float) -> Iterator[TextBox]:
        if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph):
            yield self._cell_text(cell.blocks[0], element, left, width)
            return
        outline = self._outline.in_cell(element)
        for block in cell.blocks:
            yield from self._cell_block(block, outline, left, width)

    def _cell_block(self, block: CellBlock, outline: Outline, left: float, width: float) -> Iterator[TextBox]:
        """What stands in a cell, from the cell's edge on, wherever it would stand on the page."""
        row_source = self._source
        self._source = _source_of(block) or row_source
        yield from self._cell_boxes(block, outline, left, width)
        self._source = row_source

    def _cell_boxes(self, block: CellBlock, outline: Outline, left: float, width: float) -> Iterator[TextBox]:
        match block:
            case Paragraph():
                yield self._cell_text(block, outline.apart("P"), left, width)
            case ListEntry():
                label, body = outline.entry(block.marker, block.level, block.number)
                first, look = self._looks[Role.LIST_1], self._looks[LISTS[block.level]]
                indent = look.left - first.left + first.hanging
                box = self._text(
                    block.runs, LISTS[block.level], body, block.number, label, left=left + indent, width=width - indent
                )
                box.keep = box.keep or block.keep_with_next
                yield box
            case Heading():
                element = outline.heading(block.level)
                box = self._text(block.runs, HEADINGS[block.level - 1], element, left=left, width=width)
                box.bookmark, box.keep = (text_of(block.runs), block.level - 1), True
                yield box
            case Quotation():
                look = self._looks[Role.QUOTATION]
                indent = look.left - self._looks[Role.MINUTE].left
                element = outline.apart("BlockQuote")
                room = width - indent - look.right
                yield self._text(block.runs, Role.QUOTATION, element, left=left + indent, width=room)
            case PlainList():
                listed = outline.apart("L")
                for entry in block.entries:
                    body = Element("LBody", Element("LI", listed))
                    self._source = entry.source or self._source
                    yield self._text(entry.runs, Role.PLAIN_LIST, body, left=left, width=width)

    def _cell_text(self, block: Paragraph, element: Element, left: float, width: float) -> TextBox:
        printed = self._style.paragraph_number.printed(block.number)
        runs = (*plain(f"{printed} "), *block.runs) if printed else block.runs
        if block.role is Role.ITEM_NUMBER:
            runs = plain(self._style.heading_number.printed(block.number))
        box = self._text(runs, block.role, element, left=left, width=width)
        box.source = block.source or self._source
        box.keep = box.keep or block.keep_with_next
        return box

    def _text(
        self,
        runs: Runs,
        role: Role,
        element: Element,
        printed: str = "",
        label_element: Element | None = None,
        *,
        left: float | None = None,
        width: float | None = None,
        flush: bool = False,
    ) -> TextBox:
        """A paragraph in its role's look. A heading's number, which has no element of its own, belongs to its text."""
        look = self._looks[role]
        start = (look.left - look.hanging if flush else float(look.left)) if left is None else left
        room = self._width - start - look.right if width is None else width
        label, shift = self._label(printed, look, start, label_element)
        spans = [(self._span(look, run), printable(run.text)) for run in runs]
        lines = break_lines(spans, room, room - shift if shift else None)
        if label is not None and not lines:
            lines = [()]
        keep = look.keep_with_next
        box = TextBox(element, role, look, lines, start, room, label, shift, keep=keep, source=self._source)
        return self._turned(box, printed) if begins_from_the_right("".join(text for _, text in spans)) else box

    def _turned(self, box: TextBox, printed: str) -> TextBox:
        """A paragraph that runs from the right: what stands on its left and on its right change sides.

        Its number runs from the right as well, with the dot of "1." on the left.
        """
        both = sum(self._column)
        box.from_the_right = True
        box.left = both - (box.left + box.width)
        if box.label is not None:
            line = turned_line(self._plain_span(box.look), " ".join(printable(printed).split()))
            box.label = replace(box.label, line=line, left=both - (box.label.left + box.label.width))
        return box

    def _label(
        self, printed: str, look: TextStyle, start: float, element: Element | None
    ) -> tuple[Label | None, float]:
        """The number in the margin, and how far it pushes the first line where it is too wide for the margin."""
        if not printed:
            return None, 0.0
        span = self._plain_span(look)
        words = [span.typeface.word(word) for word in printable(printed).split()]
        if not words:
            return None, 0.0
        width = sum(wide for wide, _ in words) + span.typeface.space * (len(words) - 1)
        piece = Piece(span, " ".join(encoded for _, encoded in words) + " ", width)
        label = Label((piece,), start - look.hanging, element)
        return label, max(width + _LABEL_GAP - look.hanging, 0.0)

    def _span(self, look: TextStyle, run: Run) -> Span:
        if run == Run(run.text):
            return self._plain_span(look)
        key = (look, run if run.page_of else replace(run, text=""))
        found = self._spans.get(key)
        if found is None:
            link = safe_link(run.link)
            typeface = self._faces.typeface(look.size, bold=look.bold or run.bold, italic=look.italic or run.italic)
            colour = self._style.link_colour if link else look.colour
            language = language_tag(run.language)
            told = f"{self._page_word} {run.text}".strip() if run.page_of else ""
            found = self._spans[key] = Span(
                typeface, colour, run.underline, run.amended, link, language, run.page_of, told
            )
        return found

    def _plain_span(self, look: TextStyle) -> Span:
        found = self._spans.get((look, None))
        if found is None:
            typeface = self._faces.typeface(look.size, bold=look.bold, italic=look.italic)
            found = self._spans[look, None] = Span(typeface, look.colour)
        return found


def _source_of(block: Block | CellBlock) -> str:
    """The id of what a block was made from, empty for what was made for the page."""
    return "" if isinstance(block, (PlainList, Table, SignatureBlock, PageBreak, TitleBlock)) else block.source


def _head_of(table: Table, column: int) -> str:
    """What stands at the head of a column, in a table without cells across columns."""
    return " ".join(text_of(runs) for row in table.header for runs in runs_in(row.cells[column].blocks))


def _has_title(blocks: Sequence[Block]) -> bool:
    """Whether a title stands before the first heading."""
    for block in blocks:
        if isinstance(block, Heading):
            return False
        if isinstance(block, TitleBlock):
            return any(line.role is Role.TITLE and text_of(line.runs).strip() for line in block.lines)
    return False
