from dataclasses import replace
from datetime import datetime

import pytest

from clerk_app.documents.blocks import (
    Block,
    Document,
    Heading,
    ListEntry,
    Paragraph,
    PlainList,
    Quotation,
    Role,
    Table,
    TitleBlock,
    text_of,
)
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.file_names import file_stem
from clerk_app.documents.text import write_text
from clerk_app.domain.actions import ActionStatus, Due, DueKind
from clerk_app.domain.agenda import Exemption
from clerk_app.domain.decisions import DecisionResult
from clerk_app.domain.house_style import ActionPlacement, HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Capacity, MinutesState
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Organisation, Party
from clerk_app.domain.richtext import Marks, Run, rich, typed
from clerk_app.domain.seats import Category
from clerk_app.domain.timeline import EventKind
from tests import page_styles as page_style
from tests.builders import DAY, EXPORT_ID, MADE_AT, RecordBuilder
from tests.house_styles import HOUSE_STYLES, ITEM_TABLE, NUMBERED_BY_ITEM, NUMBERED_WITH_DECISION_WORDS


def composed(build: RecordBuilder) -> Document:
    return compose_minutes(build.record(), NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)


def printed(block: Block) -> str:
    match block:
        case Heading() | Paragraph():
            return f"{block.number} {text_of(block.runs)}".strip()
        case ListEntry():
            return f"{block.number} {text_of(block.runs)}"
        case PlainList():
            return " | ".join(text_of(entry.runs) for entry in block.entries)
        case _:
            return type(block).__name__


def lines(build: RecordBuilder) -> list[str]:
    return [printed(block) for block in composed(build).blocks][2:]


def test_paragraphs_are_numbered_by_minute_and_lists_and_continuations_stand_between(build: RecordBuilder) -> None:
    build.minute("Welcome")
    build.block("All were welcomed.")
    build.minute("Pledges")
    build.block("The group made two pledges:")
    build.block("Listen", BlockKind.LIST_ENTRY, marker=ListMarker.DECIMAL)
    build.block("Act", BlockKind.LIST_ENTRY, marker=ListMarker.DECIMAL)
    build.block("Both were heard.", numbered=False)
    build.block("Thanks were given.")
    assert lines(build) == [
        "1 Welcome", "1.1 All were welcomed.", "2 Pledges", "2.1 The group made two pledges:", "1. Listen", "2. Act",
        "Both were heard.", "2.2 Thanks were given.",
    ]  # fmt: skip


def test_attendance_lists_the_chair_first_and_nobody_who_never_came(build: RecordBuilder) -> None:
    clerk = build.attendee("Records Officer", Capacity.CLERK)
    chair = build.attendee("Harbour Master", chair=True)
    youth = build.attendee("Young Sailors", Capacity.GROUP, head_count=4)
    absent = build.attendee("Pilot")
    deputy = build.attendee("Deputy Pilot", Capacity.SUBSTITUTE, substitute_for=absent.id)
    for attendee in (clerk, chair, youth, deputy):
        build.event(EventKind.ARRIVED, 15, 25, attendee)
    build.event(EventKind.APOLOGIES, 9, 0, absent)
    build.event(EventKind.STARTED, 15, 30)
    assert lines(build) == [
        "ATTENDEES",
        "Harbour Master, Chair | Minute Taker, Records Officer | Young Sailors (4 people)"
        " | Deputy Pilot (substitute for the Pilot)",
    ]


def test_without_anybody_marked_there_is_no_attendance_heading(build: RecordBuilder) -> None:
    build.attendee("Harbour Master", chair=True)
    assert lines(build) == []


def test_an_acting_chair_is_listed_as_chair_when_the_chairs_seat_is_empty(build: RecordBuilder) -> None:
    build.attendee("Harbour Master", chair=True)
    deputy = build.attendee("Deputy")
    build.event(EventKind.ARRIVED, 15, 20, deputy)
    build.event(EventKind.STARTED, 15, 30)
    build.event(EventKind.TOOK_CHAIR, 15, 31, deputy)
    assert lines(build)[1] == "Deputy, Chair"


