"""Which decision made somebody a member, in words, and whether it still stands (requirement 1.18)."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, DecisionResult
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Minute
from clerk_app.domain.numbering import minute_numbers
from clerk_app.domain.seats import Member
from clerk_app.services.ports import Queries
from clerk_app.ui.presenting.answers import day_in_words
from clerk_app.wording.catalogue import say


@dataclass(frozen=True, slots=True)
class AgreedIn:
    """Where it was agreed, as a sentence; `stands` is False where the decision is gone or was not carried."""

    words: str
    stands: bool


def agreed_in(queries: Queries, board: Board, term: Member) -> AgreedIn | None:
    """The decision by which a term began; None where no decision is known."""
    if term.agreed_by is None:
        return None
    decision = queries.entity(Decision, term.agreed_by)
    meeting = queries.entity(Meeting, decision.meeting_id) if decision is not None else None
    if decision is None or meeting is None:
        return AgreedIn(say("members.agreed_gone"), stands=False)
    minutes = queries.where(Minute, meeting_id=meeting.id)
    numbers = minute_numbers(minutes, meeting.first_number, board.numbered_on(meeting.date))
    number, day = numbers.get(decision.minute_id, ""), day_in_words(meeting.date)
    where = say("members.agreed_in" if number else "members.agreed_at", number=number, day=day)
    if decision.result is not DecisionResult.CARRIED:
        return AgreedIn(say("members.agreed_not_carried", where=where), stands=False)
    return AgreedIn(where, stands=True)
