"""Minutes whose attendance and items stand in tables."""

from dataclasses import replace
from datetime import time

import pytest

from clerk_app.documents.blocks import (
    CellBlock,
    Heading,
    ListEntry,
    Paragraph,
    PlainList,
    Quotation,
    Role,
    Row,
    Table,
    TitleBlock,
    text_of,
)
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.domain.actions import Action, ActionStatus, Due, DueKind, Owner
from clerk_app.domain.agenda import Lead
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.richtext import Marks, Run, rich, typed
from clerk_app.domain.seats import Category
from clerk_app.domain.timeline import EventKind
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.boards import slot, table_builder, table_minutes
from tests.house_styles import ITEM_TABLE


def tables(build: RecordBuilder) -> list[Table]:
    blocks = compose_minutes(build.record(), ITEM_TABLE, MADE_AT, EXPORT_ID).blocks
    return [block for block in blocks if isinstance(block, Table)]


def printed(block: CellBlock) -> str:
    match block:
        case PlainList():
            return " | ".join(text_of(entry.runs) for entry in block.entries)
        case Heading() | Quotation():
            return text_of(block.runs)
        case Paragraph() | ListEntry():
            return f"{block.number} {text_of(block.runs)}".strip()


def cells(row: Row) -> list[list[str]]:
    return [[printed(block) for block in cell.blocks] for cell in row.cells]


def items(build: RecordBuilder) -> list[list[list[str]]]:
    (table,) = tables(build)
    return [cells(row) for row in table.rows]


def test_the_title_says_board_venue_day_and_times() -> None:
    (title, *_) = table_minutes().blocks
    assert isinstance(title, TitleBlock)
    assert not title.own_page
    assert [text_of(line.runs) for line in title.lines] == [
        "Minutes of Islands Partnership for Young People", "Upper Hall, Harbour House", "Thursday 4 February 2027",
        "1000hrs – 1230hrs",
    ]  # fmt: skip


def test_attendance_is_a_table_with_the_chair_above_the_groups_of_the_board(build: RecordBuilder) -> None:
    build.categories = [
        Category(id=Id(letter * 32), board_id=build.board.id, position=place, name=name)
        for place, (letter, name) in enumerate((("e", "Officers"), ("d", "Voluntary Bodies")))
    ]
    pilot = build.attendee("Pilot, Deputy & Lead")
    trust = build.organisation("Lifeboat Trust")
    chair = build.attendee("Harbour Master", chair=True)
    build.attendees[:2] = [
        replace(pilot, category_id=build.categories[0].id), replace(trust, category_id=build.categories[1].id)
    ]  # fmt: skip
    for attendee in (*build.attendees[:2], chair):
        build.event(EventKind.ARRIVED, 15, 20, attendee)
    (table,) = tables(build)
    assert [cells(row) for row in table.header] == [[["Attendees", "Department / Organisation"]]]
    assert [cells(row) for row in table.rows] == [
        [["Harbour Master (Chair)"]], [["Officers"]], [["Pilot, Deputy & Lead"]], [["Voluntary Bodies"]],
        [["Lifeboat Trust"]],
    ]  # fmt: skip
    assert [row.cells[0].heads for row in table.rows] == [False, True, False, True, False]


def test_the_chair_stands_apart_from_members_without_a_group(build: RecordBuilder) -> None:
    build.board = replace(build.board, chair_title="Chairman")
    for title, is_chair in (("Pilot", False), ("Harbour Master", True), ("Cook", False)):
        build.event(EventKind.ARRIVED, 15, 20, build.attendee(title, chair=is_chair))
    (table,) = tables(build)
    assert [cells(row) for row in table.rows] == [[["Harbour Master (Chairman)"]], [["Pilot | Cook"]]]


def test_apologies_are_a_block_of_their_own_and_nobody_is_no_block(build: RecordBuilder) -> None:
    assert tables(build) == []
    for name in ("Lifeboat Trust", "Inspectorate"):
        build.event(EventKind.APOLOGIES, 9, 0, build.organisation(name))
    (table,) = tables(build)
    assert [cells(row) for row in (*table.header, *table.rows)] == [
        [["Apologies"]],
        [["Lifeboat Trust | Inspectorate"]],
    ]


