"""A next meeting is read as it is announced."""

from datetime import time

import pytest

from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.spoken_meeting import SpokenMeeting, read_next_meeting


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("28th March", PartialDate(day=28, month=3)),
        ("28 March 2022", PartialDate(day=28, month=3, year=2022)),
        ("28 March, 2022", PartialDate(day=28, month=3, year=2022)),
        ("Monday 3rd of October", PartialDate(day=3, month=10)),
        ("Tues 1 Sept", PartialDate(day=1, month=9)),
        ("March", PartialDate(month=3)),
        ("May 2023", PartialDate(month=5, year=2023)),
        ("28/3", PartialDate(day=28, month=3)),
        ("28/3/22", PartialDate(day=28, month=3, year=2022)),
        ("tbc", PartialDate()),
        ("To be confirmed", PartialDate()),
        ("", PartialDate()),
    ],
)
def test_as_much_of_the_day_is_kept_as_was_said(typed: str, on: PartialDate) -> None:
    assert read_next_meeting(typed) == SpokenMeeting(on=on)


def test_time_and_place_follow_the_day() -> None:
    spoken = read_next_meeting("28 March at 15:30, Harbour Office, first floor")
    assert spoken == SpokenMeeting(
        on=PartialDate(day=28, month=3), start=time(15, 30), venue="Harbour Office, first floor"
    )
    assert read_next_meeting("28 March at the Harbour Office") == SpokenMeeting(
        on=PartialDate(day=28, month=3), venue="the Harbour Office"
    )
    assert read_next_meeting("at 10:00") == SpokenMeeting(on=PartialDate(), start=time(10, 0))


@pytest.mark.parametrize(
    "times", ["1000hrs - 1230hrs", "1000hrs – 1230hrs", "10:00 to 12:30", "at 1000 - 1230", "from 10.00 until 12.30"]
)
def test_a_meeting_may_be_announced_from_when_to_when(times: str) -> None:
    on = PartialDate(day=16, month=5)
    assert read_next_meeting(f"Thursday 16 May {times}") == SpokenMeeting(on=on, start=time(10), end=time(12, 30))
    spoken = read_next_meeting(f"Thursday 16 May 2019, {times}, Harbour Office")
    assert spoken == SpokenMeeting(
        on=PartialDate(day=16, month=5, year=2019), start=time(10), end=time(12, 30), venue="Harbour Office"
    )
    assert read_next_meeting(times) == SpokenMeeting(on=PartialDate(), start=time(10), end=time(12, 30))


def test_a_time_that_can_be_nothing_else_needs_no_word_before_it() -> None:
    on = PartialDate(day=16, month=5)
    assert read_next_meeting("16 May 1000hrs") == SpokenMeeting(on=on, start=time(10))
    assert read_next_meeting("16 May, 9:30, Harbour Office") == SpokenMeeting(
        on=on, start=time(9, 30), venue="Harbour Office"
    )


@pytest.mark.parametrize("place", ["221 Quay Street", "10-12 Quay Street", "1201 to 1203 Quay Street", "24:00 Club"])
def test_a_number_of_a_house_is_no_time(place: str) -> None:
    on = PartialDate(day=16, month=5, year=2019)
    assert read_next_meeting(f"16 May 2019, {place}") == SpokenMeeting(on=on, venue=place)


def test_a_meeting_that_would_end_before_it_begins_is_announced_with_its_first_time() -> None:
    spoken = read_next_meeting("16 May 12:30 - 10:00")
    assert spoken is not None
    assert (spoken.start, spoken.end) == (time(12, 30), None)


@pytest.mark.parametrize("typed", ["soon", "next week", "marching orders", "mayhem", "28", "28 Marchs"])
def test_words_that_begin_with_no_date_are_no_meeting(typed: str) -> None:
    assert read_next_meeting(typed) is None
