"""What follows where there is no quorum, in words, and the commands by which each of it is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.quorum import Consequence, Follows
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import long_date
from clerk_app.wording.lists import listed


class Deed(StrEnum):
    """A command by which something is recorded that follows from the want of a quorum, by its name among them all."""

    CHAIR_GOES_ON = "chair_goes_on"
    CHAIR_STOPS = "chair_stops"
    ADJOURN = "adjourn"
    SECOND_MEETING = "second_meeting"
    END_MEETING = "end_meeting"
    DEFER_ITEM = "defer_item"
    IN_WRITING = "in_writing"


_C = Consequence
_ADJOURNS = (Deed.ADJOURN,)
_MEETS_AGAIN = (Deed.ADJOURN, Deed.SECOND_MEETING)
_RECORDED_BY: dict[Consequence, tuple[Deed, ...]] = {
    _C.CHAIR_DECIDES: (Deed.CHAIR_GOES_ON, Deed.CHAIR_STOPS),
    _C.NO_BUSINESS: _ADJOURNS,
    _C.DO_NOT_PROCEED: _ADJOURNS,
    _C.ADJOURN: _ADJOURNS,
    _C.MAY_ADJOURN: _ADJOURNS,
    _C.NO_MEETING: (Deed.END_MEETING,),
    _C.SAME_TIME_LATER: _MEETS_AGAIN,
    _C.DATE_FIXED_BY_CHAIR: _MEETS_AGAIN,
    _C.DEFER_ITEM: (Deed.DEFER_ITEM,),
    _C.WRITTEN_PROCEDURE: (Deed.IN_WRITING,),
}
_WEEK = 7


def follows_in_words(record: MeetingRecord, verdict: Verdict, now: datetime) -> str:
    """What follows now by the rule, and what is to follow later; what holds without a word of the rule otherwise."""
    due = [follows for follows in verdict.follows if _concerns_quorum(record, follows)]
    said = [*(_sentence(record, verdict, follows) for follows in due), *_still_to_come(record, verdict, now)]
    return " ".join(said) if said else say("live.lost_bar.go_on")


def recorded_by(record: MeetingRecord, verdict: Verdict) -> tuple[Deed, ...]:
    """The commands by which what follows now is recorded, each once, in the order of the rule."""
    due = (follows.consequence for follows in verdict.follows if _concerns_quorum(record, follows))
    return tuple(dict.fromkeys(action for one in due for action in _RECORDED_BY.get(one, ())))


def days_until_second(verdict: Verdict | None) -> int:
    """How many days later a meeting without a quorum is held again: as the rule says, else a week."""
    days = (follows.days for follows in verdict.follows) if verdict is not None else iter(())
    return next((one for one in days if one), _WEEK)


def _concerns_quorum(record: MeetingRecord, follows: Follows) -> bool:
    """What follows where nobody is in the chair has a bar of its own."""
    rule = record.rules.quorum
    return rule is None or follows not in rule.if_no_chair


def _sentence(record: MeetingRecord, verdict: Verdict, follows: Follows) -> str:
    called = listed([record.name_in_rules(seat) for seat in verdict.called])
    words = say(
        f"live.follows.{follows.consequence}",
        chair=record.board.chair_title,
        days=follows.days or _WEEK,
        day=long_date(record.meeting.date + timedelta(days=follows.days or _WEEK)),
        names=called or say("live.follows.nobody"),
    )
    return say("live.follows.in_the_rule", sentence=words, words=follows.words) if follows.words else words


def _still_to_come(record: MeetingRecord, verdict: Verdict, now: datetime) -> Iterator[str]:
    """What follows only so long after the time that the meeting was called for, with the minutes that are left."""
    rule, waited = record.rules.quorum, record.room(now).waited
    begins = datetime.combine(record.meeting.date, record.meeting.start)
    for follows in rule.if_inquorate if rule is not None else ():
        if follows.after_minutes is not None and waited is not None and waited < follows.after_minutes:
            by = begins + timedelta(minutes=follows.after_minutes)
            left = follows.after_minutes - waited
            then = _sentence(record, verdict, follows)
            yield say("live.follows.unless", count=left, time=f"{by:%H:%M}", then=then)
