"""Which seats a rule speaks of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from clerk_app.domain.identity import Id
from clerk_app.domain.seats import Seat, SeatRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """The seats for which every filter holds that is given; without any it is every seat.

    Within one filter any of its values will do: `tags=("lay", "nurse")` are the seats tagged with either. `voting`
    tells those with a vote from those without. `not_presiding` leaves out whoever is in the chair at the moment, and
    `presiding` everybody else.
    """

    seat_ids: tuple[Id, ...] = ()
    agency_ids: tuple[Id, ...] = ()
    category_ids: tuple[Id, ...] = ()
    roles: tuple[SeatRole, ...] = ()
    tags: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    voting: bool | None = None
    not_presiding: bool = False
    presiding: bool = False

    @property
    def asks_who_presides(self) -> bool:
        """Whether it depends on who is in the chair."""
        return self.presiding or self.not_presiding

    def includes(self, seat: Seat, *, presiding: bool = False) -> bool:
        """Whether the seat is one of them, `presiding` being whether its holder is in the chair."""
        return (
            (not self.seat_ids or seat.id in self.seat_ids)
            and (not self.agency_ids or seat.agency_id in self.agency_ids)
            and (not self.category_ids or seat.category_id in self.category_ids)
            and _share_any(self.roles, seat.roles)
            and _share_any(self.tags, seat.tags)
            and not set(self.without_tags) & set(seat.tags)
            and (self.voting is None or self.voting is seat.has_vote)
            and not (self.not_presiding and presiding)
            and (presiding or not self.presiding)
        )


EVERYONE = Who()
VOTING = Who(voting=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGroup:
    """Seats that a rule counts as one, by the name the rule gives them ("Group A"), and for how much.

    `votes` is how many votes the group has, whoever of it is there, or where weights are counted how many each of its
    seats has. None: one for the group, and for each seat its own weight.
    """

    name: str
    who: Who
    votes: int | None = None


def have_votes(groups: Sequence[SeatGroup]) -> bool:
    """Whether some of the groups have votes of their own, so that it is votes that are counted."""
    return any(group.votes is not None for group in groups)


def selections_in(value: object) -> Iterator[Who]:
    """Every choice of seats within a rule or a verdict, however deep."""
    if isinstance(value, Who):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from selections_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from selections_in(getattr(value, field.name))


def _share_any(wanted: Sequence[str], known: Sequence[str]) -> bool:
    return not wanted or any(one in known for one in wanted)
