"""The situations of the real rules as meetings: who came and went, what was declared, what the chair ruled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, InterestEffect
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Member, Seat, Suspension
from clerk_app.domain.timeline import Event, EventKind, instant
from tests.domain.making import DAY, MEETING, ZONE, at, board, event, item, meeting, minute, record
from tests.domain.rules.real_cases import Plain, facts_of, quorum_rule, seat_of

E = EventKind
EARLIER, ITEM = "an earlier item", "the item"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a situation tells of the course of the meeting, in the hours of its day.

    Everybody named is there from `called`; `steps` are what happened then: who (or nobody) did what. `came` are those
    of them who came only with a step. The meeting begins at `begun` (None: it has not), comes to the item at `item` and
    is asked about at `asked`.
    """

    called: str = "10:00"
    begun: str | None = "10:00"
    item: str = "10:30"
    asked: str = "10:40"
    steps: tuple[tuple[str, EventKind, str | None], ...] = ()
    came: tuple[str, ...] = ()
    remote: tuple[str, ...] = ()
    business: str = ""
    adjourned: bool = False
    no_seats: tuple[str, ...] = ()
    no_chair: bool = False
    left_for: tuple[str, ...] = ()
    interests_in: str = ITEM


PLAINLY = Told()

IN_WORDS: Mapping[str, Told] = {
    "R05-S5": Told(no_seats=("IC",)),
    "R06-S3": Told(
        called="14:00", begun="14:00", item="15:20", asked="15:20", steps=(("15:10", E.LEFT, "NRW"),)
    ),
    "R07-S3": Told(steps=(("10:05", E.CHAIR_STOPPED, None),)),
    "R14-S3": Told(called="13:00", begun="13:00", item="13:40", asked="13:40", steps=(("13:30", E.LEFT, "G1"),)),
    "R17-S4": Told(called="13:30", begun="13:30", item="15:10", asked="15:10", steps=(("15:05", E.LEFT, "EY1"),)),
    "R21-S2": Told(called="18:00", begun="18:00", item="18:30", asked="18:46", steps=(("18:45", E.LEFT, "M3"),)),
    "R21-S3": PLAINLY,
    "R21-S4": Told(
        left_for=("M3", "M4"),
        interests_in=EARLIER,
        steps=(("10:25", E.RETURNED, "M3"), ("10:25", E.RETURNED, "M4")),
    ),
    "R34-S1": PLAINLY,
    "R34-S2": Told(steps=(("10:20", E.STEPPED_OUT, "M5"),)),
    "R34-S4": Told(begun=None),
    "R34-S5": Told(begun=None),
    "R41-S4": Told(called="13:00", begun="13:05", item="13:05", asked="13:05", no_chair=True),
    "R43-S1": Told(called="18:00", begun=None, asked="18:30"),
    "R43-S2": Told(
        called="18:00", begun="18:00", item="18:01", asked="18:26", came=("M3",), steps=(("18:25", E.ARRIVED, "M3"),)
    ),
    "R43-S3": Told(called="18:00", begun="18:00", item="18:00", asked="18:00"),
    "R44-S2": Told(
        called="18:00",
        begun="18:00",
        item="18:30",
        asked="19:00",
        remote=("B3", "B4"),
        steps=(("18:50", E.LEFT, "B3"), ("18:50", E.LEFT, "B4")),
    ),
    "R44-S3": Told(business="quasi-judicial hearing"),
    "R47-S3": PLAINLY,
    "R48-S1": Told(called="11:00", begun=None, asked="11:30"),
    "R48-S2": Told(adjourned=True),
    "R48-S3": Told(
        called="11:00",
        begun="11:00",
        item="11:05",
        asked="11:20",
        came=("M4", "M5"),
        steps=(("11:10", E.ARRIVED, "M4"), ("11:20", E.ARRIVED, "M5")),
    ),
}  # fmt: skip
"""Every situation that tells something in words or by a timeline; all others are told by who is there."""


