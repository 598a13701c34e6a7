"""What an agenda takes up from earlier meetings is gathered when it is read, so that it is never out of date."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from clerk_app.domain.agenda import AgendaItem, Gathers
from clerk_app.domain.earlier_business import EarlierBusiness, OpenAction
from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting, PlannedMeeting
from clerk_app.domain.minutes import Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.forward_plan import forward_plan
from clerk_app.services.ports import Queries
from clerk_app.services.reading import CommittedReader


def earlier_business(queries: Queries, record: MeetingRecord) -> EarlierBusiness:
    """What the meeting takes up, so far as the public may read it: no action whose wording stands in an exempt minute.

    Open actions and the forward plan are gathered only where an item asks for them.
    """
    gathered = {item.gathers for item in record.items}
    return EarlierBusiness(
        open_actions=tuple(_open_actions(queries, record)) if Gathers.OPEN_ACTIONS in gathered else (),
        came_from=_came_from(queries, record),
        planned=_planned(queries, record),
        forward_plan=tuple(_forward_plan(queries, record)) if Gathers.FORWARD_PLAN in gathered else (),
    )


def _open_actions(queries: Queries, record: MeetingRecord) -> Iterator[OpenAction]:
    for action, block in queries.open_actions(record.board.id, record.meeting):
        minute = queries.entity(Minute, block.minute_id)
        raised_at = queries.entity(Meeting, action.meeting_id)
        if minute is not None and minute.exempt is None and raised_at is not None and block.is_for_paper:
            yield OpenAction(action=action, block=block, raised_on=raised_at.date)


def _forward_plan(queries: Queries, record: MeetingRecord) -> Iterator[PlannedBusiness]:
    """What is to come, without business that was ever closed to the public: its title would say what that was."""
    for planned in forward_plan(CommittedReader(queries), record.board.id):
        if planned.is_to_come and all(taking.item.exempt is None for taking in planned.takings):
            yield planned


def _came_from(queries: Queries, record: MeetingRecord) -> Mapping[Id, date]:
    days: dict[Id, date] = {}
    for item in record.items:
        left = queries.entity(AgendaItem, item.continues) if item.continues is not None else None
        meeting = queries.entity(Meeting, left.meeting_id) if left is not None else None
        if meeting is not None:
            days[item.id] = meeting.date
    return days


def _planned(queries: Queries, record: MeetingRecord) -> Sequence[PlannedMeeting]:
    """The meetings announced at this one; else those that the latest earlier one announced and that are still to come.

    A meeting of which not even the day is known stays to come.
    """
    if record.planned_meetings:
        return record.planned_meetings
    now = record.meeting
    earlier = [line.meeting for line in queries.meetings(record.board.id) if _when(line.meeting) < _when(now)]
    for meeting in sorted(earlier, key=_when, reverse=True):
        announced = queries.where(PlannedMeeting, meeting_id=meeting.id)
        if announced:
            return tuple(one for one in announced if (one.on.as_date() or date.max) > now.date)
    return ()


def _when(meeting: Meeting) -> tuple[date, str, Id]:
    return meeting.date, meeting.start.isoformat(), meeting.id
