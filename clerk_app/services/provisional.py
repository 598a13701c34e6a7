"""Decisions that a board took without a quorum, and what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from clerk_app.domain.decisions import Decision, DecisionResult
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.timeline import EventKind, instant
from clerk_app.services.left_over import when_planned
from clerk_app.services.ports import Reader
from clerk_app.services.reading import room_record
from clerk_app.services.settling import End, end_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Provisional:
    """A decision without a quorum: its words, the minute that it stands in, its meeting, and its end, if it has one.

    `passed_over` is the first later meeting that was held with a quorum and put no end to it.
    """

    decision: Decision
    words: str
    minute: Minute
    meeting: Meeting
    end: End | None = None
    passed_over: Meeting | None = None


def provisional_decisions(reader: Reader, board_id: Id) -> tuple[Provisional, ...]:
    """All that the board decided provisionally, in the order of its meetings and of their minutes."""
    found = list(_of_board(reader, board_id))
    meetings = sorted(reader.where(Meeting, board_id=board_id), key=when_planned)
    return tuple(
        Provisional(
            decision=one.decision,
            words=one.words,
            minute=one.minute,
            meeting=one.meeting,
            end=one.end,
            passed_over=_passed_over(reader, one.meeting, meetings) if one.end is None else None,
        )
        for one in sorted(found, key=lambda one: (when_planned(one.meeting), one.minute.position, one.decision.id))
    )


def _of_board(reader: Reader, board_id: Id) -> Iterator[Provisional]:
    for decision in reader.where(Decision, result=DecisionResult.PROVISIONAL):
        meeting, minute = reader.get(Meeting, decision.meeting_id), reader.get(Minute, decision.minute_id)
        if meeting is None or minute is None or meeting.board_id != board_id:
            continue
        words = " ".join(block.text.plain for block in reader.where(Block, decision_id=decision.id))
        end = end_of(reader, decision.id)
        yield Provisional(decision=decision, words=words, minute=minute, meeting=meeting, end=end)


def _passed_over(reader: Reader, taken_at: Meeting, meetings: list[Meeting]) -> Meeting | None:
    later = (one for one in meetings if when_planned(one) > when_planned(taken_at))
    return next((one for one in later if _could_have(reader, one)), None)


def _could_have(reader: Reader, meeting: Meeting) -> bool:
    """Whether a meeting was held to its end, and was quorate then."""
    record = room_record(reader, meeting)
    ended = [event for event in record.events if event.kind is EventKind.ENDED] if record is not None else []
    if record is None or not ended:
        return False
    verdict = record.verdict_without_margin(instant(ended[-1].at, ended[-1].fold, meeting.time_zone))
    return verdict is None or verdict.quorate
