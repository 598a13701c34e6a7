"""Home as it was left stands in the window before the store is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app import bootstrap
from clerk_app.cli import gui
from clerk_app.services.acts import CreateMeeting
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.app import Program
from clerk_app.ui.background.write_lane import OpenStore
from clerk_app.ui.place import ScreenName
from clerk_app.ui.problems import Way
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.home.body import HomeBody
from clerk_app.ui.views.home.view import HomeScreen
from tests.fakes import SetClock

NOW = datetime.fromisoformat("2024-09-30T09:00:00+00:00")


class Desktop:
    """A store with the sample boards, and the window that is started on it again and again."""

    def __init__(self, folder: Path, theme: Theme, qtbot: QtBot) -> None:
        self.clock = SetClock(NOW)
        self.store = folder / "records.clerk"
        self.kept = gui.home_file(self.store)
        self.may_open = Event()
        self.may_open.set()
        self._look = folder / "window.json"
        self._theme, self._qtbot = theme, qtbot
        self._programs: list[Program] = []
        with bootstrap.closing(bootstrap.open_or_create(self.store, self.clock)) as app:
            bootstrap.load_samples(app, NOW.date())

    def start(self, trouble: Trouble | None = None) -> Program:
        """The program once its frame is painted and, where there is one, Home as it was left."""
        launch = gui.launch_on(self.store, self.clock, self._look)

        def open_store() -> OpenStore:
            assert self.may_open.wait(30)
            if trouble is not None:
                raise trouble
            return launch.open_store()

        program = Program(replace(launch, open_store=open_store), self._theme, _quit)
        self._programs.append(program)
        self._qtbot.addWidget(program.window)
        with self._qtbot.waitSignals([program.window.painted]):
            program.show()
        return program

    def whole(self, program: Program) -> HomeScreen:
        """Home once it has read the store."""
        self.may_open.set()
        self._qtbot.waitUntil(lambda: isinstance(program.window.screen_shown, HomeScreen))
        screen = program.window.screen_shown
        assert isinstance(screen, HomeScreen)
        self._qtbot.waitUntil(lambda: program.jobs.is_idle)
        return screen

    def leave(self, program: Program) -> None:
        """Close the window."""
        assert program.window.close()
        program.close()
        self._programs.remove(program)

    def left_once(self) -> None:
        """The window was opened and closed."""
        program = self.start()
        self.whole(program)
        self.leave(program)

    def end(self) -> None:
        self.may_open.set()
        for program in self._programs:
            program.close()


def _quit(*asked: object) -> Way:
    return Way.QUIT


@pytest.fixture
def desktop(theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path, theme, qtbot)
    yield desktop
    desktop.end()


def sight(program: Program) -> HomeBody | None:
    """What stands in the window of Home before there is a screen."""
    shown = program.window.stack.currentWidget()
    return shown if isinstance(shown, HomeBody) else None


def _screen(program: Program) -> ScreenName | None:
    place = program.navigation.place
    return place.screen if place is not None else None


def test_home_is_there_as_it_was_left_before_the_store_is_open(desktop: Desktop) -> None:
    program = desktop.start()
    assert sight(program) is None
    left = desktop.whole(program).body
    words = left.name.text(), left.next_meeting.button.text(), left.next_meeting.lines[0].accessibleName()
    title, keys = program.window.windowTitle(), program.window.hints.text()
    desktop.leave(program)
    desktop.may_open.clear()
    again = desktop.start()
    body = sight(again)
    assert body is not None
    assert again.window.screen_shown is None
    found = body.name.text(), body.next_meeting.button.text(), body.next_meeting.lines[0].accessibleName()
    assert found == words
    assert again.window.windowTitle() == title
    assert again.window.hints.text() == keys != ""
    assert body.main_button.hasFocus()
    assert desktop.whole(again).body is body
    assert body.isVisible()
    assert body.main_button.hasFocus()


def test_what_is_asked_for_before_the_store_is_open_is_done_once_it_is(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.left_once()
    desktop.may_open.clear()
    program = desktop.start()
    body = sight(program)
    assert body is not None
    QTest.keyClick(body.main_button, Qt.Key.Key_Return)
    desktop.may_open.set()
    qtbot.waitUntil(lambda: _screen(program) not in (None, ScreenName.HOME))
    assert program.navigation.place is not None
    assert program.navigation.place.meeting_id is not None


def test_a_screen_that_is_chosen_in_the_navigation_meanwhile_is_gone_to(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.left_once()
    desktop.may_open.clear()
    program = desktop.start()
    assert sight(program) is not None
    program.window.navigation.screen_asked.emit(str(ScreenName.MEMBERS))
    desktop.may_open.set()
    qtbot.waitUntil(lambda: _screen(program) is ScreenName.MEMBERS)


def test_a_store_that_was_written_to_since_is_read_first(desktop: Desktop) -> None:
    desktop.left_once()
    with bootstrap.closing(bootstrap.open_existing(desktop.store, desktop.clock)) as app:
        board = app.queries.boards()[0]
        app.execute(CreateMeeting(board_id=board.id, date=NOW.date(), start=time(15)))
    desktop.may_open.clear()
    assert sight(desktop.start()) is None
    desktop.may_open.set()  # a window that is closed waits for its store


@pytest.mark.parametrize(("days", "is_kept"), [(1, True), (6, True), (7, False), (-1, False)])
def test_it_is_kept_for_a_week_and_each_day_has_its_own_words(desktop: Desktop, days: int, is_kept: bool) -> None:
    desktop.left_once()
    desktop.clock.set(NOW + timedelta(days=days))
    desktop.may_open.clear()
    program = desktop.start()
    body = sight(program)
    assert (body is not None) is is_kept
    if body is None:
        desktop.may_open.set()  # a window that is closed waits for its store
    else:
        before = body.next_meeting.accessibleName(), body._today.text(), body.next_meeting._when.text()
        read = desktop.whole(program).body
        assert (read.next_meeting.accessibleName(), read._today.text(), read.next_meeting._when.text()) == before


def test_a_file_that_cannot_be_understood_keeps_no_window_from_opening(desktop: Desktop) -> None:
    desktop.left_once()
    kept = desktop.kept.read_bytes()
    for data in (b"", kept[:-9], b"\xff" + kept):
        desktop.kept.write_bytes(data)
        program = desktop.start()
        assert sight(program) is None
        assert desktop.whole(program).body.name.text()
        desktop.leave(program)
    desktop.kept.unlink()
    assert sight(desktop.start()) is None


def test_where_the_store_does_not_open_nothing_is_shown_that_may_not_be_so(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.left_once()
    desktop.may_open.clear()
    program = desktop.start(Trouble(TroubleCode.STORE_DAMAGED, path=str(desktop.store)))
    assert sight(program) is not None
    desktop.may_open.set()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert sight(program) is None
