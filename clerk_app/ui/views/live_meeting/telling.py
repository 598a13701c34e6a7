"""What was just done, in the words of the undo bar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from clerk_app.domain.agenda import ItemState
from clerk_app.domain.identity import Id
from clerk_app.domain.seats import Member
from clerk_app.domain.spoken_meeting import SpokenMeeting
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.services.acts import (
    Act,
    AddAttendee,
    CorrectEvent,
    CreateMeeting,
    EditItem,
    JoinMinutes,
    LeaveOut,
    MakeMembers,
    MarkAttendance,
    MarkForRegister,
    MarkRestPresent,
    MoveBlocks,
    MoveToMinute,
    PlanMeeting,
    SendSubstitute,
    SetExempt,
    SetItemState,
    SplitMinute,
    TakeTogether,
    TakeUpAction,
    TimeMeeting,
)
from clerk_app.services.outcome import Outcome
from clerk_app.ui.views.live_meeting.happenings import ICON_OF_EVENT
from clerk_app.ui.views.live_meeting.presenter import LivePresenter
from clerk_app.ui.views.live_meeting.slept import minutes_left_out
from clerk_app.wording.business import day_words
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import long_date, plain_day
from clerk_app.wording.lists import listed
from clerk_app.wording.live import done


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and its icon; no sentence where nothing need be said."""

    sentence: str = ""
    icon: str = "check"


def told(act: Act, outcome: Outcome, presenter: LivePresenter) -> Told:
    """What an act did, from the record as it is after it."""
    match act:
        case MoveToMinute():
            time = _time(outcome.made, presenter)
            return Told(done("moved", number=presenter.number(act.minute_id), time=time), "arrow-right")
        case MarkForRegister():
            return Told(say(f"registers.told.{act.kind or 'none'}"))
        case MarkAttendance():
            name = presenter.name(act.attendee_id)
            key = "arrived_remotely" if act.remote and act.kind is EventKind.ARRIVED else str(act.kind)
            return Told(
                done(key, name=name, time=_time(outcome.made, presenter)), ICON_OF_EVENT.get(act.kind, "user-round")
            )
        case MarkRestPresent():
            return Told(done("rest_present", time=presenter.top_bar().clock), "users")
        case SendSubstitute():
            names = presenter.name(outcome.made), presenter.name(act.for_attendee_id)
            return Told(done("substitute", name=names[0], principal=names[1], time=presenter.top_bar().clock), "log-in")
        case AddAttendee():
            return Told(done("guest", name=presenter.name(outcome.made)), "user-round-plus")
        case CorrectEvent():
            return _corrected(act, presenter)
        case TakeUpAction():
            is_planned = any(one.kind == "forward_plan_entries" for one in outcome.changed)
            key = "planned" if is_planned else "on_agenda"
            return Told(say(f"business.take_up.{key}"), "calendar-plus")
        case MakeMembers():
            made = [one for one in act.put if isinstance(one, Member)]
            who = listed([presenter.record.party_name(one.holder) for one in made])
            return Told(say("new_members.done", names=who, count=len(made)), "user-round-plus")
        case SetExempt():
            key = "public" if act.exempt is None else "exempt"
            if act.exempt is not None and presenter.has_parts(act.minute_id):
                return Told(say("parting.done.exempt", number=presenter.number(act.minute_id)), "lock")
            return Told(done(key, number=presenter.number(act.minute_id)), "eye" if act.exempt is None else "lock")
        case SplitMinute(exempt=None):
            return Told(say("parting.done.split", number=presenter.number(act.minute_id)), "chevrons-up-down")
        case SplitMinute():
            return Told(say("parting.done.exempt", number=presenter.number(act.minute_id)), "lock")
        case JoinMinutes():
            return Told(say("parting.done.joined", number=presenter.number(outcome.made)), "check")
        case MoveBlocks():
            number = presenter.number(act.minute_id)
            key = "moved_exempt" if presenter.is_exempt(act.minute_id) else "moved"
            return Told(say(f"parting.done.{key}", count=len(act.block_ids), number=number), "arrow-right")
        case TimeMeeting(kind=EventKind.ENDED, at=datetime() as at):
            return Told(_ended_later(at, presenter), "clock")
        case TimeMeeting():
            time, chair = _time(outcome.made, presenter), presenter.board.chair_title
            return Told(done(str(act.kind), time=time, chair=chair), "clock")
        case LeaveOut():
            return Told(say("live.slept.done", count=minutes_left_out(act)), "clock")
        case TakeTogether():
            return Told(say("business.done.together", number=presenter.number(act.minute_id)), "list-ordered")
        case PlanMeeting():
            return Told(say("business.done.planned", date=day_words(SpokenMeeting(on=act.on))), "calendar-plus")
        case CreateMeeting():
            return Told(done("second_meeting", day=long_date(act.date)), "calendar-plus")
        case SetItemState(state=ItemState.DEFERRED):
            return Told(done("deferred", number=presenter.number_of_item(act.item_id)), "clock")
        case EditItem():
            return Told(done("item", number=presenter.number_of_item(act.item_id)), "pencil")
        case _:
            return Told()


def _corrected(act: CorrectEvent, presenter: LivePresenter) -> Told:
    old = presenter.record.by_id.get(act.event_id)
    name = presenter.name(old.attendee_id) if isinstance(old, Event) else ""
    if act.at is None:
        return Told(done("cleared", name=name), "undo-2")
    return Told(done("corrected", name=name, time=f"{act.at:%H:%M}"), "clock")


def _ended_later(at: datetime, presenter: LivePresenter) -> str:
    """That the end was not the time of the command, and which it was."""
    meeting = presenter.meeting
    planned = datetime.combine(meeting.date, meeting.end) if meeting.end is not None else None
    return done("ended_as_planned" if at == planned else "ended_with_last", day=plain_day(at), time=f"{at:%H:%M}")


def _time(event_id: Id | None, presenter: LivePresenter) -> str:
    event = presenter.record.by_id.get(event_id) if event_id is not None else None
    return f"{event.at:%H:%M}" if isinstance(event, Event) else presenter.top_bar().clock
