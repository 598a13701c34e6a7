"""Numbers of pages in a table: right on every page of a PDF, a field in Word, left out where there are no pages."""

import io
import re
import zipfile
from dataclasses import replace

import pytest

from clerk_app.documents.blocks import (
    Block,
    Document,
    Heading,
    ListEntry,
    PageBreak,
    Paragraph,
    PlainEntry,
    PlainList,
    Role,
    Run,
    SignatureBlock,
    Table,
    header_row,
    plain,
    row,
    runs_in,
    text_of,
)
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.docx import write_docx
from clerk_app.documents.html import write_html
from clerk_app.documents.page_numbers import sources_in, with_pages, without_pages
from clerk_app.documents.pdf import lay_pdf, write_pdf
from clerk_app.documents.style import page_style
from clerk_app.documents.text import write_text
from clerk_app.domain.house_style import USUAL, ActionPlacement, HouseStyle, ItemLayout
from clerk_app.domain.record import MeetingRecord
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.papers import paper
from tests.documents.pdf.reading import Tree, page_texts, reader, resolved
from tests.documents.word_check import faults, opened
from tests.page_styles import NUMBERED_BY_ITEM

WITH_PAGES = replace(USUAL, cover=False, actions_first=True, action_pages=True, actions=ActionPlacement.INLINE)


def naming(*sources: str) -> Table:
    """A table with a row for each source, whose second column says on which page that stands."""
    rows = tuple(row((f"Task {one}", (Run("", page_of=one),)), source=one) for one in sources)
    return Table((3, 1), rows, (header_row(("Task", "Page")),), description="Tasks", pages=1)


def on_three_pages() -> Document:
    """A table on the first page; "a" begins on the second, "b" on the third."""
    blocks: tuple[Block, ...] = (
        naming("a", "b"),
        PageBreak(),
        Paragraph(plain("The quay was measured."), source="a"),
        PageBreak(),
        Paragraph(plain("The ferry was bought."), source="b"),
    )
    return paper(*blocks)


def fields(data: bytes) -> list[tuple[str, str]]:
    """Each field that names a page: the bookmark it goes by, and what it shows until Word has counted."""
    body = opened(data).parts["word/document.xml"].decode()
    return re.findall(r'dirty="true"/>.*? PAGEREF (\S+) \\h </w:instrText>.*?<w:t>(\d*)</w:t>', body)


def test_a_pdf_names_the_page_on_which_each_thing_begins() -> None:
    document = on_three_pages()
    assert lay_pdf(document, NUMBERED_BY_ITEM).pages == {"a": 2, "b": 3}
    first, *_ = page_texts(write_pdf(document, NUMBERED_BY_ITEM))
    assert first.split()[:8] == ["Task", "Page", "Task", "a", "2", "Task", "b", "3"]


def test_a_number_in_a_pdf_is_a_link_to_its_place_that_says_where_it_leads() -> None:
    data = write_pdf(on_three_pages(), NUMBERED_BY_ITEM)
    pages = reader(data).pages
    links = [resolved(one) for one in resolved(pages[0]["/Annots"])]
    assert [one["/Contents"] for one in links] == ["Page 2", "Page 3"]
    led_to = [one["/Dest"] for one in links]
    assert [resolved(dest[0]) for dest in led_to] == [pages[1], pages[2]]
    assert all(dest[1] == "/XYZ" and float(dest[3]) > 600 for dest in led_to)
    assert [line.strip() for line in Tree(data).lines() if "Link" in line] == ["Link 2", "Link 3"]


def test_numbers_are_right_where_the_table_itself_moves_what_it_names_to_the_next_page() -> None:
    names = [f"s{place}" for place in range(60)]
    document = paper(naming(*names), *(Paragraph(plain(f"Point {one}."), source=one) for one in names))
    laid = lay_pdf(document, NUMBERED_BY_ITEM)
    for place, text in enumerate(page_texts(laid.data), start=1):
        for one in names:
            assert (laid.pages[one] == place) == (f"Point {one}." in text)
    shown = re.findall(r"Task s\d+\s+(\d+)", " ".join(page_texts(laid.data)))
    assert shown == [str(laid.pages[one]) for one in names]


def test_what_stands_nowhere_has_no_number_and_no_link() -> None:
    document = paper(naming("gone"), Paragraph(plain("The quay was measured."), source="a"))
    data = write_pdf(document, NUMBERED_BY_ITEM)
    assert "/Annots" not in reader(data).pages[0]
    word = write_docx(document, NUMBERED_BY_ITEM)
    assert fields(word) == []
    assert faults(word) == []


