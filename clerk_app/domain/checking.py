"""Decisions and votes whose quorum is no longer what was found, since the attendance was put right afterwards."""

from collections.abc import Iterator
from dataclasses import replace

from clerk_app.domain.decisions import Decision, Vote
from clerk_app.domain.minutes import Minute
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.timeline import instant


def found_anew(record: MeetingRecord, taken: Decision | Vote) -> Verdict | None:
    """The quorum at a decision by the attendance as it stands now, where it is not what was found when it was taken.

    None where nothing differs, where nothing was found, and where the rule or the seats are not those of that time:
    then what was found stands. Who came or went in the very minute of the decision did so before it or after it; as
    long as one of these fits what was found, nothing differs. Approved minutes are settled: None.
    """
    found = taken.verdict
    if found is None or record.meeting.is_approved:
        return None
    anew = record.verdict_without_margin(instant(taken.at, 0, record.meeting.time_zone))
    if anew is None or (anew.needed, anew.possible) != (found.needed, found.possible):
        return None
    fits = any(_counts(verdict) == _counts(found) for verdict in _within_the_minute(record, taken))
    return None if fits else anew


def minutes_to_check(record: MeetingRecord) -> tuple[Minute, ...]:
    """The minutes with a decision or vote of which the quorum is another by the attendance as it stands now."""
    taken: tuple[Decision | Vote, ...] = (*record.decisions, *record.votes)
    doubtful = {one.minute_id for one in taken if found_anew(record, one) is not None}
    return tuple(minute for minute in record.minutes if minute.id in doubtful)


def _within_the_minute(record: MeetingRecord, taken: Decision | Vote) -> Iterator[Verdict]:
    """The quorum at the end of the decision's minute, then as it was before its last event, the last but one, ..."""
    zone = record.meeting.time_zone
    for fold in (0, 1):  # a decision does not say which passing of an hour it was that clocks repeat
        moment = instant(taken.at, fold, zone)
        until = [event for event in record.events if instant(event.at, event.fold, zone) <= moment]
        while True:
            verdict = replace(record, all_events=tuple(until)).verdict_without_margin()
            if verdict is not None:
                yield verdict
            if not until or instant(until[-1].at, until[-1].fold, zone) < moment:
                break
            until.pop()


def _counts(verdict: Verdict) -> tuple[bool, int]:
    return verdict.quorate, verdict.counted
