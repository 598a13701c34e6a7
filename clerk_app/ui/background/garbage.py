"""Python's garbage is swept in the GUI thread alone.

Left to itself, Python sweeps in whichever thread happens to be at work, and widgets among the garbage are destroyed
there: with Qt 6.11 their timers are then "stopped from another thread", and the program may crash. It may in the GUI
thread too, where Python sweeps in the midst of a widget's making, whose signals are just being connected. So Python is
left to itself again only once the last window of the process is done with, and only where it was before the first.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

SWEEP_EVERY_MS = 1000
MANY_OBJECTS = 20_000
"""Looking through so many takes longer than a key may wait."""

_OLDEST = 2


@dataclass
class _Shared:
    """What the sweepers of one process have in common: who is at work, and how they found Python's collector."""

    at_work: WeakSet[QObject] = field(default_factory=WeakSet)
    was_on: bool = False
    froze: bool = False

    def begin(self, sweeper: QObject) -> None:
        if not self.at_work:
            self.was_on, self.froze = gc.isenabled(), False
        self.at_work.add(sweeper)
        gc.disable()

    def freeze(self) -> None:
        gc.freeze()
        self.froze = True

    def end(self, sweeper: QObject) -> None:
        """Python's collector is as it was, once nobody else is at work."""
        if sweeper not in self.at_work:
            return
        self.at_work.discard(sweeper)
        if self.at_work:
            return
        if self.froze:
            gc.unfreeze()
        if self.was_on:
            gc.enable()


_SHARED = _Shared()


class Sweeper(QObject):
    """Sweeps instead of Python's own collector from when it is made, in the GUI thread, until it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _SHARED.begin(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.sweep)
        self._timer.start(SWEEP_EVERY_MS)
        self._keeps_more = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._note_focus)

    def sweep(self) -> None:
        """Sweep as far as there is enough to sweep, by the thresholds of Python's own collector."""
        pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, threshold) in enumerate(pairs) if count > threshold]
        if not due:
            return
        gc.collect(due[-1])
        if due[-1] == _OLDEST and len(gc.get_objects()) > MANY_OBJECTS:
            _SHARED.freeze()  # a long meeting was opened: it is not looked through again until nobody waits for it
            self._keeps_more = True

    def _sweep_all(self) -> None:
        """Nobody is at the keys: look through all that was kept since the start, which may be garbage by now."""
        if self._keeps_more:
            gc.unfreeze()
            gc.collect()
            _SHARED.freeze()
            self._keeps_more = False

    def rest(self) -> None:
        """Sweep nothing until `go_on`: while the window is filled there is much to look at and nothing to find."""
        self._timer.stop()

    def go_on(self) -> None:
        """Sweep again from time to time."""
        self._timer.start(SWEEP_EVERY_MS)

    def keep_what_is_there(self) -> None:
        """What exists now stays until the end, so that no later sweep takes longer than a key may wait."""
        _SHARED.freeze()

    def stop(self) -> None:
        """Sweep no more; harmless when stopped before. After the last of several, Python's collector is as it was."""
        self._timer.stop()
        _SHARED.end(self)

    def _note_focus(self, window: object) -> None:
        if window is None and self._timer.isActive():
            self._sweep_all()