def test_word_counts_the_page_of_the_bookmark_at_the_paragraph_and_not_of_the_row_that_names_it() -> None:
    document = with_pages(on_three_pages(), {"a": 2, "b": 3})
    data = write_docx(document, NUMBERED_BY_ITEM)
    assert fields(data) == [("_a", "2"), ("_b", "3")]
    body = opened(data).parts["word/document.xml"].decode()
    assert re.findall(r'w:name="(_\w)"/><w:r><w:t[^>]*>([^<]*)', body) == [
        ("_a", "The quay was measured."),
        ("_b", "The ferry was bought."),
    ]
    assert faults(data) == []


def test_a_field_for_a_bookmark_that_is_not_there_is_seen() -> None:
    data = write_docx(on_three_pages(), NUMBERED_BY_ITEM)
    package = opened(data)
    assert [fault for fault in faults(data) if "field" in fault] == []
    body = package.parts["word/document.xml"].replace(b'w:name="_a"', b'w:name="_c"')
    assert any("PAGEREF _a" in fault for fault in faults(repacked(data, body)))


def repacked(data: bytes, body: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return out.getvalue()


def test_papers_without_pages_leave_the_column_out() -> None:
    document = on_three_pages()
    (table, *_) = without_pages(document.blocks)
    assert isinstance(table, Table)
    assert (table.widths, table.pages) == ((3,), -1)
    assert [text_of(runs) for runs in runs_in([table])] == ["", "Task", "Task a", "Task b"]
    assert b"Page" not in write_html(document, NUMBERED_BY_ITEM).partition(b"<main>")[2]
    assert b"Page" not in write_text(document, NUMBERED_BY_ITEM)


def test_a_page_may_be_named_for_any_paragraph_wherever_it_stands() -> None:
    cells = Table((1,), (row(("x",), source="row"),))
    inside = replace(cells, rows=(replace(cells.rows[0], cells=(replace(cells.rows[0].cells[0], blocks=(
        Heading(plain("h"), source="heading"), ListEntry(plain("e"), source="entry"))),)),))  # fmt: skip
    people = PlainList((PlainEntry(plain("p"), "person"), PlainEntry(plain("q"))))
    blocks = (naming("x"), inside, people, SignatureBlock(("Chair",)), Paragraph(plain("t"), source="text"))
    assert list(sources_in(blocks)) == ["heading", "entry", "person", "text"]


def ferry(build: RecordBuilder) -> MeetingRecord:
    """Two items a page and more apart, each with an action."""
    build.item("Ferry")
    build.action("Write to the owner.", "Pilot")
    build.item("Quay")
    for place in range(50):
        build.block(f"Stone {place} was looked at.")
    build.action("Measure it.", "Mason")
    return build.record()


@pytest.mark.parametrize("actions", list(ActionPlacement))
@pytest.mark.parametrize("items", list(ItemLayout))
def test_the_table_of_actions_names_the_page_on_which_each_arose(
    build: RecordBuilder, actions: ActionPlacement, items: ItemLayout
) -> None:
    style = replace(WITH_PAGES, actions=actions, items=items)
    document, look = compose_minutes(ferry(build), style, MADE_AT, EXPORT_ID), page_style(style)
    laid = lay_pdf(document, look)
    told = [place for place, text in enumerate(page_texts(laid.data), start=1) if "easure it" in text]
    # Where actions are gathered at the end, both arose under headings on the first page.
    wanted = 1 if actions is ActionPlacement.AT_END else told[-1]
    assert told[-1] > 1
    rows = table_of(with_pages(document, laid.pages)).rows
    assert [text_of(next(runs_in(one.cells[2].blocks))) for one in rows] == ["1", str(wanted)]
    assert faults(write_docx(document, look)) == []


def table_of(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table) and block.pages >= 0)


def test_without_the_option_the_table_of_actions_names_no_page(build: RecordBuilder) -> None:
    style: HouseStyle = replace(WITH_PAGES, action_pages=False)
    document = compose_minutes(ferry(build), style, MADE_AT, EXPORT_ID)
    heads = [text_of(runs) for block in document.blocks if isinstance(block, Table) for runs in runs_in([block])][1:5]
    assert heads == ["Action", "Minute", "What is to be done", "To be completed by"]


def test_the_column_of_pages_stands_behind_that_of_minutes(build: RecordBuilder) -> None:
    document = compose_minutes(ferry(build), WITH_PAGES, MADE_AT, EXPORT_ID)
    heads = [text_of(runs) for runs in runs_in([table_of(document)])][1:6]
    assert heads == ["Action", "Minute", "Page", "What is to be done", "To be completed by"]
    assert table_of(document).header[0].cells[2].blocks == (Paragraph(plain("Page"), Role.CELL_HEADER),)
