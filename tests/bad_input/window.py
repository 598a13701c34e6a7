"""The program on a real store that is to be harmed, with hands on it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.cli.gui import launch_on
from clerk_app.domain.meeting import Meeting
from clerk_app.services.acts import AddItem, StartMeeting
from clerk_app.ui.app import Program
from clerk_app.ui.background.write_lane import OpenStore
from clerk_app.ui.main_window import MainWindow
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.problems import Problem, Way
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from tests.fakes import SetClock


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
