from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from clerk_app.documents.blocks import (
    Cell,
    Document,
    Heading,
    ListEntry,
    Paragraph,
    PlainList,
    Role,
    Ruling,
    Table,
    TitleBlock,
    text_of,
)
from clerk_app.documents.compose_agenda import compose_agenda
from clerk_app.documents.compose_notice import compose_notice
from clerk_app.domain.agenda import Exemption, ForwardPlanEntry, Gathers, ItemState, Lead
from clerk_app.domain.decisions import WrittenOutcome, WrittenProcedure
from clerk_app.domain.earlier_business import NOTHING_EARLIER, EarlierBusiness
from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MeetingMode
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate
from clerk_app.services.exporting import CallingComposer
from tests.documents.calling_papers import EXPORT_ID, ITEMS, MADE_AT, SECRET, calling_record, earlier
from tests.house_styles import HOUSE_STYLES, ITEM_TABLE, WEB_ITEM


def lines(document: Document) -> list[str]:
    found: list[str] = []
    for block in document.blocks:
        match block:
            case TitleBlock():
                found += [line for title in block.lines for line in text_of(title.runs).split("\n")]
            case Heading() | Paragraph() | ListEntry():
                found += f"{block.number} {text_of(block.runs)}".strip().split("\n")
            case PlainList():
                found += [text_of(entry.runs) for entry in block.entries]
            case Table():
                rows = (*block.header, *block.rows)
                found += [" | ".join(in_cell(cell) for cell in row.cells) for row in rows]
            case _:
                raise AssertionError(block)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in found]


def in_cell(cell: Cell) -> str:
    (only,) = cell.blocks
    assert isinstance(only, Paragraph)
    return text_of(only.runs)


def words_of(cell: Cell) -> str:
    said = " / ".join(text_of(part.runs) for part in cell.blocks if not isinstance(part, PlainList))
    return said.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def agenda() -> Document:
    return compose_agenda(calling_record(), MADE_AT, EXPORT_ID, earlier())


@pytest.fixture
def notice() -> Document:
    return compose_notice(calling_record(), MADE_AT, EXPORT_ID, earlier())


def test_an_agenda_says_everything_that_a_member_needs_in_the_boards_own_way(agenda: Document) -> None:
    assert lines(agenda) == [
        "Harbour Board", "AGENDA", "Thursday 12 February 2026, 1000hrs – 1200hrs", "Old Customs House",
        "The meeting is held in the room and by remote link.",
        "1 Welcome", "Harbour Master · 1000hrs – 1010hrs",
        "2 Actions of earlier meetings", "10 minutes",
        "Action | Raised | Owner | Due",
        "To mend the quay, part 1. | Thursday 13 November 2025 | Pilot | Monday 9 February 2026",
        "To mend the quay, part 2. | Thursday 13 November 2025 | Pilot and Engineer | Next meeting",
        "To mend the quay, part 3. | Thursday 13 November 2025 | Pilot | ",
        "3 Lights on the slipway", "Engineer and Pilot · 20 minutes · For decision",
        "Continued from the meeting of Thursday 13 November 2025.",
        "Sponsors: Pilot, Coastguard and County",
        "Three lamps were tried.", "None was seen from the bar.",
        "The Board is asked to:", "1. choose one of the three lamps in Paper 3A; and",
        "2. ask the county to pay for half.",
        "Questions for the Board:", "1. Which lamp is seen from the bar?", "2. Who pays? (Paper 3A, question 2)",
        "Paper 3A: Three lamps", "Paper: Letter of the county",
        "4 The quay", "4A Bollards", "1 minute",
        "5 A matter of staff", "This item is not open to the public.",
        "6 Moorings", "Deferred to a later meeting.", "7 Regatta", "Withdrawn.",
        "8 Exempt business", "This item is not open to the public.",
        "Next meetings", "Thursday 14 May 2026, 1000hrs – 1200hrs, Old Customs House",
        "10 September, time and venue to be confirmed", "March 2027, 1000hrs, venue to be confirmed",
    ]  # fmt: skip


def test_an_agenda_that_gathers_actions_says_when_none_is_open() -> None:
    assert "No actions of earlier meetings are open." in lines(compose_agenda(calling_record(), MADE_AT, EXPORT_ID))


