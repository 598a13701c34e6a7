"""Rooms for the tests of rules, made in a line."""

from clerk_app.domain.identity import Id
from clerk_app.domain.interests import InterestEffect
from clerk_app.domain.rules.room import Attendance, Room, SeatNow, SitsAs
from clerk_app.domain.seats import Seat, SeatRole


def seat(
    name: str,
    agency: str | None = None,
    *,
    voting: bool = True,
    tags: tuple[str, ...] = (),
    category: str | None = None,
    weight: int = 1,
    roles: tuple[SeatRole, ...] = (),
) -> Seat:
    """A seat of the board."""
    return Seat(
        id=Id(name),
        board_id=Id("board"),
        category_id=Id(category) if category is not None else None,
        position=0,
        title=name,
        agency_id=Id(agency) if agency is not None else None,
        roles=roles,
        tags=tags,
        voting=voting,
        weight=weight,
    )


def here(
    of: Seat | str,
    agency: str | None = None,
    *,
    remote: bool = False,
    presiding: bool = False,
    sits_as: SitsAs = SitsAs.HOLDER,
    interest: InterestEffect | None = None,
    voting: bool = True,
) -> SeatNow:
    """Somebody who is there, on this seat or on one of that name."""
    return SeatNow(
        seat=of if isinstance(of, Seat) else seat(of, agency, voting=voting),
        attendance=Attendance.REMOTE if remote else Attendance.IN_PERSON,
        sits_as=sits_as,
        interest=interest,
        presiding=presiding,
    )


def away(of: Seat | str, *, filled: bool = True, suspended: bool = False) -> SeatNow:
    """A seat for which nobody is there."""
    return SeatNow(seat=of if isinstance(of, Seat) else seat(of), filled=filled, suspended=suspended)


def room(
    *known: SeatNow, seats: int = 0, has_chair: bool = True, business: str = "", waited: int | None = None
) -> Room:
    """A room with these seats, and with voting seats without anybody up to so many seats in all."""
    others = tuple(away(f"seat {place}") for place in range(len(known), seats))
    return Room(seats=(*known, *others), has_chair=has_chair, business=business, waited=waited)


def agencies(*names: str, has_chair: bool = True, seats: int = 0) -> Room:
    """A room with one person of each of these agencies."""
    return room(*(here(f"seat of {name}", name) for name in names), has_chair=has_chair, seats=seats)


def members(number: int, seats: int, has_chair: bool = True) -> Room:
    """A room with so many of so many voting members."""
    return room(*(here(f"member {place}") for place in range(number)), seats=seats, has_chair=has_chair)
