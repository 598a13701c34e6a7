"""Dates and times in all the ways of the screen and of the boards' documents."""

from datetime import date, time

import pytest

from clerk_app.domain.board import DateStyle, Formats, TimeStyle
from clerk_app.domain.partial_date import PartialDate
from clerk_app.wording.dates import (
    clock_range,
    clock_time,
    day_and_month,
    day_of_year,
    long_date,
    month_name,
    ordinal,
    paper_date,
    paper_time,
    paper_time_range,
    partial_date,
    plain_day,
    short_date,
    spoken_range,
    weekday_name,
)

DAY = date(2020, 10, 30)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
     (22, "22nd"), (23, "23rd"), (24, "24th"), (30, "30th"), (31, "31st"), (101, "101st"), (111, "111th")],
)  # fmt: skip
def test_ordinals_end_as_they_are_spoken(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_dates_on_screen() -> None:
    assert long_date(DAY) == "Friday 30 October 2020"
    assert day_and_month(DAY) == "30 October 2020"
    assert short_date(DAY) == "Fri 30 Oct"
    assert plain_day(date(2022, 3, 2)) == "2 March"
    assert (month_name(DAY), weekday_name(date(2020, 10, 31))) == ("October", "Saturday")
    assert long_date(date(2020, 2, 29)) == "Saturday 29 February 2020"


@pytest.mark.parametrize(
    ("today", "words"), [(date(2020, 12, 31), "30 October"), (date(2021, 1, 1), "30 October 2020")]
)
def test_the_year_is_said_where_it_is_another_one(today: date, words: str) -> None:
    assert day_of_year(DAY, today) == words


def test_times_on_screen_have_24_hours() -> None:
    assert clock_time(time(9, 5)) == "09:05"
    assert clock_range(time(10, 20), time(10, 45)) == "10:20 – 10:45"
    assert spoken_range(time(10, 20), time(10, 45)) == "10:20 to 10:45"
    assert clock_range(time(10, 20), None) == spoken_range(time(10, 20), None) == "10:20"


@pytest.mark.parametrize(
    ("style", "words"),
    [
        (DateStyle.PLAIN, "24 January 2022"),
        (DateStyle.ORDINAL, "24th January 2022"),
        (DateStyle.WEEKDAY, "Monday 24 January 2022"),
    ],
)
def test_documents_write_dates_as_the_board_does(style: DateStyle, words: str) -> None:
    assert paper_date(date(2022, 1, 24), style) == words


@pytest.mark.parametrize(
    ("at", "colon", "hours", "twelve"),
    [
        (time(15, 30), "15:30", "1530hrs", "3.30pm"),
        (time(9, 5), "09:05", "0905hrs", "9.05am"),
        (time(10, 0), "10:00", "1000hrs", "10am"),
        (time(12, 0), "12:00", "1200hrs", "12 noon"),
        (time(0, 0), "00:00", "0000hrs", "midnight"),
        (time(0, 10), "00:10", "0010hrs", "12.10am"),
        (time(12, 30), "12:30", "1230hrs", "12.30pm"),
    ],
)
def test_documents_write_times_as_the_board_does(at: time, colon: str, hours: str, twelve: str) -> None:
    assert [paper_time(at, style) for style in (TimeStyle.COLON, TimeStyle.HOURS, TimeStyle.TWELVE)] == [
        colon,
        hours,
        twelve,
    ]


@pytest.mark.parametrize(
    ("formats", "words"),
    [
        (Formats(time=TimeStyle.HOURS), "1000hrs – 1230hrs"),
        (Formats(time_range_joint="-"), "10:00-12:30"),
        (Formats(time=TimeStyle.TWELVE, time_range_joint=" to "), "10am to 12.30pm"),
    ],
)
def test_documents_join_times_as_the_board_does(formats: Formats, words: str) -> None:
    assert paper_time_range(time(10), time(12, 30), formats) == words


def test_without_an_end_the_start_stands_alone() -> None:
    assert paper_time_range(time(10), None, Formats()) == "10:00"


@pytest.mark.parametrize(
    ("spoken", "style", "words"),
    [
        (PartialDate(day=28, month=3), DateStyle.ORDINAL, "28th March"),
        (PartialDate(day=28, month=3, year=2022, year_inferred=True), DateStyle.PLAIN, "28 March"),
        (PartialDate(day=28, month=3, year=2022), DateStyle.PLAIN, "28 March 2022"),
        (PartialDate(day=28, month=3, year=2022), DateStyle.WEEKDAY, "Monday 28 March 2022"),
        (PartialDate(day=31, month=9, year=2022), DateStyle.PLAIN, "31 September 2022"),
        (PartialDate(month=3), DateStyle.PLAIN, "March"),
        (PartialDate(month=3, year=2022), DateStyle.ORDINAL, "March 2022"),
        (PartialDate(), DateStyle.ORDINAL, "to be confirmed"),
    ],
)
def test_a_partial_date_is_said_as_far_as_it_is_known(spoken: PartialDate, style: DateStyle, words: str) -> None:
    assert partial_date(spoken, style) == words
