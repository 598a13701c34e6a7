"""Made-up boards to take votes in: so many agencies in the room, each with its people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.amount import Unit
from clerk_app.domain.rules.room import Attendance, Room, SeatNow
from clerk_app.domain.rules.verdict import Reason, Verdict
from clerk_app.domain.rules.voting import Question, ShareFor, VoteBase, VotingRule
from clerk_app.domain.seats import Seat
from clerk_app.ui.presenting.votes.case import VoteCase
from clerk_app.ui.presenting.votes.recording import Places

AT = datetime(2026, 3, 2, 10, 52)
FOUR_FIFTHS = ShareFor(numerator=4, denominator=5, base=VoteBase.PRESENT)
BY_AGENCY = Question(needs=(FOUR_FIFTHS,), unit=Unit.AGENCIES)
PLACES = Places(
    meeting_id=Id("e" * 32),
    minute_id=Id("d" * 32),
    proposal_id=Id("1" * 32),
    vote_id=Id("2" * 32),
    decision_id=Id("3" * 32),
    kind="resolved",
)
NOT_QUORATE = Verdict(quorate=False, counted=2, needed=3, possible=5, reason=Reason.TOO_FEW_AGENCIES)


def seat(number: int, agency: str = "", *, interest: InterestEffect | None = None, here: bool = True) -> SeatNow:
    """A seat with somebody on it; number 0 is in the chair."""
    return SeatNow(
        seat=Seat(
            id=Id(f"s{number}"),
            board_id=Id("b" * 32),
            category_id=None,
            position=number,
            title=f"Seat {number}",
            agency_id=Id(agency) if agency else None,
        ),
        attendance=Attendance.IN_PERSON if here else Attendance.AWAY,
        interest=interest,
        presiding=number == 0,
    )


def agencies(count: int) -> tuple[SeatNow, ...]:
    """So many agencies with one seat each."""
    return tuple(seat(number, f"agency {number}") for number in range(count))


def persons(count: int) -> tuple[SeatNow, ...]:
    """So many persons of no agency."""
    return tuple(seat(number) for number in range(count))


def case(
    seats: Sequence[SeatNow], *questions: Question, verdict: Verdict | None = None, first: bool = False
) -> VoteCase:
    """A vote in that room."""
    return VoteCase(
        rule=VotingRule(questions=questions or (Question(),), consensus_first=first),
        has_rule=bool(questions),
        room=Room(seats=tuple(seats), has_chair=True),
        verdict=verdict,
        at=AT,
        chair="Chair",
        names=str,
        seated={},
    )
