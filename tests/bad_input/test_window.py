"""The window on records that are harmed, and with words that cannot be saved: it says so, and lets go of nothing."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.cli.gui import launch_on
from clerk_app.domain.meeting import Meeting
from clerk_app.services.acts import AddItem, StartMeeting
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.lock import lock_path
from clerk_app.ui.app import Program
from clerk_app.ui.background.write_lane import OpenStore
from clerk_app.ui.main_window import MainWindow
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.problems import Problem, Way
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from tests.fakes import SetClock
from tests.storage.processes import start


class Asked:
    """Answers every question with the way given, and keeps what was asked."""

    def __init__(self) -> None:
        self.answer = Way.QUIT
        self.problems: list[Problem] = []
        self.ways: list[tuple[Way, ...]] = []

    def __call__(self, theme: Theme, problem: Problem, ways: tuple[Way, ...], window: MainWindow) -> Way:
        self.problems.append(problem)
        self.ways.append(ways)
        return self.answer


class Started:
    """The program on a real store."""

    def __init__(self, store: Path, theme: Theme, qtbot: QtBot) -> None:
        self._store, self._qtbot = store, qtbot
        self.asked = Asked()
        launch = launch_on(store, SetClock(), store.with_name("look.json"))
        self.program = Program(replace(launch, heavy_modules=()), theme, self.asked)
        self.window = self.program.window
        self.opened: OpenStore | None = None
        self.program.lane.opened.connect(self._opened)
        qtbot.addWidget(self.window)

    def _opened(self, store: OpenStore) -> None:
        self.opened = store

    def show(self) -> None:
        self.program.show()
        self._qtbot.waitUntil(lambda: self.window.screen_shown is not None or bool(self.asked.problems))

    def live(self) -> tuple[LiveScreen, LiveRoom]:
        """The live screen of a meeting that is not approved, with an item to type in."""
        assert self.opened is not None
        queries = self.opened.app.queries
        meeting = max(queries.where(Meeting), key=lambda meeting: meeting.date)
        self.program.lane.submit(AddItem(meeting_id=meeting.id, title="Moorings"))
        self.program.lane.submit(StartMeeting(meeting_id=meeting.id))
        self.program.lane.drain()
        self.program.navigation.go(Place(screen=ScreenName.LIVE, board_id=meeting.board_id, meeting_id=meeting.id))
        screen = self.window.screen_shown
        assert isinstance(screen, LiveScreen)
        return screen, screen.room

    def type(self, words: str, room: LiveRoom) -> None:
        QTest.keyClicks(room.editor, words)
        room.autosave.flush()
        self.program.lane.drain()

    def go_home(self, room: LiveRoom) -> None:
        board_id = room.presenter.record.board.id
        self.program.navigation.go(Place(screen=ScreenName.HOME, board_id=board_id))
        self.program.lane.drain()

    def another_meeting(self, room: LiveRoom) -> Place:
        """The live screen of a meeting that is not the one in the room."""
        assert self.opened is not None
        meeting = next(one for one in self.opened.app.queries.where(Meeting) if one.id != room.meeting_id)
        return Place(screen=ScreenName.LIVE, board_id=meeting.board_id, meeting_id=meeting.id)

    def words_on_disk(self) -> str:
        """Every word of every paragraph, read by a program of its own, as it were."""
        with closing(sqlite3.connect(f"{self._store.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return " ".join(row[0] for row in connection.execute("SELECT text FROM blocks"))

    def end(self) -> None:
        self.program.close()


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
