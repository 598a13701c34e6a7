"""The meeting begins, moves on, adjourns, resumes and ends."""

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.minutes import Minute
from clerk_app.domain.timeline import Event, EventKind, instant, sittings
from clerk_app.services.acts import LeaveOut, MoveToMinute, StartMeeting, TimeMeeting
from clerk_app.services.handlers.meetings import bring_forward_to_next
from clerk_app.services.timelines import NewEvent, Timeline
from clerk_app.services.work import Done, Work

MEETING_TIMES = frozenset(
    {
        EventKind.ADJOURNED,
        EventKind.RESUMED,
        EventKind.ENDED,
        EventKind.TIMER_PAUSED,
        EventKind.TIMER_STARTED,
        EventKind.CHAIR_WENT_ON,
        EventKind.CHAIR_STOPPED,
        EventKind.COUNT_CALLED,
    }
)
"""The kinds of event that are times of the meeting itself."""

_ABOUT_THE_QUORUM = {EventKind.CHAIR_WENT_ON, EventKind.CHAIR_STOPPED, EventKind.COUNT_CALLED}
_SET_THE_TIMER = (MEETING_TIMES | {EventKind.MOVED}) - _ABOUT_THE_QUORUM
"""The kinds of event after which it is known whether the timer runs."""


def start_meeting(act: StartMeeting, work: Work) -> Done:
    """The meeting has begun and is on its first minute, if it has one.

    Raises BrokenRule `not_found`, `minutes_are_approved` or `already_started`.
    """
    meeting = work.open_meeting(act.meeting_id)
    timeline = Timeline(meeting, work)
    if timeline.has_started:
        raise BrokenRule("already_started")
    started = timeline.add(NewEvent(kind=EventKind.STARTED, at=act.at))
    minutes = work.uow.where(Minute, meeting_id=meeting.id)
    if minutes:
        timeline.add(NewEvent(kind=EventKind.MOVED, at=act.at, minute_id=minutes[0].id))
    return Done(made=started.id, meeting_id=meeting.id)


def move_to_minute(act: MoveToMinute, work: Work) -> Done:
    """The meeting is on the minute; nothing changes where it was on it already.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `not_started` or `meeting_has_ended`.
    """
    meeting = work.open_meeting(act.meeting_id)
    timeline = Timeline(meeting, work)
    _check_under_way(timeline, NewEvent(kind=EventKind.MOVED, at=act.at), meeting.time_zone)
    held = sittings(timeline.ordered)
    if act.at is None and held and held[-1].end is None and held[-1].minute_id == act.minute_id:
        return Done(meeting_id=meeting.id)
    moved = timeline.add(NewEvent(kind=EventKind.MOVED, at=act.at, minute_id=act.minute_id))
    return Done(made=moved.id, meeting_id=meeting.id)


def time_meeting(act: TimeMeeting, work: Work) -> Done:
    """The meeting adjourned, resumed or ended, the item's timer paused or started, or the chair ruled on the quorum.

    At its end what the meeting left over comes onto the board's next agenda, where there is one already.
    Raises BrokenRule `not_found`, `minutes_are_approved`, `not_a_meeting_time`, `not_started`, `end_before_start`,
    `end_before_move`, `meeting_has_ended`, `already_adjourned` or `not_adjourned`.
    """
    meeting = work.open_meeting(act.meeting_id)
    if act.kind not in MEETING_TIMES:
        raise BrokenRule("not_a_meeting_time", kind=act.kind)
    timeline = Timeline(meeting, work)
    new = NewEvent(
        kind=act.kind,
        at=act.at,
        minute_id=act.minute_id,
        after_block_id=act.after_block_id,
        note=act.note.strip(),
    )
    _check_under_way(timeline, new, meeting.time_zone)
    if act.kind in (EventKind.ADJOURNED, EventKind.RESUMED):
        _check_adjournment(timeline, new, meeting.time_zone)
    event = timeline.add(new)
    if act.kind is EventKind.ENDED:
        bring_forward_to_next(meeting, work)
    return Done(made=event.id, meeting_id=meeting.id)


def leave_out(act: LeaveOut, work: Work) -> Done:
    """The timer was paused at the beginning of each span and started at its end.

    Raises BrokenRule `not_found`, `minutes_are_approved`, `not_started` or `meeting_has_ended`.
    """
    meeting = work.open_meeting(act.meeting_id)
    timeline = Timeline(meeting, work)
    for since, until in act.spans:
        pause = NewEvent(kind=EventKind.TIMER_PAUSED, at=since, minute_id=act.minute_id)
        go_on = NewEvent(kind=EventKind.TIMER_STARTED, at=until, minute_id=act.minute_id)
        _check_under_way(timeline, pause, meeting.time_zone)
        timeline.add(pause)
        if not _is_set_at(timeline, go_on):
            timeline.add(go_on)
    return Done(meeting_id=meeting.id)


def _is_set_at(timeline: Timeline, new: NewEvent) -> bool:
    """True where somebody has recorded in the minute of this event already whether the timer runs; theirs holds."""
    moment = timeline.local(new)
    return any((event.at, event.fold) == moment and event.kind in _SET_THE_TIMER for event in timeline.ordered)


def _check_under_way(timeline: Timeline, new: NewEvent, zone: str) -> None:
    if not timeline.has_started:
        raise BrokenRule("not_started")
    ended = next((event for event in timeline.ordered if event.kind is EventKind.ENDED), None)
    if ended is None:
        return
    at, fold = timeline.local(new)
    after_the_end = instant(at, fold, zone) >= instant(ended.at, ended.fold, zone)
    if new.kind is EventKind.ENDED or after_the_end:
        raise BrokenRule("meeting_has_ended", at=f"{ended.at:%H:%M}")


def _check_adjournment(timeline: Timeline, new: NewEvent, zone: str) -> None:
    at, fold = timeline.local(new)
    before = [event for event in timeline.ordered if instant(event.at, event.fold, zone) <= instant(at, fold, zone)]
    is_adjourned = _is_adjourned(before)
    if new.kind is EventKind.ADJOURNED and is_adjourned:
        raise BrokenRule("already_adjourned")
    if new.kind is EventKind.RESUMED and not is_adjourned:
        raise BrokenRule("not_adjourned")


def _is_adjourned(events: list[Event]) -> bool:
    breaks = [event for event in events if event.kind in (EventKind.ADJOURNED, EventKind.RESUMED)]
    return bool(breaks) and breaks[-1].kind is EventKind.ADJOURNED
