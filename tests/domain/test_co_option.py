"""The cap on co-option: its arithmetic at every size of a board, and who is counted."""

from dataclasses import replace

import pytest

from clerk_app.domain.co_option import co_opted_now, most_co_opted
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Capacity
from clerk_app.domain.membership import CoOption
from clerk_app.domain.people import Party
from clerk_app.domain.rules.amount import Rounding
from clerk_app.domain.rules.room import SitsAs
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.seats import Seat, SeatRole
from clerk_app.domain.timeline import EventKind
from tests.domain.making import attendee, board, event, member, record, seat

FIFTEEN_DOWN = CoOption(numerator=15, denominator=100)
FIFTEEN_UP = CoOption(numerator=15, denominator=100, rounding=Rounding.UP)


@pytest.mark.parametrize(
    ("others", "down", "up"),
    [(0, 0, 0), (1, 0, 1), (6, 0, 1), (7, 1, 2), (13, 1, 2), (14, 2, 3), (20, 3, 3), (21, 3, 4), (200, 30, 30)],
)  # 15% of 7 is 1.05, of 13 1.95, of 14 2.1
def test_a_share_of_the_other_seats_is_rounded_as_the_rule_says(others: int, down: int, up: int) -> None:
    assert (most_co_opted(FIFTEEN_DOWN, others), most_co_opted(FIFTEEN_UP, others)) == (down, up)


@pytest.mark.parametrize("cap", [(15, 100), (1, 10), (1, 4), (1, 3), (1, 1), (99, 100)])
@pytest.mark.parametrize("others", range(201))
def test_at_every_size_no_more_than_the_share_and_no_less_than_its_whole_part(
    others: int, cap: tuple[int, int]
) -> None:
    """Worked out the other way round: counting up how many still fit into the share, or begin to."""
    numerator, denominator = cap
    fit = [many for many in range(others + 1) if many * denominator <= numerator * others]
    begun = [many for many in range(others + 1) if many * denominator >= numerator * others]
    down = most_co_opted(CoOption(numerator=numerator, denominator=denominator), others)
    up = most_co_opted(CoOption(numerator=numerator, denominator=denominator, rounding=Rounding.UP), others)
    assert (down, up) == (max(fit), min(begun))


def _board(others: int, co_opted: int) -> tuple[Seat, ...]:
    own = tuple(seat(f"seat {number}") for number in range(others))
    return (*own, *(replace(seat(f"co-opted {number}"), co_opted=True) for number in range(co_opted)))


def _ids(seats: tuple[Seat, ...]) -> set[Id]:
    return {one.id for one in seats}


def test_with_seven_other_seats_one_may_be_co_opted_and_the_second_is_one_too_many() -> None:
    one, two = _board(7, 1), _board(7, 2)
    assert not co_opted_now(FIFTEEN_DOWN, one, _ids(one)).is_above
    found = co_opted_now(FIFTEEN_DOWN, two, _ids(two))
    assert (found.others, found.most, found.now, found.is_above) == (7, 1, 2, True)


def test_a_co_opted_seat_that_is_vacant_is_no_member() -> None:
    seats = _board(7, 2)
    assert co_opted_now(FIFTEEN_DOWN, seats, _ids(seats) - {Id("co-opted 1")}).now == 1


def test_the_share_is_of_the_seats_that_are_filled_where_the_rule_says_so() -> None:
    seats = _board(7, 1)
    filled = _ids(seats) - {Id("seat 0")}
    assert co_opted_now(replace(FIFTEEN_DOWN, of_filled_seats=True), seats, filled).most == 0
    assert co_opted_now(FIFTEEN_DOWN, seats, filled).most == 1


@pytest.mark.parametrize("role", [SeatRole.CLERK, SeatRole.OBSERVER])
def test_the_seats_of_the_clerk_and_of_observers_are_not_seats_to_count(role: SeatRole) -> None:
    seats = (*_board(6, 0), seat("beside", None, role))
    found = co_opted_now(FIFTEEN_DOWN, seats, _ids(seats))
    assert (found.others, found.most) == (6, 0)


def test_a_co_opted_member_counts_votes_and_sends_a_substitute_like_any_other() -> None:
    added = replace(seat("Youth council"), co_opted=True, substitutes=(Party(post_id=Id("Deputy")),))
    assert added.has_vote
    deputy = attendee("Deputy", None, Capacity.SUBSTITUTE, substitute_for="Youth council")
    whole = record(
        board=board(voting_members(1)),
        seats=(added,),
        members=(member("Youth council"),),
        attendees=(attendee("Youth council", "Youth council"), deputy),
        all_events=(event(EventKind.ARRIVED, "10:00", "Deputy"), event(EventKind.STARTED, "10:00")),
    )
    verdict = whole.verdict()
    assert verdict is not None
    assert (verdict.quorate, verdict.counted) == (True, 1)
    assert whole.room().seats[0].sits_as is SitsAs.NAMED_SUBSTITUTE


@pytest.mark.parametrize(("others", "most"), [(3, 0), (4, 1), (10, 2), (9, 1), (13, 2)])
def test_to_the_nearest_a_half_goes_up(others: int, most: int) -> None:
    """15% of 3 is 0.45, of 4 0.6, of 10 1.5, of 9 1.35, of 13 1.95."""
    assert most_co_opted(replace(FIFTEEN_DOWN, rounding=Rounding.NEAREST), others) == most
