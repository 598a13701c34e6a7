"""Pages of a PDF as pictures and as characters."""

from collections.abc import Iterator

import pytest

from clerk_app.adapters.pdf_pages import PdfPages
from clerk_app.documents.blocks import PageBreak, Paragraph, plain
from clerk_app.documents.pdf import write_pdf
from tests.documents.papers import paper
from tests.page_styles import NUMBERED_BY_ITEM

WHITE = b"\xff\xff\xff"


@pytest.fixture
def pages() -> Iterator[PdfPages]:
    blocks = (Paragraph(plain("The ferry was late.")), PageBreak(), Paragraph(plain("The bus was early.")))
    opened = PdfPages(write_pdf(paper(*blocks), NUMBERED_BY_ITEM))
    yield opened
    opened.close()


def test_the_pages_have_their_sizes_in_points(pages: PdfPages) -> None:
    assert [(round(width), round(height)) for width, height in pages.sizes] == [(595, 842), (595, 842)]


def test_a_page_is_drawn_on_white_with_so_many_pixels_to_a_point(pages: PdfPages) -> None:
    drawn = pages.draw(0, 0.5)
    assert (drawn.width, drawn.height) == (298, 421)
    assert len(drawn.pixels) == drawn.stride * drawn.height
    assert drawn.pixels[:3] == WHITE
    assert set(drawn.pixels[0::4]) != {255}


def test_strips_put_together_are_the_page(pages: PdfPages) -> None:
    strips = [pages.draw(0, 0.5, first, min(100, 421 - first)) for first in range(0, 421, 100)]
    assert b"".join(strip.pixels for strip in strips) == pages.draw(0, 0.5).pixels


def test_the_characters_of_a_page_stand_in_their_boxes(pages: PdfPages) -> None:
    found = pages.text(1)
    assert len(found.text) == len(found.boxes)
    place = found.text.index("bus")
    b, u, s = found.boxes[place : place + 3]
    assert b.left < u.left < s.left
    assert b.top == u.top == s.top
    assert 60 < b.top < b.bottom < 200
    assert "\n" not in found.text
