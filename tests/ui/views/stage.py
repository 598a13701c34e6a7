"""A window's desk over a store in memory, with a board of five agencies and a meeting: where screens are tested."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.board import Board, DeadlineRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Attendee, Meeting
from clerk_app.domain.minutes import Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.people import Agency, Organisation, Party, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.usual import ChairPart, agencies_represented
from clerk_app.domain.seats import Category, Member, Seat, SeatRole
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import (
    Act,
    AddAttendee,
    AddItem,
    CreateMeeting,
    ImportEntities,
    MarkAttendance,
    StartMeeting,
)
from clerk_app.services.app import App
from clerk_app.services.outcome import Outcome
from clerk_app.ui.background.jobs import Jobs
from clerk_app.ui.background.write_lane import WriteLane
from clerk_app.ui.change_hub import ChangeHub
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.popup_host import Pane, PopupHost
from clerk_app.ui.presenting.calendar import HolidaysOf
from clerk_app.ui.screen import Desk, Navigation
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.ui_state import UiState
from tests.fakes import CountingIds, MemoryStore, SetClock

E = TypeVar("E", bound=Entity)

DAY = date(2024, 10, 4)
BOARD = Id("b" * 32)
AGENCIES = ("Local Authority", "Schools", "Integrated Care Board", "Police", "Public Health")
SEATS = (
    ("Director of Children’s Services", 0),
    ("Lead Member for Children", 0),
    ("Head of Quality", 0),
    ("Housing representative", 0),
    ("Schools representative", 1),
    ("Integrated Care Board representative", 2),
    ("Police representative", 3),
    ("Head of Public Health Programmes", 4),
    ("Independent Chair", None),
    ("Community Trust representative", None),
    ("Mental Health Service representative", None),
    ("Voluntary Sector representative", None),
    ("Minute taker", 0),
)
ITEMS = (
    ("Welcome and apologies", 10, 0, 5),
    ("Conflicts of interest", 10, 5, 5),
    ("Actions of the workshop", 10, 10, 10),
    ("Children’s plan: first draft", 10, 20, 25),
    ("Reducing exclusions", 10, 45, 20),
    ("Forward plan and next meeting", 11, 5, 10),
)


def known_id(letter: str, number: int) -> Id:
    """An id that a test can name."""
    return Id(letter + f"{number:031x}")


def at(hour: int, minute: int = 0) -> datetime:
    """A local time of the meeting's day."""
    return datetime(DAY.year, DAY.month, DAY.day, hour, minute)


def utc(hour: int, minute: int = 0) -> datetime:
    """The instant at which clocks of the meeting's day, in summer time, show that time."""
    return datetime(DAY.year, DAY.month, DAY.day, hour - 1, minute, tzinfo=UTC)


def board_entities(seats: Iterable[tuple[str, int | None]] = SEATS) -> tuple[Entity, ...]:
    """A board quorate with three of five agencies and a Chair, with its seats and those who hold them."""
    agencies = [
        Agency(id=known_id("a", n), names=(DatedName(name),), abbreviation="ICB" if n == 2 else "")
        for n, name in enumerate(AGENCIES)
    ]
    rule = QuorumRule(tree=agencies_represented(3, tuple(agency.id for agency in agencies), ChairPart.REQUIRED))
    board = Board(
        id=BOARD,
        names=(DatedName("Children’s Partnership Board"),),
        quorum=rule,
        deadlines=(
            DeadlineRule(title="Send agenda and papers", days=5),
            DeadlineRule(title="Draft minutes to the Chair", days=5, after_meeting=True, soft=True),
        ),
    )
    trust = Organisation(id=known_id("0", 1), names=(DatedName("Community Trust"),))
    category = Category(id=known_id("c", 0), board_id=BOARD, position=0, name="Members")
    parts: list[Entity] = [*agencies, trust, board, category]
    for n, (title, agency) in enumerate(seats):
        organisation = trust.id if title.startswith("Community Trust") else None
        post = Post(id=known_id("d", n), names=(DatedName(title),), organisation_id=organisation)
        roles = {"Independent Chair": (SeatRole.CHAIR,), "Minute taker": (SeatRole.CLERK,)}.get(title, ())
        deputy = Post(id=known_id("8", n), names=(DatedName(f"Deputy, {title}"),))
        seat = Seat(
            id=known_id("e", n),
            board_id=BOARD,
            category_id=category.id,
            position=n,
            title=title,
            agency_id=agencies[agency].id if agency is not None else None,
            roles=roles,
            substitutes=(Party(post_id=deputy.id),) if agency == 4 else (),
        )
        parts += [post, deputy, seat, Member(id=known_id("f", n), seat_id=seat.id, holder=Party(post_id=post.id))]
    return tuple(parts)


