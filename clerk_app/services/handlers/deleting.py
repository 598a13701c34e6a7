"""A meeting goes, with all that is part of it."""

from clerk_app.domain.decisions import Decision
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, Minute
from clerk_app.services.acts import DeleteMeeting
from clerk_app.services.handlers.subjects import NAMED_IN_BLOCKS
from clerk_app.services.reading import belongings
from clerk_app.services.work import Done, Work


def delete_meeting(act: DeleteMeeting, work: Work) -> Done:
    """The meeting and its parts removed, those that refer to others first.

    Raises BrokenRule `not_found`, or `meeting_is_referred_to` where another meeting reports on its actions or
    decisions, was approved in it, or approved it: the record of that one would no longer hold together.
    """
    meeting = work.known(Meeting, act.meeting_id)
    other = _meeting_that_refers_to(meeting, work)
    if other is not None:
        raise BrokenRule("meeting_is_referred_to", date=other.date.isoformat())
    for part in reversed(belongings(work.uow, meeting.id)):
        work.uow.remove(kind_of(part).type, part.id)
    return Done(made=meeting.id, meeting_id=meeting.id)


def _meeting_that_refers_to(meeting: Meeting, work: Work) -> Meeting | None:
    for approved in work.uow.where(Meeting, approved_in=meeting.id):
        return approved
    for decision in work.uow.where(Decision, approves_meeting_id=meeting.id):
        return work.uow.get(Meeting, decision.meeting_id)
    for kind, field in NAMED_IN_BLOCKS.items():
        for subject in work.uow.where(kind, meeting_id=meeting.id):
            for block in work.uow.where(Block, **{field: subject.id}):
                elsewhere = _meeting_of(block.minute_id, work)
                if elsewhere is not None and elsewhere.id != meeting.id:
                    return elsewhere
    return None


def _meeting_of(minute_id: Id, work: Work) -> Meeting | None:
    minute = work.uow.get(Minute, minute_id)
    return work.uow.get(Meeting, minute.meeting_id) if minute is not None else None