@pytest.mark.parametrize("style", [NUMBERED_BY_ITEM, NUMBERED_WITH_DECISION_WORDS, ITEM_TABLE])
def test_a_post_that_says_it_is_the_chairs_is_not_told_twice(style: HouseStyle, build: RecordBuilder) -> None:
    build.event(EventKind.ARRIVED, 15, 20, build.attendee("Interim Chair", chair=True))
    build.event(EventKind.STARTED, 15, 30)
    page = write_text(compose_minutes(build.record(), style, MADE_AT, EXPORT_ID), page_style.NUMBERED_BY_ITEM)
    assert "Interim Chair" in page.decode().split("\n")


def test_a_deputy_called_after_the_chair_is_told_to_have_presided(build: RecordBuilder) -> None:
    deputy = build.attendee("Vice-Chair")
    build.event(EventKind.ARRIVED, 15, 20, deputy)
    build.event(EventKind.STARTED, 15, 30)
    build.event(EventKind.TOOK_CHAIR, 15, 31, deputy)
    assert lines(build)[1] == "Vice-Chair, Chair"


def test_private_notes_and_text_of_withdrawn_actions_are_never_composed(build: RecordBuilder) -> None:
    build.minute("Dues")
    build.block("Ask the pilot about this", BlockKind.PRIVATE_NOTE)
    build.action("Forgotten thing", "Pilot")
    build.actions[-1] = replace(build.actions[-1], withdrawn=True)
    assert lines(build) == ["1 Dues"]
    assert "Ask the pilot" not in repr(composed(build))


def test_actions_are_gathered_at_the_end_with_owners_due_and_status(build: RecordBuilder) -> None:
    build.minute("Dues")
    build.action("Write to the tenants", "Pilot", "Deputy", "Clerk", due=Due(kind=DueKind.NEXT_MEETING))
    build.action("Mend the quay.", "Pilot", status=ActionStatus.ONGOING)
    build.action("Paint the buoys", due=Due(kind=DueKind.DATE, on=DAY))
    assert lines(build) == [
        "1 Dues",
        "ACTIONS",
        "Write to the tenants. To be completed by Pilot, Deputy and Clerk. Due: the next meeting.",
        "Mend the quay. To be completed by Pilot. Ongoing.",
        "Paint the buoys. Due: 28th March 2022.",
    ]


def test_actions_at_the_end_name_the_paragraph_in_which_they_arose_where_the_style_asks(build: RecordBuilder) -> None:
    build.minute("Dues")
    build.action("Write to the tenants", "Pilot")
    build.minute("Quay")
    build.block("The quay was cracked.")
    build.block("So was the pier.")
    build.action("Mend the quay", "Pilot", due=Due(kind=DueKind.NEXT_MEETING))
    build.block("It would be costly.")
    blocks = compose_minutes(build.record(), NUMBERED_WITH_DECISION_WORDS, MADE_AT, EXPORT_ID).blocks
    assert [printed(block).replace("\N{NO-BREAK SPACE}", " ") for block in blocks[-2:]] == [
        "Write to the tenants. To be completed by Pilot. (Minute 1)",
        "Mend the quay. To be completed by Pilot. Due: the next meeting. (Minute 2.2)",
    ]


@pytest.mark.parametrize("style", HOUSE_STYLES.values(), ids=lambda style: style.key)
def test_where_the_name_in_law_is_another_the_title_says_it(build: RecordBuilder, style: HouseStyle) -> None:
    build.minute("Dues")
    assert "Legal name" not in repr(compose_minutes(build.record(), style, MADE_AT, EXPORT_ID))
    build.board = replace(build.board, legal_name="Harbour Trust of the Parish")
    minute = build.minutes[0].id
    for only in (None, minute):
        title = compose_minutes(build.record(), style, MADE_AT, EXPORT_ID, only=only).blocks[0]
        assert isinstance(title, TitleBlock)
        assert text_of(title.lines[1].runs) == "Legal name: Harbour Trust of the Parish"
    build.board = replace(build.board, legal_name=build.board.names[0].name.upper())
    assert "Legal name" not in repr(compose_minutes(build.record(), style, MADE_AT, EXPORT_ID))


