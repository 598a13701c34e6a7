"""Who sits on which seat of the board at one instant: the room as the board's rules look at it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.meeting import Attendee, Capacity
from clerk_app.domain.people import Party
from clerk_app.domain.room_state import Offices
from clerk_app.domain.rules.room import Attendance, SeatNow, SitsAs
from clerk_app.domain.seats import Member, Seat
from clerk_app.domain.timeline import UNMARKED, Presence, Standing


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """What is known at one instant of those who may sit on the seats.

    `interests` are those in the business at hand, by attendee; `joining` are those who become members in the course of
    the meeting, be it later, and `missed` those who were away for a part of the business. `at_other_business` are those
    who sit for other business alone, and who sits for them.
    """

    standings: Mapping[Id, Standing]
    chair_id: Id | None = None
    interests: Mapping[Id, InterestEffect] = field(default_factory=dict)
    offices: Offices = field(default_factory=Offices)
    joining: Collection[Id] = ()
    missed: Collection[Id] = ()
    at_other_business: Collection[Id] = ()

    def standing(self, attendee_id: Id) -> Standing:
        """How they stand to the room."""
        return self.standings.get(attendee_id, UNMARKED)

    def is_out_of_office(self, one: Attendee) -> bool:
        """Whether they have not become a member yet, are one no longer, or only for other business than this."""
        to_come = one.id in self.joining and one.id not in self.offices.joined
        is_none = _is_member(one) and (to_come or one.id in self.offices.ceased)
        return is_none or one.id in self.at_other_business


class Seating:
    """The seats of a board, who may sit on them at a meeting, and who holds them on its day."""

    def __init__(
        self,
        seats: Iterable[Seat],
        sitters: Iterable[tuple[Attendee, Seat]],
        members: Iterable[Member],
        day: date,
    ) -> None:
        self.seats = tuple(seats)
        self._sitters: dict[Id, list[Attendee]] = {}
        for attendee, seat in sitters:
            self._sitters.setdefault(seat.id, []).append(attendee)
        self._seat_of = {one.id: seat_id for seat_id, known in self._sitters.items() for one in known}
        self._holders: dict[Id, list[Member]] = {}
        for member in members:
            if member.holds_on(day):
                self._holders.setdefault(member.seat_id, []).append(member)
        self._day = day

    def now(self, sitting: Sitting) -> tuple[SeatNow, ...]:
        """Each seat as it is taken now, in their order.

        Where a member and their substitute are both here the member sits, and whoever sits as the member fills the
        seat, also where no term says that they hold it. The vote of a member who is away is held by their proxy, as
        long as that one is here. Who became a member in the meeting, or ceased to be one, holds the seat from that
        minute on, or up to it; who was co-opted for some business holds it while that is at hand.
        """
        return tuple(self.seat_now(place, sitting) for place in range(len(self.seats)))

    @cached_property
    def places_of(self) -> Mapping[Id, tuple[int, ...]]:
        """By attendee, the places of the seats that stand otherwise once something is told of them."""
        places: dict[Id, set[int]] = {}
        for place, seat in enumerate(self.seats):
            for one in self._sitters.get(seat.id, ()):
                places.setdefault(one.id, set()).add(place)
                if one.proxy_id is not None:
                    places.setdefault(one.proxy_id, set()).add(place)
        return {one: tuple(found) for one, found in places.items()}

    def seat_now(self, place: int, sitting: Sitting) -> SeatNow:
        """The seat at that place among them as it is taken now."""
        seat = self.seats[place]
        all_known = self._sitters.get(seat.id, ())
        out = [one for one in all_known if sitting.is_out_of_office(one)]
        known = [one for one in all_known if one not in out] if out else all_known
        here = [one for one in known if sitting.standing(one.id).is_here]
        sitter = next((one for one in reversed(here) if one.capacity is Capacity.MEMBER), here[0] if here else None)
        holder = self._holder(seat.id, sitter or (known[-1] if known else None), out)
        if sitter is None:
            return self._empty_seat(seat, known, holder, sitting)
        return SeatNow(
            seat=seat,
            attendance=_attendance(sitting.standing(sitter.id)),
            sits_as=_sits_as(sitter, seat),
            filled=_is_filled(known, holder, sitting) or sitter.capacity is Capacity.MEMBER,
            suspended=self._is_suspended(known, holder, sitting),
            interest=sitting.interests.get(sitter.id),
            presiding=sitter.id == sitting.chair_id,
            since=holder.since if holder is not None else None,
            missed=sitter.id in sitting.missed,
        )

    def _empty_seat(self, seat: Seat, known: Sequence[Attendee], holder: Member | None, sitting: Sitting) -> SeatNow:
        """A seat on which nobody sits: they have gone, be it for an interest, or did not come."""
        proxies = (one.proxy_id for one in known if one.capacity is Capacity.MEMBER and one.proxy_id is not None)
        proxy = next((one for one in proxies if sitting.standing(one).is_here), None)
        return SeatNow(
            seat=seat,
            attendance=_attendance(sitting.standing(proxy)) if proxy is not None else Attendance.AWAY,
            sits_as=SitsAs.PROXY if proxy is not None else SitsAs.HOLDER,
            filled=_is_filled(known, holder, sitting),
            suspended=self._is_suspended(known, holder, sitting),
            interest=next((sitting.interests[one.id] for one in known if one.id in sitting.interests), None),
            since=holder.since if holder is not None else None,
            on_leave=any(sitting.standing(one.id).presence is Presence.APOLOGIES for one in known if _is_member(one)),
            proxy_with=self._seat_of.get(proxy, proxy) if proxy is not None else None,
        )

    def _holder(self, seat_id: Id, sitter: Attendee | None, out: Sequence[Attendee]) -> Member | None:
        """Who holds the seat: on a day on which it changes hands, the one who sits there."""
        holding: Sequence[Member] = self._holders.get(seat_id, ())
        if out:
            holding = [one for one in holding if not any(_is_same(one.holder, other.who) for other in out)]
        latest = holding[-1] if holding else None
        return next((one for one in holding if sitter is not None and _is_same(one.holder, sitter.who)), latest)

    def _is_suspended(self, known: Sequence[Attendee], holder: Member | None, sitting: Sitting) -> bool:
        """What was said in the meeting goes before what was known on its day."""
        told = sitting.offices.suspended
        if told:
            said = next((told[one.id] for one in known if _is_member(one) and one.id in told), None)
            if said is not None:
                return said
        return holder is not None and holder.is_suspended_on(self._day)


class SeatingWalk:
    """The seats at one instant after another: only those are looked at anew of whom something was told."""

    def __init__(self, seating: Seating) -> None:
        self._seating = seating
        self._seats: list[SeatNow] = []
        self._told: set[Id] = set()
        self._before: Sitting | None = None

    def touch(self, attendee_id: Id) -> None:
        """Something was told of them."""
        self._told.add(attendee_id)

    def now(self, sitting: Sitting) -> tuple[SeatNow, ...]:
        """Each seat as it is taken now; the standings and offices are those that are being taken further."""
        before = self._before
        if before is None:
            self._seats = list(self._seating.now(sitting))
        else:
            self._told.update(_changed(before, sitting))
            places = (place for one in self._told for place in self._seating.places_of.get(one, ()))
            for place in set(places):
                self._seats[place] = self._seating.seat_now(place, sitting)
        self._told.clear()
        self._before = replace(sitting, missed=frozenset(sitting.missed))
        return tuple(self._seats)


def _changed(before: Sitting, after: Sitting) -> Iterator[Id]:
    """Whom something else is true of than before, though no event is about them."""
    if before.chair_id != after.chair_id:
        yield from (one for one in (before.chair_id, after.chair_id) if one is not None)
    if before.interests != after.interests:
        known = {*before.interests, *after.interests}
        yield from (one for one in known if before.interests.get(one) is not after.interests.get(one))
    yield from set(before.missed).symmetric_difference(after.missed)
    if before.at_other_business != after.at_other_business:
        yield from set(before.at_other_business).symmetric_difference(after.at_other_business)


def _is_filled(known: Sequence[Attendee], holder: Member | None, sitting: Sitting) -> bool:
    """Whether somebody holds the seat, by the members of the day or since they joined in the meeting."""
    joined = sitting.offices.joined
    return holder is not None or (bool(joined) and any(one.id in joined for one in known))


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
