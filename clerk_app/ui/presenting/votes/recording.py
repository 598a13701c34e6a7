"""A vote that was taken, as the record keeps it: the proposal, the vote, and the decision where there is one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clerk_app.domain.decisions import Decision, DecisionResult, Proposal, ReachedBy, SeatVote, SettledVote, Vote
from clerk_app.domain.final_decision import NO_FINAL_DECISION, FinalDecision, read_final_decision
from clerk_app.domain.identity import Id
from clerk_app.domain.richtext import RichText
from clerk_app.domain.rules.amount import Unit
from clerk_app.domain.rules.ballot import Ballot, Choice, Counts
from clerk_app.domain.rules.deciding import Force, Outcome, VoteResult, base_of, force_of, joint_vote, votes_one_by_one
from clerk_app.domain.rules.voting import Ballots, Question, ShareFor, Silence, VoteBase
from clerk_app.ui.presenting.votes.candidates import rounds_read
from clerk_app.ui.presenting.votes.case import VoteCase
from clerk_app.ui.presenting.votes.draft import (
    VoteDraft,
    WithoutQuorum,
    taken_anew,
    voters,
    voting_as_one,
)

_OF_ALL_WHO_MAY = ShareFor(numerator=1, denominator=1, base=VoteBase.ENTITLED)


@dataclass(frozen=True, kw_only=True)
class Places:
    """The ids under which it is recorded, the minute, and the kind of decision that the board usually takes."""

    meeting_id: Id
    minute_id: Id
    proposal_id: Id
    vote_id: Id
    decision_id: Id
    kind: str


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What is recorded together; without a vote by consensus, without a decision where nothing is decided."""

    proposal: Proposal
    vote: Vote | None
    decision: Decision | None

    @property
    def subjects(self) -> tuple[Proposal | Vote | Decision, ...]:
        """All of it."""
        return tuple(one for one in (self.proposal, self.vote, self.decision) if one is not None)


def vote_recorded(case: VoteCase, draft: VoteDraft, words: RichText, places: Places) -> Recorded:
    """The vote as it is put down now, with what it came to."""
    question = case.question(draft.question)
    ballot = draft.ballot()
    result = _as_it_was_meant(taken_anew(case, draft), draft.without_quorum)
    # Of the silent only those are counted among the votes who voted so.
    counted_silent = result.silent if question.silence is Silence.AGAINST else 0
    counted_abstaining = result.silent if question.silence is Silence.ABSTAINS else 0
    proposal = _proposal(words, places)
    vote = Vote(
        id=places.vote_id,
        meeting_id=places.meeting_id,
        minute_id=places.minute_id,
        at=case.at,
        proposal_id=proposal.id,
        votes_for=result.ayes,
        votes_against=result.noes - counted_silent,
        abstentions=result.abstentions - counted_abstaining,
        eligible=base_of(_OF_ALL_WHO_MAY, question, case.room, ballot),
        verdict=case.verdict,
        question=question.name,
        ballots=draft.ballots,
        seat_votes=_seat_votes(case, draft, question),
        settled=_settled(case, question, ballot),
        tie_broken=draft.tie_broken if result.tied else None,
        consensus_failed=draft.consensus_failed,
        limbs=draft.limbs,
        result=result,
        rounds=rounds_read(draft.candidates).rounds if question.election is not None else (),
    )
    is_voted = vote.is_counted or question.silence is Silence.AGAINST
    became = _became(result.outcome, result.force, draft.without_quorum) if is_voted else None
    decision = _decision(case, draft, places, ReachedBy.VOTE, became) if became is not None else None
    return Recorded(proposal=proposal, vote=vote, decision=decision)


def consensus_recorded(case: VoteCase, draft: VoteDraft, words: RichText, places: Places) -> Recorded:
    """A decision that was agreed without a vote; without a quorum it is provisional, unless it is advice or goes on."""
    question = case.question(draft.question)
    force = force_of(question, case.verdict, draft.limbs_met)
    became = _became(Outcome.CARRIED, force, draft.without_quorum)
    proposal = _proposal(words, places)
    return Recorded(
        proposal=proposal,
        vote=None,
        decision=_decision(case, draft, places, ReachedBy.CONSENSUS, became or DecisionResult.PROVISIONAL),
    )


