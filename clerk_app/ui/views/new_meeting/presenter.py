"""A meeting's time and place without widgets: what was typed, read back, or the sentence saying what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from clerk_app.domain.agenda import AgendaTemplate
from clerk_app.domain.board import DeadlineRule
from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting, MeetingMode
from clerk_app.domain.working_days import is_weekend, working_days_between
from clerk_app.services.acts import CreateMeeting, EditMeeting
from clerk_app.services.left_over import LeftOver, left_before
from clerk_app.ui.presenting.calendar import OfficeDays
from clerk_app.ui.presenting.deadlines import NO_ADVICE, Advice, advice
from clerk_app.ui.presenting.scheduling import Calling, place_words_of
from clerk_app.ui.presenting.times import read_date, read_time
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_time, day_and_month, long_date, spoken_range, weekday_name
from clerk_app.wording.days import days_away
from clerk_app.wording.lists import listed, sentence_case

USUAL_START = time(10)
MOST_TITLES = 3
"""So many items that come back are named; the others are counted."""


class Field(StrEnum):
    """The lines of the pop-up."""

    DATE = "date"
    START = "start"
    END = "end"
    VENUE = "venue"
    CALLED = "called"
    FIRST = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What stands in the lines, and how the meeting is held."""

    date: str = ""
    start: str = ""
    end: str = ""
    venue: str = ""
    called: str = ""
    first: str = "1"
    mode: MeetingMode = MeetingMode.IN_PERSON
    adjourned_from: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What the agenda of a new meeting can begin as: a template, another meeting's, or (neither) empty."""

    words: str
    template_id: Id | None = None
    copied_from: Id | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is put onto the agenda."""
        return self.template_id is None and self.copied_from is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was understood: the act, what it means in full, what to look at, and how the deadlines stand; or which line
    is wrong, and why. `misfits` is what does not fit the times that the board keeps, `place` what place it wants.
    """

    act: CreateMeeting | EditMeeting | None = None
    will_be: str = ""
    notes: str = ""
    misfits: str = ""
    place: str = ""
    advice: Advice = NO_ADVICE
    field: Field | None = None
    wrong: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _When:
    """Day, times and place as they were understood."""

    day: date
    start: time
    end: time | None
    venue: str


class _TimeAndPlace:
    """The lines that a new meeting and one that is edited have alike."""

    def __init__(
        self, meetings: Sequence[Meeting], today: date, office: OfficeDays, early: Sequence[DeadlineRule]
    ) -> None:
        self._meetings = meetings
        self._today = today
        self._office = office
        self._deadlines = (*office.board.deadlines, *early)
        self._calling = Calling(office, meetings)

    def adjourned(self, before: Meeting | None = None) -> tuple[tuple[str, Id | None], ...]:
        """Which meetings can have been adjourned to this one, none first and then the latest: those `before` it, or all
        that were planned; empty where there is none.
        """
        earlier = [
            meeting
            for meeting in sorted(self._meetings, key=lambda one: (one.date, one.start), reverse=True)
            if before is None or (meeting.date, meeting.start) < (before.date, before.start)
        ]
        found = tuple((day_and_month(meeting.date), meeting.id) for meeting in earlier)
        return ((say("new_meeting.not_adjourned"), None), *found) if found else ()

    def _when(self, typed: Typed) -> _When | Reading:
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
        return _When(day=day, start=start, end=end, venue=" ".join(typed.venue.split()))

    def _notes(self, day: date) -> str:
        """How far away it is, and what to look at: a weekend, a holiday, another meeting of that day."""
        holidays = self._office.holidays(day) | self._office.holidays(self._today)
        away = working_days_between(self._today, day, holidays)
        is_told = away != 0 or day == self._today
        notes = [f"{days_away(away)}."] if is_told else []
        if is_weekend(day):
            notes.append(say("new_meeting.weekend", weekday=weekday_name(day)))
        elif day in holidays:
            notes.append(self._closed(day))
        if any(meeting.date == day for meeting in self._meetings):
            notes.append(say("new_meeting.another"))
        return " ".join((*notes, *filter(None, [self._office.doubt(self._today, day)])))

    def _misfits(self, when: _When) -> str:
        """What does not fit what the board says of the times of its meetings."""
        return self._calling.misfits(when.day, when.start, when.end)

    def _closed(self, day: date) -> str:
        """Why the office is shut on a day of the week."""
        change = self._office.change_on(day)
        if change is None:
            return say("new_meeting.holiday")
        return say("new_meeting.closed_for", name=change.name) if change.name else say("new_meeting.closed")

    def _advice(self, typed: Typed) -> Advice:
        """How the deadlines stand for the day as it is typed."""
        day = read_date(typed.date, self._today)
        return advice(self._deadlines, day, self._today, self._office)


