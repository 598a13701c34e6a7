"""Minutes go through their states: numbers are fixed at circulation, a snapshot is sealed at approval."""

from dataclasses import replace

from clerk_app.domain.actions import Action
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import STATE_ORDER, Meeting, MinutesState, Snapshot, StatusStep, advance
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.numbering import action_numbers, fixed_numbers
from clerk_app.services.sealing import sealed
from clerk_app.services.work import Work


def step_to(meeting: Meeting, step: StatusStep, work: Work) -> Meeting:
    """The meeting with the step taken and what follows from it; put into the unit of work.

    Raises what `advance` raises.
    """
    stepped = replace(meeting, steps=advance(meeting.steps, step))
    if meeting.is_approved and not stepped.is_approved:
        stepped = replace(stepped, approved_in=None)
    work.uow.put(stepped)
    if step.state is MinutesState.CIRCULATED:
        _fix_action_numbers(stepped, work)
    if step.state is MinutesState.APPROVED and not meeting.is_approved:
        work.uow.put(sealed(stepped, work))
    return stepped


def approve(meeting: Meeting, approved_in: Meeting, work: Work) -> None:
    """Approves the minutes in a later meeting: the states still missing are recorded on that meeting's day.

    Where the last state was recorded for a later day than that, they are recorded on the day of that state.
    """
    on = max(approved_in.date, meeting.steps[-1].on) if meeting.steps else approved_in.date
    current = replace(meeting, approved_in=approved_in.id)
    place = STATE_ORDER.index(meeting.state)
    for state in STATE_ORDER[place + 1 : STATE_ORDER.index(MinutesState.APPROVED) + 1]:
        current = step_to(current, StatusStep(state=state, on=on, recorded_at=work.now), work)


def take_approval_back(meeting: Meeting, work: Work) -> None:
    """Undoes what `approve` did last; minutes that went on since (signed, or stepped back) are left as they are."""
    if meeting.state is not MinutesState.APPROVED:
        return
    recorded_at = meeting.steps[-1].recorded_at
    kept = tuple(step for step in meeting.steps if step.recorded_at != recorded_at)
    if all(step.state is not MinutesState.CIRCULATED for step in kept):
        _free_action_numbers(meeting, work)
    for snapshot in work.uow.where(Snapshot, meeting_id=meeting.id):
        if snapshot.sealed_at == recorded_at and not snapshot.name:
            work.uow.remove(Snapshot, snapshot.id)
    work.uow.put(replace(meeting, steps=kept, approved_in=None))


def check_can_approve(meeting_id: Id, approved_in: Meeting, work: Work) -> Meeting:
    """The earlier meeting whose minutes are to be approved in the later one.

    Raises BrokenRule `not_found`, `approves_another_board` or `approves_later_meeting`.
    """
    meeting = work.known(Meeting, meeting_id)
    if meeting.board_id != approved_in.board_id:
        raise BrokenRule("approves_another_board")
    if (meeting.date, meeting.start) >= (approved_in.date, approved_in.start):
        raise BrokenRule("approves_later_meeting", date=meeting.date.isoformat())
    return meeting


def _fix_action_numbers(meeting: Meeting, work: Work) -> None:
    blocks = [
        block
        for minute in work.uow.where(Minute, meeting_id=meeting.id)
        for block in work.uow.where(Block, minute_id=minute.id)
    ]
    own = work.uow.where(Action, meeting_id=meeting.id)
    numbers = action_numbers(blocks, fixed_numbers(own))
    for action in own:
        if action.number is None and action.id in numbers:
            work.uow.put(replace(action, number=numbers[action.id]))


def _free_action_numbers(meeting: Meeting, work: Work) -> None:
    for action in work.uow.where(Action, meeting_id=meeting.id):
        if action.number is not None:
            work.uow.put(replace(action, number=None))