def test_each_item_is_a_row_of_its_number_and_all_that_was_minuted(build: RecordBuilder) -> None:
    build.item("Welcome")
    build.block("All were welcomed.")
    build.item("What next?")
    build.block("Two things:")
    build.block("Listen", BlockKind.LIST_ENTRY, marker=ListMarker.LETTER)
    build.block("Boats first", BlockKind.QUOTATION)
    build.block("Ask the pilot", BlockKind.PRIVATE_NOTE)
    build.decision("The plan was agreed.")
    assert items(build) == [
        [["1"], ["Welcome", "All were welcomed."]],
        [["2"], ["What next?", "Two things:", "a. Listen", "Boats first", "AGREED: The plan was agreed."]],
    ]
    (table,) = tables(build)
    assert [(cells(row), row.cells[0].span) for row in table.header] == [([["Item"]], 2)]
    (lead_in,) = [one for one in table.rows[1].cells[1].blocks if isinstance(one, Paragraph) and one.keep_with_next]
    assert text_of(lead_in.runs) == "Two things:"


def test_every_item_has_a_number_in_one_style_alone_in_its_cell() -> None:
    found = [
        block
        for table in table_minutes().blocks
        if isinstance(table, Table) and table.row_headers
        for row in table.rows
        for block in row.cells[0].blocks
    ]
    assert [(one.role, one.number, one.runs) for one in found if isinstance(one, Paragraph)] == [
        (Role.ITEM_NUMBER, str(place), ()) for place in range(1, 7)
    ]


def test_an_item_is_headed_by_its_title_who_leads_it_and_its_slot(build: RecordBuilder) -> None:
    lead = Lead(words="Head of Plans, PPI")
    build.item("How far?", leads=(lead, Lead(words="Chair")), slot=slot("10:30", "10:45"))
    build.item("AOB / Calendar", slot=slot("12:15", "12:30"))
    build.item("‘Boats’ – a word", leads=(lead,))
    build.item("Thanks")
    assert [" ".join(row[1][0].split()) for row in items(build)] == [
        "How far? (Head of Plans, PPI and Chair) 10:30-10:45", "AOB / Calendar 12:15-12:30",
        "‘Boats’ – a word (Head of Plans, PPI)", "Thanks",
    ]  # fmt: skip
    (table,) = tables(build)
    heading = table.rows[0].cells[1].blocks[0]
    assert isinstance(heading, Heading)
    assert [run.bold for run in heading.runs] == [True, False]


def test_the_times_of_a_slot_stay_on_one_line() -> None:
    record = table_builder().record()
    document = compose_minutes(record, ITEM_TABLE, MADE_AT, EXPORT_ID)
    table = next(block for block in document.blocks if isinstance(block, Table) and block.row_headers)
    assert printed(table.rows[0].cells[1].blocks[0]).endswith("1000hrs\xa0–\xa01010hrs")


def test_items_taken_together_share_a_row_with_all_leads_and_the_whole_slot(build: RecordBuilder) -> None:
    lead = Lead(words="Pilot")
    build.item("Quay", leads=(lead,), slot=slot("10:00", "10:10"))
    second = build.item("Pier", leads=(lead, Lead(words="Cook")), slot=slot("10:10", "10:30"))
    first = build.minutes[0]
    build.minutes = [replace(first, item_ids=(*first.item_ids, *second.item_ids))]
    assert items(build)[0][1] == ["Quay (Pilot and Cook) 10:00-10:30"]


def test_what_happened_in_the_room_is_told_in_the_item(build: RecordBuilder) -> None:
    build.event(EventKind.STARTED, 15, 30)
    minute = build.item("Dues")
    first = build.block("One.")
    build.event(EventKind.ARRIVED, 15, 40, build.attendee("Pilot"), minute, first)
    assert cells(tables(build)[-1].rows[0]) == [["1"], ["Dues", "One.", "The Pilot joined the meeting at 15:40."]]


@pytest.mark.parametrize("words", ["Write to the tenants.", "To write to the tenants", "to  write to the tenants. "])
def test_an_action_says_who_is_to_do_what_where_it_arose(build: RecordBuilder, words: str) -> None:
    build.item("Dues")
    build.action(words, "Pilot, PPI")
    assert items(build)[0][1][1:] == ["ACTION: Pilot, PPI to write to the tenants."]