@pytest.mark.parametrize("style", HOUSE_STYLES.values(), ids=lambda style: style.key)
def test_the_title_names_the_same_minutes_in_another_language_in_that_language(
    build: RecordBuilder, style: HouseStyle
) -> None:
    build.minute("Dues")
    twins = [
        replace(build.board, id=Id(letter * 32), names=(DatedName(name),), language=language)
        for letter, name, language in (("d", "Bwrdd yr Harbwr", "cy-GB"), ("e", "Hafenrat", "de-DE"))
    ]
    record = replace(build.record(), other_languages=tuple(twins))
    title = compose_minutes(record, style, MADE_AT, EXPORT_ID).blocks[0]
    assert isinstance(title, TitleBlock)
    told = [(run.language, run.text) for line in title.lines for run in line.runs if run.language]
    assert [language for language, _ in told] == ["cy-GB", "de-DE"]
    assert told[0][1] == "Cymraeg: Cofnodion Bwrdd yr Harbwr, 28 Mawrth 2022"
    assert told[1][1] == "Deutsch: Protokoll: Hafenrat, 28. März 2022"


def test_a_space_that_was_left_before_an_owner_is_not_printed(build: RecordBuilder) -> None:
    build.minute("Welcome")
    build.action("Send the timetable. ", "Pilot")
    build.action("Print it ", "Pilot")
    assert lines(build)[-2:] == [
        "Send the timetable. To be completed by Pilot.",
        "Print it. To be completed by Pilot.",
    ]


def test_a_style_may_print_actions_where_they_arose(build: RecordBuilder) -> None:
    build.minute("Dues")
    action = build.action("Write to the tenants", "Pilot")
    style = replace(NUMBERED_BY_ITEM, actions=ActionPlacement.INLINE)
    blocks = compose_minutes(build.record(), style, MADE_AT, EXPORT_ID).blocks
    assert printed(blocks[-1]) == "ACTION: Pilot to write to the tenants."
    assert isinstance(blocks[-1], Paragraph)
    assert blocks[-1].source == action.id


def test_an_earlier_action_prints_its_wording_in_bold_and_then_what_was_reported(build: RecordBuilder) -> None:
    build.minute("Actions")
    build.block("Mend the quay.", BlockKind.EARLIER_ACTION, update=typed("This had been done."))
    (paragraph,) = composed(build).blocks[-1:]
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.bold) for run in paragraph.runs] == [
        ("Mend the quay.", True), (" ", False), ("This had been done.", False),
    ]  # fmt: skip


def test_an_answer_stands_below_its_question_in_bold(build: RecordBuilder) -> None:
    build.minute("Lamps")
    build.block("Who pays? ", BlockKind.ANSWER, update=typed("The county."))
    (paragraph,) = composed(build).blocks[-1:]
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.bold) for run in paragraph.runs] == [
        ("Who pays?", True), ("\n", False), ("The county.", False),
    ]  # fmt: skip


def test_a_question_without_an_answer_and_an_answer_without_a_question_stand_alone(build: RecordBuilder) -> None:
    build.minute("Lamps")
    build.block("Who pays?", BlockKind.ANSWER)
    build.block(" ", BlockKind.ANSWER, update=typed("The county."))
    build.block("", BlockKind.ANSWER)
    assert lines(build)[-3:] == ["1 Lamps", "Who pays?", "The county."]


def test_decisions_are_numbered_paragraphs_and_say_when_they_are_provisional(build: RecordBuilder) -> None:
    build.minute("Budget")
    build.decision("The budget was agreed.")
    build.decision("The levy was agreed.", result=DecisionResult.PROVISIONAL)
    assert lines(build) == [
        "1 Budget",
        "1.1 The budget was agreed.",
        "1.2 The levy was agreed. (Provisional: the meeting was not quorate when this was decided.)",
    ]


def test_a_style_with_decision_words_prints_the_boards_word_first(build: RecordBuilder) -> None:
    build.minute("Budget")
    build.decision("That the budget be set.", "resolved")
    style = replace(NUMBERED_BY_ITEM, decision_words=True)
    assert printed(compose_minutes(build.record(), style, MADE_AT, EXPORT_ID).blocks[-1]) == (
        "1.1 RESOLVED: That the budget be set."
    )


