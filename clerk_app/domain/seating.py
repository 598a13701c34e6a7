"""Who sits on which seat of the board at one instant: the room as the board's rules look at it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.rules.room import Attendance, SeatNow, SitsAs
from clerk_app.domain.seats import Member, Seat
from clerk_app.domain.timeline import Presence, Standing


def seats_now(
    seats: Iterable[Seat],
    sitters: Iterable[tuple[Attendee, Seat]],
    standings: Mapping[Id, Standing],
    members: Sequence[Member],
    day: date,
    *,
    chair_id: Id | None,
    interests: Mapping[Id, InterestEffect],
) -> tuple[SeatNow, ...]:
    """Each of these seats as it is taken now, in their order.

    `sitters` are the attendees who sit on the board with their seats. Where a member and their substitute are both here
    the member sits, and whoever sits as the member fills the seat, also where no term says that they hold it.
    `interests` are those declared in the business at hand, by attendee.
    """
    here: dict[Id, Attendee] = {}
    for attendee, seat in sitters:
        if standings[attendee.id].is_here and (seat.id not in here or attendee.capacity is Capacity.MEMBER):
            here[seat.id] = attendee
    holding = {member.seat_id: member for member in members if member.holds_on(day)}
    return tuple(
        _seat_now(seat, here.get(seat.id), holding.get(seat.id), standings, chair_id, interests) for seat in seats
    )


def _seat_now(
    seat: Seat,
    sitter: Attendee | None,
    holder: Member | None,
    standings: Mapping[Id, Standing],
    chair_id: Id | None,
    interests: Mapping[Id, InterestEffect],
) -> SeatNow:
    since = holder.since if holder is not None else None
    if sitter is None:
        return SeatNow(seat=seat, filled=holder is not None, since=since)
    is_remote = standings[sitter.id].presence is Presence.REMOTE
    return SeatNow(
        seat=seat,
        attendance=Attendance.REMOTE if is_remote else Attendance.IN_PERSON,
        sits_as=_sits_as(sitter, seat),
        filled=holder is not None or sitter.capacity is Capacity.MEMBER,
        interest=interests.get(sitter.id),
        presiding=sitter.id == chair_id,
        since=since,
    )


def _sits_as(sitter: Attendee, seat: Seat) -> SitsAs:
    if sitter.capacity is Capacity.MEMBER:
        return SitsAs.HOLDER
    return SitsAs.NAMED_SUBSTITUTE if sitter.who in seat.substitutes else SitsAs.SUBSTITUTE
