"""The stores that the window is measured on: next to nothing, the samples, very much, and one agenda of many items."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.domain.agenda import AgendaItem, Lead
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting, MinutesState, StatusStep
from clerk_app.domain.minutes import POSITION_GAP, Block, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Party, Post
from clerk_app.domain.richtext import typed
from clerk_app.domain.seats import Member, Seat
from clerk_app.services.acts import CreateBoard, ImportEntities

BOARDS, MEETINGS, SEATS, ITEMS = 200, 2000, 8, 40
BARE, RICH = Id(f"e{1:031x}"), Id(f"e{2:031x}")
"""The meetings of `make_agendas`: one without items, one with many."""

_DAY = date(2024, 10, 4)
_TO_COME = date(2099, 10, 2)
_AT_ONCE = 100


def store_in(home: Path) -> Path:
    """Where the store of somebody with this data folder lies."""
    folder = bootstrap.data_folder({"XDG_DATA_HOME": str(home)}, "linux")
    folder.mkdir(parents=True)
    return folder / bootstrap.STORE_NAME


def make_empty(path: Path) -> None:
    """A store with one board that has never met."""
    with bootstrap.closing(bootstrap.open_or_create(path)) as app:
        app.execute(CreateBoard(board=_board(0)))
        app.execute(ImportEntities(entities=tuple(_seats(0))))


def make_sample(path: Path) -> None:
    """A store with the sample boards."""
    with bootstrap.closing(bootstrap.open_or_create(path)) as app:
        bootstrap.load_samples(app, _DAY)


def make_large(path: Path) -> None:
    """A store with many boards, the first of which has many approved meetings."""
    with bootstrap.closing(bootstrap.open_or_create(path)) as app:
        for number in range(BOARDS):
            app.execute(CreateBoard(board=_board(number)))
            app.execute(ImportEntities(entities=tuple(_seats(number))))
        for first in range(0, MEETINGS, _AT_ONCE):
            entities = [entity for number in range(first, first + _AT_ONCE) for entity in _held(number)]
            app.execute(ImportEntities(entities=tuple(entities)))


def make_agendas(path: Path) -> None:
    """A store with a meeting to come that has no items yet, and one that has many."""
    make_empty(path)
    with bootstrap.closing(bootstrap.open_existing(path)) as app:
        for meeting_id, items in ((BARE, 0), (RICH, ITEMS)):
            meeting = Meeting(id=meeting_id, board_id=_board(0).id, date=_TO_COME, start=time(10), end=time(12))
            app.execute(ImportEntities(entities=(meeting, *_agenda(meeting_id, items))))


def _board(number: int) -> Board:
    name = f"Panel {number:03}" if number else "Harbour Board"
    return Board(id=Id(f"b{number:031x}"), names=(DatedName(name),))


def _seats(board: int) -> Iterator[Entity]:
    for place in range(SEATS):
        number = board * SEATS + place
        post, seat = Id(f"5{number:031x}"), Id(f"6{number:031x}")
        title = f"Officer {place + 1} of panel {board}"
        yield Post(id=post, names=(DatedName(title),))
        yield Seat(id=seat, board_id=_board(board).id, category_id=None, position=place, title=title)
        yield Member(id=Id(f"7{number:031x}"), seat_id=seat, holder=Party(post_id=post))


def _held(number: int) -> Iterator[Entity]:
    day = _DAY - timedelta(days=MEETINGS - number)
    recorded = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
    steps = tuple(StatusStep(state=state, on=day, recorded_at=recorded) for state in tuple(MinutesState)[1:5])
    meeting = Id(f"a{number:031x}")
    yield Meeting(id=meeting, board_id=_board(0).id, date=day, start=time(10), end=time(12), steps=steps)
    for section in range(4):
        minute = Id(f"c{number * 4 + section:031x}")
        yield Minute(id=minute, meeting_id=meeting, position=section * POSITION_GAP, heading=f"Item {section + 1}")
        for place in range(3):
            text = typed(f"The board heard report {place + 1} and thanked those who wrote it.")
            block = Id(f"d{(number * 4 + section) * 3 + place:031x}")
            yield Block(id=block, minute_id=minute, position=place * POSITION_GAP, text=text)


def _agenda(meeting_id: Id, items: int) -> Iterator[Entity]:
    for place in range(items):
        yield AgendaItem(
            id=Id(f"f{place:031x}"),
            meeting_id=meeting_id,
            position=place,
            title=f"Report {place + 1} on the work of the harbour",
            leads=(Lead(words="Harbour Master"),),
            minutes_planned=5,
        )
