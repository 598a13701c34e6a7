"""What an election between several candidates comes to, round by round: who is elected, who goes on, what is tied."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from clerk_app.domain.rules.ballot import Counts
from clerk_app.domain.rules.deciding import base_of
from clerk_app.domain.rules.room import Room
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.rules.voting import Election, ElectionTie, NextRound, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateVotes:
    """A candidate by name, and how many votes they got."""

    name: str
    votes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionRound:
    """The votes of one round, and the candidates for whom a tie in it was broken."""

    candidates: tuple[CandidateVotes, ...]
    abstentions: int = 0
    tie_won_by: tuple[str, ...] = ()


class ElectionOutcome(StrEnum):
    """What a round came to. NEXT_ROUND: there are places left, for which some go on. AGAIN: those who are tied do.

    TO_BE_BROKEN: who of those who are tied is elected is for the lot, or for whoever breaks a tie.
    """

    ELECTED = "elected"
    NEXT_ROUND = "next_round"
    AGAIN = "again"
    TO_BE_BROKEN = "to_be_broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionFound:
    """What a round came to: who is elected, who goes on into the next, and who is tied for the places left.

    `takes` is how many votes it takes of `of`; None where the most are enough.
    """

    outcome: ElectionOutcome
    elected: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    takes: int | None = None
    of: int = 0


@dataclass(frozen=True)
class _Votes:
    """The candidates, those with the most votes first; at equal votes in their own order."""

    candidates: Sequence[CandidateVotes]
    order: list[CandidateVotes] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "order", sorted(self.candidates, key=lambda one: -one.votes))

    def but(self, names: Sequence[str]) -> list[CandidateVotes]:
        return [one for one in self.order if one.name not in names]


def elect(
    question: Question, room: Room, rounds: Sequence[ElectionRound], quorum: Verdict | None = None
) -> ElectionFound:
    """What the last of these rounds comes to; the places that were filled in earlier ones are taken.

    Raises ValueError where the question is no election, or there is no round yet.
    """
    election = question.election
    if election is None or not rounds:
        raise ValueError("no election, or no round of it")
    elected: tuple[str, ...] = ()
    found = ElectionFound(outcome=ElectionOutcome.NEXT_ROUND)
    for number, one in enumerate(rounds, 1):
        found = _round(election, _takes(question, room, one, quorum, number), one, elected)
        elected = found.elected
    return found


def _takes(
    question: Question, room: Room, one: ElectionRound, quorum: Verdict | None, number: int
) -> tuple[int | None, int]:
    """How many votes it takes in a round, of how many; None where the most are enough."""
    election = question.election
    cast = sum(candidate.votes for candidate in one.candidates)
    if election is None or election.takes is None or 0 < election.rounds < number:
        return None, cast
    share = election.takes
    of = base_of(share, question, room, Counts(ayes=cast, noes=0, abstentions=one.abstentions), quorum)
    return share.of(of), of


def _round(
    election: Election, takes: tuple[int | None, int], one: ElectionRound, elected: tuple[str, ...]
) -> ElectionFound:
    needed, of = takes
    votes = _Votes(one.candidates)
    left = election.places - len(elected)
    able = [two for two in votes.but(elected) if two.votes >= (needed if needed is not None else 1)]
    sure, tied = _sure_and_tied(able, left)
    won = tuple(name for name in one.tie_won_by if name in tied)[: left - len(sure)]
    elected = (*elected, *sure, *won)
    if len(elected) >= election.places:
        return ElectionFound(outcome=ElectionOutcome.ELECTED, elected=elected, takes=needed, of=of)
    if tied:
        outcome = ElectionOutcome.AGAIN if election.tie is ElectionTie.AGAIN else ElectionOutcome.TO_BE_BROKEN
        goes_on = tied if outcome is ElectionOutcome.AGAIN else ()
        return ElectionFound(outcome=outcome, elected=elected, goes_on=goes_on, tied=tied, takes=needed, of=of)
    goes_on = _goes_on(election, votes.but(elected), election.places - len(elected))
    return ElectionFound(outcome=ElectionOutcome.NEXT_ROUND, elected=elected, goes_on=goes_on, takes=needed, of=of)


def _sure_and_tied(able: Sequence[CandidateVotes], places: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is elected whatever the tie, and those who are tied for the places that are left."""
    if len(able) <= places:
        return tuple(one.name for one in able), ()
    last = able[places - 1].votes
    if able[places].votes < last:
        return tuple(one.name for one in able[:places]), ()
    sure = tuple(one.name for one in able if one.votes > last)
    return sure, tuple(one.name for one in able if one.votes == last)


def _goes_on(election: Election, left: Sequence[CandidateVotes], places: int) -> tuple[str, ...]:
    """Who stands in the next round; of those who are tied for the last place in it all do."""
    match election.then:
        case NextRound.TWO_MOST if len(left) > places + 1:
            last = left[places].votes
            return tuple(one.name for one in left if one.votes >= last)
        case NextRound.WITHOUT_LAST if len(left) > places + 1:
            fewest = left[-1].votes
            kept = tuple(one.name for one in left if one.votes > fewest)
            return kept if len(kept) > places else tuple(one.name for one in left)
    return tuple(one.name for one in left)
