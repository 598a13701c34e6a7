"""What another body answered to a decision: noted after the meeting, it goes with the decision and comes back."""

from datetime import date

import pytest

from clerk_app.domain.decisions import Decision, FinalAnswer, FinalOutcome
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MinutesState
from clerk_app.domain.partial_date import PartialDate
from clerk_app.services.acts import AdvanceMinutes, DeleteMeeting, NoteFinalAnswer
from clerk_app.services.interchange import export_meeting
from tests.services.scene import Scene, broken_rule, known_id

MARCH = PartialDate(month=3, year=2022)


@pytest.fixture
def scene() -> Scene:
    made = Scene()
    block, decision = made.decision(1)
    made.save(block, subjects=(decision,), keep=True)
    return made


def decided(scene: Scene) -> Id:
    return scene.all(Decision)[0].id


def answers(scene: Scene) -> list[tuple[FinalOutcome, PartialDate | None, str]]:
    return [(one.outcome, one.on, one.words) for one in scene.all(FinalAnswer)]


def test_an_answer_is_kept_and_one_noted_later_stands_in_its_place(scene: Scene) -> None:
    scene.app.execute(
        NoteFinalAnswer(decision_id=decided(scene), outcome=FinalOutcome.CHANGED, on=MARCH, words="In two steps.")
    )
    assert answers(scene) == [(FinalOutcome.CHANGED, MARCH, "In two steps.")]
    outcome = scene.app.execute(NoteFinalAnswer(decision_id=decided(scene), outcome=FinalOutcome.NOT_AGREED))
    assert answers(scene) == [(FinalOutcome.NOT_AGREED, None, "")]
    scene.undo(outcome)
    assert answers(scene) == [(FinalOutcome.CHANGED, MARCH, "In two steps.")]


def test_an_answer_that_is_taken_back_is_none_and_undo_brings_it_back(scene: Scene) -> None:
    scene.app.execute(NoteFinalAnswer(decision_id=decided(scene), outcome=FinalOutcome.AGREED))
    outcome = scene.app.execute(NoteFinalAnswer(decision_id=decided(scene)))
    assert answers(scene) == []
    scene.undo(outcome)
    assert answers(scene) == [(FinalOutcome.AGREED, None, "")]


def test_an_answer_is_one_to_a_decision_that_is_there(scene: Scene) -> None:
    act = NoteFinalAnswer(decision_id=known_id("9", 77), outcome=FinalOutcome.AGREED)
    assert broken_rule(scene, act) == "not_found"


def test_an_answer_may_be_noted_once_the_minutes_are_approved(scene: Scene) -> None:
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED):
        scene.app.execute(AdvanceMinutes(meeting_id=scene.meeting, state=state, on=date(2022, 2, 1)))
    outcome = scene.app.execute(NoteFinalAnswer(decision_id=decided(scene), outcome=FinalOutcome.AGREED))
    assert answers(scene) == [(FinalOutcome.AGREED, None, "")]
    scene.undo(outcome)
    assert answers(scene) == []


def test_an_answer_goes_with_its_decision_and_comes_back_with_it(scene: Scene) -> None:
    decision_id = decided(scene)
    block, _ = scene.decision(1)
    scene.app.execute(NoteFinalAnswer(decision_id=decision_id, outcome=FinalOutcome.AGREED, on=MARCH))
    scene.save(removed=(block.id,), keep=True)
    assert answers(scene) == []
    scene.save(block, keep=True)
    assert answers(scene) == [(FinalOutcome.AGREED, MARCH, "")]
    again = scene.save(removed=(block.id,), keep=True)
    scene.undo(again)
    assert answers(scene) == [(FinalOutcome.AGREED, MARCH, "")]


def test_an_answer_goes_with_its_meeting_and_into_its_file(scene: Scene) -> None:
    scene.app.execute(NoteFinalAnswer(decision_id=decided(scene), outcome=FinalOutcome.AGREED, words="With thanks."))
    assert "With thanks." in export_meeting(scene.store.queries, scene.meeting)
    outcome = scene.app.execute(DeleteMeeting(meeting_id=scene.meeting))
    assert answers(scene) == []
    scene.undo(outcome)
    assert answers(scene) == [(FinalOutcome.AGREED, None, "With thanks.")]
