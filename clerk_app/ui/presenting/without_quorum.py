"""What follows where there is no quorum, in words, and the commands by which each of it is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date, datetime, timedelta
from enum import StrEnum

from clerk_app.domain.day_count import DayCount
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.quorum import Consequence, Follows
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.second_meetings import A_WEEK, earliest_second, second_day
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import long_date
from clerk_app.wording.days import count_of_days
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
    _C.NEW_MEETING: _MEETS_AGAIN,
    _C.DATE_FIXED_BY_CHAIR: _MEETS_AGAIN,
    _C.DEFER_ITEM: (Deed.DEFER_ITEM,),
    _C.WRITTEN_PROCEDURE: (Deed.IN_WRITING,),
}


def follows_in_words(record: MeetingRecord, verdict: Verdict, now: datetime, holidays: Set[date] = frozenset()) -> str:
    """What follows now by the rule, and what is to follow later; what holds without a word of the rule otherwise.

    `holidays` are the days on which the board's office is shut.
    """
    due = [follows for follows in verdict.follows if _concerns_quorum(record, follows)]
    said = [
        *(_sentence(record, verdict, follows, holidays) for follows in due),
        *_still_to_come(record, verdict, now, holidays),
    ]
    return " ".join(said) if said else say("live.lost_bar.go_on")


def recorded_by(record: MeetingRecord, verdict: Verdict) -> tuple[Deed, ...]:
    """The commands by which what follows now is recorded, each once, in the order of the rule."""
    due = (follows.consequence for follows in verdict.follows if _concerns_quorum(record, follows))
    return tuple(dict.fromkeys(action for one in due for action in _RECORDED_BY.get(one, ())))


def day_of_second(verdict: Verdict | None, held: date, holidays: Set[date]) -> date:
    """The day on which a meeting without a quorum is held again: so much later as the rule says, else a week."""
    follows = (one for one in verdict.follows if one.days) if verdict is not None else iter(())
    usual = Follows(consequence=Consequence.SAME_TIME_LATER)
    return second_day(next(follows, usual), held, holidays)


def second_in_words(record: MeetingRecord, verdict: Verdict, today: date, holidays: Set[date]) -> str:
    """The first day on which the meeting may be held again, as a sentence; empty where the rule has none."""
    day = earliest_second(verdict.follows, record.board.deadlines, record.meeting.date, today, holidays)
    return say("live.follows.second_from", day=long_date(day)) if day is not None else ""


def _concerns_quorum(record: MeetingRecord, follows: Follows) -> bool:
    """What follows where nobody is in the chair has a bar of its own."""
    rule = record.rules.quorum
    return rule is None or follows not in rule.if_no_chair


def _sentence(record: MeetingRecord, verdict: Verdict, follows: Follows, holidays: Set[date]) -> str:
    called = listed([record.name_in_rules(seat) for seat in verdict.called])
    is_counted = follows.consequence is Consequence.SAME_TIME_LATER and follows.count is not DayCount.CALENDAR
    words = say(
        f"live.follows.{follows.consequence}{'_counted' if is_counted else ''}",
        chair=record.board.chair_title,
        days=count_of_days(follows.days or A_WEEK, follows.count) if is_counted else follows.days or A_WEEK,
        day=long_date(second_day(follows, record.meeting.date, holidays)),
        names=called or say("live.follows.nobody"),
    )
    return say("live.follows.in_the_rule", sentence=words, words=follows.words) if follows.words else words


def _still_to_come(record: MeetingRecord, verdict: Verdict, now: datetime, holidays: Set[date]) -> Iterator[str]:
    """What follows only so long after the time that the meeting was called for, with the minutes that are left."""
    rule, waited = record.rules.quorum, record.room(now).waited
    begins = datetime.combine(record.meeting.date, record.meeting.start)
    for follows in rule.if_inquorate if rule is not None else ():
        if follows.after_minutes is not None and waited is not None and waited < follows.after_minutes:
            by = begins + timedelta(minutes=follows.after_minutes)
            left = follows.after_minutes - waited
            then = _sentence(record, verdict, follows, holidays)
            yield say("live.follows.unless", count=left, time=f"{by:%H:%M}", then=then)
