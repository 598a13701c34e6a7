"""The board of a real document before its meeting: seats and members, and the meeting before."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.cli.gui import state_file
from clerk_app.domain.actions import Action, Owner
from clerk_app.domain.board import Board, Category, DateStyle, Formats, Member, Seat, SeatRole
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import POSITION_GAP, Block, BlockKind, Minute
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Group, Party, Post
from clerk_app.domain.quorum import FractionOfSeats, QuorumRule
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import ImportEntities
from clerk_app.services.app import App
from clerk_app.services.ports import Clock, Ids
from tests.seeds.seed_map import Passage

DAY = date(2022, 1, 24)
END = time(17, 30)
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


def one(passages: Sequence[Passage], kind: str) -> Passage:
    """The only passage of a kind."""
    (found,) = (passage for passage in passages if passage.kind == kind)
    return found


def all_of(passages: Sequence[Passage], kind: str) -> list[Passage]:
    """The passages of a kind, in order."""
    return [passage for passage in passages if passage.kind == kind]


def owners(action: Passage) -> list[str]:
    """The owners of an action, each by their own words."""
    return [action.span(*bounds).rstrip(".") for bounds in action.facts["owner_words"]]


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


def prepare(path: Path, passages: Sequence[Passage], clock: Clock) -> Names:
    """A store with the board and its members, and the actions of its last meeting, as the clerk finds it on the day.

    Both papers are exported beside it, as they were the last time.
    """
    names = names_in(passages)
    remembered = {"export.folder": str(path.parent), "export.formats": "docx,pdf"}
    state_file(path).write_text(json.dumps(remembered))
    opened = bootstrap.open_or_create(path, clock)
    with bootstrap.closing(opened) as app:
        _prepare(app, names, passages)
    return names


def _prepare(app: App, names: Names, passages: Sequence[Passage]) -> None:
    board = _board(passages, app.ids)
    parties = {name: _party(name, names, app.ids) for name in (*names.present, *names.apologies, *names.others)}
    entities: list[Entity] = [*(entity for entity, _ in parties.values()), board]
    entities += _seats(board, names, {name: party for name, (_, party) in parties.items()}, app.ids)
    entities += _meeting_before(board, passages, {name: party for name, (_, party) in parties.items()}, app.ids)
    app.execute(ImportEntities(entities=tuple(entities)))


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
        quorum=QuorumRule(tree=FractionOfSeats(numerator=1, denominator=3)),
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
