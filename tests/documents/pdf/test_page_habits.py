"""Habits of a good page, held on papers drawn at random: nothing alone, nothing parted that belongs together."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given, settings

from clerk_app.documents.blocks import (
    Cell,
    Document,
    ListEntry,
    Paragraph,
    Role,
    Row,
    Run,
    SignatureBlock,
    Table,
    TitleBlock,
    TitleLine,
    cell,
    header_row,
    plain,
    row,
)
from clerk_app.documents.pdf.boxes import RowBox, TableBox, TextBox
from clerk_app.documents.pdf.brush import Brush
from clerk_app.documents.pdf.file import new_document
from clerk_app.documents.pdf.fonts import Fonts
from clerk_app.documents.pdf.furniture import FurnitureMaker
from clerk_app.documents.pdf.layout import HEADINGS, Layout
from clerk_app.documents.pdf.pages import Box, Pages
from clerk_app.documents.pdf.typeface import Typefaces
from clerk_app.documents.style import PageStyle
from tests.counts import examples
from tests.documents.drawn_papers import drawn_papers
from tests.documents.papers import LONG, minute, paper
from tests.page_styles import NUMBERED_BY_ITEM, PAGE_STYLES

CLOSE = 0.1
FOR_PAGES = settings(max_examples=examples(40, 400), deadline=None)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a paragraph on a page, and between which heights."""

    box: TextBox
    page: int
    first: int
    end: int
    top: float
    decoration: bool

    @property
    def foot(self) -> float:
        return self.top - (self.end - self.first) * self.box.look.leading


@dataclass(repr=False)
class Laid:
    """A paper on its pages: what was laid, and where each stretch of each paragraph stands."""

    style: PageStyle
    boxes: list[Box] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)

    def of(self, box: TextBox) -> list[Stretch]:
        return [one for one in self.stretches if one.box is box and not one.decoration]

    def on_page(self, page: int) -> list[Stretch]:
        return [one for one in self.stretches if one.page == page]

    @property
    def height(self) -> float:
        return float(self.style.page.height - self.style.page.top - self.style.page.bottom)

    @property
    def pages(self) -> int:
        return max(one.page for one in self.stretches) + 1


def laid(document: Document, style: PageStyle = NUMBERED_BY_ITEM) -> Laid:
    """The paper as the writer lays it, with a note of each stretch that is drawn."""
    found = Laid(style)
    faces, brush = Typefaces(Fonts(new_document(), style.family)), Brush(style)
    furniture = FurnitureMaker(style, document, faces, brush)
    pages = Pages(style, brush, top=furniture.top, bottom=furniture.bottom)
    draw = pages.brush.text

    def note(box: TextBox, first: int, end: int, top: float, *, decoration: bool = False) -> None:
        found.stretches.append(Stretch(box, pages.brush.page.number, first, end, top, decoration))
        draw(box, first, end, top, decoration=decoration)

    pages.brush.text = note  # type: ignore[method-assign]  # a note of what is drawn, which is drawn all the same
    for box in Layout(document, style, faces).boxes():
        found.boxes.append(box)
    pages.lay(iter(found.boxes))
    return found


def texts(box: Box | RowBox) -> list[TextBox]:
    if isinstance(box, TextBox):
        return [box]
    rows = [box] if isinstance(box, RowBox) else [*box.header, *box.rows]
    return [text for one in rows for cell_box in one.cells for text in cell_box.texts]


def first_page(paper_: Laid, box: Box | RowBox) -> int | None:
    return min((one.page for text in texts(box) for one in paper_.of(text)), default=None)


def last_page(paper_: Laid, box: Box | RowBox) -> int | None:
    return max((one.page for text in texts(box) for one in paper_.of(text)), default=None)


@FOR_PAGES
@given(drawn_papers())
def test_every_line_is_drawn_once_and_in_its_order(document: Document) -> None:
    found = laid(document)
    for box in (text for one in found.boxes for text in texts(one)):
        stretches = found.of(box)
        assert [place for one in stretches for place in range(one.first, one.end)] == list(range(len(box.lines)))
        assert [one.page for one in stretches] == sorted(one.page for one in stretches)


@FOR_PAGES
@given(drawn_papers())
def test_nothing_stands_in_the_margins_or_on_something_else(document: Document) -> None:
    found = laid(document)
    page = found.style.page
    for one in found.stretches:
        assert one.top <= page.height - page.top + CLOSE
        assert one.foot >= page.bottom - CLOSE
    in_tables = {id(text) for box in found.boxes if isinstance(box, TableBox) for text in texts(box)}
    for number in range(found.pages):
        on_page = [one for one in found.on_page(number) if id(one.box) not in in_tables]
        assert all(above.foot >= below.top - CLOSE for above, below in pairwise(on_page))


@FOR_PAGES
@given(drawn_papers())
def test_no_line_of_a_paragraph_stands_alone_on_a_page(document: Document) -> None:
    found = laid(document)
    for box in (text for one in found.boxes for text in texts(one)):
        parts = found.of(box)
        assert len(parts) == 1 or all(one.end - one.first >= 2 for one in parts)