def other_boards(count: int) -> tuple[Entity, ...]:
    """So many boards that have nothing and nobody in common with the first one, three seats on each."""
    parts: list[Entity] = []
    for n in range(count):
        board = Board(id=Id(f"b9{n:030x}"), names=(DatedName(f"Panel {n}"),))
        parts.append(board)
        for seat in range(3 * n, 3 * n + 3):
            agency = Agency(id=Id(f"a9{seat:030x}"), names=(DatedName(f"Agency of panel {seat}"),))
            post, deputy = (
                Post(id=Id(f"{letter}{seat:030x}"), names=(DatedName(f"{called} of panel {seat}"),))
                for letter, called in (("d9", "Officer"), ("89", "Deputy"))
            )
            place = Seat(
                id=Id(f"e9{seat:030x}"),
                board_id=board.id,
                category_id=None,
                position=seat,
                title=post.names[0].name,
                agency_id=agency.id,
                substitutes=(Party(post_id=deputy.id),),
            )
            holder = Member(id=Id(f"f9{seat:030x}"), seat_id=place.id, holder=Party(post_id=post.id))
            parts += [agency, post, deputy, place, holder]
    return tuple(parts)


class _Opened:
    """The store as the lane has it."""

    read_only = False

    def __init__(self, app: App) -> None:
        self.app = app

    def mend(self, meeting_id: Id) -> frozenset[Id]:
        """Memory is never damaged."""
        return frozenset()

    def close(self) -> None:
        """Nothing is held."""


