"""A row of a list of who is here, as plain values: the same beside the minutes and where a rule is tried."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.identity import Id


class Counts(StrEnum):
    """What the right edge of an attendance row shows."""

    YES = "yes"
    NO = "no"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRow:
    """A row of the attendance tree: a heading, an agency, or somebody (`attendee_id`); `key` stays the same row's.

    `who` is what is to be known of somebody beside their name, in a line of its own.
    """

    key: str
    name: str
    attendee_id: Id | None = None
    letter: str = ""
    aside: str = ""
    counts: Counts = Counts.NOTHING
    is_heading: bool = False
    faded: bool = False
    opens_folded: bool = False
    spoken: str = ""
    who: str = ""
    children: tuple[AttendanceRow, ...] = ()