def test_arrivals_and_departures_after_the_start_are_told_where_they_happened(build: RecordBuilder) -> None:
    pilot = build.attendee("Pilot")
    build.event(EventKind.ARRIVED, 15, 29, pilot)
    build.event(EventKind.STARTED, 15, 30)
    minute = build.minute("Dues")
    first = build.block("One.", at=datetime(2022, 3, 28, 15, 31))
    build.block("Two.", at=datetime(2022, 3, 28, 15, 40))
    build.event(EventKind.LEFT, 15, 35, pilot, minute, first)
    gone = build.block("Deleted later.")
    build.event(EventKind.ARRIVED, 15, 45, pilot, minute, gone)
    build.blocks.remove(gone)
    assert lines(build)[2:] == [
        "1 Dues",
        "1.1 One.",
        "The Pilot left the meeting at 15:35.",
        "1.2 Two.",
        "The Pilot rejoined the meeting at 15:45.",
    ]


def test_an_event_recorded_outside_any_minute_is_told_in_the_minute_that_was_being_held(build: RecordBuilder) -> None:
    pilot = build.attendee("Pilot")
    first, second = build.minute("One"), build.minute("Two")
    build.event(EventKind.STARTED, 15, 30)
    build.event(EventKind.MOVED, 15, 30, in_minute=first)
    build.event(EventKind.MOVED, 15, 50, in_minute=second)
    build.event(EventKind.ARRIVED, 15, 55, pilot)
    assert lines(build)[2:] == ["1 One", "2 Two", "The Pilot joined the meeting at 15:55."]


def test_minutes_bear_the_draft_banner_until_they_are_approved(build: RecordBuilder) -> None:
    assert composed(build).furniture.banner == "DRAFT, not yet approved"
    build.reach(MinutesState.CIRCULATED)
    assert composed(build).furniture.banner == "DRAFT, not yet approved"
    build.reach(MinutesState.APPROVED)
    assert composed(build).furniture.banner == ""


def test_the_running_title_has_board_date_and_times_as_the_board_writes_them(build: RecordBuilder) -> None:
    document = composed(build)
    assert document.furniture.header == "Harbour Board 28th March 2022 15:30-17:30"
    assert document.metadata.title == "Minutes of the Harbour Board, 28th March 2022"


def test_an_exempt_minute_says_so_in_its_heading(build: RecordBuilder) -> None:
    minute = build.minute("Staffing")
    build.minutes[-1] = replace(minute, exempt=Exemption(reason="Names of staff"))
    assert lines(build) == ["1 Staffing (exempt)"]


def test_a_minute_of_what_stands_under_an_exempt_item_says_so_too_and_its_file_keeps_the_secret(
    build: RecordBuilder,
) -> None:
    build.item("Staffing", exempt=Exemption(reason="Names of staff", public_title="Staff"))
    below = build.item("Dismissal of the lamp keeper", parent_id=build.items[0].id)
    build.minutes = [replace(below, pinned_number="")]
    assert lines(build) == ["Dismissal of the lamp keeper (exempt)"]
    assert file_stem(build.record(), "extract", below.id) == "Harbour Board Staff extract 2022-03-28"


def test_marks_and_tables_reach_the_page(build: RecordBuilder) -> None:
    build.minute("Dues")
    build.block(rich((Run("Paid ", Marks(bold=True)), Run("late", Marks(link="https://example.org/late")))))
    build.block("Dues by berth", BlockKind.TABLE, rows=((typed("Berth"), typed("Sum")), (typed("A"),)))
    paragraph, table = composed(build).blocks[-2:]
    assert isinstance(paragraph, Paragraph)
    assert [(run.bold, run.link) for run in paragraph.runs] == [(True, ""), (False, "https://example.org/late")]
    assert isinstance(table, Table)
    assert [[printed(cell.blocks[0]) for cell in row.cells] for row in table.header] == [["Berth", "Sum"]]
    assert [[printed(cell.blocks[0]) for cell in row.cells] for row in table.rows] == [["A", ""]]


