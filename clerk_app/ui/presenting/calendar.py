"""Working days on the screen: which public holidays are left out, where the window knows any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from datetime import date

from clerk_app.domain.board import Board, HolidayChange
from clerk_app.domain.deadlines import last_lawful_day, with_changes
from clerk_app.domain.due import Calendar
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording.deadlines import calendar_unknown, years_unknown

HolidaysOf = Callable[[str, Iterable[int]], Set[date]]
"""The public holidays of a calendar ("JE", "GB-ENG") in some years; raises KeyError for a calendar it does not know."""

MOST_YEARS = 2
"""So many years before and after a day a deadline may reach into."""


@dataclass(frozen=True, slots=True)
class OfficeDays:
    """The days on which a board's office is shut; `holidays_of` is None where the window knows no calendars."""

    board: Board
    holidays_of: HolidaysOf | None = None

    def holidays(self, day: date) -> Set[date]:
        """The public holidays in the years around a day, with what the board has otherwise; those alone where it has
        no calendar that is known.
        """
        return with_changes(self._of_years(_years_around(day)), self.board.holiday_changes)

    def of_calendar(self, year: int) -> Set[date]:
        """The public holidays of a year as the calendar has them; none of one that is not known."""
        return self._of_years([year])

    def change_on(self, day: date) -> HolidayChange | None:
        """What the board has otherwise for a day."""
        return next((change for change in self.board.holiday_changes if change.day == day), None)

    def doubt(self, *days: date) -> str:
        """What cannot be known of these days, as a sentence: the calendar, or a year that it does not reach; else
        empty.
        """
        if self.holidays_of is None:
            return ""
        years = sorted({day.year for day in days})
        try:
            missing = [year for year in years if not self.holidays_of(self.board.holidays, [year])]
        except KeyError:
            return calendar_unknown(self.board.holidays)
        return years_unknown(self.board.holidays, missing) if missing else ""

    def _of_years(self, years: Iterable[int]) -> Set[date]:
        if self.holidays_of is None:
            return frozenset()
        try:
            return self.holidays_of(self.board.holidays, years)
        except KeyError:
            return frozenset()


def holidays_around(board: Board, today: date, holidays_of: HolidaysOf | None) -> Set[date]:
    """The public holidays in the years around a day as the board's office keeps them."""
    return OfficeDays(board, holidays_of).holidays(today)


def _years_around(day: date) -> range:
    return range(max(date.min.year, day.year - MOST_YEARS), min(date.max.year, day.year + MOST_YEARS) + 1)


def minutes_out(board: Board, meeting: date, holidays: Set[date]) -> date | None:
    """When the minutes of a meeting go out: the board's first deadline after it; None where it has none."""
    rule = next((rule for rule in board.deadlines if rule.after_meeting), None)
    return last_lawful_day(rule, meeting, holidays) if rule is not None else None


def papers_out(board: Board, next_meeting: date | None, holidays: Set[date]) -> date | None:
    """When the papers of the next meeting go out: the board's deadline that speaks of papers; None without one."""
    rules = [rule for rule in board.deadlines if not rule.after_meeting and "paper" in rule.title.casefold()]
    if next_meeting is None or not rules:
        return None
    return last_lawful_day(rules[0], next_meeting, holidays)


def calendar_of(record: MeetingRecord, holidays: Set[date], meetings: Iterable[date | None]) -> Calendar:
    """The days that the words of an action may mean, said at the meeting; `meetings` are those the board planned."""
    day, board = record.meeting.date, record.board
    announced = [planned.on.as_date() for planned in record.planned_meetings]
    following = min((one for one in (*meetings, *announced) if one is not None and one > day), default=None)
    return Calendar(
        today=day,
        holidays=holidays,
        closed=frozenset(change.day for change in board.holiday_changes if not change.is_working),
        next_meeting=following,
        papers_out=papers_out(board, following, holidays),
        minutes_out=minutes_out(board, day, holidays),
    )
