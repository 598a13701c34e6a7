"""What is said in plain words beside the minutes: it is kept, undone, goes with what it is about and comes back."""

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MinutesState
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.plain_lines import PlainLine, plain_line_id
from clerk_app.services.acts import (
    AdvanceMinutes,
    DeleteMeeting,
    JoinMinutes,
    PartFrom,
    RemoveItem,
    SaveBlocks,
    SavePlainLine,
    SplitMinute,
    TakeTogether,
)
from clerk_app.services.choices import ExistingIds
from clerk_app.services.importing import plan_import
from clerk_app.services.interchange import export_meeting
from clerk_app.services.outcome import Outcome
from clerk_app.services.reading import CommittedReader, meeting_entities
from tests.services.scene import Scene, broken_rule, known_id


@pytest.fixture
def scene() -> Scene:
    return Scene()


def say_of_minute(scene: Scene, text: str, heading: str = "", minute: int = 0) -> Outcome:
    minute_id = scene.minutes[minute]
    line = PlainLine(
        id=plain_line_id(minute_id), meeting_id=scene.meeting, minute_id=minute_id, heading=heading, text=text
    )
    return scene.app.execute(SavePlainLine(line=line))


def say_of_block(scene: Scene, block_id: Id, text: str) -> Outcome:
    line = PlainLine(id=plain_line_id(block_id), meeting_id=scene.meeting, block_id=block_id, text=text)
    return scene.app.execute(SavePlainLine(line=line))


def said(scene: Scene) -> list[tuple[str, str]]:
    return sorted((line.heading, line.text) for line in scene.all(PlainLine))


def test_a_line_is_kept_as_it_is_written_and_undo_brings_back_what_stood_there(scene: Scene) -> None:
    say_of_minute(scene, "We said hello.\n- to you  \n- to me", heading="Hello")
    assert said(scene) == [("Hello", "We said hello.\n- to you  \n- to me")]
    outcome = say_of_minute(scene, "We met.", heading="Hello")
    assert said(scene) == [("Hello", "We met.")]
    scene.undo(outcome)
    assert said(scene) == [("Hello", "We said hello.\n- to you  \n- to me")]


def test_a_line_from_which_all_words_are_taken_is_none(scene: Scene) -> None:
    assert say_of_minute(scene, " ").journal_id is None
    say_of_minute(scene, "We said hello.")
    outcome = say_of_minute(scene, "")
    assert said(scene) == [("", "")]
    record = scene.store.queries.meeting_record(scene.meeting)
    assert record is not None
    assert record.plain == {}
    scene.undo(outcome)
    assert said(scene) == [("", "We said hello.")]


def test_a_line_is_about_something_of_its_own_meeting(scene: Scene) -> None:
    other = scene.new_meeting(date(2022, 3, 14))
    line = PlainLine(id=known_id("6", 1), meeting_id=other, minute_id=scene.minutes[0], text="We met.")
    assert broken_rule(scene, SavePlainLine(line=line)) == "not_found"
    of_nothing = replace(line, meeting_id=scene.meeting, minute_id=None, block_id=known_id("9", 7))
    assert broken_rule(scene, SavePlainLine(line=of_nothing)) == "not_found"


def test_a_line_about_a_paragraph_goes_with_it_and_comes_back_with_it(scene: Scene) -> None:
    block, action = scene.action(1)
    scene.save(block, subjects=(action,), keep=True)
    say_of_block(scene, block.id, "We will write to you.")
    gone = scene.save(removed=(block.id,), keep=True)
    assert said(scene) == []
    scene.save(block, keep=True)
    assert said(scene) == [("", "We will write to you.")]
    again = scene.save(removed=(block.id,), keep=True)
    scene.undo(again)
    assert said(scene) == [("", "We will write to you.")]
    assert gone.journal_id is not None


def test_words_that_were_taken_out_do_not_come_back_with_their_paragraph(scene: Scene) -> None:
    block, action = scene.action(1)
    scene.save(block, subjects=(action,), keep=True)
    say_of_block(scene, block.id, "We will write to you.")
    say_of_block(scene, block.id, "")
    scene.save(removed=(block.id,), keep=True)
    scene.save(block, keep=True)
    assert said(scene) == [("", "")]


def test_a_line_follows_its_paragraph_when_that_becomes_something_else(scene: Scene) -> None:
    block, action = scene.action(1)
    scene.save(block, subjects=(action,), keep=True)
    say_of_block(scene, block.id, "We will write to you.")
    scene.save(replace(block, minute_id=scene.minutes[1]), minute=1, keep=True)
    assert [line.block_id for line in scene.all(PlainLine)] == [block.id]


