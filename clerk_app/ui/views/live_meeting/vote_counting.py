"""The counts of a vote: asked for where the caret is in one, and saved with its paragraph."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.domain.decisions import Vote
from clerk_app.ui.popup_host import PopupName
from clerk_app.ui.views.live_meeting.asking import Asking
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.small_popups import VoteCounts


class VoteCounting:
    """Counts one vote at a time."""

    def __init__(self, room: LiveRoom, asking: Asking) -> None:
        self._room = room
        self._asking = asking
        self._asked: Vote | None = None

    def vote_here(self) -> Vote | None:
        """The vote of the block of the caret, new where the record does not know it yet; None in any other block."""
        room = self._room
        place = room.editor.text.place_of(room.editor.caret_block_id)
        facts = room.editor.text.facts[place] if place is not None else None
        if facts is None or facts.vote_id is None or room.presenter.shown is None:
            return None
        known = room.presenter.record.by_id.get(facts.vote_id)
        if isinstance(known, Vote):
            return known
        minute_id = room.presenter.shown
        return Vote(id=facts.vote_id, meeting_id=room.meeting_id, minute_id=minute_id, at=room.local_now())

    def ask(self) -> None:
        """Ask for the counts of the vote of the caret."""
        vote = self.vote_here()
        if vote is not None and self._asking.knows(PopupName.VOTE):
            self._asked = vote
            counts = VoteCounts(vote.votes_for, vote.votes_against, vote.abstentions)
            self._asking.ask(PopupName.VOTE, self._count, counts=counts)

    def _count(self, counts: object) -> None:
        if isinstance(counts, VoteCounts) and self._asked is not None:
            counted = replace(
                self._asked,
                votes_for=counts.votes_for,
                votes_against=counts.votes_against,
                abstentions=counts.abstentions,
            )
            self._room.texts.count_vote(counted)
            self._room.autosave.flush(keep=True)
