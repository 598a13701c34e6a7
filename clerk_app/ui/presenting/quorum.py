"""Quorum in words: how it stands, since when it is lost, and what an event did or would do to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.verdict import Qualified, Verdict
from clerk_app.domain.timeline import Event, EventKind, instant
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed, sentence_case
from clerk_app.wording.live import count_and_chair, count_of, quorum_reason, quorum_to_come
from clerk_app.wording.papers import in_sentence

_GOING = (EventKind.LEFT, EventKind.STEPPED_OUT)
_JUST_BEFORE = timedelta(seconds=1)
"""Events are timed by the minute."""

CardKind = Literal["ok", "warning", "danger", "neutral"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumWords:
    """The quorum in words: what it is, its count and reason; `icon` is empty where the kind's own is right.

    `needs_chair`: a meeting that has begun is not quorate for want of somebody in the chair.
    """

    kind: CardKind
    word: str
    count: str = ""
    reason: str = ""
    icon: str = ""
    needs_chair: bool = False

    @property
    def short(self) -> str:
        """One line, for a narrow window."""
        if not self.count:
            return say("live.quorum.no_rule_short")
        return say("live.quorum.short", word=self.word, count=self.count)


def verdict_now(record: MeetingRecord, now: datetime | None = None) -> Verdict | None:
    """The quorum after all that is recorded; while it is wanting, at that instant, since a time of grace runs out."""
    verdict = record.verdict()
    if verdict is None or verdict.quorate or now is None or not record.events:
        return verdict
    last = record.events[-1]
    return record.verdict_without_margin(max(now, instant(last.at, last.fold, record.meeting.time_zone)))


def quorum_words(record: MeetingRecord, now: datetime | None = None) -> QuorumWords:
    """The quorum after all that is recorded, and at that instant."""
    verdict = verdict_now(record, now)
    if verdict is None:
        word, reason = say("live.quorum.no_rule"), say("live.quorum.no_rule_reason")
        return QuorumWords(kind="neutral", word=word, reason=reason)
    is_to_come = not verdict.quorate and not has_started(record)
    words = _to_come(record, verdict) if is_to_come else _once_decided(record, verdict)
    others = at_other_business(record)
    return replace(words, reason=f"{words.reason} {others}".strip()) if others else words


def at_other_business(record: MeetingRecord, moment: datetime | None = None) -> str:
    """Who is here and counts towards nothing now, since they were co-opted for other business; empty for nobody."""
    who = record.at_other_business(moment)
    standings = record.standings(moment) if who else {}
    here = [one for one in record.attendees if one.id in who and standings[one.id].is_here]
    names = listed([in_sentence(record, one) for one in here])
    return sentence_case(say("membership.at_other_business", names=names)) if here else ""


def lost_since(record: MeetingRecord) -> datetime | None:
    """The local time since which the board is not quorate in a meeting that has begun; None while it is."""
    verdict = record.verdict()
    if verdict is None or verdict.quorate or not has_started(record):
        return None
    since: datetime | None = None
    for event in reversed(record.events):
        before = verdict_at(record, event)
        if before is not None and before.quorate:
            return since
        since = event.at
        if event.kind is EventKind.STARTED:
            return since
    return since


def chair_empty_since(record: MeetingRecord) -> datetime | None:
    """The local time at which whoever was in the chair of a meeting that has begun went; None while somebody is in it.

    None too where nobody was in the chair before.
    """
    if record.chair() is not None or not has_started(record):
        return None
    for event in reversed(record.events):
        before = instant(event.at, event.fold, record.meeting.time_zone) - _JUST_BEFORE
        if event.kind in _GOING and record.chair(before) is not None:
            return event.at
    return None


def verdict_at(record: MeetingRecord, event: Event) -> Verdict | None:
    """The quorum right after an event, without those of the same minute that came later; its margin is not told."""
    return record.after(event).verdict_without_margin()


def verdict_before(record: MeetingRecord, event: Event) -> Verdict | None:
    """The quorum right before an event; None for the first."""
    place = record.events.index(event)
    return verdict_at(record, record.events[place - 1]) if place else None


def effect_on_quorum(before: Verdict | None, after: Verdict | None, chair: str) -> QuorumWords:
    """What an event would do to the quorum: "Stays quorate." and the counts; no card where there is no rule."""
    if after is None:
        return QuorumWords(kind="neutral", word=say("live.quorum.no_rule"))
    was, is_now = before is not None and before.quorate, after.quorate
    change = {(True, True): "stays", (False, True): "becomes", (True, False): "lost", (False, False): "stays_not"}
    word = say(f"quorum_effect.{change[was, is_now]}")
    moved = before is not None and before.counted != after.counted
    key = "moved" if moved else "same"
    earlier = count_of(before) if before is not None else ""
    reason = say(f"quorum_effect.{key}", of_units=count_and_chair(after, chair), before=earlier)
    return QuorumWords(kind="ok" if is_now else "danger", word=word, reason=reason)


def has_started(record: MeetingRecord) -> bool:
    """True once the meeting has begun."""
    return any(event.kind is EventKind.STARTED for event in record.events)


_QUALIFIED_WORDS = {
    Qualified.CHAIR_DECIDED: "live.quorum.by_ruling",
    Qualified.MAY_MEET: "live.quorum.may_meet",
    Qualified.WAITING: "live.quorum.waiting",
}
"""What is neither simply quorate nor simply not."""


def _to_come(record: MeetingRecord, verdict: Verdict) -> QuorumWords:
    reason = quorum_to_come(verdict, record.name_in_rules, record.board.chair_title)
    word = say("live.quorum.not_yet")
    return QuorumWords(kind="warning", word=word, count=count_of(verdict), reason=reason, icon="circle-dashed")


def _once_decided(record: MeetingRecord, verdict: Verdict) -> QuorumWords:
    chair = record.board.chair_title
    reason = quorum_reason(verdict, record.name_in_rules, chair)
    if verdict.qualified in _QUALIFIED_WORDS:
        word = say(_QUALIFIED_WORDS[verdict.qualified], chair=chair)
        return QuorumWords(kind="warning", word=word, count=count_of(verdict), reason=reason)
    if verdict.quorate:
        just = verdict.spare == 0 and verdict.qualified is Qualified.PLAINLY
        word = say("live.quorum.quorate_just" if just else "live.quorum.quorate")
        return QuorumWords(kind="warning" if just else "ok", word=word, count=count_of(verdict), reason=reason)
    lacks_chair = verdict.chair_required and not verdict.chair_present
    lacks_chair_alone = lacks_chair and verdict.counted >= verdict.needed
    count = say("live.quorum.without_chair", chair=chair) if lacks_chair_alone else count_of(verdict)
    word = say("live.quorum.not_quorate")
    return QuorumWords(kind="danger", word=word, count=count, reason=reason, needs_chair=lacks_chair)
