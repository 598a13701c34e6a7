"""The record of one meeting, whole: what pages, quorum and the live screen are computed from."""

import itertools
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from clerk_app.domain import numbering, timeline
from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem, Exemption, ForwardPlanEntry, ItemQuestion, Paper
from clerk_app.domain.board import Board, Naming, RulesOfDay
from clerk_app.domain.co_opted_for import Agenda
from clerk_app.domain.decisions import Decision, FinalAnswer, Proposal, Vote, WrittenProcedure
from clerk_app.domain.exempt import exemption_of_item, exemption_of_minute
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration, StandingInterest
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Attendee, Capacity, Meeting, PlannedMeeting
from clerk_app.domain.minutes import Block, BlockKind, Minute, has_words
from clerk_app.domain.names import name_on
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person, Post
from clerk_app.domain.picture import Picture
from clerk_app.domain.plain_lines import PlainLine, lines_about
from clerk_app.domain.register import RegisterEntry
from clerk_app.domain.rooms import Rooms
from clerk_app.domain.rules.room import Room
from clerk_app.domain.rules.verdict import Verdict
from clerk_app.domain.seating import Seating
from clerk_app.domain.seats import Category, Member, Seat, SeatRole
from clerk_app.domain.timeline import Event, EventKind, Standing

_NAMED = (Person, Post, Organisation, Group)
_PLAIN_LISTS = numbering.NumberingScheme()
_NOT_OF_BLOCKS = (
    "rules",
    "events",
    "in_register",
    "item_numbers",
    "minute_numbers",
    "_seats",
    "_attendees",
    "_own_seats",
    "_items",
    "_sitters",
    "_rooms",
    "sits_for",
    "_places_of_events",
    "_verdict_now",
)
"""What is computed once for a record, and from anything but blocks."""


