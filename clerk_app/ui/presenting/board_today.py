"""What a board is set up from, and how its people and bodies are called on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from clerk_app.domain.agenda import AgendaItem, AgendaTemplate
from clerk_app.domain.board import Board, Naming
from clerk_app.domain.forward_plan import PlannedBusiness
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import StandingInterest
from clerk_app.domain.names import DatedName, name_on
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person, Post
from clerk_app.domain.rules.selection import selections_in
from clerk_app.domain.seats import Category, Member, Seat
from clerk_app.services.forward_plan import forward_plan
from clerk_app.services.ports import Queries
from clerk_app.services.reading import CommittedReader
from clerk_app.ui.presenting.directory import Directory, Named
from clerk_app.ui.presenting.elsewhere import Elsewhere, read_elsewhere
from clerk_app.ui.presenting.terms import Terms
from clerk_app.wording.lists import listed


@dataclass(frozen=True, kw_only=True)
class BoardToday:
    """A board on a day as it is committed: a part is read when it is first asked for, and stays as it was then.

    However many other boards there are, no more of them is read than those who sit on this one have there too; but for
    `boards` and `everybody`, which are for choosing among all.
    """

    board: Board
    today: date
    queries: Queries

    # What the board has

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """Its categories in order."""
        return self.queries.where(Category, board_id=self.board.id)

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """Its seats in order."""
        return self.queries.where(Seat, board_id=self.board.id)

    @cached_property
    def templates(self) -> tuple[AgendaTemplate, ...]:
        """Its agenda templates in order."""
        return self.queries.where(AgendaTemplate, board_id=self.board.id)

    @cached_property
    def open_business(self) -> tuple[AgendaItem, ...]:
        """The items of its meetings whose minutes may still change, those of the latest meeting first."""
        meetings = (line.meeting for line in self.queries.meetings(self.board.id) if not line.meeting.is_approved)
        ordered = sorted(meetings, key=lambda meeting: (meeting.date, meeting.start), reverse=True)
        return tuple(one for meeting in ordered for one in self.queries.where(AgendaItem, meeting_id=meeting.id))

    @cached_property
    def plan(self) -> tuple[PlannedBusiness, ...]:
        """Its forward plan."""
        return forward_plan(CommittedReader(self.queries), self.board.id)

    @cached_property
    def standing_interests(self) -> tuple[StandingInterest, ...]:
        """Its register of interests."""
        return self.queries.where(StandingInterest, board_id=self.board.id)

    @cached_property
    def agencies(self) -> tuple[Agency, ...]:
        """Those that its seats speak for or its rule counts, and those of no board, which are new; by name."""
        own = (one for one in self._named.values() if isinstance(one, Agency))
        every = {agency.id: agency for agency in (*own, *self.queries.agencies_of_no_seat())}
        return tuple(sorted(every.values(), key=self._sorted_by))

    def terms(self, seat_id: Id) -> tuple[Member, ...]:
        """All who have held a seat, hold it or will, the latest first."""
        return self._terms.of(seat_id)

    def holder(self, seat_id: Id, day: date | None = None) -> Member | None:
        """Who holds a seat on a day, today unless said; None where it is vacant."""
        return self._terms.holder(seat_id, day or self.today)

    # What is called how

    def named(self, named_id: Id | None) -> Named | None:
        """Whom or what a seat or the rule of the board names; None for nobody of them."""
        return self._named.get(named_id) if named_id is not None else None

    def name(self, named_id: Id | None) -> str:
        """What they are called today; empty for nobody of them."""
        known = self.named(named_id)
        return self.called(known) if known is not None else ""

    def called(self, one: Named | Board) -> str:
        """What somebody, a body or a board is called today."""
        return name_on(one.names, self.today)

    def party(self, party: Party) -> str:
        """How the board calls somebody today."""
        post = next(filter(None, map(self.name, (party.post_id, party.organisation_id, party.group_id))), "")
        person = self.name(party.person_id)
        if self.board.naming is Naming.POST:
            return post or person
        if self.board.naming is Naming.NAME:
            return person or post
        return ", ".join(filter(None, (person, post)))

    def other_organisation(self, holder: Party, substitute: Party) -> str:
        """The organisation of a substitute by name, where it is known and not that of whom they sit for; else empty."""
        own, theirs = self._organisation_of(holder), self._organisation_of(substitute)
        other = self.queries.entity(Organisation, theirs) if theirs is not None and own not in (None, theirs) else None
        return self.called(other) if other is not None else ""

    def post_of(self, party: Party) -> Post | None:
        """The post by which somebody is known, if any."""
        post = self.named(party.post_id)
        return post if isinstance(post, Post) else None

    def _organisation_of(self, party: Party) -> Id | None:
        post = self.post_of(party)
        return post.organisation_id if post is not None else party.organisation_id

    # Beside other boards

    @cached_property
    def boards(self) -> tuple[Board, ...]:
        """All boards of the store, by name."""
        return self.queries.boards()

    @cached_property
    def everybody(self) -> Directory:
        """All whom and what the store knows by name."""
        return Directory(self.queries, self.today)

    def board_called(self, board_id: Id | None) -> str:
        """What a board of the store is called today; empty where there is none."""
        return next((self.called(board) for board in self.boards if board.id == board_id), "")

    def sits_also_on_in_words(self, party: Party) -> str:
        """The other boards that somebody of this one, or their post, sits on today or may sit on as a named substitute.

        Empty where there is none.
        """
        return listed(self._elsewhere.boards_of(party))

    def chairs_in_words(self, party: Party) -> str:
        """The other boards that somebody of this one, or their post, is the chair of today; empty where none is."""
        return listed(self._elsewhere.boards_chaired_by(party))

    def members_in_common(self, board_id: Id | None) -> tuple[str, ...]:
        """Who sits here today and on that board too, or may sit there as a named substitute, in the order of seats."""
        there = self._elsewhere.ids_on(board_id) if board_id is not None else frozenset()
        holders = (holder.holder for seat in self.seats if (holder := self.holder(seat.id)) is not None)
        return tuple(dict.fromkeys(self.party(party) for party in holders if there & party.ids))

    @cached_property
    def _members(self) -> tuple[Member, ...]:
        return self.queries.where_in(Member, "seat_id", (seat.id for seat in self.seats))

    @cached_property
    def _terms(self) -> Terms:
        return Terms(self._members)

    @cached_property
    def _parties(self) -> tuple[Party, ...]:
        """All who have to do with a seat at any time."""
        holders = (member.holder for member in self._members)
        return (*holders, *(party for seat in self.seats for party in seat.substitutes))

    @cached_property
    def _elsewhere(self) -> Elsewhere:
        return read_elsewhere(self.queries, self.board.id, self._parties, self.today)

    @cached_property
    def _named(self) -> Mapping[Id, Named]:
        parties, rule = self._parties, (self.board.quorum, self.board.voting, self.board.earlier_rules)
        posts = self._of_kind(Post, (party.post_id for party in parties))
        employers = (post.organisation_id for post in posts if isinstance(post, Post))
        counted = tuple(one for who in selections_in(rule) for one in who.agency_ids)
        named: tuple[Named, ...] = (
            *posts,
            *self._of_kind(Person, (party.person_id for party in parties)),
            *self._of_kind(Organisation, (*(party.organisation_id for party in parties), *employers)),
            *self._of_kind(Agency, (*(seat.agency_id for seat in self.seats), *counted)),
            *self._of_kind(Group, (party.group_id for party in parties)),
        )
        return {one.id: one for one in named}

    def _of_kind(self, kind: type[Named], ids: Iterable[Id | None]) -> tuple[Named, ...]:
        return self.queries.where_in(kind, "id", (one for one in ids if one is not None))

    def _sorted_by(self, one: Named) -> str:
        return self.called(one).casefold()


def in_order(names: Sequence[DatedName]) -> tuple[DatedName, ...]:
    """Names from the first to the last."""
    return tuple(sorted(names, key=lambda dated: dated.since or date.min))
