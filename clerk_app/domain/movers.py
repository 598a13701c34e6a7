"""Who proposed and who seconded what was decided, and how that is read from a line of names."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Candidate, Nearness, match_people
from clerk_app.domain.record import MeetingRecord

PARTING = ";"
"""What parts the one from the other: names may hold commas."""


@dataclass(frozen=True, slots=True)
class Movers:
    """Who proposed and who seconded, of those who belong to the meeting; `proposal_id` is what of, once it is known."""

    proposer_id: Id | None = None
    seconder_id: Id | None = None
    proposal_id: Id | None = None

    def __bool__(self) -> bool:
        return bool(self.proposer_id or self.seconder_id)


NO_MOVERS = Movers()


@dataclass(frozen=True, slots=True)
class MoversRead:
    """What a line of names is understood as; `unknown` are the words that are nobody of the meeting."""

    movers: Movers
    unknown: str = ""


def read_movers(typed: str, record: MeetingRecord) -> MoversRead:
    """The proposer, then behind a semicolon the seconder: of those who belong to the meeting, whoever is here first."""
    found: list[Id | None] = []
    for words in [*typed.split(PARTING), ""][:2]:
        if not words.strip():
            found.append(None)
            continue
        best = next(iter(match_people(words, _people(record))), None)
        if best is None:
            return MoversRead(NO_MOVERS, words.strip())
        found.append(best.candidate.id)
    return MoversRead(Movers(*found))


def _people(record: MeetingRecord) -> list[Candidate]:
    standings = record.standings()
    return [
        Candidate(
            id=one.id,
            name=record.party_name(one.who),
            nearness=Nearness.HERE if standings[one.id].is_here else Nearness.MEMBER,
        )
        for one in record.attendees
    ]
