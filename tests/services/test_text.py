"""The text of a minute, and what its blocks are appearances of."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from clerk_app.domain.actions import Action, ActionStatus
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, DecisionResult, Proposal, Vote
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Attendee, Meeting, MinutesState, Snapshot, StatusStep
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.richtext import typed
from clerk_app.domain.rules.quorum import Consequence, Follows
from clerk_app.services.acts import (
    AddItem,
    AdvanceMinutes,
    ImportEntities,
    KeepVersion,
    SaveBlocks,
    SaveSetup,
    UpdateAction,
)
from clerk_app.services.sealing import seal_of
from tests.services.scene import BOARD, DAY, Scene, at, broken_rule, known_id

EARLIER_DAY = date(2021, 9, 20)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_a_save_overwrites_the_row_and_keeps_no_history(scene: Scene) -> None:
    scene.save(scene.block(1, "The Chair"))
    outcome = scene.save(scene.block(1, "The Chair welcomed all."))
    (block,) = scene.all(Block)
    assert block.text.plain == "The Chair welcomed all."
    assert outcome.journal_id is None
    assert scene.store.queries.revisions(block.id).found == ()


def test_a_save_that_is_to_be_kept_is_told_from_the_last_kept_wording(scene: Scene) -> None:
    scene.save(scene.block(1, "One"), keep=True)
    scene.save(scene.block(1, "One two"))
    outcome = scene.save(scene.block(1, "One two three"), keep=True)

    (change,) = scene.store.last_journal_entry().changes
    assert (change.before, change.after) == (scene.block(1, "One"), scene.block(1, "One two three"))
    scene.undo(outcome)
    assert scene.all(Block) == (scene.block(1, "One"),)


def test_a_block_is_new_until_it_is_kept(scene: Scene) -> None:
    scene.save(scene.block(1, "One"))
    outcome = scene.save(scene.block(1, "One two"), keep=True)
    scene.undo(outcome)
    assert scene.all(Block) == ()


def test_words_typed_since_are_kept_though_the_editor_sends_them_unchanged(scene: Scene) -> None:
    scene.save(scene.block(1, "One"), keep=True)
    scene.save(scene.block(1, "One two"))
    assert scene.save(scene.block(1, "One two"), keep=True).journal_id is not None


def test_keeping_what_is_kept_already_writes_nothing(scene: Scene) -> None:
    scene.save(scene.block(1, "One"), keep=True)
    assert scene.save(scene.block(1, "One"), keep=True).journal_id is None
    assert len(scene.store.queries.revisions(known_id("9", 1)).found) == 1


def test_text_is_undone_row_by_row_through_its_revisions(scene: Scene) -> None:
    outcomes = [scene.save(scene.block(1, text), keep=True) for text in ("One", "One two", "One two three")]
    for outcome, left in zip(reversed(outcomes), ("One two", "One", None), strict=True):
        scene.undo(outcome)
        assert [block.text.plain for block in scene.all(Block)] == ([left] if left else [])


def test_imported_text_is_undone_to_its_imported_wording(scene: Scene) -> None:
    scene.app.execute(ImportEntities(entities=(scene.block(1, "Imported"),)))
    scene.save(scene.block(1, "Imported and"))
    outcome = scene.save(scene.block(1, "Imported and changed"), keep=True)
    scene.undo(outcome)
    assert scene.all(Block) == (scene.block(1, "Imported"),)


def test_a_removed_block_is_journalled_unasked_and_its_last_words_are_kept(scene: Scene) -> None:
    scene.save(scene.block(1, "One"), keep=True)
    scene.save(scene.block(1, "One two"))
    outcome = scene.save(removed=(known_id("9", 1),))
    assert scene.all(Block) == ()
    assert scene.store.queries.revisions(known_id("9", 1)).found[0].block.text.plain == "One two"
    scene.undo(outcome)
    assert scene.all(Block) == (scene.block(1, "One"),)


def test_a_block_that_goes_before_it_was_ever_kept_is_journalled_and_comes_back_as_it_was(scene: Scene) -> None:
    scene.save(scene.block(1, "One"))
    outcome = scene.save(removed=(known_id("9", 1),))
    (gone,) = scene.store.queries.removed_blocks(scene.meeting).found
    assert gone.block == scene.block(1, "One")
    scene.undo(outcome)
    assert scene.all(Block) == (scene.block(1, "One"),)


def test_removing_what_never_was_changes_nothing(scene: Scene) -> None:
    outcome = scene.save(removed=(known_id("9", 1),))
    assert (outcome.changed, outcome.journal_id) == (frozenset(), None)


def test_a_save_reads_no_more_than_the_rows_it_names(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> tuple[Entity, ...]:
        raise AssertionError("the meeting was loaded")

    monkeypatch.setattr("tests.fakes.MemoryUnit.where", never)
    scene.save(scene.block(1, "One"), keep=True)


def test_a_block_may_move_to_another_minute_of_its_meeting(scene: Scene) -> None:
    scene.save(scene.block(1, "One"), keep=True)
    moved = replace(scene.block(1, "One"), minute_id=scene.minutes[1])
    scene.save(moved, minute=1, keep=True)
    assert scene.all(Block) == (moved,)


def test_a_block_of_another_meeting_is_refused(scene: Scene) -> None:
    scene.save(scene.block(1, "One"))
    other = scene.new_meeting(date(2022, 2, 1))
    scene.app.execute(AddItem(meeting_id=other, title="Welcome"))
    (minute,) = scene.all(Minute, meeting_id=other)
    stolen = replace(scene.block(1, "One"), minute_id=minute.id)
    assert broken_rule(scene, SaveBlocks(meeting_id=other, minute_id=minute.id, put=(stolen,))) == (
        "block_of_another_meeting"
    )
    misplaced = SaveBlocks(meeting_id=other, minute_id=minute.id, put=(scene.block(2, "Two"),))
    assert broken_rule(scene, misplaced) == "block_of_another_meeting"
    foreign = SaveBlocks(meeting_id=other, minute_id=scene.minutes[0])
    assert broken_rule(scene, foreign) == "not_found"


def test_lists_go_three_levels_deep(scene: Scene) -> None:
    deep = replace(scene.block(1, "x", BlockKind.LIST_ENTRY), level=3)
    act = SaveBlocks(meeting_id=scene.meeting, minute_id=scene.minutes[0], put=(deep,))
    assert broken_rule(scene, act) == "list_level_out_of_range"


def test_an_action_is_withdrawn_with_its_block_and_comes_back_with_it(scene: Scene) -> None:
    block, action = scene.action(1)
    scene.save(block, subjects=(action,))
    scene.save(removed=(block.id,))
    assert scene.get(Action, action.id).withdrawn
    scene.save(block)
    assert scene.get(Action, action.id) == action


def test_an_action_is_withdrawn_when_its_block_becomes_a_paragraph(scene: Scene) -> None:
    block, action = scene.action(1)
    scene.save(block, subjects=(action,))
    scene.save(scene.block(1, "To write a paper."))
    assert scene.get(Action, action.id).withdrawn


def test_an_action_stays_when_its_block_is_split_and_the_other_half_carries_it(scene: Scene) -> None:
    block, action = scene.action(1)
    scene.save(block, subjects=(action,))
    scene.save(replace(block, id=known_id("9", 2)), removed=(block.id,))
    assert not scene.get(Action, action.id).withdrawn


def test_a_report_on_an_earlier_action_sets_its_status(scene: Scene) -> None:
    action = _earlier_action(scene)
    report = _report(scene, 1, action, ActionStatus.COMPLETED)
    scene.save(report)
    assert scene.get(Action, action.id).status is ActionStatus.COMPLETED

    scene.save(removed=(report.id,))
    assert scene.get(Action, action.id) == action


def test_a_status_set_elsewhere_is_not_undone_by_retyping_the_report(scene: Scene) -> None:
    action = _earlier_action(scene)
    report = _report(scene, 1, action, ActionStatus.ONGOING)
    scene.save(report)
    scene.app.execute(UpdateAction(action_id=action.id, status=ActionStatus.COMPLETED))
    scene.save(replace(report, update=typed("It was late.")))
    assert scene.get(Action, action.id).status is ActionStatus.COMPLETED


def test_of_several_reports_the_last_in_the_minutes_counts(scene: Scene) -> None:
    action = _earlier_action(scene)
    first = _report(scene, 500, action, ActionStatus.ONGOING)
    second, third = (
        replace(_report(scene, number, action, status), minute_id=scene.minutes[1])
        for number, status in ((1, ActionStatus.PROGRESS), (2, ActionStatus.COMPLETED))
    )
    scene.save(first)
    scene.save(second, third, minute=1)
    scene.save(removed=(third.id,), minute=1)
    assert scene.get(Action, action.id).status is ActionStatus.PROGRESS


def test_a_report_put_right_in_older_minutes_leaves_what_a_later_meeting_heard(scene: Scene) -> None:
    action = _earlier_action(scene)
    report = _report(scene, 1, action, ActionStatus.ONGOING)
    scene.save(report)
    later = scene.new_meeting(date(2022, 3, 28))
    scene.app.execute(AddItem(meeting_id=later, title="Actions"))
    (minute,) = scene.all(Minute, meeting_id=later)
    heard = replace(_report(scene, 2, action, ActionStatus.COMPLETED), minute_id=minute.id)
    scene.app.execute(SaveBlocks(meeting_id=later, minute_id=minute.id, put=(heard,)))
    scene.save(replace(report, status=ActionStatus.PROGRESS))
    assert scene.get(Action, action.id).status is ActionStatus.COMPLETED
    scene.app.execute(SaveBlocks(meeting_id=later, minute_id=minute.id, removed=(heard.id,)))
    assert scene.get(Action, action.id).status is ActionStatus.PROGRESS


def _report(scene: Scene, number: int, action: Action, status: ActionStatus) -> Block:
    """A block of the first minute that says how far the action is."""
    block = scene.block(number, "To write.", BlockKind.EARLIER_ACTION)
    return replace(block, action_id=action.id, status=status)


def _earlier_action(scene: Scene) -> Action:
    earlier = scene.new_meeting(EARLIER_DAY)
    action = Action(id=known_id("7", 9), board_id=BOARD, meeting_id=earlier)
    scene.app.execute(AddItem(meeting_id=earlier, title="Actions"))
    (minute,) = scene.all(Minute, meeting_id=earlier)
    raised = Block(
        id=known_id("9", 90),
        minute_id=minute.id,
        position=0,
        kind=BlockKind.ACTION,
        text=typed("To write."),
        action_id=action.id,
    )
    scene.app.execute(SaveBlocks(meeting_id=earlier, minute_id=minute.id, put=(raised,), subjects=(action,)))
    return action


def test_a_block_cannot_be_an_appearance_of_nothing(scene: Scene) -> None:
    block, _ = scene.decision(1)
    act = SaveBlocks(meeting_id=scene.meeting, minute_id=scene.minutes[0], put=(block,))
    assert broken_rule(scene, act) == "not_found"


def test_a_decision_taken_while_quorate_is_carried_and_keeps_the_verdict(scene: Scene) -> None:
    scene.arrive(0, 1, 2, when=at(15, 30))
    block, decision = scene.decision(1)
    scene.save(block, subjects=(decision,))
    taken = scene.get(Decision, decision.id)
    assert taken.result is DecisionResult.CARRIED
    assert taken.verdict is not None
    assert (taken.verdict.counted, taken.verdict.needed) == (3, 3)


def test_a_decision_taken_while_not_quorate_is_provisional(scene: Scene) -> None:
    scene.arrive(0, 1, when=at(15, 30))
    scene.arrive(2, when=at(16, 1))
    block, decision = scene.decision(1)
    scene.save(block, subjects=(decision,))
    assert scene.get(Decision, decision.id).result is DecisionResult.PROVISIONAL


@pytest.mark.parametrize(
    ("follows", "result"),
    [
        (Consequence.ADVICE_NOT_BINDING, DecisionResult.ADVICE),
        (Consequence.OTHER_BODY_DECIDES, DecisionResult.RECOMMENDED),
        (Consequence.NEXT_AGENDA, DecisionResult.PROVISIONAL),
    ],
)
def test_a_decision_without_a_quorum_is_what_the_rule_makes_of_it(
    scene: Scene, follows: Consequence, result: DecisionResult
) -> None:
    board = scene.all(Board)[0]
    assert board.quorum is not None
    rule = replace(board.quorum, if_inquorate=(Follows(consequence=follows),))
    scene.app.execute(SaveSetup(put=(replace(board, quorum=rule),)))
    block, decision = scene.decision(1)
    scene.save(block, subjects=(decision,))
    assert scene.get(Decision, decision.id).result is result
    scene.save(block, subjects=(replace(decision, final_decider="the Cabinet"),))
    assert scene.get(Decision, decision.id).result is result


def test_a_decision_that_was_lost_is_lost_quorate_or_not(scene: Scene) -> None:
    block, decision = scene.decision(1)
    scene.save(block, subjects=(replace(decision, result=DecisionResult.LOST),))
    assert scene.get(Decision, decision.id).result is DecisionResult.LOST


def test_a_verdict_stays_when_attendance_is_corrected_or_the_decision_is_sent_again(scene: Scene) -> None:
    block, decision = scene.decision(1)
    scene.save(block, subjects=(decision,))
    found = scene.get(Decision, decision.id)
    scene.arrive(0, 1, 2, when=at(15, 30))
    scene.save(block, subjects=(decision,))
    assert scene.get(Decision, decision.id) == found


def test_the_clerk_may_decide_that_a_provisional_decision_is_carried(scene: Scene) -> None:
    block, decision = scene.decision(1)
    scene.save(block, subjects=(decision,))
    found = scene.get(Decision, decision.id)
    scene.save(block, subjects=(replace(found, result=DecisionResult.CARRIED),))
    assert scene.get(Decision, decision.id).result is DecisionResult.CARRIED


def test_a_decision_goes_with_its_block_and_comes_back_with_it(scene: Scene) -> None:
    scene.arrive(0, 1, 2, when=at(15, 30))
    proposal = Proposal(id=known_id("5", 1), meeting_id=scene.meeting, minute_id=scene.minutes[0])
    block, decision = scene.decision(1)
    scene.save(block, subjects=(replace(decision, proposal_id=proposal.id), proposal))
    before = scene.store.state()
    scene.save(removed=(block.id,))
    assert scene.all(Decision) == ()
    assert scene.all(Proposal) == ()
    scene.save(block)
    assert scene.store.state() == before


def test_votes_and_declarations_go_with_their_blocks_and_come_back_with_them(scene: Scene) -> None:
    vote = Vote(id=known_id("4", 1), meeting_id=scene.meeting, minute_id=scene.minutes[0], at=at(16), votes_for=4)
    declared = Declaration(
        id=known_id("4", 2), meeting_id=scene.meeting, minute_id=scene.minutes[0], at=at(16), interest="A bid"
    )
    blocks = (
        replace(scene.block(1, "", BlockKind.VOTE), vote_id=vote.id),
        replace(scene.block(2, "", BlockKind.DECLARATION), declaration_id=declared.id),
    )
    scene.save(*blocks, subjects=(vote, declared))
    before = scene.store.state()
    assert scene.get(Vote, vote.id).verdict is not None
    scene.save(removed=(blocks[0].id, blocks[1].id))
    assert (scene.all(Vote), scene.all(Declaration)) == ((), ())
    scene.save(*blocks)
    assert scene.store.state() == before


def test_votes_are_not_negative(scene: Scene) -> None:
    vote = Vote(id=known_id("4", 1), meeting_id=scene.meeting, minute_id=scene.minutes[0], at=at(16), votes_for=-1)
    act = SaveBlocks(meeting_id=scene.meeting, minute_id=scene.minutes[0], subjects=(vote,))
    assert broken_rule(scene, act) == "vote_count_negative"


def test_subjects_of_another_meeting_are_refused(scene: Scene) -> None:
    other = scene.new_meeting(date(2022, 2, 1))
    _, action = scene.action(1)
    _, decision = scene.decision(1)
    for subject in (
        replace(action, meeting_id=other),
        replace(action, board_id=known_id("0", 1)),
        replace(decision, meeting_id=other),
    ):
        act = SaveBlocks(meeting_id=scene.meeting, minute_id=scene.minutes[0], subjects=(subject,))
        assert broken_rule(scene, act) == "subject_of_another_meeting"


def test_approving_earlier_minutes_takes_that_meeting_to_approved_and_seals_it(scene: Scene) -> None:
    scene.arrive(0, 1, 2, when=at(15, 30))
    earlier = scene.new_meeting(EARLIER_DAY)
    circulated = AdvanceMinutes(meeting_id=earlier, state=MinutesState.WITH_CHAIR, on=date(2021, 9, 27))
    scene.app.execute(circulated)

    block, decision = scene.decision(1, approves=earlier)
    scene.save(block, subjects=(decision,))

    approved = scene.get(Meeting, earlier)
    assert approved.approved_in == scene.meeting
    assert [(step.state, step.on) for step in approved.steps] == [
        (MinutesState.WITH_CHAIR, date(2021, 9, 27)),
        (MinutesState.AGREED, DAY),
        (MinutesState.CIRCULATED, DAY),
        (MinutesState.APPROVED, DAY),
    ]
    (seal,) = scene.all(Snapshot)
    assert seal.meeting_id == earlier
    assert seal.sha256 == seal_of(seal.record)


def test_the_approval_of_earlier_minutes_is_undone(scene: Scene) -> None:
    scene.arrive(0, 1, 2, when=at(15, 30))
    earlier = scene.new_meeting(EARLIER_DAY)
    before = scene.store.state()
    block, decision = scene.decision(1, approves=earlier)
    outcome = scene.save(block, subjects=(decision,))
    scene.undo(outcome)
    assert scene.store.state() == before


def test_the_approval_goes_and_comes_back_with_the_block(scene: Scene) -> None:
    scene.arrive(0, 1, 2, when=at(15, 30))
    earlier = scene.new_meeting(EARLIER_DAY)
    block, decision = scene.decision(1, approves=earlier)
    scene.save(block, subjects=(decision,))
    scene.clock.pass_minutes(1)
    scene.save(removed=(block.id,))
    assert scene.get(Meeting, earlier).steps == ()
    assert scene.get(Meeting, earlier).approved_in is None
    assert scene.all(Snapshot) == ()
    scene.save(block)
    assert scene.get(Meeting, earlier).is_approved


def test_numbers_of_actions_that_the_approval_fixed_are_free_again_when_it_goes(scene: Scene) -> None:
    scene.arrive(0, 1, 2, when=at(15, 30))
    action = _earlier_action(scene)
    scene.app.execute(KeepVersion(meeting_id=action.meeting_id, name="As sent to the Chair"))
    scene.clock.pass_minutes(1)
    block, decision = scene.decision(1, approves=action.meeting_id)
    scene.save(block, subjects=(decision,))
    assert scene.get(Action, action.id).number == 1
    scene.save(removed=(block.id,))
    assert scene.get(Action, action.id).number is None
    assert [snapshot.name for snapshot in scene.all(Snapshot)] == ["As sent to the Chair"]


def test_a_number_fixed_at_an_earlier_circulation_stays_when_the_approval_goes(scene: Scene) -> None:
    scene.arrive(0, 1, 2, when=at(15, 30))
    action = _earlier_action(scene)
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED):
        scene.app.execute(AdvanceMinutes(meeting_id=action.meeting_id, state=state, on=EARLIER_DAY))
    scene.app.execute(
        AdvanceMinutes(meeting_id=action.meeting_id, state=MinutesState.DRAFT, on=EARLIER_DAY, reason="A slip.")
    )
    scene.clock.pass_minutes(1)
    block, decision = scene.decision(1, approves=action.meeting_id)
    scene.save(block, subjects=(decision,))
    scene.save(removed=(block.id,))
    assert scene.get(Meeting, action.meeting_id).state is MinutesState.DRAFT
    assert scene.get(Action, action.id).number == 1


def test_an_action_carried_forward_keeps_the_number_of_its_own_meeting(scene: Scene) -> None:
    action = _earlier_action(scene)
    carried = replace(scene.block(1, "To write.", BlockKind.ACTION), action_id=action.id)
    own_block, own = scene.action(2)
    scene.save(carried, own_block, subjects=(own,))
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED):
        scene.app.execute(AdvanceMinutes(meeting_id=scene.meeting, state=state, on=DAY))
    assert scene.get(Action, action.id).number is None
    assert scene.get(Action, own.id).number == 2


def test_minutes_approved_elsewhere_already_are_left_as_they_are(scene: Scene) -> None:
    scene.arrive(0, 1, 2, when=at(15, 30))
    earlier = scene.new_meeting(EARLIER_DAY)
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED):
        scene.app.execute(AdvanceMinutes(meeting_id=earlier, state=state, on=EARLIER_DAY))
    approved = scene.get(Meeting, earlier)
    block, decision = scene.decision(1, approves=earlier)
    scene.save(block, subjects=(decision,))
    scene.save(removed=(block.id,))
    assert scene.get(Meeting, earlier) == approved


def test_a_second_decision_that_approves_keeps_the_approval_when_the_first_goes(scene: Scene) -> None:
    scene.arrive(0, 1, 2, when=at(15, 30))
    earlier = scene.new_meeting(EARLIER_DAY)
    (first, one), (second, two) = scene.decision(1, approves=earlier), scene.decision(2, approves=earlier)
    scene.save(first, second, subjects=(one, two))
    scene.save(removed=(first.id,))
    assert scene.get(Meeting, earlier).is_approved


def test_a_proposal_that_another_decision_still_answers_stays(scene: Scene) -> None:
    proposal = Proposal(id=known_id("5", 1), meeting_id=scene.meeting, minute_id=scene.minutes[0])
    (first, one), (second, two) = scene.decision(1), scene.decision(2)
    put = tuple(replace(decision, proposal_id=proposal.id) for decision in (one, two))
    scene.save(first, second, subjects=(*put, proposal))
    scene.save(removed=(first.id,))
    assert scene.all(Proposal) == (proposal,)
    scene.save(removed=(second.id,))
    assert scene.all(Proposal) == ()


def test_signed_minutes_stay_signed_when_the_approving_block_goes(scene: Scene) -> None:
    scene.arrive(0, 1, 2, when=at(15, 30))
    earlier = scene.new_meeting(EARLIER_DAY)
    block, decision = scene.decision(1, approves=earlier)
    scene.save(block, subjects=(decision,))
    scene.app.execute(AdvanceMinutes(meeting_id=earlier, state=MinutesState.SIGNED, on=DAY))
    scene.save(removed=(block.id,))
    assert scene.get(Meeting, earlier).state is MinutesState.SIGNED


def test_a_provisional_decision_approves_nothing_until_it_is_carried(scene: Scene) -> None:
    earlier = scene.new_meeting(EARLIER_DAY)
    block, decision = scene.decision(1, approves=earlier)
    scene.save(block, subjects=(decision,))
    assert not scene.get(Meeting, earlier).is_approved
    found = scene.get(Decision, decision.id)
    scene.save(block, subjects=(replace(found, result=DecisionResult.CARRIED),))
    assert scene.get(Meeting, earlier).is_approved


def test_steps_recorded_for_a_later_day_do_not_stop_the_approval(scene: Scene) -> None:
    scene.arrive(0, 1, 2, when=at(15, 30))
    earlier = scene.new_meeting(EARLIER_DAY)
    step = StatusStep(state=MinutesState.CIRCULATED, on=date(2022, 1, 25), recorded_at=scene.clock.now())
    scene.app.execute(ImportEntities(entities=(replace(scene.get(Meeting, earlier), steps=(step,)),)))
    scene.clock.pass_minutes(1)
    block, decision = scene.decision(1, approves=earlier)
    scene.save(block, subjects=(decision,))
    assert scene.get(Meeting, earlier).steps[-1].on == date(2022, 1, 25)


def test_minutes_are_approved_in_a_later_meeting_of_their_board(scene: Scene) -> None:
    scene.arrive(0, 1, 2, when=at(15, 30))
    later = scene.new_meeting(date(2022, 3, 28))
    for approves, code in ((later, "approves_later_meeting"), (scene.meeting, "approves_later_meeting")):
        block, decision = scene.decision(1, approves=approves)
        act = SaveBlocks(meeting_id=scene.meeting, minute_id=scene.minutes[0], put=(block,), subjects=(decision,))
        assert broken_rule(scene, act) == code


def test_approved_minutes_take_later_notes_alone(scene: Scene) -> None:
    scene.save(scene.block(1, "Said."), keep=True)
    _approve(scene)
    changed = SaveBlocks(meeting_id=scene.meeting, minute_id=scene.minutes[0], put=(scene.block(1, "Not said."),))
    removed = SaveBlocks(meeting_id=scene.meeting, minute_id=scene.minutes[0], removed=(known_id("9", 1),))
    turned = replace(scene.block(1, "Said."), kind=BlockKind.LATER_NOTE)
    disguised = SaveBlocks(meeting_id=scene.meeting, minute_id=scene.minutes[0], put=(turned,))
    for act in (changed, removed, disguised):
        assert broken_rule(scene, act) == "minutes_are_approved"

    note = scene.block(2, "The figure was 14.", BlockKind.LATER_NOTE)
    outcome = scene.save(note, keep=True)
    assert scene.get(Block, note.id) == note
    scene.undo(outcome)
    assert [block.id for block in scene.all(Block)] == [known_id("9", 1)]


def _approve(scene: Scene) -> None:
    for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED, MinutesState.APPROVED):
        scene.app.execute(AdvanceMinutes(meeting_id=scene.meeting, state=state, on=DAY))


def test_times_with_a_zone_become_local_time(scene: Scene) -> None:
    block, decision = scene.decision(1)
    now = scene.clock.now()
    vote = Vote(id=known_id("4", 1), meeting_id=scene.meeting, minute_id=scene.minutes[0], at=now)
    declared = Declaration(id=known_id("4", 2), meeting_id=scene.meeting, minute_id=scene.minutes[0], at=now)
    scene.save(block, subjects=(replace(decision, at=now), vote, declared))
    kept = (scene.get(Decision, decision.id), scene.get(Vote, vote.id), scene.get(Declaration, declared.id))
    assert [(subject.at, subject.at.tzinfo) for subject in kept] == [(at(15, 30), None)] * 3


def test_a_decision_in_the_hour_that_clocks_repeat_is_judged_by_who_is_there_then(scene: Scene) -> None:
    scene.meeting = scene.new_meeting(date(2022, 10, 30))
    scene.app.execute(AddItem(meeting_id=scene.meeting, title="Late"))
    scene.minutes = [minute.id for minute in scene.all(Minute, meeting_id=scene.meeting)]
    scene.attendees = [attendee.id for attendee in scene.all(Attendee, meeting_id=scene.meeting)]
    scene.clock.set(datetime(2022, 10, 30, 1, 10, tzinfo=UTC))
    scene.arrive(0, 1, 2)
    half_past_one = datetime(2022, 10, 30, 1, 30)
    for minutes, number, result in ((0, 1, DecisionResult.PROVISIONAL), (20, 2, DecisionResult.CARRIED)):
        scene.clock.pass_minutes(minutes)
        block, decision = scene.decision(number)
        scene.save(block, subjects=(replace(decision, at=half_past_one),))
        assert scene.get(Decision, decision.id).result is result


def test_an_unknown_minute_is_not_found(scene: Scene) -> None:
    act = SaveBlocks(meeting_id=scene.meeting, minute_id=Id("0" * 32))
    assert broken_rule(scene, act) == "not_found"
