"""What becomes of decisions that were taken without a quorum."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from clerk_app.domain.decisions import Decision, DecisionResult, Settlement, WrittenOutcome, WrittenProcedure
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.minutes import Minute
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import AddItem, MarkAttendance, SaveBlocks, StartMeeting, TimeMeeting
from clerk_app.services.left_over import left_over
from clerk_app.services.provisional import Provisional, provisional_decisions
from clerk_app.services.reading import CommittedReader
from clerk_app.services.settling import End
from tests.services.scene import BOARD, DAY, Scene, at, known_id

NEXT = date(2022, 3, 28)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def provisional(scene: Scene) -> Id:
    """A decision that one member alone took, in the second item; the meeting has ended."""
    scene.arrive(0)
    scene.app.execute(StartMeeting(meeting_id=scene.meeting, at=at(15, 30)))
    block, decision = scene.decision(1)
    second = scene.minutes[1]
    scene.save(replace(block, minute_id=second), subjects=(replace(decision, minute_id=second),), minute=1)
    scene.app.execute(TimeMeeting(meeting_id=scene.meeting, kind=EventKind.ENDED, at=at(17)))
    return decision.id


def held(scene: Scene, members: int) -> tuple[Id, Id]:
    """A later meeting with so many members; its id and that of its one minute."""
    meeting = scene.new_meeting(NEXT)
    scene.app.execute(AddItem(meeting_id=meeting, title="Matters arising"))
    here = scene.all(Attendee, meeting_id=meeting)[:members]
    on = datetime(2022, 3, 28, 15, 30)
    for attendee in here:
        scene.app.execute(MarkAttendance(meeting_id=meeting, attendee_id=attendee.id, kind=EventKind.ARRIVED, at=on))
    scene.app.execute(StartMeeting(meeting_id=meeting, at=on))
    return meeting, scene.all(Minute, meeting_id=meeting)[0].id


def end(scene: Scene, meeting: Id) -> None:
    scene.app.execute(TimeMeeting(meeting_id=meeting, kind=EventKind.ENDED, at=datetime(2022, 3, 28, 17)))


def settle(scene: Scene, meeting: Id, minute: Id, decision_id: Id, settled: Settlement, **fields: object) -> None:
    """A decision of the later meeting that puts an end to the earlier one."""
    block, later = scene.decision(2)
    later = replace(
        later,
        meeting_id=meeting,
        minute_id=minute,
        at=datetime(2022, 3, 28, 16),
        settles_id=decision_id,
        settles_as=settled,
    )
    later = replace(later, **fields)  # type: ignore[arg-type]
    scene.app.execute(
        SaveBlocks(meeting_id=meeting, minute_id=minute, put=(replace(block, minute_id=minute),), subjects=(later,))
    )


def known(scene: Scene) -> tuple[Provisional, ...]:
    return provisional_decisions(CommittedReader(scene.store.queries), BOARD)


def coming_back(scene: Scene) -> list[str]:
    return [left.item.title for left in left_over(CommittedReader(scene.store.queries), BOARD)]


def test_it_is_open_with_its_words_its_minute_and_its_meeting(scene: Scene) -> None:
    decision_id = provisional(scene)
    (found,) = known(scene)
    assert (found.decision.id, found.minute.id, found.meeting.date) == (decision_id, scene.minutes[1], DAY)
    assert (found.words, found.end, found.passed_over) == ("That it be so.", None, None)


@pytest.mark.parametrize("settled", Settlement)
def test_a_later_meeting_with_a_quorum_puts_an_end_to_it(scene: Scene, settled: Settlement) -> None:
    decision_id = provisional(scene)
    before = scene.get(Decision, decision_id)
    meeting, minute = held(scene, members=3)
    settle(scene, meeting, minute, decision_id, settled)
    (found,) = known(scene)
    (later,) = scene.all(Decision, settles_id=decision_id)
    assert found.end == End(settled=settled, on=NEXT, meeting_id=meeting, decision_id=later.id)
    assert scene.get(Decision, decision_id) == before
    assert coming_back(scene) == []


@pytest.mark.parametrize(("members", "result"), [(1, DecisionResult.CARRIED), (3, DecisionResult.LOST)])
def test_without_a_quorum_or_when_it_is_lost_ratifying_ends_nothing(
    scene: Scene, members: int, result: DecisionResult
) -> None:
    decision_id = provisional(scene)
    meeting, minute = held(scene, members)
    settle(scene, meeting, minute, decision_id, Settlement.RATIFIED, result=result)
    first = next(one for one in known(scene) if one.decision.id == decision_id)
    assert first.end is None
    assert "Previous minutes" in coming_back(scene)


@pytest.mark.parametrize(
    ("outcome", "settled"),
    [
        (WrittenOutcome.AGREED, Settlement.RATIFIED),
        (WrittenOutcome.NOT_AGREED, Settlement.REJECTED),
        (WrittenOutcome.LAPSED, Settlement.LAPSED),
    ],
)
def test_a_written_procedure_puts_an_end_to_it_once_it_has_an_outcome(
    scene: Scene, outcome: WrittenOutcome, settled: Settlement
) -> None:
    decision_id = provisional(scene)
    running = WrittenProcedure(id=known_id("5", 1), board_id=BOARD, title="The plan", settles_id=decision_id)
    _put(scene, running)
    assert known(scene)[0].end is None
    assert coming_back(scene) == ["Previous minutes"]
    _put(scene, replace(running, outcome=outcome, ended_on=date(2022, 2, 4)))
    assert known(scene)[0].end == End(settled=settled, on=date(2022, 2, 4))
    assert coming_back(scene) == []


def test_a_meeting_with_a_quorum_that_did_not_take_it_up_is_named(scene: Scene) -> None:
    provisional(scene)
    meeting, _ = held(scene, members=3)
    assert known(scene)[0].passed_over is None
    end(scene, meeting)
    passed_over = known(scene)[0].passed_over
    assert passed_over is not None
    assert passed_over.id == meeting


def test_a_meeting_without_a_quorum_could_not_have_taken_it_up(scene: Scene) -> None:
    provisional(scene)
    meeting, _ = held(scene, members=2)
    end(scene, meeting)
    assert known(scene)[0].passed_over is None


def _put(scene: Scene, procedure: WrittenProcedure) -> None:
    scene.store.shelf.entities["written_procedures", procedure.id] = procedure
