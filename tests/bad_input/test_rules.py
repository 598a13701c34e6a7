"""What cannot be, said to the services on the real store: the sentence names it, and nothing is changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import pytest

from clerk_app import bootstrap
from clerk_app.domain.board import Board
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Attendee
from clerk_app.domain.names import DatedName
from clerk_app.domain.partial_date import PartialDate, Slot
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import (
    Act,
    AddAttendee,
    AddItem,
    AddMinute,
    CreateBoard,
    CreateMeeting,
    EditItem,
    KeepVersion,
    MarkAttendance,
    PlanMeeting,
    SendSubstitute,
    StartMeeting,
    TimeMeeting,
)
from clerk_app.services.app import App
from clerk_app.services.interchange import export_store
from clerk_app.wording.problems import broken_rule_words

DAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Room:
    """A meeting of a sample board on the real store, begun at three o'clock, with one item."""

    app: App
    board: Id
    meeting: Id
    item: Id
    attendee: Id


@pytest.fixture(scope="module")
def room(sampled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    store = Path(shutil.copy(sampled, tmp_path_factory.mktemp("room")))
    with bootstrap.closing(bootstrap.open_existing(store)) as app:
        board = app.queries.boards()[0].id
        meeting = app.execute(CreateMeeting(board_id=board, date=DAY, start=time(15))).made
        assert meeting is not None
        item = app.execute(AddItem(meeting_id=meeting, title="Moorings")).made
        assert item is not None
        attendee = app.queries.where(Attendee, meeting_id=meeting)[0].id
        app.execute(StartMeeting(meeting_id=meeting, at=datetime(2026, 3, 2, 15)))
        yield Room(app, board, meeting, item, attendee)


NAMELESS = ("", "   ", "\x00\x1b\n\t", "\ud800")

EMPTY: dict[str, Callable[[Room, str], Act]] = {
    "board": lambda r, name: CreateBoard(board=Board(id=Id(""), names=(DatedName(name),))),
    "item": lambda r, name: AddItem(meeting_id=r.meeting, title=name),
    "renamed item": lambda r, name: EditItem(item_id=r.item, title=name),
    "minute": lambda r, name: AddMinute(meeting_id=r.meeting, heading=name),
    "guest": lambda r, name: AddAttendee(meeting_id=r.meeting, name=name),
    "substitute": lambda r, name: SendSubstitute(meeting_id=r.meeting, for_attendee_id=r.attendee, name=name),
    "version": lambda r, name: KeepVersion(meeting_id=r.meeting, name=name),
}

IMPOSSIBLE: dict[str, tuple[Callable[[Room], Act], str]] = {
    "departure before the arrival": (
        lambda r: MarkAttendance(
            meeting_id=r.meeting, attendee_id=r.attendee, kind=EventKind.LEFT, at=datetime(2026, 3, 2, 15, 5)
        ),
        "The harbour master was not in the room at 15:05. Record the arrival first, or choose a later time.",
    ),
    "end of the meeting before its start": (
        lambda r: TimeMeeting(meeting_id=r.meeting, kind=EventKind.ENDED, at=datetime(2026, 3, 2, 14, 30)),
        "The end, 14:30, comes before the start, 15:00. Choose a later end.",
    ),
    "announced end before its start": (
        lambda r: CreateMeeting(board_id=r.board, date=DAY, start=time(10), end=time(9)),
        "The end, 09:00, comes before the start, 10:00. Choose a later end.",
    ),
    "slot that ends before it begins": (
        lambda r: EditItem(item_id=r.item, title="Moorings", slot=Slot(start=time(10), end=time(10))),
        "The end, 10:00, comes before the start, 10:00. Choose a later end.",
    ),
    "next meeting that ends before it begins": (
        lambda r: PlanMeeting(meeting_id=r.meeting, on=PartialDate(day=4, month=5), start=time(10), end=time(9)),
        "The end, 09:00, comes before the start, 10:00. Choose a later end.",
    ),
    "day that no month has, said without a year": (
        lambda r: PlanMeeting(meeting_id=r.meeting, on=PartialDate(day=31, month=2)),
        "There is no such date as 31/2. Choose another.",
    ),
    "day that no month has": (
        lambda r: PlanMeeting(meeting_id=r.meeting, on=PartialDate(day=31, month=2, year=2026)),
        "There is no such date as 31/2/2026. Choose another.",
    ),
}


def refused(room: Room, act: Act) -> str:
    """The sentence."""
    with pytest.raises(BrokenRule) as broken:
        room.app.execute(act)
    return broken_rule_words(broken.value.code, broken.value.values, lambda _id: "the harbour master")


@pytest.mark.parametrize("what", EMPTY)
def test_a_name_of_which_nothing_is_left_is_asked_for(room: Room, what: str) -> None:
    before = export_store(room.app.queries)
    said = [refused(room, EMPTY[what](room, name)) for name in NAMELESS]
    assert said == ["A name is missing. Write the name."] * len(NAMELESS)
    assert export_store(room.app.queries) == before


@pytest.mark.parametrize(("act", "sentence"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_what_cannot_have_been_is_said_with_its_times(room: Room, act: Callable[[Room], Act], sentence: str) -> None:
    before = export_store(room.app.queries)
    assert refused(room, act(room)) == sentence
    assert export_store(room.app.queries) == before
