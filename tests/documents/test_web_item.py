"""Minutes laid out item by item as on the web, and one item alone."""

from dataclasses import replace

import pytest

from clerk_app.documents.blocks import (
    Block,
    Heading,
    ListEntry,
    Paragraph,
    PlainList,
    Quotation,
    Role,
    TitleBlock,
    text_of,
)
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.text import write_text
from clerk_app.domain.actions import Owner
from clerk_app.domain.agenda import Lead
from clerk_app.domain.board import DecisionKind
from clerk_app.domain.decisions import DecisionResult
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import Marks, Run, rich, typed
from clerk_app.domain.timeline import EventKind
from tests import page_styles as page_style
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.boards import web_builder, web_extract, web_minutes
from tests.house_styles import ITEM_TABLE, NUMBERED_BY_ITEM, NUMBERED_WITH_DECISION_WORDS, WEB_ITEM


def printed(block: Block) -> str:
    match block:
        case Heading() | Paragraph() | ListEntry():
            return f"{block.number} {text_of(block.runs)}".strip()
        case Quotation():
            return text_of(block.runs)
        case PlainList():
            return " | ".join(text_of(entry.runs) for entry in block.entries)
        case TitleBlock():
            return " / ".join(text_of(line.runs) for line in block.lines)
        case _:
            return type(block).__name__


def blocks_of(build: RecordBuilder) -> tuple[Block, ...]:
    return compose_minutes(build.record(), WEB_ITEM, MADE_AT, EXPORT_ID).blocks[1:]


def lines(build: RecordBuilder) -> list[str]:
    return [printed(block) for block in blocks_of(build)]


def minuted(build: RecordBuilder) -> list[str]:
    """What stands under "Minutes:"."""
    found = lines(build)
    start = found.index("Minutes:") + 1
    return found[start : found.index("Supporting documents:")]


def test_an_item_says_what_was_asked_what_was_minuted_and_resolved_and_its_papers() -> None:
    extract = [printed(block) for block in web_extract().blocks]
    assert extract == [
        "County Health Board / 4 February 2027 / Agenda item: extract from the minutes",
        "30 Early Years Strategy",
        "This report tells how the strategy is being written, before the cabinet decides in May.",
        "The County Health Board is asked to: -",
        "1) name the leads of each organisation for the steering group set out in Appendix 2; and",
        "2) answer the questions in section 3.4",
        "Minutes:",
        "30.1 In the absence of the Director of Early Years her deputy presented the report.",
        "30.2 The Board was referred to section 3.4, which asks:",
        "• What would change if families came first? Do they already?",
        "• Where could we work ‘side by side’?",
        "• What stands in the way?",
        "30.3 The Board answered as follows:",
        "• Shared ownership was the aim, and the voice of families its centre.",
        "• " + " ".join(["The parishes knew their people best; small plans were worth more than one large one."] * 3),
        "• The Patients’ Forum would bring its report within two weeks.",
        "Director of Early Years was asked to invite two heads of schools to the group.",
        "30.4 Summing up, the Chairman asked that meetings be held when families could come.",
        "30.5 The Board Resolved that;",
        "1) the leads, with those whom the Board had added, for the steering group set out in Appendix 2 be named; and",
        "2) the questions in section 3.4 had been answered.",
        "Underlined words were amended by the Board.",
        "Supporting documents:",
        "• Item 30 Early Years Strategy: report",
        "• Appendix 2: the steering group",
    ]


def test_the_whole_meeting_has_attendance_and_each_item() -> None:
    document = web_minutes()
    headings = [(block.number, text_of(block.runs)) for block in document.blocks if isinstance(block, Heading)]
    assert headings == [
        ("", "ATTENDEES"), ("30", "Early Years Strategy"), ("", "Minutes:"), ("", "Supporting documents:"),
        ("31", "Dates of Meetings"), ("", "Minutes:"), ("", "Supporting documents:"),
    ]  # fmt: skip
    assert "Leader of the Council, Chairman | Director of Public Health" in map(printed, document.blocks)


