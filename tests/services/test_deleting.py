"""A meeting goes, with all that is part of it."""

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.decisions import Settlement, WrittenProcedure
from clerk_app.domain.interests import StandingInterest
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Minute
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Party
from clerk_app.services.acts import (
    AddItem,
    DeleteBoard,
    DeleteMeeting,
    PlanMeeting,
    SaveBlocks,
    SaveSetup,
    StartMeeting,
)
from tests.services.scene import BOARD, Scene, broken_rule, known_id

TRUSTEE = Party(post_id=known_id("d", 0))


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_a_deleted_meeting_leaves_only_the_board_and_comes_back_whole(scene: Scene) -> None:
    scene.arrive(0, 1, 2)
    scene.app.execute(StartMeeting(meeting_id=scene.meeting))
    action_block, action = scene.action(1)
    decision_block, decision = scene.decision(2)
    scene.save(action_block, decision_block, subjects=(action, decision))
    scene.app.execute(PlanMeeting(meeting_id=scene.meeting, on=PartialDate(month=3)))
    before = scene.store.state()

    outcome = scene.app.execute(DeleteMeeting(meeting_id=scene.meeting))

    kinds = {kind for kind, _ in scene.store.state()}
    assert kinds == {"agencies", "boards", "categories", "posts", "seats", "members"}
    scene.undo(outcome)
    assert scene.store.state() == before


def test_a_meeting_whose_actions_are_reported_on_elsewhere_stays(scene: Scene) -> None:
    block, action = scene.action(1)
    scene.save(block, subjects=(action,))
    later = scene.new_meeting(date(2022, 3, 28))
    scene.app.execute(AddItem(meeting_id=later, title="Actions"))
    (minute,) = scene.all(Minute, meeting_id=later)
    report = replace(scene.block(5, "Done."), minute_id=minute.id, action_id=action.id)
    scene.app.execute(SaveBlocks(meeting_id=later, minute_id=minute.id, put=(report,)))
    assert broken_rule(scene, DeleteMeeting(meeting_id=scene.meeting)) == "meeting_is_referred_to"
    scene.app.execute(DeleteMeeting(meeting_id=later))
    scene.app.execute(DeleteMeeting(meeting_id=scene.meeting))
    assert scene.all(Meeting) == ()


def test_a_meeting_whose_decision_stands_in_the_minutes_of_another_stays(scene: Scene) -> None:
    block, decision = scene.decision(1)
    scene.save(block, subjects=(decision,))
    later = scene.new_meeting(date(2022, 3, 28))
    scene.app.execute(AddItem(meeting_id=later, title="Decisions"))
    (minute,) = scene.all(Minute, meeting_id=later)
    repeated = replace(block, id=known_id("9", 5), minute_id=minute.id)
    scene.app.execute(SaveBlocks(meeting_id=later, minute_id=minute.id, put=(repeated,)))
    assert broken_rule(scene, DeleteMeeting(meeting_id=scene.meeting)) == "meeting_is_referred_to"


def test_meetings_of_which_one_approved_the_other_stay(scene: Scene) -> None:
    scene.arrive(0, 1, 2)
    earlier = scene.new_meeting(date(2021, 9, 20))
    block, decision = scene.decision(1, approves=earlier)
    scene.save(block, subjects=(decision,))
    assert broken_rule(scene, DeleteMeeting(meeting_id=earlier)) == "meeting_is_referred_to"
    assert broken_rule(scene, DeleteMeeting(meeting_id=scene.meeting)) == "meeting_is_referred_to"


def test_a_meeting_whose_provisional_decision_another_settles_stays(scene: Scene) -> None:
    block, decision = scene.decision(1)
    scene.save(block, subjects=(decision,))
    later = scene.new_meeting(date(2022, 3, 28))
    scene.app.execute(AddItem(meeting_id=later, title="Business carried forward"))
    (minute,) = scene.all(Minute, meeting_id=later)
    settling = replace(
        decision,
        id=known_id("7", 8),
        meeting_id=later,
        minute_id=minute.id,
        settles_id=decision.id,
        settles_as=Settlement.RATIFIED,
    )
    ratified = replace(block, id=known_id("9", 5), minute_id=minute.id, decision_id=settling.id)
    scene.app.execute(SaveBlocks(meeting_id=later, minute_id=minute.id, put=(ratified,), subjects=(settling,)))
    assert broken_rule(scene, DeleteMeeting(meeting_id=scene.meeting)) == "meeting_is_referred_to"


def test_a_meeting_that_a_written_procedure_refers_to_stays_until_that_is_gone(scene: Scene) -> None:
    asked = WrittenProcedure(id=known_id("8", 1), board_id=BOARD, title="Buy the bus", started_in=scene.meeting)
    scene.app.execute(SaveSetup(put=(asked,)))
    assert broken_rule(scene, DeleteMeeting(meeting_id=scene.meeting)) == "meeting_has_written_procedure"
    scene.app.execute(SaveSetup(removed=(asked,)))
    scene.app.execute(DeleteMeeting(meeting_id=scene.meeting))
    assert scene.all(Meeting) == ()


def test_a_board_goes_with_its_register_of_interests_and_its_written_procedures(scene: Scene) -> None:
    interest = StandingInterest(id=known_id("8", 2), board_id=BOARD, holder=TRUSTEE, interest="Trustee")
    asked = WrittenProcedure(id=known_id("8", 1), board_id=BOARD, title="Buy the bus", started_in=scene.meeting)
    scene.app.execute(SaveSetup(put=(interest, asked)))
    before = scene.store.state()
    outcome = scene.app.execute(DeleteBoard(board_id=BOARD))
    assert {kind for kind, _ in scene.store.state()} == {"agencies", "posts"}
    scene.undo(outcome)
    assert scene.store.state() == before
