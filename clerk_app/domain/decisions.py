"""Proposals, what the board did with them, the votes it took, and what it decides between meetings in writing."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid5

from clerk_app.domain.identity import Id
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.richtext import EMPTY, RichText
from clerk_app.domain.rules.ballot import Choice
from clerk_app.domain.rules.deciding import VoteResult
from clerk_app.domain.rules.electing import ElectionRound
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.rules.voting import Ballots


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the board is asked to decide."""

    id: Id
    meeting_id: Id
    minute_id: Id
    text: RichText = EMPTY
    proposer_id: Id | None = None
    seconder_id: Id | None = None


class ReachedBy(StrEnum):
    """How a decision was reached."""

    CONSENSUS = "consensus"
    VOTE = "vote"


class DecisionResult(StrEnum):
    """What became of the proposal.

    PROVISIONAL: taken while not quorate; recorded, not implemented. ADVICE: taken while not quorate, as advice alone.
    RECOMMENDED: resolved here, and another body is asked to decide it.
    """

    CARRIED = "carried"
    LOST = "lost"
    PROVISIONAL = "provisional"
    ADVICE = "advice"
    RECOMMENDED = "recommended"


TAKEN_WITHOUT_QUORUM = frozenset({DecisionResult.PROVISIONAL, DecisionResult.ADVICE, DecisionResult.RECOMMENDED})
"""What is made of a decision in a meeting without a quorum."""


class Settlement(StrEnum):
    """The end of a decision that was provisional."""

    RATIFIED = "ratified"
    REJECTED = "rejected"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbTick:
    """One of the things that must hold besides before a decision binds, in the rule's words; why it does or does not.

    `met` is None while nobody has said.
    """

    limb: str
    met: bool | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the board did with a proposal. `kind` is the key of one of the board's decision kinds.

    `verdict` is the quorum as it was when the decision was taken and is never recomputed.
    `approves_meeting_id` is the earlier meeting whose minutes this decision approves. `final_decider` is who decides in
    the end where the board's word is not the last, and `final_on` when, as far as it is known (requirement 4.12).
    `settles_id` is the provisional decision of an earlier meeting to which this one puts an end, `settles_as` which.
    `question` is the kind of question it was, by the name that the board's voting rule has for it.
    """

    id: Id
    meeting_id: Id
    minute_id: Id
    kind: str
    at: datetime
    reached_by: ReachedBy = ReachedBy.CONSENSUS
    result: DecisionResult = DecisionResult.CARRIED
    proposal_id: Id | None = None
    verdict: Verdict | None = None
    approves_meeting_id: Id | None = None
    final_decider: str = ""
    final_on: PartialDate | None = None
    question: str = ""
    limbs: tuple[LimbTick, ...] = ()
    settles_id: Id | None = None
    settles_as: Settlement | None = None


def goes_to_another_body(decision: Decision) -> bool:
    """Whether another body has the last word on what the board carried or recommended."""
    if decision.result is DecisionResult.RECOMMENDED:
        return True
    return decision.result is DecisionResult.CARRIED and bool(decision.final_decider)


class FinalOutcome(StrEnum):
    """What the body that has the last word made of a decision. CHANGED: it agreed, with changes."""

    AGREED = "agreed"
    CHANGED = "changed"
    NOT_AGREED = "not_agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalAnswer:
    """What the body answered to which a decision went, as the clerk was told: when, as far as it is known, and words.

    It is noted after the meeting, often once its minutes are sealed, and changes nothing in them.
    """

    id: Id
    meeting_id: Id
    decision_id: Id
    outcome: FinalOutcome
    on: PartialDate | None = None
    words: str = ""


def final_answer_id(decision_id: Id) -> Id:
    """The id of the answer to a decision, so that one that comes back finds its answer again."""
    return Id(uuid5(UUID(decision_id), "final answer").hex)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatVote:
    """What was voted for one seat."""

    seat_id: Id
    choice: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledVote:
    """What an agency, a category, or a group that a rule names voted as one; one of the three is given."""

    choice: Choice
    agency_id: Id | None = None
    category_id: Id | None = None
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A vote on a proposal: how many voted what, and as far as it is known who.

    `eligible` is how many could vote, in the unit that the rule counts; where a rule divides the votes of a group, this
    and the counts are parts of votes, `result.parts` of which make one. `question` is the kind of question, by the name
    the voting rule has for it. `seat_votes` say who voted what, `settled` what agencies, categories or groups voted as
    one; both are empty where only counts were kept. `ballots` says how it was taken; `tie_broken` is the vote of
    whoever broke the tie. `consensus_failed`: the chair found before that no consensus could be reached. `verdict` is
    the quorum and `result` what the vote came to, both as they were then; neither is recomputed. `rounds` are those of
    an election between several candidates.
    """

    id: Id
    meeting_id: Id
    minute_id: Id
    at: datetime
    proposal_id: Id | None = None
    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0
    eligible: int | None = None
    verdict: Verdict | None = None
    question: str = ""
    ballots: Ballots = Ballots.OPEN
    seat_votes: tuple[SeatVote, ...] = ()
    settled: tuple[SettledVote, ...] = ()
    tie_broken: Choice | None = None
    consensus_failed: bool = False
    limbs: tuple[LimbTick, ...] = ()
    result: VoteResult | None = None
    rounds: tuple[ElectionRound, ...] = ()

    @property
    def is_counted(self) -> bool:
        """True once there are counts."""
        return self.votes_for + self.votes_against + self.abstentions > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one member or one agency answered in writing; `on` is the day it came."""

    choice: Choice
    seat_id: Id | None = None
    agency_id: Id | None = None
    on: date | None = None
    words: str = ""


class WrittenOutcome(StrEnum):
    """How a written procedure ended."""

    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenProcedure:
    """A decision that is asked for in writing, outside a meeting (requirement 2.36).

    `started_in` is the meeting in which the chair started it, `settles_id` the provisional decision that it is to
    settle, `question` the kind of question by the name the voting rule has for it. `outcome` is None while it runs;
    `reported_in` is the meeting to which it was reported.
    """

    id: Id
    board_id: Id
    title: str
    text: str = ""
    question: str = ""
    started_in: Id | None = None
    settles_id: Id | None = None
    sent_on: date | None = None
    closes_on: date | None = None
    replies: tuple[Reply, ...] = ()
    outcome: WrittenOutcome | None = None
    ended_on: date | None = None
    reported_in: Id | None = None
