"""Interests in the store: what they concern, and who stepped out for them."""

from dataclasses import replace

import pytest

from clerk_app.domain.board import Board
from clerk_app.domain.interests import Declaration, InterestEffect
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.amount import Base, Share
from clerk_app.domain.rules.ballot import Ballot, Choice
from clerk_app.domain.rules.deciding import decide
from clerk_app.domain.rules.quorum import QuorumRule, WhoCounts
from clerk_app.domain.rules.selection import VOTING
from clerk_app.domain.rules.tree import AtLeast
from clerk_app.domain.rules.voting import Question
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.services.acts import MarkAttendance, MoveToMinute, RemoveItem, SaveSetup, StartMeeting
from tests.services.scene import BOARD, Scene, at, broken_rule, known_id


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.arrive(0, 1, 2)
    scene.app.execute(StartMeeting(meeting_id=scene.meeting))
    return scene


def record(scene: Scene) -> MeetingRecord:
    found = scene.store.queries.meeting_record(scene.meeting)
    assert found is not None
    return found


def declare(
    scene: Scene, *, about_second_item: bool = False, effect: InterestEffect = InterestEffect.LEAVES
) -> Declaration:
    """The third attendee declares under the first item an interest for which they are to leave."""
    minute = record(scene).minutes[0]
    declared = Declaration(
        id=known_id("1", 1),
        meeting_id=scene.meeting,
        minute_id=minute.id,
        at=at(15, 31),
        attendee_id=scene.attendees[2],
        interest="trustee",
        effect=effect,
        item_id=scene.items[1] if about_second_item else None,
    )
    block = replace(scene.block(1, "Trustee.", BlockKind.DECLARATION), declaration_id=declared.id)
    scene.save(block, subjects=(declared,))
    return declared


def interests(scene: Scene) -> list[InterestEffect | None]:
    """Of each seat, the effect of an interest in the business at hand."""
    return [seat.interest for seat in record(scene).room().seats]


def test_an_interest_holds_while_the_item_is_on_under_which_it_was_declared(scene: Scene) -> None:
    declare(scene)
    assert interests(scene)[2] is InterestEffect.LEAVES
    scene.app.execute(MoveToMinute(meeting_id=scene.meeting, minute_id=record(scene).minutes[1].id))
    assert interests(scene) == [None] * 5


def test_an_interest_in_a_later_item_holds_while_that_item_is_on_and_not_before(scene: Scene) -> None:
    declare(scene, about_second_item=True)
    assert interests(scene) == [None] * 5
    scene.app.execute(MoveToMinute(meeting_id=scene.meeting, minute_id=record(scene).minutes[1].id))
    assert interests(scene)[2] is InterestEffect.LEAVES


def test_an_item_in_which_an_interest_was_declared_stays_on_the_agenda(scene: Scene) -> None:
    declare(scene, about_second_item=True)
    assert broken_rule(scene, RemoveItem(item_id=scene.items[1])) == "item_has_minutes"


def test_who_steps_out_for_an_interest_is_an_event_that_names_it(scene: Scene) -> None:
    declared = declare(scene)
    out = MarkAttendance(
        meeting_id=scene.meeting,
        attendee_id=scene.attendees[2],
        kind=EventKind.STEPPED_OUT,
        declaration_id=declared.id,
    )
    event = scene.get(Event, scene.made(out))
    assert (event.kind, event.declaration_id) == (EventKind.STEPPED_OUT, declared.id)


def test_nobody_steps_out_for_a_declaration_of_another_meeting(scene: Scene) -> None:
    declared = declare(scene)
    other = scene.new_meeting(record(scene).meeting.date.replace(month=3))
    attendee = scene.all(type(record(scene).attendees[0]), meeting_id=other)[0]
    scene.app.execute(MarkAttendance(meeting_id=other, attendee_id=attendee.id, kind=EventKind.ARRIVED))
    out = MarkAttendance(
        meeting_id=other, attendee_id=attendee.id, kind=EventKind.STEPPED_OUT, declaration_id=declared.id
    )
    assert broken_rule(scene, out) == "not_found"


ELIGIBLE_HALF = QuorumRule(
    tree=AtLeast(amount=Share(numerator=1, denominator=2, base=Base.ELIGIBLE), who=VOTING),
    counts=WhoCounts(with_interest=False),
)
"""Half of the seats that are filled, not suspended and without an interest."""


@pytest.mark.parametrize("effect", list(InterestEffect))
def test_who_has_an_interest_is_neither_counted_nor_in_what_the_share_is_of(
    scene: Scene, effect: InterestEffect
) -> None:
    """Three of five are here, and half of five is 2.5, so 3 are needed; with an interest 2 of 4, and 2 are needed."""
    known = scene.get(Board, BOARD)
    scene.app.execute(SaveSetup(put=(replace(known, quorum=ELIGIBLE_HALF),)))
    before = record(scene).verdict()
    assert before is not None
    assert (before.counted, before.needed) == (3, 3)
    declare(scene, effect=effect)
    after = record(scene).verdict()
    assert after is not None
    assert (after.counted, after.needed) == (2, 2)


@pytest.mark.parametrize("effect", list(InterestEffect))
def test_the_votes_of_who_has_an_interest_are_not_in_the_electorate(scene: Scene, effect: InterestEffect) -> None:
    room = record(scene).room()
    ballot = Ballot(choices={one.seat.id: Choice.FOR for one in room.seats[:3]})
    assert decide(Question(), room, ballot).ayes == 3
    declare(scene, effect=effect)
    assert decide(Question(), record(scene).room(), ballot).ayes == 2


def test_who_left_for_an_interest_is_out_of_the_base_and_comes_back_into_it(scene: Scene) -> None:
    known = scene.get(Board, BOARD)
    scene.app.execute(SaveSetup(put=(replace(known, quorum=ELIGIBLE_HALF),)))
    declared = declare(scene)
    who = scene.attendees[2]
    scene.app.execute(
        MarkAttendance(
            meeting_id=scene.meeting, attendee_id=who, kind=EventKind.STEPPED_OUT, declaration_id=declared.id
        )
    )
    out = record(scene).verdict()
    scene.app.execute(MoveToMinute(meeting_id=scene.meeting, minute_id=record(scene).minutes[1].id))
    scene.app.execute(MarkAttendance(meeting_id=scene.meeting, attendee_id=who, kind=EventKind.RETURNED))
    back = record(scene).verdict()
    assert out is not None
    assert back is not None
    assert [(one.counted, one.needed) for one in (out, back)] == [(2, 2), (3, 3)]
