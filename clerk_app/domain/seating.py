"""Who sits on which seat of the board at one instant: the room as the board's rules look at it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.people import Party
from clerk_app.domain.rules.room import Attendance, SeatNow, SitsAs
from clerk_app.domain.seats import Member, Seat
from clerk_app.domain.timeline import UNMARKED, Presence, Standing


class Seating:
    """The seats of a board, who may sit on them at a meeting, and who holds them on its day."""

    def __init__(
        self,
        seats: Iterable[Seat],
        sitters: Iterable[tuple[Attendee, Seat]],
        members: Iterable[Member],
        day: date,
    ) -> None:
        self._seats = tuple(seats)
        self._sitters: dict[Id, list[Attendee]] = {}
        for attendee, seat in sitters:
            self._sitters.setdefault(seat.id, []).append(attendee)
        self._holders: dict[Id, list[Member]] = {}
        for member in members:
            if member.holds_on(day):
                self._holders.setdefault(member.seat_id, []).append(member)
        self._day = day

    def now(
        self, standings: Mapping[Id, Standing], *, chair_id: Id | None, interests: Mapping[Id, InterestEffect]
    ) -> tuple[SeatNow, ...]:
        """Each seat as it is taken now, in their order.

        Where a member and their substitute are both here the member sits, and whoever sits as the member fills the
        seat, also where no term says that they hold it. The vote of a member who is away is held by their proxy, as
        long as that one is here. `interests` are those in the business at hand, by attendee.
        """

        def standing_of(attendee_id: Id) -> Standing:
            return standings.get(attendee_id, UNMARKED)

        return tuple(self._seat_now(seat, standing_of, chair_id, interests) for seat in self._seats)

    def _seat_now(
        self,
        seat: Seat,
        standing_of: Callable[[Id], Standing],
        chair_id: Id | None,
        interests: Mapping[Id, InterestEffect],
    ) -> SeatNow:
        known = self._sitters.get(seat.id, ())
        here = [one for one in known if standing_of(one.id).is_here]
        sitter = next((one for one in reversed(here) if one.capacity is Capacity.MEMBER), here[0] if here else None)
        if sitter is None:
            return self._empty_seat(seat, known, standing_of, interests)
        holder = self._holder(seat.id, sitter)
        return SeatNow(
            seat=seat,
            attendance=_attendance(standing_of(sitter.id)),
            sits_as=_sits_as(sitter, seat),
            filled=holder is not None or sitter.capacity is Capacity.MEMBER,
            suspended=holder is not None and holder.is_suspended_on(self._day),
            interest=interests.get(sitter.id),
            presiding=sitter.id == chair_id,
            since=holder.since if holder is not None else None,
        )

    def _empty_seat(
        self,
        seat: Seat,
        known: Sequence[Attendee],
        standing_of: Callable[[Id], Standing],
        interests: Mapping[Id, InterestEffect],
    ) -> SeatNow:
        """A seat on which nobody sits: they have gone, be it for an interest, or did not come."""
        proxies = (one.proxy_id for one in known if one.capacity is Capacity.MEMBER and one.proxy_id is not None)
        proxy = next((standing for one in proxies if (standing := standing_of(one)).is_here), None)
        holder = self._holder(seat.id, known[-1] if known else None)
        return SeatNow(
            seat=seat,
            attendance=_attendance(proxy) if proxy is not None else Attendance.AWAY,
            sits_as=SitsAs.PROXY if proxy is not None else SitsAs.HOLDER,
            filled=holder is not None,
            suspended=holder is not None and holder.is_suspended_on(self._day),
            interest=next((interests[one.id] for one in known if one.id in interests), None),
            since=holder.since if holder is not None else None,
            on_leave=any(standing_of(one.id).presence is Presence.APOLOGIES for one in known if _is_member(one)),
        )

    def _holder(self, seat_id: Id, sitter: Attendee | None) -> Member | None:
        """Who holds the seat: on a day on which it changes hands, the one who sits there."""
        holding = self._holders.get(seat_id, ())
        latest = holding[-1] if holding else None
        return next((one for one in holding if sitter is not None and _is_same(one.holder, sitter.who)), latest)


def _is_member(one: Attendee) -> bool:
    return one.capacity is Capacity.MEMBER


def _is_same(one: Party, other: Party) -> bool:
    return one == other or (one.person_id is not None and one.person_id == other.person_id)


def _attendance(standing: Standing) -> Attendance:
    return Attendance.REMOTE if standing.presence is Presence.REMOTE else Attendance.IN_PERSON


def _sits_as(sitter: Attendee, seat: Seat) -> SitsAs:
    if sitter.capacity is Capacity.MEMBER:
        return SitsAs.HOLDER
    return SitsAs.NAMED_SUBSTITUTE if sitter.who in seat.substitutes else SitsAs.SUBSTITUTE
