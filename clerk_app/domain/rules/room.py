"""The room at one instant, as far as a rule may ask: every seat of the board, who sits on it and how they are there."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.seats import Seat


class Attendance(StrEnum):
    """How the seat is filled in the room now. Who cannot hear and be heard is away, whatever the screen shows."""

    AWAY = "away"
    IN_PERSON = "in_person"
    REMOTE = "remote"


class SitsAs(StrEnum):
    """In what right somebody sits there. PROXY: nobody came; another member holds the holder's vote."""

    HOLDER = "holder"
    NAMED_SUBSTITUTE = "named_substitute"
    SUBSTITUTE = "substitute"
    PROXY = "proxy"


SUBSTITUTES = (SitsAs.NAMED_SUBSTITUTE, SitsAs.SUBSTITUTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatNow:
    """One seat of the board now.

    `interest` is the effect of an interest in the business at hand that its sitter declared; None: none declared.
    `since` is the day from which its holder has served without a break, which tells seniority. `on_leave`: they are
    away and sent apologies. `missed`: whoever sits there now was away for a part of the business at hand. `proxy_with`
    is the seat of whoever holds the proxy, or who that is where they sit on none; None: nobody said.
    """

    seat: Seat
    attendance: Attendance = Attendance.AWAY
    sits_as: SitsAs = SitsAs.HOLDER
    filled: bool = True
    suspended: bool = False
    interest: InterestEffect | None = None
    presiding: bool = False
    since: date | None = None
    on_leave: bool = False
    missed: bool = False
    proxy_with: Id | None = None

    @property
    def is_here(self) -> bool:
        """Whether somebody is there for the seat, in the room or at the other end of a line."""
        return self.attendance is not Attendance.AWAY


class ChairsRuling(StrEnum):
    """What the chair ruled where the rule leaves it to them whether to go on without a quorum."""

    GO_ON = "go_on"
    DO_NOT = "do_not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Everything about one instant that a rule may ask.

    `business` is the kind of business at hand, in the board's own words; empty where it is of no kind of its own.
    `waited` is how many whole minutes have passed since the time the meeting was called for; None: not known.
    `lacking` is how many it has been without the quorum that it had; None: it has it, never had it, or nobody knows.
    `call` is for which time the meeting is called: one to which a meeting without a quorum was adjourned is the second
    call, one to which that was adjourned the third. `days_after` is how many days later than the call before it the
    meeting is held; None: there was none, or its day is not known. `count_called`: somebody has called for the number
    to be counted, and it was found wanting or has still to be looked at.
    """

    seats: tuple[SeatNow, ...]
    has_chair: bool = False
    business: str = ""
    has_started: bool = True
    call: int = 1
    waited: int | None = None
    lacking: int | None = None
    ruling: ChairsRuling | None = None
    count_called: bool = False
    days_after: int | None = None

    @property
    def is_adjourned_meeting(self) -> bool:
        """Whether it is a meeting to which one without a quorum was adjourned."""
        return self.call > 1

    def without(self, seat_ids: Collection[Id]) -> "Room":
        """The room after those who sit there have gone; with whoever presides the chair is empty too."""
        gone = [one for one in self.seats if one.seat.id in seat_ids and one.is_here]
        left = tuple(
            replace(one, attendance=Attendance.AWAY, presiding=False) if one.seat.id in seat_ids else one
            for one in self.seats
        )
        return replace(self, seats=left, has_chair=self.has_chair and not any(one.presiding for one in gone))

    def without_interests(self) -> "Room":
        """The room as it would be if nobody had an interest in the business at hand; who left for one is back."""
        return replace(self, seats=tuple(_disinterested(one) for one in self.seats))


def _disinterested(one: SeatNow) -> SeatNow:
    if one.interest is None:
        return one
    left_for_it = one.interest is InterestEffect.LEAVES and not one.is_here
    return replace(one, interest=None, attendance=Attendance.IN_PERSON if left_for_it else one.attendance)
