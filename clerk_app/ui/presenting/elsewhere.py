"""Where else those sit who have to do with a board: the seats of other boards that are theirs too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.names import name_on
from clerk_app.domain.people import Party
from clerk_app.domain.seats import Member, Seat, SeatRole
from clerk_app.services.ports import Queries
from clerk_app.ui.presenting.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """Seats of other boards in the order of their places, with the names of these boards; all on one day."""

    today: date
    seats: tuple[Seat, ...]
    terms: Terms
    boards: Mapping[Id, str]

    def boards_of(self, party: Party) -> tuple[str, ...]:
        """The boards that somebody, or their post, sits on today or may sit on as a named substitute."""
        return self._called(seat for seat in self.seats if party.ids & self._ids_at(seat))

    def boards_chaired_by(self, party: Party) -> tuple[str, ...]:
        """The boards that somebody, or their post, is the chair of today."""
        chairs = (seat for seat in self.seats if SeatRole.CHAIR in seat.roles)
        return self._called(seat for seat in chairs if party.ids & self._ids_of_holder(seat))

    def ids_on(self, board_id: Id) -> frozenset[Id]:
        """Who sits on a board today or may sit on it as a named substitute, as far as they are known here."""
        return frozenset(one for seat in self.seats if seat.board_id == board_id for one in self._ids_at(seat))

    def _called(self, seats: Iterable[Seat]) -> tuple[str, ...]:
        names = (self.boards.get(board_id, "") for board_id in dict.fromkeys(seat.board_id for seat in seats))
        return tuple(filter(None, names))

    def _ids_at(self, seat: Seat) -> frozenset[Id]:
        return self._ids_of_holder(seat).union(*(party.ids for party in seat.substitutes))

    def _ids_of_holder(self, seat: Seat) -> frozenset[Id]:
        holder = self.terms.holder(seat.id, self.today)
        return holder.holder.ids if holder is not None else frozenset()


def read_elsewhere(queries: Queries, board_id: Id, parties: Iterable[Party], today: date) -> Elsewhere:
    """Where these sit besides a board; what other boards have without them is not read."""
    seats = queries.seats_elsewhere(board_id, {one for party in parties for one in party.ids})
    members = queries.where_in(Member, "seat_id", {seat.id for seat in seats})
    boards = queries.where_in(Board, "id", {seat.board_id for seat in seats})
    return Elsewhere(
        today=today,
        seats=seats,
        terms=Terms(members),
        boards={board.id: name_on(board.names, today) for board in boards},
    )
