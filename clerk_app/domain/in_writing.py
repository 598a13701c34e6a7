"""What the replies to a written procedure come to by the board's voting rule."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from clerk_app.domain.decisions import Reply, WrittenOutcome, WrittenProcedure
from clerk_app.domain.identity import Id
from clerk_app.domain.rules.amount import Unit
from clerk_app.domain.rules.ballot import Ballot
from clerk_app.domain.rules.deciding import Outcome, VoteResult, decide, may_vote, votes_one_by_one
from clerk_app.domain.rules.room import Room, SeatNow
from clerk_app.domain.rules.voting import Question, VotingRule
from clerk_app.domain.seats import Member, Seat


def asked_in_writing(seats: Iterable[Seat], members: Iterable[Member], day: date) -> Room:
    """The board without a meeting: nobody is anywhere, and whoever holds a seat on the day may answer."""
    holding = {member.seat_id: member for member in members if member.holds_on(day)}
    return Room(
        seats=tuple(
            SeatNow(
                seat=seat,
                filled=seat.id in holding,
                suspended=seat.id in holding and holding[seat.id].is_suspended_on(day),
            )
            for seat in seats
            if not seat.is_beside
        )
    )


def question_in_writing(procedure: WrittenProcedure, rule: VotingRule) -> Question:
    """What it takes to carry what is asked, with whoever is away answering."""
    return replace(rule.question(procedure.question), in_writing=True)


def asked_of(question: Question, room: Room) -> tuple[tuple[Id, ...], bool]:
    """Whose replies count: the agencies where the rule counts agencies (True), else the seats with a vote."""
    seats = [one.seat for one in room.seats if one.filled and may_vote(one, question)]
    if question.unit is Unit.AGENCIES and not votes_one_by_one(question):
        return tuple(dict.fromkeys(seat.agency_id for seat in seats if seat.agency_id is not None)), True
    return tuple(seat.id for seat in seats), False


def result_in_writing(procedure: WrittenProcedure, rule: VotingRule, room: Room) -> VoteResult:
    """What the replies so far come to. Nothing is asked of a quorum, since nobody meets."""
    choices = {reply.seat_id: reply.choice for reply in procedure.replies if reply.seat_id is not None}
    settled = {str(reply.agency_id): reply.choice for reply in procedure.replies if reply.agency_id is not None}
    return decide(question_in_writing(procedure, rule), room, Ballot(choices=choices, settled=settled))


def outcome_of(result: VoteResult) -> WrittenOutcome:
    """How a procedure ends with these votes: whatever was not carried was not agreed."""
    return WrittenOutcome.AGREED if result.outcome is Outcome.CARRIED else WrittenOutcome.NOT_AGREED


def with_reply(procedure: WrittenProcedure, reply: Reply) -> WrittenProcedure:
    """The procedure with one reply more, or another of the same one."""
    others = (one for one in procedure.replies if (one.seat_id, one.agency_id) != (reply.seat_id, reply.agency_id))
    return replace(procedure, replies=(*others, reply))


def without_reply(procedure: WrittenProcedure, seat_id: Id | None, agency_id: Id | None) -> WrittenProcedure:
    """The procedure without what one of them answered."""
    kept = (one for one in procedure.replies if (one.seat_id, one.agency_id) != (seat_id, agency_id))
    return replace(procedure, replies=tuple(kept))
