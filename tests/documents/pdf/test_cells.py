"""Items in the cells of a table, as the pages and assistive technology get them."""

from dataclasses import replace

import pytest

from clerk_app.documents.blocks import (
    Heading,
    Paragraph,
    PlainEntry,
    PlainList,
    Role,
    Row,
    Ruling,
    Run,
    Table,
    TitleBlock,
    TitleLine,
    cell,
    header_row,
    plain,
    row,
)
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.style import PageSetup
from clerk_app.documents.units import mm
from tests.documents.boards import table_minutes, web_extract
from tests.documents.papers import LONG, item_row, item_table_paper, paper
from tests.documents.pdf.reading import Tree, page_texts, reader, resolved, visible
from tests.page_styles import ITEM_TABLE, NUMBERED_BY_ITEM

LAST = "Subject number  (Harbour Master)"


def filled(lines: int) -> Paragraph:
    """A paragraph that takes so many lines of a page."""
    return Paragraph((Run("\n".join(["x"] * lines)),))


def test_headings_in_cells_go_on_with_the_levels_of_the_paper() -> None:
    tree = Tree(write_pdf(table_minutes(), ITEM_TABLE))
    assert len(tree.of_kind("H1")) == 1
    assert [visible(one).split(" (")[0] for one in tree.of_kind("H2")][:2] == [
        "Welcome and Introductions", "Terms of Reference",
    ]  # fmt: skip
    titled = paper(Heading(plain("Part"), 1), Table((1, 9), (item_row("1", 1),), row_headers=True))
    lines = [line.strip() for line in Tree(write_pdf(titled, ITEM_TABLE)).lines()]
    assert [line for line in lines if line.startswith("H")] == ["H1 Part", "H1 Subject number 1 (Harbour Master)"]


@pytest.mark.parametrize("lines", range(30, 46))
def test_a_row_that_heads_others_is_never_left_alone_at_the_foot_of_a_page(lines: int) -> None:
    head = Row((replace(cell("Guests", Role.CELL_HEADER), heads=True),))
    table = Table((1,), (row(("Members",)), head, row(("Pilot",))), (header_row(("Attendees",)),))
    pages = page_texts(write_pdf(paper(filled(lines), table), ITEM_TABLE))
    assert [text for text in pages if "Guests" in text] == [text for text in pages if "Pilot" in text]


@pytest.mark.parametrize("lines", range(30, 46))
def test_a_table_that_is_to_stay_whole_stands_on_one_page_with_its_heading(lines: int) -> None:
    rows = tuple(row((str(place), f"Business {place}.")) for place in range(1, 8))
    table = Table((1, 12), rows, ruling=Ruling.NONE, whole=True)
    pages = page_texts(write_pdf(paper(filled(lines), Heading(plain("Agenda of the day")), table), NUMBERED_BY_ITEM))
    held = [text for text in pages if "Business" in text]
    assert len(held) == 1
    assert "Agenda of the day" in held[0]


@pytest.mark.parametrize("lines", range(34, 48))
def test_no_entry_of_a_plain_list_is_alone_on_a_page(lines: int) -> None:
    listed = PlainList(tuple(PlainEntry(plain(f"Member {place}")) for place in range(1, 6)))
    pages = page_texts(write_pdf(paper(filled(lines), Heading(plain("Called")), listed), NUMBERED_BY_ITEM))
    assert all(text.count("Member") != 1 for text in pages)
    assert ["Member 1" in text for text in pages] == ["Called" in text for text in pages]


def test_a_whole_table_that_no_page_holds_breaks_like_any_other() -> None:
    rows = tuple(row((str(place), f"Business {place}.")) for place in range(1, 90))
    table = Table((1, 12), rows, ruling=Ruling.NONE, whole=True)
    pages = page_texts(write_pdf(paper(filled(3), Heading(plain("Agenda of the day")), table), NUMBERED_BY_ITEM))
    assert "Business 1." in pages[0]
    assert "Business 89." in pages[-1]


def test_lists_and_numbers_in_cells_are_lists_and_row_headers() -> None:
    lines = [line.strip() for line in Tree(write_pdf(item_table_paper(1, 0), ITEM_TABLE)).lines()]
    start = lines.index("TH 1.")
    assert lines[start - 1] == "TR"
    assert [line.split(" ")[0] for line in lines[start : start + 11]] == [
        "TH", "TD", "H2", "L", "LI", "Lbl", "LBody", "P", "LI", "Lbl", "LBody",
    ]  # fmt: skip
    after = lines[start:]
    assert "BlockQuote We want boats." in after
    assert after.index("LBody Cook") > after.index("LBody Pilot")
    last = len(lines) - 1 - lines[::-1].index("TR")
    assert lines[last + 1] == "TD", "a cell without a number heads no row"