@FOR_PAGES
@given(drawn_papers())
def test_what_keeps_with_the_next_ends_on_the_page_where_that_begins(document: Document) -> None:
    found = laid(document)
    for chain in chains(found):
        pages = [(last_page(found, above), first_page(found, below)) for above, below in pairwise(chain)]
        assert (
            all(None in (last, first) or last == first for last, first in pages) or needed(found, chain) > found.height
        )


def chains(found: Laid) -> list[list[Box]]:
    """Boxes that are to stay together: each but the last asks for the page of the next."""
    made: list[list[Box]] = [[]]
    for box in found.boxes:
        if made[-1] and (box.starts_page or not (isinstance(made[-1][-1], TextBox) and made[-1][-1].keep)):
            made.append([])
        made[-1].append(box)
    return [chain for chain in made if len(chain) > 1]


def needed(found: Laid, chain: list[Box]) -> float:
    """The room that a chain takes if it is not broken at all."""
    table = found.style.table
    rows = sum(
        max((sum(text.height + 20 for text in one.texts) for one in row_box.cells), default=0) + 20
        for box in chain if isinstance(box, TableBox) for row_box in (*box.header, *box.rows)
    )  # fmt: skip
    return (
        rows
        + sum(box.height + box.look.before + box.look.after for box in chain if isinstance(box, TextBox))
        + (table.before + table.after)
    )


@FOR_PAGES
@given(drawn_papers())
def test_no_heading_is_the_last_thing_on_a_page(document: Document) -> None:
    found = laid(document)
    tables = (box for box in found.boxes if isinstance(box, TableBox))
    ends = [one.texts[-1] for table in tables for each in table.rows for one in each.cells if one.texts]
    for number in range(found.pages - 1):
        last = min((one for one in found.on_page(number) if not one.decoration), key=lambda one: one.foot, default=None)
        if last is None or last.box.role not in HEADINGS or any(last.box is end for end in ends):
            continue
        chain = next((chain for chain in chains(found) if any(last.box in texts(box) for box in chain)), None)
        is_cut_by_page = any(above is last.box and below.starts_page for above, below in pairwise(found.boxes))
        assert is_cut_by_page or (chain is not None and needed(found, chain) > found.height)


@FOR_PAGES
@given(drawn_papers())
def test_the_head_of_a_table_stands_on_each_page_that_it_goes_over(document: Document) -> None:
    found = laid(document)
    for table in (box for box in found.boxes if isinstance(box, TableBox) and box.header):
        heads = [text for one in table.header for text in texts(one)]
        pages = {one.page for row_box in table.rows for text in texts(row_box) for one in found.of(text)}
        for page in pages:
            there = [one for one in found.on_page(page) if one.box in heads]
            assert len(there) == len(heads)
            assert all(one.decoration for one in there) or page == first_page(found, table)


@FOR_PAGES
@given(drawn_papers())
def test_a_low_row_is_never_broken_and_no_row_leaves_a_cell_behind(document: Document) -> None:
    found = laid(document)
    for table in (box for box in found.boxes if isinstance(box, TableBox)):
        for row_box in table.rows:
            heights = [sum(text.height + 14 for text in one.texts) for one in row_box.cells]
            pages = {one.page for text in texts(row_box) for one in found.of(text)}
            assert len(pages) <= 1 or max(heights) > 0.15 * found.height
            firsts = {min(one.page for one in found.of(inside.texts[0])) for inside in row_box.cells if inside.texts}
            assert len(firsts) <= 1, "the cells of a row begin on one page"


@FOR_PAGES
@given(drawn_papers())
def test_the_lines_to_sign_on_stand_on_one_page_with_some_of_what_is_signed(document: Document) -> None:
    found = laid(document)
    signed = found.boxes[-3:]
    (page,) = {one.page for box in signed for text in texts(box) for one in found.of(text)}
    before = found.boxes[-4]
    broken_before = signed[0].starts_page
    on_page = [one for one in found.on_page(page) if not any(one.box is box for box in signed) and not one.decoration]
    assert on_page or broken_before or (isinstance(before, TableBox) and last_page(found, before) != page)


@pytest.mark.parametrize("key", PAGE_STYLES)
@settings(max_examples=examples(8, 60), deadline=None)
@given(document=drawn_papers())
def test_the_habits_hold_in_every_house_style(key: str, document: Document) -> None:
    found = laid(document, PAGE_STYLES[key])
    for box in (text for one in found.boxes for text in texts(one)):
        parts = found.of(box)
        assert len(parts) == 1 or all(one.end - one.first >= 2 for one in parts)
        assert [place for one in parts for place in range(one.first, one.end)] == list(range(len(box.lines)))
    for chain in chains(found):
        pages = [(last_page(found, above), first_page(found, below)) for above, below in pairwise(chain)]
        assert (
            all(None in (last, first) or last == first for last, first in pages) or needed(found, chain) > found.height
        )


