"""Work on what the window shows that is too long for one go: done piece by piece, so that the window answers between.

pieces.add(step)         done in its turn, in the order in which they were added
pieces.add_next(step)    done before all that waits
pieces.finish()          what is left is done at once: something is about to depend on it
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject

from clerk_app.ui.timers import QtTimers, Timers


class Pieces(QObject):
    """Pieces of work that wait for their turn."""

    def __init__(self, timers: Timers | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = (timers or QtTimers(self))(self._go_on)
        self._waiting: deque[Callable[[], None]] = deque()

    @property
    def are_left(self) -> bool:
        """True while some wait for their turn."""
        return bool(self._waiting)

    def add(self, piece: Callable[[], None]) -> None:
        """Do this behind what waits already."""
        self._waiting.append(piece)
        if not self._timer.is_running:
            self._timer.start(0)

    def add_next(self, piece: Callable[[], None]) -> None:
        """Do this before what waits already: it goes on with what is being done."""
        self._waiting.appendleft(piece)
        if not self._timer.is_running:
            self._timer.start(0)

    def finish(self) -> None:
        """Do at once what is left to do."""
        while self._waiting:
            self._waiting.popleft()()
        self._timer.stop()

    def _go_on(self) -> None:
        if self._waiting:
            self._waiting.popleft()()
        if self._waiting:
            self._timer.start(0)
