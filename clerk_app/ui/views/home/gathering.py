"""What Home reads from the store; done in a job, since the public holidays and the actions of years take a while."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clerk_app.domain.board import Board
from clerk_app.domain.decisions import WrittenProcedure
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting, PlannedMeeting
from clerk_app.domain.timeline import Event, EventKind, wall_time
from clerk_app.services.awaiting import awaiting_answers
from clerk_app.services.forward_plan import forward_plan
from clerk_app.services.ports import Queries
from clerk_app.services.provisional import provisional_decisions
from clerk_app.services.reading import CommittedReader
from clerk_app.services.second_meetings import to_be_held_again
from clerk_app.ui.background.jobs import Reporter
from clerk_app.ui.presenting.announced import PLANS_OF_THE_LAST, outstanding
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.ui.presenting.calendar import HolidaysOf, OfficeDays
from clerk_app.ui.presenting.circulation import early_deadlines_of
from clerk_app.ui.presenting.membership import MembershipToday
from clerk_app.ui.views.home.values import HomeFacts


@dataclass(frozen=True, slots=True)
class Gather:
    """The job that reads the facts of one board."""

    queries: Queries
    board_id: Id
    now: datetime
    holidays_of: HolidaysOf | None

    def __call__(self, reporter: Reporter) -> HomeFacts | None:
        """The facts, unless they are no longer wanted."""
        reporter.stop_if_cancelled()
        return self.facts()

    def facts(self) -> HomeFacts | None:
        """The facts; None where the board is no longer there."""
        board = self.queries.entity(Board, self.board_id)
        if board is None:
            return None
        today = wall_time(self.now, board.time_zone)[0].date()
        meetings = self.queries.not_approved(board.id)
        held = frozenset(meeting.id for meeting in meetings if meeting.date == today and self._has_ended(meeting))
        coming = coming_meeting(meetings, held, today)
        office = OfficeDays(board, self.holidays_of)
        days = self.queries.meeting_days(board.id)
        looked_at = [today, *([coming.date] if coming is not None else [])]
        holidays = frozenset[date]().union(*map(office.holidays, looked_at))
        return HomeFacts(
            board=board,
            now=self.now,
            today=today,
            days=days,
            meetings=meetings,
            held=held,
            coming=self.queries.meeting_record(coming.id) if coming is not None else None,
            actions=self.queries.open_actions(board.id),
            holidays=holidays,
            plan=forward_plan(CommittedReader(self.queries), board.id),
            has_calendar=self.holidays_of is not None,
            calendar_doubt=office.doubt(*looked_at),
            in_writing=tuple(
                one
                for one in self.queries.where(WrittenProcedure, board_id=board.id)
                if one.outcome is None or one.reported_in is None
            ),
            provisional=tuple(
                one for one in provisional_decisions(CommittedReader(self.queries), board.id) if one.end is None
            ),
            again=to_be_held_again(CommittedReader(self.queries), meetings, today, holidays),
            announced=self._announced(days, today) if coming is None else None,
            early=early_deadlines_of(board, self.queries, today),
            awaiting=awaiting_answers(CommittedReader(self.queries), board.id),
            membership=MembershipToday(BoardToday(board=board, today=today, queries=self.queries)).lines(),
        )

    def _announced(self, days: Mapping[Id, date], today: date) -> PlannedMeeting | None:
        """The soonest of the meetings that the last ones announced."""
        last = [meeting_id for meeting_id, day in days.items() if day <= today]  # the latest first
        found = outstanding(self.queries.planned_at(last[:PLANS_OF_THE_LAST]), days, today)
        return found[0] if found else None

    def _has_ended(self, meeting: Meeting) -> bool:
        events = self.queries.where(Event, meeting_id=meeting.id)
        superseded = {event.supersedes for event in events}
        return any(event.kind is EventKind.ENDED and event.id not in superseded for event in events)


def coming_meeting(meetings: Iterable[Meeting], held: frozenset[Id], today: date) -> Meeting | None:
    """The next meeting that has not ended, today's included; None where none is planned."""
    ahead = [meeting for meeting in meetings if meeting.date >= today and meeting.id not in held]
    return min(ahead, key=lambda meeting: (meeting.date, meeting.start), default=None)
