"""Minutes advance through their states, and versions of them are kept."""

import json
from datetime import date, timedelta

import pytest

from clerk_app.domain.actions import Action
from clerk_app.domain.meeting import Meeting, MinutesState, Snapshot
from clerk_app.services.acts import AdvanceMinutes, KeepVersion
from clerk_app.services.sealing import seal_of
from tests.services.scene import DAY, Scene, broken_rule

TO_APPROVAL = (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def advance(scene: Scene, *states: MinutesState) -> None:
    for state in states:
        scene.app.execute(AdvanceMinutes(meeting_id=scene.meeting, state=state, on=DAY))


def test_minutes_go_forward_one_state_at_a_time(scene: Scene) -> None:
    skip = AdvanceMinutes(meeting_id=scene.meeting, state=MinutesState.AGREED, on=DAY)
    assert broken_rule(scene, skip) == "minutes_skip_a_state"
    advance(scene, *TO_APPROVAL, MinutesState.SIGNED)
    assert scene.the_meeting().state is MinutesState.SIGNED


def test_minutes_do_not_advance_before_their_meeting_or_their_last_step(scene: Scene) -> None:
    early = AdvanceMinutes(meeting_id=scene.meeting, state=MinutesState.WITH_CHAIR, on=DAY - timedelta(days=1))
    assert broken_rule(scene, early) == "minutes_step_before_meeting"
    late = AdvanceMinutes(meeting_id=scene.meeting, state=MinutesState.WITH_CHAIR, on=DAY + timedelta(days=7))
    scene.app.execute(late)
    back = AdvanceMinutes(meeting_id=scene.meeting, state=MinutesState.AGREED, on=DAY)
    assert broken_rule(scene, back) == "minutes_step_before_last"


def test_a_step_back_gives_its_reason(scene: Scene) -> None:
    advance(scene, MinutesState.WITH_CHAIR)
    back = AdvanceMinutes(meeting_id=scene.meeting, state=MinutesState.DRAFT, on=DAY, reason=" ")
    assert broken_rule(scene, back) == "minutes_back_without_reason"


def test_circulation_fixes_the_numbers_of_the_actions(scene: Scene) -> None:
    blocks, actions = zip(*(scene.action(number) for number in (2, 1)), strict=True)
    scene.save(*blocks, subjects=actions)
    advance(scene, MinutesState.WITH_CHAIR, MinutesState.AGREED)
    assert {action.number for action in scene.all(Action)} == {None}
    advance(scene, MinutesState.CIRCULATED)
    assert [scene.get(Action, action.id).number for action in actions] == [2, 1]


def test_an_action_added_after_circulation_takes_the_next_number_and_leaves_the_others_theirs(scene: Scene) -> None:
    (first, one), (last, three) = scene.action(1), scene.action(3)
    scene.save(first, last, subjects=(one, three))
    advance(scene, *TO_APPROVAL[:-1])
    scene.app.execute(
        AdvanceMinutes(meeting_id=scene.meeting, state=MinutesState.DRAFT, on=DAY, reason="One was forgotten.")
    )
    between, two = scene.action(2)
    scene.save(between, subjects=(two,))
    advance(scene, *TO_APPROVAL[:-1])
    assert [scene.get(Action, action.id).number for action in (one, two, three)] == [1, 3, 2]


def test_approved_minutes_are_sealed_as_they_are(scene: Scene) -> None:
    scene.save(scene.block(1, "Said in the room."))
    advance(scene, *TO_APPROVAL)
    (seal,) = scene.all(Snapshot)
    assert seal.sha256 == seal_of(seal.record)
    record = json.loads(seal.record)["record"]
    assert record["blocks"][0]["text"] == ["Said in the room."]
    assert record["meetings"][0]["steps"][-1]["state"] == "approved"
    assert record["snapshots"] == []


def test_minutes_are_approved_again_after_a_step_back_under_a_second_seal(scene: Scene) -> None:
    advance(scene, *TO_APPROVAL)
    reason = "A name was wrong."
    scene.app.execute(AdvanceMinutes(meeting_id=scene.meeting, state=MinutesState.CIRCULATED, on=DAY, reason=reason))
    scene.save(scene.block(1, "Put right."))
    advance(scene, MinutesState.APPROVED)
    assert len(scene.all(Snapshot)) == 2


def test_approval_may_name_the_later_meeting_that_gave_it(scene: Scene) -> None:
    advance(scene, *TO_APPROVAL[:-1])
    later = scene.new_meeting(date(2022, 3, 28))
    for wrong in (scene.meeting, scene.new_meeting(date(2021, 1, 1))):
        act = AdvanceMinutes(
            meeting_id=scene.meeting, state=MinutesState.APPROVED, on=date(2022, 3, 28), approved_in=wrong
        )
        assert broken_rule(scene, act) == "approves_later_meeting"
    scene.app.execute(
        AdvanceMinutes(meeting_id=scene.meeting, state=MinutesState.APPROVED, on=date(2022, 3, 28), approved_in=later)
    )
    assert scene.the_meeting().approved_in == later
    back = AdvanceMinutes(
        meeting_id=scene.meeting, state=MinutesState.DRAFT, on=date(2022, 3, 29), reason="Approved by mistake."
    )
    scene.app.execute(back)
    assert scene.the_meeting().approved_in is None


def test_a_kept_version_bears_its_name_and_changes_no_state(scene: Scene) -> None:
    before = scene.the_meeting()
    made = scene.made(KeepVersion(meeting_id=scene.meeting, name="Before lunch"))
    version = scene.get(Snapshot, made)
    assert (version.name, version.sealed_at) == ("Before lunch", scene.clock.now())
    assert scene.get(Meeting, scene.meeting) == before


def test_a_kept_version_needs_a_name(scene: Scene) -> None:
    assert broken_rule(scene, KeepVersion(meeting_id=scene.meeting, name="")) == "name_is_empty"