def test_an_extract_holds_one_minute_in_any_style_and_says_so_in_its_title() -> None:
    record = web_builder().record()
    document = compose_minutes(record, NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID, only=record.minutes[1].id)
    assert [printed(block) for block in document.blocks][1:] == [
        "31 Dates of Meetings", "31.1 The dates that the Clerk had circulated were noted.",
    ]  # fmt: skip
    assert document.metadata.title == (
        "Dates of Meetings: extract from the minutes of the County Health Board, 4 February 2027"
    )
    assert not document.has_cover
    assert document.furniture.banner == "DRAFT, not yet approved"


def test_an_extract_of_a_minute_that_is_not_there_is_refused() -> None:
    with pytest.raises(BrokenRule, match="not_found"):
        compose_minutes(web_builder().record(), WEB_ITEM, MADE_AT, EXPORT_ID, only=Id("0" * 32))


def test_the_actions_at_the_end_of_an_extract_are_its_own(build: RecordBuilder) -> None:
    for heading in ("Quay", "Pier"):
        build.minute(heading)
        build.action(f"Mend the {heading}", "Pilot")
    record = build.record()
    document = compose_minutes(record, NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID, only=record.minutes[0].id)
    assert [printed(block) for block in document.blocks][1:] == [
        "1 Quay", "ACTIONS", "Mend the Quay. To be completed by Pilot.",
    ]  # fmt: skip


def test_without_asks_minutes_papers_or_an_item_those_parts_are_left_out(build: RecordBuilder) -> None:
    build.minute("Any other business")
    build.block("There was none.")
    assert lines(build) == ["1 Any other business", "Minutes:", "1.1 There was none."]
    build.item("Dues", recommendations=(" ",))
    assert lines(build)[3:] == ["2 Dues", "Supporting documents:", "None."]
    build.block("Ask the pilot", BlockKind.PRIVATE_NOTE)
    build.block("")
    assert lines(build)[3:] == ["2 Dues", "Supporting documents:", "None."]


def test_papers_stand_in_the_order_of_the_items_that_a_minute_is_about(build: RecordBuilder) -> None:
    build.item("Quay")
    build.paper("Plan of the quay", "1a")
    second = build.item("Pier")
    build.paper("Plan of the pier")
    build.minutes = [replace(second, item_ids=(*second.item_ids, *build.minutes[0].item_ids))]
    assert lines(build)[-2:] == ["• Plan of the pier", "• 1a Plan of the quay"]


def test_only_what_stands_before_the_first_number_sums_up_the_report(build: RecordBuilder) -> None:
    build.item("Dues")
    build.block("", numbered=False)
    build.block("A report on dues.", numbered=False)
    build.block("Ask the pilot", BlockKind.PRIVATE_NOTE)
    build.block("It was noted.")
    build.block("It went on.", numbered=False)
    assert lines(build) == [
        "1 Dues", "A report on dues.", "Minutes:", "1.1 It was noted.", "It went on.", "Supporting documents:", "None.",
    ]  # fmt: skip
    summary = blocks_of(build)[1]
    assert isinstance(summary, Paragraph)
    assert summary.role is Role.BODY


def test_an_item_brings_its_own_summary_and_sponsors_and_all_that_was_typed_is_minuted(build: RecordBuilder) -> None:
    sponsors = tuple(Lead(words=words) for words in ("Pilot", "Coastguard", "County"))
    build.item("Dues", summary="A report on dues.\n \nIt asks for more.", sponsors=sponsors, recommendations=("agree",))
    build.block("The pilot spoke.", numbered=False)
    build.block("Who pays?", BlockKind.ANSWER, update=typed("The county."))
    build.block("It was noted.")
    assert lines(build) == [
        "1 Dues", "Sponsors: Pilot, Coastguard and County", "A report on dues.", "It asks for more.",
        "The Harbour Board is asked to: -", "1) agree",
        "Minutes:", "The pilot spoke.", "Who pays?\nThe county.", "1.1 It was noted.",
        "Supporting documents:", "None.",
    ]  # fmt: skip


