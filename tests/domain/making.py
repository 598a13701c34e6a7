"""Small meetings for the tests of the domain, made in a line or two."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import count

from clerk_app.domain.agenda import AgendaItem, ItemState
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee, Capacity, Meeting
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import Slot
from clerk_app.domain.people import Agency, Party, Post
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import typed
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.tree import RuleTree
from clerk_app.domain.seats import Category, Member, Seat, SeatRole
from clerk_app.domain.timeline import Event, EventKind

DAY = date(2020, 10, 2)
ZONE = "Europe/London"
MEETING = Id("meeting")
BOARD = Id("board")

_sequence = count(1)


def at(clock: str, day: date = DAY) -> datetime:
    """A local time of the meeting's day, from "10:48"."""
    return datetime.combine(day, time.fromisoformat(clock))


def event(
    kind: EventKind,
    clock: str,
    who: str | None = None,
    *,
    minute: str | None = None,
    seq: int | None = None,
    supersedes: str | None = None,
    remote: bool = False,
    fold: int = 0,
    day: date = DAY,
    id_: str | None = None,
) -> Event:
    """An event at a time of the meeting's day; events made later sort later within a minute."""
    place = next(_sequence) if seq is None else seq
    return Event(
        id=Id(id_ or f"event-{next(_sequence)}"),
        meeting_id=MEETING,
        at=at(clock, day),
        seq=place,
        recorded_at=datetime(2020, 10, 2, 9, tzinfo=UTC),
        kind=kind,
        fold=fold,
        attendee_id=Id(who) if who is not None else None,
        minute_id=Id(minute) if minute is not None else None,
        remote=remote,
        supersedes=Id(supersedes) if supersedes is not None else None,
    )


def board(tree: RuleTree | None = None, **settings: object) -> Board:
    """A board with that quorum rule, or none."""
    rule = QuorumRule(tree=tree) if tree is not None else None
    made = Board(id=BOARD, names=(DatedName("Partnership Board"),), quorum=rule)
    return replace(made, **settings)  # type: ignore[arg-type]


def meeting(start: str = "10:00", end: str | None = "12:30", day: date = DAY) -> Meeting:
    """A meeting on the day of the design's sample."""
    planned_end = time.fromisoformat(end) if end is not None else None
    return Meeting(id=MEETING, board_id=BOARD, date=day, start=time.fromisoformat(start), end=planned_end)


def post(name: str, abbreviation: str = "") -> Post:
    """A post whose id is its name."""
    return Post(id=Id(name), names=(DatedName(name),), abbreviation=abbreviation)


def agency(name: str) -> Agency:
    """An agency whose id is its name."""
    return Agency(id=Id(name), names=(DatedName(name),))


def seat(name: str, agency_id: str | None = None, *roles: SeatRole, voting: bool = True) -> Seat:
    """A seat whose id is its name."""
    return Seat(
        id=Id(name),
        board_id=BOARD,
        category_id=None,
        position=next(_sequence),
        title=name,
        agency_id=Id(agency_id) if agency_id is not None else None,
        roles=roles,
        voting=voting,
    )


def member(seat_id: str) -> Member:
    """Somebody who holds that seat for good."""
    return Member(id=Id(f"member of {seat_id}"), seat_id=Id(seat_id), holder=Party(post_id=Id(seat_id)))


def attendee(
    name: str,
    seat_id: str | None = None,
    capacity: Capacity = Capacity.MEMBER,
    *,
    substitute_for: str | None = None,
) -> Attendee:
    """An attendee whose id is their name."""
    return Attendee(
        id=Id(name),
        meeting_id=MEETING,
        position=next(_sequence),
        who=Party(post_id=Id(name)),
        capacity=capacity,
        seat_id=Id(seat_id) if seat_id is not None else None,
        substitute_for=Id(substitute_for) if substitute_for is not None else None,
    )


def category(name: str) -> Category:
    """A category whose id is its name."""
    return Category(id=Id(name), board_id=BOARD, position=next(_sequence), name=name)


def item(
    name: str,
    slot: tuple[str, str] | None = None,
    *,
    minutes: int | None = None,
    parent: str | None = None,
    pinned: str | None = None,
    state: ItemState = ItemState.PLANNED,
) -> AgendaItem:
    """An agenda item whose id and title are its name; items made later stand later."""
    return AgendaItem(
        id=Id(name),
        meeting_id=MEETING,
        position=next(_sequence),
        title=name,
        parent_id=Id(parent) if parent is not None else None,
        pinned_number=pinned,
        slot=Slot(start=time.fromisoformat(slot[0]), end=time.fromisoformat(slot[1])) if slot is not None else None,
        minutes_planned=minutes,
        state=state,
    )


def minute(name: str, *items: str, pinned: str | None = None) -> Minute:
    """A minute whose id is its name, about those items."""
    return Minute(
        id=Id(name),
        meeting_id=MEETING,
        position=next(_sequence),
        heading=name,
        item_ids=tuple(Id(item_id) for item_id in items),
        pinned_number=pinned,
    )


def block(name: str, kind: BlockKind = BlockKind.PARAGRAPH, **fields: object) -> Block:
    """A block whose id is its name, with words in it."""
    made = Block(id=Id(name), minute_id=Id("minute"), position=next(_sequence), kind=kind, text=typed("Words."))
    return replace(made, **fields)  # type: ignore[arg-type]


def record(**parts: object) -> MeetingRecord:
    """A record of the sample meeting with those parts."""
    whole: dict[str, object] = {"board": board(), "meeting": meeting()}
    return MeetingRecord(**(whole | parts))  # type: ignore[arg-type]
