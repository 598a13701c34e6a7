"""One person of a list of attendance, as the house style says it: name, chair, agency, and when they were there."""

from dataclasses import dataclass
from functools import cached_property

from clerk_app.documents.blocks import PlainEntry, plain
from clerk_app.domain.house_style import HouseStyle, PartPresence
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity, MeetingMode
from clerk_app.domain.names import name_on
from clerk_app.domain.part_presence import PartPresences
from clerk_app.domain.people import Organisation, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.wording import papers


@dataclass(frozen=True)
class PersonLines:
    """The lines of one meeting's lists of people; `chair` is who presided first."""

    record: MeetingRecord
    style: HouseStyle
    chair: Attendee | None

    def present(self, attendee: Attendee, *, in_brackets: bool = False) -> PlainEntry:
        """Somebody who was there; `in_brackets` is how the chair is told."""
        name = self.named(attendee, self._with_agency(attendee), in_brackets=in_brackets)
        return _entry(attendee, papers.in_part(name, self.part(attendee)))

    def away(self, attendee: Attendee) -> PlainEntry:
        """Somebody who was not there: who held their vote, and why where the style says it."""
        name = self._with_proxy(attendee, self._with_agency(attendee))
        return _entry(attendee, papers.with_reason(name, attendee.reason if self.style.lists.reasons else ""))

    def named(self, attendee: Attendee, name: str, *, in_brackets: bool) -> str:
        """A name with the chair, the minute taker, whom they sit for, their remit, heads, and whether from afar."""
        if attendee == self.chair and not papers.says_chair(self.record, attendee):
            told = papers.in_the_chair_in_brackets if in_brackets else papers.in_the_chair
            name = told(name, self.record.board.chair_title)
        elif attendee.capacity is Capacity.CLERK:
            name = papers.minute_taker(name)
        principal = next((known for known in self.record.attendees if known.id == attendee.substitute_for), None)
        if principal is not None:
            name = papers.substitute_for(name, papers.in_sentence(self.record, principal))
        if attendee.remit:
            name = papers.with_remit(name, attendee.remit)
        name = papers.with_head_count(name, attendee.head_count)
        return papers.remotely(name) if self.is_remote(attendee) else name

    def agency(self, attendee: Attendee) -> str:
        """Whom somebody speaks for: the agency of their seat, else the body that their post is in."""
        seat = self.record.seat_of(attendee)
        if seat is not None and seat.agency_id is not None:
            return self.record.agency_name(seat.agency_id)
        post = self.record.by_id.get(attendee.who.post_id or Id(""))
        body = self.record.by_id.get(post.organisation_id or Id("")) if isinstance(post, Post) else None
        return name_on(body.names, self.record.meeting.date) if isinstance(body, Organisation) else ""

    def part(self, attendee: Attendee) -> str:
        """For which part of the meeting somebody was there; empty for all of it, or where the style does not say."""
        match self.style.lists.presence:
            case PartPresence.ITEMS:
                return self._items(attendee)
            case PartPresence.TIMES:
                return papers.between_times(self.record.board, *self._presences.times(attendee.id))
            case PartPresence.NONE:
                return ""

    def is_remote(self, attendee: Attendee) -> bool:
        """Whether somebody was there from afar where that is worth telling: others were in the room."""
        return self.record.meeting.mode is not MeetingMode.REMOTE and self._presences.was_remote(attendee.id)

    def _items(self, attendee: Attendee) -> str:
        held = self._presences.items(attendee.id)
        if not held.is_part:
            return ""
        if not held.is_one_stay:
            return papers.not_for_items(held.missed())
        first, last = held.numbers[held.first], held.numbers[held.last]
        if held.first == 0:
            return papers.to_item(last)
        return papers.from_item(first) if held.last == len(held.numbers) - 1 else papers.for_items(first, last)

    def _with_agency(self, attendee: Attendee) -> str:
        name = self.record.party_name(attendee.who)
        return papers.with_agency(name, self.agency(attendee)) if self.style.lists.agencies else name

    def _with_proxy(self, attendee: Attendee, name: str) -> str:
        proxy = next((one for one in self.record.attendees if one.id == attendee.proxy_id), None)
        return papers.vote_held_by(name, papers.in_sentence(self.record, proxy)) if proxy is not None else name

    @cached_property
    def _presences(self) -> PartPresences:
        return PartPresences(self.record)


def _entry(attendee: Attendee, name: str) -> PlainEntry:
    return PlainEntry(plain(name), source=attendee.id)
