"""What stands under an item beside its text: where it was before, that it was not taken, who moved what was decided."""

from dataclasses import replace
from datetime import time

import pytest

from clerk_app.documents.blocks import Table, runs_in, text_of
from clerk_app.documents.compose_actions import compose_actions
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.compose_public import compose_public
from clerk_app.documents.docx import write_docx
from clerk_app.documents.style import page_style
from clerk_app.domain.agenda import ItemState
from clerk_app.domain.decisions import Proposal
from clerk_app.domain.house_style import USUAL, ActionPlacement, Ends, HouseStyle, ParagraphNumbers
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.word_check import faults
from tests.house_styles import ITEM_TABLE, WEB_ITEM

PLAIN = replace(USUAL, cover=False)


def lines(record: MeetingRecord, style: HouseStyle = PLAIN) -> list[str]:
    document = compose_minutes(record, style, MADE_AT, EXPORT_ID)
    return [text_of(runs) for runs in runs_in(document.blocks)]


@pytest.mark.parametrize("style", [PLAIN, ITEM_TABLE, WEB_ITEM])
def test_where_an_item_was_before_stands_under_its_heading(build: RecordBuilder, style: HouseStyle) -> None:
    build.item("Ferry", reference="Minute 7 of 15 October")
    build.block("It was heard.")
    told = lines(build.record(), style)
    assert told.index("Reference: Minute 7 of 15 October") == told.index("Ferry") + 1


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (ItemState.DEFERRED, "This item was deferred to a later meeting."),
        (ItemState.WITHDRAWN, "This item was withdrawn."),
    ],
)
@pytest.mark.parametrize("style", [PLAIN, ITEM_TABLE, WEB_ITEM])
def test_an_item_that_was_not_taken_says_so_where_nothing_was_minuted(
    build: RecordBuilder, state: ItemState, sentence: str, style: HouseStyle
) -> None:
    build.item("Ferry", state=state)
    assert sentence in lines(build.record(), style)
    build.block("Put off, since the plan is not ready.")
    assert sentence not in lines(build.record(), style)


def test_items_at_the_end_to_which_the_meeting_did_not_come_were_not_reached(build: RecordBuilder) -> None:
    first, second = build.item("Welcome"), build.item("Ferry")
    build.item("Quay")
    build.event(EventKind.STARTED, 15, 30)
    build.event(EventKind.MOVED, 15, 30, in_minute=first)
    assert "This item was not reached." not in lines(build.record())
    build.event(EventKind.ENDED, 16, 0)
    assert lines(build.record())[-5:] == [
        "Welcome", "Ferry", "This item was not reached.", "Quay", "This item was not reached.",
    ]  # fmt: skip
    build.event(EventKind.MOVED, 15, 50, in_minute=second)
    assert lines(build.record())[-3:] == ["Ferry", "Quay", "This item was not reached."]


def test_an_item_about_which_nothing_was_written_is_left_empty_where_nobody_kept_the_time(
    build: RecordBuilder,
) -> None:
    build.item("Welcome")
    build.event(EventKind.STARTED, 15, 30)
    build.event(EventKind.ENDED, 16, 0)
    assert lines(build.record())[-1] == "Welcome"


def moved(build: RecordBuilder) -> MeetingRecord:
    """A decision that one member proposed and another seconded."""
    pilot, master = build.attendee("Pilot"), build.attendee("Harbour Master")
    build.item("Ferry")
    build.decision("Buy the ferry.")
    proposal = Proposal(
        id=build.id(), meeting_id=build.meeting.id, minute_id=build.minutes[-1].id, proposer_id=pilot.id,
        seconder_id=master.id,
    )  # fmt: skip
    build.decisions[-1] = replace(build.decisions[-1], proposal_id=proposal.id)
    return replace(build.record(), proposals=(proposal,))


def test_who_proposed_and_who_seconded_stands_below_what_was_decided(build: RecordBuilder) -> None:
    record = moved(build)
    assert lines(record)[-1] == "Proposed by the Pilot, seconded by the Harbour Master."
    (proposal,) = record.proposals
    alone = replace(record, proposals=(replace(proposal, seconder_id=None),))
    assert lines(alone)[-1] == "Proposed by the Pilot."


def test_the_public_reads_who_moved_what_it_reads_of(build: RecordBuilder) -> None:
    document = compose_public(moved(build), PLAIN, MADE_AT, EXPORT_ID)
    assert text_of(list(runs_in(document.blocks))[-1]) == "Proposed by the Pilot, seconded by the Harbour Master."


def test_decisions_may_stand_above_the_minutes_of_their_item(build: RecordBuilder) -> None:
    build.item("Ferry")
    build.block("The Pilot spoke.")
    build.decision("Buy the ferry.")
    build.item("Quay")
    build.block("It was heard.")
    told = lines(build.record(), replace(PLAIN, decisions_apart=True))
    assert told[-7:] == ["Ferry", "Decision", "Buy the ferry.", "Minutes", "The Pilot spoke.", "Quay", "It was heard."]


