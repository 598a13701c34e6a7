"""Arrivals, departures, apologies, substitutes and their corrections."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.people import Group, Party, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Category
from clerk_app.domain.timeline import Event, EventKind, Exclusion, Presence, attended
from clerk_app.services.acts import (
    AddAttendee,
    CorrectEvent,
    ImportEntities,
    MarkAttendance,
    MarkRestPresent,
    SendSubstitute,
    StartMeeting,
)
from tests.services.scene import BOARD, Scene, at, broken_rule, known_id


@pytest.fixture
def scene() -> Scene:
    return Scene()


def record(scene: Scene) -> MeetingRecord:
    found = scene.store.queries.meeting_record(scene.meeting)
    assert found is not None
    return found


def presence(scene: Scene, number: int) -> Presence:
    return record(scene).standings()[scene.attendees[number]].presence


def standing_events(scene: Scene) -> list[tuple[EventKind, datetime]]:
    return [(event.kind, event.at) for event in record(scene).events]


def test_a_mark_is_an_event_at_the_minute_it_was_made(scene: Scene) -> None:
    scene.clock.set(datetime(2022, 1, 24, 15, 42, 59, tzinfo=UTC))
    made = scene.mark(0, EventKind.ARRIVED)
    event = scene.get(Event, made)
    assert event.at == at(15, 42)
    assert event.recorded_at == scene.clock.now()
    assert presence(scene, 0) is Presence.PRESENT


def test_the_second_passing_of_a_repeated_hour_is_told_apart(scene: Scene) -> None:
    meeting = scene.new_meeting(date(2022, 10, 30))
    first, second, *_ = scene.all(Attendee, meeting_id=meeting)
    for attendee, hour in ((first, 0), (second, 1)):
        scene.clock.set(datetime(2022, 10, 30, hour, 30, tzinfo=UTC))
        scene.app.execute(MarkAttendance(meeting_id=meeting, attendee_id=attendee.id, kind=EventKind.ARRIVED))
    events = scene.all(Event, meeting_id=meeting)
    assert [(event.at.hour, event.fold) for event in events] == [(1, 0), (1, 1)]


def test_events_of_one_minute_keep_the_order_in_which_they_were_recorded(scene: Scene) -> None:
    scene.arrive(2, 0, 1)
    assert [event.attendee_id for event in record(scene).events] == [scene.attendees[n] for n in (2, 0, 1)]
    assert [event.seq for event in record(scene).events] == [1, 2, 3]


def test_the_same_mark_again_changes_nothing(scene: Scene) -> None:
    made = scene.mark(0, EventKind.ARRIVED)
    scene.clock.pass_minutes(5)
    again = scene.app.execute(
        MarkAttendance(meeting_id=scene.meeting, attendee_id=scene.attendees[0], kind=EventKind.ARRIVED)
    )
    assert (again.made, again.changed, again.journal_id) == (made, frozenset(), None)


def test_the_same_mark_with_another_time_corrects_the_time(scene: Scene) -> None:
    scene.mark(0, EventKind.ARRIVED, at(15, 30))
    scene.mark(0, EventKind.ARRIVED, at(15, 35))
    assert standing_events(scene) == [(EventKind.ARRIVED, at(15, 35))]


def test_present_then_remote_in_one_minute_is_remote(scene: Scene) -> None:
    scene.mark(0, EventKind.ARRIVED)
    scene.app.execute(
        MarkAttendance(meeting_id=scene.meeting, attendee_id=scene.attendees[0], kind=EventKind.ARRIVED, remote=True)
    )
    assert len(standing_events(scene)) == 1
    assert presence(scene, 0) is Presence.REMOTE


def test_a_mark_of_the_roll_call_replaces_the_one_before_it(scene: Scene) -> None:
    scene.mark(0, EventKind.ARRIVED, at(15, 20))
    scene.mark(0, EventKind.APOLOGIES, at(15, 25))
    assert standing_events(scene) == [(EventKind.APOLOGIES, at(15, 25))]
    assert attended(record(scene).events) == frozenset()


def test_somebody_late_keeps_their_apologies_on_the_timeline(scene: Scene) -> None:
    scene.mark(0, EventKind.APOLOGIES, at(15, 20))
    scene.app.execute(StartMeeting(meeting_id=scene.meeting, at=at(15, 30)))
    scene.mark(0, EventKind.ARRIVED, at(16))
    assert [kind for kind, _ in standing_events(scene) if kind is EventKind.APOLOGIES] == [EventKind.APOLOGIES]
    assert presence(scene, 0) is Presence.PRESENT


def test_who_is_found_never_to_have_come_was_not_there(scene: Scene) -> None:
    scene.arrive(0, when=at(15, 30))
    scene.app.execute(StartMeeting(meeting_id=scene.meeting, at=at(15, 30)))
    scene.mark(0, EventKind.ABSENT, at(16))
    assert attended(record(scene).events) == frozenset()
    assert presence(scene, 0) is Presence.ABSENT


def test_clearing_a_mark_leaves_somebody_not_marked(scene: Scene) -> None:
    scene.mark(0, EventKind.ARRIVED)
    scene.mark(0, EventKind.CLEARED)
    assert presence(scene, 0) is Presence.NOT_MARKED
    assert attended(record(scene).events) == frozenset()


def test_somebody_who_leaves_and_returns_was_there_all_along(scene: Scene) -> None:
    scene.arrive(0, when=at(15, 30))
    scene.mark(0, EventKind.STEPPED_OUT, at(15, 40))
    scene.mark(0, EventKind.RETURNED, at(15, 50))
    scene.mark(0, EventKind.LEFT, at(16))
    scene.mark(0, EventKind.ARRIVED, at(16, 10))
    assert len(standing_events(scene)) == 5
    assert presence(scene, 0) is Presence.PRESENT


@pytest.mark.parametrize("kind", [EventKind.LEFT, EventKind.STEPPED_OUT])
def test_nobody_departs_who_has_not_arrived(scene: Scene, kind: EventKind) -> None:
    act = MarkAttendance(meeting_id=scene.meeting, attendee_id=scene.attendees[0], kind=kind)
    assert broken_rule(scene, act) == "departure_before_arrival"


def test_nobody_departs_before_the_time_of_their_arrival(scene: Scene) -> None:
    scene.arrive(0, when=at(15, 30))
    act = MarkAttendance(meeting_id=scene.meeting, attendee_id=scene.attendees[0], kind=EventKind.LEFT, at=at(15, 29))
    assert broken_rule(scene, act) == "departure_before_arrival"


def test_nobody_returns_who_has_not_left(scene: Scene) -> None:
    act = MarkAttendance(meeting_id=scene.meeting, attendee_id=scene.attendees[0], kind=EventKind.RETURNED)
    assert broken_rule(scene, act) == "return_without_leaving"


def test_an_arrival_cannot_be_moved_behind_the_departure(scene: Scene) -> None:
    arrived = scene.mark(0, EventKind.ARRIVED, at(15, 30))
    scene.mark(0, EventKind.LEFT, at(16))
    assert broken_rule(scene, CorrectEvent(event_id=arrived, at=at(16, 1))) == "departure_before_arrival"
    assert broken_rule(scene, CorrectEvent(event_id=arrived, at=None)) == "departure_before_arrival"


def test_what_is_wrong_already_does_not_stop_what_happens_now(scene: Scene) -> None:
    scene.arrive(0, when=at(15, 30))
    left = scene.mark(0, EventKind.LEFT, at(16))
    wrong = scene.get(Event, left)
    with scene.store.units() as unit:
        unit.put(replace(wrong, id=known_id("0", 99), at=at(16, 5), seq=50))
        unit.commit()
    scene.mark(0, EventKind.ARRIVED, at(16, 30))
    assert presence(scene, 0) is Presence.PRESENT


def test_events_of_the_meeting_are_no_marks_of_attendance(scene: Scene) -> None:
    act = MarkAttendance(meeting_id=scene.meeting, attendee_id=scene.attendees[0], kind=EventKind.STARTED)
    assert broken_rule(scene, act) == "not_an_attendance_mark"


def test_an_attendee_of_another_meeting_is_not_found(scene: Scene) -> None:
    other = scene.new_meeting(date(2022, 2, 1))
    act = MarkAttendance(meeting_id=other, attendee_id=scene.attendees[0], kind=EventKind.ARRIVED)
    assert broken_rule(scene, act) == "not_found"


def test_taking_the_chair_changes_who_presides_and_nothing_else(scene: Scene) -> None:
    scene.arrive(0, 1)
    scene.mark(1, EventKind.TOOK_CHAIR)
    chair = record(scene).chair()
    assert chair is not None
    assert chair.id == scene.attendees[1]
    assert presence(scene, 1) is Presence.PRESENT


def test_the_rest_present_leaves_out_who_is_marked_and_who_is_substituted(scene: Scene) -> None:
    scene.mark(0, EventKind.APOLOGIES)
    scene.app.execute(SendSubstitute(meeting_id=scene.meeting, for_attendee_id=scene.attendees[1], name="Deputy"))
    scene.app.execute(MarkRestPresent(meeting_id=scene.meeting))
    assert [presence(scene, number) for number in range(5)] == [
        Presence.APOLOGIES, Presence.APOLOGIES, Presence.PRESENT, Presence.PRESENT, Presence.PRESENT,
    ]  # fmt: skip


def test_a_substitute_sits_beside_their_member_and_counts_for_the_agency(scene: Scene) -> None:
    made = scene.made(
        SendSubstitute(meeting_id=scene.meeting, for_attendee_id=scene.attendees[1], name="Deputy Head", remote=True)
    )
    substitute = scene.get(Attendee, made)
    assert substitute.capacity is Capacity.SUBSTITUTE
    assert substitute.substitute_for == scene.attendees[1]
    assert [attendee.id for attendee in scene.all(Attendee, meeting_id=scene.meeting)][2] == made
    verdict = record(scene).verdict()
    assert verdict is not None
    assert verdict.represented == (known_id("a", 1),)
    assert presence(scene, 1) is Presence.APOLOGIES


def test_a_member_expected_later_has_sent_apologies_once_a_substitute_sits(scene: Scene) -> None:
    scene.mark(1, EventKind.EXPECTED, at(15, 25))
    scene.app.execute(
        SendSubstitute(meeting_id=scene.meeting, for_attendee_id=scene.attendees[1], name="Deputy", at=at(15, 30))
    )
    assert [kind for kind, _ in standing_events(scene)] == [EventKind.APOLOGIES, EventKind.ARRIVED]


def test_a_substitute_has_no_substitute(scene: Scene) -> None:
    made = scene.made(SendSubstitute(meeting_id=scene.meeting, for_attendee_id=scene.attendees[1], name="Deputy"))
    act = SendSubstitute(meeting_id=scene.meeting, for_attendee_id=made, name="Deputy's deputy")
    assert broken_rule(scene, act) == "substitute_of_substitute"


def test_a_substitute_needs_a_name(scene: Scene) -> None:
    act = SendSubstitute(meeting_id=scene.meeting, for_attendee_id=scene.attendees[1], name=" ")
    assert broken_rule(scene, act) == "name_is_empty"


def test_a_guest_is_made_from_a_name(scene: Scene) -> None:
    made = scene.get(Attendee, scene.made(AddAttendee(meeting_id=scene.meeting, name="Youth worker")))
    assert made.capacity is Capacity.GUEST
    assert made.who.post_id is not None
    assert scene.get(Post, made.who.post_id).names[0].name == "Youth worker"


def test_a_guest_belongs_to_the_boards_last_category_that_no_seat_is_in(scene: Scene) -> None:
    categories = [
        Category(id=known_id("c", number), board_id=BOARD, position=position, name=name)
        for number, position, name in ((1, 30, "Visitors"), (2, 20, "Speakers"))
    ]
    scene.app.execute(ImportEntities(entities=tuple(categories)))
    guest = scene.get(Attendee, scene.made(AddAttendee(meeting_id=scene.meeting, name="Youth worker")))
    assert guest.category_id == categories[0].id
    speaker = AddAttendee(meeting_id=scene.meeting, name="Pilot", category_id=categories[1].id)
    assert scene.get(Attendee, scene.made(speaker)).category_id == categories[1].id
    observer = AddAttendee(meeting_id=scene.meeting, name="Inspector", capacity=Capacity.OBSERVER)
    assert scene.get(Attendee, scene.made(observer)).category_id is None


def test_without_such_a_category_a_guest_belongs_to_none(scene: Scene) -> None:
    guest = scene.get(Attendee, scene.made(AddAttendee(meeting_id=scene.meeting, name="Youth worker")))
    assert guest.category_id is None


def test_a_group_is_made_from_a_name(scene: Scene) -> None:
    act = AddAttendee(meeting_id=scene.meeting, name="Young people", capacity=Capacity.GROUP, head_count=6)
    made = scene.get(Attendee, scene.made(act))
    assert made.who.group_id is not None
    assert scene.get(Group, made.who.group_id).names[0].name == "Young people"
    assert made.head_count == 6


def test_somebody_attends_once(scene: Scene) -> None:
    act = AddAttendee(meeting_id=scene.meeting, who=Party(post_id=known_id("d", 0)))
    assert broken_rule(scene, act) == "already_attending"


def test_fewer_than_nobody_do_not_attend(scene: Scene) -> None:
    act = AddAttendee(meeting_id=scene.meeting, name="x", capacity=Capacity.GROUP, head_count=-1)
    assert broken_rule(scene, act) == "head_count_negative"


def test_a_corrected_time_supersedes_and_keeps_its_place_in_the_text(scene: Scene) -> None:
    made = scene.made(
        MarkAttendance(
            meeting_id=scene.meeting,
            attendee_id=scene.attendees[0],
            kind=EventKind.ARRIVED,
            minute_id=scene.minutes[0],
            after_block_id=known_id("9", 1),
        )
    )
    corrected = scene.get(Event, scene.made(CorrectEvent(event_id=made, at=at(15, 20))))
    assert corrected.supersedes == made
    assert (corrected.minute_id, corrected.after_block_id) == (scene.minutes[0], known_id("9", 1))
    assert standing_events(scene) == [(EventKind.ARRIVED, at(15, 20))]
    assert scene.get(Event, made).at == at(15, 30)


def test_an_event_taken_back_lets_what_stood_before_stand_again(scene: Scene) -> None:
    scene.arrive(0, when=at(15, 30))
    left = scene.mark(0, EventKind.LEFT, at(16))
    scene.app.execute(CorrectEvent(event_id=left, at=None))
    assert presence(scene, 0) is Presence.PRESENT


def test_an_event_is_corrected_once_and_then_its_correction(scene: Scene) -> None:
    made = scene.mark(0, EventKind.ARRIVED, at(15, 30))
    scene.app.execute(CorrectEvent(event_id=made, at=at(15, 31)))
    assert broken_rule(scene, CorrectEvent(event_id=made, at=at(15, 32))) == "event_already_corrected"


def test_a_mark_in_a_minute_of_another_meeting_is_refused(scene: Scene) -> None:
    other = scene.new_meeting(date(2022, 2, 1))
    attendee = scene.all(Attendee, meeting_id=other)[0]
    act = MarkAttendance(meeting_id=other, attendee_id=attendee.id, kind=EventKind.ARRIVED, minute_id=scene.minutes[0])
    assert broken_rule(scene, act) == "not_found"


def test_a_correction_keeps_its_place_among_the_events_of_its_minute(scene: Scene) -> None:
    first = scene.mark(0, EventKind.ARRIVED, at(15, 30))
    scene.mark(1, EventKind.ARRIVED, at(15, 31))
    scene.app.execute(CorrectEvent(event_id=first, at=at(15, 31)))
    who: list[Id | None] = [event.attendee_id for event in record(scene).events]
    assert who == [scene.attendees[0], scene.attendees[1]]


def exclude(scene: Scene, number: int, kind: EventKind, exclusion: Exclusion) -> Event:
    act = MarkAttendance(meeting_id=scene.meeting, attendee_id=scene.attendees[number], kind=kind, exclusion=exclusion)
    return scene.get(Event, scene.made(act))


def test_an_exclusion_is_an_event_that_says_whether_the_chair_agreed_and_is_undone_in_one_step(scene: Scene) -> None:
    scene.mark(0, EventKind.ARRIVED)
    act = MarkAttendance(
        meeting_id=scene.meeting,
        attendee_id=scene.attendees[0],
        kind=EventKind.STEPPED_OUT,
        exclusion=Exclusion.AGREED,
    )
    outcome = scene.app.execute(act)
    assert record(scene).events[-1].exclusion is Exclusion.AGREED
    assert presence(scene, 0) is Presence.STEPPED_OUT
    scene.undo(outcome)
    assert presence(scene, 0) is Presence.PRESENT


@pytest.mark.parametrize("exclusion", list(Exclusion))
def test_an_exclusion_says_more_of_an_absence_that_is_recorded_and_keeps_its_time(
    scene: Scene, exclusion: Exclusion
) -> None:
    scene.clock.set(datetime(2022, 1, 24, 15, 0, tzinfo=UTC))
    scene.mark(0, EventKind.ARRIVED)
    scene.clock.set(datetime(2022, 1, 24, 15, 40, tzinfo=UTC))
    scene.mark(0, EventKind.STEPPED_OUT)
    scene.clock.set(datetime(2022, 1, 24, 15, 50, tzinfo=UTC))
    event = exclude(scene, 0, EventKind.STEPPED_OUT, exclusion)
    assert (event.at, event.exclusion) == (at(15, 40), exclusion)
    assert [kind for kind, _ in standing_events(scene)] == [EventKind.ARRIVED, EventKind.STEPPED_OUT]


def test_the_same_exclusion_again_changes_nothing(scene: Scene) -> None:
    first = exclude(scene, 0, EventKind.ABSENT, Exclusion.AGREED)
    assert exclude(scene, 0, EventKind.ABSENT, Exclusion.AGREED) == first