def test_an_action_keeps_its_marks_and_when_it_is_due_and_what_is_no_order_names_its_owner_after(
    build: RecordBuilder,
) -> None:
    build.item("Dues")
    build.action("JSNA figures to be sent", "Pilot", "Cook", status=ActionStatus.ONGOING)
    build.action("Paint the buoys", due=Due(kind=DueKind.NEXT_MEETING))
    action = build.action("", "Pilot")
    marked = rich((Run("To "), Run("Mend", Marks(bold=True)), Run(" it")))
    build.blocks[-1] = replace(action, text=marked)
    build.action("A plan", "Pilot")
    (table,) = tables(build)
    lines = [printed(block) for block in table.rows[0].cells[1].blocks]
    assert lines[1:] == [
        "ACTION: JSNA figures to be sent. To be completed by Pilot and Cook. Ongoing.",
        "ACTION: Paint the buoys. Due: the next meeting.",
        "ACTION: Pilot to mend it.",
        "ACTION: A plan. To be completed by Pilot.",
    ]
    third = table.rows[0].cells[1].blocks[3]
    assert isinstance(third, Paragraph)
    assert [run.text for run in third.runs if run.bold] == ["ACTION: ", "mend"]


def test_an_action_that_was_withdrawn_is_not_printed(build: RecordBuilder) -> None:
    build.item("Dues")
    build.action("Forget it", "Pilot")
    build.actions[-1] = replace(build.actions[-1], withdrawn=True)
    assert items(build) == [[["1"], ["Dues"]]]


def test_a_table_in_an_item_parts_the_items_which_go_on_below_it(build: RecordBuilder) -> None:
    build.item("Dues")
    build.block("By berth:")
    build.block("Dues by berth", BlockKind.TABLE, rows=((typed("Berth"),), (typed("A"),)))
    build.block("That was all.")
    build.item("Quay")
    first, inner, second = tables(build)
    assert [cells(row) for row in first.rows] == [[["1"], ["Dues", "By berth:"]]]
    assert not inner.row_headers
    assert [cells(row) for row in second.rows] == [[[], ["That was all."]], [["2"], ["Quay"]]]
    assert second.header == first.header


def test_nothing_stands_below_a_table_that_ends_an_item(build: RecordBuilder) -> None:
    build.item("Dues")
    build.block("Dues by berth", BlockKind.TABLE, rows=((typed("Berth"),), (typed("A"),)))
    build.block("", BlockKind.TABLE, rows=((typed("B"),), (typed("C"),)))
    assert [table.row_headers for table in tables(build)] == [True, False, False]


def test_the_next_meetings_are_the_last_row_without_a_number() -> None:
    table = [block for block in table_minutes().blocks if isinstance(block, Table)][-1]
    assert cells(table.rows[-1]) == [
        [],
        [
            "Next Meeting:", "Planned for 2027, with venues to be confirmed:", "• Thursday 20 May 1000hrs – 1230hrs",
            "• Thursday 16 September 1000hrs – 1230hrs", "• Thursday 25 November 1000hrs – 1230hrs",
        ],
    ]  # fmt: skip


def test_one_next_meeting_stands_without_a_lead_in(build: RecordBuilder) -> None:
    build.planned(PartialDate(day=28, month=3, year=2023, year_inferred=True), time(15, 30))
    assert items(build) == [[[], ["Next Meeting:", "• 28th March 15:30, venue to be confirmed"]]]


def test_an_extract_is_one_item_without_attendance_or_next_meetings() -> None:
    record = table_builder().record()
    document = compose_minutes(record, ITEM_TABLE, MADE_AT, EXPORT_ID, only=record.minutes[1].id)
    title, table = document.blocks
    assert isinstance(title, TitleBlock)
    assert isinstance(table, Table)
    assert [cells(row)[0] for row in table.rows] == [["2"]]


def test_owners_of_an_action_are_named_as_they_were_typed(build: RecordBuilder) -> None:
    build.item("Dues")
    build.action("Write.", "head of informatics")
    assert isinstance(build.actions[-1], Action)
    assert build.actions[-1].owners == (Owner(words="head of informatics"),)
    assert items(build)[0][1][-1] == "ACTION: head of informatics to write."