@pytest.mark.parametrize(("said", "heads", "described"), [
    ("Dues by berth", ("Berth", "Sum"), "Dues by berth"), ("", ("Berth", "", "Sum"), "Table of Berth and Sum"),
    ("", ("", ""), "Table"),
])  # fmt: skip
def test_a_table_is_described_by_its_columns_where_nothing_is_said_of_it(
    build: RecordBuilder, said: str, heads: tuple[str, ...], described: str
) -> None:
    build.minute("Dues")
    build.block(said, BlockKind.TABLE, rows=(tuple(typed(head) for head in heads), (typed("A"),)))
    table = composed(build).blocks[-1]
    assert isinstance(table, Table)
    assert table.description == described


def test_the_only_row_of_a_table_is_no_header(build: RecordBuilder) -> None:
    build.minute("Dues")
    build.block("", BlockKind.TABLE, rows=((typed("Berth"), typed("Sum")),))
    table = composed(build).blocks[-1]
    assert isinstance(table, Table)
    assert table.header == ()
    assert [[printed(cell.blocks[0]) for cell in row.cells] for row in table.rows] == [["Berth", "Sum"]]


def test_a_proposal_that_was_lost_is_not_printed_as_a_decision_of_the_board(build: RecordBuilder) -> None:
    build.minute("Budget")
    build.decision("That the levy be doubled.", "resolved", result=DecisionResult.LOST)
    style = replace(NUMBERED_BY_ITEM, decision_words=True)
    assert printed(compose_minutes(build.record(), style, MADE_AT, EXPORT_ID).blocks[-1]) == (
        "1.1 That the levy be doubled. (Not carried.)"
    )


def test_one_space_stands_between_a_wording_and_its_update(build: RecordBuilder) -> None:
    build.minute("Actions")
    build.block("Mend the quay. ", BlockKind.EARLIER_ACTION, update=typed("Done."))
    assert lines(build)[-1] == "Mend the quay. Done."


def test_names_with_an_article_of_their_own_get_no_other(build: RecordBuilder) -> None:
    build.board = replace(build.board, names=(DatedName("The Harbour Board"),))
    absent = build.attendee("The Pilot")
    deputy = build.attendee("Deputy Pilot", Capacity.SUBSTITUTE, substitute_for=absent.id)
    build.event(EventKind.ARRIVED, 15, 25, deputy)
    assert composed(build).metadata.title == "Minutes of The Harbour Board, 28th March 2022"
    assert lines(build)[1] == "Deputy Pilot (substitute for The Pilot)"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (BlockKind.DECLARATION, "Declaration of interest: Words"),
        (BlockKind.QUESTION, "Question: Words"),
        (BlockKind.WATCHING_BRIEF, "Watching brief: Words"),
        (BlockKind.LATER_NOTE, "Note added later: Words"),
    ],
)
def test_other_blocks_are_led_by_what_they_are(build: RecordBuilder, kind: BlockKind, expected: str) -> None:
    build.minute("Dues")
    build.block("Words", kind)
    assert lines(build) == ["1 Dues", expected]


def test_every_paragraph_of_the_record_carries_its_block_as_source(build: RecordBuilder) -> None:
    build.minute("Dues")
    for kind in BlockKind:
        if kind is not BlockKind.TABLE:
            build.block("Words", kind)
    paragraphs = [b for b in composed(build).blocks if isinstance(b, Paragraph | ListEntry | Quotation)]
    expected = {block.id for block in build.blocks if block.kind not in (BlockKind.PRIVATE_NOTE, BlockKind.TABLE)}
    assert {paragraph.source for paragraph in paragraphs} == expected
    assert Role.ACTION in {paragraph.role for paragraph in paragraphs if isinstance(paragraph, Paragraph)}


def test_the_line_that_leads_into_a_list_stays_with_it(build: RecordBuilder) -> None:
    build.minute("Pledges")
    build.block("Two pledges:")
    build.block("Listen", BlockKind.LIST_ENTRY)
    build.block("Act", BlockKind.LIST_ENTRY)
    build.block("Both were heard.", numbered=False)
    paragraphs = [block for block in composed(build).blocks if isinstance(block, Paragraph)]
    assert [paragraph.keep_with_next for paragraph in paragraphs] == [True, False]