def test_a_minute_of_one_paragraph_without_a_number_is_no_summary(build: RecordBuilder) -> None:
    build.item("Dues")
    build.block("It was noted.", numbered=False)
    assert minuted(build) == ["It was noted."]


def test_what_happened_beside_a_summary_or_a_note_is_told_in_the_minutes(build: RecordBuilder) -> None:
    build.event(EventKind.STARTED, 15, 30)
    minute = build.item("Dues")
    summary = build.block("A report.", numbered=False)
    build.event(EventKind.ARRIVED, 15, 40, build.attendee("Pilot"), minute, summary)
    build.block("It was noted.")
    note = build.block("Ask the pilot", BlockKind.PRIVATE_NOTE)
    build.event(EventKind.ARRIVED, 15, 45, build.attendee("Cook"), minute, note)
    build.decision("the dues be doubled;", "resolved")
    last = build.decision("the quay be mended.", "resolved")
    build.event(EventKind.LEFT, 15, 50, build.attendees[0], minute, last)
    assert minuted(build) == [
        "The Pilot joined the meeting at 15:40.", "1.1 It was noted.", "The Cook joined the meeting at 15:45.",
        "1.2 The Board Resolved that;", "1) the dues be doubled;", "2) the quay be mended.",
        "The Pilot left the meeting at 15:50.",
    ]  # fmt: skip


def test_decisions_in_a_row_share_one_number_and_what_is_not_printed_parts_no_row(build: RecordBuilder) -> None:
    build.item("Dues")
    build.block("It was noted.")
    build.decision("the dues be doubled;", "resolved")
    build.block("Ask the pilot", BlockKind.PRIVATE_NOTE)
    build.decision("", "resolved")
    build.decision("the quay be mended.", "resolved")
    build.block("Thanks were given.")
    build.decision("the pier be painted.", "approved")
    assert minuted(build) == [
        "1.1 It was noted.", "1.2 The Board Resolved that;", "1) the dues be doubled;",
        "2) the quay be mended.", "1.3 Thanks were given.", "1.4 The Board Resolved that;",
        "1) the pier be painted.",
    ]  # fmt: skip


def test_a_decision_of_another_kind_in_the_row_says_its_own_word(build: RecordBuilder) -> None:
    build.item("Dues")
    build.decision("the dues be doubled;", "resolved")
    build.decision("the report.", "noted")
    assert minuted(build)[1:] == ["1) the dues be doubled;", "2) NOTED: the report."]


@pytest.mark.parametrize(
    ("kind", "typed", "lead", "clause"),
    [
        ("resolved", "That the quay be mended.", "Resolved", "the quay be mended."),
        ("approved", "The minutes of 2 May were approved.", "Resolved", "the minutes of 2 May be approved."),
        ("agreed", "It had answered the questions.", "Agreed", "it had answered the questions."),
        ("resolved", "Healthwatch be thanked; and", "Resolved", "Healthwatch be thanked; and"),
        ("resolved", "The dues be doubled, as was agreed.", "Resolved", "the dues be doubled, as was agreed."),
        ("resolved", "The dues were not doubled.", "Resolved", "the dues were not doubled."),
        ("noted", "The report was received.", "Noted", "the report was received."),
        ("recommended", "The plan was endorsed", "Recommended", "the plan be endorsed"),
        ("resolved", "The plan was endorsed; and", "Resolved", "the plan be endorsed; and"),
    ],
)
def test_a_resolution_reads_on_after_the_words_that_lead_into_it(
    build: RecordBuilder, kind: str, typed: str, lead: str, clause: str
) -> None:
    build.item("Dues")
    build.decision(typed, kind)
    assert minuted(build) == [f"1.1 The Board {lead} that;", f"1) {clause}"]


