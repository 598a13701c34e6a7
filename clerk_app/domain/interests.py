"""Interests that are declared, what the chair ruled on them, and what followed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clerk_app.domain.identity import Id


class InterestEffect(StrEnum):
    """What the ruling on an interest means for the one who declared it."""

    STAYS = "stays"
    SPEAKS_ONLY = "speaks_only"
    LEAVES = "leaves"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """An interest declared by an attendee, the chair's ruling (empty: none given), and what followed."""

    id: Id
    meeting_id: Id
    minute_id: Id
    at: datetime
    attendee_id: Id | None = None
    interest: str = ""
    ruling: str = ""
    effect: InterestEffect = InterestEffect.STAYS
