"""What the pane of a vote answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.ui.presenting.votes.draft import VoteDraft


class VoteWay(StrEnum):
    """What was asked for: the vote as it is put down, agreement without one, or to mark who has just joined first."""

    VOTE = "vote"
    CONSENSUS = "consensus"
    JOINED = "joined"


@dataclass(frozen=True, kw_only=True)
class VoteAnswer:
    """The answer of the pane: what was put down, and the words of the proposal."""

    way: VoteWay
    draft: VoteDraft
    words: str
