"""The meeting of which item 30 is on the web, before it is minuted; the items are numbered through the year."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import partial

from clerk_app.domain.agenda import AgendaItem
from clerk_app.domain.board import Board, ItemNumbering
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Party, Post
from clerk_app.domain.seats import Category, Member, Seat, SeatRole
from clerk_app.services.ports import Ids
from tests.house_styles import WEB_ITEM
from tests.seeds.programme import Programme, RealMeeting, TypedItem
from tests.seeds.seed_map import Passage, all_of, one

AROUND_THE_NAME = (1, -4)
"""The words of the lead-in of what is asked between which the board's name stands."""
CHAIR = "Chairman"
MEMBERS = (CHAIR, "Cabinet Member", "Director of Public Health")


def programme(passages: Sequence[Passage]) -> Programme:
    """The meeting before it is minuted."""
    asks = tuple(ask.text for ask in all_of(passages, "ask"))
    return Programme(
        opened_at=datetime(2019, 10, 3, 9, 10, tzinfo=UTC),
        board=partial(_entities, passages),
        day=date(2019, 10, 3),
        items=(TypedItem(title=one(passages, "item_title").text, asks=asks),),
        marks=tuple((name, "P") for name in MEMBERS),
    )


MEETING = RealMeeting("004", programme)


def number_of_item(passages: Sequence[Passage]) -> int:
    """The number of the item, by that of its first paragraph."""
    return int(all_of(passages, "paragraph")[0].number.split(".")[0])


def _entities(passages: Sequence[Passage], ids: Ids) -> Iterator[Entity]:
    board = Board(
        id=ids.new(),
        names=(DatedName(one(passages, "asks_heading").span(*AROUND_THE_NAME)),),
        chair_title=CHAIR,
        house_style=WEB_ITEM.key,
        item_numbering=ItemNumbering.THROUGH_YEAR,
    )
    category = Category(id=ids.new(), board_id=board.id, position=0, name="Members")
    yield from (board, category)
    for place, name in enumerate(MEMBERS):
        post = Post(id=ids.new(), names=(DatedName(name),))
        roles = (SeatRole.CHAIR,) if name == CHAIR else ()
        seat = Seat(
            id=ids.new(), board_id=board.id, category_id=category.id, position=place, title=name, roles=roles
        )  # fmt: skip
        yield from (post, seat, Member(id=ids.new(), seat_id=seat.id, holder=Party(post_id=post.id)))
    yield from _meeting_before(board, number_of_item(passages) - 1, ids)


def _meeting_before(board: Board, number: int, ids: Ids) -> Iterator[Entity]:
    """The earlier meeting of that year, which ended with the item of that number."""
    meeting = Meeting(
        id=ids.new(),
        board_id=board.id,
        date=date(2019, 6, 20),
        start=time(10, 30),
        time_zone=board.time_zone,
        first_number=number,
    )
    yield from (meeting, AgendaItem(id=ids.new(), meeting_id=meeting.id, position=0, title="Date of the next meeting"))