def test_actions_may_stand_in_a_table_above_the_items(build: RecordBuilder) -> None:
    build.item("Ferry")
    build.block("The Pilot spoke.")
    build.action("Write to the owner.", "Pilot")
    build.action("Measure it.")
    style = replace(PLAIN, actions_first=True)
    document = compose_minutes(build.record(), style, MADE_AT, EXPORT_ID)
    table = next(one for one in document.blocks if isinstance(one, Table))
    rows = [["".join(text_of(runs) for runs in runs_in(cell.blocks)) for cell in row.cells] for row in table.rows]
    assert rows == [["1", "1.1", "Write to the owner.", "Pilot"], ["2", "1.1", "Measure it.", ""]]
    told = lines(build.record(), style)
    assert told.index("SUMMARY OF ACTIONS") < told.index("Ferry")


def test_an_action_of_a_minute_without_a_printed_number_is_found_by_the_heading(build: RecordBuilder) -> None:
    build.item("Ferry")
    build.action("Write to the owner.", "Pilot")
    style = replace(
        PLAIN, paragraphs=ParagraphNumbers.NONE, item_numbers=False, action_sources=True, actions_first=True
    )
    told = lines(build.record(), style)
    assert told[-1].endswith("(Minute\u00a0“Ferry”)")
    assert told[told.index("Write to the owner.") - 1] == "“Ferry”"
    actions = compose_actions(build.record(), style, MADE_AT, EXPORT_ID)
    assert [text_of(runs) for runs in runs_in(actions.blocks)][-1] == "“Ferry”"
    numbered = lines(build.record(), replace(style, item_numbers=True))
    assert numbered[-1].endswith("(Minute\u00a01)")


def test_when_the_meeting_closed_stands_below_the_items_where_the_style_has_it(build: RecordBuilder) -> None:
    build.item("Welcome")
    build.event(EventKind.STARTED, 15, 30)
    build.event(EventKind.ENDED, 17, 4)
    style = replace(PLAIN, ends=Ends(closing_time=True))
    assert lines(build.record(), style)[-1] == "The meeting closed at 17:04."
    assert lines(build.record())[-1] == "Welcome"


def test_an_adjournment_says_what_for_and_so_does_the_public_edition(build: RecordBuilder) -> None:
    build.item("Ferry")
    last = build.block("It was heard.")
    build.event(EventKind.STARTED, 15, 30)
    out = build.event(EventKind.ADJOURNED, 15, 40, in_minute=build.minutes[0], after=last)
    build.events[-1] = replace(out, note="public comments")
    build.event(EventKind.RESUMED, 15, 47, in_minute=build.minutes[0], after=last)
    wanted = ["The meeting was adjourned at 15:40 for public comments.", "The meeting resumed at 15:47."]
    assert lines(build.record())[-2:] == wanted
    public = compose_public(build.record(), PLAIN, MADE_AT, EXPORT_ID)
    assert [text_of(runs) for runs in runs_in(public.blocks)][-2:] == wanted


def test_what_a_meeting_is_called_stands_in_its_title_and_in_that_of_the_file(build: RecordBuilder) -> None:
    build.meeting = replace(build.meeting, title="Annual Meeting", start=time(19, 20), end=None)
    document = compose_minutes(build.record(), PLAIN, MADE_AT, EXPORT_ID)
    told = [text_of(runs) for runs in runs_in(document.blocks)]
    assert told[:3] == ["Harbour Board", "Annual Meeting", "28th March 2022"]
    assert document.metadata.title == "Minutes of the Harbour Board, Annual Meeting, 28th March 2022"


def test_where_items_are_a_table_references_may_have_a_column_of_their_own(build: RecordBuilder) -> None:
    build.item("Ferry", reference="513/54")
    build.block("It was heard.")
    build.action("Write to the owner.", "Pilot")
    build.block("So was the quay.")
    build.item("Quay")
    style = replace(ITEM_TABLE, reference_column=True, actions=ActionPlacement.MARGIN)
    document = compose_minutes(build.record(), style, MADE_AT, EXPORT_ID)
    table = next(one for one in document.blocks if isinstance(one, Table) and len(one.widths) == 4)
    heads = [["".join(text_of(runs) for runs in runs_in(cell.blocks)) for cell in row.cells] for row in table.header]
    assert heads == [["No.", "Reference", "Item", "Action"]]
    told = [[" ".join(text_of(runs) for runs in runs_in(cell.blocks)) for cell in row.cells[1:]] for row in table.rows]
    assert told == [
        ["513/54", "Ferry It was heard.", ""],
        ["", "Pilot was asked to write to the owner.", "ACTION: Pilot"],
        ["", "So was the quay.", ""],
        ["", "Quay", ""],
    ]
    assert sum(table.widths) == 12
    assert faults(write_docx(document, page_style(style))) == []