class NewMeetingPresenter(_TimeAndPlace):
    """A board's next meeting while it is typed; `meetings` are the board's, latest first."""

    def __init__(
        self,
        meetings: Sequence[Meeting],
        today: date,
        office: OfficeDays,
        templates: Sequence[AgendaTemplate] = (),
        last_agenda: Meeting | None = None,
        early: Sequence[DeadlineRule] = (),
    ) -> None:
        super().__init__(meetings, today, office, early)
        self._board = office.board
        self._templates = templates
        self._last_agenda = last_agenda
        self._left: Sequence[LeftOver] = ()
        self._plan: Sequence[PlannedBusiness] = ()

    def usual(self) -> Typed:
        """What to begin with: the times and the place of the board's latest meeting; the day is always asked for."""
        last = self._meetings[0] if self._meetings else None
        if last is None:
            return Typed(start=clock_time(USUAL_START))
        end = clock_time(last.end) if last.end is not None else ""
        return Typed(start=clock_time(last.start), end=end, venue=last.venue, mode=last.mode)

    def next_day(self) -> date | None:
        """The day that the board's frequency asks for; None where it says nothing of that."""
        return self._calling.next_day(self._today)

    def beginnings(self) -> tuple[Beginning, ...]:
        """What the agenda can begin as, the usual one first: the board's templates, the last agenda, or empty."""
        templates = [
            Beginning(words=say("new_meeting.as_template", name=template.name), template_id=template.id)
            for template in self._templates
        ]
        copies = [
            Beginning(words=say("new_meeting.as_last", day=day_and_month(meeting.date)), copied_from=meeting.id)
            for meeting in (self._last_agenda,)
            if meeting is not None
        ]
        empty = Beginning(words=say("new_meeting.empty"))
        return (*templates, *copies, empty) if templates else (empty, *copies)

    def note_to_come(self, left: Sequence[LeftOver], plan: Sequence[PlannedBusiness]) -> None:
        """What the board's meetings left over, and what it plans ahead, is known now."""
        self._left, self._plan = left, plan

    def read(self, typed: Typed, beginning: Beginning | None = None) -> Reading:
        """What the lines mean."""
        when = self._when(typed)
        if isinstance(when, Reading):
            return replace(when, notes=self._calling.proposed(self._today), advice=self._advice(typed))
        act = CreateMeeting(
            board_id=self._board.id,
            date=when.day,
            start=when.start,
            end=when.end,
            venue=when.venue,
            mode=typed.mode,
            template_id=beginning.template_id if beginning is not None else None,
            copied_from=beginning.copied_from if beginning is not None else None,
            adjourned_from=typed.adjourned_from,
            title=" ".join(typed.called.split()),
        )
        back = self._comes_back(when) if beginning is not None and not beginning.is_empty else ""
        why = self._calling.proposed(self._today) if when.day == self.next_day() else ""
        notes = " ".join(part for part in (self._notes(when.day), why, back) if part)
        return Reading(
            act=act,
            will_be=_in_full(when),
            notes=notes,
            misfits=self._misfits(when),
            place=place_words_of(self._board),
            advice=self._advice(typed),
        )

    def _comes_back(self, when: _When) -> str:
        """What earlier meetings left over, and what is due by then, by their titles."""
        left = [item.title for item in left_before(self._left, when.day, when.start)]
        due = [planned.entry.title for planned in self._plan if planned.is_due_at(when.day)]
        told = (("new_meeting.comes_back", left), ("new_meeting.is_due", due))
        return " ".join(say(key, count=len(titles), titles=_some(titles)) for key, titles in told if titles)


class EditMeetingPresenter(_TimeAndPlace):
    """The time and place of a meeting while they are changed; `meetings` are the board's other ones."""

    def __init__(
        self,
        meeting: Meeting,
        meetings: Sequence[Meeting],
        today: date,
        office: OfficeDays,
        early: Sequence[DeadlineRule] = (),
    ) -> None:
        super().__init__(meetings, today, office, early)
        self._meeting = meeting

    def as_it_is(self) -> Typed:
        """What the lines begin with."""
        meeting = self._meeting
        return Typed(
            date=day_and_month(meeting.date),
            start=clock_time(meeting.start),
            end=clock_time(meeting.end) if meeting.end is not None else "",
            venue=meeting.venue,
            called=meeting.title,
            first=str(meeting.first_number),
            mode=meeting.mode,
            adjourned_from=meeting.adjourned_from,
        )

    def read(self, typed: Typed) -> Reading:
        """What the lines mean."""
        when = self._when(typed)
        if isinstance(when, Reading):
            return replace(when, advice=self._advice(typed))
        number = "".join(typed.first.split())
        if not (number.isascii() and number.isdigit() and len(number) <= 4):
            key = "first_wrong" if number else "first_missing"
            wrong = say(f"edit_meeting.{key}", typed=number)
            return Reading(field=Field.FIRST, wrong=wrong, advice=self._advice(typed))
        act = EditMeeting(
            meeting_id=self._meeting.id,
            date=when.day,
            start=when.start,
            end=when.end,
            venue=when.venue,
            mode=typed.mode,
            first_number=int(number),
            adjourned_from=typed.adjourned_from,
            title=" ".join(typed.called.split()),
        )
        other_day = say("edit_meeting.other_day") if when.day != self._meeting.date else ""
        notes = " ".join(part for part in (self._notes(when.day), other_day) if part)
        return Reading(
            act=act,
            will_be=_in_full(when),
            notes=notes,
            misfits=self._misfits(when),
            place=place_words_of(self._office.board),
            advice=self._advice(typed),
        )


def _some(titles: Sequence[str]) -> str:
    """The titles, so many of them; the others are counted."""
    if len(titles) <= MOST_TITLES:
        return listed(titles)
    more = len(titles) - MOST_TITLES + 1
    return say("new_meeting.another_left", title=", ".join(titles[: MOST_TITLES - 1]), count=more)


def _in_full(when: _When) -> str:
    times = spoken_range(when.start, when.end)
    day = long_date(when.day)
    if when.venue:
        return say("new_meeting.will_be_at", day=day, times=times, venue=when.venue)
    return say("new_meeting.will_be", day=day, times=times)


def _wrong(field: Field, typed: str) -> Reading:
    words = " ".join(typed.split())
    key = f"new_meeting.{field}_wrong" if words else f"new_meeting.{field}_missing"
    return Reading(field=field, wrong=sentence_case(say(key, typed=words)))