def test_the_items_are_in_the_outline() -> None:
    outline = reader(write_pdf(item_table_paper(2, 1), ITEM_TABLE)).outline
    titles = [str(one["/Title"]) for one in outline if isinstance(one, dict)]
    assert titles == ["Subject number 1 (Harbour Master)", "Subject number 2 (Harbour Master)", LAST]


def test_a_row_goes_on_over_pages_below_the_header_with_no_number() -> None:
    data = write_pdf(item_table_paper(1, 24), ITEM_TABLE)
    pages = page_texts(data)
    assert len(pages) > 2
    assert all("Item" in page.splitlines() for page in pages)
    assert ["\n1." in page for page in pages] == [True] + [False] * (len(pages) - 1)
    assert Tree(data).of_kind("TH") == ["Item", "1."]
    assert Tree(data).text().count("The Harbour Master reported") == 24 + 2 + 1 + 2


@pytest.mark.parametrize("fill", range(26, 44))
def test_neither_number_nor_heading_is_parted_from_the_text(fill: int) -> None:
    table = Table((1, 9), (item_row("7", 9),), row_headers=True)
    pages = page_texts(write_pdf(paper(filled(fill), table), ITEM_TABLE))
    (with_number,) = [page for page in pages if "\n7." in f"\n{page}"]
    assert "Subject number 7" in with_number
    assert "The Harbour Master reported" in with_number


@pytest.mark.parametrize("fill", range(26, 44))
def test_no_line_of_a_paragraph_in_a_cell_stands_alone_on_a_page(fill: int) -> None:
    whole = write_pdf(paper(Table((1, 9), (item_row("7", 1),))), ITEM_TABLE)
    lines = next(page for page in page_texts(whole) if "dredging" in page).splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("The Harbour Master reported"))
    second = next(line for line in lines[first + 1 :])
    pages = page_texts(write_pdf(paper(filled(fill), Table((1, 9), (item_row("7", 9),))), ITEM_TABLE))
    for page in pages:
        said = page.splitlines()
        heads = [place for place, line in enumerate(said) if line == lines[first]]
        assert all(place + 1 < len(said) and said[place + 1] == second for place in heads)


@pytest.mark.parametrize("height", [297, 90, 70, 56])
def test_a_page_with_hardly_a_line_still_takes_all_items(height: int) -> None:
    style = replace(ITEM_TABLE, page=PageSetup(height=mm(height)))
    said = "".join(Tree(write_pdf(item_table_paper(2, 2), style)).text().split())
    assert said.count("Wewantboats.") == 3
    assert said.count("".join(LONG.split())) == 4 + 1 + 6


def test_what_leads_into_a_list_in_a_cell_stays_with_its_first_entry() -> None:
    lead_in = Paragraph(plain("As follows:"), Role.CONTINUATION, keep_with_next=True)
    row = item_row("7", 0)
    content = replace(
        row.cells[1], blocks=(*(Paragraph(plain(LONG)) for _ in range(3)), lead_in, *row.cells[1].blocks[1:])
    )
    table = Table((1, 9), (replace(row, cells=(row.cells[0], content)),))
    for fill in range(24, 40):
        pages = page_texts(write_pdf(paper(filled(fill), table), ITEM_TABLE))
        (with_lead,) = [page for page in pages if "As follows:" in page]
        assert "1)" in with_lead


def test_amended_words_are_underlined_and_say_so() -> None:
    tree = Tree(write_pdf(web_extract(), NUMBERED_BY_ITEM))
    assert tree.of_kind("Span") == ["with those whom the Board had added,"]
    data = write_pdf(paper(Paragraph((Run("a "), Run("b", amended=True)))), NUMBERED_BY_ITEM)
    assert "/TextDecorationType /Underline" in spans(data)


def spans(data: bytes) -> str:
    """The attributes of the elements that are spans."""
    found: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if node.get("/S") == "/Span":
                found.append(" ".join(f"{key} {value}" for key, value in node["/A"].items()))
            kids = node.get("/K", [])
            for kid in kids if isinstance(kids, list) else [kids]:
                walk(kid.get_object() if hasattr(kid, "get_object") else kid)

    walk(resolved(resolved(reader(data).trailer["/Root"])["/StructTreeRoot"]))
    return "; ".join(found)


def test_a_list_that_begins_again_with_a_bracket_is_another_list() -> None:
    blocks = item_row("1", 0).cells[1].blocks[1:3]
    data = write_pdf(paper(TitleBlock((TitleLine(plain("x")),)), *blocks, *blocks), NUMBERED_BY_ITEM)
    assert len(Tree(data).of_kind("L")) == 2
