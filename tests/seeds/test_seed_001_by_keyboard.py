"""The meeting of 24 January 2022 is held in the window by keys alone; both papers say what the document says."""

from datetime import date

import pytest

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.meeting import Meeting, MinutesState
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.numbering import minute_numbers
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.timeline import EventKind, attended
from tests.seeds import typist
from tests.seeds.board_001 import MEETING, names_in
from tests.seeds.programme import RealMeeting
from tests.seeds.read_back import differences, expected_lines, pdf_lines, word_lines
from tests.seeds.seed_map import Passage, all_of, one, owners
from tests.seeds.typed_meeting import Sitting

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]  # a whole meeting; the shorter one is typed each time
PREVIOUS = date(2021, 9, 20)


@pytest.fixture(scope="module")
def real_meeting() -> RealMeeting:
    return MEETING


def test_word_and_pdf_say_every_passage_in_order_under_its_number(held: Sitting, passages: list[Passage]) -> None:
    word, pdf = held.export("as typed")
    wanted = expected_lines(passages)
    assert differences(wanted, word_lines(word)) == []
    assert differences(wanted, pdf_lines(pdf)) == []


def test_no_word_of_the_document_is_missing_but_for_numbers_and_what_joins_owners(
    held: Sitting, passages: list[Passage]
) -> None:
    lines = [line.text for line in expected_lines(passages)]
    for passage in passages:
        if passage.kind != "action":
            spoken = passage.pieces() if "starts" in passage.facts else [passage.text]
            assert all(words in lines for words in spoken)
    joints = {"To", "be", "completed", "complete", "by", "the", "and", "Ongoing."}
    for action in all_of(passages, "action"):
        taken = {place for bounds in action.facts["owner_words"] for place in range(*bounds)}
        rest = [word for place, word in enumerate(action.words) if place not in taken]
        assert set(rest[action.facts["text_words"] :]) <= joints


def test_attendance_is_on_the_timeline(held: Sitting, passages: list[Passage]) -> None:
    record, names = held.record, names_in(passages)
    here = attended(record.events)
    assert [record.party_name(a.who) for a in record.attendees if a.id in here] == list(names.present)
    apologies = {event.attendee_id for event in record.events if event.kind is EventKind.APOLOGIES}
    assert [record.party_name(a.who) for a in record.attendees if a.id in apologies] == list(names.apologies)
    assert [event.kind for event in record.events if event.attendee_id is None].count(EventKind.MOVED) == 9
    assert record.events[-1].kind is EventKind.ENDED


def test_two_items_of_the_agenda_are_one_minute_and_the_next_keeps_its_number(held: Sitting) -> None:
    record = held.record
    numbers = minute_numbers(record.minutes)
    taken = {numbers[minute.id]: len(minute.item_ids) for minute in record.minutes}
    assert taken == {str(number): 2 if number == 7 else 1 for number in range(1, 10)}
    assert len(record.items) == 10


def test_earlier_actions_are_the_same_actions_with_what_became_of_them(held: Sitting, passages: list[Passage]) -> None:
    record = held.record
    told = [block for block in record.blocks if block.kind is BlockKind.EARLIER_ACTION]
    told.sort(key=lambda block: block.position)
    reported = [passage.facts["status"] for passage in all_of(passages, "earlier_action")]
    assert [block.status for block in told] == [ActionStatus(status) for status in reported]
    earlier = {action.id: action for action in record.actions if action.meeting_id != record.meeting.id}
    assert {block.action_id for block in told} == set(earlier)
    carried = [
        block.action_id for block in record.blocks if block.kind is BlockKind.ACTION and block.action_id in earlier
    ]
    assert len(carried) == 3
    assert {earlier[action_id].status for action_id in carried if action_id} == {ActionStatus.ONGOING}


def test_each_new_action_has_its_owners_and_the_paragraph_in_which_it_arose(
    held: Sitting, passages: list[Passage]
) -> None:
    record = held.record
    known = {action.id: action for action in record.actions}
    raised = [
        block for minute in record.minutes for block in record.blocks_of[minute.id] if block.kind is BlockKind.ACTION
    ]
    wanted = all_of(passages, "action")
    assert [[o.words for o in known[b.action_id].owners] for b in raised if b.action_id] == [owners(a) for a in wanted]
    parties = [owner.party for block in raised if block.action_id for owner in known[block.action_id].owners]
    assert None not in parties
    numbers = minute_numbers(record.minutes)
    assert [numbers[block.minute_id] for block in raised] == [a.facts["raised_after"].split(".")[0] for a in wanted]


def test_the_decision_on_the_previous_minutes_approves_that_meeting(held: Sitting) -> None:
    record = held.record
    (decision,) = record.decisions
    assert decision.kind == "approved"
    previous = held.queries.entity(Meeting, decision.approves_meeting_id or record.meeting.id)
    assert previous is not None
    assert (previous.date, previous.state, previous.approved_in) == (PREVIOUS, MinutesState.APPROVED, record.meeting.id)
    assert previous.steps[-1].on == held.programme.day


def test_the_next_meeting_is_a_day_whose_year_was_worked_out(held: Sitting) -> None:
    (planned,) = held.record.planned_meetings
    assert planned.on == PartialDate(day=28, month=3, year=2022, year_inferred=True)
    assert (planned.start, planned.venue) == (None, "")


def test_a_word_dropped_from_the_typing_is_missed_in_both_papers(held: Sitting, passages: list[Passage]) -> None:
    wanted = expected_lines(passages)
    (changed,) = [line for line in wanted if line.number == "4.2"]
    held.drop_last_word("4.2")
    word, pdf = held.export("one word less")
    held.workplace.write(changed.text.split()[-1])
    held.workplace.read_over(changed.text)
    for lines in (word_lines(word), pdf_lines(pdf)):
        (found,) = differences(wanted, lines)
        assert found.startswith(f"wanted {changed}")
    assert one(passages, "approval").text in {line.text for line in word_lines(word)}


def test_waiting_in_vain_tells_how_the_window_stands(held: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typist, "PATIENCE_MS", 1)
    told = "that it snows: the window is at live; the keys go to MinutesEditor 'Minutes' behind '.+' in MainWindow"
    with pytest.raises(AssertionError, match=told):
        held.wait_for(lambda record: not record.minutes, "it snows")
