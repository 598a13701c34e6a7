"""What the editor's changes mean for the record: the save of one minute, with the actions, decisions, votes in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from clerk_app.domain.actions import Action
from clerk_app.domain.decisions import Decision, Proposal, Vote
from clerk_app.domain.final_decision import FinalDecision
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.movers import Movers
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import RichText
from clerk_app.services.acts import SaveBlocks
from clerk_app.ui.minutes_editor.facts import NO_FIELDS, SubjectFields
from clerk_app.ui.minutes_editor.minute_text import BlockChanges
from clerk_app.ui.views.live_meeting.recordings import Recordings

_BETWEEN = " ,:;–-"
"""What parts whoever declares an interest from what it is."""

Subject = Action | Decision | Vote | Declaration | Proposal


def fields_of(record: MeetingRecord, minute_id: Id) -> dict[Id, SubjectFields]:
    """What the editor is to know of the actions, decisions and declarations in a minute, by block id."""
    found: dict[Id, SubjectFields] = {}
    for block in record.blocks_of.get(minute_id, ()):
        for subject_id in filter(None, (block.action_id, block.decision_id, block.declaration_id)):
            subject = record.by_id.get(subject_id)
            if isinstance(subject, Action | Decision | Declaration):
                found.setdefault(block.id, fields_for(subject, _proposal_of(subject, record)))
    return found


def _proposal_of(subject: Subject, record: MeetingRecord) -> Proposal | None:
    found = record.by_id.get(subject.proposal_id or Id("")) if isinstance(subject, Decision) else None
    return found if isinstance(found, Proposal) else None


def fields_for(subject: Subject | None, proposal: Proposal | None = None) -> SubjectFields:
    """What the editor is to know of what a block is an appearance of; `proposal` is what a decision is about."""
    match subject:
        case Action():
            return SubjectFields(owners=subject.owners, due=subject.due)
        case Decision():
            return SubjectFields(
                decision_kind=subject.kind,
                approves=subject.approves_meeting_id,
                settles=subject.settles_id,
                settles_as=subject.settles_as,
                final=FinalDecision(subject.final_decider, subject.final_on),
                movers=_movers_of(proposal),
            )
        case Declaration():
            return SubjectFields(declared=subject.beside_words)
        case _:
            return NO_FIELDS


def _movers_of(proposal: Proposal | None) -> Movers:
    """Who moved a proposal; where nobody is known to have, nothing is said of it."""
    if proposal is None or not (proposal.proposer_id or proposal.seconder_id):
        return Movers()
    return Movers(proposal.proposer_id, proposal.seconder_id, proposal.id)


def save_act(
    changes: BlockChanges,
    record: MeetingRecord,
    minute_id: Id,
    now: datetime,
    handed: Mapping[Id, Subject] | None = None,
    gone: Mapping[Id, Subject] | None = None,
    recordings: Recordings | None = None,
) -> SaveBlocks:
    """The changes as an act; `now` is local time, at which new decisions and votes are taken.

    `handed` is what was handed over last, by id: the record may not know it yet, and what goes back to what the record
    still says is a change as well. `gone` is what went with its paragraphs, by id: what comes back is what it was.
    `recordings` are the votes that were recorded since the meeting was opened.
    """
    known = _Known(record, gone or {}, recordings or Recordings())
    return SaveBlocks(
        meeting_id=record.meeting.id,
        minute_id=minute_id,
        put=changes.put,
        removed=changes.removed,
        subjects=tuple(_subjects(changes, known, minute_id, now, handed or {})),
    )


def subjects_of(block: Block, record: MeetingRecord) -> Iterator[Subject]:
    """What a block is an appearance of, as far as the record has it."""
    for subject_id in (block.action_id, block.decision_id, block.vote_id, block.declaration_id):
        found = record.by_id.get(subject_id) if subject_id is not None else None
        if isinstance(found, Subject):
            yield found
        about = found.proposal_id if isinstance(found, Decision | Vote) else None
        proposal = record.by_id.get(about) if about is not None else None
        if isinstance(proposal, Proposal):
            yield proposal


@dataclass(frozen=True, slots=True)
class _Known:
    """The record, and what went from it."""

    record: MeetingRecord
    gone: Mapping[Id, Subject]
    recordings: Recordings

    def get(self, subject_id: Id) -> object:
        under_way = self.recordings.under_way(subject_id, self.record)
        return under_way or self.record.by_id.get(subject_id) or self.gone.get(subject_id)

    def block(self, block_id: Id, minute_id: Id) -> Block | None:
        found = self.record.by_id.get(block_id)
        return found if isinstance(found, Block) and found.minute_id == minute_id else None


def _subjects(
    changes: BlockChanges, known: _Known, minute_id: Id, now: datetime, handed: Mapping[Id, Subject]
) -> Iterator[Subject]:
    put = {block.id: block for block in changes.put}
    for block_id in dict.fromkeys((*put, *changes.fields)):
        block = put.get(block_id) or known.block(block_id, minute_id)
        if block is None:
            continue
        fields = changes.fields.get(block_id, NO_FIELDS)
        recorded = {one.id: one for one in known.recordings.told_anew(block_id, fields.recorded)}
        yield from (one for one in recorded.values() if isinstance(one, Proposal))
        for found in _subjects_in(block, fields, known, now):
            subject = _as_typed(recorded[found.id], found) if found.id in recorded else found
            before = known.get(subject.id)
            if found.id in recorded or subject != before or subject != handed.get(subject.id, before):
                yield subject


def _as_typed(recorded: Subject, typed: Subject) -> Subject:
    """What was recorded, with what the paragraph says besides: the kind of decision may be another by now."""
    if isinstance(recorded, Decision) and isinstance(typed, Decision):
        return replace(
            recorded,
            kind=typed.kind,
            minute_id=typed.minute_id,
            approves_meeting_id=typed.approves_meeting_id,
            settles_id=typed.settles_id,
            settles_as=typed.settles_as,
            final_decider=typed.final_decider,
            final_on=typed.final_on,
        )
    if isinstance(recorded, Proposal) and isinstance(typed, Proposal):
        return replace(recorded, proposer_id=typed.proposer_id, seconder_id=typed.seconder_id)
    if isinstance(recorded, Vote) and isinstance(typed, Vote):
        return replace(recorded, minute_id=typed.minute_id)
    return recorded


def _subjects_in(block: Block, fields: SubjectFields, known: _Known, now: datetime) -> Iterator[Subject]:
    subject = _subject(block, fields, known, now)
    if subject is not None:
        yield subject
    if isinstance(subject, Decision) and subject.proposal_id is not None:
        yield _proposal(subject.proposal_id, subject, fields.movers, known)
    if block.kind is BlockKind.DECISION and block.vote_id is not None:
        yield _vote(block.vote_id, block, known, now)


def _subject(block: Block, fields: SubjectFields, known: _Known, now: datetime) -> Subject | None:
    match block.kind:
        case BlockKind.ACTION if block.action_id is not None:
            return _action(block.action_id, fields, known)
        case BlockKind.DECISION if block.decision_id is not None:
            return _decision(block.decision_id, block, fields, known, now)
        case BlockKind.VOTE if block.vote_id is not None:
            return _vote(block.vote_id, block, known, now)
        case BlockKind.DECLARATION if block.declaration_id is not None:
            return _declaration(block.declaration_id, block, fields, known, now)
        case _:
            return None


def _action(action_id: Id, fields: SubjectFields, known: _Known) -> Action:
    before = known.get(action_id)
    if isinstance(before, Action):
        return replace(before, owners=fields.owners, due=fields.due)
    meeting = known.record.meeting
    return Action(id=action_id, board_id=meeting.board_id, meeting_id=meeting.id, owners=fields.owners, due=fields.due)


def _decision(decision_id: Id, block: Block, fields: SubjectFields, known: _Known, now: datetime) -> Decision:
    usual = known.record.board.decision_kinds[0].key if known.record.board.decision_kinds else ""
    kind = fields.decision_kind or usual
    before = known.get(decision_id)
    if not isinstance(before, Decision):
        meeting_id, at = known.record.meeting.id, block.at or now
        before = Decision(id=decision_id, meeting_id=meeting_id, minute_id=block.minute_id, kind=kind, at=at)
    return replace(
        before,
        kind=kind,
        minute_id=block.minute_id,
        approves_meeting_id=fields.approves,
        settles_id=fields.settles,
        settles_as=fields.settles_as,
        final_decider=fields.final.by,
        final_on=fields.final.on,
        proposal_id=before.proposal_id or fields.movers.proposal_id,
    )


def _proposal(proposal_id: Id, decision: Decision, movers: Movers, known: _Known) -> Proposal:
    before = known.get(proposal_id)
    if not isinstance(before, Proposal):
        before = Proposal(id=proposal_id, meeting_id=decision.meeting_id, minute_id=decision.minute_id)
    return replace(before, minute_id=decision.minute_id, proposer_id=movers.proposer_id, seconder_id=movers.seconder_id)


def _vote(vote_id: Id, block: Block, known: _Known, now: datetime) -> Vote:
    before = known.get(vote_id)
    if isinstance(before, Vote):
        return replace(before, minute_id=block.minute_id)
    return Vote(id=vote_id, meeting_id=known.record.meeting.id, minute_id=block.minute_id, at=block.at or now)


def _declaration(declaration_id: Id, block: Block, fields: SubjectFields, known: _Known, now: datetime) -> Declaration:
    before = known.get(declaration_id)
    declaration = (
        before
        if isinstance(before, Declaration)
        else Declaration(
            id=declaration_id, meeting_id=known.record.meeting.id, minute_id=block.minute_id, at=block.at or now
        )
    )
    declared = fields.declared
    return replace(
        declaration,
        minute_id=block.minute_id,
        interest=interest_in(block.text),
        attendee_id=first_attendee(block.text, known.record) or declared.attendee_id,
        item_id=declared.item_id,
        standing_id=declared.standing_id,
        ruling=declared.ruling,
        effect=declared.effect,
    )


def interest_in(words: RichText) -> str:
    """The interest in the words of a declaration: all but whom they begin with."""
    first = next(iter(words.runs), None)
    if first is None or first.marks.mention is None:
        return words.plain
    return words.plain[len(first.text) :].lstrip(_BETWEEN)


def first_attendee(words: RichText, record: MeetingRecord) -> Id | None:
    """Whoever of the meeting is named first."""
    mentioned: list[Party] = [run.marks.mention for run in words.runs if run.marks.mention is not None]
    return next((a.id for party in mentioned for a in record.attendees if a.who == party), None)