@dataclass(frozen=True)
class MeetingRecord:
    """A meeting with everything that belongs to it and the board, people and earlier actions it refers to.

    Sequences are in their own order: `items`, `minutes`, `attendees`, `blocks` by position, `events` by time.
    `standing_interests` are the board's register, `procedures` those written procedures that were started in this
    meeting, reported to it or settle something of it; `earlier_decisions` are those to which decisions of this meeting
    or these procedures put an end, and `earlier_meetings` theirs, the one that was adjourned to this, and the one that
    was adjourned to that. `final_answers` are what other bodies answered to its decisions.
    `other_languages` are the boards that keep the same minutes in another language, `circulated_to` those that receive
    its papers. `earlier_items` are the items of other meetings that its own go on with, back to the first of each.
    `house_style` is how its papers are laid out and numbered, `logo` the board's, and `holidays` are the days around
    the meeting on which its office is shut; both are read for papers alone.
    `damaged` names what a failing disk has changed: it stands here as far as it can be read, and is not to be trusted.
    """

    board: Board
    meeting: Meeting
    people: Sequence[Person] = ()
    organisations: Sequence[Organisation] = ()
    posts: Sequence[Post] = ()
    agencies: Sequence[Agency] = ()
    groups: Sequence[Group] = ()
    categories: Sequence[Category] = ()
    seats: Sequence[Seat] = ()
    members: Sequence[Member] = ()
    plan_entries: Sequence[ForwardPlanEntry] = ()
    items: Sequence[AgendaItem] = ()
    papers: Sequence[Paper] = ()
    questions: Sequence[ItemQuestion] = ()
    minutes: Sequence[Minute] = ()
    attendees: Sequence[Attendee] = ()
    all_events: Sequence[Event] = ()
    actions: Sequence[Action] = ()
    proposals: Sequence[Proposal] = ()
    votes: Sequence[Vote] = ()
    decisions: Sequence[Decision] = ()
    declarations: Sequence[Declaration] = ()
    blocks: Sequence[Block] = ()
    plain_lines: Sequence[PlainLine] = ()
    final_answers: Sequence[FinalAnswer] = ()
    register_entries: Sequence[RegisterEntry] = ()
    planned_meetings: Sequence[PlannedMeeting] = ()
    standing_interests: Sequence[StandingInterest] = ()
    procedures: Sequence[WrittenProcedure] = ()
    earlier_decisions: Sequence[Decision] = ()
    earlier_meetings: Sequence[Meeting] = ()
    other_languages: Sequence[Board] = ()
    circulated_to: Sequence[Board] = ()
    earlier_items: Sequence[AgendaItem] = ()
    damaged: frozenset[Id] = frozenset()
    house_style: HouseStyle = field(default_factory=HouseStyle)
    logo: Picture | None = None
    holidays: Set[date] = frozenset()

    @cached_property
    def rules(self) -> RulesOfDay:
        """What the meeting is held under: the board's rules on its day."""
        return self.board.rules_on(self.meeting.date)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events that stand, in order."""
        return timeline.in_order(self.all_events, self.meeting.time_zone)

    @cached_property
    def by_id(self) -> Mapping[Id, Entity]:
        """Everything in the record by its id."""
        groups: tuple[Iterable[Entity], ...] = (
            (self.board, self.meeting), self.people, self.organisations, self.posts, self.agencies, self.groups,
            self.categories, self.seats, self.members, self.plan_entries, self.items, self.papers,
            self.questions, self.minutes, self.attendees,
            self.all_events, self.actions, self.proposals, self.votes, self.decisions, self.declarations, self.blocks,
            self.plain_lines, self.final_answers, self.register_entries,
            self.planned_meetings, self.standing_interests, self.procedures, self.earlier_decisions,
            self.earlier_meetings,
        )  # fmt: skip
        return {entity.id: entity for group in groups for entity in group}

    @cached_property
    def blocks_of(self) -> Mapping[Id, tuple[Block, ...]]:
        """The blocks of each minute by the minute's id, in order; a minute without blocks has an empty tuple."""
        gathered: dict[Id, list[Block]] = {minute.id: [] for minute in self.minutes}
        for block in self.blocks:
            gathered[block.minute_id].append(block)
        return {minute: tuple(sorted(blocks, key=_position)) for minute, blocks in gathered.items()}

    def with_blocks(self, fetched: Mapping[Id, Block | None]) -> "MeetingRecord":
        """The record with these blocks as they are now, None for one that is gone.

        What was computed from the rest still holds and is taken along: computing it anew from ten thousand blocks takes
        longer than a key may.
        """
        new = [block for block in fetched.values() if block is not None]
        kept = (block for block in self.blocks if block.id not in fetched)
        record = replace(self, blocks=tuple(sorted((*kept, *new), key=_position)))
        known = dict(self.by_id)
        before = [known.pop(block_id, None) for block_id in fetched]
        touched = {block.minute_id for block in (*before, *new) if isinstance(block, Block)}
        ours = {minute_id: self._with_fetched(minute_id, new, fetched) for minute_id in touched}
        untouched = {name: vars(self)[name] for name in _NOT_OF_BLOCKS if name in vars(self)}
        vars(record).update(
            untouched, by_id=known | {block.id: block for block in new}, blocks_of={**self.blocks_of, **ours}
        )
        return record

    def with_board(self, board: Board) -> "MeetingRecord":
        """The record with its board as given; the numbers that it was given stay."""
        return self._with_its_numbers(replace(self, board=board))

    def with_words(self, blocks: Sequence[Block]) -> "MeetingRecord":
        """The record with its blocks in other words; the numbers that it was given stay."""
        return self._with_its_numbers(replace(self, blocks=blocks))

    def _with_its_numbers(self, record: "MeetingRecord") -> "MeetingRecord":
        given = ("goes_on_with", "minute_numbers", "item_numbers", "sits_for")
        vars(record).update({name: vars(self)[name] for name in given if name in vars(self)})
        return record

    def _with_fetched(
        self, minute_id: Id, new: Iterable[Block], fetched: Mapping[Id, Block | None]
    ) -> tuple[Block, ...]:
        kept = (block for block in self.blocks_of[minute_id] if block.id not in fetched)
        return tuple(sorted((*kept, *(block for block in new if block.minute_id == minute_id)), key=_position))

    @cached_property
    def answered(self) -> Mapping[Id, FinalAnswer]:
        """What the body answered that has the last word, by the decision."""
        return {answer.decision_id: answer for answer in self.final_answers}

    @cached_property
    def plain(self) -> Mapping[Id, PlainLine]:
        """What is said in plain words, by the id of the minute or the paragraph that it is about."""
        return lines_about(self.plain_lines)

    @cached_property
    def in_register(self) -> Mapping[Id, RegisterEntry]:
        """What is kept in registers about paragraphs, by the paragraph; questions need no entry to be in theirs."""
        return {entry.block_id: entry for entry in self.register_entries if entry.kind is not None}

    def questions_of(self, item_ids: Sequence[Id]) -> tuple[ItemQuestion, ...]:
        """What the reports on these items ask of the board, in order."""
        asked = (question for question in self.questions if question.item_id in item_ids)
        return tuple(sorted(asked, key=lambda question: (item_ids.index(question.item_id), question.position)))

    @cached_property
    def answers(self) -> Mapping[Id, tuple[Block, ...]]:
        """The blocks that are begun about each question, by its id; a question that no block is about is not there."""
        gathered: dict[Id, list[Block]] = {}
        for block in self.blocks:
            if block.kind is BlockKind.ANSWER and block.question_id is not None:
                gathered.setdefault(block.question_id, []).append(block)
        return {question_id: tuple(blocks) for question_id, blocks in gathered.items()}

    def is_answered(self, question: ItemQuestion) -> bool:
        """True once something stands in the minutes as the answer."""
        return any(has_words(block.update.plain) for block in self.answers.get(question.id, ()))

    @cached_property
    def item_numbers(self) -> Mapping[Id, str]:
        """The agenda's numbers by item id, in its order."""
        return numbering.item_numbers(self.items, self.meeting.first_number, self._numbered)

    @cached_property
    def minute_numbers(self) -> Mapping[Id, str]:
        """The minutes' numbers by id, in their order."""
        return numbering.minute_numbers(self.minutes, self.meeting.first_number, self._numbered)

    @property
    def _numbered(self) -> numbering.NumberedAs:
        return self.board.numbered_on(self.meeting.date)

    @cached_property
    def goes_on_with(self) -> Mapping[Id, Id]:
        """By the id of each further part of a minute, the id of the part before it."""
        return numbering.goes_on_with(self.minutes)

    def parts_before(self, minute_id: Id) -> tuple[Id, ...]:
        """The earlier parts of a minute, in order; empty for one that goes on with none."""
        before: list[Id] = []
        while minute_id in self.goes_on_with:
            minute_id = self.goes_on_with[minute_id]
            before.append(minute_id)
        return tuple(reversed(before))

    def parts_of(self, minute_id: Id) -> tuple[Id, ...]:
        """All parts of a minute, itself among them, in order."""
        first = next(iter(self.parts_before(minute_id)), minute_id)
        return (first, *(one.id for one in self.minutes if first in self.parts_before(one.id)))

    def parts_just_before(self, minute_id: Id) -> tuple[Id, ...]:
        """The earlier parts of a minute that it follows with no other minute in between, in order."""
        before = self.parts_before(minute_id)
        if not before:
            return ()
        order = [minute.id for minute in self.minutes]
        places = [order.index(one) for one in (*before, minute_id)]
        follows = [there + 1 == here for there, here in itertools.pairwise(places)]
        gap = max((place for place, at_once in enumerate(follows, start=1) if not at_once), default=0)
        return before[gap:]

    def list_numbers(self, minute_id: Id, scheme: numbering.NumberingScheme = _PLAIN_LISTS) -> dict[Id, str]:
        """What stands before the list entries of a minute; a further part goes on with the list that it cuts in two."""
        before = numbering.list_before(self.blocks_of.get(one, ()) for one in self.parts_just_before(minute_id))
        return numbering.list_numbers(self.blocks_of.get(minute_id, ()), before, scheme.marks)

    def paragraph_numbers(self, minute_id: Id, scheme: numbering.NumberingScheme) -> dict[Id, str]:
        """The paragraph numbers of a minute's blocks by their ids; those of a further part count on."""
        number = self.minute_numbers.get(minute_id, "")
        counted = self._counted_before(minute_id, scheme)
        return numbering.paragraph_numbers(number, self.blocks_of.get(minute_id, ()), scheme, counted)

    def counted_with(self, minute_id: Id, scheme: numbering.NumberingScheme) -> tuple[Id, ...]:
        """The earlier minutes whose paragraphs count with those of this one, in order: the parts of it before, or all
        minutes before where numbers go through the meeting.
        """
        if not scheme.through:
            return self.parts_before(minute_id)
        order = [minute.id for minute in self.minutes]
        return tuple(order[: order.index(minute_id)]) if minute_id in order else ()

    def _counted_before(self, minute_id: Id, scheme: numbering.NumberingScheme) -> numbering.ParagraphCount:
        if not scheme.through:
            before = (self.blocks_of.get(one, ()) for one in self.parts_before(minute_id))
            return numbering.counted_before(before, scheme)
        if scheme not in self._counts_through:
            self._counts_through[scheme] = self._counted_through(scheme)
        return self._counts_through[scheme].get(minute_id, numbering.NONE_COUNTED)

    def _counted_through(self, scheme: numbering.NumberingScheme) -> dict[Id, numbering.ParagraphCount]:
        """How far paragraphs are counted before each minute, in one walk over all of them."""
        counts: dict[Id, numbering.ParagraphCount] = {}
        counted = numbering.NONE_COUNTED
        for minute in self.minutes:
            counts[minute.id] = counted
            counted = numbering.counted_before((self.blocks_of.get(minute.id, ()),), scheme, counted)
        return counts

    @cached_property
    def _counts_through(self) -> dict[numbering.NumberingScheme, dict[Id, numbering.ParagraphCount]]:
        return {}

    @cached_property
    def actions_raised(self) -> Mapping[Id, Block]:
        """By action id, the block in which each action of these minutes appears first, in their order."""
        minutes = sorted(self.minutes, key=lambda minute: minute.position)
        return numbering.actions_raised(block for minute in minutes for block in self.blocks_of[minute.id])

    @cached_property
    def action_numbers(self) -> Mapping[Id, int]:
        """The number of each action raised in these minutes, by action id: it is fixed once they were circulated."""
        own = (action for action in self.actions if action.meeting_id == self.meeting.id)
        return numbering.action_numbers(self.actions_raised.values(), numbering.fixed_numbers(own))

    @cached_property
    def _seats(self) -> Mapping[Id, Seat]:
        return {seat.id: seat for seat in self.seats}

    @cached_property
    def _attendees(self) -> Mapping[Id, Attendee]:
        return {attendee.id: attendee for attendee in self.attendees}

    def party_name(self, party: Party) -> str:
        """How the board's minutes call the party, on the meeting's day.

        By post, organisation or group and else by name; where the board prints names, by name first, or name and post.
        """
        known = [self._name_of(i) for i in (party.post_id, party.organisation_id, party.group_id)]
        post = next((name for name in known if name), "")
        person = self._name_of(party.person_id)
        if self.board.naming is Naming.POST:
            return post or person
        if self.board.naming is Naming.NAME:
            return person or post
        return ", ".join(name for name in (person, post) if name)

    def names_of(self, party: Party) -> tuple[str, ...]:
        """All that the party may be called on the meeting's day, and how the board's minutes call it."""
        known = (party.person_id, party.post_id, party.organisation_id, party.group_id)
        names = (self.party_name(party), *(self._name_of(one) for one in known))
        return tuple(dict.fromkeys(name for name in names if name))

    def is_called_by_post(self, party: Party) -> bool:
        """Whether the minutes name the party by a post or as a group, which a sentence gives an article."""
        by_name = self.board.naming is not Naming.POST and party.person_id is not None
        return (party.post_id is not None or party.group_id is not None) and not by_name

    def _name_of(self, party_id: Id | None) -> str:
        known = self.by_id.get(party_id) if party_id is not None else None
        return name_on(known.names, self.meeting.date) if isinstance(known, _NAMED) else ""

    def agency_name(self, agency_id: Id) -> str:
        """The agency's name on the meeting's day; empty if the record does not know it."""
        agency = self.by_id.get(agency_id)
        return name_on(agency.names, self.meeting.date) if isinstance(agency, Agency) else ""

    def name_in_rules(self, named: Id) -> str:
        """What the board's rules call an agency, a category or a seat; empty if the record does not know it."""
        match self.by_id.get(named):
            case Category(name=name):
                return name
            case Seat(title=title):
                return title
        return self.agency_name(named)

    def exemption_of(self, item: AgendaItem) -> Exemption | None:
        """Why an item is closed to the public: by itself, by what was minuted of it, or by the item it stands under."""
        return exemption_of_item(item, self.items, self.minutes)

    def exemption_of_minute(self, minute: Minute) -> Exemption | None:
        """Why a minute is closed to the public: by itself, or because an item is that it is about."""
        return exemption_of_minute(minute, self.items, self.minutes)

    def seat_of(self, attendee: Attendee) -> Seat | None:
        """The seat the attendee sits on: their own, or for a substitute that of whom they sit for."""
        principal: Attendee | None = attendee
        met: set[Id] = set()
        while principal is not None and principal.substitute_for is not None and principal.id not in met:
            met.add(principal.id)
            principal = self._attendees.get(principal.substitute_for)
        return self._seats.get(principal.seat_id) if principal is not None and principal.seat_id is not None else None

    def standings(self, moment: datetime | None = None) -> dict[Id, Standing]:
        """How each attendee stands at a UTC instant (None: after all that is recorded); unmarked attendees included."""
        marked = self._rooms.state(moment).standings
        return {attendee.id: marked.get(attendee.id, timeline.UNMARKED) for attendee in self.attendees}

    def chair(self, moment: datetime | None = None) -> Attendee | None:
        """Who is in the chair: whoever took it last, else whoever has the chair's seat; None if neither is here."""
        chair = self._rooms.chair_of(self._rooms.state(moment))
        return self._attendees.get(chair) if chair is not None else None

    def supposing(self, *events: Event) -> "MeetingRecord":
        """The record as it would be if these events had happened too; nothing is recorded."""
        return replace(self, all_events=(*self.all_events, *events))

    def after(self, event: Event) -> "MeetingRecord":
        """The record as it was right after an event, without those of the same minute that came later.

        What was corrected since is left out. Who sits where is taken along, for whoever asks of many events.
        """
        events = self.events[: self._places_of_events[event.id] + 1]
        record = replace(self, all_events=events)
        vars(record).update(events=events, _rooms=replace(self._rooms, events=events))
        return record

    @cached_property
    def _places_of_events(self) -> Mapping[Id, int]:
        return {event.id: place for place, event in enumerate(self.events)}

    def room(self, moment: datetime | None = None) -> Room:
        """What a quorum rule asks about the room at that instant.

        Members, their substitutes and proxies count; observers, guests, the clerk and groups count towards nothing, nor
        do seats on another board that an attendee may have. Without an instant it is that of the last event.
        """
        return self._rooms.room(moment)

    def verdict(self, moment: datetime | None = None) -> Verdict | None:
        """The quorum at that instant, tested as often as the rule has it; None where the board has no quorum rule."""
        return self._verdict_now if moment is None else self._rooms.verdict(moment)

    def verdict_without_margin(self, moment: datetime | None = None) -> Verdict | None:
        """The same, not saying how far the quorum is from being lost: for whoever asks of many instants."""
        return self._rooms.verdict(moment, margin=False)

    @cached_property
    def _verdict_now(self) -> Verdict | None:
        """The quorum after all that is recorded, which every part of the screen asks for."""
        return self._rooms.verdict()

    @cached_property
    def _rooms(self) -> Rooms:
        return Rooms(
            meeting=self.meeting,
            rule=self.rules.quorum,
            events=self.events,
            seating=Seating(self._own_seats, self._sitters, self.members, self.meeting.date),
            chairs=tuple(attendee.id for attendee in self.attendees if self.has_chairs_seat(attendee)),
            declarations=self.declarations,
            wholes={part: self.parts_before(part)[0] for part in self.goes_on_with},
            about={minute.id: minute.item_ids for minute in self.minutes},
            joining=frozenset(
                event.attendee_id
                for event in self.events
                if event.kind is EventKind.JOINED and event.attendee_id is not None
            ),
            sits_for=self.sits_for,
            business={minute.id: kind for minute in self.minutes if (kind := self._business_of(minute))},
            call=self.call,
            days_after=self.days_after,
        )

    @cached_property
    def sits_for(self) -> Mapping[Id, frozenset[Id]]:
        """By attendee, the minutes at which they sit, for those who were co-opted for some business alone.

        Whoever sits for such a member is among them.
        """
        if not any(member.only_for for member in self.members):  # as good as always
            return {}
        limited = {one.id: term for one in self.attendees if (term := self.term_of(one)) is not None and term.only_for}
        agenda = Agenda(items=self.items, earlier=self.earlier_items, papers=self.papers)
        found: dict[Id, frozenset[Id]] = {}
        for attendee_id, term in limited.items():
            items = agenda.about(term.only_for)
            found[attendee_id] = frozenset(one.id for one in self.minutes if items.intersection(one.item_ids))
        return found

    def term_of(self, attendee: Attendee) -> Member | None:
        """The term by which somebody, or whom they sit for, is a member on the day; None where no list says so."""
        seat = self.seat_of(attendee) if attendee.sits else None
        if seat is None:
            return None
        principal = self._attendees.get(attendee.substitute_for) if attendee.substitute_for is not None else attendee
        held = [one for one in self.members if one.seat_id == seat.id and one.holds_on(self.meeting.date)]
        return next((one for one in held if principal is not None and one.holder.ids & principal.who.ids), None)

    def at_other_business(self, moment: datetime | None = None) -> frozenset[Id]:
        """The attendees who were co-opted for other business alone than is at hand at a UTC instant (None: now)."""
        return self._rooms.at_other_business(self._rooms.state(moment))

    @cached_property
    def call(self) -> int:
        """For which time the meeting is called: once more than the one that was adjourned to it."""
        adjourned = {self.meeting.id}
        earlier = self.meeting.adjourned_from
        while earlier is not None and earlier not in adjourned:
            adjourned.add(earlier)
            meeting = self.by_id.get(earlier)
            earlier = meeting.adjourned_from if isinstance(meeting, Meeting) else None
        return len(adjourned)

    @cached_property
    def days_after(self) -> int | None:
        """How many days later it is held than the meeting that was adjourned to it; None where none was."""
        earlier = self.by_id.get(self.meeting.adjourned_from) if self.meeting.adjourned_from is not None else None
        return (self.meeting.date - earlier.date).days if isinstance(earlier, Meeting) else None

    def _business_of(self, minute: Minute) -> str:
        """The kind of business that a minute is about: of its first item that is of a kind, or stands under one."""
        return next((kind for item_id in minute.item_ids if (kind := self._kind_of(item_id))), "")

    def _kind_of(self, item_id: Id | None) -> str:
        met: set[Id] = set()
        while item_id is not None and item_id not in met:
            met.add(item_id)
            item = self._items.get(item_id)
            if item is not None and item.business:
                return item.business
            item_id = item.parent_id if item is not None else None
        return ""

    @cached_property
    def _items(self) -> Mapping[Id, AgendaItem]:
        return {item.id: item for item in self.items}

    @cached_property
    def _own_seats(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.board_id == self.board.id and not seat.is_beside)

    @cached_property
    def _sitters(self) -> tuple[tuple[Attendee, Seat], ...]:
        """Those who sit on the board, with their seats on it."""
        known = ((attendee, self.seat_of(attendee)) for attendee in self.attendees if attendee.sits)
        own = {seat.id for seat in self._own_seats}
        return tuple((attendee, seat) for attendee, seat in known if seat is not None and seat.id in own)

    def interests_in(self, minute_id: Id | None) -> tuple[Declaration, ...]:
        """The interests declared in the business of a minute, wherever they were declared; none of no minute."""
        if minute_id is None:
            return ()
        parts = self.parts_of(minute_id)
        items = {item_id for minute in self.minutes if minute.id in parts for item_id in minute.item_ids}
        return tuple(one for one in self.declarations if one.concerns(parts, items))

    def has_chairs_seat(self, attendee: Attendee) -> bool:
        seat = self._seats.get(attendee.seat_id) if attendee.seat_id is not None else None
        return seat is not None and SeatRole.CHAIR in seat.roles and attendee.capacity is Capacity.MEMBER


def _position(block: Block) -> int:
    return block.position
