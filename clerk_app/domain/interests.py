"""Interests: those a board keeps a register of, those declared in a meeting, the chair's ruling and what followed."""

from collections.abc import Collection
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
class Declared:
    """What is known of a declaration beside its words: who, of which item and interest of the register, the ruling."""

    attendee_id: Id | None = None
    item_id: Id | None = None
    standing_id: Id | None = None
    ruling: str = ""
    effect: InterestEffect = InterestEffect.STAYS


NOTHING_DECLARED = Declared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """An interest declared by an attendee, the chair's ruling (empty: none given), and what followed.

    `standing_id` is the interest of the register that it is, where it is one. `item_id` is the agenda item that it
    concerns where it was declared under another ("Declarations of interest"); None: the business of the minute that it
    stands in. When they left for it and came back is told by the events that name it.
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
    item_id: Id | None = None

    @property
    def beside_words(self) -> Declared:
        """What is known of it beside its words."""
        return Declared(
            attendee_id=self.attendee_id,
            item_id=self.item_id,
            standing_id=self.standing_id,
            ruling=self.ruling,
            effect=self.effect,
        )

    def concerns(self, minute_ids: Collection[Id], item_ids: Collection[Id]) -> bool:
        """Whether it is an interest in the business of a minute, given by its parts and the items they are about."""
        return self.item_id in item_ids if self.item_id is not None else self.minute_id in minute_ids
