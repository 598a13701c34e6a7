"""Garbage with Qt objects in it is swept by the GUI thread, whoever made it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from clerk_app.ui.background import garbage
from clerk_app.ui.background.garbage import Sweeper


class _Tangle:
    """Garbage that only a collector finds, and that notes which thread swept it."""

    def __init__(self, swept_in: list[threading.Thread]) -> None:
        self.itself = self
        self.timer = QTimer()
        self._swept_in = swept_in

    def __del__(self) -> None:
        self._swept_in.append(threading.current_thread())


@pytest.fixture
def sweeper(qtbot: QtBot) -> Iterator[Sweeper]:
    parent = QObject()
    made = Sweeper(parent)
    yield made
    made.stop()


def _make_garbage(count: int) -> None:
    for _ in range(count):
        tangle: list[object] = []
        tangle.append(tangle)


def test_a_busy_worker_sweeps_nothing_and_the_gui_thread_does(sweeper: Sweeper) -> None:
    swept_in: list[threading.Thread] = []
    _Tangle(swept_in)
    with ThreadPoolExecutor(1) as worker:
        worker.submit(_make_garbage, 10_000).result()
    assert swept_in == []
    sweeper.sweep()
    assert swept_in == [threading.main_thread()]


def test_what_is_kept_is_not_looked_at_again_until_the_end(sweeper: Sweeper) -> None:
    kept: list[object] = []
    kept.append(kept)
    sweeper.keep_what_is_there()
    assert gc.get_freeze_count() > 0
    assert not any(kept is one for one in gc.get_objects())
    sweeper.stop()
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize("was_on", [True, False])
def test_python_collects_by_itself_again_after_the_last_window_where_it_did_before_the_first(
    was_on: bool, qtbot: QtBot
) -> None:
    if was_on:
        gc.enable()
    owner = QObject()
    first, second = Sweeper(owner), Sweeper(owner)
    first.stop()
    while_the_second_is_open = gc.isenabled()
    second.stop()
    assert (while_the_second_is_open, gc.isenabled()) == (False, was_on)


def test_what_one_window_keeps_is_kept_while_another_is_open(qtbot: QtBot) -> None:
    owner = QObject()
    first, second = Sweeper(owner), Sweeper(owner)
    first.keep_what_is_there()
    first.stop()
    while_the_second_is_open = gc.get_freeze_count()
    second.stop()
    assert while_the_second_is_open > 0
    assert gc.get_freeze_count() == 0


def test_what_somebody_else_keeps_is_left_alone(qtbot: QtBot) -> None:
    gc.freeze()
    kept, owner = gc.get_freeze_count(), QObject()
    Sweeper(owner).stop()
    assert gc.get_freeze_count() == kept


def test_a_window_that_is_done_with_twice_is_done_with_once(qtbot: QtBot) -> None:
    owner = QObject()
    first, second = Sweeper(owner), Sweeper(owner)
    first.stop()
    first.stop()
    assert not gc.isenabled()
    second.stop()


def test_what_survives_a_long_sweep_is_looked_at_again_only_when_nobody_is_at_the_keys(
    sweeper: Sweeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "MANY_OBJECTS", 0)
    swept_in: list[threading.Thread] = []
    tangle = _Tangle(swept_in)
    monkeypatch.setattr(gc, "get_count", lambda: (10_000, 10_000, 10_000))
    sweeper.sweep()
    assert gc.get_freeze_count() > 0
    del tangle
    sweeper.sweep()
    assert swept_in == []
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.focusWindowChanged.emit(None)
    assert swept_in == [threading.main_thread()]
    assert gc.get_freeze_count() > 0


def test_a_sweeper_at_rest_waits_until_it_goes_on(sweeper: Sweeper) -> None:
    timer = sweeper.findChild(QTimer)
    assert timer is not None
    sweeper.rest()
    at_rest = timer.isActive()
    sweeper.go_on()
    assert (at_rest, timer.isActive(), gc.isenabled()) == (False, True, False)
