"""The meeting of 24 January 2022 before it is minuted: seats and members, and the meeting before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial

from clerk_app.domain.actions import Action, Owner
from clerk_app.domain.board import Board, DateStyle, Formats
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Group, Party, Post
from clerk_app.domain.richtext import typed
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.usual import share_of_voting_members
from clerk_app.domain.seats import Category, Member, Seat, SeatRole
from clerk_app.services.ports import Ids
from tests.seeds.programme import Programme, RealMeeting, TypedItem
from tests.seeds.seed_map import Passage, all_of, one, owners

TITLE_WORDS = 2
"""How many words of the running title are the board's; the date and the times follow."""


@dataclass(frozen=True)
class Names:
    """Who belongs to the meeting, by the words of the document."""

    present: tuple[str, ...]
    apologies: tuple[str, ...]
    others: tuple[str, ...]
    chair: str
    minute_taker: str
    group: str


def names_in(passages: Sequence[Passage]) -> Names:
    """Everybody whom the document names."""
    attendance, apologies = one(passages, "attendance"), one(passages, "apologies").pieces()
    present = attendance.pieces()
    chair, taker, group = (attendance.facts[fact] for fact in ("chair", "minute_taker", "group"))
    present[chair] = " ".join(present[chair].split()[: -attendance.facts["chair_words"]]).rstrip(",")
    present[taker] = present[taker].partition(", ")[2]
    known = {*present, *apologies}
    named = dict.fromkeys(owner for action in all_of(passages, "action") for owner in owners(action))
    others = tuple(owner for owner in named if owner not in known)
    return Names(tuple(present), tuple(apologies), others, present[chair], present[taker], present[group])


def item_titles(passages: Sequence[Passage]) -> list[str]:
    """The agenda: a title for each heading, two where items were taken together."""
    titles: list[str] = []
    for heading in all_of(passages, "heading"):
        first = heading.facts.get("first_item_words")
        titles += [heading.text] if first is None else [heading.span(0, first), heading.span(first + 1)]
    return titles


def programme(passages: Sequence[Passage]) -> Programme:
    """The meeting before it is minuted; it starts as the one before did."""
    names = names_in(passages)
    announced = next(passage for passage in passages if "next_meeting_words" in passage.facts)
    return Programme(
        opened_at=datetime(2022, 1, 24, 15, 15, tzinfo=UTC),
        board=partial(_entities, names, passages),
        day=date(2022, 1, 24),
        end="17:30",
        items=tuple(TypedItem(title=title) for title in item_titles(passages)),
        marks=(*((name, "P") for name in names.present), *((name, "A") for name in names.apologies)),
        next_meetings=(announced.span(*announced.facts["next_meeting_words"]).rstrip("."),),
    )


MEETING = RealMeeting("001", programme)


def _entities(names: Names, passages: Sequence[Passage], ids: Ids) -> Iterator[Entity]:
    board = _board(passages, ids)
    made = {name: _party(name, names, ids) for name in (*names.present, *names.apologies, *names.others)}
    parties = {name: party for name, (_, party) in made.items()}
    yield from (entity for entity, _ in made.values())
    yield board
    yield from _seats(board, names, parties, ids)
    yield from _meeting_before(board, passages, parties, ids)


def _board(passages: Sequence[Passage], ids: Ids) -> Board:
    running = one(passages, "running_title")
    return Board(
        id=ids.new(),
        names=(DatedName(f"{running.span(0, TITLE_WORDS)} Board"),),
        cover_title=one(passages, "cover_title").text,
        running_title=running.span(0, TITLE_WORDS),
        formats=Formats(date=DateStyle.ORDINAL, time_range_joint="-"),
        time_zone="Europe/Jersey",
        holidays="JE",
        quorum=QuorumRule(tree=share_of_voting_members(1, 3)),
    )


def _party(name: str, names: Names, ids: Ids) -> tuple[Entity, Party]:
    if name == names.group:
        group = Group(id=ids.new(), names=(DatedName(name),))
        return group, Party(group_id=group.id)
    post = Post(id=ids.new(), names=(DatedName(name),))
    return post, Party(post_id=post.id)


def _seats(board: Board, names: Names, parties: dict[str, Party], ids: Ids) -> Iterator[Entity]:
    category = Category(id=ids.new(), board_id=board.id, position=0, name="Members")
    yield category
    for place, (name, party) in enumerate(parties.items()):
        roles = (SeatRole.CHAIR,) if name == names.chair else (SeatRole.CLERK,) if name == names.minute_taker else ()
        seat = Seat(
            id=ids.new(),
            board_id=board.id,
            category_id=category.id,
            position=place * POSITION_GAP,
            title=name,
            roles=roles,
            voting=name not in (names.group, names.minute_taker),
        )
        yield seat
        yield Member(id=ids.new(), seat_id=seat.id, holder=party)


def _meeting_before(board: Board, passages: Sequence[Passage], parties: dict[str, Party], ids: Ids) -> Iterator[Entity]:
    """The earlier meeting with the actions it raised, those that are carried forward with their owners."""
    day = date.fromisoformat(one(passages, "approval").facts["approves"])
    meeting = Meeting(id=ids.new(), board_id=board.id, date=day, start=time(15, 30), time_zone=board.time_zone)
    minute = Minute(id=ids.new(), meeting_id=meeting.id, position=0, heading="Actions")
    yield meeting
    yield minute
    later = {action.facts["lines"][0]: action for action in all_of(passages, "action")}
    for place, earlier in enumerate(all_of(passages, "earlier_action")):
        carried_by = later.get(earlier.facts.get("carried_by", 0))
        called = owners(carried_by) if carried_by is not None else []
        action = Action(
            id=ids.new(),
            board_id=board.id,
            meeting_id=meeting.id,
            owners=tuple(Owner(words=name, party=parties[name]) for name in called),
        )
        yield action
        yield Block(
            id=ids.new(),
            minute_id=minute.id,
            position=place * POSITION_GAP,
            kind=BlockKind.ACTION,
            text=typed(earlier.span(0, earlier.facts["wording_words"])),
            action_id=action.id,
        )
