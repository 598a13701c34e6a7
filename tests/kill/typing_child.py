"""The real window in a process of its own, with somebody typing in it until the process is killed.

`python -m tests.kill.typing_child STORE SEED` types for ever. Each thing that happens is a line of JSON on standard
output, written before a key is pressed and after anything else, by one write each: the pipe keeps what was said.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from time import monotonic
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from clerk_app.cli.gui import launch_on
from clerk_app.domain.minutes import BlockKind
from clerk_app.services.acts import Act, SaveBlocks, SavePlainLine
from clerk_app.services.outcome import Outcome
from clerk_app.storage.engine import raw
from clerk_app.storage.store import Store
from clerk_app.ui.app import Launch, Program
from clerk_app.ui.background.write_lane import OpenStore
from clerk_app.ui.minutes_editor.spot import held_at
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.theme.theme import Theme
from clerk_app.ui.views.home.view import HomeScreen
from clerk_app.ui.views.live_meeting.editor_pane import BarPlace
from clerk_app.ui.views.live_meeting.live_room import LiveRoom
from clerk_app.ui.views.live_meeting.live_screen import LiveScreen

WORDS = ("tolls", "moorings", "dredging", "the", "harbour", "of", "it", "was", "noted", "that", "pilots", "agreed")
SLOWEST_MS = 25


def say(event: str, **values: object) -> None:
    """Says it at once: a process may be killed right after."""
    os.write(1, f"{json.dumps({'event': event, 'at': monotonic(), **values})}\n".encode())


class Keys:
    """Presses one key after another, at the pace of somebody in a hurry."""

    def __init__(self, program: Program, random: Random) -> None:
        self._program = program
        self._random = random
        self._next = self._keys()
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._press)

    def arrived(self, place: Place) -> None:
        """Another screen is shown; in the meeting the typing begins."""
        if place.screen is ScreenName.LIVE:
            QTimer.singleShot(0, self.begin)

    def focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """At home, Enter presses the button that leads into the meeting as soon as it has the focus."""
        if isinstance(self._program.window.screen_shown, HomeScreen) and isinstance(now, QAbstractButton):
            QTimer.singleShot(0, partial(QTest.keyClick, now, Qt.Key.Key_Return))

    def begin(self) -> None:
        """Say where the window opened, go to the end of the text there, and type."""
        room = self._room
        say("opened", brought_back=room.pane.bar(BarPlace.BROUGHT_BACK) is not None, **where(room))
        QTest.keyClick(room.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        self._timer.start(0)

    @property
    def _room(self) -> LiveRoom:
        screen = self._program.window.screen_shown
        assert isinstance(screen, LiveScreen)
        return screen.room

    def _press(self) -> None:
        next(self._next)()
        self._timer.start(self._random.randint(0, SLOWEST_MS))

    def _keys(self) -> Iterator[Callable[[], None]]:
        while True:
            if self._random.random() < 0.1:
                yield self._look_elsewhere
            if self._room.editor.textCursor().block().length() > 1:
                yield partial(self._key, "\n")
            if self._random.random() < 0.3 and self._is_open_to_signs():
                yield from (partial(self._key, letter) for letter in "/r ")
            for _ in range(self._random.randint(1, 12)):
                yield from (partial(self._key, letter) for letter in f"{self._random.choice(WORDS)} ")

    def _key(self, letter: str) -> None:
        room = self._room
        say("key", key=letter, **where(room))
        if letter == "\n":
            QTest.keyClick(room.editor, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(room.editor, letter)

    def _is_open_to_signs(self) -> bool:
        """After a decision the next one begins by itself, and a sign there is text."""
        here = held_at(self._room.editor.textCursor())
        return here.is_empty and here.facts.kind is BlockKind.PARAGRAPH

    def _look_elsewhere(self) -> None:
        room = self._room
        way = Qt.Key.Key_PageUp if room.presenter.neighbour(1) is None else Qt.Key.Key_PageDown
        say("looking")
        QTest.keyClick(room.editor, way, Qt.KeyboardModifier.ControlModifier)
        say("looked", **where(room))
        QTest.keyClick(room.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)


def where(room: LiveRoom) -> dict[str, object]:
    """Where the caret is."""
    cursor = room.editor.textCursor()
    return {"minute": room.presenter.shown, "block": room.editor.caret_block_id, "caret": cursor.positionInBlock()}


def note_commit(act: Act, outcome: Outcome) -> None:
    """A save is on the disk."""
    if isinstance(act, SaveBlocks):
        say("saved", blocks={block.id: block.text.plain for block in act.put}, removed=act.removed)
    elif isinstance(act, SavePlainLine):
        say("line", about=act.line.minute_id, text=act.line.text)


def watched(launch: Launch) -> Launch:
    """The same launch; what the writing connection promises is said as soon as it is open."""

    def open_store() -> OpenStore:
        opened = launch.open_store()
        store = getattr(opened, "store", None)
        assert isinstance(store, Store)
        assert store._writer is not None
        connection = raw(store._writer)
        pragmas = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
        say("store", **pragmas)
        return opened

    return replace(launch, open_store=open_store)


def end_at_once(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Whoever listens is not left waiting for keys that never come; nor does it type on when nobody listens."""
    sys.__excepthook__(kind, error, trace)
    os._exit(1)


def main(store: Path, seed: int, hands: type[Keys] = Keys) -> None:
    """Shows the window on a store whose meeting is under way, and types."""
    sys.excepthook = end_at_once
    app = QApplication([])
    program = Program(watched(launch_on(store, look_file=store.with_name("look.json"))), Theme(app))
    keys = hands(program, Random(seed))
    program.lane.committed.connect(note_commit)
    program.navigation.moved.connect(keys.arrived)
    app.focusChanged.connect(keys.focus_moved)
    program.show()
    program.window.activateWindow()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
