"""Minutes whose items have several parts, or were taken out of the agenda's order, on paper."""

from __future__ import annotations

import pytest

from clerk_app.documents import style as page_style
from clerk_app.documents.blocks import Heading, Paragraph, text_of
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.text import write_text
from clerk_app.domain.agenda import Exemption
from clerk_app.domain.house_style import HOUSE_STYLES, NUMBERED_BY_ITEM, HouseStyle
from clerk_app.domain.minutes import Minute
from clerk_app.domain.timeline import EventKind
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder

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
