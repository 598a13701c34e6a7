"""A workplace outside the program: its keys come through the X server, what came of them is read from the disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from clerk_app.cli.gui import state_file
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.ports import Queries
from clerk_app.ui.place import ScreenName
from tests.xvfb.display import Display, remembered, wait_until

_FAST_MS = 2
_OTHER_NAMES = {"Backspace": "BackSpace", "/": "slash"}
"""Keys that the X server calls otherwise than the menus do."""


class SeatAtDisplay:
    """Somebody at a display where the program shows a store; what is committed is read beside it."""

    def __init__(self, screen: Display, store: Path, queries: Queries, day: date) -> None:
        self._screen = screen
        self._state_file = state_file(store)
        self._queries = queries
        self._day = day

    @property
    def queries(self) -> Queries:
        """What the store holds."""
        return self._queries

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or a chord, such as "Return" or "Ctrl+Return"."""
        if times:
            self._screen.press(*[_x_name(keys)] * times, pause_ms=_FAST_MS)

    def write(self, text: str) -> None:
        """Type a text."""
        self._screen.write(text, pause_ms=_FAST_MS)

    def shows(self, screen: ScreenName) -> bool:
        """Whether the program has written down that it is at this screen."""
        return remembered(self._state_file, "place.screen") == screen

    def wait_until(self, is_so: Callable[[], bool], what: str) -> None:
        """Go on when it is so."""
        wait_until(is_so, what)

    def read_over(self, words: str) -> None:
        """Go on when exactly these words are on the disk, in a paragraph of the meeting."""
        wait_until(lambda: words in self._written(), f"the store has the words “{words}”")

    def _written(self) -> set[str]:
        (meeting,) = self._queries.where(Meeting, date=self._day)
        record = self._queries.meeting_record(meeting.id)
        return _texts(record) if record is not None else set()


def _texts(record: MeetingRecord) -> set[str]:
    """The words of each paragraph, without the space that parts a task from the owner behind it."""
    return {text.plain.rstrip() for block in record.blocks for text in (block.text, block.update)}


def _x_name(keys: str) -> str:
    """A chord as xdotool writes it: "ctrl+Return", "ctrl+k"."""
    *held, key = keys.split("+")
    name = _OTHER_NAMES.get(key, key.lower() if len(key) == 1 else key)
    return "+".join([*(one.lower() for one in held), name])
