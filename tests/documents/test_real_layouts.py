"""Every word of two real minutes is printed in their own layout, in Word and in PDF, in the order it was printed in."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import takewhile

import pytest

from clerk_app.documents.blocks import Document, ListEntry, Paragraph, Role, text_of
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.docx import write_docx
from clerk_app.documents.pdf import write_pdf
from clerk_app.plain.house_styles import shipped_style
from tests.builders import RecordBuilder
from tests.documents.ooxml import printed_lines
from tests.documents.real_minutes import in_a_table, on_the_web
from tests.page_styles import PAGE_STYLES
from tests.seeds.in_order import missing, pdf_text, word_text
from tests.seeds.read_back import BULLET, Line, pdf_lines, word_lines
from tests.seeds.seed_map import Passage, passages_of

MADE_AT = datetime(2027, 2, 5, 9, 0, tzinfo=UTC)
EXPORT_ID = "018f0000-0000-7000-8000-000000000003"
REAL: dict[str, Callable[[Sequence[Passage]], RecordBuilder]] = {"000": in_a_table, "004": on_the_web}


def composed(number: str, only_item: bool) -> tuple[list[Passage], str, Document]:
    passages = passages_of(number)
    record = REAL[number](passages).record()
    key = record.board.house_style
    only = record.minutes[0].id if only_item else None
    return passages, key, compose_minutes(record, shipped_style(key), MADE_AT, EXPORT_ID, only=only)


def in_word(document: Document, key: str) -> str:
    return word_text(write_docx(document, PAGE_STYLES[key]))


def in_pdf(document: Document, key: str) -> str:
    return pdf_text(write_pdf(document, PAGE_STYLES[key]))


@pytest.mark.parametrize("read", [in_word, in_pdf], ids=["Word", "PDF"])
@pytest.mark.parametrize(("number", "only_item"), [("000", False), ("004", False), ("004", True)])
def test_every_passage_is_printed_in_order_under_its_number(
    number: str, only_item: bool, read: Callable[[Document, str], str]
) -> None:
    passages, key, document = composed(number, only_item)
    assert missing(passages, read(document, key)) == []


def test_paragraphs_on_the_web_have_the_numbers_they_had() -> None:
    passages, key, document = composed("004", only_item=True)
    lines = printed_lines(write_docx(document, PAGE_STYLES[key]))
    wanted = [f"{one.number} {one.text}" for one in passages if one.kind in ("paragraph", "resolution_lead")]
    assert len(wanted) == 5
    assert [line for line in lines if re.match(r"30\.\d", line)] == wanted


@pytest.mark.parametrize("number", ["30.2", "30.3"])
def test_questions_of_a_report_and_answers_of_a_board_are_lists_under_what_leads_into_them(number: str) -> None:
    passages, key, document = composed("004", only_item=True)
    start = next(place for place, one in enumerate(passages) if one.number == number)
    entries = list(takewhile(lambda one: one.kind == "list_entry", passages[start + 1 :]))
    assert len(entries) == {"30.2": 5, "30.3": 7}[number]
    wanted = [Line(number, passages[start].text), *(Line(BULLET, one.text) for one in entries)]
    for found in (word_lines(write_docx(document, PAGE_STYLES[key])), pdf_lines(write_pdf(document, PAGE_STYLES[key]))):
        place = next(place for place, line in enumerate(found) if line.number == number)
        assert found[place : place + len(wanted)] == wanted
        assert found[place + len(wanted)].number != BULLET
    lead = next(block for block in document.blocks if isinstance(block, Paragraph) and block.number == number)
    assert lead.keep_with_next


def test_what_is_agreed_in_discussion_stays_in_its_paragraph_apart_from_what_is_resolved() -> None:
    passages, _, document = composed("004", only_item=True)
    said = [one.text for one in passages if one.kind in ("paragraph", "list_entry") and "agreed that" in one.text]
    assert len(said) == 5
    blocks = [block for block in document.blocks if isinstance(block, Paragraph | ListEntry)]
    agreed = [block for block in blocks if "agreed that" in text_of(block.runs)]
    assert [text_of(block.runs) for block in agreed] == said
    assert all(isinstance(block, ListEntry) or block.role is Role.MINUTE for block in agreed)
    clause = next(place for place, block in enumerate(blocks) if text_of(block.runs) == "The Board Resolved that;")
    resolved = list(takewhile(lambda block: isinstance(block, ListEntry), blocks[clause + 1 :]))
    assert [block.number for block in resolved] == ["1)", "2)"]
    assert not set(map(id, resolved)) & set(map(id, agreed))


def test_items_in_a_table_have_numbers_of_one_style_and_next_meetings_the_days_announced() -> None:
    passages, key, document = composed("000", only_item=False)
    lines = printed_lines(write_docx(document, PAGE_STYLES[key]))
    assert [line for line in lines if re.fullmatch(r"\d\. ", line)] == [f"{place}. " for place in range(1, 8)]
    wanted = [one.text.replace(" - ", " – ") for one in passages if one.kind == "next_meeting"]
    assert [line for line in lines if line][-3:] == [f"• {words}" for words in wanted]
