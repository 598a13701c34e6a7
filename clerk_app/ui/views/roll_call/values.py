"""What the roll call shows, as plain values: every word is made, nothing is left to decide."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain.identity import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class RollRow:
    """Somebody who belongs to the meeting: letter, name, whom they speak for, and how they stand in words.

    `who` is what is to be known of them beside their name, in a line of its own.
    """

    attendee_id: Id
    name: str
    organisation: str
    letter: str
    state: str
    is_marked: bool
    who: str = ""

    @property
    def spoken(self) -> str:
        """The row in one line."""
        return ", ".join(part for part in (self.name, self.who, self.organisation, self.state) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class RollGroup:
    """A heading with the people under it; `key` stays the same group's."""

    key: str
    name: str
    rows: tuple[RollRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyLine:
    """An agency, or the Chair, in the list beside the roll: who is here and who is missing."""

    name: str
    aside: str
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RollProgress:
    """How far the roll is, in numbers and words; `rest` is the button's text, empty when everybody is marked."""

    marked: int
    of: int
    words: str
    to_go: str
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RollClock:
    """The clock over the panel."""

    time: str
    state: str
    planned: str
