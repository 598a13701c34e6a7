"""What an agenda takes up from earlier meetings is gathered when it is read, so that it is never out of date."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from clerk_app.domain.agenda import AgendaItem, Gathers
from clerk_app.domain.decisions import Decision, WrittenProcedure
from clerk_app.domain.earlier_business import EarlierBusiness, OpenAction
from clerk_app.domain.editions import actions_raised_closed
from clerk_app.domain.exempt import exemption_of_item, exemption_of_minute
from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting, PlannedMeeting
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.forward_plan import forward_plan
from clerk_app.services.ports import Queries
from clerk_app.services.reading import CommittedReader


def earlier_business(queries: Queries, record: MeetingRecord) -> EarlierBusiness:
    """What the meeting takes up, so far as the public may read it: no action that was raised in an exempt minute or
    whose wording stands in one now, no business that was ever exempt.

    Open actions and the forward plan are gathered only where an item asks for them.
    """
    gathered = {item.gathers for item in record.items}
    return EarlierBusiness(
        open_actions=tuple(_open_actions(queries, record)) if Gathers.OPEN_ACTIONS in gathered else (),
        came_from=_came_from(queries, record),
        planned=_planned(queries, record),
        in_writing=tuple(_in_writing(queries, record)),
        forward_plan=tuple(_forward_plan(queries, record)) if Gathers.FORWARD_PLAN in gathered else (),
    )


def actions_closed_before(queries: Queries, record: MeetingRecord) -> frozenset[Id]:
    """The actions of earlier meetings in the record that were raised in exempt minutes, by their ids."""
    earlier = [action.id for action in record.actions if action.meeting_id != record.meeting.id]
    return _raised_closed(queries, earlier, _ClosedToThePublic(queries))


def _raised_closed(queries: Queries, action_ids: Iterable[Id], closed: "_ClosedToThePublic") -> frozenset[Id]:
    """Those of the actions that were raised in exempt minutes alone, wherever they were reported on since."""
    blocks = [block for action_id in action_ids for block in queries.where(Block, action_id=action_id)]
    minutes = {block.minute_id: queries.entity(Minute, block.minute_id) for block in blocks}
    shut = {minute_id for minute_id, minute in minutes.items() if minute is None or closed.minute(minute)}
    return actions_raised_closed(blocks, shut.__contains__)


@dataclass(frozen=True)
class _ClosedToThePublic:
    """What was exempt at meetings of the past; each of them is read once."""

    queries: Queries
    _of_meeting: dict[Id, tuple[Sequence[AgendaItem], Sequence[Minute]]] = field(default_factory=dict)

    def minute(self, minute: Minute) -> bool:
        """Whether a minute was closed, by itself or by what it is about."""
        return exemption_of_minute(minute, *self._meeting(minute.meeting_id)) is not None

    def item(self, item: AgendaItem) -> bool:
        """Whether an item was closed, by itself, by what was minuted of it, or by the item it stood under."""
        return exemption_of_item(item, *self._meeting(item.meeting_id)) is not None

    def _meeting(self, meeting_id: Id) -> tuple[Sequence[AgendaItem], Sequence[Minute]]:
        if meeting_id not in self._of_meeting:
            items = self.queries.where(AgendaItem, meeting_id=meeting_id)
            self._of_meeting[meeting_id] = items, self.queries.where(Minute, meeting_id=meeting_id)
        return self._of_meeting[meeting_id]


def _open_actions(queries: Queries, record: MeetingRecord) -> Iterator[OpenAction]:
    closed = _ClosedToThePublic(queries)
    still_open = queries.open_actions(record.board.id, record.meeting)
    hidden = _raised_closed(queries, (action.id for action, _ in still_open), closed)
    for action, block in still_open:
        if action.id in hidden:
            continue
        minute = queries.entity(Minute, block.minute_id)
        raised_at = queries.entity(Meeting, action.meeting_id)
        if minute is not None and raised_at is not None and block.is_for_paper and not closed.minute(minute):
            yield OpenAction(action=action, block=block, raised_on=raised_at.date)


def _forward_plan(queries: Queries, record: MeetingRecord) -> Iterator[PlannedBusiness]:
    """What is to come, without business that was ever closed to the public: its title would say what that was."""
    closed = _ClosedToThePublic(queries)
    for planned in forward_plan(CommittedReader(queries), record.board.id):
        if planned.is_to_come and not any(closed.item(taking.item) for taking in planned.takings):
            yield planned


def _in_writing(queries: Queries, record: MeetingRecord) -> Iterator[WrittenProcedure]:
    """What ended in writing by the day of the meeting and was reported to none but this; nothing that settles business
    that was ever closed to the public.
    """
    closed, this = _ClosedToThePublic(queries), record.meeting
    for one in queries.where(WrittenProcedure, board_id=record.board.id):
        settled = queries.entity(Decision, one.settles_id) if one.settles_id is not None else None
        minute = queries.entity(Minute, settled.minute_id) if settled is not None else None
        is_due = one.outcome is not None and (one.ended_on is None or one.ended_on <= this.date)
        if is_due and one.reported_in in (None, this.id) and not (minute is not None and closed.minute(minute)):
            yield one


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
