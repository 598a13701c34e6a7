"""Interests: those a board keeps a register of, those declared in a meeting, the chair's ruling and what followed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.people import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingInterest:
    """An interest that somebody has beyond one meeting, as the board's register holds it; `until` is its last day."""

    id: Id
    board_id: Id
    holder: Party
    interest: str
    since: date | None = None
    until: date | None = None

    def stands_on(self, day: date) -> bool:
        """True on a day on which they have it."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class InterestEffect(StrEnum):
    """What the ruling on an interest means for the one who declared it."""

    STAYS = "stays"
    SPEAKS_ONLY = "speaks_only"
    LEAVES = "leaves"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """An interest declared by an attendee, the chair's ruling (empty: none given), and what followed.

    `standing_id` is the interest of the register that it is, where it is one. When they left for it and came back is
    told by the events that name it.
    """

    id: Id
    meeting_id: Id
    minute_id: Id
    at: datetime
    attendee_id: Id | None = None
    interest: str = ""
    ruling: str = ""
    effect: InterestEffect = InterestEffect.STAYS
    standing_id: Id | None = None
