"""How the minutes will tell of a vote as it is put down now."""

from __future__ import annotations

from clerk_app.domain.identity import Id
from clerk_app.domain.richtext import EMPTY
from clerk_app.ui.presenting.votes.case import VoteCase
from clerk_app.ui.presenting.votes.draft import VoteDraft
from clerk_app.ui.presenting.votes.recording import Places, vote_recorded
from clerk_app.wording.votes import vote_in_minutes

_NOWHERE = Places(meeting_id=Id(""), minute_id=Id(""), proposal_id=Id(""), vote_id=Id(""), decision_id=Id(""), kind="")


def will_read(case: VoteCase, draft: VoteDraft) -> str:
    """What the minutes will say of the vote below the proposal; empty while nobody has voted."""
    vote = vote_recorded(case, draft, EMPTY, _NOWHERE).vote
    if case.record is None or vote is None or not vote.is_counted:
        return ""
    return vote_in_minutes(vote, case.record)
