"""Papers as a web page, read back by an HTML parser."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from clerk_app.documents.blocks import (
    Block,
    Cell,
    Furniture,
    Heading,
    ListEntry,
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
from clerk_app.documents.html import write_html
from clerk_app.domain.minutes import ListMarker
from tests.documents.papers import entries, minute, minutes_paper, paper, tables_paper
from tests.documents.pdf.reading import visible
from tests.page_styles import NUMBERED_BY_ITEM

HOSTILE = "</p></style><script>alert(1)</script><img src=x onerror=alert(2)> & \" ' <!-- ]]>"
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li",
    "blockquote", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "div", "span", "a", "u",
    "em", "strong", "br", "ins",
}  # fmt: skip


def page(*blocks: Block, furniture: Furniture | None = None) -> Any:
    return html.document_fromstring(write_html(paper(*blocks, furniture=furniture), NUMBERED_BY_ITEM))


def main_of(*blocks: Block) -> str:
    """What stands in the page, as it is written."""
    text = write_html(paper(*blocks), NUMBERED_BY_ITEM).decode()
    return text.partition("<main>\n")[2].partition("</main>")[0]


def test_the_page_says_its_language_title_and_origin() -> None:
    read = page(minute("1.1", "Words."))
    assert read.get("lang") == "en-GB"
    assert read.findtext("head/title") == "Minutes of the Harbour Trust, 24 February 2026"
    said = {meta.get("name"): meta.get("content") for meta in read.iterfind("head/meta")}
    assert said["author"] == "Harbour Trust"
    assert said["dcterms.identifier"] == "urn:uuid:5f0c0e5e-7d0b-5c55-9a53-0d5b6b3b0a11"
    assert said["dcterms.created"] == "2026-03-02T17:45:12+00:00"


def test_the_title_is_the_one_first_heading_and_items_are_of_the_second_level() -> None:
    levels = [(element.tag, element.text_content()) for element in page(*minutes_paper().blocks).iter("h1", "h2", "h3")]
    assert levels[:4] == [
        ("h1", "Harbour Trust"),
        ("h2", "ATTENDEES"),
        ("h2", "1. Welcome and Apologies"),
        ("h2", "2. Previous Minutes and Actions"),
    ]
    assert ("h3", "4A. Moorings") in levels
    assert [tag for tag, _ in levels].count("h1") == 1


def test_numbers_are_text_before_the_paragraph() -> None:
    assert main_of(minute("1.1", "Words."), Paragraph(plain("More."), Role.CONTINUATION)) == (
        '<p class="minute numbered"><span class="number">1.1 </span>Words.</p>\n<p class="continuation">More.</p>\n'
    )


def test_lists_are_lists_within_one_another() -> None:
    assert main_of(
        *entries(ListMarker.LETTER, ("a.",), ("a budget",)),
        *entries(ListMarker.BULLET, ("•", "•"), ("tides", "terms"), level=1),
        *entries(ListMarker.LETTER, ("b.",), ("a plan",)),
        *entries(ListMarker.DECIMAL, ("1.",), ("another list",)),
    ) == (
        '<ol class="list_1" role="list">\n<li><span class="number">a. </span>a budget'
        '<ul class="list_2" role="list">\n<li><span aria-hidden="true" class="number">• </span>tides</li>\n'
        '<li><span aria-hidden="true" class="number">• </span>terms</li>\n</ul>\n</li>\n'
        '<li><span class="number">b. </span>a plan</li>\n</ol>\n'
        '<ol class="list_1" role="list">\n<li><span class="number">1. </span>another list</li>\n</ol>\n'
    )


def test_a_list_that_begins_within_and_comes_out_is_well_formed() -> None:
    assert re.findall(
        "<(/?[uo]l|/?li)",
        main_of(
            *entries(ListMarker.ROMAN, ("i.",), ("deep",), level=2), *entries(ListMarker.BULLET, ("•",), ("shallow",))
        ),
    ) == ["ol", "li", "/li", "/ol", "ul", "li", "/li", "/ul"]


def test_headers_of_columns_and_rows_say_their_scope() -> None:
    both = Row((Cell((Paragraph(plain("Places"), Role.CELL_HEADER),), span=2),))
    table = Table(
        (1, 3),
        (row(("1", "quay")),),
        (both, header_row(("No.", "Where"))),
        caption=plain("Moorings"),
        description="Where boats lie",
        row_headers=True,
    )
    read = page(table)
    assert [(th.get("scope"), th.get("colspan"), th.text_content()) for th in read.iter("th")] == [
        ("colgroup", "2", "Places"),
        ("col", None, "No."),
        ("col", None, "Where"),
        ("row", None, "1"),
    ]
    assert [td.text_content() for td in read.iter("td")] == ["quay"]
    assert [caption.text_content() for caption in read.iter("caption")] == ["Moorings Where boats lie"]
    assert [col.get("style") for col in read.iter("col")] == ["width:25.00%", "width:75.00%"]
    assert [tag.tag for tag in read.find(".//table")] == ["caption", "colgroup", "thead", "tbody"]


def test_a_table_without_headers_has_cells_alone_and_a_list_in_a_cell_is_one() -> None:
    listed = Cell((Paragraph(plain("Kit:"), Role.CELL), ListEntry(plain("oars"), ListMarker.DECIMAL, 0, "1.")))
    read = page(Table((1, 1), (Row((cell("x"), listed)),)))
    assert not list(read.iter("th", "thead", "caption"))
    assert [item.text_content() for item in read.iterfind(".//td/ol/li")] == ["1. oars"]


def test_marks_languages_and_links_are_kept() -> None:
    runs = (
        Run("a", bold=True, italic=True),
        Run("b\nc", underline=True),
        Run("d", link="https://example.org/?x=1&y=2"),
        Run("e", language="cy"),
    )
    assert main_of(Paragraph(runs)) == (
        '<p class="body"><strong><em>a</em></strong><u>b<br>\nc</u>'
        '<a href="https://example.org/?x=1&amp;y=2">d</a><span lang="cy">e</span></p>\n'
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", HOSTILE])
def test_only_addresses_of_web_and_mail_become_links(address: str) -> None:
    assert main_of(Paragraph((Run("more", link=address),))) == '<p class="body">more</p>\n'


def test_the_banner_stands_above_the_paper() -> None:
    read = page(minute("1.1", "Words."), furniture=Furniture(banner="DRAFT", header="Trust", footer="Minutes"))
    assert [(element.tag, element.text_content().strip()) for element in read.find("body")] == [
        ("p", "DRAFT"),
        ("p", "Trust"),
        ("main", "1.1 Words."),
        ("p", "Minutes"),
    ]


def everywhere(text: str) -> tuple[Block, ...]:
    """The text in every place that text can have."""
    return (
        TitleBlock((TitleLine(plain(text)), TitleLine(plain(text), Role.DETAIL)), own_page=True),
        Heading(plain(text), number=text),
        minute(text, (Run(text, link=text, language=text), Run(text, bold=True))),
        ListEntry(plain(text), ListMarker.DECIMAL, 0, text),
        Quotation(plain(text)),
        PlainList((PlainEntry(plain(text)),)),
        Table((1,), (row((text,)),), (header_row((text,)),), caption=plain(text), description=text),
        SignatureBlock((text,), plain(text)),
    )


def assert_harmless(data: bytes) -> None:
    text = data.decode()
    assert {tag.casefold() for tag in re.findall(r"<\s*/?\s*([A-Za-z][^\s/>]*)", text)} <= ALLOWED
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", text, re.IGNORECASE)
    assert text.count("<style>") == text.count("</style>") == 1
    read = html.document_fromstring(data)
    assert {attribute for element in read.iter() for attribute in element.attrib} <= {
        "lang", "charset", "http-equiv", "name", "content", "class", "role", "scope", "colspan", "href", "style",
        "aria-hidden",
    }  # fmt: skip


def test_nothing_in_the_words_becomes_part_of_the_page() -> None:
    furniture = Furniture(header=HOSTILE, footer=HOSTILE, banner=HOSTILE)
    assert_harmless(write_html(paper(*everywhere(HOSTILE), furniture=furniture), NUMBERED_BY_ITEM))


def test_the_page_fetches_and_runs_nothing() -> None:
    data = write_html(tables_paper(), NUMBERED_BY_ITEM)
    assert_harmless(data)
    assert b"default-src 'none'" in data
    assert b"url(" not in data
    assert b"@import" not in data


@given(st.text())
def test_any_text_is_harmless_and_read_back_as_it_was_written(text: str) -> None:
    data = write_html(paper(*everywhere(text), Paragraph(plain(f"a{text}b"))), NUMBERED_BY_ITEM)
    assert_harmless(data)
    bodies: Any = html.document_fromstring(data).findall(".//p[@class='body']")
    assert visible(bodies[-1].text_content()) == visible(f"a{text}b")


def test_an_item_in_a_table_has_its_number_beside_and_a_group_heads_what_is_below_it() -> None:
    item = Row((Cell((Paragraph((), Role.ITEM_NUMBER, "2"),)), Cell((Heading(plain("Moorings")),))))
    after = Row((Cell(()), Cell((Paragraph((Run("added", amended=True),), Role.CELL),))))
    group = Row((Cell((Paragraph(plain("Officers"), Role.CELL),), span=2, heads=True),))
    page = main_of(Table(widths=(1.0, 9.0), rows=(item, after, group), description="", row_headers=True))
    assert '<th scope="row"><p class="item_number numbered"><span class="number">2.' in page
    assert "<td></td><td><ins>added</ins></td>" in page
    assert '<th scope="col" colspan="2">Officers</th>' in page
