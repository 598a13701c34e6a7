"""The meeting of 7 February 2019 before it is minuted, which is the board's first."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial

from clerk_app.domain.board import Board, DateStyle, Formats, TimeStyle
from clerk_app.domain.kinds import Entity
from clerk_app.domain.minutes import POSITION_GAP
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Party, Post
from clerk_app.domain.seats import Category, Member, Seat, SeatRole
from clerk_app.services.ports import Ids
from tests.house_styles import ITEM_TABLE
from tests.seeds.programme import Programme, RealMeeting, TypedItem
from tests.seeds.seed_map import Passage, all_of, one

BEFORE_THE_NAME = 2
"""How many words of the title come before the name of the board."""
BEFORE_THE_TIMES = 3
"""How many words of a next meeting say its day."""
GUESTS = "Guests"


def programme(passages: Sequence[Passage]) -> Programme:
    """The meeting before it is minuted; the next ones are announced for the year of this one."""
    spoken = datetime.strptime(one(passages, "date").text, "%A %d %B %Y")
    start, _, end = one(passages, "times").words
    groups, apologies = groups_of(passages), one(passages, "apologies").pieces()
    seated = [name for group, names in groups.items() if group != GUESTS for name in names]
    return Programme(
        opened_at=datetime(spoken.year, spoken.month, spoken.day, 9, 40, tzinfo=UTC),
        board=partial(_entities, passages),
        day=spoken.date(),
        start=start,
        end=end,
        venue=one(passages, "venue").text,
        items=tuple(_item(heading) for heading in all_of(passages, "heading")),
        marks=(*((name, "P") for name in seated), *((name, "A") for name in apologies)),
        guests=tuple(groups[GUESTS]),
        next_meetings=tuple(
            f"{meeting.span(0, BEFORE_THE_TIMES)} {spoken.year} {meeting.span(BEFORE_THE_TIMES)}"
            for meeting in all_of(passages, "next_meeting")
        ),
    )


MEETING = RealMeeting("000", programme)


def groups_of(passages: Sequence[Passage]) -> dict[str, list[str]]:
    """Who attended, by the headings of the list; the chair, who stands above them, under none."""
    attendance = one(passages, "attendance")
    groups: dict[str, list[str]] = {"": []}
    for place, words in enumerate(attendance.pieces()):
        if place in attendance.facts["headings"]:
            groups[words] = []
        elif place == attendance.facts["chair"]:
            groups[""].append(" ".join(words.split()[: -attendance.facts["chair_words"]]))
        else:
            groups[[*groups][-1]].append(words)
    return groups


def _item(heading: Passage) -> TypedItem:
    title, lead = heading.facts["title_words"], heading.facts["lead_words"]
    return TypedItem(
        title=heading.span(0, title),
        lead=heading.span(title, title + lead).removeprefix("(").removesuffix(")"),
        time=heading.span(title + lead),
    )


def _entities(passages: Sequence[Passage], ids: Ids) -> Iterator[Entity]:
    board = Board(
        id=ids.new(),
        names=(DatedName(one(passages, "title").span(BEFORE_THE_NAME)),),
        formats=Formats(date=DateStyle.WEEKDAY, time=TimeStyle.HOURS),
        time_zone="Europe/Jersey",
        holidays="JE",
        house_style=ITEM_TABLE.key,
    )
    yield board
    for place, (group, names) in enumerate(_seated(passages).items()):
        category = Category(id=ids.new(), board_id=board.id, position=place, name=group) if group else None
        if category is not None:
            yield category
        for number, name in enumerate(names):
            post = Post(id=ids.new(), names=(DatedName(name),))
            seat = Seat(
                id=ids.new(),
                board_id=board.id,
                category_id=category.id if category is not None else None,
                position=place * POSITION_GAP + number,
                title=name,
                roles=() if group else (SeatRole.CHAIR,),
            )
            yield from (post, seat, Member(id=ids.new(), seat_id=seat.id, holder=Party(post_id=post.id)))


def _seated(passages: Sequence[Passage]) -> dict[str, list[str]]:
    """The groups with who has a seat in them: no guest, and among the last those who sent apologies."""
    groups = {group: names if group != GUESTS else [] for group, names in groups_of(passages).items()}
    groups[[*groups][-2]] += one(passages, "apologies").pieces()
    return groups
