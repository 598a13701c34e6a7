"""Who holds which seat from when until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from clerk_app.domain.identity import Id
from clerk_app.domain.seats import Member


class Terms:
    """The terms of some seats."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._of: dict[Id, list[Member]] = {}
        for member in members:
            self._of.setdefault(member.seat_id, []).append(member)

    def of(self, seat_id: Id) -> tuple[Member, ...]:
        """All who have held a seat, hold it or will, the latest first."""
        return tuple(sorted(self._of.get(seat_id, ()), key=_beginning, reverse=True))

    def holder(self, seat_id: Id, day: date) -> Member | None:
        """Who holds a seat on a day; None where it is vacant."""
        return next((member for member in self._of.get(seat_id, ()) if member.holds_on(day)), None)


def _beginning(member: Member) -> date:
    return member.since or date.min
