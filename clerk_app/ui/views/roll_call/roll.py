"""The rows of a roll: one per person, a substitute in the row of whom they sit for; and the agencies beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Category
from clerk_app.domain.timeline import UNMARKED, Presence, Standing
from clerk_app.ui.presenting.elsewhere import Elsewhere
from clerk_app.ui.presenting.groups import (
    agency_of,
    by_category,
    categories_of_guests,
    counted_agencies,
    is_in_attendance,
)
from clerk_app.ui.presenting.people import attendee_named, letter_of, organisation_of
from clerk_app.ui.presenting.who_is_who import who_is_who
from clerk_app.ui.views.roll_call.values import AgencyLine, RollGroup, RollRow
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import day_and_month


class Roll:
    """The rows of one record."""

    def __init__(self, record: MeetingRecord, elsewhere: Elsewhere | None = None) -> None:
        self._record = record
        self._who = who_is_who(record, elsewhere)
        self._standings = record.standings()
        chair = record.chair()
        self._chair = chair.id if chair is not None else None
        self._substitutes = {a.substitute_for: a for a in record.attendees if a.substitute_for is not None}

    def groups(self) -> tuple[RollGroup, ...]:
        """The people under their headings: who counts towards quorum, other members, those in attendance.

        A board whose quorum does not count agencies has its own categories in place of the first two. Who only attends
        stands under the heading that the papers give them.
        """
        people = self._people()
        agencies = counted_agencies(self._record)
        if not agencies:
            groups = self._by_category(people, self._record.categories)
        else:
            groups = self._by_agency([a for a in people if not is_in_attendance(a)], agencies)
            guests = [a for a in people if is_in_attendance(a)]
            groups += self._by_category(guests, categories_of_guests(self._record))
        return tuple(group for group in groups if group.rows)

    def agencies(self) -> tuple[AgencyLine, ...]:
        """The agencies that the rule counts, in its order."""
        verdict = self._record.verdict()
        here = frozenset(verdict.represented) if verdict is not None else frozenset[Id]()
        return tuple(self._agency_line(agency, agency in here) for agency in counted_agencies(self._record))

    def chair(self) -> AgencyLine:
        """Who is in the chair, or that nobody is."""
        title = self._record.board.chair_title
        acting = attendee_named(self._record, self._chair)
        aside = self._name(acting) if acting is not None else say("roll_call.chair_missing")
        return AgencyLine(name=say("roll_call.chair_line", chair=title), aside=aside, is_here=acting is not None)

    def standing(self, attendee_id: Id) -> Standing:
        """How somebody stands to the room."""
        return self._standings.get(attendee_id, UNMARKED)

    def substitute_of(self, principal: Id | None) -> Attendee | None:
        """Who sits for somebody who is away; None where nobody does, or they are here themselves."""
        substitute = self._substitutes.get(principal) if principal is not None else None
        if principal is None or substitute is None or self.standing(principal).is_here:
            return None
        return substitute if self.standing(substitute.id).presence is not Presence.NOT_MARKED else None

    def _people(self) -> list[Attendee]:
        told = {sub.id for principal, sub in self._substitutes.items() if self.substitute_of(principal) is not None}
        return sorted((a for a in self._record.attendees if a.id not in told), key=lambda a: a.position)

    def _by_agency(self, people: Sequence[Attendee], agencies: Sequence[Id]) -> list[RollGroup]:
        counting = [a for agency in agencies for a in people if agency_of(self._record, a) == agency]
        others = [a for a in people if agency_of(self._record, a) not in agencies]
        return [
            self._group("counts", say("roll_call.counts"), counting),
            self._group("others", say("roll_call.others"), others),
        ]

    def _by_category(self, people: Sequence[Attendee], categories: Sequence[Category]) -> list[RollGroup]:
        groups = by_category(people, categories, say("roll_call.members"))
        return [self._group(group.key, group.name, group.people) for group in groups]

    def _group(self, key: str, name: str, people: Iterable[Attendee]) -> RollGroup:
        return RollGroup(key=key, name=name, rows=tuple(self._row(attendee) for attendee in people))

    def _row(self, attendee: Attendee) -> RollRow:
        standing = self.standing(attendee.id)
        substitute = self.substitute_of(attendee.id)
        letter = "S" if substitute is not None else letter_of(attendee, standing)
        return RollRow(
            attendee_id=attendee.id,
            name=self._name(attendee),
            organisation=organisation_of(self._record, attendee),
            letter=letter,
            state=self._with_notes(attendee, substitute, standing),
            is_marked=substitute is not None or standing.presence is not Presence.NOT_MARKED,
            who=self._who.get(attendee.id, ""),
        )

    def _with_notes(self, attendee: Attendee, substitute: Attendee | None, standing: Standing) -> str:
        """How somebody stands, who holds their vote, and what is noted of them."""
        state = self._sat_for_state(substitute) if substitute is not None else self._state(attendee, standing)
        proxy = attendee_named(self._record, attendee.proxy_id) if not standing.is_here else None
        if proxy is not None:
            state = say("roll_call.vote_held_by", state=state, name=self._name(proxy))
        noted = attendee.remit if standing.is_here else attendee.reason
        return say("roll_call.with_note", state=state, note=noted) if noted else state

    def _sat_for_state(self, substitute: Attendee) -> str:
        standing = self.standing(substitute.id)
        name = self._name(substitute)
        if standing.presence is Presence.PRESENT:
            return self._if_in_the_chair(substitute.id, say("roll_call.substitute", name=name))
        state = self._plain_state(standing).lower()
        return self._if_in_the_chair(substitute.id, say("roll_call.substitute_away", name=name, state=state))

    def _state(self, attendee: Attendee, standing: Standing) -> str:
        state = self._plain_state(standing)
        if standing.event is not None and standing.event.note:
            state = say("roll_call.with_note", state=state, note=standing.event.note)
        return self._if_in_the_chair(attendee.id, state)

    def _if_in_the_chair(self, attendee_id: Id, state: str) -> str:
        return say("roll_call.in_the_chair", state=state) if attendee_id == self._chair else state

    def _plain_state(self, standing: Standing) -> str:
        event = standing.event
        sent_before = event is not None and event.at.date() < self._record.meeting.date
        if event is not None and sent_before and standing.presence is Presence.APOLOGIES:
            return say("roll_call.apologies_sent", day=day_and_month(event.at.date()).rsplit(" ", 1)[0])
        time_of_it = f"{event.at:%H:%M}" if event is not None else ""
        return say(f"roll_call.{standing.presence}", time=time_of_it)

    def _agency_line(self, agency: Id, is_here: bool) -> AgencyLine:
        sitting = [a for a in self._record.attendees if not is_in_attendance(a)]
        members = [a for a in sitting if agency_of(self._record, a) == agency]
        rows = [self._row(a) for a in self._people() if a in members]
        here = sum(self.standing(a.id).is_here for a in members)
        if is_here:
            aside = say("roll_call.several_present", count=here) if here > 1 else say("roll_call.agency_present")
        else:
            aside = _away(rows)
        return AgencyLine(name=self._record.agency_name(agency), aside=aside, is_here=is_here)

    def _name(self, attendee: Attendee) -> str:
        return self._record.party_name(attendee.who)


def _away(rows: Sequence[RollRow]) -> str:
    """Why nobody is here for an agency: not marked as long as somebody may still come, else what they all are."""
    if not all(row.is_marked for row in rows):
        return _in_passing(say("roll_call.not_marked"))
    states = {row.state for row in rows}
    return _in_passing(states.pop()) if len(states) == 1 else say("roll_call.agency_away")


def _in_passing(words: str) -> str:
    return words[:1].lower() + words[1:]
