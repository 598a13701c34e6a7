"""The quorum as the card says it, when it was lost, and what each event did to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from clerk_app.domain.quorum import Verdict
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind, instant
from clerk_app.ui.presenting.quorum import has_started, quorum_words
from clerk_app.ui.views.live_meeting.values import QuorumCard
from clerk_app.wording.catalogue import say


def quorum_card(record: MeetingRecord) -> QuorumCard:
    """The quorum after all that is recorded: word, count, reason, and how far from the edge."""
    words = quorum_words(record)
    verdict = record.verdict()
    if verdict is None:
        return QuorumCard(
            kind=words.kind, word=words.word, count="", reason=words.reason, short=say("live.quorum.no_rule_short")
        )
    return QuorumCard(
        kind=words.kind,
        word=words.word,
        count=words.count,
        reason=words.reason,
        short=say("live.quorum.short", word=words.word, count=words.count),
        icon=words.icon,
        needs_chair=has_started(record) and verdict.chair_required and not verdict.chair_present,
    )


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


def verdict_at(record: MeetingRecord, event: Event) -> Verdict | None:
    """The quorum right after an event, without those of the same minute that came later."""
    events = record.events
    until = events[: events.index(event) + 1]
    return _of_events(record, until).verdict(instant(event.at, event.fold, record.meeting.time_zone))


def verdict_before(record: MeetingRecord, event: Event) -> Verdict | None:
    """The quorum right before an event; None for the first."""
    place = record.events.index(event)
    return verdict_at(record, record.events[place - 1]) if place else None


def _of_events(record: MeetingRecord, events: Sequence[Event]) -> MeetingRecord:
    known = dict.fromkeys(event.id for event in events)
    kept = tuple(event for event in record.all_events if event.id in known)
    return MeetingRecord(
        board=record.board,
        meeting=record.meeting,
        seats=record.seats,
        members=record.members,
        attendees=record.attendees,
        all_events=kept,
    )
