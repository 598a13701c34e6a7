"""Every act is undone and done again, whatever was done before it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.agenda import Exemption, ItemState, Lead, Notice
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import FinalOutcome, Proposal
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MinutesState
from clerk_app.domain.minutes import Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.people import Agency, Party, Post
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.register import RegisterKind
from clerk_app.domain.richtext import Marks, typed
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.services.acts import (
    Act,
    AddAttendee,
    AddItem,
    AddMinute,
    AdvanceMinutes,
    BringForward,
    CorrectEvent,
    CreateBoard,
    CreateMeeting,
    DeleteBoard,
    DeleteMeeting,
    DescribeAttendee,
    DescribeItem,
    EditItem,
    EditMeeting,
    ImportEntities,
    JoinMinutes,
    KeepVersion,
    LeaveOut,
    MakeMembers,
    MarkAttendance,
    MarkForRegister,
    MarkRestPresent,
    MoveBlocks,
    MoveItem,
    MoveToMinute,
    NoteFinalAnswer,
    NoteInRegister,
    NumberMinute,
    PartFrom,
    PlanMeeting,
    RemoveItem,
    SaveBlocks,
    SavePlainLine,
    SaveSetup,
    SendSubstitute,
    SetExempt,
    SetItemState,
    SplitMinute,
    StartMeeting,
    TakeTogether,
    TakeUpAction,
    TimeMeeting,
    Undo,
    UpdateAction,
)  # fmt: skip
from tests.counts import examples
from tests.services.scene import BOARD, DAY, Scene, at, broken_rule, known_id, new_member

EARLIER = date(2021, 9, 20)


def living_scene(scene: Scene | None = None) -> Scene:
    """A meeting under way, with text, an action, a decision and an earlier meeting that is approved in it."""
    scene = scene or Scene()
    scene.arrive(0, 1, 2, when=at(15, 30))
    scene.app.execute(StartMeeting(meeting_id=scene.meeting, at=at(15, 30)))
    action_block, action = scene.action(1)
    decision_block, decision = scene.decision(2, approves=scene.new_meeting(EARLIER))
    scene.save(action_block, decision_block, scene.block(3, "Said."), subjects=(action, decision), keep=True)
    return scene


def _saved(scene: Scene) -> Act:
    return SaveBlocks(
        meeting_id=scene.meeting,
        minute_id=scene.minutes[0],
        put=(scene.block(3, "Said again."), scene.block(4, "And more.")),
        removed=(known_id("9", 1), known_id("9", 2)),
        keep=True,
    )


def _undone(scene: Scene) -> Act:
    return Undo(journal_id=scene.store.last_journal_entry().id)


def _joined(scene: Scene) -> Act:
    part = scene.ids.new()
    scene.app.execute(
        SplitMinute(minute_id=scene.minutes[0], parts=(PartFrom(block_id=known_id("9", 3), minute_id=part),))
    )
    return JoinMinutes(minute_id=part)


def _noted(scene: Scene) -> Act:
    scene.app.execute(MarkForRegister(block_id=known_id("9", 3), kind=RegisterKind.ISSUE))
    return NoteInRegister(block_id=known_id("9", 3), kept_with="Health", closed_on=DAY)


def _after_a_deferral(scene: Scene) -> Id:
    """A later meeting, made before an item of the first was deferred."""
    later = scene.new_meeting(date(2022, 3, 28))
    scene.app.execute(SetItemState(item_id=scene.items[1], state=ItemState.DEFERRED))
    return later


EXAMPLES: dict[type[Act], Callable[[Scene], Act]] = {
    CreateBoard: lambda s: CreateBoard(board=Board(id=Id("1" * 32), names=(DatedName("Panel"),))),
    SaveSetup: lambda s: SaveSetup(put=(Agency(id=known_id("a", 9), names=(DatedName("Housing"),)),)),
    MakeMembers: lambda s: MakeMembers(decision_id=known_id("6", 2), put=new_member()),
    DeleteBoard: lambda s: DeleteBoard(
        board_id=s.made(CreateBoard(board=Board(id=Id("2" * 32), names=(DatedName("Short-lived"),))))
    ),
    CreateMeeting: lambda s: CreateMeeting(board_id=BOARD, date=DAY, start=time(9)),
    EditMeeting: lambda s: EditMeeting(meeting_id=s.meeting, date=DAY, start=time(14), venue="Library"),
    BringForward: lambda s: BringForward(meeting_id=_after_a_deferral(s)),
    TakeUpAction: lambda s: TakeUpAction(action_id=known_id("7", 1), meeting_id=s.meeting, at_next=True),
    AddItem: lambda s: AddItem(meeting_id=s.meeting, title="Interests", after_item_id=s.items[0]),
    EditItem: lambda s: EditItem(item_id=s.items[0], title="Opening", minutes_planned=5),
    DescribeItem: lambda s: DescribeItem(
        item_id=s.items[0], recommendations=("note the plan",), notice=Notice(by="Head of Policy", on=DAY)
    ),
    SetItemState: lambda s: SetItemState(item_id=s.items[1], state=ItemState.WITHDRAWN),
    MoveItem: lambda s: MoveItem(item_id=s.items[1]),
    RemoveItem: lambda s: RemoveItem(item_id=s.items[1]),
    AddMinute: lambda s: AddMinute(meeting_id=s.meeting, heading="Fire alarm", item_ids=(s.items[1],)),
    TakeTogether: lambda s: TakeTogether(minute_id=s.minutes[0], item_ids=(s.items[1],), heading="Both"),
    SetExempt: lambda s: SetExempt(minute_id=s.minutes[0], exempt=Exemption(reason="Paragraph 2")),
    NumberMinute: lambda s: NumberMinute(minute_id=s.minutes[1], number="7"),
    SplitMinute: lambda s: SplitMinute(
        minute_id=s.minutes[0], parts=(PartFrom(block_id=known_id("9", 2), minute_id=s.ids.new()),)
    ),
    JoinMinutes: _joined,
    MoveBlocks: lambda s: MoveBlocks(meeting_id=s.meeting, block_ids=(known_id("9", 2),), minute_id=s.minutes[1]),
    AddAttendee: lambda s: AddAttendee(meeting_id=s.meeting, name="Youth worker"),
    MarkAttendance: lambda s: MarkAttendance(
        meeting_id=s.meeting, attendee_id=s.attendees[0], kind=EventKind.LEFT, at=at(16)
    ),
    MarkRestPresent: lambda s: MarkRestPresent(meeting_id=s.meeting),
    DescribeAttendee: lambda s: DescribeAttendee(
        attendee_id=s.attendees[4], proxy_id=s.attendees[0], remit="for schools", reason="unwell"
    ),
    SendSubstitute: lambda s: SendSubstitute(meeting_id=s.meeting, for_attendee_id=s.attendees[3], name="Deputy"),
    CorrectEvent: lambda s: CorrectEvent(event_id=s.all(Event)[0].id, at=at(15, 20)),
    StartMeeting: lambda s: StartMeeting(meeting_id=s.new_meeting(date(2022, 3, 28))),
    MoveToMinute: lambda s: MoveToMinute(meeting_id=s.meeting, minute_id=s.minutes[1], at=at(16)),
    TimeMeeting: lambda s: TimeMeeting(meeting_id=s.meeting, kind=EventKind.ADJOURNED, at=at(16)),
    LeaveOut: lambda s: LeaveOut(meeting_id=s.meeting, spans=((at(16), at(16, 10)),)),
    SaveBlocks: _saved,
    SavePlainLine: lambda s: SavePlainLine(
        line=PlainLine(id=known_id("8", 7), meeting_id=s.meeting, minute_id=s.minutes[0], text="We met.")
    ),
    NoteFinalAnswer: lambda s: NoteFinalAnswer(
        decision_id=known_id("6", 2), outcome=FinalOutcome.AGREED, on=PartialDate(day=28, month=3)
    ),
    MarkForRegister: lambda s: MarkForRegister(block_id=known_id("9", 3), kind=RegisterKind.CHALLENGE),
    NoteInRegister: _noted,
    UpdateAction: lambda s: UpdateAction(action_id=known_id("7", 1), status=ActionStatus.ONGOING),
    PlanMeeting: lambda s: PlanMeeting(meeting_id=s.meeting, on=PartialDate(day=28, month=3)),
    AdvanceMinutes: lambda s: AdvanceMinutes(meeting_id=s.meeting, state=MinutesState.WITH_CHAIR, on=DAY),
    KeepVersion: lambda s: KeepVersion(meeting_id=s.meeting, name="Before lunch"),
    DeleteMeeting: lambda s: DeleteMeeting(meeting_id=s.new_meeting(date(2022, 3, 28))),
    ImportEntities: lambda s: ImportEntities(
        entities=(Post(id=known_id("d", 9), names=(DatedName("Head"),)), replace(s.block(3, "Changed."), level=1))
    ),
    Undo: _undone,
}
"""An act of every type, such as may be done in the living scene."""


NEED_ANOTHER_ACT = {NoteInRegister, JoinMinutes, StartMeeting, DeleteMeeting, DeleteBoard, BringForward, Undo}
"""Examples that need another act first."""


@pytest.fixture
def scene() -> Scene:
    return living_scene()


def test_there_is_an_example_of_every_act() -> None:
    assert set(EXAMPLES) == set(get_args(Act))


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
def test_an_act_is_undone_and_done_again_and_again(kind: type[Act]) -> None:
    scene = living_scene()
    act = EXAMPLES[kind](scene)
    before = scene.store.state()
    outcome = scene.app.execute(act)
    after = scene.store.state()
    assert after != before
    for _ in range(2):
        outcome = scene.undo(outcome)
        assert scene.store.state() == before
        outcome = scene.undo(outcome)
        assert scene.store.state() == after


KINDS = st.lists(st.sampled_from([kind for kind in EXAMPLES if kind not in NEED_ANOTHER_ACT]), max_size=12)


@given(kinds=KINDS)
@settings(max_examples=examples(25, 60))
def test_whatever_was_done_is_undone_in_reverse_and_done_again(kinds: list[type[Act]]) -> None:
    undo_in_reverse_and_do_again(kinds)


@pytest.mark.slow
@pytest.mark.timeout(900)
@given(kinds=KINDS)
@settings(max_examples=2000)
def test_two_thousand_times_whatever_was_done_is_undone_in_reverse_and_done_again(kinds: list[type[Act]]) -> None:
    undo_in_reverse_and_do_again(kinds)


def undo_in_reverse_and_do_again(kinds: list[type[Act]]) -> None:
    scene = living_scene()
    states, outcomes = [scene.store.state()], []
    for kind in kinds:
        try:
            outcome = scene.app.execute(EXAMPLES[kind](scene))
        except BrokenRule:
            continue
        if outcome.journal_id is not None:
            outcomes.append(outcome)
            states.append(scene.store.state())
    inverses = []
    for outcome, state in zip(reversed(outcomes), reversed(states[:-1]), strict=True):
        inverses.append(scene.undo(outcome))
        assert scene.store.state() == state
    for inverse, state in zip(reversed(inverses), states[1:], strict=True):
        scene.undo(inverse)
        assert scene.store.state() == state


def test_what_was_changed_since_is_not_undone(scene: Scene) -> None:
    edited = scene.app.execute(EditItem(item_id=scene.items[0], title="Opening"))
    scene.app.execute(EditItem(item_id=scene.items[0], title="Beginning"))
    assert edited.journal_id is not None
    assert broken_rule(scene, Undo(journal_id=edited.journal_id)) == "changed_since"


def test_words_typed_since_are_not_lost_to_an_undo(scene: Scene) -> None:
    kept = scene.save(scene.block(3, "Said twice."), keep=True)
    scene.save(scene.block(3, "Said twice and"))
    assert kept.journal_id is not None
    assert broken_rule(scene, Undo(journal_id=kept.journal_id)) == "changed_since"


def test_what_something_else_relies_on_by_now_is_not_undone(scene: Scene) -> None:
    added = scene.app.execute(AddItem(meeting_id=scene.meeting, title="Interests"))
    minute = scene.all(Minute, meeting_id=scene.meeting)[-1]
    block = replace(scene.block(9, "None."), minute_id=minute.id)
    scene.app.execute(SaveBlocks(meeting_id=scene.meeting, minute_id=minute.id, put=(block,)))
    assert added.journal_id is not None
    assert broken_rule(scene, Undo(journal_id=added.journal_id)) == "changed_since"


def test_a_post_that_came_with_a_guest_stays_while_others_name_it(scene: Scene) -> None:
    added = scene.app.execute(AddAttendee(meeting_id=scene.meeting, name="Youth worker"))
    (post,) = [post for post in scene.all(Post) if post.names[0].name == "Youth worker"]
    scene.app.execute(
        EditItem(item_id=scene.items[0], title="x", leads=(Lead(words="x", party=Party(post_id=post.id)),))
    )
    assert added.journal_id is not None
    assert broken_rule(scene, Undo(journal_id=added.journal_id)) == "changed_since"


def test_a_post_that_came_with_a_guest_stays_while_a_proposal_mentions_it(scene: Scene) -> None:
    added = scene.app.execute(AddAttendee(meeting_id=scene.meeting, name="Youth worker"))
    (post,) = [post for post in scene.all(Post) if post.names[0].name == "Youth worker"]
    mention = Marks(mention=Party(post_id=post.id))
    proposal = Proposal(
        id=known_id("5", 1),
        meeting_id=scene.meeting,
        minute_id=scene.minutes[0],
        text=typed("Youth worker to speak", mention),
    )
    block, decision = scene.decision(5)
    scene.save(block, subjects=(replace(decision, proposal_id=proposal.id), proposal))
    assert added.journal_id is not None
    assert broken_rule(scene, Undo(journal_id=added.journal_id)) == "changed_since"


def test_what_would_come_back_to_something_gone_is_not_undone(scene: Scene) -> None:
    removed = scene.save(removed=(known_id("9", 3),))
    scene.save(removed=(known_id("9", 1), known_id("9", 2)), keep=True)
    scene.app.execute(AddMinute(meeting_id=scene.meeting, heading="Both", item_ids=tuple(scene.items)))
    both = scene.all(Minute, meeting_id=scene.meeting)[-1]
    scene.app.execute(TakeTogether(minute_id=both.id, item_ids=tuple(scene.items), heading="Both"))
    assert scene.minutes[0] not in [minute.id for minute in scene.all(Minute)]
    assert removed.journal_id is not None
    assert broken_rule(scene, Undo(journal_id=removed.journal_id)) == "changed_since"


def test_approved_minutes_are_not_changed_by_an_undo(scene: Scene) -> None:
    added = scene.app.execute(AddItem(meeting_id=scene.meeting, title="Interests"))
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED):
        scene.app.execute(AdvanceMinutes(meeting_id=scene.meeting, state=state, on=DAY))
    assert added.journal_id is not None
    assert broken_rule(scene, Undo(journal_id=added.journal_id)) == "minutes_are_approved"


def test_the_status_of_an_action_is_undone_after_approval(scene: Scene) -> None:
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED):
        scene.app.execute(AdvanceMinutes(meeting_id=scene.meeting, state=state, on=DAY))
    before = scene.store.state()
    scene.undo(scene.app.execute(UpdateAction(action_id=known_id("7", 1), status=ActionStatus.ONGOING)))
    assert scene.store.state() == before


def test_an_unknown_row_of_the_journal_is_not_found(scene: Scene) -> None:
    assert broken_rule(scene, Undo(journal_id=known_id("0", 99))) == "not_found"
