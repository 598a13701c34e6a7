"""The quorum at single events."""

from dataclasses import replace

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, InterestEffect
from clerk_app.domain.rules.usual import voting_members
from clerk_app.domain.timeline import EventKind
from clerk_app.ui.presenting.quorum import verdict_at
from tests.domain.making import MEETING, at, attendee, board, event, member, record, seat

E = EventKind


def test_who_leaves_for_an_interest_is_not_counted_at_the_events_of_that_business() -> None:
    names = ("head", "director", "inspector")
    moved, left = event(E.MOVED, "10:05", minute="budget"), event(E.LEFT, "10:20", "inspector")
    whole = record(
        board=board(voting_members(2)),
        seats=tuple(seat(name, "authority") for name in names),
        members=tuple(member(name) for name in names),
        attendees=tuple(attendee(name, name) for name in names),
        all_events=(*(event(E.ARRIVED, "10:00", name) for name in names), moved, left),
    )
    leaves = Declaration(
        id=Id("declaration"), meeting_id=MEETING, minute_id=Id("budget"), at=at("10:10"),
        attendee_id=Id("head"), effect=InterestEffect.LEAVES,
    )  # fmt: skip
    found = verdict_at(replace(whole, declarations=(leaves,)), left)
    assert found is not None
    assert (found.counted, found.quorate) == (1, False)
