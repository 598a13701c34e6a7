"""The meeting begins, moves on, adjourns, resumes and ends."""

from datetime import date

import pytest

from clerk_app.domain.timeline import Event, EventKind, in_order, sittings
from clerk_app.services.acts import CorrectEvent, LeaveOut, MoveToMinute, StartMeeting, TimeMeeting, Undo
from tests.services.scene import Scene, at, broken_rule, known_id


@pytest.fixture
def scene() -> Scene:
    return Scene()


def start(scene: Scene) -> None:
    scene.app.execute(StartMeeting(meeting_id=scene.meeting, at=at(15, 30)))


def held(scene: Scene) -> list[tuple[str, int | None]]:
    """The minutes' sittings: which minute, and when it ended."""
    ordered = in_order(scene.all(Event, meeting_id=scene.meeting), "Europe/London")
    return [(sitting.minute_id, sitting.end.minute if sitting.end else None) for sitting in sittings(ordered)]


def test_a_meeting_starts_on_its_first_minute(scene: Scene) -> None:
    start(scene)
    assert held(scene) == [(scene.minutes[0], None)]


def test_a_meeting_without_minutes_can_start(scene: Scene) -> None:
    bare = scene.new_meeting(date(2022, 2, 1))
    scene.app.execute(StartMeeting(meeting_id=bare))
    assert [event.kind for event in scene.all(Event, meeting_id=bare)] == [EventKind.STARTED]


def test_an_adjournment_says_what_for_and_where_in_the_text_it_was(scene: Scene) -> None:
    start(scene)
    scene.save(scene.block(1, "Residents were there."))
    made = scene.made(
        TimeMeeting(
            meeting_id=scene.meeting,
            kind=EventKind.ADJOURNED,
            at=at(15, 40),
            note=" public comments ",
            minute_id=scene.minutes[0],
            after_block_id=known_id("9", 1),
        )
    )
    event = scene.get(Event, made)
    assert (event.note, event.after_block_id) == ("public comments", known_id("9", 1))


def test_a_meeting_starts_once(scene: Scene) -> None:
    start(scene)
    assert broken_rule(scene, StartMeeting(meeting_id=scene.meeting)) == "already_started"


def test_moving_on_ends_one_sitting_and_begins_the_next(scene: Scene) -> None:
    start(scene)
    scene.app.execute(MoveToMinute(meeting_id=scene.meeting, minute_id=scene.minutes[1], at=at(15, 45)))
    assert held(scene) == [(scene.minutes[0], 45), (scene.minutes[1], None)]


def test_moving_to_where_the_meeting_is_changes_nothing(scene: Scene) -> None:
    start(scene)
    outcome = scene.app.execute(MoveToMinute(meeting_id=scene.meeting, minute_id=scene.minutes[0]))
    assert outcome.journal_id is None


def test_a_meeting_that_has_not_started_does_not_move_on(scene: Scene) -> None:
    act = MoveToMinute(meeting_id=scene.meeting, minute_id=scene.minutes[1])
    assert broken_rule(scene, act) == "not_started"


def test_an_adjournment_interrupts_the_sitting(scene: Scene) -> None:
    start(scene)
    scene.app.execute(TimeMeeting(meeting_id=scene.meeting, kind=EventKind.ADJOURNED, at=at(16, 1)))
    scene.app.execute(TimeMeeting(meeting_id=scene.meeting, kind=EventKind.RESUMED, at=at(16, 9)))
    scene.app.execute(TimeMeeting(meeting_id=scene.meeting, kind=EventKind.ENDED, at=at(17, 15)))
    assert held(scene) == [(scene.minutes[0], 1), (scene.minutes[0], 15)]


@pytest.mark.parametrize(
    ("done", "kind", "code"),
    [
        ([EventKind.ADJOURNED], EventKind.ADJOURNED, "already_adjourned"),
        ([], EventKind.RESUMED, "not_adjourned"),
        ([EventKind.ADJOURNED, EventKind.RESUMED], EventKind.RESUMED, "not_adjourned"),
        ([EventKind.ENDED], EventKind.ENDED, "meeting_has_ended"),
        ([], EventKind.ARRIVED, "not_a_meeting_time"),
    ],
)
def test_times_out_of_order_are_refused(scene: Scene, done: list[EventKind], kind: EventKind, code: str) -> None:
    start(scene)
    for earlier in done:
        scene.app.execute(TimeMeeting(meeting_id=scene.meeting, kind=earlier, at=at(16)))
    assert broken_rule(scene, TimeMeeting(meeting_id=scene.meeting, kind=kind, at=at(16))) == code


