"""The disk fails under the window: it never says saved, keeps the words, and goes on when the disk is back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.services.acts import AddItem
from clerk_app.ui.app import _ExceptionHook
from clerk_app.ui.autosave import SavePhase, SaveState
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen
from tests.bad_input.window import Started
from tests.storage.failing_disk import FailingDisk, failing_disk


@pytest.fixture
def disk(store: Path) -> Iterator[FailingDisk]:
    """The disk that the store is on; the window's own files are there too."""
    with failing_disk(store.parent) as disk:
        yield disk


@pytest.fixture
def started(
    disk: FailingDisk, store: Path, themed_application: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Started]:
    started = Started(store, themed_application, qtbot)
    monkeypatch.setattr(sys, "excepthook", _ExceptionHook(started.program))
    yield started
    started.end()


class Typist:
    """Somebody who types while the disk fails, and reads what the window says."""

    def __init__(self, started: Started, disk: FailingDisk) -> None:
        self._started, self._disk = started, disk
        started.show()
        self.screen, self.room = started.live()
        self.said: list[SaveState] = []
        self.room.autosave.state_changed.connect(self.said.append)

    def type_while_it_fails(self, at: int, *, for_good: bool) -> bool:
        """True where a call failed; fails where the window says of words that they are saved, and they are not."""
        self.said.clear()
        words = f" The ferry is {at} minutes late{'.' if for_good else ','}"
        with self._disk.failing(at, for_good=for_good):
            QTest.keyClicks(self.room.editor, words)
            self.room.autosave.flush(keep=True)
            self._started.program.lane.drain()
        failed = self._disk.failed
        assert words in self.room.editor.toPlainText()
        if self.room.autosave.state.phase is SavePhase.NOT_SAVED:
            assert failed
            assert [state.phase for state in self.said] == [SavePhase.NOT_SAVED]
            self._bar_says_so(self.room)
            self.room.autosave.try_now()
            self._started.program.lane.drain()
        assert self.room.autosave.state.phase is SavePhase.SAVED
        assert self.room.pane.bar(BarPlace.NOT_SAVED) is None
        assert words in self._started.words_on_disk(), failed
        return bool(failed)

    def sweep(self, stride: int) -> int:
        """Type while each call fails in its turn, or some of them; how many did."""
        points = 0
        for at in count(0, stride):
            failed = sum(self.type_while_it_fails(at, for_good=for_good) for for_good in (False, True))
            points += failed
            if not failed:
                break
        print(f"{points} calls let fail under somebody's typing: nothing was said to be saved that was not")
        return points

    def _bar_says_so(self, room: LiveRoom) -> None:
        bar = room.pane.bar(BarPlace.NOT_SAVED)
        assert bar is not None
        assert bar.title
        assert "Keep typing" in bar.text


def test_words_typed_while_a_call_of_the_disk_fails_are_kept_and_saved_when_it_is_back(
    started: Started, disk: FailingDisk
) -> None:
    assert Typist(started, disk).sweep(9) > 2


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_words_typed_while_any_call_of_the_disk_fails_are_kept_and_saved_when_it_is_back(
    started: Started, disk: FailingDisk
) -> None:
    assert Typist(started, disk).sweep(1) > 20


def test_a_disk_that_gives_nothing_is_told_wherever_one_goes_and_the_meeting_goes_on(
    started: Started, disk: FailingDisk
) -> None:
    typist = Typist(started, disk)
    record, program = typist.room.presenter.record, started.program
    QTest.keyClicks(typist.room.editor, " The ferry is late.")
    for name in ScreenName:
        place = Place(screen=name, board_id=record.board.id, meeting_id=record.meeting.id)
        with disk.failing(0, for_good=True):
            program.navigation.go(place)
            program.lane.submit(AddItem(meeting_id=record.meeting.id, title="Tolls"))
            program.lane.drain()
        program.navigation.go(Place(screen=ScreenName.LIVE, board_id=record.board.id, meeting_id=record.meeting.id))
        assert isinstance(started.window.screen_shown, LiveScreen)
    typist.room.autosave.try_now()
    program.lane.drain()
    assert "The ferry is late." in started.words_on_disk()
    assert not typist.type_while_it_fails(10_000, for_good=True)
