"""Proposals, what the board did with them, and votes by count."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.partial_date import PartialDate
from clerk_app.domain.richtext import EMPTY, RichText
from clerk_app.domain.rules.verdict import Verdict


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
    """What became of the proposal. Provisional: taken while not quorate; recorded, not implemented."""

    CARRIED = "carried"
    LOST = "lost"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the board did with a proposal. `kind` is the key of one of the board's decision kinds.

    `verdict` is the quorum as it was when the decision was taken and is never recomputed.
    `approves_meeting_id` is the earlier meeting whose minutes this decision approves. `final_decider` is who decides in
    the end where the board's word is not the last, and `final_on` when, as far as it is known (requirement 4.12).
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A vote by count on a proposal; `eligible` is how many could vote."""

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

    @property
    def is_counted(self) -> bool:
        """True once there are counts."""
        return self.votes_for + self.votes_against + self.abstentions > 0
