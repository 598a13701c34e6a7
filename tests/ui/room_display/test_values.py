"""What the room is shown of a meeting, and what it is never shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from clerk_app.domain.agenda import Exemption
from clerk_app.domain.decisions import DecisionResult, Proposal, Vote
from clerk_app.domain.forecast import forecast
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import EMPTY, typed
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import MoveToMinute, PartFrom, SetExempt, SplitMinute, StartMeeting, TimeMeeting
from clerk_app.ui.room_display.presenter import room_values
from clerk_app.ui.room_display.values import RoomValues
from tests.ui.sample_meeting import ITEMS, MEETING, SampleMeeting, on_item_4

POLICE = "Dorset Police representative"
CCG = "Clinical Commissioning Group representative"


@pytest.fixture
def meeting() -> SampleMeeting:
    """The meeting of the pictures, on item 4 at 10:48."""
    return on_item_4()


def _shown(sample: SampleMeeting, record: MeetingRecord | None = None, **more: Any) -> RoomValues:
    known = record or sample.record
    return room_values(known, forecast(known, sample.clock.now()), sample.clock.now(), **more)


def _text(values: RoomValues) -> str:
    return values.block.text if values.block is not None else ""


def _with_decision(sample: SampleMeeting, **changes: Any) -> MeetingRecord:
    record = sample.record
    (decision,) = record.decisions
    return replace(record, decisions=(replace(decision, **changes),))


def _with_vote(sample: SampleMeeting, words: str = "That the plan be adopted.", **counts: Any) -> MeetingRecord:
    vote_id = Id("7" * 32)
    block_id = sample.write("10:48", 4, "vote", words, kind=BlockKind.VOTE)
    record = sample.record
    vote = Vote(id=vote_id, meeting_id=MEETING, minute_id=sample.minutes[4], at=datetime(2020, 10, 2, 10, 48), **counts)
    blocks = tuple(replace(block, vote_id=vote_id) if block.id == block_id else block for block in record.blocks)
    return replace(record, blocks=blocks, votes=(vote,))


def test_the_room_sees_board_time_item_decision_quorum_and_likely_finish(meeting: SampleMeeting) -> None:
    assert _shown(meeting).words == (
        "Children and Young People’s Partnership Board",
        "10:48",
        "4 Children and Young People’s Plan: first draft",
        "RESOLVED",
        "That the draft go to scrutiny in January.",
        "Quorate",
        "4 of 5 agencies represented",
        "Quorum needs 3",
        "Likely finish 12:36",
    )


def test_a_decision_of_another_item_is_not_shown(meeting: SampleMeeting) -> None:
    meeting.do("10:52", MoveToMinute(meeting_id=MEETING, minute_id=meeting.minutes[5]))
    values = _shown(meeting)
    assert (values.number, values.title) == ("5", "Terms of reference and board members")
    assert values.block is None


def test_of_several_decisions_the_one_begun_last_is_shown_wherever_it_stands(meeting: SampleMeeting) -> None:
    meeting.decide("10:48", 4, "later", "That the board meet again in May.")
    record = meeting.record
    first = min(block.position for block in record.blocks) - 1
    moved = tuple(replace(b, position=first) if b.id == meeting.blocks["later"] else b for b in record.blocks)
    assert _text(_shown(meeting, replace(record, blocks=moved))) == "That the board meet again in May."


def test_a_decision_that_was_begun_and_left_empty_hides_no_other(meeting: SampleMeeting) -> None:
    meeting.decide("10:48", 4, "empty", " ")
    assert _text(_shown(meeting)) == "That the draft go to scrutiny in January."


def test_a_decision_without_words_of_its_own_shows_its_proposal(meeting: SampleMeeting) -> None:
    proposal = Proposal(id=Id("8" * 32), meeting_id=MEETING, minute_id=meeting.minutes[4], text=typed("That it be so."))
    record = _with_decision(meeting, proposal_id=proposal.id)
    decided = meeting.blocks["decision"]
    emptied = tuple(replace(block, text=EMPTY) if block.id == decided else block for block in record.blocks)
    assert _text(_shown(meeting, replace(record, blocks=emptied, proposals=(proposal,)))) == "That it be so."


def test_a_proposal_is_shown_while_the_vote_on_it_is_open_and_after(meeting: SampleMeeting) -> None:
    open_vote = _shown(meeting, _with_vote(meeting)).block
    assert open_vote is not None
    assert (open_vote.label, open_vote.text) == ("Proposal, vote open", "That the plan be adopted.")
    assert (open_vote.icon, open_vote.meaning) == ("vote", "vote")
    counted = _shown(meeting, _with_vote(meeting, votes_for=5, votes_against=1)).block
    assert counted is not None
    assert counted.label == "Proposal, votes counted"


@pytest.mark.parametrize(
    ("result", "label", "meaning"),
    [
        (DecisionResult.CARRIED, "RESOLVED", "decision"),
        (DecisionResult.PROVISIONAL, "Provisional decision", "danger"),
        (DecisionResult.LOST, "Not carried", "danger"),
    ],
)
def test_the_label_says_what_became_of_a_decision(
    result: DecisionResult, label: str, meaning: str, meeting: SampleMeeting
) -> None:
    block = _shown(meeting, _with_decision(meeting, result=result)).block
    assert block is not None
    assert (block.label, block.meaning) == (label, meaning)


def test_an_exempt_item_is_a_private_item_without_its_decision(meeting: SampleMeeting) -> None:
    closed = Exemption(reason="commercial", public_title="Contract", public_summary="A contract was let.")
    meeting.do("10:48", SetExempt(minute_id=meeting.minutes[4], exempt=closed))
    values = _shown(meeting)
    assert (values.number, values.title, values.block) == ("4", "Private item", None)
    assert values.quorum == "Quorate"


def test_an_exempt_part_of_an_item_is_private_and_the_part_after_it_is_shown(meeting: SampleMeeting) -> None:
    parts = (
        PartFrom(block_id=meeting.blocks["families"], minute_id=Id("1" * 32)),
        PartFrom(block_id=meeting.blocks["action"], minute_id=Id("2" * 32)),
    )
    closed = Exemption(reason="One family", public_title="Private item")
    split = SplitMinute(minute_id=meeting.minutes[4], parts=parts, exempt=closed, exempt_id=parts[0].minute_id)
    meeting.do("10:48", split)
    shown = _shown(meeting)
    assert (shown.number, shown.title, shown.block is not None) == ("4", ITEMS[3][0], True)
    meeting.do("10:49", MoveToMinute(meeting_id=MEETING, minute_id=parts[0].minute_id))
    shown = _shown(meeting)
    assert (shown.number, shown.title, shown.block) == ("4", "Private item", None)


def test_a_minute_about_an_exempt_item_of_the_agenda_is_private_too(meeting: SampleMeeting) -> None:
    record = meeting.record
    closed = tuple(
        replace(item, exempt=Exemption(reason="commercial")) if item.position == record.items[3].position else item
        for item in record.items
    )
    values = _shown(meeting, replace(record, items=closed))
    assert (values.title, values.block) == ("Private item", None)


def test_a_minute_of_what_stands_under_an_exempt_item_is_private_too(meeting: SampleMeeting) -> None:
    record = meeting.record
    above, shown = record.items[0], record.items[3]
    closed = tuple(
        replace(item, exempt=Exemption(reason="commercial")) if item == above
        else replace(item, parent_id=above.id) if item == shown
        else item
        for item in record.items
    )  # fmt: skip
    assert _shown(meeting, replace(record, items=closed)).title == "Private item"


def test_what_was_shown_goes_as_soon_as_the_item_is_exempt_even_while_it_is_typed(meeting: SampleMeeting) -> None:
    shown = _shown(meeting).block
    assert shown is not None
    meeting.do("10:48", SetExempt(minute_id=meeting.minutes[4], exempt=Exemption(reason="commercial")))
    assert _shown(meeting, unfinished=shown.block_id, shown=shown).block is None


def test_private_notes_actions_and_plain_paragraphs_are_never_shown(meeting: SampleMeeting) -> None:
    said = "\n".join(_shown(meeting).words)
    kept_back = [block.text.plain for block in meeting.record.blocks if block.kind is not BlockKind.DECISION]
    assert [words for words in kept_back if words in said] == []


def test_a_decision_turned_into_a_private_note_goes_at_once(meeting: SampleMeeting) -> None:
    shown = _shown(meeting).block
    assert shown is not None
    record = meeting.record
    noted = tuple(_as_note(block) if block.id == shown.block_id else block for block in record.blocks)
    assert _shown(meeting, replace(record, blocks=noted), unfinished=shown.block_id, shown=shown).block is None


def _as_note(block: Block) -> Block:
    return replace(block, kind=BlockKind.PRIVATE_NOTE, decision_id=None)


def test_a_decision_being_typed_stays_as_it_was_shown(meeting: SampleMeeting) -> None:
    shown = _shown(meeting).block
    assert shown is not None
    before = replace(shown, text="As it was before.")
    assert _shown(meeting, unfinished=shown.block_id, shown=before).block == before


def test_a_new_decision_being_typed_leaves_the_one_before_on_show(meeting: SampleMeeting) -> None:
    meeting.decide("10:48", 4, "new", "That the half of a sen")
    values = _shown(meeting, unfinished=meeting.blocks["new"], shown=_shown(meeting, _without(meeting, "new")).block)
    assert _text(values) == "That the draft go to scrutiny in January."


def _without(sample: SampleMeeting, key: str) -> MeetingRecord:
    record = sample.record
    return replace(record, blocks=tuple(block for block in record.blocks if block.id != sample.blocks[key]))


def test_lost_quorum_is_said_with_its_count(meeting: SampleMeeting) -> None:
    for who in ("Schools representative", CCG):
        meeting.mark("10:49", who, EventKind.LEFT)
    values = _shown(meeting)
    assert (values.quorum, values.count, values.threshold) == (
        "Not quorate",
        "2 of 5 agencies represented",
        "Quorum needs 3",
    )
    assert (values.quorum_kind, values.quorum_icon) == ("danger", "circle-x")


def test_a_missing_chair_is_said(meeting: SampleMeeting) -> None:
    meeting.mark("10:49", "Interim Chair", EventKind.LEFT)
    assert _shown(meeting).count == "4 of 5 agencies represented, no Chair"


def test_a_board_without_a_rule_shows_no_quorum_and_no_threshold(meeting: SampleMeeting) -> None:
    record = meeting.record
    values = _shown(meeting, replace(record, board=replace(record.board, quorum=None)))
    assert (values.quorum, values.count, values.threshold) == ("", "", "")


def test_before_the_start_and_after_the_end_no_item_is_shown() -> None:
    sample = SampleMeeting()
    sample.call_the_roll()
    before = _shown(sample)
    assert (before.number, before.title, before.quorum) == ("", "The meeting has not begun", "Quorate")
    sample.do("10:03", StartMeeting(meeting_id=MEETING))
    sample.do("12:20", TimeMeeting(meeting_id=MEETING, kind=EventKind.ENDED))
    after = _shown(sample)
    assert after.words == ("Children and Young People’s Partnership Board", "12:20", "The meeting has ended")


def test_a_meeting_that_has_begun_without_an_agenda_is_not_said_not_to_have_begun() -> None:
    sample = SampleMeeting()
    sample.call_the_roll()
    without_agenda = replace(sample.record, items=(), minutes=())
    assert _shown(sample, without_agenda).title == "The meeting has not begun"
    sample.do("10:03", StartMeeting(meeting_id=MEETING))
    events = tuple(event for event in sample.record.all_events if event.kind is not EventKind.MOVED)
    values = _shown(sample, replace(sample.record, items=(), minutes=(), all_events=events))
    assert (values.number, values.title, values.quorum) == ("", "", "Quorate")


def test_an_adjourned_meeting_says_so_instead_of_a_likely_finish(meeting: SampleMeeting) -> None:
    meeting.do("10:50", TimeMeeting(meeting_id=MEETING, kind=EventKind.ADJOURNED))
    assert _shown(meeting).finish == "Adjourned"


def test_a_title_that_names_a_person_is_kept_back(meeting: SampleMeeting) -> None:
    record = meeting.record
    named = tuple(replace(minute, heading="Thanks to Mrs Arkwright") for minute in record.minutes)
    values = _shown(meeting, replace(record, minutes=named))
    assert (values.number, values.title) == ("4", "As on the agenda")


def test_the_clock_shows_the_time_in_the_room(meeting: SampleMeeting) -> None:
    meeting.clock.set(datetime(2020, 10, 2, 10, 5, 59, tzinfo=UTC))
    assert _shown(meeting).clock == "11:05"


def test_a_decision_of_an_unknown_kind_has_a_plain_label(meeting: SampleMeeting) -> None:
    block = _shown(meeting, _with_decision(meeting, kind="decreed")).block
    assert block is not None
    assert block.label == "Decision"