def test_a_resolution_is_in_its_clauses_mood_whatever_is_printed_behind_it(build: RecordBuilder) -> None:
    build.item("Dues")
    build.decision("The plan was endorsed.", "resolved", result=DecisionResult.PROVISIONAL)
    build.decision("The dues were agreed.", "resolved")
    build.decisions[-1] = replace(build.decisions[-1], final_decider="the council")
    assert minuted(build)[1:] == [
        "1) the plan be endorsed. (Provisional: the meeting was not quorate when this was decided.)",
        "2) the dues be agreed, for decision by the council.",
    ]


def test_kinds_that_share_the_words_of_a_clause_need_none_of_their_own(build: RecordBuilder) -> None:
    build.item("Dues")
    build.decision("the dues be doubled; and", "resolved")
    build.decision("the minutes be approved.", "approved")
    assert minuted(build)[1:] == ["1) the dues be doubled; and", "2) the minutes be approved."]


def test_an_extract_says_so_at_the_head_of_each_page() -> None:
    header = web_extract().furniture.header
    assert header.startswith("County Health Board 4 February 2027 ")
    assert header.endswith(", extract from the minutes")
    assert "extract" not in web_minutes().furniture.header


def test_what_was_lost_stands_below_the_clause_or_takes_its_number(build: RecordBuilder) -> None:
    build.item("Dues")
    build.decision("That the dues be doubled.", "resolved", result=DecisionResult.LOST)
    assert minuted(build) == ["1.1 That the dues be doubled. (Not carried.)"]
    build.decision("the quay be mended.", "resolved", result=DecisionResult.PROVISIONAL)
    assert minuted(build) == [
        "1.1 The Board Resolved that;",
        "1) the quay be mended. (Provisional: the meeting was not quorate when this was decided.)",
        "That the dues be doubled. (Not carried.)",
    ]


def test_a_body_of_another_kind_is_called_by_its_whole_name(build: RecordBuilder) -> None:
    build.board = replace(build.board, names=(DatedName("Friends of the Harbour"),))
    build.item("Dues", recommendations=("agree",))
    build.decision("the dues be doubled.", "agreed")
    assert lines(build)[1] == "The Friends of the Harbour is asked to: -"
    assert minuted(build)[0] == "1.1 The Friends of the Harbour Agreed that;"


def test_a_kind_of_decision_that_the_board_gave_up_is_said_in_plain_words(build: RecordBuilder) -> None:
    build.board = replace(build.board, decision_kinds=(DecisionKind(key="other", word="OTHER", verb="was"),))
    build.item("Dues")
    build.decision("the dues be doubled.", "resolved")
    assert minuted(build)[0] == "1.1 The Board Decided that;"


def test_the_words_of_a_resolution_are_those_that_were_typed_and_amendments_keep_their_mark(
    build: RecordBuilder,
) -> None:
    build.item("Dues", recommendations=("agree the dues",))
    decision = build.decision("", "resolved")
    text = rich((Run("the dues "), Run("of visitors", Marks(amended=True)), Run(" be agreed.")))
    build.blocks[-1] = replace(decision, text=text)
    entry = next(block for block in blocks_of(build) if isinstance(block, ListEntry) and block.source == decision.id)
    assert [(run.text, run.amended) for run in entry.runs] == [
        ("the dues ", False), ("of visitors", True), (" be agreed.", False),
    ]  # fmt: skip
    assert minuted(build)[-1] == "Underlined words were amended by the Board."


