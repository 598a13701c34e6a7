"""What is to be said of somebody who sits for a member: whether they were agreed to, and are like the member."""

from dataclasses import dataclass, replace

from clerk_app.domain.identity import Id
from clerk_app.domain.names import name_on
from clerk_app.domain.people import Organisation, Party, Post, Seniority
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.seats import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteDoubts:
    """What stands against a substitute; none of it keeps them from sitting.

    `other` is the agency or organisation of theirs that is not that of the member, by name; empty where it is the same
    or nothing is known. `is_less_senior`: their post stands lower than the member's, as far as both are noted.
    """

    is_named: bool = True
    is_agreed: bool = True
    is_briefed: bool = True
    other: str = ""
    is_less_senior: bool = False

    def __bool__(self) -> bool:
        return self != NO_DOUBTS


NO_DOUBTS = SubstituteDoubts()


def doubts_about(record: MeetingRecord, member_id: Id, who: Party | None) -> SubstituteDoubts:
    """What stands against somebody who sits for a member; `who` is None for somebody known by name alone.

    A board that names no substitutes at all is told only of another agency and of a lower post. That a substitute is to
    be like the member in organisation and seniority is of the terms of reference in requirement 2.18.
    """
    member = next((one for one in record.attendees if one.id == member_id), None)
    seat = record.seat_of(member) if member is not None else None
    if member is None or seat is None:
        return NO_DOUBTS
    unlike = _unlike(record, seat, member.who, who) if who is not None else NO_DOUBTS
    if not any(one.substitutes for one in record.seats):
        return unlike
    if who is None or who not in seat.substitutes:
        return replace(unlike, is_named=False)
    known, day = seat.agreed_of(who), record.meeting.date
    return replace(
        unlike,
        is_agreed=known.agreed_on is not None and known.agreed_on <= day,
        is_briefed=known.briefed_on is not None and known.briefed_on <= day,
    )


def is_less_senior(holder: Post | None, substitute: Post | None) -> bool:
    """Whether the post of a substitute stands lower than that of whom they sit for; False while either is not noted."""
    own, theirs = (_seniority(post) for post in (holder, substitute))
    return own is not None and theirs is not None and theirs.is_below(own)


def _seniority(post: Post | None) -> Seniority | None:
    return post.seniority if post is not None else None


def _unlike(record: MeetingRecord, seat: Seat, member: Party, who: Party) -> SubstituteDoubts:
    own, theirs = _post_of(record, member), _post_of(record, who)
    return SubstituteDoubts(other=_other_body(record, seat, member, who), is_less_senior=is_less_senior(own, theirs))


def _other_body(record: MeetingRecord, seat: Seat, member: Party, who: Party) -> str:
    """Of a substitute who has a seat of their own the agency of that; else the organisation of their post."""
    agency = _agency_of(record, who)
    if agency is not None and seat.agency_id is not None:
        return record.agency_name(agency) if agency != seat.agency_id else ""
    own, theirs = _organisation_of(record, member), _organisation_of(record, who)
    if own is None or theirs is None or own.id == theirs.id:
        return ""
    return name_on(theirs.names, record.meeting.date)


def _agency_of(record: MeetingRecord, who: Party) -> Id | None:
    held = {one.seat_id for one in record.members if one.holder.ids & who.ids and one.holds_on(record.meeting.date)}
    return next((seat.agency_id for seat in record.seats if seat.id in held and seat.agency_id is not None), None)


def _organisation_of(record: MeetingRecord, party: Party) -> Organisation | None:
    post = _post_of(record, party)
    own = post.organisation_id if post is not None else party.organisation_id
    known = record.by_id.get(own) if own is not None else None
    return known if isinstance(known, Organisation) else None


def _post_of(record: MeetingRecord, party: Party) -> Post | None:
    post = record.by_id.get(party.post_id) if party.post_id is not None else None
    return post if isinstance(post, Post) else None
