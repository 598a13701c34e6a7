"""What the screen of meetings reads from the store, so many of them at a time; done in a job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.timeline import Event, EventKind, wall_time
from clerk_app.services.ports import Queries
from clerk_app.ui.background.jobs import Reporter
from clerk_app.ui.presenting.announced import PLANS_OF_THE_LAST
from clerk_app.ui.presenting.calendar import HolidaysOf, holidays_around
from clerk_app.ui.views.meetings.values import MeetingsFacts

PAGE = 20
"""How many meetings are read at once: more than the first window shows; a taller one asks for more at once."""


@dataclass(frozen=True, slots=True)
class GatherMeetings:
    """The job that reads the first meetings of one board, `most` of them and all that are still to come."""

    queries: Queries
    board_id: Id
    now: datetime
    holidays_of: HolidaysOf | None
    most: int = PAGE

    def __call__(self, reporter: Reporter) -> MeetingsFacts | None:
        """The facts; None where the board is no longer there."""
        board = self.queries.entity(Board, self.board_id)
        if board is None:
            return None
        today = wall_time(self.now, board.time_zone)[0].date()
        lines = self.queries.meetings(board.id, most=self.most)
        is_all = len(lines) < self.most
        while not is_all and lines[-1].meeting.date >= today:
            more = self.queries.meetings(board.id, after=len(lines), most=self.most)
            lines, is_all = (*lines, *more), len(more) < self.most
            reporter.stop_if_cancelled()
        of_today = [line.meeting.id for line in lines if line.meeting.date == today]
        kinds = {meeting_id: self._kinds(meeting_id) for meeting_id in of_today}
        last = [line for line in lines if line.meeting.date <= today][:PLANS_OF_THE_LAST]
        announcing = [line.meeting.id for line in last if line.has_announced]
        return MeetingsFacts(
            board=board,
            today=today,
            lines=lines,
            is_all=is_all,
            started=frozenset(one for one, found in kinds.items() if EventKind.STARTED in found),
            ended=frozenset(one for one, found in kinds.items() if EventKind.ENDED in found),
            planned=self.queries.planned_at(announcing),
            holidays=holidays_around(board, today, self.holidays_of),
        )

    def _kinds(self, meeting_id: Id) -> frozenset[EventKind]:
        events = self.queries.where(Event, meeting_id=meeting_id)
        superseded = {event.supersedes for event in events}
        return frozenset(event.kind for event in events if event.id not in superseded)
