"""Whom `@` finds in a meeting: people here first, then members, then owners of earlier actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Candidate, Nearness, match_people
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.span import Span
from clerk_app.ui.minutes_editor.person_list import PersonChoice
from clerk_app.ui.presenting.people import abbreviations, letter_of
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
        for attendee in sorted(record.attendees, key=lambda a: a.position):
            self._add_attendee(attendee)
        for action in record.actions:
            for owner in action.owners:
                if owner.party is not None and not self._knows(owner.party):
                    self._add(Id(f"owner {owner.words}"), PersonChoice(owner.words, owner.party), Nearness.OTHER)

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

    def _add_attendee(self, attendee: Attendee) -> None:
        standing = self._standings[attendee.id]
        words = self._record.party_name(attendee.who)
        if not words:
            return
        letter = letter_of(attendee, standing)
        role = say("live.attendance.in_the_chair", chair_word=say("live.attendance.chair_word"))
        choice = PersonChoice(words, attendee.who, letter, role if attendee.id == self._chair else "")
        nearness = Nearness.HERE if standing.is_here else Nearness.MEMBER
        self._add(attendee.id, choice, nearness, abbreviations(self._record, attendee))

    def _add(
        self, candidate_id: Id, choice: PersonChoice, nearness: Nearness, abbreviations: tuple[str, ...] = ()
    ) -> None:
        self._choices[candidate_id] = choice
        self._candidates.append(
            Candidate(id=candidate_id, name=choice.words, abbreviations=abbreviations, nearness=nearness)
        )

    def _knows(self, party: Party) -> bool:
        return any(choice.party == party for choice in self._choices.values())
