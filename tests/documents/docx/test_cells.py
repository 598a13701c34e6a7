"""Items in the cells of a table, as Word gets them."""

import re

from clerk_app.documents.blocks import (
    Block,
    Cell,
    Heading,
    ListEntry,
    Paragraph,
    PlainEntry,
    PlainList,
    Role,
    Row,
    Run,
    Table,
    plain,
    row,
)
from clerk_app.documents.docx import write_docx
from clerk_app.domain.minutes import ListMarker
from tests.documents.boards import table_minutes, web_minutes
from tests.documents.ooxml import part, printed_lines, style_of, text_of, value, w
from tests.documents.papers import item_row, item_table_paper, paper
from tests.documents.word_check import faults
from tests.page_styles import ITEM_TABLE, NUMBERED_BY_ITEM, WEB_ITEM


def test_the_number_of_an_item_is_counted_by_word_beside_its_text() -> None:
    data = write_docx(table_minutes(), ITEM_TABLE)
    numbers = [line for line in printed_lines(data) if re.fullmatch(r"\S+\. ", line)]
    assert numbers == [f"{place}. " for place in range(1, 7)]
    body = part(data, "word/document.xml")
    counted = [one for one in body.iter(w("p")) if style_of(one) == "ItemNumber"]
    assert len(counted) == 6
    assert len({value(one.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")) for one in counted}) == 1
    assert all(text_of(one) == "" for one in counted)
    assert faults(data) == []


def test_numbers_of_items_that_jump_are_printed_as_they_are() -> None:
    rows = tuple(item_row(number, 0) for number in ("30", "31", "4A", "5"))
    lines = printed_lines(write_docx(paper(Table((1, 9), rows, row_headers=True)), ITEM_TABLE))
    assert [line for line in lines if re.fullmatch(r"\S+\. ", line)] == ["30. ", "31. ", "4A. ", "5. "]


def test_the_header_row_repeats_and_a_row_may_break() -> None:
    body = part(write_docx(table_minutes(), ITEM_TABLE), "word/document.xml")
    tables = [table for table in body.iter(w("tbl")) if "Item" in {text_of(one) for one in table.iter(w("p"))}]
    assert [len(list(table.iter(w("tblHeader")))) for table in tables] == [1, 1]
    rows = [row for table in tables for row in table.iter(w("tr"))]
    assert any(not list(row.iter(w("cantSplit"))) for row in rows)


def test_an_item_begins_in_a_row_that_word_keeps_whole_and_goes_on_in_one_that_it_may_break() -> None:
    body = part(write_docx(item_table_paper(items=1), ITEM_TABLE), "word/document.xml")
    header, first, second, *_ = body.iter(w("tr"))
    assert list(header.iter(w("tblHeader")))
    assert [len([text_of(one) for one in cell.iter(w("p"))]) for cell in first.iter(w("tc"))] == [1, 2]
    assert (len(list(first.iter(w("cantSplit")))), len(list(second.iter(w("cantSplit"))))) == (1, 0)
    assert [value(one) for row in (first, second) for one in row.iter(w("vMerge"))] == ["restart", ""]
    assert [one.tag for row in (first, second) for borders in row.iter(w("tcBorders")) for one in borders] == [
        w("bottom"), w("top"),
    ]  # fmt: skip
    numbers = [one for one in body.iter(w("p")) if style_of(one) == "ItemNumber"]
    assert len(numbers) == 1


def test_what_leads_into_a_list_in_a_cell_stays_with_it() -> None:
    lead = Paragraph(plain("Three things could not wait:"), Role.CONTINUATION, keep_with_next=True)
    inside = (Heading(plain("Dues")), Paragraph(plain("Said."), Role.CONTINUATION), lead, ListEntry(plain("oars")))
    table = Table((1, 9), (Row((Cell((Paragraph((), Role.ITEM_NUMBER, "1"),)), Cell(inside))),))
    body = part(write_docx(paper(table), ITEM_TABLE), "word/document.xml")
    kept = [text_of(one) for one in body.iter(w("p")) if one.find(f"{w('pPr')}/{w('keepNext')}") is not None]
    assert kept == ["Dues", "Three things could not wait:"]


def test_the_first_and_the_last_entry_of_a_plain_list_are_kept_from_standing_alone() -> None:
    listed = PlainList(tuple(PlainEntry(plain(f"Member {place}")) for place in range(1, 6)))

    def kept(*blocks: Block) -> list[str]:
        body = part(write_docx(paper(*blocks), ITEM_TABLE), "word/document.xml")
        found = [one for one in body.iter(w("p")) if one.find(f"{w('pPr')}/{w('keepNext')}") is not None]
        return [text_of(one) for one in found]

    assert kept(listed) == ["Member 1", "Member 4"]
    assert kept(Table((1,), (Row((Cell((listed,)),)),))) == []


def test_the_rows_of_a_table_that_is_to_stay_whole_keep_with_one_another() -> None:
    rows = tuple(row((str(place), "Dues")) for place in (1, 2, 3))
    body = part(write_docx(paper(Table((1, 9), rows, whole=True)), ITEM_TABLE), "word/document.xml")
    kept = [
        [one.find(f"{w('pPr')}/{w('keepNext')}") is not None for one in tr.iter(w("p"))] for tr in body.iter(w("tr"))
    ]
    assert kept == [[True, True], [True, True], [False, False]]
    assert len(list(body.iter(w("cantSplit")))) == 3


def test_a_heading_in_a_cell_does_not_chain_its_row_to_the_next() -> None:
    body = part(write_docx(item_table_paper(), ITEM_TABLE), "word/document.xml")
    headings = [one for one in body.iter(w("p")) if style_of(one) == "Heading1Unnumbered"]
    assert len(headings) == 5
    assert {value(one.find(f"{w('pPr')}/{w('keepNext')}")) for one in headings} == {"0"}


def test_entries_with_a_bracket_are_one_list_that_word_counts_on() -> None:
    def entries(*numbers: str) -> list[ListEntry]:
        return [ListEntry(plain("x"), ListMarker.DECIMAL, number=number) for number in numbers]

    blocks: list[Block] = [
        *entries("1)", "2)", "3)"),
        Paragraph(plain("y")),
        *entries("1)", "2)"),
        *entries("1.", "2.", "01)"),
    ]
    data = write_docx(paper(*blocks), NUMBERED_BY_ITEM)
    assert printed_lines(data) == ["1) x", "2) x", "3) x", "y", "1) x", "2) x", "1. x", "2. x", "01) x"]
    used = [value(one) for one in part(data, "word/document.xml").iter(w("numId"))]
    assert [used[0] == other for other in used[:5]] == [True, True, True, False, False]
    assert used[3] == used[4]


def test_amended_words_have_a_style_of_their_own_that_underlines() -> None:
    data = write_docx(web_minutes(), WEB_ITEM)
    marked = [
        text_of(one)
        for one in part(data, "word/document.xml").iter(w("r"))
        if value(one.find(f"{w('rPr')}/{w('rStyle')}")) == "Amendment"
    ]
    assert marked == ["with those whom the Board had added,"]
    style = next(one for one in part(data, "word/styles.xml") if value(one, "styleId") == "Amendment")
    assert value(style.find(f"{w('rPr')}/{w('u')}")) == "single"


def test_an_amended_link_stays_a_link() -> None:
    link = Run("the paper", amended=True, link="https://example.org")
    data = write_docx(paper(Paragraph((link,))), NUMBERED_BY_ITEM)
    assert [value(one) for one in part(data, "word/document.xml").iter(w("rStyle"))] == ["Hyperlink"]


def test_headings_and_quotations_in_cells_stand_at_the_edge_of_the_cell() -> None:
    styles = part(write_docx(table_minutes(), ITEM_TABLE), "word/styles.xml")
    for name in ("Heading1", "Minute", "MinuteContinued", "Action", "Note", "Decision"):
        style = next(one for one in styles if value(one, "styleId") == name)
        assert value(style.find(f"{w('pPr')}/{w('ind')}"), "left") == "0"


def test_a_number_of_an_item_outside_a_table_is_no_number_of_a_paragraph() -> None:
    blocks = (Heading(plain("One"), number="1"), Paragraph(plain("x"), Role.ITEM_NUMBER, "7"))
    assert printed_lines(write_docx(paper(*blocks), NUMBERED_BY_ITEM)) == ["1. One", "x"]
