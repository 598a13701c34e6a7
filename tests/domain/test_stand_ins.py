"""Who is in the room to take an item or the chair, in a meeting small enough to know by heart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.domain.agenda import Lead
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import SeatRole
from clerk_app.domain.stand_ins import LeadHere, is_deputy, leads_here, people_here, who_may_preside
from clerk_app.domain.timeline import EventKind
from tests.ui.sample_meeting import SampleMeeting


@pytest.fixture
def sample() -> SampleMeeting:
    made = SampleMeeting()
    made.call_the_roll()
    return made


def one(record: MeetingRecord, words: str, party: Party | None = None) -> tuple[LeadHere, str]:
    (found,) = leads_here(record, [Lead(words=words, party=party)])
    return found, record.party_name(found.by.who) if found.by is not None else ""


def test_a_lead_who_is_in_the_room_takes_the_item(sample: SampleMeeting) -> None:
    found, by = one(sample.record, "Schools representative")
    assert (found.is_away, by) == (False, "Schools representative")


def test_for_a_lead_who_is_away_their_substitute_does(sample: SampleMeeting) -> None:
    found, by = one(sample.record, "Director of Public Health")
    assert (found.is_away, by) == (True, "Head of Programmes, Public Health")


def test_a_lead_who_sent_nobody_is_away_with_nobody(sample: SampleMeeting) -> None:
    found, by = one(sample.record, "CAMHS representative")
    assert (found.is_away, by) == (True, "")


def test_a_substitute_who_left_takes_nothing_any_more(sample: SampleMeeting) -> None:
    sample.mark("10:30", "Head of Programmes, Public Health", EventKind.LEFT)
    found, by = one(sample.record, "Director of Public Health")
    assert (found.is_away, by) == (True, "")


def test_somebody_whom_the_store_knows_but_not_the_meeting_is_away(sample: SampleMeeting) -> None:
    party = sample._post("Head of Libraries")
    assert one(sample.record, "Head of Libraries", party)[0].is_away


def test_somebody_known_by_words_alone_is_taken_to_be_here(sample: SampleMeeting) -> None:
    found, _ = one(sample.record, "a speaker from the museum")
    assert (found.attendee, found.is_away) == (None, False)


def test_until_anybody_is_marked_nobody_is_away() -> None:
    found, by = one(SampleMeeting().record, "CAMHS representative")
    assert (found.is_away, by) == (False, "CAMHS representative")


def test_people_here_are_those_who_sit_first_and_never_the_minute_taker(sample: SampleMeeting) -> None:
    record = sample.record
    names = [record.party_name(found.who) for found in people_here(record)]
    assert names[0] == "Interim Corporate Director, Children’s Services"
    assert names[-1] == "Children’s Commissioning Manager – Partnerships and Development"
    assert "Minute taker" not in names
    assert "CAMHS representative" not in names


def test_deputies_come_first_among_those_who_may_preside_in_the_order_of_their_seats(sample: SampleMeeting) -> None:
    deputies = {"DHUFT representative", "Dorset Police representative", "CAMHS representative"}
    seats = [
        replace(seat, roles=(SeatRole.VICE_CHAIR,)) if seat.title in deputies else seat for seat in sample.record.seats
    ]
    record = replace(sample.record, seats=seats)
    able = who_may_preside(record)
    names = [record.party_name(found.who) for found in able]
    assert names[:2] == ["Dorset Police representative", "DHUFT representative"]
    assert [is_deputy(record, found) for found in able[:3]] == [True, True, False]
    assert "Interim Chair" not in names
