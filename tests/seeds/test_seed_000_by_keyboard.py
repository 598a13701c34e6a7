"""The meeting of 7 February 2019 is held in the window by keys alone; both papers say what the document says."""

from datetime import date, time

import pytest

from clerk_app.domain.matching import folded
from clerk_app.domain.meeting import Capacity
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.timeline import EventKind, attended
from tests.seeds.board_000 import GUESTS, MEETING, groups_of
from tests.seeds.in_order import missing, pdf_text, word_text
from tests.seeds.programme import RealMeeting
from tests.seeds.seed_map import Passage, all_of, one, owners
from tests.seeds.typed_meeting import Sitting

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]  # a whole meeting; the shorter one is typed each time


@pytest.fixture(scope="module")
def real_meeting() -> RealMeeting:
    return MEETING


def names_in(held: Sitting) -> list[str]:
    record = held.record
    return [record.party_name(attendee.who) for attendee in record.attendees]


def test_word_and_pdf_say_every_passage_in_order_under_its_number(held: Sitting, passages: list[Passage]) -> None:
    word, pdf = held.export("as typed")
    assert missing(passages, word_text(word), names_in(held)) == []
    assert missing(passages, pdf_text(pdf), names_in(held)) == []


def test_attendance_is_on_the_timeline_and_guests_have_no_seat(held: Sitting, passages: list[Passage]) -> None:
    record = held.record
    here = attended(record.events)
    present = [attendee for attendee in record.attendees if attendee.id in here]
    groups = groups_of(passages)
    assert [record.party_name(one.who) for one in present] == [name for names in groups.values() for name in names]
    guests = [one for one in present if one.capacity is Capacity.GUEST]
    assert [record.party_name(one.who) for one in guests] == groups[GUESTS]
    assert {one.seat_id for one in guests} == {None}
    apologies = [event.attendee_id for event in record.events if event.kind is EventKind.APOLOGIES]
    away = [record.party_name(one.who) for one in record.attendees if one.id in apologies]
    assert away == one(passages, "apologies").pieces()


def test_items_have_leads_and_times_that_follow_one_another(held: Sitting, passages: list[Passage]) -> None:
    record = held.record
    assert [bool(item.leads) for item in record.items] == [
        heading.facts["lead_words"] > 0 for heading in all_of(passages, "heading")
    ]
    slots = [item.slot for item in record.items if item.slot is not None]
    ends = [record.meeting.start, *(slot.end for slot in slots)]
    assert [slot.start for slot in slots] == ends[:-1]
    assert ends[-1] == record.meeting.end


def test_each_action_is_somebodys_who_was_there(held: Sitting, passages: list[Passage]) -> None:
    record = held.record
    known = {action.id: action for action in record.actions}
    blocks = [block for minute in record.minutes for block in record.blocks_of[minute.id]]
    raised = [known[block.action_id] for block in blocks if block.kind is BlockKind.ACTION and block.action_id]
    wanted = [[folded(words) for words in owners(action)] for action in all_of(passages, "action")]
    assert [[folded(owner.words) for owner in action.owners] for action in raised] == wanted
    parties = {attendee.who for attendee in record.attendees}
    assert {owner.party for action in raised for owner in action.owners} <= parties


def test_the_next_meetings_have_the_days_and_times_announced(held: Sitting) -> None:
    planned = held.record.planned_meetings
    assert [meeting.on.as_date() for meeting in planned] == [
        date(2019, 5, 16),
        date(2019, 9, 12),
        date(2019, 11, 28),
    ]
    assert {(meeting.start, meeting.end, meeting.venue) for meeting in planned} == {(time(10), time(12, 30), "")}


def test_a_word_dropped_from_the_typing_is_missed_in_both_papers(held: Sitting, passages: list[Passage]) -> None:
    changed = all_of(passages, "paragraph")[-1]
    held.drop_last_word("7")
    word, pdf = held.export("one word less")
    held.workplace.write(changed.words[-1])
    held.workplace.read_over(changed.text)
    for text in (word_text(word), pdf_text(pdf)):
        assert missing(passages, text, names_in(held)) == [f"paragraph: {changed.text}"]