def test_an_item_that_gathers_the_forward_plan_lists_it_by_when_it_is_due() -> None:
    record = replace(calling_record(), items=(replace(ITEMS[0], gathers=Gathers.FORWARD_PLAN),))
    plan = [
        ForwardPlanEntry(
            id=Id(str(n)),
            board_id=record.board.id,
            position=n,
            title=title,
            due=due,
            every_months=months,
            leads=(Lead(words="Pilot"),),
            note="not for paper",
        )
        for n, (title, due, months) in enumerate(
            (
                ("Dredging", PartialDate(day=14, month=5, year=2026, year_inferred=True), None),
                ("Accounts", PartialDate(month=3, year=2027), 12),
                ("Buoys", PartialDate(year=2028), None),
                ("Open day", None, None),
            )
        )
    ]
    planned = EarlierBusiness(forward_plan=tuple(map(PlannedBusiness, plan)))
    document = compose_agenda(record, MADE_AT, EXPORT_ID, planned)
    assert lines(document)[-5:] == [
        "Business | Due | Lead",
        "Dredging | Thursday 14 May 2026 | Pilot",
        "Accounts | March 2027, every 12 months | Pilot",
        "Buoys | 2028 | Pilot",
        "Open day | When wanted | Pilot",
    ]
    assert "not for paper" not in repr(document)
    table = document.blocks[-1]
    assert isinstance(table, Table)
    assert "March 2027, every\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}months" in map(in_cell, table.rows[1].cells)
    assert "Nothing is planned for later meetings yet." in lines(compose_agenda(record, MADE_AT, EXPORT_ID))


def test_an_exempt_item_that_gathers_actions_lists_none() -> None:
    closed = replace(ITEMS[1], exempt=Exemption(reason="Names of staff", public_title="Staff"))
    record = replace(calling_record(), items=(closed,))
    assert closed.gathers is Gathers.OPEN_ACTIONS
    assert "To mend" not in repr(compose_agenda(record, MADE_AT, EXPORT_ID, earlier()))


def test_numbers_go_on_from_where_the_year_had_come_to() -> None:
    record = calling_record()
    through_year = replace(record, meeting=replace(record.meeting, first_number=30))
    headings = [
        block for block in compose_agenda(through_year, MADE_AT, EXPORT_ID).blocks if isinstance(block, Heading)
    ]
    assert [heading.number for heading in headings[:5]] == ["30", "31", "32", "33", "33A"]


def test_the_lines_that_lead_into_what_is_asked_stay_with_it(agenda: Document) -> None:
    asked = [block for block in agenda.blocks if isinstance(block, Paragraph) and block.keep_with_next]
    assert [text_of(block.runs) for block in asked] == ["The Board is asked to:", "Questions for the Board:"]


def test_each_line_of_an_agenda_names_the_record_that_it_shows(agenda: Document) -> None:
    shown = [block.source for block in agenda.blocks if isinstance(block, Heading) and block.number]
    hidden = Id(f"{7:032x}")
    assert shown == [item.id for item in ITEMS if item.id != hidden]


def test_the_papers_say_what_they_are(agenda: Document, notice: Document) -> None:
    assert agenda.metadata.title == "Agenda of the Harbour Board, Thursday 12 February 2026"
    assert notice.metadata.title == "Notice of a meeting of the Harbour Board, Thursday 12 February 2026"
    assert agenda.furniture.banner == notice.furniture.banner == ""


def test_a_notice_says_who_is_called_to_what_when_where_how_and_by_whom(notice: Document) -> None:
    assert lines(notice) == [
        "Harbour Board", "NOTICE OF MEETING",
        "The members named below are called to a meeting of the Harbour Board.",
        "Date | Thursday 12 February 2026", "Time | 1000hrs – 1200hrs", "Venue | Old Customs House",
        "How to join | In the room or by remote link; the link is sent to those who ask for it",
        "Called by | Records Officer, for the Chairman",
        "Apologies | To the Records Officer, with the name of any substitute",
        "Business", "1 | Welcome", "2 | Actions of earlier meetings",
        "3 | Lights on the slipway (continued from the meeting of Thursday 13 November 2025)",
        "4 | The quay", "4A | Bollards", "5 | A matter of staff (not open to the public)", "6 | Moorings (deferred)",
        "7 | Regatta (withdrawn)", "8 | Exempt business (not open to the public)",
        "Called to attend", "Harbour Master, Chairman", "Pilot", "Invited", "Coastguard (observer)",
    ]  # fmt: skip


