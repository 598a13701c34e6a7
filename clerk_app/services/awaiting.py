"""Decisions on which another body has the last word, and has not answered yet."""

from dataclasses import dataclass

from clerk_app.domain.decisions import Decision, FinalAnswer, goes_to_another_body
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, Minute
from clerk_app.services.left_over import when_planned
from clerk_app.services.ports import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaiting:
    """A decision that waits for an answer: its words, the minute that it stands in, and its meeting."""

    decision: Decision
    words: str
    minute: Minute
    meeting: Meeting


def awaiting_answers(reader: Reader, board_id: Id) -> tuple[Awaiting, ...]:
    """All that the board recommended or resolved and another body is to decide, in the order of the meetings."""
    found = []
    for meeting in reader.where(Meeting, board_id=board_id):
        for decision in reader.where(Decision, meeting_id=meeting.id):
            if not goes_to_another_body(decision) or reader.where(FinalAnswer, decision_id=decision.id):
                continue
            minute = reader.get(Minute, decision.minute_id)
            if minute is not None:
                words = " ".join(block.text.plain for block in reader.where(Block, decision_id=decision.id))
                found.append(Awaiting(decision=decision, words=words, minute=minute, meeting=meeting))
    return tuple(sorted(found, key=lambda one: (when_planned(one.meeting), one.minute.position, one.decision.id)))
