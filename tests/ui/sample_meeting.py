"""A board and a meeting under way, small enough to know by heart: five agencies, a quorum of three, ten items.

Everything that happens is done through the services, so that what the window shows is what a store would hold. The
meeting is on 2 October 2020 (British Summer Time: 09:48 UTC is 10:48 in the room).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import cache

from clerk_app.domain.actions import Action, Due, DueKind, Owner
from clerk_app.domain.agenda import AgendaItem, Lead, Paper
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, DecisionResult, ReachedBy, Vote
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.kinds import Entity, kind_of
from clerk_app.domain.meeting import Attendee, Capacity, Meeting, MinutesState
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.people import Agency, Party, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import typed
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.usual import ChairPart, agencies_represented
from clerk_app.domain.seats import Member, Seat, SeatRole
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import (
    Act,
    AdvanceMinutes,
    MarkAttendance,
    MoveToMinute,
    SaveBlocks,
    SendSubstitute,
    StartMeeting,
)
from clerk_app.services.app import App
from tests.fakes import CountingIds, MemoryStore, SetClock

DAY = date(2020, 10, 2)
BOARD = Id("b" * 32)
MEETING = Id("e" * 32)

AGENCIES = ("Local Authority", "Schools", "Clinical Commissioning Group", "Police", "Public Health")
SEATS = (
    ("Interim Corporate Director, Children’s Services", "Local Authority"),
    ("Portfolio Holder for Children and Families", "Local Authority"),
    ("Service Director, Quality and Commissioning", "Local Authority"),
    ("Housing and Communities representative", "Local Authority"),
    ("Schools representative", "Schools"),
    ("Clinical Commissioning Group representative", "Clinical Commissioning Group"),
    ("Dorset Police representative", "Police"),
    ("Director of Public Health", "Public Health"),
    ("Interim Chair", ""),
    ("DHUFT representative", ""),
    ("CAMHS representative", ""),
    ("Community and Voluntary Sector representative", ""),
)
ITEMS = (
    ("Welcome and apologies", "10:00", "10:05"),
    ("Conflicts of interest", "10:05", "10:10"),
    ("Workshop of 10 July 2020: actions", "10:10", "10:20"),
    ("Children and Young People’s Plan: first draft", "10:20", "10:45"),
    ("Terms of reference and board members", "10:45", "11:05"),
    ("Return to all settings", "11:05", "11:25"),
    ("Reducing exclusions", "11:25", "11:45"),
    ("Mental wellbeing of children and professionals", "11:45", "12:05"),
    ("Task and finish groups", "12:05", "12:20"),
    ("Forward plan and next meeting", "12:20", "12:30"),
)


@dataclass
class SampleMeeting:
    """The store, the services over it, and the ids by the words they are known by."""

    store: MemoryStore = field(default_factory=MemoryStore)
    ids: CountingIds = field(default_factory=lambda: CountingIds(1000))
    clock: SetClock = field(default_factory=lambda: SetClock(datetime(2020, 10, 2, 9, 0, tzinfo=UTC)))
    attendees: dict[str, Id] = field(default_factory=dict)
    minutes: dict[int, Id] = field(default_factory=dict)
    blocks: dict[str, Id] = field(default_factory=dict)
    read_only: bool = False
    closed: bool = False
    mended: list[Id] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.app = App(units=self.store.units, queries=self.store.queries, ids=self.ids, clock=self.clock)
        if not self.minutes:
            self._found_the_board()
            self._call_the_meeting()

    def copy(self) -> SampleMeeting:
        """The same meeting, which goes on by itself from here."""
        return replace(
            self,
            store=self.store.copy(),
            ids=self.ids.copy(),
            clock=SetClock(self.clock.now()),
            attendees=dict(self.attendees),
            minutes=dict(self.minutes),
            blocks=dict(self.blocks),
            mended=list(self.mended),
        )

    def mend(self, meeting_id: Id) -> frozenset[Id]:
        self.mended.append(meeting_id)
        return frozenset()

    def close(self) -> None:
        self.closed = True

    @property
    def record(self) -> MeetingRecord:
        record = self.store.queries.meeting_record(MEETING)
        assert record is not None
        return record

    def at(self, clock: str) -> datetime:
        """The UTC instant of a time in the room, to which the clock is set."""
        hour, minute = (int(part) for part in clock.split(":"))
        self.clock.set(datetime(2020, 10, 2, hour - 1, minute, tzinfo=UTC))
        return self.clock.now()

    def do(self, clock: str, act: Act) -> None:
        self.at(clock)
        self.app.execute(act)

    def mark(self, clock: str, who: str, kind: EventKind, *, remote: bool = False, after: str = "") -> None:
        """An event of attendance; `after` is the key of the block it follows."""
        block = self.blocks.get(after)
        minute = next((b.minute_id for b in self.record.blocks if b.id == block), None) if block is not None else None
        act = MarkAttendance(
            meeting_id=MEETING,
            attendee_id=self.attendees[who],
            kind=kind,
            remote=remote,
            minute_id=minute,
            after_block_id=block,
        )
        self.do(clock, act)

    def call_the_roll(self) -> None:
        """Everybody is marked as in the picture of the live meeting, but for who leaves later."""
        away = {"Housing and Communities representative", "CAMHS representative"}
        for title, _ in SEATS:
            if title in away:
                self.mark("10:00", title, EventKind.APOLOGIES)
            elif title == "Director of Public Health":
                act = SendSubstitute(
                    meeting_id=MEETING, for_attendee_id=self.attendees[title], name="Head of Programmes, Public Health"
                )
                self.do("10:00", act)
                self._learn_attendees()
            else:
                remote = title.startswith("Clinical")
                self.mark("10:00", title, EventKind.ARRIVED, remote=remote)
        for title in ("Children’s Commissioning Manager – Partnerships and Development", "Minute taker"):
            self.mark("10:00", title, EventKind.ARRIVED)

    def hold_until_item_4(self) -> None:
        """The meeting as in the picture: item 4 since 10:26, the Police gone at 10:31."""
        self.call_the_roll()
        self.do("10:03", StartMeeting(meeting_id=MEETING))
        for clock, number in (("10:08", 2), ("10:14", 3), ("10:26", 4)):
            self.do(clock, MoveToMinute(meeting_id=MEETING, minute_id=self.minutes[number]))
        self.write("10:26", 4, "plan", "The Service Director, Quality and Commissioning presented a first draft.")
        self.mark("10:31", "Dorset Police representative", EventKind.LEFT, after="plan")
        self.write("10:33", 4, "families", "It was noted that one child in seven lived in a family with a low income.")
        self.write(
            "10:35", 4, "note", "Check this figure with Public Health before drafting.", kind=BlockKind.PRIVATE_NOTE
        )
        owner = Owner(words="Children’s Commissioning Manager – Partnerships and Development")
        due = Due(kind=DueKind.DATE, on=date(2020, 10, 30), words="end of October")
        self.raise_action("10:39", 4, "action", "To ask the youth parliament about the priorities.", owner, due)
        self.decide("10:44", 4, "decision", "That the draft go to scrutiny in January.")
        self.declare("10:45", 4, "Community and Voluntary Sector representative", "may take part in a joint bid")
        self.write("10:47", 4, "asked", "The Clinical Commissioning Group representative asked that")
        self.at("10:48")

    def write(self, clock: str, item: int, key: str, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Id:
        """A block at the end of an item's minute; `key` is how the test calls it."""
        block = self._block(clock, item, key, text, kind)
        self.do(clock, SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(block,), keep=True))
        return block.id

    def declare(self, clock: str, item: int, who: str, interest: str) -> None:
        """An interest that somebody declares in an item, without a block."""
        declaration = Declaration(
            id=self.ids.new(),
            meeting_id=MEETING,
            minute_id=self.minutes[item],
            at=self.local(clock),
            attendee_id=self.attendees[who],
            interest=interest,
            ruling="Stayed, with the Chair’s agreement.",
        )
        self.do(clock, SaveBlocks(meeting_id=MEETING, minute_id=self.minutes[item], subjects=(declaration,)))

    def raise_action(
        self, clock: str, item: int, key: str, text: str, owner: Owner | None = None, due: Due | None = None
    ) -> None:
        """An action at the end of an item's minute."""
        owners = (owner,) if owner is not None else ()
        action = Action(id=self.ids.new(), board_id=BOARD, meeting_id=MEETING, owners=owners, due=due)
        block = self._block(clock, item, key, text, BlockKind.ACTION)
        with_action = replace(block, action_id=action.id)
        save = SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(with_action,), subjects=(action,))
        self.do(clock, save)

    def circulate(self) -> None:
        """The minutes go their way until they are circulated, which fixes the numbers of their actions."""
        for state in (MinutesState.WITH_CHAIR, MinutesState.AGREED, MinutesState.CIRCULATED):
            self.app.execute(AdvanceMinutes(meeting_id=MEETING, state=state, on=DAY))

    def approve(self) -> None:
        """The minutes go on until they are approved."""
        self.circulate()
        self.app.execute(AdvanceMinutes(meeting_id=MEETING, state=MinutesState.APPROVED, on=DAY))

    def decide(
        self,
        clock: str,
        item: int,
        key: str,
        text: str,
        *,
        reached_by: ReachedBy = ReachedBy.CONSENSUS,
        result: DecisionResult = DecisionResult.CARRIED,
    ) -> None:
        """What the board did with a proposal, at the end of an item's minute."""
        decision = Decision(
            id=self.ids.new(),
            meeting_id=MEETING,
            minute_id=self.minutes[item],
            kind="resolved",
            at=self.local(clock),
            reached_by=reached_by,
            result=result,
        )
        block = self._block(clock, item, key, text, BlockKind.DECISION)
        with_decision = replace(block, decision_id=decision.id)
        save = SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(with_decision,), subjects=(decision,))
        self.do(clock, save)

    def vote(self, clock: str, item: int, key: str) -> Id:
        """A vote without counts, at the end of an item's minute."""
        vote = Vote(id=self.ids.new(), meeting_id=MEETING, minute_id=self.minutes[item], at=self.local(clock))
        block = replace(self._block(clock, item, key, "That it be done.", BlockKind.VOTE), vote_id=vote.id)
        self.do(clock, SaveBlocks(meeting_id=MEETING, minute_id=block.minute_id, put=(block,), subjects=(vote,)))
        return block.id

    def _block(self, clock: str, item: int, key: str, text: str, kind: BlockKind) -> Block:
        self.at(clock)
        minute_id = self.minutes[item]
        place = len(self.record.blocks_of[minute_id])
        block = Block(
            id=self.ids.new(),
            minute_id=minute_id,
            position=place * POSITION_GAP,
            kind=kind,
            text=typed(text),
            at=self.local(clock),
        )
        self.blocks[key] = block.id
        return block

    def local(self, clock: str) -> datetime:
        """A time of the meeting's day, as the record has it."""
        return datetime.combine(DAY, time.fromisoformat(clock))

    def _found_the_board(self) -> None:
        agencies = {name: self.ids.new() for name in AGENCIES}
        for name, agency_id in agencies.items():
            self._put(Agency(id=agency_id, names=(DatedName(name),)))
        rule = QuorumRule(
            tree=agencies_represented(3, tuple(agencies.values()), ChairPart.REQUIRED),
            sentence="Three of the five agencies, including the Chair.",
        )
        called = DatedName("Children and Young People’s Partnership Board")
        self._put(Board(id=BOARD, names=(called,), quorum=rule))
        self._put(
            Meeting(
                id=MEETING,
                board_id=BOARD,
                date=DAY,
                start=time(10, 0),
                end=time(12, 30),
                venue="Civic Centre",
            )
        )
        for place, (title, agency) in enumerate(SEATS):
            who = self._post(title)
            roles = (SeatRole.CHAIR,) if title == "Interim Chair" else ()
            seat = Seat(
                id=self.ids.new(),
                board_id=BOARD,
                category_id=None,
                position=place,
                title=title,
                agency_id=agencies.get(agency),
                roles=roles,
            )
            self._put(seat)
            self._put(Member(id=self.ids.new(), seat_id=seat.id, holder=who))
            self._attendee(title, who, place, seat_id=seat.id)

    def _call_the_meeting(self) -> None:
        guests = (
            ("Children’s Commissioning Manager – Partnerships and Development", Capacity.OBSERVER),
            ("Minute taker", Capacity.CLERK),
        )
        for place, (title, capacity) in enumerate(guests, start=len(SEATS)):
            self._attendee(title, self._post(title), place, capacity=capacity)
        for place, (title, start, end) in enumerate(ITEMS):
            lead = (Lead(words="Service Director, Quality and Commissioning"),) if place == 3 else ()
            slot = Slot(start=time.fromisoformat(start), end=time.fromisoformat(end))
            position = place * POSITION_GAP
            item = AgendaItem(
                id=self.ids.new(), meeting_id=MEETING, position=position, title=title, slot=slot, leads=lead
            )
            self._put(item)
            minute = Minute(
                id=self.ids.new(), meeting_id=MEETING, position=position, heading=title, item_ids=(item.id,)
            )
            self._put(minute)
            self.minutes[place + 1] = minute.id
            if place == 3:
                self._put(Paper(id=self.ids.new(), item_id=item.id, position=0, title="first draft", number="Paper 4"))

    def _post(self, title: str) -> Party:
        post = Post(id=self.ids.new(), names=(DatedName(title),))
        self._put(post)
        return Party(post_id=post.id)

    def _attendee(
        self,
        title: str,
        who: Party,
        place: int,
        *,
        capacity: Capacity = Capacity.MEMBER,
        seat_id: Id | None = None,
    ) -> None:
        attendee = Attendee(
            id=self.ids.new(),
            meeting_id=MEETING,
            position=place * POSITION_GAP,
            who=who,
            capacity=capacity,
            seat_id=seat_id,
        )
        self._put(attendee)
        self.attendees[title] = attendee.id

    def _learn_attendees(self) -> None:
        record = self.record
        self.attendees.update({record.party_name(a.who): a.id for a in record.attendees})

    def _put(self, entity: Entity) -> None:
        self.store.shelf.entities[kind_of(entity).name, entity.id] = entity


def on_item_4() -> SampleMeeting:
    """The meeting of the pictures, on item 4 at 10:48; it is held once, and each test goes on with a copy."""
    return _held_until_item_4().copy()


@cache
def _held_until_item_4() -> SampleMeeting:
    sample = SampleMeeting()
    sample.hold_until_item_4()
    return sample
