"""What a board's screens ask about other boards, of the store and of the one in memory: both answer alike."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person, Post
from clerk_app.domain.seats import Member, Seat
from clerk_app.services.ports import Queries
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.store import Store
from tests.fakes import MemoryStore
from tests.shared_seats import BOARDS, boards_with_shared_seats
from tests.storage.samples import numbered_id, put
from tests.storage.test_unit_of_work import empty
from tests.strategies import FOR_RECORDS

HERE = Board(id=numbered_id("b", 0), names=(DatedName("Harbour Trust"),))
THERE = Board(id=numbered_id("b", 1), names=(DatedName("Pilotage Panel"),))
SOMEBODY = numbered_id("a")
WHO: dict[str, tuple[Entity, Party]] = {
    "person": (Person(id=SOMEBODY, names=()), Party(person_id=SOMEBODY)),
    "post": (Post(id=SOMEBODY, names=()), Party(post_id=SOMEBODY)),
    "organisation": (Organisation(id=SOMEBODY, names=()), Party(organisation_id=SOMEBODY)),
    "group": (Group(id=SOMEBODY, names=()), Party(group_id=SOMEBODY)),
}


@pytest.fixture(params=["in the file", "in memory"])
def asked(request: pytest.FixtureRequest, store: Store) -> Store | MemoryStore:
    """The store as it is in use, and the one in memory."""
    return store if request.param == "in the file" else MemoryStore()


def fill(asked: Store | MemoryStore, *entities: Entity) -> Queries:
    with asked.units() as unit:
        for entity in entities:
            unit.put(entity)
        unit.commit()
    return asked.queries


def seat(number: int, board: Board, *substitutes: Party, agency_id: Id | None = None) -> Seat:
    return Seat(
        id=numbered_id("c", number),
        board_id=board.id,
        category_id=None,
        position=number,
        title=f"Seat {number}",
        agency_id=agency_id,
        substitutes=substitutes,
    )


def held(number: int, place: Seat, holder: Party, *days: date | None) -> Member:
    since, until = days or (None, None)
    return Member(id=numbered_id("d", number), seat_id=place.id, holder=holder, since=since, until=until)


@pytest.mark.parametrize("kind", WHO)
def test_the_seats_of_other_boards_that_somebody_holds_are_found(asked: Store | MemoryStore, kind: str) -> None:
    who, party = WHO[kind]
    own, theirs, other = seat(1, HERE), seat(2, THERE), seat(3, THERE)
    queries = fill(asked, who, HERE, THERE, own, theirs, other, held(1, own, party), held(2, theirs, party))
    assert queries.seats_elsewhere(HERE.id, party.ids) == (theirs,)
    assert queries.seats_elsewhere(THERE.id, party.ids) == (own,)


@pytest.mark.parametrize("kind", WHO)
def test_so_are_those_on_which_somebody_may_sit_as_a_substitute(asked: Store | MemoryStore, kind: str) -> None:
    who, party = WHO[kind]
    may_sit, other = seat(1, THERE, party), seat(2, THERE)
    queries = fill(asked, who, HERE, THERE, may_sit, other)
    assert queries.seats_elsewhere(HERE.id, party.ids) == (may_sit,)


def test_seats_that_were_held_or_will_be_count_as_well(asked: Store | MemoryStore) -> None:
    who, party = WHO["post"]
    before, to_come = seat(1, THERE), seat(2, THERE)
    terms = (held(1, before, party, None, date(2001, 1, 1)), held(2, to_come, party, date(2090, 1, 1), None))
    queries = fill(asked, who, HERE, THERE, before, to_come, *terms)
    assert queries.seats_elsewhere(HERE.id, party.ids) == (before, to_come)


def test_nobody_sits_elsewhere_where_nobody_is_asked_about(asked: Store | MemoryStore) -> None:
    who, party = WHO["post"]
    theirs = seat(1, THERE, party)
    assert fill(asked, who, HERE, THERE, theirs).seats_elsewhere(HERE.id, ()) == ()


def test_agencies_that_no_seat_speaks_for_are_found(asked: Store | MemoryStore) -> None:
    new, known, unused = (Agency(id=numbered_id("e", n), names=()) for n in range(3))
    queries = fill(asked, new, known, unused, HERE, THERE, seat(1, THERE, agency_id=known.id), seat(2, HERE))
    assert queries.agencies_of_no_seat() == (new, unused)


def test_entities_are_found_by_one_of_several_values_in_their_usual_order(asked: Store | MemoryStore) -> None:
    last, first, other = seat(9, HERE), seat(1, THERE), seat(5, HERE)
    queries = fill(asked, HERE, THERE, last, first, other)
    assert queries.where_in(Seat, "id", (last.id, first.id, last.id, numbered_id("f"))) == (first, last)
    assert queries.where_in(Seat, "board_id", (HERE.id, THERE.id)) == (first, other, last)
    assert queries.where_in(Seat, "id", ()) == ()


@FOR_RECORDS
@given(entities=boards_with_shared_seats(), data=st.data())
def test_the_file_answers_as_the_memory_does(store: Store, entities: tuple[Entity, ...], data: st.DataObject) -> None:
    empty(store)
    real, fake = fill(store, *entities), fill(MemoryStore(), *entities)
    named = [one.id for one in entities if isinstance(one, Person | Post | Organisation | Group)]
    board: Id = data.draw(st.sampled_from(BOARDS))
    parties = data.draw(st.sets(st.sampled_from(named)))
    assert real.seats_elsewhere(board, parties) == fake.seats_elsewhere(board, parties)
    assert real.agencies_of_no_seat() == fake.agencies_of_no_seat()
    seats = [one.id for one in entities if isinstance(one, Seat) and one.board_id == board]
    assert real.where_in(Member, "seat_id", seats) == fake.where_in(Member, "seat_id", seats)


def test_a_seat_whose_substitutes_cannot_be_read_is_told_of(store: Store) -> None:
    put(store, HERE, THERE, seat(1, THERE))
    with store.units() as unit:
        unit._connection.exec_driver_sql("UPDATE seats SET substitutes = '['")
        unit.commit()
    with pytest.raises(Trouble) as trouble:
        store.queries.seats_elsewhere(HERE.id, {numbered_id("a")})
    assert trouble.value.code is TroubleCode.STORE_DAMAGED
