"""Habits of a good page, as Word is asked for them, on papers drawn at random."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from clerk_app.documents.blocks import (
    Block,
    Document,
    ListEntry,
    Paragraph,
    PlainEntry,
    PlainList,
    Quotation,
    Role,
    SignatureBlock,
    Table,
    header_row,
    plain,
    row,
)
from clerk_app.documents.docx import write_docx
from tests.counts import examples
from tests.documents.drawn_papers import drawn_papers
from tests.documents.ooxml import Element, part, text_of, value, w
from tests.documents.papers import LONG, minute, paper
from tests.documents.word_check import faults
from tests.page_styles import NUMBERED_BY_ITEM, PAGE_STYLES

FOR_FILES = settings(max_examples=examples(12, 150), deadline=None)
SIGNED = SignatureBlock(("Chair", "Date"), plain("Signed:"))


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether paragraph properties switch something on or off; None where they say nothing of it."""
    found = element.find(w(name)) if element is not None else None
    return None if found is None else found.get(w("val"), "1") not in ("0", "false", "off")


def styles(data: bytes) -> dict[str, Element]:
    return {one.get(w("styleId"), ""): one for one in part(data, "word/styles.xml").iter(w("style"))}


def keeps(paragraph: Element, known: dict[str, Element]) -> bool:
    """Whether a paragraph stays with the next one, by itself or by its style or what that is based on."""
    properties = paragraph.find(w("pPr"))
    said = is_on(properties, "keepNext")
    named = properties.find(w("pStyle")) if properties is not None else None
    style = known.get(value(named)) if named is not None else None
    while said is None and style is not None:
        said = is_on(style.find(w("pPr")), "keepNext")
        based = style.find(w("basedOn"))
        style = known.get(value(based)) if based is not None else None
    return bool(said)


def body(data: bytes) -> list[Element]:
    found = part(data, "word/document.xml").find(w("body"))
    assert found is not None
    return [one for one in found if one.tag in (w("p"), w("tbl"))]


@pytest.mark.parametrize("style", PAGE_STYLES.values(), ids=lambda style: style.key)
def test_no_style_lets_a_line_stand_alone(style: object) -> None:
    assert isinstance(style, type(NUMBERED_BY_ITEM))
    sheet = part(write_docx(paper(minute("1.1", LONG)), style), "word/styles.xml")
    assert is_on(sheet.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}"), "widowControl") is True
    assert not [one for one in sheet.iter(w("pPr")) if is_on(one, "widowControl") is False]


@FOR_FILES
@given(drawn_papers())
def test_no_paragraph_lets_a_line_stand_alone_and_every_file_is_sound(document: Document) -> None:
    data = write_docx(document, NUMBERED_BY_ITEM)
    assert faults(data) == []
    assert not list(part(data, "word/document.xml").iter(w("widowControl")))


@FOR_FILES
@given(drawn_papers())
def test_headings_captions_and_titles_stay_with_what_is_below(document: Document) -> None:
    data = write_docx(document, NUMBERED_BY_ITEM)
    known = styles(data)
    for one in body(data):
        name = value(one.find(f"{w('pPr')}/{w('pStyle')}")) if one.tag == w("p") else ""
        if "heading" in name.lower() or name.lower() in ("caption", "title"):
            assert keeps(one, known), name


@FOR_FILES
@given(drawn_papers())
def test_heads_of_tables_come_again_and_short_rows_are_not_broken(document: Document) -> None:
    data = write_docx(document, NUMBERED_BY_ITEM)
    tables = [one for one in document.blocks if isinstance(one, Table)]
    for table, written in zip(tables, (one for one in body(data) if one.tag == w("tbl")), strict=True):
        rows = list(written.iter(w("tr")))
        heads = [one for one in rows if one.find(f"{w('trPr')}/{w('tblHeader')}") is not None]
        assert heads == rows[: len(table.header)]
        assert all(one.find(f"{w('trPr')}/{w('cantSplit')}") is not None for one in heads)
        for one in rows:
            is_in_parts = bool(list(one.iter(w("vMerge"))))
            if len(text_of(one)) < 100 and len(list(one.iter(w("p")))) < 16 and not is_in_parts:
                assert one.find(f"{w('trPr')}/{w('cantSplit')}") is not None


@FOR_FILES
@given(drawn_papers())
def test_the_lines_to_sign_on_stay_together_and_with_what_is_signed(document: Document) -> None:
    data = write_docx(document, NUMBERED_BY_ITEM)
    known, parts = styles(data), body(data)
    assert keeps(parts[-3], known)
    assert keeps(parts[-2], known)
    above = parts[-4]
    if above.tag == w("p") and not parts[-3].findall(f"{w('pPr')}/{w('pageBreakBefore')}"):
        assert keeps(above, known)


TABLE = Table((1, 1), (row(("a", "b")), row(("c", "d"))), (header_row(("What", "Who")),), description="Actions")


@pytest.mark.parametrize("block", [
    minute("1.1", "It was agreed."), Paragraph(plain("It was agreed."), Role.BODY), ListEntry(plain("agreed")),
    Quotation(plain("agreed")), PlainList((PlainEntry(plain("one")), PlainEntry(plain("two")), PlainEntry(plain("x")))),
], ids=lambda block: type(block).__name__)  # fmt: skip
def test_what_is_signed_stays_with_the_lines_and_only_its_last_paragraph(block: Block) -> None:
    data = write_docx(paper(minute("1.0", "Before."), block, SIGNED), NUMBERED_BY_ITEM)
    known, parts = styles(data), body(data)
    assert keeps(parts[-4], known)
    assert not keeps(parts[0], known)


def test_the_last_row_of_a_table_stays_with_the_lines_to_sign_on() -> None:
    data = write_docx(paper(TABLE, SIGNED), NUMBERED_BY_ITEM)
    known = styles(data)
    rows = list(next(one for one in body(data) if one.tag == w("tbl")).iter(w("tr")))
    assert [all(keeps(one, known) for one in each.iter(w("p"))) for each in rows] == [True, True, True]
    assert faults(data) == []


def test_neither_the_first_row_nor_the_last_is_alone_on_a_page() -> None:
    rows = tuple(row((f"action {n}", "Clerk")) for n in range(5))
    data = write_docx(paper(replace(TABLE, rows=rows), minute("1.1", "x")), NUMBERED_BY_ITEM)
    known = styles(data)
    written = list(next(one for one in body(data) if one.tag == w("tbl")).iter(w("tr")))
    kept = [all(keeps(one, known) for one in each.iter(w("p"))) for each in written[1:]]
    assert kept == [True, False, False, True, False]
