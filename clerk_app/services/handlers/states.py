"""Minutes advance through their states, and versions of them are kept."""

from dataclasses import replace

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.meeting import Meeting, MinutesState, StatusStep
from clerk_app.services.acts import AdvanceMinutes, KeepVersion
from clerk_app.services.approving import check_can_approve, step_to
from clerk_app.services.boundary import name_given
from clerk_app.services.sealing import sealed
from clerk_app.services.work import Done, Work


def advance_minutes(act: AdvanceMinutes, work: Work) -> Done:
    """The minutes in their new state; approving seals them, circulating fixes the numbers of their actions.

    Raises BrokenRule `not_found`, `minutes_skip_a_state`, `minutes_step_before_last`, `minutes_step_before_meeting`,
    `minutes_back_without_reason`, `approves_another_board` or `approves_later_meeting`.
    """
    meeting = work.known(Meeting, act.meeting_id)
    if act.on < meeting.date:
        raise BrokenRule("minutes_step_before_meeting", on=act.on.isoformat(), date=meeting.date.isoformat())
    if act.approved_in is not None and act.state is MinutesState.APPROVED:
        check_can_approve(meeting.id, work.known(Meeting, act.approved_in), work)
        meeting = replace(meeting, approved_in=act.approved_in)
    step_to(meeting, StatusStep(state=act.state, on=act.on, recorded_at=work.now, reason=act.reason), work)
    return Done(made=meeting.id, meeting_id=meeting.id)


def keep_version(act: KeepVersion, work: Work) -> Done:
    """A snapshot of the minutes as they are, under the name.

    Raises BrokenRule `not_found` or `name_is_empty`.
    """
    meeting = work.known(Meeting, act.meeting_id)
    snapshot = sealed(meeting, work, name_given(act.name))
    work.uow.put(snapshot)
    return Done(made=snapshot.id, meeting_id=meeting.id)
