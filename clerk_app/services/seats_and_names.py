"""How a board is set up now: its seats and who holds them, and everybody in the store by name."""

from dataclasses import dataclass
from datetime import date

from clerk_app.domain.board import Board
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import kind_of
from clerk_app.domain.likeness import Known
from clerk_app.domain.names import name_on
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person, Post
from clerk_app.domain.seats import Category, Member, Seat
from clerk_app.services.ports import Reader

Named = Person | Post | Organisation | Agency | Group


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsAndNames:
    """A board with its categories, seats and members in order, and the people, posts and agencies of the store."""

    board: Board
    categories: tuple[Category, ...] = ()
    seats: tuple[Seat, ...] = ()
    members: tuple[Member, ...] = ()
    people: tuple[Person, ...] = ()
    posts: tuple[Post, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    agencies: tuple[Agency, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def own_ids(self) -> frozenset[Id]:
        """Whoever and whatever sits on this board or is spoken for there: other boards may know others of the name."""
        parties = [member.holder for member in self.members]
        parties += [party for seat in self.seats for party in seat.substitutes]
        found = {one for party in parties for one in party.ids} | {seat.agency_id for seat in self.seats}
        found |= {post.organisation_id for post in self.posts if post.id in found}
        return frozenset(one for one in found if one is not None)

    def members_of(self, seat_id: Id) -> tuple[Member, ...]:
        """Who holds, held or will hold a seat."""
        return tuple(member for member in self.members if member.seat_id == seat_id)

    def party_name(self, party: Party, on: date) -> str:
        """What somebody is called on a day: by name, else by post, organisation or group; empty for nobody known."""
        ids = (party.person_id, party.post_id, party.organisation_id, party.group_id)
        named: tuple[Named, ...] = (*self.people, *self.posts, *self.organisations, *self.groups)
        by_id = {one.id: one for one in named if one.id in ids}
        return next((name_on(by_id[one].names, on) for one in ids if one in by_id), "")


def seats_and_names(reader: Reader, board_id: Id) -> SeatsAndNames:
    """The present set-up of a board; raises BrokenRule `not_found`."""
    board = reader.get(Board, board_id)
    if board is None:
        raise BrokenRule("not_found", kind=kind_of(Board).name, id=board_id)
    seats = reader.where(Seat, board_id=board_id)
    return SeatsAndNames(
        board=board,
        categories=reader.where(Category, board_id=board_id),
        seats=seats,
        members=tuple(member for seat in seats for member in reader.where(Member, seat_id=seat.id)),
        people=reader.where(Person),
        posts=reader.where(Post),
        organisations=reader.where(Organisation),
        agencies=reader.where(Agency),
        groups=reader.where(Group),
    )


def known_by_names(named: tuple[Named, ...], on: date) -> tuple[Known, ...]:
    """Each by the name of the day, and by all its other names and its abbreviation."""
    return tuple(
        Known(one.id, name_on(one.names, on), (*(dated.name for dated in one.names), getattr(one, "abbreviation", "")))
        for one in named
    )
