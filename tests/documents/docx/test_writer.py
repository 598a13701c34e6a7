"""Word files read back: what is said, how it is anchored, and that Word's schema is kept."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.documents.blocks import (
    Block,
    Cell,
    Furniture,
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
    plain,
    row,
)
from clerk_app.documents.docx import write_docx
from clerk_app.documents.style import FontFamily
from clerk_app.documents.text_rules import printable
from clerk_app.documents.units import pt
from tests.counts import examples
from tests.documents.ooxml import Element, part, part_names, printed_lines, style_of, text_of, value, w
from tests.documents.papers import (
    EXPORT_ID,
    MOMENT,
    an_id,
    long_paper,
    marks_paper,
    minute,
    minutes_paper,
    paper,
    tables_paper,
)
from tests.documents.word_check import faults
from tests.page_styles import NUMBERED_BY_ITEM

PAPERS = {
    "minutes": minutes_paper(),
    "marks": marks_paper(),
    "tables": tables_paper(),
    "long": long_paper(5),
    "nothing": paper(),
}
TITLE = TitleBlock((TitleLine(plain("Harbour Trust")),))
FILES = {name: write_docx(document, NUMBERED_BY_ITEM) for name, document in PAPERS.items()}


@pytest.mark.parametrize("name", PAPERS)
def test_equal_input_gives_equal_bytes(name: str) -> None:
    assert write_docx(PAPERS[name], NUMBERED_BY_ITEM) == FILES[name]


def test_python_docx_opens_the_file_and_reads_its_properties() -> None:
    properties = docx.Document(io.BytesIO(FILES["minutes"])).core_properties
    assert properties.title == "Minutes of the Harbour Trust, 24 February 2026"
    assert (properties.author, properties.language) == ("Harbour Trust", "en-GB")
    assert properties.identifier == f"urn:uuid:{EXPORT_ID}"
    assert (properties.created, properties.modified) == (MOMENT, MOMENT)


def test_each_record_has_one_bookmark_around_its_runs() -> None:
    body = part(FILES["minutes"], "word/document.xml")
    starts = [value(one, "name") for one in body.iter(w("bookmarkStart"))]
    assert starts.count(f"_{an_id(3)}") == 1
    assert len(starts) == len(set(starts))
    noted = next(one for one in body.iter(w("p")) if "following apologies" in text_of(one))
    assert [child.tag for child in noted] == [w("pPr"), w("bookmarkStart"), w("r"), w("bookmarkEnd")]


def test_a_record_printed_twice_is_anchored_where_it_stands_first() -> None:
    data = write_docx(paper(minute("1.1", "first", an_id(1)), minute("1.2", "again", an_id(1))), NUMBERED_BY_ITEM)
    starts = list(part(data, "word/document.xml").iter(w("bookmarkStart")))
    assert len(starts) == 1


def test_the_row_of_a_table_is_anchored_in_its_first_cell() -> None:
    table = Table((1, 1), (row(("Write", "Clerk"), source=an_id(7)),))
    body = part(write_docx(paper(table), NUMBERED_BY_ITEM), "word/document.xml")
    cells = list(body.iter(w("tc")))
    assert [value(one, "name") for one in cells[0].iter(w("bookmarkStart"))] == [f"_{an_id(7)}"]
    assert not list(cells[1].iter(w("bookmarkStart")))


def test_header_rows_are_repeated_and_only_a_tall_row_may_break() -> None:
    body = part(FILES["tables"], "word/document.xml")
    tables = list(body.iter(w("tbl")))
    assert [len(list(table.iter(w("tblHeader")))) for table in tables] == [1, 1, 0]
    may_break = [text_of(row)[:9] for row in body.iter(w("tr")) if not list(row.iter(w("cantSplit")))]
    assert may_break == ["Dredging" + "T"]
    assert value(tables[0].find(f"{w('tblPr')}/{w('tblDescription')}")) == "Actions with their owners and dates"


def test_the_banner_stands_in_the_header_of_every_page_and_the_cover_has_no_running_title() -> None:
    assert [text_of(one) for one in part(FILES["minutes"], "word/header1.xml")] == [
        "DRAFT, not yet approved",
        "Harbour Trust · 24 February 2026",
    ]
    assert [text_of(one) for one in part(FILES["minutes"], "word/header2.xml")] == ["DRAFT, not yet approved"]
    assert list(part(FILES["minutes"], "word/document.xml").iter(w("titlePg")))


def test_a_title_above_the_minutes_is_not_said_again_in_the_header_of_its_page() -> None:
    furniture = Furniture(header="Harbour Trust · 24 February 2026", banner="DRAFT, not yet approved")
    data = write_docx(paper(TITLE, minute("1.1", "x"), furniture=furniture), NUMBERED_BY_ITEM)
    assert [text_of(one) for one in part(data, "word/header2.xml")] == ["DRAFT, not yet approved"]
    document = part(data, "word/document.xml")
    assert list(document.iter(w("titlePg")))
    footers = list(document.iter(w("footerReference")))
    assert {value(one, "type") for one in footers} == {"default", "first"}, "the first page is counted too"


def test_a_reader_without_the_font_is_told_what_kind_of_font_it_is() -> None:
    fonts = part(FILES["minutes"], "word/fontTable.xml")
    (family,) = fonts.iter(w("family"))
    assert value(family) == "swiss"
    serif = write_docx(paper(), replace(NUMBERED_BY_ITEM, family=FontFamily.IBM_PLEX_SERIF))
    (family,) = part(serif, "word/fontTable.xml").iter(w("family"))
    assert value(family) == "roman"


def test_the_footer_counts_pages_with_fields() -> None:
    instructions = [(one.text or "").strip() for one in part(FILES["minutes"], "word/footer1.xml").iter(w("instrText"))]
    assert instructions == ["PAGE", "NUMPAGES"]
    assert text_of(part(FILES["minutes"], "word/footer1.xml")) == "Minutes\tPage 1 of 1"


def test_without_furniture_there_are_no_headers_or_footers() -> None:
    data = write_docx(paper(Paragraph(plain("x")), furniture=Furniture(page_label="")), NUMBERED_BY_ITEM)
    assert not [name for name in part_names(data) if "header" in name or "footer" in name]


def test_what_follows_a_cover_or_a_break_begins_a_page() -> None:
    body = part(FILES["minutes"], "word/document.xml")
    broken = [text_of(one) for one in body.iter(w("p")) if one.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None]
    assert broken == ["Harbour Trust 24th February 2026 15:30-17:30"]
    data = write_docx(paper(Paragraph(plain("a")), PageBreak(), Paragraph(plain("b")), PageBreak()), NUMBERED_BY_ITEM)
    assert len(list(part(data, "word/document.xml").iter(w("pageBreakBefore")))) == 1


def test_marks_language_and_links_are_kept() -> None:
    body = part(FILES["minutes"], "word/document.xml")
    runs = {text_of(one): one.find(w("rPr")) for one in body.iter(w("r"))}
    for text, mark in (("AGREED", "b"), ("nem. con.", "i"), ("minuted", "u"), ("Diolch yn fawr", "lang")):
        marks = runs[text]
        assert marks is not None
        assert marks.find(w(mark)) is not None
    relationships = part(FILES["minutes"], "word/_rels/document.xml.rels")
    external = [one.get("Target") for one in relationships if one.get("TargetMode") == "External"]
    assert external == ["https://example.org/papers?item=3&part=2"]


def test_a_link_that_is_no_address_is_printed_as_text_alone() -> None:
    data = write_docx(paper(Paragraph((Run("press", link="javascript:alert(1)"),))), NUMBERED_BY_ITEM)
    body = part(data, "word/document.xml")
    assert not list(body.iter(w("hyperlink")))
    assert printed_lines(data) == ["press"]


def test_words_that_lead_to_one_address_are_one_link_that_says_where_to() -> None:
    address = "mailto:clerk@example.org"
    marked = Paragraph((Run("Write to ", link=address), Run("the clerk", bold=True, link=address), Run(".")))
    data = write_docx(paper(marked), NUMBERED_BY_ITEM)
    (link,) = part(data, "word/document.xml").iter(w("hyperlink"))
    assert (text_of(link), value(link, "tooltip")) == ("Write to the clerk", "clerk@example.org")
    assert faults(data) == []


def test_an_address_that_is_too_long_for_word_is_printed_as_text_alone() -> None:
    links = [f"https://example.org/{'a' * count}" for count in (2059, 2060)]
    data = write_docx(paper(*(Paragraph((Run("here", link=link),)) for link in links)), NUMBERED_BY_ITEM)
    (link,) = part(data, "word/document.xml").iter(w("hyperlink"))
    assert len(value(link, "tooltip")) == 255
    assert [one.get("Target") for one in part(data, "word/_rels/document.xml.rels") if one.get("TargetMode")] == links[
        :1
    ]
    second = list(part(data, "word/document.xml").iter(w("p")))[1]
    assert not list(second.iter(w("rStyle"))), "what leads nowhere does not look as if it did"


def test_the_same_address_is_one_relationship() -> None:
    address = "https://example.org"
    twice = Paragraph((Run("a", link=address), Run(" between "), Run("b", link=address)))
    data = write_docx(paper(twice), NUMBERED_BY_ITEM)
    assert [value(one, "history") for one in part(data, "word/document.xml").iter(w("hyperlink"))] == ["1", "1"]
    external = [one for one in part(data, "word/_rels/document.xml.rels") if one.get("TargetMode")]
    assert len(external) == 1


def test_changes_are_recorded_only_when_asked() -> None:
    document = paper(Paragraph(plain("x")))
    assert list(
        part(write_docx(document, NUMBERED_BY_ITEM, track_changes=True), "word/settings.xml").iter(w("trackRevisions"))
    )
    assert not list(part(write_docx(document, NUMBERED_BY_ITEM), "word/settings.xml").iter(w("trackRevisions")))


def test_two_tables_in_a_row_are_kept_apart() -> None:
    table = Table((1,), (row(("x",)),))
    body = part(write_docx(paper(table, table), NUMBERED_BY_ITEM), "word/document.xml")[0]
    assert [child.tag for child in body] == [w("tbl"), w("p"), w("tbl"), w("p"), w("sectPr")]


def _spacing(data: bytes, style: str) -> Element | None:
    found = next(one for one in part(data, "word/styles.xml") if value(one, "styleId") == style)
    return found.find(f"{w('pPr')}/{w('spacing')}")


def test_two_tables_are_as_far_apart_as_in_pdf_and_nothing_stands_below_the_last() -> None:
    table = Table((1,), (row(("x",)),))
    data = write_docx(paper(table, table), NUMBERED_BY_ITEM)
    body = part(data, "word/document.xml")[0]
    assert [style_of(one) for one in body.findall(w("p"))] == ["TableGap", "TableEnd"]
    between, below = (_spacing(data, name) for name in ("TableGap", "TableEnd"))
    look = NUMBERED_BY_ITEM.table
    assert value(between, "line") == str(max(look.before, look.after).twips)
    assert value(below, "line") == str(pt(1).twips)
    assert {(value(one, "before"), value(one, "lineRule")) for one in (between, below)} == {("0", "exact")}


@pytest.mark.parametrize("block", [
    Paragraph(plain("above"), Role.CONTINUATION), ListEntry(plain("above")), Heading(plain("above"), level=2)
])  # fmt: skip
def test_a_table_keeps_its_distance_from_what_stands_above_it(block: Block) -> None:
    looks = {role: replace(look, after=pt(2)) for role, look in NUMBERED_BY_ITEM.texts.items()}
    style = replace(NUMBERED_BY_ITEM, texts=looks)
    table = Table((1,), (row(("x",)),))
    body = part(write_docx(paper(block, Paragraph(plain("again"))), style), "word/document.xml")[0]
    assert body[0].find(f"{w('pPr')}/{w('spacing')}") is None
    body = part(write_docx(paper(block, table), style), "word/document.xml")[0]
    assert value(body[0].find(f"{w('pPr')}/{w('spacing')}"), "after") == str(style.table.before.twips)


def test_an_entry_keeps_with_the_next_but_not_a_whole_row_with_another() -> None:
    entries = (ListEntry(plain("last but one"), keep_with_next=True), ListEntry(plain("the very last")))
    for blocks, kept in ((entries, ["last but one"]), ((Table((1,), (Row((Cell(entries),)),)),), [])):
        document = part(write_docx(paper(*blocks), NUMBERED_BY_ITEM), "word/document.xml")
        assert [text_of(one) for one in document.iter(w("p")) if one.find(f".//{w('keepNext')}") is not None] == kept


def test_a_paragraph_below_a_table_keeps_its_distance() -> None:
    table = Table((1,), (row(("x",)),))
    body = part(write_docx(paper(table, Paragraph(plain("below"))), NUMBERED_BY_ITEM), "word/document.xml")[0]
    below = next(one for one in body.findall(w("p")) if text_of(one) == "below")
    assert value(below.find(f"{w('pPr')}/{w('spacing')}"), "before") == str(NUMBERED_BY_ITEM.table.after.twips)


def test_a_heading_below_a_table_keeps_the_larger_distance_that_it_asks_for() -> None:
    blocks = (Table((1,), (row(("x",)),)), Heading(plain("below"), number="2"))
    body = part(write_docx(paper(*blocks), NUMBERED_BY_ITEM), "word/document.xml")[0]
    below = next(one for one in body.findall(w("p")) if text_of(one) == "below")
    wanted = NUMBERED_BY_ITEM.text(Role.HEADING_1).before
    assert wanted > NUMBERED_BY_ITEM.table.after
    assert value(below.find(f"{w('pPr')}/{w('spacing')}"), "before") == str(wanted.twips)


def test_a_cover_stands_low_on_its_page() -> None:
    body = part(FILES["minutes"], "word/document.xml")[0]
    assert value(body[0].find(f"{w('pPr')}/{w('spacing')}"), "before") == str(NUMBERED_BY_ITEM.cover_drop.twips)
    inline = part(write_docx(paper(TitleBlock(())), NUMBERED_BY_ITEM), "word/document.xml")[0]
    assert [child.tag for child in inline] == [w("sectPr")]


def test_unnumbered_headings_stay_headings_in_the_outline() -> None:
    body = part(FILES["minutes"], "word/document.xml")
    heading = next(one for one in body.iter(w("p")) if text_of(one) == "ATTENDEES")
    assert style_of(heading) == "Heading1Unnumbered"
    styles = part(FILES["minutes"], "word/styles.xml")
    style = next(one for one in styles if value(one, "styleId") == "Heading1Unnumbered")
    assert value(style.find(w("basedOn"))) == "Heading1"


def test_a_time_before_1980_does_not_stop_the_export() -> None:
    old = replace(paper(), metadata=replace(paper().metadata, modified=datetime(1970, 1, 1, tzinfo=UTC)))
    assert write_docx(old, NUMBERED_BY_ITEM)


@settings(max_examples=examples(40, 240), deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=[]), min_size=1), min_size=1, max_size=4))
def test_any_text_is_read_back_as_it_was_written(texts: list[str]) -> None:
    runs = tuple(Run(text, bold=place % 2 == 1) for place, text in enumerate(texts))
    document = paper(
        Paragraph(runs, Role.BODY), furniture=Furniture(header=texts[0], footer=texts[-1], banner=texts[0])
    )
    titled = replace(document, metadata=replace(document.metadata, title=texts[0], keywords=tuple(texts)))
    data = write_docx(titled, NUMBERED_BY_ITEM)
    paragraph = next(part(data, "word/document.xml").iter(w("p")))
    assert text_of(paragraph) == "".join(printable(text) for text in texts)
    assert docx.Document(io.BytesIO(data)).core_properties.title == printable(texts[0])


def test_cells_hold_lists_at_their_own_edge_numbers_and_nothing() -> None:
    listed = Cell((ListEntry(plain("oars")), minute("1.1", "said"), Paragraph(plain("bare"), Role.MINUTE)))
    table = Table((1, 1), (Row((listed, Cell(()))),))
    data = write_docx(paper(Heading(plain("Kit"), 1, "1"), table), NUMBERED_BY_ITEM)
    body = part(data, "word/document.xml")
    first, second = body.iter(w("tc"))
    assert style_of(next(first.iter(w("p")))) == "TableListBullet"
    step = NUMBERED_BY_ITEM.text(Role.LIST_1).hanging.twips
    look = next(one for one in part(data, "word/styles.xml") if value(one, "styleId") == "TableListBullet")
    assert value(look.find(f"{w('pPr')}/{w('ind')}"), "left") == str(step)
    assert len(list(second.iter(w("p")))) == 1


def test_a_heading_of_the_third_level_keeps_its_number() -> None:
    blocks = [Heading(plain("a"), 1, "1"), Heading(plain("b"), 3, "1A"), Heading(plain("c"), 3, "x")]
    assert printed_lines(write_docx(paper(*blocks), NUMBERED_BY_ITEM)) == ["1. a", "1A. b", "x. c"]


def test_a_minute_without_a_number_prints_none() -> None:
    assert printed_lines(write_docx(paper(Paragraph(plain("x"), Role.MINUTE)), NUMBERED_BY_ITEM)) == ["x"]


@pytest.mark.parametrize(
    ("label", "printed"),
    [("{page}", "1"), ("{page}/{pages}", "1/1"), ("of {pages}: {page}.", "of 1: 1."), ("all", "all"), ("", "")],
)
def test_the_page_label_may_be_worded_in_any_order(label: str, printed: str) -> None:
    data = write_docx(paper(furniture=Furniture(footer="Minutes", page_label=label)), NUMBERED_BY_ITEM)
    assert text_of(part(data, "word/footer1.xml")) == f"Minutes\t{printed}"


def test_a_signature_without_a_statement_is_its_lines_alone() -> None:
    assert printed_lines(write_docx(paper(SignatureBlock(("Chair",))), NUMBERED_BY_ITEM)) == ["\t\nChair"]


def test_the_last_line_of_a_title_has_the_space_below_it_that_pages_have() -> None:
    lines = (TitleLine(plain("Harbour Trust")), TitleLine(plain("Decisions"), Role.SUBTITLE))
    data = write_docx(paper(TitleBlock(lines), Paragraph(plain("None."))), NUMBERED_BY_ITEM)
    above, last, below = list(part(data, "word/document.xml").iter(w("p")))[:3]
    spaces = [value(one, "after") for paragraph in (above, last, below) for one in paragraph.iter(w("spacing"))]
    assert spaces == [str(round(NUMBERED_BY_ITEM.below_title * 20))]
