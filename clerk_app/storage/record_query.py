"""The record of one meeting, gathered in one pass over each table, however long the minutes are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem, ForwardPlanEntry, ItemQuestion, Paper
from clerk_app.domain.board import Board
from clerk_app.domain.board_map import in_other_languages
from clerk_app.domain.decisions import Decision, FinalAnswer, Proposal, Vote, WrittenProcedure
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, StandingInterest
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Attendee, Meeting, PlannedMeeting
from clerk_app.domain.minutes import Block, Minute
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person, Post
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.register import RegisterEntry
from clerk_app.domain.richtext import RichText
from clerk_app.domain.rules.selection import selections_in
from clerk_app.domain.rules.verdict import verdicts_in
from clerk_app.domain.seats import Category, Member, Seat
from clerk_app.domain.timeline import Event
from clerk_app.plain.house_styles import style_of
from clerk_app.storage.field_rules import Row
from clerk_app.storage.mapping import DamagedRowError, mapping_for
from clerk_app.storage.rows import damaged, row_of, rows_in, usual_place
from clerk_app.storage.salvage import salvaged

E = TypeVar("E", bound=Entity)


def meeting_record(connection: Connection, path: Path, meeting_id: Id) -> MeetingRecord | None:
    """The record, or None where there is no such meeting.

    A damaged row is named in `damaged`, with what can be read of it in its place: of a block the wording that was kept
    last, where there is one. Raises Trouble `store_damaged` where too little of a row is left.
    """
    gathering = _Gathering(connection, path)
    meeting = gathering.one(Meeting, meeting_id)
    board = gathering.one(Board, meeting.board_id) if meeting is not None else None
    if meeting is None or board is None:
        return None
    return gathering.record(meeting, board)


@dataclass
class _Gathering:
    """The rows of one meeting as they are read, and the ids of those that were damaged."""

    connection: Connection
    path: Path
    damaged: set[Id] = field(default_factory=set)

    def record(self, meeting: Meeting, board: Board) -> MeetingRecord:
        of_meeting = {"meeting_id": meeting.id}
        of_board = {"board_id": board.id}
        items = self.many(AgendaItem, **of_meeting)
        minutes = self.many(Minute, **of_meeting)
        attendees = self.many(Attendee, **of_meeting)
        blocks = self.blocks(minutes)
        decisions, votes = self.many(Decision, **of_meeting), self.many(Vote, **of_meeting)
        proposals = self.many(Proposal, **of_meeting)
        actions = self.with_named(Action, self.many(Action, **of_meeting), (block.action_id for block in blocks))
        procedures = self.procedures(meeting, decisions)
        settling = {*(one.settles_id for one in decisions), *(one.settles_id for one in procedures)}
        earlier = self.named(Decision, settling - {one.id for one in decisions})
        named = _named_in_rules(board, (*decisions, *votes), procedures)
        own_seats = self.many(Seat, **of_board)
        seats = self.with_named(Seat, own_seats, (*(attendee.seat_id for attendee in attendees), *named.seats))
        members = self.in_order(Member, rows_in(self.connection, Member, "seat_id", (seat.id for seat in own_seats)))
        named_categories = (
            *(seat.category_id for seat in seats),
            *(attendee.category_id for attendee in attendees),
            *named.categories,
        )
        declarations = self.many(Declaration, **of_meeting)
        register = self.with_named(
            StandingInterest, self.many(StandingInterest, **of_board), (one.standing_id for one in declarations)
        )
        plan_entries = self.named(ForwardPlanEntry, (item.plan_entry_id for item in items))
        parties = [
            *_parties(members, seats, attendees, plan_entries, items, actions, proposals, blocks),
            *(interest.holder for interest in register),
        ]
        posts = self.named(Post, (party.post_id for party in parties))
        organisations = (*(party.organisation_id for party in parties), *(post.organisation_id for post in posts))
        agencies = (*(seat.agency_id for seat in seats), *named.agencies)
        return MeetingRecord(
            board=board,
            meeting=meeting,
            house_style=style_of(board),
            people=self.named(Person, (party.person_id for party in parties)),
            organisations=self.named(Organisation, organisations),
            posts=posts,
            agencies=self.named(Agency, agencies),
            groups=self.named(Group, (party.group_id for party in parties)),
            categories=self.with_named(Category, self.many(Category, **of_board), named_categories),
            seats=seats,
            members=members,
            plan_entries=plan_entries,
            items=items,
            papers=self.of_items(Paper, items),
            questions=self.of_items(ItemQuestion, items),
            minutes=minutes,
            attendees=attendees,
            all_events=self.many(Event, **of_meeting),
            actions=actions,
            proposals=proposals,
            votes=votes,
            decisions=decisions,
            declarations=declarations,
            blocks=blocks,
            plain_lines=self.many(PlainLine, **of_meeting),
            final_answers=self.many(FinalAnswer, **of_meeting),
            register_entries=self.many(RegisterEntry, **of_meeting),
            planned_meetings=self.many(PlannedMeeting, **of_meeting),
            standing_interests=register,
            procedures=procedures,
            earlier_decisions=earlier,
            earlier_meetings=self.named(Meeting, (*self.adjourned(meeting), *(one.meeting_id for one in earlier))),
            other_languages=self.named(Board, in_other_languages(board)),
            circulated_to=self.named(Board, board.circulated_boards),
            earlier_items=self.continued(items),
            damaged=frozenset(self.damaged),
        )

    def adjourned(self, meeting: Meeting) -> tuple[Id, ...]:
        """The meetings that were adjourned to this one, one after the other."""
        ids: list[Id] = []
        earlier = meeting.adjourned_from
        while earlier is not None and earlier not in ids:
            ids.append(earlier)
            found = self.named(Meeting, (earlier,))
            earlier = found[0].adjourned_from if found else None
        return tuple(ids)

    def continued(self, items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
        """The items of other meetings that these go on with, back to the first of each."""
        found: dict[Id, AgendaItem] = {}
        latest: Sequence[AgendaItem] = items
        known = {item.id for item in items}
        while wanted := {one.continues for one in latest if one.continues is not None} - known:
            latest = self.named(AgendaItem, wanted)
            known |= wanted
            found.update({one.id: one for one in latest})
        return tuple(sorted(found.values(), key=lambda one: one.id))

    def procedures(self, meeting: Meeting, decisions: Sequence[Decision]) -> tuple[WrittenProcedure, ...]:
        """Those that were started in the meeting, reported to it, or settle something that it decided."""
        wanted = {
            "started_in": (meeting.id,),
            "reported_in": (meeting.id,),
            "settles_id": tuple(decision.id for decision in decisions),
        }
        rows = {
            row[0]: row
            for column, ids in wanted.items()
            for row in rows_in(self.connection, WrittenProcedure, column, ids)
        }
        return self.in_order(WrittenProcedure, rows.values())

    def one(self, kind: type[E], entity_id: Id) -> E | None:
        row = row_of(self.connection, kind, entity_id)
        return self.readable(kind, row) if row is not None else None

    def many(self, kind: type[E], **owner: Id) -> tuple[E, ...]:
        ((column, owner_id),) = owner.items()
        return self.in_order(kind, rows_in(self.connection, kind, column, (owner_id,)))

    def of_items(self, kind: type[E], items: Sequence[AgendaItem]) -> tuple[E, ...]:
        return self.in_order(kind, rows_in(self.connection, kind, "item_id", (item.id for item in items)))

    def named(self, kind: type[E], ids: Iterable[Id | None]) -> tuple[E, ...]:
        return self.with_named(kind, (), ids)

    def with_named(self, kind: type[E], known: Sequence[E], ids: Iterable[Id | None]) -> tuple[E, ...]:
        """The known entities and those that are named beside them."""
        missing = {id_ for id_ in ids if id_ is not None} - {entity.id for entity in known}
        others = (self.readable(kind, row) for row in rows_in(self.connection, kind, "id", missing))
        return tuple(sorted((*known, *others), key=usual_place))

    def in_order(self, kind: type[E], rows: Iterable[Row]) -> tuple[E, ...]:
        return tuple(sorted((self.readable(kind, row) for row in rows), key=usual_place))

    def blocks(self, minutes: Sequence[Minute]) -> tuple[Block, ...]:
        known = {minute.id for minute in minutes}
        blocks = self.in_order(Block, rows_in(self.connection, Block, "minute_id", known))
        return tuple(block for block in blocks if block.minute_id in known)

    def readable(self, kind: type[E], row: Row) -> E:
        mapping = mapping_for(kind)
        try:
            return mapping.entity(row)
        except DamagedRowError:
            found = salvaged(self.connection, mapping, row)
        if found is None:
            raise damaged(self.path, mapping.name, str(row[0]))
        self.damaged.add(found.id)
        return found


def _parties(
    members: Iterable[Member],
    seats: Iterable[Seat],
    attendees: Iterable[Attendee],
    plan_entries: Iterable[ForwardPlanEntry],
    items: Iterable[AgendaItem],
    actions: Iterable[Action],
    proposals: Iterable[Proposal],
    blocks: Iterable[Block],
) -> Iterator[Party]:
    """Everybody whom these name."""
    yield from (member.holder for member in members)
    yield from (attendee.who for attendee in attendees)
    yield from (party for seat in seats for party in seat.substitutes)
    yield from (known.who for seat in seats for known in seat.agreed)
    leads = (
        *(lead for item in items for lead in (*item.leads, *item.sponsors)),
        *(one for entry in plan_entries for one in entry.leads),
    )
    yield from (lead.party for lead in leads if lead.party is not None)
    yield from (owner.party for action in actions for owner in action.owners if owner.party is not None)
    for proposal in proposals:
        yield from _mentions(proposal.text)
    for block in blocks:
        yield from _mentions(block.text)
        yield from _mentions(block.update)
        for row in block.rows:
            for cell in row:
                yield from _mentions(cell)


def _mentions(text: RichText) -> Iterator[Party]:
    return (run.marks.mention for run in text.runs if run.marks.mention is not None)


@dataclass(frozen=True)
class _NamedInRules:
    """What the board's rules, and the verdicts, votes and replies of a meeting, name."""

    agencies: tuple[Id, ...]
    categories: tuple[Id, ...]
    seats: tuple[Id, ...]


