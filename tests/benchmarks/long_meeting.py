"""Stores with one meeting under way, as long as is asked for, for the figures of the live screen."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.domain.actions import Action
from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Attendee, Meeting
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind, ListMarker, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Party, Post
from clerk_app.domain.richtext import EMPTY, typed
from clerk_app.domain.seats import Member, Seat
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.services.acts import ImportEntities
from clerk_app.storage.store import open_store
from tests.fakes import SetClock
from tests.storage.samples import put

BOARD, MEETING = Id("b" * 32), Id("e" * 32)
DAY = date(2022, 1, 24)
CLOCK = SetClock(datetime(2022, 1, 24, 15, 30, tzinfo=UTC))
"""What the window goes by: the meeting is under way."""

WORDS = "The board noted that the roof of the hall had been mended and thanked all who had helped. "
KINDS = (
    *(BlockKind.PARAGRAPH,) * 4,
    BlockKind.LIST_ENTRY,
    BlockKind.LIST_ENTRY,
    BlockKind.ACTION,
    BlockKind.DECISION,
    BlockKind.TABLE,
    BlockKind.PRIVATE_NOTE,
)

SEATS = 15
LENGTHS = (10, 200, 1000)
MINUTES, BLOCKS = 30, 10_000


@dataclass(frozen=True, slots=True)
class Agenda:
    """How many blocks each minute has."""

    lengths: tuple[int, ...]


SHORT = Agenda(LENGTHS)
LONG = Agenda((*LENGTHS, *((BLOCKS - sum(LENGTHS)) // (MINUTES - len(LENGTHS)),) * (MINUTES - len(LENGTHS))))
"""Ten thousand blocks in thirty minutes, the first of which are as long as those of a short meeting."""

AGENDAS = {"short": SHORT, "long": LONG, "large": SHORT}
OTHERS = {"large": 40_000}
"""How many blocks of earlier meetings there are beside the meeting, by the name of the store."""


def place_of(kind: BlockKind, length: int) -> int:
    """Where a block of a kind stands in the middle of a minute of that length."""
    return length // 2 // len(KINDS) * len(KINDS) + KINDS.index(kind)


def minute_id(place: int) -> Id:
    """The id of the minute at a place."""
    return Id(f"c{place:031x}")


def make_stores(folder: Path, *names: str) -> dict[str, Path]:
    """A store for each of these names of AGENDAS."""
    return {name: make_meeting(folder / f"{name}.clerk", AGENDAS[name], OTHERS.get(name, 0)) for name in names}


def make_meeting(path: Path, agenda: Agenda, others: int = 0) -> Path:
    """A store with one meeting under way, beside so many blocks of meetings that were held before."""
    with bootstrap.closing(bootstrap.open_or_create(path, CLOCK)) as app:
        app.execute(ImportEntities(entities=tuple(_meeting(agenda))))
    with closing(open_store(path, clock=CLOCK)) as store:
        for first in range(0, others, BLOCKS):
            put(store, *_held_before(first // BLOCKS, min(BLOCKS, others - first)))
    return path


def blocks(place: int, length: int) -> tuple[Block, ...]:
    """The blocks of the minute at a place."""
    return tuple(_block(place, number, KINDS[number % len(KINDS)]) for number in range(length))


def _meeting(agenda: Agenda) -> Iterator[Entity]:
    yield Board(id=BOARD, names=(DatedName("Harbour Board"),))
    yield Meeting(id=MEETING, board_id=BOARD, date=DAY, start=time(15), end=time(18))
    yield from _people()
    for place, length in enumerate(agenda.lengths):
        item = AgendaItem(
            id=_id("f", place), meeting_id=MEETING, position=place * POSITION_GAP, title=f"Report {place + 1}"
        )
        yield replace(item, minutes_planned=5)
        yield _minute(place, item.id)
        yield from _text(blocks(place, length))
    yield from _events()


def _people() -> Iterator[Entity]:
    for place in range(SEATS):
        title = f"Harbour Officer {place + 1}"
        yield Post(id=_id("1", place), names=(DatedName(title),))
        yield Seat(id=_id("2", place), board_id=BOARD, category_id=None, position=place, title=title)
        who = Party(post_id=_id("1", place))
        yield Member(id=_id("3", place), seat_id=_id("2", place), holder=who)
        yield Attendee(id=_id("4", place), meeting_id=MEETING, position=place, who=who, seat_id=_id("2", place))


def _events() -> Iterator[Event]:
    begun = Event(
        id=_id("5", 0),
        meeting_id=MEETING,
        at=datetime.combine(DAY, time(15)),
        seq=0,
        recorded_at=CLOCK.now(),
        kind=EventKind.STARTED,
        minute_id=minute_id(0),
    )
    yield begun
    for place in range(SEATS):
        yield replace(
            begun, id=_id("6", place), seq=place + 1, kind=EventKind.ARRIVED, attendee_id=_id("4", place), remote=False
        )


def _minute(place: int, *items: Id, meeting: Id = MEETING) -> Minute:
    heading = f"Report {place + 1}"
    return Minute(
        id=minute_id(place), meeting_id=meeting, position=place * POSITION_GAP, heading=heading, item_ids=items
    )


def _text(text: Sequence[Block]) -> Iterator[Entity]:
    for block in text:
        if block.action_id is not None:
            yield Action(id=block.action_id, board_id=BOARD, meeting_id=MEETING)
        if block.decision_id is not None:
            at = datetime.combine(DAY, time(15, 10))
            yield Decision(id=block.decision_id, meeting_id=MEETING, minute_id=block.minute_id, kind="resolved", at=at)
        yield block


def _block(place: int, number: int, kind: BlockKind) -> Block:
    words = typed((WORDS * 3).strip()[: 90 + 37 * (number % 5)])
    is_table = kind is BlockKind.TABLE
    code = place << 32 | number
    return Block(
        id=_id("d", code),
        minute_id=minute_id(place),
        position=number * POSITION_GAP,
        kind=kind,
        text=EMPTY if is_table else words,
        rows=((typed("Pier"), typed("Length")), (typed("East"), words)) if is_table else (),
        at=datetime.combine(DAY, time(15, 10)),
        action_id=_id("7", code) if kind is BlockKind.ACTION else None,
        decision_id=_id("8", code) if kind is BlockKind.DECISION else None,
        marker=ListMarker.BULLET if kind is BlockKind.LIST_ENTRY else None,
    )


def _held_before(number: int, length: int) -> Iterator[Entity]:
    meeting = Meeting(id=_id("9", number), board_id=BOARD, date=DAY - timedelta(days=number + 1), start=time(10))
    yield meeting
    place = 1000 + number
    yield _minute(place, meeting=meeting.id)
    for at in range(length):
        yield _block(place, at, BlockKind.PARAGRAPH)


def _id(letter: str, number: int) -> Id:
    return Id(f"{letter}{number:031x}")
