from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from hypothesis import given

from clerk_app.domain.board import Board, Naming
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person, Post
from clerk_app.domain.seats import Member, Seat, SeatRole
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.wording.lists import listed
from tests.fakes import MemoryStore
from tests.shared_seats import BOARDS, TODAY, boards_with_shared_seats
from tests.strategies import FOR_RECORDS

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True)
class Whole:
    """The same answers, worked out from everything that the store holds."""

    entities: Sequence[Entity]

    def all(self, kind: type[E]) -> list[E]:
        found = [one for one in self.entities if isinstance(one, kind)]
        return sorted(found, key=lambda one: (getattr(one, "position", 0), one.id))

    def name(self, named_id: Id | None) -> str:
        named = (one for one in self.entities if isinstance(one, Person | Post | Organisation | Group | Agency | Board))
        return next((one.names[0].name for one in named if one.id == named_id), "")

    def holder(self, seat: Seat) -> Member | None:
        return next((one for one in self.all(Member) if one.seat_id == seat.id and one.holds_on(TODAY)), None)

    def sitting(self, seat: Seat) -> Iterator[Party]:
        holder = self.holder(seat)
        yield from (holder.holder,) if holder is not None else ()
        yield from seat.substitutes

    def party(self, board: Board, party: Party) -> str:
        posts = map(self.name, (party.post_id, party.organisation_id, party.group_id))
        post, person = next(filter(None, posts), ""), self.name(party.person_id)
        order = {Naming.POST: (post, person), Naming.NAME: (person, post)}
        if board.naming in order:
            return next(filter(None, order[board.naming]), "")
        return ", ".join(filter(None, (person, post)))

    def sits_also_on(self, board: Board, party: Party) -> list[str]:
        seats = [seat for seat in self.all(Seat) if seat.board_id != board.id]
        shared = [seat.board_id for seat in seats if any(one.ids & party.ids for one in self.sitting(seat))]
        return list(map(self.name, dict.fromkeys(shared)))

    def chairs(self, board: Board, party: Party) -> list[str]:
        seats = [seat for seat in self.all(Seat) if seat.board_id != board.id and SeatRole.CHAIR in seat.roles]
        held = [seat.board_id for seat in seats if (one := self.holder(seat)) and one.holder.ids & party.ids]
        return list(map(self.name, dict.fromkeys(held)))

    def in_common(self, board: Board, other: Id) -> list[str]:
        there = [one.ids for seat in self.all(Seat) if seat.board_id == other for one in self.sitting(seat)]
        holders = [one.holder for seat in self.all(Seat) if seat.board_id == board.id and (one := self.holder(seat))]
        return list(dict.fromkeys(self.party(board, one) for one in holders if any(ids & one.ids for ids in there)))

    def agencies(self, board: Board) -> list[str]:
        own = {seat.agency_id for seat in self.all(Seat) if seat.board_id == board.id}
        elsewhere = {seat.agency_id for seat in self.all(Seat)} - own
        return sorted(self.name(one.id) for one in self.all(Agency) if one.id not in elsewhere)


@FOR_RECORDS
@given(entities=boards_with_shared_seats())
def test_answers_about_other_boards_are_those_that_all_their_seats_would_give(entities: tuple[Entity, ...]) -> None:
    whole = Whole(entities)
    for board in whole.all(Board):
        setup = today(board.id, entities)
        for seat in (one for one in whole.all(Seat) if one.board_id == board.id):
            for party in whole.sitting(seat):
                assert setup.party(party) == whole.party(board, party)
                assert setup.sits_also_on_in_words(party) == listed(whole.sits_also_on(board, party))
                assert setup.chairs_in_words(party) == listed(whole.chairs(board, party))
        for other in BOARDS:
            if other != board.id:
                assert list(setup.members_in_common(other)) == whole.in_common(board, other)
        assert [setup.called(agency) for agency in setup.agencies] == whole.agencies(board)


def today(board_id: Id, entities: Sequence[Entity]) -> BoardToday:
    store = MemoryStore()
    with store.units() as unit:
        for entity in entities:
            unit.put(entity)
        unit.commit()
    board = store.queries.entity(Board, board_id)
    assert board is not None
    return BoardToday(board=board, today=TODAY, queries=store.queries)


def test_nobody_is_in_common_with_a_body_that_is_minuted_elsewhere() -> None:
    board = Board(id=BOARDS[0], names=())
    assert today(board.id, (board,)).members_in_common(None) == ()
