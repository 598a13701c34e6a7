"""Who can be in the room or hold a seat: people, posts, organisations, groups; and the agencies they speak for."""

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A human being by name. Many boards know their people by post alone and have none of these."""

    id: Id
    names: tuple[DatedName, ...]


class Seniority(StrEnum):
    """How high a post stands in its organisation, the highest first."""

    CHIEF = "chief"
    DIRECTOR = "director"
    HEAD = "head"
    MANAGER = "manager"
    OFFICER = "officer"

    def is_below(self, other: "Seniority") -> bool:
        """Whether it stands lower than another."""
        order = tuple(Seniority)
        return order.index(self) > order.index(other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """The role by which somebody is known in the minutes ("Head of Informatics"); `seniority` where it was noted."""

    id: Id
    names: tuple[DatedName, ...]
    abbreviation: str = ""
    organisation_id: Id | None = None
    seniority: Seniority | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body that employs people or attends as itself."""

    id: Id
    names: tuple[DatedName, ...]
    abbreviation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An organisation represented on a board; quorum and votes may be counted by agency."""

    id: Id
    names: tuple[DatedName, ...]
    abbreviation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Attendees without persons ("Care Ambassadors")."""

    id: Id
    names: tuple[DatedName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who somebody is: a person, a post, a person in a post, an organisation, or a group. At least one is given."""

    person_id: Id | None = None
    post_id: Id | None = None
    organisation_id: Id | None = None
    group_id: Id | None = None

    def __post_init__(self) -> None:
        if not (self.person_id or self.post_id or self.organisation_id or self.group_id):
            raise BrokenRule("party_is_nobody")

    @property
    def ids(self) -> frozenset[Id]:
        """Whoever and whatever it names."""
        named = (self.person_id, self.post_id, self.organisation_id, self.group_id)
        return frozenset(one for one in named if one is not None)
