"""Papers as plain text."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from clerk_app.documents.blocks import (
    Block,
    Cell,
    CellBlock,
    Furniture,
    Heading,
    ListEntry,
    PageBreak,
    Paragraph,
    PlainEntry,
    PlainList,
    Quotation,
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
from clerk_app.documents.style import NumberFormat
from clerk_app.documents.text import write_text
from clerk_app.domain.minutes import ListMarker
from tests.documents.papers import entries, minute, minutes_paper, paper
from tests.documents.pdf.reading import visible
from tests.page_styles import NUMBERED_BY_ITEM


def written(*blocks: Block, furniture: Furniture | None = None) -> list[str]:
    text = write_text(paper(*blocks, furniture=furniture), NUMBERED_BY_ITEM).decode()
    assert text.endswith("\n")
    return text[:-1].split("\n")


def test_a_heading_has_its_number_and_more_room_than_a_paragraph() -> None:
    assert written(
        TitleBlock((TitleLine(plain("Harbour Trust")), TitleLine(plain("2 March"), Role.SUBTITLE))),
        Heading(plain("ATTENDEES")),
        PlainList((PlainEntry(plain("Harbour Master")), PlainEntry(plain("Clerk")))),
        Heading(plain("Welcome"), number="1"),
        minute("1.1", "The Chair opened the meeting."),
        Paragraph(plain("It was a fine day."), Role.CONTINUATION),
    ) == [
        "Harbour Trust",
        "2 March",
        "",
        "",
        "ATTENDEES",
        "",
        "Harbour Master",
        "Clerk",
        "",
        "",
        "1.    Welcome",
        "",
        "1.1   The Chair opened the meeting.",
        "",
        "      It was a fine day.",
    ]


def test_a_paragraph_is_one_line_however_long() -> None:
    assert written(minute("4A.12", "and so on " * 200)) == ["4A.12 " + ("and so on " * 200).rstrip()]


def test_what_follows_a_line_break_stands_under_the_text() -> None:
    assert written(minute("1.1", "one\ntwo"), ListEntry(plain("a\nb"), ListMarker.LETTER, 1, "a.")) == [
        "1.1   one",
        "      two",
        "",
        "         a. a",
        "            b",
    ]


def test_lists_stand_together_with_their_marks_by_level() -> None:
    assert written(
        *entries(ListMarker.BULLET, ("•",), ("oars",)),
        *entries(ListMarker.ROMAN, ("i.", "ii."), ("long", "short"), level=1),
        Quotation(plain("“Boats.”")),
    ) == ["      • oars", "         i. long", "         ii. short", "", "         “Boats.”"]


def test_a_table_with_a_header_says_before_each_cell_what_it_is() -> None:
    listed = Cell((Paragraph(plain("Kit:"), Role.CELL), ListEntry(plain("oars"), ListMarker.DECIMAL, 0, "1.")))
    table = Table(
        (1, 2),
        (row(("3", "Write to\nthe county")), Row((cell("4"), listed)), row(("5", ""))),
        (header_row(("No.", "Action")),),
        caption=plain("What is to be done"),
    )
    assert written(table) == [
        "What is to be done",
        "",
        "No.: 3",
        "Action: Write to the county",
        "",
        "No.: 4",
        "Action: Kit: 1. oars",
        "",
        "No.: 5",
    ]


def test_a_cell_across_columns_stands_for_itself_and_a_header_across_them_leads_each() -> None:
    both = Row((Cell((Paragraph(plain("Places"), Role.CELL_HEADER),), span=2),))
    wide = Row((Cell((Paragraph(plain("No more were named."), Role.CELL),), span=2),))
    assert written(Table((1, 1), (row(("quay", "basin")), wide), (both, header_row(("dry", "wet"))))) == [
        "Places, dry: quay",
        "Places, wet: basin",
        "",
        "No more were named.",
    ]


def test_a_table_without_a_header_has_its_rows_as_lines() -> None:
    assert written(Table((1, 1), (row(("a", "b")), row(("c", "d"))))) == ["a | b", "c | d"]


def test_rows_with_headers_of_their_own_have_the_rest_in_a_column_under_a_header_across_both() -> None:
    rows = (row(("Date", "4 May")), row(("How to join", "In person")))
    across = Row((replace(cell("Facts", Role.CELL_HEADER), span=2),))
    lines = ["Date         4 May", "How to join  In person"]
    assert written(Table((1, 4), rows, row_headers=True)) == lines
    assert written(Table((1, 4), rows, (across,), row_headers=True)) == ["Facts", "", *lines]


def test_a_link_says_its_address_once_and_one_that_is_unsafe_says_none() -> None:
    runs = (
        Run("the paper", link="https://example.org/a"),
        Run(", "),
        Run("https://example.org/b", link="https://example.org/b"),
        Run(", "),
        Run("ann@example.org", link="mailto:ann@example.org"),
        Run(", "),
        Run("more", link="javascript:alert(1)"),
    )
    assert written(Paragraph(runs)) == [
        "the paper (https://example.org/a), https://example.org/b, ann@example.org, more"
    ]


def test_the_banner_leads_and_lines_to_sign_on_are_drawn() -> None:
    furniture = Furniture(header="Harbour Trust", footer="Minutes", banner="DRAFT")
    signing = SignatureBlock(("Chair", "Date"), plain("A true record:"))
    line = "_" * 30
    assert written(signing, PageBreak(), furniture=furniture) == [
        "DRAFT", "", "Harbour Trust", "", "A true record:", "", f"Chair: {line}", "", f"Date: {line}", "", "Minutes",
    ]  # fmt: skip


def test_a_paper_that_begins_with_its_title_does_not_say_it_twice() -> None:
    title = TitleBlock((TitleLine(plain("Harbour Trust")),))
    assert written(title, furniture=Furniture(header="Harbour Trust")) == ["Harbour Trust"]


def test_the_look_says_how_numbers_are_printed() -> None:
    style = replace(NUMBERED_BY_ITEM, heading_number=NumberFormat(prefix="Item ", suffix=":"))
    assert write_text(paper(Heading(plain("Welcome"), number="1")), style) == b"Item 1: Welcome\n"


def test_lines_have_no_spaces_at_their_ends() -> None:
    lines = write_text(minutes_paper(), NUMBERED_BY_ITEM).decode().split("\n")
    assert [line for line in lines if line != line.rstrip()] == []


@given(st.text())
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    said = write_text(paper(Paragraph(plain(f"a{text}b"))), NUMBERED_BY_ITEM).decode()
    assert visible(said) == visible(f"a{text}b")


def test_a_row_that_holds_headings_and_lists_is_read_like_a_page() -> None:
    ways = [ListEntry(plain(words), number="•") for words in ("One", "Other")]
    said: tuple[CellBlock, ...] = (Heading(plain("Moorings")), Paragraph(plain("Two ways:"), Role.BODY), *ways)
    item = Row((Cell((Paragraph((), Role.ITEM_NUMBER, "2"),)), Cell(said)))
    after = Row((Cell(()), Cell((Heading(plain("Next")), PlainList((PlainEntry(plain("May")),))))))
    head = Row((replace(cell("Item", Role.CELL_HEADER), span=2),))
    table = Table(widths=(1.0, 9.0), header=(head,), rows=(item, after), description="")
    assert written(table) == [
        "Item", "", "", "2.    Moorings", "", "Two ways:", "", "      • One", "      • Other", "", "", "Next", "",
        "May",
    ]  # fmt: skip
