"""Columns are as wide as a table asks, unless a word would be cut in one of them."""

from dataclasses import replace

import pytest

from clerk_app.documents.blocks import Cell, Row, Table, cell, header_row, row
from clerk_app.documents.column_widths import column_widths
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.docx import write_docx
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.pdf.file import new_document
from clerk_app.documents.pdf.fonts import Fonts
from clerk_app.documents.pdf.typeface import Typefaces
from clerk_app.documents.style import FontFamily, page_style
from clerk_app.domain.house_style import SHIPPED_STYLES, USUAL, AttendanceLayout
from clerk_app.domain.timeline import EventKind
from clerk_app.plain.house_styles import shipped_style
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.ooxml import part, value, w
from tests.documents.papers import paper
from tests.documents.pdf.reading import page_texts
from tests.page_styles import NUMBERED_BY_ITEM

LARGE = page_style(shipped_style("large-print"))
NARROW = Table(
    (1.0, 5.0, 1.0), (row(("Wednesday", "One thing and another", "Open")),), (header_row(("Due", "What", "How")),)
)


def test_a_table_that_has_room_for_its_words_is_as_it_asks() -> None:
    width = NUMBERED_BY_ITEM.page.text_width
    assert column_widths(NARROW, NUMBERED_BY_ITEM) == pytest.approx([width / 7, width * 5 / 7, width / 7])


def test_a_column_that_would_cut_a_word_takes_room_from_those_that_have_more_than_they_need() -> None:
    first, second, third = column_widths(NARROW, LARGE)
    # W is 0.9, the other letters are 0.58 of 16 points; 8 points of room on either side.
    assert first == pytest.approx((0.9 + 8 * 0.58) * 16 + 16)
    assert first + second + third == pytest.approx(LARGE.page.text_width)
    assert second < LARGE.page.text_width * 5 / 7
    assert page_texts(write_pdf(paper(NARROW), LARGE))[0].count("Wednesday") == 1


@pytest.mark.parametrize("family", FontFamily)
@pytest.mark.parametrize("bold", [False, True])
def test_no_usual_word_is_wider_than_columns_reckon_with(family: FontFamily, bold: bool) -> None:
    typeface = Typefaces(Fonts(new_document(), family)).typeface(9, bold=bold, italic=False)
    style = replace(NUMBERED_BY_ITEM, family=family)
    for word in ("Attendance", "Minute", "Action", "Wednesday", "completed", "Representing", "Development"):
        crowded = Table((1.0, 99.0), (row((word, "x")),))
        room = column_widths(crowded, style)[0] - 2 * style.table.padding_side
        assert typeface.word(word)[0] <= room, word


def test_no_word_at_the_head_of_a_register_or_of_a_table_of_actions_is_cut(build: RecordBuilder) -> None:
    build.event(EventKind.ARRIVED, 15, 30, build.attendee("Pilot"))
    build.item("Ferry")
    build.action("Write to the owner.", "Pilot")
    heads = ("Attendance", "Action", "Minute", "Page", "completed")
    for key in SHIPPED_STYLES:
        style = replace(
            shipped_style(key), cover=False, actions_first=True, action_pages=True, attendance=AttendanceLayout.REGISTER
        )
        style = replace(style, lists=replace(style.lists, marks=True, agencies=True, interests=True))
        document = compose_minutes(build.record(), style, MADE_AT, EXPORT_ID)
        words = page_texts(write_pdf(document, page_style(style)))[0].split()
        assert [head for head in heads if head not in words] == [], key


def test_pdf_and_word_have_the_same_columns() -> None:
    document = part(write_docx(paper(NARROW), LARGE), "word/document.xml")
    kept = [int(value(one, "w")) / 20 for one in document.iter(w("gridCol"))]
    assert kept == pytest.approx(column_widths(NARROW, LARGE), abs=0.05)


def test_where_no_column_has_room_to_spare_all_are_as_the_table_asks() -> None:
    full = Table((1.0, 1.0), (row(("W" * 40, "m" * 40)),))
    half = LARGE.page.text_width / 2
    assert column_widths(full, LARGE) == pytest.approx([half, half])


def test_what_lies_across_columns_and_an_empty_column_ask_for_nothing() -> None:
    across = replace(NARROW, rows=(Row((Cell(cell("W" * 40).blocks, span=2), cell(""))),))
    assert column_widths(across, page_style(USUAL)) == pytest.approx(column_widths(NARROW, page_style(USUAL)))


def test_where_the_words_of_all_columns_need_more_than_the_page_each_has_its_share_by_its_longest_word() -> None:
    words = ("Commissioning", "Commissioning", "December", "Completed,", "Raised")
    crowded = Table((3.0, 4.0, 1.2, 1.0, 1.0), (row(words),))
    widths = column_widths(crowded, LARGE)
    assert sum(widths) == pytest.approx(LARGE.page.text_width)
    # Capitals are 0.72, m 0.9, i, l, t, r and the comma 0.38, others 0.58 of 16 points; 16 points are the room beside.
    needs = [16 * length + 16 for length in (7.72, 7.72, 4.9, 5.66, 3.42)]
    assert widths == pytest.approx([LARGE.page.text_width * need / sum(needs) for need in needs])


def test_a_word_that_no_column_could_hold_takes_no_room_from_the_other_columns_words() -> None:
    widths = column_widths(Table((1.0, 1.0, 1.0), (row(("W" * 90, "Commissioning", "December")),)), LARGE)
    assert widths[0] < LARGE.page.text_width / 2
