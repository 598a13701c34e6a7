"""The meetings planned after this one, as the minutes announce them."""

from datetime import time

import pytest

from clerk_app.domain.board import DateStyle, Formats, TimeStyle
from clerk_app.domain.meeting import PlannedMeeting
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.spoken_meeting import SpokenMeeting
from clerk_app.wording.business import day_words
from clerk_app.wording.next_meetings import lead_in, lines
from tests.builders import RecordBuilder

HOURS = Formats(date=DateStyle.WEEKDAY, time=TimeStyle.HOURS)
ORDINAL = Formats(date=DateStyle.ORDINAL, time=TimeStyle.COLON, time_range_joint="-")


def meetings(*planned: tuple[PartialDate, str]) -> list[PlannedMeeting]:
    build = RecordBuilder()
    for on, venue in planned:
        build.planned(on, time(10), time(12, 30), venue)
    return build.planned_meetings


def day(number: int, month: int = 5, year: int | None = 2027, *, inferred: bool = False) -> PartialDate:
    return PartialDate(day=number, month=month, year=year, year_inferred=inferred)


def test_a_year_that_all_share_is_said_once() -> None:
    planned = meetings((day(20), "Town Hall"), (day(16, 9), ""))
    assert lead_in(planned) == "Planned for 2027:"
    assert lines(planned, HOURS) == [
        "Thursday 20 May 1000hrs – 1230hrs, Town Hall",
        "Thursday 16 September 1000hrs – 1230hrs, venue to be confirmed",
    ]


def test_a_month_that_is_known_is_said_without_the_year_that_all_share() -> None:
    planned = meetings((day(20), "Town Hall"), (PartialDate(month=9, year=2027), "Town Hall"))
    assert lines(planned, HOURS)[1] == "September 1000hrs – 1230hrs, Town Hall"


def test_years_that_differ_stand_in_each_line() -> None:
    planned = meetings((day(20), ""), (day(13, 1, 2028), ""))
    assert lead_in(planned) == "Planned as follows, with venues to be confirmed:"
    assert lines(planned, HOURS) == [
        "Thursday 20 May 2027 1000hrs – 1230hrs", "Thursday 13 January 2028 1000hrs – 1230hrs",
    ]  # fmt: skip


def test_a_year_that_was_not_said_is_not_printed() -> None:
    planned = meetings((day(20, inferred=True), "Hall"), (day(16, 9, inferred=True), "Hall"))
    assert lead_in(planned) == ""
    assert lines(planned, HOURS) == [
        "Thursday 20 May 1000hrs – 1230hrs, Hall", "Thursday 16 September 1000hrs – 1230hrs, Hall",
    ]  # fmt: skip


def test_one_meeting_says_all_of_itself() -> None:
    planned = meetings((day(20), ""))
    assert lead_in(planned) == ""
    assert lines(planned, ORDINAL) == ["20th May 2027 10:00-12:30, venue to be confirmed"]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (PartialDate(), "Day to be confirmed"),
        (PartialDate(year=2027), "Day to be confirmed"),
        (PartialDate(month=3, year=2027), "March 2027"),
        (day(28, 3, None), "28th March"),
        (day(30, 2, 2027), "30th February 2027"),
    ],
)
def test_what_is_not_known_is_to_be_confirmed(on: PartialDate, expected: str) -> None:
    build = RecordBuilder()
    build.planned(on)
    assert lines(build.planned_meetings, ORDINAL) == [f"{expected}, time to be confirmed, venue to be confirmed"]


def test_nothing_planned_says_nothing() -> None:
    assert lead_in([]) == ""
    assert lines([], HOURS) == []


@pytest.mark.parametrize(
    ("on", "said"), [(PartialDate(month=3, year=2027), "March 2027"), (PartialDate(year=2027), "Day to be confirmed")]
)
def test_on_screen_too_a_month_that_is_known_is_said(on: PartialDate, said: str) -> None:
    assert day_words(SpokenMeeting(on=on)) == said
