"""What the window remembers between runs: its size, the splitters, and the place where somebody was working.

Kept in small JSON files, written off the GUI thread through the safe writer that is handed in: the place beside the
store, and how the window looks in a file of the person's own, since eyes do not change with the store. A file that is
missing or unreadable counts as empty: nothing in it is part of the record.

The place belongs to the one window that may change the store: it is written from `begin` on, and a window that only
reads never begins.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject

from clerk_app.domain.identity import Id
from clerk_app.ui.background.jobs import Jobs, Reporter
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.timers import QtTimers, Timers

SafeWriter = Callable[[Path, bytes], None]
"""Writes a file whole or not at all: temporary file, flushed, renamed over."""

WRITE_AFTER_MS = 1_000
RETRY_AFTER_MS = 5_000
_CARET = "place.after_caret"
LOOK = "window."
"""What the names of values begin with that belong to the person, whichever store is open."""

Plain = str | int | float | bool | None


class UiState(QObject):
    """Remembered values by name; changes reach the disk a second later, and at `flush`.

    The place is remembered in the file from `begin` on; without a `look_path` so is the look of the window.
    """

    def __init__(
        self,
        path: Path | None,
        write: SafeWriter | None,
        jobs: Jobs,
        parent: QObject | None = None,
        *,
        look_path: Path | None = None,
        timers: Timers | None = None,
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._look_path = look_path
        self._write = write
        self._jobs = jobs
        self._values: dict[str, Plain] = {**_read(path), **_read(look_path)}
        self._was_interrupted = self._says_running
        self._has_begun = False
        self._has_ended = False
        self._written: dict[Path, dict[str, Plain]] = {}
        self._timer = (timers or QtTimers(self))(self.flush)

    def text(self, name: str) -> str:
        """A remembered text; empty where there is none."""
        value = self._values.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str, otherwise: int = 0) -> int:
        """A remembered whole number."""
        value = self._values.get(name)
        return value if isinstance(value, int) else otherwise

    def remember(self, name: str, value: Plain) -> None:
        """Remember this value under the name from now on."""
        if self._values.get(name) != value:
            self._values[name] = value
            if not self._timer.is_running:
                self._timer.start(WRITE_AFTER_MS)

    def remember_place(self, place: Place) -> None:
        """Remember where somebody is working; another screen, minute or paragraph reaches the disk at once."""
        values = _place_values(place)
        has_moved = any(self._values.get(name) != value for name, value in values.items() if name != _CARET)
        for name, value in values.items():
            self.remember(name, value)
        if has_moved:
            self.flush()

    def last_place(self) -> Place | None:
        """Where somebody was working last, or None."""
        screen = self.text("place.screen")
        if screen not in tuple(ScreenName):
            return None
        return Place(
            screen=ScreenName(screen),
            board_id=self._id("place.board"),
            meeting_id=self._id("place.meeting"),
            minute_id=self._id("place.minute"),
            block_id=self._id("place.block"),
            after_caret=self.number(_CARET),
        )

    @property
    def was_interrupted(self) -> bool:
        """True where the run before did not come to its end."""
        return self._was_interrupted

    def look_again(self) -> None:
        """Take over the place as it is now: while this window waited for the store, another one may have moved on."""
        look = {name: value for name, value in self._values.items() if name.startswith(LOOK)}
        self._values = {**_read(self._path), **look}
        self._was_interrupted = self._says_running

    def begin(self) -> None:
        """This run begins; until `end`, a new run will find that it was interrupted."""
        self._has_begun = True
        self.remember("running", True)
        self.flush()

    def end(self) -> None:
        """This run ends as it should."""
        self._has_ended = True
        if self._has_begun:
            self.remember("running", False)
        self.flush()

    def flush(self) -> None:
        """Hand what is remembered to the worker, to be written."""
        self._timer.stop()
        for path, values in self._by_file():
            if self._write is not None and self._written.get(path) != values:
                self._written[path] = values
                writing = _Writing(self._write, path, _as_bytes(values))
                self._jobs.start(writing, None, _Refusal(self, path).said)

    def try_again(self, path: Path) -> None:
        """The disk did not take the file: it is written anew some time later, unless the run has ended by then."""
        self._written.pop(path, None)
        if not self._has_ended:
            self._timer.start(RETRY_AFTER_MS)

    def _by_file(self) -> Iterator[tuple[Path, dict[str, Plain]]]:
        look = {name: value for name, value in self._values.items() if name.startswith(LOOK)}
        if self._look_path is not None:
            yield self._look_path, look
        if self._path is not None and self._has_begun:
            apart = look if self._look_path is not None else {}
            yield self._path, {name: value for name, value in self._values.items() if name not in apart}

    @property
    def _says_running(self) -> bool:
        return self._values.get("running") is True

    def _id(self, name: str) -> Id | None:
        text = self.text(name)
        return Id(text) if text else None


class _Refusal:
    """Which file could not be written, for the one who remembers it."""

    def __init__(self, state: UiState, path: Path) -> None:
        self._state, self._path = state, path

    def said(self, error: Exception) -> None:
        """Called in the GUI thread with what kept the file from being written."""
        self._state.try_again(self._path)


class _Writing:
    """The job that writes the file."""

    def __init__(self, write: SafeWriter, path: Path, content: bytes) -> None:
        self._write, self._path, self._content = write, path, content

    def __call__(self, reporter: Reporter) -> object:
        self._write(self._path, self._content)
        return None


def _place_values(place: Place) -> dict[str, Plain]:
    return {
        "place.screen": str(place.screen),
        "place.board": place.board_id,
        "place.meeting": place.meeting_id,
        "place.minute": place.minute_id,
        "place.block": place.block_id,
        _CARET: place.after_caret,
    }


def _as_bytes(values: dict[str, Plain]) -> bytes:
    return json.dumps(values, indent=1, sort_keys=True).encode()


def _read(path: Path | None) -> dict[str, Plain]:
    if path is None:
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    known = (str, int, float, bool, type(None))
    return {k: v for k, v in found.items() if isinstance(v, known)} if isinstance(found, dict) else {}
