"""Where on the pages stands what a paper was made from."""

from dataclasses import replace

from clerk_app.adapters.pdf_pages import PdfPages
from clerk_app.documents.blocks import Heading, Paragraph, PlainEntry, PlainList, Role, Table, plain, row
from clerk_app.documents.laid import LaidPaper, Spot, joined
from clerk_app.documents.pdf import lay_pdf, write_pdf
from clerk_app.documents.style import PageSetup
from clerk_app.documents.units import mm
from tests.documents.papers import LONG, minutes_paper, paper
from tests.page_styles import NUMBERED_BY_ITEM


def words_at(laid: LaidPaper, spot: Spot) -> str:
    """The words whose characters are inside the edges of a spot."""
    pages = PdfPages(laid.data)
    text = pages.text(spot.page)
    pages.close()
    inside = (
        letter
        for letter, box in zip(text.text, text.boxes, strict=True)
        if spot.top <= (box.top + box.bottom) / 2 <= spot.bottom
    )
    return " ".join("".join(inside).split())


def test_laying_pages_gives_the_very_bytes_of_the_writer() -> None:
    assert lay_pdf(minutes_paper(), NUMBERED_BY_ITEM).data == write_pdf(minutes_paper(), NUMBERED_BY_ITEM)


def test_each_source_stands_where_its_words_are_printed() -> None:
    document = paper(
        Heading(plain("Ferries"), number="1", source="m1"),
        Paragraph(plain("The ferry was late."), Role.MINUTE, "1.1", source="b1"),
        Paragraph(plain("Nobody said it.")),
        Paragraph(plain("The bus was early."), Role.MINUTE, "1.2", source="b2"),
        PlainList((PlainEntry(plain("Harbour Master"), "p1"), PlainEntry(plain("Pilot"), "p2"))),
    )
    laid = lay_pdf(document, NUMBERED_BY_ITEM)
    assert [(spot.source, words_at(laid, spot)) for spot in laid.spots] == [
        ("m1", "1. Ferries"),
        ("b1", "1.1 The ferry was late."),
        ("b2", "1.2 The bus was early."),
        ("p1", "Harbour Master"),
        ("p2", "Pilot"),
    ]


def test_a_row_of_a_table_is_one_spot_and_what_stands_in_a_cell_may_have_its_own() -> None:
    own = replace(row((LONG, "Friday")), source="a2")
    first = replace(own.cells[0], blocks=(Paragraph(plain("Buy a rope."), source="b9"),))
    table = Table((3, 1), (row((LONG, "Monday"), source="a1"), replace(own, cells=(first, own.cells[1]))))
    laid = lay_pdf(paper(table), NUMBERED_BY_ITEM)
    assert [spot.source for spot in laid.spots] == ["a1", "b9", "a2"]
    assert "Monday" in words_at(laid, laid.spots[0])


def test_what_goes_on_over_the_end_of_a_page_has_a_spot_on_each() -> None:
    style = replace(NUMBERED_BY_ITEM, page=PageSetup(height=mm(90)))
    laid = lay_pdf(paper(Paragraph(plain(LONG * 9), source="b1"), Paragraph(plain("End."), source="b2")), style)
    pages = [spot.page for spot in laid.spots if spot.source == "b1"]
    assert pages == list(range(len(pages)))
    assert len(pages) > 1
    assert laid.spots[-1].source == "b2"


def test_spots_of_one_source_on_one_page_are_joined() -> None:
    spots = (Spot("a", 0, 10, 20), Spot("a", 0, 5, 15), Spot("b", 0, 20, 30), Spot("a", 0, 30, 40), Spot("a", 1, 5, 9))
    assert joined(spots) == (Spot("a", 0, 5, 20), *spots[2:])
