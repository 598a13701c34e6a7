"""What boards are set up from, read whole, and how its people and bodies are called on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from clerk_app.domain.agenda import AgendaTemplate
from clerk_app.domain.board import Board, Category, Member, Naming, Seat, SeatRole
from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName, name_on
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person, Post
from clerk_app.services.forward_plan import forward_plan
from clerk_app.services.ports import Queries
from clerk_app.services.reading import CommittedReader
from clerk_app.wording.lists import listed

Named = Person | Post | Organisation | Agency | Group


@dataclass(frozen=True, kw_only=True)
class BoardToday:
    """A board on a day, with all that boards of the store are set up from."""

    board: Board
    today: date
    boards: tuple[Board, ...]
    categories: tuple[Category, ...]
    seats: tuple[Seat, ...]
    all_seats: tuple[Seat, ...]
    members: tuple[Member, ...]
    named: Mapping[Id, Named]
    templates: tuple[AgendaTemplate, ...]
    plan: tuple[PlannedBusiness, ...]

    def of_kind(self, kind: type[Named]) -> tuple[Named, ...]:
        """Everybody or everything of one kind, by name."""
        found = (one for one in self.named.values() if isinstance(one, kind))
        return tuple(sorted(found, key=lambda one: self.name(one.id).casefold()))

    def name(self, named_id: Id | None) -> str:
        """What somebody or something is called today; empty where the store does not know it."""
        known = self.named.get(named_id) if named_id is not None else None
        return name_on(known.names, self.today) if known is not None else ""

    def board_called(self, board_id: Id | None) -> str:
        """What a board of the store is called today; empty where there is none."""
        board = next((one for one in self.boards if one.id == board_id), None)
        return name_on(board.names, self.today) if board is not None else ""

    def party(self, party: Party) -> str:
        """How the board calls somebody today."""
        post = next(filter(None, map(self.name, (party.post_id, party.organisation_id, party.group_id))), "")
        person = self.name(party.person_id)
        if self.board.naming is Naming.POST:
            return post or person
        if self.board.naming is Naming.NAME:
            return person or post
        return ", ".join(filter(None, (person, post)))

    def party_called(self, name: str) -> Party | None:
        """Who is called so today: a post before a person, a body or a group; None where nobody is known by the name."""
        fields = {Post: "post_id", Person: "person_id", Organisation: "organisation_id", Group: "group_id"}
        for kind, field in fields.items():
            for one in self.of_kind(kind):
                if self.name(one.id).casefold() == name.casefold():
                    return Party(**{field: one.id})
        return None

    def terms(self, seat_id: Id) -> tuple[Member, ...]:
        """All who have held a seat, hold it or will, the latest first."""
        return tuple(sorted(self._terms.get(seat_id, ()), key=_beginning, reverse=True))

    def holder(self, seat_id: Id, day: date | None = None) -> Member | None:
        """Who holds a seat on a day, today unless said; None where it is vacant."""
        on = day or self.today
        return next((member for member in self._terms.get(seat_id, ()) if member.holds_on(on)), None)

    def sits_also_on(self, party: Party) -> tuple[str, ...]:
        """The other boards that somebody, or their post, sits on today or may sit on as a named substitute."""
        wanted = set(_ids(party))
        boards = dict.fromkeys(
            seat.board_id
            for seat in self.all_seats
            if seat.board_id != self.board.id and wanted & set(self._ids_at(seat))
        )
        return tuple(filter(None, map(self.board_called, boards)))

    def sits_also_on_in_words(self, party: Party) -> str:
        """These boards in a row; empty where there is none."""
        return listed(self.sits_also_on(party))

    def members_in_common(self, board_id: Id | None) -> tuple[str, ...]:
        """Who sits here today and on that board too, or may sit there as a named substitute, in the order of seats."""
        others = {one for seat in self.all_seats if seat.board_id == board_id for one in self._ids_at(seat)}
        holders = (holder.holder for seat in self.seats if (holder := self.holder(seat.id)) is not None)
        return tuple(dict.fromkeys(self.party(party) for party in holders if others & set(_ids(party))))

    def chairs_in_words(self, party: Party) -> str:
        """The other boards that somebody, or their post, is the chair of today; empty where there is none."""
        wanted = set(_ids(party))
        held = ((seat, self.holder(seat.id)) for seat in self.all_seats if SeatRole.CHAIR in seat.roles)
        boards = dict.fromkeys(
            seat.board_id
            for seat, holder in held
            if seat.board_id != self.board.id and holder is not None and wanted & set(_ids(holder.holder))
        )
        return listed([called for called in map(self.board_called, boards) if called])

    def _ids_at(self, seat: Seat) -> Iterator[Id]:
        holder = self.holder(seat.id)
        for party in (*((holder.holder,) if holder is not None else ()), *seat.substitutes):
            yield from _ids(party)

    @cached_property
    def _terms(self) -> Mapping[Id, Sequence[Member]]:
        terms: dict[Id, list[Member]] = {}
        for member in self.members:
            terms.setdefault(member.seat_id, []).append(member)
        return terms


def read_board_today(queries: Queries, board_id: Id, today: date) -> BoardToday | None:
    """The board as it is committed; None where there is no such board."""
    board = queries.entity(Board, board_id)
    if board is None:
        return None
    named: list[Named] = []
    for kind in (Person, Post, Organisation, Agency, Group):
        named += queries.where(kind)
    all_seats = queries.where(Seat)
    return BoardToday(
        board=board,
        today=today,
        boards=queries.boards(),
        categories=tuple(sorted(queries.where(Category, board_id=board_id), key=_position)),
        seats=tuple(sorted((seat for seat in all_seats if seat.board_id == board_id), key=_position)),
        all_seats=all_seats,
        members=queries.where(Member),
        named={one.id: one for one in named},
        templates=tuple(sorted(queries.where(AgendaTemplate, board_id=board_id), key=_position)),
        plan=forward_plan(CommittedReader(queries), board_id),
    )


def in_order(names: Sequence[DatedName]) -> tuple[DatedName, ...]:
    """Names from the first to the last."""
    return tuple(sorted(names, key=lambda dated: dated.since or date.min))


def _ids(party: Party) -> Iterator[Id]:
    for one in (party.person_id, party.post_id, party.organisation_id, party.group_id):
        if one is not None:
            yield one


def _position(part: Category | Seat | AgendaTemplate) -> int:
    return part.position


def _beginning(member: Member) -> date:
    return member.since or date.min
