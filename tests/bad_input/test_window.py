"""The window on records that are harmed, and with words that cannot be saved: it says so, and lets go of nothing."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.lock import lock_path
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.problems import Way
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from tests.bad_input.window import Started
from tests.storage.processes import start


@pytest.fixture
def started(store: Path, themed_application: Theme, qtbot: QtBot) -> Iterator[Started]:
    started = Started(store, themed_application, qtbot)
    yield started
    started.end()


def harm(store: Path, statement: str) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(statement)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def test_records_whose_boards_cannot_be_read_are_said_to_be_damaged_and_no_empty_window_is_shown(
    started: Started, store: Path
) -> None:
    harm(store, "UPDATE boards SET legal_name = 'harmed'")
    started.show()
    assert [problem.words.title for problem in started.asked.problems] == ["The records are damaged"]
    assert started.asked.problems[0].words.text == (
        "Part of “records.clerk” cannot be read, most likely because of the disk."
    )
    assert not started.window.isVisible()


def test_an_error_before_anything_is_shown_is_said_too(started: Started) -> None:
    started.program.rescue(ZeroDivisionError())
    assert [problem.words.title for problem in started.asked.problems] == ["Something went wrong in Clerk"]
    assert started.asked.ways == [(Way.QUIT,)]


@pytest.fixture
def unable(started: Started, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Trouble]]:
    """Put a trouble into this list, and no commit succeeds until it is taken out again."""
    from clerk_app.storage.unit_of_work import SqlUnit  # noqa: PLC0415 -- the window loads it after it has painted

    troubles: list[Trouble] = []
    commit = SqlUnit.commit

    def failing(unit: SqlUnit) -> None:
        if troubles:
            raise troubles[0]
        commit(unit)

    monkeypatch.setattr(SqlUnit, "commit", failing)
    yield troubles
    troubles.clear()


@pytest.mark.parametrize("code", [TroubleCode.DISK_FULL, TroubleCode.STORE_GONE, TroubleCode.DISK_ERROR])
def test_words_that_could_not_be_saved_keep_the_window_open_wherever_one_has_gone(
    started: Started, unable: list[Trouble], code: TroubleCode
) -> None:
    started.show()
    screen, room = started.live()
    unable.append(Trouble(code))
    started.type("The ferry is late.", room)
    started.go_home(room)

    assert not started.window.close()
    assert started.window.screen_shown is screen
    bar = room.pane.bar(BarPlace.NOT_SAVED)
    assert bar is not None
    assert bar.title == "Clerk has stayed open"
    assert "The ferry is late." in room.editor.toPlainText()
    assert "The ferry is late." not in started.words_on_disk()

    unable.clear()
    assert started.window.close()
    assert "The ferry is late." in started.words_on_disk()


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be deleted there")
def test_words_typed_while_another_window_writes_the_records_are_said_not_to_be_saved(
    started: Started, store: Path
) -> None:
    started.show()
    _, room = started.live()
    lock_path(store).unlink()
    with start("hold", store) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        started.type("The ferry is late.", room)
        bar = room.pane.bar(BarPlace.NOT_SAVED)
        assert bar is not None
        assert bar.title.endswith("The records are being changed in another window.")
        assert "The ferry is late." not in started.words_on_disk()
        other.communicate(timeout=60)
    room.autosave.try_now()
    started.program.lane.drain()
    assert room.pane.bar(BarPlace.NOT_SAVED) is None
    assert "The ferry is late." in started.words_on_disk()


def test_words_that_could_not_be_saved_are_there_again_on_coming_back_and_are_saved_with_the_next(
    started: Started, unable: list[Trouble]
) -> None:
    started.show()
    _, room = started.live()
    unable.append(Trouble(TroubleCode.DISK_FULL))
    started.type("The ferry", room)
    started.go_home(room)
    record = room.presenter.record
    started.program.navigation.go(Place(screen=ScreenName.LIVE, board_id=record.board.id, meeting_id=record.meeting.id))
    unable.clear()
    started.type(" is late.", room)
    assert "The ferry is late." in started.words_on_disk()
    assert not room.autosave.has_unsaved


def test_no_other_meeting_takes_the_place_of_words_that_could_not_be_saved(
    started: Started, unable: list[Trouble]
) -> None:
    started.show()
    screen, room = started.live()
    unable.append(Trouble(TroubleCode.DISK_FULL))
    started.type("The ferry is late.", room)
    started.go_home(room)
    other = started.another_meeting(room)
    started.program.navigation.go(other)
    assert screen.room is room
    assert started.window.screen_shown is screen
    assert room.pane.bar(BarPlace.NOT_SAVED) is not None

    unable.clear()
    room.autosave.try_now()
    started.program.lane.drain()
    assert "The ferry is late." in started.words_on_disk()
    QTest.keyClicks(room.editor, " So is the tide.")
    started.program.navigation.go(other)
    assert screen.room.meeting_id == other.meeting_id
    assert "The ferry is late. So is the tide." in started.words_on_disk()


def test_words_typed_while_the_lane_is_busy_are_all_there_when_the_window_has_closed(
    started: Started,
) -> None:
    started.show()
    _, room = started.live()
    for number in range(20):
        QTest.keyClicks(room.editor, f"w{number} ")
        room.autosave.flush()
    assert started.window.close()
    on_disk = started.words_on_disk()
    assert all(f"w{number} " in on_disk for number in range(20))
