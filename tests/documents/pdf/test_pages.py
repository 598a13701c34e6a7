"""How a page is filled where it is hard: little room, wide numbers, other looks."""

from collections.abc import Mapping
from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from clerk_app.documents.blocks import (
    Cell,
    Heading,
    ListEntry,
    PageBreak,
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
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.style import Alignment, FontFamily, PageSetup, PageStyle, TextStyle
from clerk_app.documents.units import mm, pt
from tests.documents.papers import LONG, action_table, minute, minutes_paper, paper, tables_paper
from tests.documents.pdf.reading import Tree, page_texts
from tests.page_styles import NUMBERED_BY_ITEM


def styled(**looks: TextStyle) -> PageStyle:
    texts: Mapping[Role, TextStyle] = {
        role: looks.get(role.value, look) for role, look in NUMBERED_BY_ITEM.texts.items()
    }
    return replace(NUMBERED_BY_ITEM, texts=texts)


def left_edges(data: bytes, words: str) -> list[float]:
    """Where the lines that begin with the words begin, in points from the left of the first page."""
    page = pdfium.PdfDocument(data)[0].get_textpage()
    text = page.get_text_range()
    places = [place for place in range(len(text)) if text.startswith(words, place)]
    return [page.get_charbox(place)[0] for place in places]


@pytest.mark.parametrize("height", [90, 70, 60, 55])
def test_a_page_with_hardly_a_line_still_takes_the_whole_paper(height: int) -> None:
    page = PageSetup(height=mm(height))
    style = replace(NUMBERED_BY_ITEM, page=page, cover_drop=pt(0))
    said = "".join(Tree(write_pdf(minutes_paper(), style)).text().split())
    assert said == "".join(Tree(write_pdf(minutes_paper(), NUMBERED_BY_ITEM)).text().split())


def test_a_page_too_small_for_a_table_still_takes_all_its_rows() -> None:
    style = replace(NUMBERED_BY_ITEM, page=PageSetup(height=mm(56)))
    tree = Tree(write_pdf(paper(action_table(3)), style))
    assert tree.of_kind("TD").count("Harbour Master") == 3


def test_a_header_of_most_of_a_page_is_printed_once() -> None:
    tall = Row((Cell(tuple(Paragraph(plain("Column"), Role.CELL_HEADER) for _ in range(40))),))
    table = Table((1,), tuple(row((LONG,)) for _ in range(9)), (tall,))
    pages = page_texts(write_pdf(paper(table), NUMBERED_BY_ITEM))
    assert sum("Column" in page for page in pages) == 1
    assert sum(page.count("The Harbour Master reported") for page in pages) == 9


def test_cells_without_words_are_cells_all_the_same() -> None:
    table = Table((1, 1), (row(("", "")), Row((cell("a"), Cell(()))), row(("b", "c"))))
    assert Tree(write_pdf(paper(table), NUMBERED_BY_ITEM)).of_kind("TD") == ["", "", "a", "", "b", "c"]


def test_a_table_that_hardly_fits_begins_on_the_next_page() -> None:
    for fill in range(38, 46):
        lines = Paragraph((Run("\n".join(["x"] * fill)),))
        pages = page_texts(write_pdf(paper(lines, action_table(2)), NUMBERED_BY_ITEM))
        assert any("Owner" in page and "Harbour Master" in page for page in pages)


def test_a_table_of_header_rows_alone_is_printed() -> None:
    table = Table((1, 1), (), (header_row(("Action", "Owner")),))
    assert Tree(write_pdf(paper(Heading(plain("None")), table), NUMBERED_BY_ITEM)).of_kind("TH") == ["Action", "Owner"]


def test_a_lone_signature_line_is_not_parted_from_its_label() -> None:
    for fill in range(36, 46):
        lines = Paragraph((Run("\n".join(["x"] * fill)),))
        data = write_pdf(paper(lines, SignatureBlock(("Chair",))), NUMBERED_BY_ITEM)
        document = pdfium.PdfDocument(data)
        with_label = next(page for page in document if "Chair" in page.get_textpage().get_text_range())
        assert len([one for one in with_label.get_objects() if one.type == 2]) == 1


def test_an_entry_that_keeps_with_the_next_is_on_its_page() -> None:
    for fill in range(36, 46):
        lines = Paragraph((Run("\n".join(["x"] * fill)),))
        entries = (ListEntry(plain("last but one"), keep_with_next=True), ListEntry(plain("the very last")))
        in_cell = Table((1,), (Row((Cell((lines, *entries)),)),))
        for blocks in ((lines, *entries), (in_cell,)):
            pages = page_texts(write_pdf(paper(*blocks), NUMBERED_BY_ITEM))
            (page,) = (page for page in pages if "last but one" in page)
            assert "the very last" in page


def test_a_list_and_bold_words_in_a_repeated_header_are_drawn_again_as_decoration() -> None:
    head = Row(
        (Cell((Paragraph((Run("What "), Run("was said", bold=True)), Role.CELL_HEADER), ListEntry(plain("in full")))),)
    )
    data = write_pdf(paper(Table((1,), tuple(row((LONG,)) for _ in range(30)), (head,))), NUMBERED_BY_ITEM)
    assert all("in full" in page and "was said" in page for page in page_texts(data))
    assert Tree(data).text().count("in full") == 1


def test_the_second_line_under_a_wide_number_begins_where_others_do() -> None:
    data = write_pdf(paper(minute("1234567.1234567", "word " * 60), minute("1.2", "word")), NUMBERED_BY_ITEM)
    edges = left_edges(data, "word word word") + left_edges(data, "word\r\n")
    assert min(edges) == pytest.approx(
        left_edges(data, "1234567")[0] + NUMBERED_BY_ITEM.text(Role.MINUTE).hanging, abs=2
    )


def test_words_beside_a_number_as_wide_as_the_line_begin_below_it() -> None:
    data = write_pdf(paper(minute("1" * 70, "Constantinople fell")), NUMBERED_BY_ITEM)
    assert Tree(data).of_kind("P") == ["Constantinople fell"]
    assert "Constantinople fell" in page_texts(data)[0].splitlines()[1]


@pytest.mark.parametrize(("alignment", "share"), [(Alignment.LEFT, 0), (Alignment.CENTRE, 0.5), (Alignment.RIGHT, 1)])
def test_a_title_stands_where_its_style_puts_it(alignment: Alignment, share: float) -> None:
    title = replace(NUMBERED_BY_ITEM.text(Role.TITLE), alignment=alignment)
    style = styled(title=title)
    data = write_pdf(paper(TitleBlock((TitleLine(plain("Harbour")),))), style)
    page = pdfium.PdfDocument(data)[0].get_textpage()
    start = page.get_text_range().index("Harbour")
    left, right = page.get_charbox(start)[0], page.get_charbox(start + 6)[2]
    spare = style.page.text_width - (right - left)
    assert left - style.page.left == pytest.approx(spare * share, abs=3)


def test_a_block_after_a_break_is_not_held_by_the_heading_before_it() -> None:
    pages = page_texts(
        write_pdf(paper(Heading(plain("last")), PageBreak(), Paragraph(plain("first"))), NUMBERED_BY_ITEM)
    )
    assert ["last" in page for page in pages] == [True, False]


def test_the_serif_family_borrows_its_empty_box() -> None:
    style = replace(NUMBERED_BY_ITEM, family=FontFamily.IBM_PLEX_SERIF)
    assert Tree(write_pdf(paper(Paragraph(plain("x 👍 y"))), style)).text() == "x 👍 y"


def test_a_paragraph_in_a_cell_prints_its_number_in_line() -> None:
    table = Table((1,), (Row((Cell((minute("4.1", "said"), Paragraph(plain("more"), Role.CELL))),)),))
    assert Tree(write_pdf(paper(table), NUMBERED_BY_ITEM)).of_kind("P") == ["4.1 said", "more"]


def test_numbers_without_a_shape_are_left_out() -> None:
    data = write_pdf(paper(ListEntry(plain("x"), number=" "), ListEntry(plain("y"), number="")), NUMBERED_BY_ITEM)
    assert Tree(data).of_kind("Lbl") == []


def test_looks_are_made_once_a_paper() -> None:
    bold = Paragraph((Run("a", bold=True), Run("b"), Run("c", bold=True)))
    assert Tree(write_pdf(paper(bold, bold), NUMBERED_BY_ITEM)).of_kind("P") == ["abc", "abc"]


def test_cells_of_a_tall_row_go_on_side_by_side() -> None:
    both = row((LONG * 12, LONG * 12))
    pages = page_texts(write_pdf(paper(Table((1, 1), (both,)), furniture=None), NUMBERED_BY_ITEM))
    assert len(pages) == len(page_texts(write_pdf(paper(Table((1, 1), (row((LONG * 12, "")),))), NUMBERED_BY_ITEM)))


def test_spaces_between_runs_are_kept_once() -> None:
    runs = (Run("a  "), Run("  b", bold=True), Run("\n\n"), Run(" c", italic=True))
    assert Tree(write_pdf(paper(Paragraph(runs)), NUMBERED_BY_ITEM)).text().split() == ["a", "b", "c"]


def test_all_blocks_of_the_tables_are_there() -> None:
    tree = Tree(write_pdf(tables_paper(), NUMBERED_BY_ITEM))
    assert tree.of_kind("Caption") == ["Items as a table"]
    assert tree.of_kind("TD")[-3:] == ["Over all columns", "no lines", "at all"]


def test_the_last_row_above_lines_to_sign_on_goes_to_their_page_with_the_row_before_it() -> None:
    parted = 0
    for count in range(20, 40):
        rows = tuple(row((f"Member {place}", "present")) for place in range(count))
        signed = (
            Table((1, 1), rows, (header_row(("Name", "When")),)),
            SignatureBlock(("Clerk", "Date"), plain("So it was.")),
        )
        pages = page_texts(write_pdf(paper(*signed), NUMBERED_BY_ITEM))
        assert "Clerk" in pages[-1]
        assert f"Member {count - 2}" in pages[-1]
        parted += len(pages) - 1
    assert 0 < parted < 20
