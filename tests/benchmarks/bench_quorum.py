"""The quorum after an event, beside a plain loop over the same events: 200 members, up to 2,000 events.

Run: `python -m tests.benchmarks.bench_quorum [rounds]`. Each record is made anew with its verdict, as it is after each
event of a meeting; the loop only notes of every event who it is about. Twice the events may take little more than twice
the time, also where the meeting never has its quorum and each of its minutes is looked at.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from functools import partial
from statistics import median

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Meeting
from clerk_app.domain.minutes import Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.quorum import Tested as When
from clerk_app.domain.rules.usual import share_of_voting_members
from clerk_app.domain.seats import Member, Seat
from clerk_app.domain.timeline import Event, EventKind
from tests.benchmarks.report import Measured, compare, told

ROUNDS = 5
TURNS = 5
MEMBERS, STAY = 200, 110
EVENTS, TWICE = 1_000, 2_000
GOAL = 300.0
GROWTH = 2.4
DAY = date(2026, 3, 5)
BEGINS = datetime.combine(DAY, clock(10))
BOARD, MEETING = Id("board"), Id("meeting")
HELD = (When.THROUGHOUT, When.AT_START, When.EACH_ITEM)
NEVER_GOAL = 1_500.0
"""A meeting that never has its quorum is looked at in each of its minutes."""


def run(rounds: int = ROUNDS) -> list[Measured]:
    """The verdict beside the loop as often as a rule may have it tested, and its growth."""
    found = []
    for tested in HELD:
        long = meeting(TWICE, tested)
        name = f"verdict-{tested.value.replace('_', '-')}"
        found.append(compare(name, partial(taken, long.verdict), partial(taken, long.loop), goal=GOAL, rounds=rounds))
        short = meeting(EVENTS, tested)
        growth = compare(
            f"{name}-growth", partial(taken, long.verdict), partial(taken, short.verdict), goal=GROWTH, rounds=rounds
        )
        found.append(growth)
    never, half = meeting(TWICE, When.AT_START, wanted=4), meeting(EVENTS, When.AT_START, wanted=4)
    looked, loop = partial(taken, never.verdict), partial(taken, never.loop)
    found.append(compare("verdict-never-quorate", looked, loop, goal=NEVER_GOAL, rounds=rounds))
    less = partial(taken, half.verdict)
    found.append(compare("verdict-never-quorate-growth", looked, less, goal=GROWTH, rounds=rounds))
    return found


@dataclass(frozen=True)
class LongMeeting:
    """A record that is asked for its verdict, and the same events in a plain loop."""

    record: MeetingRecord

    def verdict(self) -> None:
        """What the live screen asks after an event."""
        replace(self.record).verdict()

    def loop(self) -> None:
        """Who each event is about, noted one by one."""
        standing: dict[Id, EventKind] = {}
        for event in self.record.all_events:
            if event.attendee_id is not None:
                standing[event.attendee_id] = event.kind


def meeting(events: int, tested: When, wanted: int = 2) -> LongMeeting:
    """A meeting of six hours: enough members stay throughout, others come and go all the time, and items are many.

    It takes `wanted` quarters of the members: with all four of them it never has its quorum.
    """
    names = [Id(f"{place:03}") for place in range(MEMBERS)]
    seats = tuple(
        Seat(id=name, board_id=BOARD, category_id=None, position=place, title=name) for place, name in enumerate(names)
    )
    rule = QuorumRule(tree=share_of_voting_members(wanted, 4), tested=tested)
    record = MeetingRecord(
        board=Board(id=BOARD, names=(DatedName("Assembly"),), quorum=rule),
        meeting=Meeting(id=MEETING, board_id=BOARD, date=DAY, start=clock(10)),
        seats=seats,
        members=tuple(Member(id=Id(f"of {name}"), seat_id=name, holder=Party(post_id=name)) for name in names),
        attendees=tuple(
            Attendee(id=name, meeting_id=MEETING, position=place, who=Party(post_id=name), seat_id=name)
            for place, name in enumerate(names)
        ),
        minutes=tuple(
            Minute(id=_minute(place), meeting_id=MEETING, position=place, heading=str(place))
            for place in range(TWICE // _ITEM)
        ),
        all_events=(
            *(_event(0, EventKind.ARRIVED, name) for name in names[:STAY]),
            _event(0, EventKind.STARTED),
            *(_going_on(place, names[STAY:]) for place in range(events - STAY - 1)),
        ),
    )
    return LongMeeting(record)


_ITEM = 100
"""After so many events the meeting moves on."""


def _going_on(place: int, names: list[Id]) -> Event:
    """Each of them comes and goes in turn, but for the events by which the meeting moves on."""
    if place % _ITEM == 0:
        return replace(_event(place, EventKind.MOVED), minute_id=_minute(place // _ITEM))
    rounds, who = divmod(place, len(names))
    return _event(place, EventKind.LEFT if rounds % 2 else EventKind.ARRIVED, names[who])


def _minute(place: int) -> Id:
    return Id(f"minute {place}")


def _event(place: int, kind: EventKind, who: Id | None = None) -> Event:
    at = BEGINS + timedelta(minutes=place * 360 // TWICE)
    return Event(
        id=Id(f"event {place:05} {kind} {who}"),
        meeting_id=MEETING,
        at=at,
        seq=place if who is None or place else -1,
        recorded_at=at.replace(tzinfo=UTC),
        kind=kind,
        attendee_id=who,
    )


def taken(act: Callable[[], None]) -> float:
    """Milliseconds of the middle of several times that the act is done."""
    times = []
    for _ in range(TURNS):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return median(times) * 1000


if __name__ == "__main__":
    sys.exit(told(run(*map(int, sys.argv[1:]))))
