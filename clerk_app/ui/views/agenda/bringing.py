"""What can be brought onto an agenda: business left over by earlier meetings, and what the forward plan has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.acts import BringForward, TakeUpAction
from clerk_app.services.forward_plan import forward_plan
from clerk_app.services.left_over import left_before, left_over
from clerk_app.services.ports import Queries
from clerk_app.services.reading import CommittedReader
from clerk_app.ui.background.jobs import Reporter
from clerk_app.ui.presenting.planned import when_words
from clerk_app.ui.questions import Pick, Picking
from clerk_app.wording.actions import owners
from clerk_app.wording.catalogue import say


@dataclass(frozen=True, slots=True)
class ToBring:
    """What the agenda of a meeting could take: how many items come back, and the business planned, in its order."""

    meeting_id: Id
    day: date
    left: int = 0
    planned: tuple[PlannedBusiness, ...] = ()


@dataclass(frozen=True, slots=True)
class GatherToBring:
    """The job that looks for it among all meetings of the board."""

    queries: Queries
    meeting_id: Id

    def __call__(self, reporter: Reporter) -> ToBring | None:
        """What there is; None where the meeting is gone."""
        reader = CommittedReader(self.queries)
        meeting = reader.get(Meeting, self.meeting_id)
        if meeting is None:
            return None
        left = left_before(left_over(reader, meeting.board_id), meeting.date, meeting.start)
        plan = forward_plan(reader, meeting.board_id)
        to_come = tuple(business for business in plan if business.is_to_come)
        return ToBring(meeting.id, meeting.date, len(left), to_come)


def bringing(found: ToBring) -> Picking | None:
    """The question what is to come onto the agenda; None where nothing is planned, so that there is no choice."""
    if not found.planned:
        return None
    count = found.left + sum(business.is_due_at(found.day) for business in found.planned)
    everything = BringForward(meeting_id=found.meeting_id)
    first = (Pick(say("agenda.bring_all"), everything, say("agenda.bring_count", count=count)),) if count else ()
    picks = tuple(
        Pick(
            business.entry.title,
            BringForward(meeting_id=found.meeting_id, entry_ids=(business.entry.id,)),
            say("agenda.in_plan", state=when_words(business, found.day)),
        )
        for business in found.planned
    )
    return Picking(say("agenda.bring_title"), "history", say("agenda.bring_ask"), (*first, *picks))


def open_actions(queries: Queries, record: MeetingRecord) -> Picking | None:
    """The question which open action of earlier meetings is to be an item; None where there is none to choose."""
    there = {item.for_action_id for item in record.items}
    picks = tuple(
        Pick(
            block.text.plain,
            TakeUpAction(action_id=action.id, meeting_id=record.meeting.id),
            owners(action.owners) if action.owners else "",
        )
        for action, block in queries.open_actions(record.board.id, record.meeting)
        if action.id not in there
    )
    if not picks:
        return None
    return Picking(say("agenda.take_up_title"), "calendar-plus", say("agenda.take_up_ask"), picks)
