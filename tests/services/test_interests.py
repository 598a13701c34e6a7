"""Interests in the store: what they concern, and who stepped out for them."""

from dataclasses import replace

import pytest

from clerk_app.domain.interests import Declaration, InterestEffect
from clerk_app.domain.minutes import BlockKind
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.services.acts import MarkAttendance, MoveToMinute, RemoveItem, StartMeeting
from tests.services.scene import Scene, at, broken_rule, known_id


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


def declare(scene: Scene, *, about_second_item: bool = False) -> Declaration:
    """The third attendee declares under the first item an interest for which they are to leave."""
    minute = record(scene).minutes[0]
    declared = Declaration(
        id=known_id("1", 1),
        meeting_id=scene.meeting,
        minute_id=minute.id,
        at=at(15, 31),
        attendee_id=scene.attendees[2],
        interest="trustee",
        effect=InterestEffect.LEAVES,
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