def test_a_meeting_does_not_end_before_it_starts(scene: Scene) -> None:
    end = TimeMeeting(meeting_id=scene.meeting, kind=EventKind.ENDED, at=at(15, 29))
    assert broken_rule(scene, end) == "not_started"
    start(scene)
    assert broken_rule(scene, end) == "end_before_start"


def test_the_start_cannot_be_moved_behind_the_end(scene: Scene) -> None:
    start(scene)
    scene.app.execute(TimeMeeting(meeting_id=scene.meeting, kind=EventKind.ENDED, at=at(17)))
    started = next(event for event in scene.all(Event) if event.kind is EventKind.STARTED)
    assert broken_rule(scene, CorrectEvent(event_id=started.id, at=at(17, 1))) == "end_before_start"


def test_a_meeting_that_has_ended_does_not_move_on(scene: Scene) -> None:
    start(scene)
    scene.app.execute(TimeMeeting(meeting_id=scene.meeting, kind=EventKind.ENDED, at=at(17)))
    late = MoveToMinute(meeting_id=scene.meeting, minute_id=scene.minutes[1], at=at(17, 1))
    assert broken_rule(scene, late) == "meeting_has_ended"


def test_in_the_minute_of_its_end_a_meeting_does_not_move_on(scene: Scene) -> None:
    start(scene)
    scene.app.execute(TimeMeeting(meeting_id=scene.meeting, kind=EventKind.ENDED, at=at(17)))
    late = MoveToMinute(meeting_id=scene.meeting, minute_id=scene.minutes[1], at=at(17))
    assert broken_rule(scene, late) == "meeting_has_ended"


def test_a_meeting_does_not_end_before_it_moved_on_last(scene: Scene) -> None:
    start(scene)
    moved = scene.made(MoveToMinute(meeting_id=scene.meeting, minute_id=scene.minutes[1], at=at(17)))
    early = TimeMeeting(meeting_id=scene.meeting, kind=EventKind.ENDED, at=at(16, 59))
    assert broken_rule(scene, early) == "end_before_move"
    scene.app.execute(TimeMeeting(meeting_id=scene.meeting, kind=EventKind.ENDED, at=at(17)))
    assert broken_rule(scene, CorrectEvent(event_id=moved, at=at(17, 1))) == "end_before_move"


def test_a_move_can_be_recorded_afterwards(scene: Scene) -> None:
    start(scene)
    scene.app.execute(TimeMeeting(meeting_id=scene.meeting, kind=EventKind.ENDED, at=at(17)))
    scene.app.execute(MoveToMinute(meeting_id=scene.meeting, minute_id=scene.minutes[1], at=at(16)))
    assert held(scene) == [(scene.minutes[0], 0), (scene.minutes[1], 0)]


def paused(scene: Scene) -> list[tuple[EventKind, int]]:
    """The timer's events that stand: what, and at which minute of the hour."""
    ordered = in_order(scene.all(Event, meeting_id=scene.meeting), "Europe/London")
    return [(event.kind, event.at.minute) for event in ordered if event.kind.startswith("timer")]


def test_time_is_left_out_by_a_pause_and_a_start_that_one_undo_takes_back(scene: Scene) -> None:
    start(scene)
    spans = ((at(15, 40), at(15, 45)), (at(15, 50), at(15, 55)))
    outcome = scene.app.execute(LeaveOut(meeting_id=scene.meeting, spans=spans, minute_id=scene.minutes[0]))
    pairs = [(EventKind.TIMER_PAUSED, 40), (EventKind.TIMER_STARTED, 45)]
    assert paused(scene) == [*pairs, (EventKind.TIMER_PAUSED, 50), (EventKind.TIMER_STARTED, 55)]
    assert outcome.journal_id is not None
    scene.app.execute(Undo(journal_id=outcome.journal_id))
    assert paused(scene) == []


def test_a_timer_paused_in_the_minute_in_which_what_is_left_out_ends_stays_paused(scene: Scene) -> None:
    start(scene)
    scene.app.execute(TimeMeeting(meeting_id=scene.meeting, kind=EventKind.TIMER_PAUSED, at=at(15, 45)))
    scene.app.execute(LeaveOut(meeting_id=scene.meeting, spans=((at(15, 40), at(15, 45)),)))
    assert paused(scene) == [(EventKind.TIMER_PAUSED, 40), (EventKind.TIMER_PAUSED, 45)]


def test_nothing_is_left_out_of_a_meeting_that_has_not_started(scene: Scene) -> None:
    assert broken_rule(scene, LeaveOut(meeting_id=scene.meeting, spans=((at(15, 40), at(15, 45)),))) == "not_started"
