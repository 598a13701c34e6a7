"""What the editor's changes mean for the record: actions, decisions, votes and declarations come with their blocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from pytestqt.qtbot import QtBot

from clerk_app.domain.actions import Action, Due, DueKind, Owner
from clerk_app.domain.decisions import Decision, Vote
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.richtext import Marks, Run, rich, typed
from clerk_app.ui.minutes_editor.facts import SubjectFields
from clerk_app.ui.minutes_editor.minute_text import BlockChanges
from clerk_app.ui.views.live_meeting.minute_texts import MinuteTexts
from clerk_app.ui.views.live_meeting.subjects import fields_of, save_act
from tests.ui.sample_meeting import BOARD, MEETING, SampleMeeting

NOW = datetime(2020, 10, 2, 10, 52)
NEW = Id("a" * 32)


def test_plain_words_are_saved_without_a_subject(meeting: SampleMeeting) -> None:
    block = Block(id=NEW, minute_id=meeting.minutes[4], position=1, text=typed("The Chair thanked everybody."))
    act = save_act(BlockChanges(put=(block,)), meeting.record, meeting.minutes[4], NOW)
    assert (act.meeting_id, act.minute_id) == (MEETING, meeting.minutes[4])
    assert (act.put, act.removed, act.subjects, act.keep) == ((block,), (), (), False)


def test_a_new_action_comes_with_its_owners_and_due_date(meeting: SampleMeeting) -> None:
    block = Block(id=NEW, minute_id=meeting.minutes[4], position=1, kind=BlockKind.ACTION, action_id=Id("c" * 32))
    owner = Owner(words="Head of Policy")
    due = Due(kind=DueKind.DATE, on=date(2020, 10, 30), words="30 Oct")
    changes = BlockChanges(put=(block,), fields={NEW: SubjectFields(owners=(owner,), due=due)})
    act = save_act(changes, meeting.record, meeting.minutes[4], NOW)
    assert act.subjects == (Action(id=Id("c" * 32), board_id=BOARD, meeting_id=MEETING, owners=(owner,), due=due),)


def test_fields_that_change_alone_change_their_action(meeting: SampleMeeting) -> None:
    block_id = meeting.blocks["action"]
    changes = BlockChanges(fields={block_id: SubjectFields(owners=(Owner(words="Head of Policy"),))})
    act = save_act(changes, meeting.record, meeting.minutes[4], NOW)
    (action,) = act.subjects
    assert isinstance(action, Action)
    assert action.id == meeting.record.actions[0].id
    assert [owner.words for owner in action.owners] == ["Head of Policy"]
    assert act.put == ()


def test_words_of_an_action_that_is_as_it_was_bring_no_subject(meeting: SampleMeeting) -> None:
    record = meeting.record
    block = next(block for block in record.blocks if block.id == meeting.blocks["action"])
    fields = fields_of(record, meeting.minutes[4])[block.id]
    act = save_act(BlockChanges(put=(block,), fields={block.id: fields}), record, meeting.minutes[4], NOW)
    assert act.subjects == ()


def test_fields_that_go_back_before_the_record_knows_of_them_are_saved_all_the_same(
    meeting: SampleMeeting, qtbot: QtBot
) -> None:
    before = meeting.record
    texts = MinuteTexts(lambda: before, meeting.ids, lambda: NOW)
    text = texts.text_of(meeting.minutes[4])
    block = text.document.findBlockByNumber(text.order.index(meeting.blocks["action"]))
    facts = text.facts[block.blockNumber()]
    for owners in ((Owner(words="Head of Policy"),), facts.fields.owners):
        text.set_facts(block, replace(facts, fields=replace(facts.fields, owners=owners)))
        act = texts.take_changes()
        assert act is not None
        (action,) = act.subjects
        assert isinstance(action, Action)
        assert action.owners == owners


def test_a_new_decision_is_of_the_boards_usual_kind_and_taken_when_it_was_begun(meeting: SampleMeeting) -> None:
    begun = datetime(2020, 10, 2, 10, 50)
    block = Block(
        id=NEW,
        minute_id=meeting.minutes[4],
        position=1,
        kind=BlockKind.DECISION,
        decision_id=Id("d" * 32),
        at=begun,
    )
    (decision,) = save_act(BlockChanges(put=(block,)), meeting.record, meeting.minutes[4], NOW).subjects
    assert isinstance(decision, Decision)
    assert (decision.kind, decision.at, decision.verdict) == ("agreed", begun, None)


def test_another_kind_leaves_the_verdict_of_a_decision_as_it_was(meeting: SampleMeeting) -> None:
    record = meeting.record
    block_id = meeting.blocks["decision"]
    changes = BlockChanges(fields={block_id: SubjectFields(decision_kind="noted")})
    (decision,) = save_act(changes, record, meeting.minutes[4], NOW).subjects
    assert isinstance(decision, Decision)
    assert (decision.kind, decision.verdict) == ("noted", record.decisions[0].verdict)


def test_a_new_vote_is_taken_when_its_block_was_begun_and_has_no_counts_yet(meeting: SampleMeeting) -> None:
    block = Block(id=NEW, minute_id=meeting.minutes[4], position=1, kind=BlockKind.VOTE, vote_id=Id("e" * 32))
    (vote,) = save_act(BlockChanges(put=(block,)), meeting.record, meeting.minutes[4], NOW).subjects
    assert vote == Vote(id=Id("e" * 32), meeting_id=MEETING, minute_id=meeting.minutes[4], at=NOW)


def test_a_declaration_is_of_whoever_is_mentioned_in_it(meeting: SampleMeeting) -> None:
    attendee = next(a for a in meeting.record.attendees if a.id == meeting.attendees["DHUFT representative"])
    words = rich((Run("DHUFT representative", Marks(mention=attendee.who)), Run(" may tender.")))
    block = Block(
        id=NEW,
        minute_id=meeting.minutes[4],
        position=1,
        kind=BlockKind.DECLARATION,
        declaration_id=Id("f" * 32),
        text=words,
    )
    (declaration,) = save_act(BlockChanges(put=(block,)), meeting.record, meeting.minutes[4], NOW).subjects
    assert isinstance(declaration, Declaration)
    assert declaration.attendee_id == attendee.id
    assert declaration.interest == "may tender."


def test_the_editor_is_told_owners_due_dates_and_kinds(meeting: SampleMeeting) -> None:
    told = fields_of(meeting.record, meeting.minutes[4])
    assert told[meeting.blocks["decision"]].decision_kind == "resolved"
    assert told[meeting.blocks["action"]].owners == meeting.record.actions[0].owners
    assert set(told) == {meeting.blocks["action"], meeting.blocks["decision"]}