@dataclass
class Stage:
    """A desk whose lane writes to a store in memory; `done()` waits for what was submitted."""

    theme: Theme
    read_only: bool = False
    holidays_of: HolidaysOf | None = None
    store: MemoryStore = field(default_factory=MemoryStore)
    ids: CountingIds = field(default_factory=CountingIds)
    clock: SetClock = field(default_factory=lambda: SetClock(utc(9, 58)))

    def __post_init__(self) -> None:
        self.app = App(units=self.store.units, queries=self.store.queries, ids=self.ids, clock=self.clock)
        # One owner for all of them: a timer that the rubbish collector finds in a worker's thread cannot be stopped.
        self._owner = QObject()
        self.lane = WriteLane(self._owner)
        self.jobs = Jobs(self._owner)
        self.hub = ChangeHub(self._owner)
        self.navigation = Navigation(self._owner)
        self.popups = PopupHost(self._owner)
        self.places: list[Place] = []
        self.acts: list[Act] = []
        self.refused: list[Exception] = []
        self.answers: list[object] = []
        self.lane.committed.connect(self.hub.announce)
        self.lane.committed.connect(self._note)
        self.lane.failed.connect(self._note_refusal)
        self.navigation.moved.connect(self.places.append)
        self.lane.start(self._open)
        self.lane.drain()
        self.desk = Desk(
            theme=self.theme,
            clock=self.clock,
            queries=self.store.queries,
            ids=self.ids,
            lane=self.lane,
            jobs=self.jobs,
            hub=self.hub,
            navigation=self.navigation,
            popups=self.popups,
            state=UiState(None, None, self.jobs, self._owner),
            read_only=self.read_only,
            holidays_of=self.holidays_of,
        )

    def done(self) -> None:
        """Wait until everything submitted is carried out and answered."""
        self.lane.drain()

    def close(self) -> None:
        """Let go of the threads."""
        self.lane.close()
        self.jobs.close()
        delete(self._owner)

    # The record

    def with_board(self, entities: Iterable[Entity] | None = None) -> Stage:
        """A board, but no meeting yet."""
        self.app.execute(ImportEntities(entities=tuple(entities) if entities is not None else board_entities()))
        return self

    def with_meeting(self, day: date = DAY) -> Stage:
        """A meeting of the board with six items and somebody in attendance."""
        if self.store.queries.entity(Board, BOARD) is None:
            self.with_board()
        self.meeting = self.made(
            CreateMeeting(board_id=BOARD, date=day, start=time(10), end=time(11, 15), venue="Civic Centre")
        )
        for title, hour, minute, minutes in ITEMS:
            end = at(hour + (minute + minutes) // 60, (minute + minutes) % 60).time()
            self.made(AddItem(meeting_id=self.meeting, title=title, slot=Slot(start=time(hour, minute), end=end)))
        self.made(AddAttendee(meeting_id=self.meeting, name="Commissioning Manager"))
        return self

    def execute(self, act: Act) -> Outcome:
        """Carry an act out at once, past the lane."""
        return self.app.execute(act)

    def made(self, act: Act) -> Id:
        """Carry an act out at once; the id of what it made."""
        made = self.app.execute(act).made
        assert made is not None
        return made

    def start(self) -> None:
        """The meeting has begun."""
        self.execute(StartMeeting(meeting_id=self.meeting))

    def mark(self, name: str, kind: EventKind, when: datetime | None = None, *, remote: bool = False) -> Id:
        """Mark whoever is called so."""
        who = self.attendee(name)
        return self.made(MarkAttendance(meeting_id=self.meeting, attendee_id=who, kind=kind, at=when, remote=remote))

    def record(self) -> MeetingRecord:
        """The meeting's record as it is committed."""
        record = self.store.queries.meeting_record(self.meeting)
        assert record is not None
        return record

    def attendee(self, name: str) -> Id:
        """Who is called so."""
        record = self.record()
        return next(a.id for a in record.attendees if record.party_name(a.who) == name)

    def name(self, attendee_id: Id | None) -> str:
        """How somebody is called."""
        record = self.record()
        return next((record.party_name(a.who) for a in record.attendees if a.id == attendee_id), "")

    def all(self, kind: type[E], **fields: object) -> tuple[E, ...]:
        """The committed entities whose fields have these values."""
        return self.store.queries.where(kind, **fields)

    def items(self) -> tuple[AgendaItem, ...]:
        """The agenda."""
        return self.all(AgendaItem, meeting_id=self.meeting)

    def minutes(self) -> tuple[Minute, ...]:
        """The minutes."""
        return self.all(Minute, meeting_id=self.meeting)

    def the_meeting(self) -> Meeting:
        """The meeting."""
        found = self.store.queries.entity(Meeting, self.meeting)
        assert found is not None
        return found

    def attendees(self) -> tuple[Attendee, ...]:
        """Everybody who belongs to the meeting."""
        return self.all(Attendee, meeting_id=self.meeting)

    def place(self, screen: ScreenName = ScreenName.LIVE) -> Place:
        """A place in the meeting, on its first minute."""
        first = next((minute.id for minute in self.minutes()), None)
        return Place(screen=screen, board_id=BOARD, meeting_id=self.meeting, minute_id=first)

    def cover(self, pane: QWidget, column_left: int = 76, top: int = 88) -> None:
        """Pop-ups open over this pane."""
        self._pane = Pane(pane, column_left, top)
        self.popups.set_pane(self._where)

    def cover_shown(self, pane: QWidget, size: tuple[int, int], qtbot: QtBot) -> None:
        """Pop-ups open over this pane, which is shown in this size, is active and has the focus."""
        qtbot.addWidget(pane)
        pane.resize(*size)
        with qtbot.waitActive(pane):
            pane.show()
            pane.activateWindow()
        pane.setFocus()
        self.cover(pane)

    def _where(self) -> Pane:
        return self._pane

    def _open(self) -> _Opened:
        return _Opened(self.app)

    def _note(self, act: Act, outcome: Outcome) -> None:
        self.acts.append(act)

    def _note_refusal(self, act: Act, error: Exception) -> None:
        self.refused.append(error)
