"""Papers that hold too much, too little, or what nobody lays out by hand come out whole in Word and PDF."""

import pytest

from clerk_app.documents.docx import write_docx
from clerk_app.documents.pdf import write_pdf
from tests.documents.hostile_papers import SECRET, Hostile, hostile_papers
from tests.documents.ooxml import printed_lines
from tests.documents.pdf.reading import Tree
from tests.documents.word_check import faults
from tests.often import thinned

PAPERS = list(hostile_papers())


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("hostile", thinned(PAPERS, every=4), ids=lambda one: one.name)
def test_word_takes_a_hostile_paper_and_it_says_everything(hostile: Hostile) -> None:
    data = write_docx(hostile.document, hostile.style)
    assert faults(data) == []
    assert letters(" ".join(printed_lines(data))).count(letters(hostile.said)) == hostile.times


@pytest.mark.parametrize("hostile", thinned(PAPERS, every=4), ids=lambda one: one.name)
def test_a_pdf_of_a_hostile_paper_says_everything(hostile: Hostile) -> None:
    said = letters(Tree(write_pdf(hostile.document, hostile.style)).text())
    assert said.count(letters(hostile.said)) == hostile.times


@pytest.mark.parametrize("hostile", [one for one in PAPERS if one.said == "moored9999"], ids=lambda one: one.name)
def test_of_ten_thousand_words_withheld_none_is_in_the_paper_for_the_public(hostile: Hostile) -> None:
    said = letters(" ".join(printed_lines(write_docx(hostile.document, hostile.style))))
    assert said.count(f"{SECRET}9999") == (1 if hostile.name.startswith("ten thousand") else 0)
