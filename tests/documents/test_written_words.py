"""The words of finished files are read back whole: text over line ends, titles, addresses, metadata."""

from collections.abc import Callable

import pytest

from clerk_app.documents.docx.writer import write_docx
from clerk_app.documents.html import write_html
from clerk_app.documents.pdf.writer import write_pdf
from clerk_app.documents.style import page_style
from clerk_app.documents.text import write_text
from clerk_app.documents.written_words import words_of_docx, words_of_html, words_of_pdf, words_of_text
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.withheld import plain_form
from tests.documents.papers import LONG, minutes_paper

STYLE = page_style(HouseStyle())
FILES: dict[str, tuple[bytes, Callable[[bytes], str]]] = {
    "docx": (write_docx(minutes_paper(), STYLE), words_of_docx),
    "pdf": (write_pdf(minutes_paper(), STYLE), words_of_pdf),
    "html": (write_html(minutes_paper(), STYLE), words_of_html),
    "txt": (write_text(minutes_paper(), STYLE), words_of_text),
}


@pytest.mark.parametrize("ending", FILES)
@pytest.mark.parametrize(
    "words",
    [
        LONG,
        "Report: Dredging: Update and Next Steps",
        "Representative of the Comité des Pêcheurs",
        "Swyddog Iaith, Cyngor Gŵyr a’r Tŷ Mawr",
        "published with the agenda",
        "Write to the county about the slipway lights and bring the answer to the next meeting.",
        "DRAFT, not yet approved",
    ],
)
def test_all_that_is_printed_is_read(ending: str, words: str) -> None:
    data, read = FILES[ending]
    assert f" {plain_form(words)} " in f" {plain_form(read(data))} "


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_the_title_of_the_file_and_addresses_behind_words_are_read(ending: str) -> None:
    data, read = FILES[ending]
    found = read(data)
    assert "Minutes of the Harbour Trust, 24 February 2026" in found
    assert "https://example.org/papers?item=3&part=2" in found
