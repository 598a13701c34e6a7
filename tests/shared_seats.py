"""Boards that have people, posts and bodies in common, drawn so that they often do."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from clerk_app.domain.board import Board, Naming
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person, Post
from clerk_app.domain.seats import Member, Seat, SeatRole

TODAY = date(2024, 10, 4)
_DAYS = (None, date(2023, 1, 1), TODAY, date(2025, 1, 1))
_BOARDS, _OF_EACH = 3, 2


def _id(letter: str, number: int) -> Id:
    return Id(letter + f"{number:031x}")


BOARDS = tuple(_id("b", number) for number in range(_BOARDS))
_PEOPLE, _POSTS, _BODIES, _GROUPS, _AGENCIES = (
    tuple(_id(letter, number) for number in range(_OF_EACH)) for letter in ("1", "2", "3", "4", "5")
)
_NAMED: tuple[Entity, ...] = (
    *(Person(id=one, names=(DatedName(f"Person {n}"),)) for n, one in enumerate(_PEOPLE)),
    *(Organisation(id=one, names=(DatedName(f"Body {n}"),)) for n, one in enumerate(_BODIES)),
    *(Post(id=one, names=(DatedName(f"Post {n}"),), organisation_id=_BODIES[n]) for n, one in enumerate(_POSTS)),
    *(Group(id=one, names=(DatedName(f"Group {n}"),)) for n, one in enumerate(_GROUPS)),
    *(Agency(id=one, names=(DatedName(f"Agency {n}"),)) for n, one in enumerate(_AGENCIES)),
)


def _one_of(ids: Sequence[Id]) -> st.SearchStrategy[Id | None]:
    return st.sampled_from((None, None, *ids))


_PARTIES = (
    st.fixed_dictionaries(
        {
            "person_id": _one_of(_PEOPLE),
            "post_id": _one_of(_POSTS),
            "organisation_id": _one_of(_BODIES),
            "group_id": _one_of(_GROUPS),
        }
    )
    .filter(lambda fields: any(fields.values()))
    .map(lambda fields: Party(**fields))
)


@st.composite
def boards_with_shared_seats(draw: st.DrawFn) -> tuple[Entity, ...]:
    """Three boards with their seats, and whoever holds these at some time or may sit on them."""
    boards = [
        Board(id=one, names=(DatedName(f"Board {n}"),), naming=draw(st.sampled_from(Naming)))
        for n, one in enumerate(BOARDS)
    ]
    seats = [_seat(draw, number) for number in range(draw(st.integers(0, 8)))]
    terms = range(draw(st.integers(0, 10))) if seats else ()
    members = [_member(draw, number, draw(st.sampled_from(seats))) for number in terms]
    return (*_NAMED, *boards, *seats, *members)


def _seat(draw: st.DrawFn, number: int) -> Seat:
    return Seat(
        id=_id("6", number),
        board_id=draw(st.sampled_from(BOARDS)),
        category_id=None,
        position=draw(st.integers(0, 3)),
        title=f"Seat {number}",
        agency_id=draw(_one_of(_AGENCIES)),
        roles=draw(st.sampled_from(((), (SeatRole.CHAIR,)))),
        substitutes=tuple(draw(st.lists(_PARTIES, max_size=2))),
    )


def _member(draw: st.DrawFn, number: int, seat: Seat) -> Member:
    since, until = draw(st.sampled_from(_DAYS)), draw(st.sampled_from(_DAYS))
    return Member(id=_id("7", number), seat_id=seat.id, holder=draw(_PARTIES), since=since, until=until)
