"""The seats of a board: their categories, who holds them and for how long, and what their holders do for the board."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.people import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A kind of seat or attendee on one board, in the board's own order and words."""

    id: Id
    board_id: Id
    position: int
    name: str


class SeatRole(StrEnum):
    """What the holder of a seat does for the board.

    OBSERVER: has a place at its meetings without sitting on it, so counts towards no quorum.
    """

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    CLERK = "clerk"
    OBSERVER = "observer"


_NOT_SITTING = {SeatRole.CLERK, SeatRole.OBSERVER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """When the board agreed to a named substitute, and when they were briefed; None while they were not."""

    who: Party
    agreed_on: date | None = None
    briefed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place on a board. Nobody holding it on a day means it is vacant; `substitutes` may sit for its holder.

    `agreed` tells of these who was agreed to and briefed; of somebody who is not in it nothing is known.
    `co_opted`: the members added it to those that the board was set up with.
    """

    id: Id
    board_id: Id
    category_id: Id | None
    position: int
    title: str
    agency_id: Id | None = None
    roles: tuple[SeatRole, ...] = ()
    tags: tuple[str, ...] = ()
    voting: bool = True
    weight: int = 1
    substitutes: tuple[Party, ...] = ()
    co_opted: bool = False
    agreed: tuple[Agreed, ...] = ()

    def agreed_of(self, who: Party) -> Agreed:
        """What is known of a named substitute: whether they were agreed to, and briefed."""
        return next((one for one in self.agreed if one.who == who), Agreed(who=who))

    @property
    def is_beside(self) -> bool:
        """Whether its holder is at the meetings without sitting on the board: the clerk, an observer."""
        return bool(_NOT_SITTING & set(self.roles))

    @property
    def has_vote(self) -> bool:
        """Whether its holder votes: the clerk and observers never do, whatever `voting` says."""
        return self.voting and not self.is_beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """Days on which a holder may not act as a member; `until` is the last of them, None means until further notice."""

    since: date
    until: date | None = None
    reason: str = ""

    def covers(self, day: date) -> bool:
        """True on a day of it."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """A piece of work that somebody was co-opted for: an item, wherever it comes back, or what names it in words.

    `about_item_id` stays when the item is removed; `words` are then what is left of it.
    """

    words: str
    about_item_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """The holding of a seat for a term; None means open at that end. `until` is the last day.

    `only_for` limits it to some business: at any other its holder attends and does not sit (requirement 0.31). Empty
    means all business. `agreed_by` is the decision by which they became a member; it stays when that is removed.
    """

    id: Id
    seat_id: Id
    holder: Party
    since: date | None = None
    until: date | None = None
    suspensions: tuple[Suspension, ...] = ()
    only_for: tuple[Business, ...] = ()
    agreed_by: Id | None = None

    def is_suspended_on(self, day: date) -> bool:
        """True on a day on which the holder may not act as a member."""
        return any(one.covers(day) for one in self.suspensions)

    def holds_on(self, day: date) -> bool:
        """True if the term covers that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