def test_a_line_about_an_item_goes_with_it_and_undo_brings_both_back(scene: Scene) -> None:
    say_of_minute(scene, "We said hello.")
    outcome = scene.app.execute(RemoveItem(item_id=scene.items[0]))
    assert said(scene) == []
    scene.undo(outcome)
    assert said(scene) == [("", "We said hello.")]


def test_items_that_are_taken_together_have_their_lines_one_below_the_other(scene: Scene) -> None:
    say_of_minute(scene, "We said hello.", heading="Hello")
    say_of_minute(scene, "We read what we wrote.", heading="Last time", minute=1)
    act = TakeTogether(minute_id=scene.minutes[0], item_ids=tuple(scene.items), heading="Welcome and minutes")
    outcome = scene.app.execute(act)
    assert said(scene) == [("Hello", "We said hello.\nWe read what we wrote.")]
    scene.undo(outcome)
    assert said(scene) == [("Hello", "We said hello."), ("Last time", "We read what we wrote.")]


def test_the_line_of_a_part_that_is_joined_is_said_of_the_whole(scene: Scene) -> None:
    scene.save(scene.block(1, "First."), scene.block(2, "Second."), keep=True)
    part = known_id("8", 1)
    scene.app.execute(
        SplitMinute(minute_id=scene.minutes[0], parts=(PartFrom(block_id=known_id("9", 2), minute_id=part),))
    )
    line = PlainLine(id=plain_line_id(part), meeting_id=scene.meeting, minute_id=part, text="Then more.")
    scene.app.execute(SavePlainLine(line=line))
    outcome = scene.app.execute(JoinMinutes(minute_id=part))
    found = scene.all(PlainLine)
    assert [(one.id, one.minute_id, one.text) for one in found] == [
        (plain_line_id(scene.minutes[0]), scene.minutes[0], "Then more.")
    ]
    scene.undo(outcome)
    assert [one.minute_id for one in scene.all(PlainLine)] == [part]


def test_lines_may_be_written_once_the_minutes_are_approved(scene: Scene) -> None:
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED):
        scene.app.execute(AdvanceMinutes(meeting_id=scene.meeting, state=state, on=date(2022, 2, 1)))
    outcome = say_of_minute(scene, "We said hello.")
    assert said(scene) == [("", "We said hello.")]
    scene.undo(outcome)
    assert said(scene) == []


def test_lines_go_with_their_meeting_and_undo_brings_them_back(scene: Scene) -> None:
    block, action = scene.action(1)
    scene.save(block, subjects=(action,), keep=True)
    say_of_minute(scene, "We said hello.")
    say_of_block(scene, block.id, "We will write to you.")
    outcome = scene.app.execute(DeleteMeeting(meeting_id=scene.meeting))
    assert (scene.all(Minute), said(scene)) == ((), [])
    scene.undo(outcome)
    assert said(scene) == [("", "We said hello."), ("", "We will write to you.")]


def test_an_interchange_file_of_the_meeting_holds_its_lines(scene: Scene) -> None:
    say_of_minute(scene, "We said hello to all of you.")
    assert "We said hello to all of you." in export_meeting(scene.store.queries, scene.meeting)


def test_a_line_of_a_copied_meeting_comes_back_with_its_paragraph_too(scene: Scene) -> None:
    block, action = scene.action(1)
    scene.save(block, subjects=(action,), keep=True)
    say_of_block(scene, block.id, "We will write to you.")
    entities = meeting_entities(CommittedReader(scene.store.queries), scene.meeting)
    scene.app.execute(plan_import(entities, scene.store.queries, scene.ids, ExistingIds.COPY))
    actions = [one for one in scene.all(Block) if one.kind is BlockKind.ACTION]
    (copied,) = (one for one in actions if one.id != block.id)
    minute = scene.get(Minute, copied.minute_id)
    act = SaveBlocks(meeting_id=minute.meeting_id, minute_id=minute.id, removed=(copied.id,), keep=True)
    scene.app.execute(act)
    assert [line.block_id for line in scene.all(PlainLine)] == [block.id]
    scene.app.execute(replace(act, removed=(), put=(copied,)))
    assert {line.block_id for line in scene.all(PlainLine)} == {block.id, copied.id}


def test_what_is_typed_in_plain_words_is_not_among_the_last_rows_of_the_meeting(scene: Scene) -> None:
    before = scene.store.queries.journal_of(scene.meeting, 100)
    for text in ("We", "We met", "We met."):
        say_of_minute(scene, text)
    assert scene.store.queries.journal_of(scene.meeting, 100) == before
