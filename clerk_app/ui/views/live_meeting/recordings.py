"""The votes recorded since the meeting was opened: a paragraph names one of its recordings, and undo another one."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_app.domain.decisions import Decision, Proposal, Vote
from clerk_app.domain.identity import Id
from clerk_app.domain.record import MeetingRecord

Recorded = Proposal | Vote | Decision


class Recordings:
    """What each recording says, by the word for it that stands in the facts of the paragraph; none was there first."""

    def __init__(self) -> None:
        self._made: dict[tuple[Id, str], tuple[Recorded, ...]] = {}
        self._told: dict[Id, str] = {}
        self._under_way: dict[Id, Recorded] = {}

    def add(self, block_id: Id, word: str, subjects: Sequence[Recorded], before: Sequence[Recorded]) -> None:
        """A recording that the paragraph is going to name; `before` is what the record has of it."""
        self._made.setdefault((block_id, ""), tuple(before))
        self._made[block_id, word] = tuple(subjects)

    def told_anew(self, block_id: Id, word: str) -> tuple[Recorded, ...]:
        """What the store is to be told, since the paragraph names another recording than when it was told last."""
        if word == self._told.get(block_id, ""):
            return ()
        self._told[block_id] = word
        subjects = self._made.get((block_id, word), ())
        self._under_way |= {one.id: one for one in subjects}
        return subjects

    def under_way(self, subject_id: Id, record: MeetingRecord) -> Recorded | None:
        """What was told and is not in the record yet: what is typed meanwhile must not go back behind it."""
        told = self._under_way.get(subject_id)
        if told is not None and record.by_id.get(subject_id) == told:
            del self._under_way[subject_id]
            return None
        return told

    def settle(self, record: MeetingRecord) -> None:
        """Forget what the record has by now: later acts may change it."""
        for subject_id in tuple(self._under_way):
            self.under_way(subject_id, record)
