"""Minutes whose items have several parts, or were taken out of the agenda's order, on paper."""

from __future__ import annotations

import pytest
from lxml import html

from clerk_app.documents.blocks import Heading, Paragraph, text_of
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.docx import write_docx
from clerk_app.documents.html import write_html
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.text import write_text
from clerk_app.domain.agenda import Exemption
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.minutes import BlockKind, ListMarker, Minute
from clerk_app.domain.timeline import EventKind
from tests import page_styles as page_style
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.ooxml import printed_lines
from tests.house_styles import HOUSE_STYLES, NUMBERED_BY_ITEM
from tests.seeds.read_back import pdf_lines

CLOSED = Exemption(reason="One family", public_title="Private item")


def parted(build: RecordBuilder) -> Minute:
    """An item in three parts, the second exempt, and the item after it; returns the exempt part."""
    first = build.item("Pledges", recommendations=("note the pledges",))
    build.block("The group made two pledges.")
    second = build.minute("Pledges", item_ids=first.item_ids, exempt=CLOSED)
    build.block("One family was named.")
    build.minute("Pledges", item_ids=first.item_ids)
    build.block("Thanks were given.")
    build.item("Budget")
    build.block("The budget was set.")
    return second


def lines(build: RecordBuilder) -> list[str]:
    """The headings and paragraphs of the minutes with their numbers."""
    document = compose_minutes(build.record(), NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)
    told = (block for block in document.blocks if isinstance(block, Heading | Paragraph))
    return [f"{block.number} {text_of(block.runs)}".strip() for block in told]


def test_the_parts_bear_one_number_and_their_paragraphs_count_on(build: RecordBuilder) -> None:
    parted(build)
    assert lines(build)[-8:] == [
        "1 Pledges", "1.1 The group made two pledges.", "1 Pledges (exempt)", "1.2 One family was named.",
        "1 Pledges (continued)", "1.3 Thanks were given.", "2 Budget", "2.1 The budget was set.",
    ]  # fmt: skip


@pytest.mark.parametrize("style", HOUSE_STYLES.values(), ids=HOUSE_STYLES)
def test_what_the_agenda_says_of_an_item_is_told_with_its_first_part_alone(
    build: RecordBuilder, style: HouseStyle
) -> None:
    parted(build)
    document = compose_minutes(build.record(), style, MADE_AT, EXPORT_ID)
    assert write_text(document, page_style.NUMBERED_BY_ITEM).decode().count("note the pledges") <= 1


def test_an_extract_of_the_public_part_holds_no_exempt_words(build: RecordBuilder) -> None:
    parted(build)
    record = build.record()
    extract = compose_minutes(record, NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID, only=record.minutes[2].id)
    text = write_text(extract, page_style.NUMBERED_BY_ITEM).decode()
    assert "1.3" in text
    assert "One family" not in text


def test_a_meeting_out_of_order_is_told_where_it_moved_while_the_minutes_keep_the_agendas_order(
    build: RecordBuilder,
) -> None:
    five, seven = build.item("Terms"), build.item("Exclusions")
    build.event(EventKind.STARTED, 10, 0)
    for past_ten, minute in ((10, seven), (20, five), (40, seven)):
        build.event(EventKind.MOVED, 10, past_ten, in_minute=minute)
    told = lines(build)
    assert told[-4:] == [
        "1 Terms", "2 Exclusions", "This item was taken before item 1, Terms.",
        told[-1],
    ]  # fmt: skip
    assert told[-1].startswith("The meeting returned to this item at ")


def test_a_list_that_is_cut_in_two_counts_on_in_the_further_part(build: RecordBuilder) -> None:
    first = build.item("Pledges")
    _listed(build, "Books", "Bread")
    build.minute("Pledges", item_ids=first.item_ids, exempt=CLOSED)
    _listed(build, "Bicycles")
    build.minute("Pledges", item_ids=first.item_ids)
    _listed(build, "Boats")
    document = compose_minutes(build.record(), NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)
    expected = ["a. Books", "b. Bread", "c. Bicycles", "d. Boats"]
    style = page_style.NUMBERED_BY_ITEM
    in_text = (line.strip() for line in write_text(document, style).decode().splitlines())
    on_the_web = html.document_fromstring(write_html(document, style)).iter("li")
    for lines_of in (
        in_text,
        (" ".join("".join(map(str, entry.itertext())).split()) for entry in on_the_web),
        printed_lines(write_docx(document, style)),
        [line.text for line in pdf_lines(write_pdf(document, style))],
    ):
        assert [line for line in lines_of if line in expected] == expected


def test_a_list_begins_anew_where_another_item_was_taken_in_between(build: RecordBuilder) -> None:
    first = build.item("Pledges")
    _listed(build, "Books")
    build.item("Budget")
    again = build.minute("Pledges", item_ids=first.item_ids)
    listed = _listed(build, "Boats")
    part = build.minute("Pledges", item_ids=first.item_ids)
    further = _listed(build, "Bread")
    record = build.record()
    assert record.list_numbers(again.id) == {listed[0]: "a."}
    assert record.list_numbers(part.id) == {further[0]: "b."}


def _listed(build: RecordBuilder, *entries: str) -> list[str]:
    made = (build.block(words, BlockKind.LIST_ENTRY, marker=ListMarker.LETTER) for words in entries)
    return [block.id for block in made]