_WITHOUT_QUORUM = frozenset({Force.PROVISIONAL, Force.ADVISORY, Force.RECOMMENDED, Force.NONE})


def _as_it_was_meant(result: VoteResult, way: WithoutQuorum) -> VoteResult:
    """The result with the force that the clerk recorded for it, where there was no quorum and it was carried."""
    if result.force not in _WITHOUT_QUORUM or result.outcome is not Outcome.CARRIED:
        return result
    return replace(result, force=_FORCE_OF[way])


_FORCE_OF = {
    WithoutQuorum.CARRY_FORWARD: Force.PROVISIONAL,
    WithoutQuorum.OUT_OF_SESSION: Force.PROVISIONAL,
    WithoutQuorum.RECOMMEND: Force.RECOMMENDED,
    WithoutQuorum.ADVICE: Force.ADVISORY,
    WithoutQuorum.VIEWS: Force.NONE,
}


_MADE_OF_IT = {
    WithoutQuorum.CARRY_FORWARD: DecisionResult.PROVISIONAL,
    WithoutQuorum.OUT_OF_SESSION: DecisionResult.PROVISIONAL,
    WithoutQuorum.RECOMMEND: DecisionResult.RECOMMENDED,
    WithoutQuorum.ADVICE: DecisionResult.ADVICE,
}


def _became(outcome: Outcome, force: Force, without_quorum: WithoutQuorum) -> DecisionResult | None:
    """What became of the proposal; None where nothing is decided."""
    if force in _WITHOUT_QUORUM:
        return _MADE_OF_IT.get(without_quorum) if outcome is Outcome.CARRIED else None
    return {Outcome.CARRIED: DecisionResult.CARRIED, Outcome.LOST: DecisionResult.LOST}.get(outcome)


def _proposal(words: RichText, places: Places) -> Proposal:
    return Proposal(id=places.proposal_id, meeting_id=places.meeting_id, minute_id=places.minute_id, text=words)


def _decision(
    case: VoteCase, draft: VoteDraft, places: Places, reached_by: ReachedBy, result: DecisionResult
) -> Decision:
    known = case.decided or Decision(
        id=places.decision_id,
        meeting_id=places.meeting_id,
        minute_id=places.minute_id,
        kind=places.kind,
        at=case.at,
    )
    final = _final(known, draft, result)
    return replace(
        known,
        final_decider=final.by,
        final_on=final.on,
        at=case.at,
        reached_by=reached_by,
        result=result,
        proposal_id=places.proposal_id,
        verdict=case.verdict,
        question=draft.question,
        limbs=draft.limbs,
    )


def _final(known: Decision, draft: VoteDraft, result: DecisionResult) -> FinalDecision:
    """Who decides in the end: whom it is recommended to, and nobody any more where it no longer is."""
    if result is DecisionResult.RECOMMENDED:
        return read_final_decision(draft.decider)
    if known.result is DecisionResult.RECOMMENDED:
        return NO_FINAL_DECISION
    return FinalDecision(known.final_decider, known.final_on)


def _seat_votes(case: VoteCase, draft: VoteDraft, question: Question) -> tuple[SeatVote, ...]:
    if draft.by_count or draft.ballots is Ballots.SECRET:
        return ()
    given = ((one.seat.id, draft.choices.get(one.seat.id)) for one in voters(case, question))
    return tuple(SeatVote(seat_id=seat_id, choice=choice) for seat_id, choice in given if choice is not None)


def _settled(case: VoteCase, question: Question, ballot: Ballot | Counts) -> tuple[SettledVote, ...]:
    """What each agency, category or group voted as one, be it that its people were agreed or that it was settled."""
    if votes_one_by_one(question) or isinstance(ballot, Counts):
        return ()
    given = (
        (name, joint_vote(question, name, seats, ballot)[0]) for name, seats in voting_as_one(case, question).items()
    )
    return tuple(_settled_vote(question.unit, name, choice) for name, choice in given if choice is not None)


def _settled_vote(unit: Unit, name: str, choice: Choice) -> SettledVote:
    match unit:
        case Unit.AGENCIES:
            return SettledVote(choice=choice, agency_id=Id(name))
        case Unit.CATEGORIES:
            return SettledVote(choice=choice, category_id=Id(name))
    return SettledVote(choice=choice, group=name)