@pytest.mark.parametrize("key", PAGE_STYLES)
@pytest.mark.parametrize("words", range(2, 40, 3))
def test_in_a_cell_what_keeps_with_the_next_and_is_higher_than_a_page_leaves_no_line_alone(
    key: str, words: int
) -> None:
    heading = ListEntry(plain(" ".join(["extraordinary"] * 120)), level=2, keep_with_next=True)
    inside = Cell((heading, Paragraph(plain(" ".join(["quay"] * words)), Role.CELL)))
    found = laid(paper(Table((1, 9), (Row((inside, cell("The"))),))), PAGE_STYLES[key])
    entry, after = texts(found.boxes[0])[:2]
    for box in (entry, after):
        assert all(one.end - one.first >= 2 or len(box.lines) == 1 for one in found.of(box))
    assert last_page(found, entry) == first_page(found, after), "its last lines stand with what follows"
    assert last_page(found, entry) != 0


@pytest.mark.parametrize("lines", range(20, 46))
def test_a_caption_stays_with_a_row_that_keeps_much_together_at_its_beginning(lines: int) -> None:
    entry = ListEntry(plain(LONG * 3), keep_with_next=True)
    inside = Cell((entry, Paragraph(plain("The"), Role.CELL)))
    table = Table((1, 3), (Row((cell("1"), inside)),), caption=plain("A table"))
    found = laid(paper(filled(lines), table))
    caption, box = found.boxes[1:3]
    assert last_page(found, caption) == first_page(found, box)


@pytest.mark.parametrize("key", PAGE_STYLES)
def test_what_follows_a_title_stands_well_below_it(key: str) -> None:
    style = PAGE_STYLES[key]
    title = TitleBlock((TitleLine(plain("Harbour Trust")), TitleLine(plain("Decisions"), Role.SUBTITLE)))
    found = laid(paper(title, Paragraph(plain("None."))), style)
    above, below = found.stretches[-2:]
    assert above.foot - below.top == pytest.approx(float(style.below_title), abs=CLOSE)
    assert style.below_title >= 14


def filled(lines: int) -> Paragraph:
    return Paragraph((Run("\n".join(["x"] * lines)),))


@pytest.mark.parametrize("lines", range(30, 46))
def test_the_lines_to_sign_on_take_the_last_lines_of_a_long_paragraph_along(lines: int) -> None:
    found = laid(paper(filled(lines), minute("1.1", LONG * 2), SignatureBlock(("Chair",), plain("Signed:"))))
    said, statement, _ = found.boxes[1:]
    assert isinstance(said, TextBox)
    assert isinstance(statement, TextBox)
    (page,) = {one.page for one in found.of(statement)}
    there = [one for one in found.of(said) if one.page == page]
    assert sum(one.end - one.first for one in there) >= 2


@pytest.mark.parametrize("lines", range(30, 46))
def test_the_lines_to_sign_on_take_the_last_row_of_a_table_along(lines: int) -> None:
    table = Table((1, 1), tuple(row((f"action {n}", "Clerk")) for n in range(4)), (header_row(("What", "Who")),))
    found = laid(paper(filled(lines), table, SignatureBlock(("Chair", "Date"), plain("Signed:"))))
    box, statement = found.boxes[1], found.boxes[2]
    assert isinstance(box, TableBox)
    assert last_page(found, box.rows[-1]) == first_page(found, statement)


@pytest.mark.parametrize("lines", range(24, 46))
def test_a_long_paragraph_that_keeps_with_the_next_is_broken_rather_than_moved(lines: int) -> None:
    lead_in = Paragraph(plain(LONG * 3), keep_with_next=True)
    found = laid(paper(filled(lines), lead_in, Paragraph(plain("As follows."))))
    first, after = found.boxes[1:]
    assert isinstance(first, TextBox)
    assert last_page(found, first) == first_page(found, after)
    room = found.height - (lines + 1) * first.look.leading
    if room > 4 * first.look.leading:
        assert first_page(found, first) == 0, "what has room for some of it is not left empty"


@pytest.mark.parametrize("lines", range(86, 100))
def test_the_lines_to_sign_on_are_not_alone_after_a_paragraph_longer_than_a_page(lines: int) -> None:
    found = laid(paper(filled(lines), SignatureBlock(("Chair", "Date"), plain("Signed as a true record:"))))
    (page,) = {one.page for one in found.of(found.boxes[1])}  # type: ignore[arg-type]  # the statement is a text
    there = [one for one in found.on_page(page) if one.box is found.boxes[0]]
    assert sum(one.end - one.first for one in there) >= 2


@pytest.mark.parametrize("count", [2, 3, 12])
@pytest.mark.parametrize("lines", range(22, 46))
def test_no_low_row_of_a_table_is_alone_on_a_page(lines: int, count: int) -> None:
    table = Table((1, 1), tuple(row((f"action {n}", "Clerk")) for n in range(count)), (header_row(("What", "Who")),))
    found = laid(paper(filled(lines), table, minute("1.1", "After.")))
    box = found.boxes[1]
    assert isinstance(box, TableBox)
    pages = [first_page(found, one) for one in box.rows]
    assert pages[0] == pages[1]
    assert pages[-1] == pages[-2]
