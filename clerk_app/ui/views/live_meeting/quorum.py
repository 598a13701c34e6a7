"""The quorum as the card says it, when it was lost, and what each event did to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from clerk_app.domain.identity import Id
from clerk_app.domain.quorum import Verdict
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind, instant
from clerk_app.ui.views.live_meeting.values import QuorumCard
from clerk_app.wording.catalogue import say
from clerk_app.wording.live import count_of, quorum_reason, quorum_to_come


def has_started(record: MeetingRecord) -> bool:
    """True once the meeting has begun."""
    return any(event.kind is EventKind.STARTED for event in record.events)


def quorum_card(record: MeetingRecord) -> QuorumCard:
    """The quorum after all that is recorded: word, count, reason, and how far from the edge."""
    verdict = record.verdict()
    if verdict is None:
        word = say("live.quorum.no_rule")
        reason = say("live.quorum.no_rule_reason")
        short = say("live.quorum.no_rule_short")
        return QuorumCard(kind="neutral", word=word, count="", reason=reason, short=short)
    if not verdict.quorate and not has_started(record):
        return _not_yet(record, verdict)
    if not verdict.quorate:
        return _lost(record, verdict)
    just = verdict.spare == 0
    word = say("live.quorum.quorate_just" if just else "live.quorum.quorate")
    return _card("warning" if just else "ok", word, count_of(verdict), _reason(record, verdict))


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


def agency_names(record: MeetingRecord, agencies: Sequence[Id]) -> list[str]:
    """The agencies' names on the day."""
    return [record.agency_name(agency) for agency in agencies]


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


def _not_yet(record: MeetingRecord, verdict: Verdict) -> QuorumCard:
    missing = agency_names(record, verdict.missing)
    reason = quorum_to_come(verdict, missing=missing, chair=record.board.chair_title)
    return _card("warning", say("live.quorum.not_yet"), count_of(verdict), reason, icon="circle-dashed")


def _lost(record: MeetingRecord, verdict: Verdict) -> QuorumCard:
    no_chair = verdict.chair_required and not verdict.chair_present
    alone_for_the_chair = no_chair and verdict.counted >= verdict.needed
    chair = record.board.chair_title
    count = say("live.quorum.without_chair", chair=chair) if alone_for_the_chair else count_of(verdict)
    word = say("live.quorum.not_quorate")
    return _card("danger", word, count, _reason(record, verdict), needs_chair=no_chair)


def _reason(record: MeetingRecord, verdict: Verdict) -> str:
    return quorum_reason(
        verdict,
        missing=agency_names(record, verdict.missing),
        critical=agency_names(record, verdict.critical_agencies),
        chair=record.board.chair_title,
    )


def _card(kind: str, word: str, count: str, reason: str, *, icon: str = "", needs_chair: bool = False) -> QuorumCard:
    short = say("live.quorum.short", word=word, count=count)
    match kind:
        case "ok":
            return QuorumCard(kind="ok", word=word, count=count, reason=reason, short=short, icon=icon)
        case "warning":
            return QuorumCard(kind="warning", word=word, count=count, reason=reason, short=short, icon=icon)
        case _:
            return QuorumCard(
                kind="danger", word=word, count=count, reason=reason, short=short, icon=icon, needs_chair=needs_chair
            )
