"""What blocks are appearances of: actions, decisions, votes, declarations and proposals follow their blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from clerk_app.domain.actions import Action, ActionStatus
from clerk_app.domain.decisions import TAKEN_WITHOUT_QUORUM, Decision, DecisionResult, Proposal, Vote
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.rules.deciding import Force, force_of
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.rules.voting import Question
from clerk_app.domain.timeline import instant
from clerk_app.services.approving import approve, check_can_approve, take_approval_back
from clerk_app.services.handlers.final_answers import bring_answer_back, remove_answer_to
from clerk_app.services.reading import in_kind_order, room_record
from clerk_app.services.work import Work

Subject = Action | Decision | Vote | Declaration | Proposal
_BY_THE_RULE = {Force.ADVISORY: DecisionResult.ADVICE, Force.RECOMMENDED: DecisionResult.RECOMMENDED}
"""What becomes of a decision without a quorum where the rule says something else than that it is provisional."""
Sides = Sequence[tuple[Block | None, Block | None]]
"""Blocks as they were in the store and as they are now."""


class SubjectsInText:
    """The subjects of one meeting's text while an act saves a part of it."""

    def __init__(self, meeting: Meeting, work: Work) -> None:
        self._meeting = meeting
        self._work = work
        self._uow = work.uow

    def put(self, subjects: Iterable[Subject]) -> None:
        """Puts what came with the blocks; decisions and votes without a verdict get that of their time."""
        for subject in in_kind_order(subjects):
            match subject:
                case Decision():
                    self._put_decision(subject)
                case Vote():
                    self._put_vote(subject)
                case Declaration():
                    self._put(replace(subject, at=self._local(subject.at)))
                case Action() | Proposal():
                    self._put(subject)

    def restore(self, blocks: Iterable[Block]) -> None:
        """Puts back what blocks that came back are appearances of, as it was when it was removed."""
        for block in blocks:
            for kind, subject_id in _appearances(block):
                if self._uow.get(kind, subject_id) is None:
                    self._restore(kind, subject_id)

    def follow(self, sides: Sides) -> None:
        """Withdraws, removes or reports what follows from blocks that went, came or changed."""
        was = [stored for stored, _ in sides if stored is not None]
        now = [new for _, new in sides if new is not None]
        gone = dict.fromkeys(seen for block in was for seen in _appearances(block))
        for block in now:
            for seen in _appearances(block):
                gone.pop(seen, None)
        for kind, subject_id in gone:
            if kind is not Action and not self._appears(kind, subject_id):
                self._remove(kind, subject_id)
        for action_id in dict.fromkeys(block.action_id for block in (*was, *now) if block.action_id is not None):
            self._follow_action(action_id, sides)

    def _put(self, subject: Subject) -> None:
        self._check_ours(subject)
        if self._uow.get(type(subject), subject.id) != subject:
            self._uow.put(subject)

    def _check_ours(self, subject: Subject) -> None:
        stored = self._uow.get(type(subject), subject.id)
        if subject.meeting_id != (stored or self._meeting_as_owner(subject)).meeting_id:
            raise BrokenRule("subject_of_another_meeting", id=subject.id)
        if isinstance(subject, Action):
            if subject.board_id != self._meeting.board_id:
                raise BrokenRule("subject_of_another_meeting", id=subject.id)
        elif self._work.known(Minute, subject.minute_id).meeting_id != self._meeting.id:
            raise BrokenRule("subject_of_another_meeting", id=subject.id)

    def _meeting_as_owner(self, subject: Subject) -> Subject:
        return replace(subject, meeting_id=self._meeting.id)

    def _put_decision(self, decision: Decision) -> None:
        stored = self._uow.get(Decision, decision.id)
        judged = self._judged(decision, stored)
        self._put(judged)
        self._follow_approval(stored, judged)

    def _judged(self, decision: Decision, stored: Decision | None) -> Decision:
        """The decision with its verdict: what was once found stays; a decision that brings it says its own result."""
        decision = replace(decision, at=self._local(decision.at))
        if decision.verdict is not None:
            return decision
        if stored is not None:
            carried_blindly = decision.result is DecisionResult.CARRIED and stored.result in TAKEN_WITHOUT_QUORUM
            result = stored.result if carried_blindly else decision.result
            return replace(decision, verdict=stored.verdict, result=result)
        verdict = self._verdict(decision)
        if verdict is None or verdict.quorate or decision.result is not DecisionResult.CARRIED:
            return replace(decision, verdict=verdict)
        force = force_of(Question(), verdict, frozenset())
        return replace(decision, verdict=verdict, result=_BY_THE_RULE.get(force, DecisionResult.PROVISIONAL))

    def _put_vote(self, vote: Vote) -> None:
        if min(vote.votes_for, vote.votes_against, vote.abstentions, vote.eligible or 0) < 0:
            raise BrokenRule("vote_count_negative")
        vote = replace(vote, at=self._local(vote.at))
        stored = self._uow.get(Vote, vote.id)
        if vote.verdict is None:
            vote = replace(vote, verdict=stored.verdict if stored is not None else self._verdict(vote))
        self._put(vote)

    def _local(self, at: datetime) -> datetime:
        return at if at.tzinfo is None else self._work.local_time(at, self._meeting)[0]

    def _verdict(self, taken: Decision | Vote) -> Verdict | None:
        record = room_record(self._uow, self._meeting)
        return record.verdict(self._instant(taken.at)) if record is not None else None

    def _instant(self, at: datetime) -> datetime:
        """The instant of a local time; in an hour that clocks repeat, its second passing once that has come."""
        first, second = (instant(at, fold, self._meeting.time_zone) for fold in (0, 1))
        return second if second <= self._work.now else first

    def _restore(self, kind: type[Subject], subject_id: Id) -> None:
        removed = self._uow.removed(kind, subject_id)
        if removed is None:
            raise BrokenRule("not_found", kind=kind_of(kind).name, id=subject_id)
        proposal_id = removed.proposal_id if isinstance(removed, Decision | Vote) else None
        if proposal_id is not None and self._uow.get(Proposal, proposal_id) is None:
            self._restore(Proposal, proposal_id)
        self._put(removed)
        if isinstance(removed, Decision):
            bring_answer_back(removed.id, self._work)
            self._follow_approval(None, removed)

    def _appears(self, kind: type[Subject], subject_id: Id) -> bool:
        return bool(self._uow.where(Block, **{NAMED_IN_BLOCKS[kind]: subject_id}))

    def _remove(self, kind: type[Subject], subject_id: Id) -> None:
        subject = self._uow.get(kind, subject_id)
        if subject is None:
            return
        if isinstance(subject, Decision):
            remove_answer_to(subject.id, self._work)
        self._uow.remove(kind, subject_id)
        if isinstance(subject, Decision):
            self._follow_approval(subject, None)
        if isinstance(subject, Decision | Vote) and subject.proposal_id is not None:
            self._remove_proposal_if_done_with(subject.proposal_id)

    def _remove_proposal_if_done_with(self, proposal_id: Id) -> None:
        if not any(self._uow.where(kind, proposal_id=proposal_id) for kind in (Decision, Vote)):
            self._uow.remove(Proposal, proposal_id)

    def _follow_approval(self, before: Decision | None, after: Decision | None) -> None:
        """Approves the earlier meeting that a carried decision names; takes it back when no decision does any more."""
        was, now = _approves(before), _approves(after)
        if now is not None and was != now:
            self._approve(check_can_approve(now, self._meeting, self._work))
        if was is not None and was != now:
            self._take_back(was)

    def _approve(self, earlier: Meeting) -> None:
        if not earlier.is_approved:
            approve(earlier, self._meeting, self._work)

    def _take_back(self, meeting_id: Id) -> None:
        others = self._uow.where(Decision, approves_meeting_id=meeting_id, meeting_id=self._meeting.id)
        meeting = self._uow.get(Meeting, meeting_id)
        still = any(_approves(other) is not None for other in others)
        if meeting is not None and meeting.approved_in == self._meeting.id and not still:
            take_approval_back(meeting, self._work)

    def _follow_action(self, action_id: Id, sides: Sides) -> None:
        """An action is withdrawn while no block raises it, and its status is what was reported of it last."""
        action = self._uow.get(Action, action_id)
        if action is None:
            return
        raised_or_gone = any(_raises(side, action_id) for pair in sides for side in pair)
        followed = replace(action, withdrawn=not self._is_raised(action_id)) if raised_or_gone else action
        for stored, new in sides:
            before, after = _report(stored, action_id), _report(new, action_id)
            if before is after:
                continue
            reported_in, status = self._last_report(action_id)
            is_last = new is not None and new.id == reported_in
            if is_last or (after is None and action.status is before):
                followed = replace(followed, status=status)
        self._put_if_changed(action, followed)

    def _put_if_changed(self, action: Action, followed: Action) -> None:
        if followed != action:
            self._uow.put(followed)

    def _is_raised(self, action_id: Id) -> bool:
        return any(_raises(block, action_id) for block in self._uow.where(Block, action_id=action_id))

    def _last_report(self, action_id: Id) -> tuple[Id | None, ActionStatus]:
        """The last block of the latest meeting that reports on the action, and the status it says; open without any."""
        reports = [
            ((meeting.date, meeting.start, minute.position, block.position), block.id, status)
            for block in self._uow.where(Block, action_id=action_id)
            if (status := _report(block, action_id)) is not None
            if (minute := self._uow.get(Minute, block.minute_id)) is not None
            if (meeting := self._uow.get(Meeting, minute.meeting_id)) is not None
        ]
        _, block_id, status = max(reports, default=(None, None, ActionStatus.OPEN))
        return block_id, status


NAMED_IN_BLOCKS: dict[type[Subject], str] = {
    Action: "action_id",
    Decision: "decision_id",
    Vote: "vote_id",
    Declaration: "declaration_id",
}
"""What a block can be an appearance of, and the field of the block that says so."""


def _appearances(block: Block) -> tuple[tuple[type[Subject], Id], ...]:
    """What the block is an appearance of."""
    held = ((kind, getattr(block, field)) for kind, field in NAMED_IN_BLOCKS.items())
    return tuple((kind, subject_id) for kind, subject_id in held if subject_id is not None)


def _approves(decision: Decision | None) -> Id | None:
    carried = decision is not None and decision.result is DecisionResult.CARRIED
    return decision.approves_meeting_id if decision is not None and carried else None


def _raises(block: Block | None, action_id: Id) -> bool:
    return block is not None and block.kind is BlockKind.ACTION and block.action_id == action_id


def _report(block: Block | None, action_id: Id) -> ActionStatus | None:
    return block.status if block is not None and block.action_id == action_id else None