def meeting_of(rule: Plain, situation: Plain) -> tuple[MeetingRecord, datetime]:
    """The situation as the record of a meeting, and the instant that it is asked about."""
    name, given = situation["id"], situation["given"]
    told = IN_WORDS[name] if {"context", "timeline"} & given.keys() else IN_WORDS.get(name, PLAINLY)
    roster = [one for one in rule["roster"] if one["id"] not in told.no_seats]
    seats = tuple(_with_substitute(seat_of(place, one), given) for place, one in enumerate(roster))
    business = replace(item(ITEM), business=told.business)
    whole = record(
        board=replace(board(), quorum=quorum_rule(rule["id"])),
        meeting=replace(meeting(start=told.called), adjourned_from=Id("last week's") if told.adjourned else None),
        seats=seats,
        members=tuple(_members(seats, given, facts_of(situation))),
        items=(item(EARLIER), business),
        minutes=(minute(EARLIER, EARLIER), minute(ITEM, ITEM)),
        attendees=tuple(_attendees(seats, given)),
        declarations=tuple(_declarations(given, told)),
        all_events=tuple(_events(given, told)),
    )
    return whole, instant(at(told.asked), 0, ZONE)


def _with_substitute(seat: Seat, given: Plain) -> Seat:
    named = given.get("substitutes", {})
    return replace(seat, substitutes=(_party(f"substitute of {seat.id}"),)) if seat.id in named else seat


def _members(seats: Sequence[Seat], given: Plain, facts: Plain) -> Iterator[Member]:
    for seat in seats:
        if seat.id not in given.get("vacant", ()):
            suspended = (Suspension(since=DAY),) if seat.id in given.get("suspended", ()) else ()
            since = facts.get("since", {}).get(seat.id)
            yield Member(
                id=Id(f"member {seat.id}"), seat_id=seat.id, holder=_party(seat.id), since=since, suspensions=suspended
            )


def _attendees(seats: Sequence[Seat], given: Plain) -> Iterator[Attendee]:
    standing_in = {*given.get("substitutes", {}), *given.get("substitutes_offered", {})}
    for place, seat in enumerate(seats):
        if seat.id in given.get("vacant", ()):
            continue
        has_proxy = seat.id in given.get("proxies", ())
        yield Attendee(
            id=seat.id,
            meeting_id=MEETING,
            position=place,
            who=_party(seat.id),
            seat_id=seat.id,
            proxy_id=Id(given["in_person"][0]) if has_proxy else None,
        )
        if seat.id in standing_in:
            name = f"substitute of {seat.id}"
            yield Attendee(
                id=Id(name),
                meeting_id=MEETING,
                position=place,
                who=_party(name),
                capacity=Capacity.SUBSTITUTE,
                substitute_for=seat.id,
            )


def _interested(given: Plain, told: Told) -> tuple[tuple[str, ...], InterestEffect]:
    conflicted: dict[str, Any] = given.get("conflicted", {})
    leaves = bool(told.left_for) or not conflicted.get("stays", True)
    names = told.left_for or tuple(conflicted.get("ids", ()))
    return names, InterestEffect.LEAVES if leaves else InterestEffect.STAYS


def _declarations(given: Plain, told: Told) -> Iterator[Declaration]:
    names, effect = _interested(given, told)
    for name in names:
        yield Declaration(
            id=Id(f"interest of {name}"),
            meeting_id=MEETING,
            minute_id=Id(told.interests_in),
            at=at("10:15" if told.interests_in == EARLIER else told.item),
            attendee_id=Id(name),
            effect=effect,
        )


def _events(given: Plain, told: Told) -> Iterator[Event]:
    remote = {*given.get("remote", ()), *told.remote}
    subs = [f"substitute of {one}" for key in ("substitutes", "substitutes_offered") for one in given.get(key, {})]
    for name in (*given["in_person"], *subs, *sorted(remote)):
        if name not in told.came:
            yield event(E.ARRIVED, told.called, name, remote=name in remote)
    if told.begun is not None:
        yield event(E.STARTED, told.begun)
        yield event(E.MOVED, told.begun, minute=EARLIER)
    names, effect = _interested(given, told)
    goes = names if effect is InterestEffect.LEAVES else ()
    if told.interests_in == EARLIER:
        yield from (_steps_out(name, "10:16") for name in goes)
    later = [event(kind, clock, who) for clock, kind, who in told.steps]
    yield from later
    if told.begun is not None:
        yield event(E.MOVED, told.item, minute=ITEM)
    if told.interests_in == ITEM:
        yield from (_steps_out(name, told.item) for name in goes)


def _steps_out(name: str, clock: str) -> Event:
    return replace(event(E.STEPPED_OUT, clock, name), declaration_id=Id(f"interest of {name}"))


def _party(name: str) -> Party:
    return Party(post_id=Id(name))
