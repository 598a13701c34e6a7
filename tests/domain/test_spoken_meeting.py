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


@pytest.mark.parametrize("typed", ["soon", "next week", "marching orders", "mayhem", "28", "28 Marchs"])
def test_words_that_begin_with_no_date_are_no_meeting(typed: str) -> None:
    assert read_next_meeting(typed) is None