def _named_in_rules(
    board: Board, decided: Sequence[Decision | Vote], procedures: Sequence[WrittenProcedure]
) -> _NamedInRules:
    verdicts = tuple(one.verdict for one in decided if one.verdict is not None)
    judged = [part for verdict in verdicts for part in verdicts_in(verdict)]
    votes = tuple(one for one in decided if isinstance(one, Vote))
    results = tuple(vote.result for vote in votes)
    chosen = list(selections_in((board.quorum, board.voting, board.earlier_rules, *verdicts, *results)))
    settled = tuple(one for vote in votes for one in vote.settled)
    replies = tuple(reply for procedure in procedures for reply in procedure.replies)
    agencies = (
        *(who.agency_ids for who in chosen),
        *((*one.represented, *one.missing, *one.critical_agencies) for one in judged),
        (one.agency_id for one in settled if one.agency_id is not None),
        (reply.agency_id for reply in replies if reply.agency_id is not None),
    )
    seats = (
        *(who.seat_ids for who in chosen),
        *((*one.missing_seats, *one.critical_seats, *one.called, *one.over_proxies) for one in judged),
        (given.seat_id for vote in votes for given in vote.seat_votes),
        (reply.seat_id for reply in replies if reply.seat_id is not None),
    )
    return _NamedInRules(
        agencies=tuple(chain.from_iterable(agencies)),
        categories=(
            *chain.from_iterable(who.category_ids for who in chosen),
            *(one.category_id for one in settled if one.category_id is not None),
        ),
        seats=tuple(chain.from_iterable(seats)),
    )
