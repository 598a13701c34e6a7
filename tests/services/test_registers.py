"""What is kept in registers about paragraphs: it is undone, goes with its paragraph, moves with it and comes back."""

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MinutesState
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.register import RegisterEntry, RegisterKind, RegisterNote, register_entry_id
from clerk_app.services.acts import (
    AdvanceMinutes,
    DeleteMeeting,
    JoinMinutes,
    MarkForRegister,
    MoveBlocks,
    NoteInRegister,
    PartFrom,
    SaveBlocks,
    SplitMinute,
)
from clerk_app.services.choices import ExistingIds
from clerk_app.services.importing import plan_import
from clerk_app.services.interchange import export_meeting
from clerk_app.services.outcome import Outcome
from clerk_app.services.reading import CommittedReader, meeting_entities
from tests.services.scene import Scene, broken_rule, known_id

MARCH = date(2022, 3, 14)
FIRST = known_id("9", 1)
ANSWERED = RegisterNote(on=MARCH, words="In May, not in April.")


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.save(
        scene.block(1, "The Police did not agree."),
        scene.block(2, "When will it open?", BlockKind.QUESTION),
        keep=True,
    )
    return scene


def mark(scene: Scene, kind: RegisterKind | None = RegisterKind.CHALLENGE, block: Id = FIRST) -> Outcome:
    return scene.app.execute(MarkForRegister(block_id=block, kind=kind))


def kept(scene: Scene) -> list[tuple[Id, RegisterKind | None, str]]:
    return [(one.block_id, one.kind, one.kept_with) for one in scene.all(RegisterEntry) if one.kind is not None]


def test_a_paragraph_is_marked_and_undo_takes_the_mark_away(scene: Scene) -> None:
    outcome = mark(scene)
    (entry,) = scene.all(RegisterEntry)
    assert (entry.id, entry.meeting_id, entry.kind) == (register_entry_id(FIRST), scene.meeting, RegisterKind.CHALLENGE)
    scene.undo(outcome)
    assert kept(scene) == []


def test_a_paragraph_that_is_marked_as_something_else_keeps_what_was_noted(scene: Scene) -> None:
    mark(scene)
    scene.app.execute(NoteInRegister(block_id=FIRST, kept_with="Health, Police"))
    mark(scene, RegisterKind.ISSUE)
    assert kept(scene) == [(FIRST, RegisterKind.ISSUE, "Health, Police")]
    assert mark(scene, RegisterKind.ISSUE).journal_id is None
    mark(scene, None)
    assert kept(scene) == []


def test_an_answer_to_a_question_is_noted_without_marking_it_and_taken_away_leaves_the_question_alone(
    scene: Scene,
) -> None:
    question = known_id("9", 2)
    scene.app.execute(NoteInRegister(block_id=question, notes=(ANSWERED,), closed_on=MARCH))
    (entry,) = scene.all(RegisterEntry)
    assert (entry.kind, entry.notes, entry.closed_on) == (RegisterKind.QUESTION, (ANSWERED,), MARCH)
    scene.app.execute(NoteInRegister(block_id=question))
    assert kept(scene) == []


def test_nothing_is_noted_of_a_paragraph_that_is_in_no_register_or_gone(scene: Scene) -> None:
    assert broken_rule(scene, NoteInRegister(block_id=FIRST, closed_on=MARCH)) == "not_found"
    assert broken_rule(scene, MarkForRegister(block_id=known_id("9", 7), kind=RegisterKind.ISSUE)) == "not_found"


def test_an_entry_goes_with_its_paragraph_and_comes_back_with_it(scene: Scene) -> None:
    mark(scene)
    block = scene.get(Block, FIRST)
    scene.save(removed=(FIRST,), keep=True)
    assert kept(scene) == []
    scene.save(block, keep=True)
    assert kept(scene) == [(FIRST, RegisterKind.CHALLENGE, "")]
    scene.undo(scene.save(removed=(FIRST,), keep=True))
    assert kept(scene) == [(FIRST, RegisterKind.CHALLENGE, "")]


def test_a_mark_that_was_taken_away_does_not_come_back_with_its_paragraph(scene: Scene) -> None:
    mark(scene)
    block = scene.get(Block, FIRST)
    scene.save(removed=(FIRST,), keep=True)
    scene.save(block, keep=True)
    mark(scene, None)
    scene.save(removed=(FIRST,), keep=True)
    scene.save(block, keep=True)
    assert kept(scene) == []


def test_an_entry_moves_with_its_paragraph_to_another_item(scene: Scene) -> None:
    mark(scene)
    scene.app.execute(MoveBlocks(meeting_id=scene.meeting, block_ids=(FIRST,), minute_id=scene.minutes[1]))
    assert kept(scene) == [(FIRST, RegisterKind.CHALLENGE, "")]


def test_the_first_part_of_a_paragraph_that_is_cut_keeps_the_mark(scene: Scene) -> None:
    mark(scene)
    part = PartFrom(block_id=FIRST, minute_id=known_id("8", 1), offset=10)
    scene.app.execute(SplitMinute(minute_id=scene.minutes[0], parts=(part,)))
    assert kept(scene) == [(FIRST, RegisterKind.CHALLENGE, "")]
    assert scene.get(Block, FIRST).text.plain == "The Police"
    scene.app.execute(JoinMinutes(minute_id=known_id("8", 1)))
    assert kept(scene) == [(FIRST, RegisterKind.CHALLENGE, "")]


def test_an_entry_goes_with_its_meeting_and_undo_brings_it_back(scene: Scene) -> None:
    mark(scene)
    outcome = scene.app.execute(DeleteMeeting(meeting_id=scene.meeting))
    assert kept(scene) == []
    scene.undo(outcome)
    assert kept(scene) == [(FIRST, RegisterKind.CHALLENGE, "")]


def test_old_minutes_may_be_marked_and_noted_once_they_are_approved(scene: Scene) -> None:
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED):
        scene.app.execute(AdvanceMinutes(meeting_id=scene.meeting, state=state, on=date(2022, 2, 1)))
    mark(scene, RegisterKind.STATEMENT)
    outcome = scene.app.execute(NoteInRegister(block_id=FIRST, raised_by="the Chair"))
    assert [one.raised_by for one in scene.all(RegisterEntry)] == ["the Chair"]
    scene.undo(outcome)
    assert [one.raised_by for one in scene.all(RegisterEntry)] == [""]


def test_an_interchange_file_holds_the_entry_and_a_copy_of_the_meeting_has_one_of_its_own(scene: Scene) -> None:
    mark(scene, RegisterKind.ISSUE)
    scene.app.execute(NoteInRegister(block_id=FIRST, kept_with="Health"))
    assert '"kept_with":"Health"' in export_meeting(scene.store.queries, scene.meeting)
    entities = meeting_entities(CommittedReader(scene.store.queries), scene.meeting)
    scene.app.execute(plan_import(entities, scene.store.queries, scene.ids, ExistingIds.COPY))
    (copied,) = (one for one in scene.all(RegisterEntry) if one.block_id != FIRST)
    assert copied.id == register_entry_id(copied.block_id)
    block = scene.get(Block, copied.block_id)
    minute = scene.get(Minute, block.minute_id)
    act = SaveBlocks(meeting_id=minute.meeting_id, minute_id=minute.id, removed=(block.id,), keep=True)
    scene.app.execute(act)
    scene.app.execute(replace(act, removed=(), put=(block,)))
    assert {one.block_id for one in scene.all(RegisterEntry)} == {FIRST, block.id}
