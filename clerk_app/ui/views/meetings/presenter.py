"""The screen of meetings without its widgets: facts of the store become rows of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

from clerk_app.domain.meeting import Meeting, MinutesState, PlannedMeeting
from clerk_app.domain.working_days import working_days_between
from clerk_app.services.ports import MeetingLine
from clerk_app.ui.place import ScreenName
from clerk_app.ui.presenting.announced import announced_day, expected, outstanding
from clerk_app.ui.presenting.calendar import OfficeDays
from clerk_app.ui.presenting.scheduling import Calling
from clerk_app.ui.views.meetings.values import MeetingRow, MeetingsFacts
from clerk_app.ui.widgets.kinds import Kind
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import clock_range, day_of_year, long_date
from clerk_app.wording.days import days_away
from clerk_app.wording.minutes import state_word
from clerk_app.wording.papers import board_name


class MeetingsPresenter:
    """The meetings of a board on one day."""

    def __init__(self, facts: MeetingsFacts) -> None:
        self._facts = facts

    def title(self) -> str:
        """What the window's title says."""
        return say("meetings.title", board=board_name(self._facts.board, self._facts.today))

    def rows(self) -> tuple[MeetingRow, ...]:
        """The meetings to come, the soonest first, and then those that were, the latest first."""
        facts = self._facts
        coming = [line for line in facts.lines if self._is_coming(line.meeting)]
        dated = [((*_when(line.meeting), 0), self.row(line)) for line in coming]
        dated += [((*expected(planned), 1), self._announced(planned)) for planned in self._outstanding]
        ahead = [row for _, row in sorted(dated, key=lambda one: one[0])]
        past = [self.row(line) for line in facts.lines if not self._is_coming(line.meeting)]
        return (*_below("upcoming", ahead), *_below("past", past))

    def row(self, line: MeetingLine) -> MeetingRow:
        """The row of one meeting."""
        meeting = line.meeting
        state, kind = self._state(meeting)
        times = clock_range(meeting.start, meeting.end)
        items = say("meetings.count", count=line.items) if line.items else say("meetings.no_items")
        actions = say("meetings.open_actions", count=line.open_actions) if line.open_actions else ""
        counts = [words for words in (items, actions) if words]
        day = long_date(meeting.date)
        return MeetingRow(
            key=meeting.id,
            words=day,
            time=times,
            place=meeting.venue,
            items=str(line.items or ""),
            actions=str(line.open_actions or ""),
            state=state,
            kind=kind,
            spoken=", ".join(part for part in (day, times, meeting.venue, *counts, state) if part),
            below=" · ".join(part for part in (times, meeting.venue, ", ".join(counts)) if part),
            opens=self._opens(line),
            line=line,
        )

    def _is_coming(self, meeting: Meeting) -> bool:
        return meeting.date >= self._facts.today and meeting.id not in self._facts.ended

    def _state(self, meeting: Meeting) -> tuple[str, Kind]:
        """Before its day how far away it is, on the day how far it has come, after that the state of its minutes."""
        facts = self._facts
        state = state_word(meeting.state, facts.board.chair_title)
        if meeting.id in facts.ended:
            return say("meetings.held_today", state=state[:1].lower() + state[1:]), "info"
        if meeting.id in facts.started:
            return say("meetings.under_way"), "info"
        if meeting.date >= facts.today:
            away = working_days_between(facts.today, meeting.date, facts.holidays)
            return days_away(away), "neutral"
        if meeting.state is MinutesState.DRAFT:
            return state, "neutral"
        return state, "ok" if meeting.is_approved else "info"

    def _opens(self, line: MeetingLine) -> ScreenName:
        """The agenda before the day, the roll call on it, and the minutes once the meeting has begun.

        Where there is no minute to be in, it is the agenda.
        """
        facts, meeting = self._facts, line.meeting
        if meeting.date > facts.today or not line.has_minutes:
            return ScreenName.AGENDA
        has_begun = meeting.date < facts.today or meeting.id in facts.started
        return ScreenName.LIVE if has_begun else ScreenName.ROLL_CALL

    # Meetings that were announced

    @property
    def _outstanding(self) -> list[PlannedMeeting]:
        days = {line.meeting.id: line.meeting.date for line in self._facts.lines}
        return outstanding(self._facts.planned, days, self._facts.today)

    def _announced(self, planned: PlannedMeeting) -> MeetingRow:
        day, place = announced_day(planned), planned.venue or say("meetings.place_open")
        known = clock_range(planned.start, planned.end) if planned.start is not None else ""
        times = known or say("meetings.time_open_spoken")
        said_at = next((one.meeting for one in self._facts.lines if one.meeting.id == planned.meeting_id), None)
        state = say("meetings.planned", day=day_of_year(said_at.date, self._facts.today)) if said_at is not None else ""
        misfits = self._misfits(planned)
        return MeetingRow(
            key=planned.id,
            words=day,
            time=known or say("meetings.time_open"),
            place=planned.venue or say("meetings.time_open"),
            below=" · ".join((times, place)),
            state=say("meetings.misfits") if misfits else state,
            kind="warning" if misfits else "neutral",
            spoken=", ".join(part for part in (day, times, place, state, misfits) if part),
            opens=ScreenName.MEETINGS,
            planned=planned,
        )

    def _misfits(self, planned: PlannedMeeting) -> str:
        """What does not fit the times that the board keeps, as far as the day is known."""
        day, facts = planned.on.as_date(), self._facts
        if day is None:
            return ""
        calling = Calling(OfficeDays(facts.board), [line.meeting for line in facts.lines])
        return calling.misfits(day, planned.start, planned.end)


def _below(heading: str, rows: Sequence[MeetingRow]) -> Iterable[MeetingRow]:
    """The rows with their heading over them; nothing without rows."""
    if rows:
        words = say(f"meetings.{heading}")
        yield MeetingRow(key=heading, words=words, spoken=words)
        yield from rows


def _when(meeting: Meeting) -> tuple[date, time]:
    return meeting.date, meeting.start
