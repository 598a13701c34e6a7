"""The saved mark, on every path by which words reach the disk: it speaks of none whose commit has not returned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency
from clerk_app.services.acts import Act as AnyAct
from clerk_app.services.acts import AddItem, ImportEntities, SaveBlocks
from clerk_app.ui.autosave import SavePhase, SaveState
from tests.fakes import MemoryUnit
from tests.ui.live_meeting.live import Live
from tests.ui.live_meeting.test_finding import _replace_all
from tests.ui.sample_meeting import MEETING

A_MOMENT = 0.1
"""Seconds that a commit is held back at most: the window may be waiting for it, and cannot let it go then."""


class SlowDisk:
    """Commits that are held back, what was submitted, and what the mark said before that was on the disk."""

    def __init__(self, live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
        self._live = live
        self._goes_on = Event()
        self._submitted = 0
        self._returned = 0
        self.said: list[SaveState] = []
        self.lies: list[SaveState] = []
        commit = MemoryUnit.commit

        def slowly(unit: MemoryUnit) -> None:
            self._goes_on.wait(A_MOMENT)
            commit(unit)

        monkeypatch.setattr(MemoryUnit, "commit", slowly)
        live.desk.lane.submitted.connect(self._note_submitted)
        live.desk.lane.committed.connect(self._note_committed)
        live.room.autosave.state_changed.connect(self._note_said)

    def let_go(self) -> None:
        self._goes_on.set()

    def _note_submitted(self, act: AnyAct) -> None:
        self._submitted += isinstance(act, SaveBlocks)

    def _note_committed(self, act: AnyAct, outcome: object) -> None:
        self._returned += isinstance(act, SaveBlocks)

    def _note_said(self, state: SaveState) -> None:
        self.said.append(state)
        if state.phase is SavePhase.SAVED and self._returned < self._submitted:
            self.lies.append(state)


@pytest.fixture
def disk(live: Live, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    disk = SlowDisk(live, monkeypatch)
    yield disk
    disk.let_go()


def _type(live: Live) -> None:
    live.type(" more")


def _type_and_move_on(live: Live) -> None:
    live.type(" more")
    live.press("Ctrl+Return")


def _type_and_undo(live: Live) -> None:
    live.type(" more")
    live.room.autosave.flush()
    live.press("Ctrl+Z")


def _undo_an_act(live: Live) -> None:
    live.press("Ctrl+Return")
    live.type("first words")
    live.press("Ctrl+Z")
    live.press("Ctrl+Z")


def _act_and_type(live: Live) -> None:
    """The act is on its way to the disk when the words are handed over."""
    live.desk.lane.submit(AddItem(meeting_id=MEETING, title="Tolls"))
    live.type(" more")
    live.room.autosave.flush()


def _replace(live: Live) -> None:
    _replace_all(live, "the", "this")


def _import_meanwhile(live: Live) -> None:
    agency = Agency(id=live.desk.ids.new(), names=(DatedName("Port authority"),))
    live.type(" more")
    live.desk.lane.submit(ImportEntities(entities=(agency,)))
    live.type(" and more")
    live.room.autosave.flush()


def _leave(live: Live) -> None:
    live.type(" more")
    live.screen.leave()


PATHS = (_type, _type_and_move_on, _type_and_undo, _undo_an_act, _act_and_type, _replace, _import_meanwhile, _leave)


@pytest.mark.parametrize("path", PATHS)
def test_the_mark_says_saved_of_no_words_whose_commit_has_not_returned(
    path: Callable[[Live], None], live: Live, disk: SlowDisk, qtbot: QtBot
) -> None:
    before = live.room.autosave.state
    live.meeting.clock.pass_minutes(1)
    path(live)
    live.settle()
    disk.let_go()
    assert disk.lies == []
    assert disk.said[-1].phase is SavePhase.SAVED
    assert disk.said[-1].since == live.meeting.clock.now() > before.since


def test_the_mark_shows_no_other_time_while_a_commit_is_held_back(live: Live, disk: SlowDisk) -> None:
    shown = live.room.pane.top.saved.words
    live.meeting.clock.pass_minutes(1)
    live.type(" more")
    live.room.autosave.flush()
    assert live.room.pane.top.saved.words == shown
    disk.let_go()
    live.settle()
    assert live.room.pane.top.saved.words != shown
