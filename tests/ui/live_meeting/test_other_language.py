"""From an item of the minutes to the same one in the other language, which another board keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from clerk_app.domain.board import Board, Relation, RelationKind
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Minute
from clerk_app.domain.names import DatedName
from clerk_app.ui.actions import ActionId
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from tests.ui.live_meeting.live import Live
from tests.ui.sample_meeting import BOARD

WELSH, THERE, AT_NIGHT = (Id(digit * 32) for digit in "456")


def put(live: Live, *entities: Board | Meeting | Minute) -> None:
    names = {Board: "boards", Meeting: "meetings", Minute: "minutes"}
    for one in entities:
        live.meeting.store.shelf.entities[names[type(one)], one.id] = one


@pytest.fixture
def tied(live: Live) -> Live:
    """The board keeps its minutes in Welsh too; no meeting was added there yet."""
    own = live.meeting.store.queries.entity(Board, BOARD)
    assert own is not None
    to_welsh, back = (Relation(kind=RelationKind.OTHER_LANGUAGE, board_id=one) for one in (WELSH, BOARD))
    welsh = replace(own, id=WELSH, names=(DatedName("Bwrdd"),), language="cy-GB", relations=(back,))
    put(live, replace(own, relations=(to_welsh,)), welsh)
    return live


def ask(live: Live) -> None:
    live.room.presenter.refresh(live.record, live.meeting.clock.now())
    live.window.book.run(ActionId.OTHER_LANGUAGE)


def test_where_minutes_are_kept_in_one_language_it_says_where_another_is_entered(live: Live) -> None:
    live.window.book.run(ActionId.OTHER_LANGUAGE)
    assert live.bar(BarPlace.PROBLEM).startswith("These minutes are kept in one language.")


def test_without_a_meeting_of_that_day_there_it_says_so(tied: Live) -> None:
    put(tied, Meeting(id=THERE, board_id=WELSH, date=date(2019, 1, 1), start=time(9)))
    ask(tied)
    assert tied.bar(BarPlace.PROBLEM).startswith("The board that keeps these minutes in another language")


def test_the_same_item_is_shown_there_and_of_two_meetings_of_the_day_that_of_the_hour(tied: Live) -> None:
    own = tied.record.meeting
    put(
        tied,
        replace(own, id=AT_NIGHT, board_id=WELSH, start=time(0, 1)),
        replace(own, id=THERE, board_id=WELSH),
        *(Minute(id=Id(f"8{n:031x}"), meeting_id=THERE, position=n, heading=f"Eitem {n}") for n in range(8)),
    )
    tied.press("Ctrl+5")
    ask(tied)
    room = tied.screen.room
    place = [minute.id for minute in tied.record.minutes].index(tied.meeting.minutes[5])
    assert (room.meeting_id, room.presenter.shown) == (THERE, Id(f"8{place:031x}"))
