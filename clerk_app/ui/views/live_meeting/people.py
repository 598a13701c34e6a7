"""Whom `@` finds in a meeting: people here first, then members, then owners of earlier actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Candidate, Nearness, match_people
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.span import Span
from clerk_app.ui.minutes_editor.person_list import PersonChoice
from clerk_app.ui.presenting.people import attendee_named, candidates, letter_of
from clerk_app.wording.catalogue import say


class People:
    """The people of one record, found by the letters typed."""

    def __init__(self, record: MeetingRecord) -> None:
        self._record = record
        self._standings = record.standings()
        chair = record.chair()
        self._chair = chair.id if chair is not None else None
        self._choices: dict[Id, PersonChoice] = {}
        self._candidates: list[Candidate] = []
        for candidate in candidates(record):
            self._add_attendee(candidate)
        for action in record.actions:
            for owner in action.owners:
                if owner.party is not None and not self._knows(owner.party):
                    self._add_owner(owner.words, owner.party)

    @property
    def candidates(self) -> Sequence[Candidate]:
        """Everybody who can be named."""
        return self._candidates

    def choice(self, candidate_id: Id) -> PersonChoice:
        """Who a candidate is."""
        return self._choices[candidate_id]

    def find(self, letters: str) -> Sequence[PersonChoice]:
        """Who is meant by the letters, best first, with the parts of the name that match."""
        found = match_people(letters, self._candidates)
        return [self._chosen(match.candidate.id, match.spans) for match in found]

    def _chosen(self, candidate_id: Id, spans: tuple[Span, ...]) -> PersonChoice:
        return replace(self._choices[candidate_id], matched=spans)

    def _add_attendee(self, candidate: Candidate) -> None:
        attendee = attendee_named(self._record, candidate.id)
        if attendee is None or not candidate.name:
            return
        letter = letter_of(attendee, self._standings[attendee.id])
        role = say("live.attendance.in_the_chair", chair_word=say("live.attendance.chair_word"))
        is_chair = attendee.id == self._chair
        self._choices[attendee.id] = PersonChoice(candidate.name, attendee.who, letter, role if is_chair else "")
        self._candidates.append(candidate)

    def _add_owner(self, words: str, party: Party) -> None:
        candidate = Candidate(id=Id(f"owner {words}"), name=words, nearness=Nearness.OTHER)
        self._choices[candidate.id] = PersonChoice(words, party)
        self._candidates.append(candidate)

    def _knows(self, party: Party) -> bool:
        return any(choice.party == party for choice in self._choices.values())
