"""An election as the clerk types it: a line for each candidate with the votes, and a blank line between rounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clerk_app.domain.rules.deciding import Outcome, VoteResult, force_of
from clerk_app.domain.rules.electing import CandidateVotes, ElectionFound, ElectionOutcome, ElectionRound, elect
from clerk_app.ui.presenting.votes.case import VoteCase
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import listed

_LINE = re.compile(r"(?P<name>\S.*?)[\s:,]+(?P<votes>[0-9]{1,4})\s*(?P<won>\*?)")
"""“Anna Smith 7”, “Anna Smith: 7”; a star behind it is for whom a tie was broken."""


@dataclass(frozen=True, kw_only=True)
class RoundsRead:
    """The rounds that were typed, and the lines that say nothing of a candidate and their votes."""

    rounds: tuple[ElectionRound, ...] = ()
    unread: tuple[str, ...] = ()


def rounds_read(typed: str) -> RoundsRead:
    """What was typed, as rounds; a round without a candidate is none."""
    rounds: list[ElectionRound] = []
    unread: list[str] = []
    for block in re.split(r"\n\s*\n", typed):
        candidates: list[CandidateVotes] = []
        won: list[str] = []
        abstentions = 0
        for line in filter(None, map(str.strip, block.splitlines())):
            found = _LINE.fullmatch(line)
            if found is None or any(one.name == found["name"] for one in candidates):
                unread.append(line)
            elif found["name"].casefold() == say("vote.election.abstained_typed").casefold():
                abstentions = int(found["votes"])
            else:
                candidates.append(CandidateVotes(name=found["name"], votes=int(found["votes"])))
                won += [found["name"]] if found["won"] else []
        if candidates:
            rounds.append(ElectionRound(candidates=tuple(candidates), abstentions=abstentions, tie_won_by=tuple(won)))
    return RoundsRead(rounds=tuple(rounds), unread=tuple(unread))


def rounds_typed(rounds: Sequence[ElectionRound]) -> str:
    """The rounds as they are typed."""
    return "\n\n".join("\n".join(_lines(one)) for one in rounds)


def election_found(case: VoteCase, question: str, rounds: Sequence[ElectionRound]) -> ElectionFound | None:
    """What the election comes to so far; None before there is a round."""
    return elect(case.question(question), case.room, rounds, case.verdict) if rounds else None


def outcome_of(found: ElectionFound | None) -> Outcome:
    """The same as what a vote comes to: carried once all places are filled."""
    outcomes = {ElectionOutcome.ELECTED: Outcome.CARRIED, ElectionOutcome.TO_BE_BROKEN: Outcome.TO_BE_BROKEN}
    return outcomes.get(found.outcome, Outcome.TO_BE_SETTLED) if found is not None else Outcome.TO_BE_SETTLED


def election_result(
    case: VoteCase, question: str, rounds: Sequence[ElectionRound], limbs_met: frozenset[int]
) -> VoteResult:
    """The same as the record keeps it: carried once all places are filled."""
    found = election_found(case, question, rounds)
    last = rounds[-1] if rounds else ElectionRound(candidates=())
    return VoteResult(
        outcome=outcome_of(found),
        force=force_of(case.question(question), case.verdict, limbs_met),
        ayes=sum(one.votes for one in last.candidates),
        noes=0,
        abstentions=last.abstentions,
        elected=found.elected if found is not None else (),
    )


def told_of_election(found: ElectionFound | None, read: RoundsRead) -> Iterator[str]:
    """How it stands: who is elected, what it takes, who goes on or is tied, and what could not be read."""
    if found is not None:
        if found.elected:
            yield say("vote.election.elected", count=len(found.elected), names=listed(found.elected))
        if found.takes is not None:
            yield say("vote.election.takes", takes=found.takes, of=found.of)
        if found.tied:
            yield say("vote.election.tied", names=listed(found.tied))
        if found.goes_on:
            yield say("vote.election.goes_on", names=listed(found.goes_on))
    for line in read.unread:
        yield say("vote.election.unread", line=line)


def _lines(one: ElectionRound) -> Iterator[str]:
    for candidate in one.candidates:
        star = " *" if candidate.name in one.tie_won_by else ""
        yield f"{candidate.name} {candidate.votes}{star}"
    if one.abstentions:
        yield f"{say('vote.election.abstained_typed')} {one.abstentions}"