def test_an_agenda_has_its_items_in_a_table_where_the_minutes_do() -> None:
    document = compose_agenda(calling_record(), MADE_AT, EXPORT_ID, earlier(), ITEM_TABLE)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    said = [
        [words_of(cell) for cell in one.cells]
        for table in tables if table.ruling is Ruling.GRID
        for one in table.rows
    ]  # fmt: skip
    assert said[0] == ["", "Welcome (Harbour Master) 1000hrs – 1010hrs"]
    numbers = [
        part.number for table in tables for one in table.rows for part in one.cells[0].blocks
        if isinstance(part, Paragraph) and part.role is Role.ITEM_NUMBER
    ]  # fmt: skip
    assert numbers == ["1", "2", "3", "4", "4A", "5", "6", "7", "8"]
    assert [
        "", "Lights on the slipway (Engineer and Pilot) · 20 minutes · For decision / "
        "Continued from the meeting of Thursday 13 November 2025. / Sponsors: Pilot, Coastguard and County / "
        "Three lamps were tried. / None was seen from the bar. / The Board is asked to: / "
        "choose one of the three lamps in Paper 3A; and / ask the county to pay for half. / Questions for the Board: / "
        "Which lamp is seen from the bar? / Who pays? (Paper 3A, question 2) / "
        "Paper 3A: Three lamps\nPaper: Letter of the county",
    ] in said  # fmt: skip
    assert ["", "Bollards · 1 minute"] in said
    assert said[-1][1].startswith("Next Meeting: / ")
    assert tables[1].ruling is Ruling.ROWS
    assert document.goes_out_before


def test_an_agenda_lists_asks_and_papers_as_the_web_has_them_where_the_minutes_do() -> None:
    said = lines(compose_agenda(calling_record(), MADE_AT, EXPORT_ID, earlier(), WEB_ITEM))
    start = said.index("3 Lights on the slipway")
    assert said[start + 3 : start + 15] == [
        "Sponsors: Pilot, Coastguard and County", "Three lamps were tried.", "None was seen from the bar.",
        "The Harbour Board is asked to: -", "1) choose one of the three lamps in Paper 3A; and",
        "2) ask the county to pay for half.", "Questions for the Board:", "1. Which lamp is seen from the bar?",
        "2. Who pays? (Paper 3A, question 2)", "Supporting documents:", "• 3A Three lamps", "• Letter of the county",
    ]  # fmt: skip


def test_a_notice_is_in_tables_where_the_minutes_are() -> None:
    document = compose_notice(calling_record(), MADE_AT, EXPORT_ID, earlier(), ITEM_TABLE)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    heads = [text_of(table.header[0].cells[0].blocks[0].runs) for table in tables if table.header]  # type: ignore[union-attr]  # paragraphs
    assert heads == ["Business", "Called to attend", "Invited"]
    assert {table.ruling for table in tables} == {Ruling.GRID}
    assert not [block for block in document.blocks if isinstance(block, Heading)]


def test_the_business_of_a_notice_is_not_parted_over_pages(notice: Document) -> None:
    assert [block.whole for block in notice.blocks if isinstance(block, Table)] == [False, True]


@pytest.mark.parametrize("compose", [compose_agenda, compose_notice])
@pytest.mark.parametrize("style", HOUSE_STYLES.values(), ids=lambda style: style.key)
def test_both_papers_say_the_name_in_law_under_the_title(compose: CallingComposer, style: HouseStyle) -> None:
    record = calling_record()
    named = replace(record, board=replace(record.board, legal_name="Harbour Trust"))
    title = compose(named, MADE_AT, EXPORT_ID, earlier(), style).blocks[0]
    assert isinstance(title, TitleBlock)
    assert text_of(title.lines[1].runs) == "Legal name: Harbour Trust"


@pytest.mark.parametrize("style", HOUSE_STYLES.values(), ids=lambda style: style.key)
@pytest.mark.parametrize("compose", [compose_agenda, compose_notice])
def test_neither_paper_holds_a_word_of_exempt_business_or_private_notes(
    compose: CallingComposer, style: HouseStyle
) -> None:
    words = repr(compose(calling_record(), MADE_AT, EXPORT_ID, earlier(), style))
    for secret in (
        SECRET,
        "What he did",
        "Secret Lead",
        "Secret Sponsor",
        "He slept",
        "warned",
        "dismiss him",
        "Names of staff",
        "Closed while",
    ):
        assert secret not in words


def test_a_single_thing_that_is_asked_has_no_number() -> None:
    one = replace(ITEMS[2], recommendations=("choose a lamp.",))
    said = lines(compose_agenda(replace(calling_record(), items=(one,)), MADE_AT, EXPORT_ID))
    assert "• choose a lamp." in said


def test_on_the_web_a_single_ask_has_the_number_that_it_has_in_the_minutes() -> None:
    one = replace(ITEMS[2], recommendations=("choose a lamp.",))
    said = lines(compose_agenda(replace(calling_record(), items=(one,)), MADE_AT, EXPORT_ID, style=WEB_ITEM))
    assert "1) choose a lamp." in said