def test_an_action_is_told_as_a_sentence_of_the_minutes(build: RecordBuilder) -> None:
    build.item("Dues")
    build.action("Write to the tenants", "Pilot", "Cook")
    party = build.post("Pilot")
    build.action("Paint the buoys.", "Pilot")
    build.actions[-1] = replace(build.actions[-1], owners=(Owner(words="Pilot", party=party),))
    build.action("Mend the quay", "Ann Bell")
    owner = Owner(words="Ann Bell", party=Party(person_id=Id("f" * 32)))
    build.actions[-1] = replace(build.actions[-1], owners=(owner,))
    build.action("Sell the boat")
    build.action("Burn it", "Cook")
    build.actions[-1] = replace(build.actions[-1], withdrawn=True)
    assert minuted(build) == [
        "Pilot and Cook were asked to write to the tenants.", "The Pilot was asked to paint the buoys.",
        "Ann Bell was asked to mend the quay.", "Sell the boat.",
    ]  # fmt: skip


def test_every_paragraph_of_the_record_keeps_its_anchor(build: RecordBuilder) -> None:
    build.item("Dues")
    for kind in BlockKind:
        if kind is not BlockKind.TABLE:
            build.block("Words", kind)
    found = {block.source for block in blocks_of(build) if isinstance(block, Paragraph | ListEntry | Quotation)}
    expected = {block.id for block in build.blocks if block.kind not in (BlockKind.PRIVATE_NOTE, BlockKind.TABLE)}
    assert found - {""} == expected


@pytest.mark.parametrize(
    ("typed", "final", "on", "printed_as"),
    [
        ("the dues be doubled; and", "the council", PartialDate(month=11, year=2026),
         "1) the dues be doubled, for decision by the council in November 2026; and"),
        ("the dues be doubled.", "the council", PartialDate(day=3, month=11, year=2026),
         "1) the dues be doubled, for decision by the council on 3rd November 2026."),
        ("the dues be doubled", "the council", None, "1) the dues be doubled, for decision by the council"),
        ("the dues be doubled.", "", PartialDate(month=11), "1) the dues be doubled, for decision in November."),
    ],
)  # fmt: skip
def test_who_decides_in_the_end_is_printed_with_the_decision(
    typed: str, final: str, on: PartialDate | None, printed_as: str, build: RecordBuilder
) -> None:
    build.item("Dues")
    build.decision(typed, "resolved")
    build.decisions[-1] = replace(build.decisions[-1], final_decider=final, final_on=on)
    assert minuted(build)[1] == printed_as


@pytest.mark.parametrize(
    ("style", "words"),
    [
        (NUMBERED_BY_ITEM, "It was agreed, for decision by the council."),
        (NUMBERED_WITH_DECISION_WORDS, "AGREED: It was agreed, for decision by the council."),
        (ITEM_TABLE, "AGREED: It was agreed, for decision by the council."),
    ],
)
def test_every_layout_prints_who_decides_in_the_end(style: HouseStyle, words: str, build: RecordBuilder) -> None:
    build.item("Dues")
    build.decision("It was agreed.", "agreed")
    build.decisions[-1] = replace(build.decisions[-1], final_decider="the council")
    page = write_text(compose_minutes(build.record(), style, MADE_AT, EXPORT_ID), page_style.NUMBERED_BY_ITEM).decode()
    assert words in page


def test_what_is_recommended_or_advice_stands_beside_what_was_resolved(build: RecordBuilder) -> None:
    build.item("Dues")
    build.decision("That the dues be doubled.", "resolved")
    build.decision("That the dues be halved.", "resolved", result=DecisionResult.RECOMMENDED)
    build.decisions[-1] = replace(build.decisions[-1], final_decider="the council")
    build.decision("That no dues be paid.", "resolved", result=DecisionResult.ADVICE)
    assert minuted(build)[1:] == [
        "1) the dues be doubled.",
        "Recommended to the council: That the dues be halved.",
        "Advice, since the meeting was not quorate: That no dues be paid.",
    ]


def test_what_was_not_carried_is_for_nobody_to_decide(build: RecordBuilder) -> None:
    build.item("Dues")
    build.decision("That the dues be doubled.", "resolved", result=DecisionResult.LOST)
    build.decisions[-1] = replace(build.decisions[-1], final_decider="the council")
    assert minuted(build) == ["1.1 That the dues be doubled. (Not carried.)"]
