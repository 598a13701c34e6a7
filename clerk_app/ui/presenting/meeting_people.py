"""Whom `@` finds in a meeting: people here first, then members, then owners of earlier actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Candidate, Nearness, match_people
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.people import Party
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.span import Span
from clerk_app.domain.timeline import Standing
from clerk_app.ui.presenting.people import attendee_named, candidates, letter_of, organisation_of, whereabouts
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import sentence_case


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody who may be meant: the words as the house style writes them, who that is, and what is known of them now.

    `letter` is their attendance letter, `role` what they are here ("In the chair"); `matched` are the stretches of the
    words that match what was typed.
    """

    words: str
    party: Party | None = None
    letter: str = ""
    role: str = ""
    matched: tuple[Span, ...] = ()


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
        standing = self._standings[attendee.id]
        role = self._role(attendee, standing)
        choice = PersonChoice(candidate.name, attendee.who, letter_of(attendee, standing), role)
        self._choices[attendee.id] = choice
        self._candidates.append(candidate)

    def _add_owner(self, words: str, party: Party) -> None:
        candidate = Candidate(id=Id(f"owner {words}"), name=words, nearness=Nearness.OTHER)
        self._choices[candidate.id] = PersonChoice(words, party)
        self._candidates.append(candidate)

    def _role(self, attendee: Attendee, standing: Standing) -> str:
        """What tells somebody from the others: the chair, being away, whom they speak for, or that they only attend."""
        if attendee.id == self._chair:
            return sentence_case(say("live.attendance.in_the_chair", chair_word=say("live.attendance.chair_word")))
        if not standing.is_here and (away := whereabouts(standing)):
            return sentence_case(away)
        if not attendee.sits:
            return say("live.attendance.in_attendance")
        return organisation_of(self._record, attendee)

    def _knows(self, party: Party) -> bool:
        return any(choice.party == party for choice in self._choices.values())
