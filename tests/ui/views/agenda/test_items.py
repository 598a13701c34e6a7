from __future__ import annotations

from datetime import time

import pytest

from clerk_app.domain.agenda import AgendaItem, Lead
from clerk_app.domain.identity import Id
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.people import Party
from clerk_app.ui.presenting.items import Plan, leads_in_words, leads_read, plan_in_words, plan_read
from tests.ui.sample_meeting import SampleMeeting

QUARTER = Slot(start=time(10, 20), end=time(10, 45))


@pytest.mark.parametrize(
    ("typed", "plan"),
    [
        ("", Plan()),
        ("  ", Plan()),
        ("15", Plan(minutes=15)),
        ("15 min", Plan(minutes=15)),
        ("1 minute", Plan(minutes=1)),
        ("0", Plan(minutes=0)),
        ("600", Plan(minutes=600)),
        ("10:20 to 10:45", Plan(slot=QUARTER)),
        ("10.20-10.45", Plan(slot=QUARTER)),
        ("1020 – 1045", Plan(slot=QUARTER)),
    ],
)
def test_a_plan_is_read_as_it_is_typed(typed: str, plan: Plan) -> None:
    assert plan_read(typed) == plan


@pytest.mark.parametrize(
    "typed", ["soon", "601", "1045", "10:20", "10:20 to", "10:20 to 10:30 to 10:45", "25:00 to 26:00"]
)
def test_what_is_no_plan_is_said(typed: str) -> None:
    plan = plan_read(typed)
    assert (plan.slot, plan.minutes) == (None, None)
    assert plan.wrong.startswith(f"“{typed}” is no time.")


def test_a_slot_that_ends_before_it_begins_is_said() -> None:
    assert plan_read("10:45 to 10:20").wrong.startswith("It would end at 10:20, before it begins at 10:45.")


@pytest.mark.parametrize(
    ("slot", "minutes", "words"), [(QUARTER, None, "10:20 – 10:45"), (None, 15, "15 min"), (None, None, "")]
)
def test_a_plan_in_words_is_read_again_as_the_same(slot: Slot | None, minutes: int | None, words: str) -> None:
    item = AgendaItem(id=Id("1"), meeting_id=Id("m"), position=0, title="x", slot=slot, minutes_planned=minutes)
    assert plan_in_words(item) == words
    assert plan_read(words) == Plan(slot=slot, minutes=minutes)


def test_leads_are_who_they_were_or_somebody_of_the_meeting() -> None:
    record = SampleMeeting().record
    someone = record.attendees[0].who
    name = record.party_name(someone)
    before = (Lead(words="Head of Housing", party=Party(post_id=Id("9" * 32))),)
    read = leads_read(f"Head of Housing;  {name.upper()} ;; A visitor", before, record)
    assert read == (before[0], Lead(words=name.upper(), party=someone), Lead(words="A visitor"))
    assert leads_in_words(read) == f"Head of Housing; {name.upper()}; A visitor"
