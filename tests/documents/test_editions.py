"""The editions of the minutes: public, decisions, actions, and the certificate of attendance."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from clerk_app.documents.compose_actions import compose_actions
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.public_words import PUBLIC_WORDS
from clerk_app.documents.style import page_style
from clerk_app.domain.actions import ActionStatus, Due, DueKind
from clerk_app.domain.agenda import Exemption
from clerk_app.domain.decisions import Decision, DecisionResult, FinalAnswer, FinalOutcome, ReachedBy, Vote
from clerk_app.domain.editions import public_record
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Capacity
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind
from clerk_app.plain.house_styles import shipped_style
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.editions import COMPOSERS, WRITERS, closed_meeting, written
from tests.documents.pdf.reading import page_texts
from tests.house_styles import NUMBERED_BY_ITEM, WEB_ITEM

EXEMPT = Exemption(reason="By law", public_title="A contract")


def read(record: MeetingRecord, paper: str, closed: frozenset[Id] = frozenset()) -> list[str]:
    """The lines of an edition as plain text."""
    text = written(record, paper, "txt", closed=closed).decode()
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def after(lines: list[str], first: str) -> list[str]:
    return lines[lines.index(first) :]


# Public


def test_exempt_minutes_have_their_public_title_reason_and_summary_and_who_went_and_came(build: RecordBuilder) -> None:
    lines = after(read(closed_meeting(build), "public"), "2. A contract (exempt)")
    assert lines == [
        "2. A contract (exempt)",
        "Closed to the public. Reason: paragraph 3 of Schedule 12A to the Local Government Act 1972.",
        "The Board let a contract.",
        "The Pilot withdrew from the meeting at 16:10.",
        "The Pilot rejoined the meeting at 16:20.",
        "3. Any other business",
        "3.1 There was none.",
        "ACTIONS",
        "Paint the buoys. To be completed by Pilot.",
    ]


def test_attendance_stays(build: RecordBuilder) -> None:
    lines = read(closed_meeting(build), "public")
    assert after(lines, "ATTENDEES")[1:3] == ["Harbour Master, Chair", "Pilot"]


def test_without_a_public_title_the_public_reads_that_the_business_is_exempt(build: RecordBuilder) -> None:
    build.item("Dismissal of the lamp keeper", exempt=Exemption(reason="Names of staff"))
    assert after(read(build.record(), "public"), "1. Exempt business (exempt)")[1:] == [
        "Closed to the public. Reason: Names of staff."
    ]


def test_the_file_says_that_it_is_the_public_edition(build: RecordBuilder) -> None:
    document = COMPOSERS["public"](closed_meeting(build), NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID)
    assert document.metadata.title == "Minutes of the Harbour Board, 28th March 2022: public edition"
    assert document.furniture.header.endswith(", public edition")


def test_paragraphs_after_an_exempt_part_keep_their_numbers(build: RecordBuilder) -> None:
    first = build.item("Dredging")
    build.block("Open to begin with.")
    closed = build.minute("Dredging", item_ids=first.item_ids)
    build.minutes[-1] = replace(closed, exempt=EXEMPT)
    build.block("One.")
    build.block("Two.")
    build.minute("Dredging", item_ids=first.item_ids)
    build.block("Open again.")
    lines = after(read(build.record(), "public"), "1. Dredging")
    assert lines == [
        "1. Dredging",
        "1.1 Open to begin with.",
        "1. A contract (exempt)",
        "Closed to the public. Reason: By law.",
        "1. Dredging (continued)",
        "1.4 Open again.",
    ]


def test_items_keep_their_numbers_where_a_part_without_an_item_is_exempt(build: RecordBuilder) -> None:
    build.minute("Welcome")
    build.minutes[-1] = replace(build.minute("Welcome"), exempt=EXEMPT)
    build.minute("Welcome")
    build.minute("Moorings")
    record = build.record()
    public = public_record(record, PUBLIC_WORDS, NUMBERED_BY_ITEM.numbering)
    assert list(public.minute_numbers.values()) == ["1", "1", "1", "2"]


def test_a_list_that_an_exempt_part_cuts_in_two_goes_on_as_it_does_in_full(build: RecordBuilder) -> None:
    first = build.item("Dredging")
    build.block("Before", BlockKind.LIST_ENTRY, marker=ListMarker.DECIMAL)
    build.minutes[-1] = first
    closed = build.minute("Dredging", item_ids=first.item_ids)
    build.minutes[-1] = replace(closed, exempt=EXEMPT)
    build.block("Within", BlockKind.LIST_ENTRY, marker=ListMarker.DECIMAL)
    build.minute("Dredging", item_ids=first.item_ids)
    after_it = build.block("Behind", BlockKind.LIST_ENTRY, marker=ListMarker.DECIMAL)
    public = public_record(build.record(), PUBLIC_WORDS, NUMBERED_BY_ITEM.numbering)
    assert public.list_numbers(public.minutes[2].id) == {after_it.id: "3."}


def test_an_action_of_an_earlier_exempt_part_is_not_reported_on_in_public(build: RecordBuilder) -> None:
    build.item("Actions of the last meeting")
    raised = build.action("Sound the channel", "Pilot")
    build.blocks.pop()
    build.block("Sound the channel", BlockKind.EARLIER_ACTION, action_id=raised.action_id)
    assert "Sound the channel" in read(build.record(), "public")
    closed = frozenset({build.actions[0].id})
    assert all("Sound" not in line for paper in COMPOSERS for line in read(build.record(), paper, closed))


def test_an_action_raised_in_public_stays_where_an_exempt_part_comes_back_to_it(build: RecordBuilder) -> None:
    build.item("Moorings")
    raised = build.action("Paint the buoys", "Pilot")
    build.item("Dredging", exempt=EXEMPT)
    build.block("Paint the buoys", BlockKind.EARLIER_ACTION, action_id=raised.action_id)
    assert "Paint the buoys. To be completed by Pilot." in read(build.record(), "public")


def test_numbers_of_actions_count_those_that_are_left_out(build: RecordBuilder) -> None:
    build.item("Dredging", exempt=EXEMPT)
    build.action("Sound the channel")
    build.item("Moorings")
    kept = build.action("Paint the buoys")
    public = public_record(build.record(), PUBLIC_WORDS, NUMBERED_BY_ITEM.numbering)
    assert dict(public.action_numbers) == {kept.action_id: 2}


def test_exempt_items_on_the_web_do_not_claim_that_they_have_no_papers(build: RecordBuilder) -> None:
    text = written(closed_meeting(build), "public", "txt", WEB_ITEM).decode()
    _, _, exempt = text.partition("A contract (exempt)")
    assert "Supporting documents" not in exempt.partition("3.")[0]


# Decisions


def test_decisions_say_what_how_and_whether_they_bind_and_are_numbered_as_in_the_minutes(build: RecordBuilder) -> None:
    build.item("Fees")
    build.block("The fees were compared.")
    build.decision("That the fees stay as they are.")
    build.decision("That the pilot be thanked.", kind="noted")
    lines = after(read(build.record(), "decisions"), "No.: 1.2")
    assert lines == [
        "No.: 1.2",
        "What was decided: Fees AGREED: That the fees stay as they are.",
        "How: By consensus.",
        "Binding: Yes.",
        "No.: 1.3",
        "What was decided: Fees NOTED: That the pilot be thanked.",
        "How: By consensus.",
        "Binding: No: it was noted.",
    ]


def test_a_decision_by_a_vote_has_its_counts(build: RecordBuilder) -> None:
    build.item("Fees")
    block = build.decision("That the fees rise.")
    vote = Vote(
        id=build.id(),
        meeting_id=build.meeting.id,
        minute_id=build.minutes[0].id,
        at=datetime(2022, 3, 28, 16),
        votes_for=5,
    )
    build.blocks[-1] = replace(block, vote_id=vote.id)
    lines = read(replace(build.record(), votes=(vote,)), "decisions")
    assert "How: For: 5. Against: 0. Abstentions: 0." in lines


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"result": DecisionResult.LOST}, "No: the proposal was not carried."),
        ({"result": DecisionResult.PROVISIONAL}, "Not yet: provisional, since the meeting was not quorate."),
        ({"final_decider": "the cabinet"}, "Not by itself: the cabinet decides."),
        ({"result": DecisionResult.ADVICE}, "No: advice, since the meeting was not quorate."),
        ({"result": DecisionResult.RECOMMENDED}, "Not by itself: another body decides."),
        (
            {"result": DecisionResult.RECOMMENDED, "final_decider": "the cabinet"},
            "Not by itself: the cabinet decides.",
        ),
    ],
)
def test_a_decision_that_does_not_bind_says_why(build: RecordBuilder, changed: dict[str, object], said: str) -> None:
    build.item("Fees")
    build.decision("That the fees rise.")
    build.decisions[-1] = replace(build.decisions[-1], reached_by=ReachedBy.CONSENSUS, **changed)  # type: ignore[arg-type]  # fields of Decision
    assert isinstance(build.decisions[-1], Decision)
    assert f"Binding: {said}" in read(build.record(), "decisions")


@pytest.mark.parametrize(
    ("outcome", "on", "words", "said"),
    [
        (FinalOutcome.AGREED, PartialDate(day=4, month=3, year=2022), "", "The cabinet agreed on 4th March 2022."),
        (
            FinalOutcome.CHANGED,
            PartialDate(month=3),
            "in two steps.",
            "The cabinet agreed with changes in March: in two steps.",
        ),
        (FinalOutcome.NOT_AGREED, None, "", "The cabinet did not agree."),
    ],
)
def test_once_the_other_body_has_answered_the_list_of_decisions_says_what(
    build: RecordBuilder, outcome: FinalOutcome, on: PartialDate | None, words: str, said: str
) -> None:
    build.item("Fees")
    build.decision("That the fees rise.")
    decided = build.decisions[-1] = replace(build.decisions[-1], final_decider="the cabinet")
    answer = FinalAnswer(
        id=build.id(),
        meeting_id=build.meeting.id,
        decision_id=decided.id,
        outcome=outcome,
        on=on,
        words=words,
    )
    assert f"Binding: {said}" in read(replace(build.record(), final_answers=(answer,)), "decisions")


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("decisions", "No decisions were recorded at this meeting."),
        ("actions", "No actions were recorded at this meeting."),
        ("certificate", "Nobody is recorded as having attended this meeting."),
    ],
)
def test_where_there_is_nothing_to_list_the_paper_says_so(build: RecordBuilder, paper: str, said: str) -> None:
    build.item("Fees")
    assert read(build.record(), paper)[-1] == said


# Actions


def test_actions_are_sorted_by_owner_then_day_and_those_that_nobody_has_come_last(build: RecordBuilder) -> None:
    build.item("Fees")
    build.action("Count the boats")
    build.action("Paint the buoys", "Pilot", due=Due(kind=DueKind.DATE, on=date(2022, 5, 2)))
    build.action("Sound the channel", "Pilot", due=Due(kind=DueKind.DATE, on=date(2022, 4, 4)))
    build.action("Write to the county", "Harbour Master", status=ActionStatus.ONGOING)
    lines = [line for line in read(build.record(), "actions") if line.startswith(("Action:", "Due:", "Status:"))]
    assert lines == [
        "Action: Write to the county",
        "Status: Ongoing",
        "Action: Sound the channel",
        "Due: 4th April 2022",
        "Status: Open",
        "Action: Paint the buoys",
        "Due: 2nd May 2022",
        "Status: Open",
        "Action: Count the boats",
        "Status: Open",
    ]


def test_an_action_says_where_it_arose_and_an_earlier_one_where_it_was_reported(build: RecordBuilder) -> None:
    build.item("Fees")
    build.block("The fees were compared.")
    build.action("Paint the buoys", "Pilot")
    build.block("Sound the channel", BlockKind.EARLIER_ACTION, status=ActionStatus.COMPLETED)
    lines = [line for line in read(build.record(), "actions") if line.startswith(("Status:", "Raised"))]
    assert lines == [
        "Status: Open",
        "Raised in: 1.1",
        "Status: Completed",
        "Raised in: Earlier meeting, reported in 1.1",
    ]


def test_in_large_type_how_far_an_action_is_stands_under_its_day_so_that_no_word_is_cut(build: RecordBuilder) -> None:
    build.item("Fees")
    due = Due(kind=DueKind.DATE, on=date(2022, 12, 2))
    group, status = "Clinical Commissioning Group", ActionStatus.COMPLETED_WITH_COMMENT
    build.action("Set the tasks of the commissioning group.", group, due=due, status=status)
    style = shipped_style("large-print")
    document = compose_actions(build.record(), style, MADE_AT, EXPORT_ID)
    (text,) = page_texts(write_pdf(document, page_style(style)))
    words = text.split()
    assert "Due and status" in " ".join(words)
    assert [
        one for one in ("commissioning", "Commissioning", "December", "Completed,", "Raised") if one not in words
    ] == []
    assert words.index("December") < words.index("Completed,")


def test_a_withdrawn_action_is_in_no_list(build: RecordBuilder) -> None:
    build.item("Fees")
    build.action("Paint the buoys")
    build.actions[-1] = replace(build.actions[-1], withdrawn=True)
    assert read(build.record(), "actions")[-1] == "No actions were recorded at this meeting."


# The certificate


def _attended(build: RecordBuilder) -> MeetingRecord:
    chair = build.attendee("Harbour Master", chair=True)
    pilot = build.attendee("Pilot")
    cook = build.attendee("Cook", Capacity.GUEST)
    build.attendee("Purser")
    build.event(EventKind.STARTED, 15, 30)
    build.event(EventKind.ARRIVED, 15, 30, pilot)
    build.event(EventKind.ARRIVED, 15, 30, chair)
    build.event(EventKind.LEFT, 16, 10, pilot)
    build.event(EventKind.RETURNED, 16, 20, pilot)
    build.events.append(replace(build.event(EventKind.ARRIVED, 16, 30, cook), remote=True))
    build.events.pop(-2)
    build.event(EventKind.ENDED, 17, 0)
    return build.record()


def test_a_certificate_has_everybody_who_came_with_their_times_and_capacity(build: RecordBuilder) -> None:
    lines = after(read(_attended(build), "certificate"), "Name: Harbour Master")
    assert lines[:9] == [
        "Name: Harbour Master",
        "Capacity: Chair",
        "Present: 15:30 to 17:00",
        "Name: Pilot",
        "Capacity: Member",
        "Present: 15:30 to 16:10, 16:20 to 17:00",
        "Name: Cook",
        "Capacity: Guest",
        "Present: 16:30 to 17:00 (remotely)",
    ]
    assert all("Purser" not in line for line in lines)


def test_a_certificate_for_one_has_nobody_else(build: RecordBuilder) -> None:
    record = _attended(build)
    document = COMPOSERS["certificate"](record, NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID, record.attendees[1].id)
    assert "Pilot" in repr(document)
    assert "Harbour Master" not in repr(document)


def test_a_certificate_for_somebody_who_does_not_belong_to_the_meeting_is_refused(build: RecordBuilder) -> None:
    with pytest.raises(BrokenRule, match="not_found"):
        COMPOSERS["certificate"](_attended(build), NUMBERED_BY_ITEM, MADE_AT, EXPORT_ID, Id("0" * 32))


def test_where_no_end_is_recorded_a_certificate_says_so(build: RecordBuilder) -> None:
    _attended(build)
    build.events.pop()
    assert "Present: from 15:30, no end recorded" in read(build.record(), "certificate")


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("paper", COMPOSERS)
def test_equal_input_gives_equal_bytes(build: RecordBuilder, paper: str, ending: str) -> None:
    record = closed_meeting(build)
    assert written(record, paper, ending) == written(record, paper, ending)
