"""The rules that are told in our own words: their situations as rooms, ballots and what the words give."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.ballot import Ballot, Choice
from clerk_app.domain.rules.electing import CandidateVotes, ElectionRound
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.room import Attendance, ChairsRuling, Room, SeatNow, SitsAs
from clerk_app.domain.rules.voting import VotingRule
from clerk_app.domain.seats import Seat, SeatRole
from tests.domain.rules.real_cases import Plain, more_data, quorum_rule, seat_of, voting_rule

IN_A_ROOM = {
    "here", "remote", "substitutes", "strangers", "proxies", "vacant", "suspended", "conflicted", "out", "chair",
    "waited", "lacking", "business", "adjourned_meeting", "call", "held", "not_started", "ruling", "vote", "apologies",
    "missed", "count_called", "question", "rounds", "days_after",
}  # fmt: skip
GIVEN = {"gives", "then", "qualified", "outcome", "force", "votes", "election", "elected", "goes_on"}

_WAYS: Mapping[str, tuple[Attendance, SitsAs]] = {
    "here": (Attendance.IN_PERSON, SitsAs.HOLDER),
    "remote": (Attendance.REMOTE, SitsAs.HOLDER),
    "substitutes": (Attendance.IN_PERSON, SitsAs.NAMED_SUBSTITUTE),
    "strangers": (Attendance.IN_PERSON, SitsAs.SUBSTITUTE),
    "proxies": (Attendance.IN_PERSON, SitsAs.PROXY),
}
_CHOICES = {"for": Choice.FOR, "against": Choice.AGAINST, "abstain": Choice.ABSTAIN}


@dataclass(frozen=True)
class Told:
    """One situation of a rule, and what the rule's words give."""

    name: str
    quorum: QuorumRule | None
    voting: VotingRule | None
    room: Room
    question: str
    ballot: Ballot | None
    rounds: tuple[ElectionRound, ...]
    expected: Plain


def told_cases() -> Iterator[Told]:
    """Every situation of every rule."""
    for name, rule in more_data().items():
        for place, situation in enumerate(rule["situations"], 1):
            vote = situation.get("vote")
            yield Told(
                name=f"{name}-{place}",
                quorum=quorum_rule(name),
                voting=voting_rule(name),
                room=_room(rule["roster"], situation),
                question=(vote or situation).get("question", ""),
                ballot=_ballot(vote) if vote else None,
                rounds=tuple(map(_round, situation.get("rounds", ()))),
                expected=situation,
            )


def _round(given: str) -> ElectionRound:
    votes = tuple(CandidateVotes(name=word[0], votes=int(word[1:])) for word in given.split())
    return ElectionRound(candidates=votes)


def seats_of(roster: Plain) -> tuple[Seat, ...]:
    """The seats of a roster: so many of each name."""
    seats: list[Seat] = []
    for name, given in roster.items():
        number, more = (given, {}) if isinstance(given, int) else given
        for one in range(1, number + 1):
            seats.append(seat_of(len(seats), {"id": f"{name}{one}", **more}))
    return tuple(seats)


def _names(given: str) -> Iterator[str]:
    """The seats that "CH1 M1-4" names."""
    for word in given.split():
        name, first, last = re.fullmatch(r"([A-Z]+)(\d+)(?:-(\d+))?", word).groups()  # type: ignore[union-attr]
        yield from (f"{name}{one}" for one in range(int(first), int(last or first) + 1))


def _room(roster: Plain, situation: Plain) -> Room:
    seats = seats_of(roster)
    presiding = situation.get("chair") or next((seat.id for seat in seats if SeatRole.CHAIR in seat.roles), None)
    return Room(
        seats=tuple(_seat_now(seat, situation, presiding) for seat in seats),
        has_chair=presiding != "nobody",
        business=situation.get("business", ""),
        has_started=not situation.get("not_started", False),
        call=2 if situation.get("adjourned_meeting", False) else situation.get("call", 1),
        days_after=situation.get("days_after"),
        waited=situation.get("waited"),
        lacking=situation.get("lacking"),
        ruling=ChairsRuling(situation["ruling"]) if "ruling" in situation else None,
        count_called=situation.get("count_called", False),
    )


def _seat_now(seat: Seat, situation: Plain, presiding: str | None) -> SeatNow:
    def among(key: str) -> bool:
        return seat.id in _names(situation.get(key, ""))

    ways = (way for key, way in _WAYS.items() if among(key))
    attendance, sits_as = next(ways, (Attendance.AWAY, SitsAs.HOLDER))
    held: Mapping[str, str] = situation.get("held", {})
    effect = InterestEffect.STAYS if among("conflicted") else InterestEffect.LEAVES if among("out") else None
    return SeatNow(
        seat=seat,
        attendance=attendance,
        sits_as=sits_as,
        filled=not among("vacant"),
        suspended=among("suspended"),
        interest=effect,
        presiding=seat.id == presiding and attendance is not Attendance.AWAY,
        on_leave=among("apologies"),
        missed=among("missed"),
        proxy_with=next((Id(holder) for holder, whose in held.items() if seat.id in _names(whose)), None),
    )


def _ballot(vote: Mapping[str, Any]) -> Ballot:
    choices = {Id(name): choice for word, choice in _CHOICES.items() for name in _names(vote.get(word, ""))}
    return Ballot(choices=choices, tie_broken=_CHOICES[vote["tie"]] if "tie" in vote else None)