def test_no_entry_of_a_list_is_alone_on_a_page(build: RecordBuilder) -> None:
    build.minute("Pledges")
    for words in ("Listen", "Learn", "Act"):
        build.block(words, BlockKind.LIST_ENTRY)
    build.block("All were heard.", numbered=False)
    entries = [block for block in composed(build).blocks if isinstance(block, ListEntry)]
    assert [entry.keep_with_next for entry in entries] == [True, True, False]


def test_a_minute_taker_whose_post_is_called_so_is_called_so_once(build: RecordBuilder) -> None:
    clerk = build.attendee("Minute taker", Capacity.CLERK)
    build.event(EventKind.ARRIVED, 15, 20, clerk)
    assert lines(build)[1] == "Minute Taker"


def test_the_style_with_decision_words_groups_attendance_and_has_no_cover(build: RecordBuilder) -> None:
    pilot = build.attendee("Pilot")
    officer, other = Id("d" * 32), Id("e" * 32)
    build.categories = [
        Category(id=other, board_id=build.board.id, position=1, name="Others"),
        Category(id=officer, board_id=build.board.id, position=0, name="Officers"),
    ]
    build.attendees[-1] = pilot = replace(pilot, category_id=officer)
    build.event(EventKind.ARRIVED, 15, 20, pilot)
    guest = build.attendee("Harbour Painter", Capacity.GUEST)
    build.attendees[-1] = guest = replace(guest, category_id=other)
    build.event(EventKind.ARRIVED, 15, 20, guest)
    build.minute("Budget")
    build.decision("That the budget be set.", "agreed")
    blocks = compose_minutes(build.record(), NUMBERED_WITH_DECISION_WORDS, MADE_AT, EXPORT_ID).blocks
    assert [printed(block) for block in blocks] == [
        "TitleBlock", "ATTENDEES", "Officers", "Pilot", "Others", "Harbour Painter", "1 Budget",
        "1.1 AGREED: That the budget be set.",
    ]  # fmt: skip


def test_who_sent_apologies_and_never_came_is_listed_below_grouped_attendance(build: RecordBuilder) -> None:
    pilot, painter = build.attendee("Pilot"), build.attendee("Painter")
    deputy = build.attendee("Deputy Pilot", Capacity.SUBSTITUTE, substitute_for=pilot.id)
    late, absent = build.attendee("Harbour Master"), build.attendee("Lighthouse Keeper")
    for attendee in (pilot, painter):
        build.event(EventKind.APOLOGIES, 9, 0, attendee)
    build.event(EventKind.ABSENT, 15, 20, absent)
    for attendee in (deputy, late):
        build.event(EventKind.ARRIVED, 15, 25, attendee)
    build.event(EventKind.LEFT, 15, 50, late)
    build.event(EventKind.APOLOGIES, 16, 0, late)
    blocks = compose_minutes(build.record(), NUMBERED_WITH_DECISION_WORDS, MADE_AT, EXPORT_ID).blocks
    assert [printed(block) for block in blocks][1:] == [
        "ATTENDEES", "Deputy Pilot (substitute for the Pilot) | Harbour Master", "APOLOGIES", "Pilot | Painter",
    ]  # fmt: skip


def test_in_what_right_somebody_was_there_and_who_held_a_vote_are_printed_why_somebody_was_away_is_not(
    build: RecordBuilder,
) -> None:
    pilot, painter = build.attendee("Pilot"), build.attendee("Painter")
    build.attendees = [
        replace(pilot, proxy_id=painter.id, reason="unwell"),
        replace(painter, remit="for the port"),
    ]
    build.event(EventKind.APOLOGIES, 9, 0, pilot)
    build.event(EventKind.ARRIVED, 15, 25, painter)
    blocks = compose_minutes(build.record(), NUMBERED_WITH_DECISION_WORDS, MADE_AT, EXPORT_ID).blocks
    assert [printed(block) for block in blocks][1:] == [
        "ATTENDEES", "Painter (for the port)", "APOLOGIES", "Pilot (vote held by the Painter)",
    ]  # fmt: skip


