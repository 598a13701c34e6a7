"""A decision makes members: of the meeting that took it from its minute on, and of those that are planned."""

from datetime import date

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity, MinutesState
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Member
from clerk_app.domain.timeline import EventKind, instant
from clerk_app.services.acts import AddAttendee, AdvanceMinutes, MakeMembers, StartMeeting, TimeMeeting
from tests.services.scene import DAY, Scene, at, broken_rule, known_id, new_member

DECISION, NEW_SEAT = known_id("6", 2), known_id("e", 40)
LATER, EARLIER = date(2022, 3, 28), date(2021, 9, 20)


@pytest.fixture
def scene() -> Scene:
    """A meeting under way in which something was decided at four o'clock."""
    scene = Scene()
    scene.arrive(0, 1, 2, when=at(15, 30))
    scene.app.execute(StartMeeting(meeting_id=scene.meeting, at=at(15, 30)))
    block, decision = scene.decision(2)
    scene.save(block, subjects=(decision,), keep=True)
    return scene


def made(scene: Scene, since: date = DAY) -> MakeMembers:
    return MakeMembers(decision_id=DECISION, put=new_member(since))


def record(scene: Scene) -> MeetingRecord:
    found = scene.store.queries.meeting_record(scene.meeting)
    assert found is not None
    return found


def seated(scene: Scene, meeting: Id) -> list[Attendee]:
    return [one for one in scene.all(Attendee, meeting_id=meeting) if one.seat_id == NEW_SEAT]


def filled(scene: Scene, hour: int, minute: int = 0) -> bool:
    found = record(scene)
    seats = found.room(instant(at(hour, minute), 0, found.meeting.time_zone)).seats
    return next(one.filled for one in seats if one.seat.id == NEW_SEAT)


def test_the_term_names_the_decision_that_agreed_it(scene: Scene) -> None:
    scene.app.execute(made(scene))
    assert scene.get(Member, known_id("f", 40)).agreed_by == DECISION


def test_who_was_made_a_member_sits_from_the_minute_of_the_decision_on(scene: Scene) -> None:
    scene.app.execute(made(scene))
    (attendee,) = seated(scene, scene.meeting)
    assert attendee.capacity is Capacity.MEMBER
    assert [filled(scene, 15, 59), filled(scene, 16)] == [False, True]
    event = record(scene).events[-1]
    assert (event.kind, event.at, event.minute_id) == (EventKind.JOINED, at(16), scene.minutes[0])


def test_a_guest_who_was_made_a_member_stays_in_the_room_as_one(scene: Scene) -> None:
    guest = scene.made(AddAttendee(meeting_id=scene.meeting, name="Head of Housing"))
    who = scene.get(Attendee, guest).who
    scene.app.execute(MakeMembers(decision_id=DECISION, put=new_member(holder=who)))
    (attendee,) = seated(scene, scene.meeting)
    assert (attendee.id, attendee.capacity) == (guest, Capacity.MEMBER)


def test_what_was_typed_after_the_meeting_counts_from_its_end(scene: Scene) -> None:
    scene.app.execute(TimeMeeting(meeting_id=scene.meeting, kind=EventKind.ENDED, at=at(15, 50)))
    scene.app.execute(made(scene))
    joined = next(one for one in record(scene).events if one.kind is EventKind.JOINED)
    assert joined.at == at(15, 50)


def test_meetings_to_come_have_the_new_member_and_earlier_ones_do_not(scene: Scene) -> None:
    before, after = scene.new_meeting(EARLIER), scene.new_meeting(LATER)
    scene.app.execute(made(scene))
    assert [len(seated(scene, one)) for one in (before, after)] == [0, 1]


def test_a_term_that_begins_later_changes_nothing_in_the_meeting_that_agreed_it(scene: Scene) -> None:
    after = scene.new_meeting(LATER)
    scene.app.execute(made(scene, since=date(2022, 2, 1)))
    assert [len(seated(scene, one)) for one in (scene.meeting, after)] == [0, 1]
    assert EventKind.JOINED not in [event.kind for event in record(scene).events]


def test_nothing_is_changed_where_a_seat_is_held_by_another_or_the_minutes_are_approved(scene: Scene) -> None:
    post, *_ = new_member()
    holder = Party(post_id=post.id)
    taken = Member(id=known_id("f", 41), seat_id=known_id("e", 0), holder=holder, since=DAY)
    assert broken_rule(scene, MakeMembers(decision_id=DECISION, put=(post, taken))) == "seat_held_twice"
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED):
        scene.app.execute(AdvanceMinutes(meeting_id=scene.meeting, state=state, on=DAY))
    assert broken_rule(scene, made(scene)) == "minutes_are_approved"
