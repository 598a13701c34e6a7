"""How the seats of a board stand on a day: which are vacant, whose terms end soon, who is suspended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from clerk_app.domain.seats import Member, Seat, Suspension

ENDS_SOON = timedelta(days=60)
"""A term that ends within so many days is told, unless somebody is named who follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatToday:
    """A seat and who holds it today (None: nobody).

    `vacant_since` is the first day after the last term of a vacant seat, None where nobody held it before or it is not
    known; `ends` the last day of a term that ends soon, `suspension` that of its holder.
    """

    seat: Seat
    holder: Member | None = None
    vacant_since: date | None = None
    ends: date | None = None
    suspension: Suspension | None = None

    @property
    def is_vacant(self) -> bool:
        """True where nobody holds it."""
        return self.holder is None


def seats_today(seats: Iterable[Seat], members: Iterable[Member], today: date) -> tuple[SeatToday, ...]:
    """Every seat as it stands today, in their order."""
    terms: dict[str, list[Member]] = {}
    for member in members:
        terms.setdefault(member.seat_id, []).append(member)
    return tuple(_seat_today(seat, terms.get(seat.id, []), today) for seat in seats)


def _seat_today(seat: Seat, terms: list[Member], today: date) -> SeatToday:
    holder = next((term for term in terms if term.holds_on(today)), None)
    if holder is None:
        ended = [term.until for term in terms if term.until is not None and term.until < today]
        return SeatToday(seat=seat, vacant_since=max(ended) + timedelta(days=1) if ended else None)
    suspension = next((one for one in holder.suspensions if one.covers(today)), None)
    return SeatToday(seat=seat, holder=holder, ends=_ends_soon(holder, terms, today), suspension=suspension)


def _ends_soon(holder: Member, terms: Iterable[Member], today: date) -> date | None:
    until = holder.until
    if until is None or until - today > ENDS_SOON:
        return None
    follows = any(term.since is not None and term.since > until for term in terms)
    return None if follows else until
