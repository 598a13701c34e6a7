"""A decision makes members, of its own meeting and of those that are planned (requirement 1.18)."""

from dataclasses import replace
from datetime import datetime

from clerk_app.domain.decisions import Decision
from clerk_app.domain.meeting import Attendee, Capacity, Meeting
from clerk_app.domain.seats import Member, Seat
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.services.acts import MakeMembers, SaveSetup, SetupPart
from clerk_app.services.handlers.boards import save_setup
from clerk_app.services.handlers.meetings import capacity_on, seat_attendees
from clerk_app.services.positions import position_after
from clerk_app.services.timelines import NewEvent, Timeline
from clerk_app.services.work import Done, Work


def make_members(act: MakeMembers, work: Work) -> Done:
    """The seats and terms, each term tied to the decision; at its meeting they are members from its minute on.

    Whoever is at the meeting already stays who they are there. Meetings to come at which nothing happened yet have the
    new members too.

    Raises BrokenRule `not_found`, `minutes_are_approved` or any of `save_setup`.
    """
    decision = work.known(Decision, act.decision_id)
    meeting = work.open_meeting(decision.meeting_id)
    put = tuple(_tied(part, decision) for part in act.put)
    save_setup(SaveSetup(put=put), work)
    for member in put:
        if isinstance(member, Member) and member.holds_on(meeting.date):
            _join(member, meeting, decision, work)
    for later in work.uow.where(Meeting, board_id=meeting.board_id):
        is_to_come = later.date > meeting.date and not later.is_approved
        if is_to_come and not work.uow.where(Event, meeting_id=later.id):
            seat_attendees(later, work)
    return Done(made=decision.id, meeting_id=meeting.id)


def _tied(part: SetupPart, decision: Decision) -> SetupPart:
    return replace(part, agreed_by=decision.id) if isinstance(part, Member) else part


def _join(member: Member, meeting: Meeting, decision: Decision, work: Work) -> None:
    """They have their seat at the meeting, and sit on it from the minute of the decision on."""
    seat = work.known(Seat, member.seat_id)
    attendees = work.uow.where(Attendee, meeting_id=meeting.id)
    known = next((one for one in attendees if not one.sits and one.who.ids & member.holder.ids), None)
    attendee = known or Attendee(
        id=work.ids.new(),
        meeting_id=meeting.id,
        position=position_after(work.uow, attendees, None),
        who=member.holder,
    )
    capacity = capacity_on(seat, member)
    work.uow.put(replace(attendee, capacity=capacity, seat_id=seat.id, category_id=seat.category_id))
    timeline = Timeline(meeting, work)
    if capacity is Capacity.MEMBER and timeline.has_started:
        at = _while_it_lasted(decision.at, timeline)
        joined = NewEvent(kind=EventKind.JOINED, at=at, attendee_id=attendee.id, minute_id=decision.minute_id)
        timeline.add(joined)


def _while_it_lasted(at: datetime, timeline: Timeline) -> datetime:
    """The time of the decision; one that was typed after the meeting counts from its end."""
    ends = [event.at for event in timeline.ordered if event.kind is EventKind.ENDED]
    return min([at, *ends])