@pytest.mark.parametrize("style", HOUSE_STYLES.values(), ids=lambda style: style.key)
def test_an_item_of_which_nothing_is_asked_but_an_empty_line_asks_nothing(style: HouseStyle) -> None:
    record = replace(calling_record(), items=(replace(ITEMS[2], recommendations=("", " ")),))
    assert "asked to" not in repr(compose_agenda(record, MADE_AT, EXPORT_ID, style=style))


def test_whoever_is_called_chair_by_post_is_called_so_once() -> None:
    record = calling_record()
    interim = replace(record.posts[0], names=(DatedName("Interim Chairman"),))
    named = replace(record, posts=(interim, *record.posts[1:]))
    assert "Interim Chairman" in lines(compose_notice(named, MADE_AT, EXPORT_ID))


def test_an_agenda_calls_the_board_what_it_calls_itself() -> None:
    record = calling_record()
    named = replace(record, board=replace(record.board, names=(DatedName("Pilots' Partnership"),)))
    said = lines(compose_agenda(named, MADE_AT, EXPORT_ID, earlier()))
    assert "The Partnership is asked to:" in said
    assert "Questions for the Partnership:" in said


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (MeetingMode.IN_PERSON, "In person"),
        (MeetingMode.HYBRID, "In the room or by remote link; the link is sent to those who ask for it"),
        (MeetingMode.REMOTE, "By remote link, which is sent to those who are called"),
        (MeetingMode.WORKSHOP, "The meeting takes the form of a workshop"),
    ],
)
def test_a_notice_says_how_to_join_every_kind_of_meeting(mode: MeetingMode, words: str) -> None:
    record = calling_record()
    held = replace(record, meeting=replace(record.meeting, mode=mode, venue=""))
    said = lines(compose_notice(held, MADE_AT, EXPORT_ID))
    assert "Venue | Venue to be confirmed" in said
    assert f"How to join | {words}" in said


def test_a_meeting_to_come_of_which_nothing_is_known_is_said_to_be_open() -> None:
    (planned, *_) = earlier().planned
    unknown = replace(planned, on=PartialDate(), start=None, end=None, venue="")
    document = compose_agenda(calling_record(), MADE_AT, EXPORT_ID, EarlierBusiness(planned=(unknown,)))
    assert lines(document)[-1] == "Date, time and venue to be confirmed"


def test_what_was_decided_in_writing_is_reported_behind_the_items() -> None:
    agreed = WrittenProcedure(
        id=Id("9" * 32),
        board_id=Id("8" * 32),
        title="The grant",
        outcome=WrittenOutcome.NOT_AGREED,
        ended_on=date(2025, 3, 4),
    )
    lapsed = replace(agreed, id=Id("7" * 32), title="The plan", outcome=WrittenOutcome.LAPSED, ended_on=None)
    document = compose_agenda(calling_record(), MADE_AT, EXPORT_ID, EarlierBusiness(in_writing=(agreed, lapsed)))
    assert lines(document)[-3:] == [
        "Decided in writing since the last meeting",
        "The grant: not agreed on Tuesday 4 March 2025",
        "The plan: lapsed",
    ]


@pytest.mark.parametrize("state", [ItemState.DEFERRED, ItemState.WITHDRAWN])
def test_what_lies_under_business_that_is_not_taken_is_not_called(state: ItemState) -> None:
    quay, bollards = ITEMS[3], ITEMS[4]
    record = replace(calling_record(), items=(replace(quay, state=state), bollards))
    for compose in (compose_agenda, compose_notice):
        said = lines(compose(record, MADE_AT, EXPORT_ID))
        assert any("The quay" in line for line in said)
        assert not any("Bollards" in line for line in said)


def test_a_meeting_of_which_little_is_known_has_papers_all_the_same() -> None:
    record = replace(calling_record(), items=(), attendees=(), papers=(), minutes=(), blocks=())
    assert lines(compose_agenda(record, MADE_AT, EXPORT_ID, NOTHING_EARLIER))[:2] == ["Harbour Board", "AGENDA"]
    assert lines(compose_notice(record, MADE_AT, EXPORT_ID))[-1] == "Called by | Chairman"


def test_titles_and_headings_stand_in_order_for_a_screen_reader(agenda: Document) -> None:
    levels = [block.level for block in agenda.blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert all(later - level <= 1 for level, later in pairwise(levels))
    assert {block.role for block in agenda.blocks if isinstance(block, Paragraph)} == {Role.CONTINUATION, Role.NOTE}