def test_a_body_sends_apologies_under_its_own_name(build: RecordBuilder) -> None:
    trust = Organisation(id=Id("f" * 32), names=(DatedName("Lifeboat Trust"),))
    build.attendee("Lifeboats")
    build.attendees[-1] = away = replace(build.attendees[-1], who=Party(organisation_id=trust.id))
    build.event(EventKind.APOLOGIES, 9, 0, away)
    record = replace(build.record(), organisations=(trust,))
    blocks = compose_minutes(record, NUMBERED_WITH_DECISION_WORDS, MADE_AT, EXPORT_ID).blocks
    assert [printed(block) for block in blocks][1:] == ["APOLOGIES", "Lifeboat Trust"]


def test_apologies_alone_are_listed_too(build: RecordBuilder) -> None:
    build.event(EventKind.APOLOGIES, 9, 0, build.attendee("Pilot"))
    blocks = compose_minutes(build.record(), NUMBERED_WITH_DECISION_WORDS, MADE_AT, EXPORT_ID).blocks
    assert [printed(block) for block in blocks][1:] == ["APOLOGIES", "Pilot"]


@pytest.mark.parametrize("position", [-1024, 0])
def test_the_chair_stands_outside_the_groups_and_whoever_has_none_below_them(
    build: RecordBuilder, position: int
) -> None:
    officers = Category(id=Id("d" * 32), board_id=build.board.id, position=position, name="Officers")
    build.categories = [officers]
    for title, capacity, is_chair in (
        ("Records Officer", Capacity.CLERK, False),
        ("Pilot", Capacity.MEMBER, False),
        ("Harbour Master", Capacity.MEMBER, True),
    ):
        attendee = build.attendee(title, capacity, chair=is_chair)
        if capacity is Capacity.MEMBER:
            build.attendees[-1] = attendee = replace(attendee, category_id=officers.id)
        build.event(EventKind.ARRIVED, 15, 20, attendee)
    blocks = compose_minutes(build.record(), NUMBERED_WITH_DECISION_WORDS, MADE_AT, EXPORT_ID).blocks
    assert [printed(block) for block in blocks[1:]] == [
        "ATTENDEES", "Harbour Master, Chair", "Officers", "Pilot", "In attendance", "Minute Taker, Records Officer",
    ]  # fmt: skip


def test_without_a_cover_the_title_says_board_date_times_and_venue(build: RecordBuilder) -> None:
    def title() -> list[str]:
        (block, *_) = compose_minutes(build.record(), NUMBERED_WITH_DECISION_WORDS, MADE_AT, EXPORT_ID).blocks
        assert isinstance(block, TitleBlock)
        assert not block.own_page
        return [text_of(line.runs) for line in block.lines]

    assert title() == ["Harbour Board", "28th March 2022", "MINUTES", "15:30-17:30"]
    build.meeting = replace(build.meeting, venue="The Old Customs House")
    assert title()[-1] == "15:30-17:30, The Old Customs House"


def test_a_paragraph_begun_and_left_empty_is_not_printed_and_uses_no_number(build: RecordBuilder) -> None:
    pilot = build.attendee("Pilot")
    build.event(EventKind.ARRIVED, 15, 20, pilot)
    build.event(EventKind.STARTED, 15, 30)
    minute = build.minute("Dues")
    build.block("One.")
    empty = build.block("  ")
    build.event(EventKind.LEFT, 15, 40, pilot, minute, empty)
    build.block("Two.")
    build.action("")
    build.block("", BlockKind.LIST_ENTRY)
    assert lines(build)[2:] == ["1 Dues", "1.1 One.", "The Pilot left the meeting at 15:40.", "1.2 Two."]


def test_a_private_note_does_not_show_in_the_marks_of_a_list(build: RecordBuilder) -> None:
    build.minute("Dues")
    build.block("Boats", BlockKind.LIST_ENTRY, marker=ListMarker.LETTER)
    build.block("Ask the pilot about this", BlockKind.PRIVATE_NOTE)
    build.block("", BlockKind.LIST_ENTRY, marker=ListMarker.LETTER)
    build.block("Moorings", BlockKind.LIST_ENTRY, marker=ListMarker.LETTER)
    assert lines(build) == ["1 Dues", "a. Boats", "b. Moorings"]
