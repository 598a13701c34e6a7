"""What the editor's changes mean for the record: the save of one minute, with the actions, decisions, votes in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from clerk_app.domain.actions import Action
from clerk_app.domain.decisions import Decision, Declaration, Proposal, Vote
from clerk_app.domain.final_decision import FinalDecision
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.acts import SaveBlocks
from clerk_app.ui.minutes_editor.facts import NO_FIELDS, SubjectFields
from clerk_app.ui.minutes_editor.minute_text import BlockChanges

Subject = Action | Decision | Vote | Declaration | Proposal


def fields_of(record: MeetingRecord, minute_id: Id) -> dict[Id, SubjectFields]:
    """What the editor is to know of the actions and decisions in a minute, by block id."""
    actions = {action.id: action for action in record.actions}
    decisions = {decision.id: decision for decision in record.decisions}
    found: dict[Id, SubjectFields] = {}
    for block in record.blocks_of.get(minute_id, ()):
        if block.action_id in actions:
            action = actions[block.action_id]
            found[block.id] = SubjectFields(owners=action.owners, due=action.due)
        elif block.decision_id in decisions:
            decision = decisions[block.decision_id]
            found[block.id] = SubjectFields(
                decision_kind=decision.kind,
                approves=decision.approves_meeting_id,
                final=FinalDecision(decision.final_decider, decision.final_on),
            )
    return found


def save_act(
    changes: BlockChanges,
    record: MeetingRecord,
    minute_id: Id,
    now: datetime,
    handed: Mapping[Id, Subject] | None = None,
) -> SaveBlocks:
    """The changes as an act; `now` is local time, at which new decisions and votes are taken.

    `handed` is what was handed over last, by id: the record may not know it yet, and what goes back to what the record
    still says is a change as well.
    """
    return SaveBlocks(
        meeting_id=record.meeting.id,
        minute_id=minute_id,
        put=changes.put,
        removed=changes.removed,
        subjects=tuple(_subjects(changes, record, minute_id, now, handed or {})),
    )


def _subjects(
    changes: BlockChanges, record: MeetingRecord, minute_id: Id, now: datetime, handed: Mapping[Id, Subject]
) -> Iterator[Subject]:
    blocks = {block.id: block for block in record.blocks_of.get(minute_id, ())}
    blocks.update({block.id: block for block in changes.put})
    for block_id in dict.fromkeys((*(block.id for block in changes.put), *changes.fields)):
        block = blocks.get(block_id)
        subject = _subject(block, changes.fields.get(block_id, NO_FIELDS), record, now) if block is not None else None
        if subject is None:
            continue
        known = record.by_id.get(subject.id)
        if subject != known or subject != handed.get(subject.id, known):
            yield subject


def _subject(block: Block, fields: SubjectFields, record: MeetingRecord, now: datetime) -> Subject | None:
    match block.kind:
        case BlockKind.ACTION if block.action_id is not None:
            return _action(block.action_id, fields, record)
        case BlockKind.DECISION if block.decision_id is not None:
            return _decision(block.decision_id, block, fields, record, now)
        case BlockKind.VOTE if block.vote_id is not None:
            return _vote(block.vote_id, block, record, now)
        case BlockKind.DECLARATION if block.declaration_id is not None:
            return _declaration(block.declaration_id, block, record, now)
        case _:
            return None


def _action(action_id: Id, fields: SubjectFields, record: MeetingRecord) -> Action:
    known = record.by_id.get(action_id)
    if isinstance(known, Action):
        return replace(known, owners=fields.owners, due=fields.due)
    meeting = record.meeting
    return Action(id=action_id, board_id=meeting.board_id, meeting_id=meeting.id, owners=fields.owners, due=fields.due)


def _decision(decision_id: Id, block: Block, fields: SubjectFields, record: MeetingRecord, now: datetime) -> Decision:
    usual = record.board.decision_kinds[0].key if record.board.decision_kinds else ""
    kind = fields.decision_kind or usual
    known = record.by_id.get(decision_id)
    if not isinstance(known, Decision):
        meeting_id, at = record.meeting.id, block.at or now
        known = Decision(id=decision_id, meeting_id=meeting_id, minute_id=block.minute_id, kind=kind, at=at)
    return replace(
        known,
        kind=kind,
        minute_id=block.minute_id,
        approves_meeting_id=fields.approves,
        final_decider=fields.final.by,
        final_on=fields.final.on,
    )


def _vote(vote_id: Id, block: Block, record: MeetingRecord, now: datetime) -> Vote:
    known = record.by_id.get(vote_id)
    if isinstance(known, Vote):
        return replace(known, minute_id=block.minute_id)
    return Vote(id=vote_id, meeting_id=record.meeting.id, minute_id=block.minute_id, at=block.at or now)


def _declaration(declaration_id: Id, block: Block, record: MeetingRecord, now: datetime) -> Declaration:
    known = record.by_id.get(declaration_id)
    declaration = (
        known
        if isinstance(known, Declaration)
        else Declaration(id=declaration_id, meeting_id=record.meeting.id, minute_id=block.minute_id, at=block.at or now)
    )
    return replace(
        declaration,
        minute_id=block.minute_id,
        interest=block.text.plain,
        attendee_id=_first_attendee(block, record) or declaration.attendee_id,
    )


def _first_attendee(block: Block, record: MeetingRecord) -> Id | None:
    mentioned: list[Party] = [run.marks.mention for run in block.text.runs if run.marks.mention is not None]
    return next((a.id for party in mentioned for a in record.attendees if a.who == party), None)
