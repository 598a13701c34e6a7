"""Who proposed and who seconded is read from a line of names."""

from dataclasses import replace

import pytest

from clerk_app.domain.movers import Movers, read_movers
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import EventKind
from tests.builders import RecordBuilder


@pytest.fixture
def record() -> MeetingRecord:
    build = RecordBuilder()
    for title in ("Pilot", "Harbour Master", "Assistant Pilot"):
        attendee = build.attendee(title)
        if title != "Pilot":
            build.event(EventKind.ARRIVED, 15, 30, attendee)
    return build.record()


@pytest.mark.parametrize(
    ("typed", "proposer", "seconder"),
    [
        ("harb; assis", 1, 2),
        ("harb", 1, None),
        ("; harb", None, 1),
        ("  ", None, None),
        ("pilot; harb", 2, 1),  # whoever is here comes first
    ],
)
def test_the_first_proposed_and_the_second_seconded(
    record: MeetingRecord, typed: str, proposer: int | None, seconder: int | None
) -> None:
    ids = [one.id for one in record.attendees]
    wanted = Movers(*(ids[place] if place is not None else None for place in (proposer, seconder)))
    assert read_movers(typed, record).movers == wanted
    assert bool(wanted) is (proposer is not None or seconder is not None)


def test_words_that_are_nobody_of_the_meeting_are_told(record: MeetingRecord) -> None:
    read = read_movers("harb; Nemo", record)
    assert (read.unknown, read.movers) == ("Nemo", Movers())
    assert not replace(read.movers, proposal_id=record.meeting.id)
