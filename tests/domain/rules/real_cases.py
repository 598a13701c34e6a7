"""The real rules of the shared cases: the engine's data of each, and its situations as rooms and ballots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from cattrs import Converter

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.ballot import Ballot, Choice
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.room import Attendance, ChairsRuling, Room, SeatNow, SitsAs
from clerk_app.domain.rules.voting import VotingRule
from clerk_app.domain.seats import Seat, SeatRole
from clerk_app.plain.conversion import make_converter

CASES = Path("cases", "rules-open.yaml")
DATA = Path(__file__).parents[2] / "data" / "rules-open.yaml"
MORE = DATA.with_name("rules-more.yaml")
BOARD = Id("board")

Plain = Mapping[str, Any]
"""What a YAML file holds is known only once it has been read."""

_ROLES = {"chair": SeatRole.CHAIR, "vice_chair": SeatRole.VICE_CHAIR}
_IN_WORDS = ("context", "timeline")
_CHOICES = {"for": Choice.FOR, "against": Choice.AGAINST, "abstain": Choice.ABSTAIN}


@dataclass(frozen=True)
class Case:
    """One situation of a rule: the room, the vote if there is one, and what the rule's own words give."""

    name: str
    quorum: QuorumRule | None
    voting: VotingRule | None
    room: Room
    question: str
    ballot: Ballot | None
    expected: Plain


@cache
def engine_data() -> dict[str, Any]:
    """Every rule as the engine's data, and what the words of the situations mean."""
    data: dict[str, Any] = _read(DATA)
    return data


@cache
def more_data() -> dict[str, Any]:
    """The rules that are told in our own words, with their situations."""
    data: dict[str, Any] = _read(MORE)
    return data


def _rule(name: str) -> Plain:
    rule: Plain = (engine_data() | more_data())[name]
    return rule


def real_rules(shared: Path) -> list[dict[str, Any]]:
    """The rules with their situations, as they were collected."""
    rules: list[dict[str, Any]] = _read(shared / CASES)["rules"]
    return rules


def quorum_rule(name: str) -> QuorumRule | None:
    """The engine's quorum rule of a real board; None where it has none."""
    plain = _rule(name).get("quorum")
    return _converter().structure(plain, QuorumRule) if plain is not None else None


def voting_rule(name: str) -> VotingRule | None:
    """The engine's voting rule of a real board; None where it has none."""
    plain = _rule(name).get("voting")
    return _converter().structure(plain, VotingRule) if plain is not None else None


def cases_of(rule: Plain) -> list[Case]:
    """The situations of a rule, as rooms and ballots."""
    name = rule["id"]
    return [_case(name, rule["roster"], situation) for situation in rule["situations"]]


def facts_of(situation: Plain) -> Plain:
    """What the situation's words mean; raises KeyError for words that nobody has read."""
    name = situation["id"]
    known: dict[str, Plain] = engine_data()[name.partition("-")[0]].get("facts", {})
    given = situation["given"]
    if any(word in given for word in _IN_WORDS):
        return known[name]
    return known.get(name, {})


@cache
def _converter() -> Converter:
    return make_converter(say_where=True)


def _read(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, yaml.CSafeLoader)


def _case(rule: str, roster: Sequence[Plain], situation: Plain) -> Case:
    decision = situation.get("decision")
    quorum, voting = quorum_rule(rule), voting_rule(rule)
    return Case(
        name=situation["id"],
        quorum=quorum,
        voting=voting,
        room=_room(roster, situation["given"], facts_of(situation)),
        question=decision["question"] if decision else "",
        ballot=_ballot(decision, situation["given"]) if decision else None,
        expected=situation["expect"],
    )


def _room(roster: Sequence[Plain], given: Plain, facts: Plain) -> Room:
    absent = facts.get("absent_seats", ())
    seats = tuple(_seat_now(place, one, given, facts) for place, one in enumerate(roster) if one["id"] not in absent)
    return Room(
        seats=seats,
        has_chair=facts.get("chair") != "nobody",
        business=facts.get("business", ""),
        call=2 if facts.get("adjourned_meeting", False) else 1,
        waited=facts.get("waited"),
        ruling=ChairsRuling(facts["ruling"]) if "ruling" in facts else None,
    )


def _seat_now(place: int, one: Plain, given: Plain, facts: Plain) -> SeatNow:
    name = one["id"]
    attendance, sits_as = _attendance(name, given, facts)
    conflicted = given.get("conflicted", {})
    interest = None
    if name in conflicted.get("ids", ()):
        interest = InterestEffect.STAYS if conflicted["stays"] else InterestEffect.LEAVES
        attendance = attendance if conflicted["stays"] else Attendance.AWAY
    return SeatNow(
        seat=seat_of(place, one),
        attendance=attendance,
        sits_as=sits_as,
        filled=name not in given.get("vacant", ()),
        suspended=name in given.get("suspended", ()),
        interest=interest,
        presiding=one.get("role") == "chair" and attendance is not Attendance.AWAY,
        since=facts.get("since", {}).get(name),
    )


def _attendance(name: str, given: Plain, facts: Plain) -> tuple[Attendance, SitsAs]:
    if name in facts.get("away", ()):
        return Attendance.AWAY, SitsAs.HOLDER
    if name in given.get("in_person", ()) or name in facts.get("arrived", ()):
        return Attendance.IN_PERSON, SitsAs.HOLDER
    if name in given.get("remote", ()) or name in facts.get("start_remote", ()):
        return Attendance.REMOTE, SitsAs.HOLDER
    if name in given.get("substitutes", {}):
        return Attendance.IN_PERSON, SitsAs.NAMED_SUBSTITUTE
    if name in given.get("substitutes_offered", {}):
        return Attendance.IN_PERSON, SitsAs.SUBSTITUTE
    if name in given.get("proxies", ()):
        return Attendance.IN_PERSON, SitsAs.PROXY
    return Attendance.AWAY, SitsAs.HOLDER


def seat_of(place: int, one: Plain) -> Seat:
    """The seat of one of the roster."""
    role = _ROLES.get(one.get("role", ""))
    return Seat(
        id=Id(one["id"]),
        board_id=BOARD,
        category_id=None,
        position=place,
        title=one.get("who", one["id"]),
        agency_id=Id(one["agency"]) if "agency" in one else None,
        roles=(role,) if role is not None else (),
        tags=tuple(one.get("tags", ())),
        voting=one.get("votes", True),
        weight=one.get("weight", 1),
    )


def _ballot(decision: Plain, given: Plain) -> Ballot:
    choices = {Id(seat): choice for word, choice in _CHOICES.items() for seat in decision.get(word, ())}
    choices |= {Id(seat): _CHOICES[word] for seat, word in given.get("attempted_vote", {}).items()}
    tie_broken = decision.get("casting_vote")
    return Ballot(choices=choices, tie_broken=_CHOICES[tie_broken] if tie_broken else None)
