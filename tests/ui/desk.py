"""A desk for tests of screens and pop-ups: a real lane over the store in memory, the rest as in the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from clerk_app.ui.background.jobs import Jobs
from clerk_app.ui.background.write_lane import OpenStore, WriteLane
from clerk_app.ui.change_hub import ChangeHub
from clerk_app.ui.popup_host import PopupHost
from clerk_app.ui.screen import Desk, Navigation
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.ui_state import UiState


@contextmanager
def open_desk(theme: Theme, store: OpenStore, qtbot: QtBot, *, was_interrupted: bool = False) -> Iterator[Desk]:
    """A desk over a store that is open already; its threads end with the block."""
    lane, jobs, hub = WriteLane(), Jobs(), ChangeHub()
    lane.committed.connect(hub.announce)
    with qtbot.waitSignal(lane.opened):
        lane.start(_Opened(store))
    desk = Desk(
        theme=theme,
        clock=store.app.clock,
        ids=store.app.ids,
        queries=store.app.queries,
        lane=lane,
        jobs=jobs,
        hub=hub,
        navigation=Navigation(),
        popups=PopupHost(),
        state=UiState(None, None, jobs),
        read_only=store.read_only,
        was_interrupted=was_interrupted,
    )
    desk.popups.furnish(desk, {})
    yield desk
    lane.close()
    jobs.finish()


def settle(desk: Desk, qtbot: QtBot) -> None:
    """Wait until every act is answered."""
    qtbot.waitUntil(_is_idle(desk))


def _is_idle(desk: Desk) -> Callable[[], bool]:
    return lambda: desk.lane.is_idle


class _Opened:
    def __init__(self, store: OpenStore) -> None:
        self._store = store

    def __call__(self) -> OpenStore:
        return self._store
