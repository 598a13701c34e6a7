"""A board with five agencies and a meeting of it, on a store in memory: where the services' tests take place."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import TypeVar

import pytest

from clerk_app.domain.actions import Action
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Attendee, Meeting
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency, Party, Post
from clerk_app.domain.richtext import typed
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.usual import agencies_represented
from clerk_app.domain.seats import Category, Member, Seat, SeatRole
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import Act, AddItem, CreateMeeting, ImportEntities, MarkAttendance, SaveBlocks, Undo
from clerk_app.services.app import App
from clerk_app.services.handlers.subjects import Subject
from clerk_app.services.outcome import Outcome
from tests.fakes import CountingIds, MemoryStore, SetClock

E = TypeVar("E", bound=Entity)

DAY = date(2022, 1, 24)
BOARD = Id("b" * 32)
AGENCIES = ("Local Authority", "Schools", "Health", "Police", "Public Health")


def known_id(letter: str, number: int) -> Id:
    """An id that a test can name."""
    return Id(letter + f"{number:031x}")


def at(hour: int, minute: int = 0) -> datetime:
    """A local time of the meeting's day."""
    return datetime(DAY.year, DAY.month, DAY.day, hour, minute)


def board_entities() -> tuple[Entity, ...]:
    """A board of five seats for five agencies, quorate with three; the first seat is the chair's."""
    agencies = [Agency(id=known_id("a", n), names=(DatedName(name),)) for n, name in enumerate(AGENCIES)]
    rule = QuorumRule(tree=agencies_represented(3, tuple(agency.id for agency in agencies)))
    category = Category(id=known_id("c", 0), board_id=BOARD, position=0, name="Members")
    parts: list[Entity] = [*agencies, Board(id=BOARD, names=(DatedName("Partnership Board"),), quorum=rule), category]
    for n, agency in enumerate(agencies):
        post = Post(id=known_id("d", n), names=(DatedName(f"{AGENCIES[n]} representative"),))
        seat = Seat(
            id=known_id("e", n),
            board_id=BOARD,
            category_id=category.id,
            position=n,
            title=AGENCIES[n],
            agency_id=agency.id,
            roles=(SeatRole.CHAIR,) if n == 0 else (),
        )
        parts += [post, seat, Member(id=known_id("f", n), seat_id=seat.id, holder=Party(post_id=post.id))]
    return tuple(parts)


@dataclass
class Scene:
    """An application on a store in memory, with a board and a meeting of two items."""

    store: MemoryStore = field(default_factory=MemoryStore)
    ids: CountingIds = field(default_factory=CountingIds)
    clock: SetClock = field(default_factory=lambda: SetClock(datetime(2022, 1, 24, 15, 30, tzinfo=UTC)))

    def __post_init__(self) -> None:
        self.app = App(units=self.store.units, queries=self.store.queries, ids=self.ids, clock=self.clock)
        self.app.execute(ImportEntities(entities=board_entities()))
        self.meeting = self.new_meeting(DAY)
        self.items = [
            self.made(AddItem(meeting_id=self.meeting, title=title)) for title in ("Welcome", "Previous minutes")
        ]
        self.minutes = [minute.id for minute in self.all(Minute, meeting_id=self.meeting)]
        self.attendees = [attendee.id for attendee in self.all(Attendee, meeting_id=self.meeting)]

    def new_meeting(self, day: date) -> Id:
        return self.made(CreateMeeting(board_id=BOARD, date=day, start=time(15, 30), end=time(17, 30)))

    def made(self, act: Act) -> Id:
        made = self.app.execute(act).made
        assert made is not None
        return made

    def get(self, kind: type[E], entity_id: Id) -> E:
        found = self.store.queries.entity(kind, entity_id)
        assert found is not None
        return found

    def all(self, kind: type[E], **fields: object) -> tuple[E, ...]:
        return self.store.queries.where(kind, **fields)

    def the_meeting(self) -> Meeting:
        return self.get(Meeting, self.meeting)

    def mark(self, number: int, kind: EventKind, when: datetime | None = None) -> Id:
        """Marks the attendee of that number."""
        return self.made(
            MarkAttendance(meeting_id=self.meeting, attendee_id=self.attendees[number], kind=kind, at=when)
        )

    def arrive(self, *numbers: int, when: datetime | None = None) -> None:
        for number in numbers:
            self.mark(number, EventKind.ARRIVED, when)

    def save(
        self,
        *put: Block,
        removed: tuple[Id, ...] = (),
        subjects: tuple[Subject, ...] = (),
        keep: bool = False,
        minute: int = 0,
    ) -> Outcome:
        """Saves blocks of one of the minutes."""
        minute_id = self.minutes[minute]
        act = SaveBlocks(
            meeting_id=self.meeting, minute_id=minute_id, put=put, removed=removed, subjects=subjects, keep=keep
        )
        return self.app.execute(act)

    def block(self, number: int, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
        """A block of the first minute."""
        return Block(id=known_id("9", number), minute_id=self.minutes[0], position=number, kind=kind, text=typed(text))

    def action(self, number: int) -> tuple[Block, Action]:
        """A block of the first minute that raises an action, and the action."""
        action = Action(id=known_id("7", number), board_id=BOARD, meeting_id=self.meeting)
        block = self.block(number, "To write a paper.", BlockKind.ACTION)
        return replace(block, action_id=action.id), action

    def decision(self, number: int, approves: Id | None = None) -> tuple[Block, Decision]:
        """A block of the first minute that is a decision at 16:00, and the decision."""
        decision = Decision(
            id=known_id("6", number),
            meeting_id=self.meeting,
            minute_id=self.minutes[0],
            kind="agreed",
            at=at(16),
            approves_meeting_id=approves,
        )
        block = self.block(number, "That it be so.", BlockKind.DECISION)
        return replace(block, decision_id=decision.id), decision

    def undo(self, outcome: Outcome) -> Outcome:
        """Takes the act back."""
        assert outcome.journal_id is not None
        return self.app.execute(Undo(journal_id=outcome.journal_id))


def broken_rule(scene: Scene, act: Act) -> str:
    """The code of the rule that the act breaks; nothing has changed and nothing is journalled."""
    before, journal = scene.store.state(), len(scene.store.shelf.journal)
    with pytest.raises(BrokenRule) as caught:
        scene.app.execute(act)
    assert scene.store.state() == before
    assert len(scene.store.shelf.journal) == journal
    return caught.value.code


def new_member(since: date = DAY, holder: Party | None = None) -> tuple[Post | Seat | Member, ...]:
    """A seat that the board did not have and who holds it from a day on, the head of housing unless said."""
    post = Post(id=known_id("d", 40), names=(DatedName("Head of Housing"),))
    seat = Seat(
        id=known_id("e", 40), board_id=BOARD, category_id=known_id("c", 0), position=40, title="Head of Housing"
    )
    held = Member(id=known_id("f", 40), seat_id=seat.id, holder=holder or Party(post_id=post.id), since=since)
    return (post, seat, held)
