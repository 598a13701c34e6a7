"""A new meeting without its widgets: what was typed, read back, or the sentence saying what is wrong."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from clerk_app.domain.board import Board
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.working_days import is_weekend, working_days_between
from clerk_app.services.acts import CreateMeeting
from clerk_app.ui.presenting.times import read_date, read_time
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_time, long_date, spoken_range, weekday_name
from clerk_app.wording.days import days_away
from clerk_app.wording.lists import sentence_case

USUAL_START = time(10)


class Field(StrEnum):
    """The lines of the pop-up."""

    DATE = "date"
    START = "start"
    END = "end"
    VENUE = "venue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What stands in the lines."""

    date: str = ""
    start: str = ""
    end: str = ""
    venue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was understood: the act, what it means in full, and what to look at; or which line is wrong, and why."""

    act: CreateMeeting | None = None
    will_be: str = ""
    notes: str = ""
    field: Field | None = None
    wrong: str = ""


class NewMeetingPresenter:
    """A board's next meeting while it is typed."""

    def __init__(self, board: Board, meetings: Sequence[Meeting], today: date, holidays: Set[date] | None) -> None:
        self._board = board
        self._meetings = meetings
        self._today = today
        self._holidays = holidays

    def usual(self) -> Typed:
        """What to begin with: the times and the place of the board's latest meeting; the day is always asked for."""
        last = self._meetings[0] if self._meetings else None
        if last is None:
            return Typed(start=clock_time(USUAL_START))
        end = clock_time(last.end) if last.end is not None else ""
        return Typed(start=clock_time(last.start), end=end, venue=last.venue)

    def read(self, typed: Typed) -> Reading:
        """What the lines mean."""
        day = read_date(typed.date, self._today)
        if day is None:
            return _wrong(Field.DATE, typed.date)
        start = read_time(typed.start)
        if start is None:
            return _wrong(Field.START, typed.start)
        end = read_time(typed.end) if typed.end.strip() else None
        if typed.end.strip() and end is None:
            return _wrong(Field.END, typed.end)
        if end is not None and end <= start:
            sentence = say("new_meeting.end_before_start", end=clock_time(end), start=clock_time(start))
            return Reading(field=Field.END, wrong=sentence)
        venue = " ".join(typed.venue.split())
        act = CreateMeeting(board_id=self._board.id, date=day, start=start, end=end, venue=venue)
        return Reading(act=act, will_be=_in_full(act), notes=self._notes(day))

    def _notes(self, day: date) -> str:
        """How far away it is, and what to look at: a weekend, a holiday, another meeting of that day."""
        away = working_days_between(self._today, day, self._holidays or frozenset())
        is_told = away != 0 or day == self._today
        notes = [f"{days_away(away)}."] if is_told else []
        if is_weekend(day):
            notes.append(say("new_meeting.weekend", weekday=weekday_name(day)))
        elif self._holidays is not None and day in self._holidays:
            notes.append(say("new_meeting.holiday"))
        if any(meeting.date == day for meeting in self._meetings):
            notes.append(say("new_meeting.another"))
        return " ".join(notes)


def _in_full(act: CreateMeeting) -> str:
    times = spoken_range(act.start, act.end)
    day = long_date(act.date)
    if act.venue:
        return say("new_meeting.will_be_at", day=day, times=times, venue=act.venue)
    return say("new_meeting.will_be", day=day, times=times)


def _wrong(field: Field, typed: str) -> Reading:
    words = " ".join(typed.split())
    key = f"new_meeting.{field}_wrong" if words else f"new_meeting.{field}_missing"
    return Reading(field=field, wrong=sentence_case(say(key, typed=words)))
