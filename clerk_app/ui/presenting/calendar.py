"""Working days on the screen: which public holidays are left out, where the window knows any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from datetime import date, timedelta

from clerk_app.domain.board import Board, DayCount, DeadlineRule
from clerk_app.domain.due import Calendar
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.working_days import add_working_days

HolidaysOf = Callable[[str, Iterable[int]], Set[date]]
"""The public holidays of a calendar ("JE", "GB-ENG") in some years; raises KeyError for a calendar it does not know."""


def holidays_around(board: Board, today: date, holidays_of: HolidaysOf | None) -> Set[date] | None:
    """The board's public holidays from last year to the year after next; None where the window knows none."""
    if holidays_of is None:
        return None
    try:
        return holidays_of(board.holidays, range(today.year - 1, today.year + 3))
    except KeyError:
        return None


def deadline_day(rule: DeadlineRule, meeting: date, holidays: Set[date]) -> date:
    """The day on which a rule's deadline falls for a meeting."""
    days = rule.days if rule.after_meeting else -rule.days
    if rule.count is DayCount.WORKING:
        return add_working_days(meeting, days, holidays)
    return meeting + timedelta(days=days)


def minutes_out(board: Board, meeting: date, holidays: Set[date]) -> date | None:
    """When the minutes of a meeting go out: the board's first deadline after it; None where it has none."""
    rule = next((rule for rule in board.deadlines if rule.after_meeting), None)
    return deadline_day(rule, meeting, holidays) if rule is not None else None


def papers_out(board: Board, next_meeting: date | None, holidays: Set[date]) -> date | None:
    """When the papers of the next meeting go out: the board's deadline that speaks of papers; None without one."""
    rules = [rule for rule in board.deadlines if not rule.after_meeting and "paper" in rule.title.casefold()]
    if next_meeting is None or not rules:
        return None
    return deadline_day(rules[0], next_meeting, holidays)


def calendar_of(record: MeetingRecord, holidays: Set[date], meetings: Iterable[date | None]) -> Calendar:
    """The days that the words of an action may mean, said at the meeting; `meetings` are those the board planned."""
    day, board = record.meeting.date, record.board
    announced = [planned.on.as_date() for planned in record.planned_meetings]
    following = min((one for one in (*meetings, *announced) if one is not None and one > day), default=None)
    return Calendar(
        today=day,
        holidays=holidays,
        next_meeting=following,
        papers_out=papers_out(board, following, holidays),
        minutes_out=minutes_out(board, day, holidays),
    )
