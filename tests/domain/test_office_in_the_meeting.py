"""Members who join, leave their office or are suspended in the middle of a meeting: each counts from that minute on."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.room_state import RoomState
from clerk_app.domain.rules.amount import Base, Rounding, Share
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.quorum import Tested as When
from clerk_app.domain.rules.room import SeatNow
from clerk_app.domain.rules.tree import AtLeast
from clerk_app.domain.rules.verdict import Qualified, Verdict
from clerk_app.domain.seating import Seating, SeatingWalk, Sitting
from clerk_app.domain.seats import SeatRole
from clerk_app.domain.timeline import Event, EventKind, instant, stays
from tests.domain.making import DAY, ZONE, at, attendee, board, event, member, minute, record, seat

E = EventKind
NAMES = ("a", "b", "c", "d", "e")
MOST_OF_THOSE_IN_OFFICE = AtLeast(
    amount=Share(numerator=1, denominator=2, rounding=Rounding.MORE_THAN, base=Base.FILLED_NOT_SUSPENDED)
)


def council(*events: Event, more: tuple[Attendee, ...] = (), tested: When = When.THROUGHOUT) -> MeetingRecord:
    """Five members of whom most of those in office are a quorum, with two minutes."""
    return record(
        board=replace(board(), quorum=QuorumRule(tree=MOST_OF_THOSE_IN_OFFICE, tested=tested)),
        seats=tuple(seat(name) for name in NAMES),
        members=tuple(member(name) for name in NAMES),
        minutes=(minute("first"), minute("second")),
        attendees=(*(attendee(name, name) for name in NAMES), *more),
        all_events=events,
    )


def here(*names: str, clock: str = "10:00") -> tuple[Event, ...]:
    return tuple(event(E.ARRIVED, clock, name) for name in names)


def moment(clock: str) -> datetime:
    return instant(at(clock), 0, ZONE)


def found(whole: MeetingRecord, clock: str) -> tuple[bool, int, int]:
    verdict = verdict_of(whole, clock)
    return verdict.quorate, verdict.counted, verdict.needed


def verdict_of(whole: MeetingRecord, clock: str) -> Verdict:
    verdict = whole.verdict(moment(clock))
    assert verdict is not None
    return verdict


def taken(whole: MeetingRecord, name: str, clock: str) -> SeatNow:
    return next(one for one in whole.room(moment(clock)).seats if one.seat.id == name)


def test_who_is_co_opted_in_the_meeting_counts_and_fills_the_seat_from_that_minute_on() -> None:
    whole = council(*here("a", "b", "e"), event(E.STARTED, "10:00"), event(E.JOINED, "10:30", "e"))
    assert found(whole, "10:29") == (False, 2, 3)
    assert found(whole, "10:30") == (True, 3, 3)
    assert [taken(whole, "e", clock).filled for clock in ("10:29", "10:30")] == [False, True]


def test_who_is_co_opted_without_a_term_of_the_day_fills_the_seat_and_goes_on_doing_so_when_away() -> None:
    whole = council(*here("a", "b"), event(E.JOINED, "10:30", "e"), event(E.LEFT, "10:40", "e"))
    whole = replace(whole, members=whole.members[:-1])
    assert [taken(whole, "e", clock).filled for clock in ("10:29", "10:31", "10:41")] == [False, True, True]


def test_who_resigns_counts_no_more_though_they_stay_in_the_room_and_the_base_is_smaller() -> None:
    whole = council(*here("a", "b", "c"), event(E.STARTED, "10:00"), event(E.LEFT_OFFICE, "10:30", "c"))
    assert found(whole, "10:29") == (True, 3, 3)
    assert found(whole, "10:30") == (False, 2, 3)
    assert (taken(whole, "c", "10:30").filled, taken(whole, "c", "10:30").is_here) == (False, False)


def test_two_who_resign_in_their_absence_make_the_others_quorate() -> None:
    gone = (event(E.LEFT_OFFICE, "10:30", "d"), event(E.LEFT_OFFICE, "10:30", "e"))
    whole = council(*here("a", "b"), event(E.STARTED, "10:00"), *gone)
    assert found(whole, "10:29") == (False, 2, 3)
    assert found(whole, "10:30") == (True, 2, 2)


def test_who_is_suspended_in_the_meeting_does_not_count_until_they_may_act_again() -> None:
    out, back = event(E.SUSPENDED, "10:30", "c"), event(E.REINSTATED, "10:50", "c")
    whole = council(*here("a", "b", "c"), event(E.STARTED, "10:00"), out, back)
    assert [found(whole, clock) for clock in ("10:29", "10:30", "10:50")] == [
        (True, 3, 3),
        (False, 2, 3),
        (True, 3, 3),
    ]


def test_the_chair_who_resigns_is_in_the_chair_no_more() -> None:
    whole = council(*here("a", "b"), event(E.LEFT_OFFICE, "10:30", "a"))
    whole = replace(whole, seats=(replace(whole.seats[0], roles=(SeatRole.CHAIR,)), *whole.seats[1:]))
    assert [whole.room(moment(clock)).has_chair for clock in ("10:29", "10:30")] == [True, False]


def test_a_successor_sits_on_the_seat_from_when_the_first_holder_resigned() -> None:
    new = replace(attendee("new", "a"), position=99)
    events = (*here("a", "b", "new"), event(E.LEFT_OFFICE, "10:30", "a"), event(E.JOINED, "10:40", "new"))
    whole = council(*events, more=(new,))
    known = [taken(whole, "a", clock) for clock in ("10:29", "10:35", "10:40")]
    assert [(one.filled, one.is_here) for one in known] == [(True, True), (False, False), (True, True)]


def test_what_becomes_of_their_office_marks_nobody_as_come_or_gone() -> None:
    whole = council(*here("a"), event(E.SUSPENDED, "10:30", "a"))
    assert whole.standings()[Id("a")].is_here
    assert stays(whole.events)[Id("a")][0].left is None


def test_apologies_leave_a_member_out_of_a_base_of_those_without() -> None:
    whole = council(*here("a", "b"), event(E.APOLOGIES, "10:00", "c"), event(E.ABSENT, "10:00", "d"))
    assert [taken(whole, name, "10:10").on_leave for name in NAMES] == [False, False, True, False, False]


def test_who_comes_or_comes_back_after_the_item_began_has_missed_a_part_of_it_until_the_next() -> None:
    whole = council(
        *here("a", "b"),
        event(E.STARTED, "10:00"),
        event(E.MOVED, "10:00", minute="first"),
        *here("e", clock="10:00"),
        event(E.STEPPED_OUT, "10:05", "b"),
        event(E.RETURNED, "10:10", "b"),
        *here("c", clock="10:10"),
        event(E.MOVED, "10:20", minute="second"),
    )
    assert [taken(whole, name, "10:15").missed for name in ("a", "b", "c", "e")] == [False, True, True, False]
    assert not any(one.missed for one in whole.room(moment("10:25")).seats)


class TestACallForACount:
    def whole(self, *events: Event) -> MeetingRecord:
        return council(*here("a", "b"), event(E.STARTED, "10:00"), *events, tested=When.WHEN_CALLED)

    def test_until_somebody_calls_for_it_nobody_looks_at_the_number(self) -> None:
        whole = self.whole(event(E.COUNT_CALLED, "10:30"))
        assert verdict_of(whole, "10:29").qualified is Qualified.PRESUMED
        assert (verdict_of(whole, "10:30").quorate, verdict_of(whole, "10:31").quorate) == (False, False)

    def test_once_the_number_was_there_again_it_takes_another_call(self) -> None:
        called, more = event(E.COUNT_CALLED, "10:30"), here("c", clock="10:40")
        whole = self.whole(called, *more, event(E.LEFT, "10:50", "c"), event(E.COUNT_CALLED, "10:55"))
        quorate = [verdict_of(whole, clock).quorate for clock in ("10:35", "10:45", "10:52", "10:55")]
        assert quorate == [False, True, True, False]

    def test_a_call_that_finds_the_number_there_changes_nothing(self) -> None:
        whole = self.whole(*here("c", clock="10:20"), event(E.COUNT_CALLED, "10:30"), event(E.LEFT, "10:40", "c"))
        assert verdict_of(whole, "10:41").qualified is Qualified.PRESUMED


_KINDS = (E.ARRIVED, E.LEFT, E.APOLOGIES, E.JOINED, E.LEFT_OFFICE, E.SUSPENDED, E.REINSTATED, E.TOOK_CHAIR)


@given(st.lists(st.tuples(st.sampled_from(_KINDS), st.sampled_from(NAMES)), max_size=12), st.sampled_from(NAMES))
def test_seats_looked_at_one_by_one_are_those_that_are_looked_at_all_together(
    happened: list[tuple[EventKind, str]], proxy: str
) -> None:
    known = [attendee(name, name) for name in NAMES]
    known[0] = replace(known[0], proxy_id=Id(proxy))
    substitute = replace(attendee("s", None, Capacity.SUBSTITUTE), substitute_for=Id("b"))
    seats = [seat(name) for name in NAMES]
    sitters = [*zip(known, seats, strict=True), (substitute, seats[1])]
    seating = Seating(seats, sitters, [member(name) for name in NAMES], DAY)
    state, walk = RoomState({}), SeatingWalk(seating)
    for place, (kind, name) in enumerate(happened):
        state.note(event(kind, f"10:{place:02}", name))
        walk.touch(Id(name))
        sitting = Sitting(
            standings=state.standings, chair_id=state.chair_taken, offices=state.offices, joining=(Id("c"),)
        )
        assert walk.now(sitting) == seating.now(sitting)


@pytest.mark.parametrize("tested", [When.AT_START, When.EACH_ITEM])
def test_a_quorum_that_was_found_holds_though_a_member_resigns(tested: When) -> None:
    begun = event(E.STARTED, "10:00"), event(E.MOVED, "10:00", minute="first")
    whole = council(*here("a", "b", "c"), *begun, event(E.LEFT_OFFICE, "10:30", "c"), tested=tested)
    assert verdict_of(whole, "10:31").quorate
