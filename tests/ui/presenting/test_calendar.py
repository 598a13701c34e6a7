"""The days off of a board's office, and what is not known of them."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import date

from clerk_app.domain.board import Board, DeadlineRule, HolidayChange
from clerk_app.domain.day_count import DayCount
from clerk_app.domain.names import DatedName
from clerk_app.ui.presenting.calendar import OfficeDays, minutes_out, papers_out
from tests.fakes import CountingIds

CHRISTMAS = HolidayChange(day=date(2024, 12, 24), name="Office closed")
BOARD = Board(id=CountingIds().new(), names=(DatedName("Harbour Board"),), holiday_changes=(CHRISTMAS,))


def known(code: str, years: Iterable[int]) -> Set[date]:
    """Christmas in England from 1974 to 2030."""
    if code != "GB-ENG":
        raise KeyError(code)
    return {date(year, 12, 25) for year in years if 1974 <= year <= 2030}


def test_the_days_off_are_those_of_the_calendar_two_years_round_with_the_offices_own() -> None:
    assert OfficeDays(BOARD, known).holidays(date(2024, 10, 4)) == {
        *(date(year, 12, 25) for year in range(2022, 2027)),
        date(2024, 12, 24),
    }


def test_without_a_calendar_the_offices_own_days_are_left() -> None:
    assert OfficeDays(BOARD).holidays(date(2024, 10, 4)) == {date(2024, 12, 24)}
    unknown = OfficeDays(replace(BOARD, holidays="XX"), known)
    assert unknown.holidays(date(2024, 10, 4)) == {date(2024, 12, 24)}
    assert unknown.of_calendar(2024) == frozenset()


def test_what_is_not_known_is_said_once_for_all_days() -> None:
    office = OfficeDays(BOARD, known)
    assert office.doubt(date(2024, 10, 4), date(2030, 10, 4)) == ""
    assert office.doubt(date(2030, 1, 1), date(2032, 10, 4), date(2031, 1, 1), date(2031, 1, 2)) == (
        "The public holidays of England are not known for 2031 and 2032, "
        "so working days there leave out weekends alone."
    )
    assert OfficeDays(replace(BOARD, holidays="XX"), known).doubt(date(2024, 1, 1)) == (
        "No public holidays are known by the code “XX”, so working days leave out weekends alone."
    )
    assert OfficeDays(BOARD).doubt(date(2031, 1, 1)) == "", "the window has no calendars to miss one in"


def test_a_day_at_the_end_of_all_calendars_has_days_round_it() -> None:
    assert OfficeDays(BOARD, known).holidays(date.max) == {date(2024, 12, 24)}
    assert OfficeDays(BOARD, known).holidays(date.min) == {date(2024, 12, 24)}


def test_actions_with_papers_and_minutes_are_due_when_the_deadlines_fall() -> None:
    papers = DeadlineRule(title="Papers", days=5, count=DayCount.CLEAR_WORKING)
    minutes = DeadlineRule(title="Minutes", days=1, count=DayCount.WHOLE_WEEKS, after_meeting=True)
    board = replace(BOARD, deadlines=(papers, minutes))
    holidays = OfficeDays(board, known).holidays(date(2024, 12, 1))
    assert papers_out(board, date(2025, 1, 2), holidays) == date(2024, 12, 23), "26, 27, 30, 31 and 1 are clear"
    assert minutes_out(board, date(2024, 12, 16), holidays) == date(2024, 12, 27)
